"""The example pack installs as a package of its own, and its rules and pages run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pitchlint import API_VERSION

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def with_pack(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a process that sees the example pack, installed by pip from a copy."""
    folder = tmp_path_factory.mktemp("pack")
    shutil.copytree(ROOT / "examples/pack", folder / "source")
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
    scopes = {rule["id"]: rule["scope"] for rule in rules if rule["id"].startswith("example/")}
    assert scopes == {
        "example/long-postscript": "mail", "example/weather-talk": "mail",
        "example/same-opening": "sequence", "example/private-address": "listing",
    }  # fmt: skip
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
    assert (run.returncode, run.stdout) == (0, "4 pages, 0 examples do not hold\n"), run.stdout + run.stderr


def test_its_own_tests_pass(with_pack: dict[str, str], tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples/pack/tests", tmp_path / "tests")
    run = python("pytest", "-q", "-p", "no:cacheprovider", "tests", env=with_pack, cwd=tmp_path)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "4 passed" in run.stdout


def test_its_rules_speak_of_sequences_and_lists_in_files(with_pack: dict[str, str], tmp_path: Path) -> None:
    opening = "Your crew re-types every ticket"
    steps = "".join(f"  - delay: 4\n    body: |\n      Hi Dana,\n\n      {opening} {n}.\n" for n in (1, 2, 3))
    (tmp_path / "a.yaml").write_text("steps:\n" + steps)
    (tmp_path / "leads.csv").write_text("name,email\nLee Park,lee@gmail.com\n")
    run = python(
        "pitchlint", "check", ".", "--select", "example", "--format", "jsonl", env=with_pack, cwd=tmp_path
    )  # fmt: skip
    found = [json.loads(line) for line in run.stdout.splitlines()]
    assert [(finding["path"], finding["line"], finding["rule"]) for finding in found] == [
        ("a.yaml", 11, "example/same-opening"), ("a.yaml", 16, "example/same-opening"),
        ("leads.csv", 2, "example/private-address"),
    ]  # fmt: skip


def test_a_pack_for_a_later_api_is_told(with_pack: dict[str, str], tmp_path: Path) -> None:
    shutil.copytree(with_pack["PYTHONPATH"], tmp_path / "installed")
    init = tmp_path / "installed/pitchlint_example/__init__.py"
    init.write_text(init.read_text().replace("api=1", f"api={API_VERSION + 1}"))
    run = python("pitchlint", "rules", env={**with_pack, "PYTHONPATH": str(tmp_path / "installed")}, cwd=tmp_path)
    assert (run.returncode, run.stdout, len(run.stderr.splitlines())) == (2, "", 1)
    assert run.stderr.startswith(
        "error: pack 'example' (pitchlint_example:PACK, from pitchlint_example-1.0.0) needs API "
    )


def test_what_a_rule_prints_is_no_finding(with_pack: dict[str, str], tmp_path: Path) -> None:
    shutil.copytree(with_pack["PYTHONPATH"], tmp_path / "installed")
    module = tmp_path / "installed/pitchlint_example/long_postscript.py"
    module.write_text(module.read_text().replace("    for block in", '    print("looking")\n    for block in'))
    (tmp_path / "a.md").write_text("Hi Dana,\n\nTrying to beat the heat?\n")
    env = {**with_pack, "PYTHONPATH": str(tmp_path / "installed")}
    run = python("pitchlint", "check", "a.md", "--select", "example", "--format", "json", env=env, cwd=tmp_path)
    assert run.stderr == "looking\n"
    assert [finding["rule"] for finding in json.loads(run.stdout)] == ["example/weather-talk"]
