"""Prospect records: what is known of the person a draft goes to, from the draft itself and from a list.

A list is CSV (any common separator and encoding, LinkedIn's preamble), JSON, JSON lines or YAML. Its headers become the
canonical field names that front matter has, too: `first_name`, `last_name`, `name`, `company`, `title`, `email`, ...
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from pitchlint.draft import Draft
from pitchlint.fields import canonical
from pitchlint.patterns import late

_IDENTITY = ("email", "name", "first_name", "last_name")
# how lists name what merge fields never insert; the rest is `fields.canonical`
_SPELLINGS = {
    "nickname": "nickname preferredname preferredfirstname goesby knownas",
    "spoken_company": "companynameforemails",
    "email": "email1 primaryemail emailaddress1",
    "middle_name": "middlename",
    "name": "fullname displayname contact",
    "record_id": "recordid",
    "not_before": "donotcontactbefore notbefore",
    "referrer": "introducedby",
    "source": "leadsource",
}
_LIST_ONLY = {spelling: name for name, spellings in _SPELLINGS.items() for spelling in spellings.split()}
_DEEPEST = 64  # a list has two or three levels; more is an attack or an accident
_PREAMBLE = 10  # rows that may stand above the header: LinkedIn's "Notes:" takes three
_RECORD_KEYS = ("prospects", "leads", "contacts", "people", "records", "recipients", "data", "results")
# mailboxes of no person: a display name beside them is a department's
_ROLE_BOX = late(
    r"(?:info|sales|support|contact|hello|admin|office|team|marketing|hr|jobs|careers|billing|help|enquiries|inquiries|"
    r"mail|press|media|accounts?|service|no-?reply|webmaster|partners?|orders?|reception|ops|purchasing|procurement)\d*@",
    re.I,
)
_ADDRESS = late(r"[^\s<>(),;:\"'\[\]{}|]+@[\w-]+(?:\.[\w-]+)+")


class ProspectError(Exception):
    """A prospect list that cannot be used. `line` is 1-based, None for the whole file."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


class Record(NamedTuple):
    """One prospect. `values` has canonical field names and no empty values; `place` is "leads.csv:214"."""

    values: Mapping[str, str]
    place: str


class Recipient(NamedTuple):
    """One addressee of a `To:` header; either part may be ""."""

    name: str
    email: str


def canonical_field(header: str) -> str:
    """The canonical name of a list's column: "first_name" for "First Name", "company" for "Account Name"."""
    plain = re.sub(r"[\W_]+", "", header.lower())
    return _LIST_ONLY.get(plain) or canonical(header)


def recipients(to: str) -> list[Recipient]:
    """The addressees of a `To:` header. Names of merge fields, role mailboxes ("info@") and bare addresses are ""."""
    found = []
    pieces: list[str] = []
    for piece in re.findall(r"(?:\"[^\"]*\"|[^,;\"])+", to):
        if pieces and "@" not in pieces[-1] and "<" in piece and "<" not in pieces[-1]:
            pieces[-1] += "," + piece  # "Hale, Dana <dana@acme.com>"
        else:
            pieces.append(piece)
    for piece in pieces:
        address = _ADDRESS.search(piece)
        email = address[0].lower() if address else ""
        name = piece[: address.start()] if address else piece
        name = re.sub(r"[<>(\"]", " ", name).strip(" \t,'")
        if "@" in name or re.search(r"[{}\[\]%|*«»]", piece) or _ROLE_BOX.match(email):
            name = ""
        if name or email:
            found.append(Recipient(" ".join(name.split()), email))
    return found


