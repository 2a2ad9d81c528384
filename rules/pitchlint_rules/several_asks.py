"""More than one ask: a call, and a guide to read, and a colleague to name."""

from collections.abc import Iterator
from typing import NamedTuple

from pitchlint import Flag, Mail, Rule, Sentence, late
from pitchlint_rules import roles
from pitchlint_rules.shapes import line_of, plain_sentences, quotations

# what is asked for, words of which a sentence must hold one, and the pattern; the first that fits is what it asks
_THINGS = (
    ("refer", "a name", (
        "who", "person", "point me", "touch", "connect me", "introduc", "forward", "pass ", " me", "loop in",
    ), late(
        r"\b(?:who (?:else|on|at|in|is the (?:right|best)|(?:would|should) i)|right person|best person|"
        r"person (?:in charge|responsible)|point me|put me in touch|connect me|introduc(?:e|ing) me|introduction to|"
        r"(?:forward|pass) (?:this|it)|(?:direct|refer) me|loop in|anyone (?:else )?(?:you know|who))\b"
    )),
    ("follow", "a follow or a review", (
        "follow ", "linkedin", "like our", "subscribe", "review", "join our",
    ), late(
        r"\b(?:follow (?:us|me|our)|connect (?:with me |with us )?on linkedin|like our page|subscribe|"
        r"leave (?:us )?a review|join our (?:newsletter|community|group|channel|list))\b"
    )),
    ("favour", "a favour", (
        "shar", "link", "mention", "featur", "publish", "post", "write for", "retweet", "fill ", "survey",
        "question",
    ), late(
        r"\b(?:shar(?:e|ing) (?:it|this|the|our|my)|link(?:ing)? (?:to|back)|add(?:ing)? (?:a|our|my|the) link|"
        r"mention(?:ing)? (?:us|our|my)|featur(?:e|ing) (?:us|our|my|it)|publish\w*|guest post|write for|retweet|"
        r"fill (?:in|out)|survey|questionnaire)\b"
    )),
    ("visit", "a visit to a page", ("appl",), late(r"\b(?:apply|application)\b")),
    ("meet", "time", (
        "call", "chat", "meet", "demo", "walk", "conversation", "session", "zoom", "coffee", "catch", "appointment",
        "min", "calend", "diary", "time", "slot", "by", "ring me", "speak", "talk", "availab", "hop on", "jump on",
    ), late(
        r"\b(?:(?:phone|quick|short|brief|intro\w*|discovery|zoom|video|teams|minutes?|a|\d+[- ]min\w*) "
        r"(?:\w+ )?(?:call|chat|meeting|demo|walk-?through|"
        r"conversation|session|zoom|coffee|catch-?up|appointment)|demo\b|(?:\d+|ten|fifteen|twenty|thirty|five|few) "
        r"?-?(?:minutes?|mins?)\b(?!\))|calendly|(?:my|your|our) (?:calendar|diary)|calendar link|pick a time|"
        r"book a (?:time|slot)|grab (?:a|some) (?:time|slot)|find (?:a|some) time|"
        r"(?:set up|schedule|arrange|make) (?:a |some )?time|times? (?:that|to)|(?:meet|stop by|come by|drop by|"
        r"swing by|call me|ring me|give me a call|speak|talk)\b|let's (?:chat|talk|meet)|available|availability|hop on|"
        r"jump on)"
    )),
    ("visit", "a visit to a page", (
        "click", "sign", "regist", "download", "try ", "trial", "start ", "account", "look at", "check", "visit",
        "watch", "read ", "copy", "install", "order", "buy", "log in", "enrol", "reserve",
    ), late(
        r"\b(?:click|sign(?:ing)? up|regist(?:er|ration)|download|try (?:it|out|our|the|a)|free trial|"
        r"start (?:a|your|the) (?:free |trial)|create (?:a|an|your) (?:free )?account|(?:take|have) a look at|"
        r"check (?:it |us |them )?out|visit (?:our|us|the|my)|watch (?:it|the|this|our)|read (?:it|the|this|our|more)|"
        r"grab (?:a|your|the) (?:free )?copy|install|order (?:here|online)|buy|log in|enrol+|reserve your)\b"
    )),
    ("send", "leave to send something", (
        "send", "mail", "shar", "drop", "see", "get ", "want ", "receive", "have ", "like ",
    ), late(
        r"\b(?:(?:send|email|mail|share|drop)(?:ing)? (?:you|over|it|them|across|along|the|a|an|our|my|that|this)\b|"
        r"(?:see|seeing|get|want|receive|have|like) (?:a|an|the|our|my|some) (?:\w+ ){0,2}(?:report|sample|lookbook|"
        r"guide|copy|deck|brochure|proposal|quote|list|checklist|case stud\w+|collection|catalog\w*|recordings?|video|"
        r"audit|overview|pdf|template|breakdown|mock-?up))"
    )),
)  # fmt: skip
# the cheapest for the reader first
_COST = ("send", "visit", "refer", "follow", "favour", "meet")
# a second way to the same thing, or what is left if they say no
_INSTEAD = late(
    r"^(?:p\.?s\.?:? )?(?:or\b|alternatively|otherwise|either way|prefer\b|rather\b|if not\b|"
    r"if (?:you|this)(?:'re| are| is)?n(?:o|')t|if you'd rather|if it's easier|if you(?:'d| would)? prefer|"
    r"if (?:a call|it|now|that|this|\w+day)\b[^,]{0,40}\b(?:not|n't|easier|too)|if (?:someone|somebody) else|"
    r"not the right|wrong person|if this is (?:a|not|better|something))|"
    r"\bif [^,.?!]{0,60}\b(?:not the right|someone else|somebody else|no longer|wrong person)\b"
)
_SOFT = late(
    r"\b(?:if you ever|when(?:ever)? you(?:'re| are)? ready|feel free|if you(?:'d| would)? (?:like|want|wish|fancy)|"
    r"any ?time|no need|in the meantime|down the (?:road|line))\b"
)
# how a request begins that the judgement of sentences may miss: "Follow us", "Could you", "P.S. Please share this"
_LEADS = frozenset(["also", "and", "but", "finally", "kindly", "lastly", "please", "pls", "plus", "ps", "so", "then"])
_REQUESTS = (
    *(f"{verb} {who} " for verb in ("can", "could", "may", "will", "would") for who in ("you", "we", "i")),
    *(f"{verb} " for verb in (
        "book", "call", "check out", "click", "download", "follow", "forward", "grab", "introduce", "join", "leave us",
        "like our", "pass", "register", "schedule", "share", "sign up", "subscribe", "take a look", "try", "visit",
        "watch",
    )),
    "shall we ", "shall i ", "want me to ", "are you open ", "are you free ", "are you available ", "are you up ",
    "do you want ", "do you have time", "do you have a few", "let's ", "who else ", "who on ", "who at ",
)  # fmt: skip
_HOW = late(r"^(?:just |simply |please )?(?:reply|respond|answer|say|text|hit reply|write)\b")


