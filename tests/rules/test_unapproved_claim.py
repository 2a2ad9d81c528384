"""unapproved-claim: which figures and clients are claims, and what backs them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mails import mail

from pitchlint.mail import Claim, Team
from pitchlint_rules.claimed import figures
from pitchlint_rules.unapproved_claim import check

TEAM = Team(
    company="Docklight",
    clients=("Upper Inn",),
    claims=(
        Claim("31%", "Larkspur Linens"),
        Claim("1,200 hours"),
        Claim("$40k"),
        Claim("3x"),
        Claim(client="Firth Ferries"),
    ),
)


def words(line: str, team: Team = TEAM) -> list[str]:
    draft = mail(f"Hi Dana,\n\n{line} Your yard is full at noon.\n\nKim Osei\n", team=team)
    return [draft.quote(flag.span) for flag in check(draft) if flag.span and flag.severity != "info"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("We cut breakages by 38% at Larkspur Linens.", ["38%"]),
        ("Our clients save 12 hours a week.", ["12 hours"]),
        ("Our clients saved $41,000 last year.", ["$41,000"]),
        ("We made their gates 4x faster.", ["4x"]),
        ("We have 2,500 customers.", ["2,500 customers"]),
        ("We helped Upper Inn cut its losses.", ["Upper Inn"]),
        ("We helped Harbourline cut its losses.", ["Harbourline"]),
    ],
)
def test_what_no_claim_backs(line: str, expected: list[str]) -> None:
    assert words(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "We cut breakages by 31 percent at Larkspur Linens.",
        "Our clients saved 1,200 hours last year.",
        "Our clients saved $40,000 last year.",
        "We made their gates 3 times faster.",
        "We helped Firth Ferries cut its losses.",
        "You turned away 41 cars in August.",
        "Would 15 minutes on Tuesday work?",
        "It costs $99 a month.",
        "The plan has 3 steps.",
        "We met on 12 March 2024 at 10:30.",
        "You get 20% off in May.",
    ],
)
def test_what_is_backed_or_no_claim(line: str) -> None:
    assert words(line) == []


def test_without_a_list_nothing_is_said() -> None:
    assert words("We cut breakages by 38% at Larkspur Linens.", Team()) == []
    assert words("We cut breakages by 38% at Larkspur Linens.", Team(claims=())) == ["38%"]


def test_figures_with_their_units() -> None:
    told = [
        (one.value, one.unit)
        for one in figures("31%, $1.5 million, 40k, 3x, 12 hours, 2024, 2,500 customers, 4.5 per cent")
    ]
    assert told == [
        (31, "%"), (1.5e6, "money"), (40e3, ""), (3, "x"), (12, "hour"), (2500, "customer"), (4.5, "%"),
    ]  # fmt: skip


@given(st.text())
def test_any_text_has_figures_in_it(text: str) -> None:
    for one in figures(text):
        assert 0 <= one.start < one.end <= len(text)
