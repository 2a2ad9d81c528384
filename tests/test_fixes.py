"""Fixes: what is written, byte for byte, in every format; and what is left alone."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pitchlint.draft import Draft, Span
from pitchlint.finding import Edit, Finding, Fix, Flag
from pitchlint.fixes import encoded, fixed, source_of
from pitchlint.linter import lint, lint_listing
from pitchlint.mail import NO_TEAM, Mail
from pitchlint.phrases import Matcher
from pitchlint.prospects import Listing
from pitchlint.readers import Reading, read
from pitchlint.rule import ActiveRule, Rule
from pitchlint_rules.bad_value import RULE as BAD_VALUE

BETTER = {
    "zutilize": "use",
    "zquote": 'say "so"',
    "zamp": "R&D",
    "zless": "1<9",
    "zapos": "it's",
    "zback": "a\\k",
    "zcolon": "so: yes",
    "zhash": "no #1",
    "zcomma": "this, that; other",
    "zfield": "{{first_name}}",
    "zloud": "ZUTILIZE",  # fixed a second time
    "zaccent": "naïve",
    "zsign": "→",
    "zlonger": "zutilize it",
    "zgone": "",
}
_TOKEN = re.compile("|".join(BETTER) + "|ZUTILIZE")


def swap(mail: Mail) -> Iterator[Flag]:
    """Each of the words above has a better one; one of them nests in what another is replaced by."""
    for of in ("subject", "body"):
        for found in _TOKEN.finditer(mail.draft.passage(of).text):  # type: ignore[arg-type]
            better = BETTER.get(found[0], "use")
            start, end = found.span()
            yield Flag(Span(start, end, of), found[0], fix=Fix((Edit(Span(start, end, of), better),), "safe"))  # type: ignore[arg-type]


RULE = ActiveRule(Rule(id="swap", group="wording", title="swap", check=swap), "warning")


def found_in(reading: Reading) -> list[Finding]:
    return [one for draft in reading.drafts for one in lint(_mail(draft), [RULE])[0]]


def _mail(draft: Draft) -> Mail:
    return Mail(draft, NO_TEAM, Matcher(()), {}, (), datetime.date(2026, 3, 2))


def settled(path: str, data: bytes) -> tuple[bytes, list[Finding]]:
    """The bytes of a file after all its fixes, and the findings that are left."""
    refused: set[str] = set()
    for _ in range(10):
        reading = read(path, data)
        findings = found_in(reading)
        made = fixed(reading, [one for one in findings if one.text not in refused])
        refused |= {one.text for one in made.refused}
        if not made.applied:
            return data, findings
        source = source_of(reading)
        assert source
        data = encoded(source, made.text)
    raise AssertionError("never settles")


class Form(NamedTuple):
    """A format: how a mail's words lie in a file, how a word is written, and which words cannot be."""

    path: str
    frame: str  # with "@" where the words stand
    write: Callable[[str], str] = str
    newline: str = "\n"
    not_here: tuple[str, ...] = ()


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _double(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _single(text: str) -> str:
    return text.replace("'", "''")


def _cell(text: str) -> str:
    return text.replace('"', '""')


def _html_in_json(text: str) -> str:
    return _json(_html(text))


_TWO = "# Sequence\n\n## Email 1\n\nSubject: Docks and zutilize\n\nHi Dana,\n\n@\n\n## Email 2\n\nSubject: Docks\n\n{}"
_EML = (
    "From: a@b.example\r\nTo: Dana <dana@acme.example>\r\nSubject: zutilize the docks\r\nX-Note: zutilize\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="zutilize"\r\n\r\n--zutilize\r\n'
    "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nHi Dana,\r\n\r\n@\r\n"
    "--zutilize\r\nContent-Type: text/html\r\n\r\n<p>zutilize</p>\r\n--zutilize--\r\n"
)
_HTML = "<!-- zutilize --><title>zutilize</title>\n<p class=zutilize>Hi</p>\n<p>@</p>"
_YAML = 'name: Docks # zutilize\nsteps:\n  - subject: "Docks zutilize"\n    body: '
_JSON = '{"steps": [{"subject": "zutilize", "body": "Hi Dana,\\n@", "n": 1}]}'
_RICH = '{"steps": [{"subject": "zutilize", "body": "<p>Hi<\\/p>@"}]}'
_CELLS = 'step,subject,body\n1,zutilize,"Hi ""Dana"",\n\n@"\n2,Docks,zutilize\n'
_PLAIN = ("zcolon", "zhash")

FORMS = [
    Form("a.txt", "Subject: Docks zutilize\n\nHi Dana,\n\n@\n"),
    Form("a.txt", '---\nsubject: "Docks zutilize"  # zutilize\nto: zutilize@b.example\n---\nHi Dana,\n\n@\n'),
    Form("a.md", "---\nsubject: 'Docks zutilize'\n---\n# zutilize\n\nHi **Dana**,\n\n@\n"),
    Form("a.md", _TWO.format("Hi Dana,\n\n@\n")),
    Form("a.eml", _EML, newline="\r\n"),
    Form("a.html", _HTML, _html, "<br>\n"),
    Form("a.yaml", _YAML + "|\n      Hi Dana,\n      @\n    note: zutilize\n", newline="\n      "),
    Form("a.yaml", _YAML + ">-\n      Hi Dana,\n      @\n", newline="\n\n      "),
    Form("a.yaml", _YAML + "'Hi Dana,\n\n      @'\n", _single, "\n\n      "),
    Form("a.yaml", _YAML + '"Hi Dana,\\n@"\n', _double, "\\n"),
    Form("a.yaml", _YAML + "Hi Dana, @\n", newline="\n\n      ", not_here=_PLAIN),
    Form("a.json", _JSON, _json, "\\n"),
    Form("a.json", _RICH, _html_in_json, "<br>"),
    Form("a.csv", _CELLS, _cell),
    Form("a.csv", "step,subject,body\r\n1,zutilize,Hi Dana @\r\n", newline=" ", not_here=("zquote", "zcomma")),
]

words = st.lists(st.sampled_from([*BETTER, *BETTER, "docks", "trucks", "Zoë", "yard."]), min_size=1, max_size=6)


def _better(word: str, form: Form) -> str:
    for _ in range(3):
        word = BETTER.get(word, "use" if word == "ZUTILIZE" else word) if word not in form.not_here else word
    return word.replace("zutilize", "use")


@settings(max_examples=600, deadline=None)
@given(st.sampled_from(FORMS), st.lists(words, min_size=1, max_size=4), st.sampled_from(["", "\ufeff"]), st.data())
def test_fixes_in_every_format_to_the_byte(form: Form, lines: list[list[str]], mark: str, data: st.DataObject) -> None:
    encoding = data.draw(st.sampled_from(["utf-8", "utf-16-le"])) if mark else "utf-8"

    def file(better: bool) -> bytes:
        told = [[_better(word, form) if better else word for word in ["So", *line, "end."]] for line in lines]
        text = form.newline.join(" ".join(form.write(word) for word in line) for line in told)
        made = _framed(form, text)
        if better:
            made = _fixed_frame(made)
        return (mark + made).encode(encoding)

    before = file(better=False)
    after, left = settled(form.path, before)
    assert after.decode(encoding) == file(better=True).decode(encoding)
    assert {one.text for one in left} <= set(form.not_here)
    assert settled(form.path, after)[0] == after


def _framed(form: Form, text: str) -> str:
    return re.sub("(?<!\\w)@(?!\\w)", lambda _: text, form.frame)


def _fixed_frame(text: str) -> str:
    """What of the frame is read: subjects, not names, keys, comments and other headers."""
    for read_as in ("Subject: ", "Docks ", "Docks and ", "<title>", '"subject": "', "1,", "2,Docks,"):
        text = text.replace(read_as + "zutilize", read_as + "use")
    return text


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("a.txt", "Hi,\r\n\r\nWe zutilize\r\nit.\r\n", "Hi,\r\n\r\nWe use\r\nit.\r\n"),
        ("a.txt", "Hi,\r\rWe zutilize it.\r", "Hi,\r\rWe use it.\r"),
        ("a.md", "> Hi,\n>\n> We zutilize it.", "> Hi,\n>\n> We use it."),
        ("a.md", "Hi,\n\nWe **zutilize** [zutilize](http://zutilize.example) it.", None),
        ("a.html", "<p>We <b>zutilize</b> &eacute; it.<p>zutil<wbr>ize", "<p>We <b>use</b> &eacute; it.<p>use<wbr>"),
        ("a.yaml", "steps:\n- subject: zutilize\n  body: {{first_name}}, zutilize: it\n", None),
    ],
)  # fmt: skip
def test_what_stands_around_the_words_stays(path: str, before: str, after: str | None) -> None:
    made, _ = settled(path, before.encode())
    expected = before.replace("We **zutilize** [zutilize]", "We **use** [use]").replace(": zutilize", ": use")
    expected = expected.replace(", zutilize:", ", use:")
    assert made.decode() == (expected if after is None else after)


