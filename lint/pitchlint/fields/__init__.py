"""Merge fields of any sending tool: found, named, and masked so that no rule reads them as prose.

One module a family of syntaxes: `braces`, `brackets`, `angles`, `percent`, `stars`, `velocity`, and `spin` for
alternatives. To add a dialect, add its name to the table in `dialects`, and its names in `written`. Which dialects a
draft may be in is answered by `dialect`, what a template becomes for a record by `render`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pitchlint.draft import MASK
from pitchlint.fields import angles, braces, brackets, percent, spin, stars, velocity
from pitchlint.fields.field import Field, Kind
from pitchlint.fields.names import canonical, is_known
from pitchlint.patterns import late

__all__ = ["MASK", "Field", "Kind", "canonical", "find_fields", "is_known", "mask", "scan"]

_START = late(r"[{\[<%*«$#|}]")
_PARSE: dict[str, Callable[[str, int], Field | None]] = {
    "{": braces.parse, "$": braces.parse, "[": brackets.parse, "<": angles.parse, "«": angles.parse,
    "%": percent.parse, "*": stars.parse, "#": velocity.parse,
}  # fmt: skip
_BETWEEN_LINES = late("[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def find_fields(text: str) -> tuple[Field, ...]:
    """Every merge field, slot, control tag and piece of spintax in `text`, in order, none overlapping another.

    Takes any text, in time linear in its length; raises nothing.
    """
    fields, blocks = scan(text)
    return tuple(spin.cover(fields, blocks) if blocks else fields)


def scan(text: str) -> tuple[list[Field], list[spin.Block]]:
    """The tags of `text` in order, none overlapping another, and its blocks of alternatives, inner ones first."""
    fields: list[Field] = []
    marks: list[tuple[int, str]] = []
    start = _START.search
    match = start(text)
    while match:
        at, char = match.start(), match.group()
        parse = _PARSE.get(char)
        field = parse(text, at) if parse else None
        if field:
            fields.append(field)
        elif char in "{|}":
            marks.append((at, char))
        match = start(text, field.end if field else at + 1)
    blocks = spin.find_blocks(text, marks, [field for field in fields if field.kind == "spin"])
    if marks:
        fields = _with_stray_braces(text, fields, marks, blocks)
    return fields, blocks


def mask(text: str, fields: Sequence[Field]) -> str:
    """`text` with each of `fields` (in order, not overlapping) masked, at equal length; line breaks stay.

    Fields and slots become `MASK`, one word each. Control tags and spintax become spaces: they are no words, join none,
    and what stands between them is read.
    """
    between = _BETWEEN_LINES.sub
    pieces: list[str] = []
    done = 0
    for field in fields:
        blank = " " if not field.shown or field.kind in ("control", "spin") else MASK
        pieces += text[done : field.start], between(blank, text[field.start : field.end])
        done = field.end
    pieces.append(text[done:])
    return "".join(pieces)


def _with_stray_braces(
    text: str, fields: list[Field], marks: list[tuple[int, str]], blocks: list[spin.Block]
) -> list[Field]:
    """`fields`, those with one brace too many on a side (`{{first_name}`, `{company}}`) widened and called broken."""
    edges = {at for block in blocks for at in (block.start, block.start + 1, block.end - 2, block.end - 1)}
    before = {at + 1 for at, mark in marks if mark == "{" and at not in edges}
    after = {at for at, mark in marks if mark == "}" and at not in edges}
    if not before and not after:
        return fields
    widened: list[Field] = []
    for field in fields:
        more, less = field.start in before, field.end in after
        if (more or less) and text[field.start] == "{" and field.kind in ("field", "slot"):
            broken = field._replace(start=field.start - more, end=field.end + less, dialects=frozenset())
            widened.append(broken)
        else:
            widened.append(field)
    return widened
