"""One step as most tools and people write it: its channel, timing, texts and variants, by what its keys mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from pitchlint.draft import Source
from pitchlint.patterns import late
from pitchlint.readers.errors import Note
from pitchlint.readers.sequences import delays, keys
from pitchlint.readers.sequences.delays import Timing, Way
from pitchlint.readers.sequences.tree import Items, Leaf, Node, Table, tables
from pitchlint.readers.sequences.written import NOTHING_TOLD, Told, WrittenMail, WrittenStep

_LETTERED = late(r"(subject|subjectline|body|text|message)([a-e])")
_PLURAL = ("subjects", "subjectlines", "subjectvariants", "subjectlinevariants", "subjectlineoptions")
_DEEPEST = 4  # levels between a step and its text: Apollo has touch and template


class Habits(NamedTuple):
    """What a tool means by what a step leaves open: which way its delays count, and in what unit."""

    way: Way = "after"
    unit: str = "day"
    told: bool = True  # steps may declare what drafts declare in front matter


class Reader(NamedTuple):
    """A file's source, and what could not be read in it so far."""

    source: Source
    errors: list[Note]

    def complain(self, message: str, at: int) -> None:
        self.errors.append(Note(message, self.source.position(at).line))


def text_of(source: Source, node: Node | None) -> Leaf | None:
    """A value as text; brackets without quotes (`[Company] + us`) are what a person wrote, not a list."""
    if isinstance(node, Leaf):
        return None if node.is_null else node
    if node is not None and node.flow and "\n" not in source.text[node.start : node.end]:
        written = source.text[node.start : node.end]
        if written.startswith("{{") or (isinstance(node, Items) and len(node.values) == 1):
            return Leaf(written, node.start, node.end, "literal")
    return None


def _flat(source: Source, node: Node) -> str:
    """A value of a record as one text: items of a list joined by commas."""
    if isinstance(node, Items):
        return ", ".join(filter(None, (_flat(source, item) for item in node.values)))
    leaf = text_of(source, node)
    return leaf.text.strip() if leaf else ""


def has_text(table: Table) -> bool:
    """Whether a mapping holds a mail's text, or variants that do."""
    return bool(_own(table, _body)) or has_variants(table)


def has_variants(table: Table) -> bool:
    """Whether a mapping has variants that hold a mail's text."""
    return any(_has_own_text(variant) for variant in _variant_tables(table))


def is_mail(table: Table) -> bool:
    """Whether a mapping is a mail beyond doubt: a text, itself or in a variant, with a subject there or above."""
    has_subject = next(_subjects(table), None) is not None or any(map(_names_subjects, table.entries))
    return any(
        _has_own_text(one) and (has_subject or next(_subjects(one), None) is not None)
        for one in (table, *_variant_tables(table))
    )


def _names_subjects(key: str) -> bool:
    """Whether a key stands for one or several of the subjects that variants have: "subjects", "subject_b"."""
    plain = keys.bare(key)
    return plain in _PLURAL or (plain.startswith("subject") and _LETTERED.fullmatch(plain) is not None)


def is_step(table: Table) -> bool:
    """Whether a mapping is a step of a sequence: a mail, a text with a time or channel, or a time with a channel."""
    if is_mail(table) or (is_planned(table) and has_text(table)):
        return True
    without_text = _is_timed(table) and (bool(_own(table, _subjects)) or keys.plain(table, "template") is not None)
    return without_text or (_is_timed(table) and _has_channel(table))


def is_planned(table: Table) -> bool:
    """Whether a mapping says when or how a step goes out."""
    return _is_timed(table) or _has_channel(table) or keys.plain(table, "step", "stepnumber", "seqnumber") is not None


def _is_timed(table: Table) -> bool:
    return any(next(keys.entries(table, role), None) for role in ("delay", "day"))


def _has_channel(table: Table) -> bool:
    kind = keys.leaf(table, "channel")
    return kind is not None and keys.channel(kind.text) in ("email", "call", "social")


