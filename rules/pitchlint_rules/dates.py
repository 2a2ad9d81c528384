"""The dates that a record and a draft name: days, months and quarters, read only where they can be."""

import datetime
import re
from functools import lru_cache
from typing import NamedTuple

from pitchlint import Mail, Place, late

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = {name[:size]: at for at, name in enumerate(_MONTHS, 1) for size in (3, len(name))} | {"sept": 9}
_NAME = (
    r"(?P<{}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATES = late(
    r"(?<![\w./-])(?:"
    r"(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?:T[\d:.+Z-]*)?"
    r"|(?P<d1>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]" + _NAME.format("n1") + r",?[ -](?P<y1>\d{4})"
    r"|" + _NAME.format("n2") + r" (?P<d2>\d{1,2})(?:st|nd|rd|th)?,? (?P<y2>\d{4})"
    r"|" + _NAME.format("n3") + r",? (?P<y3>\d{4})"
    r"|q(?P<q>[1-4])[ /-]?(?P<yq>\d{4})|(?P<yq2>\d{4})[ /-]?q(?P<q2>[1-4])"
    r"|(?P<ym>\d{4})-(?P<mm>\d{2})"
    r"|(?P<dd>\d{1,2})\.(?P<dm>\d{1,2})\.(?P<dy>\d{4})"
    r"|(?P<s1>\d{1,2})/(?P<s2>\d{1,2})/(?P<sy>\d{4})"
    r")(?![\w-]|/\d|\.\d)",
    re.I,
)


class Period(NamedTuple):
    """A day, month or quarter that a text names, first and last day, and where: half-open offsets."""

    first: datetime.date
    last: datetime.date
    start: int
    end: int


@lru_cache(maxsize=4096)
def periods(text: str) -> tuple[Period, ...]:
    """The dates in a text, in order. Without a year, or with day and month that could be either, it is none."""
    if not any(map(str.isdigit, text)):
        return ()
    found = []
    for match in _DATES.finditer(text):
        part = match.groupdict()
        try:
            first, last = _span(part)
        except ValueError:
            continue
        found.append(Period(first, last, match.start(), match.end()))
    return tuple(found)


def _span(part: dict[str, str | None]) -> tuple[datetime.date, datetime.date]:
    """First and last day of a match. Raises `ValueError` for what is no date."""

    def number(name: str) -> int:
        return int(part[name] or 0)

    for year, month, day in (("y", "m", "d"), ("dy", "dm", "dd")):
        if part[year]:
            one = datetime.date(number(year), number(month), number(day))
            return one, one
    for year, name, day in (("y1", "n1", "d1"), ("y2", "n2", "d2")):
        if part[year]:
            one = datetime.date(number(year), _MONTH[str(part[name]).lower()], number(day))
            return one, one
    if part["sy"]:
        a, b = number("s1"), number("s2")
        if a <= 12 and b <= 12 and a != b:
            raise ValueError("the day may be either")
        one = datetime.date(number("sy"), b if a > 12 else a, a if a > 12 else b)
        return one, one
    if part["q"] or part["q2"]:
        year_of = number("yq") or number("yq2")
        begin = 3 * (number("q") or number("q2")) - 2
        return datetime.date(year_of, begin, 1), _month_end(year_of, begin + 2)
    year_of = number("y3") or number("ym")
    month_of = _MONTH[str(part["n3"]).lower()] if part["n3"] else number("mm")
    return datetime.date(year_of, month_of, 1), _month_end(year_of, month_of)


def _month_end(year: int, month: int) -> datetime.date:
    return datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)


class Sending(NamedTuple):
    """When a mail goes out. `place` is where the file says so; `is_told` is False where it is only the run's today."""

    day: datetime.date
    place: Place | None
    is_told: bool


_KEY = late(
    r"(?:^|[{,])[ \t>*-]*[\"']?(?:date|day|send[_ ]?(?:on|date|at)?|sends?|scheduled?\w*)[\"']?[ \t]*[:=][ \t]*[\"']?"
    r"(?P<value>[^\r\n\"']+)",
    re.I | re.M,
)


def sending(mail: Mail) -> Sending | None:
    """When the mail goes out: its own date, else today; None where its date cannot be read. Ask the template, with
    `once`."""
    written = mail.draft.settings.get("date") or mail.draft.headers.get("date")
    if not written:
        return Sending(mail.today, None, is_told=False)
    found = periods(written)
    if not found or found[0].first != found[0].last:
        return None
    return Sending(found[0].first, _date_place(mail, found[0].first), is_told=True)


def _date_place(mail: Mail, day: datetime.date) -> Place | None:
    """Where the draft's date is written: behind its key, the last one above the body, else the first below."""
    source, body = mail.draft.source, mail.draft.body
    begins = body.starts[0] if body.starts else 0
    found = []
    for key in _KEY.finditer(source.text):
        for period in periods(key["value"])[:1]:
            if period.first == period.last == day:
                at = key.start("value")
                found.append(Place(source, at + period.start, at + period.end))
    above = [place for place in found if place.end <= begins]
    return above[-1] if above else found[0] if found else None
