"""`pitchlint completion`, and the words that it completes."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem, get_completion_class

from pitchlint import suppress
from pitchlint.commands import CLEAN, FAILED
from pitchlint.commands.output import say
from pitchlint.packs import PackError
from pitchlint.rule import GROUPS
from pitchlint.settings.selection import known_words

_NAME, _VARIABLE = "pitchlint", "_PITCHLINT_COMPLETE"  # click derives the one from the other


def run(shell: str) -> int:
    """Print the script for a shell; return the exit code."""
    kind = get_completion_class(shell)
    if kind is None:
        return FAILED
    script = kind(click.get_current_context().find_root().command, {}, _NAME, _VARIABLE).source()
    say(script.strip("\n").split("\n"))
    return CLEAN


def rules_like(word: str) -> list[CompletionItem]:
    """Rules, groups and packs that begin with the last of the words in `word`, which commas divide."""
    given, comma, begun = word.rpartition(",")
    try:
        rules = suppress.installed().rules
    except PackError:  # nobody asked to hear of it while typing
        return []
    helps = {rule.id: rule.title for rule in rules} | dict.fromkeys(GROUPS, "group")
    return [
        CompletionItem(given + comma + name, help=helps.get(name, ""))
        for name in sorted(known_words(rules))
        if name.startswith(begun)
    ]
