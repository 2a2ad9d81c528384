"""feigned-interest: denials of selling and claims of caring, and near-misses."""

from __future__ import annotations

import pytest
from mails import mail

from pitchlint_rules import feigned_interest

RULE = feigned_interest.RULE


def said(body: str, kind: str = "first") -> list[str]:
    letter = mail(f"Hi Dana,\n\n{body}\n\nTom", *RULE.word_lists, kind=kind)
    return [letter.quote(flag.span) for flag in RULE.check(letter) if flag.span]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("I'm not here to sell you anything.", "not here to sell you anything"),
        ("Not trying to sell you anything, it is a short list.", "Not trying to sell you anything"),
        ("We are not pitching you.", "not pitching you"),
        ("Nine callers gave up, and I’m not selling anything.", "not selling anything"),
        ("This is not a sales call.", "This is not a sales call"),
        ("It's not just another sales pitch.", "It's not just another sales pitch"),
        ("No hard sell: nine callers gave up.", "No hard sell"),
        ("Fifteen minutes, no pitch.", "no pitch"),
        ("I am not a pushy salesman.", "I am not a pushy salesman"),
        ("I have nothing to sell.", "I have nothing to sell"),
        ("I won't try to sell you.", "I won't try to sell you"),
        ("I only want to help.", "only want to help"),
        ("We truly care about your business.", "truly care about your business"),
        ("I am genuinely interested in your journey.", "genuinely interested in your journey"),
        ("Your success is our only goal.", "Your success is our only goal"),
        ("My only goal is to help.", "My only goal is to help"),
    ],
)
def test_says(body: str, words: str) -> None:
    assert said(body) == [words]


@pytest.mark.parametrize(
    "body",
    [
        "Your reps are not trying to sell to hospitals.",
        "We're not selling through wholesalers.",
        "He has nothing to sell you.",
        "They have nothing to sell.",
        "There is no pitch fee.",
        "No pitch deck needed, your site says it all.",
        "We keep two boards of pitch pine.",
        "A landing page is a story, not a sales pitch.",
        "Your nurses truly care about patients.",
        "The shelter only wants to help dogs.",
        "Your sign reads “not selling anything today”.",
        "I care about the third call, because it decides.",
        "You want to help your reps to ramp.",
    ],
)
def test_is_silent(body: str) -> None:
    assert said(body) == []


def test_answers_and_customers_are_left_alone() -> None:
    assert said("I'm not trying to sell you anything.", "reply") == []
    assert said("I'm not trying to sell you anything.", "customer") == []


def test_the_way_out_is_the_mails_own_question() -> None:
    letter = mail("No pitch.\n\nShall I send you the list of the nine callers?", *RULE.word_lists)
    (flag,) = RULE.check(letter)
    assert "line 3, “Shall I send you the list of the nine callers?”" in flag.advice
