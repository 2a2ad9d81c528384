"""Somebody looked the reader up, and nothing of it stands in the first mail."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule
from pitchlint_rules import roles
from pitchlint_rules.details import used
from pitchlint_rules.records import cut, header, shown_fields
from pitchlint_rules.shapes import asks_for_detail


def check(mail: Mail) -> Iterator[Flag]:
    """Flag a first mail that shares no detail with the research on record."""
    research = mail.prospect.get("research")
    if not research or mail.earlier or mail.template.kind != "first" or mail.template.language != "en":
        return
    if mail.template.once(_takes_details):
        return
    found = used(research, mail)
    if not found.of or found.is_clear:
        return
    if found.shared and roles.is_personal(mail.template.once(roles.judged)).value:
        return  # the words may be their trade's, or what was found out in other words
    if mail.record:
        advice = f"insert the column “{header(mail, 'research')}” near the top, and say what follows from it"
    else:
        advice = "begin with it, and say what it makes harder for them"
    yield Flag(None, f"uses nothing of the research on record: “{cut(research)}”", advice, fault="unused")


def _takes_details(mail: Mail) -> bool:
    """Whether a field or slot brings in what only one reader has."""
    if not {"research", "notes"}.isdisjoint(mail.once(shown_fields)):
        return True
    return any(asks_for_detail(field) for field in (*mail.fields, *mail.subject_fields))


RULE = Rule(
    id="unused-research",
    group="prospects",
    title="Leaves out what you found out",
    check=check,
    per_row=True,
    rank=14,
)
