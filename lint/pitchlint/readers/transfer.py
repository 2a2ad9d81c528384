"""Encodings of mail decoded with a map: quoted-printable, base64, encoded words, character sets."""

from __future__ import annotations

import binascii
import codecs
import re
from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pitchlint.draft import Layer, Passage
from pitchlint.readers.pieces import Piece, as_written

_QUOTED = re.compile(r"=([0-9A-Fa-f]{2})|=[ \t]*(?:\r\n|\r|\n|\Z)|(\r\n|\r|\n)|[^=\r\n]+|=")
_BASE64 = re.compile(r"[A-Za-z0-9+/]+")
_WORD = re.compile(r"=\?([^?\s*]+)(?:\*[^?\s]*)?\?([bBqQ])\?([^?\r\n]*?)\?=")
_FOLD = re.compile(r"(?:\r\n|\r|\n)(?=[ \t])")
_BYTE_SETS = ("iso8859-", "cp125", "koi8-")  # codecs that read each byte as a character


class Encoded(NamedTuple):
    """Bytes, each with the half-open stretch of the source that encodes it."""

    data: bytes
    starts: Sequence[int]
    ends: Sequence[int]


class CutOffError(ValueError):
    """Data that ends in the middle. `offset` is the place in the source."""

    def __init__(self, offset: int) -> None:
        super().__init__("cut off")
        self.offset = offset


def quoted_printable(text: str, start: int, end: int) -> Encoded:
    """The bytes of the quoted-printable `text[start:end]`; line breaks become LF."""
    data = bytearray()
    starts, ends = array("I"), array("I")
    for token in _QUOTED.finditer(text, start, end):
        if token[1]:
            data.append(int(token[1], 16))
        elif token[2]:
            data += b"\n"
        elif token[0][0] != "=" or (token[0] == "=" and token.end() < end):
            _append(data, starts, ends, token[0], token.start())
            continue
        else:
            continue
        starts.append(token.start())
        ends.append(token.end())
    return Encoded(bytes(data), starts, ends)


def base64(text: str, start: int, end: int) -> Encoded:
    """The bytes of the base64 `text[start:end]`; what is no base64 is passed over. Raises `CutOffError`."""
    places = array("I")
    runs = []
    padding = text.find("=", start, end)
    for run in _BASE64.finditer(text, start, padding if padding >= 0 else end):
        runs.append(run[0])
        places.extend(range(run.start(), run.end()))
    if len(places) % 4 == 1 or (len(places) % 4 and padding < 0):
        raise CutOffError(places[-1])
    data = binascii.a2b_base64("".join(runs) + "=" * (-len(places) % 4))
    # the k-th byte of three lies in the k-th and the next of four letters
    starts, ends = array("I", bytes(4 * len(data))), array("I", bytes(4 * len(data)))
    for k in range(3):
        count = len(starts[k::3])
        starts[k::3] = places[k::4][:count]
        ends[k::3] = array("I", [place + 1 for place in places[k + 1 :: 4][:count]])
    return Encoded(data, starts, ends)


def plain(text: str, start: int, end: int, encoding: str) -> Encoded:
    """The bytes of `text[start:end]` itself, in the `encoding` of a byte a character that the file was read with."""
    return Encoded(text[start:end].encode(encoding), range(start, end), range(start + 1, end + 1))


def characters(encoded: Encoded, charset: str) -> Passage:
    """The text that bytes stand for, each character mapped to all that encodes it. CR LF and CR become LF.

    An unknown `charset` is read as UTF-8, else cp1252; bytes that a character set does not know become U+FFFD.
    """
    data, starts, ends = encoded
    try:
        name = codecs.lookup(charset).name
        "".encode(name)  # "rot13" is a codec, but no character set
    except (LookupError, ValueError):
        name = "utf-8"
    if name in ("utf-8", "ascii", "utf-8-sig"):
        try:
            text = data.decode("utf-8")
            return linefed(text, *_by_character(text, starts, ends))
        except UnicodeDecodeError:
            name = "cp1252" if not _decodes(data, "utf-8") and _decodes(data, "cp1252") else "utf-8"
    if name.startswith(_BYTE_SETS):
        return linefed(data.decode(name, "replace"), starts, ends)
    return linefed(*_incremental(encoded, name))


