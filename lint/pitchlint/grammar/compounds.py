"""Words that engines would have written as two."""

from __future__ import annotations

from collections.abc import Sequence

# which words run into others by mistake: "alot", "infact", "eachother"
_SMALL = frozenset(
    "a an and as at be by do each even every for from his i if in is it my no not of on or other so thank that the "
    "their to up we with you".split()
)
_SHORTEST = 2  # letters; "complan ed" is no word of two parts


def meant(word: str, suggestions: Sequence[str]) -> tuple[str, ...] | None:
    """What a word that no dictionary has was meant to be, of what an engine suggests; None for a term of two parts.

    "chargeback" is one: its parts are what the engine offers first.
    """
    kept = tuple(one for one in suggestions if not _is_compound(word, one))
    return None if suggestions and suggestions[0] not in kept else kept


def _is_compound(word: str, suggestion: str) -> bool:
    parts = suggestion.lower().replace("-", " ").split()
    if len(parts) < 2 or "".join(parts) != word.lower():
        return False
    return not any(len(part) <= _SHORTEST or part in _SMALL for part in parts)
