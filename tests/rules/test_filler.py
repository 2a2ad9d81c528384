"""filler: what is flagged, and what leaving it out makes of the sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mails import mail

from pitchlint import Flag
from pitchlint.mail import Mail
from pitchlint_rules import filler

RULE = filler.RULE


def flags(body: str, subject: str | None = None) -> tuple[Mail, list[Flag]]:
    letter = mail(body, *RULE.word_lists, subject=subject)
    return letter, list(RULE.check(letter))


def mended(body: str) -> tuple[str, str]:
    """The body after the only flag's edit, and how safe that is; "" where it has none."""
    letter, (flag,) = flags(body)
    if flag.fix is None:
        return body, ""
    (edit,) = flag.fix.edits
    text = letter.draft.body.text
    return text[: edit.span.start] + edit.text + text[edit.span.end :], flag.fix.applicability


@pytest.mark.parametrize(
    ("body", "after", "safe"),
    [
        ("Just following up on the dock.", "Following up on the dock.", "safe"),
        ("It is a very long queue.", "It is a long queue.", "safe"),
        ("It is a really easy list.", "It is an easy list.", "safe"),
        ("It is an extremely short list.", "It is a short list.", "safe"),
        ("It is a very useful list.", "It is a useful list.", "safe"),
        ("An incredibly honest answer.", "An honest answer.", "safe"),
        ("If not, just reply.", "If not, reply.", "safe"),
        ("Please note that we close at six.", "We close at six.", "safe"),
        ("Needless to say, the dock is empty.", "The dock is empty.", "safe"),
        ("In order to load, they wait.", "To load, they wait.", "safe"),
        ("They load on a daily basis.", "They load daily.", "unsafe"),
        ("They left due to the fact that it rained.", "They left because it rained.", "safe"),
        ("Honestly, the dock is empty.", "The dock is empty.", "unsafe"),
        ("The dock basically stands empty.", "The dock stands empty.", "unsafe"),
        ("The majority of the trucks wait.", "Most of the trucks wait.", "unsafe"),
        ("The majority of trucks wait.", "Most trucks wait.", "unsafe"),
        ("A large number of the pallets fell.", "Many of the pallets fell.", "unsafe"),
        ("A small number of your clients left.", "A few of your clients left.", "unsafe"),
        ("She has the ability to see it.", "She can see it.", "unsafe"),
        ("In regard to your dock, we wait.", "About your dock, we wait.", "unsafe"),
        ("Very {{adjective}} docks.", "{{adjective}} docks.", "safe"),
        ("The queue is very\nlong.", "The queue is\nlong.", "safe"),
    ],
)
def test_what_leaving_it_out_makes(body: str, after: str, safe: str) -> None:
    assert mended(body) == (after, safe)


@pytest.mark.parametrize(
    "body",
    [
        "The dock, honestly, is empty.",
        "I wanted to ask about the dock.",
        "It is a very {{adjective}} dock.",
        "It is a very MRI-like picture.",
        "A very 1800 sort of house.",
        "As you know from our call, the gate jams.",
        "Please note that date.",
        "It is free, obviously.",
    ],
)
def test_no_edit_where_the_rest_would_need_another_hand(body: str) -> None:
    assert mended(body)[1] == ""


@pytest.mark.parametrize(
    "body",
    [
        "You just opened a second yard.",
        "There are just four beds.",
        "The van came just in time.",
        "What she really needs is a second line.",
        "It is not really a queue.",
        "Really?",
        "They meet the very same driver.",
        "Parcels simply disappear.",
        "What actually happens at the dock?",
        "A literally translated menu.",
        "I want to be a baker.",
        "Not very often.",
        "The yard is quite the sight.",
        "A majority vote decided.",
        "A majority of two votes decided.",
        "Your team will have the ability to see it.",
        "They don't have the ability to see it.",
        "There is a large number of pallets.",
        "The yard is small in relation to you.",
        "Don't just reply.",
    ],
)
def test_words_that_say_something_stay(body: str) -> None:
    assert flags(body)[1] == []


def test_subjects_are_read_and_signatures_are_not() -> None:
    letter, found = flags("The dock is empty.\n\nBest,\nVery Good Docks Ltd", subject="A very short list")
    assert [letter.quote(flag.span) for flag in found if flag.span] == ["very"]


def test_it_is_off_by_default() -> None:
    assert RULE.default is False


@given(
    st.lists(
        st.sampled_from(["A", "a", "very", "really", "honest", ",", "Honestly", "dock", "{{x}}", ".", "\n", "just"]),
        max_size=12,
    )
)
def test_an_edit_holds_its_flag(words: list[str]) -> None:
    letter, found = flags(" ".join(words))
    for flag in found:
        for edit in flag.fix.edits if flag.fix else ():
            assert flag.span is not None
            assert 0 <= edit.span.start <= flag.span.start < flag.span.end <= edit.span.end + 1
            assert edit.span.end <= len(letter.body)
