from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pitchlint.packs import PackError, load

GOOD = """
from pitchlint import Flag, Pack, Rule

def check(mail):
    yield Flag(None, "x")

PACK = Pack(rules=(Rule(id="{id}", group="wording", title="t", check=check),))
"""


def install(folder: Path, name: str, code: str) -> None:
    """A distribution as pip leaves it: a module and an entry point."""
    (folder / f"{name}_pack.py").write_text(code)
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    points = f"[console_scripts]\nx = y:z\n\n[pitchlint.packs]\n{name} = {name}_pack:PACK\n"
    (info / "entry_points.txt").write_text(points)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    for module in [m for m in sys.modules if m.endswith("_pack")]:
        del sys.modules[module]


def test_the_built_in_pack_comes_first_and_by_the_same_door(site: Path) -> None:
    install(site, "acme", GOOD.format(id="acme/loud"))
    catalogue = load()
    assert catalogue.rules[-1].id == "acme/loud"
    assert catalogue.find("jargon") is not None
    assert catalogue.kind_of is not None
    assert catalogue.versions[1] == "acme-1.0"


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (
            "import nothing",
            r"pack 'acme' \(acme_pack:PACK, from acme-1\.0\) cannot be loaded: ModuleNotFoundError: .*; mend",
        ),
        ("1 / 0", "pack 'acme' .* cannot be loaded: ZeroDivisionError"),
        ("", "pack 'acme' .* cannot be loaded: AttributeError"),
        ("PACK = ()", "pack 'acme' .* is a tuple, not a pitchlint.Pack"),
        ("from pitchlint import Pack\nPACK = Pack(rules=())", "pack 'acme' .* holds no rules"),
        (GOOD.format(id="loud"), "the id of rule 'loud' must begin with 'acme/'"),
        (GOOD.format(id="acme/x").replace("wording", "words"), "rule 'acme/x' is in group 'words'"),
        (GOOD.format(id="acme/x").replace("check=check", "check=None"), "the check of rule 'acme/x' is a NoneType"),
        (
            "from pitchlint import Pack, Phrases, Rule\n"
            "PACK = Pack(rules=(Rule(id='acme/x', group='tone', title='t', check=Phrases(__file__)),))",
            "the word list of rule 'acme/x' cannot be read",
        ),
    ],
)
def test_a_pack_that_cannot_be_used_is_named(site: Path, code: str, message: str) -> None:
    install(site, "acme", code)
    with pytest.raises(PackError, match=message):
        load()


def test_packs_that_clash_are_both_named(site: Path) -> None:
    rules = GOOD.format(id="acme/x") + "PACK = Pack(rules=PACK.rules * 2)"
    install(site, "acme", rules)
    with pytest.raises(PackError, match="packs 'acme' and 'acme' both have a rule 'acme/x'"):
        load()


def test_without_the_built_in_pack_nothing_is_checked_silently(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="built-in rules are not installed"):
        load([str(tmp_path), "/no/such/folder"])
