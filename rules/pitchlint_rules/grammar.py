"""Flags what the configured engine finds wrong in a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule
from pitchlint_rules.spelling import masked


def check(mail: Mail, *, ignore: tuple[str, ...] = ()) -> Iterator[Flag]:
    """Flag wrong forms, doubled and confused words in the prose."""
    from pitchlint_rules import proofreading

    for span, mistake in proofreading.found(mail, "grammar", ignore):
        if mail.part_of(span) in ("prose", "postscript") and not proofreading.is_name(mail, span):
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
