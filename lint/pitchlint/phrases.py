"""Word lists: what they say, and one index that finds all of them in one walk over the text.

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

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pitchlint.draft import MASK, PassageName, Span
from pitchlint.finding import SEVERITIES, Edit, Fix, Flag, Severity
from pitchlint.patterns import late

if TYPE_CHECKING:
    from pitchlint.mail import Mail

_FOLD = str.maketrans({
    "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u201c": '"', "\u201d": '"', "\u2010": " ", "\u2011": " ", "-": " ",
    "\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " ",
})  # fmt: skip
_RUN = late(r"\s{2,}")
_WORD = late(r"[\w'’]+(?:-[\w'’]+)*")
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


class Hit(NamedTuple):
    span: Span
    entry: Entry


class PhraseError(ValueError):
    """A line of a word list that cannot be read; the message names file and line."""


def folded(text: str) -> tuple[str, Sequence[int]]:
    """`text` as lists are matched: lower case, plain quotes, hyphens and any white space as one space.

    Returns the folded text and, for each of its characters and its end, the offset in `text`.
    """
    plain = text.translate(_FOLD)
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


def _plural(word: str) -> str:
    if re.search(r"(s|x|z|ch|sh)$", word):
        return word + "es"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + "s"


_IRREGULAR = {
    "be": ("is", "was", "been", "being"), "begin": ("begins", "began", "begun", "beginning"),
    "break": ("breaks", "broke", "broken", "breaking"), "bring": ("brings", "brought", "brought", "bringing"),
    "build": ("builds", "built", "built", "building"), "catch": ("catches", "caught", "caught", "catching"),
    "come": ("comes", "came", "come", "coming"), "cut": ("cuts", "cut", "cut", "cutting"),
    "do": ("does", "did", "done", "doing"), "drive": ("drives", "drove", "driven", "driving"),
    "feel": ("feels", "felt", "felt", "feeling"), "find": ("finds", "found", "found", "finding"),
    "get": ("gets", "got", "gotten", "getting"), "give": ("gives", "gave", "given", "giving"),
    "go": ("goes", "went", "gone", "going"), "grow": ("grows", "grew", "grown", "growing"),
    "have": ("has", "had", "had", "having"), "hear": ("hears", "heard", "heard", "hearing"),
    "hit": ("hits", "hit", "hit", "hitting"), "keep": ("keeps", "kept", "kept", "keeping"),
    "know": ("knows", "knew", "known", "knowing"), "lead": ("leads", "led", "led", "leading"),
    "leave": ("leaves", "left", "left", "leaving"), "make": ("makes", "made", "made", "making"),
    "meet": ("meets", "met", "met", "meeting"), "pay": ("pays", "paid", "paid", "paying"),
    "put": ("puts", "put", "put", "putting"), "run": ("runs", "ran", "run", "running"),
    "say": ("says", "said", "said", "saying"), "see": ("sees", "saw", "seen", "seeing"),
    "sell": ("sells", "sold", "sold", "selling"), "send": ("sends", "sent", "sent", "sending"),
    "set": ("sets", "set", "set", "setting"), "speak": ("speaks", "spoke", "spoken", "speaking"),
    "spend": ("spends", "spent", "spent", "spending"), "take": ("takes", "took", "taken", "taking"),
    "tell": ("tells", "told", "told", "telling"), "think": ("thinks", "thought", "thought", "thinking"),
    "undergo": ("undergoes", "underwent", "undergone", "undergoing"), "win": ("wins", "won", "won", "winning"),
    "write": ("writes", "wrote", "written", "writing"),
}  # fmt: skip
# verbs of more than one syllable whose last consonant doubles
_DOUBLED = {"refer", "prefer", "commit", "permit", "occur", "transfer", "admit", "submit", "equip"}


def verb_forms(verb: str) -> tuple[str, str, str, str, str]:
    """Base, third person, past, participle and -ing form of an English verb."""
    if verb in _IRREGULAR:
        third, past, participle, ing = _IRREGULAR[verb]
        return verb, third, past, participle, ing
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        past, ing = verb + "d", verb[:-1] + "ing"
    elif verb.endswith("ee"):
        past, ing = verb + "d", verb + "ing"
    elif re.search(r"[^aeiou]y$", verb):
        past, ing = verb[:-1] + "ied", verb + "ing"
    elif verb in _DOUBLED or re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", verb):
        past, ing = verb + verb[-1] + "ed", verb + verb[-1] + "ing"
    else:
        past, ing = verb + "ed", verb + "ing"
    return verb, _plural(verb), past, past, ing


_GROUP = late(r"\(([^()]*)\)(/[vn]\b)?|([\w']+)/([vn])\b")


def _word_forms(word: str, mark: str) -> tuple[str, ...]:
    return verb_forms(word) if mark == "v" else (word, _plural(word))


def _choices(text: str) -> list[list[str]]:
    """What may stand in each place of an entry: plain stretches as they are, groups and marked words in every form."""
    choices, at = [], 0
    for found in _GROUP.finditer(text):
        choices.append([text[at : found.start()]])
        group, group_mark, word, mark = found.groups()
        if word:
            choices.append(list(_word_forms(word, mark)))
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
        choices[1] = [first for first in choices[1] if not first[:1].isalnum() or _key(first) == key]
    return [" ".join("".join(choice).split()) for choice in product(*choices)]


def _condition(text: str, place: str) -> Condition:
    found = re.fullmatch(r"\s*(only\s+)?(before|after|near)\s*:\s*(.+)", text)
    if not found:
        raise PhraseError(f"{place}: a condition reads 'near: WORDS' or 'only after: WORDS', not '{text.strip()}'")
    names = [name.strip() for name in found[3].split(",") if name.strip()]
    classes = frozenset(name for name in names if name in _CLASSES)
    words = tuple(folded(form)[0] for name in names if name not in classes for form in _readings(name))
    return Condition(found[2], bool(found[1]), words, classes)


def _entry(line: str, section: str, place: str, key: str = "") -> list[Entry]:
    """The entries of a line; with a `key`, those whose first word begins with it, and perhaps others."""
    phrase, *conditions = line.partition(" #")[0].split(" ! ")
    phrase, _, better = (part.strip() for part in phrase.partition("->"))
    read = tuple(_condition(text, place) for text in conditions)
    plain = phrase == phrase.lower()
    readings = _readings(folded(phrase)[0] if plain else phrase, "" if better else key)
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


def lines_of(lines: Iterable[str], name: str) -> Iterator[Line]:
    """The lines of a word list that hold an entry. `name` is the file's name."""
    section = ""
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if text.startswith("#"):
            continue
        if text.startswith("[") and text.endswith("]"):
            section = text[1:-1].strip()
        elif text:
            yield Line(text, section, f"{name}:{number}")