def test_a_character_that_the_encoding_lacks_is_not_written() -> None:
    data = "Hi Zoë,\n\nWe zutilize the zsign, and zsign it.\n".encode("cp1252")
    after, left = settled("a.txt", data)
    assert after == "Hi Zoë,\n\nWe use the zsign, and zsign it.\n".encode("cp1252")
    assert [one.text for one in left] == ["zsign", "zsign"]


@pytest.mark.parametrize(
    "part",
    [
        "Content-Transfer-Encoding: base64\r\n\r\nSGkgRGFuYSwKCldlIHp1dGlsaXplIGl0Lgo=\r\n",
        "Content-Transfer-Encoding: quoted-printable\r\n\r\nHi Dana,=20\r\n\r\nWe zutilize it.\r\n",
    ],
)
def test_encoded_parts_of_a_mail_are_only_shown(part: str) -> None:
    data = f"Subject: zutilize\r\nTo: dana@acme.example\r\n{part}".encode()
    after, left = settled("a.eml", data)
    assert after == data.replace(b"Subject: zutilize", b"Subject: use")
    assert [one.fix and one.fix.applicability for one in left] == ["display"]


def test_an_encoded_subject_is_only_shown() -> None:
    data = b"Subject: =?utf-8?q?Zo=C3=AB?= zutilize\r\n\r\nHi Dana,\r\n\r\nWe wait.\r\n"
    assert settled("a.eml", data)[0] == data


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-8"])
def test_a_part_in_its_own_character_set_gets_ascii_words(charset: str) -> None:
    head = f"Content-Type: text/plain; charset={charset}\r\n\r\nHi,\r\n\r\n".encode()
    data = head + "Zoë, we zutilize it.\r\n".encode(charset) + b"\xe9" * (charset == "iso-8859-1")
    assert settled("a.eml", data)[0] == data.replace(b"zutilize", b"use")


