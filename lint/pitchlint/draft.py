"""What is linted: sources, drafts, passages and spans, as plain immutable values."""

import datetime
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Literal, NamedTuple, Self

KINDS = ("first", "follow_up", "reply", "customer", "other")
PURPOSES = ("sales", "partnership", "recruiting", "links", "event")

MASK = "\ua78f"
"""What stands for every character of a masked merge field: LATIN LETTER SINOLOGICAL DOT, which no mail holds."""

PassageName = Literal["subject", "body"]

Layer = Literal[
    "html", "attribute", "json", "cell", "quoted cell", "plain", "literal", "'", '"', "|", ">", "ascii", "encoded"
]
"""How a file writes words: as HTML, as a JSON string, as a cell of a list, as a YAML scalar of a style; in ASCII only;
or in an encoding of mail that only a mail program writes."""


class Span(NamedTuple):
    """Half-open offsets, in code points, in one passage of a draft."""

    start: int
    end: int
    of: PassageName = "body"


class Position(NamedTuple):
    """A place in a file: 1-based line and column, columns in code points."""

    line: int
    column: int


class Source:
    """One file, or standard input, as decoded: newlines are those of the file, a byte order mark is left out."""

    def __init__(self, path: str, text: str, encoding: str = "utf-8", bom: bool = False) -> None:
        self.path = path
        self.text = text
        self.encoding = encoding
        self.bom = bom

    @cached_property
    def _lines(self) -> list[int]:
        """Offsets at which lines start; a line ends with LF, CR LF or a lone CR."""
        text, starts, at = self.text, [0], 0
        if "\r" not in text:
            while at := text.find("\n", at) + 1:
                starts.append(at)
            return starts
        for at, character in enumerate(text):
            if character == "\n" or (character == "\r" and text[at + 1 : at + 2] != "\n"):
                starts.append(at + 1)
        return starts

    def position(self, offset: int) -> Position:
        """Line and column of the character at `offset` (code points from the start of `text`)."""
        line = bisect_right(self._lines, offset)
        return Position(line, offset - self._lines[line - 1] + 1)

    def offset(self, line: int) -> int:
        """The offset at which the 1-based `line` begins, the end of the text for a line behind it."""
        return self._lines[line - 1] if line <= len(self._lines) else len(self.text)

    def line(self, number: int) -> str:
        """The text of the 1-based line `number`, without its line break."""
        end = self._lines[number] if number < len(self._lines) else len(self.text)
        return self.text[self._lines[number - 1] : end].rstrip("\r\n")


class Passage(NamedTuple):
    """A stretch of text that the reader sees, each character with the piece of the source that encodes it.

    `starts[i]` and `ends[i]` are the half-open source offsets of `text[i]`; a `range` serves where the text stands
    in the source as it is. Line breaks in `text` are LF, whatever the source has. `layers` say how words are written
    there, from the reader to the file: ("html", "json") is HTML in a JSON string.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    layers: tuple[Layer, ...] = ()

    @classmethod
    def verbatim(cls, source: str, start: int, end: int) -> Self:
        """The passage that is `source[start:end]` itself, CR LF and CR turned into LF."""
        text = source[start:end]
        if "\r" not in text:
            return cls(text, range(start, end), range(start + 1, end + 1))
        kept, starts, ends, at = [], [], [], start
        while at < end:
            wide = 2 if source[at] == "\r" and at + 1 < end and source[at + 1] == "\n" else 1
            kept.append("\n" if source[at] == "\r" else source[at])
            starts.append(at)
            at += wide
            ends.append(at)
        return cls("".join(kept), starts, ends)

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Half-open source offsets of `text[start:end]`; an empty stretch is the place before `text[start]`."""
        if not self.starts:
            return 0, 0
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else self.ends[-1]
            return at, at
        return self.starts[start], self.ends[end - 1]


class Allow(NamedTuple):
    """One suppression as written: "pitchlint: allow RULE until DATE because REASON".

    `rules` are ids or groups; `start`, `end` are the source offsets of the comment or header itself. `scope` is the
    half-open stretch of the source in which it holds; None means the whole draft.
    """

    rules: tuple[str, ...]
    start: int
    end: int
    until: datetime.date | None = None
    reason: str = ""
    scope: tuple[int, int] | None = None


class Link(NamedTuple):
    """A link that markup puts behind words, `start` to `end` of the body (half-open), or a picture, which has none."""

    start: int
    end: int
    target: str
    is_picture: bool = False


class Draft(NamedTuple):
    """One email inside a source.

    `headers` have lower-case names ("to", "from", "in-reply-to"). `prospect` is the record written into the draft, with
    canonical field names. `settings` holds whatever else front matter says ("purpose", "lang", "status", "dialect",
    "date", "delay"). `kind`, `step` and `variant` are only what was declared. `title` is the heading the mail stands
    under. `subject` is None where none is written; `subject_expected` says whether the format has a place for one.
    `links` are those of HTML and Markdown, whose targets the body does not show, in order. `alternatives` are the same
    mail as its other parts say it (MIME), of which a reader sees one.
    """

    source: Source
    body: Passage
    subject: Passage | None = None
    title: str = ""
    headers: Mapping[str, str] = MappingProxyType({})
    kind: str | None = None
    step: int | None = None
    variant: str | None = None
    prospect: Mapping[str, str] = MappingProxyType({})
    settings: Mapping[str, str] = MappingProxyType({})
    allows: tuple[Allow, ...] = ()
    subject_expected: bool = True
    links: tuple[Link, ...] = ()
    alternatives: "tuple[Draft, ...]" = ()

    @property
    def path(self) -> str:
        return self.source.path

    def passage(self, name: PassageName) -> Passage:
        """The passage called `name`; an empty one where the draft has no subject."""
        if name == "body":
            return self.body
        return self.subject or Passage("", (), ())


class Place(NamedTuple):
    """A stretch of a source: half-open offsets in code points."""

    source: Source
    start: int
    end: int


CHANNELS = ("email", "call", "social", "other")


class PlannedStep(NamedTuple):
    """One step of a sequence, as a file writes it.

    `channel` is one of `CHANNELS`. `day` counts days from the first step, which is 0, whatever way the file tells
    delays; None where it tells none. `timing` is where the step's delay or date is written, `start` where the step
    begins. `drafts` are its variants that are switched on; none for a call or a social step.
    """

    number: int
    start: Place
    channel: str = "email"
    day: float | None = None
    date: datetime.date | None = None
    timing: Place | None = None
    drafts: tuple[Draft, ...] = ()


class Plan(NamedTuple):
    """A sequence as a file, or a folder, writes it: steps in order, those that are switched off left out."""

    title: str
    steps: tuple[PlannedStep, ...]
