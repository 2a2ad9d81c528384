"""What rule pages cite, explained where the pages are read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pitchlint import pages, sources
from pitchlint.rule import Rule

PAGE = "# a-b: C\n\nD (S2.15, S4).\n\n## Evidence\n\n- E, grade D.\n\n```email\nS1.1, grade A\n```\n"
LIST = (
    "# What\n\nText.\n\n## S1: one\n\n- S1.1: first\n\n## S2: two\n\nMore.\n\n- S2.1: begin\n- S2.15: spell\n\n"
    "## S4: four, https://x.example/\n\n## Grades\n\n- grade A: good\n- grade D: told\n"
)


def test_each_source_and_what_of_it_is_cited(tmp_path: Path) -> None:
    (tmp_path / sources.FILE).write_text(LIST, encoding="utf-8")
    (tmp_path / "a_b.md").write_text(PAGE, encoding="utf-8")
    rule = Rule(id="a-b", group="g", title="C", check=lambda mail: iter((mail,)), page=tmp_path / "a_b.md")
    assert sources.cited(rule, pages.parse(PAGE)) == {
        "S2": "two", "S2.15": "spell", "S4": "four, https://x.example/", "grade D": "told",
    }  # fmt: skip


def test_a_pack_without_sources_has_pages_as_they_are(tmp_path: Path) -> None:
    assert sources.listed(tmp_path / sources.FILE) == {}
    page = pages.parse(PAGE)
    assert sources.whole(page, {}) == PAGE


def test_the_section_stands_at_the_end() -> None:
    page = pages.parse(PAGE)
    assert sources.whole(page, {"S2": "two", "S2.15": "spell"}) == (
        PAGE + "\n## Sources\n\n- S2: two\n- S2.15: spell\n"
    )


def test_explain_and_sarif_say_what_a_page_cites(tmp_path: Path, pitchlint: Callable[..., Any]) -> None:
    for form in ((), ("--format", "markdown")):
        out = pitchlint("explain", "misspelled-name", *form).out
        assert '- S2.15: spell names correctly: "triple check"\n' in out
        assert "- S2: a buyer on sellers" in out
        assert "S4.10" not in out
    draft = tmp_path / "a.md"
    draft.write_text("---\nprospect: {first_name: Dana}\n---\nHi Dnaa,\n\nWho plans the gates?\n", encoding="utf-8")
    log = json.loads(pitchlint("check", str(draft), "--isolated", "--no-cache", "--format", "sarif").out)
    helps = {rule["id"]: rule["help"]["markdown"] for rule in log["runs"][0]["tool"]["driver"]["rules"]}
    assert helps["misspelled-name"].endswith('- S2.15: spell names correctly: "triple check"\n')
