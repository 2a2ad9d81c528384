"""A JSON array of findings, in line order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pitchlint.finding import Finding, SourceFix
from pitchlint.patterns import late
from pitchlint.reporters.look import Look

if TYPE_CHECKING:
    from pitchlint.report import Report

# JSON lets them stand, but terminals obey some, and many readers of lines end a line at others
_CONTROLS = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)}
_COMMAND = late(r"(##\w*)\[")  # of a build server that reads what a job prints


def lines(report: Report, look: Look) -> Iterator[str]:  # noqa: ARG001  (every format is called alike)
    """One array; `[]` where nothing was found."""
    yield encoded([as_object(finding) for finding in report.findings], indent=2)


def as_object(finding: Finding) -> dict[str, Any]:
    """A finding with the keys that the `json` and `jsonl` formats promise, in their order."""
    name = finding.draft
    return {
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.sentence,
        "text": finding.text,
        "fix": _fix(finding.fix) if finding.fix else None,
        "url": finding.url,
        "row": finding.row,
        "count": finding.rows,
        "covered_by": finding.covered_by,
        "draft": {"title": name.title, "kind": name.kind, "step": name.step, "variant": name.variant},
    }


def _fix(fix: SourceFix) -> dict[str, Any]:
    edits = [edit._asdict() for edit in fix.edits]
    return {"applicability": fix.applicability, "message": fix.message, "edits": edits}


def encoded(value: Any, indent: int | None = None) -> str:
    """`value` as JSON, non-ASCII characters as they are."""
    text = json.dumps(value, ensure_ascii=False, indent=indent).translate(_CONTROLS)
    return _COMMAND.sub(r"\1\\u005b", text) if "##" in text else text
