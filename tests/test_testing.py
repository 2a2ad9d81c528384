"""The examples of rule pages, run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pitchlint import packs
from pitchlint.draft import Span
from pitchlint.finding import Flag
from pitchlint.mail import Mail
from pitchlint.rule import Rule
from pitchlint.testing import examples, main, refresh, run_page

PAGE = """\
# loud: Shouts

What it flags.

```email
Hi Dana,

LOOK at this!
```

It says:

```findings
3:1 "LOOK" warning: shouts; say it
```

A quiet mail:

```email
Hi Dana,

Look at this.
```
"""


def shouts(mail: Mail, *, longest: int = 1) -> Iterator[Flag]:
    for word in mail.words:
        text = mail.body[word.start : word.end]
        if text.isupper() and len(text) > longest:
            yield Flag(Span(*word), "shouts", "say it")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "loud.md"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def rule(page: Path, monkeypatch: pytest.MonkeyPatch) -> Rule:
    """A rule with the page above; it is all that is installed."""
    made = Rule(id="loud", group="wording", title="Shouts", check=shouts, page=page)
    monkeypatch.setattr(packs, "load", lambda: packs.Catalogue((made,)))
    return made


def edit(page: Path, old: str, new: str) -> str:
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new), encoding="utf-8")
    return page.read_text(encoding="utf-8")


def test_a_page_has_its_examples_in_order() -> None:
    first, second = examples(PAGE)
    assert (first.line, first.text, first.expected) == (
        5, "Hi Dana,\n\nLOOK at this!\n", ('3:1 "LOOK" warning: shouts; say it',),
    )  # fmt: skip
    assert (second.line, second.expected) == (19, ())
    assert PAGE[slice(*first.block)].startswith("```findings\n3:1")


def test_configuration_and_lists_belong_to_the_next_email_only() -> None:
    page = "```toml\na = 1\n```\n\n```accept.txt\nword\n```\n\n```email\nOne\n```\n\n```email\nTwo\n```\n"
    assert [dict(example.files) for example in examples(page)] == [
        {"pitchlint.toml": "a = 1\n", "accept.txt": "word\n"}, {},
    ]  # fmt: skip


def test_a_fence_inside_a_longer_fence_is_text() -> None:
    (example,) = examples("~~~~email\n```\ncode\n```\n~~~~\n")
    assert example.text == "```\ncode\n```\n"


def test_a_page_that_holds(rule: Rule) -> None:
    assert run_page(rule) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("3:1", "3:2", ':5: the example does not hold\n  - 3:2 "LOOK" warning: shouts; say it\n  + 3:1 "LOOK"'),
        ("shouts; say it", "shouts", ':5: the example does not hold\n  - 3:1 "LOOK" warning: shouts\n  + 3:1'),
        ("Look at", "Look AT", ':19: the example does not hold\n  + 3:6 "AT" warning: shouts; say it'),
        ("LOOK at", "Look at", ":5: the example does not hold\n  - 3:1"),
    ],
)
def test_an_example_that_does_not_hold_is_named_with_page_and_line(
    rule: Rule, page: Path, old: str, new: str, told: str
) -> None:
    edit(page, old, new)
    (mismatch,) = run_page(rule)
    assert str(mismatch).startswith(f"{page}{told}")


def test_the_same_findings_in_another_order_do_not_hold(rule: Rule, page: Path) -> None:
    edit(page, "LOOK at this!", "LOOK at THIS!")
    edit(page, '3:1 "LOOK"', '3:9 "THIS" warning: shouts; say it\n3:1 "LOOK"')
    (mismatch,) = run_page(rule)
    assert '\n  + 3:1 "LOOK" warning: shouts; say it' in str(mismatch)


def test_a_page_without_examples_or_no_page_does_not_hold(rule: Rule, page: Path) -> None:
    page.write_text("# loud: Shouts\n", encoding="utf-8")
    assert [str(mismatch) for mismatch in run_page(rule)] == [
        f"{page}:1: the example does not hold\n  - a page with examples"
    ]
    page.unlink()
    assert len(run_page(rule)) == 1


def test_options_of_an_example_hold(rule: Rule, page: Path) -> None:
    edit(page, "A quiet mail:\n", "```toml\n[rules.loud]\nlongest = 4\n```\n")
    edit(page, "Look at this.", "LOOK at this.")
    assert run_page(rule) == []


def test_a_check_that_fails_is_no_silent_example(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(mail: Mail) -> Iterator[Flag]:
        raise ValueError(mail.body[:2])

    broken = rule._replace(check=crash)
    monkeypatch.setattr(packs, "load", lambda: packs.Catalogue((broken,)))
    with pytest.raises(AssertionError, match="rule 'loud' failed: ValueError: Hi"):
        run_page(broken)


# --- refreshing


def test_refreshing_a_page_that_holds_changes_nothing(rule: Rule, page: Path) -> None:
    assert not refresh(rule)
    assert page.read_text(encoding="utf-8") == PAGE


@pytest.mark.parametrize(("old", "new"), [("3:1", "9:9"), ("shouts; say it\n", "shouts\n4:4 warning: other\n")])
def test_a_wrong_findings_block_is_rewritten_and_nothing_else(rule: Rule, page: Path, old: str, new: str) -> None:
    edit(page, old, new)
    assert refresh(rule)
    assert page.read_text(encoding="utf-8") == PAGE


def test_a_missing_findings_block_is_put_in(rule: Rule, page: Path) -> None:
    text = edit(page, "Look at this.\n```\n", "LOOK at this.\n```\n\nWhat follows.\n")
    assert refresh(rule)
    block = '\n```findings\n3:1 "LOOK" warning: shouts; say it\n```\n'
    assert page.read_text(encoding="utf-8") == text.replace("\nWhat follows", f"{block}\nWhat follows")
    assert run_page(rule) == []


def test_a_findings_block_of_a_silent_example_is_taken_out(rule: Rule, page: Path) -> None:
    edit(page, "LOOK at", "Look at")
    assert refresh(rule)
    assert page.read_text(encoding="utf-8") == PAGE.replace("LOOK at", "Look at").replace(
        '\n```findings\n3:1 "LOOK" warning: shouts; say it\n```\n', ""
    )


# --- the command


def test_the_command_runs_and_refreshes(rule: Rule, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rule.page_file == page
    assert main([str(page)]) == 0
    edit(page, "3:1", "9:9")
    assert main([str(page)]) == 1
    assert f"{page}:5: the example does not hold" in capsys.readouterr().out
    assert main(["--refresh", str(page)]) == 0
    assert capsys.readouterr().out == f"refreshed {page}\n"
    assert main([str(page)]) == 0


@pytest.mark.usefixtures("rule")
def test_a_page_of_no_installed_rule_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "other.md")]) == 2
    assert capsys.readouterr().err.startswith(f"{tmp_path / 'other.md'}: no installed rule has this page")


@pytest.mark.usefixtures("rule")
def test_an_unknown_option_is_an_error(page: Path) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["--refesh", str(page)])
