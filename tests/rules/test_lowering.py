"""What lowers the writer, said in many ways: begging and flattery find each, and are silent on its neighbours."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from pitchlint import Draft, Mail, Passage, Source
from pitchlint.phrases import Matcher
from pitchlint_rules import begging, flattery
from pitchlint_rules.shapes import plain

MODULES = (begging, flattery)
HERE = Path(__file__).parent


def wordings(name: str) -> list[str]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


HITS = wordings("lowering_hits.txt")
NEAR_MISSES = wordings("lowering_near_misses.txt")


@cache
def matcher() -> Matcher:
    return Matcher(tuple(words for module in MODULES for words in module.RULE.word_lists))


def found(text: str) -> list[str]:
    """What either rule points at in a first mail that says this."""
    text = f"Hi Dana,\n\n{text}\n\nTom\n"
    draft = Draft(Source("a.md", text), Passage.verbatim(text, 0, len(text)), kind="first")
    flags = [flag for module in MODULES for flag in module.check(Mail(draft, matcher=matcher()))]
    return [text[flag.span.start : flag.span.end] for flag in flags]


def shared(one: str, other: str) -> bool:
    """Whether half of the words of the shorter stand in the longer."""
    short, long = sorted((one.lower().split(), other.lower().split()), key=len)
    return sum(word in long for word in short) * 2 >= len(short)


@pytest.mark.parametrize("line", HITS)
def test_each_wording_is_found(line: str) -> None:
    wanted = line.split("|")[1::2]
    assert any(f in w or w in f or shared(f, w) for f in found(line.replace("|", "")) for w in wanted)


@pytest.mark.parametrize("line", NEAR_MISSES)
def test_its_neighbours_are_silent(line: str) -> None:
    assert found(line) == []


@pytest.mark.parametrize("module", MODULES)
def test_what_is_looked_for_first_hides_no_match(module) -> None:
    lines = [plain(line.replace("|", "")) for line in HITS + NEAR_MISSES]
    hidden = [
        (shape.seen, line)
        for shape in module.SHAPES.all
        for line in lines
        if module.SHAPES.compiled(shape).search(line)
        and not all(
            any(word.replace("_", " ") in line for word in group.split("|")) for group in shape.seen.split(" & ")
        )
    ]
    assert hidden == []
