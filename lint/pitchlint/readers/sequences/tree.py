"""The values of a YAML or JSON file, each with the stretch of the source where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, Union

DEEPEST = 64
"""Levels of nesting that are read: an export has ten, more is an attack or an accident."""

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_YES = frozenset(("true", "yes", "on", "1", "y"))
_NO = frozenset(("false", "no", "off", "0", "n"))


class TreeError(ValueError):
    """Text that is no YAML or JSON, or nested without end. `offset` is the place in the source."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


Style = Literal["json", "csv", "plain", "'", '"', "|", ">", "literal"]


class Leaf(NamedTuple):
    """A scalar: its decoded text and where it stands, quotes and the mark of a block included.

    `style` tells how the source encodes it: "json" a JSON string, "csv" a cell, "plain", "'", '"', "|", ">" as in
    YAML, "literal" text that is taken as written.
    """

    text: str
    start: int
    end: int
    style: Style

    @property
    def is_null(self) -> bool:
        return self.style == "plain" and self.text in _NULLS

    @property
    def truth(self) -> bool | None:
        """What a switch says; None where it says neither yes nor no."""
        word = self.text.strip().lower()
        return True if word in _YES else False if word in _NO else None


class Items(NamedTuple):
    """A list. `flow` says that it stands in YAML's brackets, so that it may be text that a person did not quote."""

    values: tuple[Node, ...]
    start: int
    end: int
    flow: bool = False


class Table(NamedTuple):
    """A mapping; `starts` are the places of its keys, `flow` as for `Items`."""

    entries: Mapping[str, Node]
    start: int
    end: int
    starts: Mapping[str, int] = MappingProxyType({})
    flow: bool = False


Node = Union[Leaf, Items, Table]  # noqa: UP007 (names what is defined above)


def tables(node: Node | None) -> list[Table]:
    """The mappings in a list; a mapping alone is a list of one."""
    if isinstance(node, Table):
        return [node]
    return [value for value in node.values if isinstance(value, Table)] if isinstance(node, Items) else []


def walk(node: Node) -> Iterator[Node]:
    """The node and all nodes in it, outermost first, in the order of the file."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, Table):
            waiting.extend(reversed(list(node.entries.values())))
        elif isinstance(node, Items):
            waiting.extend(reversed(node.values))
