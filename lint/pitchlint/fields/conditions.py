"""Conditions of templates, `contact.city != blank and title == "CEO"`: read as far as they are simple, never executed.

What is read is a nest of tuples: ("name", canonical), ("text", words), ("not", x), ("and", x, y), ("or", x, y),
("==", x, y), ("<", x, y), ("in", x, y), or `UNDECIDED`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pitchlint.fields.names import canonical
from pitchlint.patterns import late

Condition = tuple[Any, ...]

UNDECIDED: Condition = ("?",)
"""A condition that cannot be told from a record: loops, functions, filters."""

_MOST_TOKENS = 80  # what is longer is a program
_TOKEN = late(
    r"""(?x)\s*(?:
      (?P<text>"[^"]*" | '[^']*' | “[^”]*” | ‘[^’]*’)
    | (?P<sign>==|!=|<>|>=|<=|=~|&&|\|\||[=<>!(),|])
    | (?P<name>\$?!?\{[^{}]*\} | \[["'][^"'\]]*["']\] | [$@.]?\w[\w.@-]*\??)
    | (?P<other>\S)
    )"""
)
_NUMBER = late(r"-?\d+(?:\.\d+)?")
_NOTHING = {"blank", "empty", "nil", "null", "none", "undefined"}
_WORDS = {"and", "or", "not", "is", "in", "contains", *_NOTHING, "true", "false"}
_COMPARE = {"==": "==", "=": "==", "!=": "!=", "<>": "!=", "<": "<", ">": ">", "<=": "<=", ">=": ">="}
_EMPTY_CALLS = {"empty", "isblank", "isnull", "isempty", "is_empty", "blank"}
# `{{#if first_name.present?}}`, `{% if first_name.size > 0 %}`: Ruby's questions
_FILLED = late(r"\.(?:present|any|exists?|size|length)\??$")
_EMPTY = late(r"\.(?:blank|empty|nil)\??$")


def read(text: str, *, bare_words: bool = False) -> Condition:
    """The condition that `text` writes; `UNDECIDED` where it is not one of the simple ones.

    With `bare_words` what stands on the right of a comparison needs no quotes ("CITY == York").
    """
    tokens: list[tuple[str, str]] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        value = match[kind]
        if kind == "other" or len(tokens) == _MOST_TOKENS:
            return UNDECIDED
        if kind == "name" and value.lower() in _WORDS:
            kind, value = "word", value.lower()
        tokens.append((kind, value))
    parser = _Parser(tokens, bare_words)
    try:
        condition = parser.either()
    except _UnreadableError:
        return UNDECIDED
    return condition if parser.at == len(tokens) and condition[0] != "text" else UNDECIDED


class _UnreadableError(Exception):
    pass


class _Parser:
    """Recursive descent over at most `_MOST_TOKENS` tokens."""

    def __init__(self, tokens: list[tuple[str, str]], bare_words: bool) -> None:
        self.tokens = tokens
        self.bare_words = bare_words
        self.at = 0

    def next(self, *values: str) -> str | None:
        """The value of the next token if it is one of `values`, which are signs or words, and on to the one behind."""
        if self.at < len(self.tokens):
            kind, value = self.tokens[self.at]
            if kind in ("sign", "word") and value in values:
                self.at += 1
                return value
        return None

    def either(self) -> Condition:
        condition = self.both()
        while self.next("or", "||"):
            condition = ("or", condition, self.both())
        return condition

    def both(self) -> Condition:
        condition = self.one()
        while self.next("and", "&&"):
            condition = ("and", condition, self.one())
        return condition

    def one(self) -> Condition:
        if self.next("not", "!"):
            return ("not", self.one())
        if self.next("("):
            inside = self.either()
            if not self.next(")"):
                raise _UnreadableError
            return inside
        left = self.operand()
        sign = self.next(*_COMPARE)
        if sign:
            return _compared(_COMPARE[sign], left, self.operand(right=True))
        if self.next("contains"):
            return ("in", self.operand(right=True), left)
        if self.next("in"):
            return ("in", left, self.operand())
        if self.next("is"):
            negated = self.next("not")
            word = self.tokens[self.at][1].lower() if self.at < len(self.tokens) else ""
            self.at += 1
            if word == "defined":
                return ("not", left) if negated else left
            if word in _NOTHING:
                return left if negated else ("not", left)
            raise _UnreadableError
        return left

    def operand(self, *, right: bool = False) -> Condition:
        if self.at >= len(self.tokens):
            raise _UnreadableError
        kind, value = self.tokens[self.at]
        self.at += 1
        if kind == "text":
            return ("text", value[1:-1])
        if kind == "word":
            if value in _EMPTY_CALLS and self.next("("):
                return self.call(value)
            if value in _NOTHING:
                return ("text", "")
            if value in ("true", "false"):
                return ("text", value)
            raise _UnreadableError
        if kind != "name":
            raise _UnreadableError
        if _NUMBER.fullmatch(value):
            return ("text", value)
        if self.next("("):
            return self.call(value)
        if right and self.bare_words and value[0] != "$":
            while self.at < len(self.tokens) and self.tokens[self.at][0] == "name":
                value += " " + self.tokens[self.at][1]
                self.at += 1
            return ("text", value)
        empty = _EMPTY.search(value)
        if empty:
            return ("not", ("name", named(value[: empty.start()])))
        return ("name", named(_FILLED.sub("", value)))

    def call(self, function: str) -> Condition:
        """`EMPTY(@x)`, `ISBLANK(x)`, `AttributeValue("x")`: the functions that ask for a value."""
        if self.at < len(self.tokens) and self.tokens[self.at][0] == "text":
            inside: Condition = ("name", named(self.tokens[self.at][1][1:-1]))
            self.at += 1
        else:
            inside = self.operand()
        if not self.next(")"):
            raise _UnreadableError
        if function.lower() in _EMPTY_CALLS:
            return ("not", inside)
        if function.lower() in ("attributevalue", "v"):
            return inside
        raise _UnreadableError


def _compared(sign: str, left: Condition, right: Condition) -> Condition:
    if sign == "!=":
        return ("not", ("==", left, right))
    if sign in (">", "<="):
        under: Condition = ("<", right, left)
        return under if sign == ">" else ("not", under)
    if sign == ">=":
        return ("not", ("<", left, right))
    return (sign, left, right)


def named(name: str) -> str:
    """The canonical name of a field as conditions write it: `$FIRSTNAME`, `${city}`, `.City`, `["First Name"]`."""
    return canonical(name.strip("$@!.{}[]\"' "))


def holds(condition: Condition, values: Mapping[str, str]) -> bool | None:
    """Whether a record meets `condition`, by canonical names; None where that cannot be told."""
    sign = condition[0]
    if sign in ("name", "text"):
        return bool(_value(condition, values))
    if sign == "not":
        inside = holds(condition[1], values)
        return None if inside is None else not inside
    if sign in ("and", "or"):
        one, other = holds(condition[1], values), holds(condition[2], values)
        if sign == "and":
            return False if one is False or other is False else None if one is None or other is None else True
        return True if one or other else None if one is None or other is None else False
    if sign in ("==", "<", "in"):
        left, right = _value(condition[1], values), _value(condition[2], values)
        if left is None or right is None:
            return None
        if sign == "in":
            return left.lower() in right.lower()
        numbers = _NUMBER.fullmatch(left) and _NUMBER.fullmatch(right)
        if sign == "<":
            return float(left) < float(right) if numbers else None
        if "true" in (left, right) or "false" in (left, right):
            return _truth(left) == _truth(right)
        return float(left) == float(right) if numbers else left == right
    return None


def _value(operand: Condition, values: Mapping[str, str]) -> str | None:
    if operand[0] == "name":
        return values.get(operand[1], "").strip()
    return str(operand[1]) if operand[0] == "text" else None


def _truth(value: str) -> bool:
    return value.lower() not in ("", "false", "no", "0")


def names_in(condition: Condition) -> Iterator[str]:
    """The canonical names of the fields that a condition asks for."""
    if condition[0] == "name":
        yield condition[1]
    elif condition[0] not in ("text", "?"):
        for part in condition[1:]:
            yield from names_in(part)
