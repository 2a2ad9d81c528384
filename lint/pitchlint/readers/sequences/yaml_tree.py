"""YAML with the place of every value, from PyYAML's events: never its objects or types.

An alias (`*name`) is the value at its anchor once more, with the places of that, and `<<` takes the entries of another
mapping; how much they may add is bounded.
A value that people write without quotes and that is no YAML (`{{first_name}}, a question`, `Re: your docks`) is taken
as written, as in front matter.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import yaml

from pitchlint.allow import parse_allow
from pitchlint.draft import Allow
from pitchlint.readers import nested
from pitchlint.readers.pieces import Piece
from pitchlint.readers.sequences.tree import DEEPEST, Items, Leaf, Node, Table, TreeError, tables, walk

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_VALUE = re.compile(r"""[ \t]*(?:-[ \t]+)*(?:[\w][\w .-]{0,60}|"[^"\n]{1,60}"):[ \t]+([^\s"'|>#][^\r\n]*?)[ \t]*\r?$""")
_COMMENT = re.compile(r"(?:^|(?<=[ \t\r\n]))#[ \t]*pitchlint[ \t]*:[^\r\n]*", re.I)
_MOST_MENDED = 40  # lines with unquoted merge fields; each costs one more pass
_LARGEST_MENDED = 2**20  # code points; nobody writes more by hand
_MOST_REPEATED = 200_000  # code points and values that aliases add: a hundred long mails
_PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*(?:\s+(?:#[^\r\n]*\s+)*|\Z))+")  # anchors and tags of a value
_MERGE = "<<"


class _Open:
    """A list or mapping that is being read."""

    def __init__(self, start: int, is_table: bool, flow: bool, anchor: str | None) -> None:
        self.start = start
        self.is_table = is_table
        self.flow = flow
        self.values: list[Node] = []
        self.entries: dict[str, Node] = {}
        self.starts: dict[str, int] = {}
        self.key: str | None = None
        self.merged: list[Table] = []
        self.anchor = anchor
        self.size = 1
        self.depth = 1


class _Anchored(NamedTuple):
    """What an anchor names: a value with how many values and code points it holds, and its levels of nesting."""

    value: Node
    size: int
    depth: int


def parse(text: str) -> Node:
    """The value that a YAML text holds; a list of the documents where it holds several. Raises `TreeError`."""
    mended: dict[int, int] = {}  # where values stand that are taken as written, to their ends
    masked = text
    while True:
        try:
            return _parsed(text, masked, mended)
        except yaml.YAMLError as error:
            message, offset = nested.described(error, masked)
            stretch = _unquoted_value(masked, offset, mended) if len(text) <= _LARGEST_MENDED else None
            if not stretch or len(mended) >= _MOST_MENDED:
                raise TreeError(message, offset) from None
            start, end = stretch
            mended[start] = end
            masked = masked[:start] + "x" * (end - start) + masked[end:]


def _unquoted_value(text: str, offset: int, mended: dict[int, int]) -> tuple[int, int] | None:
    """The value on the line of `offset`, or on the one before, that YAML may have stumbled over."""
    start = text.rfind("\n", 0, offset) + 1
    for _ in range(2):
        end = text.find("\n", start)
        value = _VALUE.match(text, start, end if end >= 0 else len(text))
        if value and value.start(1) not in mended and re.search(r"[^\w ]", value[1]):
            return value.span(1)
        start = text.rfind("\n", 0, max(start - 1, 0)) + 1
    return None


def _parsed(text: str, masked: str, mended: dict[int, int]) -> Node:
    stack: list[_Open] = []
    documents: list[Node] = []
    anchors: dict[str, _Anchored | None] = {}  # None while the value is being read
    repeated = 0
    for event in yaml.parse(masked, Loader=_LOADER):
        at = event.start_mark.index if event.start_mark else 0
        end = event.end_mark.index if event.end_mark else at
        done: Node
        anchor = getattr(event, "anchor", None)
        if masked[at : at + 1] in ("&", "!") and (properties := _PROPERTIES.match(masked, at, end)):
            at = properties.end()
        size = depth = 1
        if isinstance(event, yaml.AliasEvent):
            done, size, depth = _aliased(anchors, str(anchor), at)
            repeated += size
            if repeated > _MOST_REPEATED:
                raise TreeError("is too large with its aliases ('*name') put in; write fewer of them", at)
            if len(stack) + depth > DEEPEST:
                raise TreeError(f"is nested more than {DEEPEST} deep", at)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            if len(stack) >= DEEPEST:
                raise TreeError(f"is nested more than {DEEPEST} deep", at)
            stack.append(_Open(at, isinstance(event, yaml.MappingStartEvent), bool(event.flow_style), anchor))
            if anchor:
                anchors[anchor] = None
            continue
        elif isinstance(event, yaml.ScalarEvent):
            if at in mended:
                done = Leaf(text[at : mended[at]], at, mended[at], "literal")
            else:
                done = Leaf(event.value, at, end, event.style or "plain")  # type: ignore[arg-type]  # PyYAML says str
            size += len(done.text)
            if anchor:
                anchors[anchor] = _Anchored(done, size, 0)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            closed = stack.pop()
            done, size, depth = _closed(closed, end), closed.size, closed.depth
            if closed.anchor:
                anchors[closed.anchor] = _Anchored(done, size, depth)
        else:
            if isinstance(event, yaml.DocumentStartEvent):
                anchors.clear()
            continue
        if not stack:
            documents.append(done)
            continue
        parent = stack[-1]
        parent.size += size
        parent.depth = max(parent.depth, 1 + depth) if not isinstance(done, Leaf) else parent.depth
        if not parent.is_table:
            parent.values.append(done)
        elif parent.key is not None:
            if parent.key == _MERGE and not isinstance(done, Leaf):
                parent.merged += tables(done)
            else:
                parent.entries[parent.key] = done
            parent.key = None
        else:
            # `{{first_name}}` alone is YAML for a mapping whose key is a mapping
            parent.key = done.text if isinstance(done, Leaf) else text[done.start : done.end]
            if parent.key in parent.entries:
                raise TreeError(f"'{parent.key[:40]}' stands twice in one mapping; keep one", at)
            parent.starts[parent.key] = done.start
    if not documents or (len(documents) == 1 and isinstance(documents[0], Leaf) and documents[0].is_null):
        raise TreeError("is empty", 0)
    return documents[0] if len(documents) == 1 else Items(tuple(documents), 0, len(text))


def _aliased(anchors: Mapping[str, _Anchored | None], name: str, at: int) -> _Anchored:
    """What an alias stands for. Raises `TreeError`."""
    if name not in anchors:
        raise TreeError(f"'*{name[:40]}' repeats the value at '&{name[:40]}', which does not stand before it", at)
    found = anchors[name]
    if found is None:
        raise TreeError(f"'*{name[:40]}' stands inside of the value that it repeats", at)
    return found


def _closed(done: _Open, end: int) -> Node:
    if not done.is_table:
        return Items(tuple(done.values), done.start, end, done.flow)
    for other in done.merged:
        for key, value in other.entries.items():
            if key not in done.entries:
                done.entries[key] = value
                done.starts[key] = other.starts.get(key, other.start)
    return Table(done.entries, done.start, end, done.starts, done.flow)


def pieces(text: str, leaf: Leaf) -> Iterator[Piece]:
    """The pieces of a scalar of the YAML `text`."""
    return iter(nested.pieces(leaf.text, text, leaf.start, leaf.end, leaf.style))


def allows(text: str, root: Node) -> list[Allow]:
    """The suppressions in a file's comments. Raises `AllowError` for a malformed one."""
    found = list(_COMMENT.finditer(text))
    if not found:
        return []
    scalars = sorted((node.start, _filled_end(text, node)) for node in walk(root) if isinstance(node, Leaf))
    starts = [start for start, _ in scalars]
    made: list[Allow] = []
    for comment in found:
        before = bisect_right(starts, comment.start()) - 1
        if before >= 0 and comment.start() < scalars[before][1]:
            continue  # words of a mail
        if allow := parse_allow(comment[0].rstrip(), comment.start()):
            made.append(allow)
    return made


def _filled_end(text: str, leaf: Leaf) -> int:
    """Where a scalar's own text ends: the event of a block goes on to the next token."""
    return leaf.start + len(text[leaf.start : leaf.end].rstrip())
