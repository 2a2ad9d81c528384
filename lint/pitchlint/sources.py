"""What the numbers on rule pages stand for: `sources.md` beside the pages of a pack.

A section a source, `## S4: what it is`, with a line a practice, `- S4.8: what it says`; pages cite "(S4.8, S2)".
Lines with other keys, such as "grade B", explain words of the pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from pitchlint import pages
from pitchlint.rule import Rule

FILE = "sources.md"
HEADING = "Sources"
_LINE = re.compile(r"(?:##|-) (?P<key>[A-Z]\d+(?:\.\d+)?|grade [A-Z]): +(?P<text>.+)")
_CITED = re.compile(r"\b(?:[A-Z]\d+(?:\.\d+)?|grade [A-Z])\b")


def listed(file: Path) -> dict[str, str]:
    """Every number and word that `file` explains with its text, in order; none where there is no such file."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError:  # most packs name no sources
        return {}
    return {found["key"]: found["text"].strip() for line in lines if (found := _LINE.fullmatch(line))}


def cited(rule: Rule, page: pages.Page) -> dict[str, str]:
    """What the page of `rule` cites, in the order of the list: each source, then what of it is cited."""
    known = listed(rule.page_file.with_name(FILE))
    if not known:
        return {}
    prose = "\n".join(line for line, fenced in pages.lines(page.markdown) if not fenced)
    asked = {key for found in _CITED.findall(prose) for key in (found, found.partition(".")[0])}
    return {key: text for key, text in known.items() if key in asked}


def whole(page: pages.Page, found: Mapping[str, str]) -> str:
    """The Markdown of a page, with a section at its end that says what it cites, if it cites something."""
    if not found:
        return page.markdown
    lines = [f"- {key}: {text}" for key, text in found.items()]
    return page.markdown.rstrip() + "\n\n" + "\n".join((f"## {HEADING}", "", *lines)) + "\n"