class Ask(NamedTuple):
    """One thing that the mail asks for: its kind, the sentence that asks."""

    thing: str
    sentence: Sentence


def check(mail: Mail) -> Iterator[Flag]:
    """Flag the second ask of an outreach mail, where it asks for something else than the first."""
    if mail.kind not in ("first", "follow_up"):
        return
    asks = _asks(mail)
    if len(asks) < 2:
        return
    first, second = asks[0], asks[1]
    least = min(asks, key=lambda ask: _COST.index(ask.thing))
    names = {thing: name for thing, name, _, _ in _THINGS}
    others = f" ({len(asks)} in all)" if len(asks) > 2 else ""
    yield Flag(
        second.sentence.span,
        f"a second ask, for {names[second.thing]}, after one for {names[first.thing]} in line "
        f"{line_of(mail, first.sentence.span)}{others}: who has to choose puts the mail off",
        f"keep one, here perhaps “{mail.quote(least.sentence.span, 60)}”",
    )


def _asks(mail: Mail) -> list[Ask]:
    """The asks for different things, in order. A second way to the same thing is none, nor is how to say yes."""
    candidates = _candidates(mail)
    if len(candidates) < 2:
        return []
    found: list[Ask] = []
    quoted = mail.once(quotations)["body"]
    for sentence, text in candidates:
        if any(q.start <= sentence.span.start < q.end for q in quoted):
            continue
        thing = _thing(text)
        if not thing or any(ask.thing == thing for ask in found):
            continue
        if not (_HOW.search(text) or _SOFT.search(text) or _INSTEAD.search(text)):
            found.append(Ask(thing, sentence))
    return found


def _candidates(mail: Mail) -> list[tuple[Sentence, str]]:
    """The sentences that ask for a step, and what shapes read of each; of the items of a list only the first."""
    found: list[tuple[Sentence, str]] = []
    listed = -2
    plain_texts = mail.once(plain_sentences)
    for number, one in enumerate(mail.once(roles.judged)):
        sentence, text = plain_texts[number]
        asks = max(one.scores["ask_clear"], one.scores["ask_vague"])
        if asks < roles.HAS and (not _begins_a_request(text) or one.has("resource") or one.has("problem")):
            continue
        if one.unit.bullet:
            follows, listed = listed == number - 1, number
            if follows:
                continue
        found.append((sentence, text))
    return found


def _begins_a_request(text: str) -> bool:
    head, _, rest = text.partition(" ")
    while rest and head.strip(".,:-").replace(".", "") in _LEADS:
        text = rest
        head, _, rest = text.partition(" ")
    return text.startswith(_REQUESTS)


def _thing(text: str) -> str | None:
    """What a sentence asks for."""
    for thing, _, seen, pattern in _THINGS:
        if any(word in text for word in seen) and pattern.search(text):
            return thing
    return None


RULE = Rule(
    id="several-asks",
    group="ask",
    title="Asks for several things at once",
    check=check,
    severity="info",
    rank=50,
)
