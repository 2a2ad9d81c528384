"""A "solution" that never says to what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pitchlint import Flag, Mail, Phrases, Rule, Span
from pitchlint_rules import roles
from pitchlint_rules.empty_phrases import in_name

LIST = Phrases(__file__)
_READ = frozenset({"subject", "prose", "postscript"})

_AROUND = 500  # characters on either side that are looked at; no sentence of prose goes on for longer
_WORD = r"[A-Za-z][\w'’]*(?:-[\w'’]+)*"
# no part of the noun phrase: where the words before a solution begin
_BOUNDARY = """
    a about across adopt adopting am an and another any are as at be been being between both bring bringing
    brings build building builds built but by called can choose could craft crafting create created creates
    creating deliver delivered delivering delivers design designing designs develop developed developing
    develops did do does each every explore exploring few find finding five for found four from get getting give
    gives giving had has have he her his i if implement implemented implementing implements in into introduce
    introducing is it its like looking make makes making many may might more most my named need needing needs no
    not of offer offered offering offers on or other our propose provide provided provides providing recommend
    seek seeking sell selling sells several share she should show so some specialize specializing such supplied
    supplies supply supplying than that the their these they this those three through to two use uses using
    various via want wants was we were what which whose will with within without would you your
    """
# beside a solution they do not say to what: size, worth, reach, fashion, and trades as wide as the world
_EMPTY = """
    advanced affordable agile ai all alternative amazing automated automation bespoke best better business class
    cloud commercial complete comprehensive corporate cost creative custom customised customized cutting data
    digital driven dynamic easy edge educational effective efficient elegant encompassing end enterprise
    exceptional fast flexible full fully future generation global great growth holistic ideal in industry
    innovative integrated intelligent it leading level made managed marketing media modern modular new next one
    online operational optimal perfect performance personalised personalized powered powerful practical premium
    proactive professional proven quality range ready reliable right robust sales savvy scalable seamless secure
    service simple smart software sophisticated specialist stop strategic superior sustainable system tailor tailored
    tech technological technology time top total trusted turnkey ultimate unified unique value versatile web
    winning world
    """
# "solutions provider" is only a longer word for a firm
_VENDOR = "architect company expert firm partner provider specialist team vendor"

# Patterns are strings: `re` compiles them when a mail first needs them.
_THEIRS = (  # their own, or one that is only searched for
    r"\b(?:your|their|his|her|current|existing|other|another|competing|old|own|in-house|legacy|previous|no|that|"
    r"this|those|these)\s+"
    r"(?:[\w-]+\s+){0,2}$"
    r"|\b(?:find|finding|found|need|needs|needed|seek|seeking|evaluat\w+|compar\w+|without|any|test\w*)\s+(?:a|an|"
    r"any|the|some|your)?"
    r"\s*(?:\w+\s+)?$"
)
_TO_WHAT = r"[ ]+(?:to|against|when|where|whenever)[ ]+(?P<object>[^.?!\n]{3,})"
_DOES = (
    r"[ ,]+(?:that|which|to help(?: you| them)?|so(?: that)? (?:you|your|they|nobody|"
    r"no one))[ ]+(?P<does>[^.?!\n]{6,})"
    r"|[ ]+for[ ]+(?P<purpose>\w+ing\b[^.?!\n]{3,})"
)
_NAMES_NOTHING = (
    r"(?:(?:all|any|each|every|of|your|their|our|the|these|those|this|such|most|many|today['’]s|unique|specific|"
    r"individual|particular|"
    r"complex|business|toughest|biggest|everyday|modern|various|different|client|customer|"
    r"industry)\s+)*(?:challenges?|problems?|needs?|"
    r"pain points?|requirements?|goals?|issues?|demands?|questions?|situations?|businesses|clients?|customers?|"
    r"companies|"
    r"organi[sz]ations?|enterprises?|industries|success|growth|everything)\b"
)
_EMPTY_DEED = (
    r"(?:(?:can|will|could|may|might|would|really|truly|actually|helps?|enables?|allows?|you|your|to)\s+|"
    r"(?:business|businesses|company|companies|clients|customers|organi[sz]ations?|teams?|people|leaders|brands)\s+)*"
    r"(?:fits?|suits?|works?|meets?|match(?:es)?|delivers?|drives?|transforms?|empowers?|exceeds?|supports?|"
    r"grows?|scales?|adds?|"
    r"enhances?|improves?|boosts?|benefits?|succeed|thrive|fuels?|accelerates?|elevates?|unlocks?|optimi[sz]es?|"
    r"maximi[sz]es?|"
    r"streamlines?|address(?:es)?|simplif(?:y|ies))\b"
)


def check(mail: Mail) -> Iterator[Flag]:
    for hit in mail.hits(LIST):
        if mail.part_of(hit.span) in _READ and (found := _empty(mail, hit.span)):
            span, sure = found
            words = mail.quote(span)
            many = words.lower().endswith("s") or not words.lower().endswith("solution")
            message = f"“{words}”: {'solutions' if many else 'a solution'} to what?"
            yield Flag(span, message, _advice(mail), None if sure else "info")


def _empty(mail: Mail, noun: Span) -> tuple[Span, bool] | None:
    """The noun phrase around a "solution" that says to what by no word, and whether that is sure."""
    text = mail.text(noun.of)
    sentence = mail.sentence_at(noun)
    low, high = sentence.span[:2] if sentence else (0, len(text))
    low, high = max(low, noun.start - _AROUND), min(high, noun.end + _AROUND)
    start, modifiers = _modifiers(text, low, noun.start)
    before, after = text[low:start], text[noun.end : high]
    vendor = re.match(r"[ ](\w+?)s?\b", after)
    sells = vendor is not None and vendor[1].lower() in _VENDOR.split()
    end = noun.end + vendor.end() if vendor and sells else noun.end
    if (
        in_name(mail, noun)
        or (text[noun.start].isupper() and in_name(mail, Span(start, noun.end, noun.of)))
        or _says_what(after)
    ):
        return None
    words = _EMPTY.split()
    empty = [word for word in modifiers if word.endswith("ly") or any(part in words for part in word.split("-"))]
    ours = bool(re.search(r"\bour\s*$", before, re.I))
    if not sells:
        if re.search(_THEIRS, before, re.I):
            return None
        named = re.search(r"\bthe\s*$", before, re.I) or after.lstrip().startswith(":") or not before.strip()
        if not modifiers and named:
            return None  # "the solution" to what was told before, or a heading
        if modifiers and not empty and not ours:
            return None  # "payroll solution" says its trade
    sure = sells or (ours and not modifiers) or (bool(modifiers) and len(empty) == len(modifiers))
    return Span(start, end, noun.of), sure


def _modifiers(text: str, low: int, start: int) -> tuple[int, list[str]]:
    """Where the noun phrase that ends at `start` begins, not before `low`, and its words."""
    modifiers: list[str] = []
    boundary = _BOUNDARY.split()
    at = start
    for word in reversed(list(re.finditer(_WORD, text[low:start]))):
        between = text[low + word.end() : at]
        if len(modifiers) == 4 or word[0].lower() in boundary or not re.fullmatch(r"[ \n]", between):
            break
        at = low + word.start()
        modifiers.insert(0, word[0].lower())
    return at, modifiers


def _says_what(after: str) -> bool:
    """Whether the words after a solution name the trouble, or what it does."""
    to = re.match(_TO_WHAT, after, re.I)
    if to:
        return not re.match(_NAMES_NOTHING, to["object"], re.I)
    does = re.match(_DOES, after, re.I)
    if not does:
        return False
    deed = does["does"] or does["purpose"]
    return not re.match(_EMPTY_DEED, deed, re.I) and not re.match(_NAMES_NOTHING, deed, re.I)


def _advice(mail: Mail) -> str:
    answer = roles.names_problem(mail.once(roles.judged))
    if not answer.value or answer.unit is None:
        return "name the trouble it ends"
    start, end, _ = mail.sentences[answer.unit].span
    line = mail.draft.source.position(mail.draft.body.locate(start, end)[0]).line
    return f"name the trouble it ends, for instance the one in line {line}"


RULE = Rule(
    id="empty-solution",
    group="wording",
    title="“Solutions” to what?",
    check=check,
    lists=(LIST,),
    covers_nearby=("jargon",),
    rank=60,
)