def parse(lines: Iterable[str], name: str) -> tuple[Entry, ...]:
    """The entries of a word list. `name` is the file's name, for `PhraseError`."""
    entries = [entry for line in lines_of(lines, name) for entry in _entry(*line)]
    return tuple({(e.text, e.cased): e for e in reversed(entries)}.values())[::-1]


_KEY = 4  # letters of an entry's first word by which its line is found
_FIRST_WORD = late(r"[^\w(]*([\w']*)(/[vn]\b)?(\(?)")
_TOKEN = late(r"\w+")
_CHANGING = tuple(f"{verb}/v" for verb in _IRREGULAR)  # verbs whose forms begin differently
# a line whose first word says by itself under which key it goes, else any line
_PLAIN_LINE = late(rf"^(?:(?!{'|'.join(_CHANGING)})([a-z]{{{_KEY}}})[a-z][^\n]*|([^\n]*))$", re.M)


def _keys(phrase: str) -> Iterable[str]:
    """The first letters of every word that an entry can begin with, found without reading the whole line."""
    first = phrase.split(" ", 1)[0]
    if first.isalpha():
        return (first[:_KEY].lower(),)
    if phrase.startswith("("):
        inside, _, rest = phrase[1:].partition(")")
        mark = rest[:2] if rest.startswith(("/v", "/n")) else ""
        keys: set[str] = set()
        for option in inside.split("|"):
            if option.isalpha() and not mark:
                keys.add(option[:_KEY].lower())
            else:
                keys.update(_keys(option.strip() + mark) if option.strip() else _keys(rest[len(mark) :].lstrip()))
        return keys
    found = _FIRST_WORD.match(phrase)
    word, mark, opens = (text or "" for text in found.groups()) if found else ("", "", "")
    if (opens and len(word) < _KEY) or not word:
        return {_key(reading) for reading in _readings(phrase)}
    if mark and (len(word) <= _KEY or word in _IRREGULAR):
        return {_key(form) for form in _word_forms(word, mark[1])}
    return (_key(word),)


def _key(text: str) -> str:
    found = _TOKEN.search(text)
    return found[0][:_KEY].lower() if found else ""


