"""The GitHub action, the GitLab template and README's workflows: valid, and their scripts do what they say."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
ACTION, TEMPLATE = ROOT / "action.yml", ROOT / "templates/pitchlint.gitlab-ci.yml"
BAD = "Hi Dana,\n\nWe leverage synergies.\n\nTom\n"


def check_schema(schema: str, *arguments: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def readme(language: str, first: str) -> str:
    """The block of README that begins with a comment naming a file."""
    for block in re.findall(rf"^```{language}\n(.*?)^```$", (ROOT / "README.md").read_text(), re.M | re.S):
        if block.startswith(f"# {first}\n"):
            return str(block)
    raise AssertionError(f"README.md shows no {first}")


def test_the_action_is_one() -> None:
    check_schema("github-actions", str(ACTION))


def test_the_template_is_one() -> None:
    check_schema("gitlab-ci", "--data-transform", "gitlab-ci", str(TEMPLATE))


def test_the_hooks_are_some(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml"]
    env = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path)}
    subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True)


def test_the_workflow_of_readme_is_one_and_uses_what_the_action_has(tmp_path: Path) -> None:
    text = readme("yaml", ".github/workflows/outreach.yml")
    (tmp_path / "outreach.yml").write_text(text)
    check_schema("github-workflows", str(tmp_path / "outreach.yml"))
    action, workflow = yaml.safe_load(ACTION.read_text()), yaml.safe_load(text)
    used = [step for step in workflow["jobs"]["pitchlint"]["steps"] if "pitchlint@" in step.get("uses", "")]
    assert [set(step["with"]) <= set(action["inputs"]) for step in used] == [True]
    assert set(re.findall(r"steps\.pitchlint\.outputs\.([\w-]+)", text)) <= set(action["outputs"])


def test_the_pipeline_of_readme_is_one(tmp_path: Path) -> None:
    text = readme("yaml", ".gitlab-ci.yml")
    (tmp_path / "ci.yml").write_text(text)
    check_schema("gitlab-ci", "--data-transform", "gitlab-ci", str(tmp_path / "ci.yml"))
    (include,) = yaml.safe_load(text)["include"]
    assert include["file"] == str(TEMPLATE.relative_to(ROOT))
    variables = {name for job in yaml.safe_load(text).values() if isinstance(job, dict) for name in job["variables"]}
    assert variables <= set(yaml.safe_load(TEMPLATE.read_text())["pitchlint"]["variables"])


@pytest.mark.parametrize("file", [ACTION, TEMPLATE])
def test_no_value_of_a_user_becomes_code(file: Path) -> None:
    scripts = re.findall(r"run: \|\n((?: {8}.*\n|\n)+)", file.read_text()) or [file.read_text()]
    assert not any("${{" in script or "eval" in script for script in scripts)


class Job:
    """A step of the action, run in a repository of its own as a runner would run it."""

    def __init__(self, folder: Path) -> None:
        self.workspace, self.temp = folder / "work", folder / "temp"
        self.workspace.mkdir()
        self.temp.mkdir()

    def step(self, name: str, inside: str = ".", **env: str) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
        """The process and the outputs."""
        steps: list[dict[str, Any]] = yaml.safe_load(ACTION.read_text())["runs"]["steps"]
        script = next(step["run"] for step in steps if step.get("id") == name)
        told = self.temp / "output"
        told.write_text("")
        runner = {
            "RUNNER_TEMP": str(self.temp), "GITHUB_OUTPUT": str(told), "GITHUB_WORKSPACE": str(self.workspace),
            "GITHUB_STEP_SUMMARY": str(self.temp / "summary"), "BIN": str(Path(sys.executable).parent),
        }  # fmt: skip
        run = subprocess.run(  # as GitHub calls it
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script],
            cwd=self.workspace / inside, env={**os.environ, **runner, **env},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        return run, dict(line.split("=", 1) for line in told.read_text().splitlines())


@pytest.fixture
def job(tmp_path: Path) -> Job:
    return Job(tmp_path)


def test_the_action_annotates_sums_up_and_fails(job: Job) -> None:
    (job.workspace / "mails").mkdir()
    (job.workspace / "mails" / "two words.md").write_text(BAD)
    run, outputs = job.step("check", inside="mails", ARGS="'two words.md' --select jargon")
    assert (run.returncode, outputs["exit-code"]) == (1, "1"), run.stderr
    assert run.stdout.startswith("::warning title=")
    assert "file=mails/two words.md,line=3," in run.stdout
    assert Path(outputs["markdown"]).read_text() == (job.temp / "summary").read_text()
    assert "leverage" in (job.temp / "summary").read_text()
    (result, *_) = json.loads(Path(outputs["sarif"]).read_text())["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "mails/two%20words.md"


def test_the_action_passes_good_mails(job: Job) -> None:
    (job.workspace / "a.md").write_text((ROOT / "examples/good/museum.md").read_text())
    run, outputs = job.step("check", ARGS=".")
    assert (run.returncode, outputs["exit-code"]) == (0, "0"), run.stdout + run.stderr
    results = json.loads(Path(outputs["sarif"]).read_text())["runs"][0]["results"]
    assert {result["level"] for result in results} <= {"note"}


@pytest.mark.parametrize("args", ["no-such.md", "--no-such-option", "'open", "$(touch made) no-such.md"])
def test_the_action_fails_on_what_cannot_be_done(job: Job, args: str) -> None:
    run, _ = job.step("check", ARGS=args)
    assert run.returncode == 2, run.stdout + run.stderr
    assert list(job.workspace.iterdir()) == []


@pytest.mark.parametrize(("version", "installed"), [("", "/the/action"), ("0.1.0", "pitchlint==0.1.0")])
def test_the_action_installs_itself_or_a_release(job: Job, version: str, installed: str) -> None:
    python = job.temp / "python"  # stands for the runner's, and for that of the environment it makes
    python.write_text(
        '#!/bin/sh\nif [ "$1 $2" = "-m venv" ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; fi\necho "$@"\n'
    )
    python.chmod(0o755)
    run, outputs = job.step("install", PYTHON=str(python), VERSION=version, SOURCE="/the/action")
    assert run.returncode == 0, run.stderr
    assert outputs == {"bin": f"{job.temp}/pitchlint/bin"}
    assert run.stdout.splitlines()[-1].endswith(f" {installed}")


def test_the_script_of_the_template_writes_the_report(tmp_path: Path) -> None:
    job = yaml.safe_load(TEMPLATE.read_text())["pitchlint"]
    (tmp_path / "a.md").write_text(BAD)
    env = {
        **os.environ,
        "PITCHLINT_ARGS": ". --select jargon",
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }
    (script,) = job["script"]
    run = subprocess.run(["sh", "-c", script], cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert run.stdout.startswith("a.md:3:4: warning jargon ")
    report = json.loads((tmp_path / job["artifacts"]["reports"]["codequality"]).read_text())
    assert {issue["location"]["path"] for issue in report} == {"a.md"}
