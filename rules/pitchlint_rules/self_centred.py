"""I, we and our far outweigh you and your."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pitchlint import MASK, Flag, Mail, Rule, Span
from pitchlint_rules import roles
from pitchlint_rules.shapes import quotations

_OURS = frozenset({"i", "i'm", "i've", "i'd", "i'll", "me", "mine", "my", "myself"}) | frozenset(
    {"we", "we're", "we've", "we'd", "we'll", "us", "our", "ours", "ourselves"}
)
_YOURS = frozenset({"you", "you're", "you've", "you'd", "you'll", "your", "yours", "yourself", "yourselves"})
_THEIRS = ("name", "first_name", "last_name", "company")
_SENDERS = ("my_", "our_", "sender", "owner", "account_", "your_")  # how fields of the sender's begin


def check(mail: Mail, *, times: float = 2.0, least: int = 6) -> Iterator[Flag]:
    """Flag a mail with `least` words of the sender's or more, and more than `times` as many as of the reader's.

    Words of the sender's are I, we, our and the like and the team's company and products; words of the reader's are
    you, your, the reader's name and company, and merge fields for them.
    """
    if mail.kind not in ("first", "follow_up"):
        return
    ours, yours = _names(mail.team.company, *mail.team.products), _names(*(mail.prospect.get(name) for name in _THEIRS))
    quoted = mail.once(quotations)["body"]  # what somebody else says of himself
    counts = []
    for sentence in mail.sentences:
        inside = (word for word in mail.words if sentence.span.start <= word.start < sentence.span.end)
        words = [word for word in inside if not any(said.start <= word.start < said.end for said in quoted)]
        counts.append(_count(mail, words, ours, yours))
    own, theirs = sum(count[0] for count in counts), sum(count[1] for count in counts)
    if own < least or own <= times * theirs:
        return
    judged = mail.once(roles.judged)
    worst = max(judged, key=lambda unit: (not _closes(unit), counts[unit.index][0] - counts[unit.index][1]))
    span = mail.sentences[worst.index].span
    yield Flag(
        None,
        f"says I, we or our {own} times and you or your {_often(theirs)}",
        f"turn line {mail.line(span)} round, “{mail.quote(span, 60)}”: say what it does for them, with “you”",
    )


def _closes(unit: roles.Judged) -> bool:
    """Whether a sentence looks back or says goodbye: there is nothing in it to turn round."""
    return unit.has("bump") or unit.has("no_pressure") or unit.has("courtesy")


def _names(*texts: str | None) -> frozenset[str]:
    """The words of names, in lower case."""
    return frozenset(word for text in texts if text for word in text.lower().split() if len(word) > 2)


def _count(mail: Mail, words: Sequence[Span], ours: frozenset[str], yours: frozenset[str]) -> tuple[int, int]:
    own = theirs = 0
    for span in words:
        word = mail.body[span.start : span.end].lower().replace("’", "'")
        if word in _OURS or word in ours:
            own += 1
        elif word in _YOURS or word.removesuffix("'s") in yours or (MASK in word and _is_theirs(mail, span)):
            theirs += 1
    return own, theirs


def _is_theirs(mail: Mail, span: Span) -> bool:
    """Whether a merge field stands for the reader: a field of the sender's is counted on neither side."""
    field = next((field for field in mail.fields if field.start <= span.start < field.end), None)
    return field is not None and not field.canonical.startswith(_SENDERS)


def _often(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")


RULE = Rule(
    id="self-centred",
    group="substance",
    title="Talks about yourself",
    check=check,
    severity="info",
    default=False,
    rank=50,
)
