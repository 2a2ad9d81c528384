"""JSON with the place of every value. Strings are decoded by the standard library's scanner; nothing recurses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from json import JSONDecodeError, decoder
from typing import Any

from pitchlint.readers.pieces import Piece
from pitchlint.readers.sequences.tree import DEEPEST, Items, Leaf, Node, Table, TreeError

_SPACE = re.compile(r"[ \t\r\n]*")
_WORD = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|NaN|-?Infinity", re.A)
_UNIT = re.compile(
    r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|\\u([0-9a-fA-F]{4})|\\(.)|[^\\]+", re.S
)
_scan: Any = decoder.scanstring  # type: ignore[attr-defined]  # json's own, in C
_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class _Open:
    """A list or mapping that is being read."""

    def __init__(self, start: int, is_table: bool) -> None:
        self.start = start
        self.is_table = is_table
        self.values: list[Node] = []
        self.entries: dict[str, Node] = {}
        self.starts: dict[str, int] = {}
        self.key: str | None = None


def parse(text: str) -> Node:
    """The value that a JSON text holds. Raises `TreeError`."""
    stack: list[_Open] = []
    at = _SPACE.match(text).end()  # type: ignore[union-attr]
    if at == len(text):
        raise TreeError("is empty", 0)
    while True:
        done: Node | None = None
        if stack and stack[-1].is_table and stack[-1].key is None:
            at = _key(text, at, stack[-1])
        character = text[at : at + 1]
        if character == '"':
            string, end = _string(text, at)
            done, at = Leaf(string, at, end, "json"), end
        elif character and character in "[{":
            if len(stack) >= DEEPEST:
                raise TreeError(f"is nested more than {DEEPEST} deep", at)
            stack.append(_Open(at, character == "{"))
            at = _skip(text, at + 1)
            if text[at : at + 1] != ("}" if character == "{" else "]"):
                continue
            done, at = _closed(stack.pop(), at + 1), at + 1
        else:
            word = _WORD.match(text, at)
            if not word:
                raise TreeError("a value is missing here", at)
            done, at = Leaf(word[0], at, word.end(), "plain"), word.end()
        while True:
            at = _skip(text, at)
            if not stack:
                if at < len(text):
                    raise TreeError("something follows the end of the JSON value", at)
                return done
            parent = stack[-1]
            if parent.key is None:
                parent.values.append(done)
            else:
                parent.entries[parent.key] = done
                parent.key = None
            character = text[at : at + 1]
            if character == ",":
                at = _skip(text, at + 1)
                break
            if character != ("}" if parent.is_table else "]"):
                raise TreeError("a comma or a closing bracket is missing here", at)
            at += 1
            done = _closed(stack.pop(), at)


def _skip(text: str, at: int) -> int:
    return _SPACE.match(text, at).end()  # type: ignore[union-attr]


def _key(text: str, at: int, table: _Open) -> int:
    """Read a key and its colon; returns where its value begins."""
    if text[at : at + 1] != '"':
        raise TreeError("a key in double quotes is missing here", at)
    key, end = _string(text, at)
    if key in table.entries:
        raise TreeError(f"'{key[:40]}' stands twice in one mapping; keep one", at)
    table.key, table.starts[key] = key, at
    end = _skip(text, end)
    if text[end : end + 1] != ":":
        raise TreeError("a colon is missing here", end)
    return _skip(text, end + 1)


def _string(text: str, at: int) -> tuple[str, int]:
    try:
        string, end = _scan(text, at + 1, True)
    except JSONDecodeError as error:
        message = error.msg[:1].lower() + error.msg[1:].removesuffix(" at")
        raise TreeError(message, error.pos) from None
    return str(string), int(end)


def _closed(done: _Open, end: int) -> Node:
    if done.is_table:
        return Table(done.entries, done.start, end, done.starts)
    return Items(tuple(done.values), done.start, end)


def pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of the JSON string that stands at `start`, `end` with its quotes."""
    for unit in _UNIT.finditer(text, start + 1, end - 1):
        high, low, code, letter = unit.groups()
        if high:
            pair = (chr(int(high, 16)) + chr(int(low, 16))).encode("utf-16-le", "surrogatepass").decode("utf-16-le")
            yield Piece(pair, unit.start(), unit.end())
        elif code:
            yield Piece(chr(int(code, 16)), unit.start(), unit.end())
        elif letter:
            yield Piece(_ESCAPES.get(letter, letter), unit.start(), unit.end())
        else:
            yield Piece(unit[0], unit.start(), unit.end())
