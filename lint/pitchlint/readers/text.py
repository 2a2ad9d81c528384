"""Plain text: front matter or a `Subject:` line or neither, then the body."""

from __future__ import annotations

import re

from pitchlint.allow import AllowError, parse_allow
from pitchlint.draft import Allow, Draft, Layer, Passage, Source
from pitchlint.patterns import late
from pitchlint.readers.declared import Declared, declared
from pitchlint.readers.decoding import decode
from pitchlint.readers.errors import ReadError, Reading
from pitchlint.readers.frontmatter import read_front_matter
from pitchlint.readers.pieces import as_written, passage, trim
from pitchlint.readers.subjects import read_top

_ALLOW_COMMENT = late(r"<!--\s{0,99}pitchlint\s{0,99}:", re.I)
_LINE_END = late(r"[ \t]*(?:\r\n|\r|\n)")
_STYLES: dict[str, Layer] = {'"': '"', "'": "'", "|": "|", ">": ">"}  # of YAML, by their first sign


def read(path: str, data: bytes) -> Reading:
    """The one draft of a text file, none where the file is empty."""
    source, notes = decode(path, data)
    front = read_front_matter(source)
    told = declared(source, front) if front else Declared()
    draft = one_draft(source, told, front.end if front else 0, len(source.text))
    return Reading((draft,) if draft else (), notes + told.notes)


def one_draft(source: Source, told: Declared, start: int, end: int) -> Draft | None:
    """The draft in `source.text[start:end]`, None where there is neither subject nor body."""
    text = source.text
    top = None if told.subject else read_top(text, start, end)
    subject = told_subject(source, told)
    headers = dict(told.headers)
    if top:
        start = top.body
        headers = {**top.headers, **headers}
        if top.subject:
            subject = Passage.verbatim(text, *top.subject)
    stretches, allows = _without_comments(source, *trim(text, start, end))
    body = passage(piece for begin, stop in stretches for piece in as_written(text, begin, stop))
    if not body.text.strip() and not (subject and subject.text.strip()):
        return None
    return Draft(
        source, body, subject, told.title, headers, told.kind, told.step, told.variant, told.prospect, told.settings,
        told.allows + allows,
    )  # fmt: skip


def told_subject(source: Source, told: Declared) -> Passage | None:
    """The subject that front matter declares, None where it has none or an empty one."""
    if not told.subject or not told.subject.text.strip():
        return None
    return passage(told.subject.pieces, _STYLES.get(source.text[told.subject.start], "plain"))


def _without_comments(source: Source, start: int, end: int) -> tuple[list[tuple[int, int]], tuple[Allow, ...]]:
    """What `source.text[start:end]` is without its suppression comments, and these."""
    stretches: list[tuple[int, int]] = []
    allows: list[Allow] = []
    text, at = source.text, start
    for comment in _ALLOW_COMMENT.finditer(text, start, end):
        close = text.find("-->", comment.end(), end)
        if close < 0:
            break
        if comment.start() >= at and (allow := allow_at(source, comment.start(), close + 3)):
            allows.append(allow)
            stretches.append((at, comment.start()))
            line_end = _LINE_END.match(text, close + 3, end)
            at = line_end.end() if line_end else close + 3
    return [*stretches, (at, end)], tuple(allows)


def allow_at(source: Source, start: int, end: int) -> Allow | None:
    """The suppression that the comment at `start`, `end` makes; a malformed one raises `ReadError`."""
    return allow_in(source, source.text[start:end], start, end)


def allow_in(source: Source, comment: str, start: int, end: int) -> Allow | None:
    """The suppression that `comment` makes, which the source encodes at `start`, `end`; raises `ReadError`."""
    try:
        allow = parse_allow(comment, start)
    except AllowError as error:
        raise ReadError(error.message, source.position(error.offset).line) from None
    return allow._replace(end=end) if allow else None
