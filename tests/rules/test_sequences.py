"""The rules for sequences: when they speak, at which step, and when not."""

from __future__ import annotations

import datetime
from collections.abc import Sequence as Items

import pytest
from mails import mail

from pitchlint import Flag, Place, Rule, Sequence, Step
from pitchlint.mail import NO_TEAM
from pitchlint_rules import (
    after_goodbye,
    broken_promise,
    hasty_step,
    lone_mail,
    no_goodbye,
    too_many_touches,
)
from pitchlint_rules.goodbyes import closing

BODY = "Hi Dana,\n\nYour drivers wait two hours at gate {}. Who plans the slots?\n\nKim\n"


def sequence(days: Items[float | None], bodies: Items[str] = (), channels: Items[str] = ()) -> Sequence:
    """A sequence with a step for each of `days`; steps on other channels than e-mail have no mail."""
    steps = []
    for number, day in enumerate(days, 1):
        channel = channels[number - 1] if channels else "email"
        body = bodies[number - 1] if bodies else BODY.format(number)
        made = mail(body, kind="first" if number == 1 else "follow_up")
        place = Place(made.draft.source, 0, 2)
        mails = (made,) if channel == "email" else ()
        steps.append(Step(number, place, channel, day, None, None, mails))
    return Sequence(
        "s", tuple(steps), tuple(m for step in steps for m in step.mails), NO_TEAM, datetime.date(2026, 3, 2)
    )


def flagged(rule: Rule, checked: Sequence, **options: object) -> list[tuple[int, str]]:
    """Step number and severity of each flag."""
    found = []
    flag: Flag
    for flag in rule.check(checked, **options):
        number = next(step.number for step in checked.steps if flag.mail in step.mails)
        found.append((number, flag.severity or rule.severity))
    return found


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([0, 4, 8, 12, 30], []),
        ([0, 7, 14, 21, 28], []),
        ([0, 5, 10, 15, 20, 60], [(6, "warning")]),
        ([0, 3, 6, 9, 12, 15], [(6, "warning")]),
        ([None] * 6, [(6, "warning")]),
        ([None] * 7, [(6, "warning")]),
        ([10 * n for n in range(8)], [(8, "error")]),
    ],
)
def test_too_many_touches(days: list[float | None], expected: list[tuple[int, str]]) -> None:
    assert flagged(too_many_touches.RULE, sequence(days)) == expected


def test_calls_and_social_steps_are_touches() -> None:
    channels = ["email", "call", "email", "social", "email", "call", "call", "email"]
    assert flagged(too_many_touches.RULE, sequence([9 * n for n in range(8)], channels=channels)) == [(8, "error")]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([0, 3, 7, 12], []),
        ([0, 2], []),
        ([0, 1], [(2, "warning")]),
        ([0, 0], [(2, "warning")]),
        ([0, 0.2], [(2, "warning")]),
        ([0, 5, 8, 15, 17], [(3, "info")]),
        ([0, None, 1], [(3, "warning")]),
        ([None, None], []),
    ],
)
def test_hasty_step(days: list[float | None], expected: list[tuple[int, str]]) -> None:
    assert flagged(hasty_step.RULE, sequence(days)) == expected


def test_a_call_the_day_after_a_mail_is_no_hasty_mail() -> None:
    assert flagged(hasty_step.RULE, sequence([0, 1, 4], channels=["email", "call", "email"])) == []


CLOSES = [
    "This is my last note on the docks.",
    "This will be the last mail from me.",
    "It's my final follow-up, I promise.",
    "Last note from me: the offer to show you the board stands.",
    "I won't write again about this.",
    "I will stop writing here.",
    "I'll leave it there.",
    "I'll close the loop on my side.",
    "You won't hear from me again on this.",
    "No more mails from me after this one.",
    "We won't keep emailing you.",
    "I’ll stop here; my number is below whenever it fits.",
]
CLOSES_NOT = [
    "In my last note I asked about the docks.",
    "My last mail was about the docks.",
    "Since my last email two things happened.",
    "Your final note on the slots made me think.",
    "If it is not for you, I will stop writing.",
    "Tell me to stop and I will.",
    "The last time we spoke you had two gates.",
    "The last mail truck leaves at six.",
    "I won't take more than a minute.",
    "Drivers leave it there and walk to the office.",
    "You won't hear the compressor any more.",
    "Should the timing be wrong, I'll leave it there.",
]


