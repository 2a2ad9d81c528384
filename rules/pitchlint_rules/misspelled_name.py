"""misspelled-name: the reader's name, or the referrer's, spelled otherwise than in the record."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule
from pitchlint_rules.names import people, replace, slips


def check(mail: Mail) -> Iterator[Flag]:
    """Every word that is nearly, or sounds like, a name of the record and is not it."""
    known = people(mail)
    if not known.prospect and not known.referrer:
        return
    for token, spelling, person in slips(mail):
        whose = "the reader" if person is known.prospect else "your referrer"
        evidence = known.evidence if person is known.prospect else "the record"
        yield Flag(
            token.span,
            f"misspells the name of {whose}: “{token.text}”, while {evidence} has “{spelling}”",
            f"write “{spelling}”",
            severity=None if known.certain or person is known.referrer else "warning",
            fix=replace(token.span, spelling),
        )


RULE = Rule(
    id="misspelled-name",
    group="names",
    title="Spells the reader's name wrong",
    check=check,
    severity="error",
    rank=1,
)
