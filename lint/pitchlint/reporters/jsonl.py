"""One JSON object a line for each finding, in line order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pitchlint.reporters.json import as_object, encoded
from pitchlint.reporters.look import Look

if TYPE_CHECKING:
    from pitchlint.report import Report


def lines(report: Report, look: Look) -> Iterator[str]:  # noqa: ARG001  (every format is called alike)
    """Nothing where nothing was found."""
    for finding in report.findings:
        yield encoded(as_object(finding))
