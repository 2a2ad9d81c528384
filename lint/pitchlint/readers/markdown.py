"""Markdown: one mail, or several under headings."""

from __future__ import annotations

from pitchlint.readers import text
from pitchlint.readers.errors import Reading


def read(path: str, data: bytes) -> Reading:
    """The drafts of a Markdown file, in its order."""
    return text.read(path, data)
