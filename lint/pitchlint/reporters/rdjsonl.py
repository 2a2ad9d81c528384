"""Reviewdog's diagnostic format, one JSON object a line for each finding."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pitchlint.draft import Source
from pitchlint.reporters.exchange import gravity, relative, told
from pitchlint.reporters.json import encoded
from pitchlint.reporters.look import Look

if TYPE_CHECKING:
    from pitchlint.report import Report

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}
SOURCE = {"name": "pitchlint"}


def lines(report: Report, look: Look) -> Iterator[str]:  # noqa: ARG001  (every format is called alike)
    """Nothing where nothing was found."""
    for diagnostic in diagnostics(report):
        yield encoded({**diagnostic, "source": SOURCE})


def diagnostics(report: Report) -> Iterator[dict[str, Any]]:
    """The findings as reviewdog wants them: columns count bytes of UTF-8."""
    for finding in report.findings:
        text = report.sources.get(finding.path, "")
        diagnostic: dict[str, Any] = {
            "message": told(finding),
            "location": {"path": relative(finding.path), "range": _range(text, finding)},
            "severity": _SEVERITIES[gravity(finding)],
            "code": {"value": finding.rule, "url": finding.url} if finding.url else {"value": finding.rule},
        }
        if finding.fix and finding.fix.applicability != "display":
            edits = finding.fix.edits
            diagnostic["suggestions"] = [{"range": _range(text, edit), "text": edit.text} for edit in edits]
        yield diagnostic


def _range(text: str, place: Any) -> dict[str, dict[str, int]]:
    """The range of a finding or an edit in a file's `text`."""
    return {
        "start": {"line": place.line, "column": _bytes(text, place.line, place.column)},
        "end": {"line": place.end_line, "column": _bytes(text, place.end_line, place.end_column)},
    }


def _bytes(text: str, line: int, column: int) -> int:
    if not text or text.isascii():
        return column
    before = _source(text).line(line)[: column - 1]
    return column + len(before.encode("utf-8", "surrogatepass")) - len(before)


@lru_cache(maxsize=1)
def _source(text: str) -> Source:
    return Source("", text)
