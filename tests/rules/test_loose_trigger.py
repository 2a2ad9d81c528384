"""loose-trigger: news of the reader's, with and without what follows from it."""

from __future__ import annotations

import pytest
from mails import mail

from pitchlint_rules import loose_trigger

RULE = loose_trigger.RULE
PITCH = "We make payroll software for growing teams."


def said(body: str, kind: str = "first") -> list[str]:
    letter = mail(f"Hi Dana,\n\n{body}\n\nTom", *RULE.word_lists, kind=kind)
    return [letter.quote(flag.span) for flag in RULE.check(letter) if flag.span]


@pytest.mark.parametrize(
    ("news", "words"),
    [
        ("Congrats on the new role!", "Congrats on the new role"),
        (
            "Congratulations to you and your team on the fourth star.",
            "Congratulations to you and your team on the fourth star",
        ),
        ("I saw that you raised a Series B in March.", "saw that you raised a Series B in March"),
        ("I noticed {{company}} is hiring three dispatchers.", "noticed {{company}} is hiring three dispatchers"),
        ("I read on LinkedIn that Northside acquired Eastgate.", "read on LinkedIn that Northside acquired Eastgate"),
        ("Saw your post about opening a second shop.", "Saw your post about opening a second shop"),
        ("Your recent funding round caught my eye.", "Your recent funding round"),
        ("Kudos on the launch.", "Kudos on the launch"),
    ],
)
def test_news_from_which_nothing_follows(news: str, words: str) -> None:
    assert said(f"{news} {PITCH}") == [words]


@pytest.mark.parametrize(
    "follows",
    [
        "After a round, head count doubles before payroll does anything about it.",
        "That usually means three payrolls in one month.",
        "How do you run payroll for both today?",
        "Most teams at that point lose a day a week to re-typing time sheets.",
        "Which of the two offices moves first?",
        PITCH + " With two offices, each time sheet is typed twice.",
    ],
)
def test_what_follows_from_it(follows: str) -> None:
    assert said(f"I saw that you raised a Series B in March. {follows}") == []


def test_what_follows_within_the_sentence() -> None:
    assert said("You raised a round in March, so I saw you are hiring. " + PITCH) == []
    assert said("I noticed you're hiring, so your time sheets will double. " + PITCH) == []


@pytest.mark.parametrize(
    "body",
    [
        "I read that your competitors raised prices.",
        "I saw that we won the tender.",
        "We recently launched a call counter and are hiring.",
        "The lift opened on the wrong floor.",
        "Your sign reads “congrats on the win”.",
    ],
)
def test_what_is_no_news_of_theirs(body: str) -> None:
    assert said(f"{body} {PITCH}") == []


def test_a_problem_further_down_is_what_to_join() -> None:
    trouble = "Teams your size lose a day a week to typing time sheets twice."
    letter = mail(f"Congrats on the new role! {PITCH} It runs in Reno. {trouble}", *RULE.word_lists)
    (flag,) = RULE.check(letter)
    assert flag.advice.startswith("join it with line 1, “Teams your size lose a day a week")


def test_speaks_of_first_mails_only() -> None:
    assert said(f"Congrats on the new role! {PITCH}", "follow_up") == []
