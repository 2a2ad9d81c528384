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
        if fault and not _is_derived(record := Record(listing, row), number):
            found.setdefault(fault.name, []).append((record, fault))
    where = f", in the column “{listing.columns[number]}”" if listing.is_table else ""
    for marked in found.values():
        yield from _flags(where, number, marked, most)


def _is_derived(record: Record, number: int) -> bool:
    """Whether a part of a name was read out of the full name of its card, where it is judged already."""
    if record.listing.is_table or record.listing.names[number] not in ("first_name", "last_name"):
        return False
    whole, part = record.cell("name"), record.column(number)
    return whole.start <= part.start and part.end <= whole.end


def _flags(where: str, number: int, found: Sequence[tuple[Record, Fault]], most: int) -> Iterator[Flag]:
    """A flag a cell, or one for all where there are more than `most`."""
    together = len(found) > most
    for record, fault in found[:1] if together else found:
        rows = tuple(one.place for one, _ in found) if together else (record.place,)
        fix = _fix(number, found if together else [(record, fault)])
        yield Flag(None, fault.message + where, fault.advice, place=record.column(number), rows=rows, fix=fix)


def _fix(number: int, found: Sequence[tuple[Record, Fault]]) -> Fix | None:
    """The edits of the cells that are known better; a safe fix where only their encoding or white space was wrong."""
    edits = tuple(
        Edit(span, fault.better.strip())
        for record, fault in found
        if fault.better.strip() and _written(record, span := _whole(record, number)) != fault.better.strip()
    )
    if not edits:
        return None
    return Fix(edits, "safe" if found[0][1].name in ("garbled", "untidy") else "unsafe", f"write “{edits[0].text}”")


def _written(record: Record, span: Span) -> str:
    return record.listing.source.text[span.start : span.end]


def _whole(record: Record, number: int) -> Span:
    """A cell with the white space around its value, which goes with the first fix; a list's own spaces stay."""
    place, value = record.column(number), record.row.cells[number]
    text = place.source.text
    lead = 0 if _is_padded(record.listing, number) else len(value) - len(value.lstrip())
    tail = len(value) - len(value.rstrip())
    start = place.start - lead if lead and text[place.start - lead : place.start].isspace() else place.start
    end = place.end + tail if tail and text[place.end : place.end + tail].isspace() else place.end
    return Span(start, end)


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
