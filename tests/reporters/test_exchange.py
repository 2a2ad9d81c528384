"""Formats of other tools, held against their schemas and read by those who read them."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import junitparser
import pytest
from made import (
    BREAKUP,
    CLEAN,
    COVERED,
    GENERIC,
    GUILT,
    GUILT_AGAIN,
    JARGON,
    NAME,
    NOTE,
    REPORT,
    finding,
)
from markdown_it import MarkdownIt
from sarif.loader import load_sarif_file

from pitchlint import reporters
from pitchlint.finding import A_LIST, Finding, SourceEdit, SourceFix
from pitchlint.report import CheckedDraft, Problem, Report
from pitchlint.reporters.csv import COLUMNS
from pitchlint.reporters.exchange import fingerprints
from pitchlint.reporters.look import Look
from pitchlint.reporters.markdown import LONGEST, MARKER

SARIF = json.loads((Path(__file__).parent / "schemas" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
UNREADABLE = Problem("drafts/broken.md", "is no text; save it as UTF-8", 3)


def text(form: str, report: Report = REPORT, look: Look = Look()) -> str:  # noqa: B008
    return "\n".join(reporters.lines(report, form, look))


def of(*findings: Finding) -> Report:
    return REPORT._replace(findings=findings)


@pytest.fixture(scope="module")
def sarif_schema() -> jsonschema.Draft7Validator:
    jsonschema.Draft7Validator.check_schema(SARIF)
    return jsonschema.Draft7Validator(SARIF)


def run_of(report: Report) -> dict:
    return json.loads(text("sarif", report))["runs"][0]


@pytest.mark.parametrize(
    "report", [REPORT, CLEAN, Report(), REPORT._replace(errors=(UNREADABLE, Problem("", "broken")))]
)
def test_sarif_keeps_to_its_schema(report: Report, sarif_schema: jsonschema.Draft7Validator) -> None:
    sarif_schema.validate(json.loads(text("sarif", report)))


def test_sarif_tools_read_it(tmp_path: Path) -> None:
    file = tmp_path / "pitchlint.sarif"
    file.write_text(text("sarif"), encoding="utf-8")
    read = load_sarif_file(str(file))
    assert [(one["Severity"], one["Code"], one["Location"], one["Line"]) for one in read.get_records()] == [
        ("note", "filler", "drafts/noted.md", 2),
        ("error", "misspelled-name", "drafts/one.md", 3),
        ("note", "missing-ask", "templates/breakup.md", 4),
        ("warning", "guilt", "templates/breakup.md", 6),
        ("warning", "jargon", "templates/breakup.md", 6),
        ("note", "filler", "templates/breakup.md", 6),
        ("warning", "guilt", "templates/breakup.md", 7),
        ("warning", "guilt", "templates/breakup.md", 8),
        ("warning", "generic-follow-up", "templates/breakup.md", 10),
    ]


def test_sarif_says_where_what_and_how_to_mend_it() -> None:
    (result,) = run_of(of(NAME))["results"]
    place = {"startLine": 3, "startColumn": 4, "endLine": 3, "endColumn": 9}
    where = {"uri": "drafts/one.md", "uriBaseId": "%SRCROOT%"}
    assert result["locations"] == [{"physicalLocation": {"artifactLocation": where, "region": place}}]
    assert result["message"] == {"text": "the record says Brian; write “Hi Brian”"}
    assert result["fixes"] == [
        {
            "description": {"text": "write “Brian”"},
            "artifactChanges": [
                {
                    "artifactLocation": where,
                    "replacements": [{"deletedRegion": place, "insertedContent": {"text": "Brian"}}],
                }
            ],
            "properties": {"applicability": "safe"},
        }
    ]


def test_sarif_lists_the_rules_that_spoke_and_points_at_them() -> None:
    run = run_of(REPORT)
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["generic-follow-up", "guilt", "jargon", "filler", "misspelled-name"]
    for result in run["results"]:
        assert result["ruleId"] == (rules[result["ruleIndex"]] if "ruleIndex" in result else "missing-ask")


def test_sarif_keeps_rows_and_causes() -> None:
    in_rows = GUILT._replace(row="leads.csv:4", rows=212)
    found = [result["properties"] for result in run_of(of(in_rows, COVERED))["results"]]
    assert (found[0]["row"], found[0]["count"], found[0]["coveredBy"]) == ("leads.csv:4", 212, None)
    assert found[1]["coveredBy"] == "generic-follow-up"
    assert found[1]["draft"] == {"title": "Email 3", "kind": "follow_up", "step": None, "variant": None}


def test_sarif_names_files_outside_of_the_working_directory_in_full(tmp_path: Path) -> None:
    inside = NAME._replace(path=(Path.cwd() / "drafts" / "a b#.md").as_posix())
    outside = NAME._replace(path=(tmp_path / "ä.md").as_posix())
    locations = [
        r["locations"][0]["physicalLocation"]["artifactLocation"] for r in run_of(of(inside, outside))["results"]
    ]
    assert locations == [
        {"uri": "drafts/a%20b%23.md", "uriBaseId": "%SRCROOT%"},
        {"uri": (tmp_path / "ä.md").as_uri()},
    ]


def test_sarif_says_what_could_not_be_checked() -> None:
    (invocation,) = run_of(CLEAN._replace(errors=(UNREADABLE,)))["invocations"]
    assert not invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == UNREADABLE.message
    assert run_of(CLEAN)["invocations"][0]["executionSuccessful"]


def test_sarif_has_no_more_results_than_github_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pitchlint.reporters.sarif.MOST", 2)
    run = run_of(of(NOTE, GUILT, NAME))
    assert [result["ruleId"] for result in run["results"]] == ["misspelled-name", "guilt"]
    (said,) = run["invocations"][0]["toolExecutionNotifications"]
    assert said["message"]["text"] == "1 further findings are left out: GitHub takes 2 a run"


# as GitLab documents it: docs.gitlab.com, "Code quality report format"
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "positions"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)"},
                    "positions": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {
                            "begin": {
                                "type": "object",
                                "required": ["line"],
                                "properties": {"line": {"type": "integer", "minimum": 1}},
                            }
                        },
                    },
                },
            },
        },
    },
}


@pytest.mark.parametrize("report", [REPORT, CLEAN, Report()])
def test_gitlab_takes_it(report: Report) -> None:
    issues = json.loads(text("gitlab", report))
    jsonschema.validate(issues, GITLAB)
    assert len({issue["fingerprint"] for issue in issues}) == len(report.findings)


def test_gitlab_knows_other_words_for_gravity() -> None:
    issues = json.loads(text("gitlab", of(NAME, GUILT, NOTE, COVERED)))
    assert [issue["severity"] for issue in issues] == ["major", "minor", "info", "info"]
    assert issues[0]["location"]["positions"] == {"begin": {"line": 3, "column": 4}, "end": {"line": 3, "column": 9}}


# as reviewdog's reviewdog.proto has it; enums may be written by name
_POSITION = {
    "type": "object",
    "required": ["line"],
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
    "additionalProperties": False,
}
_RANGE = {
    "type": "object",
    "required": ["start"],
    "properties": {"start": _POSITION, "end": _POSITION},
    "additionalProperties": False,
}
_STRING = {"type": "string"}


def _object(required: str = "", **properties: object) -> dict[str, object]:
    return {
        "type": "object", "required": required.split(), "properties": properties, "additionalProperties": False
    }  # fmt: skip


DIAGNOSTIC = _object(
    "message location",
    message=_STRING,
    location=_object("path", path=_STRING, range=_RANGE),
    severity={"enum": ["ERROR", "WARNING", "INFO"]},
    source=_object("name", name=_STRING, url=_STRING),
    code=_object("value", value=_STRING, url=_STRING),
    suggestions={"type": "array", "items": _object("range text", range=_RANGE, text=_STRING)},
    original_output=_STRING,
)
RDJSON = _object("diagnostics", source=_object("name", name=_STRING, url=_STRING), severity={"enum": ["ERROR"]},
                 diagnostics={"type": "array", "items": DIAGNOSTIC})  # fmt: skip


def test_reviewdog_takes_it() -> None:
    jsonschema.validate(json.loads(text("rdjson")), RDJSON)
    jsonschema.validate(json.loads(text("rdjson", CLEAN)), RDJSON)
    diagnostics = [json.loads(line) for line in text("rdjsonl").splitlines()]
    for diagnostic in diagnostics:
        jsonschema.validate(diagnostic, DIAGNOSTIC)
    assert [one["code"]["value"] for one in diagnostics] == [found.rule for found in REPORT.findings]
    assert text("rdjsonl", CLEAN) == ""


def test_reviewdog_counts_columns_in_bytes() -> None:
    line = "Olá, “Brain” 😀 x"
    words = finding(2, 7, 12, "misspelled-name", "m", text="Brain", path="drafts/one.md")
    fix = SourceFix("safe", "", (SourceEdit(2, 15, 2, 16, "y"),))
    report = of(words._replace(fix=fix))._replace(sources={"drafts/one.md": f"ä\r\n{line}\r\n"})
    (diagnostic,) = json.loads(text("rdjson", report))["diagnostics"]
    start, end = diagnostic["location"]["range"]["start"], diagnostic["location"]["range"]["end"]
    assert line.encode()[start["column"] - 1 : end["column"] - 1] == b"Brain"
    (suggestion,) = diagnostic["suggestions"]
    columns = suggestion["range"]["start"]["column"], suggestion["range"]["end"]["column"]
    assert line.encode()[columns[0] - 1 : columns[1] - 1].decode() == line[14:15]


@pytest.mark.parametrize("form", ["rdjson", "sarif"])
def test_a_fix_that_is_only_shown_is_not_offered(form: str) -> None:
    assert NAME.fix
    shown = NAME._replace(fix=NAME.fix._replace(applicability="display"))
    assert '"Brian"' in text(form, of(NAME))
    assert '"Brian"' not in text(form, of(shown))


def test_junit_has_a_test_a_mail() -> None:
    suites = junitparser.JUnitXml.fromstring(text("junit").encode())
    assert (suites.tests, suites.failures, suites.errors) == (4, 2, 0)
    cases = {(case.classname, case.name): case for suite in suites for case in suite}
    assert [key for key, case in cases.items() if case.is_passed] == [
        ("drafts/good.md", "mail, variant B"),
        ("drafts/noted.md", "mail"),
    ]
    failure = cases["templates/breakup.md", "Email 3"].result[0]
    assert failure.type == "generic-follow-up"
    assert failure.message == "blames silence and brings nothing new; replace lines 6-8 by one new fact"
    assert [line.split(" ", 3)[:3] for line in failure.text.splitlines()][:2] == [
        ["templates/breakup.md:10:1:", "warning", "generic-follow-up"],
        ["templates/breakup.md:6:1:", "warning", "guilt"],
    ]
    others = cases["templates/breakup.md", "Email 3"].system_out
    assert others is not None
    assert others.endswith("ask one question (explained by generic-follow-up)")


def test_junit_fails_by_what_fails_the_run() -> None:
    def failures(level: str) -> int:
        return junitparser.JUnitXml.fromstring(text("junit", REPORT._replace(fail_level=level)).encode()).failures

    assert [failures(level) for level in ("error", "warning", "info", "never")] == [1, 2, 3, 0]


def test_junit_has_an_error_for_what_could_not_be_checked_and_no_name_twice() -> None:
    twice = (CheckedDraft("a.md", 4, BREAKUP), CheckedDraft("a.md", 9, BREAKUP), CheckedDraft("leads.csv", 1, A_LIST))
    report = Report(drafts=twice[:2], lists=twice[2:], errors=(UNREADABLE, UNREADABLE, Problem("", "broken")))
    suites = junitparser.JUnitXml.fromstring(text("junit", report).encode())
    assert (suites.tests, suites.failures, suites.errors) == (6, 0, 3)
    assert [(case.classname, case.name) for suite in suites for case in suite] == [
        ("a.md", "Email 3"),
        ("a.md", "Email 3 (2)"),
        ("leads.csv", "prospect list"),
        ("drafts/broken.md", "can be checked"),
        ("drafts/broken.md", "can be checked (2)"),
        ("configuration", "can be checked"),
    ]


def test_checkstyle() -> None:
    root = ElementTree.fromstring(text("checkstyle"))
    assert root.tag == "checkstyle"
    assert [file.get("name") for file in root] == [draft.path for draft in REPORT.drafts]
    (error,) = root[2]
    assert error.attrib == {
        "line": "3", "column": "4", "severity": "error", "source": "pitchlint.misspelled-name",
        "message": "the record says Brian; write “Hi Brian”",
    }  # fmt: skip
    assert {error.get("severity") for error in root.iter("error")} == {"error", "warning", "info"}


# Jenkins' warnings-ng, PyLintParser, before and since symbols; ruff's own lines fit the first
JENKINS = (
    r"(.*):(\d+): \[(\D\d*).*\] (.*)",
    r"(?P<path>.*):(?P<line>\d+): \[(?P<category>\D\d*)\((?P<symbol>.*)\), .*?\] (?P<message>.*)",
)


@pytest.mark.parametrize("pattern", JENKINS)
def test_pylints_readers_read_it(pattern: str) -> None:
    found = [re.fullmatch(pattern, line) for line in text("pylint").splitlines()]
    assert all(found)
    assert [(one[1], int(one[2]), one[3]) for one in found if one] == [
        (f.path, f.line, "I" if f.covered_by else f.severity[0].upper()) for f in REPORT.findings
    ]
    bracket = of(finding(1, 1, 2, "guilt", "quotes “[x] y”", path="a:3: [b].md"))
    read = re.fullmatch(JENKINS[1], text("pylint", bracket))
    assert read
    assert (read["path"], read["symbol"], read["message"]) == ("a:3: [b].md", "guilt", "quotes “[x] y”")


def azure_command(line: str) -> tuple[str, dict[str, str], str] | None:
    """A line as the agent of Azure Pipelines reads it (Command.TryParse)."""
    start = line.find("##vso[")
    end = line.find("]", start)
    if start < 0 or end < 0:
        return None
    name, _, listed = line[start + 6 : end].partition(" ")
    properties = {}
    for pair in filter(None, listed.split(";")):
        key, _, value = pair.partition("=")
        for code, character in (("%3B", ";"), ("%0D", "\r"), ("%0A", "\n"), ("%5D", "]"), ("%AZP25", "%")):
            value = value.replace(code, character)
        properties[key] = value
    return name, properties, line[end + 1 :].replace("%AZP25", "%")


def test_azure_reads_it() -> None:
    read = [azure_command(line) for line in text("azure", of(GUILT, NAME)).splitlines()]
    assert read == [
        (
            "task.logissue",
            {"type": "error", "sourcepath": "drafts/one.md", "linenumber": "3", "columnnumber": "4",
             "code": "misspelled-name"},
            "the record says Brian; write “Hi Brian”",
        ),
        (
            "task.logissue",
            {"type": "warning", "sourcepath": "templates/breakup.md", "linenumber": "6", "columnnumber": "1",
             "code": "guilt"},
            "counts your mails: “I've reached out a few times”; say what is new",
        ),
    ]  # fmt: skip


def test_azure_has_no_notes_so_they_are_lines_of_the_log() -> None:
    assert text("azure", of(NOTE, COVERED)) == (
        "templates/breakup.md:6:74: info filler “of all sizes” says nothing\n"
        "templates/breakup.md:4:1: info missing-ask asks for nothing; ask one question (explained by generic-follow-up)"
    )


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif", "checkstyle", "rdjson", "azure", "pylint"])
def test_what_others_explain_has_the_level_of_a_note_and_says_so(form: str) -> None:
    covered = text(form, of(COVERED._replace(severity="error")))
    assert "(explained by generic-follow-up)" in covered
    assert not re.search(
        r"::error|major|\"level\": \"error\"\s*,\s*\"message|severity=.error|ERROR|type=error|\[E", covered
    )


def table(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text("csv", report).removeprefix("\ufeff"))))


def test_csv_has_a_row_a_mail() -> None:
    rows = table(REPORT)
    assert list(rows[0]) == list(COLUMNS)
    assert [
        (row["file"], row["verdict"].split(" ")[0], row["errors"], row["warnings"], row["notes"]) for row in rows
    ] == [
        ("drafts/good.md", "Clean", "0", "0", "0"),
        ("drafts/noted.md", "Clean", "0", "0", "1"),
        ("drafts/one.md", "Deleted", "1", "0", "0"),
        ("templates/breakup.md", "Deleted", "0", "5", "1"),
    ]
    assert rows[3]["mail"] == "Email 3"
    assert rows[3]["verdict"] == 'Deleted at "Should I close your file?": blames silence and brings nothing new.'
    assert rows[3]["fix first"] == "replace lines 6-8 by one new fact."
    assert rows[3]["rule"] == "generic-follow-up"


def test_csv_has_lists_and_what_could_not_be_checked() -> None:
    report = Report(lists=(CheckedDraft("leads.csv", 1, A_LIST),), errors=(UNREADABLE,))
    assert [(row["file"], row["line"], row["mail"], row["verdict"]) for row in table(report)] == [
        ("leads.csv", "1", "(prospect list)", "Clean"),
        ("drafts/broken.md", "3", "", "Not checked: is no text; save it as UTF-8"),
    ]


def test_nobody_deletes_a_list() -> None:
    advice, more = "write “Eskil”", {"severity": "error", "draft": A_LIST}
    wrong = finding(2, 1, 5, "misspelled-name", "“ESKIL” is in capitals", advice, **more)
    report = Report(lists=(CheckedDraft("templates/breakup.md", 1, A_LIST),), findings=(wrong,))
    (row,) = table(report)
    assert (row["verdict"], row["fix first"]) == ("Wrong: “ESKIL” is in capitals.", "write “Eskil”.")


def test_csv_is_utf_8_to_excel_too() -> None:
    assert text("csv").startswith("\ufefffile,")


def test_markdown() -> None:
    assert text("markdown") == (
        """\
