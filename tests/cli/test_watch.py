"""`check --watch`, as somebody at a keyboard has it."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

BAD = "Hi Dana,\n\nWe leverage your dock.\n"
GOOD = "Hi Dana,\n\nWe use your dock.\n"


class Watch:
    """A running `check --watch` on a folder."""

    def __init__(self, folder: Path, *arguments: str, output: int | None = None) -> None:
        self.folder = folder
        self.out, self.err = folder.parent / "out", folder.parent / "err"
        command = [sys.executable, "-m", "pitchlint", "check", "--watch", "--select", "jargon", *arguments]
        with self.out.open("wb") as out, self.err.open("wb") as err:
            self.process = subprocess.Popen(
                command, cwd=folder, stdout=out if output is None else output, stderr=err,
                stdin=subprocess.DEVNULL, env={**os.environ, "TERM": "xterm", "NO_COLOR": "1"},
            )  # fmt: skip

    def wait_for(self, text: str, times: int = 1, file: Path | None = None) -> str:
        """What was printed, once `text` stands in it `times` times."""
        until = time.monotonic() + 20
        while time.monotonic() < until:
            said = (file or self.out).read_text()
            if said.count(text) >= times:
                return said
            time.sleep(0.05)
        raise AssertionError(f"no {text!r} in {said!r}; standard error: {self.err.read_text()!r}")

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(10)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "mails"
    folder.mkdir()
    (folder / "a.md").write_text(BAD)
    return folder


def test_it_checks_again_when_something_changes_and_ends_with_ctrl_c(folder: Path) -> None:
    watch = Watch(folder, "-o", "json=found.json", "--config", "../ours.toml", "--no-cache")
    assert watch.process.wait(20) == 2  # a first check that cannot be done is told as ever
    (folder.parent / "ours.toml").write_text("")
    watch = Watch(folder, "-o", "json=found.json", "--config", "../ours.toml", "--no-cache")
    try:
        watch.wait_for("a.md:3:4: warning jargon ")
        watch.wait_for("; Ctrl-C ends it\n", file=watch.err)
        (folder / "a.md").write_text(GOOD)
        watch.wait_for("  a.md changed\n", file=watch.err)
        watch.wait_for("The mail is clean")
        (folder / "later").mkdir()
        (folder / "later" / "b.md").write_text(BAD)
        watch.wait_for("later/b.md:3:4: warning jargon ")
        (folder.parent / "ours.toml").write_text("ignore = [")
        watch.wait_for("error: ", file=watch.err)
        (folder.parent / "ours.toml").write_text('[rules.jargon]\nseverity = "error"\n')
        watch.wait_for("later/b.md:3:4: error jargon ")
        (folder / "later" / "b.md").unlink()
        watch.wait_for("  later/b.md changed\n", times=2, file=watch.err)
    finally:
        code = watch.stop()
    assert code == 130
    assert "\x1b" not in watch.out.read_text() + watch.err.read_text()
    assert "Traceback" not in watch.err.read_text()
    assert "found.json" not in watch.err.read_text()  # what it writes itself is no change
    assert (folder / "found.json").exists()


def test_on_a_terminal_each_check_has_the_screen_for_itself(folder: Path) -> None:
    ours, theirs = pty.openpty()
    watch = Watch(folder, "--format", "concise", output=theirs)
    os.close(theirs)
    try:
        said = b""
        while b"Found" not in said:
            said += os.read(ours, 4096)
        assert said.startswith(b"\x1b[H\x1b[2J")
        assert b"a.md:3:4: warning jargon" in said
    finally:
        code = watch.stop()
        os.close(ours)
    assert code == 130


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-",), "--watch only reads files: leave out '-'"),
        (("--fix",), "--watch only reads files: leave out --fix and --diff"),
        (("no-such.md",), "--watch: no-such.md: no such file or folder"),
    ],
)
def test_what_cannot_be_watched(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    watch = Watch(folder, *arguments)
    assert watch.process.wait(20) == 2
    assert watch.err.read_text().startswith(f"error: {said}")
