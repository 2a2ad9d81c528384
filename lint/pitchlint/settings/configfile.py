"""One configuration file as written, with the files it extends: which keys there are, and what they say."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from pitchlint.draft import PURPOSES
from pitchlint.finding import SEVERITIES, Severity
from pitchlint.mail import NO_GRAMMAR, Grammar
from pitchlint.nearest import did_you_mean
from pitchlint.packs import Catalogue
from pitchlint.settings import (
    FAIL_LEVELS,
    SHARED_NAME,
    SHARED_TABLE,
    ConfigAllow,
    ConfigError,
    Pattern,
    PerFile,
    no_dialect,
    shown,
    tables,
    unreadable,
)
from pitchlint.settings.options import converted, hints
from pitchlint.settings.selection import Layer
from pitchlint.settings.tables import Table

LEVELS: tuple[Severity | Literal["off"], ...] = (*SEVERITIES, "off")
KEYS = (
    "select", "ignore", "extend-select", "include", "exclude", "extend", "fail-level", "format", "prospects", "dialect",
    "claims", "baseline", "vocabulary", "purpose", "sender", "offer", "target", "rules", "per-file", "allow", "grammar",
)  # fmt: skip
SENDER_KEYS = ("names", "company", "products", "clients")
OFFER_KEYS = ("keywords",)
TARGET_KEYS = ("industry", "size", "title", "country")
GRAMMAR_KEYS = ("engine", "language", "server", "public", "download", "optional", "timeout")
ENGINES = ("harper", "languagetool")
LONGEST_WAIT = 3600  # seconds that a grammar engine may take
LANGUAGES = ("en-US", "en-GB", "en-CA", "en-AU")
TABLES = {"sender": SENDER_KEYS, "offer": OFFER_KEYS, "target": TARGET_KEYS, "grammar": GRAMMAR_KEYS}
PER_FILE_KEYS = ("paths", "ignore", "extend-select", "severity", "dialect", "purpose")
ALLOW_KEYS = ("path", "step", "rule", "because", "until")


class Settings(NamedTuple):
    """What a configuration file and its parents say, the parents' words first. Paths are absolute."""

    layers: tuple[Layer, ...] = ()
    include: tuple[Pattern, ...] = ()
    exclude: tuple[Pattern, ...] = ()
    fail_level: str | None = None
    format: str | None = None
    prospects: Path | None = None
    claims: Path | None = None
    baseline: Path | None = None
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
    grammar: Grammar = NO_GRAMMAR


def load(file: Path, catalogue: Catalogue, patterns_from: Path | None = None) -> Settings:
    """What `file` (an absolute path) and the files it extends say.

    File patterns count from the folder of the file they stand in, or from `patterns_from`. Raises `ConfigError`.
    """
    told = Settings()
    for top in written(file):
        told = _merged(told, top, catalogue, patterns_from or top.file.parent)
    return told


def written(file: Path) -> list[Table]:
    """`file` and the files that it extends as they are written, the one that all others extend first.

    Raises `ConfigError`.
    """
    found: list[Table] = []
    while True:
        if any(file == top.file for top in found):
            chain = " -> ".join(shown(path) for path in (*(top.file for top in found), file))
            message = f"'extend' goes round in a circle: {chain}; take one out"
            raise ConfigError(f"{shown(found[-1].file)}: {message}")
        text = _text(file)
        top = Table(file, text, "", _parsed(file, text), 0)
        if file.name == SHARED_NAME:
            tool: Any = top.values.get("tool", {})
            own = tool.get("pitchlint", {}) if isinstance(tool, dict) else {}
            if not isinstance(own, dict):
                raise ConfigError(f"{shown(file)}: 'tool.pitchlint' wants a table")
            top = Table(file, text, SHARED_TABLE, own, 0)
        top.check_keys(KEYS)
        found.append(top)
        extended = top.get("extend", tables.string)
        if extended is None:
            return found[::-1]
        file = _path(extended, file)
        if not file.is_file():
            raise top.error("extend", f"'extend': no such file: {shown(file)}")


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


def _merged(parent: Settings, top: Table, catalogue: Catalogue, base: Path) -> Settings:
    """What `top` says, on what `parent` says."""
    sender, offer, target = top.inner("sender"), top.inner("offer"), top.inner("target")
    sender.check_keys(SENDER_KEYS)
    offer.check_keys(OFFER_KEYS)
    target.check_keys(TARGET_KEYS)
    off, severities, options = _rules(top.inner("rules"), catalogue)
    layer = Layer(
        top.rules("select", catalogue),
        top.rules("extend-select", catalogue) or (),
        (*(top.rules("ignore", catalogue) or ()), *off),
    )
    told: dict[str, Any] = {
        "include": _patterns(top, "include", base),
        "fail_level": top.choice("fail-level", FAIL_LEVELS),
        "format": top.get("format", tables.string),
        "prospects": _optional_path(top, "prospects"),
        "claims": _optional_path(top, "claims"),
        "baseline": _optional_path(top, "baseline"),
        "dialect": _dialect(top),
        "purpose": top.choice("purpose", PURPOSES),
        "names": sender.get("names", tables.strings),
        "company": sender.get("company", tables.string),
        "products": sender.get("products", tables.strings),
        "clients": sender.get("clients", tables.strings),
        "offer": offer.get("keywords", tables.strings),
    }
    targets = {key: value for key in TARGET_KEYS if (value := target.get(key, tables.strings_or_number)) is not None}
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
        grammar=_grammar(top.inner("grammar"), parent.grammar),
    )


