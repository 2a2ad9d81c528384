"""copied-detail: the column that is meant to be personal says the same of many."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Listing, Record, Rule
from pitchlint_rules.names.likeness import fold

_TEXTS = 3  # texts of a column that are told one by one
_SHOWN = 60  # code points of a value that a message quotes


def check(listing: Listing, *, most: int = 2, filled: float = 0.5) -> Iterator[Flag]:
    """Each column of details: values of more than `most` companies, and more gaps than that where at least the share
    `filled` of the rows has a detail."""
    for number, name in enumerate(listing.names):
        if name == "research":
            yield from _column(listing, number, most, filled)


def _column(listing: Listing, number: int, most: int, filled: float) -> Iterator[Flag]:
    same: dict[str, list[Record]] = {}
    empty: list[Record] = []
    companies: dict[str, set[str]] = {}
    for record in listing:
        cells = record.row.cells
        value = _plain(cells[number], record) if number < len(cells) else ""
        if not value:
            empty.append(record)
            continue
        same.setdefault(value, []).append(record)
        # what is true of a company is true of everybody there
        company = record.values.get("company", "")
        companies.setdefault(value, set()).add(fold(company) or record.place)
    column = listing.columns[number]
    copied = [value for value in same if len(companies[value]) > most]
    for at, value in enumerate(copied[:_TEXTS]):
        first = same[value][0]
        shown = " ".join(first.row.cells[number].split())
        shown = shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1].rstrip() + "…"
        message = f"“{shown}” stands beside {len(companies[value])} companies, names aside, in the column “{column}”"
        if at == _TEXTS - 1 and len(copied) > _TEXTS:
            message += f", and so do {len(copied) - _TEXTS} more such texts"
        yield Flag(
            None,
            message,
            "write what holds for one of them only, or leave the cells empty and let the template do without",
            place=first.column(number),
            rows=tuple(record.place for record in same[value]),
        )
    told = len(listing) - len(empty)
    if len(empty) > most and told >= filled * len(listing):
        first = empty[0]
        yield Flag(
            None,
            f"the column “{column}” is empty in {len(empty)} of {len(listing)} rows, while the others have a detail",
            "look these people up, or send them a template that does without",
            place=first.column(number) if number < len(first.row.cells) else first.cell(""),
            rows=tuple(record.place for record in empty),
        )


def _plain(value: str, record: Record) -> str:
    """A value without the row's own names: "Loved Acme's post" and "Loved Bolt's post" are one sentence."""
    low = " ".join(value.lower().split())
    if not low:
        return ""
    values = record.values
    for field in ("company", "registered_company", "first_name", "last_name", "city", "title", "industry"):
        own = values.get(field, "").lower()
        if len(own) > 2 and own in low:
            low = low.replace(own, f"<{field}>")
    return low.strip(" .!?,;:\"'“”‘’")


RULE = Rule(
    id="copied-detail",
    group="prospects",
    title="The same personal detail for many people",
    check=check,
    rank=46,
)
