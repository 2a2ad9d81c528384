"""False urgency, scarcity, quota and quarter talk, fear of missing out, a close that nobody asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pitchlint import Flag, Mail, Phrases, Rule, late
from pitchlint_rules.shapes import Faults, Place, Shapes, flags, places

LIST = Phrases(__file__)
SHAPES = Shapes(__file__)

FAULTS: Faults = {
    "urgency": ("hurries someone who has not shown interest: “{words}”",
          "drop it, or name the reader's own date and what happens then", "warning"),
    "scarcity": ("presses with scarcity: “{words}”",
          "leave it out; if places are truly few, say why, after they show interest", "warning"),
    "offer": ("presses with an offer that runs out: “{words}”",
          "keep price and deadline for someone who has asked for them", "warning"),
    "quota": ("puts your quarter before the reader's needs: “{words}”",
          "leave your calendar out; tie the date to something of theirs", "warning"),
    "chance": ("counts down to your goodbye: “{words}”",
          "say goodbye or say something new; a countdown is neither", "warning"),
    "file": ("closes on someone who has opened nothing: “{words}”",
          "say plainly that you will stop writing", "warning"),
    "deadline": ("sets the reader a deadline of yours: “{words}”", "ask for a small step without a date", "info"),
    "fear": ("works with fear of missing out: “{words}”",
          "say what goes wrong for them, with a figure, and stop there", "warning"),
    "rival": ("holds rivals up to the reader: “{words}”",
          "say what they got from it, with a figure, or leave them out", "info"),
    "hurry": ("hurries someone who has not shown interest: “{words}”", "leave the pace to the reader", "info"),
    "presume": ("acts as if the reader had agreed: “{words}”", "ask whether they want it first", "info"),
}  # fmt: skip


# "the crew has only two slots left", "your customers get a discount until Friday": none of it is the writer's
_THEIRS = late(
    r"\b(?:(?:your|their|they)\b(?:(?!\b(?:i|we|our|my)\b)[^,.;:]){0,40}|"
    r"(?:the|a|one|every|each) (?!program|programme|cohort|pilot|beta|batch)(?:(?!\b(?:i|we)\b)[^,.;]){0,40}"
    r"(?:has|have|had|with|finds?|gets?|leaves?)(?: (?:only|just))*\s*)$",
    re.I,
)


# "Book your place before they're gone": theirs is only what they are told to take
_TOLD = late(
    r"\b(?:book|claim|get|grab|secure|reserve|order|reply|lock in|save|register|apply|buy) (?:\w+ )?your\b", re.I
)


def _theirs(place: Place) -> bool:
    if place.fault not in ("scarcity", "offer", "deadline") or not place.sentence:
        return False
    before = place.sentence.text[: place.span.start - place.sentence.span.start]
    return bool(_THEIRS.search(before)) and not _TOLD.search(before)


# a date in the reader's diary is none too many where they asked for it
_AGREED = late(
    r"\byou(?:'d| had|'ve| have)? (?:asked|said|told|wanted|suggested|mentioned|agreed|preferred|requested|offered|"
    r"proposed|chose|picked|booked|signed|registered|confirmed)\b|"
    r"\b(?:as|like) (?:we |you )?(?:agreed|discussed|planned|promised|asked|wished)|"
    r"\byour (?:point|request|wish|booking|registration)\b|\bon the phone\b|"
    r"\bwe (?:spoke|agreed|talked|said)\b|\bour (?:call|meeting|visit|chat)\b",
    re.I,
)


def _agreed(mail: Mail, place: Place) -> bool:
    if place.fault != "presume" or not place.sentence:
        return False
    at = mail.sentences.index(place.sentence)
    return any(_AGREED.search(sentence.text) for sentence in mail.sentences[max(0, at - 1) : at + 1])


def check(mail: Mail) -> Iterator[Flag]:
    if mail.kind in ("reply", "customer", "other"):
        return
    found = [place for place in places(mail, LIST, SHAPES) if not (_theirs(place) or _agreed(mail, place))]
    yield from flags(mail, found, FAULTS)


RULE = Rule(
    id="pressure",
    group="tone",
    title="Hurries someone who has not asked",
    check=check,
    lists=(LIST,),
    covers_nearby=("begging", "flattery", "early-close"),
    rank=31,
)
