from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pitchlint import __version__, config, packs, reporters
from pitchlint.cli import cli, main
from pitchlint.commands import output
from pitchlint.settings import FAIL_LEVELS

BAD = "Hi Dana,\n\nWe offer synergies.\n"


def process(*arguments: str, **settings) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pitchlint", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, **settings)


def test_version(pitchlint) -> None:
    assert pitchlint("--version") == (0, f"pitchlint {__version__}\n", "")


def test_no_command_is_help_and_a_mistake(pitchlint) -> None:
    ran = pitchlint()
    assert (ran.code, ran.out) == (2, "")
    assert "new-rule" in ran.err


def test_help_lists_what_there_is_and_nothing_else(pitchlint) -> None:
    out = pitchlint("--help").out
    assert {line.split()[0] for line in out.partition("Commands:")[2].splitlines() if line.strip()} == {
        "baseline", "check", "clean", "completion", "config", "doctor", "explain", "init", "new-rule", "render",
        "rules",
    }  # fmt: skip


def test_the_command_line_knows_every_format_and_level() -> None:
    choices = {parameter.name: parameter.type for parameter in cli.commands["check"].params}
    assert list(choices["form"].choices) == list(reporters.FORMATS)
    assert list(choices["fail_level"].choices) == list(FAIL_LEVELS)


def test_the_nearest_option_is_named(pitchlint) -> None:
    ran = pitchlint("check", "--formt", "json")
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1
    assert "--format" in ran.err


@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ("check", "--help")])
def test_help_imports_nothing_heavy(arguments: tuple[str, ...]) -> None:
    script = (
        "import sys\nfrom pitchlint.cli import main\n"
        f"try: main({list(arguments)!r})\nexcept SystemExit: pass\n"
        "print([m for m in sys.modules if m.split('.')[0] in "
        "('spacy', 'textstat', 'yaml', 'rich', 'numpy', 'ahocorasick_rs', 'pitchlint_rules', 'email') "
        "or m in ('importlib.metadata', 'pitchlint.run', 'pitchlint.reporters')])"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"


def test_standard_input_has_the_name_it_is_given(here: Path, pitchlint, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BAD.encode())))
    ran = pitchlint("check", "-", "--stdin-filename", "drafts/new.md")
    assert ran.out.startswith("drafts/new.md:3:10: warning buzz ")
    assert ran.code == 1


def test_the_working_directory_is_checked_when_nothing_is_named(here: Path, pitchlint) -> None:
    (here / "a.md").write_text(BAD)
    assert pitchlint("check", "-q").out.startswith("a.md:3:10: ")


def test_the_configuration_may_choose_the_format(here: Path, pitchlint) -> None:
    (here / "a.md").write_text(BAD)
    (here / "pitchlint.toml").write_text('format = "grouped"\n')
    assert pitchlint("check", "a.md").out.startswith("a.md:1  (first mail, 3 words)\n")
    assert pitchlint("check", "a.md", "--format", "concise").out.startswith("a.md:3:10: ")
    (here / "pitchlint.toml").write_text('format = "pretty"\n')
    ran = pitchlint("check", "a.md")
    assert ran.code == 2
    assert "'pretty'" in ran.err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "flag", "coloured"),
    [
        ({}, "auto", True),
        ({"NO_COLOR": "1"}, "auto", False),
        ({"NO_COLOR": ""}, "auto", True),
        ({"NO_COLOR": "1"}, "always", True),
        ({"FORCE_COLOR": "1"}, "never", False),
        ({"CLICOLOR": "0"}, "auto", False),
        ({"TERM": "dumb"}, "auto", False),
        ({"TERM": "dumb", "CLICOLOR_FORCE": "1"}, "auto", True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, "auto", False),
    ],
)
def test_colour_on_a_terminal(
    environment: dict[str, str], flag: str, coloured: bool, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "a.md").write_text(BAD)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", terminal := Terminal())
    with pytest.raises(SystemExit):
        main(["check", "a.md", "--color", flag])
    assert "Skimmed" in terminal.getvalue()  # full is the default
    assert ("\x1b[" in terminal.getvalue()) is coloured


def test_no_colour_in_a_pipe_unless_forced(here: Path, pitchlint, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "a.md").write_text(BAD)
    assert "\x1b" not in pitchlint("check", "a.md").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" in pitchlint("check", "a.md").out
    assert "\x1b" not in pitchlint("check", "a.md", "--format", "jsonl", "--color", "always").out


