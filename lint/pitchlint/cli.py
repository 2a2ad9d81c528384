"""The command line: options, printing, exit codes. Everything else is imported by the command that needs it."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from pitchlint import __version__
from pitchlint.commands import CLEAN, FAILED, INTERRUPTED

if TYPE_CHECKING:
    import datetime

    from click.shell_completion import CompletionItem

_FORMATS = (
    "full", "concise", "grouped", "json", "jsonl", "github", "gitlab", "sarif", "junit", "checkstyle", "rdjson",
    "rdjsonl", "azure", "pylint", "markdown", "csv",
)  # fmt: skip
_FILE = click.Path(path_type=Path)


class _Group(click.Group):
    """Commands, the nearest one named when there is none of that name."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        unknown = args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-")
        if unknown and not ctx.resilient_parsing:  # as it is while a shell completes words
            from pitchlint.nearest import did_you_mean

            raise click.UsageError(f"no command '{args[0]}'{did_you_mean(args[0], self.commands)}", ctx)
        return super().resolve_command(ctx, args)


def _words(_: click.Context, __: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """The values of a repeatable option, each perhaps several with commas."""
    return tuple(word for text in value for word in (part.strip() for part in text.split(",")) if word)


def _outputs(_: click.Context, __: click.Parameter, value: tuple[str, ...]) -> tuple[tuple[str | None, Path], ...]:
    """The format, where it is given, and the path of each output file."""
    outputs: list[tuple[str | None, Path]] = []
    for text in value:
        form, equals, path = text.partition("=")
        outputs.append((form, Path(path)) if equals and form in _FORMATS else (None, Path(text)))
        if text in ("", f"{form}="):
            raise click.BadParameter(f"'{text}' names no file; write FORMAT=FILE, as in sarif=pitchlint.sarif")
    paths = [path for _, path in outputs]
    if doubled := next((path for path in paths if paths.count(path) > 1), None):
        raise click.BadParameter(f"{doubled} is named twice; give every format a file of its own")
    return tuple(outputs)


def _date(_: click.Context, __: click.Parameter, value: str | None) -> datetime.date | None:
    import datetime

    try:
        return datetime.date.fromisoformat(value) if value else None
    except ValueError:
        raise click.BadParameter(f"'{value}' is no date; write it as 2026-03-31") from None


def _many(*names: str, help: str, metavar: str = "RULES") -> Callable[[Any], Any]:  # noqa: A002  (click's word)
    complete = _rules_like if metavar == "RULES" else None
    return click.option(
        *names, multiple=True, callback=_words, metavar=metavar, help=help, shell_complete=complete
    )  # fmt: skip


def _rules_like(_: click.Context, __: click.Parameter, word: str) -> list[CompletionItem]:
    """What a shell completes where rules are named."""
    from pitchlint.commands.completion import rules_like

    return rules_like(word)


_colour = click.option(
    "--color", "--colour", type=click.Choice(["auto", "always", "never"]), default="auto",
    help="Default: on a terminal.",
)  # fmt: skip

_cache_dir = click.option(
    "--cache-dir", metavar="FOLDER", type=_FILE, envvar="PITCHLINT_CACHE_DIR",
    help="Where results are kept. Default: .pitchlint_cache beside the configuration.",
)  # fmt: skip


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
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@_many("--select", help="Check these rules or groups only.")
@_many("--ignore", help="Leave these rules or groups out.")
@_many("--extend-select", help="Check these rules or groups as well.")
@click.option("--config", metavar="FILE", type=_FILE, help="Use this configuration for every draft.")
@click.option("--isolated", is_flag=True, help="Use no configuration file.")
@_many("--include", metavar="GLOB", help="Take these files in folders, too.")
@_many("--exclude", metavar="GLOB", help="Pass these files and folders over.")
@click.option("--force-exclude", is_flag=True, help="Pass excluded files over even when they are named.")
@click.option("--stdin-filename", metavar="NAME", help="The name of what '-' reads; its ending says the format.")
@click.option("--format", "form", type=click.Choice(_FORMATS), help="Default: full on a terminal, concise otherwise.")
@click.option(
    "--output-file", "-o", "outputs", multiple=True, metavar="[FORMAT=]FILE", callback=_outputs,
    help="Write the findings there, too, as in sarif=pitchlint.sarif; for several formats, several times. A FILE alone "
    "takes --format, which then says nothing of standard output; without --format its ending decides.",
)  # fmt: skip
@click.option("--redact", is_flag=True, help="Leave out names, addresses and companies of prospects.")
@_colour
@click.option("-v", "--verbose", is_flag=True, help="Say everything: all findings, praise, files passed over.")
@click.option("-q", "--quiet", is_flag=True, help="Only findings and errors, no summary.")
@_many("--show", metavar="WHAT", help="'info': list notes, too. 'source': show the lines at fault.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule, below them.")
@click.option(
    "--fail-level", type=click.Choice(["error", "warning", "info", "never"]),
    help="What makes the exit code 1. Default: warning.",
)  # fmt: skip
@click.option("--max-warnings", type=click.IntRange(0), metavar="N", help="Fail when there are more warnings.")
@click.option("--baseline", metavar="FILE", type=_FILE, help="Leave out the findings that are known there.")
@click.option("--changed-since", metavar="REF", help="Only what is new in drafts since the branch left REF.")
@click.option("--prospects", metavar="FILE", type=_FILE, help="Records of the people written to.")
@click.option("--dialect", metavar="NAME", help="Whose merge fields the drafts use.")
@click.option("--today", metavar="DATE", callback=_date, help="The date to go by, as 2026-03-31.")
@click.option("--fix", is_flag=True, help="Write the fixes that keep the meaning into the files.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: those that may change it, too.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and write nothing.")
@click.option("--exit-non-zero-on-fix", is_flag=True, help="Exit code 1 when a file was fixed, for hooks.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until Ctrl-C.")
@click.option("--no-cache", is_flag=True, help="Neither use nor keep results of other runs.")
@_cache_dir
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
    if diff and redact:
        raise click.UsageError("--redact cannot leave words out of a patch: use it without --diff")
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


@cli.command()
@click.argument("rule", shell_complete=_rules_like)
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
@_colour
def explain(rule: str, form: str, color: str) -> int:
    """Print a rule's page; of a group, its rules."""
    from pitchlint.commands.explain import run

    return run(rule, form, color)


@cli.command()
@_many("--select", help="List these rules, groups or packs only.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@_colour
def rules(select: tuple[str, ...], form: str, color: str) -> int:
    """List every rule."""
    from pitchlint.commands.rules import run

    return run(select, form, color)


@cli.command()
@click.argument("template", type=_FILE)
@click.option("--prospects", metavar="FILE", type=_FILE, help="The list. Default: the configured one.")
@click.option("--row", type=click.IntRange(1), metavar="LINE", help="The row on this line. Default: the first one.")
@click.option("--email", metavar="ADDRESS", help="The row with this e-mail address.")
@click.option("--branch", type=click.IntRange(0), default=0, metavar="N", help="Which alternatives of spintax, from 0.")
@click.option("--dialect", metavar="NAME", help="Whose merge fields the template uses.")
@click.option("--config", metavar="FILE", type=_FILE, help="Use this configuration.")
@click.option("--isolated", is_flag=True, help="Use no configuration file.")
def render(
    template: Path, prospects: Path | None, row: int | None, email: str | None, branch: int, dialect: str | None,
    config: Path | None, isolated: bool,
) -> int:  # fmt: skip
    """Print one row's mail, as the sending tool would make it."""
    from pitchlint.commands.render import run
    from pitchlint.config import CommandLine

    if row is not None and email is not None:
        raise click.UsageError("--row and --email both choose the row: give one of them")
    line = CommandLine(config=config, isolated=isolated, prospects=prospects, dialect=dialect)
    return run(template, line, row=row, email=email, branch=branch)


@cli.command()
@_cache_dir
def clean(cache_dir: Path | None) -> int:
    """Delete the results that earlier runs kept."""
    from pitchlint.commands.clean import run

    return run(cache_dir)


@cli.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--output", "-o", metavar="FILE", type=_FILE, help="Default: the configured one, else here.")
@click.option("--prune", is_flag=True, help="Add nothing, only take out what is gone.")
@click.option("--config", metavar="FILE", type=_FILE, help="Use this configuration for every draft.")
@click.option("--isolated", is_flag=True, help="Use no configuration file.")
@_many("--include", metavar="GLOB", help="Take these files in folders, too.")
@_many("--exclude", metavar="GLOB", help="Pass these files and folders over.")
@click.option("--prospects", metavar="FILE", type=_FILE, help="Records of the people written to.")
@click.option("--dialect", metavar="NAME", help="Whose merge fields the drafts use.")
@click.option("--today", metavar="DATE", callback=_date, help="The date to go by, as 2026-03-31.")
def baseline(
    paths: tuple[str, ...], output: Path | None, prune: bool, config: Path | None, isolated: bool,
    include: tuple[str, ...], exclude: tuple[str, ...], prospects: Path | None, dialect: str | None,
    today: datetime.date | None,
) -> int:  # fmt: skip
    """Write down what is found today, so that only new findings are reported."""
    from pitchlint.commands.baseline import run
    from pitchlint.config import CommandLine

    line = CommandLine(
        config=config, isolated=isolated, include=include, exclude=exclude, prospects=prospects, dialect=dialect
    )
    return run(paths or (".",), line, output=output, prune=prune, today=today)


@cli.command("config")
@click.argument("path", type=_FILE, default=".", metavar="[FILE]")
@click.option("--config", metavar="FILE", type=_FILE, help="As if this configuration were given.")
@click.option("--isolated", is_flag=True, help="As if no configuration file were used.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of pitchlint.toml, for editors.")
def show_config(path: Path, config: Path | None, isolated: bool, form: str, schema: bool) -> int:
    """Show what holds for a file, and where each value comes from."""
    from pitchlint.commands import config as command
    from pitchlint.config import CommandLine

    if schema:
        return command.schema()
    return command.run(path, CommandLine(config=config, isolated=isolated), form)


@cli.command()
@click.argument("folder", type=_FILE, default=".")
@click.option(
    "--baseline/--no-baseline", default=None,
    help="Whether older style debt goes into a baseline. Default: a terminal is asked.",
)  # fmt: skip
def init(folder: Path, baseline: bool | None) -> int:
    """Say how a folder stands, write a commented configuration and show the hook stanza."""
    from pitchlint.commands.init import run

    return run(folder, baseline)


@cli.command("new-rule")
@click.argument("name")
@click.option("--group", default="wording", show_default=True, help="The group the rule belongs to.")
@click.option("--title", default="", help="What colleagues read in a report. Default: from the name.")
@click.option("--into", metavar="FOLDER", type=_FILE, help="The package of a pack of your own.")
def new_rule(name: str, group: str, title: str, into: Path | None) -> int:
    """Write a rule's three files and its line in the pack.

    NAME says the fault, as in 'stale-joke'; in a pack of one's own, as in 'acme/stale-joke'.
    """
    from pitchlint.commands.output import say
    from pitchlint.new_rule import write

    say(write(name, group=group, title=title, into=into))
    return CLEAN


@cli.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> int:
    """Print the script that completes words in a shell.

    In ~/.bashrc: eval "$(pitchlint completion bash)", in ~/.zshrc the same with zsh; fish: pitchlint completion fish >
    ~/.config/fish/completions/pitchlint.fish
    """
    from pitchlint.commands.completion import run

    return run(shell)


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
        text = error.format_message()
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
