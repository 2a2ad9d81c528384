"""The command line: options, printing, exit codes. Everything else is imported by the command that needs it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NoReturn

import click

from pitchlint import __version__

if TYPE_CHECKING:
    import datetime

    from pitchlint.config import CommandLine
    from pitchlint.reporters.look import Look
    from pitchlint.run import Report

CLEAN, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130
_FORMATS = ("full", "concise", "grouped", "json", "jsonl", "github")
_WIDE = 110  # columns from which code frames are shown without being asked for


class _Group(click.Group):
    """Commands, the nearest one named when there is none of that name."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            from pitchlint.nearest import did_you_mean

            raise click.UsageError(f"no command '{args[0]}'{did_you_mean(args[0], self.commands)}", ctx)
        return super().resolve_command(ctx, args)


def _words(_: click.Context, __: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """The values of a repeatable option, each perhaps several with commas."""
    return tuple(word for text in value for word in (part.strip() for part in text.split(",")) if word)


def _date(_: click.Context, __: click.Parameter, value: str | None) -> datetime.date | None:
    import datetime

    try:
        return datetime.date.fromisoformat(value) if value else None
    except ValueError:
        raise click.BadParameter(f"'{value}' is no date; write it as 2026-03-31") from None


def _many(*names: str, help: str, metavar: str = "RULES") -> Callable[[Any], Any]:  # noqa: A002  (click's word)
    return click.option(*names, multiple=True, callback=_words, metavar=metavar, help=help)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="pitchlint", message="%(prog)s %(version)s")
def cli() -> None:
    """Reads sales outreach the way the prospect would, and says what makes them delete it."""


@cli.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@_many("--select", help="Check these rules or groups only.")
@_many("--ignore", help="Leave these rules or groups out.")
@_many("--extend-select", help="Check these rules or groups as well.")
@click.option("--config", metavar="FILE", type=click.Path(path_type=Path), help="Use this configuration for every draft.")
@click.option("--isolated", is_flag=True, help="Use no configuration file.")
@_many("--include", metavar="GLOB", help="Take these files in folders, too.")
@_many("--exclude", metavar="GLOB", help="Pass these files and folders over.")
@click.option("--force-exclude", is_flag=True, help="Pass excluded files over even when they are named.")
@click.option("--stdin-filename", metavar="NAME", help="The name of what '-' reads; its ending says the format.")
@click.option("--format", "form", type=click.Choice(_FORMATS), help="Default: full on a terminal, concise otherwise.")
@click.option("--output-file", "-o", metavar="FILE", type=click.Path(path_type=Path), help="Write the findings there.")
@click.option("--color", "--colour", type=click.Choice(["auto", "always", "never"]), default="auto")
@click.option("-v", "--verbose", is_flag=True, help="Say everything: all findings, praise, files passed over.")
@click.option("-q", "--quiet", is_flag=True, help="Only findings and errors, no summary.")
@_many("--show", metavar="WHAT", help="'info': list notes, too. 'source': show the lines at fault.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule, below them.")
@click.option(
    "--fail-level", type=click.Choice(["error", "warning", "info", "never"]),
    help="What makes the exit code 1. Default: warning.",
)  # fmt: skip
@click.option("--prospects", metavar="FILE", type=click.Path(path_type=Path), help="Records of the people written to.")
@click.option("--dialect", metavar="NAME", help="Whose merge fields the drafts use.")
@click.option("--today", metavar="DATE", callback=_date, help="The date to go by, as 2026-03-31.")
@click.option("--no-cache", is_flag=True, help="Accepted for scripts; nothing is cached yet.")
def check(
    paths: tuple[str, ...], select: tuple[str, ...], ignore: tuple[str, ...], extend_select: tuple[str, ...],
    config: Path | None, isolated: bool, include: tuple[str, ...], exclude: tuple[str, ...], force_exclude: bool,
    stdin_filename: str | None, form: str | None, output_file: Path | None, color: str, verbose: bool, quiet: bool,
    show: tuple[str, ...], statistics: bool, fail_level: str | None, prospects: Path | None, dialect: str | None,
    today: datetime.date | None, no_cache: bool,  # noqa: ARG001
) -> int:  # fmt: skip
    """Check drafts: files, folders (default: this one), or '-' for standard input.

    Exit code 0: clean. 1: findings. 2: something could not be done.
    """
    from pitchlint import run
    from pitchlint.config import CommandLine

    if stdin_filename and "-" not in paths:
        raise click.UsageError("--stdin-filename names what '-' reads: add '-' to the paths")
    for word in show:
        if word not in ("info", "source"):
            raise click.UsageError(f"--show '{word}' is unknown; there are 'info' and 'source'")
    line = CommandLine(
        select=select or None, ignore=ignore, extend_select=extend_select, config=config, isolated=isolated,
        include=include, exclude=exclude, force_exclude=force_exclude, prospects=prospects, dialect=dialect,
    )  # fmt: skip
    stdin = (stdin_filename or "<stdin>", _standard_input()) if "-" in paths else None
    files = [Path(path) for path in paths if path != "-"]
    if not paths:
        files = [Path(".")]
    progress = _Progress() if not quiet and _is_terminal(sys.stderr) else None
    report = run.check(files, line, today=today, stdin=stdin, progress=progress)
    if progress:
        progress.clear()
    level = fail_level or report.fail_level
    look = _look(color, verbose=verbose, show=show, output_file=output_file)
    form = form or ("full" if _is_terminal(sys.stdout) and not output_file else "concise")
    _print_report(report, form, look, output_file, quiet=quiet, with_statistics=statistics)
    return _exit_code(report, level)


