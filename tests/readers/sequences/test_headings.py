"""One Markdown file with a heading per step: which mails follow each other, and when."""

from __future__ import annotations

import pytest
from read_sequences import misplaced, outline, reading

BODY = "Hi {{first_name}},\n\nYour night crew waits.\n\nAnn\n"


def mails(*headings: str, top: str = "# Outreach sequence", mark: str = "## ", end: str = "") -> str:
    parts = [f"{mark}{heading}\n\n**Subject:** gate {at}\n\n{BODY}\n" for at, heading in enumerate(headings, 1)]
    return f"{top}\n\n" + "".join(parts) + end


@pytest.mark.parametrize(
    ("headings", "days"),
    [
        (["Email 1 (Day 0)", "Email 2 (Day 3)", "Email 3 (Day 10)"], [0, 3, 10]),
        (["Email 1 - Day 1", "Email 2 - Day 4"], [0, 3]),
        (["Email 1", "Email 2 (3 days later)", "Follow-up #2 (1 week later)"], [0, 3, 10]),
        (["Initial email", "Follow-up 1 (+4 days)"], [0, 4]),
        (["Email 1", "Email 2"], [None, None]),
        (["Day 1: opener", "Day 3: proof"], [0, 2]),
    ],
)
def test_days_of_headings(headings: list[str], days: list[float | None]) -> None:
    found = reading("a.md", mails(*headings))
    (plan,) = found.plans
    assert [step.day for step in plan.steps] == days
    assert [draft.kind for draft in found.drafts] == ["first", *["follow_up"] * (len(days) - 1)]
    assert {draft.settings["sequence"] for draft in found.drafts} == {plan.title} == {"Outreach sequence"}
    assert [problem for draft in found.drafts for problem in misplaced(draft)] == []


def test_places_of_steps_and_of_their_times() -> None:
    (plan,) = reading("a.md", mails("Email 1 (Day 0)", "Email 2 (3 days later)")).plans
    shown = [
        (place.source.position(place.start), place.source.text[place.start : place.end])
        for step in plan.steps for place in (step.start, step.timing) if place
    ]  # fmt: skip
    assert shown == [
        ((3, 4), "Email 1 (Day 0)"),
        ((3, 13), "Day 0"),
        ((13, 4), "Email 2 (3 days later)"),
        ((13, 13), "3 days later"),
    ]


@pytest.mark.parametrize(
    "line",
    ["Day 0 → Day 3 → Day 7", "**Cadence:** Day 0 -> Day 3 -> Day 7", "*Timing: Day 0, Day 3, Day 7*"],
)
def test_the_cadence_in_a_line_of_its_own(line: str) -> None:
    for text in (
        mails("Email 1", "Email 2", "Email 3", top="# Outreach", end=line),
        mails("Email 1", "Email 2", "Email 3", top=f"# Outreach\n\n{line}"),
    ):
        found = reading("outreach/email.md", text)
        (plan,) = found.plans
        assert [step.day for step in plan.steps] == [0, 3, 7]
        assert plan.steps[2].timing
        assert text[plan.steps[2].timing.start : plan.steps[2].timing.end] == "Day 7"
        assert [draft.body.text for draft in found.drafts] == [BODY.strip()] * 3


def test_labels_that_tell_the_time() -> None:
    text = "# Drip\n\n" + "".join(
        f"## Email {number}\n\n**{label}\n\n**Subject:** gate\n\n{BODY}\n"
        for number, label in [(1, "Send:** Day 1"), (2, "Send:** Day 4"), (3, "Delay:** 5 days")]
    )
    (plan,) = reading("a.md", text).plans
    assert [step.day for step in plan.steps] == [0, 3, 8]


@pytest.mark.parametrize(
    "headings",
    [["Template 1: value", "Template 2: proof"], ["Short", "Long"], ["Variant A", "Variant B"], ["Email 1"]],
)
def test_mails_to_choose_from_are_no_sequence(headings: list[str]) -> None:
    found = reading("a.md", mails(*headings, top="# Cold outreach"))
    assert found.plans == ()
    assert {draft.kind for draft in found.drafts} == {None}


def test_numbered_mails_without_a_word_of_following_are_no_sequence() -> None:
    found = reading("a.md", mails("Email 1: value", "Email 2: proof", top="# Ideas"))
    assert (found.plans, [draft.step for draft in found.drafts]) == ((), [1, 2])


def test_variants_of_a_step() -> None:
    text = mails("Email 1 - Variant A", "Email 1 - Variant B", "Email 2 (Day 3)")
    (plan,) = reading("a.md", text).plans
    assert [line.partition(" 'Hi")[0] for line in outline(plan)] == [
        "1 email day 0",
        "  1 first A 'gate 1'",
        "  1 first B 'gate 2'",
        "2 email day 3 at 'Day 3'",
        "  2 follow_up - 'gate 3'",
    ]


def test_two_sequences_of_one_file() -> None:
    text = mails("Email 1 (Day 0)", "Email 2 (Day 2)", top="# Builders", mark="### ").replace("### ", "## ") + mails(
        "Email 1 (Day 0)", "Email 2 (Day 5)", top="# Bakers"
    )
    builders, bakers = reading("a.md", text).plans
    assert [(plan.title, plan.steps[1].day) for plan in (builders, bakers)] == [("Builders", 2), ("Bakers", 5)]


def test_subject_and_body_as_headings() -> None:
    text = (
        f"# Sequence\n\n## Email 1\n\n### Subject\n\nDocks at **{{{{company}}}}**\n\n### Body\n\n{BODY}\n## Email 2\n\n"
    )
    text += f"### Subject line\n> again\n\n### Email body\n\n{BODY}"
    first, second = reading("a.md", text).drafts
    assert [draft.subject and draft.subject.text for draft in (first, second)] == ["Docks at {{company}}", "again"]
    assert first.body.text == second.body.text == BODY.strip()
    assert misplaced(first) == []


def test_underlined_headings() -> None:
    text = f"Cold sequence\n=============\n\nEmail 1 (Day 0)\n---------------\n\nSubject: gate 4\n\n{BODY}\n"
    text += f"Email 2 (Day 4)\n---------------\n\nSubject: gate 9\n\n{BODY}\n---\nAnn Example Ltd\n"
    (plan,) = reading("a.md", text).plans
    assert [(step.start.source.position(step.start.start), step.day) for step in plan.steps] == [
        ((4, 1), 0),
        ((15, 1), 4),
    ]
    assert [draft.title for step in plan.steps for draft in step.drafts] == ["Email 1 (Day 0)", "Email 2 (Day 4)"]
    (single,) = reading("b.md", f"Dock letter\n===\n\nSubject: gate 4\n\n{BODY}").drafts
    assert (single.title, single.subject and single.subject.text) == ("Dock letter", "gate 4")


def test_a_line_above_a_signature_is_no_heading() -> None:
    text = "Subject: gate 4\n\nHi Dana,\n\nYour crew waits.\n\nAnn Example\n---\nExample Ltd\n"
    (draft,) = reading("a.md", text).drafts
    assert draft.body.text.endswith("Ann Example\n---\nExample Ltd")
