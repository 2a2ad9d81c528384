"""no-evidence: claims with nothing behind them, and what counts as something."""

from __future__ import annotations

import pytest
from mails import mail

from pitchlint_rules import no_evidence

RULE = no_evidence.RULE
CLAIM = "Our platform helps your team save time and grow faster."


def said(*paragraphs: str, kind: str = "first") -> list[str]:
    letter = mail("\n\n".join(["Hi Dana,", *paragraphs, "Tom"]), kind=kind)
    return [flag.message for flag in RULE.check(letter)]


def test_the_claim_is_quoted() -> None:
    assert said(CLAIM, "Open to a chat?") == [f"no number, named outcome, example or resource stands behind “{CLAIM}”"]
    assert len(said(CLAIM, kind="follow_up")) == 1


def test_names_without_a_result_are_the_place_for_one() -> None:
    letter = mail(f"Hi Dana,\n\n{CLAIM}\n\nOur clients include Northside, Eastgate and Harlow.\n\nTom")
    (flag,) = RULE.check(letter)
    assert flag.advice == "line 5 names whom you work with: say what changed for one of them"


@pytest.mark.parametrize(
    "paragraph",
    [
        "Northside cut its morning call from an hour to ten minutes.",
        "That was 61 calls in July.",
        "Shops pay $40 a month less.",
        "Bookings rose by 12%.",
        "A third of the gas goes up the flue.",
        "Four hundred callers gave up.",
        "The list of callers is attached.",
        "Here is a recording of three such calls: https://calls.example/three",
        "[result of a similar customer]",
        "“I have my mornings back”, says Rosa at Northside.",
    ],
)
def test_what_counts_as_evidence(paragraph: str) -> None:
    assert said(CLAIM, paragraph, "Open to a chat?") == []


@pytest.mark.parametrize(
    "paragraph",
    [
        "Would 15 minutes on Tuesday at 3 pm be good?",
        "We have done this since 1998.",
        "We have over 20 years in the trade.",
        "{{first_name}}, that is for {{company}}.",
    ],
)
def test_what_measures_nothing(paragraph: str) -> None:
    assert len(said(CLAIM, paragraph)) == 1


def test_a_mail_that_claims_nothing_needs_no_evidence() -> None:
    assert said("Who looks after the boilers at the new hall?") == []


def test_a_scene_in_the_first_paragraph_counts() -> None:
    scene = "Your dispatcher wrote our number on the back of an invoice on Saturday, and the van came on Tuesday."
    assert said(scene, CLAIM) == []


@pytest.mark.parametrize("kind", ["reply", "customer", "other"])
def test_speaks_of_outreach_only(kind: str) -> None:
    assert said(CLAIM, kind=kind) == []
