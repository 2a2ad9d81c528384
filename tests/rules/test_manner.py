"""What is judged by the words that stand together: wordings that no list has, and their neighbours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mails import mail

from pitchlint import Flag
from pitchlint_rules import begging, guilt, manner

PLEADING = [
    "I hope you do not mind another mail from me.",
    "I truly hope you can spare us a thought.",
    "I know my timing could hardly be worse for you.",
    "Please do not be cross that I write again.",
]
BLAMING = [
    "I guess my offer was not worth an answer to you.",
    "It has been three weeks and still nothing from your side.",
    "I assume from the silence that this is no priority for you.",
]
INNOCENT = [
    "I saw that your team answers every review within a day.",
    "I was sorry to hear that the mill closed in May.",
    "Your last two audits found the same gap in the log.",
    "Did the second pump arrive before the weekend?",
    "You wrote in your report that nobody answers the phone after four.",
    "It would take your team one hour a week.",
    "Your guests wait twenty minutes for a taxi.",
    "I know the yard from my own days as a driver.",
]


def flags(check: object, sentence: str) -> list[Flag]:
    body = f"Hi Dana,\n\nYour pump four stood for nine days in May.\n\n{sentence}\n\nKim\n"
    return list(check(mail(body, begging.LIST, guilt.LIST)))  # type: ignore[operator]


def said(check: object, sentence: str) -> list[str]:
    return [flag.message for flag in flags(check, sentence)]


@pytest.mark.parametrize("sentence", PLEADING)
def test_pleading_in_words_that_no_list_has(sentence: str) -> None:
    assert said(begging.check, sentence) == [f"may read as pleading: “{sentence}”"]


@pytest.mark.parametrize("sentence", BLAMING)
def test_blame_in_words_that_no_list_has(sentence: str) -> None:
    assert said(guilt.check, sentence) == [f"may read as a reproach: “{sentence}”"]


@pytest.mark.parametrize("sentence", INNOCENT)
def test_plain_sentences_are_neither(sentence: str) -> None:
    assert flags(begging.check, sentence) == flags(guilt.check, sentence) == []


def test_what_is_guessed_is_a_note_and_quotes_the_words() -> None:
    (flag,) = flags(begging.check, PLEADING[3])
    assert flag.severity == "info"
    assert flag.message == "may read as pleading: “Please do not be cross that I write again.”"


def test_what_a_list_has_said_is_not_said_again() -> None:
    found = flags(begging.check, "Sorry to bother you again, please do not be cross that I write again.")
    assert found
    assert not any(flag.message.startswith("may read") for flag in found)


def test_what_the_mail_quotes_is_not_its_own() -> None:
    assert flags(begging.check, f'A vendor wrote to me: "{PLEADING[3]}"') == []


def test_neighbours_are_what_the_model_sees() -> None:
    assert manner.features(("we", "wait", "here")) == {
        "<", ">", "we", "wait", "here", "< we", "we wait", "wait here", "here >", "< we wait", "we wait here",
        "wait here >", "< * wait", "we * here", "wait * >", "< ** here", "we ** >",
    }  # fmt: skip


@given(
    st.lists(st.sampled_from(["i", "you", "know", "busy", "answer", "#", "@name", "?", "sorry", "zzz"]), max_size=30)
)
def test_any_sentence_has_a_probability(stems: list[str]) -> None:
    assert all(0 <= score <= 1 for score in manner.scores(stems).values())
