"""A sequence of one mail."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Rule, Sequence


def check(sequence: Sequence) -> Iterator[Flag]:
    """Flag a sequence in which nothing follows the first mail."""
    mails = [step for step in sequence.steps if step.mails]
    if len(mails) == 1 and len(sequence.steps) == 1:
        yield Flag(
            None,
            "nothing follows this mail",
            "add one follow-up, some days later, that brings something new",
            mail=mails[0].mails[0],
        )


RULE = Rule(
    id="lone-mail",
    group="sequence",
    title="Writes only once",
    check=check,
    severity="info",
    default=False,
    rank=72,
)
