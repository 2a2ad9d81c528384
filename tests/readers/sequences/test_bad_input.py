"""Broken, hostile and foreign files: a clear error with its line, and nothing else lost."""

from __future__ import annotations

import contextlib
import time

import pytest
from read_sequences import error, outline, reading

from pitchlint.readers import ReadError

DEEP = 100_000


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.yaml", "", "1: is empty"),
        ("a.json", " \n", "1: is empty"),
        ("a.json", "\n[]", "2: is empty"),
        ("a.yaml", "{}\n", "1: is empty"),
        ("a.csv", "", "1: is empty"),
        ("a.tsv", "\n\n", "1: is empty"),
        ("a.csv", "name,email\n", "1: is empty; a list needs at least one person"),
        ("a.jsonl", "", "1: is empty; a list needs at least one person"),
        ("a.vcf", "", "1: is empty; a list needs at least one person"),
        ("a.json", '{"steps": [\n{"subject": "x" "body": "y"}]}', "2: is broken JSON: a comma or a closing bracket is"),
        ("a.json", '{"a": "\nb"}', "1: is broken JSON: invalid control character"),
        ("a.json", '{"a": "b', "1: is broken JSON: unterminated string"),
        ("a.json", '{"a": 1}\n{"b": 2}', "2: is broken JSON: something follows"),
        ("a.json", '{"a": 1,\n "a": 2}', "2: is broken JSON: 'a' stands twice"),
        ("a.json", "{'a': 1}", "1: is broken JSON: a key in double quotes"),
        ("a.yaml", "steps:\n- subject: x\n subject: y\n", "3: is broken YAML"),
        ("a.yaml", "a: 1\na: 2\n", "2: is broken YAML: 'a' stands twice"),
        (
            "a.yaml",
            "b: *x\na: &x [1]\n",
            "1: is broken YAML: '*x' repeats the value at '&x', which does not stand before",
        ),
        ("a.yaml", "a: &x\n  b: *x\n", "2: is broken YAML: '*x' stands inside of the value that it repeats"),
        ("a.yaml", "a: &x [1]\n---\nb: *x\n", "3: is broken YAML: '*x' repeats the value at '&x', which does not"),
        ("a.json", "[" * DEEP, "1: is nested more than 64 deep"),
        ("a.yaml", "a: " + "[" * DEEP, "1: is nested more than 64 deep"),
        ("a.yaml", "- " * DEEP, "1: is nested more than 64 deep"),
        ("package.json", '{\n"name": "x", "scripts": {"test": "y"}}', "1: holds no sequence of a known shape"),
        ("a.yaml", "on: push\njobs:\n  a:\n    steps:\n    - run: x\n", "1: holds no sequence of a known shape"),
        ("a.yaml", "# pitchlint: allow\nsteps:\n- {subject: a, body: b}\n", "1: the suppression names no rule"),
        ("a.csv", 'subject,body\nx,"y\nz\n', "2: is broken CSV: a quote opens here and never closes; close it"),
        ("a.csv", "subject,Subject,body\nx,y,z\n", "1: has two columns for one thing, 'subject' and 'Subject'"),
        ("a.csv", "Dana,dana@example.com\nLee,lee@example.com\n", "1: has no header: its first row holds an e-mail"),
        ("a.csv", "name~email\nDana~d@example.com\n", "1: has columns that no comma, semicolon, tab or | separates"),
        ("a.csv", b"subject,body\n\0,x\n", "2: holds NUL bytes"),
    ],
)
def test_errors(name: str, text: str | bytes, said: str) -> None:
    assert error(name, text).startswith(said)


@pytest.mark.parametrize(
    ("level", "said"),
    [
        ("l{i}: &l{i} [*l{before}, *l{before}]\n", "16: is too large with its aliases ('*name') put in; write fewer"),
        ("l{i}: &l{i} {{<<: *l0, a: *l{before}, b: *l{before}}}\n", "14: is too large with its aliases"),
        ("l{i}: &l{i} [*l{before}]\n", "64: is nested more than 64 deep"),
    ],
)
def test_a_bomb_of_aliases(level: str, said: str) -> None:
    levels = "".join(level.format(i=i, before=i - 1) for i in range(1, 90))
    start = time.process_time()
    assert error("a.yaml", f"l0: &l0 {{x: y}}\n{levels}").startswith(said)
    assert time.process_time() - start < 1


