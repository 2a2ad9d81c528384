"""The texts of mails in YAML, JSON and CSV: decoded, HTML made visible, each character mapped to the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pitchlint.draft import Layer, Link, Passage, Source
from pitchlint.patterns import late
from pitchlint.readers.pieces import Piece, composed, part, passage, shifted, trim
from pitchlint.readers.sequences.tree import Leaf

_BLOCKS = late(
    r"</?(?:p|br|div|table|tbody|tr|td|ul|ol|li|html|body|head|h[1-6]|blockquote|hr|pre)\b[^<>]{0,2000}>|<!doctype",
    re.I,
)
_WORDS = late(r"</?(?:a|b|i|u|em|strong|span|font|img|small|s)(?:\s[^<>]{0,2000})?/?>", re.I)


def decoded(source: Source, leaf: Leaf) -> Passage:
    """What a scalar says, CR LF and CR turned into LF."""
    from pitchlint.readers.transfer import linefed

    return linefed(*passage(_pieces(source, leaf), _layer(source, leaf)))


def _layer(source: Source, leaf: Leaf) -> Layer:
    if leaf.style != "csv":
        return leaf.style
    return "quoted cell" if source.text.startswith('"', leaf.start) else "cell"


def _pieces(source: Source, leaf: Leaf) -> Iterable[Piece]:
    text, start, end, style = leaf
    if source.text[start:end] == text:
        return (Piece(text, start, end),)
    if style == "json":
        from pitchlint.readers.sequences import json_tree

        return json_tree.pieces(source.text, start, end)
    if style == "csv":
        from pitchlint.readers.sequences import csv_cells

        return csv_cells.pieces(source.text, start, end)
    from pitchlint.readers.sequences import yaml_tree

    return yaml_tree.pieces(source.text, leaf)


def body_of(source: Source, leaf: Leaf, html: bool | None) -> tuple[Passage, tuple[Link, ...]]:
    """The body that a scalar holds, and its links. `html` is None where its tags must tell."""
    text = decoded(source, leaf)
    links: Sequence[Link] = ()
    blocks = bool(_BLOCKS.search(text.text))
    if html or blocks or _WORDS.search(text.text):
        from pitchlint.readers.html import visible

        # bold words in a text of lines do not make the lines run together
        page = visible(text.text, preserved=not blocks and "\n" in text.text.strip())
        text, links = composed(page.body, text, "html"), page.links
    start, end = trim(text.text, 0, len(text.text))
    return part(text, start, end), shifted(links, start, end)


def subject_of(source: Source, leaf: Leaf | None) -> Passage | None:
    """The subject that a scalar holds, None without one."""
    if leaf is None:
        return None
    text = decoded(source, leaf)
    stripped = text.text.strip()
    start = len(text.text) - len(text.text.lstrip())
    return part(text, start, start + len(stripped))
