"""What a template reads like with a record's values in it, or without them: the faults that broken-render tells."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from pitchlint import Field, Flag, Mail, PassageName, Severity, Span, Template, compile_template
from pitchlint_rules.joins import Around, around, lost, put_in

_PASSAGES: tuple[PassageName, ...] = ("subject", "body")
_BRANCHES = 8  # of a template's alternatives that are looked at
_AROUND = 200  # code points on either side of a join that are looked at
_VALUE = "Xoxo"  # stands for any value that is there; what the value itself does is looked at apart
_LONG_TAG = 40  # code points of a tag that a message quotes

_ADVICE = {
    "gap": "write a fallback that fits the sentence, or fill the cell",
    "article": "turn the sentence so that no article stands before the field",
    "doubled": "take the word out of the template, or out of the value",
    "spun": "move the space, or the sign, into the other alternatives",
    "possessive": "write the name as people say it, or turn the sentence",
    "stop": "take the sign out of the template, or out of the value",
}


_Piece = tuple[str, int, int, str]  # as `Template.render` gives them: text, place in the template, name of the field

_SPUN = "with one of its alternatives"


class _Compiled(NamedTuple):
    """A passage of a template, and what was found out about it so far."""

    of: PassageName
    text: str
    template: Template
    controls: tuple[tuple[int, int], ...]  # tags that leave no words
    spins: tuple[tuple[int, int], ...]
    names: tuple[str, ...]  # of its fields and conditions
    branches: tuple[int, ...]
    known: dict[object, _Judged]


class _Lost(NamedTuple):
    """What reads broken for every record that leaves the same fields empty."""

    span: Span
    kind: str
    reads: str
    why: str


class _Slot(NamedTuple):
    """A value that is there: where its tag stands, and what stands around it."""

    start: int
    end: int
    name: str
    around: Around
    fallback: str | None  # what stands there instead of a record's value


class _Judged(NamedTuple):
    lost: tuple[_Lost, ...]
    slots: tuple[_Slot, ...]


def flags(mail: Mail) -> Iterator[Flag]:
    """A template with one row, a draft with its record, or a template alone with what it says itself may be empty."""
    if mail.record is not None:
        yield from _with_record(mail.template.once(_compiled), mail.prospect)
    elif mail.prospect:
        yield from _with_record(mail.once(_compiled), mail.prospect)
    elif mail.listing is None:  # else row by row
        yield from _alone(mail.once(_compiled))


def _compiled(mail: Mail) -> tuple[_Compiled, ...]:
    """The passages with fields. Names that neither list nor record has stay as written: they are another fault."""
    columns: Collection[str] | None = None
    if mail.prospect or mail.draft.prospect:
        columns = {*mail.prospect, *mail.draft.prospect}
    if mail.listing is not None:
        columns = {*(columns or ()), *mail.listing.names}
        columns |= {"company"} if "spoken_company" in columns else set()
    found = []
    for of in _PASSAGES:
        fields = mail.subject_fields if of == "subject" else mail.fields
        if all(field.kind == "slot" for field in fields):
            continue
        text = mail.draft.passage(of).text
        template = compile_template(text, mail.dialects, columns)
        if template.problems or any(_is_foreign(field, mail.dialects) for field in fields):
            continue  # what the tool would show is anybody's guess, and the tag is a fault by itself
        names = tuple(dict.fromkeys(field.canonical for field in (*template.fields, *template.asked)))
        branches = template.branches(_BRANCHES)
        if names or len(branches) > 1:
            tags = [
                [(field.start, field.end) for field in fields if field.kind == kind] for kind in ("control", "spin")
            ]
            found.append(_Compiled(of, text, template, tuple(tags[0]), tuple(tags[1]), names, branches, {}))
    return tuple(found)


def _is_foreign(field: Field, dialects: Collection[str]) -> bool:
    """Whether a control tag is one that none of `dialects` has."""
    return field.kind == "control" and bool(dialects) and field.dialects.isdisjoint(dialects)


def _with_record(compiled: Sequence[_Compiled], values: Mapping[str, str]) -> Iterator[Flag]:
    """What the values of one record leave broken."""
    for one in compiled:
        told: set[tuple[Span, str]] = set()
        for branch in one.branches:
            judged = _judged(one, values, branch)
            for span, kind, reads, why in judged.lost:
                if (span, why) not in told:
                    told.add((span, why))
                    severity: Severity | None = "info" if why == _SPUN and "  " in reads else None
                    advice = _ADVICE["spun" if why == _SPUN else kind]
                    yield Flag(span, f"reads “{reads}” {why}", advice, severity, fault=f"{kind} {why}")
            for start, end, name, beside, fallback in judged.slots:
                value = _value(values, name) if fallback is None else fallback
                if not beside.may_clash(value):
                    continue
                for join in put_in(value, beside):
                    span = Span(start - join.before, end + join.after, one.of)
                    if (span, join.kind) not in told:
                        told.add((span, join.kind))
                        before = beside.before[len(beside.before) - join.before :]
                        reads = _line(before + value + beside.after[: join.after])
                        yield Flag(span, f"reads “{reads}”", _ADVICE[join.kind], fault=join.kind)


def _alone(compiled: Sequence[_Compiled]) -> Iterator[Flag]:
    """A template without a list: what it says itself may be empty, and its own alternatives."""
    for one in compiled:
        may_be_empty = {field.canonical for field in one.template.fields if field.fallback == ""}
        may_be_empty |= {field.canonical for field in one.template.asked}
        told: set[Span] = set()
        for empty in (None, *(name for name in one.names if name in may_be_empty)):
            values = {name: _VALUE for name in one.names if name != empty}
            for branch in one.branches:
                for span, kind, reads, why in _judged(one, values, branch).lost:
                    if span not in told and _is_told(one.template, span):
                        told.add(span)
                        # whether a value is ever empty, only a list can tell; a space too many is seen by few
                        severity: Severity = "info" if why == _SPUN and "  " in reads else "warning"
                        advice = _ADVICE["spun" if why == _SPUN else kind]
                        yield Flag(span, f"reads “{reads}” {why}", advice, severity, fault=f"{kind} {why}")


def _is_told(template: Template, span: Span) -> bool:
    """Whether the template itself says that something at `span` may be missing: a condition, or an empty fallback."""
    if any(span.start <= asked.start < span.end for asked in template.asked):
        return True
    return all(field.fallback == "" for field in template.fields if span.start <= field.start < span.end)


def _value(values: Mapping[str, str], name: str) -> str:
    value = values.get(name, "")
    if not value and name == "name":
        return f"{values.get('first_name', '')} {values.get('last_name', '')}".strip()
    return value


def _judged(one: _Compiled, values: Mapping[str, str], branch: int) -> _Judged:
    """What holds for every record that fills the same fields and meets the same conditions."""
    key: tuple[object, ...] = (branch, *[bool(_value(values, name)) for name in one.names])
    if one.template.asked:
        rendered = one.template.render(values, branch)
        if not rendered.is_sure:
            return _Judged((), ())
        key += tuple([(piece.start, piece.end) for piece in rendered.pieces])
    found = one.known.get(key)
    if found is None:
        found = one.known[key] = _judge(one, values, branch)
    return found


def _judge(one: _Compiled, values: Mapping[str, str], branch: int) -> _Judged:
    pieces = [piece for piece in one.template.render(values, branch).pieces if piece.text]
    filled = {name for name in one.names if _value(values, name)}
    texts = [_VALUE if piece.name in filled else piece.text for piece in pieces]
    found: list[_Lost] = []
    slots: list[_Slot] = []
    whole, reached = "".join(texts), 0
    for at in range(len(pieces) + 1):
        start = pieces[at - 1].end if at else 0
        end = pieces[at].start if at < len(pieces) else len(one.text)
        before, after = whole[max(reached - _AROUND, 0) : reached], whole[reached : reached + _AROUND]
        reached += len(texts[at]) if at < len(texts) else 0
        if start < end and _loses(one, start, end):
            join = lost(before, after)
            if join:
                span = Span(
                    _edge(start, pieces[:at], texts[:at], join.before, -1),
                    _edge(end, pieces[at:], texts[at:], join.after, 1),
                    one.of,
                )
                if not found or found[-1].span.end <= span.start:
                    reads = "".join(
                        piece.text
                        if piece.name
                        else piece.text[max(0, span.start - piece.start) : span.end - piece.start]
                        for piece in pieces
                        if piece.start < span.end and span.start < piece.end
                    )
                    found.append(_Lost(span, join.kind, _line(reads), _why(one, span, filled)))
        if at < len(pieces) and pieces[at].name:
            piece = pieces[at]
            beside = around(before, after[len(texts[at]) :])
            if beside.matters:
                slots.append(
                    _Slot(piece.start, piece.end, piece.name, beside, None if piece.name in filled else piece.text)
                )
    return _Judged(tuple(found), tuple(slots))


def _loses(one: _Compiled, start: int, end: int) -> bool:
    """Whether more than tags was left out between two places of the template: a field, a branch, an alternative."""
    if any(start <= field.start < end for field in one.template.fields):
        return True
    inside = [(a, b) for a, b in one.spins if start <= a and b <= end]
    if inside and one.text[inside[0][0]] == "{" and one.text[inside[-1][1] - 1] == "}" and len(inside) > 1:
        return True
    at = start
    for a, b in sorted((a, b) for a, b in (*one.controls, *one.spins) if start <= a < end):
        if one.text[at:a].strip():
            return True
        at = max(at, b)
    return bool(one.text[at:end].strip())


def _edge(at: int, pieces: Sequence[_Piece], texts: Sequence[str], more: int, way: int) -> int:
    """The place in the template that lies `more` rendered code points before (-1) or behind (1) the place `at`."""
    order = range(len(pieces)) if way > 0 else range(len(pieces) - 1, -1, -1)
    for number in order:
        if more <= 0:
            break
        _, start, end, name = pieces[number]
        taken = len(texts[number])
        far, near = (end, start + more) if way > 0 else (start, end - more)
        at = far if name or taken <= more else near
        more -= taken
    return at


def _why(one: _Compiled, span: Span, filled: Collection[str]) -> str:
    """Which fields are empty where a template reads broken, or what else leaves it so."""
    inside = [field for field in one.template.fields if span.start <= field.start < span.end]
    empty = [_tag(one, field.start, field.end) for field in inside if field.canonical not in filled]
    asked = [field.canonical for field in one.template.asked if span.start <= field.start < span.end]
    empty = empty or [name for name in asked if name not in filled]
    if empty:
        names = list(dict.fromkeys(empty))
        return f"where {' and '.join(names)} {'are' if len(names) > 1 else 'is'} empty"
    return f"where its condition on {asked[0]} does not hold" if asked else _SPUN


def _tag(one: _Compiled, start: int, end: int) -> str:
    tag = " ".join(one.text[start:end].split())
    return tag if len(tag) <= _LONG_TAG else tag[: _LONG_TAG - 1] + "…"


def _line(text: str) -> str:
    """Words as a message quotes them: on one line, double spaces kept."""
    return text.replace("\r\n", " ").replace("\n", " ").strip("\n") if text.strip() else text