def _decodes(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _by_character(text: str, starts: Sequence[int], ends: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
    """The maps of UTF-8 bytes as maps of their characters."""
    if len(text) == len(starts):
        return starts, ends
    first, last = array("I"), array("I")
    at = 0
    for character in text:
        code = ord(character)
        width = 1 if code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 4
        first.append(starts[at])
        at += width
        last.append(ends[at - 1])
    return first, last


def _incremental(encoded: Encoded, name: str) -> tuple[str, Sequence[int], Sequence[int]]:
    decoder = codecs.getincrementaldecoder(name)("replace")
    pieces: list[str] = []
    starts, ends = array("I"), array("I")
    begin = 0
    for at in range(len(encoded.data) + 1):
        last = at == len(encoded.data)
        out = decoder.decode(b"" if last else encoded.data[at : at + 1], last)
        if out and begin < len(encoded.starts):
            stop = min(at, len(encoded.data) - 1)
            pieces.append(out)
            starts.extend([encoded.starts[begin]] * len(out))
            ends.extend([encoded.ends[stop]] * len(out))
            begin = at + 1
    return "".join(pieces), starts, ends


def linefed(text: str, starts: Sequence[int], ends: Sequence[int], layers: tuple[Layer, ...] = ()) -> Passage:
    """The passage that a text and its map make, CR LF and CR turned into LF."""
    if "\r" not in text:
        return Passage(text, starts, ends, layers)
    kept: list[str] = []
    first, last = array("I"), array("I")
    for piece in as_written(text, 0, len(text)):
        kept.append(piece.text)
        if piece.text == "\n":
            first.append(starts[piece.start])
            last.append(ends[piece.end - 1])
        else:
            first.extend(starts[piece.start : piece.end])
            last.extend(ends[piece.start : piece.end])
    return Passage("".join(kept), first, last, layers)


def words(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of the header value `text[start:end]`, its encoded words (RFC 2047) decoded and its lines unfolded."""
    at = start
    waiting: list[re.Match[str]] = []
    for word in _WORD.finditer(text, start, end):
        between = text[at : word.start()]
        if waiting and (between.strip() or waiting[-1][1].lower() != word[1].lower()):
            yield from _together(text, waiting)
            waiting = []
        if between.strip() or at == start:
            yield from _unfolded(text, at, word.start())
        waiting.append(word)
        at = word.end()
    yield from _together(text, waiting)
    yield from _unfolded(text, at, end)


def _together(text: str, found: list[re.Match[str]]) -> Iterator[Piece]:
    """Adjacent words of one character set are decoded together, since some programs cut inside a character."""
    data = bytearray()
    starts, ends = array("I"), array("I")
    for word in found:
        if word[2] in "bB":
            try:
                part = base64(text, word.start(3), word.end(3))
            except CutOffError:
                yield Piece(word[0], *word.span())
                continue
        else:
            part = quoted_printable(text, word.start(3), word.end(3))
        data += part.data if word[2] in "bB" else _spaced(part, text)
        starts.extend(part.starts)
        ends.extend(part.ends)
    if found:
        passage = characters(Encoded(bytes(data), starts, ends), found[0][1])
        for character, begin, stop in zip(passage.text, passage.starts, passage.ends, strict=True):
            yield Piece(character, begin, stop)


def _spaced(part: Encoded, text: str) -> bytes:
    """The bytes of a Q-encoded word, where an underscore as such stands for a space."""
    return bytes(0x20 if text[at] == "_" else byte for byte, at in zip(part.data, part.starts, strict=True))


def _unfolded(text: str, start: int, end: int) -> Iterator[Piece]:
    at = start
    for fold in _FOLD.finditer(text, start, end):
        yield Piece(text[at : fold.start()], at, fold.start())
        at = fold.end()
    yield Piece(text[at:end], at, end)


def _append(data: bytearray, starts: array[int], ends: array[int], text: str, at: int) -> None:
    """Add `text` as UTF-8 bytes, each mapped to its whole character."""
    encoded = text.encode("utf-8", "surrogatepass")
    data += encoded
    if len(encoded) == len(text):
        starts.extend(range(at, at + len(text)))
        ends.extend(range(at + 1, at + len(text) + 1))
        return
    for i, character in enumerate(text, at):
        width = len(character.encode("utf-8", "surrogatepass"))
        starts.extend([i] * width)
        ends.extend([i + 1] * width)
