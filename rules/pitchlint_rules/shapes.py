"""Shapes: patterns for faults that a word list cannot say, looked up beside one.

A word list says "sorry to bother you". That a mail counts its own mails ("I've sent you three notes since May") is a
shape: who, a verb of writing, a number. Both are named by the fault they show, and what they find is merged.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pitchlint import Field, Mail, PassageName, Phrases, Sentence, Span, late

_PLAIN = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "\n": " ", "\t": " ", "\u00a0": " "})
_IDLE_END = late(r"(?:[ ,]+(?:a|an|and|at|by|for|from|if|my|of|or|our|that|the|to|with|your)\b)*[ ,]*$")
_READ = frozenset({"subject", "prose", "postscript"})
# words between quotation marks within a line; an apostrophe opens none, and none closes one inside a word
_QUOTED = late(
    r"“[^“”\n]+”|«[^«»\n]+»|(?<![\w”\"])\"[^\"\n]+\"(?!\w)|"
    r"(?<![\w’'])['‘](?=\w)(?:[^'’\n]|(?<=\w)['’](?=\w))+['’](?!\w)"
)


# "should I close your file?": an ultimatum (guilt) and a close (pressure); guilt covers pressure
CLOSING_A_FILE = (
    r"\b(?:(?:should|shall|can|may) i (?:just |go ahead and )?|(?:i'll|i'm (?:about|going) to|i will) (?:go "
    r"ahead and )?)?"
    r"clos(?:e|ed|ing)(?: out| down)? (?:out )?(?:(?:your|the|this|my) (?:(?:\w+|\ua78f+) )?file|your (?:\w+ "
    r")?(?:case|ticket|record))\b"
    r"(?! (?:faster|in|within|sooner|each|every)\b)"
)


_BESIDE = 60  # characters looked at on either side of a quotation
_GUESSED = late(r"\bmean(?:s|t|ing)?:?\s*$", re.I)


class Shape(NamedTuple):
    """A pattern over one sentence in lower case with plain quotes, merge fields masked.

    It runs, and is compiled, only where a sentence holds a word of each group of `seen` ("a|b & c|d"). What the group
    `words`, where there is one, else the whole pattern matches is the fault, called `fault`.
    """

    fault: str
    seen: str
    pattern: str


class Place(NamedTuple):
    """Words at fault, and the name of the fault: a section of the word list, or a shape's."""

    span: Span
    fault: str
    sentence: Sentence | None = None


def plain(text: str) -> str:
    """`text` as shapes read it, of the same length: lower case, plain quotes, white space as spaces."""
    text = text.translate(_PLAIN)
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def plain_sentences(mail: Mail) -> tuple[tuple[Sentence, str], ...]:
    """The sentences of a mail and what shapes read of each; ask with `mail.once`."""
    return tuple((sentence, plain(sentence.text)) for sentence in mail.sentences)


def plain_body(mail: Mail) -> str:
    """What shapes read of the whole body; ask with `mail.once`."""
    return plain(mail.body)


def quotations(mail: Mail) -> dict[PassageName, list[Span]]:
    """Where subject and body quote: what a sign or the reader says is not the writer's word. Ask with `mail.once`.

    A line that is quoted whole is the mail itself, kept in quotation marks; what silence "means" is the writer's guess.
    """
    found: dict[PassageName, list[Span]] = {"subject": [], "body": []}
    texts: tuple[tuple[PassageName, str], ...] = (("subject", mail.subject), ("body", mail.body))
    for of, text in texts:
        if not any(mark in text for mark in ('"', "“", "«", " '", "\n'", " ‘", "\n‘")):
            continue
        for match in _QUOTED.finditer(text):
            start, end = match.span()
            before = text[max(0, start - _BESIDE) : start].rpartition("\n")[2]
            after = text[end : end + _BESIDE].partition("\n")[0]
            if (before + after).strip(" .!?-*>:,") and not _GUESSED.search(before):
                found[of].append(Span(start, end, of))
    return found


def _is_quoted(span: Span, quoted: dict[PassageName, list[Span]]) -> bool:
    spans = quoted[span.of]
    last = bisect_left(spans, span.end, key=lambda quotation: quotation.start) - 1
    return last >= 0 and _overlap(span, spans[last])


