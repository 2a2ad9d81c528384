"""Did you mean ...? The nearest of the names that exist."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name most like `word`, None where none is near."""
    from difflib import get_close_matches  # only when something is wrong

    plain = {name.lower().replace("_", "-"): name for name in names}
    found = get_close_matches(word.lower().replace("_", "-"), plain, n=1, cutoff=0.6)
    return plain[found[0]] if found else None


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """What to put behind a message: "; did you mean 'NAME'?", or nothing where no name is near."""
    name = nearest(word, names)
    return f"; did you mean '{name}'?" if name else ""
