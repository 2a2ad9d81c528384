"""The parts of a mail's body: greeting, paragraphs, sign-off, signature, postscript, quoted thread."""

import re
from typing import NamedTuple

from pitchlint.draft import MASK, Span
from pitchlint.patterns import late

SALUTATIONS = (
    "hi+|hello|hey+|hiya|howdy|dear|greetings|good (?:morning|afternoon|evening|day)|to whom it may concern|"
    "bonjour|chère?s?|guten tag|hallo|liebe[rs]?|sehr geehrte[rs]?|hola|buenos días|estimad[oa]s?|buongiorno|gentile|"
    "olá|bom dia|prezad[oa]s?|beste|geachte|hej|cześć|dzień dobry"
)
"""What greetings begin with, as alternatives of a pattern that ignores case."""

_GREETING = late(
    rf"(?:{SALUTATIONS}|to the (?=team|whole|entire|folks|people))\b"
    r"(?P<rest>(?: (?:Dr|Mr|Mrs|Ms|Prof)\.)?[^\n.?!:;,–—]{0,60}?)"
    r"(?P<end>[ \t]*(?:[,:;!–—-](?=\s|$)|\.(?=\s|$)|(?=\n|$)))",
    re.I,
)
_NAME_LINE = late(rf"(?:{MASK}+|[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){{0,2}})[ \t]*[,–—-]+[ \t]*(?=\n|$)")
_NAME_START = late(rf"{MASK}+[ \t]*(?:,|[–—-]+)[ \t]+(?=\S)")
# a closing line is made of these words only, and has one of the first kind
_CLOSES = frozenset({
    "best", "cheers", "ciao", "cordially", "faithfully", "gratefully", "onward", "onwards", "regards", "respectfully",
    "sincerely", "thank", "thanks", "truly", "warmly", "wishes", "yours",
})  # fmt: skip
_CLOSES_TOGETHER = ("talk soon", "speak soon", "take care", "to your success", "looking forward", "with respect")
_AROUND_CLOSING = frozenset({
    "a", "advance", "again", "all", "and", "for", "in", "kind", "kindest", "lot", "many", "much", "my", "sincere", "so",
    "the", "time", "to", "very", "warm", "warmest", "with", "you", "your",
})  # fmt: skip
_LONGEST_CLOSING = 6  # words
_DASHES = late(r"(?:-- ?|—|–|_{2,}|-{2,}|\*{3,})[ \t]*$")
_MOST_UNDER_SIGN_OFF, _MOST_UNDER_DASHES = 12, 8  # lines of a signature
_POSTSCRIPT = late(r"\(?p\.? ?p?\.?s\b[.:,–—-]*", re.I)
# (words that must occur, pattern): how a mail program introduces what it quotes
_QUOTED = (
    ("wrote:", r"(?i)on [^\n]{5,120}wrote:"),
    ("schrieb", r"(?i)am [^\n]{5,120}schrieb[^\n]*:"),
    ("écrit", r"(?i)le [^\n]{5,120}a écrit ?:"),
    ("original message", r"(?i)-{2,} ?original message ?-{2,}"),
    ("forwarded message", r"(?i)-{2,} ?forwarded message ?-{2,}|begin forwarded message:"),
    ("from:", r"(?i)_{8,}[ \t]*\n+from: |from: [^\n]+\n(?:(?:sent|date|to|cc|subject): [^\n]*\n){2,}"),
)
_CONTACT = late(r"https?://|www\.|@[\w-]+\.|\+?\d[\d ().-]{6,}|linkedin|\|", re.I)
_NAMEISH = late(
    rf"[-–—~]?[ \t]*(?:{MASK}+|[A-Z][\w'’.&-]*)"
    rf"(?:[ ,|/·•]+(?:{MASK}+|[A-Z(][\w'’.&)-]*|of|the|and|at|&|-|–|—)){{0,7}}[ \t]*"
)


class Parts(NamedTuple):
    """Spans of one body, half-open and in order; what a mail lacks is None or empty.

    `paragraphs` are what the writer says between greeting and sign-off, cut at blank lines; `quoted` are stretches of
    an earlier thread, which are not the writer's prose, and neither is the signature.
    """

    greeting: Span | None
    paragraphs: tuple[Span, ...]
    sign_off: Span | None
    signature: Span | None
    postscript: tuple[Span, ...]
    quoted: tuple[Span, ...]


class _Line(NamedTuple):
    start: int
    end: int
    text: str


def split(text: str) -> Parts:
    """The parts of `text`, a body with its merge fields masked."""
    lines, quoted = _own_lines(text)
    greeting = _greeting(text, lines)
    start = greeting.end if greeting else (lines[0].start if lines else 0)
    rest = [line for line in lines if line.end > start]
    sign_off, signature, kept, after = _closing(rest)
    notes = [i for i, line in enumerate(after) if _POSTSCRIPT.match(line.text)]
    postscript = _blocks(after[notes[0] :], start) if notes else ()
    if notes:
        signed = after[: notes[0]]
        signature = Span(signed[0].start, signed[-1].end) if signed else None
    else:
        notes = [i for i, line in enumerate(kept) if i and _POSTSCRIPT.match(line.text)]
        if notes:
            postscript, kept = _blocks(kept[notes[0] :], start), kept[: notes[0]]
    return Parts(greeting, _blocks(kept, start), sign_off, signature, postscript, quoted)


