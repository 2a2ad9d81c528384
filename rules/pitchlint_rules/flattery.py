"""Praise that fits anyone: "love what you're doing", "your amazing blog". Praise of something named does not count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pitchlint import MASK, Flag, Mail, Phrases, Rule, Sentence, late
from pitchlint_rules.shapes import Place, Shapes, asks_for_detail, elsewhere, places, plain

LIST = Phrases(__file__)
SHAPES = Shapes(__file__)

# what makes praise particular: a title in quotes, a figure, a thing named with what it is about
_NAMED = late(
    r"[“\"«][^”\"»]{4,}[”\"»]|\d|\b(?:post|article|piece|talk|episode|interview|video|guide|study|paper|essay|"
    r"keynote|comment|thread|case study|"
    r"launch|announcement|panel|webinar|review|interview|write-?up|page|report|ad|campaign)s? (?:on|about|"
    r"with|at|in which|where|of)\b|"
    r"\b(?:especially|particularly|in particular|specifically|when you|where you|for example|the part|the way "
    r"you|how you (?!are|'re|do\b|have))\b"
)

# where a clause begins: "I'm with Acme and" "I was so impressed"
_CLAUSE = late(r"[,;:–—(]\s|\s-\s|\b(?:and|but|so)\s(?=(?:I|i|we)\b)")
# a slot that every mail fills: "your post about {{topic}}"
_SLOT = late(rf"\b(?:about|at|of|on|with) (?:the )?{MASK}+")

_SUMMARY = 5  # words of "Great work, by the way!"

_GOES_ON = late(
    r"(?:(?:i|we) (?:just |also )?(?:saw|noticed|read|heard|watched)|your|especially|the|that|it|in "
    r"particular)\b"
)


def names_something(mail: Mail, sentence: Sentence) -> bool:
    """Whether a sentence holds what would not fit the next reader: a title, a figure, a name, a slot for a detail."""
    if _NAMED.search(_SLOT.sub("", plain(sentence.text))):
        return True
    for field in mail.fields:
        if sentence.span.start <= field.start < sentence.span.end and asks_for_detail(field):
            return True
    known = f"{mail.prospect.get('company', '')} {mail.prospect.get('name', '')}".split()
    words = re.findall(rf"[\w{MASK}'’&-]+", sentence.text)
    return any(_is_name(word) and word not in known for word in words[1:])


def _is_name(word: str) -> bool:
    """Whether a word within a sentence is a name by its capital; "INSANE" shouts."""
    return word[0].isupper() and word != "I" and not word.startswith(("I'", "I’")) and not re.match("[A-Z]{5}", word)


def _particular(mail: Mail, place: Place) -> bool:
    """Whether praise names what it is for. Calling a company prestigious stays empty with its name beside it."""
    if place.fault == "label" or place.sentence is None:
        return False
    return names_something(mail, _around(place.sentence, place)) or _explained(mail, place.sentence)


def _explained(mail: Mail, sentence: Sentence) -> bool:
    """Whether the sentence after goes on about it, "I saw you ..." and what it was, or a short one sums up the last."""
    before = next((s for s in reversed(mail.sentences) if s.span.end <= sentence.span.start), None)
    if before and len(sentence.text.split()) <= _SUMMARY and re.search(r"\b(?:me|your?)\b", before.text, re.I):
        return names_something(mail, before)
    after = next((s for s in mail.sentences if s.span.start >= sentence.span.end), None)
    if after is None or after.paragraph != sentence.paragraph:
        return False
    return bool(_GOES_ON.match(plain(after.text))) and names_something(mail, after)


def _around(sentence: Sentence, place: Place) -> Sentence:
    """The clauses of a sentence that hold the praise: a name three commas away does not make it particular."""
    text, start, end = sentence.text, place.span.start - sentence.span.start, place.span.end - sentence.span.start
    low = max((found.end() for found in _CLAUSE.finditer(text) if found.end() <= start), default=0)
    low = start if text.startswith(("and ", "but "), start) else low
    high = re.search(r"[,;–—(]\s|\s-\s", text[end:])
    stop = end + high.start() if high else len(text)
    span = sentence.span
    return sentence._replace(text=text[low:stop], span=span._replace(start=span.start + low, end=span.start + stop))


def check(mail: Mail) -> Iterator[Flag]:
    if mail.kind in ("reply", "customer", "other"):
        return
    found = [place for place in places(mail, LIST, SHAPES) if not _particular(mail, place)]
    for number, place in enumerate(found):
        more = elsewhere(mail, found) if number == 0 else ""
        yield Flag(
            place.span,
            f"praise that would fit anyone: “{mail.quote(place.span)}”{more}",
            "name the one thing you liked and what it made you think, or leave it out",
            "info" if place.fault == "followed" else None,
        )


RULE = Rule(
    id="flattery",
    group="tone",
    title="Praise that fits anyone",
    check=check,
    lists=(LIST,),
    covers_nearby=(),
    rank=33,
)
