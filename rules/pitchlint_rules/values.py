"""The values of a prospect list column by column, and its rows: the faults that bad-value tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pitchlint import Edit, Fix, Flag, Listing, Record, Span
from pitchlint_rules import shifted
from pitchlint_rules.cells import NOTHING_BESIDE, Beside, Fault, judged, weighs

_ENOUGH = 20  # rows that show how a list is written


def flags(listing: Listing, most: int) -> Iterator[Flag]:
    """Each value of each column once, then whole rows."""
    for number in range(len(listing.names)):
        yield from _column(listing, number, most)
    yield from shifted.flags(listing)


def _column(listing: Listing, number: int, most: int) -> Iterator[Flag]:
    """The values of one column that are unfit, by fault."""
    name = listing.names[number]
    beside = [_at(listing, field) for field in Beside._fields] if weighs(name) else []
    padded = _is_padded(listing, number)
    answers: dict[str, Fault | None] = {}
    found: dict[str, list[tuple[Record, Fault]]] = {}
    for row in listing.rows:
        cells = row.cells
        value = cells[number] if number < len(cells) else ""
        if not value or value.isspace():
            continue
        if padded:
            value = value.lstrip(" ")
        if beside:
            others = Beside(*(cells[at].strip() if at is not None and at < len(cells) else "" for at in beside))
            fault = judged(name, value, others)
        else:
            if value not in answers:
                answers[value] = judged(name, value, NOTHING_BESIDE)
            fault = answers[value]
        if fault:
            found.setdefault(fault.name, []).append((Record(listing, row), fault))
    for marked in found.values():
        yield from _flags(listing.columns[number], number, marked, most)


def _flags(column: str, number: int, found: Sequence[tuple[Record, Fault]], most: int) -> Iterator[Flag]:
    """A flag a cell, or one for all where there are more than `most`."""
    together = len(found) > most
    for record, fault in found[:1] if together else found:
        rows = tuple(one.place for one, _ in found) if together else (record.place,)
        message = f"{fault.message}, in the column “{column}”"
        fix = _fix(number, found if together else [(record, fault)])
        yield Flag(None, message, fault.advice, place=record.column(number), rows=rows, fix=fix)


def _fix(number: int, found: Sequence[tuple[Record, Fault]]) -> Fix | None:
    """The edits of the cells that are known better; a safe fix where only their encoding or white space was wrong."""
    places = [(record.column(number), fault.better.strip()) for record, fault in found if fault.better.strip()]
    edits = tuple(
        Edit(Span(place.start, place.end), better)
        for place, better in places
        if place.source.text[place.start : place.end] != better
    )
    if not edits:
        return None
    return Fix(edits, "safe" if found[0][1].name in ("garbled", "untidy") else "unsafe", f"write “{edits[0].text}”")


def _at(listing: Listing, field: str) -> int | None:
    """The number of the column that holds `field`; of a company the name that people say."""
    names = listing.names
    if field == "company" and "spoken_company" in names:
        field = "spoken_company"
    return names.index(field) if field in names else None


def _is_padded(listing: Listing, number: int) -> bool:
    """Whether the list is written with a space behind each comma, which says nothing about its values."""
    seen = [row.cells[number] for row in listing.rows[:_ENOUGH] if number < len(row.cells) and row.cells[number]]
    return number > 0 and 2 * sum(cell.startswith(" ") for cell in seen) > len(seen)
