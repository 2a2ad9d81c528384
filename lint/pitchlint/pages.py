"""Rule pages: the Markdown file beside a rule, read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from pitchlint.rule import Rule

_OPTION = re.compile(r"[-*] +`(?P<name>\w+)`(?: *\((?:[^()]|\([^()]*\))*\))? *:? *(?P<help>.*)", re.S)


class PageError(Exception):
    """A page that is missing or cannot be read; the message names the file."""


class Page(NamedTuple):
    """A rule's page. `sections` are its headings of the second level with their Markdown, in order."""

    path: Path
    markdown: str
    title: str = ""
    summary: str = ""
    sections: Mapping[str, str] = MappingProxyType({})

    @property
    def evidence(self) -> list[str]:
        """The studies, one a bullet, on one line each."""
        return bullets(self.sections.get("Evidence", ""))

    @property
    def option_helps(self) -> dict[str, str]:
        """What the page says of each option, by its name."""
        read = (_OPTION.fullmatch(f"- {bullet}") for bullet in bullets(self.sections.get("Options", "")))
        return {found["name"]: found["help"].strip() for found in read if found}


def bullets(markdown: str) -> list[str]:
    """The items of a list, each on one line without its mark."""
    items: list[str] = []
    for line in markdown.splitlines():
        if re.match(r"[-*] ", line):
            items.append(line[2:].strip())
        elif items and line.strip():
            items[-1] += " " + line.strip()
    return items


def read(rule: Rule) -> Page:
    """The page of `rule`. Raises `PageError` where it is missing."""
    path = rule.page_file
    try:
        return parse(path.read_text(encoding="utf-8"), path)
    except OSError as error:
        raise PageError(f"{path}: the page of rule '{rule.id}' cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise PageError(f"{path}: the page of rule '{rule.id}' is not UTF-8") from None


def parse(markdown: str, path: Path = Path()) -> Page:
    """A page's text in its sections. Headings inside fenced blocks are none."""
    title, heading = "", ""
    pieces: dict[str, list[str]] = {"": []}
    for line, fenced in lines(markdown):
        if not fenced and line.startswith("# ") and not title:
            title = line[2:].strip()
        elif not fenced and line.startswith("## "):
            heading = line[3:].strip()
            pieces.setdefault(heading, [])
        else:
            pieces[heading].append(line)
    texts = {name: "\n".join(found).strip() for name, found in pieces.items()}
    summary = " ".join(texts.pop("").partition("\n\n")[0].split())
    return Page(path, markdown, title, summary, texts)


def lines(markdown: str) -> list[tuple[str, bool]]:
    """The lines of a page, each with whether it belongs to a fenced block, the fences too."""
    found, fence = [], ""
    for line in markdown.splitlines():
        mark = re.match(r"(`{3,}|~{3,})", line)
        if mark and not fence:
            fence = mark[0]
            found.append((line, True))
        elif fence:
            found.append((line, True))
            if line.strip() == fence:
                fence = ""
        else:
            found.append((line, False))
    return found
