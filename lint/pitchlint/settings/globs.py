"""File patterns, as in a `.gitignore`: which paths do they name?"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path


def any_matches(patterns: Iterable[str], path: Path, folder: Path) -> bool:
    """Whether one of `patterns` names `path`, or a folder above it. They count from `folder`.

    A pattern without a slash inside it is looked for at every depth ("*.html", "archive"), one with a slash from
    `folder` on ("templates/*.md"). `*` and `?` stop at a slash, `**` does not.
    """
    name = _inside(path, folder)
    return any(_regex(pattern).match(name) for pattern in patterns)


def _inside(path: Path, folder: Path) -> str:
    whole, above = os.path.abspath(path), os.path.abspath(folder)
    prefix = above if above.endswith(os.sep) else above + os.sep
    return (whole.removeprefix(prefix)).replace(os.sep, "/").lstrip("/")


@cache
def _regex(pattern: str) -> re.Pattern[str]:
    text = pattern.replace(os.sep, "/").removeprefix("./").rstrip("/")
    anchored = "/" in text
    pieces, at = [], 0
    text = text.lstrip("/")
    while at < len(text):
        if text.startswith("**/", at):
            pieces.append("(?:.*/)?")
            at += 3
        elif text.startswith("**", at):
            pieces.append(".*")
            at += 2
        elif text[at] in "*?":
            pieces.append("[^/]*" if text[at] == "*" else "[^/]")
            at += 1
        elif text[at] == "[" and (end := text.find("]", at + 2)) > 0:
            inner = text[at + 1 : end].replace("\\", "\\\\")
            pieces.append("[" + ("^/" + inner[1:] if inner[0] in "!^" else inner) + "]")
            at = end + 1
        else:
            pieces.append(re.escape(text[at]))
            at += 1
    before, after = "" if anchored else "(?:.*/)?", r"(?:/.*)?\Z"
    try:
        return re.compile(before + "".join(pieces) + after, re.S)
    except re.error:  # a range that runs backwards: the name is meant as it stands
        return re.compile(before + re.escape(text) + after, re.S)
