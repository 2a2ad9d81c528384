"""The lines of a Markdown file told apart, and gathered under its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from pitchlint.patterns import late
from pitchlint.readers.subjects import header_line

Kind = Literal["blank", "rule", "heading", "label", "fence", "quote", "text"]

_LINE = late(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_HEADING = late(r"[ ]{0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$")
_BOLD_HEADING = late(
    r"[ ]{0,3}(?:\*\*|__)((?:\W*)(?:cold |follow[- ]?up |outreach |initial |sales )?"
    r"(?:e-?mail|template|follow-?up|touch|message|variant)s?[ ]?(?:#|no\.?)?[ ]?"
    r"(?:\d{1,2}|[A-Z])\b[^*:]{0,100}:?[^*:]{0,100})"
    r"(?:\*\*|__)[ \t]*:?[ \t]*$",
    re.I,
)
_RULE = late(r"[ ]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}[ \t]*)$")
_FENCE = late(r"([ \t]*)(`{3,}|~{3,})[ \t]*([^\s`]*)[^`\r\n]*$")
_QUOTE = late(r"[ ]{0,3}>[ ]?")
_LABEL = late(
    r"[ \t>]*(?:[-*+][ \t]+)?(?P<open>\*\*|__)(?P<name>[^*_\n:][^*\n:]{0,60}?)[ ]*"
    r"(?::[ ]*(?P=open)[ ]*:?|(?P=open)[ ]*:)[ \t]*"
)
_LABEL_HEADING = late(
    r"(?:(?:e-?mail )?subject(?: ?lines?)?(?: options?)?|(?:e-?mail )?(?:body|copy|text)|template(?: text)?|message|"
    r"e-?mail|(?:full |the )?(?:template|e-?mail|message|script|draft))(?:[ ]?\([^)]*\))?[ ]?:?",
    re.I,
)


_SETEXT = late(r"[ ]{0,3}(?:=+|-{3,})[ \t]*$")
_MAIL_TITLE = late(
    r"[ ]{0,3}(?:cold |outreach |initial |sales )?"
    r"(?:e-?mail|template|follow-?up|touch|message|variant|step|subject|body)s?\b"
    r"[^.?!]{0,80}$",
    re.I,
)


class Block(NamedTuple):
    """A line, or lines that belong together, as half-open source offsets without the last line break.

    `name` is the lower-case name of a label ("subject", "when to use") or the language of a fence; `value` where the
    label's value or the heading's text stands; `lines` are the inner lines of a fence or of quoted lines, without
    their marks; `level` that of a heading.
    """

    kind: Kind
    start: int
    end: int
    name: str = ""
    value: tuple[int, int] = (0, 0)
    lines: tuple[tuple[int, int], ...] = ()
    level: int = 0


@dataclass
class Section:
    """What stands under one heading, deeper headings that name a mail's part ("Body") included; level 0 is the file."""

    level: int
    start: int
    title: tuple[int, int] = (0, 0)
    parent: Section | None = None
    blocks: list[Block] = field(default_factory=list)

    def lineage(self) -> Iterator[Section]:
        """The section and those it lies in, innermost first."""
        section: Section | None = self
        while section:
            yield section
            section = section.parent


def sections(text: str, start: int, end: int) -> list[Section]:
    """The sections of `text[start:end]`, in order; the first is what comes before any heading."""
    root = Section(0, start)
    found, current = [root], root
    for block in blocks(text, start, end):
        if block.kind != "heading":
            current.blocks.append(block)
            continue
        while current.level >= block.level and current.parent:
            current = current.parent
        title = text[slice(*block.value)].strip("*_ ")
        if _LABEL_HEADING.fullmatch(title) and (block.level > 1 or "subject" in title.lower()):
            name = "subject" if "subject" in title.lower() else "body"
            current.blocks.append(Block("label", block.start, block.end, name, (block.end, block.end)))
            continue
        current = Section(block.level, block.start, block.value, current)
        found.append(current)
    return found