def _rules(table: Table, catalogue: Catalogue) -> tuple[list[str], dict[str, Severity], dict[str, dict[str, Any]]]:
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
        severity = own.choice("severity", LEVELS)
        if severity == "off":
            off.append(rule_id)
        elif severity is not None:
            severities[rule_id] = severity
        options[rule_id] = {
            name: own.get(name, partial(converted, hint=hint)) for name, hint in known.items() if name in own.values
        }
    return off, severities, options


def _grammar(table: Table, above: Grammar) -> Grammar:
    """What `[grammar]` says, on what the file that it extends says."""
    table.check_keys(GRAMMAR_KEYS)
    told: dict[str, Any] = {
        "engine": table.choice("engine", ENGINES),
        "language": table.choice("language", LANGUAGES),
        "server": table.get("server", tables.string),
        "timeout": table.get("timeout", partial(converted, hint=float)),
        **{key: table.get(key, partial(converted, hint=bool)) for key in ("public", "download", "optional")},
    }
    merged = above._replace(**{key: value for key, value in told.items() if value is not None})
    if merged.server and not re.match(r"https?://[^/\s]", merged.server):
        raise table.error("server", f"'server': '{merged.server}' is no address; write it as http://localhost:8081")
    if not 0 < merged.timeout <= LONGEST_WAIT:
        raise table.error("timeout", f"'timeout' wants a number of seconds over 0, at most {LONGEST_WAIT}")
    if (merged.server or merged.public or merged.download) and merged.engine != "languagetool":
        key = next(key for key in ("server", "public", "download") if getattr(merged, key))
        raise table.error(key, f"'{key}' is for LanguageTool; add engine = \"languagetool\"")
    if merged.public and merged.server:
        raise table.error("public", "'public' and 'server' both say who reads the drafts; take one out")
    return merged


def _per_file(table: Table, catalogue: Catalogue, base: Path) -> PerFile:
    table.check_keys(PER_FILE_KEYS)
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
        level = severity.choice(rule_id, LEVELS)
        if level == "off":
            off.append(rule_id)
        elif level is not None:
            severities[rule_id] = level
    ignore = (*(table.rules("ignore", catalogue) or ()), *off)
    layer = Layer(None, table.rules("extend-select", catalogue) or (), ignore)
    return PerFile(patterns, layer, severities, _dialect(table), table.choice("purpose", PURPOSES))


def _dialect(table: Table) -> str | None:
    """The merge-field dialect that a table names, as the engine calls it."""
    told = table.get("dialect", tables.string)
    if told is None:
        return None
    from pitchlint.fields.dialect import dialect_named

    name = dialect_named(told)
    if name is None:
        raise table.error("dialect", f"'dialect': {no_dialect(told)}")
    return name


def _allow(table: Table, catalogue: Catalogue, base: Path) -> ConfigAllow:
    table.check_keys(ALLOW_KEYS)
    path = table.get("path", tables.string)
    rules = table.rules("rule", catalogue)
    if path is None or not rules:
        raise table.error(None, f"has no '{'rule' if path else 'path'}'; an [[allow]] needs 'path' and 'rule'")
    return ConfigAllow(
        rules=rules,
        pattern=Pattern(path, base),
        file=table.file,
        line=table.line() or 1,
        step=table.get("step", tables.whole),
        reason=table.get("because", tables.string) or "",
        until=table.get("until", tables.date),
    )


def _vocabulary(top: Table) -> list[Path]:
    from pitchlint.settings.vocabulary import ACCEPT, BAN, is_ban_list

    found: list[Path] = []
    for name in top.get("vocabulary", tables.strings) or ():
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


def _patterns(table: Table, key: str, base: Path) -> tuple[Pattern, ...] | None:
    found = table.get(key, tables.strings)
    return None if found is None else tuple(Pattern(glob, base) for glob in found)


def _path(name: str, file: Path) -> Path:
    """A path written in `file`, which counts from its folder."""
    return Path(os.path.abspath(file.parent / os.path.expanduser(name)))


def _optional_path(table: Table, key: str) -> Path | None:
    name = table.get(key, tables.string)
    return None if name is None else _path(name, table.file)
