"""Writes lint/pitchlint/schemas/config.json, the JSON Schema of configuration files, from the code's own tables.

    .venv/bin/python bench/config_schema.py [FILE]

A test fails when the file and the code differ.
"""

from __future__ import annotations

import collections.abc
import json
import sys
import types
import typing
from pathlib import Path
from typing import Any

from pitchlint import pages, suppress
from pitchlint.draft import PURPOSES
from pitchlint.fields.dialects import DIALECTS
from pitchlint.mail import NO_GRAMMAR, Grammar
from pitchlint.reporters import FORMATS
from pitchlint.rule import Rule
from pitchlint.settings import FAIL_LEVELS, configfile, options
from pitchlint.settings.selection import known_words

FILE = Path(__file__).resolve().parent.parent / "lint" / "pitchlint" / "schemas" / "config.json"
_TEXT = {"type": "string"}
_TEXTS = {"oneOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_LEVEL = {"enum": list(configfile.LEVELS)}
_PLAIN = {bool: "boolean", int: "integer", float: "number", str: "string"}

_HELPS = {
    "select": "These rules, groups or packs and no others.",
    "ignore": "Not these rules, groups or packs.",
    "extend-select": "These rules, groups or packs as well.",
    "include": "The files of a folder that are read; without it whatever looks like mail.",
    "exclude": "Files and folders that are passed over.",
    "extend": "Another configuration file, which holds where this one says nothing.",
    "fail-level": "What makes the exit code 1.",
    "format": "How findings are printed.",
    "prospects": "The list of the people written to.",
    "dialect": "Whose merge fields the drafts use.",
    "claims": "The figures and clients that the team may cite.",
    "baseline": "Findings that are known and not reported; `pitchlint baseline` writes the file.",
    "vocabulary": "Lists of words; a file says 'accept' or 'ban' in its name.",
    "purpose": "What the mails are for.",
    "sender": "Who is sending.",
    "offer": "What is offered.",
    "target": "Whom the team sells to.",
    "grammar": "Which grammar engine reads the mails.",
    "rules": "How grave a rule is, and its options.",
    "per-file": "What differs for some files.",
    "allow": "Findings that are not wanted in some files.",
}

_GRAMMAR_HELPS = {
    "engine": "Harper reads in this process, LanguageTool is a server; naming one selects 'spelling' and 'grammar'.",
    "language": "Without it American and British spelling are both right.",
    "server": "A LanguageTool that runs, as in http://localhost:8081; without it one is started and stopped.",
    "public": "Ask the public LanguageTool service: drafts leave this machine.",
    "download": "Let language-tool-python fetch LanguageTool where it is not there, 250 MB.",
    "optional": "An engine that fails is a note, and does not make the exit code 2.",
    "timeout": "The longest wait for the start of a server and for an answer, in seconds.",
}


def schema() -> dict[str, Any]:
    """The schema, every key of the code's tables in it."""
    rules = suppress.installed().rules
    types_of = {
        "select": {"$ref": "#/$defs/rules"}, "ignore": {"$ref": "#/$defs/rules"},
        "extend-select": {"$ref": "#/$defs/rules"}, "include": _TEXTS, "exclude": _TEXTS, "extend": _TEXT,
        "fail-level": {"enum": list(FAIL_LEVELS)}, "format": {"enum": list(FORMATS)}, "prospects": _TEXT,
        "dialect": {"$ref": "#/$defs/dialect"}, "claims": _TEXT, "baseline": _TEXT, "vocabulary": _TEXTS,
        "purpose": {"enum": list(PURPOSES)},
        "sender": _table(configfile.SENDER_KEYS, dict.fromkeys(configfile.SENDER_KEYS, _TEXTS) | {"company": _TEXT}),
        "offer": _table(configfile.OFFER_KEYS, dict.fromkeys(configfile.OFFER_KEYS, _TEXTS)),
        "target": _table(configfile.TARGET_KEYS, dict.fromkeys(configfile.TARGET_KEYS, _targets())),
        "grammar": _table(configfile.GRAMMAR_KEYS, _grammar()),
        "rules": _rules(rules),
        "per-file": {"type": "array", "items": _per_file()},
        "allow": {"type": "array", "items": _allow()},
    }  # fmt: skip
    properties = {key: {"description": _HELPS[key], **types_of[key]} for key in configfile.KEYS}
    words = sorted(known_words(rules))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "pitchlint.toml",
        "description": "The configuration of pitchlint; in pyproject.toml it is the table [tool.pitchlint].",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "$defs": {
            "word": {"anyOf": [{"enum": words}, _TEXT]},  # further packs have further words
            "rules": {"oneOf": [{"$ref": "#/$defs/word"}, {"type": "array", "items": {"$ref": "#/$defs/word"}}]},
            "dialect": {"anyOf": [{"enum": sorted(DIALECTS)}, _TEXT]},
            "severity": _LEVEL,
        },
    }


