"""stray-name: names of other records, and names that may stand."""

from __future__ import annotations

import time

import pytest
from mails import mail

from pitchlint.linter import lint
from pitchlint.mail import NO_TEAM, Team
from pitchlint.prospects import Listing, read
from pitchlint.rule import ActiveRule
from pitchlint_rules.stray_name import RULE

LEADS = read(
    "leads.csv",
    """first_name,last_name,company,email,notes
Dana,Hale,"Acme Freight, Inc.",dana@acme.example,Grace Moor sent us.
Ben,Lund,Acme Freight,ben@acme.example,
Grace,Moor,Notion,grace@notion.example,
Will,May,Bolt,will@bolt.example,
Joël,de Vries,Café Zuid,joel@zuid.example,
Priya,Nair,Harbourline,priya@harbourline.example,
Tom,Reed,IBM,tom@ibm.example,
""".encode(),
)


def words(text: str, to: dict[str, str] | None = None, listing: Listing = LEADS, team: Team = NO_TEAM) -> list[str]:
    draft = mail(text, prospect=to, team=team)
    draft.listing = listing
    findings, failures = lint(draft, [ActiveRule(RULE, "error")])
    assert failures == []
    return [finding.text for finding in findings]


DANA = {"first_name": "Dana", "last_name": "Hale", "company": "Acme Freight", "email": "dana@acme.example"}
DANA["notes"] = "Grace Moor sent us."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Would a plan help Harbourline decide?", ["Harbourline"]),
        ("Harbourline's yard is full.", ["Harbourline"]),
        ("We met at Café Zuid.", ["Café Zuid"]),
        ("Joël de Vries asked the same.", ["Joël de Vries"]),
        ("Thanks again, Priya.", ["Priya"]),
        ("Priya, would Tuesday do?", ["Priya"]),
        ("How does the yard at Bolt look?", ["Bolt"]),
        ("How do trucks wait at IBM now?", ["IBM"]),
        ("Will, would Tuesday do? The gate at Bolt is slow.", ["Will", "Bolt"]),
    ],
)
def test_what_belongs_to_another_record(line: str, expected: list[str]) -> None:
    assert words(f"Hi Dana,\n\n{line} The gate opens late.\n\nKim Osei\n", DANA) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Would a plan help Acme Freight decide?",
        "Ben Lund told me about the gate.",  # a colleague
        "Grace Moor told me about the gate.",  # the record says so
        "Harbourlines and harbourline are other words.",
        "Write to priya@harbourline.example or see https://harbourline.example/plan.",
        "Harbourline Ventures is another firm.",
        "Bolt the gate. A Bolt from the blue.",
        "Will you, in May, look at the gate?",
        "Priya sent the plan.",  # nobody is called by it: any Priya
        "The notion of a plan.",
        "Priyanka, would Tuesday do?",
    ],
)
def test_what_may_stand(line: str) -> None:
    assert words(f"Hi Dana,\n\n{line} The gate opens late.\n\nKim Osei\n", DANA) == []


def test_names_of_the_senders_side_may_stand() -> None:
    text = "Hi Dana,\n\nWould a plan help Harbourline decide? Thanks, Priya.\n\nThe gate opens late.\n"
    assert words(text, DANA, team=Team(names=("Priya Nair",), clients=("Harbourline",))) == []


def test_a_template_types_no_name_of_its_list() -> None:
    assert words("Hi Priya,\n\nThe gate at {{company}} opens late. Does Harbourline wait?\n") == [
        "Priya",
        "Harbourline",
    ]
    assert words("Hi {{first_name}},\n\nThe gate at {{company}} opens late.\n\nTom Reed\n") == []


def test_without_a_record_or_fields_nobody_knows_whom_it_is_for() -> None:
    assert words("Hi Priya,\n\nThe gate at Harbourline opens late.\n") == []


def test_many_drafts_share_one_look_at_their_records() -> None:
    beside = tuple({"first_name": f"N{i}", "last_name": "Xu", "company": f"Firma{i}"} for i in range(2000))
    start = time.perf_counter()
    for at in range(200):
        draft = mail(f"Hi N{at},\n\nThe gate at Firma{at} and at Firma{at + 1} opens late.\n", prospect=beside[at])
        draft.neighbours = beside
        findings, _ = lint(draft, [ActiveRule(RULE, "error")])
        assert [finding.text for finding in findings] == [f"Firma{at + 1}"]
    assert time.perf_counter() - start < 5
