"""Checkstyle's XML, which Jenkins, SonarQube and many others read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pitchlint.finding import Finding
from pitchlint.reporters.exchange import gravity, relative, told
from pitchlint.reporters.look import Look
from pitchlint.reporters.markup import element

if TYPE_CHECKING:
    from pitchlint.report import Report


def lines(report: Report, look: Look) -> Iterator[str]:  # noqa: ARG001  (every format is called alike)
    """Every file that was checked, each with its findings."""
    files: dict[str, list[Finding]] = {draft.path: [] for draft in (*report.drafts, *report.lists)}
    for finding in report.findings:
        files.setdefault(finding.path, []).append(finding)
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield '<checkstyle version="4.3">'
    for path, findings in files.items():
        yield f"  <{element('file', name=relative(path))}>"
        for found in findings:
            place = {"line": found.line, "column": found.column}
            what = {"severity": gravity(found), "message": told(found), "source": f"pitchlint.{found.rule}"}
            yield f"    <{element('error', **place, **what)}/>"
        yield "  </file>"
    yield "</checkstyle>"
