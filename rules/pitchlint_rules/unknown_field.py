"""A field that the list has no column for, or that the tool does not know: it goes out empty, or as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from pitchlint import Edit, Field, Fix, Flag, Listing, Mail, Rule, Severity, Span, is_known, late
from pitchlint_rules import tags

_LIKE = 0.6  # of difflib's ratio: near enough to ask
_TYPO = 0.85  # near enough to be a slip of the fingers
_SHORTEST = 6  # letters of a name in which a slip can be told from another name
_MOST_SHOWN = 8

_SIGNS = late(r"[\W_]+")
_MACHINE = late(r"[a-z][A-Za-z0-9]*(?:_[a-z0-9]+)*|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*")
_PLAIN_TAG = late(r"\{\{\{?\s*[\w-]++(?!\s*[.(])")
# "`{{first_name}}` in Instantly" works where the list says so
_ANY_SPELLING = {"instantly", "brackets"}


def check(mail: Mail) -> Iterator[Flag]:
    yield from islice(_faults(mail), tags.MOST)


def _faults(mail: Mail) -> Iterator[Flag]:
    if not (mail.fields or mail.subject_fields):
        return
    fields = [
        (field, span)
        for field, span in tags.tags(mail)
        if field.kind == "field" and field.dialects and not tags.from_the_tool(field)
    ]
    ours = [(field, span) for field, span in fields if not mail.dialects or field.dialects & mail.dialects]
    if mail.listing is not None and not tags.meant_to_be_sent(mail):
        yield from _against_list(mail, mail.listing, ours)
    elif mail.dialect:
        yield from _against_tool(mail, ours)
    else:
        yield from _slips(mail, ours)


def _against_list(mail: Mail, listing: Listing, fields: Iterable[tuple[Field, Span]]) -> Iterator[Flag]:
    names = {_spoken(name) for name in listing.names}
    columns = {_spoken(name): column for name, column in zip(listing.names, listing.columns, strict=False)}
    if "first_name" in names and "last_name" in names:
        names.add("name")
    by_machine = all(_MACHINE.fullmatch(column) for column in listing.columns if column.strip())
    own, asked = _conditions(mail)
    for field, span in fields:
        name = field.canonical
        if name in own or field.name in listing.columns:
            continue
        if name not in names:
            if "brackets" not in field.dialects or name in tags.OF_THE_RECORD:
                yield _lacking(mail, listing, field, span)
        elif name in columns and by_machine and _is_spelled_freely(mail, field, span):
            message = f"{mail.quote(span, 60)} is called '{columns[name]}' in {listing.file_name}"
            yield _written(mail, field, span, message, columns[name])
        elif "." in field.name and mail.dialect:  # the tool's objects: it maps the columns to its own names
            yield from _against_tool(mail, [(field, span)])
    for field, span in tags.tags(mail):
        # "[Compnay]" looks like a slot for a person, but for the column that it nearly names
        in_brackets = "brackets" in field.dialects and (not mail.dialects or bool(field.dialects & mail.dialects))
        may_be_one = field.kind == "slot" and in_brackets and len(field.name) >= _SHORTEST
        if (
            may_be_one
            and field.canonical not in names
            and _nearest(field.name, filter(str.strip, listing.columns), _TYPO)
        ):
            yield _lacking(mail, listing, field._replace(kind="field"), span)
    for field, span in asked:
        if field.canonical not in names | own and not tags.from_the_tool(field):
            yield _lacking(mail, listing, field, span)


def _spoken(name: str) -> str:
    """Apollo's "Company Name for Emails" is what its field `company` shows."""
    return "company" if name == "spoken_company" else name


def _lacking(mail: Mail, listing: Listing, field: Field, span: Span) -> Flag:
    wanted = field.name if field.kind == "field" else field.canonical
    column = _nearest(wanted, [name for name in listing.columns if name.strip()], _LIKE)
    what = mail.quote(span, 60)
    message = f"{listing.file_name} has no column for {what}"
    if field.kind != "field":
        message = f"{what} asks for '{wanted}', for which {listing.file_name} has no column"
    if column is None:
        shown = ", ".join(listing.columns[:_MOST_SHOWN])
        more = ", …" if len(listing.columns) > _MOST_SHOWN else ""
        harmless = field.kind == "field" and bool(field.fallback)
        return Flag(span, message, f"take one that it has: {shown}{more}", "warning" if harmless else None)
    if field.kind != "field":
        return Flag(span, message, f"write '{column}', if that is meant")
    is_near = _nearest(wanted.rpartition(".")[2], [column], _TYPO) is not None
    return _written(mail, field, span, message, _with_object(mail, field, column), is_sure=is_near)


def _with_object(mail: Mail, field: Field, column: str) -> str:
    """A column as the tag has to name it: as the tool calls it, else behind the object that the tag names."""
    from pitchlint import canonical, standard_names

    maps = mail.dialect and mail.dialect not in _ANY_SPELLING
    own = standard_names(mail.dialect).get(canonical(column)) if maps else None
    if own or "." not in field.name:
        return own or column
    return f"{field.name.rpartition('.')[0]}.{column}"


