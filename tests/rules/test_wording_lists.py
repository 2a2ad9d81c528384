"""The word lists of the wording rules: sorted, unique, small enough to load in an instant."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from pitchlint.wordlists import parse
from pitchlint_rules import boast, empty_phrases, empty_solution, jargon, vague_benefit

LISTS = [
    pytest.param(module.WORDS if module is empty_phrases else module.LIST, id=module.__name__.rpartition(".")[2])
    for module in (boast, empty_phrases, empty_solution, jargon, vague_benefit)
]


def lines_of(path: Path) -> list[str]:
    return [
        line for line in path.with_suffix(".txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    ]


def phrase(line: str) -> str:
    return re.sub(r"[^a-z0-9 ]", "", re.split(r" ! | -> ", line)[0].lower())


@pytest.mark.parametrize("words", LISTS)
def test_sections_are_sorted(words):
    block: list[str] = []
    for line in [*lines_of(words.file), ""]:
        if line and not line.startswith("["):
            block.append(phrase(line))
            continue
        assert block == sorted(block)
        block = []


@pytest.mark.parametrize("words", LISTS)
def test_no_phrase_stands_twice(words):
    once = Counter(
        (entry.text, entry.cased)
        for line in lines_of(words.file)
        if line and not line.startswith("[")
        for entry in parse([line], "list")
    )
    assert [text for text, count in once.items() if count > 1] == []


@pytest.mark.parametrize("words", LISTS)
def test_lists_stay_small(words):
    # lines are read when a mail holds their first word, but objects belong into conditions, not into alternatives
    assert len(words.entries) < 2400


def test_the_lists_are_large_enough_for_real_mail():
    lines = [line for words in (boast.LIST, jargon.LIST, vague_benefit.LIST) for line in lines_of(words.file)]
    assert len([line for line in lines if line and not line.startswith("[")]) > 500
