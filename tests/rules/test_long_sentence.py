"""Sentences without a pause."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mails import mail

from pitchlint_rules.long_sentence import check


def found(text: str, kind: str = "first", **options: int) -> list[str]:
    made = mail(text, kind=kind)
    return [made.quote(flag.span) for flag in check(made, **options) if flag.span]


def sentence(words: int) -> str:
    return " ".join(["Your", *["pump"] * (words - 2), "stopped."])


@pytest.mark.parametrize(("words", "flagged"), [(25, False), (26, True)])
def test_words_are_counted(words: int, flagged: bool) -> None:
    text = sentence(words)
    assert found(f"Hi Dana,\n\n{text}\n\nTom\n") == [text] * flagged


@pytest.mark.parametrize("pause", [", and", ";", ":", " –", " -", ", which", ", so", " (as", "..."])
def test_a_pause_lets_the_reader_breathe(pause: str) -> None:
    half = "your pump stopped on nine days of a hot and dry May"
    assert found(f"Hi Dana,\n\nIn {half}{pause} {half} of {half}.\n\nTom\n", most=30) == []


@pytest.mark.parametrize("comma", [", the", ", in", ", tall", " and"])
def test_a_mere_comma_is_no_pause(comma: str) -> None:
    half = "your pump stopped on nine days of a hot and dry May"
    assert len(found(f"Hi Dana,\n\nIn {half}{comma} {half} of {half}.\n\nTom\n", most=30)) == 1


def test_forty_words_are_too_many_with_any_pause() -> None:
    text = "; ".join(["your pump stopped on nine days of May"] * 6) + "."
    assert found(f"Hi Dana,\n\n{text}\n\nTom\n") == [text]


def test_a_merge_field_is_one_word() -> None:
    assert found("Hi Dana,\n\n" + "{{a.rather_long_name | default: 'of five words or more'}} " * 25 + "stop.\n") != []
    assert found("Hi Dana,\n\n" + "{{a.rather_long_name | default: 'of five words or more'}} " * 24 + "stop.\n") == []


def test_lines_of_a_list_are_no_sentence() -> None:
    lines = "\n".join(["Answer 1 for a call in the morning on any day of next week, whenever that is"] * 4)
    assert found(f"Hi Dana,\n\n{lines}\n\nTom\n") == []


@pytest.mark.parametrize("kind", ["reply", "customer", "other"])
def test_only_outreach_is_read(kind: str) -> None:
    assert found(f"Hi Dana,\n\n{sentence(50)}\n", kind) == []


def test_where_to_cut() -> None:
    text = "Your clerk spends a day on it and in half of all cases the landlord loses as no photo of it has a date."
    (flag,) = check(mail(f"Hi Dana,\n\n{text}\n"), most=15)
    assert flag.advice == "cut it before “and in half of all cases the landlord…”"
    (flag,) = check(mail(f"Hi Dana,\n\n{sentence(30)}\n"))
    assert flag.advice == "say it in two sentences"


@given(st.text(alphabet="ab .,;\n-(", max_size=300))
def test_what_is_found_has_more_words_than_allowed(text: str) -> None:
    for words in found(text, most=4, most_in_all=6):
        assert len(words.split()) > 4
