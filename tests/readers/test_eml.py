from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import draft, drafts, error, place

from pitchlint.readers import read


def message(*headers: str, body: str = "") -> bytes:
    return "\n".join((*headers, "", body)).encode()


MIXED = """\
From: "Bo Example" <bo@example.com>
To: Dana Reed <dana@example.com>
Subject: =?utf-8?q?Gr=C3=B6=C3=9Fe_f=C3=BCr?= Dana
 and her crew
In-Reply-To: <1@example.com>
References: <0@example.com>
 <1@example.com>
X-Pitchlint-Allow: jargon until 2027-01-31 because agreed
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="out"

preamble
--out
Content-Type: multipart/alternative;
 boundary=in

--in
Content-Type: text/html; charset=utf-8

<p>not this</p>
--in
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: base64

SGkgRGFuYSwKCmVudGVycHJpc2UgY2Fmw6kg4oKs
NSA9IGdvb2QK
--in--

--out
Content-Type: application/pdf; name="=?utf-8?q?Gr=C3=B6=C3=9Fe?=.pdf"
Content-Disposition: attachment; filename="one \\"pager\\".pdf"
Content-Transfer-Encoding: base64

eHg=
--out
Content-Type: text/plain; name=notes.txt
Content-Disposition: attachment;
 filename*=utf-8''notes%20%C3%A4.txt

note
--out--
epilogue
"""


def test_a_multipart_mail() -> None:
    mail = draft("a.eml", MIXED)
    assert mail.subject
    assert mail.subject.text == "Größe für Dana and her crew"
    assert mail.body.text == "Hi Dana,\n\nenterprise café €5 = good"
    assert place(mail, "für Dana", "subject") == "3:36-3:51 f=C3=BCr?= Dana"
    assert place(mail, "and her", "subject") == "4:2-4:9 and her"
    assert place(mail, "enterprise") == "25:14-25:28 mVudGVycHJpc2U"
    assert place(mail, "café") == "25:29-25:36 Y2Fmw6k"
    assert place(mail, "€5") == "25:37-26:3 4oKs\nNS"
    assert mail.headers == {
        "from": '"Bo Example" <bo@example.com>',
        "to": "Dana Reed <dana@example.com>",
        "in-reply-to": "<1@example.com>",
        "references": "<0@example.com> <1@example.com>",
    }
    assert mail.settings == {"attachments": 'one "pager".pdf, notes ä.txt'}
    assert mail.kind is None
    (allow,) = mail.allows
    assert (allow.rules, str(allow.until), allow.reason) == (("jargon",), "2027-01-31", "agreed")
    assert mail.source.position(allow.start) == (8, 1)


def test_other_line_ends_change_no_place() -> None:
    mail = draft("a.eml", MIXED.replace("\n", "\r\n"))
    assert mail.body.text == "Hi Dana,\n\nenterprise café €5 = good"
    assert place(mail, "enterprise") == "25:14-25:28 mVudGVycHJpc2U"
    assert place(mail, "and her", "subject") == "4:2-4:9 and her"


def test_quoted_printable() -> None:
    body = "Hi D=C3=A4na,=20\n\nour enter=\nprise solutions =3D good\n"
    mail = draft(
        "a.eml",
        message(
            "Subject: x",
            "Content-Type: text/plain; charset=UTF-8",
            "Content-Transfer-Encoding: Quoted-Printable",
            body=body,
        ),
    )
    assert mail.body.text == "Hi Däna, \n\nour enterprise solutions = good"
    assert place(mail, "Däna") == "5:4-5:13 D=C3=A4na"
    assert place(mail, "enterprise solutions") == "7:5-8:16 enter=\nprise solutions"
    assert place(mail, "= good") == "8:17-8:25 =3D good"


def test_eight_bit_bodies_count_code_points() -> None:
    mail = draft("a.eml", message("Subject: Größe 😀 hier", body="Größe 😀 hier"))
    assert place(mail, "hier") == "3:9-3:13 hier"
    assert place(mail, "hier", "subject") == "1:18-1:22 hier"


@pytest.mark.parametrize(
    ("charset", "text"),
    [("iso-8859-1", "café £5"), ("windows-1252", "it’s"), ("koi8-r", "привет"), ("gb2312", "你好吗")],
)
def test_raw_bytes_in_their_own_character_set(charset: str, text: str) -> None:
    head = f"Subject: x\nContent-Type: text/plain; charset={charset}\n\n"
    reading = read("a.eml", head.encode() + text.encode(charset))
    assert reading.drafts[0].body.text == text
    assert reading.notes == ()


