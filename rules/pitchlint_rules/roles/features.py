"""What a sentence shows about its role: who it is about, trouble or gain, slots, speech acts, place in the mail."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pitchlint import late

from .words import Hit, Words, hits_of, stem, words_of


class Unit(NamedTuple):
    """One sentence or line of a mail; `masked` has the same length, merge fields as runs of U+A78F.

    `part` is "greeting", "prose", "sign_off" or "postscript"; `bullet` says that a list marker stood before it.
    """

    text: str
    masked: str
    part: str = "prose"
    bullet: bool = False


class Seen(NamedTuple):
    """The features of one unit: name -> (value, span in the unit or None), and the facts that neighbours ask for."""

    features: dict[str, float]
    spans: dict[str, tuple[int, int]]
    about: str
    lead: bool
    bullet: bool


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(w) for w in words.split())


_I = _stems("i we my our me us mine ours myself")
_YOU = _stems("you your yours yourself")
_GROUP_FIRST = _stems("most many some few other typical average every all one those each")
_PEOPLE = _stems(
    "team compani company founder owner leader manager practic clinic agenci agency brand contractor coach retailer"
    " manufactur shop store school teacher student patient customer buyer employee staff rep compan firm people"
    " business"
    " operator director head organization organisation client guest applicant agent architect dealer driver engineer"
    " recruit vendor supplier lead prospect user visitor parent member technician analyst crew dispatcher"
)
_AUX = _stems("are is do can could would will have was should may might shall")
_WH = _stems("how what when where who why which whose")
_SAW = _stems("see notice read find love like enjoy hear discover stumbl watch com congrat congratulation")
_ELIDED = _stems(
    "want happy glad follow circl check bump wonder hop just love look reach writ ping float curious thank wish trust"
    " touch rais try appreciat sorry"
)
_ELIDED_PAST = frozenset(
    "bought tried left ordered visited walked stopped called emailed sent met took rang drove ate stayed tested queued"
    " been checking checked went spent timed pushing popping giving returning writing".split()
)
_IMPERATIVE = _stems(
    "book reply click let grab call contact check try join send give please kindly schedul pick choos visit download"
    " sign register apply email ask see take get stop point feel tell say forward drop shoot add"
)
_SUBORDINATE = _stems(
    "if when since as becaus while after with in at for on by given based from until before though although"
)
_SKIP = frozenset(
    "- * • → ✓ ✅ ✔ = ps p s and but so also or plus quick question now today currently hi hey hello then well ok okay"
    " yes".split()
)
_NEGATIONS = _stems("not never no nobody without cannot neither nor hardly barely rarely")
_NUMBER = frozenset(("#", "#%", "@figure"))
_DETAIL_SLOTS = frozenset(("@detail", "@prose", "@topic", "@pain", "@other"))
_MEET = _stems("call chat meet meeting demo conversation talk discuss connect minute coffee")
_GREETING = late(
    r"^\s*(?:hi|hey|hello|dear|good (?:day|morning|afternoon|evening)|greetings?|hiya|howdy|hallo|g['’]day|morning"
    r"|afternoon|evening|respected|esteemed|to whom it may concern)\b",
    re.I,
)
_QUOTED = late(r"[\"“][^\"”]{8,}[\"”]")
_BULLET = late(r"^\s*(?:[-*•–—→✓✅✔❌+·▪]|\(?[a-dA-D\d]{1,2}[.)])\s*")

# what every ask for a meeting is made of; the words left over say what it is about
_ASK_WORDS = _stems(
    "a an the to of for and or in on at with by this that it if is are be was do does did have has i we you"
    " your our my me us their they"
    " would could can may might shall will should let lets like love happy glad open interested interest worth"
    " want wanted think thought"
    " thoughts quick brief short call chat meeting meet conversation talk talking discuss discussion connect"
    " minute minutes time times"
    " slot day week month today tomorrow monday tuesday wednesday thursday friday next available availability"
    " schedule calendar set setup"
    " up hop jump get on phone zoom coffee lunch when what which whenever works work best good better suits"
    " convenient fit make sense sure"
    " see know hear back reply respond email mail contact reach touch out more learn explore exploring possible"
    " potential opportunity"
    " possibility synergy collaborate collaboration cooperation help helpful support further about how there"
    " here just please kindly"
    " so not no any some either way also maybe perhaps soon later again still question ask around free grab"
    " book find spare few couple"
    " look looking forward together partner partnership business company team need needs goal future idea"
    " exciting give take go as from"
    " been am were one two something anything everything else feel hesitate simply bit quickly briefly right now then"
    " curious useful benefit success introduce ourselves myself service product solution offering revisit move"
    " step steps"
)

# phrase classes that say "trouble" in one way or another
PAIN = ("loss", "drudgery", "hard", "broken", "risk", "lack", "scene")
# phrase classes that only somebody who has been in touch before uses
LOOKS_BACK = ("earlier", "attempt", "silence", "chase", "again", "nag", "told", "our_paper")
# classes whose meeting with the subject of the sentence is a feature of its own
_CROSS = (
    *PAIN,
    "trouble",
    "danger_noun",
    "gain",
    "time_cost",
    "noticed",
    "praise",
    "specific",
    "at_theirs",
    "pleasantry",
    "offer",
    "meet",
    "group",
    "proof",
    "resource",
    "presuppose",
)


def subject_of(words: Words) -> str:
    """Whom the first clause is about: `sender`, `reader`, `group`, `ask-you`, `order`, `it`, `other`, ..."""
    stems = words.stems
    at, n = 0, len(stems)
    while at < n and (stems[at] in _SKIP or stems[at] in ("#", ":", ",", "!", "...")):
        at += 1
    if at < n and stems[at] in _SUBORDINATE and "," in stems[at:]:  # "If you ..., we ...": the main clause decides
        comma = stems.index(",", at)
        if comma + 1 < n and comma - at < 22:
            at = comma + 1
    while at < n and (stems[at] in _SKIP or stems[at] == ","):
        at += 1
    if at >= n:
        return "none"
    first, second = stems[at], stems[at + 1] if at + 1 < n else ""
    third = stems[at + 2] if at + 2 < n else ""
    if first in ("i", "we"):
        return "sender"
    if first in ("my", "our"):
        return "their-client" if second in ("client", "customer", "user", "partner") else "sender"
    if first in ("you", "your") or first in ("@company", "@name"):
        return "reader"
    if first in _AUX:
        return "ask-you" if second in _YOU else "ask-me" if second in _I else "ask-it"
    if first in _WH:
        return "wh-you" if _YOU.intersection(stems[at : at + 8]) else "wh"
    if first in _GROUP_FIRST:
        return "group"
    if first in ("they", "he", "she", "their", "his", "her"):
        return "they"
    if first in ("it", "this", "that", "there", "here", "these", "those"):
        return "it"
    if first in _IMPERATIVE:
        return "order"
    if first in _SAW:
        return "saw"
    if first in _ELIDED or words.lower[at] in _ELIDED_PAST:
        return "elided"
    if first in _NUMBER or first == "$":
        return "figure"
    if first in _PEOPLE or second in _PEOPLE or third in _PEOPLE:
        return "people"
    if first in ("the", "a", "an"):
        return "the"
    if first.startswith("@"):
        return "slot"
    if first in ("no", "not", "never", "zero"):
        return "no"
    return "other"


_WRAPS = _stems("because since that as")
_WRAPPED = 12  # "I wanted to reach out to you today because ..."


def told_of(words: Words) -> tuple[str, int]:
    """Whom the clause is about that "I am writing because ..." wraps, and where it begins; "" without such a wrap."""
    stems = words.stems
    if stems[:1] and stems[0] in _I:
        for i in range(2, min(_WRAPPED, len(stems) - 2)):
            if stems[i] in _WRAPS:
                rest = Words(stems[i + 1 :], words.lower[i + 1 :], words.spans[i + 1 :])
                return subject_of(rest), i + 1
    return "", 0


_CLAUSE_ENDS = frozenset(
    (",", ":", "-", "but", "because", "is", "are", "was", "while", "so", "if", "that", "who", "which", "?")
)


def _cured(stems: Sequence[str], start: int, remedies: set[int]) -> bool:
    """Trouble that words before it in the clause take away ("eliminates manual entry") is a gain, not a problem."""
    for i in range(start - 1, max(-1, start - 6), -1):
        if i in remedies:
            return True
        if stems[i] in _CLAUSE_ENDS:
            return False
    return False


def local(unit: Unit, place: tuple[int, int]) -> Seen:
    """Features of one unit by itself; `place` is (index among the units after the greeting, how many there are)."""
    text = unit.text
    words = words_of(text, unit.masked)
    stems = words.stems
    n = len(stems)
    f: dict[str, float] = {}
    spans: dict[str, tuple[int, int]] = {}

    def add(name: str, start: int = -1, end: int = -1) -> None:
        if name not in f:
            f[name] = 1.0
            if start >= 0 and n:
                spans[name] = (words.spans[start][0], words.spans[max(start, end - 1)][1])

    for i, s in enumerate(stems):
        if s not in (",", "-"):
            add("w " + s, i, i + 1)
    if n:
        add("w1 " + stems[0], 0, 1)

    # form
    question = "?" in stems
    bullet = unit.bullet or bool(_BULLET.match(text))
    lead = text.rstrip().endswith(":")
    for name, on in (
        ("question", question), ("bullet", bullet), ("lead", lead), ("exclaim", "!" in stems), ("figure",
        not _NUMBER.isdisjoint(stems)),
        ("percent", "#%" in stems), ("money", "$" in stems), ("link", "@url" in stems or "@link" in stems),
        ("shout", text.isupper() and n > 2), ("quoted", bool(_QUOTED.search(text))), ("arrow", "→" in stems),
        ("lower-start", text[:1].islower()), ("at", "@" in text and "." in text), ("bar",
        "|" in text), ("no-verb-end", text.rstrip()[-1:].isalnum()),
    ):  # fmt: skip
        if on:
            f["form " + name] = 1.0
    f[
        "form length "
        + ("1" if n <= 2 else "3" if n <= 4 else "6" if n <= 7 else "12" if n <= 13 else "22" if n <= 24 else "long")
    ] = 1.0
    if unit.part != "prose":
        f["part " + unit.part] = 1.0

    # place
    index, count = place
    if index == 0:
        f["place first"] = 1.0
    elif index == 1:
        f["place second"] = 1.0
    if index >= count - 1:
        f["place last"] = 1.0
    elif index == count - 2:
        f["place last but one"] = 1.0
    f["place third " + str(min(2, 3 * index // max(1, count)))] = 1.0

    # whom it is about
    about = subject_of(words)
    f["about " + about] = 1.0
    told, told_at = told_of(words)
    if told:
        f["tells of " + told] = 1.0
    i_count = sum(s in _I for s in stems)
    you_count = sum(s in _YOU for s in stems)
    f[
        "pronouns " + ("i" if i_count else "") + ("you" if you_count else "") + ("" if i_count or you_count else "none")
    ] = 1.0
    first_pronoun = next((s for s in stems if s in _I or s in _YOU or s in ("they", "their")), "")
    if first_pronoun:
        f["first pronoun " + ("i" if first_pronoun in _I else "you" if first_pronoun in _YOU else "they")] = 1.0

    # "your team is still pulling ...": what somebody is busy with right now
    if about in ("reader", "group", "people", "ask-you", "they"):
        for i in range(1, min(n - 1, 12)):
            if stems[i] in ("are", "is", "keep", "spend") and any(
                w.endswith("ing") for w in words.lower[i + 1 : i + 4]
            ):
                add("busy " + about, i, min(n, i + 4))
                break
        if not _NEGATIONS.isdisjoint(stems):
            add("negated " + about)

    # slots
    for i, s in enumerate(stems):
        if s[0] == "@" and s != "@url":
            add("slot " + s, i, i + 1)
            if n <= 3:
                add("alone " + s, i, i + 1)

    # phrases of the lexicon
    hits = hits_of(words)
    if any(h.kind == "public" for h in hits):  # "in your talk you said" is no earlier contact
        hits = [h for h in hits if h.kind not in ("earlier", "recall", "told") or stems[h.start] not in _YOU]
    kinds = {h.kind for h in hits}
    remedies = {h.end - 1 for h in hits if h.kind == "remedy"} | {i for i, s in enumerate(stems) if s in _NEGATIONS}
    open_pain: list[Hit] = []
    for h in hits:
        add("has " + h.kind, h.start, h.end)
        if h.kind in LOOKS_BACK:
            add("looks back", h.start, h.end)
        if h.start <= 1 or (h.start <= 3 and stems[0] in _SKIP):
            add("starts " + h.kind, h.start, h.end)
        if h.kind in PAIN:
            if h.kind != "lack" and _cured(stems, h.start, remedies - set(range(h.start, h.end))):
                add("cured pain", h.start, h.end)
            else:
                open_pain.append(h)
                add("open " + h.kind, h.start, h.end)
    for i, s in enumerate(stems):
        if s == "@pain" and not _cured(stems, i, remedies):
            open_pain.append(Hit("slot", i, i + 1))
    pains = {h.kind for h in open_pain}
    gain_count = sum(h.kind == "gain" for h in hits)
    if gain_count > 1:
        f["gains many"] = 1.0
    if open_pain:
        h = open_pain[0]
        f["pain kinds " + str(min(3, len(pains)))] = 1.0
        add("pain", h.start, h.end)
        if pains == {"scene"}:
            add("scene only", h.start, h.end)
        add("pain about " + about, h.start, h.end)
        if told and open_pain[-1].start >= told_at:
            add("pain told of " + told, h.start, h.end)
        if question:
            add("pain asked", h.start, h.end)
        if "offer" in kinds:
            add("pain offered", h.start, h.end)
        if "guess" in kinds:
            add("pain guessed", h.start, h.end)
        if you_count:
            add("pain of you", h.start, h.end)
        if "group" in kinds:
            add("pain of group", h.start, h.end)
        if "noticed" in kinds:
            add("pain noticed", h.start, h.end)
        if "if" in stems:
            add("pain if", h.start, h.end)
        if not _NUMBER.isdisjoint(stems):
            add("pain figure", h.start, h.end)
        if gain_count:
            add("pain and gain", h.start, h.end)
        if i_count and not you_count:
            add("pain of sender", h.start, h.end)
    for kind in kinds.intersection(_CROSS):
        if kind not in PAIN:
            h = next(h for h in hits if h.kind == kind)
            add(f"{kind} about {about}", h.start, h.end)

    # speech acts: an ask for a step, with or without what it is about
    if not kinds.isdisjoint(("ask_verb", "meet", "vague_tail")):
        topic, vague = "topic_tail" in kinds, "vague_tail" in kinds
        h = next(h for h in hits if h.kind in ("ask_verb", "meet", "vague_tail"))
        f["ask " + ("topic" if topic else "") + ("vague" if vague else "") + (" asked" if question else " told")] = 1.0
        if "ask_verb" in kinds and "meet" in kinds:
            add("ask to meet " + ("topic" if topic else "bare"), h.start, h.end)
        if gain_count:
            add("ask with gain", h.start, h.end)
        if "about" in stems or "how" in stems:
            add("ask about", h.start, h.end)
        left_over = sum(w not in _ASK_WORDS and (w[0].isalpha() or w in _DETAIL_SLOTS) for w in stems)
        content = "none" if left_over == 0 else "one" if left_over == 1 else "some" if left_over <= 3 else "much"
        f[f"ask {'to meet' if 'meet' in kinds else 'other'} content {content}"] = 1.0
        for kind in ("artifact", "their_step", "my_step", "idle", "vague_tail"):
            if kind in kinds:
                f[f"ask {kind} content {content}"] = 1.0
        if n <= 9:
            add("ask short" + (" topic" if topic else ""), h.start, h.end)
        if "if" in stems:
            add("ask if", h.start, h.end)
    if question and you_count:
        f["question you"] = 1.0
        if "sit_question" in kinds and "meet" not in kinds:
            f["question situation"] = 1.0

    # named things inside the sentence: a detail that few readers share
    names = proper_names(unit.masked, words)
    if names:
        add("names " + ("many" if len(names) > 2 else "few"), names[0], names[0] + 1)
        if you_count:
            add("names you", names[0], names[0] + 1)
        if "noticed" in kinds:
            add("names noticed", names[0], names[0] + 1)
    # a detail: something seen, and something of theirs that is particular
    asked_slots = [i for i, s in enumerate(stems) if s in _DETAIL_SLOTS]
    if asked_slots:
        add("detail slot about " + about, asked_slots[0], asked_slots[0] + 1)
        if you_count or "noticed" in kinds or "praise" in kinds or "specific" in kinds:
            add("detail slot of theirs", asked_slots[0], asked_slots[0] + 1)
        elif i_count or "offer" in kinds:
            add("detail slot of ours", asked_slots[0], asked_slots[0] + 1)
        elif n <= 3:
            add("detail slot alone", asked_slots[0], asked_slots[0] + 1)
    if "noticed" in kinds or "praise" in kinds:
        h = next(h for h in hits if h.kind in ("noticed", "praise"))
        particular = (
            "specific" in kinds
            or bool(asked_slots)
            or bool(names)
            or not _NUMBER.isdisjoint(stems)
            or "form quoted" in f
        )
        add("noticed particular" if particular else "noticed plain", h.start, h.end)
    if _GREETING.match(text):
        f["greets"] = 1.0
        if n <= 6:
            f["greets only"] = 1.0
    elif n <= 2 and index == 0 and stems and stems[0] == "@name":  # "[First name]!"
        f["greets only"] = 1.0
    f["capitals"] = float(bool(names) and len(names) * 2 >= n)
    return Seen(f, spans, about, lead, bullet)


_COMMON_CAPITALS = frozenset(
    "i i'm i've i'd i'll monday tuesday wednesday thursday friday saturday sunday january february march april"
    " may june july august september october november december ceo cfo cto coo roi seo crm ai hr it usa us uk api pdf"
    " faq ps p.s".split()
)


def proper_names(masked: str, words: Words) -> list[int]:
    """Token places with a capital inside the sentence (not its first word, a weekday, a common abbreviation)."""
    out = []
    for i, (start, end) in enumerate(words.spans):
        if i == 0 or words.stems[i - 1] in ("?", ":", "-", "!", "*", "✓", "→", "✅", "#"):
            continue
        if (
            masked[start].isupper()
            and not (end - start > 1 and masked[start:end].isupper())
            and words.lower[i] not in _COMMON_CAPITALS
        ):
            out.append(i)
    return out


_PASSED_ON = (
    "pain", "question", "lead", "bullet", "has bump", "has noticed", "has gain", "has offer", "has presuppose",
    "has proof", "has group",
    "has recall", "noticed particular",
)  # fmt: skip


def features_of(units: Sequence[Unit]) -> list[Seen]:
    """Features of all units of a mail, with what the unit before and the line that leads a list in say."""
    body = [i for i, u in enumerate(units) if u.part == "prose"]
    position = {u: k for k, u in enumerate(body)}
    all_seen: list[Seen] = []
    for i, u in enumerate(units):
        k = position.get(i, 0 if i == 0 else len(body))
        all_seen.append(local(u, (k if i in position else max(k, 0), len(body))))
    leader: Seen | None = None
    public = False
    for i, seen in enumerate(all_seen):
        f = seen.features
        if public:  # "Your talk on ... You said at the end ..."
            for name in ("has earlier", "has recall", "has told", "looks back"):
                if name in seen.spans and units[i].text[slice(*seen.spans[name])].lower().startswith("you"):
                    f.pop(name, None)
        public = public or "has public" in f
        before = all_seen[i - 1] if i else None
        if before is not None:
            f["before about " + before.about] = 1.0
            for name in _PASSED_ON:
                if name in before.features or "form " + name in before.features:
                    f["before " + name] = 1.0
        else:
            f["before nothing"] = 1.0
        after = all_seen[i + 1] if i + 1 < len(all_seen) else None
        if after is not None and "form question" in after.features:
            f["after question"] = 1.0
        if leader is not None and (seen.bullet or before is leader):
            f["led"] = 1.0
            for name in leader.features:
                if name.startswith(("has ", "about ", "open ", "pain")):
                    f["led by " + name] = 1.0
        elif leader is not None and not seen.lead:
            leader = None
        if seen.lead:
            leader = seen
        if i and units[i].part == "prose" and before is not None and before.features.get("greets only"):
            f["place after greeting"] = 1.0
    return all_seen
