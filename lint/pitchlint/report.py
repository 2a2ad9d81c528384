"""What a run found: drafts, findings, problems, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from pitchlint import packs
from pitchlint.finding import DraftName, Finding


class Problem(NamedTuple):
    """Something that could not be done, or should be known. `line` is 1-based, None for the whole file."""

    path: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}" if place else self.message


class CheckedDraft(NamedTuple):
    """One draft of a run: where its body begins, what it is called and what it does well."""

    path: str
    line: int
    name: DraftName
    praise: tuple[str, ...] = ()


class Report(NamedTuple):
    """What a run found. `findings` are in order of path and place; `errors` make the exit code 2, `notes` do not.

    `lists` are the prospect lists whose values were checked, called by the name `finding.A_LIST`.

    `sources` are the texts of files with findings, by path, for code frames. `failing` says whether a finding that no
    other one explains reaches the fail level of its file's configuration; `fail_level` and `format` are those of the
    working directory's.

    `known` is how many findings a baseline or another commit has, which are left out, and `gone` how many entries of a
    baseline nothing answers to any more. `since` is the branch, tag or commit that drafts were compared with.

    With fixes, `fixed` are the findings that are gone by them, as they stood, and all else is what is left; `diff` is
    what would be written where nothing is written, lines of unified diffs without their line feeds.
    """

    drafts: tuple[CheckedDraft, ...] = ()
    lists: tuple[CheckedDraft, ...] = ()
    findings: tuple[Finding, ...] = ()
    errors: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    passed_over: tuple[Problem, ...] = ()
    sources: Mapping[str, str] = MappingProxyType({})
    catalogue: packs.Catalogue = packs.NO_RULES
    failing: bool = False
    fail_level: str = "warning"
    format: str | None = None
    fixed: tuple[Finding, ...] = ()
    diff: tuple[str, ...] = ()
    known: int = 0
    gone: int = 0
    since: str = ""
