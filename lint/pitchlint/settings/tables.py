"""Tables of a TOML file: keys taken one by one, typed, and every error with its line."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pitchlint.nearest import did_you_mean
from pitchlint.packs import Catalogue
from pitchlint.settings import SHARED_NAME, SHARED_TABLE, ConfigError, shown
from pitchlint.settings.options import WrongTypeError
from pitchlint.settings.selection import known_words

T = TypeVar("T")
Word = TypeVar("Word", bound=str)


class Table(NamedTuple):
    """A table of a file, `values` as parsed and `text` the whole file's, in which errors look up their line.

    `name` is its header ("rules.jargon"), "" at the top; `number` counts tables of one name, from 0.
    """

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
        """An error with the place of `key`, None for the table as a whole, and the table's name before `message`."""
        line = self.line(key)
        place = f"{shown(self.file)}:{line}" if line else shown(self.file)
        return ConfigError(f"{place}: {self.label}{message}")

    def check_keys(self, known: Iterable[str], what: str = "key") -> None:
        """Raises `ConfigError` with the nearest of `known` where the table has a key that is none of them."""
        for key in self.values:
            if key not in known:
                near = did_you_mean(key, known) or f"; it knows {', '.join(known)}"
                raise self.error(key, f"unknown {what} '{key}'{near}")

    def get(self, key: str, read: Callable[[Any], T]) -> T | None:
        """The value of `key` as `read` gives it, None where the key is not there.

        `read` raises `WrongTypeError` for a value that it cannot take; all methods turn that into `ConfigError`.
        """
        if key not in self.values:
            return None
        try:
            return read(self.values[key])
        except WrongTypeError as error:
            raise self.error(key, f"'{key}' wants {error.wanted}, not {_toml(self.values[key])}") from None

    def choice(self, key: str, names: Sequence[Word]) -> Word | None:
        """The value of `key`, one of `names`; None where the key is not there."""
        value = self.get(key, string)
        if value is None:
            return None
        for name in names:
            if name == value:
                return name
        near = did_you_mean(value, names) or f"; it is one of {', '.join(names)}"
        raise self.error(key, f"'{key}': no value '{value}'{near}")

    def rules(self, key: str, catalogue: Catalogue) -> tuple[str, ...] | None:
        """Ids and groups of rules, or "all"."""
        words = self.get(key, strings)
        names = known_words(catalogue.rules)
        for word in words or ():
            if word not in names:
                raise self.error(key, f"'{key}': no rule, group or pack '{word}'{did_you_mean(word, names)}")
        return words

    def inner(self, key: str) -> Table:
        """The table under `key`, empty where there is none."""
        values = self.get(key, _table) or {}
        return self._replace(name=f"{self.name}.{key}" if self.name else key, values=values, number=0)

    def each(self, key: str) -> list[Table]:
        """The tables of the array of tables under `key`."""
        found = self.get(key, _tables) or []
        name = f"{self.name}.{key}" if self.name else key
        return [self._replace(name=name, values=values, number=i) for i, values in enumerate(found)]


def _toml(value: Any) -> str:
    """A value as a message quotes it: short, as the file has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, (str, list)):
        return repr(value) if len(repr(value)) <= 40 else "a long text" if isinstance(value, str) else "a list"
    return str(value)


# what reads a value: each returns it in its type or raises `WrongTypeError`


def string(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise WrongTypeError("a text in quotes")


def strings(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise WrongTypeError('a list of texts, as in ["one", "two"]')


def strings_or_number(value: Any) -> tuple[str, ...]:
    return (str(value),) if type(value) in (int, float) else strings(value)


def whole(value: Any) -> int:
    if type(value) is int:
        return value
    raise WrongTypeError("a whole number")


def date(value: Any) -> datetime.date:
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
