"""Buying, signing, a contract or a discount that runs out, in a first mail."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Phrases, Rule
from pitchlint_rules.shapes import Faults, Shapes, flags, places

LIST = Phrases(__file__)
SHAPES = Shapes(__file__)

FAULTS: Faults = {
    "buy": ("asks a stranger to buy: “{words}”",
          "ask for interest first; one small step is enough for a first mail", "warning"),
    "sign": ("talks of signing before they know you: “{words}”",
          "ask for interest first; the paperwork can wait", "warning"),
    "price": ("bargains before they want it: “{words}”",
          "say what it does for them; keep the discount for the talk", "warning"),
}  # fmt: skip


def check(mail: Mail) -> Iterator[Flag]:
    if mail.kind != "first":
        return
    yield from flags(mail, places(mail, LIST, SHAPES), FAULTS)


RULE = Rule(
    id="early-close",
    group="ask",
    title="Closes before they know you",
    check=check,
    lists=(LIST,),
    rank=40,
)
