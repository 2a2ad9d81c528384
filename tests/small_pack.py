"""A small pack of rules that never change, so that exact output can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pitchlint import Edit, Fix, Flag, Mail, Pack, Rule, Span


def buzz(mail: Mail, *, words: tuple[str, ...] = ("synergies", "leverage")) -> Iterator[Flag]:
    """Flag some words; the second of them is weak."""
    for found in re.finditer("|".join(words), mail.body):
        fix = Fix((Edit(Span(*found.span()), "use"),), "unsafe") if found[0] == "leverage" else None
        severity = "info" if found[0] == "leverage" else None
        yield Flag(Span(*found.span()), f"“{found[0]}” says nothing", "say what you do", severity, fix)


def bump(mail: Mail) -> Iterator[Flag]:
    if "bumping" in mail.body:
        yield Flag(None, "only bumps", "bring one new fact")


def late(mail: Mail) -> Iterator[Flag]:
    if mail.body.startswith("Hi,"):
        yield Flag(Span(0, 3), "greets nobody")


def crash(mail: Mail) -> Iterator[Flag]:
    if "crash" in mail.body:
        raise ValueError("no such thing")
    return iter(())


PACK = Pack(
    rules=(
        Rule(id="buzz", group="wording", title="Says nothing", check=buzz, rank=60),
        Rule(id="bump", group="follow-up", title="Only bumps", check=bump, covers=("late",), rank=10),
        Rule(id="crasher", group="shape", title="Fails", check=crash),
        Rule(id="late", group="tone", title="Greets nobody", check=late, severity="error"),
        Rule(id="quiet", group="tone", title="Is off", check=crash, default=False),
    )
)
