"""Word lists as people write them: lines of text become entries.

A list is a text file, one entry a line:

    # a comment
    [info]                          the section of the entries below; a severity is that of their findings
    circle/v back                   /v: every form of the verb; /n: singular and plural
    (drive|fuel)/v growth           alternatives; an empty one makes the words optional
    utilize/v -> use/v              the better words, form by form
    ecosystem/n ! near: river, species
    robust ! after: FIELD

Conditions, several parted by "!": `before:`, `after:` and `near:` name what must not stand directly before or after the
entry or in its sentence; `only before:`, `only after:`, `only near:` what must. Words that end in `*` are beginnings.
FIGURE is a digit, NAME a capitalised word, FIELD a merge field, START and END the sentence's ends. An entry with
capitals is found only with these capitals. Matching ignores case, the kind of quotes and dashes, hyphens between words
and line breaks, and wants whole words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from pitchlint.inflection import IRREGULAR, forms
from pitchlint.patterns import late

FOLD = str.maketrans({
    "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u201c": '"', "\u201d": '"', "\u2010": " ", "\u2011": " ", "-": " ",
    "\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " ",
})  # fmt: skip
_RUN = late(r"\s{2,}")
_CLASSES = ("FIGURE", "NAME", "FIELD", "START", "END")


class Condition(NamedTuple):
    where: str  # "before", "after", "near"
    wanted: bool
    words: tuple[str, ...]
    classes: frozenset[str]


class Entry(NamedTuple):
    """One form of one line of a list. `better` are the words to use instead, "" where none are given."""

    text: str
    section: str
    better: str
    conditions: tuple[Condition, ...]
    cased: str  # the entry as written where it has capitals, else ""


class PhraseError(ValueError):
    """A line of a word list that cannot be read; the message names file and line."""


def folded(text: str) -> tuple[str, Sequence[int]]:
    """`text` as lists are matched: lower case, plain quotes, hyphens and any white space as one space.

    Returns the folded text and, for each of its characters and its end, the offset in `text`.
    """
    plain = text.translate(FOLD)
    lowered = plain.lower()
    if len(lowered) != len(plain):  # a few capitals ("İ") have longer lower-case forms
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    if "  " not in lowered:
        return lowered, range(len(lowered) + 1)
    pieces: list[str] = []
    offsets: list[int] = []
    at = 0
    for run in _RUN.finditer(lowered):
        pieces.append(lowered[at : run.start() + 1])
        offsets.extend(range(at, run.start() + 1))
        at = run.end()
    pieces.append(lowered[at:])
    offsets.extend(range(at, len(lowered) + 1))
    return "".join(pieces), offsets


_GROUP = late(r"\(([^()]*)\)(/[vn]\b)?|([\w']+)/([vn])\b")


def _choices(text: str) -> list[list[str]]:
    """What may stand in each place of an entry: plain stretches as they are, groups and marked words in every form."""
    choices, at = [], 0
    for found in _GROUP.finditer(text):
        choices.append([text[at : found.start()]])
        group, group_mark, word, mark = found.groups()
        if word:
            choices.append(list(forms(word, mark)))
        else:
            options = [option.strip() + (group_mark or "") if option.strip() else "" for option in group.split("|")]
            choices.append([form for option in options for form in _readings(option)])
        at = found.end()
    choices.append([text[at:]])
    return choices


def _readings(text: str, key: str = "") -> list[str]:
    """Every text that an entry stands for, `(a|b|)` groups and `/v`, `/n` marks spelled out.

    With a `key`, some of those that begin otherwise are left out, which spares spelling them out.
    """
    if "(" not in text and "/" not in text:
        return [text]
    choices = _choices(text)
    if key and not choices[0][0]:
        choices[1] = [first for first in choices[1] if not first[:1].isalnum() or key_of(first) == key]
    return [" ".join("".join(choice).split()) for choice in product(*choices)]


def _condition(text: str, place: str) -> Condition:
    found = re.fullmatch(r"\s*(only\s+)?(before|after|near)\s*:\s*(.+)", text)
    if not found:
        raise PhraseError(f"{place}: a condition reads 'near: WORDS' or 'only after: WORDS', not '{text.strip()}'")
    names = [name.strip() for name in found[3].split(",") if name.strip()]
    classes = frozenset(name for name in names if name in _CLASSES)
    words = tuple(folded(form)[0] for name in names if name not in classes for form in _readings(name))
    return Condition(found[2], bool(found[1]), words, classes)


def entries_of(line: str, section: str, place: str, key: str = "") -> list[Entry]:
    """The entries of a line; with a `key`, those whose first word begins with it, and perhaps others."""
    phrase, *conditions = line.partition(" #")[0].split(" ! ")
    phrase, _, better = (part.strip() for part in phrase.partition("->"))
    read = tuple(_condition(text, place) for text in conditions)
    plain = phrase == phrase.lower()
    readings = _readings(folded(phrase)[0] if plain else phrase, "" if better else key)
    if any(sign in reading for reading in readings for sign in "()|"):
        raise PhraseError(f"{place}: alternatives stand as (one|other), and not in one another")
    betters = _readings(better)
    if len(betters) != len(readings):  # the better words have no forms of their own
        betters = [better.replace("/v", "").replace("/n", "")] * len(readings)
    if plain:
        entries = [Entry(reading, section, choice, read, "") for reading, choice in zip(readings, betters, strict=True)]
    else:
        entries = [
            Entry(folded(reading)[0], section, choice, read, "" if reading == reading.lower() else reading)
            for reading, choice in zip(readings, betters, strict=True)
        ]
    if not all(entry.text for entry in entries):
        raise PhraseError(f"{place}: an entry without words")
    return entries


class Line(NamedTuple):
    """A line of a list, not yet read: `place` is "file:number", or the file alone."""

    text: str
    section: str
    place: str


def parse(lines: Iterable[str], name: str) -> tuple[Entry, ...]:
    """The entries of a word list, each once. `name` is the file's name, for `PhraseError`."""
    entries: dict[tuple[str, str], Entry] = {}
    section = ""
    for number, line in enumerate(map(str.strip, lines), 1):
        if line.startswith("["):
            section = line.strip("[] ")
        elif line and not line.startswith("#"):
            for entry in entries_of(line, section, f"{name}:{number}"):
                entries.setdefault((entry.text, entry.cased), entry)
    return tuple(entries.values())


