"""Every rule is registered, has its files, and its page's examples hold."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from pitchlint import Rule, packs, pages, sources, suppress
from pitchlint.phrases import Phrases
from pitchlint.testing import examples, run_page

PACK = packs.load()
RULES = [*PACK.rules, *suppress.RULES]
FOLDER = Path("rules/pitchlint_rules")
HEADINGS = ["What it flags", "Why it matters", "Evidence", "Examples", "What to write instead", "Options"]
rules = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


@rules
def test_the_examples_of_the_page_hold(rule: Rule) -> None:
    assert "\n".join(map(str, run_page(rule))) == ""


@rules
def test_the_page_is_whole(rule: Rule) -> None:
    page = rule.page_file.read_text(encoding="utf-8")
    assert rule.page_file.stem == rule.id.replace("-", "_")
    assert page.splitlines()[0] == f"# {rule.id}: {rule.title}"
    assert re.findall(r"^## (.+)$", page, re.M) == HEADINGS
    found = examples(page)
    assert sum(bool(example.expected) for example in found) >= 2, "show at least two flagged mails"
    assert sum(not example.expected for example in found) >= 2, "show at least two near-misses"


@rules
def test_the_page_lists_the_options(rule: Rule) -> None:
    options = [] if isinstance(rule.check, Phrases) else [
        (p.name, p.default) for p in inspect.signature(rule.check).parameters.values() if p.kind is p.KEYWORD_ONLY
    ]  # fmt: skip
    section = rule.page_file.read_text(encoding="utf-8").split("## Options")[1]
    listed = re.findall(r"^- `(\w+)` \([^()]+?, default:? (.+?)\):", section, re.M)
    assert [name for name, _ in listed] == [name for name, _ in options]
    assert [text.strip('`"').replace('"', "'") for _, text in listed] == [str(default) for _, default in options]


CITED = re.compile(r"\bS\d+(?:\.\d+)?\b|\bgrade [A-D]\b")


@rules
def test_what_the_page_cites_is_explained(rule: Rule) -> None:
    page = pages.read(rule)
    prose = "\n".join(line for line, fenced in pages.lines(page.markdown) if not fenced)
    cited = sources.cited(rule, page)
    assert set(CITED.findall(prose)) <= set(cited) or rule in suppress.RULES
    assert all(text for text in cited.values())


def test_every_practice_has_its_source() -> None:
    listed = sources.listed(FOLDER / sources.FILE)
    assert {key.partition(".")[0] for key in listed} <= set(listed)
    assert len(listed) > 60


def test_every_file_of_a_rule_is_in_the_pack() -> None:
    found = {page.stem for page in FOLDER.glob("*.md")} - {Path(sources.FILE).stem}
    assert found == {rule.id.replace("-", "_") for rule in PACK.rules}


def test_rules_are_sorted_by_group_and_id() -> None:
    ids = [rule.id for rule in PACK.rules]
    assert len(ids) == len(set(ids))
    assert ids == [rule.id for rule in sorted(PACK.rules, key=lambda rule: (rule.group, rule.id))]


def test_covered_rules_exist() -> None:
    known = {rule.id for rule in RULES}
    for rule in RULES:
        assert {*rule.covers, *rule.covers_nearby} <= known, rule.id
