"""Gains without an object or a figure, and relationships that nobody has yet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pitchlint import Flag, Hit, Mail, Phrases, Rule, Span
from pitchlint_rules import jargon
from pitchlint_rules.empty_phrases import WORDS, Taken, empty_phrases, figure_near, in_name, meets_any, widened

LIST = Phrases(__file__)
_READ = frozenset({"subject", "prose", "postscript"})

# Patterns are strings: `re` compiles them when a mail first needs them.
_WORD = r"[^\W\d_][\w'’]*(?:-[\w'’]+)*"
# what may stand between a verb and its gain without naming an object
_BETWEEN = """
    a accelerated additional amazing an and better both brand business company consistent continuous customer
    digital employee exceptional explosive exponential faster great greater her higher his immediate immense
    incredible its lasting long-term maximum meaningful measurable more new online operational organic our
    outstanding overall predictable profitable rapid real scalable significant some strategic substantial
    sustainable sustained tangible team the their tremendous true your
    """
_GROWTH = """
    adoption alignment awareness change competitiveness conversion conversions effectiveness efficiencies
    efficiency engagement excellence growth impact innovation outcomes performance pipeline productivity profit
    profitability profits result results return returns revenue revenues roi sales satisfaction success
    transformation value visibility
    """
_SIZE = """
    awareness brand business career company credibility footprint income influence margins market operations
    organisation organization practice presence processes reach reputation workflow workflows
    """
_COST = "cost costs expense expenses overhead overheads spending"
_GAINS = {"drive": _GROWTH, "raise": _GROWTH + _SIZE, "lower": _COST, "worth": "value"}
# after a gain: words that name no object
_ENDS = """
    across and are as at because beyond but by can dramatically easily even exponentially fast faster for from
    has have i if in is like more now of on or quickly significantly simply so thanks that then these this
    through to today using via we which while will with without you your
    """
_OF_WHAT = (
    r"[ \n]+(?:of|in|on|at|during|from|by|among|per|when|where|through)[ \n]+"
    r"(?!(?:your|the|their|our) (?:business|company|organi[sz]ation|team|brand|board|market)\b)"
)
_WITH_WHAT = r"[ \n]+(?!(?:and|or|at|in|if|as|so|you|your (?:business|company|team|organi[sz]ation|brand))\b)\w"

_GROWS = "“{words}” could be promised by anyone"
MESSAGES = {
    "drive": (_GROWS, "say what grows, whose, and by how much"),
    "raise": (_GROWS, "say which one, whose, and by how much"),
    "lower": (_GROWS, "say which cost, and from what to what"),
    "worth": (_GROWS, "say what they would have in hand"),
    "benefit": (_GROWS, "say of what, and by how much"),
    "help": ("“{words}” does not say with what", "name the one thing you would take off their desk"),
    "bond": ("“{words}” claims a bond that nobody has yet", "say what each side would do first"),
}


def check(mail: Mail) -> Iterator[Flag]:
    if mail.kind in ("reply", "customer", "other"):
        return
    taken = Taken()
    others = Taken()
    for hit in mail.hits(jargon.LIST):
        others.append(widened(mail, hit))
    for hit in mail.hits(LIST):
        name, _, weak = hit.entry.section.partition(" ")
        span = _with_gain(mail, hit) if name in ("drive", "raise", "lower", "worth") else widened(mail, hit)
        if not span or mail.part_of(span) not in _READ or in_name(mail, span):
            continue
        if name not in ("help", "bond") and (
            figure_near(mail, span) or re.match(_OF_WHAT, mail.text(span.of)[span.end :], re.I)
        ):
            continue
        if name == "help" and re.match(_WITH_WHAT, mail.text(span.of)[span.end :], re.I):
            continue
        if meets_any(span, taken):
            continue
        taken.append(span)
        message, advice = MESSAGES[name]
        mild = weak or name in ("raise", "lower", "worth")
        yield Flag(span, message.format(words=mail.quote(span)), advice, "info" if mild else None)
    for phrase in empty_phrases(mail):
        if phrase.promises and not (meets_any(phrase.span, taken) or meets_any(phrase.span, others)):
            words = mail.quote(phrase.span)
            yield Flag(phrase.span, _GROWS.format(words=words), MESSAGES["benefit"][1], "info")


def _with_gain(mail: Mail, hit: Hit) -> Span | None:
    """The span from a verb to the gain after it, None where another object stands there or the gain says of what."""
    text = mail.text(hit.span.of)
    gains, between = _GAINS[hit.entry.section].split(), _BETWEEN.split()
    end = hit.span.end
    for number in range(5):
        word = _next_word(text, end)
        if not word:
            return None
        plain, end = word[0].lower(), word.end()
        following = _next_word(text, end)
        if plain in gains and not (following and following[0].lower() in gains):
            if plain in _SIZE.split() and number == 0:
                return None  # "grow margins", "expand operations" may be anybody's trade; "grow your business" is not
            if (following and following[0].lower() not in _ENDS.split()) or re.match(_OF_WHAT, text[end:], re.I):
                return None
            return Span(hit.span.start, end, hit.span.of)
        if plain not in between and plain not in gains:
            return None
    return None


def _next_word(text: str, end: int) -> re.Match[str] | None:
    """The word after `end`, where only a space or line break parts them."""
    return re.compile(_WORD).match(text, end + 1) if text[end : end + 1] in (" ", "\n") else None


RULE = Rule(
    id="vague-benefit",
    group="wording",
    title="A gain without an object",
    check=check,
    lists=(LIST, WORDS, jargon.LIST),
    rank=60,
)
