"""`rules`, `explain`, `init` and `new-rule`."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pitchlint import measured, packs, pages, suppress
from pitchlint.cli import main
from pitchlint.commands.explain import rendered
from pitchlint.commands.rules import facts, grouped
from pitchlint.new_rule import NewRuleError, with_rule, write
from pitchlint.reporters.look import Look

KEYS = [
    "id", "title", "group", "scope", "severity", "default", "summary", "options", "evidence", "precision", "recall",
    "measured",
]  # fmt: skip
PAGE = """# long-words: Uses long words

One sentence that says
what it finds.

## What it flags

**Long** words with `most` letters, and a line of this paragraph that is long enough to be wrapped.

## Evidence

- A study of words.
  Somebody, 2020, grade B.
- No other study known.

## Examples

```email
## No heading
Hi,\x1b[31m
```

## Options

- `most` (int, default 12): the letters
  that a word may have.
"""


def ran(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[object, str, str]:
    with pytest.raises(SystemExit) as stop:
        main([*arguments])
    return (stop.value.code, *capsys.readouterr())


def test_a_page_is_read() -> None:
    page = pages.parse(PAGE)
    assert page.title == "long-words: Uses long words"
    assert page.summary == "One sentence that says what it finds."
    assert list(page.sections) == ["What it flags", "Evidence", "Examples", "Options"]
    assert page.evidence == ["A study of words. Somebody, 2020, grade B.", "No other study known."]
    assert page.option_helps == {"most": "the letters that a word may have."}


def test_no_options_are_none() -> None:
    assert pages.parse("# a: b\n\nc\n\n## Options\n\nNone.\n").option_helps == {}


def test_a_page_on_a_terminal(small_pack: None) -> None:  # noqa: ARG001
    (rule, *_) = packs.load().rules
    assert list(rendered(rule, PAGE, Look(60))) == [
        "long-words: Uses long words",
        "group wording, warning, on by default",
        "not measured: no labelled mails tell right from wrong for",
        "this rule",
        "",
        "One sentence that says what it finds.",
        "",
        "What it flags",
        "",
        "Long words with `most` letters, and a line of this paragraph",
        "that is long enough to be wrapped.",
        "",
        "Evidence",
        "",
        "- A study of words. Somebody, 2020, grade B.",
        "- No other study known.",
        "",
        "Examples",
        "",
        "  email:",
        "    ## No heading",
        "    Hi,\\x1b[31m",
        "",
        "Options",
        "",
        "- `most` (int, default 12): the letters that a word may",
        "  have.",
    ]


def test_every_page_fits_a_terminal_of_80_columns() -> None:
    for rule in packs.load().rules:
        for line in rendered(rule, pages.read(rule).markdown, Look(80)):
            assert len(line) <= 80 or " " not in line.strip()[:80], f"{rule.id}: {line}"
            assert "```" not in line
            assert "|---" not in line


def test_long_lines_of_examples_and_tables_are_wrapped(small_pack: None) -> None:  # noqa: ARG001
    (rule, *_) = packs.load().rules
    page = (
        "| where | what |\n|---|:-:|\n| Canada | an address that holds for 60 days |\n\n"
        "```sequence\n  body: one two three four five six seven\n```\n\n"
        '```findings\n7:12 "1" warning: one two three four five six\n```\n'
    )
    assert list(rendered(rule, page, Look(30))) == [
        "- where: what",
        "- Canada: an address that",
        "  holds for 60 days",
        "",
        "  sequence:",
        "      body: one two three four",
        "      five six seven",
        "",
        "  findings:",
        '    7:12 "1" warning: one two',
        "      three four five six",
    ]


def test_rules_on_a_terminal_stand_below_their_groups(small_pack: None) -> None:  # noqa: ARG001
    rules = [packs.load().rules[0]._replace(title="Says nothing that anybody could check"), *packs.load().rules[1:]]
    assert list(grouped(rules, Look(40))) == [
        "wording",
        "  buzz     warning  Says nothing that",
        "                    anybody could check",
        "",
        "follow-up",
        "  bump     warning  Only bumps",
        "",
        "shape",
        "  crasher  warning  Fails",
        "",
        "tone",
        "  late     error    Greets nobody",
        "  quiet    off      Is off",
        "",
        "5 rules, 1 off unless selected; 'pitchlint explain RULE' prints a page",
    ]
    assert list(grouped(rules, Look(80, colour=True)))[1].startswith("  buzz     \x1b[33mwarning\x1b[0m  Says")


def test_rules_in_a_pipe_are_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = ran(capsys, "rules")
    assert len(out.splitlines()) == len(suppress.installed().rules)
    assert re.search(r"^filler +wording +info +off +Words that carry nothing$", out, re.M)


def test_rules_as_json(small_pack: None, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: ARG001
    code, out, err = ran(capsys, "rules", "--format", "json")
    listed = json.loads(out)
    assert (code, err) == (0, "")
    assert all(list(rule) == KEYS for rule in listed)
    buzz = listed[0]
    assert (buzz["id"], buzz["scope"], buzz["severity"], buzz["default"]) == ("buzz", "mail", "warning", True)
    assert buzz["options"] == [
        {"name": "words", "type": "tuple[str, ...]", "default": ["synergies", "leverage"], "help": ""}
    ]  # fmt: skip
    assert not next(rule for rule in listed if rule["id"] == "quiet")["default"]


def test_every_installed_rule_has_its_facts() -> None:
    for rule in packs.load().rules:
        found = facts(rule)
        if not rule.page_file.exists():
            continue  # the test of pages says so
        assert found["summary"], rule.id
        assert found["evidence"], rule.id
        assert all(option["help"] for option in found["options"]), rule.id


def test_measured_figures_are_shown_and_told() -> None:
    rules = {rule.id: rule for rule in packs.load().rules}
    told = facts(rules["missing-problem"])
    figures = measured.of(rules["missing-problem"])
    assert figures is not None
    assert told["precision"] == figures.right == told["measured"]["right"]
    assert told["recall"] == figures.found
    assert 0 < figures.low <= figures.right <= figures.high <= 1
    assert facts(rules["too-long"])["measured"] is facts(rules["too-long"])["precision"] is None


def test_the_sentence_on_measured_figures() -> None:
    figures = measured.Measured("boast", "boast", 30, 0.9, 0.84, 0.97, 0.75, 40, 189)
    assert measured.sentence(figures, "warning") == (
        "measured on 189 real mails known to its writers: 90% of 30 warnings right (90% interval 84% to 97%), "
        "75% of 40 faults found that readers marked"
    )


def test_figures_that_are_no_figures(tmp_path: Path) -> None:
    rule = packs.load().rules[0]._replace(page=tmp_path / "page.md")
    assert measured.of(rule) is None
    (tmp_path / measured.FILE).write_text(f"# a comment\n{rule.id}\tboast\t3\n", encoding="utf-8")
    with pytest.raises(ValueError, match="3 cells"):
        measured.of(rule)


def test_the_built_in_pack_is_selected_like_any(capsys: pytest.CaptureFixture[str]) -> None:
    every = ran(capsys, "rules")
    assert every[0] == 0
    assert ran(capsys, "rules", "--select", "pitchlint") == every


def test_explain(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = ran(capsys, "explain", "missing-problem")
    assert code == 0
    assert out.startswith("missing-problem: ")
    assert max(len(line) for line in out.splitlines() if not line.startswith("    ")) <= 100
    assert "```" not in out
    assert ran(capsys, "explain", "missing-problem", "--format", "markdown")[1].startswith("# missing-problem: ")
    told = json.loads(ran(capsys, "explain", "missing-problem", "--format", "json")[1])
    assert list(told) == [*KEYS, "sections", "sources"]


def test_init_writes_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = ran(capsys, "init", str(tmp_path))
    assert code == 0
    assert "pitchlint.toml" in out
    before = (tmp_path / "pitchlint.toml").read_text(encoding="utf-8")
    code, out, err = ran(capsys, "init", str(tmp_path))
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert (tmp_path / "pitchlint.toml").read_text(encoding="utf-8") == before


@pytest.fixture
def own_pack(tmp_path: Path) -> Path:
    """The package of an empty pack called "acme", ready to be installed."""
    package = tmp_path / "acme_rules"
    package.mkdir()
    (package / "__init__.py").write_text('"""Ours."""\n\nfrom pitchlint import Pack\n\nPACK = Pack(rules=())\n')
    points = '[project.entry-points."pitchlint.packs"]\nacme = "acme_rules:PACK"\n'
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "acme"\n\n' + points)
    return package


def test_a_new_rule_passes_its_own_page(own_pack: Path) -> None:
    write("stale-joke", group="tone", into=own_pack)
    said = write("acme/bad-pun", title="Puns badly", into=own_pack)
    assert said[0] == f"wrote {own_pack.as_posix()}/bad_pun.py"
    init = (own_pack / "__init__.py").read_text()
    assert "from acme_rules import bad_pun, stale_joke\n" in init
    assert "PACK = Pack(rules=(stale_joke.RULE, bad_pun.RULE))\n" in init  # by group, then id
    info = own_pack.parent / "acme-1.dist-info"
    info.mkdir()
    (info / "entry_points.txt").write_text("[pitchlint.packs]\nacme = acme_rules:PACK\n")
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); from pitchlint.testing import main; sys.exit(main(sys.argv[2:]))"
    )
    found = [str(own_pack / name) for name in ("stale_joke.md", "bad_pun.md")]
    done = subprocess.run(
        [sys.executable, "-c", script, str(own_pack.parent), *found], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "2 pages, 0 examples do not hold\n"), done.stderr


def test_a_new_rule_in_this_checkout_stands_among_the_others(tmp_path: Path) -> None:
    source = Path("rules/pitchlint_rules/__init__.py").read_text(encoding="utf-8")
    folder = tmp_path / "pitchlint_rules"
    folder.mkdir()
    (folder / "aaa.py").write_text('RULE = Rule(id="aaa", group="ask")\n')
    fresh = with_rule(source, folder, "aaa")
    assert fresh
    added = set(fresh.splitlines()) - set(source.splitlines())
    assert added == {"    aaa,", "        aaa.RULE,"}


@pytest.mark.parametrize(
    "source",
    [
        "PACK = build()\n",
        "RULES = (a.RULE,)\nPACK = Pack(rules=RULES)\n",
        "from acme_rules import a\nPACK = Pack(rules=(a.RULE, *more))\n",
        "from acme_rules import a as b\nPACK = Pack(rules=(b.RULE,))\n",
        "from acme_rules import a\nPACK = Pack(rules=(a.RULE,  # ours\n))\n",
    ],
)
def test_a_pack_made_in_another_way_is_left_alone(source: str, tmp_path: Path) -> None:
    folder = tmp_path / "acme_rules"
    folder.mkdir()
    assert with_rule(source, folder, "new") is None


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Stale Joke", "is no id"),
        ("stale_joke", "is no id"),
        ("tone", "is the name of a group"),
        ("all", "is the name of a group"),
        ("import", "'import' is a word of Python and can name no module; say more, as in 'import-of-words'"),
        ("other/stale-joke", "call the rule 'acme/stale-joke'"),
    ],
)
def test_names_that_are_no_ids(name: str, said: str, own_pack: Path) -> None:
    with pytest.raises(NewRuleError, match=said):
        write(name, into=own_pack)


def test_nothing_is_overwritten(own_pack: Path) -> None:
    write("stale-joke", into=own_pack)
    with pytest.raises(NewRuleError, match="is there already"):
        write("stale-joke", into=own_pack)


def test_new_rule_says_what_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = ran(capsys, "new-rule", "stale-joke")
    assert (code, out) == (2, "")
    assert err == "error: here is no checkout of pitchlint; say --into FOLDER, the package of your own pack\n"
    assert ran(capsys, "new-rule", "stale-joke", "--group", "ton", "--into", ".")[0] == 2
