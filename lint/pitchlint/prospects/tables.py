"""Prospect lists as tables: CSV with any common separator, LinkedIn's preamble, quoted line breaks."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from pitchlint.draft import Source
from pitchlint.patterns import late
from pitchlint.prospects.listing import EMPTY, IDENTITY, Listing, ProspectError, Row, canonical_field

SEPARATORS = ",;\t|"
PREAMBLE = 10  # rows that may stand above the header: LinkedIn's "Notes:" takes three
_CELL = late(r"[,;\t|]")
_LINE = late(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def lines(text: str) -> Iterator[str]:
    """The lines of `text` with their breaks, as CSV has them: a separator of Unicode breaks none."""
    return (match[0] for match in _LINE.finditer(text))


def separator_of(header: str) -> str:
    """The character that parts the cells of a header line."""
    return max(SEPARATORS, key=header.count)


def rows(text: str, separator: str) -> Iterator[Row]:
    """Every row that is not blank. Raises `ProspectError` for a quote that is never closed."""
    # a quote that is never closed swallows every row below it; only the strict reader says so
    reader = csv.reader(lines(text), delimiter=separator, strict=text.count('"') % 2 == 1)
    line = 1
    try:
        for cells in reader:
            start, line = line, reader.line_num + 1
            if any(cell and not cell.isspace() for cell in cells):
                yield Row(start, tuple(cells))
    except csv.Error as error:
        if "field larger" in str(error):
            raise ProspectError("has a cell of more than 131,072 characters; look for a quote that is not closed",
                                line) from None  # fmt: skip
        raise ProspectError(f"is broken CSV: {error}; look for a quote that is not closed", line) from None


def read(source: Source) -> Listing:
    """The list in a CSV file. Raises `ProspectError` where it has no header with a name or an e-mail column."""
    head = [line for _, line in zip(range(PREAMBLE + 1), lines(source.text), strict=False) if line.strip()]
    if not head:
        raise ProspectError(EMPTY, 1)
    first = max(head, key=_identities)
    separator = separator_of(first)
    found = rows(source.text, separator)
    for number, header in enumerate(found):
        if any(canonical_field(cell) in IDENTITY for cell in header.cells):
            cells = tuple(cell.strip() for cell in header.cells)
            return Listing(source, cells, list(found), _Locate(separator), header.line)
        if number >= PREAMBLE:
            break
    raise nameless([cell for cell in first.strip().split(separator) if cell.strip()], 1)


def _identities(line: str) -> int:
    cells = _CELL.split(line.strip().replace('"', ""))
    return sum(canonical_field(cell) in IDENTITY for cell in cells)


def nameless(columns: Sequence[str], line: int | None) -> ProspectError:
    """The error for a list whose columns name nobody."""
    shown = ", ".join(f"'{' '.join(column.split())[:30]}'" for column in list(columns)[:8])
    return ProspectError(
        f"has neither a name nor an e-mail column (it has {shown or 'none'}); call one 'first_name', 'name' or 'email'",
        line,
    )


def cell_spans(text: str, at: int, separator: str) -> Iterator[tuple[int, int]]:
    """Where the cells of the row that begins at offset `at` stand, without the quotes around them."""
    while True:
        if text.startswith('"', at):
            close = at + 1
            while True:
                close = text.find('"', close)
                if close < 0:
                    yield at + 1, len(text)
                    return
                if not text.startswith('""', close):
                    break
                close += 2
            yield at + 1, close
            at = close + 1
        else:
            start = at
            while at < len(text) and text[at] != separator and text[at] not in "\r\n":
                at += 1
            yield start, at
        while at < len(text) and text[at] != separator and text[at] not in "\r\n":
            at += 1  # what csv forgives behind a closing quote
        if at >= len(text) or text[at] != separator:
            return
        at += 1


class _Locate:
    """Finds cells again by scanning their row: only findings ask, and few do."""

    def __init__(self, separator: str) -> None:
        self.separator = separator

    def __call__(self, source: Source, columns: Sequence[str], row: Row, number: int) -> tuple[int, int]:  # noqa: ARG002
        start = source.offset(row.line)
        for at, (begin, end) in enumerate(cell_spans(source.text, start, self.separator)):
            if at == number:
                inside = source.text[begin:end]
                return begin + len(inside) - len(inside.lstrip()), begin + len(inside.rstrip()) or end
        return start, start
