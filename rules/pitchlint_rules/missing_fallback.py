"""Fields that may be empty and say nothing of what to write then, where the tool's tags could."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Field, Flag, Mail, Rule, Span, is_known
from pitchlint_rules import tags

_MOST_SHOWN = 3


_NAMES = {"first_name", "last_name", "name"}
# what somebody writes for each person, or every list has
_WRITTEN = {"address", "link", "notes", "pain_point", "referrer", "research"}


def check(mail: Mail, *, filled: tuple[str, ...] = ("company", "email")) -> Iterator[Flag]:
    if not (mail.fields or mail.subject_fields) or mail.listing is not None or not mail.dialects:
        return  # a list shows itself which fields are empty
    if tags.meant_to_be_sent(mail):
        return
    from pitchlint import compile_template, has_fallback

    if not all(has_fallback(dialect) for dialect in mail.dialects):
        return
    given = any(field.fallback for field, _ in tags.tags(mail))  # its author expects holes
    bare: list[tuple[str, Span]] = []
    for of, text, fields in tags.passages(mail):
        asked = {name.canonical for name in compile_template(text).asked} if _has_conditions(fields) else set()
        for field in fields:
            name = field.canonical
            needs_none = field.fallback is not None or name in asked or tags.from_the_tool(field)
            if field.kind != "field" or needs_none or not field.dialects & mail.dialects or not is_known(field.name):
                continue
            if name not in filled and name not in _WRITTEN and (given or name not in _NAMES):
                bare.append((name, Span(field.start, field.end, of)))
    if bare:
        first = bare[0][1]
        named = list({name: mail.quote(span) for name, span in reversed(bare)}.values())[::-1]
        shown = named[:_MOST_SHOWN] + ([f"{len(named) - _MOST_SHOWN} more"] if len(named) > _MOST_SHOWN else [])
        names = f"{', '.join(shown[:-1])} and {shown[-1]} have" if len(shown) > 1 else f"{shown[0]} has"
        yield Flag(first, f"{names} no default", "say what to write where the record has none", "info")


def _has_conditions(fields: tuple[Field, ...]) -> bool:
    return any(field.kind == "control" for field in fields)


RULE = Rule(
    id="missing-fallback",
    group="fields",
    title="Has no word for an empty field",
    check=check,
    severity="info",
    rank=75,
)
