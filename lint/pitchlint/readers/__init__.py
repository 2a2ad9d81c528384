"""Readers: the bytes of a file become drafts, each character mapped to its place in the file. One module a format."""

from __future__ import annotations

from pathlib import PurePath

from pitchlint.readers.errors import Note, ReadError, Reading

__all__ = ["SEQUENCES", "Note", "ReadError", "Reading", "read"]

SEQUENCES = (".yaml", ".yml", ".json", ".csv", ".tsv", ".jsonl", ".ndjson", ".vcf")
"""What files are called that hold a sequence or a prospect list."""


def read(path: str, data: bytes) -> Reading:
    """The drafts in a file, and notes on how it was read.

    `path` is the name that findings show; its suffix decides the format (anything unknown is read as text). Raises
    `ReadError` where the file cannot be read as what it claims to be.
    """
    suffix = PurePath(path).suffix.lower()
    if suffix == ".eml":
        from pitchlint.readers.eml import read as read_format
    elif suffix in (".html", ".htm"):
        from pitchlint.readers.html import read as read_format
    elif suffix in SEQUENCES:
        from pitchlint.readers.sequences import read as read_format
    elif suffix in (".md", ".markdown"):
        from pitchlint.readers.markdown import read as read_format
    else:
        from pitchlint.readers.text import read as read_format
    return read_format(path, data)
