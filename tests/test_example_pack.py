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
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--target", target, folder / "source"],
        check=True,
    )
    return {**os.environ, "PYTHONPATH": str(target)}


def pitchlint(*arguments: str, env: dict[str, str], cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pitchlint", *arguments], env=env, cwd=cwd, capture_output=True, text=True, check=False
    )


def test_its_rules_are_listed_and_speak(with_pack: dict[str, str], tmp_path: Path) -> None:
    rules = json.loads(pitchlint("rules", "--format", "json", env=with_pack, cwd=tmp_path).stdout)
    assert {"example/long-postscript", "example/weather-talk"} <= {rule["id"] for rule in rules}
    (tmp_path / "a.md").write_text("Hi Dana,\n\nTrying to beat the heat this week?\n")
    run = pitchlint("check", "a.md", "--select", "example/weather-talk", "--format", "jsonl", env=with_pack, cwd=tmp_path)
    (finding,) = map(json.loads, run.stdout.splitlines())
    assert (finding["rule"], finding["line"], finding["column"], finding["text"]) == ("example/weather-talk", 3, 11, "beat the heat")
    assert run.returncode == 0  # it is only info


def test_its_options_are_configured_like_any_rule(with_pack: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Hi Dana,\n\nYour crew re-types tickets.\n\nP.S. Two words.\n")
    (tmp_path / "pitchlint.toml").write_text('select = ["example/long-postscript"]\n[rules."example/long-postscript"]\nmost = 2\n')
    run = pitchlint("check", "a.md", "--format", "jsonl", env=with_pack, cwd=tmp_path)
    assert [json.loads(line)["text"] for line in run.stdout.splitlines()] == ["words."]


def test_its_pages_hold(with_pack: dict[str, str], tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "pitchlint.testing"], env=with_pack, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
