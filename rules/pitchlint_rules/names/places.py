"""Where names stand in a mail: in the greeting, in an address, in running text. Spans and words, no judgement."""

import re
from bisect import bisect_right
from operator import itemgetter
from typing import NamedTuple

from pitchlint import MASK, Mail, PassageName, Span, late
from pitchlint_rules.names.likeness import fold, words
from pitchlint_rules.names.person import HONORIFICS, PARTICLES, WORD

# what a greeting begins with, in the languages that drafts mix in
SALUTATION = words(
    "hi hii hello hey heya hiya howdy dear dearest greetings good morning afternoon evening day hallo hola "
    "bonjour bonsoir salut ciao buongiorno guten tag morgen moin servus hej hei ola liebe lieber sehr geehrte "
    "geehrter estimado estimada querido querida caro cara cher chere gentile egregio beste geachte namaste aloha "
    "shalom happy again thanks thank you so and well oh my yo welcome g gday top of the to a very monday tuesday "
    "wednesday thursday friday week weekend new year holidays"
)
# whom a greeting may mean without naming anybody
_ANYBODY = words(
    "there team all folks everyone everybody friend friends both guys ladies gentlemen sir sirs madam madame maam "
    "colleague colleagues customer customers client clients valued partner partners member members manager "
    "managers owner owners director head hiring recruiter editor prospect marketer marketers founder founders "
    "neighbor neighbour neighbors fellow supporter subscriber reader readers whom whomever it may concern "
    "concerned buddy mate man dude pal human guest department office staff crew group company business website "
    "admin webmaster decision maker professional homeowner name first stranger boss leader leaders people world y "
    "yall ya u am"
)
_AND = late(r"\s*(?:,|&|/|\+|\band\b|\bund\b|\by\b|\bet\b)\s*", re.I)
_STOP = frozenset(
    {"from", "at", "with", "for", "on", "of", "in", "who", "via", "quick", "just", "re", "hope", "it", "is"}
)
_MORE_NAMES = late(
    r"[ \t]*(?:(?:and|&)[ \t]+)?[^\W\d_][\w'’-]*(?:(?:,|[ \t]and|[ \t]&)?[ \t]+[^\W\d_][\w'’-]*){0,4}"
    r"[ \t]*[,:!–—-]?[ \t]*(?=\n|$)"
)
_BARE_LINE = late(r"\s*((?:[^\W\d_][\w'’.-]*[ \t]+){0,3}[^\W\d_][\w'’.-]*)[ \t]*[,!:–—-][ \t]*(?=\n|$)")
# addresses, links, domains, handles: spelled as they are registered
ADDRESSED = late(
    r"(?<!\S)[^\s@]{0,64}@\S+|\bhttps?:\S+|\bwww\.\S+|[#/\\]\w+|"
    r"\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:com|co|org|net|io|ai|de|uk|eu|app|dev|us|info|biz|me|fr|es|it|nl)\b\S*"
)
_LONGEST = 40  # letters; a longer word is no name
_BREAK = late(r"[.!?:\n•*\"“(–—]")
_STOPPED = late(r"[.!?]\s+$")
_CONTRACTION = late(r"['’](?:ll|ve|re|d|m)$|n['’]t$", re.I)


class Token(NamedTuple):
    """One word of a mail that may be a name: without a possessive ending; the parts of a hyphenated word one by one."""

    span: Span
    text: str
    before: str
    """The word just before on the line, with only spaces or a dot between; "" where there is none."""
    after: str
    begins: bool
    """Whether a sentence or line begins with it."""
    addressed: bool
    """Whether it stands apart between commas, as one calls somebody: "Thanks, Dana." """


class Addressee(NamedTuple):
    """One person of a greeting: the honorific (folded, "" without) and the words of the name."""

    honorific: Token | None
    names: tuple[Token, ...]


class Greeting(NamedTuple):
    """`generic` says that it speaks to anybody ("team", "there"), `filled` that a merge field fills it."""

    span: Span
    people: tuple[Addressee, ...]
    generic: bool
    filled: bool


def _possessive(word: str) -> int:
    """How long the word is without an ending that makes it a possessive."""
    if len(word) > 2 and word[-2] in "'’ʼ`´" and word[-1] in "sS":
        return len(word) - 2
    return len(word)


def greeting(mail: Mail) -> Greeting | None:
    """The greeting of a mail, word by word; None where it has none."""
    return mail.once(_greeting)


