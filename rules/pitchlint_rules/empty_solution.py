"""A "solution" that never says to what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pitchlint import Flag, Mail, Phrases, Rule, Span
from pitchlint_rules.empty_phrases import in_name

LIST = Phrases(__file__)

_WORD = re.compile(r"[A-Za-z][\w'’]*(?:-[\w'’]+)*")
_READ = frozenset({"subject", "prose", "postscript"})
# no part of the noun phrase: where the words before a solution begin
_BOUNDARY = frozenset(
    """
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
    """.split()
)
# theirs, or one that is only searched for, or the answer to what was said before
_THEIRS = re.compile(
    r"\b(?:your|their|his|her|current|existing|other|another|competing|old|own|in-house|legacy|previous|no|that|this|those|these)\s+(?:[\w-]+\s+){0,2}$"
    r"|\b(?:find|finding|found|need|needs|needed|seek|seeking|evaluat\w+|compar\w+|without|any|test\w*)\s+(?:a|an|any|the|some|your)?\s*(?:\w+\s+)?$",
    re.I,
)
_TO_WHAT = re.compile(r"[ ]+(?:to|against|when|where|whenever)[ ]+(?P<object>[^.?!\n]{3,})", re.I)
_DOES = re.compile(
    r"[ ,]+(?:that|which|to help(?: you| them)?|so(?: that)? (?:you|your|they|nobody|no one))[ ]+(?P<does>[^.?!\n]{6,})|[ ]+for[ ]+(?P<purpose>\w+ing\b[^.?!\n]{3,})", re.I
)
_NAMES_NOTHING = re.compile(
    r"(?:(?:all|any|each|every|of|your|their|our|the|these|those|this|such|most|many|today's|unique|specific|individual|particular|complex|business|toughest|"
    r"biggest|everyday|modern|various|different|client|customer|industry)\s+)*(?:challenges?|problems?|needs?|pain points?|requirements?|goals?|issues?|demands?|"
    r"questions?|situations?|businesses|clients?|customers?|companies|organi[sz]ations?|enterprises?|industries|success|growth|everything)\b",
    re.I,
)  # fmt: skip
_EMPTY_DEED = re.compile(
    r"(?:(?:can|will|could|may|might|would|really|truly|actually|helps?|enables?|allows?|you|your|to)\s+|"
    r"(?:business|businesses|company|companies|clients|customers|organi[sz]ations?|teams?|people|leaders|brands)\s+)*"
    r"(?:fits?|suits?|works?|meets?|match(?:es)?|delivers?|drives?|transforms?|empowers?|exceeds?|supports?|grow|grows?|scales?|adds?|enhances?|improves?|"
    r"boosts?|benefits?|succeed|thrive|fuels?|accelerates?|elevates?|unlocks?|optimi[sz]es?|maximi[sz]es?|streamlines?|addresse?s?|simplif(?:y|ies))\b",
    re.I,
)


# beside a solution they do not say to what: size, worth, reach, fashion, and trades as wide as the world
_EMPTY = frozenset(
    """
    advanced affordable agile ai all alternative amazing automated automation bespoke best better business class
    cloud commercial complete comprehensive corporate cost creative custom customised customized cutting data
    digital driven dynamic easy edge educational effective efficient elegant encompassing end enterprise
    exceptional fast flexible full fully future generation global great growth holistic ideal in industry
    innovative integrated intelligent it leading level managed marketing media modern modular new next one
    online operational optimal perfect performance personalised personalized powered powerful practical premium
    proactive professional proven quality range ready reliable right robust sales savvy scalable seamless secure
    service simple smart software sophisticated specialist stop strategic superior sustainable system tailored
    tech technological technology time top total trusted turnkey ultimate unified unique value versatile web
    winning world
    """.split()
)
# "solutions provider" is only a longer word for a firm
_VENDOR = frozenset(
    """
    architect company expert firm partner provider specialist team vendor
    """.split()
)


def check(mail: Mail) -> Iterator[Flag]:
    for hit in mail.hits(LIST):
        if mail.part_of(hit.span) not in _READ:
            continue
        flag = _judged(mail, hit.span)
        if flag:
            yield flag


def _judged(mail: Mail, noun: Span) -> Flag | None:
    text = mail.text(noun.of)
    sentence = mail.sentence_at(noun)
    low, high = sentence.span[:2] if sentence else (0, len(text))
    before, after = text[low : noun.start], text[noun.end : high]
    start, modifiers = noun.start, list[str]()
    for word in reversed(list(_WORD.finditer(before))):
        between = text[low + word.end() : start]
        if len(modifiers) == 4 or word[0].lower() in _BOUNDARY or not re.fullmatch(r"[ \n-]", between):
            break
        start = low + word.start()
        modifiers.insert(0, word[0].lower())
    vendor = re.match(r"[ ](\w+?)s?\b", after)
    end = noun.end + vendor.end() if vendor and vendor[1].lower() in _VENDOR else noun.end
    span = Span(start, end, noun.of)
    if in_name(mail, noun) or (modifiers and in_name(mail, Span(start, noun.end, noun.of)) and text[noun.start].isupper()):
        return None
    if _says_what(text[noun.end : high]):
        return None
    empty = [word for word in modifiers if word.endswith("ly") or any(part in _EMPTY for part in word.split("-"))]
    ours = bool(re.search(r"\bour\s*$", text[low:start], re.I))
    if not modifiers and end == noun.end:
        bare = bool(re.search(r"\bthe\s*$", before, re.I)) or after.lstrip().startswith(":") or not before.strip()
        if bare or _THEIRS.search(before):
            return None
    elif not ours and _THEIRS.search(text[low:start]) and end == noun.end:
        return None
    if modifiers and not empty and end == noun.end and not ours:
        return None  # "payroll solution" says its trade
    sure = bool(modifiers) and len(empty) == len(modifiers) or end > noun.end or ours and not modifiers
    words = mail.quote(span)
    return Flag(span, f'"{words}": solutions to what?' if words.lower().endswith("s") else f'"{words}": a solution to what?',
                _advice(mail), None if sure else "info")


def _says_what(after: str) -> bool:
    """Whether the words after a solution name the trouble, or what it does."""
    to = _TO_WHAT.match(after)
    if to:
        return not _NAMES_NOTHING.match(to["object"])
    does = _DOES.match(after)
    if does:
        deed = does["does"] or does["purpose"]
        return not _EMPTY_DEED.match(deed) and not _NAMES_NOTHING.match(deed)
    return False


def _advice(mail: Mail) -> str:
    return "name the trouble it ends"


RULE = Rule(
    id="empty-solution",
    group="wording",
    title='"Solutions" to what?',
    check=check,
    lists=(LIST,),
    covers_nearby=("jargon",),
    rank=60,
)
