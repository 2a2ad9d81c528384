"""What fixes did, and would do: `--fix`, `--diff`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pitchlint.commands import CLEAN, FAILED, FOUND
from pitchlint.commands.output import as_bytes, complain, is_terminal, say, wants_colour
from pitchlint.reporters.look import Look, count, visible

if TYPE_CHECKING:
    from pitchlint.commands.check import Wanted
    from pitchlint.fixing import Fixing
    from pitchlint.run import Report

_COLOURS = {"+": "good", "-": "error", "@": "info"}


def show(report: Report, wanted: Wanted) -> int:
    """Print what would be written as a patch, and return the exit code: 1 where that is anything."""
    assert wanted.fixing
    files = [path for form, path in wanted.outputs if form is None]
    terminal = is_terminal(sys.stdout) and not files
    lines = report.diff
    if files:
        text = "".join(line + "\n" for line in lines)
        for file in files:
            file.write_text(text, encoding="utf-8", errors="surrogateescape", newline="\n")
    elif terminal or wants_colour(wanted.color, terminal):
        say(_painted(lines, Look(colour=wants_colour(wanted.color, terminal))))
    else:
        as_bytes()
        say(lines)
    for error in report.errors:
        complain(f"error: {visible(str(error))}")
    if not wanted.quiet:
        complain(told(report, wanted.fixing))
    if report.errors:
        return FAILED
    return FOUND if lines else CLEAN


def told(report: Report, fixing: Fixing) -> str:
    """ "Fixed 3 findings, 2 left; 1 unsafe (--unsafe-fixes).", counted as the summary counts."""
    text = f"{'Fixed' if fixing.write else 'Would fix'} {count(len(report.fixed), 'finding')}"
    left = [finding for finding in report.findings if not finding.covered_by]
    text += f", {len(left):,} left"
    kinds = [finding.fix.applicability for finding in left if finding.fix]
    rest = []
    if not fixing.unsafe and (unsafe := kinds.count("unsafe")):
        rest.append(f"{unsafe:,} unsafe (--unsafe-fixes)")
    if by_hand := kinds.count("display"):
        rest.append(f"{by_hand:,} to mend by hand")
    return "; ".join((text, *rest)) + "."


def _painted(lines: tuple[str, ...], look: Look) -> Iterator[str]:
    """The patch for a terminal, which must obey nothing that a draft says."""
    for line in lines:
        text = visible(_legible(line).removesuffix("\r").replace("\t", "    "))
        yield look.paint(text, _COLOURS[line[0]]) if line[:1] in _COLOURS else text


def _legible(line: str) -> str:
    """A line of a patch as a person reads it, whose bytes may be those of Windows-1252."""
    if line.isascii():
        return line
    data = line.encode("utf-8", "surrogateescape")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "backslashreplace")
