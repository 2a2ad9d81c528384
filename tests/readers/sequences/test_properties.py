"""Any text in JSON, YAML and CSV is read as the library reads it, each character from the piece that encodes it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import TypeVar

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pitchlint.draft import Source
from pitchlint.readers.pieces import Piece
from pitchlint.readers.sequences import csv_cells, json_tree, yaml_tree
from pitchlint.readers.sequences.tree import Items, Leaf, Node, TreeError, walk

Read = TypeVar("Read")
TEXT = st.text(
    st.sampled_from("abc é\n\t\"'\\:#-{}[]|>&😀\r ,;") | st.characters(codec="utf-8", exclude_characters="\0"),
    max_size=40,
)
VALUE = st.recursive(
    TEXT | st.integers() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=8,
)


def value_of(node: Node) -> object:
    if isinstance(node, Leaf):
        return node.text if node.style == "json" else json.loads(node.text)
    if isinstance(node, Items):
        return [value_of(one) for one in node.values]
    return {key: value_of(one) for key, one in node.entries.items()}


def parsed(parse: Callable[[str], Read], text: str) -> Read | TreeError:
    """What a text holds, or the error that refuses it, which points into the text."""
    try:
        return parse(text)
    except TreeError as error:
        refused = error
    assert 0 <= refused.offset <= len(text)
    return refused


def in_order(pieces: list[Piece], leaf: Leaf) -> bool:
    bounds = [leaf.start, *(at for piece in pieces for at in (piece.start, piece.end)), leaf.end]
    return bounds == sorted(bounds) and "".join(piece.text for piece in pieces) == leaf.text


@settings(deadline=None)
@given(VALUE, st.booleans(), st.sampled_from([None, 1]))
def test_json(value: object, ascii_only: bool, indent: int | None) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    root = json_tree.parse(text)
    assert value_of(root) == value
    for leaf in walk(root):
        if isinstance(leaf, Leaf) and leaf.style == "json":
            pieces = list(json_tree.pieces(text, leaf.start, leaf.end))
            assert in_order(pieces, leaf)
            assert all(json.loads(f'"{text[start:end]}"') == piece for piece, start, end in pieces)


@settings(deadline=None)
@given(TEXT | st.text(st.sampled_from('{}[]":,\\u0a1 -.e'), max_size=30))
def test_json_is_refused_where_the_library_refuses_it(text: str) -> None:
    try:
        expected = json.loads(text)
    except (ValueError, RecursionError):
        expected = None
        refused = True
    else:
        refused = False
    root = parsed(json_tree.parse, text)
    if isinstance(root, TreeError):
        assert refused or "stands twice" in root.message
    else:
        assert not refused
        assert repr(value_of(root)) == repr(expected)


_BREAKS = " \n\x85\u2028\u2029"  # YAML 1.1 takes a next line for a line break, too


@settings(deadline=None)
@example({"a": "\x85"}, "|", True, 20)
@given(
    st.dictionaries(st.sampled_from("abcd"), TEXT, min_size=1),
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.booleans(),
    st.sampled_from([20, 80]),
)
def test_yaml(value: dict[str, str], style: str | None, wide: bool, width: int) -> None:
    text = yaml.dump(value, default_style=style, allow_unicode=wide, width=width)
    try:
        expected = yaml.load(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return
    for key, leaf in yaml_tree.parse(text).entries.items():  # type: ignore[union-attr]
        assert leaf.text == expected[key]
        pieces = list(yaml_tree.pieces(text, leaf))
        assert in_order(pieces, leaf)
        for piece, start, end in pieces:
            if len(piece) == end - start and leaf.style != '"':
                assert all(a == b or (a in " \n" and b in _BREAKS) for a, b in zip(piece, text[start:end], strict=True))


@settings(deadline=None)
@given(TEXT)
def test_any_yaml_is_read_or_refused(text: str) -> None:
    root = parsed(yaml_tree.parse, text)
    if isinstance(root, TreeError):
        return
    for leaf in walk(root):
        if isinstance(leaf, Leaf) and text[leaf.start : leaf.end] != leaf.text:
            assert in_order(list(yaml_tree.pieces(text, leaf)), leaf)
    yaml_tree.allows(text.replace("pitchlint", ""), root)


@settings(deadline=None)
@given(st.lists(st.lists(TEXT, min_size=1, max_size=4), max_size=4), st.sampled_from(",;\t|"))
def test_csv(rows: list[list[str]], sign: str) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=sign).writerows(rows)
    same_as_the_library(file.getvalue(), sign)


@settings(deadline=None)
@given(st.text(st.sampled_from('ab",;\n\r '), max_size=30))
def test_any_csv(text: str) -> None:
    same_as_the_library(text, ",")


def same_as_the_library(text: str, sign: str) -> None:
    found = parsed(lambda text: list(csv_cells.rows(text, sign)), text)
    if isinstance(found, TreeError):
        assert text[found.offset] == '"'
        return
    expected = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign) if row]
    assert [[cell.text for cell in row] for row in found if any(cell.start < cell.end for cell in row)] == [
        row for row, own in zip(expected, found, strict=True) if any(cell.start < cell.end for cell in own)
    ]
    source = Source("a.csv", text)
    for row in found:
        for cell in row:
            pieces = list(csv_cells.pieces(source.text, cell.start, cell.end))
            assert in_order(pieces, cell)
            assert all(piece in (text[a:b], '"') for piece, a, b in pieces)