def is_wait(table: Table) -> bool:
    """Whether a mapping is no step but the pause before the next one."""
    kind = keys.leaf(table, "channel")
    return kind is not None and keys.bare(kind.text) in ("wait", "delay", "pause") and not has_text(table)


def waits(reader: Reader, table: Table) -> Timing | None:
    """How long a pause lasts."""
    found = _timing(reader, table, Habits())
    days = keys.plain(table, "days", "duration", "value", "hours")
    if found is None and days is not None:
        unit = "hours" if keys.plain(table, "hours") is days else "day"
        found = timing_of(reader, "days", days, Habits(unit=unit))
    return found


def read(reader: Reader, table: Table, habits: Habits, at: int | None = None) -> WrittenStep | None:
    """The step that a mapping writes, None where it is switched off. `at` is where it begins, if not with itself."""
    if keys.is_off(table):
        return None
    kind = keys.leaf(table, "channel")
    channel = keys.channel(kind.text) if kind else None
    if channel is None:
        channel = "email" if not kind or has_text(table) or _own(table, _subjects) else "other"
    texts: tuple[WrittenMail, ...] = ()
    if channel == "email":
        texts = tuple(mails(reader.source, table))
        if not texts and any(keys.is_off(variant) for variant in _variant_tables(table)):
            return None
    declared = next(
        (found for entry in keys.entries(table, "number") if (found := _number(entry.value)) is not None), None
    )
    told = declarations(reader, table) if habits.told else NOTHING_TOLD
    return WrittenStep(
        table.start if at is None else at, table.end, channel,
        declared, _timing(reader, table, habits), texts, keys.text(table, "name", "title", "stepname", "heading"),
        answers(table), told,
    )  # fmt: skip


def _number(value: Node) -> int | None:
    return keys.number(value.text) if isinstance(value, Leaf) else None


def answers(table: Table) -> bool:
    """Whether a step says that it stays in the thread of the mail before."""
    for name in ("samethread", "isreply", "replytothread", "reply", "replyinthread", "sendinsamethread"):
        value = keys.plain(table, name)
        if isinstance(value, Leaf) and value.truth:
            return True
    return False


def _inner(table: Table) -> list[Table]:
    return [entry.value for entry in keys.entries(table, "inner") if isinstance(entry.value, Table)]


def _subjects(table: Table) -> Iterator[Node]:
    return (entry.value for entry in keys.entries(table, "subject"))


def _body(table: Table) -> Iterator[Node]:
    for role in ("html", "text"):
        for entry in keys.entries(table, role):
            if not isinstance(entry.value, Leaf) or entry.value.text.strip():
                yield entry.value


def _own(table: Table, values: Callable[[Table], Iterator[Node]], depth: int = _DEEPEST) -> list[Node]:
    """The values that a function finds in a mapping or in what it wraps ("content", "template")."""
    found = [node for node in values(table) if isinstance(node, Leaf) or node.flow]
    if not found and depth:
        for inner in _inner(table):
            found += _own(inner, values, depth - 1)
    return found


def _has_own_text(table: Table) -> bool:
    return any(isinstance(node, Leaf) for node in _own(table, _body))


def _variant_tables(table: Table, depth: int = _DEEPEST) -> list[Table]:
    found: list[Table] = []
    for entry in keys.entries(table, "variants"):
        if isinstance(entry.value, Items):
            found += tables(entry.value)
        elif isinstance(entry.value, Table) and all(isinstance(one, Table) for one in entry.value.entries.values()):
            found += [one for one in entry.value.entries.values() if isinstance(one, Table)]
    if not found and depth:
        for name in ("content", "body", "email", "message"):
            inner = keys.plain(table, name)
            if isinstance(inner, Table):
                found += _variant_tables(inner, depth - 1)
    return found


