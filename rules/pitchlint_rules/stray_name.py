"""stray-name: a person or company of another record left in the mail."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule


def check(mail: Mail) -> Iterator[Flag]:
    """Names of other rows and of the drafts beside, in a mail to somebody known or in a template."""
    if (mail.listing is None and not mail.neighbours) or not (mail.prospect or mail.is_template):
        return
    from pitchlint_rules import strays

    yield from strays.flags(mail)


RULE = Rule(
    id="stray-name",
    group="names",
    title="Names somebody else's person or company",
    check=check,
    severity="error",
    rank=2,
)
