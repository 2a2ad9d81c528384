from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import draft, is_sound, place

from pitchlint.draft import Passage
from pitchlint.readers.markup import without_marks


def shown(text: str) -> str:
    return without_marks(Passage.verbatim(text, 0, len(text))).text


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("a **bold** b", "a bold b"),
        ("a ***both*** b", "a both b"),
        ("an *idea* and an _idea_", "an idea and an idea"),
        ("**{{first_name}}**, hello", "{{first_name}}, hello"),
        ('see [our page](https://example.com/a_(b)_c "title").', "see our page."),
        ("[Book a time]({{ calendar link }})", "Book a time"),
        ("**[Book →](https://example.com)**", "Book →"),
        ("x ![logo](a.png) y", "x  y"),
        ("`{{first_name}}` or ``code``", "{{first_name}} or code"),
        ("# Heading\n## Two", "Heading\nTwo"),
        ("one  \ntwo\\\nthree", "one\ntwo\nthree"),
        (r"5 \* 3 \_ \[x\] \# C:\dir", r"5 * 3 _ [x] # C:\dir"),
        ("Tom &amp; Jerry&nbsp;&euro;5 &copy", "Tom & Jerry €5 &copy"),
        ("a <!-- note --> b", "a  b"),
        ("a\n<!-- two\nlines -->\nb", "a\nb"),
        ("one<br>two<br/>\n<b>three</b>", "one\ntwo\nthree"),
        ("<https://example.com/x>", "https://example.com/x"),
    ],
)
def test_marks_are_left_out(written: str, seen: str) -> None:
    assert shown(written) == seen


@pytest.mark.parametrize(
    "text",
    [
        "*|FNAME|* and *|COMPANY|*",
        "{{a_b}} and {{c_d}}",
        "__company__ x __name__",
        "[First Name] and [Company_Name]",
        '{{ name | default: "*you*" }}',
        "%%first_name%% %first_name%",
        "<Company> and <First Name>",
        "snake_case_name",
        "2 * 3 * 4 and a*",
        "* item\n* item",
        "- item\n1. item",
        "5 < 6 & 7 > 2",
        "a ** b ** c",
        "one *star\n\nand another* paragraph",
        "____________",
        "#1 reason, #hashtag",
        "> quoted",
        "[a] (b)",
        "<!-- never closed",
    ],
)
def test_what_is_no_markup_stays(text: str) -> None:
    assert shown(text) == text


def test_places_are_those_of_the_file() -> None:
    mail = draft("a.md", "Hi,\n\nour **enterprise** [solutions](https://x.example) &amp; more\nend")
    assert place(mail, "enterprise") == "3:7-3:17 enterprise"
    assert place(mail, "solutions") == "3:21-3:30 solutions"
    assert place(mail, "&") == "3:51-3:56 &amp;"
    assert place(mail, "enterprise solutions") == "3:7-3:30 enterprise** [solutions"
    assert place(mail, "end") == "4:1-4:4 end"


def test_a_quoted_mail_loses_its_quote_marks() -> None:
    mail = draft("a.md", "> Hi Dana,\n>\n> Body.\n")
    assert mail.body.text == "Hi Dana,\n\nBody."
    assert place(mail, "Body") == "3:3-3:7 Body"


def test_a_title_is_no_part_of_the_mail() -> None:
    mail = draft("a.md", "# Breakup *mail*\n\nHi Dana,\n\nBody.")
    assert (mail.title, mail.body.text) == ("Breakup mail", "Hi Dana,\n\nBody.")


@given(st.text(st.sampled_from("ab *_`[](){}<>!\\&;#\n-x|"), max_size=60))
def test_any_text_keeps_what_is_no_mark(text: str) -> None:
    passage = without_marks(Passage.verbatim(text, 0, len(text)))
    assert is_sound(passage, text)
    assert [c for c in passage.text if c in "abx"] == [c for c in text if c in "abx"] or any(c in text for c in "]<")
    for character, start, end in zip(passage.text, passage.starts, passage.ends, strict=True):
        assert text[start:end] in (character, f"\\{character}") or "&" in text[start:end] or "<" in text[start:end]
