"""`pitchlint check`."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from pitchlint import cache, reporters
from pitchlint.commands import CLEAN, FAILED, FOUND
from pitchlint.commands.output import complain, is_terminal, say, utf8, wants_colour, width
from pitchlint.config import ConfigError
from pitchlint.reporters.look import Look, count, visible
from pitchlint.reporters.summary import statistics, summary
from pitchlint.run import Report, check

if TYPE_CHECKING:
    import datetime

    from pitchlint.config import CommandLine
    from pitchlint.fixing import Fixing

_WIDE = 110  # columns from which code frames are shown without being asked for
_WIDEST = 120  # longer lines are hard to read
_ENDINGS = {".json": "json", ".jsonl": "jsonl", ".sarif": "sarif", ".csv": "csv", ".md": "markdown"}
_TEXT = ("", ".txt", ".log", ".out")  # endings of files for people


class Wanted(NamedTuple):
    """How the user wants the report."""

    form: str | None = None
    outputs: Sequence[tuple[str | None, Path]] = ()  # format, where one is named, and file
    redact: bool = False
    color: str = "auto"
    verbose: bool = False
    quiet: bool = False
    info: bool = False
    source: bool = False
    statistics: bool = False
    fixing: Fixing | None = None
    fixed_fails: bool = False
    cached: bool = False
    cache_dir: Path | None = None
    jobs: int | None = 1


def run(
    paths: Sequence[str], line: CommandLine, wanted: Wanted, *, today: datetime.date | None, stdin_name: str
) -> int:
    """Check `paths`, "-" being standard input, print the report and return the exit code."""
    stdin = (stdin_name, _standard_input()) if "-" in paths else None
    progress = _Progress() if not wanted.quiet and is_terminal(sys.stderr) else None
    files = [Path(path) for path in paths if path != "-"]
    try:
        with contextlib.redirect_stdout(sys.stderr):  # what a rule prints is no finding
            report = check(
                files, line, today=today, stdin=stdin, progress=progress, fixing=wanted.fixing,
                cache=_cache(wanted) if wanted.cached and not wanted.fixing else None, jobs=wanted.jobs,
            )  # fmt: skip
    finally:
        if progress:
            progress.clear()
    _spare_drafts(report, wanted)
    if wanted.fixing and not wanted.fixing.write:
        from pitchlint.commands.diff import show

        return show(report, wanted)
    _print(report, wanted, line)
    if line.max_warnings is not None and not wanted.quiet:
        warnings = sum(finding.severity == "warning" and not finding.covered_by for finding in report.findings)
        if warnings > line.max_warnings:
            complain(f"{count(warnings, 'warning')}, and --max-warnings allows {line.max_warnings:,}")
    if report.fixed and wanted.fixed_fails:
        return max(exit_code(report), FOUND)
    return exit_code(report)


def _spare_drafts(report: Report, wanted: Wanted) -> None:
    """Raises `ConfigError` where a report would take the place of what it is about."""
    read = {os.path.abspath(one.path) for one in (*report.drafts, *report.lists)} if wanted.outputs else ()
    for _, path in wanted.outputs:
        if os.path.abspath(path) in read:
            raise ConfigError(f"--output-file: '{path}' is one of the files that were checked; name another one")


def _cache(wanted: Wanted) -> Path:
    """The folder that results are kept in. Raises `ConfigError` for one that holds other files."""
    folder = wanted.cache_dir or cache.default_folder()
    if wanted.cache_dir and not cache.is_usable(folder):
        raise ConfigError(f"--cache-dir: '{folder}' holds other files than a cache; name an empty folder or a new one")
    return folder


def exit_code(report: Report) -> int:
    """0, 1 or 2."""
    if report.errors:
        return FAILED
    return FOUND if report.failing else CLEAN


def _print(report: Report, wanted: Wanted, line: CommandLine) -> None:
    """Findings and summary to standard output and to files, errors and notes to standard error."""
    terminal = is_terminal(sys.stdout)
    form, files = _formats(report, wanted, "full" if terminal else "concise")
    versions = {False: report}  # by whether it is redacted
    if wanted.redact or "markdown" in (form, *files.values()):
        from pitchlint.commands.redact import redacted

        versions[True] = redacted(report, line)
    for_people = form in reporters.FOR_PEOPLE
    columns = width(terminal)
    to_file = Look(
        width=min(width(False), _WIDEST),
        verbose=wanted.verbose,
        info=wanted.info or report.fail_level == "info",  # what fails is shown
        source=wanted.source and not wanted.redact,
    )
    look = to_file._replace(
        width=min(columns, _WIDEST),
        colour=for_people and wants_colour(wanted.color, terminal),
        source=to_file.source or (terminal and columns >= _WIDE and not wanted.redact),
    )
    if wanted.fixing and not wanted.quiet:
        from pitchlint.commands.diff import told

        complain(told(report, wanted.fixing))
    if not for_people:
        utf8()
    say(reporters.lines(versions[wanted.redact or form == "markdown"], form, look))
    report = versions[wanted.redact]
    for error in report.errors:
        complain(f"error: {visible(str(error))}")
    for note in report.notes:
        if wanted.verbose or not (note.path or wanted.quiet):  # what names no file is about the run: who read the mails
            complain(f"note: {visible(str(note))}")
    if wanted.verbose:
        for passed in report.passed_over:
            complain(f"passed over: {visible(str(passed))}")
    elif not (for_people or report.drafts or report.errors or wanted.quiet):
        complain(f"note: {summary(report, look)}")
    if report.gone and not wanted.quiet:
        gone = f"{count(report.gone, 'finding')} of the baseline {'are' if report.gone > 1 else 'is'} gone"
        complain(f"note: {gone}; 'pitchlint baseline --prune' takes {'them' if report.gone > 1 else 'it'} out")
    if for_people:
        say(_below(report, wanted, look))
    elif wanted.statistics:
        for row in statistics(report, look):  # standard output is for a program
            complain(row)
    for path, written in files.items():
        lines = list(reporters.lines(versions[wanted.redact or written == "markdown"], written, to_file))
        _write(path, lines + (_below(report, wanted, to_file) if written in reporters.FOR_PEOPLE else []))


def _formats(report: Report, wanted: Wanted, default: str) -> tuple[str, dict[Path, str]]:
    """The format of standard output and that of each file.

    A file without one has that of `--format`, which then says nothing of standard output; else that of its ending.
    """
    configured = report.format
    if configured and configured not in reporters.FORMATS:
        raise ConfigError(f"configuration: no format '{configured}'; there are {', '.join(reporters.FORMATS)}")
    files = {
        path: form or wanted.form or _ENDINGS.get(path.suffix.lower()) or configured or _for_ending(path)
        for form, path in wanted.outputs
    }
    taken = any(form is None for form, _ in wanted.outputs)
    return (None if taken else wanted.form) or configured or default, files


def _for_ending(path: Path) -> str:
    """The format of a file whose ending names none. Raises `ConfigError` where it must be another one than text."""
    if path.suffix.lower() in _TEXT:
        return "concise"
    raise ConfigError(f"--output-file: which format does '{path}' want? write it before the name, as in junit={path}")


def _below(report: Report, wanted: Wanted, look: Look) -> list[str]:
    """What a person reads below the findings."""
    table = list(statistics(report, look)) if wanted.statistics else []
    return table if wanted.quiet else [*table, summary(report, look)]


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
