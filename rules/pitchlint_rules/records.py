"""Whether there is a record of the reader, and its values read as yes or no, as counts and as lists of things."""

from __future__ import annotations

import re
from functools import lru_cache

from pitchlint import Mail, late
from pitchlint_rules.dates import periods
from pitchlint_rules.names.likeness import words

_TO = frozenset({"name", "email"})
_LATER_VARIANTS = words("b c d e f 2 3 4 5 6")


def is_outreach(mail: Mail) -> bool:
    """Whether the mail goes to somebody who neither asked nor bought."""
    return mail.template.kind in ("first", "follow_up")


def opens_sequence(mail: Mail) -> bool:
    """Whether this is where to say what is wrong with the record itself: once a sequence, not in each variant."""
    return not mail.earlier and (mail.draft.variant or "").lower() not in _LATER_VARIANTS


def has_record(mail: Mail) -> bool:
    """Whether somebody wrote a record for the reader, so that it is more than what a `To:` header says."""
    if mail.record is not None or mail.draft.prospect or not _TO.issuperset(mail.prospect):
        return True
    return mail.listing is not None and mail.prospect.get("email", "").lower() in mail.listing.by_email


def shown_fields(mail: Mail) -> frozenset[str]:
    """Canonical names of what the template inserts. Ask the template, with `once`."""
    return frozenset(field.canonical for field in (*mail.fields, *mail.subject_fields) if field.kind == "field")


def header(mail: Mail, name: str) -> str:
    """What the list calls the column `name`."""
    if mail.listing is None or name not in mail.listing.names:
        return name
    return mail.listing.columns[mail.listing.names.index(name)]


def cut(text: str, most: int = 70) -> str:
    """`text` on one line, cut at a word to `most` characters."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[:most].rpartition(" ")[0].rstrip(" ,;:") + "…"


_YES = words("yes y true t 1 x on ja oui si")
_NO = words("no n false f 0 off none never nein non")
_PARTS = late(r"\s*(?:[,;|\n•]|\s/\s|\band\b|\bor\b)\s*", re.I)


def is_yes(value: str) -> bool:
    return value.strip().lower() in _YES


def is_no(value: str) -> bool:
    return value.strip().lower() in _NO


def things(value: str) -> list[str]:
    """The items of a value: "call centre, IT team" is two."""
    return [item for item in (part.strip(" \t.\"'[]") for part in _PARTS.split(value)) if item]


_TIMES = {"once": 1, "one": 1, "twice": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_COUNT = late(rf"(?:\d{{1,2}}(?=x?\b)|{'|'.join(_TIMES)})(?![\w/.-]*\d)")


@lru_cache(maxsize=1024)
def count_of(value: str) -> int:
    """How often something happened: "2", "twice", "two times", or as many dates as are named; 0 where it is unclear."""
    text = value.strip().lower()
    dates = periods(text)
    if dates:
        return len(dates)
    found = _COUNT.match(text)
    if not found:
        return 1 if text in _YES else 0
    word = found[0]
    return _TIMES.get(word) or int(word)
