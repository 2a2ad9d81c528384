"""Flags what the configured engine finds wrong in a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule, Span


def masked(mail: Mail) -> tuple[Span, ...]:
    from pitchlint_rules import proofreading  # read only where an engine is asked

    return proofreading.masked(mail)


def check(mail: Mail, *, ignore: tuple[str, ...] = ()) -> Iterator[Flag]:
    """Flag wrong forms, doubled and confused words in the prose."""
    if mail.language != "en":
        return
    from pitchlint_rules import proofreading

    for span, mistake in proofreading.proofread(mail, masked):
        if mistake.kind == "grammar" and mistake.rule not in ignore and mail.part_of(span) in ("prose", "postscript"):
            yield proofreading.flag(mail, span, mistake, mistake.suggestions)


RULE = Rule(
    id="grammar",
    group="language",
    title="Grammar slips",
    check=check,
    severity="info",
    default=False,
    masked=masked,
    rank=75,
)
