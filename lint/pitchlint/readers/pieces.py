"""Passages put together from pieces of a source, each character mapped to what encodes it."""

from array import array
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pitchlint.draft import Layer, Link, Passage


class Piece(NamedTuple):
    """`text` that the source's half-open stretch `start`, `end` stands for.

    Where both are equally long they correspond character by character; else every character of `text` stands for
    the whole stretch (`&amp;` for "&", CR LF for a line break).
    """

    text: str
    start: int
    end: int


def as_written(source: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of `source[start:end]` itself, with CR LF and CR turned into LF."""
    at = start
    while (stop := source.find("\r", at, end)) >= 0:
        if stop > at:
            yield Piece(source[at:stop], at, stop)
        at = stop + (2 if source.startswith("\n", stop + 1) and stop + 1 < end else 1)
        yield Piece("\n", stop, at)
    if at < end:
        yield Piece(source[at:end], at, end)


def passage(pieces: Iterable[Piece], *layers: Layer) -> Passage:
    """The passage that `pieces`, in reading order, make."""
    pieces = [piece for piece in pieces if piece.text]
    if len(pieces) == 1 and len(pieces[0].text) == pieces[0].end - pieces[0].start:
        text, start, end = pieces[0]
        return Passage(text, range(start, end), range(start + 1, end + 1), layers)
    # 4 bytes an offset: a hostile file of 10 MB stays small
    starts, ends = array("I"), array("I")
    for text, start, end in pieces:
        if len(text) == end - start:
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            starts.extend([start] * len(text))
            ends.extend([end] * len(text))
    return Passage("".join(piece.text for piece in pieces), starts, ends, layers)


def composed(pieces: Iterable[Piece], inner: Passage, *layers: Layer) -> Passage:
    """The passage that `pieces` of the text of `inner` make, mapped to the source that `inner` maps to."""
    texts: list[str] = []
    starts, ends = array("I"), array("I")
    for text, start, end in pieces:
        if not text or start >= end:
            continue
        texts.append(text)
        if len(text) == end - start:
            starts.extend(inner.starts[start:end])
            ends.extend(inner.ends[start:end])
        else:
            starts.extend([inner.starts[start]] * len(text))
            ends.extend([inner.ends[end - 1]] * len(text))
    return Passage("".join(texts), starts, ends, layers + inner.layers)


def part(of: Passage, start: int, end: int) -> Passage:
    """The stretch `start`, `end` of a passage, as a passage."""
    return Passage(of.text[start:end], of.starts[start:end], of.ends[start:end], of.layers)


def shifted(links: Iterable[Link], start: int, end: int) -> tuple[Link, ...]:
    """Links of a passage as links of its stretch `start`, `end`; those outside are left out."""
    return tuple(
        link._replace(start=link.start - start, end=link.end - start)
        for link in links
        if start <= link.start and link.end <= end
    )


def next_line(text: str, at: int, end: int) -> int:
    """The start of the line behind the line break at `at`, `end` at most."""
    return min(at + (2 if text.startswith("\r\n", at) else 1), end)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch `start`, `end` of `text` without blank lines at its start and white space at its end."""
    stretch = text[start:end]
    end = start + len(stretch.rstrip())
    first = len(stretch) - len(stretch.lstrip())
    return (
        (max(stretch.rfind("\n", 0, first), stretch.rfind("\r", 0, first)) + 1 + start, end)
        if end > start
        else (end, end)
    )
