from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchlint.draft import Passage, Source


@pytest.mark.parametrize(
    ("text", "offset", "position"),
    [
        ("", 0, (1, 1)),
        ("abc", 2, (1, 3)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb", 2, (2, 1)),
        ("a\r\n\r\nb", 5, (3, 1)),
        ("é😀x\ny", 2, (1, 3)),
        ("a\n", 2, (2, 1)),
    ],
)
def test_positions_count_lines_of_any_newline_and_code_points(
    text: str, offset: int, position: tuple[int, int]
) -> None:
    assert Source("a.md", text).position(offset) == position


def test_a_line_comes_without_its_line_break() -> None:
    source = Source("a.md", "one\r\ntwo\rthree\nfour")
    assert [source.line(n) for n in (1, 2, 3, 4)] == ["one", "two", "three", "four"]


@given(st.text(alphabet="ab\r\n é"), st.integers(0, 5), st.integers(0, 40))
def test_a_verbatim_passage_maps_each_character_to_what_encodes_it(text: str, start: int, length: int) -> None:
    start, end = min(start, len(text)), min(start + length, len(text))
    passage = Passage.verbatim(text, start, end)
    assert passage.text == text[start:end].replace("\r\n", "\n").replace("\r", "\n")
    at = start
    for character, first, last in zip(passage.text, passage.starts, passage.ends, strict=True):
        assert first == at
        assert text[first:last].replace("\r\n", "\n").replace("\r", "\n") == character
        at = last
    assert at == end


def test_an_empty_stretch_is_located_before_its_character() -> None:
    passage = Passage.verbatim("Hi\r\nDana", 0, 8)
    assert passage.locate(3, 3) == (4, 4)
    assert passage.locate(7, 7) == (8, 8)
    assert Passage("", (), ()).locate(0, 0) == (0, 0)
