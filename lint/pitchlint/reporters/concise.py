"""One line a finding, in the order of the file: for pipes, editors and grep."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pitchlint.reporters.look import Look, escaped, plain

if TYPE_CHECKING:
    from pitchlint.report import Report


def lines(report: Report, look: Look) -> Iterator[str]:
    """`path:line:column: severity rule message; advice`; `[*]` where `--fix` would mend it."""
    for finding in report.findings:
        if finding.severity == "info" and not look.info:
            continue
        place = look.paint(f"{escaped(finding.path)}:{finding.line}:{finding.column}:", "bold")
        tail = " [*]" if finding.fix and finding.fix.applicability == "safe" else ""
        if finding.covered_by:
            tail += look.paint(f" (explained by {finding.covered_by})", "dim")
        yield f"{place} {look.paint(finding.severity, finding.severity)} {finding.rule} {plain(finding.sentence)}{tail}"
