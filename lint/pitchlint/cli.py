"""The command line: options, printing, exit codes. Everything else is imported by the command that needs it."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from pitchlint import __version__
from pitchlint.cli_options import FILE, cache_dir, colour, date, dialect, many
from pitchlint.commands import CLEAN, FAILED, INTERRUPTED

if TYPE_CHECKING:
    import datetime


_FORMATS = (
    "full", "concise", "grouped", "json", "jsonl", "github", "gitlab", "sarif", "junit", "checkstyle", "rdjson",
    "rdjsonl", "azure", "pylint", "markdown", "csv",
)  # fmt: skip


_LISTED = ", ".join(_FORMATS)


class _Group(click.Group):
    """Commands, the nearest one named when there is none of that name; those besides `check` are loaded when needed."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.commands:
            self._load()
        return super().get_command(ctx, cmd_name)

    def list_commands(self, ctx: click.Context) -> list[str]:
        self._load()
        return super().list_commands(ctx)

    def _load(self) -> None:
        from pitchlint.subcommands import COMMANDS

        for command in COMMANDS:
            self.add_command(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        unknown = args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-")
        if unknown and not ctx.resilient_parsing:  # as it is while a shell completes words
            from pitchlint.nearest import did_you_mean

            raise click.UsageError(f"no command '{args[0]}'{did_you_mean(args[0], self.commands)}", ctx)
        return super().resolve_command(ctx, args)


def _outputs(_: click.Context, __: click.Parameter, value: tuple[str, ...]) -> tuple[tuple[str | None, Path], ...]:
    """The format, where it is given, and the path of each output file."""
    outputs: list[tuple[str | None, Path]] = []
    for text in value:
        form, equals, path = text.partition("=")
        if text in ("", f"{form}=", f"{form}=-", "-"):
            raise click.BadParameter(f"'{text}' names no file; write FORMAT=FILE, as in sarif=pitchlint.sarif")
        if equals and form.isalnum() and form not in _FORMATS:
            from pitchlint.nearest import did_you_mean

            raise click.BadParameter(f"no format '{form}'{did_you_mean(form, _FORMATS) or f'; there are {_LISTED}'}")
        outputs.append((form, Path(path)) if equals and form in _FORMATS else (None, Path(text)))
        folder = outputs[-1][1].parent
        if not folder.is_dir():
            raise click.BadParameter(f"no folder '{folder}'; create it first")
    paths = [path for _, path in outputs]
    if doubled := next((path for path in paths if paths.count(path) > 1), None):
        raise click.BadParameter(f"{doubled} is named twice; give every format a file of its own")
    return tuple(outputs)


@click.group(
    cls=_Group,
    invoke_without_command=True,
    subcommand_metavar="COMMAND [ARGS]...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="pitchlint", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Reads sales outreach the way the prospect would, and says what makes them delete it."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        ctx.exit(FAILED)


@cli.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path())
@many("--select", help="Check these rules or groups only.")
@many("--ignore", help="Leave these rules or groups out.")
@many("--extend-select", help="Check these rules or groups as well.")
@click.option("--config", metavar="FILE", type=FILE, help="Use this configuration for every draft.")
@click.option("--isolated", is_flag=True, help="Use no configuration file.")
@many("--include", metavar="GLOB", help="Check only these files of folders.")
@many("--exclude", metavar="GLOB", help="Pass these files and folders over.")
@click.option("--force-exclude", is_flag=True, help="Pass excluded files over even when they are named.")
@click.option(
    "--stdin-filename",
    metavar="NAME",
    type=click.Path(),
    help="The name of what '-' reads; its ending says the format.",
)
@click.option("--format", "form", type=click.Choice(_FORMATS), help="Default: full on a terminal, concise otherwise.")
@click.option(
    "--output-file", "-o", "outputs", multiple=True, metavar="[FORMAT=]FILE", type=click.Path(), callback=_outputs,
    help="Write the findings there, too, as in sarif=pitchlint.sarif; for several formats, several times. A FILE alone "
    "takes --format, which then says nothing of standard output; without --format its ending decides.",
)  # fmt: skip
@click.option("--redact", is_flag=True, help="Leave out names, addresses and companies of prospects.")
@colour
@click.option("-v", "--verbose", is_flag=True, help="Say everything: all findings, praise, files passed over.")
@click.option("-q", "--quiet", is_flag=True, help="Only findings and errors, no summary.")
@many("--show", metavar="WHAT", help="'info': list notes, too. 'source': show the lines at fault.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule, below them.")
@click.option(
    "--fail-level", type=click.Choice(["error", "warning", "info", "never"]),
    help="What makes the exit code 1. Default: warning.",
)  # fmt: skip
@click.option("--max-warnings", type=click.IntRange(0), metavar="N", help="Fail when there are more warnings.")
@click.option("--baseline", metavar="FILE", type=FILE, help="Leave out the findings that are known there.")
@click.option("--changed-since", metavar="REF", help="Only what is new in drafts since the branch left REF.")
@click.option("--prospects", metavar="FILE", type=FILE, help="Records of the people written to.")
@dialect("Whose merge fields the drafts use.")
@click.option("--today", metavar="DATE", callback=date, help="The date to go by, as 2026-03-31.")
@click.option("--fix", is_flag=True, help="Write the fixes that keep the meaning into the files.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: those that may change it, too.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and write nothing.")
@click.option("--exit-non-zero-on-fix", is_flag=True, help="Exit code 1 when a file was fixed, for hooks.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until Ctrl-C.")
@click.option("--no-cache", is_flag=True, help="Neither use nor keep results of other runs.")
@cache_dir
@click.option(
    "--jobs", "-j", type=click.IntRange(1), metavar="N",
    help="Processes to share the work. Default: the cores there are, where it pays.",
)  # fmt: skip
def check(
    paths: tuple[str, ...], select: tuple[str, ...], ignore: tuple[str, ...], extend_select: tuple[str, ...],
    config: Path | None, isolated: bool, include: tuple[str, ...], exclude: tuple[str, ...], force_exclude: bool,
    stdin_filename: str | None, form: str | None, outputs: tuple[tuple[str | None, Path], ...], redact: bool,
    color: str, verbose: bool, quiet: bool, show: tuple[str, ...], statistics: bool, fail_level: str | None,
    max_warnings: int | None, baseline: Path | None, changed_since: str | None, prospects: Path | None,
    dialect: str | None, today: datetime.date | None, fix: bool, unsafe_fixes: bool, diff: bool,
    exit_non_zero_on_fix: bool, watch: bool, no_cache: bool, cache_dir: Path | None, jobs: int | None,
) -> int:  # fmt: skip
    """Check drafts: files, folders (default: here), '-' for stdin.

    Exit code 0: clean. 1: findings. 2: something could not be done.
    """
    from pitchlint.commands import check as command
    from pitchlint.config import CommandLine

    if stdin_filename and "-" not in paths:
        raise click.UsageError("--stdin-filename names what '-' reads: add '-' to the paths")
    for word in show:
        if word not in ("info", "source"):
            raise click.UsageError(f"--show: no '{word}'; there are 'info' and 'source'")
    for one, other in (
        ("--isolated", "--config" if isolated and config else ""),
        ("--quiet", "--verbose" if quiet and verbose else ""),
        ("--diff", _besides_a_patch(redact, form, statistics, max_warnings, exit_non_zero_on_fix) if diff else ""),
    ):
        if other:
            raise click.UsageError(f"{one} and {other} do not go together: leave one out")
    fixing = None
    if fix or diff:
        from pitchlint.fixing import Fixing

        fixing = Fixing(unsafe_fixes, write=not diff)
        if fixing.write and "-" in paths:
            raise click.UsageError("--fix cannot write to standard input: use --diff, or give it a file")
    elif unsafe_fixes or exit_non_zero_on_fix:
        raise click.UsageError(f"--{'unsafe-fixes' if unsafe_fixes else 'exit-non-zero-on-fix'} goes with --fix")
    line = CommandLine(
        select=select, ignore=ignore, extend_select=extend_select, config=config, isolated=isolated,
        include=include, exclude=exclude, force_exclude=force_exclude, prospects=prospects, dialect=dialect,
        fail_level=fail_level, baseline=baseline, changed_since=changed_since, max_warnings=max_warnings,
    )  # fmt: skip
    wanted = command.Wanted(
        form, outputs, redact, color, verbose, quiet, "info" in show, "source" in show, statistics,
        fixing=fixing, fixed_fails=exit_non_zero_on_fix, cached=not no_cache, cache_dir=cache_dir, jobs=jobs,
    )  # fmt: skip

    def checked() -> int:
        return command.run(paths or (".",), line, wanted, today=today, stdin_name=stdin_filename or "<stdin>")

    if watch:
        from pitchlint.commands import watch as watching

        if fixing or "-" in paths:
            what = "--fix and --diff" if fixing else "'-'"
            raise click.UsageError(f"--watch only reads files: leave out {what}")
        watching.run(paths or (".",), line, checked, _told, written=[path for _, path in outputs], quiet=quiet)
    return checked()


def _besides_a_patch(
    redact: bool, form: str | None, statistics: bool, max_warnings: int | None, fixed_fails: bool
) -> str:
    """The option that says nothing beside `--diff`, whose output is a patch and whose exit code tells of one; or ""."""
    given = {
        "--redact": redact, "--format": form is not None, "--statistics": statistics,
        "--max-warnings": max_warnings is not None, "--exit-non-zero-on-fix": fixed_fails,
    }  # fmt: skip
    return next((option for option, is_given in given.items() if is_given), "")


def main(args: list[str] | None = None) -> NoReturn:
    """Run the command line and exit. Whatever goes wrong is one line on standard error, never a traceback."""
    from pitchlint.commands import output

    output.prepare()
    gc.set_threshold(100_000)  # a short run makes no garbage worth looking for: a tenth of its time
    try:
        code = cli.main(args=args, prog_name="pitchlint", standalone_mode=False)
        output.finish()
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except Exception as error:  # the last resort: a traceback helps nobody who writes mails
        output.complain(f"error: {_told(error)}")
        code = FAILED
    finally:
        if grammar := sys.modules.get("pitchlint.grammar"):
            with contextlib.suppress(KeyboardInterrupt, SystemExit):  # it ends as it is
                grammar.close()  # a server that was started
    sys.exit(code if isinstance(code, int) else CLEAN)


def run() -> NoReturn:
    """The console command: `main`, and out without taking the interpreter apart, which is a sixth of a short run."""
    try:
        main()
    except SystemExit as stop:
        code = stop.code
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):  # closed, or not there at all
            stream.flush()
    os._exit(code if isinstance(code, int) else CLEAN)


def _told(error: Exception) -> str:
    """What went wrong, for the user, on one line."""
    if isinstance(error, click.ClickException):
        text = " ".join(error.format_message().split())
        command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else ""
        text = text[:1].lower() + text[1:].rstrip(".").replace(". Did you mean", "; did you mean")
        return text + (f" (see {command} --help)" if command else "")
    if os.environ.get("PITCHLINT_DEBUG"):
        import traceback

        traceback.print_exception(error)
    from pitchlint.config import ConfigError
    from pitchlint.new_rule import NewRuleError
    from pitchlint.packs import PackError
    from pitchlint.pages import PageError
    from pitchlint.workers import WorkerError

    if isinstance(error, ConfigError | NewRuleError | PackError | PageError | WorkerError):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or 'output'}: {error.strerror}"
    told = f"{type(error).__name__}: {error}".splitlines()[0]
    return f"pitchlint itself failed, {told}; run it with PITCHLINT_DEBUG=1 and report what that prints"


if __name__ == "__main__":
    main()
