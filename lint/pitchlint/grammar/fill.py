"""What engines read in place of masked words: names of the same length, which both of them know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from pitchlint.draft import MASK

# given names that the dictionaries of Harper and LanguageTool have, by length
_NAMES = {
    1: "X", 2: "Al", 3: "Ann", 4: "Mary", 5: "David", 6: "Robert", 7: "William", 8: "Benjamin", 9: "Elizabeth",
    10: "Washington", 11: "Christopher",
}  # fmt: skip


def filled(text: str, masked: Iterable[tuple[int, int]]) -> str:
    """`text` with names in place of what is masked, at the same length, and on one line.

    Words that are no names stay as they are, with and without capitals: a name in place of a verb or of an
    abbreviation would be a mistake of ours.
    """
    pieces, at = [], 0
    for start, end in masked:
        words = text[start:end]
        plain = words.replace(" ", "").isalnum() and MASK not in words
        if not plain or (words.istitle() and words.isalpha()):
            pieces += [text[at:start], name(end - start)]
            at = end
    made = "".join([*pieces, text[at:]]).replace("\n", " ")
    return made if made.isascii() else made.encode("utf-8", "replace").decode()  # half a character is none to them


@lru_cache(maxsize=256)
def name(length: int) -> str:
    """A name of `length` characters, of as many words as it takes."""
    return " ".join(_words(length))


def _words(length: int) -> Iterator[str]:
    while length > max(_NAMES):
        word = _NAMES[7 if length > max(_NAMES) + 8 else length - 8]
        yield word
        length -= len(word) + 1
    if length:
        yield _NAMES[length]