def _greeting(mail: Mail) -> Greeting | None:
    body = mail.body
    part = mail.parts.greeting
    if part:
        start, end = part.start, part.end
        more = _MORE_NAMES.match(body, end)
        if more and body[end - 1] in ",." and end < len(body) and body[end] in " \t":
            end = start + len(body[start : more.end()].rstrip())  # "Hi Dana, Lee and Sam,"
    else:
        bare = _BARE_LINE.match(body)
        if not bare or any(fold(word) in _STOP for word in bare[1].split()):
            return None
        start, end = bare.start(1), bare.end()
    text = body[start:end]
    people, generic, position = [], False, 0
    while (word := WORD.match(text, position) or WORD.search(text, position)) and fold(word[0]) in SALUTATION:
        if text[position : word.start()].strip(" \t,'’"):
            break
        position = word.end()
    filled = MASK in text
    for piece_start, piece_end in _pieces(text, position):
        named: list[Token] = []
        honorific: Token | None = None
        for found in WORD.finditer(text, piece_start, piece_end):
            folded = fold(found[0])
            if folded in _STOP and named:
                break
            token = Token(
                Span(start + found.start(), start + found.start() + _possessive(found[0])),
                found[0][: _possessive(found[0])], "", "", False, True,
            )  # fmt: skip
            if (
                folded in HONORIFICS
                and not named
                and piece_end > found.end()
                and WORD.search(text, found.end(), piece_end)
            ):
                honorific = honorific if honorific and HONORIFICS.get(fold(honorific.text)) else token
            elif folded in _ANYBODY and not (found[0][0].isupper() and folded in ("may", "am", "ya", "y")):
                generic = True
            elif folded not in _STOP and len(folded) <= _LONGEST:
                named.append(token)
        if named or honorific:
            people.append(Addressee(honorific, tuple(named)))
    return Greeting(Span(start, end), tuple(people), generic, filled)


def _pieces(text: str, position: int) -> list[tuple[int, int]]:
    found, at = [], position
    for mark in _AND.finditer(text, position):
        found.append((at, mark.start()))
        at = mark.end()
    return [(start, end) for start, end in [*found, (at, len(text))] if text[start:end].strip(" ,.!?:;–—-")]


def mentions(mail: Mail) -> tuple[Token, ...]:
    """The capitalised words of subject, prose and postscript, addresses and links left out."""
    return mail.once(_mentions)


def _mentions(mail: Mail) -> tuple[Token, ...]:
    found: list[Token] = []
    spoken = greeting(mail)
    body_start = spoken.span.end if spoken else 0
    if mail.subject:
        found += _tokens(mail.subject, [(0, len(mail.subject))], "subject")
    blocks = [(max(span.start, body_start), span.end) for span in (*mail.parts.paragraphs, *mail.parts.postscript)]
    return (*found, *_tokens(mail.body, [block for block in blocks if block[0] < block[1]], "body"))


def signature_words(mail: Mail) -> tuple[Token, ...]:
    """The capitalised words with which the mail is signed."""
    return mail.once(_signature_words)


def _signature_words(mail: Mail) -> tuple[Token, ...]:
    spans = [span for span in (mail.parts.sign_off, mail.parts.signature) if span]
    return tuple(_tokens(mail.body, [(span.start, span.end) for span in spans], "body"))


def _lies_in(stretches: list[tuple[int, int]], at: int) -> bool:
    """Whether a place lies in one of some stretches, which are in order."""
    before = bisect_right(stretches, at, key=itemgetter(0)) - 1
    return before >= 0 and at < stretches[before][1]


def _tokens(text: str, blocks: list[tuple[int, int]], of: PassageName) -> list[Token]:
    found = []
    for start, end in blocks:
        masked = [match.span() for match in ADDRESSED.finditer(text, start, end)]
        matches = list(WORD.finditer(text, start, end))
        if masked:
            matches = [match for match in matches if not _lies_in(masked, match.start())]
        for at, match in enumerate(matches):
            word, begin, stop = match[0], match.start(), match.end()
            before = matches[at - 1] if at else None
            hyphened = before is not None and begin == before.end() + 1 and text[begin - 1] == "-"
            if (
                len(word) > _LONGEST
                or not (word[0].isupper() or hyphened)
                or _CONTRACTION.search(word)
                or _touches(text, begin, stop)
            ):
                continue
            bare = begin + _possessive(word)
            after = matches[at + 1] if bare == stop and at + 1 < len(matches) else None
            gap = text[before.end() : begin] if before else text[start:begin]
            adjoins = before is not None and _adjoins(gap, before[0])
            begins = before is None or (not adjoins and bool(_BREAK.search(gap)))
            found.append(Token(
                Span(begin, bare, of),
                text[begin:bare],
                before[0] if before and adjoins else "",
                after[0] if after and _adjoins(text[stop : after.start()], word) else "",
                begins,
                _set_apart(text[bare : bare + 1], gap, first=before is None),
            ))  # fmt: skip
    return found


def _touches(text: str, start: int, end: int) -> bool:
    """Whether a digit, underscore or merge field is part of the word: no name."""
    return (
        text[start - 1 : start] in (MASK, "_")
        or text[end : end + 1] in (MASK, "_")
        or text[start - 1 : start].isdigit()
    )


def _adjoins(gap: str, word: str) -> bool:
    return (gap.strip(" \t-‐‑") == "" and len(gap) <= 2 and "\n" not in gap) or (
        gap == ". " and (len(word) == 1 or fold(word) in HONORIFICS)
    )


def _set_apart(closing: str, gap: str, *, first: bool) -> bool:
    """Whether commas part a word from its sentence; `closing` is the character after it, `gap` the text before it."""
    if gap.rstrip(" ").endswith(","):
        return closing in (",", "?", "!", ".", "", "\n")
    # at the beginning of a sentence only a comma tells an address from a subject
    return closing == "," and (first or bool(_STOPPED.search(gap)))


def is_particle(word: str) -> bool:
    return fold(word) in PARTICLES
