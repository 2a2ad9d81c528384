from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pitchlint.packs import PackError, entry_points, load

GOOD = """
from pitchlint import Flag, Pack, Rule

def check(mail):
    yield Flag(None, "x")

PACK = Pack(rules=(Rule(id="{id}", group="wording", title="t", check=check),))
"""


def changed(part: str) -> str:
    """The good pack with a part of its rule that is not good."""
    name, _, value = part.partition("=")
    return GOOD.format(id="acme/x") + f"PACK = Pack(rules=(PACK.rules[0]._replace({name}={value}),))"


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
    for module in [name for name in sys.modules if name.endswith("_pack") and name != "small_pack"]:
        del sys.modules[module]


def test_the_built_in_pack_comes_first_and_by_the_same_door(site: Path) -> None:
    install(site, "acme", GOOD.format(id="acme/loud"))
    catalogue = load()
    assert catalogue.rules[-1].id == "acme/loud"
    assert catalogue.find("jargon") is not None
    assert catalogue.kind_of is not None
    assert catalogue.versions[1] == "acme-1.0"


def test_an_entry_point_may_have_spaces(site: Path) -> None:
    install(site, "acme", GOOD.format(id="acme/x"))
    (site / "acme-1.0.dist-info" / "entry_points.txt").write_text("[pitchlint.packs]\nacme = acme_pack : PACK\n")
    assert load().find("acme/x") is not None


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
        (changed("id=7"), "rule 7: its id and its title must be texts"),
        (changed("id='acme/Loud talk'"), "the id of rule 'acme/Loud talk' is not written in lower case with hyphens"),
        (changed("severity='grave'"), "rule 'acme/x' has the severity 'grave', which is none of error, warning, info"),
        (changed("severity=[]"), r"rule 'acme/x' has the severity '\[\]'"),
        (
            changed("check=lambda: ()"),
            "the check of rule 'acme/x' must take one thing, a Mail, a Sequence or a Listing",
        ),
        (changed("check=lambda mail, most: ()"), "must take one thing, .*; options go behind '\\*'"),
        (changed("check=lambda mail, *, most: ()"), "the option 'most' of rule 'acme/x' has no default; give it one"),
        (changed("covers=('jargon')"), "'covers' of rule 'acme/x' must be a tuple of str, with a comma"),
        (changed("lists=('words.txt',)"), "'lists' of rule 'acme/x' must be a tuple of Phrases"),
        (
            GOOD.format(id="acme/x") + "PACK = Pack(rules=PACK.rules * 2)",
            "pack 'acme' .* has two rules 'acme/x'; rename",
        ),
        (GOOD.format(id="acme/x") + "PACK = Pack(rules=PACK.rules[0])", "holds a str where a pitchlint.Rule belongs"),
        (
            GOOD.format(id="acme/x") + "PACK = Pack(rules=iter(PACK.rules))",
            "its rules are a tuple_iterator, not a tuple",
        ),
        (GOOD.format(id="acme/x") + "PACK = PACK._replace(kind_of='first')", "its kind_of is a str, not a function"),
        (
            GOOD.format(id="acme/x") + "PACK = PACK._replace(api=99)",
            "pack 'acme' .* needs API 99 of pitchlint, and this one has 1; update pitchlint, or install an older",
        ),
        (GOOD.format(id="acme/x") + "PACK = PACK._replace(api='1')", "says api='1'; write the number of the API"),
        (GOOD.format(id="acme/x") + "PACK = PACK._replace(api=0)", "says api=0; write the number of the API"),
    ],
)
def test_a_pack_that_cannot_be_used_is_named(site: Path, code: str, message: str) -> None:
    install(site, "acme", code)
    with pytest.raises(PackError, match=message):
        load()


def test_packs_that_clash_are_both_named(site: Path) -> None:
    """Two folders on the path may hold a pack each; ids begin with the pack's name, so only ours can clash."""
    install(site, "pitchlint", GOOD.format(id="twice/x"))
    install(site, "twice", GOOD.format(id="twice/x"))
    with pytest.raises(PackError, match="packs 'pitchlint' and 'twice' both have a rule 'twice/x'; uninstall one"):
        load([str(site)])


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("tone", "pack 'tone' .* has a name that selects rules already; rename its entry point"),
        ("all", "pack 'all' .* has a name that selects rules already"),
        ("jargon", "pack 'jargon' has the name of a rule, so that '--select jargon' would mean both"),
    ],
)
def test_the_name_of_a_pack_selects_its_rules_and_nothing_else(site: Path, name: str, message: str) -> None:
    install(site, name, GOOD.format(id=f"{name}/x"))
    with pytest.raises(PackError, match=message):
        load()