KEY = 4  # letters of an entry's first word by which its line is found
_FIRST_WORD = late(r"[^\w(]*([\w']*)(/[vn]\b)?(\(?)")
TOKEN = late(r"\w+")
_CHANGING = tuple(f"{verb}/v" for verb in IRREGULAR)  # verbs whose forms begin differently
# a line whose first word says by itself under which key it goes, else any line
_PLAIN_LINE = late(rf"^(?:(?!{'|'.join(_CHANGING)})([a-z]{{{KEY}}})[a-z][^\n]*|([^\n]*))$", re.M)


def _keys(phrase: str) -> Iterable[str]:
    """The first letters of every word that an entry can begin with, found without reading the whole line."""
    first = phrase.split(" ", 1)[0]
    if first.isalpha():
        return (first[:KEY].lower(),)
    if phrase.startswith("("):
        inside, _, rest = phrase[1:].partition(")")
        mark = rest[:2] if rest.startswith(("/v", "/n")) else ""
        keys: set[str] = set()
        for option in inside.split("|"):
            if option.isalpha() and not mark:
                keys.add(option[:KEY].lower())
            else:
                keys.update(_keys(option.strip() + mark) if option.strip() else _keys(rest[len(mark) :].lstrip()))
        return keys
    found = _FIRST_WORD.match(phrase)
    word, mark, opens = (text or "" for text in found.groups()) if found else ("", "", "")
    if (opens and len(word) < KEY) or not word:
        return {key_of(reading) for reading in _readings(phrase)}
    if mark and (len(word) <= KEY or word in IRREGULAR):
        return {key_of(form) for form in forms(word, mark[1])}
    return (key_of(word),)


def key_of(text: str) -> str:
    """The key of an entry or word: the first `KEY` letters of its first word, in lower case."""
    found = TOKEN.search(text)
    return found[0][:KEY].lower() if found else ""


def keyed_lines(text: str, name: str) -> Iterator[tuple[str, Line]]:
    """The lines of the list `text`, not yet read, under each key with which an entry of theirs may begin."""
    section = ""
    for found in _PLAIN_LINE.finditer(text):
        key, line = found[1], (found[2] or "").strip()
        if key:
            yield key, Line(found[0], section, name)
        elif line.startswith("["):
            section = line.strip("[] ")
        elif line and not line.startswith("#"):
            for key in _keys(line):
                yield key, Line(line, section, name)
