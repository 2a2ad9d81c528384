"""Nothing for the reader in the part of a first mail that gets read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule
from pitchlint_rules import roles

_VALUE = {"problem": "a problem of theirs", "gain": "what they gain", "resource": "something they can use"}
_HELPS = ("proof", "situation_question", "new_fact")  # tells the reader what it is about, too
_MAYBE = 0.3  # a sentence that may be of value, as likely as this, is given the benefit of the doubt


def check(mail: Mail, *, words: int = 75) -> Iterator[Flag]:
    """Flag a first mail whose first `words` words hold no problem, gain or resource of the reader's."""
    if mail.kind != "first" or mail.purpose != "sales" or len(mail.words) <= words:
        return
    starts = [word.start for word in mail.words]
    later = None
    for unit in mail.once(roles.judged):
        sentence = mail.sentences[unit.index]
        before = bisect_left(starts, sentence.span.start)
        if before < words:
            if any(unit.scores[role] >= _MAYBE for role in (*_VALUE, *_HELPS)):
                return
        elif sentence.part == "prose":
            best = max(_VALUE, key=lambda role: unit.scores[role])
            if later is None and unit.has(best):
                later = sentence, before, best
    if later is None:
        if any(unit.has("ask_clear") for unit in mail.once(roles.judged)):
            return  # a clear ask says what it is about
        message = f"the first {words} words hold no problem, gain or resource of the reader's"
        yield Flag(None, message, "say in the first two sentences what is in it for them")
        return
    sentence, before, best = later
    yield Flag(
        None,
        f"the reader learns after {before} words what is in it for them",
        f"move line {mail.line(sentence.span)} up, “{mail.quote(sentence.span, 60)}”: {_VALUE[best]}",
    )


RULE = Rule(
    id="late-value",
    group="substance",
    title="Keeps the reader waiting for what matters to them",
    check=check,
    severity="info",
    rank=50,
)