def test_a_wide_terminal_shows_the_lines_at_fault(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "a.md").write_text(BAD)
    for columns, shown in (("80", False), ("120", True)):
        monkeypatch.setenv("COLUMNS", columns)
        monkeypatch.setattr(sys, "stdout", terminal := Terminal())
        with pytest.raises(SystemExit):
            main(["check", "a.md", "--color", "never"])
        assert ("^^^^^^^^^" in terminal.getvalue()) is shown


def test_progress_is_for_terminals_and_long_runs(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pitchlint.commands import check

    (here / "a.md").write_text(BAD)
    for late, said in ((0.0, False), (5.0, True)):
        clock = iter([0.0] + [late] * 10)
        monkeypatch.setattr(check, "monotonic", lambda clock=clock: next(clock))
        monkeypatch.setattr(sys, "stderr", terminal := Terminal())
        with pytest.raises(SystemExit):
            main(["check", "a.md", "--format", "jsonl"])
        assert ("of 1 files" in terminal.getvalue()) is said
        assert not said or terminal.getvalue().endswith("\r\x1b[K")


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (packs.PackError("pack 'x' holds no rules"), 2, "error: pack 'x' holds no rules\n"),
        (config.ConfigError("a.toml:1: what"), 2, "error: a.toml:1: what\n"),
        (KeyboardInterrupt(), 130, ""),
        (OSError(28, "No space left on device"), 2, "error: output: No space left on device\n"),
    ],
)
def test_what_stops_a_run(
    error: BaseException, code: int, said: str, here: Path, pitchlint, monkeypatch: pytest.MonkeyPatch  # noqa: ARG001
) -> None:  # fmt: skip
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(packs, "load", fail)
    ran = pitchlint("check", ".")
    assert (ran.code, ran.err.strip("\n"), ran.out) == (code, said.strip("\n"), "")


def test_a_bug_of_ours_is_one_line_unless_asked_for(here: Path, pitchlint, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    def fail(*_: object, **__: object) -> None:
        raise KeyError("a\nb")

    monkeypatch.setattr(packs, "load", fail)
    ran = pitchlint("check", ".")
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)
    assert "PITCHLINT_DEBUG=1" in ran.err
    monkeypatch.setenv("PITCHLINT_DEBUG", "1")
    assert "Traceback" in pitchlint("check", ".").err


def test_a_hostile_file_name_commands_nothing(here: Path, pitchlint) -> None:
    (here / "a\x1b[31m\n::error::.md").write_text(BAD)
    for form in ("full", "concise", "grouped", "github"):
        ran = pitchlint("check", ".", "--format", form)
        assert "\x1b" not in ran.out
        assert not any(line.lstrip().startswith("::error::") for line in ran.out.splitlines())


def test_a_file_name_that_is_no_text(here: Path) -> None:
    Path(os.fsdecode(b"a\xff.md")).write_text(BAD)
    ran = process("check", ".", "--format", "jsonl", "--isolated", "--select", "missing-problem", cwd=here)
    assert json.loads(ran.stdout)["path"] == "a\udcff.md"
    assert process(
        "check", ".", "--isolated", "--show", "info", "--select", "missing-problem", cwd=here
    ).stdout.startswith("a\\udcff.md:")


def test_machine_formats_are_utf8_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "---\nkind: follow_up\n---\nHi Zoë,\n\nJust bumping this – naïve “thing”.\n", encoding="utf-8"
    )
    env = {**os.environ, "PYTHONIOENCODING": "latin-1", "LC_ALL": "C"}
    ran = subprocess.run(
        [sys.executable, "-m", "pitchlint", "check", "a.md", "--format", "jsonl"],
        cwd=tmp_path, env=env, capture_output=True, check=False,
    )  # fmt: skip
    assert [json.loads(line)["path"] for line in ran.stdout.decode("utf-8").splitlines()]


@pytest.mark.parametrize(
    "arguments", [("rules", "--format", "json"), ("check", "examples/drafts/follow-up.txt"), ("--help",)]
)
def test_a_closed_pipe_is_quiet(arguments: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        [sys.executable, "-m", "pitchlint", *arguments], stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writing)
    assert ran.stderr == ""


def test_output_that_cannot_be_written_is_an_error() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with open("/dev/full", "w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "pitchlint", "rules"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (ran.returncode, ran.stderr) == (2, "error: output: No space left on device\n")


def test_the_width_of_what_is_no_terminal() -> None:
    assert output.width(terminal=False) in (80, int(os.environ.get("COLUMNS") or 80))