def _written(
    mail: Mail,
    field: Field,
    span: Span,
    message: str,
    name: str,
    severity: Severity | None = None,
    *,
    is_sure: bool = True,
) -> Flag:
    """A flag that shows the tag as it should be, with the edit that writes just that where it `is_sure`."""
    tag = mail.draft.passage(span.of).text[span.start : span.end]
    old = field.name
    if "." not in name or field.name.rpartition(".")[0] + "." == name[: name.rfind(".") + 1]:
        old, name = field.name.rpartition(".")[2], name.rpartition(".")[2]
    if tag.count(old) != 1:
        return Flag(span, message, f"write '{name}'", severity)
    better = tag.replace(old, name)
    advice = f"write {' '.join(better.split())}"
    if not is_sure:
        return Flag(span, message, f"{advice}, if that is meant", severity)
    return Flag(span, message, advice, severity, Fix((Edit(span, better),), "safe", advice))


def _is_spelled_freely(mail: Mail, field: Field, span: Span) -> bool:
    """Whether a tool takes the name as it is written, and would look for a column of just that name."""
    from pitchlint import standard_names

    if "brackets" in field.dialects or not _PLAIN_TAG.match(mail.draft.passage(span.of).text, span.start):
        return False  # tools with names of their own map columns to them
    return not (mail.dialect and standard_names(mail.dialect).get(field.canonical) == field.name)


def _conditions(mail: Mail) -> tuple[set[str], list[tuple[Field, Span]]]:
    """The names that the template sets itself, and those that its conditions ask for."""
    own: set[str] = set()
    asked: list[tuple[Field, Span]] = []
    for of, text, fields in tags.passages(mail):
        if any(field.kind == "control" for field in fields):
            from pitchlint import compile_template

            template = compile_template(text)
            own |= template.sets
            asked += [(field, Span(field.start, field.end, of)) for field in template.asked if field.canonical]
    return own, asked


def _against_tool(mail: Mail, fields: Iterable[tuple[Field, Span]]) -> Iterator[Flag]:
    """What the dialect that somebody told does not know."""
    from pitchlint import has_closed_names, numbered, standard_names

    dialect = mail.dialect
    standard = standard_names(dialect)
    closed = has_closed_names(dialect)
    for field, span in fields:
        if field.name in standard.values() or (one := numbered(dialect, field.name)):
            continue
        what = mail.quote(span, 60)
        own = standard.get(field.canonical)
        if one is False:
            advice = "take one that there is"
            yield Flag(span, f"{what} counts higher than the numbered fields of {tags.tool(dialect)} do", advice)
        elif own and dialect not in _ANY_SPELLING and _plain(own) == _plain(field.name):
            message = f"{what} is called '{own}' in {tags.tool(dialect)}"
            yield _written(mail, field, span, message, own, None if closed else "warning")
        elif closed:
            message = f"{tags.tool(dialect)} has no field {what}"
            near = own or _nearest(field.name, standard.values(), _LIKE)
            if near:
                is_near = _nearest(field.name, [near], _TYPO) is not None
                yield _written(mail, field, span, message, near, is_sure=is_near)
            else:
                yield Flag(
                    span, message, f"take one that it has: {', '.join(list(standard.values())[:_MOST_SHOWN])}, …"
                )
        elif near := _slip(field, standard.values()):
            yield _slipped(mail, field, span, near)


def _slips(mail: Mail, fields: Iterable[tuple[Field, Span]]) -> Iterator[Flag]:
    """Names that are nearly those which every tool has."""
    common = ("first_name", "last_name", "full_name", "company", "company_name", "job_title", "industry", "website")
    for field, span in fields:
        if near := _slip(field, common):
            yield _slipped(mail, field, span, near)


def _slip(field: Field, names: Iterable[str]) -> str | None:
    name = field.name.rpartition(".")[2]
    plain = _plain(name)
    if is_known(field.name) or "brackets" in field.dialects or " " in name.strip():
        return None
    if len(plain) < _SHORTEST or not plain.isalpha():
        return None
    near = _nearest(name, names, _TYPO)
    if near is None or plain.rstrip("s") == _plain(near).rstrip("s"):
        return None
    return near


def _slipped(mail: Mail, field: Field, span: Span, near: str) -> Flag:
    message = f"{mail.quote(span, 60)} is nearly '{near}', which tools have"
    return _written(mail, field, span, message, near, "warning", is_sure=False)


def _plain(name: str) -> str:
    return _SIGNS.sub("", name).lower()


def _nearest(name: str, names: Iterable[str], least: float) -> str | None:
    """The name most like `name`, without case and signs; None where none is."""
    from difflib import get_close_matches

    plain = {_plain(one): one for one in reversed(list(names))}
    wanted = _plain(name)
    found = get_close_matches(wanted, plain, n=1, cutoff=least)
    if not found and least < _TYPO and len(wanted) >= _SHORTEST:
        found = [one for one in plain if wanted.endswith(one) or one.endswith(wanted)][:1]
    return plain[found[0]] if found else None


RULE = Rule(
    id="unknown-field",
    group="fields",
    title="Asks for a field that is not there",
    check=check,
    severity="error",
    rank=7,
)
