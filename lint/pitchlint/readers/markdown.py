"""Markdown: one mail, or several under headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pitchlint.draft import Allow, Draft, Passage, Source
from pitchlint.patterns import late
from pitchlint.readers.declared import Declared, declared
from pitchlint.readers.decoding import decode
from pitchlint.readers.errors import Reading
from pitchlint.readers.frontmatter import read_front_matter
from pitchlint.readers.markup import links, without_marks
from pitchlint.readers.pieces import Piece, as_written, composed, next_line, part, passage, trim
from pitchlint.readers.subjects import read_top
from pitchlint.readers.text import allow_at, told_subject

if TYPE_CHECKING:
    from pitchlint.readers.sequences.headings import Headed

_COMMENT = late(r"<!--\s{0,99}pitchlint\b", re.I)
_STRUCTURE = late(
    r"^[ ]{0,3}(?:#{1,6}[ \t]|`{3}|~{3}|={3,}[ \t\r]*$|(?:[^\r\n]{1,120}(?:\r\n|\r|\n))-{3,}[ \t\r]*$|"
    r"\*\*[^*\n]{0,20}(?:e-?mail|template|follow-?up|touch|message|variant) ?#?\w{1,2}\b)",
    re.I | re.M,
)
_SUBJECT_LINE = late(r"^[ \t>*_-]{0,9}(?:e-?mail )?subject[^:\n]{0,30}:", re.I | re.M)
_TITLE = late(
    r"(?:[ ]{0,3}#{1,6}[ \t]+([^\r\n]*?)[ \t#]*|[ ]{0,3}([^\s>#*-][^\r\n]{0,100}?)[ \t]*(?:\r\n|\r|\n)={3,}[ \t]*)"
    r"(?:\r\n|\r|\n)(?=[\s\S]*\S)"
)


def read(path: str, data: bytes) -> Reading:
    """The drafts of a Markdown file, in its order."""
    source, notes = decode(path, data)
    front = read_front_matter(source)
    told = declared(source, front) if front else Declared()
    start = front.end if front else 0
    allows = tuple(_allows(source, start))
    if not told.subject and _may_hold_several(source.text, start):
        from pitchlint.readers.sequences.headings import planned

        drafts, plans = planned(source, _several(source, told, start, allows))
        if drafts:
            return Reading(drafts, notes + told.notes, plans)
    draft = _single(source, told, start, allows)
    return Reading((draft,) if draft else (), notes + told.notes)


def _may_hold_several(text: str, start: int) -> bool:
    return bool(_STRUCTURE.search(text, start)) or len(_SUBJECT_LINE.findall(text, start)) > 1


def _allows(source: Source, start: int) -> Iterator[Allow]:
    text = source.text
    for comment in _COMMENT.finditer(text, start):
        end = text.find("-->", comment.end())
        if end < 0:
            return
        allow = allow_at(source, comment.start(), end + 3)
        if allow:
            yield allow


def _single(source: Source, told: Declared, start: int, allows: tuple[Allow, ...]) -> Draft | None:
    """The whole file as one draft, None where it is blank."""
    text = source.text
    start, end = trim(text, start, len(text))
    title = told.title
    if heading := _TITLE.match(text, start, end):
        written = heading[1] or heading[2]
        title = title or without_marks(Passage.verbatim(written, 0, len(written))).text.strip()
        start = heading.end()
    top = None if told.subject else read_top(text, start, end)
    headers = {**(top.headers if top else {}), **told.headers}
    subject = told_subject(source, told)
    if top and top.subject:
        subject = without_marks(Passage.verbatim(text, *top.subject))
    body = without_marks(passage(as_written(text, *trim(text, top.body if top else start, end))))
    body = _unquoted(part(body, *trim(body.text, 0, len(body.text))))
    if not body.text and not subject:
        return None
    return _draft(source, told._replace(headers=headers, title=title, allows=told.allows + allows), subject, body)


def _unquoted(body: Passage) -> Passage:
    """A body all of whose lines are quoted, without the quote marks."""
    lines = [line for line in body.text.split("\n") if line.strip()]
    if not lines or not all(line.startswith(">") for line in lines):
        return body
    pieces, at = [], 0
    for line in re.finditer(r"^> ?", body.text, re.M):
        pieces.append(Piece(body.text[at : line.start()], at, line.start()))
        at = line.end()
    pieces.append(Piece(body.text[at:], at, len(body.text)))
    return composed(pieces, body)


def _several(source: Source, told: Declared, start: int, allows: tuple[Allow, ...]) -> list[Headed]:
    """The mails under headings; none where nothing marks one, or only what comes before any heading is one."""
    from pitchlint.readers import sections
    from pitchlint.readers.blocks import sections as cut
    from pitchlint.readers.sequences.headings import Headed

    text = source.text
    places = cut(text, start, len(text))
    found = sections.found_mails(text, places)
    if len(found) == 1 and found[0].section.level == 0:
        return []
    ends = [place.start for place in places[1:]] + [len(text)]
    bounds = {id(place): (place.start, end) for place, end in zip(places, ends, strict=True)}
    headed = []
    for mail in found:
        said = sections.Numbering(text, mail.section)
        own = tuple(
            allow for allow in allows
            if any(bounds[id(place)][0] <= allow.start < bounds[id(place)][1] for place in mail.section.lineage())
        )  # fmt: skip
        subject = without_marks(Passage.verbatim(text, *mail.subject)) if mail.subject else None
        body = without_marks(passage(_lines(text, mail.lines)))
        draft = _draft(
            source,
            told._replace(
                title=sections.title_of(text, mail.section) or told.title,
                headers={**told.headers, **mail.headers},
                kind=said.kind or told.kind,
                step=said.step if said.step is not None else told.step,
                variant=said.variant or told.variant,
                settings={**told.settings, **said.settings, **mail.settings},
                allows=told.allows + own,
            ),
            subject,
            part(body, *trim(body.text, 0, len(body.text))),
        )
        title = mail.section.title if mail.section.level else (mail.lines[0][0], mail.lines[0][1])
        headed.append(Headed(draft, *title, mail.timing or said.timing))
    return headed


def _lines(text: str, lines: list[tuple[int, int]]) -> Iterator[Piece]:
    """The pieces of lines, each with the line break that follows it."""
    for start, end in lines:
        yield from as_written(text, start, next_line(text, end, len(text)))


def _draft(source: Source, told: Declared, subject: Passage | None, body: Passage) -> Draft:
    return Draft(
        source, body, subject, told.title, told.headers, told.kind, told.step, told.variant, told.prospect,
        told.settings, told.allows, links=links(source.text, body),
    )  # fmt: skip