def test_words_across_tags_leave_the_tags() -> None:
    data = b"<p>We <b>call</b><br>\n back <i>&amp; wait</i> now.</p>"
    reading = read("a.html", data)
    text = reading.drafts[0].body.text
    finding = one_fix(reading, text.index("call"), text.index(" now"), "R&D")
    assert fixed(reading, [finding]).text == "<p>We <b>R&amp;D</b><br>\n <i></i> now.</p>"


def test_words_across_marks_are_only_shown() -> None:
    reading = read("a.md", b"We **call back** now.")
    finding = one_fix(reading, 3, len("We call back now"), "wait")
    assert finding.fix
    assert finding.fix.applicability == "display"


def test_lines_are_mended_line_by_line() -> None:
    data = b"steps:\n- subject: a\n  body: |\r\n    Hi Dana,\r\n    We WAIT\r\n    A LOT now.\r\n"
    reading = read("a.yaml", data)
    text = reading.drafts[0].body.text
    finding = one_fix(reading, text.index("WAIT"), text.index(" now"), "wait\na lot")
    after = fixed(reading, [finding]).text
    assert after.encode() == data.replace(b"WAIT", b"wait").replace(b"A LOT", b"a lot")


def test_words_of_two_lines_become_words_of_one() -> None:
    reading = read("a.md", b"> Hi,\n> \n> We touch\n> base now.\n")
    text = reading.drafts[0].body.text
    finding = one_fix(reading, text.index("touch"), text.index(" now"), "talk")
    assert fixed(reading, [finding]).text == "> Hi,\n> \n> We talk now.\n"


def test_of_fixes_that_touch_the_first_is_made_and_the_other_waits() -> None:
    reading = read("a.txt", b"Hi Dana,\n\nabcdef\n")
    first, second = one_fix(reading, 10, 13, "X"), one_fix(reading, 12, 14, "Y")
    made = fixed(reading, [second, first])
    assert made.text.endswith("\n\nXdef\n")
    assert made.applied == (first,)


def test_one_place_that_two_drafts_read_is_written_once() -> None:
    data = b"subject,body_a,body_b\nzutilize,Hi Dana one.,Hi Dana two.\n"
    reading = read("a.csv", data)
    made = fixed(reading, found_in(reading))
    assert len(reading.drafts) == len(made.applied) > 1
    assert made.text == data.decode().replace("zutilize", "use")


