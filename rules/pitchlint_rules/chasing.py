"""Offers another date to somebody who has let two of them pass."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from pitchlint import Flag, Mail, Rule, Span, late
from pitchlint_rules.goodbyes import closing
from pitchlint_rules.records import count_of, cut, is_outreach
from pitchlint_rules.shapes import plain_sentences

_FIELDS = ("cancelled", "canceled", "cancellations", "no_shows", "no_show", "noshows", "missed_meetings")
_ALL = frozenset({*_FIELDS, "notes"})
_NUMBER = r"(?:\d{1,2}|two|three|four|five|six)"
_MISSED = (
    r"(?:cancell?(?:ed|ations?)|no[- ]?shows?|no[- ]?showed|didn't (?:show|turn) up|did not (?:show|turn) up|"
    r"stood (?:us|me) up)"
)
_IN_NOTES = late(
    rf"\b{_MISSED}(?: (?:on|us|me|our|the|calls?|meetings?|demos?|appointments?|already|now))*[ :(x×]+"
    rf"(?P<after>twice|{_NUMBER}(?=(?: times|x)\b)|\d(?=\s*(?:[.,;)]|$)))|"
    rf"\b(?P<before>twice|{_NUMBER})(?:x| times)? (?:has |have )?{_MISSED}"
)
# one of these stands in a sentence before the patterns run
_SEEN = (
    "day", "tomorrow", "week", "calend", "schedul", "book", "time", "slot", "date", "monday", " at ", "cal.com",
)  # fmt: skip
_DAY = (
    r"\b(?:(?:mon|tues|wednes|thurs|fri)day|tomorrow|(?:next|this|the following) week|today at|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2}|"
    r"\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december))\b"
)
_SUITS = late(
    r"\b(?:suits?|works?(?! for (?:us|your team))|free|available|availability|around|meet|speak|talk|chat|catch up|"
    r"call|slots?|minutes|mins|try again|time|demo|look at|show you|zoom|fit)\b"
)
_WHEN = late(_DAY)
_PROPOSES = late(
    r"\?|\b(?:how about|what about|i can do|i could do|i am free|i'm free|let's|shall we|let me know|i have|i've got)\b"
)
_AGAIN = late(
    r"\bre-?(?:schedul|book|arrang)\w*|"
    r"\b(?:another|a new|new|a different|some other|fresh|a further) (?:\w+ )?"
    r"(?:time|date|slot|appointment|meeting|call|demo)\b|"
    r"\bone more (?:date|slot|appointment|meeting|call|demo)\b|"
    r"\b(?:find|pick|choose|book|grab|suggest|send me|name|give me|tell me) (?:me |us )?"
    r"(?:a |an |any |another |some |your )?(?:\w+ )?(?:time|times|slot|slots|date|dates|day|call|meeting)\b|"
    r"\b(?:book|grab|pick|schedule)\b.{0,40}\b(?:calendar|link|here|below)\b|"
    r"\b(?:my|our|this) (?:calendar|booking link|calendly)\b|calendly\.com|cal\.com/|"
    r"meetings\.hubspot\.com|savvycal\.com|"
    r"\bwhen (?:are you|would you be|do you have|could you|can you|suits|works|is (?:good|best))\b"
)
_NOT = late(
    r"\b(?:no need|not going to|won't|will not|no longer|stop|instead of|rather than|without|not|never|don't|whenever|"
    r"if you ever|should you ever)\b"
)


def check(mail: Mail, *, times: int = 2) -> Iterator[Flag]:
    """Flag the sentence that offers a date to somebody who cancelled, or did not come, at least `times` times."""
    record = mail.prospect
    if _ALL.isdisjoint(record):
        return
    missed, told = _missed(record)
    if missed < times or not is_outreach(mail):
        return
    span = mail.template.once(_offers)
    if span is None or any(one.once(_offers) for one in mail.earlier):
        return
    yield Flag(
        span,
        f"offers another date to somebody who let {_number(missed)} pass: the record says “{cut(told)}”",
        "say goodbye kindly: what you leave with them, and that the next date is theirs to name",
        fault="chasing",
    )


def _number(missed: int) -> str:
    return {2: "two", 3: "three", 4: "four"}.get(missed, str(missed))


def _missed(record: Mapping[str, str]) -> tuple[int, str]:
    """How many dates the record says they let pass, and its words."""
    counts = {name: count_of(record[name]) for name in _FIELDS if name in record}
    if sum(counts.values()) > 1:
        return sum(counts.values()), ", ".join(f"{name}: {record[name]}" for name in counts if counts[name])
    return _in_notes(record.get("notes", ""))


@lru_cache(maxsize=1024)
def _in_notes(notes: str) -> tuple[int, str]:
    lowered = notes.lower().replace("’", "'")
    if not any(word in lowered for word in ("cancel", "show", "stood", "turn")):
        return 0, ""
    total, told = 0, []
    for found in _IN_NOTES.finditer(lowered):
        total += count_of(found["after"] or found["before"])
        told.append(found[0])
    return total, f"notes: {', '.join(told)}"


def _offers(mail: Mail) -> Span | None:
    """The sentence that offers a date or asks for one; None in a mail that closes."""
    if closing(mail):
        return None
    for sentence, text in mail.once(plain_sentences):
        if not any(word in text for word in _SEEN):
            continue
        again = _AGAIN.search(text)
        dated = _WHEN.search(text)
        if again and not _NOT.search(text[: again.end()]):
            return sentence.span
        if dated and _PROPOSES.search(text) and _SUITS.search(text) and not _NOT.search(text):
            return sentence.span
    return None


RULE = Rule(
    id="chasing",
    group="sequence",
    title="Chases somebody who keeps cancelling",
    check=check,
    per_row=True,
    rank=16,
)
