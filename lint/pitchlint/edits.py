"""An edit of what the reader sees, as edits of the file: entities, escapes and quotes where the words stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pitchlint.draft import Layer, Passage, Source


class Change(NamedTuple):
    """Replace the half-open stretch `start`, `end` of a source by `text`, which the reader sees as `words`."""

    start: int
    end: int
    text: str
    words: str


def changes(source: Source, passage: Passage, start: int, end: int, words: str) -> tuple[Change, ...] | None:
    """What to write so that `passage.text[start:end]` reads `words`; None where the file cannot say it in this place.

    Line breaks, tags and the marks of quoted lines stay as they are. Nothing is written into base64, quoted-printable
    and encoded words, over the marks of Markdown, or over half of what stands for several characters.
    """
    if "encoded" in passage.layers or (start == end and not passage.text):
        return None
    old = passage.text[start:end]
    if "\n" not in old + words or old.count("\n") != words.count("\n"):
        return _one(source, passage, start, end, words)
    found: list[Change] = []
    for was, new in zip(old.split("\n"), words.split("\n"), strict=True):
        if was != new:
            made = _one(source, passage, start, start + len(was), new)
            if made is None:
                return None
            found += made
        start += len(was) + 1
    return tuple(found)


def _one(source: Source, passage: Passage, start: int, end: int, words: str) -> tuple[Change, ...] | None:
    text = written(words, passage.layers, source)
    if text is None or _cuts(passage, start) or _cuts(passage, end):
        return None
    if start == end:
        at, _ = passage.locate(start, end)
        return (Change(at, at, text, words),)
    runs = list(_runs(source, passage, start, end))
    if not runs or None in runs:
        return None
    stretches = [run for run in runs if run is not None]
    at = next((i for i, (a, b) in enumerate(stretches) if not source.text[a:b].isspace()), 0)
    return tuple(Change(a, b, text if i == at else "", words if i == at else "") for i, (a, b) in enumerate(stretches))


def _cuts(passage: Passage, at: int) -> bool:
    """Whether the characters before and behind `at` stand in one stretch of the source that encodes both."""
    return 0 < at < len(passage.text) and passage.starts[at] < passage.ends[at - 1]


def _runs(source: Source, passage: Passage, start: int, end: int) -> Iterator[tuple[int, int] | None]:
    """The stretches of the source to write over, tags left out; None for anything else that must not be lost."""
    starts, ends = passage.starts, passage.ends
    is_markup = "html" in passage.layers
    opened: tuple[int, int] | None = None
    for at in range(start, end):
        own = source.text[starts[at] : ends[at]]
        if is_markup and own != passage.text[at] and own.startswith("<"):
            if opened:
                yield opened
            opened = None
            continue
        if opened and opened[1] < starts[at]:
            between = source.text[opened[1] : starts[at]]
            if is_markup and between.lstrip().startswith("<") and between.rstrip().endswith(">"):
                yield opened
                opened = None
            elif between.strip(" \t\r\n\f\v>"):
                yield None
                return
        opened = (opened[0] if opened else starts[at], max(ends[at], opened[1] if opened else 0))
    if opened:
        yield opened


def written(words: str, layers: tuple[Layer, ...], source: Source) -> str | None:
    """`words` as they are written where `layers` stand between reader and file; None where they cannot be."""
    text = words
    if "\n" in text and not layers:
        return text.replace("\n", _newline(source))
    for layer in layers:
        if layer in ("html", "attribute"):
            text = text.replace("&", "&amp;").replace("<", "&lt;")
            text = text.replace('"', "&quot;") if layer == "attribute" else text
        elif layer == "json":
            import json

            text = json.dumps(text, ensure_ascii=False)[1:-1]
        elif layer == '"':
            text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        elif layer == "quoted cell":
            text = text.replace('"', '""')
        elif layer == "cell":
            if any(sign in text for sign in ',;\t|"'):
                return None
        elif layer == "'":
            text = text.replace("'", "''")
        elif layer in ("plain", "literal"):
            if ": " in text or " #" in text or text[-1:] == ":":
                return None
        elif layer == "encoded" or (layer == "ascii" and not text.isascii()):
            return None
        if "\n" in text:
            return None
    return text


def cell_layers(source: Source, start: int) -> tuple[Layer, ...]:
    """How the cell of a list whose words begin at `start` is written; lists that are no table are not written in."""
    if not source.path.lower().endswith((".csv", ".tsv")):
        return ("encoded",)
    return ("quoted cell",) if source.text[:start].rstrip(" ").endswith('"') else ("cell",)


def _newline(source: Source) -> str:
    at = source.text.find("\n")
    return "\r\n" if at > 0 and source.text[at - 1] == "\r" else "\n"
