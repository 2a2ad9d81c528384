"""`pitchlint clean`."""

from __future__ import annotations

from pathlib import Path

from pitchlint import cache
from pitchlint.commands import CLEAN, FAILED
from pitchlint.commands.output import complain, say
from pitchlint.reporters.look import count, visible


def run(folder: Path | None) -> int:
    """Delete a cache, by default the one that a check here would use, and say what was done."""
    folder = folder or cache.default_folder()
    shown = visible(str(folder))
    if not cache.is_usable(folder):
        complain(f"error: {shown} is no cache of pitchlint's; nothing was deleted")
        return FAILED
    deleted = cache.clear(folder)
    say([f"Deleted {count(deleted, 'file')} of results in {shown}." if deleted else f"No results in {shown}."])
    return CLEAN
