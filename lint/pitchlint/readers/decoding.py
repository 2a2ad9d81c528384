"""Bytes to text: byte order mark, declared encoding, UTF-8, then cp1252 with a note."""

from __future__ import annotations

import codecs

from pitchlint.draft import Source
from pitchlint.readers.errors import Note, ReadError

# the longer marks first: that of UTF-32 begins with that of UTF-16
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(path: str, data: bytes, declared: str | None = None) -> tuple[Source, tuple[Note, ...]]:
    """The source that `data` holds, and a note where its encoding had to be guessed.

    `declared` is an encoding that the file names itself; it counts where it exists and fits. Raises `ReadError` for NUL
    bytes and for bytes that no encoding tried knows.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                text = data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                message = f"is not {encoding.upper()}, though its byte order mark says so; save it as UTF-8"
                raise ReadError(message, _line(data, error.start + len(mark), encoding)) from None
            _refuse_nul(text)
            return Source(path, text, encoding, bom=True), ()
    if (at := data.find(b"\0")) >= 0:
        raise ReadError("holds NUL bytes, so it is no text; if it is UTF-16, save it as UTF-8", _line(data, at))
    if declared and (text_as_declared := _decoded(data, declared)) is not None:
        return Source(path, text_as_declared, codecs.lookup(declared).name), ()
    try:
        return Source(path, data.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        line = _line(data, error.start)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        message = f"is neither UTF-8 nor Windows-1252 (byte 0x{data[error.start]:02x}); save it as UTF-8"
        raise ReadError(message, _line(data, error.start)) from None
    return Source(path, text, "cp1252"), (Note("is not UTF-8; read as Windows-1252", line),)


def _decoded(data: bytes, encoding: str) -> str | None:
    if encoding.lower().startswith(("utf-16", "utf-32", "utf-7")):  # it could not have been read as far as its name
        return None
    try:
        text = data.decode(encoding)
    except (LookupError, UnicodeError, ValueError):
        return None
    return text if isinstance(text, str) and "\0" not in text else None


def _refuse_nul(text: str) -> None:
    if (at := text.find("\0")) >= 0:
        raise ReadError("holds NUL characters, so it is no text; remove them", text.count("\n", 0, at) + 1)


def _line(data: bytes, at: int, encoding: str = "utf-8") -> int:
    """The line of the byte at `at`; a lone CR is no line end here."""
    return data.count("\n".encode(encoding), 0, at) + 1
