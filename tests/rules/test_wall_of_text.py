"""Blocks that a phone reader skips."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mails import mail

from pitchlint_rules.wall_of_text import check

PUMP = "The second line of your yard stood still on nine days in March."  # 13 words


def blocks(text: str, kind: str = "first", most: int = 65) -> list[str]:
    made = mail(text, kind=kind)
    return [made.quote(flag.span) for flag in check(made, most=most) if flag.span]


@pytest.mark.parametrize(("sentences", "found"), [(5, 0), (6, 1)])
def test_words_of_a_paragraph_are_counted(sentences: int, found: int) -> None:
    assert len(blocks("Hi Dana,\n\n" + " ".join([PUMP] * sentences) + "\n\nTom\n")) == found


def test_each_block_is_a_finding_of_its_own() -> None:
    wall = " ".join([PUMP] * 6)
    assert blocks(f"Hi Dana,\n\n{wall}\n\nShort.\n\n{wall}\n\nTom\n") == [wall, wall]


def test_lines_broken_by_hand_are_no_block() -> None:
    assert blocks("Hi Dana,\n\n" + "\n".join([PUMP] * 12) + "\n\nTom\n") == []


def test_items_of_a_list_are_no_block() -> None:
    assert blocks("Hi Dana,\n\nIn March:\n" + "\n".join([f"- {PUMP}"] * 12) + "\n\nTom\n") == []


def test_a_hard_wrapped_paragraph_is_one_block() -> None:
    wall = " ".join([PUMP] * 6)
    wrapped = wall.replace("on nine", "on\nnine")
    assert blocks(f"Hi Dana,\n\n{wrapped}\n\nTom\n") == [wall]


def test_a_long_sentence_alone_has_no_place_to_cut() -> None:
    (flag,) = check(mail("Hi Dana,\n\n" + "very " * 70 + "late.\n\nTom\n"))
    assert flag.advice == "say it in two or three sentences"


def test_the_cut_is_nearest_to_the_middle() -> None:
    text = "Hi Dana,\n\n" + " ".join(f"Day {n} of {PUMP[4:]}" for n in range(6)) + "\n\nTom\n"
    (flag,) = check(mail(text))
    assert "at “Day 3 of second" in flag.advice


@pytest.mark.parametrize("kind", ["reply", "customer", "other"])
def test_only_outreach_is_read(kind: str) -> None:
    assert blocks("Hi Dana,\n\n" + " ".join([PUMP] * 9) + "\n", kind) == []


@given(st.text(alphabet="ab .\n-", max_size=300))
def test_what_is_found_has_more_words_than_allowed(text: str) -> None:
    for block in blocks(text, most=5):
        assert len(re.findall(r"\w+", block)) > 5
