# ruff: noqa: ARG001  checks have options and tests have fixtures that they only name
from __future__ import annotations

import datetime
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from mails import mail

from pitchlint.config import CommandLine, ConfigError, Configs
from pitchlint.finding import Flag
from pitchlint.mail import Mail
from pitchlint.packs import Catalogue
from pitchlint.phrases import Matcher
from pitchlint.rule import Rule

Write = Callable[[str, str], Path]


def no_options(mail: Mail) -> Iterator[Flag]:
    return iter(())


def with_options(
    mail: Mail,
    *,
    most: int = 3,
    share: float = 0.5,
    strict: bool = False,
    words: tuple[str, ...] = (),
    style: Literal["short", "long"] = "short",
    limit: int | None = None,
) -> Iterator[Flag]:
    return iter(())


CATALOGUE = Catalogue((
    Rule(id="jargon", group="wording", title="t", check=no_options),
    Rule(id="boast", group="wording", title="t", check=no_options, severity="info"),
    Rule(id="too-long", group="shape", title="t", check=with_options, severity="error"),
    Rule(id="missing-opt-out", group="law", title="t", check=no_options, default=False),
    Rule(id="acme/loud", group="wording", title="t", check=no_options),
))  # fmt: skip
DEFAULT = ["jargon", "boast", "too-long", "acme/loud"]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write files below a folder that is also the working directory."""
    monkeypatch.chdir(tmp_path)

    def writes(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return writes


def rules(path: str = "a.md", **line: object) -> list[str]:
    return [active.rule.id for active in Configs(CATALOGUE, CommandLine(**line)).of(Path(path)).rules]  # type: ignore[arg-type]


def error(path: str = "a.md", **line: object) -> str:
    with pytest.raises(ConfigError) as caught:
        rules(path, **line)
    message = str(caught.value)
    assert "\n" not in message
    return message


# --- which rules


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("", {}, DEFAULT),
        ('select = ["jargon"]', {}, ["jargon"]),
        ('select = "jargon"', {}, ["jargon"]),
        ('select = ["wording"]', {}, ["jargon", "boast", "acme/loud"]),
        ('select = ["acme"]', {}, ["acme/loud"]),
        ('select = ["all"]', {}, ["jargon", "boast", "too-long", "missing-opt-out", "acme/loud"]),
        ("select = []", {}, []),
        ('ignore = ["wording"]', {}, ["too-long"]),
        ('extend-select = ["law"]', {}, ["jargon", "boast", "too-long", "missing-opt-out", "acme/loud"]),
        ('select = ["jargon"]\nignore = ["wording"]', {}, ["jargon"]),
        ('select = ["wording"]\nignore = ["boast", "acme"]', {}, ["jargon"]),
        ('select = ["jargon"]\nignore = ["jargon"]', {}, []),
        ('ignore = ["wording"]\nextend-select = ["boast"]', {}, ["boast", "too-long"]),
        ('select = ["jargon"]', {"select": ("too-long",)}, ["too-long"]),
        ("", {"select": ("missing-opt-out",)}, ["missing-opt-out"]),
        ("", {"extend_select": ("missing-opt-out",), "ignore": ("wording",)}, ["too-long", "missing-opt-out"]),
        ('select = ["jargon", "too-long"]', {"ignore": ("wording",)}, ["too-long"]),
        ('ignore = ["boast"]', {"select": ("wording",)}, ["jargon", "acme/loud"]),
        ('ignore = ["boast"]', {"select": ("boast",)}, ["boast"]),
        ('ignore = ["wording"]', {"select": ("all",)}, ["too-long", "missing-opt-out"]),
        ('[rules.boast]\nseverity = "off"', {}, ["jargon", "too-long", "acme/loud"]),
        ('[rules.boast]\nseverity = "off"', {"select": ("boast",)}, ["boast"]),
        ('[rules.missing-opt-out]\nseverity = "error"', {}, DEFAULT),
    ],
)
def test_more_specific_words_win_and_the_command_line_over_the_file(
    write: Write, text: str, line: dict[str, object], expected: list[str]
) -> None:
    write("pitchlint.toml", text)
    assert rules(**line) == expected


def test_severities_and_options_reach_the_rules(write: Write) -> None:
    write(
        "pitchlint.toml",
        '[rules.too-long]\nseverity = "warning"\nmost = 7\nshare = 1\nwords = ["a"]\nstyle = "long"\nlimit = 2\n'
        '[rules."acme/loud"]\nseverity = "info"\n',
    )
    by_id = {active.rule.id: active for active in Configs(CATALOGUE).of(Path("a.md")).rules}
    assert by_id["too-long"].severity == "warning"
    options = by_id["too-long"].options
    assert options == {"most": 7, "share": 1.0, "words": ("a",), "style": "long", "limit": 2}
    assert type(options["share"]) is float
    assert by_id["acme/loud"].severity == "info"
    assert by_id["jargon"].severity == "warning"


@pytest.mark.parametrize(
    ("value", "wants"),
    [
        ('most = "7"', "'most' wants a whole number, not '7'"),
        ("most = true", "'most' wants a whole number, not true"),
        ("most = 7.5", "'most' wants a whole number, not 7.5"),
        ('share = "half"', "'share' wants a number, not 'half'"),
        ("strict = 1", "'strict' wants true or false, not 1"),
        ("words = [1]", "'words' wants a list, each of it a text in quotes, not [1]"),
        ('style = "tiny"', "'style' wants one of 'short', 'long', not 'tiny'"),
        ("limit = []", "'limit' wants a whole number, not []"),
        ("most = { a = 1 }", "'most' wants a whole number, not a table"),
    ],
)
def test_an_option_of_the_wrong_type_says_what_is_wanted(write: Write, value: str, wants: str) -> None:
    write("pitchlint.toml", f"[rules.too-long]\n{value}\n")
    assert error() == f"pitchlint.toml:2: [rules.too-long] {wants}"


# --- mistakes


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('selct = ["jargon"]', "pitchlint.toml:1: unknown key 'selct'; did you mean 'select'?"),
        (
            '\nextend_select = ["jargon"]',
            "pitchlint.toml:2: unknown key 'extend_select'; did you mean 'extend-select'?",
        ),
        ('select = ["jargn"]', "pitchlint.toml:1: 'select': no rule, group or pack 'jargn'; did you mean 'jargon'?"),
        ("select = 5", 'pitchlint.toml:1: \'select\' wants a list of texts, as in ["one", "two"], not 5'),
        ("[rules.jargn]\n", "pitchlint.toml:1: [rules] no rule 'jargn'; did you mean 'jargon'?"),
        (
            "[rules.too-long]\nmots = 3",
            "pitchlint.toml:2: [rules.too-long] unknown option 'mots'; did you mean 'most'?",
        ),
        ("[rules.jargon]\nmost = 3", "pitchlint.toml:2: [rules.jargon] unknown option 'most'; it knows severity"),
        (
            '[rules.jargon]\nseverity = "eror"',
            "pitchlint.toml:2: [rules.jargon] 'severity': no value 'eror'; did you mean 'error'?",
        ),
        ("rules.jargon = 1", "pitchlint.toml:1: [rules] 'jargon' wants a table, not 1"),
        ('fail-level = "warn"', "pitchlint.toml:1: 'fail-level': no value 'warn'; did you mean 'warning'?"),
        ('purpose = "sale"', "pitchlint.toml:1: 'purpose': no value 'sale'; did you mean 'sales'?"),
        ("[sender]\nname = 'Ana'", "pitchlint.toml:2: [sender] unknown key 'name'; did you mean 'names'?"),
        ("[target]\nindustries = []", "pitchlint.toml:2: [target] unknown key 'industries'; did you mean 'industry'?"),
        ("[sender]\n[offer]\nwords = []", "pitchlint.toml:3: [offer] unknown key 'words'; did you mean 'keywords'?"),
        ("[offer]\nzzz = 1", "pitchlint.toml:2: [offer] unknown key 'zzz'; it knows keywords"),
        (
            "[per-file]\npaths = []",
            "pitchlint.toml:1: 'per-file' wants tables under a heading in double brackets, not a table",
        ),
        (
            '[[per-file]]\npaths = ["a"]\n[[per-file]]\nignore = ["jargon"]',
            "pitchlint.toml:3: [per-file] has no 'paths'; name the files it is for, as in paths = [\"templates/**\"]",
        ),
        (
            '[[per-file]]\npaths = ["a"]\n[[per-file]]\npaths = ["b"]\nignore = ["jargn"]',
            "pitchlint.toml:5: [per-file] 'ignore': no rule, group or pack 'jargn'; did you mean 'jargon'?",
        ),
        ('[[allow]]\npath = "a.md"', "pitchlint.toml:1: [allow] has no 'rule'; an [[allow]] needs 'path' and 'rule'"),
        (
            '[[allow]]\npath = "a.md"\nrule = "jargon"\nuntil = "soon"',
            "pitchlint.toml:4: [allow] 'until' wants a date, as in 2027-01-31, not 'soon'",
        ),
        ("select = [", "pitchlint.toml:1: not valid TOML: invalid value"),
        ("a = 1\na = 2", "pitchlint.toml:2: not valid TOML: cannot overwrite a value"),
        ("x = " + "[" * 5000, "pitchlint.toml: not valid TOML: nested too deeply"),
        ('extend = "gone.toml"', "pitchlint.toml:1: 'extend': no such file: gone.toml"),
        ('vocabulary = ["gone/ban.txt"]', "pitchlint.toml:1: 'vocabulary': no such file: gone/ban.txt"),
    ],
)
def test_a_mistake_is_one_line_with_file_place_and_way_out(write: Write, text: str, message: str) -> None:
    write("pitchlint.toml", text)
    assert error() == message


def test_unknown_words_on_the_command_line_are_errors_at_once() -> None:
    with pytest.raises(ConfigError, match=r"^--select: no rule, group or pack 'jargn'; did you mean 'jargon'\?$"):
        Configs(CATALOGUE, CommandLine(select=("jargn",)))
    with pytest.raises(ConfigError, match=r"^--extend-select: no rule, group or pack 'zzz'$"):
        Configs(CATALOGUE, CommandLine(extend_select=("zzz",)))
    with pytest.raises(ConfigError, match=r"^--fail-level: no level 'warn'; did you mean 'warning'\?$"):
        Configs(CATALOGUE, CommandLine(fail_level="warn"))


def test_bytes_that_are_not_utf_8_are_an_error_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "pitchlint.toml").write_bytes(b'# fine\n[sender]\ncompany = "Caf\xe9"\n')
    assert error(str(tmp_path / "a.md")).endswith("pitchlint.toml:3: not UTF-8; save the file as UTF-8")


def test_a_byte_order_mark_is_no_matter(tmp_path: Path) -> None:
    (tmp_path / "pitchlint.toml").write_bytes(b'\xef\xbb\xbfselect = ["jargon"]\r\n')
    assert rules(str(tmp_path / "a.md")) == ["jargon"]


# --- which file


def test_the_nearest_file_holds_and_the_farther_one_does_not(write: Write) -> None:
    write("pitchlint.toml", 'select = ["jargon"]')
    write("eu/pitchlint.toml", 'select = ["boast"]')
    assert rules("us/deep/a.md") == ["jargon"]
    assert rules("eu/deep/a.md") == ["boast"]
    assert rules("eu/a.md", isolated=True) == DEFAULT


def test_a_shared_file_counts_only_if_it_speaks_of_pitchlint(write: Write) -> None:
    write("pyproject.toml", '[tool.pitchlint]\nselect = ["jargon"]\n')
    write("sub/pyproject.toml", "[tool.ruff]\nthis is no TOML")
    assert rules("sub/a.md") == ["jargon"]
    write("both/pyproject.toml", '[tool.pitchlint]\nselect = ["jargon"]\n')
    write("both/pitchlint.toml", 'select = ["boast"]\n')
    assert rules("both/a.md") == ["boast"]


def test_places_in_a_shared_file(write: Write) -> None:
    write("pyproject.toml", '[tool.other]\nselct = 1\n[tool.pitchlint]\nselct = ["jargon"]\n')
    assert error() == "pyproject.toml:4: unknown key 'selct'; did you mean 'select'?"
    write("pyproject.toml", "[tool.pitchlint]\n[tool.pitchlint.rules.too-long]\nmots = 1\n")
    assert error() == "pyproject.toml:3: [rules.too-long] unknown option 'mots'; did you mean 'most'?"


def test_a_named_file_holds_everywhere_and_its_patterns_count_from_the_working_directory(write: Write) -> None:
    write("pitchlint.toml", 'select = ["boast"]')
    named = write("conf/team.toml", 'select = ["jargon"]\n[[per-file]]\npaths = ["eu/*"]\nextend-select = ["boast"]')
    assert rules("us/a.md", config=named) == ["jargon"]
    assert rules("eu/a.md", config=Path("conf/team.toml")) == ["jargon", "boast"]
    assert error(config=Path("conf/gone.toml")) == "conf/gone.toml: no such configuration file"
    assert error(config=Path("conf")) == "conf: a folder where a configuration file belongs"


def test_a_file_adds_to_the_one_it_extends(write: Write) -> None:
    write(
        "base/pitchlint.toml",
        'ignore = ["boast"]\nfail-level = "error"\npurpose = "links"\nexclude = ["old"]\nprospects = "people.csv"\n'
        '[sender]\ncompany = "Dockline"\nnames = ["Ana"]\n[rules.too-long]\nmost = 1\nshare = 2\n[target]\nsize = 5\n',
    )
    write(
        "eu/pitchlint.toml",
        'extend = "../base/pitchlint.toml"\nextend-select = ["law"]\nfail-level = "info"\nexclude = ["new"]\n'
        '[sender]\nnames = ["Jo", "Kim"]\n[rules.too-long]\nmost = 9\n[target]\ncountry = ["FR"]\n',
    )
    config = Configs(CATALOGUE).of(Path("eu/a.md"))
    assert [active.rule.id for active in config.rules] == ["jargon", "too-long", "missing-opt-out", "acme/loud"]
    assert config.rules[1].options == {"most": 9, "share": 2.0}
    assert (config.fail_level, config.team.purpose, config.team.company) == ("info", "links", "Dockline")
    assert config.team.names == ("Jo", "Kim")
    assert config.team.target == {"size": ("5",), "country": ("FR",)}
    assert config.prospects == Path.cwd() / "base/people.csv"
    assert [pattern.glob for pattern in config.exclude] == ["old", "new"]


def test_a_circle_of_files_is_an_error(write: Write) -> None:
    write("a/pitchlint.toml", 'extend = "../b/pitchlint.toml"')
    write("b/pitchlint.toml", 'extend = "../a/pitchlint.toml"')
    message = "'extend' goes round in a circle: a/pitchlint.toml -> b/pitchlint.toml -> a/pitchlint.toml; take one out"
    assert error("a/x.md") == f"b/pitchlint.toml: {message}"


def test_the_command_line_wins(write: Write) -> None:
    write(
        "pitchlint.toml",
        'fail-level = "error"\ndialect = "hubspot"\nprospects = "a.csv"\ninclude = ["x"]\nexclude = ["y"]',
    )
    line = CommandLine(fail_level="never", dialect="apollo", prospects=Path("b.csv"), include=("z",), exclude=("w",))
    config = Configs(CATALOGUE, line).of(Path("a.md"))
    assert (config.fail_level, config.dialect, config.prospects) == ("never", "apollo", Path("b.csv"))
    assert [pattern.glob for pattern in config.include] == ["z"]
    assert [pattern.glob for pattern in config.exclude] == ["y", "w"]


# --- some files are different


def test_per_file_tables_change_rules_severity_dialect_and_purpose(write: Write) -> None:
    write(
        "pitchlint.toml",
        'dialect = "hubspot"\n[[per-file]]\npaths = ["partners/**", "*.html"]\nignore = ["boast"]\n'
        'extend-select = ["missing-opt-out"]\nseverity = { jargon = "info", "acme/loud" = "off" }\n'
        'purpose = "partnership"\n'
        '[[per-file]]\npaths = ["partners/fr/*"]\ndialect = "apollo"\nseverity = { jargon = "error" }\n',
    )
    configs = Configs(CATALOGUE)
    plain, partners, french = (configs.of(Path(name)) for name in ("a.md", "partners/a.md", "partners/fr/a.md"))
    assert [active.rule.id for active in plain.rules] == DEFAULT
    assert [active.rule.id for active in partners.rules] == ["jargon", "too-long", "missing-opt-out"]
    assert [config.rules[0].severity for config in (plain, partners, french)] == ["warning", "info", "error"]
    assert [config.dialect for config in (plain, partners, french)] == ["hubspot", "hubspot", "apollo"]
    assert [config.team.purpose for config in (plain, partners, french)] == ["sales", "partnership", "partnership"]
    assert configs.of(Path("deep/b.html")) is configs.of(Path("partners/b.md"))
    assert rules("partners/a.md", select=("boast",)) == ["boast"]
    line = Configs(CATALOGUE, CommandLine(dialect="brackets"))
    assert line.of(Path("partners/fr/a.md")).dialect == "brackets"


def test_allows_of_a_file(write: Write) -> None:
    write(
        "pitchlint.toml",
        '\n[[allow]]\npath = "a.md"\nstep = 2\nrule = "jargon"\nbecause = "theirs"\nuntil = 2027-01-31\n'
        '[[allow]]\npath = "old/**"\nrule = ["wording", "too-long"]\nuntil = "2027-02-01"\n',
    )
    first, second = Configs(CATALOGUE).of(Path("a.md")).allows
    assert (first.rules, first.step, first.reason, first.line) == (("jargon",), 2, "theirs", 2)
    assert first.until == datetime.date(2027, 1, 31)
    assert (second.rules, second.step, second.line) == (("wording", "too-long"), None, 8)
    assert second.pattern.matches(Path("old/deep/x.md"))
    assert not second.pattern.matches(Path("older/x.md"))


# --- vocabulary


def words(path: str = "a.md", which: str = "accepted", **line: object) -> set[str]:
    team = Configs(CATALOGUE, CommandLine(**line)).of(Path(path)).team  # type: ignore[arg-type]
    phrases = team.accepted if which == "accepted" else team.banned
    return {entry.text for entry in phrases.entries} if phrases else set()


def test_without_any_file_there_are_no_words(write: Write) -> None:
    team = Configs(CATALOGUE).of(Path("a.md")).team
    assert (team.accepted, team.banned) == (None, None)


def test_lists_hold_from_the_folder_of_the_configuration_down(write: Write) -> None:
    write("accept.txt", "outside")
    write("team/pitchlint.toml", "")
    write("team/accept.txt", "yard")
    write("team/eu/ban.txt", "guru")
    write("team/eu/fr/accept.txt", "quai")
    assert {"yard", "quai"} < words("team/eu/fr/a.md")
    assert "outside" not in words("team/eu/fr/a.md")
    assert words("team/eu/fr/a.md", "banned") == {"guru"}
    assert "quai" not in words("team/eu/a.md")
    assert words("team/a.md", "banned") == set()
    assert words("team/a.md", isolated=True) == set()


def test_without_configuration_lists_hold_from_the_root_of_the_repository(write: Write) -> None:
    write("accept.txt", "outside")
    write("repo/.git/HEAD", "")
    write("repo/accept.txt", "yard")
    write("repo/eu/accept.txt", "quai")
    assert {"yard", "quai"} < words("repo/eu/a.md")
    assert "outside" not in words("repo/eu/a.md")
    assert "outside" in words("a.md")
    assert words("loose/a.md") == set()


def test_further_lists_are_named_by_the_configuration(write: Write) -> None:
    write("words/our-accept.txt", "yard")
    write("words/pack/ban.txt", "guru")
    write("pitchlint.toml", 'vocabulary = ["words/our-accept.txt", "words/pack"]')
    assert "yard" in words()
    assert words(which="banned") == {"guru"}
    write("words/misc.txt", "x")
    write("pitchlint.toml", 'vocabulary = ["words/misc.txt"]')
    assert error() == (
        "pitchlint.toml:1: 'vocabulary': does 'words/misc.txt' list accepted or banned words? "
        "say 'accept' or 'ban' in its name"
    )


def test_the_nearer_list_decides(write: Write) -> None:
    write("pitchlint.toml", "")
    write("ban.txt", "yard\nguru")
    write("eu/accept.txt", "Yard")
    write("eu/fr/ban.txt", "yard -> dock")
    assert words("eu/a.md", "banned") == {"guru"}
    assert words("eu/fr/a.md", "banned") == {"guru", "yard"}
    assert "yard" not in words("eu/fr/a.md")


def test_configs_of_folders_with_the_same_lists_are_one(write: Write) -> None:
    write("pitchlint.toml", "")
    write("accept.txt", "yard")
    configs = Configs(CATALOGUE)
    assert configs.of(Path("eu/a.md")) is configs.of(Path("us/deep/b.md"))


def accepted(text: str, write: Write, config: str = "") -> list[str]:
    """The stretches of `text` that the team accepts."""
    write("pitchlint.toml", config)
    team = Configs(CATALOGUE).of(Path("a.md")).team
    lists = [phrases for phrases in (team.accepted, team.banned) if phrases]
    draft = Mail(mail(text).draft, team, Matcher(tuple(lists)))
    return [draft.quote(span) for span in draft.accepted]


def test_accepted_words_hold_in_any_case_and_number_and_for_owners(write: Write) -> None:
    write("accept.txt", "# ours\nYard Slot   # said daily\n\nCI/CD\nsynergy\n")
    text = "Your yard slots, the YARD SLOT's clerk, synergies, CI/CD and a yardslot."
    assert accepted(text, write) == ["yard slots", "YARD SLOT's", "synergies", "CI/CD"]


def test_names_of_the_sender_are_accepted(write: Write) -> None:
    config = '[sender]\ncompany = "Leverage Labs"\nproducts = ["Synergy Hub"]\nnames = ["Ana"]\n'
    assert accepted("Leverage Labs’ synergy hub helps Ana leverage it.", write, config) == [
        "Leverage Labs’",
        "synergy hub",
    ]


def test_lists_from_a_windows_editor_are_read(tmp_path: Path) -> None:
    (tmp_path / "accept.txt").write_bytes(b"\xef\xbb\xbfyard\r\ndock\r\n")
    (tmp_path / "ban.txt").write_text("guru → expert\r\n", encoding="utf-16")
    team = Configs(CATALOGUE).of(tmp_path / "a.md").team
    assert team.accepted
    assert {"yard", "dock"} < {entry.text for entry in team.accepted.entries}
    assert team.banned
    assert [(entry.text, entry.better) for entry in team.banned.entries] == [("guru", "expert")]
    (tmp_path / "accept.txt").write_bytes(b"caf\xe9\n")
    team = Configs(CATALOGUE).of(tmp_path / "a.md").team
    assert team.accepted
    assert "café" in {entry.text for entry in team.accepted.entries}


def test_an_empty_list_is_no_list(write: Write) -> None:
    write("accept.txt", "# nothing yet\n\n")
    write("ban.txt", "")
    team = Configs(CATALOGUE).of(Path("a.md")).team
    assert (team.accepted, team.banned) == (None, None)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "ban.txt",
            "guru\n-> expert\n",
            "ban.txt:2: no phrase before the arrow; a line reads 'phrase -> better words'",
        ),
        ("ban.txt", "a -> b -> c\n", "ban.txt:1: two arrows; a line reads 'phrase -> better words'"),
        ("ban.txt", "\nguru ! beside: x\n", "ban.txt:2: a condition reads"),
        ("accept.txt", "# x\nguru -> expert\n", "accept.txt:2: no arrow belongs here; better words go into ban.txt"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(write: Write, name: str, text: str, message: str) -> None:
    write(f"eu/{name}", text)
    assert error("eu/a.md").startswith(f"eu/{message}")


@pytest.mark.usefixtures("unprivileged")
def test_what_cannot_be_read_is_an_error(write: Write) -> None:
    for name in ("pitchlint.toml", "accept.txt"):
        path = write(name, "")
        path.chmod(0)
        assert error() == f"{name}: cannot be read: Permission denied; check its permissions"
        path.chmod(0o600)


# --- cost


def test_without_files_nothing_more_is_imported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hi Dana,\n")
    code = (
        "import sys; from pathlib import Path\n"
        "from pitchlint.config import Configs; from pitchlint.packs import Catalogue\n"
        "from pitchlint.discovery import discover\n"
        "configs = Configs(Catalogue(())); assert configs.of(Path('a.txt')).rules == ()\n"
        "assert discover([Path('a.txt'), Path('.')], configs).files == (Path('a.txt'),)\n"
        "print(*({'tomllib', 'difflib', 'pathspec', 'yaml', 'spacy', 'importlib.metadata'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == "\n"
