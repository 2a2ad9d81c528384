"""Gains without an object or a figure, and relationships that nobody has yet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pitchlint import Flag, Hit, Mail, Phrases, Rule, Span
from pitchlint_rules import jargon
from pitchlint_rules.empty_phrases import WORDS, empty_phrases, figure_near, in_name, meets_any, widened

LIST = Phrases(__file__)
_READ = frozenset({"subject", "prose", "postscript"})

_WORD = re.compile(r"[^\W\d_][\w'’]*(?:-[\w'’]+)*")
# what may stand between a verb and its gain without naming an object
_BETWEEN = frozenset(
    """
    a accelerated additional amazing an and better both brand business company consistent continuous customer
    digital employee exceptional explosive exponential faster great greater her higher his immediate immense
    incredible its lasting long-term maximum meaningful measurable more new online operational organic our
    outstanding overall predictable profitable rapid real scalable significant some strategic substantial
    sustainable sustained tangible team the their tremendous true your
    """.split()
)
_GROWTH = frozenset(
    """
    adoption alignment awareness change competitiveness conversion conversions effectiveness efficiencies
    efficiency engagement excellence growth impact innovation outcomes performance productivity profit
    profitability profits result results return returns revenue revenues roi sales satisfaction success
    transformation value visibility
    """.split()
)
_SIZE = frozenset(
    """
    awareness brand business career company credibility footprint income influence margins market operations
    organization practice presence processes reach reputation workflow workflows
    """.split()
)
_COST = frozenset(
    """
    cost costs expense expenses overhead overheads spending
    """.split()
)
_OF_WHAT = re.compile(r"[ \n]+(?:of|in|on|at|during|from|by|among|per|when|where|through)[ \n]+(?!(?:your|the|their|our) (?:business|company|organi[sz]ation|team|brand|board|market)\b)", re.I)

_WITH_WHAT = re.compile(r"[ \n]+(?!(?:and|or|at|in|if|as|so|you|your (?:business|company|team|organi[sz]ation|brand))\b)\w", re.I)

_GROWS = '"{words}" could be promised by anyone'
MESSAGES = {
    "drive": (_GROWS, "say what grows, whose, and by how much"),
    "raise": (_GROWS, "say which one, whose, and by how much"),
    "lower": (_GROWS, "say which cost, and from what to what"),
    "worth": (_GROWS, "say what they would have in hand"),
    "benefit": (_GROWS, "say of what, and by how much"),
    "help": ('"{words}" does not say with what', "name the one thing you would take off their desk"),
    "bond": ('"{words}" claims a bond that nobody has yet', "say what each side would do first"),
}


def check(mail: Mail) -> Iterator[Flag]:
    if mail.kind in ("reply", "customer", "other"):
        return
    taken: list[Span] = []
    others = [widened(mail, hit) for hit in mail.hits(jargon.LIST)]
    for hit in mail.hits(LIST):
        name, _, weak = hit.entry.section.partition(" ")
        span = _with_gain(mail, hit) if name in ("drive", "raise", "lower", "worth") else widened(mail, hit)
        if not span or mail.part_of(span) not in _READ or in_name(mail, span):
            continue
        if name not in ("help", "bond") and (figure_near(mail, span) or _OF_WHAT.match(mail.text(span.of), span.end)):
            continue
        if name == "help" and _WITH_WHAT.match(mail.text(span.of), span.end):
            continue
        if meets_any(span, taken):
            continue
        taken.append(span)
        message, advice = MESSAGES[name]
        mild = weak or name in ("raise", "lower", "worth")
        yield Flag(span, message.format(words=mail.quote(span)), advice, "info" if mild else None)
    for phrase in empty_phrases(mail):
        if phrase.promises and not meets_any(phrase.span, taken + others):
            words = mail.quote(phrase.span)
            yield Flag(phrase.span, _GROWS.format(words=words), MESSAGES["benefit"][1], "info")


def _with_gain(mail: Mail, hit: Hit) -> Span | None:
    """The span from a verb to the gain after it, None where another object stands there or the gain says of what."""
    text = mail.text(hit.span.of)
    gains = {"drive": _GROWTH, "raise": _GROWTH | _SIZE, "lower": _COST, "worth": frozenset({"value"})}[hit.entry.section]
    end = hit.span.end
    for number in range(5):
        word = _WORD.match(text, end + 1) if text[end : end + 1] in (" ", "\n") else None
        if not word:
            return None
        plain, end = word[0].lower().replace("’", "'"), word.end()
        following = _WORD.match(text, end + 1) if text[end : end + 1] in (" ", "\n") else None
        more = following is not None and (following[0].lower() in gains or following[0].lower() in ("bottom",))
        if plain in gains and not more:
            if plain in _SIZE and number == 0:
                return None  # "grow margins", "expand operations" may be anybody's trade; "grow your business" is not
            if following and following[0].lower() not in _ENDS or _OF_WHAT.match(text, end):
                return None
            return Span(hit.span.start, end, hit.span.of)
        if plain not in _BETWEEN and plain not in gains or number == 4:
            return None
    return None


# after a gain: words that name no object
_ENDS = frozenset(
    """
    across and are as at because beyond but by can dramatically easily even exponentially fast faster for from
    has have i if in is like more now of on or quickly significantly simply so thanks that then these this
    through to today using via we which while will with without you your
    """.split()
)


RULE = Rule(
    id="vague-benefit",
    group="wording",
    title="A gain without an object",
    check=check,
    lists=(LIST, WORDS, jargon.LIST),
    rank=60,
)
