"""Suppressions as people write them: "pitchlint: allow RULE[, RULE] [until YYYY-MM-DD] [because REASON]"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pitchlint.draft import Allow
from pitchlint.patterns import late

if TYPE_CHECKING:
    import datetime

_PREFIX = late(r"\s*pitchlint\s*:\s*(\w*)\s*", re.I)
_RULE = late(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:/[a-z][a-z0-9]*(?:-[a-z0-9]+)*)?", re.I)
_GAP = late(r"[,\s]+")
_DATE = late(r"\d{4}-\d{2}-\d{2}")
_FORM = "write 'pitchlint: allow RULE until YYYY-MM-DD because REASON'"


class AllowError(ValueError):
    """A suppression that is not of the form. `offset` is the place in the source that the message speaks of."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


def parse_allow(text: str, at: int) -> Allow | None:
    """The suppression that the comment `text`, which begins at the source offset `at`, makes; None if it makes none.

    `text` may still have its comment marks (`<!-- -->`, `#`). Raises `AllowError` where it says "pitchlint:" and then
    is malformed.
    """
    body = text.strip().removeprefix("<!--").removesuffix("-->").lstrip("#")
    prefix = _PREFIX.match(body)
    if not prefix:
        return None
    if prefix[1].lower() != "allow":
        raise AllowError(f"'pitchlint: {prefix[1]}' means nothing; {_FORM}", at)
    return parse_rules(body[prefix.end() :], at, at + len(text))


def parse_rules(text: str, start: int, end: int) -> Allow:
    """The suppression in `text`, what stands behind "pitchlint: allow"; `start`, `end` are source offsets of the whole.

    Raises `AllowError` where it is malformed.
    """
    rules: list[str] = []
    until = None
    reason = ""
    rest = text.strip()
    while rest:
        word = rest.split(None, 1)[0].lower()
        if word == "because":
            reason = " ".join(rest[len(word) :].split())
            break
        if word == "until" and rules and until is None:
            rest = rest[len(word) :].strip()
            until, rest = _date(rest, start), rest[10:].lstrip(" \t\r\n,")
            continue
        found = _RULE.match(rest)
        gap = _GAP.match(rest, found.end()) if found else None
        if not found or until or (not gap and found.end() < len(rest)):
            raise AllowError(f"'{_cut(rest)}' is not understood in a suppression; {_FORM}", start)
        rules.append(found[0].lower())
        rest = rest[gap.end() if gap else found.end() :]
    if not rules:
        raise AllowError(f"the suppression names no rule; {_FORM}", start)
    return Allow(tuple(dict.fromkeys(rules)), start, end, until, reason)


def _date(text: str, at: int) -> datetime.date:
    from datetime import date

    word = text.split(None, 1)[0].rstrip(",") if text else ""
    try:
        if _DATE.fullmatch(word):
            return date.fromisoformat(word)
    except ValueError:
        pass
    raise AllowError(f"'{_cut(word)}' is no date; {_FORM}", at)


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"
