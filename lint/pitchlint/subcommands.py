"""The commands besides `check`; loaded when one of them is asked for, or all are listed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pitchlint.cli_options import FILE, cache_dir, colour, date, dialect, many, rules_like_word
from pitchlint.commands import CLEAN

if TYPE_CHECKING:
    import datetime


@click.command()
@click.argument("rule", shell_complete=rules_like_word)
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
@colour
def explain(rule: str, form: str, color: str) -> int:
    """Print a rule's page; of a group, its rules."""
    from pitchlint.commands.explain import run

    return run(rule, form, color)


@click.command()
@many("--select", help="List these rules, groups or packs only.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@colour
def rules(select: tuple[str, ...], form: str, color: str) -> int:
    """List every rule."""
    from pitchlint.commands.rules import run

    return run(select, form, color)


@click.command()
@click.argument("template", type=FILE)
@click.option("--prospects", metavar="FILE", type=FILE, help="The list. Default: the configured one.")
@click.option("--row", type=click.IntRange(1), metavar="LINE", help="The row on this line. Default: the first one.")
@click.option("--email", metavar="ADDRESS", help="The row with this e-mail address.")
@click.option("--branch", type=click.IntRange(0), default=0, metavar="N", help="Which alternatives of spintax, from 0.")
@dialect("Whose merge fields the template uses.")
@click.option("--config", metavar="FILE", type=FILE, help="Use this configuration.")
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


@click.command()
@cache_dir
def clean(cache_dir: Path | None) -> int:
    """Delete the results that earlier runs kept."""
    from pitchlint.commands.clean import run

    return run(cache_dir)


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path())
@click.option("--output", "-o", metavar="FILE", type=FILE, help="Default: the configured one, else here.")
@click.option("--prune", is_flag=True, help="Add nothing, only take out what is gone.")
@click.option("--config", metavar="FILE", type=FILE, help="Use this configuration for every draft.")
@click.option("--isolated", is_flag=True, help="Use no configuration file.")
@many("--include", metavar="GLOB", help="Read only these files of folders.")
@many("--exclude", metavar="GLOB", help="Pass these files and folders over.")
@click.option("--prospects", metavar="FILE", type=FILE, help="Records of the people written to.")
@dialect("Whose merge fields the drafts use.")
@click.option("--today", metavar="DATE", callback=date, help="The date to go by, as 2026-03-31.")
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


@click.command("config")
@click.argument("path", type=FILE, default=".", metavar="[FILE]")
@click.option("--config", metavar="FILE", type=FILE, help="As if this configuration were given.")
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


@click.command()
@click.argument("folder", type=FILE, default=".")
@click.option(
    "--baseline/--no-baseline", default=None,
    help="Whether older style debt goes into a baseline. Default: a terminal is asked.",
)  # fmt: skip
def init(folder: Path, baseline: bool | None) -> int:
    """Say how a folder stands, write a commented configuration and show the hook stanza."""
    from pitchlint.commands.init import run

    return run(folder, baseline)


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def doctor(form: str) -> int:
    """Say what is installed and found, and how to get what is missing."""
    from pitchlint.commands.doctor import run

    return run(form)


@click.command("new-rule")
@click.argument("name")
@click.option("--group", default="wording", show_default=True, help="The group the rule belongs to.")
@click.option("--title", default="", help="What colleagues read in a report. Default: from the name.")
@click.option("--into", metavar="FOLDER", type=FILE, help="The package of a pack of your own.")
def new_rule(name: str, group: str, title: str, into: Path | None) -> int:
    """Write a rule's three files and its line in the pack.

    NAME says the fault, as in 'stale-joke'; in a pack of one's own, as in 'acme/stale-joke'.
    """
    from pitchlint.commands.output import say
    from pitchlint.new_rule import write

    say(write(name, group=group, title=title, into=into))
    return CLEAN


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> int:
    """Print the script that completes words in a shell.

    In ~/.bashrc: eval "$(pitchlint completion bash)", in ~/.zshrc the same with zsh; fish: pitchlint completion fish >
    ~/.config/fish/completions/pitchlint.fish
    """
    from pitchlint.commands.completion import run

    return run(shell)


COMMANDS: tuple[click.Command, ...] = (
    explain,
    rules,
    render,
    clean,
    baseline,
    show_config,
    doctor,
    init,
    new_rule,
    completion,
)
