"""News of the reader's, and nothing that follows from it."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Phrases, Rule, late
from pitchlint_rules import roles
from pitchlint_rules.shapes import Shapes, places, plain

LIST = Phrases(__file__)
SHAPES = Shapes(__file__)
# words that say what follows; the judged roles know the rest
_SO = late(
    r"\b(?:usually|normally|typically|often|tends? to|means?|as a result|until|soon|will (?:be|have|need|not|want))\b|"
    r"\b(?:which|that|this|it) (?:makes?|brings?|puts?|leaves?|turns?|breaks?|takes|costs)\b|"
    r"\bso (?:you|your|the|there|it|i)\b|\bi(?:'d| would)? ?(?:imagine|guess|assume|bet|suspect)\b|"
    r"^(?:after|at (?:that|this)|before|from here|now|once|when|with|how|what|where|which|who)\b"
)
_REACH = 2  # sentences after the news in which what follows from it may stand


def check(mail: Mail) -> Iterator[Flag]:
    """Flag news about the reader in a first mail where neither it nor the next two sentences say what follows."""
    if mail.kind != "first" or mail.purpose != "sales":
        return
    for place in places(mail, LIST, SHAPES):
        if place.sentence is None or place.span.of != "body":
            continue
        judged = mail.once(roles.judged)
        index = mail.sentences.index(place.sentence)
        if any(_follows(mail, judged[at]) for at in range(index, min(index + _REACH + 1, len(judged)))):
            continue
        later = max(judged[index + 1 :], key=lambda unit: unit.scores["problem"], default=None)
        if later is not None and later.has("problem"):
            span = mail.sentences[later.index].span
            advice = f"join it with line {mail.line(span)}, “{mail.quote(span, 60)}”, if the one brings the other"
        else:
            advice = "add what it makes harder or possible: “so …”, “which usually means …”"
        yield Flag(
            place.span,
            f"“{mail.quote(place.sentence.span, 60).rstrip('.!')}” is nothing new to them, and nothing follows from it",
            advice,
        )
        return


def _follows(mail: Mail, unit: roles.Judged) -> bool:
    """Whether a sentence says or asks what the news does to the reader."""
    if unit.has("problem") or unit.has("situation_question"):
        return True
    text = plain(mail.sentences[unit.index].text)
    asks = unit.has("ask_clear") or unit.has("ask_vague")
    return bool(_SO.search(text)) or (text.endswith("?") and not asks)


RULE = Rule(
    id="loose-trigger",
    group="substance",
    title="Mentions news and draws nothing from it",
    check=check,
    severity="info",
    lists=(LIST,),
    rank=50,
)
