from __future__ import annotations

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import draft, drafts, error, is_sound, place

from pitchlint.readers import ReadError, read

NAMES = ("a.txt", "a.md", "a.eml", "a.html", "a.unknown")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_decides(mark: bytes, encoding: str) -> None:
    mail = draft("a.md", mark + "---\nsubject: Grüße\n---\nHallo".encode(encoding))
    assert (mail.source.encoding, mail.source.bom) == (encoding, True)
    assert place(mail, "Grüße", "subject") == "2:10-2:15 Grüße"


def test_what_is_not_utf8_is_read_as_windows_1252_and_said() -> None:
    reading = read("a.txt", "first\nit’s café".encode("cp1252"))
    assert reading.drafts[0].body.text == "first\nit’s café"
    assert [(note.line, note.message) for note in reading.notes] == [(2, "is not UTF-8; read as Windows-1252")]


def test_html_may_name_its_encoding() -> None:
    reading = read("a.html", '<meta charset="iso-8859-2"><p>Łódź</p>'.encode("iso-8859-2"))
    assert reading.drafts[0].body.text == "Łódź"
    assert reading.notes == ()


@pytest.mark.parametrize("named", ["utf-16", "rot13", "no-such-set", "ascii"])
def test_an_encoding_that_cannot_be_is_passed_over(named: str) -> None:
    assert draft("a.html", f"<meta charset={named}><p>Grüße</p>".encode()).body.text == "Grüße"


def test_nul_bytes_are_refused_with_their_line() -> None:
    assert error("a.txt", b"one\ntwo\0") == "2: holds NUL bytes, so it is no text; if it is UTF-16, save it as UTF-8"
    assert error("a.eml", b"Subject: x\n\n\0").startswith("3: holds NUL")
    assert error("a.txt", codecs.BOM_UTF16_LE + "a\n\0".encode("utf-16-le")).startswith("2: holds NUL")


def test_bytes_that_no_encoding_knows_are_refused() -> None:
    assert error("a.txt", b"one\n\x81\xff") == ("2: is neither UTF-8 nor Windows-1252 (byte 0x81); save it as UTF-8")
    assert error("a.txt", codecs.BOM_UTF8 + b"a\n\xff") == (
        "2: is not UTF-8, though its byte order mark says so; save it as UTF-8"
    )


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("data", [b"", b" \n\n", codecs.BOM_UTF8])
def test_an_empty_file_has_no_drafts(name: str, data: bytes) -> None:
    assert drafts(name, data) == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_subject_alone_is_a_draft(name: str) -> None:
    text = "<title>Quick idea</title>" if name == "a.html" else "Subject: Quick idea\n\n"
    mail = draft(name, text)
    assert mail.subject
    assert (mail.subject.text, mail.body.text) == ("Quick idea", "")


PIECES = st.sampled_from(
    [
        "---\n",
        "\n",
        "\r\n",
        "\r",
        "subject: ",
        '"',
        "'",
        "{",
        "[",
        "}",
        "]",
        "- ",
        "  ",
        "# ",
        "```\n",
        "> ",
        "**",
        "_",
        "`",
        "Subject: x",
        "Hi Dana,",
        "Email 2",
        "&amp;",
        "&#0;",
        "<p>",
        "</p>",
        "<!--",
        "-->",
        "pitchlint: allow jargon",
        "<title>",
        "Content-Type: multipart/mixed; boundary=b\n",
        "--b\n",
        "--b--\n",
        "=?utf-8?q?=C3=A4?=",
        "=\n",
        "=C3",
        "\n\n",
        "|",
        ">",
        "prospect:",
        "allow:",
        "\\",
        "ä",
        "\U0001f600",
        "\x85",
        "\u2028",
        "\x0c",
        "\t",
        "*|FNAME|*",
        "[a](b)",
        "\x00",
    ]
)


@pytest.mark.parametrize("name", NAMES)
@given(text=st.lists(PIECES | st.text(max_size=3), max_size=30).map("".join))
def test_any_text_is_read_or_refused(name: str, text: str) -> None:
    try:
        found = drafts(name, text.encode("utf-8", "replace"))
    except ReadError:
        return
    for mail in found:
        assert is_sound(mail.body, mail.source.text)
        assert is_sound(mail.passage("subject"), mail.source.text)


@pytest.mark.parametrize("name", NAMES)
@given(data=st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(name: str, data: bytes) -> None:
    with contextlib.suppress(ReadError):
        drafts(name, data)
