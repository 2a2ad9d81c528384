"""unapproved-claim: a figure, or a client's result, that the team's claims do not hold, or no longer."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule


def check(mail: Mail) -> Iterator[Flag]:
    """Each sentence that claims a result; silent without a claims file."""
    if mail.team.claims is None or mail.language != "en":
        return
    from pitchlint_rules import claimed

    yield from claimed.flags(mail)


RULE = Rule(
    id="unapproved-claim",
    group="prospects",
    title="Claims what nobody has approved",
    check=check,
    severity="error",
    rank=5,
)
