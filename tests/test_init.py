from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

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
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
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
