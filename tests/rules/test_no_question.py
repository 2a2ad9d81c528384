"""no-question: what counts as one question."""

from __future__ import annotations

import pytest

from pitchlint import Draft, Flag, Mail, Passage, Source
from pitchlint_rules.no_question import RULE


def flags(text: str, *, subject: str = "", kind: str = "first", most: int = 3) -> list[Flag]:
    body = f"Hi Dana,\n\n{text}\n\nTom\n"
    source = Source("a.md", f"{subject}\n{body}")
    draft = Draft(
        source,
        Passage.verbatim(source.text, len(subject) + 1, len(source.text)),
        Passage.verbatim(source.text, 0, len(subject)),
        kind=kind,
    )
    return list(RULE.check(Mail(draft), most=most))


def counted(text: str) -> int:
    """How many questions a text holds: the least `most` at which no question is one too many."""
    return next(most for most in range(20) if not any(flag.span for flag in flags(text, most=most)))


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("Who answers at noon?", 1),
        ("Who answers at noon?? Who then?", 2),
        ("Is it the price? The timing?", 1),
        ("Is it the price? Is it the timing?", 2),
        ("Which is it?\n\n- the price?\n- the timing?\n- something else?", 1),
        ("Did you:\nA) solve it?\nB) leave it?\nC) forget it?", 1),
        ("Reply with a number:\n\n1. Yes\n2. Not now\n3. Never", 1),
        ("Pick one:\n\n[ ] Yes\n[ ] Not now", 1),
        ("We clean:\n\n- windows\n- gutters\n\nTell me when.", 0),
        ('Your sign asks "Were you seen on time?" and nobody reads it.', 0),
        ("Your sign asks “Were you seen on time?” Who reads it?", 1),
        ("[Ask: who answers the phone at noon?]", 1),
        ("{{opening_question}}", 1),
    ],
)
def test_what_is_one_question(text: str, questions: int) -> None:
    assert counted(text) == questions


@pytest.mark.parametrize("kind", ["reply", "customer", "other"])
def test_only_outreach_asks(kind: str) -> None:
    assert flags("Your order is on its way.", kind=kind) == []


def test_a_question_in_the_subject_is_one() -> None:
    assert flags("Forty calls a day ring out.", subject="who answers at noon?") == []
    assert len(flags("Forty calls a day ring out.", subject="your phone at noon")) == 1


def test_a_goodbye_needs_none() -> None:
    assert flags("This is my last note. The count is yours to keep.", kind="follow_up") == []


def test_the_first_one_too_many_is_flagged() -> None:
    text = "Who answers? When do they leave? What is lost? How many ring twice? Who pays?"
    [flag] = flags(text)
    assert flag.span is not None
    assert f"Hi Dana,\n\n{text}"[flag.span.start : flag.span.end] == "How many ring twice?"
    assert flag.message.startswith("question 4 of 5")
    assert flags(text, most=5) == []