def test_raw_bytes_without_a_character_set_are_said() -> None:
    reading = read("a.eml", b"Subject: x\n\nit\x92s")
    assert reading.drafts[0].body.text == "it’s"
    assert [note.line for note in reading.notes] == [3]


def test_a_mail_of_html_alone() -> None:
    body = "PHA+SGkgJmFtcDsgR3LDtsOfZTwvcD48IS0tIHBpdGNobGludDogYWxsb3cgamFyZ29uIC0t\nPjxwPmVudGVycHJpc2U8L3A+"
    mail = draft(
        "a.eml",
        message("Subject: x", "Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: base64", body=body),
    )
    assert mail.body.text == "Hi & Größe\n\nenterprise"
    assert place(mail, "&") == "5:9-5:16 JmFtcDs"
    assert place(mail, "enterprise") == "6:6-6:20 mVudGVycHJpc2U"
    assert [allow.rules for allow in mail.allows] == [("jargon",)]


@pytest.mark.parametrize(
    ("first", "second", "body"),
    [("plain text", "<p>html</p>", "plain text"), ("  \n", "<p>html</p>", "html"), ("", "<!-- empty -->", "")],
)
def test_plain_text_comes_before_html(first: str, second: str, body: str) -> None:
    text = f"--b\n\n{first}\n--b\nContent-Type: text/html\n\n{second}\n--b--\n"
    mail = draft("a.eml", message("Subject: x", "Content-Type: multipart/alternative; boundary=b", body=text))
    assert mail.body.text == body


def test_flowed_text() -> None:
    mail = draft(
        "a.eml", message("Subject: x", "Content-Type: text/plain; format=flowed", body="one \ntwo\nthree\n\n-- \nBo")
    )
    assert mail.body.text == "one two\nthree\n\n-- \nBo"
    assert place(mail, "two") == "5:1-5:4 two"


def test_a_mailbox_line_and_a_mail_without_headers() -> None:
    assert draft("a.eml", "From bo Mon Jan 1\nSubject: x\n\nHi").body.text == "Hi"
    assert draft("a.eml", "Hi Dana,\n\nno headers").body.text == "Hi Dana,\n\nno headers"
    assert drafts("a.eml", "To: x\n\n") == ()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            MIXED[: MIXED.index("--out--")],
            "40: the closing boundary --out-- is missing; the file is cut off, save the mail again",
        ),
        (
            MIXED.replace("--in--\n", ""),
            "26: the closing boundary --in-- is missing; the file is cut off, save the mail again",
        ),
        (
            MIXED.replace("NSA9IGdvb2QK", "NSA9IGd"),
            "26: a base64 part ends in the middle; the file is cut off, save the mail again",
        ),
        (MIXED.replace('; boundary="out"', ""), "12: a multipart message names no boundary; save the mail again"),
        (
            MIXED.replace("jargon until 2027-01-31", "jargon until soon"),
            "8: 'soon' is no date; write 'pitchlint: allow RULE until YYYY-MM-DD because REASON'",
        ),
        (
            "Subject: x\nContent-Type: multipart/mixed; boundary=b\n",
            "2: the closing boundary --b-- is missing; the file is cut off, save the mail again",
        ),
    ],
)
def test_broken_mail(data: str, message: str) -> None:
    assert error("a.eml", data) == message


def test_parts_nested_too_deep() -> None:
    text = "x"
    for i in range(70):
        text = f"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n{text}\n--b{i}--\n"
    assert error("a.eml", text).endswith("parts are nested more than 64 deep")


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60)


@given(
    lines=st.lists(TEXTS, min_size=1, max_size=5),
    encoding=st.sampled_from(["quoted-printable", "base64", "8bit"]),
    ending=st.sampled_from([policy.default, policy.SMTP]),
)
def test_bodies_read_as_the_library_does(lines: list[str], encoding: str, ending: policy.EmailPolicy) -> None:
    made = EmailMessage(policy=ending)
    made["Subject"] = "Grüße " + " ".join(lines[0].split())[:20]
    made.set_content("Body:\n" + "\n".join(lines), cte=encoding, charset="utf-8")
    data = bytes(made)
    mail = draft("a.eml", data)
    expected = message_from_bytes(data, policy=policy.default)
    # line separators beyond CR and LF are text
    assert mail.body.text == expected.get_body().get_payload(decode=True).decode().replace("\r\n", "\n").strip()  # type: ignore[union-attr]
    assert place(mail, "Body").endswith({"base64": "Qm9keT", "8bit": "Body", "quoted-printable": "Body"}[encoding])