@pytest.mark.parametrize(
    ("path", "data", "start", "end", "words"),
    [
        ("a.md", b"Hi Dana,\n\nWe wait here.\n", 10, 12, "```\n# Email 2\n\nSubject:"),
        ("a.txt", b"---\nsubject: Docks\n---\nHi Dana,\n\nWe wait.\n", 0, 2, "<!-- pitchlint: allow all -->"),
        ("a.html", b"<p>Hi</p>\n<script>We wait</script>", 0, 2, "a  b\n\nc"),
    ],
)
def test_what_would_read_otherwise_is_refused(path: str, data: bytes, start: int, end: int, words: str) -> None:
    reading = read(path, data)
    finding = one_fix(reading, start, end, words)
    made = fixed(reading, [finding], unsafe=True)
    assert made.text.encode() == data


@pytest.mark.parametrize(
    ("group", "applicability"), [("wording", "display"), ("fields", "safe")], ids=["words", "fields"]
)
def test_only_rules_on_fields_write_inside_them(group: str, applicability: str) -> None:
    reading = read("a.txt", b"Hi {{first_name}}, {we|they} wait.")
    for start, end, words in ((0, 5, "Dear"), (9, 25, "now"), (5, 10, "given")):
        assert _fixes(reading, group, start, end, words) == applicability
    assert _fixes(reading, group, 3, 17, "{{name}}") == "safe"
    assert _fixes(reading, group, 20, 22, "you") == "safe"


def _fixes(reading: Reading, group: str, start: int, end: int, words: str) -> str | None:
    fix = one_fix(reading, start, end, words, group).fix
    return fix.applicability if fix else None


LEADS = b"""\xef\xbb\xbffirst_name,last_name,company,email\r
JOHN,Smith,Northwind,john@n.example\r
dana,Hale,"R&amp;D ""x"", Ltd",dana@n.example\r
Jos\xc3\x83\xc2\xa9,"Dr.  LIMA",Acme,jose@acme.example\r
"""


def test_cells_of_a_list() -> None:
    data = LEADS
    for _ in range(4):
        reading = read("leads.csv", data)
        assert reading.listing
        findings, failures = lint_listing(reading.listing, [ActiveRule(BAD_VALUE, "warning")])
        assert not failures
        made = fixed(reading, findings, unsafe=True)
        assert not made.refused
        source = source_of(reading)
        assert source
        data = encoded(source, made.text)
    assert (findings, made.applied) == ([], ())
    assert data == (
        LEADS.replace(b"JOHN", b"John").replace(b"dana,", b"Dana,").replace(b"&amp;", b"&")
        .replace(b"Jos\xc3\x83\xc2\xa9", b"Jos\xc3\xa9").replace(b"Dr.  LIMA", b"Lima")
    )  # fmt: skip


@pytest.mark.parametrize(("name", "data"), [("leads.json", b'[{"first_name": "JOHN", "email": "j@b.example"}]')])
def test_lists_that_are_no_tables_are_only_told(name: str, data: bytes) -> None:
    reading = read(name, data)
    assert reading.listing
    ((finding,), _) = lint_listing(reading.listing, [ActiveRule(BAD_VALUE, "warning")])
    assert finding.fix
    assert finding.fix.applicability == "display"


def test_a_cell_whose_row_would_fall_apart_is_not_written() -> None:
    reading = read("leads.csv", b"first_name,email\nJOHN,j@b.example\n")
    assert reading.listing
    place = reading.listing.records[0].column(0)
    edits = [Edit(Span(place.start, place.end), words) for words in ("a,b", 'a"', "a\nb")]

    def torn(_: Listing) -> Iterator[Flag]:
        for edit in edits:
            yield Flag(None, "x", place=place, fix=Fix((edit,), "safe"))

    rule = Rule(id="x", group="prospects", title="x", check=torn)
    findings, _ = lint_listing(reading.listing, [ActiveRule(rule, "warning")])
    assert {finding.fix and finding.fix.applicability for finding in findings} == {"display"}


def one_fix(reading: Reading, start: int, end: int, words: str, group: str = "wording") -> Finding:
    """The finding of a rule that would replace a stretch of the first draft's body."""
    flag = Flag(Span(start, end), "says nothing", fix=Fix((Edit(Span(start, end), words),), "safe"))
    rule = Rule(id="one", group=group, title="one", check=lambda _: iter((flag,)))
    ((finding,), _) = lint(_mail(reading.drafts[0]), [ActiveRule(rule, "warning")])
    return finding
