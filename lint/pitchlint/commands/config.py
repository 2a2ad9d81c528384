"""`pitchlint config`: what holds for a file, and where each value comes from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pitchlint import origins, suppress
from pitchlint.commands import CLEAN
from pitchlint.commands.output import say, utf8
from pitchlint.config import Configs
from pitchlint.origins import DEFAULT, Explained, RuleState, Value
from pitchlint.reporters.json import encoded
from pitchlint.reporters.look import count, visible

if TYPE_CHECKING:
    from pitchlint.config import CommandLine

SCHEMA = Path(__file__).parent.parent / "schemas" / "config.json"
_WIDEST = 48  # columns of a value after which its place is said on the line below


def run(path: Path, line: CommandLine, form: str) -> int:
    """Print the configuration that holds for `path`, a file or a folder; return the exit code."""
    catalogue = suppress.installed()
    inside = path / "_" if path.is_dir() else path
    told = origins.explained(inside, Configs(catalogue, line).of(inside), catalogue, line)
    if form == "json":
        utf8()
        say([encoded(_as_object(path, told), indent=2)])
    else:
        say(visible(row) for row in _as_toml(path, told))
    return CLEAN


def schema() -> int:
    """Print the JSON Schema of configuration files."""
    utf8()
    say(SCHEMA.read_text(encoding="utf-8").splitlines())
    return CLEAN


def _as_object(path: Path, told: Explained) -> dict[str, Any]:
    return {
        "path": path.as_posix(),
        "files": told.files,
        "values": {one.key: {"value": one.value, "from": one.places} for one in told.values},
        "rules": {
            rule.id: {
                "on": rule.on,
                "severity": rule.severity,
                "from": rule.places,
                "options": {one.key: {"value": one.value, "from": one.places} for one in rule.options},
            }
            for rule in told.rules
        },
        "allows": [{"rules": one.key, "says": one.value, "from": one.places} for one in told.allows],
    }


def _as_toml(path: Path, told: Explained) -> Iterator[str]:
    """What a configuration file would say that has all of it, each line with the place it is from."""
    first, *others = told.files or ("no file",)
    extended = f", which extends {' and '.join(others)}" if others else ""
    yield f"# {path.as_posix()}: configured by {first}{extended}"
    said = [one for one in told.values if one.value is not None]
    yield from _rows([(one.key, one) for one in said])
    missing = [one.key for one in told.values if one.value is None]
    yield f"# not set: {', '.join(missing)}"
    changed = [rule for rule in told.rules if rule.places != (DEFAULT,) or rule.options]
    if changed:
        yield ""
        yield from _rows([row for rule in changed for row in _rule_rows(rule)])
    on = sum(rule.on for rule in told.rules)
    yield f"# {count(on, 'rule')} on, {len(told.rules) - on:,} off" + ("; the others as usual" if changed else "")
    for allow in told.allows:
        yield f"# allowed: {', '.join(filter(None, (allow.key, allow.value)))}  # {allow.places[0]}"


def _rule_rows(rule: RuleState) -> Iterator[tuple[str, Value]]:
    name = f"rules.{_key(rule.id)}"
    if rule.places != (DEFAULT,):
        yield f"{name}.severity", Value("severity", rule.severity if rule.on else "off", rule.places)
    for one in rule.options:
        yield f"{name}.{_key(one.key)}", one


def _key(name: str) -> str:
    return name if re.fullmatch(r"[\w-]+", name, re.A) else json.dumps(name)


def _rows(rows: Sequence[tuple[str, Value]]) -> Iterator[str]:
    """Keys and values, their places in a column behind them."""
    texts = [f"{key} = {_toml(one.value)}" for key, one in rows]
    wide = max((len(text) for text in texts if len(text) <= _WIDEST), default=0)
    for text, (_, one) in zip(texts, rows, strict=True):
        yield f"{text.ljust(wide)}  # {', '.join(one.places)}"


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(str(key))} = {_toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple, set, frozenset)):
        items = sorted(value) if isinstance(value, (set, frozenset)) else value
        return "[" + ", ".join(_toml(item) for item in items) + "]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (str, bool)) else str(value)
