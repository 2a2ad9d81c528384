"""The real pre-commit runs the hook on a scratch repository, with this checkout as the hook's source."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
IDENTITY = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "init.defaultBranch=main"]
BUMP = "---\nkind: follow_up\n---\nHi Dana,\n\nJust bumping this to the top of your inbox.\n\nTom\n"
SEQUENCE = """\
steps:
  - subject: the dock after six
    body: |
      Hi Dana,

      Your crew re-types every ticket that the night shift writes. Does that still cost you the morning?
  - delay: 1
    subject: ""
    body: |
      Hi Dana,

      Northside's crew stopped re-typing in March: the tickets are read at the gate. Shall I send their checklist?
"""


def git(*arguments: str, cwd: Path) -> str:
    command = ["git", *IDENTITY, *arguments]
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


class Repository:
    """A repository of templates with both hooks in its configuration."""

    def __init__(self, folder: Path, hook_source: Path, home: Path) -> None:
        self.folder = folder
        folder.mkdir()
        revision = git("rev-parse", "HEAD", cwd=hook_source)
        (folder / ".pre-commit-config.yaml").write_text(
            f"repos:\n  - repo: {hook_source}\n    rev: {revision}\n    hooks:\n"
            "      - id: pitchlint-fix\n      - id: pitchlint\n"
        )
        self.env = {**os.environ, "PRE_COMMIT_HOME": str(home), "NO_COLOR": "1"}
        git("init", "-q", cwd=folder)
        self.write("README.md", "# Our templates\n\nWe leverage synergies.\n")

    def write(self, name: str, text: str) -> None:
        """A file, staged."""
        (self.folder / name).parent.mkdir(exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")
        git("add", "-A", cwd=self.folder)

    def hook(self, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pre_commit", "run", name, *arguments]
        return subprocess.run(command, cwd=self.folder, env=self.env, capture_output=True, text=True, check=False)


def a_bad_draft_stops_the_commit_and_a_good_one_does_not(repository: Repository) -> None:
    repository.write("bump.md", BUMP)
    repository.write("sequence.yaml", SEQUENCE)
    repository.write("leads.csv", "first_name,email\nDANA,dana@example.com\n")
    repository.write("package.json", '{"name": "templates", "subject": "ours"}\n')
    bad = repository.hook("pitchlint")
    assert bad.returncode == 1, bad.stdout + bad.stderr
    told = re.findall(r"^([\w./-]+):(\d+):\d+: (?:error|warning) ([\w-]+)", bad.stdout, re.M)
    assert {(path, rule) for path, _, rule in told} >= {
        ("bump.md", "generic-follow-up"), ("sequence.yaml", "hasty-step"), ("leads.csv", "bad-value"),
    }  # fmt: skip
    assert {path for path, _, _ in told} == {"bump.md", "sequence.yaml", "leads.csv"}  # neither README nor settings
    for name in ("sequence.yaml", "leads.csv"):
        git("rm", "-q", "-f", name, cwd=repository.folder)
    repository.write("bump.md", (ROOT / "examples/good/museum.md").read_text())
    good = repository.hook("pitchlint")
    assert good.returncode == 0, good.stdout + good.stderr


def all_files_are_checked_when_asked_for(repository: Repository) -> None:
    repository.write("old/bump.md", BUMP)
    git("commit", "-q", "-m", "before", cwd=repository.folder)
    repository.write("new.md", (ROOT / "examples/good/museum.md").read_text())
    assert repository.hook("pitchlint").returncode == 0
    everything = repository.hook("pitchlint", "--all-files")
    assert everything.returncode == 1
    assert "old/bump.md:6:" in everything.stdout
    assert "README.md:" not in everything.stdout


def a_fix_stops_the_commit_and_is_there_to_be_read(repository: Repository) -> None:
    """The mail has one fault, which is fixed; what is staged is still the old mail."""
    museum = (ROOT / "examples/good/museum.md").read_text()
    good = museum.replace("---\n", "---\nprospect:\n  name: Imogen Hale\n", 1)
    repository.write("mail.md", good.replace("Hello Imogen,", "Hello Imgoen,"))
    fixed = repository.hook("pitchlint-fix")
    assert fixed.returncode == 1, fixed.stdout + fixed.stderr
    assert (repository.folder / "mail.md").read_text() == good
    assert "Imgoen" in git("show", ":mail.md", cwd=repository.folder)
    assert "files were modified by this hook" in fixed.stdout
    assert "exit code: 1" in fixed.stdout  # also for other runners, which do not look
    git("add", "-A", cwd=repository.folder)
    assert repository.hook("pitchlint-fix").returncode == 0


def a_commit_is_stopped(repository: Repository) -> None:
    """As git calls it, both hooks, one after the other."""
    repository.write("bump.md", BUMP)
    for command in ([sys.executable, "-m", "pre_commit", "install"], ["git", *IDENTITY, "commit", "-m", "a bump"]):
        run = subprocess.run(
            command, cwd=repository.folder, env=repository.env, capture_output=True, text=True, check=False
        )
    assert run.returncode == 1
    assert "bump.md:6:" in run.stdout + run.stderr


def test_the_hooks(tmp_path: Path, hook_source: Path) -> None:
    """One test of many: to install the hooks takes longer than all of them, and tests are spread over processes."""
    for number, scenario in enumerate((
        a_bad_draft_stops_the_commit_and_a_good_one_does_not, all_files_are_checked_when_asked_for,
        a_fix_stops_the_commit_and_is_there_to_be_read, a_commit_is_stopped,
    )):  # fmt: skip
        scenario(Repository(tmp_path / f"templates-{number}", hook_source, tmp_path / "pre-commit-home"))
