"""The line of the file at fault, with carets under the words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pitchlint.draft import Source
from pitchlint.finding import Finding
from pitchlint.reporters.look import Look, escaped


def frame(text: str | None, finding: Finding, look: Look, indent: str) -> Iterator[str]:
    """Two lines; none for a finding about the whole mail, or where the file does not hold the words as they are read.

    `text` is the file's text. A line too long for the terminal is cut around the words.
    """
    if text is None or not finding.text:
        return
    line = _source(text).line(finding.line)
    start = finding.column - 1
    end = finding.end_column - 1 if finding.end_line == finding.line else len(line)
    words = line[start:end]
    if not " ".join(finding.text.split()).startswith(" ".join(words.split())):
        return  # encoded in the file
    before, words, after = (escaped(piece.expandtabs(4)) for piece in (line[:start], words, line[end:]))
    gutter = f"{finding.line} | "
    room = look.width - len(indent) - len(gutter)
    before, words, after = _cropped(before, words, after, room)
    carets = " " * _columns(before) + look.paint("^" * max(_columns(words), 1), finding.severity)
    yield indent + look.paint(gutter, "dim") + (before + words + after).rstrip()
    yield indent + look.paint(" " * (len(gutter) - 2) + "| ", "dim") + carets


@lru_cache(maxsize=1)
def _source(text: str) -> Source:
    return Source("", text)


def _cropped(before: str, words: str, after: str, room: int) -> tuple[str, str, str]:
    """The three pieces of a line cut to `room` columns in all, the words last."""
    if _columns(before + words + after) <= room:
        return before, words, after
    if _columns(words) > room - 2:
        words = words[: max(room - 3, 1)] + "…"
    spare = max(room - _columns(words), 2)
    if _columns(before) > spare // 2:
        kept = max(spare // 2, spare - _columns(after)) - 1
        before = "…" + before[max(len(before) - kept, 0) :] if kept > 0 else "…"
    left = spare - _columns(before)
    if _columns(after) > left:
        after = after[: max(left - 1, 0)] + "…"
    return before, words, after


def _columns(text: str) -> int:
    """The columns that `text` takes in a terminal."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(2 if east_asian_width(c) in "WF" else 0 if combining(c) else 1 for c in text)
