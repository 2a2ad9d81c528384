"""Whatever stands in a draft or in the name of its file: every format stays what it is, and commands nobody."""

from __future__ import annotations

import csv
import io
import json
import re
from urllib.parse import unquote
from xml.etree import ElementTree

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st
from made import REPORT, finding
from markdown_it import MarkdownIt
from test_exchange import DIAGNOSTIC, SARIF, azure_command

from pitchlint import reporters
from pitchlint.finding import DraftName, Finding, SourceEdit, SourceFix
from pitchlint.report import CheckedDraft, Problem, Report
from pitchlint.reporters.look import Look

schema_of_sarif = jsonschema.Draft7Validator(SARIF)

_BITS = (
    "a", " ", "\n", "\r", "\t", "\x00", "\x07", "\x1b[31m", "\x7f", "\x9b", "\u2028", "\u202e", "\ufffe", "\ud800",
    "\udc80", "é", "😀", "::error::", "##vso[task.complete]", "##[group]", "##teamcity[x]", "%", "%0A", ";", "]", "[",
    "&", "<", ">", '"', "'", "]]>", "<!--", "-->", "`", "```", "|", "\\", "=1+1", "+", "-", "@x", ",", "#1", "{0}",
    "{{first_name}}", "http://x.y", "*", "_", "~~", "(", ")", "/", ":", "$",
)  # fmt: skip
texts = st.lists(st.sampled_from(_BITS) | st.characters(), max_size=8).map("".join)
# a file's name holds no NUL, and bytes that are no text only as half surrogates
paths = texts.map(lambda text: re.sub("[\0\ud800-\udc7f\udd00-\udfff]", "", text).strip("/") or "a.md")


@st.composite
def reports(draw: st.DrawFn) -> Report:
    path, title = draw(paths), draw(texts)
    name = DraftName(title, draw(st.sampled_from(["first", None])), draw(st.none() | st.integers(0, 9)), draw(texts))
    found: list[Finding] = []
    for line in range(1, 1 + draw(st.integers(1, 3))):
        message, advice, words = draw(texts), draw(texts), draw(texts)
        fix = SourceFix("safe", draw(texts), (SourceEdit(line, 1, line, 2, draw(texts)),))
        found.append(
            finding(line, 1, 2, "guilt", f"m{message}", advice, words, path=path, draft=name, fix=fix,
                    severity=draw(st.sampled_from(["error", "warning", "info"])),
                    covered_by=draw(st.sampled_from([None, "jargon"])))
        )  # fmt: skip
    drafts = (CheckedDraft(path, 1, name, (draw(texts),)),)
    return REPORT._replace(
        drafts=drafts,
        findings=tuple(found),
        sources={path: draw(texts) + "\n" * 3},
        errors=(Problem(path, f"m{draw(texts)}", 1),),
    )


def written(form: str, report: Report) -> str:
    """What lies in the file, as `check` writes it."""
    lines = reporters.lines(report, form, Look(info=True, verbose=True))
    return "".join(line + "\n" for line in lines).encode("utf-8", "backslashreplace").decode()


@settings(deadline=None, max_examples=40)
@given(reports())
def test_no_format_holds_control_characters_or_commands(report: Report) -> None:
    for form in reporters.FORMATS:
        text = written(form, report)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]", text), form
        assert not re.search(r"^\s*::(?!\d)", text, re.M) or form == "github"
        if form not in ("azure", "github"):  # whose own reader takes one command a line
            assert not re.search(r"##(vso|teamcity)?\[", text), form


@settings(deadline=None, max_examples=40)
@given(reports())
def test_formats_of_lines_have_a_line_a_finding(report: Report) -> None:
    for form in ("concise", "jsonl", "github", "azure", "pylint", "rdjsonl"):
        assert len(written(form, report).splitlines()) == len(report.findings), form


@settings(deadline=None, max_examples=40)
@given(reports())
def test_json_stays_json(report: Report) -> None:
    schema_of_sarif.validate(json.loads(written("sarif", report)))
    assert len(json.loads(written("gitlab", report))) == len(report.findings)
    (*diagnostics,) = map(json.loads, written("rdjsonl", report).splitlines())
    for diagnostic, found in zip(diagnostics, report.findings, strict=True):
        jsonschema.validate(diagnostic, DIAGNOSTIC)
        assert found.fix
        assert diagnostic["suggestions"][0]["text"] == found.fix.edits[0].text
    assert [one["text"] for one in json.loads(written("json", report))] == [found.text for found in report.findings]


@settings(deadline=None, max_examples=40)
@given(reports())
def test_a_path_in_sarif_is_found_again(report: Report) -> None:
    (run,) = json.loads(written("sarif", report))["runs"]
    for result, found in zip(run["results"], report.findings, strict=True):
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9_.~%/-]+", uri)
        assert unquote(uri, errors="surrogateescape") == found.path


@settings(deadline=None, max_examples=40)
@given(reports())
def test_xml_stays_xml(report: Report) -> None:
    style = ElementTree.fromstring(written("checkstyle", report))
    assert len(list(style.iter("error"))) == len(report.findings)
    junit = ElementTree.fromstring(written("junit", report))
    assert [case.tag for case in junit.iter() if case.tag in ("testcase", "error")] == ["testcase", "testcase", "error"]


@settings(deadline=None, max_examples=40)
@given(reports())
def test_azure_reads_what_was_meant(report: Report) -> None:
    read = [command for line in written("azure", report).splitlines() if (command := azure_command(line))]
    meant = [found for found in report.findings if found.severity != "info" and not found.covered_by]
    assert sorted(int(one[1]["linenumber"]) for one in read) == [found.line for found in meant]
    for name, properties, message in read:
        assert name == "task.logissue"
        assert list(properties) == ["type", "sourcepath", "linenumber", "columnnumber", "code"]
        assert message.startswith("m")


@settings(deadline=None, max_examples=40)
@given(reports())
def test_a_spreadsheet_computes_nothing(report: Report) -> None:
    rows = list(csv.reader(io.StringIO(written("csv", report).removeprefix("\ufeff"))))
    assert len(rows) == 3
    assert len({len(row) for row in rows}) == 1
    for cell in (cell for row in rows for cell in row):
        assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


@settings(deadline=None, max_examples=40)
@given(reports())
def test_markdown_has_no_markup_but_ours(report: Report) -> None:
    text = written("markdown", report)
    html = MarkdownIt("gfm-like", {"linkify": False}).render(text)
    kinds = set(re.findall(r"<(/?\w+|!--)", html))
    assert kinds <= {
        "!--",
        *(f"{end}{tag}" for tag in ("h3", "h4", "p", "strong", "code", "ul", "li") for end in ("", "/")),
    }
    assert html.count("<!--") == 1
    assert not re.search(r"[@#](?=\w)", re.sub(r"<code>.*?</code>|&#x?\w+;|&\w+;", " ", html, flags=re.S))
