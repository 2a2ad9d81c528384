"""CSV with the place of every cell, read as Python's `csv` reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pitchlint.readers.pieces import Piece
from pitchlint.readers.sequences.tree import Leaf, TreeError

_SEPARATORS = ",;\t|"
_QUOTED = re.compile(r'"[^"]*(?:""[^"]*)*("|\Z)')
_UNIT = re.compile(r'""|"|[^"]+')
_BREAK = re.compile(r"\r\n|\r|\n")


def separator(text: str) -> str:
    """What separates the cells: the sign that stands most often in the first line that holds one."""
    at = 0
    for _ in range(20):
        found = _BREAK.search(text, at)
        line = text[at : found.start() if found else len(text)]
        if any(sign in line for sign in _SEPARATORS):
            bare = re.sub(r'"[^"]*"', "", line)
            return max(_SEPARATORS, key=bare.count)
        if not found:
            break
        at = found.end()
    return ","


def rows(text: str, sign: str) -> Iterator[list[Leaf]]:
    """The rows of a text, blank ones left out. Raises `TreeError` for a quote that is never closed."""
    plain = re.compile(rf"[^{re.escape(sign)}\r\n]*")
    row: list[Leaf] = []
    at, size = 0, len(text)
    while at <= size:
        start = at
        if text.startswith('"', at):
            quoted = _QUOTED.match(text, at)
            assert quoted
            if not quoted[1]:
                raise TreeError("is broken CSV: a quote opens here and never closes", at)
            rest = plain.match(text, quoted.end())
            assert rest
            at = rest.end()
            row.append(Leaf("".join(piece.text for piece in pieces(text, start, at)), start, at, "csv"))
        else:
            found = plain.match(text, at)
            assert found
            at = found.end()
            row.append(Leaf(found[0], start, at, "csv"))
        if at < size and text[at] == sign:
            at += 1
            continue
        if len(row) > 1 or row[0].end > row[0].start:
            yield row
        row = []
        if at >= size:
            return
        found = _BREAK.match(text, at)
        at = found.end() if found else at + 1


def pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of the cell that stands at `start`, `end`: quotes around it taken off, doubled ones made one."""
    if not text.startswith('"', start):
        yield Piece(text[start:end], start, end)
        return
    inside = True
    for unit in _UNIT.finditer(text, start + 1, end):
        if unit[0] == '""' and inside:
            yield Piece('"', unit.start(), unit.end())
        elif unit[0] == '"' and inside:
            inside = False
        else:
            yield Piece(unit[0], unit.start(), unit.end())
