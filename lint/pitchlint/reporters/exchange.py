"""What the formats of other tools have in common: gravity, words, paths, fingerprints."""

from __future__ import annotations

import os
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pitchlint.finding import SEVERITIES, Finding, Severity
from pitchlint.reporters.look import visible

if TYPE_CHECKING:
    from pitchlint.report import Report


def gravity(finding: Finding) -> Severity:
    """How grave other tools take a finding to be: what another one explains must not fail their gates, as ours."""
    return "info" if finding.covered_by else finding.severity


def told(finding: Finding) -> str:
    """Fact and way out on one line, and which rule explains it; control characters written out."""
    text = " ".join(finding.sentence.split())
    return visible(f"{text} (explained by {finding.covered_by})" if finding.covered_by else text)


def relative(path: str) -> str:
    """`path` as code hosts name files: from the root of what a build server checked out where it lies below, else from
    the working directory, else as it is.
    """
    root = os.environ.get("GITHUB_WORKSPACE") or os.environ.get("CI_PROJECT_DIR")
    if not root and not os.path.isabs(path):
        return path
    whole = Path(os.path.abspath(path))
    for folder in (root, os.getcwd()):
        if folder and whole.is_relative_to(folder):
            return whole.relative_to(folder).as_posix()
    return path


def fingerprints(report: Report) -> list[str]:
    """For each finding in order what tells it from all others, also when lines move: 32 hex digits, a colon, a number.

    It rests on rule, file, mail, and the sentence the words stand in. Those that are the same in all of it are
    numbered in order, from 1.
    """
    met: Counter[str] = Counter()
    found = []
    for finding in report.findings:
        name = finding.draft
        parts = (finding.rule, relative(finding.path), name.title, name.step, name.variant, finding.context)
        known_by = sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]
        met[known_by] += 1
        found.append(f"{known_by}:{met[known_by]}")
    return found


def blocks(finding: Finding, level: str) -> bool:
    """Whether a finding makes the exit code 1 at the fail level `level`."""
    return level != "never" and not finding.covered_by and finding.severity in SEVERITIES[: SEVERITIES.index(level) + 1]
