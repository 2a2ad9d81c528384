"""Workflow commands that GitHub shows as annotations beside the lines of a pull request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pitchlint.finding import SEVERITIES
from pitchlint.reporters.exchange import gravity, relative, told
from pitchlint.reporters.look import Look, visible

if TYPE_CHECKING:
    from pitchlint.report import Report

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
MOST = 10  # annotations of one level that GitHub shows a step


def lines(report: Report, look: Look) -> Iterator[str]:  # noqa: ARG001  (every format is called alike)
    """The gravest first, because GitHub hides those beyond ten of a level; a last line says how many it will hide."""
    for finding in sorted(report.findings, key=lambda f: (SEVERITIES.index(gravity(f)), bool(f.covered_by))):
        rule = report.catalogue.find(finding.rule)
        title = f"{rule.title} ({rule.id})" if rule else finding.rule
        properties = {
            "title": title,
            "file": relative(finding.path),
            "line": finding.line,
            "col": finding.column,
            "endLine": finding.end_line,
            "endColumn": finding.end_column,
        }
        listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
        yield f"::{_LEVELS[gravity(finding)]} {listed}::{_data(told(finding))}"
    many = Counter(_LEVELS[gravity(finding)] for finding in report.findings)
    hidden = [f"{many[level] - MOST} {level}s" for level in _LEVELS.values() if many[level] > MOST]
    if hidden:
        yield (
            f"GitHub shows {MOST} annotations of a level a step: it hides {' and '.join(hidden)} listed above; "
            'the job summary has room for them: -o markdown="$GITHUB_STEP_SUMMARY"'
        )


def _data(text: str) -> str:
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
