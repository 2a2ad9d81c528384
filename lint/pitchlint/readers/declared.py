"""What a file declares about its draft, in front matter: kind, step, record, headers, suppressions."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from pitchlint.allow import AllowError, parse_rules
from pitchlint.draft import KINDS, PURPOSES, Allow, Source
from pitchlint.fields.names import canonical
from pitchlint.nearest import did_you_mean
from pitchlint.patterns import late
from pitchlint.readers.errors import Note, ReadError
from pitchlint.readers.frontmatter import FrontMatter, Node, Scalar
from pitchlint.settings import no_dialect

HEADERS = ("to", "from", "cc", "bcc", "reply_to")
_SPELLINGS = {
    "subject_line": "subject", "language": "lang", "prospects": "prospect", "recipient": "prospect", "allows": "allow",
}  # fmt: skip
_KINDS = {
    "first": "initial intro introduction cold opener first_touch first_mail first_email",
    "follow_up": "followup follow_ups followups bump nudge",
    "reply": "response answer",
    "customer": "client",
    "other": "internal none",
}
_PURPOSES = {
    "sales": "", "partnership": "partnerships partner", "recruiting": "recruitment hiring recruit",
    "links": "link link_building backlinks guest_post", "event": "events",
}  # fmt: skip
_STEP = late(r"(?:(?:step|e-?mail|mail|touch|message|follow-?up)?[ _#-]*)0*(\d{1,3})(?: ?(?:of|/) ?\d{1,3})?", re.I)
_ADDRESS = late(r"\s*(?P<name>[^<>@]*?)\s*<?(?P<email>[^\s<>@]+@[^\s<>@]+)>?\s*")


class Declared(NamedTuple):
    """What was declared; the fields are those of `Draft`."""

    subject: Scalar | None = None
    title: str = ""
    headers: Mapping[str, str] = MappingProxyType({})
    kind: str | None = None
    step: int | None = None
    variant: str | None = None
    prospect: Mapping[str, str] = MappingProxyType({})
    settings: Mapping[str, str] = MappingProxyType({})
    allows: tuple[Allow, ...] = ()
    notes: tuple[Note, ...] = ()


def declared(source: Source, front: FrontMatter) -> Declared:
    """What a front matter says. Raises `ReadError` for a kind, step, purpose or suppression that makes no sense."""
    subject: Scalar | None = None
    headers: dict[str, str] = {}
    told: dict[str, str] = {}
    prospect: dict[str, str] = {}
    allows = list(front.allows)
    lines: dict[str, int] = {}
    for entry in front.entries:
        line = source.position(entry.start).line
        key = re.sub(r"[\s-]+", "_", entry.key.strip().lower())
        key = _SPELLINGS.get(key, key)
        if key in lines:
            raise ReadError(f"'{key}' stands twice in the front matter, also in line {lines[key]}; keep one", line)
        lines[key] = line
        value = entry.value
        if key == "allow":
            allows += _allows(source, value, line)
        elif key == "prospect":
            prospect = _prospect(value)
        elif key == "subject":
            if not isinstance(value, Scalar):
                raise ReadError("'subject' is a list; write it as one line of text", line)
            subject = value
        elif key in HEADERS:
            headers[key.replace("_", "-")] = flattened(value)
        else:
            told[key] = value.text if isinstance(value, Scalar) else entry.written or flattened(value)
    kind, step, variant = told.pop("kind", ""), told.pop("step", ""), told.pop("variant", "")
    title = told.pop("title", "") or told.get("name", "")
    if told.get("purpose"):
        told["purpose"] = _one_of("purpose", told["purpose"], _PURPOSES, lines)
    if told.get("dialect"):
        told["dialect"] = _dialect(told["dialect"], lines["dialect"])
    return Declared(
        subject, title, headers,
        _one_of("kind", kind, _KINDS, lines) if kind else None,
        _step(step, lines) if step else None,
        variant or None, prospect, told, tuple(allows), front.notes,
    )  # fmt: skip


def kind_of(value: str) -> str:
    """The kind that a word names ("bump" is "follow_up"). Raises `ReadError` without a line."""
    return _one_of("kind", value, _KINDS, {})


def purpose_of(value: str) -> str:
    """The purpose that a word names. Raises `ReadError` without a line."""
    return _one_of("purpose", value, _PURPOSES, {})


def person(text: str) -> dict[str, str]:
    """The record in a name, an address or "Name <address>"."""
    address = _ADDRESS.fullmatch(text)
    record = {"name": address["name"].strip("\"' "), "email": address["email"]} if address else {"name": text}
    return {key: part for key, part in record.items() if part}


def _one_of(key: str, value: str, spellings: Mapping[str, str], lines: Mapping[str, int]) -> str:
    word = re.sub(r"[\s_-]+", "_", value.strip().lower())
    for name, others in spellings.items():
        if word == name or word in others.split():
            return name
    known = KINDS if key == "kind" else PURPOSES
    guess = did_you_mean(value, known)
    raise ReadError(f"'{key}: {value}' is not one of {', '.join(known)}{guess}", lines.get(key))


def _dialect(value: str, line: int) -> str:
    from pitchlint.fields.dialect import dialect_named

    name = dialect_named(value)
    if name is None:
        raise ReadError(f"'dialect': {no_dialect(value)}", line)
    return name


def _step(value: str, lines: Mapping[str, int]) -> int:
    found = _STEP.fullmatch(value.strip())
    if not found:
        raise ReadError(f"'step: {value}' is no number; write 'step: 2'", lines["step"])
    return int(found[1])


def _prospect(value: Node) -> dict[str, str]:
    """The record that `prospect:` holds: a mapping, or a name, an address, "Name <address>"."""
    if isinstance(value, Mapping):
        return {canonical(key) or key: text for key, node in value.items() if (text := flattened(node))}
    return person(flattened(value))


def flattened(value: Node) -> str:
    """A value as one text: items of a list joined by commas."""
    if isinstance(value, Scalar):
        return value.text.strip()
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {flattened(node)}" for key, node in value.items())
    return ", ".join(flattened(node) for node in value)


def _allows(source: Source, value: Node, line: int) -> Iterable[Allow]:
    items = value if isinstance(value, list) else [value]
    for item in items:
        if not isinstance(item, Scalar):
            raise ReadError(
                "'allow' is not understood; write one rule a line: '- RULE until YYYY-MM-DD because REASON'", line
            )
        try:
            yield parse_rules(item.text, item.start, item.end)
        except AllowError as error:
            raise ReadError(error.message, source.position(error.offset).line) from None
