"""The claims that a team has approved: one YAML file, `claims = FILE` in the configuration.

    - number: 31%                   what may be said: a number with its unit,
      client: Larkspur Linens       of whom it is true,
      result: cut breakages         what it was; any of the three, or
      source: interview of 2026-01  where it comes from (not read by rules)
      expires: 2027-01-31           the last day on which it may be said
    - text: We have never lost a load.      a sentence that may be said as it is

The list stands at the top or under `claims`. Scalars are strings, `expires` is a date.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from pitchlint.mail import Claim
from pitchlint.nearest import did_you_mean
from pitchlint.settings import ConfigError, shown, unreadable

_KEYS = ("number", "client", "result", "text", "source", "expires")
_SAYS = _KEYS[:4]
_DEEPEST = 8  # a list of mappings has two levels, under a key three
_LARGEST = 2**20  # bytes; a register, not an archive


def read(path: Path) -> tuple[Claim, ...]:
    """The entries of a claims file, in order. Raises `ConfigError` with file and line."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ConfigError(f"{shown(path)}: no such claims file; mend 'claims' in the configuration") from None
    except OSError as error:
        raise unreadable(path, error) from error
    if len(data) > _LARGEST:
        raise ConfigError(f"{shown(path)}: over 1 MB, too large for a list of claims")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{shown(path)}:{line}: not UTF-8; save the file as UTF-8") from None
    return tuple(_claims(path, text))


def _claims(path: Path, text: str) -> list[Claim]:
    import yaml

    root = _composed(path, text)
    if isinstance(root, yaml.MappingNode):
        inner = [value for key, value in root.value if key.value == "claims"]
        if not inner or len(root.value) > 1:
            raise _error(path, root, "wants a list of claims, each with number, client, result or text")
        root = inner[0]
    if root is None or (isinstance(root, yaml.ScalarNode) and not root.value):
        return []
    if not isinstance(root, yaml.SequenceNode):
        raise _error(path, root, "wants a list of claims, each with number, client, result or text")
    return [_claim(path, node) for node in root.value]


def _composed(path: Path, text: str) -> Any:
    """The YAML of a file as nodes, which know their lines; None for an empty one."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        deep = 0
        for event in yaml.parse(text, Loader=loader):
            deep += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if deep > _DEEPEST:
                raise _error(path, event, "nested too deep for a list of claims")
            if isinstance(event, yaml.AliasEvent):
                raise _error(path, event, "uses a YAML alias ('*name'); write the value out")
        return yaml.compose(text, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{shown(path)}:{mark.line + 1}" if mark else shown(path)
        problem = getattr(error, "problem", None) or "cannot be parsed"
        raise ConfigError(f"{place}: not valid YAML: {problem}; put the value in quotation marks") from None


def _claim(path: Path, node: Any) -> Claim:
    import yaml

    if not isinstance(node, yaml.MappingNode):
        raise _error(path, node, "a claim wants keys: number, client, result or text, and expires")
    told: dict[str, str] = {}
    expires: datetime.date | None = None
    for key, value in node.value:
        name = str(key.value)
        if name not in _KEYS:
            near = did_you_mean(name, _KEYS) or f"; it is one of {', '.join(_KEYS)}"
            raise _error(path, key, f"unknown key '{name}'{near}")
        if not isinstance(value, yaml.ScalarNode):
            raise _error(path, value, f"'{name}' wants a text; write one claim for each")
        told[name] = " ".join(value.value.split())
        if name == "expires" and told[name]:
            try:
                expires = datetime.date.fromisoformat(told[name])
            except ValueError:
                raise _error(path, value, f"'expires' wants a date, as in 2027-01-31, not '{told[name]}'") from None
    if not any(told.get(key) for key in _SAYS):
        raise _error(path, node, f"a claim says nothing; give it one of {', '.join(_SAYS)}")
    says = {key: told.get(key, "") for key in _SAYS}
    return Claim(**says, source=told.get("source", ""), expires=expires, place=f"{path.name}:{_line(node)}")


def _line(node: Any) -> int:
    return int(node.start_mark.line) + 1


def _error(path: Path, node: Any, message: str) -> ConfigError:
    return ConfigError(f"{shown(path)}:{_line(node)}: {message}" if node is not None else f"{shown(path)}: {message}")
