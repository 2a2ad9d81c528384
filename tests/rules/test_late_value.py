"""late-value: what stands in the part of a mail that gets read."""

from __future__ import annotations

import pytest
from mails import mail

from pitchlint.mail import Mail
from pitchlint_rules import late_value

RULE = late_value.RULE
STORY = (
    "We are Harlow & Finch, founded in 1987 by two brothers in a barn near Didcot. Today we are a team of forty. "
    "Our building has three floors, and our canteen has been named in the local paper. We hold the certificates that "
    "our trade knows. Our van is blue. Our managing director plays the organ on Sundays. We moved to a new office in "
    "spring, and our old one is a florist now. We have a new logo, and our receptionist has a new chair."
)
PROBLEM = "Most clinics your size lose two days a month to double entry of lab results."


def letter(*paragraphs: str, kind: str = "first") -> Mail:
    return mail("\n\n".join(["Dear Ms Ortiz,", *paragraphs, "Jo Finch"]), kind=kind)


def test_a_problem_that_comes_late_is_the_line_to_move() -> None:
    (flag,) = RULE.check(letter(STORY, PROBLEM))
    assert flag.span is None
    assert "after 85 words" in flag.message
    assert flag.advice.startswith("move line 5 up, “Most clinics your size")
    assert flag.advice.endswith("a problem of theirs")


def test_nothing_for_the_reader_at_all() -> None:
    (flag,) = RULE.check(letter(STORY, "We look forward to hearing from you."))
    assert flag.message == "the first 75 words hold no problem, gain or resource of the reader's"


@pytest.mark.parametrize(
    "paragraphs",
    [
        (PROBLEM, STORY),
        (PROBLEM,),
        ("Our van is blue.", "Shall I send you our checklist for lab orders?", STORY),
        ("You would get your lab results a day earlier and save the second entry.", STORY),
    ],
)
def test_is_silent(paragraphs: tuple[str, ...]) -> None:
    assert list(RULE.check(letter(*paragraphs))) == []


@pytest.mark.parametrize("kind", ["follow_up", "reply", "customer", "other"])
def test_speaks_of_first_mails_only(kind: str) -> None:
    assert list(RULE.check(letter(STORY, PROBLEM, kind=kind))) == []


def test_how_many_words_is_an_option() -> None:
    assert list(RULE.check(letter(STORY, PROBLEM), words=90)) == []
    assert "first 20 words" not in str(list(RULE.check(letter(PROBLEM, STORY), words=20)))


def test_an_empty_mail_is_silent() -> None:
    assert list(RULE.check(mail(""))) == []