def places(mail: Mail, phrases: Phrases, shapes: Sequence[Shape]) -> list[Place]:
    """Where entries of `phrases` and shapes stand in subject and body, in order; what overlaps is one place."""
    quoted = mail.once(quotations)
    hits = (hit for hit in mail.hits(phrases) if mail.part_of(hit.span) in _READ)
    found = [Place(hit.span, hit.entry.section) for hit in hits]
    found += _shaped(plain(mail.subject), shapes, 0, "subject")
    whole = mail.once(plain_body)
    shapes = [shape for shape in shapes if _seen(shape, whole)]  # few mails hold the words of more than a handful
    for sentence, text in mail.once(plain_sentences) if shapes else ():
        found += _shaped(text, shapes, sentence.span.start, "body")
    found.sort(key=lambda place: (place.span.of == "body", place.span.start, -place.span.end))
    kept: list[Place] = []
    for place in found:
        if _is_quoted(place.span, quoted):
            continue
        if kept and (_overlap(kept[-1].span, place.span) or _follows(mail, kept[-1], place)):
            span = kept[-1].span
            kept[-1] = kept[-1]._replace(span=span._replace(end=max(span.end, place.span.end)))
        else:
            kept.append(place._replace(sentence=mail.sentence_at(place.span)))
    return kept


def _follows(mail: Mail, one: Place, other: Place) -> bool:
    """Whether words at fault go straight on with more of the same: "so kind as to" "spare me five minutes"."""
    if one.span.of != "body" or other.span.of != "body" or one.fault != other.fault:
        return False
    return mail.body[one.span.end : other.span.start] == " "


def _overlap(one: Span, other: Span) -> bool:
    return one.of == other.of and one.start < other.end and other.start < one.end


@lru_cache(maxsize=256)
def _groups(seen: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(group.split("|")) for group in seen.split(" & "))


def _seen(shape: Shape, text: str) -> bool:
    """Whether `text` holds a word of each group that the shape waits for."""
    for group in _groups(shape.seen):
        for word in group:
            if word in text:
                break
        else:
            return False
    return True


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _shaped(text: str, shapes: Sequence[Shape], at: int, of: str) -> Iterator[Place]:
    for shape in shapes:
        if not _seen(shape, text):
            continue
        pattern = _compiled(shape.pattern)
        for match in pattern.finditer(text):
            start, end = match.span("words" if match.groupdict().get("words") is not None else 0)
            if idle := _IDLE_END.search(text, start, end):
                end = idle.start()
            yield Place(Span(at + start, at + end, of), shape.fault)  # type: ignore[arg-type]


# fields that hold no detail, word by word: {{company_name}}, {{blog/website}}, {{product or service}}
_COMMON = late(
    r"(?:(?:address|and|app|area|blog|brand|business|channel|city|company|contact|country|date|day|department|domain|"
    r"email|field|firm|first|full|industry|job|keyword|last|lead|location|market|my|name|niche|of|or|organization|"
    r"page|phone|product|products|prospect|role|salutation|sector|sender|service|services|shop|site|social|state|"
    r"store|subject|the|their|title|topic|url|vertical|web|website|your)(?:_|$))+"
)


def asks_for_detail(field: Field) -> bool:
    """Whether a field or slot is filled with something that only one reader has, a post or a piece of news."""
    if field.canonical.endswith("_name"):
        return False
    return field.kind in ("field", "slot") and not _COMMON.fullmatch(field.canonical)


def line_of(mail: Mail, span: Span) -> int:
    """The line of the file in which `span` begins."""
    return mail.draft.source.position(mail.draft.passage(span.of).locate(span.start, span.end)[0]).line


def elsewhere(mail: Mail, found: Sequence[Place]) -> str:
    """ " (also in lines 6, 7)" for further places of one fault in other lines than the first, else ""."""
    first, *others = (line_of(mail, place.span) for place in found)
    lines = sorted(set(others) - {first})
    return f" (also in line{'s' if len(lines) > 1 else ''} {', '.join(map(str, lines))})" if lines else ""
