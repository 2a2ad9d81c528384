"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    import datetime

    from click.shell_completion import CompletionItem

FILE = click.Path(path_type=Path)


def words(_: click.Context, option: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """The values of a repeatable option, each perhaps several with commas.

    What narrows a run must not do nothing: an empty variable of a build would switch everything on.
    """
    found = tuple(word for text in value for word in (part.strip() for part in text.split(",")) if word)
    if value and not found and option.name in ("select", "include"):
        raise click.BadParameter("is empty; name what to check, or leave the option out")
    return found


def date(_: click.Context, __: click.Parameter, value: str | None) -> datetime.date | None:
    import datetime

    try:
        return datetime.date.fromisoformat(value) if value else None
    except ValueError:
        raise click.BadParameter(f"'{value}' is no date; write it as 2026-03-31") from None


def many(*names: str, help: str, metavar: str = "RULES") -> Callable[[Any], Any]:  # noqa: A002  (click's word)
    complete = rules_like_word if metavar == "RULES" else None
    return click.option(
        *names, multiple=True, callback=words, metavar=metavar, help=help, shell_complete=complete
    )  # fmt: skip


def rules_like_word(_: click.Context, __: click.Parameter, word: str) -> list[CompletionItem]:
    """What a shell completes where rules are named."""
    from pitchlint.commands.completion import rules_like

    return rules_like(word)


def _dialects_like_word(_: click.Context, __: click.Parameter, word: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    from pitchlint.fields.dialects import DIALECTS

    return [CompletionItem(name) for name in sorted(DIALECTS) if name.startswith(word.lower())]


def dialect(help: str) -> Callable[[Any], Any]:  # noqa: A002  (click's word)
    return click.option("--dialect", metavar="NAME", help=help, shell_complete=_dialects_like_word)


colour = click.option(
    "--color", "--colour", type=click.Choice(["auto", "always", "never"]), default="auto",
    help="Default: on a terminal.",
)  # fmt: skip

cache_dir = click.option(
    "--cache-dir", metavar="FOLDER", type=FILE, envvar="PITCHLINT_CACHE_DIR",
    help="Where results are kept. Default: .pitchlint_cache beside the configuration.",
)  # fmt: skip
