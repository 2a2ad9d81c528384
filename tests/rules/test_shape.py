"""Lengths, subjects and slots."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchlint import Draft, Flag, Mail, Passage, Rule, Source
from pitchlint.phrases import Matcher
from pitchlint_rules import empty_subject, subject, too_long, unfilled_slot

PUMP = "The second line of your yard stood still on nine days in March."  # 13 words


def flags(
    rule: Rule,
    body: str,
    *,
    head: str | None = None,
    kind: str | None = "first",
    path: str = "a.md",
    **draft: Mapping[str, str],
) -> list[Flag]:
    top = "" if head is None else f"{head}\n"
    text = top + body
    passage = None if head is None else Passage.verbatim(text, 0, len(head))
    made = Draft(Source(path, text), Passage.verbatim(text, len(top), len(text)), passage, kind=kind, **draft)  # type: ignore[arg-type]
    return list(rule.check(Mail(made, matcher=Matcher(rule.word_lists))))


def shown(found: list[Flag], text: str) -> list[str]:
    return [text[flag.span.start : flag.span.end] for flag in found if flag.span]


@pytest.mark.parametrize(("sentences", "severities"), [(9, []), (10, ["warning"]), (15, ["warning"]), (16, ["error"])])
def test_length_counts_words_of_prose(sentences: int, severities: list[str]) -> None:
    body = "Hi Dana,\n\n" + " ".join([PUMP] * sentences) + "\n\nBest,\nTom Norvick, fitter and founder\n"
    assert [flag.severity for flag in flags(too_long.RULE, body)] == severities


def test_a_merge_field_is_one_word() -> None:
    field = "{{custom.a_rather_long_field_name | default: 'one two three four'}}"
    assert flags(too_long.RULE, "Hi Dana,\n\n" + f"{field} stops. " * 62 + "\n") == []
    (flag,) = flags(too_long.RULE, "Hi Dana,\n\n" + f"{field} stops. " * 63 + "\n")
    assert flag.message.startswith("126 words")


def test_a_passage_that_opens_with_a_heading_is_pointed_at_whole() -> None:
    items = "".join(
        f"- Our platform and our team of forty people give you feature {n} of our academy\n" for n in range(9)
    )
    body = f"Hi Dana,\n\nYour gate pump stood still on nine days in March.\n\nDock Benefits:\n{items}\nWorth a look?\n"
    (span,) = shown(flags(too_long.RULE, body), body)
    assert span.startswith("Dock Benefits:\n- Our platform")
    assert span.endswith("feature 8 of our academy")


def test_limits_are_options() -> None:
    body = "Hi Dana,\n\n" + " ".join([PUMP] * 5) + "\n"
    mail = Mail(Draft(Source("a.md", body), Passage.verbatim(body, 0, len(body)), kind="first"))
    assert [f.severity for f in too_long.check(mail, warn_over=60, error_over=80)] == ["warning"]
    assert [f.severity for f in too_long.check(mail, warn_over=20, error_over=40)] == ["error"]


@pytest.mark.parametrize(
    ("head", "kind", "says"),
    [
        ("forty calls before lunch", "first", ""),
        ("one two three four five six seven", "first", ""),
        ("one two three four five six seven eight", "first", "8 words"),
        ("Re: one two three four five six seven", "follow_up", ""),
        ("incomprehensibilities notwithstanding internationally", "first", "53 characters"),
        ("{{first_name}} {{company}} and the {{some_other_field_of_theirs}} pump", "first", ""),
        ("FORTY CALLS", "first", "all capitals"),
        ("NASA", "first", ""),
        (None, "first", "without a subject"),
        (None, "follow_up", ""),
        ("", "first", "without a subject"),
        ("one two three four five six seven eight", "customer", ""),
    ],
)
def test_subjects(head: str | None, kind: str, says: str) -> None:
    found = flags(subject.RULE, "Hi Dana,\n\nYour pump.\n", head=head, kind=kind)
    assert len(found) == bool(says)
    assert not found or says in found[0].message


def test_a_format_without_a_place_for_a_subject_is_not_blamed() -> None:
    assert flags(subject.RULE, "Hi Dana,\n\nYour pump.\n", subject_expected=False) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "head",
    ["Following up",
     "Re: following up again", "Quick question", "quick question, Dana", "Quick question for {{company}}",
     "Checking in!", "Touching base", "Hello", "Hi {{first_name}}", "Just checking in", "Partnership opportunity",
     "Introduction", "{{first_name}}, quick thought", "15 minutes?"],
)  # fmt: skip
def test_a_subject_that_says_nothing(head: str) -> None:
    assert shown(flags(empty_subject.RULE, "Hi Dana,\n\nYour pump.\n", head=head), head) == [head]


@pytest.mark.parametrize(
    "head",
    ["Quick question about the gate pump", "Following up: the overflow list", "Introduction to Ray",
     "Question 4 of your form",
     "Hello from gate four", "Checking in trucks twice", "Partnership with the harbour", "Your opportunity cost",
     "Quick question about [their recent project]", "61 lost calls", "Invitation to the pump day", "Reminder letters"],
)  # fmt: skip
def test_a_subject_with_a_topic_is_silent(head: str) -> None:
    assert flags(empty_subject.RULE, "Hi Dana,\n\nYour pump.\n", head=head) == []


SLOTS = "Hi [First Name],\n\nWould {{insert three dates}} suit you?\n"


@pytest.mark.parametrize(
    "draft",
    [
        {"headers": {"to": "dana@norvick.example"}},
        {"prospect": {"first_name": "Dana"}},
        {"settings": {"status": "ready"}},
        {"path": "mail.eml"},
    ],
)
def test_slots_in_a_draft_that_is_meant_to_be_sent(draft: dict[str, Mapping[str, str]]) -> None:
    found = flags(unfilled_slot.RULE, SLOTS, **draft)  # type: ignore[arg-type]
    assert shown(found, SLOTS) == ["[First Name]", "{{insert three dates}}"]
    assert [flag.severity or unfilled_slot.RULE.severity for flag in found] == ["error", "error"]


def test_slots_of_a_template_are_one_note_for_prose_in_braces() -> None:
    found = flags(unfilled_slot.RULE, SLOTS)
    assert shown(found, SLOTS) == ["{{insert three dates}}"]
    assert [flag.severity for flag in found] == ["info"]


@pytest.mark.parametrize("left", ["TBD", "XXX", "TO BE WRITTEN", "lorem ipsum dolor sit amet", "[TBD]", "TODO"])
def test_what_a_writer_meant_to_come_back_to(left: str) -> None:
    text = f"Hi {{{{first_name}}}},\n\nThe price is {left}.\n"
    assert len(flags(unfilled_slot.RULE, text)) == 1


@pytest.mark.parametrize(
    "text",
    ["Part XXX-4410 fits.", "Shirts come in XXXL.", "See norvick.example/XXX/list.", "TBDs", "a todo list", "Call me?"],
)
def test_codes_and_sizes_are_no_slots(text: str) -> None:
    assert flags(unfilled_slot.RULE, f"Hi Dana,\n\n{text}\n") == []


def test_a_merge_field_of_a_tool_is_no_slot() -> None:
    assert flags(unfilled_slot.RULE, "Hi {{first_name}},\n\nYour pump.\n", prospect={"first_name": "Dana"}) == []


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for rule in (too_long.RULE, subject.RULE, empty_subject.RULE, unfilled_slot.RULE):
        for flag in flags(rule, text, head=text.split("\n")[0].replace("\r", "")):
            assert flag.message
