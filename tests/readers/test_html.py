from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import draft, drafts, error, is_sound, place

from pitchlint.readers import entities
from pitchlint.readers.html import visible

PAGE = """\
<!DOCTYPE html>
<html><head><title>Quick &amp; easy</title>
<style>p { color: red }</style></head>
<body><div style="display: none; max-height:0">Preview text</div>
<!-- pitchlint: allow jargon because quoted -->
<p title="a > b">Hi Dana,<br>
I saw Tom &amp; Jerry&nbsp;GmbH&#39;s
   page.</p>
<p>Our <b>enterprise</b> solutions<span hidden>!</span>.</p>
</body></html>
"""


def shown(markup: str) -> str:
    return "".join(piece.text for piece in visible(markup).body)


def test_what_is_seen_and_where() -> None:
    mail = draft("a.html", PAGE)
    assert mail.subject
    assert mail.subject.text == "Quick & easy"
    assert mail.body.text == "Hi Dana,\nI saw Tom & Jerry GmbH's page.\n\nOur enterprise solutions."
    assert place(mail, "& easy", "subject") == "2:26-2:36 &amp; easy"
    assert place(mail, "& Jerry GmbH's") == "7:11-7:38 &amp; Jerry&nbsp;GmbH&#39;s"
    assert place(mail, "enterprise solutions") == "9:11-9:35 enterprise</b> solutions"
    assert place(mail, "page") == "8:4-8:8 page"
    assert [allow.rules for allow in mail.allows] == [("jargon",)]


@pytest.mark.parametrize(
    ("markup", "seen"),
    [
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<p>a<p>b", "a\n\nb"),
        ("a<br>b<br><br>c", "a\nb\n\nc"),
        ("<div>a</div><div><br></div><div>b</div><div>c</div>", "a\n\nb\nc"),
        ("<ul><li>one<li>two</li></ul>end", "- one\n- two\n\nend"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</table>", "a b\nc"),
        ("<h1>a</h1>b", "a\n\nb"),
        ("  a \n\t b  <i> c</i>", "a b c"),
        ("<p>&nbsp;</p>a", "a"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("a<script>if (x < y) {}</script>b<style>p{}</style>c", "abc"),
        ("<select><option>x</select>a", "a"),
        ("a<!-- note -->b<!--[if mso]><p>x</p><![endif]-->c<?x y?>d", "abcd"),
        ("<p style='display:none'>x<p>a", "a"),
        ("<p class='preheader'>x</p>a", "a"),
        ("a&zwnj;&#847;&shy;\u200bb", "ab"),
        ("1 < 2 && 3 > 2 <3", "1 < 2 && 3 > 2 <3"),
        ("&notit; &amp;amp; &bogus; &#x1F600;", "¬it; &amp; &bogus; 😀"),
        ("Hi <%= name %>, *|FNAME|* {{ a > b }}", "Hi <%= name %>, *|FNAME|* {{ a > b }}"),
        ('<a href="x>y">a</a><b\n>b</b >', "ab"),
        ("<a title=\"it's\" href='\"'>a</a>", "a"),
        ("<p>it's</p><p>5\" pipe</p>", "it's\n\n5\" pipe"),
        ('<a href="never closed>a</a> b', "a b"),
        ("a<b", "a<b"),
        ("a</nonsense>b", "ab"),
        ("<head><meta charset=utf-8><body>a", "a"),
    ],
)
def test_markup(markup: str, seen: str) -> None:
    assert shown(markup) == seen


@pytest.mark.parametrize(
    ("markup", "subject"),
    [
        ("<title>Quick\n idea </title><p>x</p>", "Quick idea"),
        ("<title>Document</title><p>x</p>", None),
        ("<meta name='subject' content='Tom &amp; co'><p>x</p>", "Tom & co"),
        ("<p>Subject: Quick idea</p><p>x</p>", "Quick idea"),
        ("---\nsubject: Quick idea\n---\n<title>Other</title><p>x</p>", "Quick idea"),
        ("<p>x</p>", None),
    ],
)
def test_where_a_subject_comes_from(markup: str, subject: str | None) -> None:
    mail = draft("a.htm", markup)
    assert (mail.subject.text if mail.subject else None, mail.body.text) == (subject, "x")
    assert mail.subject_expected is (subject is not None)


def test_a_page_that_shows_nothing_is_no_draft() -> None:
    assert drafts("a.html", "<html><body><!-- nothing --></body></html>") == ()
    assert error("a.html", "<p>x\n<!-- pitchlint: allow -->").startswith("2: the suppression names no rule")


REFERENCES = st.sampled_from(
    ["&amp;", "&amp", "&notit;", "&#65;", "&#x41", "&#0;", "&#128;", "&fjlig;", "&bogus;", "&", "&&amp;", ";", "#"]
)


@given(st.lists(REFERENCES | st.text(max_size=3), max_size=12).map("".join))
def test_references_read_as_the_library_does(text: str) -> None:
    pieces = list(entities.decoded(text, 0, len(text)))
    assert "".join(piece.text for piece in pieces) == unescape(text)
    assert all(unescape(text[piece.start : piece.end]) == piece.text for piece in pieces)


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<b",
                ">",
                "<!--",
                "-->",
                "a",
                " ",
                "\n",
                '"',
                "='",
                "<br>",
                "<title>",
                "</title>",
                "<pre>",
                "<li>",
                "&lt;",
                "<div hidden>",
                "</div>",
                "<head>",
                "<body>",
                "</",
            ]
        ),
        max_size=25,
    ).map("".join)
)
def test_any_markup_is_read(markup: str) -> None:
    for mail in drafts("a.html", markup):
        assert is_sound(mail.body, markup)
        for character, start, end in zip(mail.body.text, mail.body.starts, mail.body.ends, strict=True):
            assert markup[start:end] == character or character in "\n -" or unescape(markup[start:end]) == character
