"""The formats that list every finding: concise, grouped, json, jsonl, github."""

from __future__ import annotations

import json

import pytest
from made import CLEAN, GENERIC, GUILT, JARGON, NAME, REPORT, finding

from pitchlint import reporters
from pitchlint.finding import Finding
from pitchlint.reporters.look import Look
from pitchlint.run import Report

PLAIN = Look()


def text(form: str, report: Report = REPORT, look: Look = PLAIN) -> str:
    return "\n".join(reporters.lines(report, form, look))


def of(*findings: Finding) -> Report:
    return REPORT._replace(findings=findings)


def test_concise_is_one_line_a_finding_also_for_what_others_explain() -> None:
    assert (
        text("concise")
        == """\
drafts/one.md:3:4: error misspelled-name the record says Brian; write “Hi Brian” [*]
templates/breakup.md:4:1: warning missing-ask asks for nothing; ask one question (explained by generic-follow-up)
templates/breakup.md:6:1: warning guilt counts your mails: “I've reached out a few times”; say what is new
templates/breakup.md:6:42: warning jargon “enterprise solutions” says nothing; say what it does
templates/breakup.md:7:1: warning guilt counts your mails: “I have reached out before”; say what is new
templates/breakup.md:8:1: warning guilt counts your mails: “Third mail now”; say what is new
templates/breakup.md:10:1: warning generic-follow-up blames silence and brings nothing new; replace lines 6-8 by one new fact"""  # noqa: E501
    )


def test_concise_lists_notes_on_request() -> None:
    assert "drafts/noted.md:2:1: info filler “Just” says nothing" in text("concise", look=Look(info=True))


def test_a_fix_that_is_only_shown_is_no_fix() -> None:
    assert NAME.fix
    shown = NAME._replace(fix=NAME.fix._replace(applicability="display"))
    assert "[*]" not in text("concise", of(shown))


def test_grouped_follows_the_verdict_and_cuts_nothing() -> None:
    assert (
        text("grouped")
        == """\
drafts/one.md:3  (first mail, 77 words)
  3:4  error  misspelled-name  the record says Brian; write “Hi Brian”

templates/breakup.md:4  Email 3 (follow-up, 41 words)
  10:1  warning  generic-follow-up  blames silence and brings nothing new;
        replace lines 6-8 by one new fact
  6:1   warning  guilt              counts your mails: “I've reached out a few
        times”; say what is new (+2 more: lines 7, 8)
  6:42  warning  jargon             “enterprise solutions” says nothing; say
        what it does
  + 1 note (--show info)
"""
    )


def test_jsonl_keeps_its_promise() -> None:
    first = text("jsonl", of(NAME))
    assert first == (
        '{"path": "drafts/one.md", "line": 3, "column": 4, "end_line": 3, "end_column": 9, "rule": "misspelled-name", '
        '"severity": "error", "message": "the record says Brian; write “Hi Brian”", "text": "Brain", '
        '"fix": {"applicability": "safe", "message": "write “Brian”", "edits": [{"line": 3, "column": 4, '
        '"end_line": 3, "end_column": 9, "text": "Brian"}]}, "url": "", "row": null, "count": 1, "covered_by": null, '
        '"draft": {"title": "", "kind": "first", "step": null, "variant": null}}'
    )


def test_jsonl_is_a_line_a_finding_notes_included() -> None:
    lines = text("jsonl").splitlines()
    assert [json.loads(line)["rule"] for line in lines] == [finding.rule for finding in REPORT.findings]
    assert text("jsonl", CLEAN) == ""


@pytest.mark.parametrize("end", ["\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_jsonl_lines_end_nowhere_else(end: str) -> None:
    (line,) = text("jsonl", of(finding(1, 1, 2, "guilt", "m", text=f"a{end}b"))).splitlines()
    assert json.loads(line)["text"] == f"a{end}b"


def test_json_is_one_array() -> None:
    assert [found["line"] for found in json.loads(text("json"))] == [f.line for f in REPORT.findings]
    assert text("json", CLEAN) == "[]"


def test_machines_get_no_colour_and_no_terminal_commands() -> None:
    hostile = of(finding(1, 1, 2, "guilt", "m \x1b[31m \x9b31m", text="\x1b]0;owned\x07"))
    for form in ("json", "jsonl", "github"):
        assert not {"\x1b", "\x9b", "\x07"} & set(text(form, hostile, Look(colour=True)))


def test_github_shows_the_gravest_first() -> None:
    found = text("github", of(GUILT, NAME)).splitlines()
    assert found == [
        "::error title=Spells their name wrong (misspelled-name),file=drafts/one.md,line=3,col=4,endLine=3,endColumn=9"
        "::the record says Brian; write “Hi Brian”",
        "::warning title=Counts your mails at the reader (guilt),file=templates/breakup.md,line=6,col=1,endLine=6,"
        "endColumn=29::counts your mails: “I've reached out a few times”; say what is new",
    ]


def test_github_escapes_what_would_end_a_property_or_a_message() -> None:
    hostile = finding(1, 1, 2, "guilt", "100%\n::error::owned\x1b", path="a,b:c%.md")
    (line,) = text("github", of(hostile)).splitlines()
    assert ",file=a%2Cb%3Ac%25.md,line=1," in line
    assert line.endswith("::100%25 ::error::owned\\x1b")


def test_github_says_what_will_be_hidden() -> None:
    many = [GUILT._replace(line=line, end_line=line) for line in range(1, 13)]
    last = text("github", of(*many, JARGON, GENERIC, NAME)).splitlines()[-1]
    assert last == (
        "GitHub shows 10 annotations of a level a step: it hides 4 warnings listed above; "
        'the job summary has room for them: -o markdown="$GITHUB_STEP_SUMMARY"'
    )
    assert "hides" not in text("github", of(*many[:10]))


@pytest.mark.parametrize("form", reporters.FORMATS)
def test_the_same_report_gives_the_same_text(form: str) -> None:
    assert text(form) == text(form)


@pytest.mark.parametrize("form", ["full", "concise", "grouped", "json", "jsonl", "github"])
def test_nothing_to_say(form: str) -> None:
    assert text(form, Report()) in ("", "[]")
