"""A record in which a field is empty that the team requires."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule
from pitchlint_rules.records import has_record, is_outreach, opens_sequence, shown_fields

# what else says the same
_INSTEAD = {
    "name": ("first_name", "last_name"),
    "first_name": ("name",),
    "last_name": ("name",),
    "company": ("registered_company",),
}


def check(mail: Mail, *, fields: tuple[str, ...] = ()) -> Iterator[Flag]:
    """Flag a record once, with all that it lacks; a field that the mail itself shows is seen where it is rendered."""
    if not fields or not has_record(mail) or not opens_sequence(mail) or not is_outreach(mail):
        return
    record, shown = mail.prospect, mail.template.once(shown_fields)
    missing = [
        name
        for name in fields
        if name not in record and name not in shown and not any(other in record for other in _INSTEAD.get(name, ()))
    ]
    columns = mail.listing.names if mail.record and mail.listing else missing
    if absent := [name for name in missing if name not in columns]:
        message = f"the list has no column for {_and(absent)}, which you require"
        yield Flag(None, message, "add it before you write to them", fault="no column")
    if empty := [name for name in missing if name in columns]:
        message = f"the record lacks {_and(empty)}, which you require"
        yield Flag(None, message, "look it up before you write to them", fault=" ".join(empty))


def _and(names: list[str]) -> str:
    return " and ".join(f"“{name}”" for name in names)


RULE = Rule(
    id="incomplete-record",
    group="prospects",
    title="Writes to somebody you know too little of",
    check=check,
    per_row=True,
    rank=48,
)
