"""A step after the mail that said it was the last one."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Rule, Sequence
from pitchlint_rules.goodbyes import closing


def check(sequence: Sequence) -> Iterator[Flag]:
    """Flag the step that follows a goodbye."""
    for at, step in enumerate(sequence.steps[:-1]):
        for mail in step.mails:
            if (said := closing(mail)) is None:
                continue
            after = sequence.steps[at + 1]
            yield Flag(
                None,
                f"comes after step {step.number} said goodbye: “{mail.quote(said.span, 60)}”",
                "keep the promise: end there, or take the goodbye out",
                mail=sequence.mail_at(after),
                place=after.start,
            )
            return


RULE = Rule(
    id="after-goodbye",
    group="sequence",
    title="Goes on after its goodbye",
    check=check,
    severity="error",
    rank=9,
)
