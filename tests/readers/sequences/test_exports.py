"""The shapes of sending tools and of public repositories, each in a file of our own writing."""

from __future__ import annotations

import pytest
from read_sequences import FILES, misplaced, outline, reading, stored

EXPECTED = {
    "smartlead.json": """\
plan smartlead, smartlead
1 email day 0 at '0'
  1 first - 'Gate 4 at {{company_name}}' 'Hi {{first_name}},\\n\\nYour café docks & doors wait.\\nShall I call?'
2 email day 3 at '3'
  2 follow_up A same thread 'The "list" is here 😀'
  2 follow_up B same thread 'No list yet'
""",
    "smartlead-read.json": """\
plan smartlead-read, smartlead
1 email day 0 at '0'
  1 first A 'Gate 4' 'Hi {{first_name}}'
2 email day 4 at '4'
  2 follow_up - same thread 'Gate 9, too.'
""",
    "smartlead-variants.yaml": """\
plan Dock campaign, smartlead
1 email day 0 at '0'
  1 first A 'gate 4' 'Hi {{first_name}},\\n\\nThe crew waits.'
  1 first B 'gate 9' 'Hello {{first_name}},\\n\\nThe crew waits longer.'
2 email day 3 at '3'
  2 follow_up A same thread 'One more gate.'
""",
    # each delay is that of the next step
    "instantly.json": """\
plan Docks, instantly
1 email day 0
  1 first A 'gate 4' 'Hi {{firstName}},\\n\\nThe crew waits.'
  1 first C 'gate 6' 'Hello {{firstName}}'
2 email day 2 at '2'
  2 follow_up - same thread 'Second line.\\n\\nAnn'
3 email day 7 at '5'
  3 follow_up - same thread 'Third.'
""",
    "lemlist.json": """\
plan seq_A1, lemlist
1 email day 0 at '0'
  1 first - 'gate 4' 'Hi {{firstName}}'
2 social day 1 at '1'
3 email day 4 at '3'
  3 follow_up - same thread 'Gate 9 too'
plan seq_B2, lemlist
1 email day 0 at '2'
  1 follow_up - same thread 'You looked.'
""",
    "woodpecker.json": """\
plan Docks, woodpecker
1 email day 0 at '1'
  1 first A 'gate 4' 'Hi {{FIRST_NAME}}'
  1 first B 'gate 5' 'Hello {{FIRST_NAME}}'
2 email day 3 at '3'
  2 follow_up A same thread 'Gate 9'
3 email day 10 at '1'
  3 follow_up A same thread 'Gate 11'
""",
    "apollo.json": """\
plan Docks, apollo
1 email day 0 at '30'
  1 first - 'gate 4' 'Hi {{first_name}}'
2 call day 1 at '1'
3 email day 3 at '48'
  3 follow_up - same thread 'Gate 9'
""",
    "apollo-flat.json": """\
plan Docks, apollo
1 email day 0 at '0'
  1 first - 'gate 4' 'Hi {{first_name}}'
2 email day 2 at '2'
  2 follow_up - same thread 'Gate 9'
""",
    # minutes
    "outreach.json": """\
plan Docks, outreach
1 email day 0 at '0'
  1 first - 'gate 4' 'Hi {{first_name}}'
2 email day 3 at '4320'
  2 follow_up - same thread 'Gate 9'
""",
    "reply.json": """\
plan Docks, reply
1 email day 0 at '0'
  1 first - 'gate 4' 'Hi {{FirstName}}'
2 email day 3 at '3'
  2 follow_up - same thread 'Gate 9'
""",
    "mailshake.json": """\
plan Docks, mailshake
1 email day 0
  1 first - 'gate 4' 'Hi {{first}},\\n\\nThe crew waits.'
2 email day 3 at '3'
  2 follow_up - same thread 'Gate 9 — too.'
3 email day 8 at '5'
  3 follow_up - 'gate 11' 'Tab\\there'
""",
    # delays of the copies count from the copy before, the timing of an example from its first
    "copies.json": """\
plan copies
1 email day 0
  1 first - 'gate 4' 'Hi {{first_name}}'
2 email day 3 at '3'
  2 follow_up - 'Re: gate 4' 'Gate 9'
3 email day 10 at '7'
  3 follow_up bye 'gate 11' 'Closing'
  3 follow_up bye2 'gate 12' 'Closing, too'
plan short
1 email day 0 at '0'
  1 first - 'gate 4' 'Hi {{first_name}}'
2 email day 3 at '3'
  2 follow_up - 'Re: gate 4' 'Gate 9'
3 email day 7 at '7'
  3 follow_up bye 'gate 11' 'Closing'
""",
    "follow-ups-by-key.json": """\
plan Opener
1 email day ?
  1 first - 'gate 4' 'Hi {{first_name}}'
2 email day ?
  2 follow_up - 'gate 9' 'Nine'
3 email day ?
  3 follow_up - 'gate 11' 'Eleven'
""",
    "named.yaml": """\
plan Plain
1 email day 0 at '0'
2 email day 3 at '3'
plan gentle
1 email day 0
  1 first - 'gate 4' 'Hi {{first_name}}'
2 email day 4 at '4'
  2 follow_up - 'gate 9' 'Nine'
""",
    "wide.csv": """\
plan dana@example.com
1 email day 0
  1 first A 'gate 4' 'Hi Dana,\\n\\nthe "night" crew waits'
  1 first B 'gate 5' 'Hello, Dana'
2 email day 3 at '3'
  2 follow_up A same thread 'Gate 9'
plan lee@example.com
1 email day 0
  1 first A 'gate 4' 'Hi Lee'
2 email day 4 at '4'
  2 follow_up A same thread 'Gate 9 for Lee'
""",
    "long.csv": """\
plan Docks - dana@example.com
1 email day 0 at '0'
  1 first - 'gate 4' 'Hi Dana,\\n\\nyou" wait";'
2 call day 2 at '2'
3 email day 5 at '5'
  3 follow_up - same thread 'Gate 9'
plan Docks - lee@example.com
1 email day 0 at '0'
  1 first - 'gate 4' 'Hi Lee'
""",
}


