"""More than one ask: a call, and a guide to read, and a colleague to name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pitchlint import Flag, Mail, Rule, Sentence, late
from pitchlint_rules import roles
from pitchlint_rules.shapes import line_of, plain, quotations

# what is asked for, and in which words; the first that a sentence holds is what it asks
_THINGS = (
    ("refer", "a name", late(
        r"\b(?:who (?:else|on|at|in|is the (?:right|best)|(?:would|should) i)|right person|best person|"
        r"person (?:in charge|responsible)|point me|put me in touch|connect me|introduc(?:e|ing) me|introduction to|"
        r"(?:forward|pass) (?:this|it)|(?:direct|refer) me|loop in|anyone (?:else )?(?:you know|who))\b"
    )),
    ("follow", "a follow or a review", late(
        r"\b(?:follow (?:us|me|our)|connect (?:with me |with us )?on linkedin|like our page|subscribe|"
        r"leave (?:us )?a review|join our (?:newsletter|community|group|channel|list))\b"
    )),
    ("favour", "a favour", late(
        r"\b(?:shar(?:e|ing) (?:it|this|the|our|my)|link(?:ing)? (?:to|back)|add(?:ing)? (?:a|our|my|the) link|"
        r"mention(?:ing)? (?:us|our|my)|featur(?:e|ing) (?:us|our|my|it)|publish\w*|guest post|write for|retweet|"
        r"fill (?:in|out)|survey|questionnaire)\b"
    )),
    ("visit", "a visit to a page", late(r"\b(?:apply|application)\b")),
    ("meet", "time", late(
        r"\b(?:(?:phone|quick|short|brief|intro\w*|discovery|zoom|video|teams|minutes?|a|\d+[- ]min\w*) "
        r"(?:\w+ )?(?:call|chat|meeting|demo|walk-?through|"
        r"conversation|session|zoom|coffee|catch-?up|appointment)|demo\b|(?:\d+|ten|fifteen|twenty|thirty|five|few) "
        r"?-?(?:minutes?|mins?)\b(?!\))|calendly|(?:my|your|our) (?:calendar|diary)|calendar link|pick a time|"
        r"book a (?:time|slot)|grab (?:a|some) (?:time|slot)|find (?:a|some) time|"
        r"(?:set up|schedule|arrange|make) (?:a |some )?time|times? (?:that|to)|(?:meet|stop by|come by|drop by|"
        r"swing by|call me|ring me|give me a call|speak|talk)\b|let's (?:chat|talk|meet)|available|availability|hop on|"
        r"jump on)"
    )),
    ("visit", "a visit to a page", late(
        r"\b(?:click|sign(?:ing)? up|regist(?:er|ration)|download|try (?:it|out|our|the|a)|free trial|"
        r"start (?:a|your|the) (?:free |trial)|create (?:a|an|your) (?:free )?account|(?:take|have) a look at|"
        r"check (?:it |us |them )?out|visit (?:our|us|the|my)|watch (?:it|the|this|our)|read (?:it|the|this|our|more)|"
        r"grab (?:a|your|the) (?:free )?copy|install|order (?:here|online)|buy|log in|enrol+|reserve your)\b"
    )),
    ("send", "leave to send something", late(
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
_REQUEST = late(
    r"(?:p\.?s\.?:? )?(?:(?:also|and|plus|then|finally|but|so|lastly),? )?(?:please,? |kindly |pls )?"
    r"(?:(?:can|could|would|will|may) (?:you|we|i)\b|shall (?:we|i)\b|want me to\b|"
    r"are you (?:open|free|available|up)\b|do you (?:want|have (?:time|\d+|a few))\b|let's (?!say|face|be)|"
    r"who (?:else|on|at|in)\b|(?:book|call|check out|click|download|follow|forward|grab|introduce|join|leave us|"
    r"like our|pass|register|schedule|share|sign up|subscribe|take a look|try|visit|watch)\b)"
)
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
    names = {thing: name for thing, name, _ in _THINGS}
    others = f" ({len(asks)} in all)" if len(asks) > 2 else ""
    yield Flag(
        second.sentence.span,
        f"a second ask, for {names[second.thing]}, after one for {names[first.thing]} in line "
        f"{line_of(mail, first.sentence.span)}{others}: who has to choose puts the mail off",
        f"keep one, here perhaps “{mail.quote(least.sentence.span, 60)}”",
    )


def _asks(mail: Mail) -> list[Ask]:
    """The asks for different things, in order. A second way to the same thing is none, nor is how to say yes."""
    found: list[Ask] = []
    quoted = mail.once(quotations)["body"]
    listed = -2
    for number, one in enumerate(mail.once(roles.judged)):
        sentence = mail.sentences[number]
        text = plain(sentence.text)
        asks = max(one.scores["ask_clear"], one.scores["ask_vague"])
        if asks < roles.HAS and (one.has("resource") or one.has("problem") or not _REQUEST.match(text)):
            continue
        if one.unit.bullet:
            if listed == number - 1:
                listed = number
                continue
            listed = number
        if _INSTEAD.search(text) or _SOFT.search(text) or _HOW.search(text):
            continue
        if any(q.start <= sentence.span.start < q.end for q in quoted):
            continue
        thing = next((thing for thing, _, pattern in _THINGS if pattern.search(text)), None)
        if thing and all(ask.thing != thing for ask in found):
            found.append(Ask(thing, sentence))
    return found


RULE = Rule(
    id="several-asks",
    group="ask",
    title="Asks for several things at once",
    check=check,
    severity="info",
    rank=50,
)
