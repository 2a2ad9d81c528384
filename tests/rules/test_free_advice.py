"""free-advice: lessons without an ask."""

from __future__ import annotations

import pytest
from mails import mail

from pitchlint_rules import free_advice

RULE = free_advice.RULE
LESSON = [
    "Sort the list by aisle first.",
    "Put the ten fastest items next to the dock.",
    "Print labels at the packing table.",
    "Never count on Mondays.",
    "You should also weigh each pallet.",
]


def said(body: str, kind: str = "first", **options: int) -> list[str]:
    letter = mail(f"Hi Dana,\n\n{body}\n\nTom", *RULE.word_lists, kind=kind)
    return [flag.message for flag in RULE.check(letter, **options)]


@pytest.mark.parametrize("marker", ["", "- ", "• ", "1. ", "2) "])
def test_sentences_and_list_items(marker: str) -> None:
    body = "\n".join(marker + line for line in LESSON)
    assert said(body) == ["lines 3 to 7 give 5 pieces of advice away, and nothing is asked"]


@pytest.mark.parametrize("ask", ["Shall I send you the layout?", "Would a look at Northside's layout be useful?"])
def test_an_ask_makes_it_an_offer(ask: str) -> None:
    assert said(" ".join(LESSON) + "\n\n" + ask) == []


def test_some_advice_is_fine() -> None:
    assert said(" ".join(LESSON[:4])) == []
    assert said(" ".join(LESSON[:4]), sentences=4) != []


def test_advice_among_much_else_is_fine() -> None:
    assert said(" ".join(LESSON) + " The hall is long." * 12) == []


def test_what_others_do_is_no_advice() -> None:
    assert said(" ".join("Pickers " + line[0].lower() + line[1:] for line in LESSON[:4] * 2)) == []


def test_replies_are_left_alone_and_it_is_off_by_default() -> None:
    assert said(" ".join(LESSON), "reply") == []
    assert RULE.default is False
