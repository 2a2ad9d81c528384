"""`completion`: the scripts are those of the shells, and they complete what there is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SHELLS = ("bash", "zsh", "fish")


def pitchlint(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pitchlint", *arguments]
    return subprocess.run(command, env={**os.environ, **env}, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_has_a_script(shell: str) -> None:
    run = pitchlint("completion", shell)
    assert (run.returncode, run.stderr) == (0, "")
    assert f"_PITCHLINT_COMPLETE={shell}_complete" in run.stdout
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=run.stdout, text=True, check=True)


def test_a_shell_that_is_not_known() -> None:
    assert pitchlint("completion", "csh").returncode == 2


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("expl", ["plain,explain"]),
        ("explain misspelled-n", ["plain,misspelled-name"]),
        ("check --select jargon,misspelled-", ["plain,jargon,misspelled-company", "plain,jargon,misspelled-name"]),
        ("check --format gitl", ["plain,gitlab"]),
        ("rules --select pitchl", ["plain,pitchlint"]),
        ("check --dialect hubs", ["plain,hubspot"]),
        ("check dra", ["file,dra"]),
        ("baseline dra", ["file,dra"]),
        ("check -o dra", ["file,dra"]),
        ("check --exclude jarg", []),
        ("no-such-command jarg", []),
    ],
)
def test_words_are_completed(words: str, completed: list[str]) -> None:
    number = len(words.split())
    env = {"COMP_WORDS": f"pitchlint {words}", "COMP_CWORD": str(number), "_PITCHLINT_COMPLETE": "bash_complete"}
    run = pitchlint(**env)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.split() == completed


def test_bash_completes_with_the_script(tmp_path: Path) -> None:
    bin_folder = Path(sys.executable).parent
    script = (
        'eval "$(pitchlint completion bash)"\n'
        "COMP_WORDS=(pitchlint explain misspelled-n) COMP_CWORD=2\n"
        '_pitchlint_completion pitchlint\nprintf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    env = {**os.environ, "PATH": f"{bin_folder}:{os.environ['PATH']}"}
    run = subprocess.run(
        ["bash", "--norc", "-c", script], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )
    assert run.stdout == "misspelled-name\n", run.stderr
