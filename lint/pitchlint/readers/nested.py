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


_BLOCK_LINE = re.compile(r"([ ]*)([^\r\n]*)(\r\n|\r|\n|\Z)")
_INDENT = re.compile(r"[|>][+-]?([1-9])?")


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
        reason, offset = described(error, text)
        raise NestedError(reason, base + offset) from None
    if root is None:
        raise NestedError("it holds nothing", base)
    return root


def described(error: yaml.YAMLError, text: str) -> tuple[str, int]:
    """What PyYAML says of a text, and the offset that it speaks of."""
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "it is no YAML"
    # libyaml counts the bytes before a character that YAML does not allow
    position = len(text.encode()[: getattr(error, "position", 0)].decode(errors="ignore"))
    offset = mark.index if mark else position
    return str(reason), offset


def _scalar(event: yaml.ScalarEvent, text: str, base: int) -> Scalar:
    assert event.start_mark
    assert event.end_mark
    start, end = event.start_mark.index, event.end_mark.index
    found = pieces(event.value, text, start, end, event.style)
    return Scalar(
        event.value, base + start, base + end,
        tuple(Piece(piece.text, base + piece.start, base + piece.end) for piece in found),
    )  # fmt: skip


def pieces(value: str, text: str, start: int, end: int, style: str | None) -> list[Piece]:
    """The pieces of the scalar `value` that `text[start:end]` encodes in a YAML style: "'", '"', "|", ">" or none."""
    for decode in (_literal, _aligned) if style == "|" else (_double if style == '"' else _aligned,):
        found = list(decode(value, text, start, end, style))
        if "".join(piece.text for piece in found) == value:
            return found
    # an exotic fold: every character stands for the whole
    if len(value) == end - start:
        return [Piece(character, start, end) for character in value]
    return [Piece(value, start, end)]


def _literal(value: str, text: str, start: int, end: int, _: str | None) -> Iterator[Piece]:
    """The pieces of a literal block, whose lines lose nothing but their indentation."""
    head = _BLOCK_LINE.match(text, start, end)
    lines = list(_BLOCK_LINE.finditer(text, head.end() if head else end, end))
    first = next((line for line in lines if line[2]), None)
    header = _INDENT.match(text, start)
    if first is None or header is None:
        return
    if digit := header[1]:
        # the digit counts from the parent's column, which the value's own first line tells
        indent = len(first[1]) - (len(value.lstrip("\n")) - len(value.lstrip("\n").lstrip(" ")))
        indent = max(indent, int(digit))
    else:
        indent = len(first[1])
    left = len(value)
    for line in lines:
        begin = min(line.start() + indent, line.end(2))
        stop = min(line.end(2), begin + left)
        if stop > begin:
            yield Piece(text[begin:stop], begin, stop)
            left -= stop - begin
        if left and line[3]:
            yield Piece("\n", line.start(3), line.end(3))
            left -= 1


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


def _double(_value: str, text: str, start: int, end: int, _style: str | None) -> Iterator[Piece]:
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