def _table(keys: typing.Iterable[str], properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": {key: properties[key] for key in keys}}


def _targets() -> dict[str, Any]:
    return {"oneOf": [_TEXT, {"type": "number"}, {"type": "array", "items": _TEXT}]}


def _grammar() -> dict[str, Any]:
    found = {name: of_type(hint) for name, hint in typing.get_type_hints(Grammar).items()}
    found["engine"] = {"enum": list(configfile.ENGINES)}
    found["language"] = {"enum": list(configfile.LANGUAGES)}
    found["server"]["pattern"] = "^https?://"
    found["timeout"] |= {"exclusiveMinimum": 0, "maximum": configfile.LONGEST_WAIT, "default": NO_GRAMMAR.timeout}
    return {name: {"description": _GRAMMAR_HELPS[name], **found[name]} for name in found}


def _rules(rules: typing.Iterable[Rule]) -> dict[str, Any]:
    theirs = {"type": "object", "properties": {"severity": {"$ref": "#/$defs/severity"}}}
    return {
        "type": "object",
        "additionalProperties": False,
        "patternProperties": {"/": theirs},  # rules of further packs
        "properties": {rule.id: _rule(rule) for rule in sorted(rules)},
    }


def _rule(rule: Rule) -> dict[str, Any]:
    helps, defaults = pages.read(rule).option_helps, options.defaults(rule)
    properties: dict[str, Any] = {"severity": {"$ref": "#/$defs/severity"}}
    for name, hint in options.hints(rule).items():
        properties[name] = of_type(hint) | {"default": _plain(defaults[name])}
        if name in helps:
            properties[name]["description"] = helps[name]
    return {
        "description": rule.title, "type": "object", "additionalProperties": False, "properties": properties,
    }  # fmt: skip


def _per_file() -> dict[str, Any]:
    properties = {
        "paths": _TEXTS, "ignore": {"$ref": "#/$defs/rules"}, "extend-select": {"$ref": "#/$defs/rules"},
        "severity": {"type": "object", "additionalProperties": {"$ref": "#/$defs/severity"}},
        "dialect": {"$ref": "#/$defs/dialect"}, "purpose": {"enum": list(PURPOSES)},
    }  # fmt: skip
    return _table(configfile.PER_FILE_KEYS, properties) | {"required": ["paths"]}


def _allow() -> dict[str, Any]:
    properties = {
        "path": _TEXT, "step": {"type": "integer"}, "rule": {"$ref": "#/$defs/rules"}, "because": _TEXT,
        "until": {"type": "string", "format": "date"},
    }  # fmt: skip
    return _table(configfile.ALLOW_KEYS, properties) | {"required": ["path", "rule"]}


def of_type(hint: Any) -> dict[str, Any]:
    """The schema of what `options.converted` takes for a type."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    if origin is typing.Literal:
        return {"enum": list(inner)}
    if origin in (typing.Union, types.UnionType):
        return {"anyOf": [of_type(choice) for choice in inner if choice is not type(None)]}
    if origin in (dict, collections.abc.Mapping):
        return {"type": "object", "additionalProperties": of_type(inner[1])}
    if origin is not None:
        item = of_type(inner[0])
        many: dict[str, Any] = {"type": "array", "items": item}
        return {"oneOf": [item, many]} if item == _TEXT else many
    return {}


def _plain(value: Any) -> Any:
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    return dict(value) if isinstance(value, collections.abc.Mapping) else value


def text() -> str:
    """The schema as the file has it."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    Path(*sys.argv[1:2] or [FILE]).write_text(text(), encoding="utf-8")
