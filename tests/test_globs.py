from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from pitchlint.settings.globs import any_matches


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("*.md", "a.md", True),
        ("*.md", "deep/in/a.md", True),
        ("*.md", "a.mdx", False),
        ("archive", "archive/2020/a.md", True),
        ("archive/", "deep/archive/a.md", True),
        ("archive", "archived/a.md", False),
        ("templates/*.md", "templates/a.md", True),
        ("templates/*.md", "templates/eu/a.md", False),
        ("templates/*.md", "deep/templates/a.md", False),
        ("templates/**", "templates/eu/a.md", True),
        ("templates/**/*.md", "templates/a.md", True),
        ("**/eu/*.md", "x/y/eu/a.md", True),
        ("**/eu/*.md", "eu/a.md", True),
        ("./a.md", "a.md", True),
        ("/a.md", "a.md", True),
        ("/a.md", "deep/a.md", False),
        ("step-?.md", "step-1.md", True),
        ("step-?.md", "step-12.md", False),
        ("step-[1-3].md", "step-2.md", True),
        ("step-[!1-3].md", "step-2.md", False),
        ("step-[3-1].md", "step-2.md", False),
        ("step[!x]1.md", "step/1.md", False),
        ("a+b(1).md", "a+b(1).md", True),
        ("[First Name].md", "[First Name].md", False),
        ("open[.md", "open[.md", True),
    ],
)
def test_what_a_pattern_names(pattern: str, path: str, expected: bool, tmp_path: Path) -> None:
    assert any_matches((pattern,), tmp_path / path, tmp_path) is expected


def test_files_elsewhere_match_by_name_alone(tmp_path: Path) -> None:
    assert any_matches(("*.md",), tmp_path / "x/a.md", tmp_path / "y")
    assert not any_matches(("x/a.md",), tmp_path / "x/a.md", tmp_path / "y")


NAMES = st.lists(st.text("ab.", min_size=1, max_size=3).filter(lambda n: n.strip(".")), min_size=1, max_size=3)
PATTERNS = st.lists(st.sampled_from(["a", "b", "*", "?", "a*", "*.b", "**", "[ab]", "[!a]"]), min_size=1, max_size=3)


@given(NAMES, PATTERNS, st.booleans())
def test_patterns_mean_what_git_takes_them_for(names: list[str], pieces: list[str], rooted: bool) -> None:
    pattern, path = ("/" if rooted else "") + "/".join(pieces), "/".join(names)
    if pattern.strip("/").replace("**", "*").strip("*/") == "":
        return  # "everything": git has its own ideas about bare stars and folders
    expected = GitIgnoreSpec.from_lines([pattern]).match_file(path)
    assert any_matches((pattern,), Path("/base") / path, Path("/base")) is expected
