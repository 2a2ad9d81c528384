"""One line a finding, as pylint's "parseable" output has it: for tools that know pylint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pitchlint.reporters.exchange import gravity, relative, told
from pitchlint.reporters.look import Look, escaped

if TYPE_CHECKING:
    from pitchlint.report import Report

_CATEGORIES = {"error": "E", "warning": "W", "info": "I"}


def lines(report: Report, look: Look) -> Iterator[str]:  # noqa: ARG001  (every format is called alike)
    """`path:line: [W(rule), ] message`; the brackets end with the function's name, of which a mail has none."""
    for finding in report.findings:
        place = f"{escaped(relative(finding.path))}:{finding.line}"
        yield f"{place}: [{_CATEGORIES[gravity(finding)]}({finding.rule}), ] {escaped(told(finding))}"
