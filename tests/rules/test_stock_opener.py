"""stock-opener: formulas in the first two sentences, and wishes that know the reader."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mails import mail

from pitchlint_rules import stock_opener

RULE = stock_opener.RULE


def said(body: str, kind: str = "first") -> list[str]:
    letter = mail(body, kind=kind)
    return [letter.quote(flag.span) for flag in RULE.check(letter) if flag.span]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("I hope this email finds you well.", "I hope this email finds you well"),
        ("Hope you're doing great, Dana!", "Hope you're doing great"),
        ("Hope you’re well!", "Hope you’re well"),
        ("I trust all is well with you and yours.", "I trust all is well with you and yours"),
        ("Just hoping that your week is off to a great start!", "Just hoping that your week is off to a great start"),
        ("Hope {{first_name}} and the team are well.", "Hope {{first_name}} and the team are well"),
        ("Hope you had a lovely weekend - nine callers did not.", "Hope you had a lovely weekend"),
        ("I hope you are well and I saw your list.", "I hope you are well"),
        ("My name is Tom Aker, founder of Overline.", "My name is Tom Aker"),
        ("My name's {{sender.name}} and I run a call desk.", "My name's {{sender.name}}"),
        ("Hello, my name is Ines and I'm with Overline.", "Hello, my name is Ines"),
        ("Allow me to introduce myself.", "Allow me to introduce myself"),
        ("I wanted to introduce our company.", "I wanted to introduce our company"),
        ("Greetings of the day!", "Greetings of the day"),
        ("Happy Monday!", "Happy Monday"),
    ],
)
def test_says(body: str, words: str) -> None:
    assert said(f"Hi Dana,\n\n{body}\n\nTom") == [words]


@pytest.mark.parametrize(
    "body",
    [
        "Hope the move to Leeds went well.",
        "I hope your wrist has healed well.",
        "Hope the second door is fine again.",
        "We hope to hear from you.",
        "Trust is what your callers lack.",
        "My name is on your fence.",
        "My name is Tom.",
        "I wanted to introduce you to Rosa at Northside.",
        "Happy birthday to the bakery!",
        "Happy to send the list.",
        "Nine callers gave up. Two rang again. I hope this finds you well.",
    ],
)
def test_is_silent(body: str) -> None:
    assert said(f"Hi Dana,\n\n{body}\n\nTom") == []


def test_only_what_nobody_asked_for() -> None:
    assert said("I hope you are well.", "reply") == []
    assert said("I hope you are well.", "follow_up") == ["I hope you are well"]


def test_the_preview_is_named_for_the_first_sentence_only() -> None:
    flags = list(RULE.check(mail("Happy Monday!\nMy name is Tom Aker and I'm with Overline.")))
    assert [flag.message.startswith("the inbox preview shows “") for flag in flags] == [True, False]


@given(
    st.lists(st.sampled_from(["hope", "you", "is", "well", "all", "and", "my name is", "Tom", ",", "the"]), max_size=60)
)
def test_no_mail_is_slow_or_raises(words: list[str]) -> None:
    said(" ".join(words))