@pytest.mark.parametrize("name", EXPECTED)
def test_shapes(name: str) -> None:
    found = stored(name)
    lines = []
    for plan in found.plans:
        exports = {draft.settings.get("export") for step in plan.steps for draft in step.drafts} - {None}
        lines += [", ".join((f"plan {plan.title}", *sorted(filter(None, exports)))), *outline(plan)]
    assert "\n".join(lines) + "\n" == EXPECTED[name]
    assert not found.errors


@pytest.mark.parametrize("name", sorted(path.name for path in FILES.iterdir()))
def test_every_character_stands_where_the_source_encodes_it(name: str) -> None:
    found = stored(name).drafts
    assert [problem for draft in found for problem in misplaced(draft)] == []


def test_windows_lines() -> None:
    data = b"\xef\xbb\xbf" + (FILES / "native.yaml").read_bytes().replace(b"\n", b"\r\n")
    found = reading("native.yaml", data)
    assert [draft.body.text for draft in found.drafts] == [draft.body.text for draft in stored("native.yaml").drafts]
    assert [problem for draft in found.drafts for problem in misplaced(draft)] == []
    timing = found.plans[0].steps[1].timing
    assert timing
    assert timing.source.position(timing.start) == (19, 12)


@pytest.mark.parametrize("name", sorted(path.name for path in FILES.iterdir()))
def test_sequences_of_a_file_have_names_of_their_own(name: str) -> None:
    """Earlier steps are looked for by the setting "sequence"."""
    found = stored(name)
    names = [{draft.settings["sequence"] for step in plan.steps for draft in step.drafts} for plan in found.plans]
    if name != "copies.json":
        assert [own for own in names if len(own) > 1] == []
        assert len({title for own in names for title in own}) == len([own for own in names if own])


def test_mails_that_nobody_orders_are_no_sequence() -> None:
    partner = stored("follow-ups-by-key.json").drafts[-1]
    assert (partner.title, partner.step, partner.kind) == ("Partners", None, None)
    assert "sequence" not in partner.settings


def test_texts_that_stand_elsewhere() -> None:
    (note,) = stored("named.yaml").notes
    assert (note.line, note.message) == (5, "2 steps have no text here; only the timing was checked")


def test_records_of_rows() -> None:
    dana, *_, lee = stored("wide.csv").drafts
    assert dict(dana.prospect) == {"email": "dana@example.com", "first_name": "Dana", "company": "Acme"}
    assert lee.prospect["first_name"] == "Lee"


def test_one_subject_for_two_bodies_makes_two_variants() -> None:
    text = "step_1_subject,step_1_body_a,step_1_body_b\nthe docks,Who plans them?,Who waits there?\n"
    drafts = reading("steps.csv", text).drafts
    assert [(draft.variant, draft.passage("subject").text, draft.body.text) for draft in drafts] == [
        ("A", "the docks", "Who plans them?"),
        ("B", "the docks", "Who waits there?"),
    ]
