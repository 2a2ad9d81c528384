"""A step that comes before the reader could have answered the last one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pitchlint import Flag, Rule, Sequence


def check(sequence: Sequence, *, least: float = 2.0) -> Iterator[Flag]:
    """Flag a mail less than `least` days after the mail before it, and, once, a gap shorter than the one before."""
    mails = [step for step in sequence.steps if step.mails and step.day is not None]
    before: float | None = None
    shrunk = False
    for last, step in pairwise(mails):
        gap = (step.day or 0.0) - (last.day or 0.0)
        if gap < least:
            message = f"comes {_days(gap)} after the mail before it"
            advice = f"wait {_days(max(3.0, least))}; people are out, ill or busy for longer than that"
            yield Flag(None, message, advice, mail=sequence.mail_at(step), place=step.place)
        elif before is not None and gap < before and not shrunk:
            shrunk = True
            message = f"comes {_days(gap)} after the mail before it, which had waited {_days(before)}"
            advice = "let the gaps grow; shrinking ones feel like a chase"
            yield Flag(None, message, advice, "info", mail=sequence.mail_at(step), place=step.place)
        before = gap


def _days(days: float) -> str:
    if 0 < days < 1:
        hours = max(1, round(days * 24))
        return f"{hours} hour{'s' if hours > 1 else ''}"
    return "0 days" if days <= 0 else "1 day" if days == 1 else f"{days:g} days"


RULE = Rule(
    id="hasty-step",
    group="sequence",
    title="Does not wait for an answer",
    check=check,
    rank=46,
)
