"""Words that engines would have written as two."""

from __future__ import annotations

from collections.abc import Sequence

# which words run into others by mistake: "alot", "infact", "eachother"
_SMALL = frozenset(
    "a an and as at be by do each even every for from his i if in is it my no not of on or other so thank that the "
    "their to up we with you".split()
)
_SHORTEST = 2  # letters; "complan ed" is no word of two parts


def is_compound(suggestions: Sequence[str]) -> bool:
    """Whether a word is a term of two parts that dictionaries lack, as "chargeback", by what an engine offers first."""
    first = suggestions[0].lower().replace("-", " ").split() if suggestions else []
    return len(first) > 1 and not any(len(word) <= _SHORTEST or word in _SMALL for word in first)