<!-- pitchlint -->
### pitchlint

4 mails: **2 blocked**, 2 clean.

#### `drafts/one.md:3` (first mail, 77 words)

**Deleted** at "Brain": the record says Brian. 3:4 error `misspelled-name`

**Fix first:** write “Hi Brian”.

#### `templates/breakup.md:4` Email 3 (follow-up, 41 words)

**Deleted** at "Should I close your file?": blames silence and brings nothing new. 10:1 warning `generic-follow-up`

**Fix first:** replace lines 6-8 by one new fact.

- 6:1 warning `guilt` (+2 more: lines 7, 8) counts your mails: “I've reached out a few times”; say what is new
- 6:42 warning `jargon` “enterprise solutions” says nothing; say what it does
- + 1 note"""
    )


def test_markdown_of_a_clean_run_says_so_and_keeps_its_marker() -> None:
    assert text("markdown", CLEAN).splitlines() == [MARKER, "### pitchlint", "", "1 mail: 1 clean."]
    assert text("markdown", Report()).splitlines()[-1] == "0 mails."


def test_markdown_tells_what_blocks_from_what_could_be_better() -> None:
    assert "4 mails: **1 blocked**, 1 could be better, 2 clean." in text(
        "markdown", REPORT._replace(fail_level="error")
    )


def test_markdown_counts_from_a_commit_and_a_baseline() -> None:
    compared = REPORT._replace(since="main", known=12, gone=3)
    assert (
        "4 mails changed since `main`: **2 blocked**, 2 with nothing new. 12 known findings left out. "
        "Better: 3 known findings gone."
    ) in text("markdown", compared)
    assert text("markdown", Report(since="main")).splitlines()[-1] == "No mail differs from `main`."


def test_markdown_says_what_could_not_be_checked() -> None:
    shown = text("markdown", CLEAN._replace(errors=(UNREADABLE,)))
    assert "**1 problem: not all could be checked**\n- `drafts/broken.md` is no text; save it as UTF-8" in shown


def test_markdown_fits_into_one_comment_with_the_gravest_first() -> None:
    long = "ü" * 400
    drafts = tuple(CheckedDraft(f"{number}.md", 1, BREAKUP) for number in range(900))
    found = tuple(
        finding(1, 1, 2, "guilt", long, path=f"{number}.md", severity="error" if number > 890 else "warning")
        for number in range(900)
    )
    shown = text("markdown", Report(drafts=drafts, findings=found, catalogue=REPORT.catalogue))
    assert LONGEST - 2000 < len(shown.encode()) <= LONGEST
    places = re.findall(r"#### `(\d+)\.md", shown)
    assert places[:10] == [*map(str, range(891, 900)), "0"]
    assert shown.splitlines()[-1] == f"… and {900 - len(places)} more mails: the log of the job has them all."


def rendered(markdown: str) -> str:
    return MarkdownIt("gfm-like", {"linkify": False}).render(markdown)


@pytest.mark.parametrize(
    "hostile",
    [
        "[click](http://evil.example)", "![x](http://evil.example/p.png)", "<img src=x onerror=y>", "<!-- x", "`code`",
        "**bold** __bold__ ~~gone~~", "a | b | c", "&lt;b&gt;", "\\<b\\>", "<http://evil.example>",
    ],
)  # fmt: skip
def test_markdown_takes_nothing_in_a_mail_for_markup(hostile: str) -> None:
    from html import unescape

    html = rendered(text("markdown", of(finding(1, 1, 2, "guilt", hostile, text=hostile))))
    assert not re.search(r"<a |<img|<s>|<strong>bold|<table|<b>", html)
    assert hostile in re.sub(r"<[^>]+>", "", unescape(html).replace("\u200b", "")) or hostile in unescape(html)


@pytest.mark.parametrize("reference", ["@octocat", "#12", "!7", "acme/site#4", "~bug", "%v1", "$3", "www.evil.example"])
def test_markdown_mentions_nobody(reference: str) -> None:
    shown = text("markdown", of(finding(1, 1, 2, "guilt", f"says {reference}")))
    assert reference not in shown
    assert "&#8203;" in shown


def test_fingerprints_stay_when_lines_move_and_change_with_the_sentence() -> None:
    known = GUILT._replace(context="I've reached out a few times.")
    moved = known._replace(line=40, end_line=40, column=3, end_column=31)
    assert fingerprints(of(moved)) == fingerprints(of(known))
    for other in (
        known._replace(context="I wrote twice."),
        known._replace(rule="jargon"),
        known._replace(path="b.md"),
        known._replace(draft=BREAKUP._replace(step=4)),
        known._replace(draft=BREAKUP._replace(variant="B")),
        known._replace(draft=BREAKUP._replace(title="Email 4")),
    ):
        assert fingerprints(of(other)) != fingerprints(of(known))


def test_fingerprints_of_the_same_words_are_numbered() -> None:
    first, second, third = fingerprints(of(GUILT, JARGON, GUILT_AGAIN))
    assert (first.partition(":")[0], first[-2:], third[-2:]) == (third.partition(":")[0], ":1", ":2")
    assert second.partition(":")[0] != first.partition(":")[0]
    assert len(set(fingerprints(of(*[GENERIC] * 5)))) == 5
