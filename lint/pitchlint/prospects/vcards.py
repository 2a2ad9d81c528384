"""Prospect lists as vCards (RFC 6350, and the versions before it): one record a card."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pitchlint.draft import Source
from pitchlint.patterns import late
from pitchlint.prospects.listing import Listing, ProspectError, Row

_COLUMNS = (
    "name", "first_name", "last_name", "middle_name", "salutation", "suffix", "nickname", "company", "title", "email",
    "phone", "website", "city", "state", "country", "notes",
)  # fmt: skip
_PLAIN = {"FN": "name", "NICKNAME": "nickname", "TITLE": "title", "EMAIL": "email", "TEL": "phone", "URL": "website",
          "NOTE": "notes"}  # fmt: skip
_PROPERTY = late(r"(?:[\w-]+\.)?([\w-]+)((?:;[^:\"]*(?:\"[^\"]*\")?)*):(.*)", re.S)
_ESCAPE = late(r"\\(.)", re.S)
_PARTED = late(r"((?:[^;\\]|\\.)*)(?:;|$)", re.S)


def read(source: Source) -> Listing:
    """The list in a .vcf file. Raises `ProspectError` where it holds no card, or one that does not end."""
    rows: list[Row] = []
    card: dict[str, str] | None = None
    begun = 1
    for number, line in _unfolded(source.text):
        word = line.strip().upper()
        if word == "BEGIN:VCARD":
            card, begun = {}, number
        elif word == "END:VCARD" and card is not None:
            card = _with_names(card)
            rows.append(Row(begun, tuple(card.get(column, "") for column in _COLUMNS)))
            card = None
        elif card is not None and (found := _PROPERTY.fullmatch(line)):
            for column, value in _said(found[1].upper(), found[2].upper(), found[3]):
                card.setdefault(column, value)
    if card is not None:
        raise ProspectError("begins a card that never ends; add a line END:VCARD", begun)
    if not rows:
        raise ProspectError("holds no card; a vCard begins with BEGIN:VCARD")
    return Listing(source, _COLUMNS, rows, _locate, is_table=False)


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Logical lines with the number of their first line: a line that begins with white space goes on."""
    held: list[str] = []
    first = 1
    for number, line in enumerate(text.split("\n"), 1):
        line = line.removesuffix("\r")
        if line[:1] in (" ", "\t") and held:
            held.append(line[1:])
            continue
        if held:
            yield first, "".join(held)
        held, first = [line], number
    if held:
        yield first, "".join(held)


def _said(name: str, parameters: str, value: str) -> Iterator[tuple[str, str]]:
    """The columns that a property fills."""
    if "ENCODING=QUOTED-PRINTABLE" in parameters:
        import quopri

        value = quopri.decodestring(value.encode()).decode("utf-8", errors="replace")
    parts = [_plain(part) for part in _PARTED.findall(value)]
    if name in _PLAIN:
        yield _PLAIN[name], _plain(value)
    elif name == "N":
        yield from zip(("last_name", "first_name", "middle_name", "salutation", "suffix"), parts, strict=False)
    elif name == "ORG":
        yield "company", parts[0]
    elif name == "ADR":
        yield from zip(("city", "state"), parts[3:5], strict=False)
        if len(parts) > 6:
            yield "country", parts[6]


def _with_names(card: dict[str, str]) -> dict[str, str]:
    """A card that has a full name alone, which version 4 allows, with its parts where there are just two of them."""
    parts = card.get("name", "").split()
    if len(parts) != 2 or "," in card["name"] or card.get("first_name") or card.get("last_name"):
        return card
    return card | {"first_name": parts[0], "last_name": parts[1]}


def _plain(value: str) -> str:
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value).strip()


_END = late(r"^end:vcard", re.M | re.I)
_NAME = late(r"^(?:[\w-]+\.)?n[;:]", re.M | re.I)
_FULL_NAME = late(r"^(?:[\w-]+\.)?fn[;:]", re.M | re.I)
_NAMES = {
    "name": _FULL_NAME,
    **dict.fromkeys(("first_name", "last_name", "middle_name", "salutation", "suffix"), _NAME),
}


def _locate(source: Source, columns: Sequence[str], row: Row, number: int) -> tuple[int, int]:
    """Where a value stands in its card: of a name in the line that says it, else where it first stands."""
    start = source.offset(row.line)
    value = row.cells[number]
    if not value:
        return start, start
    over = _END.search(source.text, start)
    end = over.start() if over else len(source.text)
    says = _NAMES.get(columns[number])
    if says and (line := says.search(source.text, start, end)):
        at = source.text.find(value, line.end(), end)
        if at >= 0:
            return at, at + len(value)
    at = source.text.find(value, start, end)
    return (at, at + len(value)) if at >= 0 else (start, start)
