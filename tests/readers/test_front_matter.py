from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from reading import draft, error, place

from pitchlint.draft import Source
from pitchlint.readers import read
from pitchlint.readers.frontmatter import Scalar, read_front_matter


def block(*lines: str) -> str:
    return "\n".join(("---", *lines, "---", "Hi Dana,", "", "Body."))


@pytest.mark.parametrize(
    "value",
    [
        "Re: your warehouse",
        "{{first_name}}, quick question",
        "*|FNAME|*",
        "[Company] + us",
        "[Company]",
        "{FIRST_NAME}",
        "@x",
        "% off",
        '"Hi" she said',
        "'Hi' she said",
        '"never closed',
        "a: b: c",
        "- dash",
        "!important",
        "&more",
        "`x`",
        "| pipe |",
        "> quoted",
        r'"no such \query"',
    ],
)
def test_a_subject_that_is_no_yaml_is_taken_literally(value: str) -> None:
    mail = draft("a.md", block(f"subject:  {value}  ", "kind: first"))
    assert mail.subject
    assert mail.subject.text == value
    assert place(mail, value, "subject") == f"2:11-2:{11 + len(value)} {value}"
    assert mail.kind == "first"


@pytest.mark.parametrize("value", ["NO", "Null", "01234", "1e3", "2026-03-02", "true", "~", "0x1F"])
def test_scalars_are_strings(value: str) -> None:
    mail = draft("a.md", block(f"subject: {value}", "prospect:", f"  last_name: {value}", f"date: {value}"))
    assert mail.subject
    assert (mail.subject.text, mail.prospect["last_name"], mail.settings["date"]) == (value, value, value)


def test_escapes_are_decoded_in_place() -> None:
    mail = draft("a.md", block(r'subject: "a \"q\" \u00e9\x41 \ud83d\ude00 end" # note'))
    assert mail.subject
    assert mail.subject.text == 'a "q" éA \U0001f600 end'
    assert place(mail, '"q"', "subject") == r"2:13-2:18 \"q\""
    assert place(mail, "éA", "subject") == r"2:19-2:29 \u00e9\x41"
    assert place(mail, "\U0001f600", "subject") == r"2:30-2:42 \ud83d\ude00"
    assert place(draft("a.md", block("subject: 'it''s on'")), "it's", "subject") == "2:11-2:16 it''s"


@pytest.mark.parametrize(
    ("lines", "text", "words", "where"),
    [
        (("subject: |", "  one two", "  three"), "one two\nthree", "three", "4:3-4:8 three"),
        (("subject: >-", "  one two", "  three"), "one two three", "two three", "3:7-4:8 two\n  three"),
        (("subject: one", "  two"), "one two", "two", "3:3-3:6 two"),
        (("subject:", "  one two"), "one two", "two", "3:7-3:10 two"),
        (('subject: "one', r'  tw\u006f"'), "one two", "two", r"3:3-3:11 tw\u006f"),
        (("subject: 'one", "  it''s'"), "one it's", "it's", "3:3-3:8 it''s"),
    ],
)
def test_a_subject_over_several_lines(lines: tuple[str, ...], text: str, words: str, where: str) -> None:
    mail = draft("a.md", block(*lines))
    assert mail.subject
    assert mail.subject.text.rstrip() == text
    assert place(mail, words, "subject") == where


def test_the_record_has_canonical_names() -> None:
    mail = draft(
        "a.md",
        block(
            "prospect:",
            "  firstName: Dana",
            "  Last Name: O'Neil",
            "  'Job Title': VP: Sales",
            "  Company: [Acme] Ltd",
            "  has: [an API, SSO]",
            "  has_not:",
            "    - fax",
            "    - telex",
            "  icebreaker: Saw {{post}}",
            "  not_before: 2026-05-01",
        ),
    )
    assert dict(mail.prospect) == {
        "first_name": "Dana",
        "last_name": "O'Neil",
        "title": "VP: Sales",
        "company": "[Acme] Ltd",
        "has": "an API, SSO",
        "has_not": "fax, telex",
        "research": "Saw {{post}}",
        "not_before": "2026-05-01",
    }


