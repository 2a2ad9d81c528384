r"""Shapes: patterns for faults that a word list cannot say, looked up beside one.

A word list says "sorry to bother you". That a mail counts its own mails ("I've sent you three notes since May") is a
shape: who, a verb of writing, a number. Both are named by the fault they show, and what they find is merged.

A rule's shapes lie beside it, in the file with its stem that ends in ".shapes":

    # a comment: what the shape is for, or an example
    @many = (a few|several|two|three)           a piece, used as @many; "shapes.shapes" holds those of all files
    count: sent|left & message|note             a fault, and what must stand in the sentence before patterns are tried:
                                                one of the words of each group; "_" is a space at the end of a word
        \bi (sent|left) «@many (messages|notes)»\b      a pattern, and on further lines others for the same fault
        \bthis makes @many notes\b
            ( already)?                         eight spaces in: the line before goes on, nothing between

Patterns are regular expressions over one sentence in lower case with plain quotes, merge fields masked (\ua78f). Groups
capture nothing; a parenthesis that is meant is written \(, also in brackets. The words between « and », else all that
is matched, are at fault.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from pitchlint import MASK, Field, Flag, Mail, PassageName, Phrases, Sentence, Severity, Span, late

_PLAIN = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "\n": " ", "\t": " ", "\u00a0": " "})
_IDLE_END = late(r"(?:[ ,]+(?:a|an|and|at|by|for|from|if|my|of|or|our|that|the|to|with|your)\b)*[ ,]*$")
_READ = frozenset({"subject", "prose", "postscript"})
# words between quotation marks within a line; an apostrophe opens none, and none closes one inside a word
_QUOTED = late(
    r"“[^“”\n]+”|«[^«»\n]+»|(?<![\w”\"])\"[^\"\n]+\"(?!\w)|"
    r"(?<![\w’'])['‘](?=\w)(?:[^'’\n]|(?<=\w)['’](?=\w))+['’](?!\w)"
)

_BESIDE = 60  # characters looked at on either side of a quotation
_GUESSED = late(r"\bmean(?:s|t|ing)?:?\s*$", re.I)


class Shape(NamedTuple):
    """The patterns of one fault. They run only where a sentence holds a word of each group of `seen`, "a|b & c|d"."""

    fault: str
    seen: str
    patterns: bytes  # as the file has them, NUL between them


class Shapes:
    """The shapes in the file beside a rule: `Shapes(__file__)`. The file is read when a mail first asks."""

    def __init__(self, path: str) -> None:
        self.file = Path(path).with_suffix(".shapes")
        self._compiled: dict[bytes, re.Pattern[str]] = {}

    @cached_property
    def _read(self) -> tuple[tuple[Shape, ...], dict[str, bytes]]:
        return _parsed(self.file)

    @property
    def all(self) -> tuple[Shape, ...]:
        """Every shape of the file, in its order."""
        return self._read[0]

    def compiled(self, shape: Shape) -> re.Pattern[str]:
        """The regular expression of a shape of this file; what is at fault is its group "words", if it has one."""
        if shape.patterns not in self._compiled:
            self._compiled[shape.patterns] = re.compile(_written_out(shape.patterns, {**_common(), **self._read[1]}))
        return self._compiled[shape.patterns]


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


def plain_texts(mail: Mail) -> tuple[str, str]:
    """What shapes read of the whole subject and body; ask with `mail.once`."""
    return plain(mail.subject), plain(mail.body)


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
    return last >= 0 and spans[last].start <= span.start and span.end <= spans[last].end


def places(mail: Mail, phrases: Phrases, shapes: Shapes) -> list[Place]:
    """Where entries of `phrases` and shapes stand in subject and body, in order; what overlaps is one place."""
    quoted = mail.once(quotations)
    hits = (hit for hit in mail.hits(phrases) if mail.part_of(hit.span) in _READ)
    found = [*(Place(hit.span, hit.entry.section) for hit in hits), *shaped(mail, shapes)]
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


def shaped(mail: Mail, shapes: Shapes) -> Iterator[Place]:
    """Where shapes stand in the subject and in the sentences of the body."""
    held = mail.once(_held)
    some = [shape for shape in shapes.all if _seen(shape, held)]  # few mails hold the words of more than a handful
    if some:
        yield from _shaped(mail.once(plain_texts)[0], shapes, some, 0, "subject")
    for sentence, text in mail.once(plain_sentences) if some else ():
        yield from _shaped(text, shapes, some, sentence.span.start, "body")


class _Held(dict[str, bool]):
    """Which words, or pieces of words, a text holds; each is looked for once."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __missing__(self, word: str) -> bool:
        self[word] = found = word in self.text
        return found


