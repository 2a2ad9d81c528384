"""Links and pictures of HTML and Markdown, whose targets the body does not show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchlint.draft import Draft
from pitchlint.readers import eml, html, markdown


def links(draft: Draft) -> list[tuple[str, str]]:
    return [
        ("picture" if link.is_picture else draft.body.text[link.start : link.end], link.target) for link in draft.links
    ]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('See <a href="https://x.example/a?b=1&amp;c=2">our <b>page</b> </a>now', [("our page", "https://x.example/a?b=1&c=2")]),
        ("See <A HREF=x.example/a>it</A>, <a href='y.example'>more", [("it", "x.example/a"), ("more", "y.example")]),
        ('<p>a</p><p><a href="x.example"><br>here</a></p>', [("here", "x.example")]),
        ('<a name="top">Hi</a> <a href="x.example"></a> there', []),
        ('<a href="x.example">one<a href="y.example">two</a>', [("one", "x.example"), ("two", "y.example")]),
        ('Hi <img src="a.png"> there <img src="b.png" width="1" height="1"><img src=c.png style="display:none">',
         [("picture", "a.png")]),
        ('<div style="display:none"><a href="x.example">hidden</a><img src="a.png"></div>Hi', []),
    ],
)  # fmt: skip
def test_html(page: str, found: list[tuple[str, str]]) -> None:
    (draft,) = html.read("a.html", f"<p>  </p><p>Hi Dana,</p>{page}".encode()).drafts
    assert links(draft) == found


def test_html_inside_a_mail_file() -> None:
    head = "Subject: pump\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    page = '<p>\n</p><p>See <a href=3D"https://x.exam=\nple/a">our p=C3=A2ge</a></p>'
    (draft,) = eml.read("a.eml", (head + page).encode()).drafts
    assert links(draft) == [("our pâge", "https://x.example/a")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See [our **page**](https://x.example/a_(b)) now", [("our page", "https://x.example/a_(b)")]),
        ('See [it]({{calendar_link}} "when") now', [("it", "{{calendar_link}}")]),
        ("![the pump](pump.png)\n\nHi", [("picture", "pump.png")]),
        ("Hi [First Name], see (this) [link]", []),
    ],
)
def test_markdown(text: str, found: list[tuple[str, str]]) -> None:
    (draft,) = markdown.read("a.md", f"---\nsubject: pump\n---\n\nHi *Dana*,\n\n{text}\n".encode()).drafts
    assert links(draft) == found


@given(
    st.lists(
        st.sampled_from(["<a href=x>", "</a>", "<img src=y>", "<p>", " ", "word", "&amp;", "<br>", "<b>"]), max_size=30
    )
)
def test_links_stand_on_words_of_the_body(pieces: list[str]) -> None:
    for draft in html.read("a.html", "".join(pieces).encode()).drafts:
        for link in draft.links:
            words = draft.body.text[link.start : link.end]
            assert words == words.strip()
            assert bool(words) != link.is_picture
