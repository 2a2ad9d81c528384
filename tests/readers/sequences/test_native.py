"""Our own shape: what it declares, and its schema."""

from __future__ import annotations

import json
from importlib.resources import files

import jsonschema
import pytest
import yaml
from read_sequences import FILES, error, outline, reading, stored

SCHEMA = json.loads((files("pitchlint") / "schemas" / "sequence.json").read_text(encoding="utf-8"))


def test_a_sequence_of_our_own() -> None:
    found = stored("native.yaml")
    (plan,) = found.plans
    assert [plan.title, *outline(plan)] == [
        "Autumn docks",
        "1 email day 0",
        "  1 first - 'Docks at {{companyName}} – an hour a night' "
        "'Hi {{firstName}},\\n\\nYour night crew waits an hour for pallets:\\n  - at gate 4\\n  - at gate 9\\n\\n"
        "Shall I send the list?\\n\\nAnn'",
        "2 call day 1 at '1'",
        "3 email day 4 at '3 days'",
        "  2 follow_up A same thread "
        "\"Hi {{firstName}}, the list that I promised is at your desk; it''s short.\\nAnn\"",
        "  2 follow_up B same thread 'Hi {{firstName}},\\n\\nHere is the \"list\" of cafés.\\nAnn'",
        "4 email day 9 at '5'",
        "  3 follow_up - '{{companyName}}, one more thing' 'Gate 9 again, it seems.'",
    ]
    opener, *later = found.drafts
    assert (opener.title, dict(opener.settings)) == (
        "Opener",
        {"dialect": "lemlist", "purpose": "sales", "sequence": "Autumn docks"},
    )
    assert [[allow.rules for allow in draft.allows] for draft in (opener, *later)] == [
        [], [("filler",)], [("filler",)], [("begging",)],
    ]  # fmt: skip
    assert plan.steps[0].start.source.position(plan.steps[0].start.start) == (6, 5)


def test_the_schema_takes_our_examples() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    written = (FILES / "native.yaml").read_text(encoding="utf-8").replace("{{companyName}}, one", "one")
    jsonschema.validate(yaml.safe_load(written), SCHEMA)
    for wrong in ({}, {"steps": []}, {"steps": [{"subjct": "x"}]}, {"steps": [{"delay": "three"}]}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, SCHEMA)


@pytest.mark.parametrize(
    ("timings", "days"),
    [
        (["", "delay: 3", "delay: 2 weeks", "delay: 48h"], [0, 3, 17, 19]),
        (["delay: 9", "delay: 1", "delay: same day"], [0, 1, 1]),
        (["day: 1", "day: 4", "day: Day 8"], [0, 3, 7]),
        (["", "day: 3", "delay: 4"], [0, 3, 7]),
        (["date: 2026-03-04", "date: 2026-03-09", "delay: 2"], [0, 5, 7]),
        (["date: 2026-03-04", "delay: 2", "date: 2026-03-10"], [0, 2, 6]),
        (["", "", "delay: 3"], [0, None, None]),
        (["", "wait_days: 2", "wait: {value: 1, unit: week}"], [0, 2, 9]),
        (["", "delay_hours: 36", "delay: 90\n    delay_unit: minutes"], [0, 1.5, 1.5625]),
        (["", "", ""], [None, None, None]),
    ],
)
def test_ways_to_tell_the_time(timings: list[str], days: list[float | None]) -> None:
    steps = "".join(f"  - subject: a\n    body: b\n    {timing}\n" for timing in timings)
    (plan,) = reading("a.yaml", f"steps:\n{steps}").plans
    assert [step.day for step in plan.steps] == days


def test_pauses_between_steps() -> None:
    text = (
        "steps:\n- {type: email, subject: a, body: b}\n- {type: wait, days: 3}\n- {type: email, subject: c, body: d}\n"
    )
    (plan,) = reading("a.yaml", text).plans
    assert [(step.number, step.day) for step in plan.steps] == [(1, 0), (2, 3)]


def test_channels() -> None:
    words = ["email", "Phone Call", "linkedin_message", "LinkedIn InMail", "voicemail", "sms", "manual_email", "task"]
    steps = "".join(f"- {{channel: {word}, delay: 1, subject: a, body: b}}\n" for word in words)
    (plan,) = reading("a.yaml", steps).plans
    assert [step.channel for step in plan.steps] == [
        "email", "call", "social", "social", "call", "social", "email", "other",
    ]  # fmt: skip
    assert [len(step.drafts) for step in plan.steps] == [1, 0, 0, 0, 0, 0, 1, 0]


