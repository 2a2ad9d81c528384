from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchlint.fields import find_fields, mask
from pitchlint.sentences import sentence_spans


def cut(text: str) -> list[str]:
    masked = mask(text, find_fields(text))
    return [text[start:end] for start, end in sentence_spans(masked, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One here. Two there? Three!", ["One here.", "Two there?", "Three!"]),
        ("It costs 3.5 hours at Acme Inc. in Reno.", ["It costs 3.5 hours at Acme Inc. in Reno."]),
        ("Ask Dr. Lee, e.g. by mail.", ["Ask Dr. Lee, e.g. by mail."]),
        ("It is the harbour's. Ask J. Lee.", ["It is the harbour's.", "Ask J. Lee."]),
        ("We met at 4 p.m. Then you left.", ["We met at 4 p.m.", "Then you left."]),
        ('She said "no." Then she left.', ['She said "no."', "Then she left."]),
        ("Hm... maybe not. Wait... Yes.", ["Hm... maybe not.", "Wait...", "Yes."]),
        (
            '{{name | default: "there. Dana"}} lost a day. Twice.',
            ['{{name | default: "there. Dana"}} lost a day.', "Twice."],
        ),
        ("Three things:\n- late loads\n- lost forms\n", ["Three things:", "late loads", "lost forms"]),
        ("1. Count the forms\n2) Cut one", ["Count the forms", "Cut one"]),
        (
            "This line was wrapped by a program at seventy-two columns and goes\non here in lower case.",
            ["This line was wrapped by a program at seventy-two columns and goes\non here in lower case."],
        ),
        (
            "This line was wrapped by a program at seventy-two columns before the\nNorth Star team reads it.",
            ["This line was wrapped by a program at seventy-two columns before the\nNorth Star team reads it."],
        ),
        ("Short line\nAnother one", ["Short line", "Another one"]),
        ("See acme.com/a.b for it", ["See acme.com/a.b for it"]),
        ("- \nlate loads", ["late loads"]),
        ("?!", []),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


@given(st.text(alphabet='ab .?!\n-1AB:…"'))
def test_sentences_are_in_order_and_trimmed(text: str) -> None:
    spans = list(sentence_spans(text, 0, len(text)))
    assert all(start < end and text[start:end] == text[start:end].strip() for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