class Phrases:
    """A word list beside a rule, and the check that reports each of its phrases.

    `path` is the rule's own file (`Phrases(__file__, ...)`) or the list itself; the list has the same stem and ends in
    ".txt". In `message` and `advice`, `{words}` is what the mail says, `{better}` the list's better words. An advice
    that asks for better words is left out where the list has none. Entries in sections named after a severity are
    reported with it. `entries` may be `given` instead of a file. `parts` are the parts of a mail in which it looks.
    """

    def __init__(
        self,
        path: str,
        message: str = "“{words}” says nothing",
        advice: str = "",
        parts: frozenset[str] = frozenset({"subject", "prose", "postscript"}),
        given: tuple[Entry, ...] | None = None,
    ) -> None:
        self.path = path
        self.message = message
        self.advice = advice
        self.parts = parts
        self.given = given

    @property
    def file(self) -> Path:
        return Path(self.path)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry of the list. Raises `PhraseError` where a line cannot be read."""
        if self.given is not None:
            return self.given
        return parse(self._text.splitlines(), self.file.with_suffix(".txt").name)

    @cached_property
    def _text(self) -> str:
        return self.file.with_suffix(".txt").read_text(encoding="utf-8")

    @cached_property
    def _index(self) -> Mapping[str, list[Line | Entry]]:
        """The list's lines (its entries where they were given) by the first letters of their first word."""
        index: dict[str, list[Line | Entry]] = {}
        if self.given is not None:
            for entry in self.given:
                index.setdefault(_key(entry.text), []).append(entry)
            return index
        section, name = "", self.file.with_suffix(".txt").name
        for found in _PLAIN_LINE.finditer(self._text):
            key, text = found.groups()
            if key:
                index.setdefault(key, []).append(Line(found[0], section, name))
            elif text.startswith("["):
                section = text.strip("[] ")
            elif text and not text.startswith("#"):
                for key in _keys(text):
                    index.setdefault(key, []).append(Line(text, section, name))
        return index

    def entries_at(self, key: str) -> list[Entry]:
        """The entries whose first word begins with `key`; only their lines are read."""
        entries: dict[tuple[str, str], Entry] = {}
        for item in self._index.get(key, ()):
            for entry in (item,) if isinstance(item, Entry) else _entry(*item, key):
                if _key(entry.text) == key:
                    entries.setdefault((entry.text, entry.cased), entry)
        return list(entries.values())

    def __call__(self, mail: Mail) -> Iterator[Flag]:
        for hit in mail.hits(self):
            if mail.part_of(hit.span) in self.parts:
                yield self.flag(mail, hit)

    def flag(self, mail: Mail, hit: Hit) -> Flag:
        """The flag for one hit, with its message, advice, severity and, where the list has better words, an edit."""
        words, better = mail.quote(hit.span), hit.entry.better
        advice = "" if "{better}" in self.advice and not better else self.advice.format(words=words, better=better)
        severity: Severity | None = next((s for s in SEVERITIES if s == hit.entry.section), None)
        fix = None
        if better:
            text = better[:1].upper() + better[1:] if words[:1].isupper() else better
            fix = Fix((Edit(hit.span, text),), "unsafe", f"use “{better}”")
        return Flag(hit.span, self.message.format(words=words, better=better), advice, severity, fix)


class _Candidate(NamedTuple):
    text: str
    lead: int  # characters before the first word
    number: int  # of the list
    entry: Entry


class Matcher:
    """One index for all word lists of a run.

    Entries are found by their first two words. A line of a list is read when a mail first holds a word that it may
    begin with: a cold run on one mail reads a part of the lists. (An automaton over all forms is no quicker on mails,
    and building it takes longer than linting one.)
    """

    def __init__(self, lists: Iterable[Phrases]) -> None:
        self.lists = tuple(lists)
        self._read: set[str] = set()
        self._by_words: dict[tuple[str, str], list[_Candidate]] = {}

    def _read_lines(self, key: str) -> None:
        """Put every entry whose first word begins with `key` into the index, by its first two words."""
        self._read.add(key)
        for number, phrases in enumerate(self.lists):
            for entry in phrases.entries_at(key):
                words = list(_TOKEN.finditer(entry.text))
                pair = (words[0][0], words[1][0] if len(words) > 1 else "")
                self._by_words.setdefault(pair, []).append(_Candidate(entry.text, words[0].start(), number, entry))

    def hits(self, text: str, bounds: Sequence[tuple[int, int]], of: PassageName) -> dict[Phrases, list[Hit]]:
        """Whole-word hits of every list in `text` (merge fields masked), the longest where hits of one list overlap.

        `bounds` are the sentences of the text, in order: conditions look no further than the sentence of a hit.
        """
        plain, offsets = folded(text)
        tokens = [(token[0], token.start()) for token in _TOKEN.finditer(plain)]
        found: dict[int, list[tuple[int, int, Entry]]] = {}
        for i, (word, at) in enumerate(tokens):
            if word[:_KEY] not in self._read:
                self._read_lines(word[:_KEY])
            following = tokens[i + 1][0] if i + 1 < len(tokens) else ""
            for pair in ((word, ""), (word, following)) if following else ((word, ""),):
                for candidate in self._by_words.get(pair, ()):
                    start = at - candidate.lead
                    end = start + len(candidate.text)
                    if not plain.startswith(candidate.text, max(start, 0)) or (end < len(plain) and _wordy(plain[end])):
                        continue
                    if start < 0 or (candidate.lead and start and _wordy(plain[start - 1])):
                        continue
                    begin, stop = offsets[start], offsets[end - 1] + 1
                    if _fits(candidate.entry, text, begin, stop, bounds):
                        found.setdefault(candidate.number, []).append((begin, stop, candidate.entry))
        return {self.lists[number]: _longest(places, of) for number, places in sorted(found.items())}


