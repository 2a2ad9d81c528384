from __future__ import annotations

import pytest
from reading import draft, error, place


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_places_count_lines_and_code_points(ending: str) -> None:
    mail = draft(
        "a.txt", f"Subject: 😀 quick idea{ending}{ending}Hi Dana,{ending}{ending}Große enterprise solutions.{ending}"
    )
    assert place(mail, "quick idea", "subject") == "1:12-1:22 quick idea"
    assert place(mail, "enterprise solutions") == "5:7-5:27 enterprise solutions"
    assert mail.body.text == "Hi Dana,\n\nGroße enterprise solutions."


@pytest.mark.parametrize(
    ("top", "subject", "headers"),
    [
        ("Subject: hello there \n\n", "hello there", {}),
        ("Subject: hello\n", "hello", {}),
        ("\n\nsubject line: Re: hello\n\n", "Re: hello", {}),
        ("To: Dana <d@example.com>\nSubject: hello\nCc: Bo\n\n", "hello", {"to": "Dana <d@example.com>", "cc": "Bo"}),
        ("From: a@example.com\n\n", None, {"from": "a@example.com"}),
        ("**Subject:** hello\n\n**Body:**\n\n", "hello", {}),
        ("**Subject**: hello\n", "hello", {}),
        ("**Subject: hello**\n", "hello", {}),
        ("**Subject Line A**: one\n**Subject Line B**: two\n\n", "one", {}),
        ("---\nto: x\n---\nSubject: hello\n\n", "hello", {"to": "x"}),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_lines_above_the_body(name: str, top: str, subject: str | None, headers: dict[str, str]) -> None:
    mail = draft(name, top + "Hi Dana,\n\nBody.")
    assert (mail.subject.text if mail.subject else None, mail.headers) == (subject, headers)
    assert mail.body.text == "Hi Dana,\n\nBody."
    if subject:
        line = top[: top.index(subject)].count("\n") + 1
        assert place(mail, subject, "subject").startswith(f"{line}:")


@pytest.mark.parametrize(
    "text",
    [
        "To whom it may concern:\n\nHello.",
        "Date: soon?\n\nHello.",
        "The subject: money.",
        "From there on, all went well.",
    ],
)
def test_prose_is_no_header(text: str) -> None:
    mail = draft("a.txt", text)
    assert (mail.subject, mail.body.text) == (None, text)


def test_a_subject_in_front_matter_leaves_the_body_alone() -> None:
    mail = draft("a.md", "---\nsubject: one\n---\nSubject: two\n\nBody")
    assert mail.subject
    assert (mail.subject.text, mail.body.text) == ("one", "Subject: two\n\nBody")


def test_an_allow_comment_leaves_the_body() -> None:
    mail = draft("a.txt", "Hi,\n<!-- pitchlint: allow jargon because quoted -->\nText <!-- kept -->.")
    assert mail.body.text == "Hi,\nText <!-- kept -->."
    assert [(allow.rules, allow.reason) for allow in mail.allows] == [(("jargon",), "quoted")]
    assert (
        mail.source.text[mail.allows[0].start : mail.allows[0].end] == "<!-- pitchlint: allow jargon because quoted -->"
    )
    assert place(mail, "Text") == "3:1-3:5 Text"


def test_a_malformed_allow_is_an_error_with_its_line() -> None:
    assert error("a.txt", "Hi,\n\n<!-- pitchlint: alow jargon -->") == (
        "3: 'pitchlint: alow' means nothing; write 'pitchlint: allow RULE until YYYY-MM-DD because REASON'"
    )


def test_a_file_of_any_other_name_is_text() -> None:
    assert draft("a.mail", "Subject: x\n\n*y*").body.text == "*y*"
