"""Long and deep input: read in linear time, or refused; what a small draft costs."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time

import pytest

from pitchlint.readers import ReadError, read

LONG = 120_000


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("a.txt", "word "),
        ("a.txt", " "),
        ("a.md", "word "),
        ("a.md", "**"),
        ("a.md", "*a "),
        ("a.md", "`"),
        ("a.md", "["),
        ("a.md", "[a]("),
        ("a.md", "![a](b) "),
        ("a.md", "]("),
        ("a.md", "<!--"),
        ("a.md", "<b "),
        ("a.md", "&amp"),
        ("a.md", "  "),
        ("a.md", "\\"),
        ("a.md", "{{"),
        ("a.md", "_a"),
        ("a.md", "> "),
        ("a.md", "# x\n"),
        ("a.md", "```\n"),
        ("a.md", "~~~~\n```\n"),
        ("a.md", "Subject: x\n"),
        ("a.md", "**Subject:** x\nHi,\n"),
        ("a.md", "## Email 1\nSubject: x\n\n"),
        ("a.md", "**a:** b\n"),
        ("a.md", "- a\n"),
        ("a.md", "Subject: x\n\na\n\n"),
        ("a.md", "\r"),
        ("a.html", "<a "),
        ("a.html", "<a href=x>"),
        ("a.html", "<img src=x>"),
        ("a.html", "<div>"),
        ("a.html", "</p>"),
        ("a.html", "&notanentity"),
        ("a.html", '<a x="'),
        ("a.html", '<a x="><b" '),
        ("a.html", "<title>"),
        ("a.html", "<!-- "),
        ("a.html", "<p hidden>"),
        ("a.eml", "Subject: x\n"),
        ("a.eml", " x\n"),
        ("a.eml", "=?utf-8?q?a?= "),
        ("a.eml", "=?"),
    ],
)
def test_time_is_linear(name: str, unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * (length // len(unit) + 1)).encode()
        start = time.process_time()
        with contextlib.suppress(ReadError):
            read(name, text)
        return time.process_time() - start

    seconds(LONG // 20)
    few = min(seconds(LONG // 4) for _ in range(2))
    assert seconds(LONG) < 10 * few + 0.05


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "---\nprospect: " + "[" * 100_000 + "\n---\nHi"),
        ("a.md", "---\nprospect:\n  x: " + "{a: " * 100_000 + "\n---\nHi"),
        ("a.md", "---\n" + "- " * 100_000 + "\n---\nHi"),
        ("a.md", ">" * 100_000 + " Hi"),
        ("a.html", "<div>" * 100_000 + "Hi" + "</div>" * 100_000),
        ("a.html", "<div>" * 100_000 + "</p>" * 100_000),
    ],
)
def test_depth_does_no_harm(name: str, text: str) -> None:
    with contextlib.suppress(ReadError):
        read(name, text.encode())


def test_a_small_draft_loads_nothing_heavy() -> None:
    code = """
import sys
from pitchlint.readers import read
read("a.txt", b"Subject: x\\n\\nHi,\\n\\nText.")
head = b"---\\nsubject: \\"x\\"\\nprospect:\\n  name: Dana\\nallow:\\n  - jargon\\ntags: [a]\\n---\\n"
read("a.md", head + b"Hi,\\n\\n**Text**.")
print(*{"yaml", "email", "html.parser", "html", "base64", "difflib"} & set(sys.modules))
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
