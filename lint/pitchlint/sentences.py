"""Sentence spans, cut by us: quick, merge fields whole, one line of a list is one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pitchlint.patterns import late

# a sentence ends after its closing marks; an ellipsis ends one only before a capital
_END = late(r"(?:[.!?…]+[\"'”’)\]]*|[:;] ?(?=\n))(?=\s|$)")
_ABBREVIATION = late(
    r"(?:\b(?:mr|mrs|ms|dr|prof|sr|jr|st|vs|inc|ltd|co|corp|llc|e\.g|i\.e|eg|ie|approx|est|dept|no|vol|fig|al|cf|u\.s|u\.k|"
    r"a\.m|p\.m|ph\.d|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|min|max|avg|hr|hrs|yr|p\.s|p\.p\.s)|"
    r"(?<![\w'’])[A-Z])\.$",
    re.I,
)
_CLOSES_TOO = late(r"\b(?:inc|ltd|co|corp|llc|u\.s|u\.k|a\.m|p\.m|no|etc)\.$", re.I)
_BULLET = late(
    r"[ \t]*(?:[-*•◦‣▪–—→>✓✔✅❌☐□➡◆●]|\d{1,2}[.)]|\(?[a-zA-Z][.)]|[^\w\s\"'“‘(\[<$€£#@&{|%+~^`\\/]{1,3})[ \t]+"
)
_UNFINISHED = late(
    r"(?:,|\b(?:a|an|the|and|or|but|of|to|in|on|for|with|at|by|from|your|our|my|is|are|that|which|we|you|i))$", re.I
)
_SHORTEST_WRAP = 50  # a line shorter than this was broken by a person, unless it is plainly unfinished


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Half-open offsets of the sentences of the paragraph `text[start:end]`, without the white space around them.

    Merge fields must be masked. A line break ends a sentence where the line was broken by hand: after a closing mark,
    before a bullet, or when the line is short and the next begins with a capital; a hard-wrapped line goes on.
    """
    for unit_start, unit_end in _units(text, start, end):
        at = unit_start
        for mark in _END.finditer(text, unit_start, unit_end):
            if mark.end() < unit_end and not _really_ends(text, at, mark, unit_end):
                continue
            if found := _trimmed(text, at, mark.end()):
                yield found
            at = mark.end()
        if found := _trimmed(text, at, unit_end):
            yield found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch without white space around it and a bullet before it, None where no word is left."""
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if bullet := _BULLET.match(text, start, end):
        start = bullet.end()
        while start < end and text[start].isspace():  # a bullet alone on its line
            start += 1
    return (start, end) if any(c.isalnum() for c in text[start:end]) else None


def _units(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches of lines that belong together, as written or hard-wrapped."""
    begin = line_start = start
    while (cut := text.find("\n", line_start, end)) >= 0:
        if _breaks(text[line_start:cut], text, cut + 1, end):
            yield begin, cut
            begin = cut + 1
        line_start = cut + 1
    yield begin, end


def _breaks(line: str, text: str, next_start: int, end: int) -> bool:
    line = line.rstrip()
    if not line or _BULLET.match(text, next_start, end) or line.endswith((".", "?", "!", ":", ";", "…", "”", '"')):
        return True
    following = text[next_start:end].lstrip()
    if not following or following[:1].islower():
        return False
    return len(line) < _SHORTEST_WRAP and not _UNFINISHED.search(line)


def _really_ends(text: str, start: int, mark: re.Match[str], end: int) -> bool:
    following = text[mark.end() : end].lstrip()
    if not following:
        return True
    if mark[0].startswith(("...", "…")):
        return following[:1].isupper()
    if mark[0][0] in "!?:;":
        return not following[:1].islower()
    word = text[max(start, mark.start() - 12) : mark.start() + 1]
    if _ABBREVIATION.search(word):
        return bool(_CLOSES_TOO.search(word)) and following[:1].isupper()
    # "1. Call them": a number at the start counts a list
    return not text[start : mark.start()].strip().isdigit() and not (following[:1].islower() and len(word) < 4)