def mails(source: Source, table: Table) -> Iterator[WrittenMail]:
    """The mail of a step, or its variants that are switched on; what a variant leaves out, the step says."""
    own = _mail(source, table)
    key = keys.text(table, "id", "key")
    variants = _variant_tables(table)
    if not variants:
        lettered = list(_lettered(source, table, own))
        if lettered:
            yield from lettered
        elif own:
            yield own._replace(key=key)
        return
    subject = _first(source, _own(table, _subjects))
    shared = False
    found: list[WrittenMail] = []
    labels = _labels(table, variants)
    for variant, label in zip(variants, labels, strict=True):
        if keys.is_off(variant):
            continue
        mail = _mail(source, variant)
        if mail is None and own is not None:
            shared = True
            mail = own._replace(subject=_first(source, _own(variant, _subjects)) or own.subject)
        if mail is None:
            continue
        if mail.subject is None and not any(_subjects(variant)):
            mail = mail._replace(subject=subject)
        found.append(mail._replace(label=label or None, key=key))
    if own and not shared and all(own.body.text.strip() != mail.body.text.strip() for mail in found):
        found.insert(0, own._replace(label=None if any(mail.label == "A" for mail in found) else "A", key=key))
    yield from found


def _labels(table: Table, variants: list[Table]) -> list[str]:
    """What variants are called: by their own names, by the keys they stand under, or A, B, C."""
    names = []
    keyed = {
        id(value): key
        for entry in keys.entries(table, "variants") if isinstance(entry.value, Table)
        for key, value in entry.value.entries.items()
    }  # fmt: skip
    for at, variant in enumerate(variants):
        name = keys.text(variant, "label", "variantlabel", "variantname", "version", "variant", "name")
        letter = "" if len(variants) == 1 else chr(ord("A") + at) if at < 26 else str(at + 1)
        names.append(keyed.get(id(variant)) or name or letter)
    return names


def _lettered(source: Source, table: Table, own: WrittenMail | None) -> Iterator[WrittenMail]:
    """Variants that are told by `subject_a`, `subject_b`, `body_b`, or by a list of subjects."""
    parts: dict[str, dict[str, Leaf]] = {}
    for key, value in table.entries.items():
        found = _LETTERED.fullmatch(keys.bare(key))
        text = text_of(source, value) if found else None
        if found and text and text.text.strip():
            part = "subject" if found[1].startswith("subject") else "body"
            parts.setdefault(found[2].upper(), {})[part] = text
    fallback = next((one["body"] for one in parts.values() if "body" in one), None)
    body = own.body if own else fallback
    if parts and body:
        if own and own.subject and "A" not in parts:
            yield own._replace(label="A")
        for letter, texts in parts.items():
            subject = texts.get("subject") or (own.subject if own else None)
            html = own.html if own and "body" not in texts else None
            yield WrittenMail(subject, texts.get("body") or body, html, letter)
        return
    listed = keys.plain(table, *_PLURAL)
    if own and isinstance(listed, Items):
        lines = [leaf for value in listed.values if (leaf := text_of(source, value)) and leaf.text.strip()]
        lines = [own.subject, *lines] if own.subject and own.subject.text.strip() else lines
        for at, line in enumerate(lines[:26]):
            yield own._replace(subject=line, label=chr(ord("A") + at) if len(lines) > 1 else None)


def _first(source: Source, nodes: list[Node]) -> Leaf | None:
    return next((leaf for node in nodes if (leaf := text_of(source, node))), None)


def _mail(source: Source, table: Table) -> WrittenMail | None:
    """The mail that stands in a mapping itself, or in what it wraps; None without a text. HTML wins over text."""
    body = _first(source, _own(table, _body))
    if body is None or not body.text.strip():
        return None
    is_html = any(
        entry.value is body for one in (table, *_all_inner(table)) for entry in keys.entries(one, "html")
    )  # fmt: skip
    return WrittenMail(_first(source, _own(table, _subjects)), body, True if is_html else None)


def _all_inner(table: Table, depth: int = _DEEPEST) -> Iterator[Table]:
    if depth:
        for inner in _inner(table):
            yield inner
            yield from _all_inner(inner, depth - 1)