NO_LISTS = Matcher(())


def _fits(entry: Entry, text: str, begin: int, stop: int, bounds: Sequence[tuple[int, int]]) -> bool:
    if entry.cased and not text[begin:stop].translate(_FOLD).startswith(entry.cased.translate(_FOLD)):
        return False
    return not entry.conditions or _holds(entry.conditions, text, begin, stop, bounds)


def _longest(places: list[tuple[int, int, Entry]], of: PassageName) -> list[Hit]:
    """Of hits that overlap the longest, in order of place."""
    kept: list[Hit] = []
    for begin, stop, entry in sorted(places, key=lambda place: (place[0] - place[1], place[0])):
        if all(stop <= hit.span.start or hit.span.end <= begin for hit in kept):
            kept.append(Hit(Span(begin, stop, of), entry))
    return sorted(kept, key=lambda hit: hit.span.start)


def _wordy(character: str) -> bool:
    return character.isalnum() or character == "_"


def _holds(
    conditions: tuple[Condition, ...], text: str, start: int, end: int, bounds: Sequence[tuple[int, int]]
) -> bool:
    low, high = next(((a, b) for a, b in bounds if a <= start < b), (0, len(text)))
    for condition in conditions:
        if condition.where == "before":
            around = text[low:start]
            met = _ends_with(around, condition)
        elif condition.where == "after":
            around = text[end:high]
            met = _starts_with(around, condition)
        else:
            met = _contains(text[low:start] + " ⁞ " + text[end:high], condition)
        if met != condition.wanted:
            return False
    return True


def _class_of(word: str) -> str:
    if any(c.isdigit() for c in word):
        return "FIGURE"
    if word.startswith(MASK):
        return "FIELD"
    return "NAME" if word[:1].isupper() else ""


def _same(pattern: str, words: str) -> bool:
    return words.startswith(pattern[:-1]) if pattern.endswith("*") else words == pattern


def _starts_with(after: str, condition: Condition) -> bool:
    words = _WORD.findall(after)
    if not words:
        return "END" in condition.classes
    if after[:1] not in " -\n'’" or re.match(r"\s*[,.;:!?()]", after):
        return "END" in condition.classes and bool(re.match(r"\s*[.;:!?]", after))
    if _class_of(words[0]) in condition.classes or (after.strip()[:1] in "$€£#" and "FIGURE" in condition.classes):
        return True
    plain = folded(" ".join(words[:4]))[0]
    return any(
        plain.startswith(w[:-1]) if w.endswith("*") else f"{plain} ".startswith(f"{w} ") for w in condition.words
    )


def _ends_with(before: str, condition: Condition) -> bool:
    words = _WORD.findall(before)
    if not words:
        return "START" in condition.classes
    if re.search(r"[,.;:!?()]\s*$", before):
        return False
    if _class_of(words[-1]) in condition.classes:
        return True
    plain = " " + folded(" ".join(words[-4:]))[0]
    return any(
        _same(w, plain.rsplit(" ", 1)[-1]) if w.endswith("*") else plain.endswith(" " + w) for w in condition.words
    )


def _contains(around: str, condition: Condition) -> bool:
    words = _WORD.findall(around)
    if condition.classes and any(_class_of(word) in condition.classes for word in words[1:]):
        return True
    plain = " " + folded(" ".join(words))[0] + " "
    return any(f" {w[:-1]}" in plain if w.endswith("*") else f" {w} " in plain for w in condition.words)
