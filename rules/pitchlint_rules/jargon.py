"""Words that sound like something and say nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pitchlint import Flag, Mail, Phrases, Rule
from pitchlint_rules.empty_phrases import WORDS, empty_phrases, figure_near, in_name, widened

LIST = Phrases(__file__)
_READ = frozenset({"subject", "prose", "postscript"})


class Family(NamedTuple):
    message: str
    advice: str


FAMILIES = {
    "quality": Family('"{words}" is nothing the reader can check', "say what they would notice: {notice}"),
    "verb": Family('"{words}" does not say what changes', "name what they stop doing, or what takes how long afterwards"),
    "image": Family('"{words}" is a worn picture', "say what happens, in plain words"),
    "chat": Family('"{words}" is office talk', "say what you want to do: ask, write, call, send"),
    "abstract": Family('"{words}" names nothing that one can see', "name the thing itself, or the number that moves"),
    "hype": Family('"{words}" is noise to somebody who hears it ten times a day', "say what it does, in one plain verb"),
}


def check(mail: Mail) -> Iterator[Flag]:
    for hit in mail.hits(LIST):
        if mail.part_of(hit.span) not in _READ or in_name(mail, hit.span):
            continue
        name, _, weak = hit.entry.section.partition(" ")
        if weak == "unmeasured" and figure_near(mail, hit.span):
            continue
        family = FAMILIES[name]
        span = widened(mail, hit)
        words = mail.quote(span)
        flag = LIST.flag(mail, hit)
        advice = f'"{hit.entry.better}" says it' if hit.entry.better else family.advice.format(notice="a step gone, minutes saved")
        yield flag._replace(span=span, message=family.message.format(words=words), advice=advice, severity="info" if weak == "weak" else None)
    taken = [widened(mail, hit) for hit in mail.hits(LIST)]
    for phrase in empty_phrases(mail):
        if phrase.promises or any(s.of == phrase.span.of and s.start < phrase.span.end and phrase.span.start < s.end for s in taken):
            continue
        message = FAMILIES["abstract"].message.format(words=mail.quote(phrase.span))
        yield Flag(phrase.span, message, FAMILIES["abstract"].advice, "info" if phrase.weight < 4 else None)


RULE = Rule(
    id="jargon",
    group="wording",
    title="Sounds like something, says nothing",
    check=check,
    lists=(LIST, WORDS),
    rank=60,
)
