"""The YAML of front matter that spans lines or brackets: PyYAML's events, never its objects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from pitchlint.readers.frontmatter import DEEPEST, Node, Scalar, unescaped
from pitchlint.readers.pieces import Piece

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DOUBLE_UNIT = re.compile(
    r"(\\[ \t]*(?:\r\n|\r|\n)[ \t]*)|(\\.[0-9a-fA-F]{0,8})|([ \t]*(?:\r\n|\r|\n)\s*)|([^\\ \t\r\n]+|[ \t]+)", re.S
)


class NestedError(ValueError):
    """Text that is no YAML, or more than front matter needs. `offset` counts from the start of the source."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


def compose(text: str, base: int) -> Node:
    """The tree that the YAML `text` stands for; its leaves are strings, their offsets count from `base` on.

    Depth is checked as events come, because composing thousands of nested brackets crashes the C loader.
    """
    open_nodes: list[list[Node] | dict[str, Node]] = []
    keys: list[str | None] = []
    root: Node | None = None
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            at = base + (event.start_mark.index if event.start_mark else 0)
            done: Node
            if isinstance(event, yaml.AliasEvent):
                raise NestedError("aliases are not read; write the value out", at)
            if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                if len(open_nodes) >= DEEPEST:
                    raise NestedError(f"it is nested more than {DEEPEST} deep; flatten it", at)
                open_nodes.append({} if isinstance(event, yaml.MappingStartEvent) else [])
                keys.append(None)
                continue
            if isinstance(event, yaml.ScalarEvent):
                done = _scalar(event, text, base)
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                closed = open_nodes.pop()
                keys.pop()
                done = closed
            else:
                continue
            if not open_nodes:
                root = done
                continue
            parent = open_nodes[-1]
            if isinstance(parent, list):
                parent.append(done)
            elif keys[-1] is not None:
                parent[keys[-1]] = done
                keys[-1] = None
            elif isinstance(done, Scalar):
                keys[-1] = done.text
            else:
                raise NestedError("a key is a list or a mapping; write it as text", at)
    except yaml.YAMLError as error:
        raise NestedError(*_described(error, base)) from None
    if root is None:
        raise NestedError("it holds nothing", base)
    return root


def _described(error: yaml.YAMLError, base: int) -> tuple[str, int]:
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "it is no YAML"
    offset = mark.index if mark else getattr(error, "position", 0)
    return str(reason), base + offset


def _scalar(event: yaml.ScalarEvent, text: str, base: int) -> Scalar:
    assert event.start_mark
    assert event.end_mark
    start, end = event.start_mark.index, event.end_mark.index
    units = _double(text, start, end) if event.style == '"' else _aligned(event.value, text, start, end, event.style)
    pieces = tuple(Piece(piece.text, base + piece.start, base + piece.end) for piece in units)
    if "".join(piece.text for piece in pieces) != event.value:  # an exotic fold: every character stands for the whole
        pieces = (Piece(event.value, base + start, base + end),)
        if len(event.value) == end - start:
            pieces = tuple(Piece(character, base + start, base + end) for character in event.value)
    return Scalar(event.value, base + start, base + end, pieces)


def _aligned(value: str, text: str, start: int, end: int, style: str | None) -> Iterator[Piece]:
    """The pieces of a scalar without escapes: white space stands for white space, the rest for itself, in order."""
    at = start
    if style in ("|", ">"):
        at = (text.find("\n", start, end) + 1) or end
    elif style == "'":
        at += 1
    for run in re.finditer(r"\s+|[^\s']+|'", value):
        if run[0].isspace():
            gap = re.compile(r"\s+").match(text, at, end)
            stop = gap.end() if gap else at
            yield Piece(run[0], min(at, end - 1), max(stop, min(at, end - 1) + 1))
            at = stop
            continue
        found = text.find(run[0], at, end)
        if found < 0:
            return
        at = found + len(run[0])
        if style == "'" and run[0] == "'":
            at += 1
        yield Piece(run[0], found, at)


def _double(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of a double-quoted scalar: escapes, and line breaks folded into a space or into fewer line breaks."""
    for unit in _DOUBLE_UNIT.finditer(text, start + 1, end - 1):
        joined, escape, fold, plain = unit.groups()
        if joined:
            continue
        if escape:
            yield from unescaped(escape, unit.start()) or ()
        elif fold:
            breaks = len(re.findall(r"\r\n|\r|\n", fold))
            yield Piece("\n" * (breaks - 1) or " ", unit.start(), unit.end())
        elif plain:
            yield Piece(plain, unit.start(), unit.end())
