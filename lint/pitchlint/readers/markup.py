"""Markdown's marks taken out of a text, merge fields and line breaks left alone."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pitchlint.draft import Link, Passage
from pitchlint.fields import find_fields
from pitchlint.patterns import late
from pitchlint.readers.pieces import Piece, composed

_ANY = late(r"[*_`\\<&]|\]\(|^ {0,3}#|  $", re.M)
_MARK = late(
    r"""(?P<paragraph>\n[ \t]*\n)
    |(?P<heading>^[ ]{0,3}\#{1,6}[ \t]+)
    |(?P<hard>(?:(?<![ ])[ ]{2,}|\\)(?=\n|\Z))
    |(?P<comment><!--)
    |(?P<escape>\\[!-/:-@\[-`{-~])
    |(?P<tag></?(?:b|i|u|s|em|strong|small|span|p|div|br|a|font|sub|sup|code|details|summary)\b[^<>\n]{0,300}>)
    |(?P<auto><(?:https?://|mailto:)[^<>\s]{1,2000}>)
    |(?P<link>\]\((?:[^()\s{]|\{(?!\{)|\{\{[^{}\n]{0,100}\}\}|\([^()\s]{0,200}\)){0,2000}(?:[ ]+"[^"\n]{0,200}")?\))
    |(?P<open>!?\[)
    |(?P<run>\*+|_+|`+)
    |(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)""",
    re.M | re.X,
)


_LINK = late(
    r"(?P<picture>!?)\[(?P<words>[^\[\]\n]{0,500})\]"
    r"\((?P<target>(?:[^()\s{]|\{(?!\{)|\{\{[^{}\n]{0,100}\}\}|\([^()\s]{0,200}\)){1,2000})"
    r"(?:[ ]+\"[^\"\n]{0,200}\")?\)"
)


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


def without_marks(written: Passage) -> Passage:
    """`written` as a reader sees it: emphasis, links, headings, escapes, comments and simple tags resolved.

    Total and linear: what is no markup stays. List bullets, quote marks and line breaks stay.
    """
    if not _ANY.search(written.text):
        return written
    edits = sorted(set(_edits(written.text)))
    return composed(_kept(written.text, edits), written) if edits else written


def links(source: str, body: Passage) -> tuple[Link, ...]:
    """The links and pictures of a body out of which `without_marks` took their targets."""
    if not body.text or source.find("](", body.starts[0], body.ends[-1]) < 0:
        return ()
    return tuple(
        Link(
            bisect_left(body.starts, found.start("words")),
            bisect_left(body.starts, found.end("words")),
            found["target"],
            bool(found["picture"]),
        )
        for found in _LINK.finditer(source, body.starts[0], body.ends[-1])
    )


def _kept(text: str, edits: Iterable[_Edit]) -> Iterator[Piece]:
    at = 0
    for start, end, new in edits:
        if start < at:
            continue
        yield Piece(text[at:start], at, start)
        yield Piece(new, start, end)
        at = end
    yield Piece(text[at:], at, len(text))


def _edits(text: str) -> Iterator[_Edit]:
    protected = [(f.start, f.end) for f in find_fields(text) if text[f.start] not in "[<" and f.kind != "spin"]
    guard = 0
    pending: dict[str, tuple[int, int]] = {}  # runs of marks that may open emphasis, in this paragraph
    brackets: list[tuple[int, int]] = []
    last_close = text.rfind("-->")
    at = 0
    while found := _MARK.search(text, at):
        start, end = found.span()
        while guard < len(protected) and protected[guard][1] <= start:
            guard += 1
        if guard < len(protected) and protected[guard][0] <= start:
            at = protected[guard][1]
            continue
        at = end
        kind, mark = found.lastgroup, found[0]
        if kind == "paragraph":
            pending.clear()
            brackets.clear()
        elif kind in ("heading", "hard"):
            yield _Edit(start, end, "")
        elif kind == "comment":
            if end > last_close:
                continue
            close = text.find("-->", end)
            at = close + 3
            yield _Edit(*_whole_lines(text, start, at), "")
        elif kind == "escape":
            yield _Edit(start, end, mark[1])
        elif kind == "tag":
            is_break = mark[1:3].lower() == "br" and text[end : end + 1] != "\n"
            yield _Edit(start, end, "\n" if is_break else "")
        elif kind == "auto":
            yield from (_Edit(start, start + 1, ""), _Edit(end - 1, end, ""))
        elif kind == "open":
            brackets.append((start, end))
        elif kind == "link":
            if brackets:
                opened = brackets.pop()
                if text[opened[0]] == "!":
                    yield _Edit(opened[0], end, "")
                else:
                    yield from (_Edit(*opened, ""), _Edit(start, end, ""))
        elif kind == "entity":
            from html import unescape

            if (character := unescape(mark)) != mark:
                yield _Edit(start, end, character.replace("\xa0", " "))
        elif _closes(text, start, end) and mark in pending:
            yield from (_Edit(*pending.pop(mark), ""), _Edit(start, end, ""))
        elif _opens(text, start, end):
            pending[mark] = start, end


def _opens(text: str, start: int, end: int) -> bool:
    if text[start] == "_" and (end - start > 1 or (start and (text[start - 1].isalnum() or text[start - 1] in "{[%"))):
        return False
    return end - start <= 3 and end < len(text) and not text[end].isspace()


def _closes(text: str, start: int, end: int) -> bool:
    if text[start] == "_" and end < len(text) and (text[end].isalnum() or text[end] in "}]%"):
        return False
    return start > 0 and not text[start - 1].isspace()


def _whole_lines(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch, with its line break where it has its lines to itself."""
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    if text[text.rfind("\n", 0, start) + 1 : start].strip() or text[end:line_end].strip():
        return start, end
    return start, min(line_end + 1, len(text))
