"""What holds for a file, setting by setting, and which line of which file says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pitchlint.config import CommandLine, Config
from pitchlint.packs import Catalogue
from pitchlint.settings import ConfigAllow, configfile, options, shown
from pitchlint.settings.configfile import TABLES
from pitchlint.settings.selection import Layer, names, selected
from pitchlint.settings.tables import Table

DEFAULT, COMMAND_LINE, FOUND = "default", "command line", "found beside the drafts"
_PATHS = ("prospects", "claims", "baseline")


class Value(NamedTuple):
    """A setting: its key ("sender.company"), what it is, None where nothing is set, and the places that say so."""

    key: str
    value: Any
    places: tuple[str, ...] = (DEFAULT,)


class RuleState(NamedTuple):
    """A rule as it is for a file: on or off and how grave, who says so, and the options that are set."""

    id: str
    on: bool
    severity: str
    places: tuple[str, ...]
    options: tuple[Value, ...]


class Explained(NamedTuple):
    """What holds for a file. `files` are its configuration and those that it extends, the nearest first.

    `allows` have the rules as their keys and what they excuse as values.
    """

    files: tuple[str, ...]
    values: tuple[Value, ...]
    rules: tuple[RuleState, ...]
    allows: tuple[Value, ...]


class _Layer(NamedTuple):
    """A layer of the selection, and the table that it is written in; without one, `place` says where it is from."""

    layer: Layer
    table: Table | None
    place: str = ""


def explained(path: Path, config: Config, catalogue: Catalogue, line: CommandLine) -> Explained:
    """What `config`, which is resolved for `path`, consists of. Raises `ConfigError`."""
    tops = configfile.written(config.file) if config.file else []
    per_file = [table for top in tops for table in top.each("per-file")]
    overrides = [
        table
        for settings, table in zip(config.per_file, per_file, strict=True)
        if any(pattern.matches(path) for pattern in settings.patterns)
    ]
    tables = [*tops, *overrides]
    values = tuple(_values(config, tops, overrides, line))
    asking = len(config.layers) - len(tables) - 1  # layers of a grammar engine, which asks for its rules
    engine = next((place for key, _, (place, *_) in values if key == "grammar.engine"), DEFAULT)
    layers = [
        *(_Layer(layer, None, engine) for layer in config.layers[:asking]),
        *(_Layer(layer, table) for layer, table in zip(config.layers[asking:-1], tables, strict=True)),
        _Layer(config.layers[-1], None, COMMAND_LINE),
    ]
    return Explained(
        tuple(shown(top.file) for top in reversed(tops)),
        values,
        tuple(_rules(config, catalogue, tops, overrides, layers)),
        tuple(
            Value(", ".join(allow.rules), _excuse(allow), (f"{shown(allow.file)}:{allow.line}",))
            for allow in config.allows
            if allow.pattern.matches(path)
        ),
    )


def _values(config: Config, tops: Sequence[Table], overrides: Sequence[Table], line: CommandLine) -> Iterator[Value]:
    here = [*tops, *overrides]
    yield _one("fail-level", config.fail_level, tops, line.fail_level)
    yield _one("format", config.format, tops)
    for key in _PATHS:
        path = getattr(config, key)
        yield _one(key, shown(path) if path else None, tops, getattr(line, key, None))
    yield _one("dialect", config.team.dialect or None, here, line.dialect)
    yield _one("purpose", config.team.purpose, here)
    yield _one("include", [pattern.glob for pattern in config.include] or None, tops, line.include or None)
    excluded = [_place(top, "exclude") for top in tops if "exclude" in top.values]
    excluded += [COMMAND_LINE] if line.exclude else []
    globs = [pattern.glob for pattern in config.exclude]
    yield Value("exclude", globs or None, tuple(excluded) or (DEFAULT,))
    named = [_place(top, "vocabulary") for top in tops if "vocabulary" in top.values]
    lists = [shown(path) for path in config.vocabulary]
    beside = (FOUND,) if lists and not named else (f"{FOUND}, too",) if named else ()
    yield Value("vocabulary", lists or None, (*named, *beside) or (DEFAULT,))
    for name, keys in TABLES.items():
        written = [top.inner(name) for top in tops]
        for key in keys:
            found = next((table.values[key] for table in reversed(written) if key in table.values), None)
            yield _one(key, found, written)._replace(key=f"{name}.{key}")


def _one(key: str, value: Any, tables: Sequence[Table], given: object = None) -> Value:
    """A setting of which the last word holds, the command line's (`given`) above all."""
    if given is not None:
        return Value(key, value, (COMMAND_LINE,))
    return Value(
        key, value, next(((_place(table, key),) for table in reversed(tables) if key in table.values), (DEFAULT,))
    )


def _place(table: Table, key: str | None) -> str:
    line = table.line(key)
    return f"{shown(table.file)}:{line}" if line else shown(table.file)


def _rules(
    config: Config, catalogue: Catalogue, tops: Sequence[Table], overrides: Sequence[Table], layers: Sequence[_Layer]
) -> Iterator[RuleState]:
    states = [selected(catalogue.rules, [one.layer for one in layers[:count]]) for count in range(len(layers) + 1)]
    for rule in catalogue.rules:
        own = [top.inner("rules").inner(rule.id) for top in tops]
        on = rule.id in states[-1]
        places = []
        # the last layer that changed its state, or said again what it is
        for number, one in enumerate(layers):
            before, after = rule.id in states[number], rule.id in states[number + 1]
            if before != after or (after == on and _names(one.layer, rule.id, rule.group, on)):
                places = [_by_layer(one, rule.id, rule.group, on)]
        graded: list[Table] = [table for table in own if table.values.get("severity", "off") != "off"]
        levels = [_place(table, "severity") for table in graded]
        levels += [_place(table, "severity") for table in overrides if rule.id in table.inner("severity").values]
        if on and levels:
            places.append(levels[-1])
        set_options = tuple(
            _one(name, config.options.get(rule.id, {}).get(name), own)
            for name in options.defaults(rule)
            if any(name in table.values for table in own)
        )
        severity = config.severities.get(rule.id, rule.severity)
        yield RuleState(rule.id, on, severity, tuple(dict.fromkeys(places)) or (DEFAULT,), set_options)


def _names(layer: Layer, rule_id: str, group: str, on: bool) -> bool:
    words = (*(layer.select or ()), *layer.extend_select) if on else layer.ignore
    return any(names(word, rule_id, group) for word in words)


def _by_layer(one: _Layer, rule_id: str, group: str, on: bool) -> str:
    """The place in a layer that turns a rule on or off."""
    table, layer = one.table, one.layer
    if table is None:
        return one.place
    if on:
        by_more = any(names(word, rule_id, group) for word in layer.extend_select)
        return _place(table, "extend-select" if by_more else "select")
    own = table.inner("rules").inner(rule_id)
    if own.values.get("severity") == "off":
        return _place(own, "severity")
    if table.name.endswith("per-file") and table.inner("severity").values.get(rule_id) == "off":
        return _place(table, "severity")
    return _place(table, "ignore" if _names(layer, rule_id, group, False) else "select")


def _excuse(allow: ConfigAllow) -> str:
    """What an `[[allow]]` says beside its rules."""
    parts = [f"step {allow.step}"] if allow.step is not None else []
    parts += [f"until {allow.until}"] if allow.until else []
    parts += [f"because {allow.reason}"] if allow.reason else []
    return ", ".join(parts)