@pytest.mark.parametrize("line", CLOSES)
def test_a_goodbye(line: str) -> None:
    made = mail(f"Hi Dana,\n\n{line}\n\nKim\n", kind="follow_up")
    assert closing(made) is not None
    checked = sequence([0, 3, 6], [BODY, f"Hi Dana,\n\n{line}\n\nKim\n", BODY])
    assert flagged(after_goodbye.RULE, checked) == [(3, "error")]


@pytest.mark.parametrize("line", CLOSES_NOT)
def test_no_goodbye_in_a_sentence_that_only_sounds_like_one(line: str) -> None:
    checked = sequence([0, 3, 6], [BODY, f"Hi Dana,\n\n{line}\n\nKim\n", BODY])
    assert flagged(after_goodbye.RULE, checked) == []


def test_a_goodbye_in_the_last_step_is_where_it_belongs() -> None:
    checked = sequence([0, 3, 6], [BODY, BODY, "Hi Dana,\n\nThis is my last note.\n\nKim\n"])
    assert flagged(after_goodbye.RULE, checked) == []
    assert flagged(no_goodbye.RULE, checked) == []


def test_no_goodbye_at_all() -> None:
    assert flagged(no_goodbye.RULE, sequence([0, 3, 6])) == [(3, "info")]
    assert flagged(no_goodbye.RULE, sequence([0, 3])) == []


def test_a_lone_mail() -> None:
    assert flagged(lone_mail.RULE, sequence([0])) == [(1, "info")]
    assert flagged(lone_mail.RULE, sequence([0, 3])) == []
    assert flagged(lone_mail.RULE, sequence([0, 3], channels=["email", "call"])) == []


PROMISES = [
    # first, second, third mail; expected step
    (["Who plans the slots?", "Did the yard checklist I sent reach you?", "Bye."], [2]),
    (["Who plans the slots?", "Did you open the deck that I shared last week?", "Bye."], [2]),
    (["I've attached the slot plan of a yard like yours.", "Any thoughts?", "Bye."], [1]),
    (["Please find attached our sheet.", "Any thoughts?", "Bye."], [1]),
    (["I'll send you the waiting times on Thursday.", "Two gates are free now.", "Bye."], [1]),
    (["Who plans the slots?", "I will share the gate numbers next week.", "Bye."], [2]),
    # near-misses
    (["Here is the yard checklist: https://x.example/c", "Did the yard checklist I sent reach you?", "Bye."], []),
    (["I've attached the slot plan: [link to the plan]", "Any thoughts?", "Bye."], []),
    (["I'll send you the waiting times on Thursday.", "Here are the waiting times: 40 minutes a truck.", "Bye."], []),
    (["If you like, I'll send you the waiting times on Thursday.", "Two gates are free.", "Bye."], []),
    (["Reply yes and I'll send you the checklist the next day.", "Two gates are free.", "Bye."], []),
    (["Who plans the slots?", "The note I sent on Monday was about the gates.", "Bye."], []),
    (["You mentioned the deck your team sent to the board.", "Two gates are free.", "Bye."], []),
    (["The sensor is attached to the gate.", "Two gates are free.", "Bye."], []),
]


@pytest.mark.parametrize(("lines", "steps"), PROMISES)
def test_broken_promises(lines: list[str], steps: list[int]) -> None:
    checked = sequence([0, 4, 9], [f"Hi Dana,\n\n{line}\n\nKim\n" for line in lines])
    assert flagged(broken_promise.RULE, checked) == [(step, "warning") for step in steps]