def _exit_code(report: Report, level: str) -> int:
    """0, 1 or 2. Findings that others explain do not count."""
    from pitchlint.finding import SEVERITIES

    if report.errors:
        return FAILED
    failing = SEVERITIES[: SEVERITIES.index(level) + 1] if level in SEVERITIES else ()
    return FOUND if any(f.severity in failing and not f.covered_by for f in report.findings) else CLEAN


def _print_report(
    report: Report, form: str, look: Look, output_file: Path | None, *, quiet: bool, with_statistics: bool
) -> None:
    """Findings and summary to standard output or the file, errors and notes to standard error."""
    from pitchlint import reporters
    from pitchlint.reporters.look import visible
    from pitchlint.reporters.summary import statistics, summary

    for_people = form in reporters.FOR_PEOPLE
    if not for_people:
        look = look._replace(colour=False)
    findings = reporters.lines(report, form, look)
    below = [*(statistics(report, look) if with_statistics else ()), *(() if quiet else (summary(report, look),))]
    if output_file:
        findings = iter([*findings, *(below if for_people else ())])
        _write_file(output_file, findings)
    else:
        _say(findings)
    for error in report.errors:
        _complain(f"error: {visible(str(error))}")
    if look.verbose:
        for note in (*report.notes, *report.passed_over):
            _complain(f"note: {visible(str(note))}")
    if for_people and not output_file:
        _say(below)
    elif with_statistics and not for_people:
        for line in statistics(report, look):
            _complain(line)


def _look(color: str, *, verbose: bool, show: tuple[str, ...], output_file: Path | None) -> Look:
    from pitchlint.reporters.look import Look

    terminal = _is_terminal(sys.stdout) and not output_file
    width = _width(terminal)
    return Look(
        width=min(width, 120), colour=_wants_colour(color, terminal), verbose=verbose, info="info" in show,
        source="source" in show or (terminal and width >= _WIDE),
    )  # fmt: skip


def _wants_colour(flag: str, terminal: bool) -> bool:
    """The flag decides, else NO_COLOR, FORCE_COLOR, CLICOLOR, TERM, else whether it is a terminal."""
    env = os.environ.get
    if flag != "auto":
        return flag == "always"
    if env("NO_COLOR"):
        return False
    if env("FORCE_COLOR", "0") not in ("", "0") or env("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    return terminal and env("CLICOLOR") != "0" and env("TERM") != "dumb"


def _width(terminal: bool) -> int:
    """Columns of the terminal; COLUMNS wins; 80 where there is none."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return max(int(columns), 40)
    try:
        return max(os.get_terminal_size(sys.stdout.fileno()).columns, 40) if terminal else 80
    except (OSError, ValueError):
        return 80


def _is_terminal(stream: IO[str] | None) -> bool:
    return bool(stream and not stream.closed and stream.isatty())


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise click.UsageError("there is no standard input to read '-' from")
    return sys.stdin.buffer.read()


class _Progress:
    """How many files are done, on a terminal, when it takes more than a second."""

    def __init__(self) -> None:
        from time import monotonic

        self.now = monotonic
        self.next = monotonic() + 1
        self.shown = False

    def __call__(self, done: int, total: int) -> None:
        if self.now() >= self.next:
            self.next = self.now() + 0.1
            self.shown = True
            sys.stderr.write(f"\r\x1b[K{done:,} of {total:,} files")
            sys.stderr.flush()

    def clear(self) -> None:
        """Wipe the line away."""
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _say(lines: Iterable[str]) -> None:
    """Lines to standard output. A closed pipe is nobody's fault: whoever reads has seen enough."""
    stream = sys.stdout
    if stream is None:
        return
    try:
        for line in lines:
            stream.write(line + "\n")
        stream.flush()
    except BrokenPipeError:
        _close(stream)


def _complain(line: str) -> None:
    """One line to standard error."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(line + "\n")
    except BrokenPipeError:
        _close(sys.stderr)


def _close(stream: IO[str]) -> None:
    """Let what is still buffered, and all that follows, go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _write_file(path: Path, lines: Iterable[str]) -> None:
    try:
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise click.UsageError(f"--output-file {path}: {error.strerror}") from None


def main(args: list[str] | None = None) -> NoReturn:
    """Run the command line and exit. Whatever goes wrong is one line on standard error, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # file names need not be valid text
            stream.reconfigure(errors="backslashreplace")
    try:
        code = cli.main(args=args, prog_name="pitchlint", standalone_mode=False)
        _say(())
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except BrokenPipeError:
        _close(sys.stdout)
        code = CLEAN
    except Exception as error:
        _complain(f"error: {_told(error)}")
        code = FAILED
    sys.exit(code if isinstance(code, int) else CLEAN)


def _told(error: Exception) -> str:
    """What went wrong, for the user, on one line."""
    if isinstance(error, click.ClickException):
        text = error.format_message()
        command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else ""
        return text[:1].lower() + text[1:].rstrip(".") + (f" (see {command} --help)" if command else "")
    from pitchlint.config import ConfigError
    from pitchlint.packs import PackError

    if os.environ.get("PITCHLINT_DEBUG"):
        import traceback

        traceback.print_exception(error)
    if isinstance(error, ConfigError | PackError):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or 'output'}: {error.strerror}"
    told = f"{type(error).__name__}: {error}".splitlines()[0]
    return f"pitchlint itself failed, {told}; run it with PITCHLINT_DEBUG=1 and report what that prints"


if __name__ == "__main__":
    main()
