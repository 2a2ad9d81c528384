"""One configuration file as written, with the files it extends: tables and keys, checked one by one."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, TypeVar

from pitchlint.draft import PURPOSES
from pitchlint.finding import SEVERITIES, Severity
from pitchlint.nearest import did_you_mean
from pitchlint.options import WrongTypeError, converted, hints
from pitchlint.packs import Catalogue
from pitchlint.selection import Layer, known_words
from pitchlint.settings import (
    FAIL_LEVELS,
    SHARED_NAME,
    SHARED_TABLE,
    ConfigAllow,
    ConfigError,
    Pattern,
    PerFile,
    shown,
    unreadable,
)

T = TypeVar("T")
Word = TypeVar("Word", bound=str)
_LEVELS: tuple[Severity | Literal["off"], ...] = (*SEVERITIES, "off")
_KEYS = (
    "select", "ignore", "extend-select", "include", "exclude", "extend", "fail-level", "format", "prospects", "dialect",
    "claims", "vocabulary", "purpose", "sender", "offer", "target", "rules", "per-file", "allow",
)  # fmt: skip
_SENDER_KEYS = ("names", "company", "products", "clients")
_OFFER_KEYS = ("keywords",)
_TARGET_KEYS = ("industry", "size", "title", "country")
_PER_FILE_KEYS = ("paths", "ignore", "extend-select", "severity", "dialect", "purpose")
_ALLOW_KEYS = ("path", "step", "rule", "because", "until")


class Settings(NamedTuple):
    """What a configuration file and its parents say, the parents' words first. Paths are absolute."""

    layers: tuple[Layer, ...] = ()
    include: tuple[Pattern, ...] = ()
    exclude: tuple[Pattern, ...] = ()
    fail_level: str | None = None
    format: str | None = None
    prospects: Path | None = None
    claims: Path | None = None
    dialect: str | None = None
    purpose: str | None = None
    vocabulary: tuple[Path, ...] = ()
    names: tuple[str, ...] = ()
    company: str | None = None
    products: tuple[str, ...] = ()
    clients: tuple[str, ...] = ()
    offer: tuple[str, ...] = ()
    target: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    severities: Mapping[str, Severity] = MappingProxyType({})
    options: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
    per_file: tuple[PerFile, ...] = ()
    allows: tuple[ConfigAllow, ...] = ()


def load(file: Path, catalogue: Catalogue, patterns_from: Path | None = None) -> Settings:
    """What `file` (an absolute path) and the files it extends say.

    File patterns count from the folder of the file they stand in, or from `patterns_from`. Raises `ConfigError`.
    """
    return _load(file, catalogue, patterns_from, ())


def _load(file: Path, catalogue: Catalogue, patterns_from: Path | None, children: tuple[Path, ...]) -> Settings:
    if file in children:
        chain = " -> ".join(shown(path) for path in (*children, file))
        raise ConfigError(f"{shown(children[-1])}: 'extend' goes round in a circle: {chain}; take one out")
    text = _text(file)
    top = _Table(file, text, "", _parsed(file, text), 0)
    if file.name == SHARED_NAME:
        tables: Any = top.values.get("tool", {})
        own = tables.get("pitchlint", {}) if isinstance(tables, dict) else {}
        if not isinstance(own, dict):
            raise ConfigError(f"{shown(file)}: 'tool.pitchlint' wants a table")
        top = _Table(file, text, SHARED_TABLE, own, 0)
    top.check_keys(_KEYS)
    parent = Settings()
    extended = top.get("extend", _string)
    if extended is not None:
        above = _path(extended, file)
        if not above.is_file():
            raise top.error("extend", f"'extend': no such file: {shown(above)}")
        parent = _load(above, catalogue, patterns_from, (*children, file))
    return _merged(parent, top, catalogue, patterns_from or file.parent)


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise ConfigError(f"{shown(file)}: no such configuration file") from None
    except IsADirectoryError:
        raise ConfigError(f"{shown(file)}: a folder where a configuration file belongs") from None
    except OSError as error:
        raise unreadable(file, error) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{shown(file)}:{line}: not UTF-8; save the file as UTF-8") from error


