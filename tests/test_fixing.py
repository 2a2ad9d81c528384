"""--fix and --diff: the rounds, the files, what is said."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pitchlint import Edit, Fix, Flag, Mail, Pack, Rule, Span, packs
from pitchlint.cli import main


def touchy(mail: Mail) -> Iterator[Flag]:
    """Words that are safe to mend, and one whose check changes the file behind our back."""
    path = Path(mail.draft.path)
    if "vanish" in mail.body:
        path.unlink(missing_ok=True)
    if "rewritten" in mail.body:
        path.write_text("Hi Dana,\n\nSomebody else wrote this.\n", encoding="utf-8")
    for of, text in (("subject", mail.subject), ("body", mail.body)):
        for found in re.finditer("utilize", text):
            span = Span(found.start(), found.end(), of)  # type: ignore[arg-type]
            yield Flag(span, f"“{found[0]}” is long", fix=Fix((Edit(span, "use"),), "safe"))


def flips(mail: Mail) -> Iterator[Flag]:
    for found in re.finditer("tick|tock", mail.body):
        other = "tock" if found[0] == "tick" else "tick"
        yield Flag(Span(*found.span()), "ticks", fix=Fix((Edit(Span(*found.span()), other),), "safe"))


def buzz(mail: Mail) -> Iterator[Flag]:
    for found in re.finditer("leverage", mail.body):
        yield Flag(Span(*found.span()), "says nothing", fix=Fix((Edit(Span(*found.span()), "use"),), "unsafe"))


def empties(mail: Mail) -> Iterator[Flag]:
    if mail.body.startswith("Only"):
        yield Flag(Span(0, len(mail.body)), "only", fix=Fix((Edit(Span(0, len(mail.body)), ""),), "safe"))


PACK = Pack(
    rules=tuple(
        Rule(id=check.__name__, group="shape", title=check.__name__, check=check)
        for check in (touchy, flips, buzz, empties)
    )
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(packs, "load", lambda folders=None: packs.Catalogue(PACK.rules))  # noqa: ARG005
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]):
    def call(*arguments: str) -> tuple[object, str, str]:
        with pytest.raises(SystemExit) as stop:
            main(["check", "--isolated", "--no-cache", *arguments])
        return (stop.value.code, *capsys.readouterr())

    return call


def mail(path: Path, words: str) -> bytes:
    data = f"Hi Dana,\n\n{words}\n".encode()
    path.write_bytes(data)
    return data


def test_safe_fixes_are_written_and_counted(here: Path, check) -> None:
    mail(here / "a.md", "We utilize and leverage it, and utilize it.")
    code, out, err = check("a.md", "--fix")
    assert (here / "a.md").read_text() == "Hi Dana,\n\nWe use and leverage it, and use it.\n"
    assert out.startswith("a.md:3:12: warning buzz says nothing\nFound 1 warning")
    assert err == "Fixed 2 findings, 1 left; 1 unsafe (--unsafe-fixes).\n"
    assert code == 1
    assert check("a.md", "--fix")[2] == "Fixed 0 findings, 1 left; 1 unsafe (--unsafe-fixes).\n"
    assert check("a.md", "--fix", "--unsafe-fixes")[::2] == (0, "Fixed 1 finding, 0 left.\n")
    assert (here / "a.md").read_text() == "Hi Dana,\n\nWe use and use it, and use it.\n"


def test_what_was_fixed_does_not_fail_unless_a_hook_wants_it(here: Path, check) -> None:
    mail(here / "a.md", "We utilize it.")
    mail(here / "b.md", "We utilize it.")
    assert check("a.md", "--fix", "-q") == (0, "", "")
    assert check("b.md", "--fix", "--exit-non-zero-on-fix", "-q")[0] == 1
    assert check("b.md", "--fix", "--exit-non-zero-on-fix", "-q")[0] == 0


def test_what_a_baseline_knows_is_not_fixed(here: Path, check) -> None:
    before = mail(here / "a.md", "We utilize it.")
    mail(here / "b.md", "We utilize that.")
    files = {"a.md": [{"rule": "touchy", "text": "utilize", "in": "We utilize it."}]}
    (here / "known.json").write_text(json.dumps({"pitchlint-baseline": 1, "files": files}), encoding="utf-8")
    ran = check(".", "--baseline", "known.json", "--fix", "--exit-non-zero-on-fix")
    assert (ran[0], ran[2]) == (1, "Fixed 1 finding, 0 left.\n")
    assert (here / "a.md").read_bytes() == before
    assert (here / "b.md").read_text() == "Hi Dana,\n\nWe use that.\n"


def test_a_diff_writes_nothing_and_is_a_patch(here: Path, check) -> None:
    before = "Subject: utilize\r\n\r\nHi Zoë,\r\n\r\nWe utilize\r\nit, and leverage".encode()
    (here / "a.txt").write_bytes(before)
    mail(here / "b.md", "We wait.")
    code, out, err = check(".", "--diff")
    assert (code, err) == (1, "Would fix 2 findings, 1 left; 1 unsafe (--unsafe-fixes).\n")
    assert (here / "a.txt").read_bytes() == before
    assert out.startswith("--- a.txt\n+++ a.txt\n@@ -1,6 +1,6 @@\n-Subject: utilize\r\n+Subject: use\r\n")
    if shutil.which("git"):
        ran = subprocess.run(["git", "apply", "-p0", "-"], input=out.encode(), cwd=here, check=False)
        assert ran.returncode == 0
        assert (here / "a.txt").read_bytes() == before.replace(b"utilize", b"use")
    assert check("b.md", "--diff")[:2] == (0, "")


def test_a_diff_of_standard_input_and_into_a_file(here: Path, check, monkeypatch: pytest.MonkeyPatch) -> None:
    class Given:
        buffer = __import__("io").BytesIO(b"Hi Dana,\n\nWe utilize it.")

    monkeypatch.setattr(sys, "stdin", Given)
    code, out, _ = check("-", "--stdin-filename", "d.md", "--diff", "-o", "fix.patch")
    assert (code, out) == (1, "")
    assert (here / "fix.patch").read_text() == (
        "--- d.md\n+++ d.md\n@@ -1,3 +1,3 @@\n Hi Dana,\n \n-We utilize it.\n\\ No newline at end of file\n"
        "+We use it.\n\\ No newline at end of file\n"
    )


def test_a_terminal_obeys_nothing_in_a_diff(here: Path, check) -> None:
    mail(here / "a.md", "We utilize \x1b[2J it.")
    out = check("a.md", "--diff", "--color", "always")[1]
    assert "\x1b[2J" not in out
    assert "\x1b[32m+We use \\x1b[2J it.\x1b[0m\n" in out


def test_a_fix_that_never_settles_is_an_error_and_changes_nothing(here: Path, check) -> None:
    before = mail(here / "a.md", "We utilize it tick.")
    mail(here / "b.md", "We utilize it.")
    code, out, err = check("a.md", "b.md", "--fix")
    assert code == 2
    assert (here / "a.md").read_bytes() == before
    assert (here / "b.md").read_text().endswith("We use it.\n")
    assert "error: a.md: what 'flips' fix never settles; nothing was fixed" in err
    assert "Fixed 1 finding, 2 left." in err
    assert out.count("a.md") == 2


def test_a_fix_that_would_change_more_is_only_shown(here: Path, check) -> None:
    (here / "a.txt").write_bytes(b"Only this.")  # without it the file would hold no mail
    code, out, err = check("a.txt", "--fix")
    assert (here / "a.txt").read_bytes() == b"Only this."
    assert (code, err) == (1, "Fixed 0 findings, 1 left; 1 to mend by hand.\n")
    assert "[*]" not in out


def test_a_file_that_changed_meanwhile_is_left_alone(here: Path, check) -> None:
    mail(here / "a.md", "We utilize what was rewritten.")
    code, _, err = check("a.md", "--fix")
    assert code == 2
    assert "error: a.md: has changed since it was read; nothing was fixed, run it again" in err
    assert (here / "a.md").read_text() == "Hi Dana,\n\nSomebody else wrote this.\n"


def test_a_file_that_is_gone_stays_gone(here: Path, check) -> None:
    mail(here / "a.md", "We utilize and vanish.")
    mail(here / "b.md", "We utilize it.")
    code, _, err = check("a.md", "b.md", "--fix")
    assert code == 2
    assert "error: a.md: is gone since it was read; nothing was fixed" in err
    assert os.listdir(here) == ["b.md"]
    assert (here / "b.md").read_text().endswith("We use it.\n")


def test_a_file_that_may_not_be_written_is_left_alone(here: Path, check) -> None:
    before = mail(here / "a.md", "We utilize it.")
    (here / "a.md").chmod(0o444)
    code, out, err = check("a.md", "--fix")
    assert code == 2
    assert "error: a.md: is read-only; make it writable to have it fixed" in err
    assert "touchy" in out
    assert (here / "a.md").read_bytes() == before


def test_a_folder_that_may_not_be_written_in(here: Path, check, unprivileged: None) -> None:  # noqa: ARG001
    folder = here / "shut"
    folder.mkdir()
    before = mail(folder / "a.md", "We utilize it.")
    folder.chmod(0o555)
    code, _, err = check("shut/a.md", "--fix")
    folder.chmod(0o755)
    assert code == 2
    assert "error: shut/a.md: cannot be written: Permission denied; check its folder's permissions" in err
    assert (folder / "a.md").read_bytes() == before


def test_mode_and_link_are_kept(here: Path, check) -> None:
    (here / "kept").mkdir()
    target = here / "kept" / "draft"
    mail(target, "We utilize it.")
    target.chmod(0o640)
    (here / "a.md").symlink_to(target)
    check("a.md", "--fix")
    assert (here / "a.md").is_symlink()
    assert target.read_text().endswith("We use it.\n")
    assert target.stat().st_mode & 0o777 == 0o640
    assert sorted(os.listdir(here / "kept")) == ["draft"]


def test_a_file_that_two_paths_lead_to(here: Path, check) -> None:
    mail(here / "a.md", "We utilize it.")
    (here / "b.md").symlink_to("a.md")
    assert check("a.md", "b.md", "--fix")[0] == 0
    assert (here / "a.md").read_text().endswith("We use it.\n")


def test_a_full_disk_leaves_the_old_file(here: Path, check, monkeypatch: pytest.MonkeyPatch) -> None:
    before = mail(here / "a.md", "We utilize it.")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    code, _, err = check("a.md", "--fix")
    assert code == 2
    assert "error: a.md: cannot be written: No space left on device" in err
    assert (here / "a.md").read_bytes() == before
    assert os.listdir(here) == ["a.md"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-", "--fix"), "--fix cannot write to standard input"),
        (("a.md", "--unsafe-fixes"), "--unsafe-fixes goes with --fix"),
        (("a.md", "--exit-non-zero-on-fix"), "--exit-non-zero-on-fix goes with --fix"),
    ],
)
def test_options_that_do_not_go_together(here: Path, check, arguments: tuple[str, ...], said: str) -> None:  # noqa: ARG001
    code, _, err = check(*arguments)
    assert code == 2
    assert said in err


def test_a_killed_run_leaves_old_files_and_new_ones(tmp_path: Path) -> None:
    old, new = (f"Hi Dana,\n\n{words} see the docks, call.\n".encode() for words in ("In order to", "To"))
    chance = random.Random(3)
    command = [
        sys.executable,
        "-m",
        "pitchlint",
        "check",
        "--isolated",
        "--no-cache",
        "--select",
        "filler",
        "--fix",
        ".",
    ]
    for _ in range(3):
        paths = [tmp_path / f"{chr(97 + number)}.txt" for number in range(26)]
        for path in paths:
            path.write_bytes(old)
        at = chance.choice(paths)
        before = at.stat().st_ino
        with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            while process.poll() is None and at.stat().st_ino == before:
                pass
            process.send_signal(signal.SIGKILL)
        assert {path.read_bytes() for path in paths} <= {old, new}
        assert at.read_bytes() == new