def test_what_makes_no_sense_in_a_step_costs_no_other() -> None:
    text = """\
steps:
  - subject: a
    body: one
    kind: frist
  - subject: b
    body: two
    delay: three
  - subject: c
    body: three
    day: 9
    allow: [guilt until soon]
  - subject: d
    body: four
    date: March 3
"""
    found = reading("a.yaml", text)
    (plan,) = found.plans
    assert [step.day for step in plan.steps] == [0, None, 9, None]
    assert [draft.body.text for draft in found.drafts] == ["one", "two", "three", "four"]
    assert [(note.line, note.message) for note in found.errors] == [
        (4, "'kind: frist' is not one of first, follow_up, reply, customer, other; did you mean 'first'?"),
        (7, "'delay: three' is no number of days; write 'delay: 3'"),
        (11, found.errors[2].message),
        (14, "'date: March 3' is no date; write 'date: 2026-03-04'"),
    ]
    assert "soon" in found.errors[2].message


def test_rows_with_too_many_cells_and_a_delay_in_words() -> None:
    text = "sequence,step,delay,subject,body\nx,1,,a,Hi\nx,2,three,b,Ho, it goes on\nx,3,2,c,Ha\n"
    found = reading("a.csv", text)
    assert [(note.line, note.message) for note in found.errors] == [
        (3, "this row has 6 cells and the header 5; put text that holds the separator in double quotes"),
        (3, "'three' is no number of days; write 3"),
    ]
    assert [draft.body.text for draft in found.drafts] == ["Hi", "Ho", "Ha"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '{"steps": [{"subject": "a", "body": "%s"}]}' % ("word \\n\\u00e9 " * 60_000)),
        ("a.json", "[" + ",".join(['{"subject":"a","body":"b"}'] * 8_000) + "]"),
        ("a.json", '{"data": [' + ",".join(['{"type":"sequenceStep","id":"1","attributes":{}}'] * 8_000) + "]}"),
        ("a.yaml", 'steps: [{subject: a, body: "%s"}]' % ("word \\n " * 60_000)),
        ("a.yaml", "steps: [{subject: a, body: %s}]" % ("word " * 60_000)),
        ("a.yaml", "a: %s" % ("{{x}}, " * 20_000)),
        ("a.yaml", "".join(f"k{i}: {{{{x}}}}, y\n" for i in range(5000))),
        ("a.yaml", "# pitchlint: allow x\n" * 5000 + "steps: [{subject: a, body: b}]"),
        ("a.csv", 'subject,body\na,"%s"\n' % ('word "" ' * 60_000)),
        ("a.csv", "subject,body\n" + "a,b\n" * 8_000),
        ("a.csv", '"' * 60_000),
        ("a.csv", "," * 60_000),
    ],
)
def test_long_input_is_read_in_linear_time(name: str, text: str) -> None:
    begun = time.perf_counter()
    with contextlib.suppress(ReadError):
        reading(name, text)
    assert time.perf_counter() - begun < 5


def test_lists_and_other_tables() -> None:
    leads = reading("leads.csv", "Company;E-Mail;First Name\nAcme;d@example.com;Dana\n")
    assert leads.drafts == ()
    assert leads.listing is not None
    assert [record.values["first_name"] for record in leads.listing] == ["Dana"]
    people = reading("leads.json", '{"leads": [{"email": "d@example.com", "first_name": "Dana"}]}')
    assert people.listing is not None
    other = reading("prices.csv", "name,price\nwidget,3\n")
    assert (other.drafts, other.listing) == ((), None)
    assert [note.message for note in other.notes] == ["holds neither mails nor people, so it was left alone"]


def test_a_message_column_alone_is_what_somebody_wrote() -> None:
    asked = reading("form.csv", "email,message\nd@example.com,Call me\n")
    assert asked.listing is not None
    assert outline(reading("m.csv", "step,subject,message\n1,a,Hi\n2,,Ho\n").plans[0]) == [
        "1 email day ?", "  1 first - 'a' 'Hi'", "2 email day ?", "  2 follow_up - same thread 'Ho'",
    ]  # fmt: skip
