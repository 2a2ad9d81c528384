"""A folder of numbered files is one sequence, unless its mails go to different people."""

from __future__ import annotations

import pytest

from pitchlint.draft import Draft, Plan
from pitchlint.readers import read
from pitchlint.readers.sequences.folder import plan_of

BODY = "Hi Dana,\n\nYour night crew waits.\n"


def folder(**files: str) -> dict[str, Draft]:
    """The draft of each file."""
    return {name: read(name, text.encode()).drafts[0] for name, text in files.items()}


def named(*names: str, front: str = "") -> dict[str, Draft]:
    return folder(**dict.fromkeys(names, f"---\nsubject: gate\n{front}---\n{BODY}"))


def steps(plan: Plan | None) -> list[tuple[str, int | None, str | None, str | None]] | None:
    return plan and [(d.path, d.step, d.kind, d.variant) for step in plan.steps for d in step.drafts]


@pytest.mark.parametrize(
    ("names", "numbers"),
    [
        (["email-1.md", "email-2.md", "email-3.md"], [1, 2, 3]),
        (["01-intro.md", "02-proof.txt", "03-bye.md"], [1, 2, 3]),
        (["step_0.md", "step_1.md"], [1, 2]),
        (["mail 9.md", "mail 10.md", *(f"mail {n}.md" for n in range(1, 9))], list(range(1, 11))),
        (["initial.md", "followup_1.md", "followup_2.md"], [1, 2, 3]),
        (["followup_1.md", "followup_2.md"], [2, 3]),
        (["email-1.md", "email-2.md", "readme-like.md"], [1, 2]),
    ],
)
def test_numbered_files(names: list[str], numbers: list[int]) -> None:
    found = steps(plan_of("docks", named(*names)))
    assert found
    assert [step for _, step, _, _ in found] == numbers
    assert [kind for _, _, kind, _ in found] == ["first" if number == 1 else "follow_up" for number in numbers]


@pytest.mark.parametrize(
    "names",
    [
        ["email-1.md"],
        ["email-2.md", "email-3.md"],
        ["email-1.md", "email-3.md"],
        ["intro.md", "proof.md"],
        ["2026-03-04-a.md", "2026-03-05-b.md"],
        [f"m{number}.md" for number in range(1, 23)],
        ["template-1.md", "template-2.md"],
        ["prospect-1.md", "prospect-2.md"],
    ],
)
def test_unrelated_files(names: list[str]) -> None:
    assert plan_of("docks", named(*names)) is None


def test_variants_in_names() -> None:
    found = steps(plan_of("docks", named("email-1a.md", "email-1b.md", "email-2.md")))
    assert found == [
        ("email-1a.md", 1, "first", "A"), ("email-1b.md", 1, "first", "B"), ("email-2.md", 2, "follow_up", None),
    ]  # fmt: skip


def test_different_people_are_no_sequence() -> None:
    def to(*whom: str) -> dict[str, Draft]:
        return folder(**{f"m{at}.md": f"---\nsubject: x\n{one}\n---\n{BODY}" for at, one in enumerate(whom, 1)})

    assert plan_of("x", to("to: Dana <d@example.com>", "to: Lee <l@example.com>")) is None
    assert plan_of("x", to("prospect: Dana Hale", "prospect: Lee Moss")) is None
    assert plan_of("x", to("to: Dana <d@example.com>", "to: d@example.com"))
    assert plan_of("x", to("to: Dana <d@example.com>", "x: y"))


def test_only_the_first_may_be_a_first_mail() -> None:
    assert plan_of("x", named("m1.md", "m2.md", front="kind: first\n")) is None
    both = {**named("m1.md", front="kind: first\n"), **named("m2.md", front="kind: reply\n")}
    found = steps(plan_of("x", both))
    assert found
    assert [kind for _, _, kind, _ in found] == ["first", "reply"]


def test_steps_that_front_matter_declares() -> None:
    files = folder(**{
        "bye.md": f"---\nsubject: x\nstep: 3\ndelay: 1 week\n---\n{BODY}",
        "hello.md": f"---\nsubject: x\nstep: 1\n---\n{BODY}",
        "proof.md": f"---\nsubject: x\nstep: 2\ndelay: 3\n---\n{BODY}",
        "unrelated.md": f"---\nsubject: x\n---\n{BODY}",
    })  # fmt: skip
    plan = plan_of("docks", files)
    assert steps(plan) == [
        ("hello.md", 1, "first", None),
        ("proof.md", 2, "follow_up", None),
        ("bye.md", 3, "follow_up", None),
    ]
    assert plan
    assert [step.day for step in plan.steps] == [0, 3, 10]
    places = [
        (step.timing.source.path, step.timing.source.position(step.timing.start)) for step in plan.steps if step.timing
    ]
    assert places == [("proof.md", (4, 8)), ("bye.md", (4, 8))]
    assert {draft.settings["sequence"] for step in plan.steps for draft in step.drafts} == {"docks"}


def test_two_sequences_in_one_folder_are_left_alone() -> None:
    files = folder(
        **{f"{who}-{step}.md": f"---\nstep: {step}\nsubject: x\n---\n{BODY}" for who in "ab" for step in (1, 2)}
    )
    assert plan_of("docks", files) is None


def test_dates() -> None:
    files = folder(**{f"{at}.md": f"---\nsubject: x\ndate: 2026-03-0{at * 4}\n---\n{BODY}" for at in (1, 2)})
    plan = plan_of("docks", files)
    assert plan
    assert [(step.day, step.date and step.date.day) for step in plan.steps] == [(0, 4), (4, 8)]
