"""The example pack installs as a package of its own, and its rules and pages run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def with_pack(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a process that sees the example pack, installed by pip from a copy."""
    folder = tmp_path_factory.mktemp("pack")
    shutil.copytree("examples/pack", folder / "source")
    target = folder / "installed"
    subprocess.run(
        [
            sys.executable,
            *"-m pip install --quiet --no-deps --no-build-isolation".split(),
            "--target",
            target,
            "./source",
        ],
        cwd=folder,
        check=True,
    )
    return {**os.environ, "PYTHONPATH": str(target)}


def python(module: str, *arguments: str, env: dict[str, str], cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, env=env, cwd=cwd, capture_output=True, text=True, check=False)


def findings(*arguments: str, env: dict[str, str], cwd: Path) -> list[dict[str, object]]:
    run = python("pitchlint", "check", "a.md", "--format", "jsonl", *arguments, env=env, cwd=cwd)
    assert run.stderr == ""
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_its_rules_are_listed_and_speak(with_pack: dict[str, str], tmp_path: Path) -> None:
    rules = json.loads(python("pitchlint", "rules", "--format", "json", env=with_pack, cwd=tmp_path).stdout)
    assert {"example/long-postscript", "example/weather-talk"} <= {rule["id"] for rule in rules}
    (tmp_path / "a.md").write_text("Hi Dana,\n\nTrying to beat the heat this week?\n")
    (finding,) = findings("--select", "example", env=with_pack, cwd=tmp_path)
    assert (finding["rule"], finding["severity"]) == ("example/weather-talk", "info")
    assert (finding["line"], finding["column"], finding["text"]) == (3, 11, "beat the heat")


def test_its_options_are_configured_like_any_rule(with_pack: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Hi Dana,\n\nYour crew re-types tickets.\n\nP.S. Two words.\n")
    options = 'select = ["example"]\n[rules."example/long-postscript"]\nmost = 2\n'
    (tmp_path / "pitchlint.toml").write_text(options)
    assert [finding["text"] for finding in findings(env=with_pack, cwd=tmp_path)] == ["words."]


def test_its_pages_hold(with_pack: dict[str, str], tmp_path: Path) -> None:
    pages = sorted(Path(with_pack["PYTHONPATH"]).glob("pitchlint_example/*.md"))
    run = python("pitchlint.testing", *map(str, pages), env=with_pack, cwd=tmp_path)
    assert (run.returncode, run.stdout) == (0, "2 pages, 0 examples do not hold\n"), run.stdout + run.stderr
