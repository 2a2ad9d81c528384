"""Sequences in CSV: a row a step (long), a row a sequence with numbered columns (wide), or neither: a prospect list.

With columns that name people each row is somebody's, and there is a sequence for each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from pitchlint.draft import Source
from pitchlint.patterns import late
from pitchlint.prospects import canonical_field
from pitchlint.readers.errors import Note, ReadError, Reading
from pitchlint.readers.sequences import csv_cells, delays, keys
from pitchlint.readers.sequences.build import built
from pitchlint.readers.sequences.delays import Timing, Way
from pitchlint.readers.sequences.people import names_people
from pitchlint.readers.sequences.steps import Reader
from pitchlint.readers.sequences.tree import Leaf, TreeError
from pitchlint.readers.sequences.written import Told, Written, WrittenMail, WrittenSequence, WrittenStep

_PREAMBLE = 10  # rows that may stand above the header
_ADDRESS = late(r"[^\s@<>]+@[\w-]+(?:\.[\w-]+)+")
_GLUED = late(r"\b(?:e-?mail|first_?name|subject)\b[^\w\s]+\w|\w[^\w\s]+\b(?:e-?mail|first_?name|body)\b", re.I)
_WORD = late(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
# What one word of a header makes the column of a mail; the first that fits.
_PARTS = {
    "subject": "subject", "body": "text", "html": "html", "message": "maybe", "copy": "maybe", "content": "maybe",
    "text": "maybe", "delay": "delay", "wait": "delay", "day": "day", "type": "channel", "channel": "channel",
    "date": "date",
}  # fmt: skip
_MAIL_WORDS = frozenset(
    ("email", "mail", "step", "touch", "followup", "follow", "up", "message", "e", "sequence", "seq")
)
_FILLER = frozenset(("line", "copy", "text", "days", "in", "after", "variant", "version", "html", "plain"))
# Whole headers, as `keys.bare` has them, that are a mail's or a sequence's and no person's.
_WHOLE = {
    "sequence": "sequence sequencename campaign campaignname cadence cadencename",
    "number": "step stepnumber stepno seqnumber sequencestep emailnumber touch touchnumber order steporder",
    "channel": "steptype channel type touchtype",
    "day": "stepday day sendday dayoffset",
    "delay": "delay delaydays stepdelay waitdays delayindays daysafterprevious daysdelay",
    "date": "date senddate sendon sendat scheduleddate",
    "label": "variant variantlabel variantname version",
    "on": "enabled active isactive",
    "off": "disabled paused",
    "kind": "kind",
    "name": "stepname emailname templatename",
}
_BY_HEADER = {header: role for role, headers in _WHOLE.items() for header in headers.split()}


class Column(NamedTuple):
    """What a column holds: a part of the mail `number` (None in a long sheet), or a field of a record."""

    role: str
    number: int | None = None
    variant: str | None = None


class _Row(NamedTuple):
    """The cells of a row by what they hold, empty ones left out; and the record that the row is."""

    cells: Mapping[Column, Leaf]
    prospect: Mapping[str, str]
    start: int
    end: int


def read(source: Source, data: bytes) -> Reading:
    """The sequences of a CSV file, or the prospect list that it is; nothing, with a note, where it is neither."""
    from pitchlint.readers.sequences import listing

    if not source.text.strip():
        raise ReadError("is empty", 1)
    sign = csv_cells.separator(source.text)
    try:
        header = _header(islice(csv_cells.rows(source.text, sign), _PREAMBLE + 1))
        if header is None:
            _refuse_headless(source, sign)
            return Reading((), (Note("holds neither mails nor people, so it was left alone"),))
        columns = _columns([cell.text for cell in header])
        if not _holds_mail(columns):
            return Reading((), listing=listing(source.path, data))
        _refuse_twins(source, header, columns)
        errors: list[Note] = []
        written = _written(Reader(source, errors), columns, header, sign)
    except TreeError as error:
        raise ReadError(f"{error.message}; close it", source.position(error.offset).line) from None
    drafts, plans = built(source, written)
    return Reading(drafts, (), plans, errors=tuple(errors))


def _refuse_headless(source: Source, sign: str) -> None:
    """A list of people without a header, or with a separator that nobody knows, is not just any table."""
    first = next(csv_cells.rows(source.text, sign), [])
    if any(_ADDRESS.fullmatch(cell.text.strip()) for cell in first):
        line = source.position(first[0].start).line
        raise ReadError("has no header: its first row holds an e-mail address; add a row such as 'name,email'", line)
    if len(first) == 1 and _GLUED.search(first[0].text):
        raise ReadError("has columns that no comma, semicolon, tab or | separates; save it with commas", 1)


def holds_mail_or_people(text: str) -> bool:
    """Whether the beginning of a CSV file has a header that a sequence or a prospect list has."""
    try:
        return _header(islice(csv_cells.rows(text, csv_cells.separator(text)), _PREAMBLE + 1)) is not None
    except TreeError:
        head = text.split("\n", _PREAMBLE + 1)[:_PREAMBLE]
        sign = csv_cells.separator(text)
        return any(_is_header([cell.strip('" \r') for cell in line.split(sign)]) for line in head)


def _header(rows: Iterator[list[Leaf]]) -> list[Leaf] | None:
    return next((row for row in rows if _is_header([cell.text for cell in row])), None)


def _is_header(cells: Sequence[str]) -> bool:
    if _holds_mail(_columns(cells)):
        return True
    return names_people({canonical_field(cell) for cell in cells})


def _holds_mail(columns: Sequence[Column]) -> bool:
    return any(column.role in ("subject", "text", "html") for column in columns)


def _columns(headers: Sequence[str]) -> list[Column]:
    columns = [_column(header) for header in headers]
    # "message" beside a subject is the mail; alone it is what a person wrote
    has_subject = any(column.role == "subject" for column in columns)
    has_text = any(column.role in ("text", "html") for column in columns)
    found = []
    for header, column in zip(headers, columns, strict=True):
        if column.role == "maybe":
            column = column._replace(role="text") if has_subject and not has_text else Column(canonical_field(header))
        found.append(column)
    return found


def _column(header: str) -> Column:
    """What a header says: "email_step_1_subject_a", "Subject", "step_day", "First Name"."""
    whole = _BY_HEADER.get(keys.bare(header))
    if whole:
        return Column(whole)
    words = [word.lower() for word in _WORD.findall(header[:120])]
    part = next((word for word in words if word in _PARTS), None)
    numbers = [int(word) for word in words if word.isdigit()]
    variant = words[-1].upper() if len(words) > 1 and re.fullmatch("[a-e]", words[-1]) else None
    rest = [
        word for word in words
        if word != part and not word.isdigit() and word not in _MAIL_WORDS and word not in _FILLER
        and not (variant and word == words[-1]) and word not in _PARTS
    ]  # fmt: skip
    if part is None or rest or len(numbers) > 1:
        return Column(canonical_field(header))
    if _PARTS[part] in ("delay", "day", "channel", "date") and not numbers:
        return Column(canonical_field(header))
    number = numbers[0] if numbers else None
    if "follow" in words or "followup" in words:
        number = (number or 1) + 1
    role = "html" if "html" in words else _PARTS[part]
    return Column(role, number, variant)


def _refuse_twins(source: Source, header: Sequence[Leaf], columns: Sequence[Column]) -> None:
    """Two columns for one part of a mail: nobody could say which is sent."""
    seen: dict[Column, str] = {}
    for cell, column in zip(header, columns, strict=True):
        if column in seen and column.role in ("subject", "text", "html", "number"):
            message = f"has two columns for one thing, '{seen[column].strip()}' and '{cell.text.strip()}'; rename one"
            raise ReadError(message, source.position(cell.start).line)
        seen[column] = cell.text


def _written(reader: Reader, columns: Sequence[Column], header: Sequence[Leaf], sign: str) -> Written:
    rows = _rows(reader, columns, header, sign)
    numbers = {column.number for column in columns if column.role in ("subject", "text", "html")}
    if numbers - {None}:
        return Written(tuple(sequence for row in rows if (sequence := _wide(reader, row))))
    groups: dict[tuple[str, str], list[_Row]] = {}
    ordered = any(column.role in ("number", "day", "delay", "date") for column in columns)
    for row in rows:
        prospect = row.prospect
        person = prospect.get("email", "").lower() or prospect.get("name") or " ".join(
            prospect.get(key, "") for key in ("first_name", "last_name", "company")
        ).strip()  # fmt: skip
        groups.setdefault((_text(row, "sequence"), person), []).append(row)
    found = []
    for (title, person), members in groups.items():
        steps = tuple(step for row in members if (step := _step(reader, row, None)))
        if steps:
            name = " - ".join(part for part in (title, person) if part)
            told = Told(prospect=members[0].prospect)
            found.append(WrittenSequence(name, members[0].start, steps, told=told, ordered=ordered))
    return Written(tuple(found))


def _rows(reader: Reader, columns: Sequence[Column], header: Sequence[Leaf], sign: str) -> Iterator[_Row]:
    begun = False
    for cells in csv_cells.rows(reader.source.text, sign):
        if not begun:
            begun = cells[0].start == header[0].start
            continue
        if not any(cell.text.strip() for cell in cells):
            continue
        if len(cells) > len(columns) and any(cell.text.strip() for cell in cells[len(columns) :]):
            reader.complain(
                f"this row has {len(cells)} cells and the header {len(columns)};"
                " put text that holds the separator in double quotes",
                cells[0].start,
            )
        held: dict[Column, Leaf] = {}
        prospect: dict[str, str] = {}
        for column, cell in zip(columns, cells, strict=False):
            if not cell.text.strip():
                continue
            if _is_mail_part(column):
                held.setdefault(column, cell)
            elif column.role:
                prospect.setdefault(column.role, cell.text.strip())
        yield _Row(held, prospect, cells[0].start, cells[-1].end)


_PARTS_OF_MAIL = frozenset(("subject", "text", "html", *_WHOLE))


def _is_mail_part(column: Column) -> bool:
    return column.role in _PARTS_OF_MAIL - {"name"} or column.number is not None


def _text(row: _Row, role: str) -> str:
    cell = row.cells.get(Column(role))
    return cell.text.strip() if cell else ""


def _wide(reader: Reader, row: _Row) -> WrittenSequence | None:
    """The sequence in a row whose columns are numbered; mail columns without a number are the first mail's."""
    numbers = sorted({column.number or 1 for column in row.cells if column.role in ("subject", "text", "html")})
    steps = [step for number in numbers if (step := _step(reader, row, number))]
    if not steps:
        return None
    prospect = row.prospect
    person = prospect.get("email") or prospect.get("name") or prospect.get("first_name", "")
    name = " - ".join(part for part in (_text(row, "sequence"), person) if part)
    return WrittenSequence(name, row.start, tuple(steps), told=Told(prospect=prospect))


