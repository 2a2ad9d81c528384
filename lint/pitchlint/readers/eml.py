"""Mail files (RFC 5322, MIME): headers, and the part that a person reads.

Python's `email` has no offsets, so headers and parts are cut here; `transfer` decodes them with a map.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pitchlint.allow import AllowError, parse_rules
from pitchlint.draft import Allow, Draft, Layer, Link, Passage, Source
from pitchlint.readers import transfer
from pitchlint.readers.decoding import decode
from pitchlint.readers.errors import Note, ReadError, Reading
from pitchlint.readers.pieces import Piece, as_written, composed, next_line, part, passage, shifted, trim

DEEPEST = 64

KEPT = (
    "to", "from", "cc", "bcc", "reply-to", "in-reply-to", "references", "date", "list-unsubscribe",
    "list-unsubscribe-post", "message-id", "auto-submitted", "precedence",
)  # fmt: skip
_HEADER = re.compile(r"([!-9;-~]+)[ \t]*:[ \t]*")
_LINE = re.compile(r"[^\r\n]*")
_PARAMETER = re.compile(r""";\s*([\w-]+)(?:\*\d+)?(\*?)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))""")
_FLOWED = re.compile(r"(?<!\n--) \n(?=[^>\n])")
_MBOX = re.compile(r"From [^\r\n]*(?:\r\n|\r|\n)")


class _Header(NamedTuple):
    """A header field: half-open offsets of the whole and of its value."""

    name: str
    start: int
    value: int
    end: int


class _Entity(NamedTuple):
    """A message or part: its headers, and where its content stands."""

    headers: list[_Header]
    start: int
    end: int


class _Text(NamedTuple):
    """A part that a person may read; texts of the same `choice`, an offset, say the same in other forms."""

    kind: str  # "plain" or "html"
    entity: _Entity
    choice: int | None


class _Found(NamedTuple):
    """What a walk over the parts finds: texts to choose from, in order, and names of attachments."""

    texts: list[_Text]
    attachments: list[str]


class _Part(NamedTuple):
    """What a text part shows."""

    body: Passage
    links: tuple[Link, ...]


def read(path: str, data: bytes) -> Reading:
    """The one draft of a mail file, none where the file is empty. Raises `ReadError` for cut or endless MIME."""
    source, notes = _source(path, data)
    if not source.text.strip():
        return Reading(())
    mail = _Mail(source)
    text = source.text
    mbox = _MBOX.match(text)
    top = _entity(text, mbox.end() if mbox else 0, len(text))
    found = _Found([], [])
    mail.walk(top, 0, found)
    (body, links), *others = mail.parts(found.texts) or [_Part(Passage("", (), ()), ())]
    headers: dict[str, str] = {}
    allows: list[Allow] = []
    subject: Passage | None = None
    for header in top.headers:
        if header.name == "subject" and subject is None:
            subject = passage(transfer.words(text, header.value, header.end), _layer(text, header))
            subject = part(subject, *trim(subject.text, 0, len(subject.text)))
            continue
        value = "".join(piece.text for piece in transfer.words(text, header.value, header.end)).strip()
        if header.name == "x-pitchlint-allow":
            allows.append(mail.allow(value, header.start, header.end))
        elif header.name in KEPT:
            headers.setdefault(header.name, value)
    if not body.text and not (subject and subject.text):
        return Reading((), notes)
    settings = {"attachments": ", ".join(found.attachments)} if found.attachments else {}
    draft = Draft(
        source, body, subject, headers=headers, settings=settings, allows=(*allows, *mail.allows), links=links
    )
    draft = draft._replace(alternatives=tuple(draft._replace(body=one.body, links=one.links) for one in others))
    return Reading((draft,), notes + tuple(mail.notes))


def _source(path: str, data: bytes) -> tuple[Source, tuple[Note, ...]]:
    """The file as text; one that is not UTF-8 is read a byte a character, because its parts say what they are."""
    try:
        source, notes = decode(path, data)
    except ReadError:
        if b"\0" in data:
            raise
        return Source(path, data.decode("latin-1"), "latin-1"), ()
    return source, () if source.encoding == "cp1252" else notes


def _entity(text: str, start: int, end: int) -> _Entity:
    """The headers at `start`, and the content behind the blank line that ends them."""
    headers: list[_Header] = []
    at = start
    while at < end:
        line = _LINE.match(text, at, end)
        assert line
        if not line[0].strip():
            return _Entity(headers, next_line(text, line.end(), end), end)
        name = _HEADER.match(text, at, end)
        if not name:
            break
        stop = line.end()
        while (follow := next_line(text, stop, end)) < end and text[follow] in " \t":
            folded = _LINE.match(text, follow, end)
            assert folded
            stop = folded.end()
        value = min(name.end(), stop)
        headers.append(_Header(name[1].lower(), at, value, stop))
        at = next_line(text, stop, end)
    return _Entity(headers, at, end)


class _Mail:
    """One walk over a message."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.notes: list[Note] = []
        self.allows: list[Allow] = []

    def walk(self, entity: _Entity, depth: int, found: _Found, choice: int | None = None) -> None:
        """Gather the texts of an entity and the names of what is attached."""
        kind, parameters = self._kind(entity)
        disposition, placed = _parameters(self._value(entity, "content-disposition"))
        name = placed.get("filename") or parameters.get("name", "")
        if kind.startswith("multipart/"):
            if depth >= DEEPEST:
                raise self._error(f"parts are nested more than {DEEPEST} deep", entity.start)
            if kind == "multipart/alternative":
                choice = entity.start
            for inner in self._parts(entity, parameters.get("boundary", "")):
                self.walk(inner, depth + 1, found, choice)
        elif kind in ("text/plain", "text/html", "text") and disposition != "attachment":
            found.texts.append(_Text("html" if kind == "text/html" else "plain", entity, choice))
        elif name or disposition == "attachment" or not kind.startswith("text/"):
            found.attachments.append(name or kind)

    def parts(self, texts: list[_Text]) -> list[_Part]:
        """The first plain text that says something, else the first HTML that does; behind it what says the same."""
        found: list[_Part] = []
        first: _Text | None = None
        for text in sorted(texts, key=lambda text: text.kind == "html"):
            if first is None or (text.choice is not None and text.choice == first.choice and text.kind != first.kind):
                part = self._part(text)
                if part.body.text:
                    found.append(part)
                    first = first or text
        return found

    def _part(self, text: _Text) -> _Part:
        content = self._content(text.entity)
        shown, links = self._visible(content) if text.kind == "html" else (content, ())
        start, end = trim(shown.text, 0, len(shown.text))
        return _Part(part(shown, start, end), shifted(links, start, end))

    def allow(self, rules: str, start: int, end: int) -> Allow:
        """The suppression of a header."""
        try:
            return parse_rules(rules, start, end)
        except AllowError as error:
            raise self._error(error.message, error.offset) from None

    def _visible(self, content: Passage) -> tuple[Passage, tuple[Link, ...]]:
        """What HTML shows, and its links."""
        from pitchlint.readers.html import visible
        from pitchlint.readers.text import allow_in

        page = visible(content.text)
        for start, end in page.comments:
            if allow := allow_in(self.source, content.text[start:end], *content.locate(start, end)):
                self.allows.append(allow)
        return composed(page.body, content, "html"), tuple(page.links)

    def _content(self, entity: _Entity) -> Passage:
        """The decoded text of a part."""
        _, parameters = self._kind(entity)
        encoding = self._value(entity, "content-transfer-encoding").strip().lower()
        charset = parameters.get("charset", "utf-8")
        if encoding == "quoted-printable":
            content = transfer.characters(transfer.quoted_printable(self.text, entity.start, entity.end), charset)
            content = content._replace(layers=("encoded",))
        elif encoding == "base64":
            try:
                content = transfer.characters(transfer.base64(self.text, entity.start, entity.end), charset)
                content = content._replace(layers=("encoded",))
            except transfer.CutOffError as cut:
                message = "a base64 part ends in the middle; the file is cut off, save the mail again"
                raise self._error(message, cut.offset) from None
        elif "charset" in parameters and self._is_raw(entity, charset):
            raw = transfer.plain(self.text, entity.start, entity.end, self.source.encoding)
            content = transfer.characters(raw, charset)._replace(layers=("ascii",))
        else:
            content = passage(as_written(self.text, entity.start, entity.end))
            if self.source.encoding != "utf-8" and not self.source.bom and not content.text.isascii():
                line = self.source.position(entity.start).line
                self.notes.append(Note("names no character set and is not UTF-8; read as Windows-1252", line))
        return _unflowed(content) if parameters.get("format", "").lower() == "flowed" else content

    def _is_raw(self, entity: _Entity, charset: str) -> bool:
        """Whether the text of a part is one character a byte, still to be read in its own character set."""
        if self.source.encoding in ("cp1252", "latin-1"):
            return True
        shifts = charset.lower().startswith(("iso-2022", "hz", "utf-7"))  # these write everything in ASCII letters
        return shifts and self.text[entity.start : entity.end].isascii()

    def _parts(self, entity: _Entity, boundary: str) -> Iterator[_Entity]:
        if not boundary:
            raise self._error("a multipart message names no boundary; save the mail again", entity.start)
        text = self.text
        delimiter = re.compile(rf"(?:^|(?<=[\r\n]))--{re.escape(boundary)}(--)?[ \t]*(?=[\r\n]|\Z)")
        begin: int | None = None
        for line in delimiter.finditer(text, entity.start, entity.end):
            if begin is not None:
                yield _entity(text, begin, _line_end(text, begin, line.start()))
            if line[1]:
                return
            begin = next_line(text, line.end(), entity.end)
        cut = boundary if len(boundary) <= 60 else boundary[:59] + "…"
        message = f"the closing boundary --{cut}-- is missing; the file is cut off, save the mail again"
        raise self._error(message, max(entity.end - 1, 0))

    def _kind(self, entity: _Entity) -> tuple[str, dict[str, str]]:
        value = self._value(entity, "content-type")
        return _parameters(value) if value.strip() else ("text/plain", {})

    def _value(self, entity: _Entity, name: str) -> str:
        for header in entity.headers:
            if header.name == name:
                return self.text[header.value : header.end]
        return ""

    def _error(self, message: str, offset: int) -> ReadError:
        return ReadError(message, self.source.position(offset).line)


