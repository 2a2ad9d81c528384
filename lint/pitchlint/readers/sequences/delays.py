"""When a step goes out: the ways in which files tell it, as days from the first step.

Tools mean three things by a delay: days after the step before, days until the next step, or the day counted from the
start.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Literal, NamedTuple

from pitchlint.patterns import late

Way = Literal["after", "until_next", "day", "date"]

_UNITS = {"s": 1 / 86400, "m": 1 / 1440, "h": 1 / 24, "d": 1.0, "w": 7.0, "mo": 30.0}
_AMOUNT = late(
    r"(?:after|wait|in|\+|day)?\s*#?(?P<amount>\d{1,7}(?:\.\d{1,6})?)\s*(?:business |working |calendar )?"
    r"(?P<unit>s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?|w(?:(?:ee)?ks?)?|mo(?:nths?)?)?"
    r"(?:\s+(?:later|after\b.*|from\b.*))?",
)
_NONE = late(r"immediate(?:ly)?|none|same day|now|instantly|at once")
_DATE = late(r"\d{4}-\d{2}-\d{2}")


class Timing(NamedTuple):
    """What a step says of its time: `days` of a delay or day, or a date. `start`, `end` are where it stands."""

    way: Way
    written: str
    start: int
    end: int
    days: float = 0.0
    date: datetime.date | None = None


class Moment(NamedTuple):
    """When a step goes out, and where in the source that is set. `day` counts from the first step, which is 0."""

    day: float | None
    timing: Timing | None


def days(written: str, unit: str = "") -> float | None:
    """The days in "3", "2 weeks" or "48h"; a bare number counts `unit`s ("day", "minutes", ...). None for no amount."""
    word = written.strip().lower()
    if _NONE.fullmatch(word):
        return 0.0
    found = _AMOUNT.fullmatch(word)
    if not found:
        return None
    name = (found["unit"] or unit or "day").strip().lower()
    factor = _UNITS["mo"] if name.startswith("mo") else _UNITS.get(name[:1], 1.0)
    return float(found["amount"]) * factor


def date(written: str) -> datetime.date | None:
    """The date with which "2026-03-04" or "2026-03-04T09:00:00Z" begins."""
    found = _DATE.match(written.strip())
    try:
        return datetime.date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def moments(timings: Sequence[Timing | None]) -> list[Moment]:
    """When the steps of a sequence go out, in order; what their own timings say, or those of the steps before.

    A day is None where nothing tells it. The first step is day 0, whatever it says of itself.
    """
    told = [timing for timing in timings if timing]
    if not told:
        return [Moment(None, None) for _ in timings]
    until_next = any(timing.way == "until_next" for timing in told)
    found: list[Moment] = []
    day: float | None = 0.0
    first_day: float | None = None
    first_date: datetime.date | None = None
    for at, own in enumerate(timings):
        timing = (timings[at - 1] if at else None) if until_next else own
        if at:
            if timing is None:
                day = None
            elif timing.way in ("after", "until_next"):
                day = None if day is None else day + timing.days
            elif timing.way == "day":
                day = timing.days - (first_day or 0.0)
            elif timing.date:
                day = float((timing.date - first_date).days) if first_date else None
        elif own and own.way == "day":
            first_day = own.days
        if timing and timing.date and first_date is None and day is not None:
            first_date = timing.date - datetime.timedelta(days=int(day))
        found.append(Moment(day, timing or (None if until_next else own)))
    return found
