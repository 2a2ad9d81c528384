"""Small folders as teams keep them, one for each shape and dialect family, with mistakes seeded before the code ran.

A folder of `acceptance/` holds the files, `expected.txt`, and perhaps `command.txt`: what follows `pitchlint check`
(default: `.`). A line of `expected.txt` is one error or warning, fields separated by tabs: path, line, rule, words. No
words: the finding is about the whole mail or a timing. Further fields are other words that would be as right. Words
that begin with `~` only fix what the finding has to be about: one of the two texts holds the other.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from pitchlint.cli import main

HERE = Path(__file__).parent
ACCEPTANCE = HERE / "acceptance"
FOLDERS = sorted(path.name for path in ACCEPTANCE.iterdir() if path.is_dir())
OURS = ("expected.txt", "command.txt")  # not the team's: the run must not see them


class Row(NamedTuple):
    path: str
    line: int
    rule: str
    words: str


def expectations(file: Path) -> list[tuple[Row, list[str]]]:
    """The rows of an expected file, each with all words that would be right."""
    rows = []
    for line in file.read_text(encoding="utf-8").splitlines():
        path, number, rule, *words = line.split("\t")
        rows.append((Row(path, int(number), rule, words[0] if words else ""), words or [""]))
    return rows


def fits(found: str, wanted: str) -> bool:
    """Are these the words, or, behind a `~`, does one hold the other?"""
    if not wanted.startswith("~"):
        return found == wanted
    bare = " ".join(wanted[1:].split())
    found = " ".join(found.split())
    return bool(found) and (found in bare or bare in found)


def compared(found: list[Row], wanted: list[tuple[Row, list[str]]]) -> tuple[list[Row], list[Row]]:
    """Both sides, sorted, to be equal; a finding whose words fit stands with the words that were wanted."""
    left = list(found)
    said: list[Row] = []
    for row, words in wanted:
        hit = next(
            (one for one in left if one[:3] == row[:3] and any(fits(one.words, word) for word in words)),
            None,
        )
        if hit is not None:
            left.remove(hit)
            said.append(row)
    return sorted(said + left), sorted(row for row, _ in wanted)


def checked(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[list[Row], str, object]:
    """Errors and warnings that nothing covers, what stood on standard error, and the exit code."""
    with pytest.raises(SystemExit) as stop:
        main(["check", *arguments, "--format", "jsonl", "--no-cache", "--color", "never"])
    out, err = capsys.readouterr()
    findings = [json.loads(line) for line in out.splitlines()]
    rows = [
        Row(one["path"], one["line"], one["rule"], one["text"])
        for one in findings
        if one["severity"] in ("error", "warning") and one["covered_by"] is None
    ]
    return rows, err, stop.value.code


def complaints(err: str) -> list[str]:
    return [line for line in err.splitlines() if re.search(r"(^|[\s:])error:", line)]


@pytest.mark.parametrize("name", FOLDERS)
def test_all_that_was_seeded_and_nothing_else(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = ACCEPTANCE / name
    folder = tmp_path / name
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns(*OURS))
    monkeypatch.chdir(folder)
    command = source / "command.txt"
    arguments = shlex.split(command.read_text(encoding="utf-8")) if command.exists() else ["."]
    found, err, code = checked(arguments, capsys)
    said, wanted = compared(found, expectations(source / "expected.txt"))
    assert said == wanted, err
    assert not complaints(err)
    assert code == (1 if wanted else 0)


NINE = [
    (Row("leads.csv", 5, "bad-value", "ESKIL"), ["ESKIL"]),
    (Row("sequence.yaml", 17, "unknown-field", "{{companyName}}"), ["{{companyName}}"]),
    (Row("sequence.yaml", 31, "foreign-field", "*|COMPANY|*"), ["*|COMPANY|*"]),
    (Row("sequence.yaml", 31, "jargon", "move the needle"), ["move the needle"]),
    (Row("sequence.yaml", 33, "stray-name", "Aldermoor Lodge"), ["Aldermoor Lodge"]),
    (Row("sequence.yaml", 37, "hasty-step", "1"), ["1"]),
    (Row("sequence.yaml", 39, "malformed-field", "~{{first_name}"), ["~{{first_name}"]),
    (Row("sequence.yaml", 45, "guilt", "~This is my third email"), ["~This is my third email"]),
    (Row("sequence.yaml", 47, "broken-render", "~in {{city}} on"), ["~in {{city}} on", "~in  on"]),
]


def test_the_sequence_of_the_examples_has_its_nine_mistakes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "sequence"
    shutil.copytree(HERE.parent / "examples" / "sequence", folder)
    monkeypatch.chdir(folder)
    found, err, code = checked([".", "--prospects", "leads.csv", "--today", "2026-03-02"], capsys)
    said, wanted = compared(found, NINE)
    assert said == wanted, err
    assert not complaints(err)
    assert code == 1
    assert len({row.rule for row, _ in NINE}) == 9


def test_four_of_the_folders_are_clean() -> None:
    clean = [name for name in FOLDERS if not (ACCEPTANCE / name / "expected.txt").read_text(encoding="utf-8")]
    assert len(FOLDERS) >= 20
    assert len(clean) >= 4


@pytest.mark.parametrize("name", FOLDERS)
def test_every_place_named_is_there(name: str) -> None:
    """The files and the places are counted again here: a changed line must not move a place away."""
    for row, _ in expectations(ACCEPTANCE / name / "expected.txt"):
        data = (ACCEPTANCE / name / row.path).read_bytes()
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252")
        line = text.split("\n")[row.line - 1]
        first = row.words.removeprefix("~").split()[:1]
        assert line.strip()
        assert not first or first[0].split('"')[0] in line
