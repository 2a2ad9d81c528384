"""Phrases that are empty by their shape: abstract nouns with empty words before them, no object and no figure."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from pitchlint import Hit, Mail, Phrases, Span

WORDS = Phrases(__file__)

# Patterns are strings: `re` compiles them when a mail first needs them.
_JOB = r"\b(?:chief|director|head|manager|officer|president|vice president|vp|lead|dean|coordinator)\b[\w ,&]{0,30}$"
_TOPIC = (
    r"\b(?:article|book|chapter|class|course|episode|paper|piece|post|report|session|study|talk|thesis|webinar)s? "
    r"(?:on|about)\s+$"
)
_ABSTRACT = r"[a-z]{4,}(?:tion|sion|ment|ence|ance|ity|ness|ship)"
# a figure that measures: minutes of a call, years and the length of a trial measure nothing
_FIGURE = (
    r"(?<![\w-])[$€£₹+]?(?!(?:19|20)\d\d\b)\d[\d.,]*(?![\d.,]*[ -]?(?:min|minutes?|mins|days?|"
    r"weeks?)?\b[ -]?(?:call|chat|demo|pilot|"
    r"trial|minutes?|conversation|intro|meeting|walkthrough|audit|look|month|mins?)\b)"
)
_SMALL = "a an and as at by for from in into is of on or our the to vs we with you your"  # small in a title, too
_PROSE = frozenset({"subject", "prose", "postscript"})
_AROUND = 500  # characters on either side that tell a name; no sentence of prose goes on for longer
_BEFORE = 120  # characters before a phrase that may make it a title or a topic


class EmptyPhrase(NamedTuple):
    """Neighbouring words that name nothing together. `weight` is the sum of their emptiness, three or more."""

    span: Span
    weight: int
    promises: bool  # the last word is a gain, not a thing


def empty_phrases(mail: Mail) -> tuple[EmptyPhrase, ...]:
    """Every phrase of subject, prose and postscript that is empty by its shape. The rule must name `WORDS`."""
    return tuple(phrase for chain in _chains(mail) if (phrase := _judged(mail, chain)))


def in_name(mail: Mail, span: Span) -> bool:
    """Whether the words at `span` are part of a proper name: capitals amid a sentence that is not all capitals."""
    text = mail.text(span.of)
    words = re.sub(r"^(?:(?:[A-Z]{2,}\d?|the|a|an|our)[ -])+", "", text[span.start : span.end])
    if not words[:1].isupper() or not re.search(r"[A-Z][\w'’]*[a-z]", words):  # nor do the capitals of "AI", "A to Z"
        return False
    sentence = mail.sentence_at(span)
    low, high = sentence.span[:2] if sentence else (0, len(text))
    low, high = max(low, span.start - _AROUND), min(high, span.end + _AROUND)
    others = re.findall(r"[A-Za-z][\w'’-]*", text[low : span.start] + " . " + text[span.end : high])
    if opening := re.search(r"[:|•“\"][ ]*$", text[low : span.start]):  # "Re: Seamless payroll" begins anew
        low += opening.end()
    before = re.search(r"([\w'’.&-]+)[ ]$", text[low : span.start])
    after = re.match(r"[ ]([\w'’&-]+)", text[span.end : high])
    neighbours = [found[1] for found in (before, after) if found]
    beside = [word for word in neighbours if word[:1].isupper() and word not in ("I", "I'm", "I’m")]
    long = [word for word in others if word.lower() not in _SMALL.split()]
    capitals = sum(1 for word in long if word[:1].isupper() and not word.isupper())
    if len(others) >= 2 and capitals > 0.5 * len(long):
        return False  # a heading in title case
    if span.start > low:
        return True
    return bool(beside)


def figure_near(mail: Mail, span: Span) -> bool:
    """Whether a figure that measures something stands in the sentence of `span`."""
    return stands_near(mail, span, mail.once(_figures)[span.of])


def _figures(mail: Mail) -> dict[str, list[int]]:
    return places(mail, _FIGURE)


def places(mail: Mail, pattern: str) -> dict[str, list[int]]:
    """Where a pattern begins in the subject and in the body, in order."""
    texts = {"subject": mail.subject, "body": mail.body}
    return {of: [one.start() for one in re.finditer(pattern, text)] for of, text in texts.items()}


def stands_near(mail: Mail, span: Span, starts: list[int]) -> bool:
    """Whether one of `starts`, which are in order, lies in the sentence of `span`."""
    sentence = mail.sentence_at(span)
    low, high = sentence.span[:2] if sentence else (0, len(mail.text(span.of)))
    at = bisect_left(starts, low)
    return at < len(starts) and starts[at] < high


def widened(mail: Mail, hit: Hit) -> Span:
    """The span of a hit with the words after it that its conditions ask for: "transform", then "your business"."""
    start, end, of = hit.span
    words = re.finditer(r"[\w'’-]+", mail.text(of)[end : end + 80])
    text, reach = "", end
    for number, word in enumerate(words):
        text = f"{text} {word[0]}".strip().lower().replace("-", " ").replace("’", "'")
        for condition in hit.entry.conditions:
            if condition.wanted and condition.where == "after" and text in condition.words:
                reach = end + word.end()
        if number == 3:
            break
    return Span(start, reach, of)


class Taken:
    """The characters of a mail that some spans have taken."""

    def __init__(self) -> None:
        self.marks = {"subject": bytearray(), "body": bytearray()}

    def append(self, span: Span) -> None:
        marks = self.marks[span.of]
        marks.extend(bytes(max(span.end - len(marks), 0)))
        marks[span.start : span.end] = b"\1" * (span.end - span.start)


def meets_any(span: Span, taken: Taken) -> bool:
    """Whether a character of `span` is taken."""
    return taken.marks[span.of].find(1, span.start, span.end) >= 0


def _chains(mail: Mail) -> Iterator[list[Hit]]:
    """Runs of listed words with nothing but a space between them, or one abstract word that no list knows."""
    chain: list[Hit] = []
    for hit in mail.hits(WORDS):
        if chain and not _adjoins(mail, chain[-1].span, hit.span):
            yield chain
            chain = []
        chain.append(hit)
    if chain:
        yield chain


def _adjoins(mail: Mail, one: Span, other: Span) -> bool:
    between = mail.text(one.of)[one.end : other.start] if one.of == other.of else "."
    return bool(re.fullmatch(r"[ \n-]", between)) or bool(re.fullmatch(rf" {_ABSTRACT} ", between))


def _named(before: str) -> bool:
    """Whether the words before a phrase make it a job title or the subject of a talk."""
    return bool(re.search(_JOB, before, re.I) or re.search(_TOPIC, before, re.I))


def _judged(mail: Mail, chain: list[Hit]) -> EmptyPhrase | None:
    sections = [hit.entry.section for hit in chain]
    last = len(chain)
    while last and sections[last - 1].startswith(("modifier", "literal", "whose")):
        last -= 1
    literal = max((i for i in range(last) if sections[i] == "literal"), default=-1)
    chain = chain[literal + 1 : last]
    weight = sum(int(hit.entry.section[-1]) for hit in chain if hit.entry.section != "whose")
    if any(hit.entry.section == "whose" for hit in chain) and len(chain) > 2:
        weight += 1
    if len(chain) < 2 or weight < 3 or not chain[0].entry.section.startswith("modifier"):
        return None
    promises = chain[-1].entry.section.startswith("gain")
    span = Span(chain[0].span.start, chain[-1].span.end, chain[0].span.of)
    text = mail.text(span.of)
    sentence = mail.sentence_at(span)
    low = max(sentence.span.start if sentence else 0, span.start - _BEFORE)
    if mail.part_of(span) not in _PROSE or _named(text[low : span.start]) or in_name(mail, span):
        return None
    if promises and figure_near(mail, span):
        return None
    return EmptyPhrase(span, weight, promises)
