"""Many ways to blame a reader or to press one, each found at its words, and sentences that only look like one."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from shape_guards import hidden

from pitchlint import Draft, Mail, Passage, Source
from pitchlint.phrases import Matcher
from pitchlint_rules import guilt, pressure

# rule, and the kind of mail in which its lines stand
RULES = {"guilt": (guilt, "follow_up"), "pressure": (pressure, "first")}


def lines(name: str) -> list[str]:
    return Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8").splitlines()


HITS = [(rule, line) for rule in RULES for line in lines(f"{rule}_hits")]
NEAR_MISSES = [(rule, line) for rule in RULES for line in lines(f"{rule}_near_misses")]


@cache
def matcher() -> Matcher:
    return Matcher((guilt.LIST, pressure.LIST))


def words(rule: str, text: str, kind: str = "") -> list[str]:
    """What the rule points at in a mail with this text."""
    module, usual = RULES[rule]
    text = f"Hi Dana,\n\n{text}\n\nTom\n"
    draft = Draft(Source("a.md", text), Passage.verbatim(text, 0, len(text)), kind=kind or usual)
    mail = Mail(draft, matcher=matcher())
    return [text[flag.span.start : flag.span.end] for flag in module.RULE.check(mail) if flag.span]


@pytest.mark.parametrize(("rule", "line"), HITS)
def test_the_fault_is_found_at_its_words(rule: str, line: str) -> None:
    found = words(rule, line.replace("|", ""))
    assert any(_shares(one, wanted) for one in found for wanted in line.split("|")[1::2]), found


def _shares(one: str, other: str) -> bool:
    """Whether one holds the other, or half of the words of the shorter stand in the longer."""
    short, long = sorted((one.lower().split(), other.lower().split()), key=len)
    return one in other or other in one or sum(word in long for word in short) * 2 >= len(short)


@pytest.mark.parametrize(("rule", "line"), NEAR_MISSES)
def test_a_near_miss_is_silent(rule: str, line: str) -> None:
    assert words(rule, line) == []


@pytest.mark.parametrize("module", [guilt, pressure])
def test_what_is_looked_for_first_hides_no_match(module: ModuleType) -> None:
    assert hidden(module.SHAPES, (line for _, line in HITS + NEAR_MISSES)) == []


@pytest.mark.parametrize(
    "before",
    [
        "You asked for Thursday.",
        "As we agreed on the phone, here is the sheet.",
        "I took your point about the salt from our call.",
    ],
)
def test_a_date_that_the_reader_asked_for_is_not_presumed(before: str) -> None:
    presumed = "I've pencilled you in for Thursday."
    assert words("pressure", presumed)
    assert words("pressure", f"{before} {presumed}") == []
    assert words("pressure", f"{before}\n\nThe gate is loud.\n\n{presumed}")


def test_what_they_are_told_to_take_is_not_theirs() -> None:
    assert words("pressure", "Book your place before they're gone.") == ["before they're gone"]
    assert words("pressure", "Your guests book before they're gone.") == []
