"""Reviewdog's diagnostic format, one JSON object."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pitchlint.reporters.json import encoded
from pitchlint.reporters.look import Look
from pitchlint.reporters.rdjsonl import SOURCE, diagnostics

if TYPE_CHECKING:
    from pitchlint.report import Report


def lines(report: Report, look: Look) -> Iterator[str]:  # noqa: ARG001  (every format is called alike)
    """An object with an empty list of diagnostics where nothing was found."""
    yield encoded({"source": SOURCE, "diagnostics": list(diagnostics(report))}, indent=2)
