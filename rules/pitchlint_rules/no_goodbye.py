"""A sequence that ends without a word on what happens next."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Rule, Sequence
from pitchlint_rules.goodbyes import closing
from pitchlint_rules.kinds import says_goodbye


def check(sequence: Sequence, *, least: int = 3) -> Iterator[Flag]:
    """Flag the last mail of a sequence of `least` mails or more in which none says goodbye."""
    steps = [step for step in sequence.steps if step.mails]
    if len(steps) < least or any(closing(mail) or says_goodbye(mail) for step in steps for mail in step.mails):
        return
    yield Flag(
        None,
        f"is the last of {len(steps)} mails and does not say so",
        "say that you will stop, and where to find you when the time is right",
        mail=steps[-1].mails[0],
    )


RULE = Rule(
    id="no-goodbye",
    group="sequence",
    title="Ends without a goodbye",
    check=check,
    severity="info",
    rank=71,
)
