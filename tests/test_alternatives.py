"""Mails with a text and an HTML part: both are checked, and both are mended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pitchlint import Edit, Fix, Flag, Mail, Rule, Span, packs

HEAD = "To: Brian Ostrowski <b@harlow.example>\nSubject: docks\nMIME-Version: 1.0\n"


def misspelled(mail: Mail) -> Iterator[Flag]:
    for found in re.finditer("Brain", mail.body):
        span = Span(*found.span())
        yield Flag(span, "misspells the name", "write “Brian”", fix=Fix((Edit(span, "Brian"),), "safe"))


def subject(mail: Mail) -> Iterator[Flag]:
    if "docks" in mail.subject:
        yield Flag(Span(0, 5, "subject"), "says what it is about")


def whole(mail: Mail) -> Iterator[Flag]:
    if "gates" in mail.body:
        yield Flag(None, "speaks of gates")


def sentence(mail: Mail) -> Iterator[Flag]:
    for one in mail.sentences:
        if "jam" in one.text:
            yield Flag(one.span, "complains")


RULES = (
    Rule(id="misspelled", group="names", title="Misspells", check=misspelled),
    Rule(id="subject", group="names", title="Says", check=subject),
    Rule(id="whole", group="names", title="Speaks", check=whole),
    Rule(id="sentence", group="names", title="Complains", check=sentence),
)


@pytest.fixture
def checked(here: Path, pitchlint, monkeypatch: pytest.MonkeyPatch):
    """What is said of `a.eml` with a text and an HTML part, and how it reads then."""
    monkeypatch.setattr(packs, "load", lambda folders=None: packs.Catalogue(RULES))  # noqa: ARG005

    def check(text: str, html: str, *arguments: str, head: str = "", kind: str = "alternative"):
        file = here / "a.eml"
        body = f"--b\nContent-Type: text/plain\n\n{text}\n--b\nContent-Type: text/html\n{head}\n{html}\n--b--\n"
        file.write_text(f"{HEAD}Content-Type: multipart/{kind}; boundary=b\n\n{body}", encoding="utf-8")
        ran = pitchlint("check", *arguments, "a.eml")
        return ran.code, ran.out.splitlines(), file.read_text(encoding="utf-8")

    return check


def test_a_fault_in_both_parts_is_one_finding_that_names_them(checked) -> None:
    code, said, _ = checked("Hi Brain,\n\nhello.", "<p>Hi <b>Br</b>ain,</p><p>hello.</p>", "--ignore", "subject")
    assert (code, said) == (1, [
        "a.eml:9:4: warning misspelled misspells the name (also in the HTML part, line 15); write “Brian” [*]",
        "Found 1 warning in 1 mail. Fixes for 1: --fix.",
    ])  # fmt: skip


def test_both_parts_are_mended(checked) -> None:
    code, said, after = checked("Hi Brain,\n\nBye.", "<p>Hi Brain,</p><p>Bye.</p>", "--fix", "--select", "misspelled")
    assert (code, said) == (0, ["The mail is clean."])
    assert (after.count("Hi Brian,"), after.count("Brain")) == (2, 0)


def test_what_html_has_more_often_is_mended_everywhere(checked) -> None:
    html = "<p>Hi Brain,</p><p>Dear Brain, the gates jam.</p>"
    code, _, after = checked("Hi Brain,", html, "--fix", "--select", "misspelled")
    assert (code, after.count("Brian,"), after.count("Brain")) == (0, 3, 0)


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_where_one_part_cannot_be_mended_neither_is(checked, encoding: str) -> None:
    html = "<p>Hi Brain,</p>" if encoding != "base64" else "PHA+SGkgQnJhaW4sPC9wPg=="
    head = f"Content-Transfer-Encoding: {encoding}\n"
    code, said, after = checked("Hi Brain,", html, "--fix", "--select", "misspelled", head=head)
    assert (code, after.count("Brain")) == (1, 2 if encoding != "base64" else 1)
    assert said[0].startswith("a.eml:9:4: warning misspelled misspells the name (also in the HTML part, line 14);")


@pytest.mark.parametrize("html", ["<p>Hi Brain,</p><p>The gates jam.</p>", "<p>Dear Brain!</p>"])
def test_a_fault_of_the_html_part_alone_is_found_there_and_mended(checked, html: str) -> None:
    text = "Hi Brian,\n\nThe gates jam."
    code, said, _ = checked(text, html, "--select", "misspelled")
    assert code == 1
    assert re.match(r"a\.eml:1[45]:\d+: warning misspelled misspells the name; write “Brian” \[\*\]", said[0])
    code, _, after = checked(text, html, "--fix", "--select", "misspelled")
    assert (code, "Brain" in after) == (0, False)


def test_a_fault_of_the_text_alone_is_mended_there(checked) -> None:
    code, _, after = checked("Hi Brain,", "<p>Hi Brian,</p>", "--fix", "--select", "misspelled")
    assert (code, "Brain" in after) == (0, False)


def test_what_concerns_the_subject_the_mail_or_the_same_sentence_is_said_once(checked) -> None:
    text, html = "Hi Brian,\n\nThe gates\njam.", "<p>Hi Brian,</p><p>The <i>gates</i> jam.</p><p>Bye!</p>"
    _, said, _ = checked(text, html)
    assert [line.split()[2] for line in said[:-1]] == ["subject", "whole", "sentence"]
    _, said, _ = checked(text, html.replace("jam.", "jam at night."))
    assert [line.split()[2] for line in said[:-1]] == ["subject", "whole", "sentence"]


def test_texts_that_are_no_alternatives_are_left(checked) -> None:
    code, _, after = checked("Hi Brain,", "<p>Dear Brain!</p>", "--fix", "--select", "misspelled", kind="mixed")
    assert (code, after.count("Brain")) == (0, 1)
