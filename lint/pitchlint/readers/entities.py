"""Character references of HTML decoded with a map, as `html.unescape` decodes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5

from pitchlint.readers.pieces import Piece

_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")
_EARLY = re.compile("|".join(sorted((name for name in html5 if name[-1] != ";"), key=len, reverse=True)))
"""Names that need no semicolon, the longest first: "&notit;" is "¬it;"."""


def decoded(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of `text[start:end]`, each character reference decoded."""
    at = start
    if text.find("&", start, end) >= 0:
        for found in _REFERENCE.finditer(text, start, end):
            stop = found.end()
            name = found[0][1:]
            if name[0] != "#" and name not in html5:
                early = _EARLY.match(name)
                if not early:
                    continue
                stop = found.start() + 1 + early.end()
            yield Piece(text[at : found.start()], at, found.start())
            yield Piece(unescape(text[found.start() : stop]), found.start(), stop)
            at = stop
    yield Piece(text[at:end], at, end)
