"""Telling the reader that they were watched: opens, clicks, visits, profile views."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Phrases, Rule
from pitchlint_rules.shapes import Shapes, elsewhere, places

LIST = Phrases(__file__)
SHAPES = Shapes(__file__)


def check(mail: Mail) -> Iterator[Flag]:
    if mail.kind in ("reply", "customer", "other"):
        return
    found = places(mail, LIST, SHAPES)
    for number, place in enumerate(found):
        more = elsewhere(mail, found) if number == 0 else ""
        yield Flag(
            place.span,
            f"tells the reader that you watched them: “{mail.quote(place.span)}”{more}",
            "write about the topic they looked at as if you had not seen it; it is useful to more people than them",
        )


RULE = Rule(
    id="surveillance",
    group="tone",
    title="Shows that you are watching",
    check=check,
    lists=(LIST,),
    rank=34,
)
