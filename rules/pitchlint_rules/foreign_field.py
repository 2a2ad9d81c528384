"""A tag in another tool's syntax than the draft's: the tool does not know it, so the reader sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from pitchlint import Edit, Field, Fix, Flag, Mail, PassageName, Rule, Severity, Span, scan
from pitchlint_rules import tags

# what no tool fills: a button's words, a place for a link
_BUTTONS = {"calendar_link", "link", "signature", "unsubscribe"}
_MOST_NAMED = 3


def check(mail: Mail) -> Iterator[Flag]:
    yield from islice(_faults(mail), tags.MOST)


def _faults(mail: Mail) -> Iterator[Flag]:
    if not (mail.fields or mail.subject_fields) or not mail.dialects:
        return
    sent = tags.meant_to_be_sent(mail)
    for field, span in tags.tags(mail):
        if field.kind == "slot" or not field.dialects or field.dialects & mail.dialects:
            continue
        in_brackets = "brackets" in field.dialects
        if in_brackets and (sent or field.canonical in _BUTTONS):
            continue  # the first is `unfilled-slot`
        if not mail.dialect and not _is_sure(mail, field, span):
            continue
        better = _as_ours(mail, field, span)
        yield _flag(mail, span, field.dialects, better, "warning" if in_brackets and not mail.dialect else None)
    for of, text, fields in tags.passages(mail):
        if any(field.kind == "spin" and not field.dialects & mail.dialects for field in fields):
            yield from _alternatives(mail, text, of)


def _is_sure(mail: Mail, field: Field, span: Span) -> bool:
    """Whether a tag is another tool's also where only the other tags say which tool it is."""
    if "brackets" in field.dialects:
        return field.canonical in tags.OF_THE_RECORD and mail.part_of(span) not in ("signature", "sign_off")
    # "{{Their website}}" is a note to a person in a tool's signs
    return " " not in field.name or field.canonical in tags.OF_THE_RECORD


def _flag(mail: Mail, span: Span, theirs: frozenset[str], better: str | None, severity: Severity | None) -> Flag:
    what = mail.quote(span, 60)
    message = f"{what} is {_named(theirs)} syntax, and {_whose(mail)}"
    if better is None:
        return Flag(span, message, "put the tool's own field there, or write it out", severity)
    fix = Fix((Edit(span, better),), "safe", f"write {better}")
    return Flag(span, message, f"write {better}", severity, fix)


def _named(dialects: Iterable[str]) -> str:
    """The dialects as people call them, or "another tool's" where they are many."""
    names = sorted(map(tags.tool, dialects))
    return " or ".join(names) if len(names) <= _MOST_NAMED else "another tool's"


def _whose(mail: Mail) -> str:
    if mail.dialect:
        return f"this draft is for {tags.tool(mail.dialect)}"
    known = _sound(mail)
    return f"most tags of this file are like {mail.quote(known[0][1])}" if known else "most tags of this file are not"


def _sound(mail: Mail) -> list[tuple[Field, Span]]:
    return [
        (field, span) for field, span in tags.tags(mail) if field.kind == "field" and field.dialects & mail.dialects
    ]


def _as_ours(mail: Mail, field: Field, span: Span) -> str | None:
    """The tag that means the same in the mail's dialects; None where there is none, or several would do."""
    from pitchlint import rewrite_control, write_field

    if field.kind == "control":
        written = mail.draft.passage(span.of).text[span.start : span.end]
        return _agreed(mail.dialects, lambda dialect: rewrite_control(dialect, written))
    if field.fallback is None:
        for ours, place in _sound(mail):
            if ours.canonical == field.canonical and ours.fallback is None:
                return mail.quote(place)  # the file itself says how
    return _agreed(_styled(mail), lambda dialect: write_field(dialect, field))


def _styled(mail: Mail) -> frozenset[str]:
    """Of the mail's dialects those that spell names as the mail does; all of them where none does."""
    from pitchlint import standard_names

    if len(mail.dialects) < 2:
        return mail.dialects
    names = {field.canonical: field.name for field, _ in _sound(mail)}
    alike = {
        d: sum(standard_names(d).get(name) == as_written for name, as_written in names.items()) for d in mail.dialects
    }
    most = max(alike.values())
    return frozenset(d for d, number in alike.items() if number == most) if most else mail.dialects


def _agreed(dialects: Iterable[str], write: Callable[[str], str | None]) -> str | None:
    """What all of `dialects` that have it write, spaces apart."""
    made = {text.replace("{{ ", "{{").replace(" }}", "}}") for d in dialects if (text := write(d)) is not None}
    return made.pop() if len(made) == 1 else None


def _alternatives(mail: Mail, text: str, of: PassageName) -> Iterator[Flag]:
    from pitchlint import write_spin

    for block in scan(text)[1]:
        if block.kind != "spin" or block.dialects & mail.dialects:
            continue
        branches = tuple(text[start:end].strip() for start, end in block.branches)
        plain = not any(sign in branch for branch in branches for sign in "{|}")
        better = _agreed(mail.dialects, lambda dialect: write_spin(dialect, branches)) if plain else None  # noqa: B023
        yield _flag(mail, Span(block.start, block.end, of), block.dialects, better, None)


RULE = Rule(
    id="foreign-field",
    group="fields",
    title="Holds another tool's merge field",
    check=check,
    severity="error",
    rank=7,
)