def _parsed(file: Path, text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        place = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", message)
        line = f":{place[1] or text.count(chr(10)) + 1}" if place else ""
        told = message[: place.start()] if place else message
        raise ConfigError(f"{shown(file)}{line}: not valid TOML: {told[:1].lower()}{told[1:]}") from error
    except RecursionError as error:
        raise ConfigError(f"{shown(file)}: not valid TOML: nested too deeply") from error


class _Table(NamedTuple):
    """A table of a file: `name` is its header ("rules.jargon"), "" at the top; `number` counts tables of one name."""

    file: Path
    text: str
    name: str
    values: dict[str, Any]
    number: int

    @property
    def shared(self) -> bool:
        return self.file.name == SHARED_NAME

    @property
    def label(self) -> str:
        """How messages name the table: "[rules.jargon] ", "" at the top."""
        name = self.name.removeprefix(SHARED_TABLE).lstrip(".") if self.shared else self.name
        return f"[{name}] " if name else ""

    def line(self, key: str | None = None) -> int | None:
        """The 1-based line of `key`, else of the table; None where the file writes them in some way of its own."""
        wanted = ".".join(filter(None, (self.name, key)))
        current, seen = "", -1
        of_table: int | None = None
        for number, line in enumerate(self.text.splitlines(), 1):
            header = re.match(r"\s*\[\[?([^\[\]]+)\]\]?\s*(?:#|$)", line)
            written = header or re.match(r"\s*([\w.\"'/ -]+?)\s*=", line)
            if not written:
                continue
            name = re.sub(r"[\s\"']", "", written[1])
            if header:
                current = name
                seen += name == self.name
            else:
                name = f"{current}.{name}" if current else name
            if seen not in (-1, self.number):
                continue
            if (name + ".").startswith(wanted + ".") and (key is not None or header):
                return number
            if name == self.name and of_table is None:
                of_table = number
        return of_table

    def error(self, key: str | None, message: str) -> ConfigError:
        line = self.line(key)
        place = f"{shown(self.file)}:{line}" if line else shown(self.file)
        return ConfigError(f"{place}: {self.label}{message}")

    def check_keys(self, known: Iterable[str], what: str = "key") -> None:
        for key in self.values:
            if key not in known:
                near = did_you_mean(key, known) or f"; it knows {', '.join(known)}"
                raise self.error(key, f"unknown {what} '{key}'{near}")

    def get(self, key: str, read: Callable[[Any], T]) -> T | None:
        """The value of `key` as `read` gives it, None where the key is not there."""
        if key not in self.values:
            return None
        try:
            return read(self.values[key])
        except WrongTypeError as error:
            raise self.error(key, f"'{key}' wants {error.wanted}, not {_toml(self.values[key])}") from None

    def choice(self, key: str, names: Sequence[Word]) -> Word | None:
        """The value of `key`, one of `names`; None where the key is not there."""
        value = self.get(key, _string)
        if value is None:
            return None
        for name in names:
            if name == value:
                return name
        near = did_you_mean(value, names) or f"; it is one of {', '.join(names)}"
        raise self.error(key, f"'{key}': no value '{value}'{near}")

    def rules(self, key: str, catalogue: Catalogue) -> tuple[str, ...] | None:
        """Ids and groups of rules, or "all"."""
        words = self.get(key, _strings)
        names = known_words(catalogue.rules)
        for word in words or ():
            if word not in names:
                raise self.error(key, f"'{key}': no rule, group or pack '{word}'{did_you_mean(word, names)}")
        return words

    def inner(self, key: str) -> _Table:
        """The table under `key`, empty where there is none."""
        values = self.get(key, _table) or {}
        return self._replace(name=f"{self.name}.{key}" if self.name else key, values=values, number=0)

    def each(self, key: str) -> list[_Table]:
        """The tables of the array of tables under `key`."""
        found = self.get(key, _tables) or []
        name = f"{self.name}.{key}" if self.name else key
        return [self._replace(name=name, values=values, number=i) for i, values in enumerate(found)]


def _merged(parent: Settings, top: _Table, catalogue: Catalogue, base: Path) -> Settings:
    """What `top` says, on what `parent` says."""
    sender, offer, target = top.inner("sender"), top.inner("offer"), top.inner("target")
    sender.check_keys(_SENDER_KEYS)
    offer.check_keys(_OFFER_KEYS)
    target.check_keys(_TARGET_KEYS)
    off, severities, options = _rules(top.inner("rules"), catalogue)
    layer = Layer(
        top.rules("select", catalogue),
        top.rules("extend-select", catalogue) or (),
        (*(top.rules("ignore", catalogue) or ()), *off),
    )
    told: dict[str, Any] = {
        "include": _patterns(top, "include", base),
        "fail_level": top.choice("fail-level", FAIL_LEVELS),
        "format": top.get("format", _string),
        "prospects": _optional_path(top, "prospects"),
        "claims": _optional_path(top, "claims"),
        "dialect": top.get("dialect", _string),
        "purpose": top.choice("purpose", PURPOSES),
        "names": sender.get("names", _strings),
        "company": sender.get("company", _string),
        "products": sender.get("products", _strings),
        "clients": sender.get("clients", _strings),
        "offer": offer.get("keywords", _strings),
    }
    targets = {key: value for key in _TARGET_KEYS if (value := target.get(key, _strings_or_number)) is not None}
    return parent._replace(
        **{key: value for key, value in told.items() if value is not None},
        layers=(*parent.layers, layer),
        exclude=(*parent.exclude, *(_patterns(top, "exclude", base) or ())),
        vocabulary=(*parent.vocabulary, *_vocabulary(top)),
        target={**parent.target, **targets},
        severities={**parent.severities, **severities},
        options={
            **parent.options,
            **{rule: {**parent.options.get(rule, {}), **values} for rule, values in options.items()},
        },
        per_file=(*parent.per_file, *(_per_file(table, catalogue, base) for table in top.each("per-file"))),
        allows=(*parent.allows, *(_allow(table, catalogue, base) for table in top.each("allow"))),
    )


def _rules(table: _Table, catalogue: Catalogue) -> tuple[list[str], dict[str, Severity], dict[str, dict[str, Any]]]:
    """The rules that `[rules]` turns off, and the severities and options that it gives."""
    off: list[str] = []
    severities: dict[str, Severity] = {}
    options: dict[str, dict[str, Any]] = {}
    for rule_id in table.values:
        rule = catalogue.find(rule_id)
        if rule is None:
            names = [rule.id for rule in catalogue.rules]
            raise table.error(rule_id, f"no rule '{rule_id}'{did_you_mean(rule_id, names)}")
        own = table.inner(rule_id)
        known = hints(rule)
        own.check_keys(("severity", *known), "option")
        severity = own.choice("severity", _LEVELS)
        if severity == "off":
            off.append(rule_id)
        elif severity is not None:
            severities[rule_id] = severity
        options[rule_id] = {
            name: own.get(name, partial(converted, hint=hint)) for name, hint in known.items() if name in own.values
        }
    return off, severities, options


def _per_file(table: _Table, catalogue: Catalogue, base: Path) -> PerFile:
    table.check_keys(_PER_FILE_KEYS)
    patterns = _patterns(table, "paths", base)
    if not patterns:
        raise table.error(None, "has no 'paths'; name the files it is for, as in paths = [\"templates/**\"]")
    severity = table.inner("severity")
    off: list[str] = []
    severities: dict[str, Severity] = {}
    names = [rule.id for rule in catalogue.rules]
    for rule_id in severity.values:
        if rule_id not in names:
            raise table.error("severity", f"'severity': no rule '{rule_id}'{did_you_mean(rule_id, names)}")
        level = severity.choice(rule_id, _LEVELS)
        if level == "off":
            off.append(rule_id)
        elif level is not None:
            severities[rule_id] = level
    ignore = (*(table.rules("ignore", catalogue) or ()), *off)
    layer = Layer(None, table.rules("extend-select", catalogue) or (), ignore)
    return PerFile(patterns, layer, severities, table.get("dialect", _string), table.choice("purpose", PURPOSES))


def _allow(table: _Table, catalogue: Catalogue, base: Path) -> ConfigAllow:
    table.check_keys(_ALLOW_KEYS)
    path = table.get("path", _string)
    rules = table.rules("rule", catalogue)
    if path is None or not rules:
        raise table.error(None, f"has no '{'rule' if path else 'path'}'; an [[allow]] needs 'path' and 'rule'")
    return ConfigAllow(
        rules=rules,
        pattern=Pattern(path, base),
        file=table.file,
        line=table.line() or 1,
        step=table.get("step", _whole),
        reason=table.get("because", _string) or "",
        until=table.get("until", _date),
    )


def _vocabulary(top: _Table) -> list[Path]:
    from pitchlint.vocabulary import ACCEPT, BAN, is_ban_list

    found: list[Path] = []
    for name in top.get("vocabulary", _strings) or ():
        path = _path(name, top.file)
        if path.is_dir():
            found += (path / list_name for list_name in (ACCEPT, BAN) if (path / list_name).is_file())
        elif not path.is_file():
            raise top.error("vocabulary", f"'vocabulary': no such file: {name}")
        elif is_ban_list(path) is None:
            message = f"'vocabulary': does '{name}' list accepted or banned words? say 'accept' or 'ban' in its name"
            raise top.error("vocabulary", message)
        else:
            found.append(path)
    return found


def _patterns(table: _Table, key: str, base: Path) -> tuple[Pattern, ...] | None:
    found = table.get(key, _strings)
    return None if found is None else tuple(Pattern(glob, base) for glob in found)


def _path(name: str, file: Path) -> Path:
    """A path written in `file`, which counts from its folder."""
    return Path(os.path.abspath(file.parent / os.path.expanduser(name)))


def _optional_path(table: _Table, key: str) -> Path | None:
    name = table.get(key, _string)
    return None if name is None else _path(name, table.file)


def _toml(value: Any) -> str:
    """A value as a message quotes it: short, as the file has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, (str, list)):
        return repr(value) if len(repr(value)) <= 40 else "a long text" if isinstance(value, str) else "a list"
    return str(value)


def _string(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise WrongTypeError("a text in quotes")


def _strings(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise WrongTypeError('a list of texts, as in ["one", "two"]')


def _strings_or_number(value: Any) -> tuple[str, ...]:
    return (str(value),) if type(value) in (int, float) else _strings(value)


def _whole(value: Any) -> int:
    if type(value) is int:
        return value
    raise WrongTypeError("a whole number")


def _date(value: Any) -> datetime.date:
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise WrongTypeError("a date, as in 2027-01-31") from None


def _table(value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    raise WrongTypeError("a table")


def _tables(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):
        return value
    raise WrongTypeError("tables under a heading in double brackets")