@pytest.mark.parametrize(
    "check",
    ["Sized().__call__", "Sized()", "partial(check, most=3)", "lambda mail, *, most=3: ()", "lambda *given: ()"],
)
def test_whatever_can_be_called_with_a_mail_is_a_check(site: Path, check: str) -> None:
    code = (
        "from functools import partial\nfrom pitchlint import Flag, Pack, Rule\n"
        "def check(mail, *, most):\n    return ()\n"
        "class Sized:\n    def __call__(self, mail):\n        return ()\n"
        f"PACK = Pack(api=1, rules=(Rule(id='acme/x', group='tone', title='t', check={check}),))\n"
    )
    install(site, "acme", code)
    assert load().find("acme/x") is not None


def test_what_a_pack_prints_is_not_among_the_findings(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    install(site, "acme", "print('loading words')\n" + GOOD.format(id="acme/x"))
    load()
    assert capsys.readouterr() == ("", "loading words\n")


def test_without_the_built_in_pack_nothing_is_checked_silently(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="built-in rules are not installed"):
        load([str(tmp_path), "/no/such/folder"])


def test_two_packs_that_judge_the_kind_are_both_named(site: Path) -> None:
    install(site, "acme", GOOD.format(id="acme/x") + "PACK = PACK._replace(kind_of=lambda mail: 'first')")
    with pytest.raises(PackError, match="packs 'pitchlint' and 'acme' both judge the kind of a mail; uninstall one"):
        load()


@pytest.mark.parametrize(
    ("listing", "message"),
    [
        ("# nothing yet\n", r"the word list of rule 'acme/x' \(acme_pack\.txt\) is empty"),
        ("word ! beside: x\n", r"the word list of rule 'acme/x' cannot be read: acme_pack\.txt:1: a condition reads"),
    ],
)
def test_the_word_list_of_a_pack_is_read_before_a_mail_is(site: Path, listing: str, message: str) -> None:
    code = "from pitchlint import Pack, Phrases, Rule\n"
    code += "PACK = Pack(rules=(Rule(id='acme/x', group='tone', title='t', check=Phrases(__file__)),))"
    install(site, "acme", code)
    (site / "acme_pack.txt").write_text(listing)
    with pytest.raises(PackError, match=message):
        load()


def test_entry_points_are_read_as_pip_leaves_them(tmp_path: Path) -> None:
    install(tmp_path, "zebra", "")
    install(tmp_path, "acme", "")
    (tmp_path / "old.egg-info").mkdir()
    (tmp_path / "old.egg-info" / "entry_points.txt").write_text("[pitchlint.packs]\nold = old_pack : PACK\n")
    (tmp_path / "bare-1.0.dist-info").mkdir()
    (tmp_path / "other-2.dist-info").mkdir()
    (tmp_path / "other-2.dist-info" / "entry_points.txt").write_text("[other.packs]\nx = y:z\n# pitchlint.packs\n")
    assert [(point.name, point.value, point.distribution) for point in entry_points([str(tmp_path)])] == [
        ("acme", "acme_pack:PACK", "acme-1.0"),
        ("old", "old_pack : PACK", "old"),
        ("zebra", "zebra_pack:PACK", "zebra-1.0"),
    ]


def test_of_two_installations_the_first_on_the_path_counts(tmp_path: Path) -> None:
    for name, version in (("one", "2.0"), ("two", "1.0")):
        info = tmp_path / name / f"acme-{version}.dist-info"
        info.mkdir(parents=True)
        (info / "entry_points.txt").write_text("[pitchlint.packs]\nacme = acme_pack:PACK\n")
    folders = [str(tmp_path / name) for name in ("one", "two")]
    assert [point.distribution for point in entry_points(folders)] == ["acme-2.0"]
    assert [point.distribution for point in entry_points(reversed(folders))] == ["acme-1.0"]
