"""The real pre-commit runs the hook on a scratch repository, with this checkout as the hook's source."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def git(*arguments: str, cwd: Path) -> str:
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "init.defaultBranch=main"]
    command = ["git", *identity, *arguments]
    return subprocess.run(command, cwd=cwd, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture(scope="module")
def hook_source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with this checkout as it stands, also what is not committed yet."""
    source = tmp_path_factory.mktemp("hook-source")
    for name in git("ls-files", "--cached", "--others", "--exclude-standard", cwd=ROOT).splitlines():
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, source / name)
    git("init", "-q", cwd=source)
    git("add", "-A", cwd=source)
    git("commit", "-q", "-m", "as it stands", cwd=source)
    return source


def test_a_bad_draft_stops_the_commit_and_a_good_one_does_not(
    hook_source: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    repository = tmp_path / "templates"
    repository.mkdir()
    revision = git("rev-parse", "HEAD", cwd=hook_source)
    (repository / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {hook_source}\n    rev: {revision}\n    hooks:\n      - id: pitchlint\n"
    )
    (repository / "README.md").write_text("# Our templates\n\nWe leverage synergies.\n")
    bump = "---\nkind: follow_up\n---\nHi Dana,\n\nJust bumping this to the top of your inbox.\n\nTom\n"
    (repository / "bump.md").write_text(bump)
    git("init", "-q", cwd=repository)
    git("add", "-A", cwd=repository)
    env = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path_factory.getbasetemp() / "pre-commit-home"), "NO_COLOR": "1"}
    command = [sys.executable, "-m", "pre_commit", "run", "pitchlint"]
    bad = subprocess.run(command, cwd=repository, env=env, capture_output=True, text=True, check=False)
    assert bad.returncode == 1, bad.stdout + bad.stderr
    assert "bump.md:6:" in bad.stdout
    assert "generic-follow-up" in bad.stdout
    assert "README.md:" not in bad.stdout
    shutil.copy(ROOT / "examples/good/museum.md", repository / "bump.md")
    git("add", "-A", cwd=repository)
    good = subprocess.run(command, cwd=repository, env=env, capture_output=True, text=True, check=False)
    assert good.returncode == 0, good.stdout + good.stderr
