"""Words that sound like something and say nothing."""

from collections.abc import Iterator
from typing import NamedTuple

from pitchlint import Flag, Mail, Phrases, Rule, Severity, Span
from pitchlint_rules.empty_phrases import (
    WORDS,
    Taken,
    empty_phrases,
    figure_near,
    in_name,
    meets_any,
    places,
    stands_near,
    widened,
)  # fmt: skip
from pitchlint_rules.shapes import Shapes, shaped

LIST = Phrases(__file__)
SHAPES = Shapes(__file__)
_UNIT = (
    r"\d ?(?:mm|cm|km|metres|meters|m/s|µm|microns|kg|tonnes|litres|liters|psi|bar|kPa|kN|kW|°C|degrees|"
    r"rpm|volts|amps)\b"
)
_READ = frozenset({"subject", "prose", "postscript"})


class Family(NamedTuple):
    message: str
    advice: str


FAMILIES = {
    "quality": Family(
        "“{words}” is nothing the reader can check", "say what they would notice: a step gone, minutes saved"
    ),
    "plain": Family("“{words}” is a longer word for a plain one", ""),
    "verb": Family(
        "“{words}” does not say what changes", "name what they stop doing, or what takes how long afterwards"
    ),
    "image": Family("“{words}” is a worn picture", "say what happens, in plain words"),
    "chat": Family("“{words}” is office talk", "say what you want to do: ask, write, call, send"),
    "abstract": Family("“{words}” names nothing that one can see", "name the thing itself, or the number that moves"),
    "hype": Family(
        "“{words}” is noise to somebody who hears it ten times a day", "say what it does, in one plain verb"
    ),
}


def check(mail: Mail) -> Iterator[Flag]:
    taken = Taken()
    hits = [(hit, widened(mail, hit)) for hit in mail.hits(LIST)]
    for hit, span in sorted(hits, key=lambda found: found[1].start - found[1].end):
        name, _, strength = hit.entry.section.partition(" ")
        if _physical(mail, hit.span):
            continue
        if mail.part_of(span) not in _READ or in_name(mail, hit.span) or meets_any(span, taken):
            continue
        if strength == "unmeasured" and figure_near(mail, hit.span):
            continue
        taken.append(span)
        words, better = mail.quote(span), hit.entry.better
        family = FAMILIES["plain" if better and name == "verb" else name]
        advice = f"“{better}” says it" if better else family.advice
        severity: Severity | None = "info" if strength == "weak" else None
        fix = LIST.flag(mail, hit).fix
        if fix and name == "plain":  # the same in plain words, whatever stands around it
            fix = fix._replace(applicability="safe")
        yield Flag(span, family.message.format(words=words), advice, severity, fix)
    for place in shaped(mail, SHAPES):
        name, _, strength = place.fault.partition(" ")
        if _physical(mail, place.span) or mail.part_of(place.span) not in _READ or meets_any(place.span, taken):
            continue
        taken.append(place.span)
        family = FAMILIES[name]
        message = family.message.format(words=mail.quote(place.span))
        yield Flag(place.span, message, family.advice, "info" if strength == "weak" else None)
    for phrase in empty_phrases(mail):
        if not phrase.promises and not meets_any(phrase.span, taken):
            message = FAMILIES["abstract"].message.format(words=mail.quote(phrase.span))
            yield Flag(phrase.span, message, FAMILIES["abstract"].advice, "info" if phrase.weight < 4 else None)


def _physical(mail: Mail, span: Span) -> bool:
    """Whether the sentence of `span` measures a length, weight, pressure or temperature: its words mean things."""
    return stands_near(mail, span, mail.once(_measures)[span.of])


def _measures(mail: Mail) -> dict[str, list[int]]:
    return places(mail, _UNIT)


RULE = Rule(
    id="jargon",
    group="wording",
    title="Sounds like something, says nothing",
    check=check,
    lists=(LIST, WORDS),
    rank=60,
)
