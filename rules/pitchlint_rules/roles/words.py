"""Tokens, stems and phrase classes of one sentence: the plain view of words that the role features are made of."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from pitchlint import late

MASK = "\ua78f"

_TOKEN = late(
    MASK + r"+"
    r"|https?://\S+|www\.\S+"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)?"
    r"|\d+(?:[.,:]\d+)*%?"
    r"|[$€£₹¥]|\.\.\.|--|[?!:,;…→✓✅✔•*=_—–-]"
)
# "I'm" -> "i am": phrase patterns then need one spelling only.
_CLITICS = {
    "m": ("am",), "re": ("are",), "ve": ("have",), "ll": ("will",), "d": ("would",), "t": ("not",),
}  # fmt: skip
_NUMBER_WORDS = frozenset(
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty hundred".split()
)
_S_IS = frozenset("it that there what here who how where let he she this".split())

# word -> stem, where the rules below would go wrong or miss a shared stem
_IRREGULAR = {
    "lost": "lose", "losing": "lose", "losses": "loss", "spent": "spend", "cost": "cost", "costs": "cost", "cut": "cut",
    "cutting": "cut", "saw": "see", "seen": "see", "seeing": "see", "sees": "see", "found": "find", "heard": "hear",
    "sent": "send", "got": "get", "gotten": "get", "getting": "get", "gets": "get", "told": "tell", "said": "say",
    "says": "say", "met": "meet", "meeting": "meeting", "meetings": "meeting", "thought": "think",
    "thoughts": "thought",
    "built": "build", "building": "build", "building's": "build", "took": "take", "taken": "take", "made": "make",
    "knew": "know", "known": "know", "gave": "give", "given": "given", "went": "go", "gone": "go", "goes": "go",
    "going": "go", "came": "come", "coming": "come", "fell": "fall", "fallen": "fall", "grew": "grow", "grown": "grow",
    "ran": "run", "running": "run", "paid": "pay", "sold": "sell", "bought": "buy", "brought": "bring", "kept": "keep",
    "left": "left", "stuck": "stuck", "broke": "break", "broken": "broken", "wrote": "write", "written": "write",
    "using": "use", "used": "use", "uses": "use", "being": "be", "doing": "do", "does": "do", "did": "do", "done": "do",
    "has": "have", "had": "have", "having": "have", "were": "was", "been": "been", "is": "is", "are": "are",
    "was": "was",
    "this": "this", "his": "his", "its": "its", "us": "us", "yes": "yes", "less": "less", "business": "business",
    "businesses": "business", "process": "process", "processes": "process", "news": "news", "always": "always",
    "interested": "interested", "interesting": "interesting", "thing": "thing", "things": "thing",
    "something": "something",
    "anything": "anything", "nothing": "nothing", "everything": "everything", "during": "during", "morning": "morning",
    "evening": "evening", "need": "need", "needed": "need", "tired": "tired", "worried": "worry", "worries": "worry",
    "as": "as", "pricing": "pricing", "marketing": "marketing", "red": "red", "led": "lead", "people": "people",
    "men": "man", "women": "woman", "children": "child", "best": "best", "better": "better", "worse": "worse",
    "best-in-class": "best", "tying": "tie", "dying": "die", "hours": "hour", "hrs": "hour", "hr": "hour",
    "mins": "minute", "min": "minute", "mo": "month", "wk": "week", "minutes": "minute", "cannot": "can",
    "wasn": "was", "weren": "was", "isn": "is", "aren": "are", "don": "do", "didn": "do", "doesn": "do",
    "couldn": "could",
    "wouldn": "would", "shouldn": "should", "haven": "have", "hasn": "have", "hadn": "have", "won": "will", "ain": "is",
    "pls": "please", "plz": "please", "ur": "your", "u": "you", "thanks": "thank", "sits": "sit", "sitting": "sit",
    "stopped": "stop", "stopping": "stop", "shipped": "ship", "shipping": "ship", "focused": "focus",
    "focuses": "focus",
    "happening": "happen", "opening": "open", "openings": "opening", "listing": "listing", "listings": "listing",
    "reps": "rep", "ads": "ad", "spending": "spend", "wondering": "wonder", "offering": "offer",
}  # fmt: skip


@cache
def stem(word: str) -> str:
    """The stem that inflected forms of a lower-case word share ("chasing", "chased", "chases" -> "chas")."""
    if word in _IRREGULAR:
        word = _IRREGULAR[word]
        return word[:-1] if word.endswith("e") and len(word) > 3 else word
    if len(word) <= 3:
        return word
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith(("sses", "xes", "ches", "shes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and re.search("[aeiouy]", word[: -len(ending)]):
            word = word[: -len(ending)]
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            elif word.endswith("i"):
                word = word[:-1] + "y"
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


class Words(NamedTuple):
    """Parallel tuples: what each token means (stem, `#` for a number, `@slot` for a field) and where it stands."""

    stems: tuple[str, ...]
    lower: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


# What a slot asks for, by the words inside it; the first line that fits counts.
_SLOTS: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (name, frozenset(words.split()))
    for name, words in (
        ("@link", "link url calendly calendar website booking book unsubscribe demo_link signup site"),
        ("@pain",
        "pain problem problems challenge challenges issue issues struggle frustration bottleneck obstacle painpoint"),
        ("@detail",
        "icebreaker custom personalization personalisation personalized personalised personal recent specific"
         " detail details news post article achievement accomplishment observation compliment trigger noticed mention"
         " mentioned announcement hiring podcast interview launch milestone their they them theirs goal goals"
         " insight research relevant something prospect's unique caught snippet tailored"),
        ("@time", "day days time times date dates availability slot slots hour week weekday month season duration"),
        ("@gain", "benefit benefits outcome outcomes result results value improvement savings advantage incentive"
         " metric metrics roi reason proposition"),
        ("@client", "similar competitor competitors client clients customer customers case study testimonial"),
        ("@sender", "your my our sender signature inbox owner user u rep me us we"),
        ("@product", "product service services solution feature features tool offering offer process method mechanism"
         " function magnet resource guide"),
        ("@topic", "topic topics subject area concern priority priorities interest interests event need needs"),
        ("@figure", "x y n number amount xx percent percentage figure cost rate price revenue"),
        ("@name", "name first firstname fname last lastname contact recipient prospect person lead"),
        ("@company", "company account organization organisation org brand business firm studio agency boutique hotel"
         " restaurant shop school store clinic practice team domain employer supplier festival"),
        ("@segment", "industry niche city state location region country role title job department sector type icp"
         " audience group market field"),
    )
)  # fmt: skip
_SLOT_WORD = late(r"[a-z']+")


@cache
def slot(content: str) -> str:
    """What a merge field or bracket slot, given as written, asks for: `@pain`, `@detail`, `@name`, ..."""
    text = re.sub(r"([a-z])([A-Z])", r"\1 \2", content).lower()
    words = _SLOT_WORD.findall(text)
    for name, known in _SLOTS:
        if any(w in known for w in words):
            if (
                name == "@sender" and len(words) > 3
            ):  # "[your curated collection ...]" speaks of something, not of a name
                return "@prose"
            return name
    return "@prose" if len(words) > 2 else "@other"


@lru_cache(maxsize=128)  # several judgements ask of the sentences of one mail
def words_of(text: str, masked: str) -> Words:
    """Split one sentence into tokens; `masked` has the length of `text`, with fields as runs of MASK."""
    stems: list[str] = []
    lower: list[str] = []
    spans: list[tuple[int, int]] = []
    for m in _TOKEN.finditer(masked):
        start, end = span = m.span()
        token = m.group()
        first = token[0]
        if first == MASK:
            stems.append(slot(text[start:end]))
            lower.append("@")
            spans.append(span)
            continue
        low = token.lower()
        if first.isdigit():
            stems.append("#%" if token[-1] == "%" else "#")
        elif low.startswith(("http", "www.")):
            stems.append("@url")
        elif first.isalpha():
            head, apostrophe, tail = low.replace("’", "'").partition("'")
            if apostrophe:
                if tail == "t" and head.endswith("n") and head != "can":
                    head = {"won": "will", "shan": "shall"}.get(head, head[:-1])
                stems.append(stem(head))
                lower.append(head)
                spans.append((start, start + len(head)))
                extra = _CLITICS.get(
                    tail, ("is",) if tail == "s" and head in _S_IS else ("'s",) if tail == "s" else (tail,)
                )
                if head == "let":
                    extra = ("us",)
                stems.append(extra[0])
                lower.append(extra[0])
                spans.append((start + len(head), end))
                continue
            if low == "cannot":
                stems.append("can")
                lower.append("can")
                spans.append(span)
                low = "not"
            stems.append("#" if low in _NUMBER_WORDS else stem(low))
        else:
            stems.append({"–": "-", "—": "-", "--": "-", "…": "...", "•": "*"}.get(token, token))
        lower.append(low)
        spans.append(span)
    return Words(tuple(stems), tuple(lower), tuple(spans))


class Hit(NamedTuple):
    """A phrase of the lexicon found in a sentence: its class, token range (half-open)."""

    kind: str
    start: int
    end: int


_END = ""  # key of a trie node under which the classes of the phrases that end there stand


def _choices(piece: str) -> list[str]:
    """The stems that one piece of a pattern stands for; signs, `#` and `=word` as they are."""
    return [
        "#" if w in _NUMBER_WORDS else w if w in "_~?:,!#-" or w[0] in "#@=" else stem(w)
        for w in piece.strip("()").split("|")
    ]


@cache
def _expand(pattern: str) -> list[list[str]]:
    """`a|b (c) d` -> every plain sequence of stems it stands for."""
    out: list[list[str]] = [[]]
    for piece in pattern.split():
        longer = [[*seq, c] for seq in out for c in _choices(piece)]
        out = out + longer if piece.startswith("(") else longer
    return out


_KEY = 3  # letters by which patterns are found; a stem and its word share them, but for irregular words and "tried"


def _keys(pattern: str) -> Iterable[str]:
    """The first letters of the stems that a phrase of the pattern can begin with."""
    pieces = pattern.split()
    if pieces and pieces[0].isalpha() and pieces[0] not in _IRREGULAR and not pieces[0].endswith(("ied", "ies")):
        return (pieces[0][:_KEY],)
    keys: set[str] = set()
    for piece in pieces:
        keys.update(choice[:_KEY] for choice in _choices(piece))
        if not piece.startswith("("):
            break
    return keys


@cache
def _lexicon() -> tuple[dict[str, list[tuple[str, str]]], frozenset[str]]:
    """The (class, pattern) pairs by the letters they begin with, and the words that some pattern wants as they are.

    (`=sent`: not "send".) Patterns are spelled out when a sentence first holds their beginning.
    """
    by_key: dict[str, list[tuple[str, str]]] = {}
    text = Path(__file__).with_name("lexicon.txt").read_text(encoding="utf-8")
    kind = ""
    for line in text.splitlines():
        line = line.partition("//")[0].strip()
        if line.startswith("["):
            kind = line.strip("[]")
        elif line:
            for pattern in line.split(";"):
                for key in _keys(pattern):
                    by_key.setdefault(key, []).append((kind, pattern))
    return by_key, frozenset(re.findall(r"=([\w'-]+)", text))


@cache
def _phrases(beginning: str) -> dict[str, Any] | None:
    """The trie of what may follow `beginning` in a phrase, None where no phrase begins so."""
    root: dict[str, Any] = {}
    for kind, pattern in _lexicon()[0].get(beginning[:_KEY], ()):
        if not pattern.lstrip().startswith("(") and beginning not in _choices(pattern.split(None, 1)[0]):
            continue
        for first, *rest in filter(None, _expand(pattern)):
            if first == beginning:
                node = root
                for word in rest:
                    node = node.setdefault(word, {})
                node.setdefault(_END, []).append(kind)
    return root or None


def _walk(
    node: dict[str, Any], stems: Sequence[str], exact: Mapping[int, str], at: int, found: list[tuple[str, int]]
) -> None:
    found.extend((kind, at) for kind in node.get(_END, ()))
    if at < len(stems):
        if (deeper := node.get(stems[at])) is not None:
            _walk(deeper, stems, exact, at + 1, found)
        if at in exact and (deeper := node.get(exact[at])) is not None:
            _walk(deeper, stems, exact, at + 1, found)
        if (deeper := node.get("_")) is not None:  # any one token
            _walk(deeper, stems, exact, at + 1, found)
    if (deeper := node.get("~")) is not None:  # up to four tokens
        for skip in range(min(5, len(stems) - at + 1)):
            _walk(deeper, stems, exact, at + skip, found)


def hits_of(words: Words) -> list[Hit]:
    """All phrases of the lexicon in a sentence, in order of their start."""
    wanted = _lexicon()[1]
    stems = words.stems
    exact = {i: "=" + low for i, low in enumerate(words.lower) if low in wanted}
    hits: list[Hit] = []
    for start, word in enumerate(stems):
        found: list[tuple[str, int]] = []
        if (node := _phrases(word)) is not None:
            _walk(node, stems, exact, start + 1, found)
        if start in exact and (node := _phrases(exact[start])) is not None:
            _walk(node, stems, exact, start + 1, found)
        if found:
            hits += {Hit(kind, start, end) for kind, end in found}
    return hits
