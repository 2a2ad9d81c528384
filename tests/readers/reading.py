"""What readers give, in a form that tests can compare."""

from __future__ import annotations

import pytest

from pitchlint.draft import Draft, Passage
from pitchlint.readers import ReadError, read


def drafts(name: str, text: str | bytes) -> tuple[Draft, ...]:
    return read(name, text.encode() if isinstance(text, str) else text).drafts


def draft(name: str, text: str | bytes) -> Draft:
    found = drafts(name, text)
    assert len(found) == 1, [one.title for one in found]
    return found[0]


def place(mail: Draft, words: str, of: str = "body") -> str:
    """Where `words` of a draft stand: "LINE:COLUMN-LINE:COLUMN the source there"."""
    passage = mail.subject if of == "subject" else mail.body
    assert passage
    at = passage.text.index(words)
    start, end = passage.locate(at, at + len(words))
    (line, column), (end_line, end_column) = mail.source.position(start), mail.source.position(end)
    return f"{line}:{column}-{end_line}:{end_column} {mail.source.text[start:end]}"


def error(name: str, text: str | bytes) -> str:
    """What a file that cannot be read is told: "LINE: message"."""
    with pytest.raises(ReadError) as caught:
        drafts(name, text)
    assert "\n" not in caught.value.message
    return f"{caught.value.line}: {caught.value.message}"


def is_sound(passage: Passage, source: str) -> bool:
    """Whether each character has a place in the source, in order."""
    starts, ends = list(passage.starts), list(passage.ends)
    return (
        len(passage.text) == len(starts) == len(ends)
        and all(0 <= start < end <= len(source) for start, end in zip(starts, ends, strict=True))
        and "\r" not in passage.text
    )