class Directory:
    """A prospect list, to look people up in."""

    def __init__(self, records: tuple[Record, ...]) -> None:
        self.records = records

    @cached_property
    def _by_email(self) -> dict[str, Record]:
        return {record.values["email"].lower(): record for record in reversed(self.records) if "email" in record.values}

    @cached_property
    def _by_name(self) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = {}
        for record in self.records:
            for key in _name_keys(record.values):
                found.setdefault(key, []).append(record)
        return found

    def find(self, draft: Draft) -> Record | None:
        """The record of the person a draft goes to, None where the list has none or several would do.

        The draft says who that is by `prospect:`, else by `to:`, each with an e-mail address or a name, else by its
        file name ("dana-whitfield.md", "dana@acme.com.eml").
        """
        told = [(draft.prospect.get("email", ""), draft.prospect)]
        told += [(email, {"name": name}) for name, email in recipients(draft.headers.get("to", ""))]
        told = [(email, record) for email, record in told if email or _name_keys(record)]
        for email, record in told:
            if found := self._by_email.get(email.lower()) or self._named(record):
                return found
        if told:  # somebody who is not on the list; the file's name would only mislead
            return None
        stem = Path(draft.path).name
        stem = stem.rsplit(".", 1)[0] if "." in stem else stem
        return self._by_email.get(stem.lower()) or self._named({"name": re.sub(r"[-_.+\d]+", " ", stem)})

    def _named(self, record: Mapping[str, str]) -> Record | None:
        for key in _name_keys(record):
            if len(found := self._by_name.get(key, [])) == 1:
                return found[0]
        return None


def _name_keys(record: Mapping[str, str]) -> list[str]:
    """The full names under which a record is looked up; a first name alone would meet too many."""
    parts = f"{record.get('first_name', '')} {record.get('last_name', '')}".strip()
    names = [record.get("name", ""), parts if record.get("first_name") and record.get("last_name") else ""]
    keys = [" ".join(re.sub(r"[^\w'’]+", " ", name).lower().split()) for name in names]
    return [key for key in dict.fromkeys(keys) if " " in key]


def record_of(draft: Draft, directory: Directory | None) -> Mapping[str, str]:
    """What is known of the person a draft goes to, with canonical field names; empty where nothing is.

    The draft's own `prospect:` wins over the list, the list over the `To:` header. The company is never guessed from
    the address: "acme.com" may be Acme, ACME or Acme Labs, and every rule would take the guess for the record.
    """
    found = directory.find(draft) if directory else None
    record = dict(found.values) if found else {}
    own = {key: value.strip() for key, value in draft.prospect.items() if value.strip()}
    if "name" in own or "first_name" in own or "last_name" in own:
        for key in ("name", "first_name", "last_name"):
            record.pop(key, None)
    record.update(own)
    addressees = recipients(draft.headers.get("to", ""))
    if len(addressees) == 1:
        name, email = addressees[0]
        if email and record.get("email", email).lower() == email:
            record.setdefault("email", email)
        if name and not any(record.get(key) for key in _IDENTITY[1:]) and record.get("email", email).lower() == email:
            record["name"] = name
    return record


def load(path: Path) -> Directory:
    """The records of a list. Raises `ProspectError` where it cannot be read or names nobody."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ProspectError(f"cannot be read: {error.strerror}; check its path and permissions") from None
    text = _decoded(data)
    suffix = path.suffix.lower()
    if suffix in (".json", ".jsonl", ".ndjson"):
        rows = _json_rows(text, by_line=suffix != ".json")
    elif suffix in (".yaml", ".yml"):
        rows = _yaml_rows(text)
    else:
        rows = _csv_rows(text)
    return Directory(tuple(Record(values, f"{path.name}:{line}") for line, values in rows if values))


def _decoded(data: bytes) -> str:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                raise ProspectError(
                    f"is not {encoding[:6].upper().rstrip('-')}, though its byte order mark says so; save it as UTF-8"
                ) from None
    if (at := data.find(b"\0")) >= 0:
        raise ProspectError("holds NUL bytes, so it is no text; export the list as CSV", data.count(b"\n", 0, at) + 1)
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
    raise ProspectError("is neither UTF-8 nor Windows-1252; save it as UTF-8", line)


def _csv_rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    import csv

    lines = text.splitlines(keepends=True)
    head = [line for line in lines[: _PREAMBLE + 1] if line.strip()]
    if not head:
        raise ProspectError("is empty; a list needs a header row with a name or an e-mail column")
    first = max(
        head,
        key=lambda line: sum(
            canonical_field(cell) in _IDENTITY for cell in re.split(r"[,;\t|]", line.strip().replace('"', ""))
        ),
    )
    separator = max(",;\t|", key=first.count)
    # a quote that is never closed swallows every row below it; only the strict reader says so
    reader = csv.reader(lines, delimiter=separator, strict=text.count('"') % 2 == 1)
    columns: list[str] = []
    line = 1
    try:
        for number, row in enumerate(reader):
            start, line = line, reader.line_num + 1
            if not columns:
                names = [canonical_field(cell) for cell in row]
                if any(name in _IDENTITY for name in names):
                    columns = names
                elif number >= _PREAMBLE:
                    break
            elif any(cell.strip() for cell in row):
                yield start, _values(zip(columns, row, strict=False))
    except csv.Error as error:
        raise ProspectError(f"is broken CSV: {error}; look for a quote that is not closed", line) from None
    if not columns:
        raise _nameless([cell for cell in re.split(re.escape(separator), first.strip()) if cell.strip()], 1)


def _nameless(columns: Iterable[str], line: int | None) -> ProspectError:
    shown = ", ".join(f"'{' '.join(column.split())[:30]}'" for column in list(columns)[:8])
    return ProspectError(
        f"has neither a name nor an e-mail column (it has {shown or 'none'}); call one 'first_name', 'name' or 'email'",
        line,
    )


def _values(pairs: Iterable[tuple[str, Any]]) -> dict[str, str]:
    """A record of the cells that hold something; of two columns with one meaning the first that does."""
    values: dict[str, str] = {}
    for key, cell in pairs:
        value = cell.strip() if isinstance(cell, str) else _flat(cell)
        if key and value:
            values.setdefault(key, value)
    # Apollo's "Company Name for Emails" is the short name that people say
    if spoken := values.pop("spoken_company", ""):
        if "company" in values and values["company"] != spoken:
            values["registered_company"] = values["company"]
        values["company"] = spoken
    return values


def _flat(value: Any) -> str:
    """A value of JSON or YAML as one text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_flat(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_flat(item)}" for key, item in value.items())
    return str(value).strip()


