"""Files of approved claims: what they hold, and what is wrong with them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from pitchlint.config import CommandLine
from pitchlint.mail import Claim
from pitchlint.run import check
from pitchlint.settings import ConfigError, claims


def written(folder: Path, text: str) -> Path:
    path = folder / "claims.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_entries_with_their_places(tmp_path: Path) -> None:
    text = """# ours
- number: 31%
  client: NO Such
  expires: 2027-01-31

- text: We have never
    lost a load.
  source: Kim
"""
    assert claims.read(written(tmp_path, text)) == (
        Claim("31%", "NO Such", expires=datetime.date(2027, 1, 31), place="claims.yaml:2"),
        Claim(text="We have never lost a load.", source="Kim", place="claims.yaml:6"),
    )


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "claims:\n", "[]\n"])
def test_a_list_may_be_empty(tmp_path: Path, text: str) -> None:
    assert claims.read(written(tmp_path, text)) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- number: 1\n  nubmer: 2\n", ":2: unknown key 'nubmer'; did you mean 'number'?"),
        ("- number: 1\n  expires: soon\n", ":2: 'expires' wants a date, as in 2027-01-31, not 'soon'"),
        ("- source: Kim\n", ":1: a claim says nothing; give it one of number, client, result, text"),
        ("- 31%\n", ":1: a claim wants keys: number, client, result or text, and expires"),
        ("- number: [1, 2]\n", ":1: 'number' wants a text; write one claim for each"),
        ("number: 1\n", ":1: wants a list of claims, each with number, client, result or text"),
        ("- &a\n  number: 1\n- *a\n", ":3: uses a YAML alias ('*name'); write the value out"),
        ("- number: 'a\n", ":2: not valid YAML: found unexpected end of stream; put the value in quotation marks"),
        ("[" * 60_000, ":1: nested too deep for a list of claims"),
    ],
)
def test_what_is_wrong_with_a_list(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError) as error:
        claims.read(written(tmp_path, text))
    assert str(error.value).endswith(f"claims.yaml{message}")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"claims\.yaml: no such claims file; mend 'claims' in the configuration"):
        claims.read(tmp_path / "claims.yaml")
    (tmp_path / "claims.yaml").write_bytes(b"- number: 1\n- text: \xff\n")
    with pytest.raises(ConfigError, match=r"claims\.yaml:2: not UTF-8"):
        claims.read(tmp_path / "claims.yaml")


def test_a_run_goes_by_them(tmp_path: Path) -> None:
    written(tmp_path, "- number: 31%\n  expires: 2026-01-31\n")
    (tmp_path / "pitchlint.toml").write_text('claims = "claims.yaml"\n')
    draft = tmp_path / "a.md"
    draft.write_text("---\nkind: first\n---\nHi Dana,\n\nWe cut breakages by 31% at Larkspur Linens.\n")
    line = CommandLine(select=("unapproved-claim",))
    assert check([draft], line, today=datetime.date(2026, 1, 31)).findings == ()
    (finding,) = check([draft], line, today=datetime.date(2026, 2, 1)).findings
    assert (finding.line, finding.text) == (6, "31%")
    assert finding.message == "“31%” rests on a claim that ran out on 2026-01-31 (claims.yaml:1)"
