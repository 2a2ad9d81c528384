"""Prospect lists as objects: JSON, JSON lines and YAML, a mapping a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pitchlint.draft import Source
from pitchlint.patterns import late
from pitchlint.prospects.listing import IDENTITY, Listing, ProspectError, Row
from pitchlint.prospects.tables import nameless

_DEEPEST = 64  # a list has two or three levels; more is an attack or an accident
_LIST_KEYS = ("prospects", "leads", "contacts", "people", "records", "recipients", "data", "results")
_SPACE = late(r"[\s,]*")
_LIST_KEY = late(rf"\"(?:{'|'.join(_LIST_KEYS)})\"\s*:\s*\[")


def read_json(source: Source, *, by_line: bool) -> Listing:
    """The list in a JSON file, or in a file with an object a line. Raises `ProspectError`."""
    import json

    try:
        if by_line:
            lines = enumerate(source.text.splitlines(), 1)
            items: Iterable[tuple[int, Any]] = [(number, json.loads(line)) for number, line in lines if line.strip()]
        else:
            items = _placed(source, json.loads(source.text))
    except json.JSONDecodeError as error:
        raise ProspectError(f"is broken JSON: {error.msg}; mend it there", error.lineno) from None
    except RecursionError:
        raise ProspectError("is nested too deep for a list of people") from None
    return _listing(source, items)


def _placed(source: Source, value: Any) -> Iterator[tuple[int, Any]]:
    """The items of a JSON list with the lines they begin on."""
    import json

    text, items = source.text, _listed(value)
    if isinstance(value, dict):
        found = _LIST_KEY.search(text)
        at = found.end() if found else -1
    else:
        at = text.find("[") + 1
    decoder = json.JSONDecoder()
    for item in items:
        if at <= 0:  # one object that is no list
            yield 1, item
            continue
        space = _SPACE.match(text, at)
        at = space.end() if space else at
        line = source.position(at).line
        try:
            _, at = decoder.raw_decode(text, at)
        except ValueError:  # the list stands elsewhere than it seemed
            at = -1
        yield line, item


def read_yaml(source: Source) -> Listing:
    """The list in a YAML file; scalars stay strings. Raises `ProspectError`."""
    import yaml

    text = source.text
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
        node = next((value for key, value in node.value if key.value in _LIST_KEYS), node)
    lines = (
        [item.start_mark.line + 1 for item in node.value] if isinstance(node, yaml.SequenceNode) else [1] * len(items)
    )
    return _listing(source, zip(lines, items, strict=False))


def _line(mark: Any) -> int | None:
    """The 1-based line of a YAML mark."""
    return mark.line + 1 if mark else None


def _listed(value: Any) -> list[Any]:
    if isinstance(value, dict):
        for key in _LIST_KEYS:
            if isinstance(value.get(key), list):
                return list(value[key])
        return [value]
    return value if isinstance(value, list) else [value]


def _listing(source: Source, items: Iterable[tuple[int, Any]]) -> Listing:
    """Objects as rows under the columns that any of them has."""
    columns: dict[str, int] = {}
    placed: list[tuple[int, dict[str, str]]] = []
    for line, item in items:
        if not isinstance(item, dict):
            raise ProspectError("is no list of records; write one mapping a person", line)
        # Mailshake and others keep custom fields one level down
        nested = [(key, value) for inner in item.values() if isinstance(inner, dict) for key, value in inner.items()]
        pairs = [(key, value) for key, value in item.items() if not isinstance(value, dict)] + nested
        cells = {str(key): _flat(value) for key, value in reversed(pairs)}
        for key, _ in pairs:
            columns.setdefault(str(key), len(columns))
        placed.append((line, cells))
    rows = [Row(line, tuple(cells.get(column, "") for column in columns)) for line, cells in placed]
    listing = Listing(source, tuple(columns), rows, _locate)
    if placed and not any(name in IDENTITY for name in listing.names):
        raise nameless(tuple(columns), None)
    return listing


def _flat(value: Any) -> str:
    """A value of JSON or YAML as one text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_flat(item) for item in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_flat(item)}" for key, item in value.items())
    return str(value).strip()


def _locate(source: Source, columns: Sequence[str], row: Row, number: int) -> tuple[int, int]:
    """Where a value stands behind its key, as far as it is written there as it reads; else the record's first line."""
    start = source.offset(row.line)
    key = source.text.find(columns[number], start)
    at = source.text.find(row.cells[number], key + len(columns[number])) if key >= 0 and row.cells[number] else -1
    return (at, at + len(row.cells[number])) if at >= 0 else (start, start)
