from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from pitchlint import baseline
from pitchlint.cli import main
from pitchlint.commands import init as command
from pitchlint.config import CommandLine, ConfigError, Configs
from pitchlint.init import init
from pitchlint.packs import load

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_what_it_writes_changes_nothing() -> None:
    told = init(Path())
    assert told.startswith("wrote pitchlint.toml\n")
    config, without = (Configs(load(), CommandLine(isolated=alone)).of(Path("a.md")) for alone in (False, True))
    assert config.file == Path.cwd() / "pitchlint.toml"
    assert [active.rule.id for active in config.rules] == [active.rule.id for active in without.rules]
    assert config.team == without.team


def test_every_line_that_is_commented_out_works() -> None:
    init(Path())
    text = Path("pitchlint.toml").read_text(encoding="utf-8")
    live = re.sub(r"^# (?=[\w-]+ = |\[)", "", text, flags=re.M)
    live = re.sub(r"^(?:extend|vocabulary) = .*\n", "", live, flags=re.M)  # these name files
    Path("pitchlint.toml").write_text(live, encoding="utf-8")
    config = Configs(load()).of(Path("templates/partners/a.md"))
    assert config.team.company == "Dockline"
    assert config.team.purpose == "partnership"
    assert config.allows[0].step == 2
    assert "too-long" not in [active.rule.id for active in config.rules]  # "select" names two groups


def test_the_stanza_it_shows_is_the_hook_of_this_repository() -> None:
    told = init(Path())
    stanza = yaml.safe_load(told[told.index("repos:") : told.index("Then run:")])
    (shown,) = stanza["repos"][0]["hooks"]
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (hook,) = (hook for hook in hooks if hook["id"] == shown["id"])
    for key in ("id", "name", "entry", "files", "require_serial"):
        assert shown[key] == hook[key]


def test_it_never_overwrites() -> None:
    Path("pitchlint.toml").write_text("# mine")
    with pytest.raises(ConfigError, match=r"^pitchlint\.toml: is there already; edit it, or delete it first$"):
        init(Path())
    assert Path("pitchlint.toml").read_text() == "# mine"


def test_a_folder_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ConfigError, match=r"^gone: no such folder; create it first$"):
        init(Path("gone"))
    Path("file").write_text("")
    with pytest.raises(ConfigError, match=r"^file/pitchlint\.toml: cannot be written: Not a directory$"):
        init(Path("file"))


def test_a_table_in_pyproject_is_not_hidden(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n\n[tool.pitchlint]\nignore = ["jargon"]\n')
    with pytest.raises(ConfigError, match=r"pyproject\.toml: has a \[tool\.pitchlint\] table"):
        init(tmp_path)
    assert not (tmp_path / "pitchlint.toml").exists()


# the command

DEBT = "Hi Dana,\n\nWe offer synergies. Such leverage is rare.\n"
SHAME = "Hi,\n\nSome words.\n"


@pytest.fixture
def ran(small_pack: None, capsys: pytest.CaptureFixture[str]):  # noqa: ARG001
    def call(*arguments: str) -> tuple[object, str, str]:
        with pytest.raises(SystemExit) as stop:
            main([*arguments])
        return (stop.value.code, *capsys.readouterr())

    return call


def test_it_says_first_what_would_embarrass_and_then_what_is_debt(ran) -> None:
    Path("a.md").write_text(DEBT)
    Path("b.md").write_text(SHAME)
    code, out, err = ran("init")
    assert (code, err) == (0, "")
    assert out.startswith(
        "Read 2 mails: 1 error would embarrass you today.\n"
        "  b.md:1:1  late  greets nobody\n"
        "Older style debt: 1 warning and 1 note in 1 mail, most often buzz (2).\n"
        "  To be told only of what is new, mend the errors and run: pitchlint baseline\n"
        "\n"
        "wrote pitchlint.toml\n"
    )
    assert not Path(baseline.NAME).exists()


def test_a_long_list_is_cut_and_says_how_to_see_the_rest(ran) -> None:
    for number in range(13):
        Path(f"{number}.md").write_text(SHAME)
    lines = ran("init")[1].splitlines()
    assert lines[0] == "Read 13 mails: 13 errors would embarrass you today."
    assert lines[11] == "  and 3 more: pitchlint check --fail-level error"


def test_style_goes_into_the_baseline_and_errors_do_not(ran) -> None:
    Path("a.md").write_text(DEBT)
    Path("b.md").write_text(SHAME)
    out = ran("init", "--baseline")[1]
    assert "  wrote pitchlint-baseline.json: 2 findings, which are not reported any more\n" in out
    assert {entry.rule for entry in baseline.load(Path(baseline.NAME))} == {"buzz"}
    code, out, _ = ran("check", "--no-cache")
    assert (code, out.splitlines()[0]) == (1, "b.md:1:1: error late greets nobody")
    assert len(out.splitlines()) == 2


def test_nothing_is_written_where_somebody_stops_at_the_question(ran, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop() -> bool:
        raise KeyboardInterrupt

    Path("a.md").write_text(DEBT)
    with monkeypatch.context() as patched:
        patched.setattr("pitchlint.commands.init._wants_baseline", stop)
        assert ran("init")[0] == 130
    assert [path.name for path in Path().iterdir()] == ["a.md"]
    assert ran("init")[0] == 0


def test_of_another_folder(ran) -> None:
    Path("mails").mkdir()
    Path("mails/a.md").write_text(DEBT)
    assert "pitchlint baseline mails --output mails/pitchlint-baseline.json\n" in ran("init", "mails")[1]
    Path("mails/pitchlint.toml").unlink()
    assert "wrote mails/pitchlint-baseline.json: 2 findings" in ran("init", "mails", "--baseline")[1]
    assert ran("check", "mails", "--no-cache")[0] == 0


def test_good_mails_and_none(ran) -> None:
    assert ran("init")[1].startswith("wrote pitchlint.toml\n")
    Path("pitchlint.toml").unlink()
    Path("a.md").write_text("Hi Dana,\n\nYour dock is full at noon.\n")
    assert ran("init", "--baseline")[1].startswith("Read 1 mail: nothing to mend.\n\nwrote pitchlint.toml\n")
    assert not Path(baseline.NAME).exists()


def test_only_somebody_at_a_terminal_is_asked(ran, monkeypatch: pytest.MonkeyPatch) -> None:
    import click

    Path("a.md").write_text(DEBT)
    asked: list[str] = []
    monkeypatch.setattr(click, "confirm", lambda question, default: asked.append(question) or True)  # noqa: ARG005
    ran("init")
    assert asked == []
    monkeypatch.setattr(command, "is_terminal", lambda stream: True)  # noqa: ARG005
    for arguments in (("--no-baseline",), ()):
        Path("pitchlint.toml").unlink()
        ran("init", *arguments)
    assert asked == ["Write it to pitchlint-baseline.json, so that only what is new is reported?"]
    assert Path(baseline.NAME).exists()


def test_a_draft_that_is_broken_is_told_and_stops_nothing(ran) -> None:
    Path("a.md").write_text("---\nstep: [\n---\nHi Dana,\n\nSome words.\n")
    code, out, err = ran("init")
    assert code == 0
    assert "wrote pitchlint.toml\n" in out
    assert err.startswith("note: a.md:2: ")
