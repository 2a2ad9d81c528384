"""broken-render: what reads broken where values are missing or put in."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mails import mail

from pitchlint.linter import lint, lint_rows
from pitchlint.mail import Team
from pitchlint.prospects import read
from pitchlint.rule import ActiveRule
from pitchlint_rules.broken_render import RULE
from pitchlint_rules.joins import around, article, lost, put_in

ACTIVE = [ActiveRule(RULE, "error")]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("Hi ", ",\n", "Hi ,"), ("Dear ", "\n", "Dear "), ("Hi ", " ,\n", "Hi  ,"), ("stands at ", "'s gate", "at 's"),
        ("vans in ", " wait", "in  wait"), ("help at ", ".", "at ."), ("help at ", "?", "at ?"),
        ("Berlin, ", ", York", ", ,"),
        ("a plan for ", "", "for "), ("Hi Dana,\n\n", ", a question", ","), ("Hi Dana,\n\n", " is slow", " is"),
        ("the (", ") yard", "()"), ("see https://", "/gate", "https:///"), ("the “", "” post", "“”"),
        ("your ", "-style plan", "your -"),
        ("the ", "the gate", "the the"), ("a ", "open yard", "a open"), ("an ", "gate", "an gate"),
        ("at\u00a0", ", we", "at\u00a0,"),
    ],
)  # fmt: skip
def test_what_a_missing_value_leaves(before: str, after: str, words: str) -> None:
    join = lost(before, after)
    assert join
    assert before[len(before) - join.before :] + after[: join.after] == words


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Hi", ",\n"), ("\n\n", "\n\nThe gate"), ("The gate is slow. ", " Who plans it?"),
        ("Hi Dana,\n\n", "Who plans it?"),
        ("the ", "gate"), ("a ", "gate"), ("an ", "open yard"), ("had ", "had"), ("the gate", "."),
        ("the gate", " of the yard"),
        ("Dana\n", "\nKim"), ("the plan ", "\n"), ("Kim\n", " \n"), ("see ", "- a plan"), ("", ""),
        ("\n\n", "- one\n- two"),
        ("Hi Dana,\n\n", " Who plans it?"), ("10 ", "% of"), ("wait ", "..."),
    ],
)  # fmt: skip
def test_what_nobody_sees(before: str, after: str) -> None:
    assert lost(before, after) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Acme", "an"), ("Bolt", "a"), ("alpine", "an"), ("European", "a"), ("university", "a"), ("uninsured", "an"),
        ("hour", "an"),
        ("honest", "an"), ("house", "a"), ("one-page", "a"), ("IBM", "an"), ("FBI", "an"), ("SAP", None),
        ("NASA", None), ("BMW", "a"),
        ("HR", "an"), ("UK", "a"), ("US", "a"), ("umbrella", "an"), ("Uber", None), ("user", "a"), ("8-hour", "an"),
        ("11", "an"),
        ("18-month", "an"), ("80", "an"), ("1", "a"), ("110", "a"), ("eBay", "an"), ("iRobot", "an"),
        ("mParticle", None), ("e-commerce", "an"),
        ("SaaS", "a"), ("B2B", "a"), ("Yves", None), ("young", "a"), ("X", None), ("X-ray", "an"), ("T-shirt", "a"),
        ("", None), ("華為", None),
        ("“Open", "an"), ("hotel", None), ("once-a-week", "a"), ("Ubiquiti", "a"), ("S-Bahn", "an"),
    ],
)  # fmt: skip
def test_articles_go_by_the_first_sound(value: str, expected: str | None) -> None:
    assert article(value) == expected


@pytest.mark.parametrize(
    ("before", "value", "after", "kinds"),
    [
        ("For a ", "alpine", " house", ["article"]), ("For an ", "Bolt", " team", ["article"]),
        ("For a ", "Bolt", " team", []),
        ("the ", "The Knot", " yard", ["doubled"]), ("the ", "Theatre", " yard", []),
        ("the ", "Acme Team", " team", ["doubled"]),
        ("at ", "Acme, Inc.", "'s yard", ["possessive"]), ("at ", "Macy's", "'s yard", ["possessive"]),
        ("at ", "Acme", "'s yard", []),
        ("at ", "Acme, Inc.", ". We", ["stop"]), ("at ", "Acme, Inc.", ", we", []),
        ("", "Your post on slots was plain.", ", so", ["stop"]),
        ("", "Your post was plain.", " So", []), ("in ", "Baden-Baden", " now", []), ("at ", "Yahoo!", "?", []),
    ],
)  # fmt: skip
def test_what_a_value_does_to_its_place(before: str, value: str, after: str, kinds: list[str]) -> None:
    assert [join.kind for join in put_in(value, around(before, after))] == kinds


LEADS = read(
    "leads.csv",
    b"first_name,company,city,email\nDana,Acme,York,a@x.example\n,Bolt,Leeds,b@x.example\nLee,,,c@x.example\n,Dune,,d@x.example\n",
)


def in_rows(text: str, csv: bytes | None = None) -> list[tuple[str, int]]:
    template = mail(text)
    template.listing = read("leads.csv", csv) if csv else LEADS
    findings, failures = lint_rows(template, template.listing, ACTIVE)
    assert failures == []
    return [(finding.text, finding.rows) for finding in findings]


def test_rows_with_one_fault_are_counted() -> None:
    text = "Hi {{first_name}},\n\nIs the gate in {{city}} slow at {{company}}?\n"
    template = mail(text)
    template.listing = LEADS
    assert lint(template, ACTIVE) == ([], [])
    assert in_rows(text) == [("Hi {{first_name}},", 2), ("in {{city}} slow", 2), ("at {{company}}?", 1)]


def test_what_the_list_lacks_is_another_fault() -> None:
    assert in_rows("Hi {{first_name|there}},\n\nIs the gate in {{ town_hall }} slow?\n") == []


def test_several_empty_fields_in_a_row_are_one_fault() -> None:
    assert in_rows("Hi {{first_name}} {{last_name}},\n\nA line.\n", b"first_name,last_name,email\n,,a@x.example\n") == [
        ("Hi {{first_name}} {{last_name}},", 1)
    ]


def test_a_condition_that_shows_nothing() -> None:
    csv = b"first_name,title,email\nDana,CEO,a@x.example\nLee,CFO,b@x.example\n"
    text = "Hi {{first_name}},\n\nAs {% if title == 'CEO' %}owner{% endif %} you know the gate.\n"
    assert in_rows(text, csv) == [("As {% if title == 'CEO' %}owner{% endif %} you", 1)]
    assert in_rows(text.replace("{% endif %}", "{% else %}buyer{% endif %}"), csv) == []


def test_every_alternative_is_read() -> None:
    text = "Hi {{first_name}},\n\nWe have the {quick |}{plan|order} for {the {{city}}|that} gate.\n"
    assert in_rows(text, b"first_name,city\nDana,York\n") == []
    findings, _ = lint(mail("Hi {{first_name}},\n\nThe {quick|} plan{, then|} {,|} works.\n"), ACTIVE)
    assert [(finding.text, finding.severity) for finding in findings] == [("The {quick|} plan", "info")]


def test_a_draft_with_its_own_record() -> None:
    draft = mail(
        "Hi {{first_name}},\n\nFor a {{industry}} firm.\n", prospect={"first_name": "Dana", "industry": "alpine"}
    )
    findings, _ = lint(draft, ACTIVE)
    assert [(finding.text, finding.severity) for finding in findings] == [("a {{industry}}", "error")]


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_any_text_is_judged(before: str, value: str, after: str) -> None:
    join = lost(before, after)
    assert join is None or (
        0 <= join.before <= len(before) and 0 <= join.after <= len(after) and join.before + join.after
    )
    for one in put_in(value, around(before, after)):
        assert one.before <= len(before)
        assert one.after <= len(after)


def test_ten_thousand_rows_take_little() -> None:
    rows = "".join(f"N{i % 97}a,Firm{i},T{i % 31}x,{i}@x.example\n" for i in range(10_000))
    listing = read("leads.csv", b"first_name,company,city,email\n" + rows.encode())
    text = "Hi {{first_name}},\n\nIs the gate in {{city}} slow for a {{company}} driver?\n" + "A line of words. " * 20
    start = time.perf_counter()
    lint_rows(mail(text), listing, ACTIVE)
    assert time.perf_counter() - start < 3  # a tenth of it where nothing else runs


def test_a_control_tag_that_is_broken_is_another_fault() -> None:
    assert in_rows("Hi {{#if first_name}}{{first_name}},\n\nA line.\n") == []
    draft = mail("Hi {{#if first_name}}{{first_name}}{{/if}},\n\nA line.\n", team=Team(dialect="apollo"))
    assert lint(draft, ACTIVE) == ([], [])
    draft = mail("Hi {{#if first_name}}{{first_name}}{{#endif}},\n\nA line.\n", team=Team(dialect="apollo"))
    findings, _ = lint(draft, ACTIVE)
    assert [finding.severity for finding in findings] == ["warning"]