@pytest.mark.parametrize(
    ("written", "record"),
    [
        ("{name: Dana Reed, company: 'A, B'}", {"name": "Dana Reed", "company": "A, B"}),
        ("Dana Reed <dana@example.com>", {"name": "Dana Reed", "email": "dana@example.com"}),
        ("dana@example.com", {"email": "dana@example.com"}),
        ("Dana Reed", {"name": "Dana Reed"}),
        ("", {}),
    ],
)
def test_a_record_on_one_line(written: str, record: dict[str, str]) -> None:
    assert dict(draft("a.md", block(f"prospect: {written}")).prospect) == record


@pytest.mark.parametrize("written", ["follow_up", "follow-up", "Follow up", "followup", "FOLLOW-UPS"])
def test_spellings_of_a_kind(written: str) -> None:
    assert draft("a.md", block(f"kind: {written}")).kind == "follow_up"


@pytest.mark.parametrize("written", ["2", "02", "Step 2", "email-2", "#2", "2/5", "Email 2 of 5"])
def test_spellings_of_a_step(written: str) -> None:
    assert draft("a.md", block(f"step: '{written}'")).step == 2


def test_the_rest_of_the_keys() -> None:
    mail = draft(
        "a.txt",
        block(
            "to: Dana <d@example.com>",
            "Cc: Bo",
            "title: Breakup",
            "variant: B",
            "purpose: hiring",
            "lang: en",
            "status: ready",
            "delay: 3 days",
            "tags: [a, b]",
            "owner:",
            "  team: x",
        ),
    )
    assert (mail.headers, mail.title, mail.variant) == ({"to": "Dana <d@example.com>", "cc": "Bo"}, "Breakup", "B")
    assert mail.settings == {
        "purpose": "recruiting",
        "lang": "en",
        "status": "ready",
        "delay": "3 days",
        "tags": "[a, b]",
        "owner": "team: x",
    }


@pytest.mark.parametrize(
    "text", ["---\n{}\n---\nHi", "---\n---\nHi", "---\n# note\n---\nHi", "---\r\n{}\r\n---\r\nHi", "---\n\n...\nHi"]
)
def test_a_block_without_keys(text: str) -> None:
    mail = draft("a.md", text)
    assert (mail.subject, mail.body.text) == (None, "Hi")


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nHi Dana,\n\nBody.\n\n---\nBo",
        "---\nHi Dana:\nmore\n",
        "---\nHi Dana,\n---\nBo",
        "----\nsubject: x\n----\n",
        "--- \nJust a rule above prose.",
        "---\n{{first_name}}, hello\n---\nBo",
    ],
)
def test_a_rule_above_prose_is_no_front_matter(text: str) -> None:
    mail = draft("a.txt", text)
    assert mail.body.text == text.rstrip()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\nsubject: x\nHi", "1: front matter begins with --- and never ends; add a line --- behind it"),
        (block("subject: x", "just words"), "3: front matter line 'just words' is not of the form 'key: value'"),
        (
            block("prospect:", "   name: x", "  company: y"),
            "4: front matter is indented unevenly; put all keys in one column",
        ),
        (
            block("subject: x", "  Re: y", " z"),
            "3: front matter is broken here: mapping values are not allowed in this context",
        ),
        (block("prospect: {name: Dana"), "2: front matter is broken here: did not find expected ',' or '}'"),
        (block("prospect: {name: *who}"), "2: front matter is broken here: aliases are not read; write the value out"),
        (block("subject: a", "Subject: b"), "3: 'subject' stands twice in the front matter, also in line 2; keep one"),
        (
            block("", "kind: folow"),
            "3: 'kind: folow' is not one of first, follow_up, reply, customer, other; did you mean 'follow_up'?",
        ),
        (
            block("purpose: world peace"),
            "2: 'purpose: world peace' is not one of sales, partnership, recruiting, links, event",
        ),
        (block("step: two"), "2: 'step: two' is no number; write 'step: 2'"),
        (block("subject:", "  - a", "  - b"), "2: 'subject' is a list; write it as one line of text"),
        (block("- subject", "- x"), "2: front matter is not of the form 'key: value'"),
        (block("subject: " + "[" * 100_000), "2: front matter is nested more than 64 deep; flatten it"),
        (block("x: " + "{a: " * 100_000), "2: front matter is nested more than 64 deep; flatten it"),
        (block("[" * 100_000 + "]" * 100_000), "2: front matter is nested more than 64 deep; flatten it"),
    ],
)
def test_broken_front_matter(text: str, message: str) -> None:
    got = error("a.md", text)
    assert got.startswith(message) if "expected" in message else got == message


