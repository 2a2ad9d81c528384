"""Rows of a list whose cells have slipped: too many or too few, or names beside somebody else's address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from pitchlint import Flag, Listing, Record, late
from pitchlint_rules.names.likeness import fold

_FEWEST = 2  # rows in a run that count as shifted: one may be anybody's assistant
_SPLIT = late(r"[._+-]|\d+")
_NAMED = late(r"[^\W\d_]+")


def flags(listing: Listing) -> Iterator[Flag]:
    """One flag a run of rows."""
    yield from _ragged(listing)
    yield from _beside_others(listing)


def _ragged(listing: Listing) -> Iterator[Flag]:
    """Runs of rows that have more or fewer cells than the header."""
    width = len(listing.columns)

    def off(at: int) -> int:
        cells = listing.rows[at].cells
        used = len(cells)
        while used > width and not cells[used - 1].strip():
            used -= 1  # a spreadsheet's empty columns
        return used - width

    for difference, run in groupby(range(len(listing.rows)), off):
        if not difference:
            continue
        records = [Record(listing, listing.rows[at]) for at in run]
        cells = width + difference
        what = "more" if difference > 0 else "fewer"
        advice = (
            "put a cell that holds the separator in quotation marks"
            if difference > 0
            else "add the missing separators, so that each value stands under its header"
        )
        yield Flag(
            None,
            f"the row has {cells} cell{'s' * (cells != 1)}, {what} than the header's {width}",
            advice,
            place=records[0].column(min(width, len(records[0].row.cells) - 1)),
            rows=tuple(record.place for record in records),
        )


def _beside_others(listing: Listing) -> Iterator[Flag]:
    """Runs of rows whose address fits the name of another row, and not their own."""
    names = listing.names
    if "email" not in names:
        return
    owners: dict[str, int] = {}
    people: list[frozenset[str]] = []
    locals_: list[str] = []
    for at, record in enumerate(listing):
        values = record.values
        address = values.get("email", "")
        locals_.append(address.partition("@")[0].lower() if "@" in address else "")
        forms = _forms(values)
        people.append(forms)
        for form in forms:
            owners.setdefault(form, at)

    def slipped(at: int) -> bool:
        local, forms = locals_[at], people[at]
        if len(local) < 3 or not forms or _fits(local, forms):
            return False
        pieces = [fold(piece) for piece in _SPLIT.split(local) if len(piece) > 1]
        return any(owners.get(piece, at) != at for piece in (fold(local), *pieces))

    for is_slipped, run in groupby(range(len(people)), slipped):
        rows = list(run)
        if not is_slipped or len(rows) < _FEWEST:
            continue
        records = [Record(listing, listing.rows[at]) for at in rows]
        first = records[0]
        yield Flag(
            None,
            f"the address {first.values['email']} is not that of “{_name(first.values)}” but of another row, and so on "
            f"for {len(rows)} rows",
            "a column has slipped: export the list again, or move names and addresses back together",
            place=first.cell("email"),
            rows=tuple(record.place for record in records),
        )


def _forms(values: Mapping[str, str]) -> frozenset[str]:
    """What the local part of a person's address is usually made of, folded: first, last, both, with initials."""
    words = _NAMED.findall(
        f"{values.get('first_name', '')} {values.get('last_name', '')}".strip() or values.get("name", "")
    )
    folded = [fold(word) for word in words]
    folded = [word for word in folded if word.isascii() and word]
    if not folded:
        return frozenset()
    first, last = folded[0], folded[-1]
    forms = {word for word in folded if len(word) > 2}
    if len(folded) > 1:
        forms |= {first + last, last + first, first[0] + last, last + first[0], first + last[0], first[0] + last[0]}
        forms.add("".join(folded))
    return frozenset(forms)


def _fits(local: str, forms: frozenset[str]) -> bool:
    """Whether an address may be that of a person with these forms: any of them, a beginning of one, or initials."""
    plain = fold(local)
    if plain in forms or any(len(form) > 2 and form in plain for form in forms):
        return True
    pieces = [fold(piece) for piece in _SPLIT.split(local) if piece]
    return any(form.startswith(piece) for piece in (plain, *pieces) if len(piece) > 2 for form in forms)


def _name(values: Mapping[str, str]) -> str:
    return f"{values.get('first_name', '')} {values.get('last_name', '')}".strip() or values.get("name", "")
