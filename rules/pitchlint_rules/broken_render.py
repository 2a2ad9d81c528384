"""broken-render: a template that reads broken once a record's values stand in it."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule


def check(mail: Mail) -> Iterator[Flag]:
    """A template with one row, a draft with its record, or a template alone with what it says itself may be empty."""
    if not mail.template.fields and not mail.template.subject_fields:
        return  # nothing is put in
    from pitchlint_rules import rendered

    yield from rendered.flags(mail)


RULE = Rule(
    id="broken-render",
    group="fields",
    title="Reads broken with a record's values",
    check=check,
    severity="error",
    rank=3,
    per_row=True,
)
