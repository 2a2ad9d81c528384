"""Seeming to sell nothing, or to care about a stranger."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Phrases, Rule
from pitchlint_rules import roles
from pitchlint_rules.shapes import Shapes, elsewhere, places

LIST = Phrases(__file__)
SHAPES = Shapes(__file__)


def check(mail: Mail) -> Iterator[Flag]:
    if mail.kind not in ("first", "follow_up") or mail.purpose != "sales":
        return
    found = places(mail, LIST, SHAPES)
    for number, place in enumerate(found):
        words, more = mail.quote(place.span, 60), elsewhere(mail, found) if number == 0 else ""
        if place.fault == "denial":
            yield Flag(place.span, f"“{words}” makes the reader wait for the pitch{more}", _way_out(mail))
        else:
            yield Flag(
                place.span,
                f"“{words}” is a feeling that a stranger cannot check{more}",
                "show it: name the thing of theirs that made you write",
            )


def _way_out(mail: Mail) -> str:
    asked = roles.ask(mail.once(roles.judged))
    span = mail.sentences[asked.unit].span if asked.unit is not None else None
    if asked.value != "clear" or span is None or not mail.quote(span).endswith("?"):
        return "leave it out, and say in plain words what you would like"
    return f"leave it out; line {mail.line(span)}, “{mail.quote(span, 60)}”, says openly what you would like"


RULE = Rule(
    id="feigned-interest",
    group="wording",
    title="Pretends not to sell",
    check=check,
    severity="info",
    lists=(LIST,),
    rank=60,
)
