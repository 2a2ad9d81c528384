"""check(): files in, report out. The public entry for programs."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pitchlint import discovery, linter, packs, suppress
from pitchlint.config import Config, Configs
from pitchlint.finding import DraftName, Finding
from pitchlint.mail import Mail
from pitchlint.phrases import Matcher, Phrases
from pitchlint.prospects import Directory
from pitchlint.readers import ReadError, read

LARGEST = 10 * 2**20  # bytes; a draft is a mail, not an archive


@dataclass(frozen=True)
class Problem:
    """Something that could not be done, with its place. `line` is 1-based, None for the whole file."""

    path: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}" if self.line else f"{self.path}: {self.message}"


@dataclass(frozen=True)
class CheckedDraft:
    """One draft of a run: where it begins, what it is called and, where nothing was found, what it does well."""

    path: str
    line: int
    name: DraftName
    praise: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """What a run found. `findings` are in order of path and line; `errors` make the exit code 2, `notes` do not."""

    drafts: tuple[CheckedDraft, ...] = ()
    findings: tuple[Finding, ...] = ()
    errors: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    passed_over: tuple[Problem, ...] = ()
    rules: packs.Catalogue = field(default_factory=lambda: packs.Catalogue(()))