def _held(mail: Mail) -> _Held:
    return _Held(" . ".join(mail.once(plain_texts)))


def _follows(mail: Mail, one: Place, other: Place) -> bool:
    """Whether words at fault go straight on with more of the same: "so kind as to" "spare me five minutes"."""
    if one.span.of != "body" or other.span.of != "body" or one.fault != other.fault:
        return False
    return mail.body[one.span.end : other.span.start] == " "


def _overlap(one: Span, other: Span) -> bool:
    return one.of == other.of and one.start < other.end and other.start < one.end


def _seen(shape: Shape, held: _Held) -> bool:
    """Whether a text holds a word of each group that the shape waits for."""
    for group in _groups(shape.seen):
        for word in group:
            if held[word]:
                break
        else:
            return False
    return True


@cache
def _groups(seen: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(group.split("|")) for group in seen.split(" & "))


def _shaped(text: str, shapes: Shapes, some: Sequence[Shape], at: int, of: PassageName) -> Iterator[Place]:
    held = _Held(text)
    for shape in some:
        if not _seen(shape, held):
            continue
        for match in shapes.compiled(shape).finditer(text):
            start, end = match.span("words" if match.groupdict().get("words") is not None else 0)
            if idle := _IDLE_END.search(text, start, end):
                end = idle.start()
            yield Place(Span(at + start, at + end, of), shape.fault)


def _parsed(file: Path) -> tuple[tuple[Shape, ...], dict[str, bytes]]:
    """The shapes and the pieces that a file holds; few patterns are ever used, so they stay undecoded."""
    shapes, pieces = [], {}
    data = file.read_bytes()
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n")
    for line in data.replace(b"\n        ", b"").replace(b"\n    ", b"\0").split(b"\n"):
        if line.startswith(b"@"):
            name, _, piece = line[1:].partition(b" = ")
            pieces[name.decode()] = piece
        elif line and not line.startswith(b"#"):
            head, _, patterns = line.partition(b"\0")
            fault, _, words = head.decode().partition(": ")
            shapes.append(Shape(fault, words.replace("_", " ").replace("\\ua78f", MASK), patterns))
    return tuple(shapes), pieces


@cache
def _common() -> dict[str, bytes]:
    return _parsed(Path(__file__).with_suffix(".shapes"))[1]


_PIECE = late(r"@(\w+)")


def _written_out(patterns: bytes, pieces: Mapping[str, bytes]) -> str:
    """The patterns of a shape as `re` reads them. Raises `KeyError` for a piece that no file has."""
    pattern = patterns.decode().replace("\0", "|")
    while "@" in pattern:
        pattern = _PIECE.sub(lambda found: pieces[found[1]].decode(), pattern)
    pattern = pattern.replace("(", "(?:").replace("(?:?", "(?").replace("\\(?:", "\\(")
    return pattern.replace("«", "(?P<words>").replace("»", ")")


# fields that hold no detail, word by word: {{company_name}}, {{blog/website}}, {{product or service}}
_COMMON = late(
    r"(?:(?:address|agency|and|app|area|blog|brand|business|channel|church|city|clinic|club|company|contact|country|"
    r"date|day|department|domain|email|field|firm|first|full|gallery|hospital|hotel|industry|institute|job|keyword|"
    r"last|lead|library|location|market|museum|my|name|niche|of|or|organization|page|phone|practice|product|products|"
    r"prospect|restaurant|role|salutation|school|sector|sender|service|services|shop|site|social|state|store|studio|"
    r"subject|team|the|their|title|topic|university|url|venue|vertical|web|website|your)(?:_|$))+"
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


Faults = Mapping[str, tuple[str, str, Severity]]  # fault -> what the reader reads there, what to do instead, how sure


def flags(mail: Mail, found: Sequence[Place], faults: Faults) -> Iterator[Flag]:
    """A flag a place; the first one names the lines of the others. `{words}` in a message is what the mail says."""
    for number, place in enumerate(found):
        message, advice, severity = faults[place.fault]
        more = elsewhere(mail, found) if number == 0 else ""
        yield Flag(place.span, message.format(words=mail.quote(place.span)) + more, advice, severity)
