"""Options of rules: the keyword-only parameters of a check, typed by their annotations."""

from __future__ import annotations

import collections.abc
import types
import typing
from typing import Any

from pitchlint.rule import Rule


class WrongTypeError(Exception):
    """A value of the wrong type; `wanted` says which one belongs there ("a whole number")."""

    def __init__(self, wanted: str) -> None:
        super().__init__(wanted)
        self.wanted = wanted


def defaults(rule: Rule) -> dict[str, Any]:
    """The rule's options and what they are when nobody sets them."""
    return dict(getattr(rule.check, "__kwdefaults__", None) or {})


def hints(rule: Rule) -> dict[str, Any]:
    """The rule's options and their types, read from the annotations; the type of the default where there is none."""
    given = defaults(rule)
    written = getattr(rule.check, "__annotations__", {})
    # only the options': the other annotations may name what is imported for type checkers alone
    holder = types.SimpleNamespace(__annotations__={name: written[name] for name in given if name in written})
    resolved = typing.get_type_hints(holder, globalns=getattr(rule.check, "__globals__", {}))
    return {name: resolved.get(name, type(default)) for name, default in given.items()}


def converted(value: Any, hint: Any) -> Any:
    """`value`, as TOML gives it, as the type `hint`. Raises `WrongTypeError`."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if hint is Any:
        return value
    if origin is typing.Literal:
        if any(value == choice and type(value) is type(choice) for choice in inner):
            return value
    elif origin in (typing.Union, types.UnionType):
        for choice in inner:
            if choice is not type(None):
                try:
                    return converted(value, choice)
                except WrongTypeError:
                    pass
    elif origin in _COLLECTIONS:
        items = [value] if isinstance(value, str) else value
        if isinstance(items, list):
            try:
                return _COLLECTIONS[origin](converted(item, inner[0]) for item in items)
            except WrongTypeError:
                pass
    elif origin in (dict, collections.abc.Mapping):
        if isinstance(value, dict):
            try:
                return {key: converted(item, inner[1]) for key, item in value.items()}
            except WrongTypeError:
                pass
    elif hint is float and type(value) in (int, float):
        return float(value)
    elif isinstance(hint, type) and type(value) is hint:
        return value
    raise WrongTypeError(wanted(hint))


_COLLECTIONS: dict[Any, Any] = {
    tuple: tuple, list: list, set: set, frozenset: frozenset, collections.abc.Sequence: tuple,
    collections.abc.Collection: tuple, collections.abc.Iterable: tuple, collections.abc.Set: frozenset,
}  # fmt: skip


def wanted(hint: Any) -> str:
    """A type in the words of a message."""
    plain = {bool: "true or false", int: "a whole number", float: "a number", str: "a text in quotes"}
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if hint in plain:
        return plain[hint]
    if origin is typing.Literal:
        return "one of " + ", ".join(f"'{choice}'" for choice in inner)
    if origin in (typing.Union, types.UnionType):
        return " or ".join(wanted(choice) for choice in inner if choice is not type(None))
    if origin in _COLLECTIONS:
        return "a list, each of it " + wanted(inner[0])
    if origin in (dict, collections.abc.Mapping):
        return "a table, each value " + wanted(inner[1])
    return f"a {getattr(hint, '__name__', hint)}"