def _timing(reader: Reader, table: Table, habits: Habits) -> Timing | None:
    """What a step says of its time: its date, else its day, else its delay. What makes no sense is complained of."""
    for entry in keys.entries(table, "date"):
        if isinstance(entry.value, Leaf) and (written := entry.value.text.strip()):
            found = delays.date(written)
            if found:
                return Timing("date", written, entry.value.start, entry.value.end, date=found)
            reader.complain(f"'{entry.key}: {_cut(written)}' is no date; write 'date: 2026-03-04'", entry.value.start)
    for role in ("day", "delay"):
        for entry in keys.entries(table, role):
            unit = keys.leaf(table, "unit")
            own = habits._replace(way="day" if role == "day" else habits.way, unit=unit.text if unit else habits.unit)
            value, _, written = _amount(entry.value, entry.key, own.unit)
            if value is not None and written:
                return timing_of(reader, entry.key, entry.value, own)
    return None


def timing_of(reader: Reader, key: str, node: Node, habits: Habits) -> Timing | None:
    """The timing in the value of `key`, None where it has none; what is no number of days is complained of."""
    value, unit, written = _amount(node, key, habits.unit)
    if value is None or not written:
        return None
    amount = delays.days(written, unit)
    if amount is None:
        reader.complain(f"'{key}: {_cut(written)}' is no number of days; write '{key}: 3'", value.start)
        return None
    return Timing(habits.way, written, value.start, value.end, amount)


def _amount(node: Node, key: str, unit: str) -> tuple[Leaf | None, str, str]:
    """The scalar that tells a delay, its unit and its text: `3`, `{"value": 3, "range": "DAY"}`."""
    plain = keys.bare(key)
    for word in ("hours", "minutes"):
        unit = word if word in plain else unit
    if isinstance(node, Table):
        own = keys.leaf(node, "unit")
        unit = own.text if own else unit
        for name, value in node.entries.items():
            if isinstance(value, Leaf) and keys.bare(name) in (
                "value", "amount", "days", "delayindays", "delay", "hours", "minutes", "weeks",
            ):  # fmt: skip
                unit = keys.bare(name) if keys.bare(name) in ("hours", "minutes", "weeks") else unit
                return (None, unit, "") if value.is_null else (value, unit, value.text.strip())
    if isinstance(node, Leaf) and not node.is_null:
        return node, unit, node.text.strip()
    return None, unit, ""


def declarations(reader: Reader, table: Table) -> Told:
    """What a step or a sequence declares, as front matter does: kind, record, headers, suppressions, settings."""
    from pitchlint.allow import AllowError, parse_rules
    from pitchlint.prospects import canonical_field
    from pitchlint.readers.declared import kind_of, person, purpose_of
    from pitchlint.readers.errors import ReadError

    kind: str | None = None
    headers: dict[str, str] = {}
    prospect: Mapping[str, str] = {}
    settings: dict[str, str] = {}
    allows = []
    for key, value in table.entries.items():
        name = keys.bare(key)
        at = table.starts.get(key, table.start)
        if name in ("allow", "allows"):
            for item in value.values if isinstance(value, Items) else (value,):
                try:
                    leaf = text_of(reader.source, item)
                    if leaf is None:
                        raise AllowError("'allow' holds more than text; write '- RULE because REASON'", at)
                    allows.append(parse_rules(leaf.text, leaf.start, leaf.end))
                except AllowError as error:
                    reader.complain(error.message, at)
        elif name in ("prospect", "recipient") and isinstance(value, Table):
            prospect = {
                canonical_field(field) or field: written
                for field, node in value.entries.items()
                if (written := _flat(reader.source, node))
            }
        elif isinstance(value, Leaf) and not value.is_null and (written := value.text.strip()):
            if name in ("prospect", "recipient"):
                prospect = person(written)
            elif name in ("to", "from", "cc", "replyto"):
                headers["reply-to" if name == "replyto" else name] = written
            elif name in ("kind", "purpose"):
                try:
                    if name == "kind":
                        kind = kind_of(written)
                    else:
                        settings[name] = purpose_of(written)
                except ReadError as error:
                    reader.complain(error.message, at)
            elif name in ("dialect", "lang", "language", "status"):
                settings["lang" if name == "language" else name] = written
    return Told(kind, headers, prospect, settings, tuple(allows))


def _cut(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