def test_variants_by_letters_lists_and_keys() -> None:
    text = """\
steps:
  - subject_a: one
    subject_b: two
    body: Hi
  - subjects: [three, four]
    body: Ho
    delay: 2
  - variants:
      x: {subject: five, body: He}
      y: {subject: six, body: Ha}
    delay: 2
"""
    found = reading("a.yaml", text).drafts
    assert [(draft.step, draft.variant, draft.subject and draft.subject.text) for draft in found] == [
        (1, "A", "one"), (1, "B", "two"), (2, "A", "three"), (2, "B", "four"), (3, "x", "five"), (3, "y", "six"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "steps",
    [
        "- subject: docks at {{company}}\n  variants: [{label: A, body: Hi}, {label: B, body: Ho}]\n",
        "- subject: docks\n  body: Hi\n- variants: [{body: Ho}]\n- variants: [{body: Ha}]\n- variants: [{body: He}]\n",
        "- variants: [{body: Hi}, {body: Ho}]\n- variants: [{body: Ha}]\n",
        "- subjects: [docks]\n  body: Hi\n",
        "- subject_a: docks\n  body: Hi\n",
    ],
)
def test_steps_that_hold_nothing_but_variants(steps: str) -> None:
    found = reading("a.yaml", f"steps:\n{steps}")
    assert sum(len(step.drafts) for plan in found.plans for step in plan.steps) == steps.count("body")


def test_variants_of_anything_else_are_no_mails() -> None:
    assert "no sequence" in error("a.yaml", "buttons:\n- variants: [{text: Buy now}, {text: Try it}]\n")


def test_steps_out_of_order_and_several_sequences() -> None:
    text = "a:\n  steps:\n  - {step: 2, subject: x, body: two}\n  - {step: 1, subject: y, body: one}\nb:\n" + (
        "  emails:\n  - {subject: x, body: three}\n"
    )
    one, other = reading("a.yaml", text).plans
    assert [draft.body.text for step in one.steps for draft in step.drafts] == ["one", "two"]
    assert (one.title, other.title) == ("a", "b")


def test_aliases_repeat_the_value_at_their_anchor() -> None:
    text = """\
sign: &sign |
  Ann
  Harlow Docks
base: &base {delay: 3, kind: follow_up}
steps:
  - &first
    subject: docks
    body: Hi
  - {<<: *base, body: *sign}
  - <<: [*base, *first]
    subject: gates
    delay: 9
  - *first
"""
    found = reading("a.yaml", text)
    assert [(one.step, one.kind, one.subject and one.subject.text, one.body.text) for one in found.drafts] == [
        (1, "first", "docks", "Hi"), (2, "follow_up", None, "Ann\nHarlow Docks"), (3, "follow_up", "gates", "Hi"),
        (4, "follow_up", "docks", "Hi"),
    ]  # fmt: skip
    (plan,) = found.plans
    assert [step.day for step in plan.steps] == [0, 3, 12, None]
    places = [one.source.position(one.body.locate(0, 1)[0]) for one in found.drafts]
    assert places == [(8, 11), (2, 3), (8, 11), (8, 11)]


@pytest.mark.parametrize("value", ["hi", "'hi'", '"hi"', "# a note\n    hi", "|\n    hi"])
def test_an_anchor_and_a_tag_are_no_words_of_a_value(value: str) -> None:
    text = f"steps:\n- subject: &s !!str {value}\n  body: &b hi\n"
    (found,) = reading("a.yaml", text).drafts
    assert found.subject
    assert found.subject.text.strip() == "hi"
    start = text.index("hi")
    assert found.subject.locate(0, 2) == (start, start + 2)
    assert found.body.locate(0, 2) == (len(text) - 3, len(text) - 1)


def test_who_gets_it() -> None:
    text = (
        "prospect: {First Name: Dana, company: Acme, notes: NO, has_not: [a website, a store]}\nsteps:\n"
        "- {subject: a, body: b}\n"
        "- {subject: c, body: d, prospect: Lee Moss <lee@example.com>, to: lee@example.com}\n"
    )
    first, second = reading("a.yaml", text).drafts
    assert dict(first.prospect) == {"first_name": "Dana", "company": "Acme", "notes": "NO",
                                    "has_not": "a website, a store"}  # fmt: skip
    assert dict(second.prospect) == {"name": "Lee Moss", "email": "lee@example.com"}
    assert second.headers["to"] == "lee@example.com"


def test_values_that_yaml_does_not_read() -> None:
    text = (
        "steps:\n- subject: {{company}}\n  body: {{first_name}}, hi\n- subject: [Company] + us\n  body: 'Re: x'\n"
        + (
            "- subject: Re: your docks\n  body: |\n    {{first_name}}, hi: [x\n- subject: '[Company]'\n"
            "  body: *|FNAME|*\n- subject: [Company]\n  body: @you\n"
        )
    )
    found = reading("a.yaml", text).drafts
    assert [(draft.subject and draft.subject.text, draft.body.text) for draft in found] == [
        ("{{company}}", "{{first_name}}, hi"), ("[Company] + us", "Re: x"),
        ("Re: your docks", "{{first_name}}, hi: [x"), ("[Company]", "*|FNAME|*"), ("[Company]", "@you"),
    ]  # fmt: skip


def test_comments_that_allow() -> None:
    text = """\
# pitchlint: allow too-long
name: x

steps:
  # pitchlint: allow filler
  # because she asked
  - subject: a
    body: b # pitchlint: allow guilt
  - subject: c
    body: |
      # pitchlint: allow begging
"""
    first, second = reading("a.yaml", text).drafts
    assert [sorted(rule for allow in draft.allows for rule in allow.rules) for draft in (first, second)] == [
        ["filler", "guilt", "too-long"], ["too-long"],
    ]  # fmt: skip
    assert second.body.text == "# pitchlint: allow begging"


def test_html_by_key_and_by_look() -> None:
    text = """\
steps:
  - subject: a
    html: Hi&nbsp;{{first_name}}
    body: not read
  - subject: b
    body: |
      Hi Dana, I <b>saw</b> it.

      Ann
  - subject: c
    body: "<div>Hi <a href='https://example.com/x'>there</a></div>"
"""
    found = reading("a.yaml", text).drafts
    assert [draft.body.text for draft in found] == ["Hi {{first_name}}", "Hi Dana, I saw it.\n\nAnn", "Hi there"]
    assert [(link.start, link.end, link.target) for link in found[2].links] == [(3, 8, "https://example.com/x")]