def _own_lines(text: str) -> tuple[list[_Line], tuple[Span, ...]]:
    """The writer's own lines, and the stretches that quote an earlier thread."""
    cut, lowered = len(text), text.lower()
    for words, pattern in _QUOTED:
        for found in re.finditer(pattern, text) if words in lowered else ():
            at_line_start = not text[text.rfind("\n", 0, found.start()) + 1 : found.start()].strip(" \t>")
            if at_line_start and text[: found.start()].strip():
                cut = min(cut, text.rfind("\n", 0, found.start()) + 1)
                break
    lines, quoted, at = [], [], 0
    for piece in text[:cut].split("\n"):
        if piece.startswith(">"):
            quoted.append(Span(at, at + len(piece)))
        else:
            lines.append(_Line(at, at + len(piece.rstrip()), piece.strip()))
        at += len(piece) + 1
    if text[cut:].strip():
        quoted.append(Span(cut, len(text.rstrip())))
    return lines, tuple(quoted)


def _greeting(text: str, lines: list[_Line]) -> Span | None:
    first = next((line for line in lines if line.text), None)
    if not first:
        return None
    at = first.start + len(text[first.start : first.end]) - len(text[first.start : first.end].lstrip())
    found = _GREETING.match(text, at)
    if found and not _greets(found, text):
        return None
    found = found or _NAME_LINE.match(text, at) or _NAME_START.match(text, at)
    if not found:
        return None
    return Span(at, found.start() + len(found[0].rstrip()))


def _greets(found: re.Match[str], text: str) -> bool:
    """A greeting ends its line, or stops at a comma or dash after at most four words."""
    words = found["rest"].split()
    ends_line = found.end() >= len(text) or text[found.end() : found.end() + 1] == "\n"
    return len(words) <= (8 if ends_line else 4)


def _closing(lines: list[_Line]) -> tuple[Span | None, Span | None, list[_Line], list[_Line]]:
    """Sign-off, signature, the lines before them and the lines after the sign-off."""
    filled = [i for i, line in enumerate(lines) if line.text]
    own: list[_Line] = []  # below the line, nearest last
    for i in reversed(filled[1:] if len(filled) > 1 else []):
        line = lines[i]
        signs_off = _signs_off(line.text) and all(len(line.text) < 120 for line in own[-3:])
        if signs_off or (
            _DASHES.match(line.text) and 0 < len(own) <= _MOST_UNDER_DASHES and all(len(one.text) < 90 for one in own)
        ):
            below = [one for one in lines[i + 1 :] if one.text]
            signature = Span(below[0].start, below[-1].end) if below else None
            return Span(line.start, line.end) if signs_off else None, signature, lines[:i], below
        if not _POSTSCRIPT.match(line.text):
            own.append(line)
        if len(own) > _MOST_UNDER_SIGN_OFF:
            break
    return _unsigned(lines, filled)


def _signs_off(line: str) -> bool:
    """Whether a line only closes the mail: "Kind regards,", "Thanks so much!", "Best, Tom"."""
    closing, comma, name = line.partition(",")
    if comma and name.strip():
        name = name.strip()
        if len(name) > 40 or not (name[0].isupper() or name[0] == MASK) or re.search(r"[.?!]\s", name):
            return _only_closes(line)
        return _only_closes(closing) or _only_closes(line)
    return _only_closes(closing)


def _only_closes(text: str) -> bool:
    words = text.lower().replace(",", " ").rstrip(" .!–—-").split()
    if not 0 < len(words) <= _LONGEST_CLOSING:
        return False
    together = " ".join(words)
    if together.startswith(_CLOSES_TOGETHER):
        return len(words) <= 3
    return not _CLOSES.isdisjoint(words) and all(word in _CLOSES or word in _AROUND_CLOSING for word in words)


def _unsigned(lines: list[_Line], filled: list[int]) -> tuple[Span | None, Span | None, list[_Line], list[_Line]]:
    """A signature without a sign-off: short lines at the end that are a name, a title or a way to answer."""
    first = len(filled)
    while first > 1:
        line = lines[filled[first - 1]]
        named = _NAMEISH.fullmatch(line.text) and len(line.text.split()) <= 7 and not line.text.endswith((":", "?"))
        contact = _CONTACT.search(line.text) and len(line.text.split()) <= 8 and not re.search(r"[.?!:]$", line.text)
        if not (named or contact):
            break
        first -= 1
    for i in filled[first:]:
        above = lines[i - 1].text if i else ""
        if _NAMEISH.fullmatch(lines[i].text) and (not above or _ends_sentence(above) or filled[first] < i):
            below = [line for line in lines[i:] if line.text]
            return None, Span(below[0].start, below[-1].end), lines[:i], below
    return None, None, lines, []


def _ends_sentence(text: str) -> bool:
    return text.endswith((".", "?", "!", ")", "”", '"', ","))


def _blocks(lines: list[_Line], start: int) -> tuple[Span, ...]:
    """Runs of lines between blank lines, as spans that begin at `start` or later."""
    blocks: list[Span] = []
    begin = end = -1
    for line in [*lines, _Line(0, 0, "")]:
        if line.text:
            begin = max(line.start, start) if begin < 0 else begin
            end = line.end
        elif begin >= 0:
            blocks.append(Span(begin, end))
            begin = -1
    return tuple(blocks)
