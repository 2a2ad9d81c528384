"""Logging commands that Azure Pipelines shows as issues of a job."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pitchlint.finding import SEVERITIES
from pitchlint.reporters.exchange import gravity, relative, told
from pitchlint.reporters.look import Look, escaped, visible

if TYPE_CHECKING:
    from pitchlint.report import Report


def lines(report: Report, look: Look) -> Iterator[str]:  # noqa: ARG001  (every format is called alike)
    """The gravest first. Azure knows no notes: they, and what others explain, are plain lines of the log."""
    for finding in sorted(report.findings, key=lambda f: SEVERITIES.index(gravity(f))):
        level, path = gravity(finding), relative(finding.path)
        if level == "info":
            yield escaped(f"{path}:{finding.line}:{finding.column}: info {finding.rule} {told(finding)}")
            continue
        properties = {
            "type": level,
            "sourcepath": path,
            "linenumber": finding.line,
            "columnnumber": finding.column,
            "code": finding.rule,
        }
        listed = "".join(f"{name}={_property(str(value))};" for name, value in properties.items())
        yield f"##vso[task.logissue {listed}]{_data(told(finding))}"


def _data(text: str) -> str:
    return visible(text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace("]", "%5D").replace(";", "%3B")
