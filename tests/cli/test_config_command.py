"""`pitchlint config`."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from pitchlint.cli import main
from pitchlint.config import Configs
from pitchlint.suppress import installed

BASE = """\
exclude = ["archive/"]
fail-level = "error"
purpose = "event"
extend-select = ["quiet"]

[sender]
company = "Dockline"
"""
OWN = """\
extend = "../base.toml"
exclude = ["x"]
ignore = ["late"]
baseline = "known.json"

[sender]
products = ["A “b”", 'c"d']

[rules.buzz]
severity = "info"
words = ["yard"]

[rules.bump]
severity = "off"

[[per-file]]
paths = ["sub/**"]
purpose = "partnership"
severity = { crasher = "info" }
extend-select = ["bump"]

[[allow]]
path = "sub/a.md"
step = 2
rule = "buzz"
because = "their word"
until = 2027-01-31
"""
TOLD = """\
# sub/a.md: configured by pitchlint.toml, which extends {base}
fail-level = "error"                # {base}:2
baseline = "known.json"             # pitchlint.toml:4
purpose = "partnership"             # pitchlint.toml:18
exclude = ["archive/", "x"]         # {base}:1, pitchlint.toml:2
sender.company = "Dockline"         # {base}:7
sender.products = ["A “b”", "c\\"d"]  # pitchlint.toml:7
"""
RULES = """\

rules.buzz.severity = "info"     # pitchlint.toml:10
rules.buzz.words = ["yard"]      # pitchlint.toml:11
rules.bump.severity = "warning"  # pitchlint.toml:20
rules.crasher.severity = "info"  # pitchlint.toml:19
rules.late.severity = "off"      # pitchlint.toml:3
rules.quiet.severity = "warning"  # {base}:4
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small_pack: None) -> Path:  # noqa: ARG001
    folder = tmp_path / "own"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def pitchlint(capsys: pytest.CaptureFixture[str]):
    def call(*arguments: str) -> tuple[object, str, str]:
        with pytest.raises(SystemExit) as stop:
            main([*arguments])
        return (stop.value.code, *capsys.readouterr())

    return call


@pytest.fixture
def configured(here: Path) -> Path:
    Path("../base.toml").write_text(BASE)
    Path("pitchlint.toml").write_text(OWN)
    return here


def test_without_a_file_all_is_default(here: Path, pitchlint) -> None:  # noqa: ARG001
    code, out, err = pitchlint("config")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[:3] == [
        "# .: configured by no file",
        'fail-level = "warning"  # default',
        'purpose = "sales"       # default',
    ]
    assert lines[3].startswith("# not set: format, prospects, ")
    assert lines[4:] == ["# 6 rules on, 1 off"]


def test_each_value_has_its_place(configured: Path, pitchlint) -> None:
    base = str(configured.parent / "base.toml")
    code, out, _ = pitchlint("config", "sub/a.md")
    assert code == 0
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert lines[:7] == [" ".join(line.split()) for line in TOLD.format(base=base).splitlines()]
    assert lines[7].startswith("# not set: format, prospects, ")
    assert lines[8:15] == [" ".join(line.split()) for line in RULES.format(base=base).splitlines()]
    assert len({line.index("  # ") for line in out.splitlines()[9:15]}) == 1
    assert out.splitlines()[-2:] == [
        "# 6 rules on, 1 off; the others as usual",
        "# allowed: buzz, step 2, until 2027-01-31, because their word  # pitchlint.toml:22",
    ]


def test_it_is_toml(configured: Path, pitchlint) -> None:  # noqa: ARG001
    told = tomllib.loads(pitchlint("config", "sub/a.md")[1])
    assert told["sender"] == {"company": "Dockline", "products": ["A “b”", 'c"d']}
    assert told["rules"]["buzz"] == {"severity": "info", "words": ["yard"]}


def test_what_a_file_elsewhere_has_is_not_that_of_the_override(configured: Path, pitchlint) -> None:  # noqa: ARG001
    told = tomllib.loads(pitchlint("config", "b.md")[1])
    assert told["purpose"] == "event"
    assert told["rules"]["bump"] == {"severity": "off"}
    assert "crasher" not in told["rules"]


def test_json_has_every_rule(configured: Path, pitchlint) -> None:
    told = json.loads(pitchlint("config", "sub/a.md", "--format", "json")[1])
    base = str(configured.parent / "base.toml")
    assert told["files"] == ["pitchlint.toml", base]
    assert told["values"]["purpose"] == {"value": "partnership", "from": ["pitchlint.toml:18"]}
    assert told["values"]["exclude"] == {"value": ["archive/", "x"], "from": [f"{base}:1", "pitchlint.toml:2"]}
    assert told["values"]["claims"] == {"value": None, "from": ["default"]}
    assert told["rules"]["buzz"]["options"] == {"words": {"value": ["yard"], "from": ["pitchlint.toml:11"]}}
    assert told["allows"] == [
        {"rules": "buzz", "says": "step 2, until 2027-01-31, because their word", "from": ["pitchlint.toml:22"]}
    ]
    active = {one.rule.id: one.severity for one in Configs(installed()).of(Path("sub/a.md")).rules}
    assert {name: rule["severity"] for name, rule in told["rules"].items() if rule["on"]} == active


def test_of_a_folder_and_with_a_named_file(configured: Path, pitchlint) -> None:  # noqa: ARG001
    Path("sub").mkdir()
    assert pitchlint("config", "sub")[1].startswith("# sub: configured by pitchlint.toml")
    assert pitchlint("config", "sub", "--isolated")[1].startswith("# sub: configured by no file")
    assert pitchlint("config", "a.md", "--config", "../base.toml")[1].splitlines()[1].startswith('fail-level = "error"')


def test_words_beside_the_drafts(here: Path, pitchlint) -> None:
    (here / "accept.txt").write_text("yard\n")
    assert 'vocabulary = ["accept.txt"]' in pitchlint("config")[1]
    assert "# found beside the drafts" in pitchlint("config")[1]


def test_in_pyproject(here: Path, pitchlint) -> None:
    (here / "pyproject.toml").write_text(
        '[tool.pitchlint]\nignore = ["late"]\n\n[tool.pitchlint.rules.buzz]\nseverity = "error"\n'
    )
    out = pitchlint("config")[1]
    assert out.startswith("# .: configured by pyproject.toml\n")
    assert 'rules.buzz.severity = "error"  # pyproject.toml:5' in out
    assert 'rules.late.severity = "off"    # pyproject.toml:2' in out


def test_a_mistake_is_one_error(here: Path, pitchlint) -> None:
    (here / "pitchlint.toml").write_text("ignor = []\n")
    code, out, err = pitchlint("config")
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert err.startswith("error: pitchlint.toml:1: unknown key 'ignor'")


def test_the_schema_is_printed(here: Path, pitchlint) -> None:  # noqa: ARG001
    code, out, _ = pitchlint("config", "--schema")
    assert code == 0
    assert json.loads(out)["title"] == "pitchlint.toml"
