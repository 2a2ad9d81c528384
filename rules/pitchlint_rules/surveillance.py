"""Telling the reader that they were watched: opens, clicks, visits, profile views."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Phrases, Rule
from pitchlint_rules.shapes import Shape, elsewhere, places

LIST = Phrases(__file__)

# what people do without meaning to be seen; downloads, registrations, trials and posts are done in the open
_SECRET = (
    r"(?:open(?:ed|ing)?|click(?:ed|ing)?(?: on| through)?|view(?:ed|ing)?|read(?:ing)?|visit(?:ed|ing)?|"
    r"brows(?:ed|ing)|look(?:ed|ing)? (?:at|over|through)|land(?:ed|ing)? on|"
    r"check(?:ed|ing)? out|spent|spending|stopp(?:ed|ing) by|came (?:back )?to|come (?:back )?to|been on|were "
    r"on|forwarded|hovered|scroll(?:ed|ing))"
)
_THING = (
    r"(?:(?:my|our|the|this|that|these|those|each|some|a|an|it|them|both|your|all|\d+|time on|few|of|pricing|"
    r"last|previous|earlier|first|two|three|couple) ?)*(?:\w+ )?"
    r"(?:e-?mails?|messages?|notes?|links?|site|website|web page|pages?|profile|proposal|deck|pdf|case study|"
    r"quote|document|brochure|attachment|video|pricing|newsletter|demo page)"
)
SHAPES = (
    Shape("watched", "saw|see|notic|show|tell|track|know|alert|notif"
          " & been on|brows|came |check|click|come |forwarded|hovered|land|look|open|read|scroll"
          "|spending|spent|stopp|view|visit|were on"
          " & attachment|brochure|case study|deck|document|link|mail|message|newsletter|note|page|pdf"
          "|pricing|profile|proposal|quote|site|video",
          r"\b(?:i|we|(?:my|our) (?:system|tool|software|crm|tracker|tracking|analytics|dashboard|records))(?:'ve| "
          r"have| can| could|'m| am)?(?: (?:just|also|happened to|been able to|got|get))* "
          r"(?:saw|see|seen|seeing|notice[ds]?|noticing|shows?|tells?(?: me)?|tracked|know|(?:got |was |were "
          r")?alerted|(?:got |was )?notified)(?: me| us)?(?: that| where| when| how| a notification that)? "
          r"(?:you|someone (?:at|from) (?:\S+ )?\S+|your team|people (?:at|from) \S+|\ua78f+)(?:'ve|'d| have| had| "
          rf"were| was| are|'re)?(?: (?:been|just|already|recently|also|actually|even))* {_SECRET} {_THING}"),
    Shape("watched", "open|click|view|visit|read"
          " &  times|day|last |morning|twice|week"
          " & deck|link|mail|message|note|page|pdf|profile|proposal|site",
          r"\b(?:you|your team|someone (?:at|from) \S+)(?:'ve| have| has)?(?: (?:been|already|now|just|recently))* "
          r"(?:open(?:ed|ing)|click(?:ed|ing)(?: on)?|view(?:ed|ing)|visit(?:ed|ing)|read(?:ing)?) "
          r"(?:(?:my|our|this|that|the) )(?:\w+ ){0,2}?(?:e-?mails?|messages?|notes?|links?|site|website|pricing "
          r"page|pages?|profile|proposal|deck|pdf)(?: \w+){0,2} ?(?:twice|(?:\d+|several|a few|multiple|many|three|"
          r"four|five) times|yesterday|last (?:week|night)|on \w+day|this (?:morning|week))"),
    Shape("watched", "viewing my|visiting my|looking at my|checking out my|opening my|clicking on",
          r"\b(?:thanks|thank you) for (?:viewing|visiting|looking at|checking out|opening|clicking on|stopping by) "
          r"(?:my|our|the) (?:\w+ )?(?:profile|e-?mail|link|page|message|site|website|linkedin)"),
)  # fmt: skip


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