def test_depth_by_indentation_is_bounded_too() -> None:
    lines = [" " * i + "a:" for i in range(500)]
    got = error("a.md", block("prospect:", *(" " + line for line in lines)))
    assert got.endswith("front matter is nested more than 64 deep; flatten it")


def test_a_comment_that_was_meant_as_text_is_said() -> None:
    reading = read("a.md", block("subject: Reason #1 to talk").encode())
    assert reading.notes[0].line == 2
    assert "#1 to talk" in reading.notes[0].message
    assert read("a.md", block("subject: Reason # a note").encode()).notes == ()


def test_suppressions_in_front_matter() -> None:
    mail = draft(
        "a.md",
        block(
            "# pitchlint: allow begging",
            "subject: x # pitchlint: allow guilt because agreed",
            "allow:",
            "  - jargon, boast until 2027-01-31 because client's own: word",
            "  - pressure",
            "title: 'a # pitchlint: allow x'",
        ),
    )
    assert [(allow.rules, str(allow.until or ""), allow.reason) for allow in mail.allows] == [
        (("begging",), "", ""),
        (("guilt",), "", "agreed"),
        (("jargon", "boast"), "2027-01-31", "client's own: word"),
        (("pressure",), "", ""),
    ]
    assert mail.subject
    assert (mail.subject.text, mail.title) == ("x", "a # pitchlint: allow x")
    assert error("a.md", block("x: y", "allow: jargon until soon")).startswith("3: 'soon' is no date")
    assert error("a.md", block("# pitchlint: allow")).startswith("2: the suppression names no rule")


SIMPLE = st.text(st.sampled_from("ab1 :#'\"[]{},&*!|>%@`-?\\~=.é\U0001f600"), min_size=1, max_size=12)


@given(value=SIMPLE)
@example(value="'it''s'")
@example(value='"a\\tb" # c')
@example(value="a #b")
def test_flat_lines_read_as_yaml_or_literally(value: str) -> None:
    """What YAML reads as plain or quoted text is read so; all else is the text itself. Anchors and tags are text."""
    front = read_front_matter(Source("a.md", f"---\nkey: {value}\nend: x\n---\n"))
    assert front
    got = front.entries[0].value
    assert isinstance(got, Scalar)
    assert "".join(piece.text for piece in got.pieces) == got.text
    assert got.text == (value.strip() if (read := _by_yaml(value)) is None else read)


def _by_yaml(value: str) -> str | None:
    try:
        events = list(yaml.parse(f"key: {value}\nend: x\n", Loader=yaml.CSafeLoader))
    except yaml.YAMLError:
        return None
    scalars = [event for event in events if isinstance(event, yaml.ScalarEvent)]
    if len(events) != 10 or len(scalars) != 4 or scalars[1].anchor or scalars[1].tag or scalars[1].style in ("|", ">"):
        return None
    return str(scalars[1].value)


@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20), ascii_only=st.booleans())
def test_a_json_string_is_read_in_place(text: str, ascii_only: bool) -> None:
    written = json.dumps(text, ensure_ascii=ascii_only)
    front = read_front_matter(Source("a.md", f"---\nsubject: {written}\n---\n"))
    assert front
    value = front.entries[0].value
    assert isinstance(value, Scalar)
    if "\\" not in written and any(ord(c) in (0x7F, *range(0x80, 0xA0), 0x2028, 0x2029) for c in text):
        return  # JSON leaves control characters bare, which YAML has no business to read
    assert value.text == text
    source = f"---\nsubject: {written}\n---\n"
    for piece in value.pieces:
        assert json.loads(f'"{source[piece.start : piece.end]}"') == piece.text
