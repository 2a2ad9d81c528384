"""Flags words that the configured engine cannot spell."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule, Span


def masked(mail: Mail) -> tuple[Span, ...]:
    from pitchlint_rules import proofreading  # read only where an engine is asked

    return proofreading.masked(mail)


def check(mail: Mail, *, ignore: tuple[str, ...] = ()) -> Iterator[Flag]:
    """Flag misspelled words, with the engine's best suggestions."""
    from pitchlint_rules import proofreading

    for span, mistake in proofreading.found(mail, "spelling", ignore):
        likely = proofreading.likely(mail, span, mistake.suggestions)
        if likely is not None:
            yield proofreading.flag(mail, span, mistake, likely)


RULE = Rule(
    id="spelling",
    group="language",
    title="Misspelled words",
    check=check,
    severity="info",
    default=False,
    masked=masked,
    rank=75,
)
