"""A first sentence that the reader has seen a thousand times."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pitchlint import MASK, Flag, Mail, Rule, Sentence, Span, late
from pitchlint_rules import roles
from pitchlint_rules.shapes import plain

_FIRST = 2  # sentences in which a formula opens a mail
_SEEN = ("hope", "hoping", "trust", "my name", "introduc", "happy ", "greetings ")
_WISH = late(
    r"(?:(?:i|we|i'm|we're|just|and|do|really|truly|sincerely|only|well|am|are) )*(?:hope|hoping|trust)(?: that)? "
    r"(?P<wish>[^.!?,;:–—]+?)(?= - | and i\b|[.!?,;:–—]|$)"
)
# a wish with any other word, "hope the move went well", knows something of the reader and is no formula
_WELL = frozenset(
    "amazing awesome beautiful best brilliant excellent fantastic fine fruitful good great happy health healthy kindly"
    " lovely nice nicely okay ok perfect pleasant positive productive relaxing restful right safe smoothly sound strong"
    " super swell terrific thriving top well wonderful wonderfully".split()
)
_EMPTY = frozenset(
    "a afternoon all all's am an and are at autumn been being break business catches colleagues coming company day"
    " did do does doing e-mail email end enjoyed enjoying evening everybody everyone everything everything's fall"
    " family far find finding finds for free friday from get gets getting go goes going had has have having high"
    " holiday holidays in is it keeping kicking last lately letter life line loved mail meets message monday month"
    " morning my new note of off on ones our out pandemic progressing quarter reach reaches reaching school season"
    " shaping side so spirit spirits spring start started starting stay staying summer team text the there these"
    " things this thursday time times to today too treating tuesday up very was wednesday week weekend went winter"
    " with world year you you're you've your yours yourself".split()
)
_NAME = late(
    r"(?:(?:hi|hello|first of all|let me introduce myself|by way of introduction)[,:;.–—-]? )?my name(?:'s| is) "
    r"(?P<name>[^.!?;,]{1,40}?)(?:[,.]|,? and)? ?"
    r"(?=(?:(?:and )?(?:i'm|i am|i) (?:an? |the |one of |currently |\w+ing (?:for|at|with|on|to) |with |from |at |work|"
    r"represent|run|lead|head|own|handle|manage|help|look|\ua78f)|from |with |at |founder|co-?founder|the |ceo|owner|"
    r"an? ))"
)
_INTRODUCTION = late(
    r"(?:please )?(?:allow me|let me|permit me|(?:i )?(?:just )?(?:wanted|want|would like|i'd like|am writing|writing|"
    r"reaching out|am reaching out)|i'm (?:writing|reaching out))(?: to)? (?:briefly |quickly |formally |first )?"
    r"introduce (?:myself|ourselves|(?:to you )?(?:our|my) (?:company|firm|agency|business|team|organi[sz]ation))"
)
_GREETINGS = late(
    r"(?:warm |warmest )?greetings (?:from|of the (?:day|season))[^.!,;]{0,40}|happy (?:mon|tues|wednes|thurs|fri)day\b"
)
_TELLS = ("detail", "problem", "recall")
_IDLE = ("ask_vague", "bump", "courtesy", "sender")
_FORMULAS = (
    (_WISH, "a wish that fits every reader"),
    (_NAME, "your name before your reason"),
    (_INTRODUCTION, "you before your reason"),
    (_GREETINGS, "a greeting that fits every reader"),
)


def check(mail: Mail) -> Iterator[Flag]:
    """Flag formulas in the first two sentences of a first mail or follow-up."""
    if mail.kind not in ("first", "follow_up"):
        return
    for sentence in mail.sentences[:_FIRST]:
        text = plain(sentence.text)
        if not any(word in text for word in _SEEN):
            continue
        for formula, what in _FORMULAS:
            found = formula.match(text)
            if found and _is_formula(sentence.text, found):
                end = len(found[0].rstrip(" ,;:.!–—-").removesuffix(" and"))
                span = Span(sentence.span.start, sentence.span.start + end)
                words = f"“{mail.quote(span, 60)}”"
                shows = f"the inbox preview shows {words}, " if sentence is mail.sentences[0] else f"{words} is "
                yield Flag(span, shows + what, _way_out(mail, sentence))
                break


def _is_formula(written: str, found: re.Match[str]) -> bool:
    """Whether a wish fits anyone and a name is one: "my name is on the list" begins with a small letter."""
    groups = found.groupdict()
    if "wish" in groups:
        return _fits_anyone(groups["wish"])
    return "name" not in groups or written[found.start("name")].isupper() or written[found.start("name")] == MASK


def _fits_anyone(wish: str) -> bool:
    """Whether a wish says that all may be well and nothing else; merge fields say nothing."""
    words = {word for word in wish.split() if word.strip(MASK)}
    return not words <= _EMPTY and words <= _EMPTY | _WELL


def _way_out(mail: Mail, opener: Sentence) -> str:
    """The first later sentence that is about the reader, else general advice."""
    for unit in mail.once(roles.judged):
        sentence = mail.sentences[unit.index]
        if sentence.span.start <= opener.span.start or sentence.part != "prose":
            continue
        if any(map(unit.has, _TELLS)) and not any(map(unit.has, _IDLE)):
            return f"begin with line {mail.line(sentence.span)}, “{mail.quote(sentence.span, 60)}”"
    return "leave it out and begin with what you saw or know of them"


RULE = Rule(
    id="stock-opener",
    group="wording",
    title="Opens with a formula",
    check=check,
    severity="info",
    rank=60,
)