def _object_rows(items: Iterable[tuple[int, Any]]) -> Iterator[tuple[int, dict[str, str]]]:
    columns: dict[str, None] = {}
    named = False
    for line, item in items:
        if not isinstance(item, dict):
            raise ProspectError("is no list of records; write one mapping a person", line)
        # Mailshake and others keep custom fields one level down
        nested = [(key, value) for inner in item.values() if isinstance(inner, dict) for key, value in inner.items()]
        pairs = [(key, value) for key, value in item.items() if not isinstance(value, dict)] + nested
        columns.update((str(key), None) for key, _ in pairs)
        values = _values((canonical_field(str(key)), value) for key, value in pairs)
        named = named or any(key in values for key in _IDENTITY)
        yield line, values
    if not named:
        raise _nameless(columns, None)


def _listed(value: Any) -> list[Any]:
    if isinstance(value, dict):
        for key in _RECORD_KEYS:
            if isinstance(value.get(key), list):
                return list(value[key])
        return [value]
    return value if isinstance(value, list) else [value]


def _json_rows(text: str, *, by_line: bool) -> Iterator[tuple[int, dict[str, str]]]:
    import json

    try:
        if by_line:
            items = [(number, json.loads(line)) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
        else:
            items = [(1, item) for item in _listed(json.loads(text))]
    except json.JSONDecodeError as error:
        raise ProspectError(f"is broken JSON: {error.msg}; mend it there", error.lineno) from None
    except RecursionError:
        raise ProspectError("is nested too deep for a list of people") from None
    return _object_rows(items)


def _line(mark: Any) -> int | None:
    """The 1-based line of a YAML mark."""
    return mark.line + 1 if mark else None


def _yaml_rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # scalars stay strings: `NO` is a country
    try:
        deep = 0
        for event in yaml.parse(text, Loader=loader):
            deep += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if deep > _DEEPEST:
                raise ProspectError("is nested too deep for a list of people", _line(event.start_mark))
            if isinstance(event, yaml.AliasEvent):
                raise ProspectError("uses a YAML alias ('*name'); write the value out", _line(event.start_mark))
        node = yaml.compose(text, Loader=loader)
        items = _listed(yaml.load(text, Loader=loader))
    except yaml.YAMLError as error:
        problem = getattr(error, "problem", None) or "cannot be parsed"
        raise ProspectError(
            f"is broken YAML: {problem}; mend it there", _line(getattr(error, "problem_mark", None))
        ) from None
    if isinstance(node, yaml.MappingNode):
        node = next((value for key, value in node.value if key.value in _RECORD_KEYS), node)
    lines = (
        [item.start_mark.line + 1 for item in node.value] if isinstance(node, yaml.SequenceNode) else [1] * len(items)
    )
    return _object_rows(zip(lines, items, strict=False))
