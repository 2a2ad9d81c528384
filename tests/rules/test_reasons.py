"""One reason, many ways to say it: the tone and wording rules find each, and are silent on its neighbours."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from shape_guards import hidden

from pitchlint import Draft, Mail, Passage, Source
from pitchlint.phrases import Matcher
from pitchlint_rules import begging, boast, empty_solution, flattery, jargon, name_dropping, vague_benefit

HERE = Path(__file__).parent
RULES = {
    "lowering": (begging.RULE, flattery.RULE),
    "emptiness": (boast.RULE, empty_solution.RULE, jargon.RULE, name_dropping.RULE, vague_benefit.RULE),
}
SHAPED = (begging, boast, flattery, jargon)


def wordings(kind: str) -> list[tuple[str, str]]:
    """The lines of the file of each group, with the group."""
    lines = [
        (group, line)
        for group in RULES
        for line in (HERE / f"{group}_{kind}.txt").read_text(encoding="utf-8").splitlines()
    ]
    return [(group, line) for group, line in lines if not line.startswith("#")]


HITS = wordings("hits")
NEAR_MISSES = wordings("near_misses")


@cache
def matcher(group: str) -> Matcher:
    return Matcher(tuple(words for rule in RULES[group] for words in rule.word_lists))


def found(group: str, text: str) -> list[str]:
    """What the rules of a group point at in a first mail that says this."""
    text = f"Hi Dana,\n\n{text}\n\nTom\n"
    draft = Draft(Source("a.md", text), Passage.verbatim(text, 0, len(text)), kind="first")
    flags = [flag for rule in RULES[group] for flag in rule.check(Mail(draft, matcher=matcher(group)))]
    return [text[flag.span.start : flag.span.end] for flag in flags]


def shared(one: str, other: str) -> bool:
    """Whether half of the words of the shorter stand in the longer."""
    short, long = sorted((one.lower().split(), other.lower().split()), key=len)
    return sum(word in long for word in short) * 2 >= len(short)


@pytest.mark.parametrize(("group", "line"), HITS)
def test_each_wording_is_found(group: str, line: str) -> None:
    wanted = line.split("|")[1::2]
    assert any(f in w or w in f or shared(f, w) for f in found(group, line.replace("|", "")) for w in wanted)


@pytest.mark.parametrize(("group", "line"), NEAR_MISSES)
def test_its_neighbours_are_silent(group: str, line: str) -> None:
    assert found(group, line) == []


@pytest.mark.parametrize("module", SHAPED)
def test_what_is_looked_for_first_hides_no_match(module: ModuleType) -> None:
    assert hidden(module.SHAPES, (line for _, line in HITS + NEAR_MISSES)) == []


def test_shapes_of_jargon_name_a_family() -> None:
    assert {shape.fault.partition(" ")[0] for shape in jargon.SHAPES.all} <= set(jargon.FAMILIES)


def test_a_shout_is_no_name() -> None:
    assert found("lowering", "We sell nets, and your posts are INSANE.") == ["your posts are INSANE"]


def test_praise_after_the_writers_own_firm_stays_empty() -> None:
    assert found("lowering", "I'm with Nordtau and I was very impressed by your profile.")
    assert not found("lowering", "I was very impressed by your profile on Nordtau.")
