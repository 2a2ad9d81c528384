"""Phrases: the check that is only a word list, and one index that finds the phrases of all lists in one walk."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pitchlint.draft import MASK, PassageName, Span
from pitchlint.finding import SEVERITIES, Edit, Fix, Flag, Severity
from pitchlint.patterns import late
from pitchlint.wordlists import FOLD, KEY, TOKEN, Condition, Entry, Line, entries_of, folded, key_of, keyed_lines, parse

if TYPE_CHECKING:
    from pitchlint.mail import Mail

_WORD = late(r"[\w'’]+(?:-[\w'’]+)*")
_LONGEST_WORD = 64  # characters of a word that tell its class
_AROUND = 1000  # characters before and after an entry that conditions look at: no sentence of prose is longer


class Hit(NamedTuple):
    span: Span
    entry: Entry


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
        """The rule's own file, or the list itself."""
        return Path(self.path)

    @property
    def list_file(self) -> Path:
        """The list; it may be missing where the entries were given."""
        return self.file.with_suffix(".txt")

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry of the list. Raises `PhraseError` where a line cannot be read."""
        if self.given is not None:
            return self.given
        return parse(self._text.splitlines(), self.list_file.name)

    @cached_property
    def _text(self) -> str:
        return self.list_file.read_text(encoding="utf-8")

    @cached_property
    def _index(self) -> Mapping[str, list[Line | Entry]]:
        """The list's lines (its entries where they were given) by the first letters of their first word."""
        index: dict[str, list[Line | Entry]] = {}
        if self.given is not None:
            for entry in self.given:
                index.setdefault(key_of(entry.text), []).append(entry)
        else:
            for key, line in keyed_lines(self._text, self.list_file.name):
                index.setdefault(key, []).append(line)
        return index

    def entries_at(self, key: str) -> list[Entry]:
        """The entries whose first word begins with `key`; only their lines are read."""
        entries: dict[tuple[str, str], Entry] = {}
        for item in self._index.get(key, ()):
            for entry in (item,) if isinstance(item, Entry) else entries_of(*item, key):
                if key_of(entry.text) == key:
                    entries.setdefault((entry.text, entry.cased), entry)
        return list(entries.values())

    def __call__(self, mail: "Mail") -> Iterator[Flag]:
        for hit in mail.hits(self):
            if mail.part_of(hit.span) in self.parts:
                yield self.flag(mail, hit)

    def flag(self, mail: "Mail", hit: Hit) -> Flag:
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
                words = list(TOKEN.finditer(entry.text))
                pair = (words[0][0], words[1][0] if len(words) > 1 else "")
                self._by_words.setdefault(pair, []).append(_Candidate(entry.text, words[0].start(), number, entry))

    def hits(self, text: str, bounds: Sequence[tuple[int, int]], of: PassageName) -> dict[Phrases, list[Hit]]:
        """Whole-word hits of every list in `text` (merge fields masked), the longest where hits of one list overlap.

        `bounds` are the sentences of the text, in order: conditions look no further than the sentence of a hit.
        """
        plain, offsets = folded(text)
        tokens = [(token[0], token.start()) for token in TOKEN.finditer(plain)]
        found: dict[int, list[tuple[int, int, Entry]]] = {}
        for i, (word, at) in enumerate(tokens):
            if word[:KEY] not in self._read:
                self._read_lines(word[:KEY])
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
    if entry.cased and not text[begin:stop].translate(FOLD).startswith(entry.cased.translate(FOLD)):
        return False
    return not entry.conditions or _holds(entry.conditions, text, begin, stop, bounds)


def _longest(places: list[tuple[int, int, Entry]], of: PassageName) -> list[Hit]:
    """Of hits that overlap the longest, in order of place."""
    kept: list[tuple[int, int, Entry]] = []  # in order of place: only the neighbours can overlap
    for begin, stop, entry in sorted(places, key=lambda place: (place[0] - place[1], place[0])):
        at = bisect_left(kept, begin, key=itemgetter(0))
        if (at == len(kept) or stop <= kept[at][0]) and (at == 0 or kept[at - 1][1] <= begin):
            kept.insert(at, (begin, stop, entry))
    return [Hit(Span(begin, stop, of), entry) for begin, stop, entry in kept]


def _wordy(character: str) -> bool:
    return character.isalnum() or character == "_"


def _holds(
    conditions: tuple[Condition, ...], text: str, start: int, end: int, bounds: Sequence[tuple[int, int]]
) -> bool:
    at = bisect_right(bounds, start, key=itemgetter(0)) - 1
    low, high = bounds[at] if at >= 0 and start < bounds[at][1] else (0, len(text))
    low, high = max(low, start - _AROUND), min(high, end + _AROUND)
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
    if any(c.isdigit() for c in word[:_LONGEST_WORD]):
        return "FIGURE"
    if word.startswith(MASK):
        return "FIELD"
    return "NAME" if word[:1].isupper() else ""


def _same(pattern: str, words: str) -> bool:
    return words.startswith(pattern[:-1]) if pattern.endswith("*") else words == pattern


def _starts_with(after: str, condition: Condition) -> bool:
    words = [word[0] for word in islice(_WORD.finditer(after), 4)]
    if not words:
        return "END" in condition.classes
    if after[:1] not in " -\n'’" or re.match(r"\s*[,.;:!?()]", after):
        return "END" in condition.classes and bool(re.match(r"\s*[.;:!?]", after))
    if _class_of(words[0]) in condition.classes or (after.strip()[:1] in "$€£#" and "FIGURE" in condition.classes):
        return True
    plain = folded(" ".join(words))[0]
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
