"""`pitchlint check`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from pitchlint import reporters
from pitchlint.commands import CLEAN, FAILED, FOUND
from pitchlint.commands.output import complain, is_terminal, say, utf8, wants_colour, width
from pitchlint.config import ConfigError
from pitchlint.reporters.look import Look, visible
from pitchlint.reporters.summary import statistics, summary
from pitchlint.run import Report, check

if TYPE_CHECKING:
    import datetime

    from pitchlint.config import CommandLine
    from pitchlint.fixing import Fixing

_WIDE = 110  # columns from which code frames are shown without being asked for
_WIDEST = 120  # longer lines are hard to read


class Wanted(NamedTuple):
    """How the user wants the report."""

    form: str | None = None
    output_file: Path | None = None
    color: str = "auto"
    verbose: bool = False
    quiet: bool = False
    info: bool = False
    source: bool = False
    statistics: bool = False
    fixing: Fixing | None = None
    fixed_fails: bool = False


def run(
    paths: Sequence[str], line: CommandLine, wanted: Wanted, *, today: datetime.date | None, stdin_name: str
) -> int:
    """Check `paths`, "-" being standard input, print the report and return the exit code."""
    stdin = (stdin_name, _standard_input()) if "-" in paths else None
    progress = _Progress() if not wanted.quiet and is_terminal(sys.stderr) else None
    files = [Path(path) for path in paths if path != "-"]
    try:
        report = check(files, line, today=today, stdin=stdin, progress=progress, fixing=wanted.fixing)
    finally:
        if progress:
            progress.clear()
    if wanted.fixing and not wanted.fixing.write:
        from pitchlint.commands.diff import show

        return show(report, wanted)
    _print(report, wanted)
    if report.fixed and wanted.fixed_fails:
        return max(exit_code(report), FOUND)
    return exit_code(report)


def exit_code(report: Report) -> int:
    """0, 1 or 2."""
    if report.errors:
        return FAILED
    return FOUND if report.failing else CLEAN


def _print(report: Report, wanted: Wanted) -> None:
    """Findings and summary to standard output or the file, errors and notes to standard error."""
    terminal = is_terminal(sys.stdout) and wanted.output_file is None
    form = wanted.form or report.format or ("full" if terminal else "concise")
    if form not in reporters.FORMATS:
        raise ConfigError(f"configuration: no format '{form}'; there are {', '.join(reporters.FORMATS)}")
    for_people = form in reporters.FOR_PEOPLE
    columns = width(terminal)
    look = Look(
        width=min(columns, _WIDEST),
        colour=for_people and wants_colour(wanted.color, terminal),
        verbose=wanted.verbose,
        info=wanted.info or report.fail_level == "info",  # what fails is shown
        source=wanted.source or (terminal and columns >= _WIDE),
    )
    findings = reporters.lines(report, form, look)
    table = list(statistics(report, look)) if wanted.statistics else []
    below = [*table, *([] if wanted.quiet else [summary(report, look)])] if for_people else []
    if wanted.fixing and not wanted.quiet:
        from pitchlint.commands.diff import told

        complain(told(report, wanted.fixing))
    if wanted.output_file:
        _write(wanted.output_file, [*findings, *below])
    else:
        if not for_people:
            utf8()
        say(findings)
    for error in report.errors:
        complain(f"error: {visible(str(error))}")
    if wanted.verbose:
        for note in report.notes:
            complain(f"note: {visible(str(note))}")
        for passed in report.passed_over:
            complain(f"passed over: {visible(str(passed))}")
    elif not (for_people or report.drafts or report.errors or wanted.quiet):
        complain(f"note: {summary(report, look)}")
    if for_people and not wanted.output_file:
        say(below)
    elif not for_people:
        for row in table:  # standard output is for a program
            complain(row)


def _write(path: Path, lines: Iterable[str]) -> None:
    text = "".join(line + "\n" for line in lines)
    path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")


def _standard_input() -> bytes:
    return sys.stdin.buffer.read() if sys.stdin else b""


class _Progress:
    """How many files are done, once it takes more than a second."""

    def __init__(self) -> None:
        self.due = monotonic() + 1
        self.shown = False

    def __call__(self, done: int, total: int) -> None:
        if monotonic() < self.due:
            return
        self.due = monotonic() + 0.1
        self.shown = True
        sys.stderr.write(f"\r\x1b[K{done:,} of {total:,} files")
        sys.stderr.flush()

    def clear(self) -> None:
        """Wipe the line away."""
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
