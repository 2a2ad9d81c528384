"""The lines `Subject: ...`, `To: ...` that people write above a body."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from pitchlint.patterns import late
from pitchlint.readers.pieces import next_line

_LINE = late(r"[^\r\n]*")
_HEADER = late(
    r"""[ \t>]*(?:[-*+][ \t]+)?(?P<open>[*_]{0,3})
    (?P<name>(?:e-?mail[ ])?subject(?:[ ]?lines?)?(?:[ ]*[(#]?(?:option|variant|version)?[ ]?[A-Z0-9]\)?)?
        |to|from|cc|bcc|reply-to|date|sent)
    (?P<close>[*_]{0,3})[ \t]*(?P<colon>[:：])[ \t]*(?P<after>[*_]{0,3})[ \t]*(?=\S|$)""",
    re.I | re.X | re.M,
)


_BODY_LABEL = late(r"[ \t]*[*_]{0,2}(?:e-?mail |message )?(?:body|text|message)[*_]{0,2}[ \t]*:?[*_]{0,2}[ \t]*$", re.I)


class HeaderLine(NamedTuple):
    """A line such as `**Subject:** quick idea`. `start`, `end` bound the value, `after` is behind the line."""

    name: str
    start: int
    end: int
    after: int


class Top(NamedTuple):
    """The header lines above a body: offsets of the subject, other headers, and where the body begins."""

    subject: tuple[int, int] | None
    headers: Mapping[str, str]
    body: int


def header_line(text: str, at: int, end: int) -> HeaderLine | None:
    """The header line that begins at `at`, a line start; None where the line is none."""
    found = _HEADER.match(text, at, end)
    if not found:
        return None
    line = _LINE.match(text, at, end)
    assert line
    stop = line.end()
    start = found.end()
    while stop > start and text[stop - 1] in " \t":
        stop -= 1
    opened = found["open"] + found["close"] + found["after"]
    if found["open"] and not found["close"] and not found["after"] and text.endswith(found["open"], start, stop):
        stop -= len(found["open"])  # **Subject: quick idea**
    elif opened and stop > start and len(set(opened)) == 1 and text[start] == opened[0]:
        return None
    name = "subject" if "subject" in found["name"].lower() else found["name"].lower()
    return HeaderLine(name, start, max(start, stop), next_line(text, line.end(), end))


def read_top(text: str, start: int, end: int) -> Top | None:
    """The header lines with which `text[start:end]` begins, blank lines aside; None without subject or address.

    Of several subjects (`Subject line A:`, `Subject line B:`) the first counts.
    """
    subject: tuple[int, int] | None = None
    headers: dict[str, str] = {}
    at, body = start, start
    while at < end:
        line = _LINE.match(text, at, end)
        assert line
        if line[0].strip():
            header = header_line(text, at, end)
            if not header:
                break
            if header.name != "subject":
                headers.setdefault(header.name, text[header.start : header.end])
            elif subject is None:
                subject = header.start, header.end
            body = header.after
        at = next_line(text, line.end(), end)
    line = _LINE.match(text, at, end)
    if line and ":" in line[0] and _BODY_LABEL.match(line[0]):
        body = next_line(text, line.end(), end)
    if subject is None and not headers.keys() & {"to", "from"}:
        return None
    return Top(subject, headers, body)