def is_heading(text: str, block: Block) -> bool:
    """Whether a label stands as a heading ("### Subject")."""
    return text[block.start : block.end].lstrip(" ").startswith("#") or "\n" in text[block.start : block.end]


def blocks(text: str, start: int, end: int) -> Iterator[Block]:
    """The blocks of `text[start:end]`; what stands in HTML comments of several lines is left out."""
    lines = [(found.start(), found.end(1)) for found in _lines(text, start, end)]
    i = 0
    while i < len(lines):
        at, stop = lines[i]
        line = text[at:stop]
        if (opened := line.find("<!--")) >= 0 and "-->" not in line[opened:]:
            close = text.find("-->", at, end)
            if close >= 0:
                while lines[i][1] < close:
                    i += 1
                yield Block("blank", at, lines[i][1])
                i += 1
                continue
        fence = _FENCE.match(line)
        quote = _QUOTE.match(line)
        if fence:
            closing = re.compile(rf"[ \t]*{re.escape(fence[2][0])}{{{len(fence[2])},}}[ \t]*$")
            last = i + 1
            while last < len(lines) and not closing.match(text[slice(*lines[last])]):
                last += 1
            inner = tuple(_dedented(text, lines[i + 1 : last], len(fence[1])))
            stop = lines[min(last, len(lines) - 1)][1]
            yield Block("fence", at, stop, fence[3].lower(), lines=inner)
            i = last + 1
        elif quote:
            inner_lines = []
            while i < len(lines) and (quote := _QUOTE.match(text[slice(*lines[i])])):
                inner_lines.append((lines[i][0] + quote.end(), lines[i][1]))
                i += 1
            yield Block("quote", at, lines[i - 1][1], lines=tuple(inner_lines))
        elif underlined := _underlined(text, lines, i):
            yield underlined
            i += 2
        else:
            yield _single(text, at, stop)
            i += 1


def _lines(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    at = start
    while at < end:
        found = _LINE.match(text, at, end)
        assert found
        yield found
        at = found.end()


def _dedented(text: str, lines: list[tuple[int, int]], most: int) -> Iterator[tuple[int, int]]:
    for start, end in lines:
        written = text[start : min(end, start + most)]
        yield start + len(written) - len(written.lstrip(" \t")), end


def _underlined(text: str, lines: list[tuple[int, int]], i: int) -> Block | None:
    """The heading that line `i` is when the next one underlines it.

    Dashes below a line are more often above a signature, so that only what names a mail is a heading then.
    """
    at, stop = lines[i]
    if i + 1 == len(lines) or stop - at > 120 or (i and text[slice(*lines[i - 1])].strip()):
        return None
    below = text[slice(*lines[i + 1])]
    line = text[at:stop].rstrip()
    if not line.strip() or not _SETEXT.match(below[:300]) or line.lstrip()[0] in "#>-*`|":
        return None
    level = 1 if "=" in below else 2
    if level == 2 and not _MAIL_TITLE.match(line):
        return None
    start = at + len(line) - len(line.lstrip())
    return Block("heading", at, lines[i + 1][1], value=(start, at + len(line)), level=level)


def _single(text: str, at: int, stop: int) -> Block:
    line = text[at:stop]
    if not line.strip():
        return Block("blank", at, stop)
    if heading := _HEADING.match(line[:300]):
        return Block("heading", at, stop, value=(at + heading.start(2), at + heading.end(2)), level=len(heading[1]))
    if _RULE.match(line[:300]):
        return Block("rule", at, stop)
    if heading := _BOLD_HEADING.match(line[:300]):
        return Block("heading", at, stop, value=(at + heading.start(1), at + heading.end(1)), level=7)
    if header := header_line(text, at, stop):
        return Block("label", at, stop, header.name, (header.start, header.end))
    if label := _LABEL.match(line[:300]):
        return Block("label", at, stop, label["name"].strip(" _").lower(), (at + label.end(), stop))
    return Block("text", at, stop)
