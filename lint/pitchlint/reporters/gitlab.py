"""GitLab's code quality report, which a merge request shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pitchlint.reporters.exchange import fingerprints, gravity, relative, told
from pitchlint.reporters.json import encoded
from pitchlint.reporters.look import Look

if TYPE_CHECKING:
    from pitchlint.report import Report

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def lines(report: Report, look: Look) -> Iterator[str]:  # noqa: ARG001  (every format is called alike)
    """One array; `[]` where nothing was found. GitLab takes issues of one fingerprint for one."""
    issues = [
        {
            "description": told(finding),
            "check_name": finding.rule,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[gravity(finding)],
            "location": {
                "path": relative(finding.path),
                "positions": {
                    "begin": {"line": finding.line, "column": finding.column},
                    "end": {"line": finding.end_line, "column": finding.end_column},
                },
            },
        }
        for finding, fingerprint in zip(report.findings, fingerprints(report), strict=True)
    ]
    yield encoded(issues, indent=2)
