"""Buying, signing, a contract or a discount that runs out, in a first mail."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Phrases, Rule, Severity
from pitchlint_rules.shapes import Shape, elsewhere, places

LIST = Phrases(__file__)

_DATE = (
    r"(?:day|week|month|quarter|year|today|tonight|tomorrow|friday|monday|tuesday|wednesday|thursday|saturday|"
    r"sunday|midnight|\w+ \d{1,2}|\d{1,2}\W\d{1,2})"
)
SHAPES = (
    Shape("price", "% off|discount|percent off|special price|free month|coupon|promo code",
          rf"\b(?:\d+ ?(?:%|percent) (?:off|discount)|(?:an?|our|the|this|special|\d+%?)(?: [\w-]+){{0,2}} discount|"
          rf"special price|free months?|coupon|promo code)\b[^.?!;\n]{{0,60}}?"
          r"\b(?:if you (?:can )?(?:sign|book|order|buy|commit|act|decide|start|move|join|pay|subscribe)|(?:before|"
          rf"until|till|by|through|valid|expires?|ends?)(?: \w+){{0,4}}? {_DATE}|this (?:week|month|quarter) only|"
          rf"within \S+ (?:days|hours))[^.?!;,\n]{{0,30}}"),
    Shape("sign", "sign|contract|agreement|purchase|deal"
          " &  signed|close th|complete |finali|sign "
          " & are you |can |do|happy to|just|let's|please|ready to|shall we|which|would",
          r"\b(?:are you (?:free|available|ready)|does|do|can (?:you|we)|let's|shall we|would|which|all you need to "
          r"do is|just|please|ready to|happy to)\b[^.?!;\n]{0,70}?\b(?:to )?(?:sign (?:up (?:today|now|by|before)|"
          r"the|a|our|this|on|off)|get (?:this|it|the \w+) signed|"
          r"finali[sz]e (?:the|a|this) (?:contract|agreement|deal|purchase|order)|close (?:the|this) deal|complete "
          r"(?:the|your) purchase)\b[^.?!;\n]{0,30}"),
    Shape("buy", "order|buy|purchase"
          " & how many|how much|what quantity|when|which ",
          r"\b(?:when|how many|how much|what quantity|which (?:one|plan|package))\b[^.?!;\n]{0,40}? (?:(?:would|do|"
          r"will|can|should) (?:you|we|i) (?:like to |want to |need to )?(?:order|buy|purchase)|(?:you(?:'d| "
          r"would)? (?:like|want|need) to (?:order|buy|purchase)))\b[^.?!;\n]{0,30}"),
)  # fmt: skip

FAULTS: dict[str, tuple[str, str, Severity]] = {
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
    found = places(mail, LIST, SHAPES)
    for number, place in enumerate(found):
        message, advice, severity = FAULTS[place.fault]
        more = elsewhere(mail, found) if number == 0 else ""
        yield Flag(place.span, message.format(words=mail.quote(place.span)) + more, advice, severity)


RULE = Rule(
    id="early-close",
    group="ask",
    title="Closes before they know you",
    check=check,
    lists=(LIST,),
    rank=40,
)