def _layer(text: str, header: _Header) -> Layer:
    """How a header is written: a word that is encoded (RFC 2047) leaves no room for plain ones."""
    return "encoded" if text.find("=?", header.value, header.end) >= 0 else "ascii"


def _line_end(text: str, start: int, end: int) -> int:
    """`end` without the one line break before it, which belongs to the boundary."""
    if end > start and text[end - 1] == "\n":
        end -= 1
    if end > start and text[end - 1] == "\r":
        end -= 1
    return end


def _parameters(value: str) -> tuple[str, dict[str, str]]:
    """The main word of a structured header in lower case, and its parameters."""
    found: dict[str, str] = {}
    for name, extended, quoted, bare in _PARAMETER.findall(value):
        word = re.sub(r"\\(.)", r"\1", quoted) or bare
        if extended and "'" in word:
            from urllib.parse import unquote

            charset, _, rest = word.split("'", 2) if word.count("'") >= 2 else ("utf-8", "", word)
            word = unquote(rest, charset or "utf-8", "replace")
        elif "=?" in word:
            word = "".join(piece.text for piece in transfer.words(word, 0, len(word)))
        key = name.lower()
        found[key] = found.get(key, "") + word
    return value.split(";", 1)[0].strip().lower(), found


def _unflowed(content: Passage) -> Passage:
    """Text of `format=flowed` (RFC 3676) with its soft line breaks taken out."""
    pieces: list[Piece] = []
    at = 0
    for soft in _FLOWED.finditer(content.text):
        pieces.append(Piece(content.text[at : soft.start() + 1], at, soft.start() + 1))
        at = soft.end()
    return composed([*pieces, Piece(content.text[at:], at, len(content.text))], content) if pieces else content
