"""How right rules were on labelled mails: `measured.tsv` beside the pages of a pack.

A line a rule, cells parted by tabs in the order of `Measured`; lines that begin with "#" are comments.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from pitchlint.rule import Rule

FILE = "measured.tsv"


class Measured(NamedTuple):
    """What was counted for one rule: its findings of full severity, on mails that people had labelled.

    `right` is the precision, 0.0 to 1.0, `low` and `high` the ends of its 90 % bootstrap interval, `found` the recall,
    the share of the `marked` mails or passages that the rule found by itself. `label` is what the readers marked.
    """

    rule: str
    label: str
    findings: int
    right: float
    low: float
    high: float
    found: float
    marked: int
    mails: int


def of(rule: Rule) -> Measured | None:
    """The figures of `rule`, None where it was not measured. Raises `ValueError` where the file is broken."""
    file = rule.page_file.with_name(FILE)
    try:
        text = file.read_text(encoding="utf-8")
    except OSError:  # most packs were never measured
        return None
    for line in text.splitlines():
        if line.startswith(f"{rule.id}\t"):
            return _parsed(line, file)
    return None


def _parsed(line: str, file: Path) -> Measured:
    cells = line.split("\t")
    if len(cells) != len(Measured._fields):
        raise ValueError(f"{file}: {len(cells)} cells instead of {len(Measured._fields)} in “{line}”")
    rule, label, findings, right, low, high, found, marked, mails = cells
    return Measured(
        rule, label, int(findings), float(right), float(low), float(high), float(found), int(marked), int(mails)
    )


def sentence(measured: Measured | None, severity: str) -> str:
    """The figures as a person reads them; `severity` is that of the findings that were counted."""
    if measured is None:
        return "not measured: no labelled mails tell right from wrong for this rule"
    spoken = {"error": "errors", "warning": "warnings", "info": "notes"}[severity]
    return (
        f"measured on {measured.mails} real mails known to its writers: {measured.right:.0%} of {measured.findings} "
        f"{spoken} right (90% interval {measured.low:.0%} to {measured.high:.0%}), "
        f"{measured.found:.0%} of {measured.marked} faults found that readers marked"
    )
