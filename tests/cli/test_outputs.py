"""`--format` and `--output-file`: what goes where."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pitchlint import reporters

BAD = "Hi Dana,\n\nWe offer synergies.\n"
CONCISE = "a.md:3:10: warning buzz “synergies” says nothing; say what you do"
SUMMARY = "Found 1 warning in 1 mail."


@pytest.fixture
def check(here: Path, pitchlint: Callable[..., Any]) -> Callable[..., Any]:
    (here / "a.md").write_text(BAD, encoding="utf-8")
    return lambda *arguments: pitchlint("check", "a.md", *arguments)


def test_a_format_for_the_file_leaves_text_on_standard_output(here: Path, check) -> None:
    ran = check("--format", "sarif", "--output-file", "x.sarif")
    assert (ran.code, ran.out.splitlines(), ran.err) == (1, [CONCISE, SUMMARY], "")
    assert json.loads((here / "x.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_several_files_each_with_its_format_beside_standard_output_with_its_own(here: Path, check) -> None:
    ran = check("-o", "sarif=x.sarif", "-o", "gitlab=gl.json", "-o", "junit=j.xml", "--format", "jsonl")
    assert json.loads(ran.out)["rule"] == "buzz"
    assert json.loads((here / "gl.json").read_text(encoding="utf-8"))[0]["check_name"] == "buzz"
    assert (here / "j.xml").read_text(encoding="utf-8").startswith("<?xml")
    assert (here / "x.sarif").exists()


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("r.json", "[\n"), ("r.jsonl", '{"path"'), ("r.sarif", '{\n  "$schema"'), ("r.csv", "\ufefffile,"),
        ("r.md", "<!-- pitchlint -->"), ("r.txt", CONCISE), ("R.MD", "<!-- pitchlint -->"), ("./x=y.txt", CONCISE),
    ],
)  # fmt: skip
def test_the_ending_says_the_format_where_nothing_else_does(here: Path, check, name: str, start: str) -> None:
    check("-o", name)
    assert (here / name).read_text(encoding="utf-8").startswith(start)


def test_the_format_beats_the_ending(here: Path, check) -> None:
    check("--format", "gitlab", "-o", "gl-code-quality-report.json")
    (issue,) = json.loads((here / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    assert issue["fingerprint"]


def test_text_in_a_file_ends_with_the_summary_and_has_no_colour(here: Path, check) -> None:
    check("-o", "grouped=r.txt", "--statistics", "--color", "always")
    lines = (here / "r.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "a.md:1  (first mail, 3 words)"
    assert lines[-2:] == ["1  warning  buzz", SUMMARY]


def test_the_configuration_says_the_format_of_standard_output(here: Path, check) -> None:
    (here / "pitchlint.toml").write_text('format = "pylint"\n', encoding="utf-8")
    assert check("-o", "r.csv").out.startswith("a.md:3: [W(buzz), ]")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-o", "sarif="), "'sarif=' names no file"),
        (("-o", ""), "'' names no file"),
        (("-o", "sarif=r.txt", "-o", "r.txt"), "r.txt is named twice"),
    ],
)
def test_what_cannot_be_meant(check, arguments: tuple[str, ...], said: str) -> None:
    ran = check(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1


def test_findings_are_shown_even_where_the_file_cannot_be_written(here: Path, check) -> None:
    (here / "report.txt").mkdir()
    ran = check("-o", "report.txt")
    assert (ran.code, ran.out.splitlines()) == (2, [CONCISE, SUMMARY])
    assert ran.err == "error: report.txt: Is a directory\n"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("no/report.txt", "no folder 'no'; create it first"),
        ("xml=r.xml", "no format 'xml'; there are full, concise, grouped, json"),
        ("sarf=r.sarif", "no format 'sarf'; did you mean 'sarif'?"),
        ("sarif=-", "'sarif=-' names no file; write FORMAT=FILE, as in sarif=pitchlint.sarif"),
        ("r.xml", "which format does 'r.xml' want? write it before the name, as in junit=r.xml"),
        ("a.md", "'a.md' is one of the files that were checked; name another one"),
    ],
)
def test_a_file_that_cannot_be_meant_is_an_error_before_anything_is_shown(
    here: Path, check, name: str, told: str
) -> None:
    ran = check("-o", name)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert ran.err.count("\n") == 1
    assert [path.name for path in here.iterdir()] == ["a.md"]
    assert (here / "a.md").read_text(encoding="utf-8") == BAD


def test_a_report_of_ours_is_no_mail(check, pitchlint) -> None:
    check("-o", "out.md")
    ran = pitchlint("check", "-v", ".", "--no-cache")
    assert ran.out.splitlines()[-1] == "Found 1 warning in 1 mail (1 file passed over)."
    assert "passed over: out.md: does not look like mail" in ran.err


def test_more_warnings_than_allowed_are_told(check) -> None:
    ran = check("--fail-level", "never", "--max-warnings", "0")
    assert (ran.code, ran.err) == (1, "1 warning, and --max-warnings allows 0\n")
    assert check("--max-warnings", "1")[::2] == (0, "")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--isolated", "--config", "x.toml"), "--isolated and --config do not go together: leave one out"),
        (("-q", "-v"), "--quiet and --verbose do not go together"),
        (("--diff", "--format", "json"), "--diff and --format do not go together"),
        (("--diff", "--statistics"), "--diff and --statistics do not go together"),
        (("--diff", "--max-warnings", "0"), "--diff and --max-warnings do not go together"),
        (("--diff", "--redact"), "--diff and --redact do not go together"),
        (("--diff", "--exit-non-zero-on-fix"), "--diff and --exit-non-zero-on-fix do not go together"),
        (("--select", ""), "is empty; name what to check, or leave the option out"),
        (("--include", " , "), "is empty; name what to check, or leave the option out"),
    ],
)
def test_an_option_that_would_be_ignored_is_an_error(check, options: tuple[str, ...], told: str) -> None:
    ran = check(*options)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert told in ran.err


def test_statistics_of_a_programs_format_are_on_standard_error(check) -> None:
    ran = check("--format", "sarif", "--statistics")
    assert json.loads(ran.out)["runs"]
    assert ran.err == "1  warning  buzz\n"


@pytest.mark.parametrize("form", reporters.FORMATS)
def test_every_format_runs_and_exits_alike(check, form: str) -> None:
    ran = check("--format", form)
    assert (ran.code, ran.err) == (1, "")
    assert "a.md" in ran.out


def test_a_reporter_is_loaded_when_it_is_used(check) -> None:
    for module in [name for name in sys.modules if name.startswith("pitchlint.reporters.")]:
        if module.rpartition(".")[2] in ("sarif", "junit", "markdown", "csv", "gitlab", "exchange"):
            del sys.modules[module]
    check("--format", "concise")
    assert not {f"pitchlint.reporters.{name}" for name in ("sarif", "junit", "markdown", "csv")} & sys.modules.keys()


def test_csv_is_read_as_it_was_meant(here: Path, check) -> None:
    check("-o", "r.csv")
    with (here / "r.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["file"], row["kind"], row["warnings"]) == ("a.md", "first", "1")
