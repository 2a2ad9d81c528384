"""Sentences too long to be read once, and where each could be cut."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from pitchlint import Flag, Mail, Rule, Span, late

# a line that begins so after a line without a full stop may be an item of a list; a wrapped one may too, by chance
_LINE = late(r"\n(?=[A-Z0-9\"“@•*-])")
# where a reader may pause as at a full stop: colons, dashes, brackets, a comma before a clause of its own
_PAUSE = late(
    r"[;:—–…()]|\s--?\s|[.?!][\"”’)]*\s|"
    r",[\"”’]?\s+(?=(?:and|but|so|or|yet|nor|which|while|because|since|as|where|when|if|until|before|after|though|"
    r"although|whose|who|with|then|plus|unless|once|whereas|not|instead)\b)"
)
# where a sentence could be cut, the better places first
_PLACES = (
    late(r"(?<=[;:—–])\s+|\s(?=--?\s)|(?<=,)\s+(?=(?:and|but|so|or|yet)\b)"),
    late(
        r"\s(?=(?:but|so|because|which|while|whereas|although|"
        r"and (?:i|we|you|they|it|he|she|my|our|your|their|the|this|that|these|there|in|on|at|if|when|then|so))\b)",
        re.I,
    ),
    late(
        r"\s(?=(?:that|when|where|if|who|including|in order)\b)|"
        r"(?<=,)\s+(?=(?:i|we|you|they|it|he|she|our|your|my|the|this|that|these|their|please)\b)",
        re.I,
    ),
)
_OFF_CENTRE = 0.55  # of its words: a cut that leaves less than a fifth on one side helps nobody
_LEGAL = late(r"\bunsubscribe|\bopt[ -]out|\bremoved? from\b|\bconfidential", re.I)


def check(mail: Mail, *, most: int = 25, most_in_all: int = 40) -> Iterator[Flag]:
    if mail.kind in ("reply", "customer", "other"):
        return
    for span in _long(mail, min(most, most_in_all)):
        text = mail.body[span.start : span.end]
        starts = [word.start - span.start for word in mail.words if span.start <= word.start < span.end]
        if len(starts) <= min(most, most_in_all):
            continue
        marks = [0, *(pause.end() for pause in _PAUSE.finditer(text)), len(text)]
        run = max(later - earlier for earlier, later in pairwise(bisect_left(starts, mark) for mark in marks))
        if (run <= most and len(starts) <= most_in_all) or _LEGAL.search(text):
            continue
        message = f"{len(starts)} words in one sentence"
        if most < run < len(starts):
            message += f", {run} of them without a pause"
        cut = _cut(text, starts)
        rest = mail.quote(Span(span.start + cut, span.end), 40) if cut else ""
        yield Flag(span, message, f"cut it before “{rest}”" if rest else "say it in two sentences")


def _long(mail: Mail, most: int) -> Iterator[Span]:
    """Sentences, or lines of what was taken for one, that may have more than `most` words: two characters a word."""
    for sentence in mail.sentences:
        at, end, _ = sentence.span
        if end - at < 2 * most:
            continue
        breaks = [at + found.end() for found in _LINE.finditer(sentence.text)] if "\n" in sentence.text else []
        yield from (Span(start, stop) for start, stop in pairwise([at, *breaks, end]) if stop - start >= 2 * most)


def _cut(text: str, starts: list[int]) -> int | None:
    """Where a sentence could be cut, as near to its middle as a good place allows. `starts` are those of its words."""
    for places in _PLACES:
        cuts = [place.end() for place in places.finditer(text)]
        off, cut = min(((abs(2 * bisect_left(starts, cut) - len(starts)), cut) for cut in cuts), default=(len(text), 0))
        if off <= len(starts) * _OFF_CENTRE:
            return cut
    return None


RULE = Rule(
    id="long-sentence",
    group="readability",
    title="A sentence that has to be read twice",
    check=check,
    severity="info",
    rank=70,
)