def _step(reader: Reader, row: _Row, number: int | None) -> WrittenStep | None:
    """The step `number` of a wide row, or the one that a long row is; None where it is switched off or empty."""
    own = {column: cell for column, cell in row.cells.items() if number is None or (column.number or 1) == number}
    on, off = row.cells.get(Column("on")), row.cells.get(Column("off"))
    if (on and on.truth is False) or (off and off.truth):
        return None
    kind = next((cell for column, cell in own.items() if column.role == "channel"), None)
    channel = (keys.channel(kind.text) if kind else None) or "email"
    variants = sorted({column.variant or "" for column in own if column.role in ("text", "html", "subject")})
    texts = {
        variant: cell for variant in variants for role in ("text", "html")
        if (cell := next((c for k, c in own.items() if k.role == role and (k.variant or "") == variant), None))
    }  # fmt: skip
    if "" not in texts and any(texts):  # one subject for several bodies is no variant of its own
        variants = [variant for variant in variants if variant]
    subjects = {k.variant or "": cell for k, cell in own.items() if k.role == "subject"}
    label = _text(row, "label") if number is None else ""
    mails = []
    for variant in variants:
        body = texts.get(variant) or next(iter(texts.values()), None)
        if body is None:
            break
        subject = subjects.get(variant) or next(iter(subjects.values()), None)
        html = True if any(c is body and k.role == "html" for k, c in own.items()) else None
        mails.append(WrittenMail(subject, body, html, variant or label or None))
    declared = keys.number(_text(row, "number")) if number is None else number
    if not mails and (number is not None or (channel == "email" and not kind)):
        return None
    start = min((cell.start for cell in own.values()), default=row.start) if number is not None else row.start
    return WrittenStep(
        start, row.end, channel, declared, _timing(reader, own), tuple(mails) if channel == "email" else (),
    )  # fmt: skip


def _timing(reader: Reader, cells: Mapping[Column, Leaf]) -> Timing | None:
    for role in ("date", "day", "delay"):
        cell = next((cell for column, cell in cells.items() if column.role == role), None)
        if cell is None:
            continue
        written = cell.text.strip()
        if role == "date":
            if found := delays.date(written):
                return Timing("date", written, cell.start, cell.end, date=found)
            reader.complain(f"'{written[:40]}' is no date; write it as 2026-03-04", cell.start)
            continue
        amount = delays.days(written)
        if amount is None:
            reader.complain(f"'{written[:40]}' is no number of days; write 3", cell.start)
            return None
        way: Way = "day" if role == "day" else "after"
        return Timing(way, written, cell.start, cell.end, amount)
    return None
