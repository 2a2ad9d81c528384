"""What a person reads below the findings: how many, in how many mails; and a table by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pitchlint.finding import A_LIST, SEVERITIES
from pitchlint.reporters.look import Look, count, visible

if TYPE_CHECKING:
    from pitchlint.report import Report

_NOUNS = {"error": "error", "warning": "warning", "info": "note"}


def summary(report: Report, look: Look) -> str:
    """One line: "Found 3 errors and 7 notes in 4 of 12 mails (3 files passed over)."

    Findings that others explain are not counted. Behind it stand options that would show or do more.
    """
    counted = [finding for finding in report.findings if not finding.covered_by]
    total = len(report.drafts)
    if counted:
        many = Counter(finding.severity for finding in counted)
        parts = [look.paint(count(many[level], _NOUNS[level]), level) for level in SEVERITIES if many[level]]
        places = {(finding.path, finding.draft) for finding in counted}
        lists = sum(draft == A_LIST for _, draft in places)
        where = [_of(len(places) - lists, total)] if len(places) > lists else []
        where += [count(lists, "list")] if lists else []
        text = f"Found {_listed(parts)} in {_listed(where)}"
    elif total:
        text = look.paint("The mail is clean" if total == 1 else f"All {total:,} mails clean", "good")
    elif report.lists:
        text = look.paint("The list is clean" if len(report.lists) == 1 else "All lists clean", "good")
    else:
        text = f"No mail differs from {visible(report.since)}" if report.since else "No mails found"
    if report.known:
        text += f", {'beside' if counted else 'apart from'} {count(report.known, 'known finding')}"
    if report.passed_over:
        listed = "" if total or look.verbose else ", -v lists them"
        text += f" ({count(len(report.passed_over), 'file')} passed over{listed})"
    if report.errors:
        text += "; " + look.paint(f"not all could be checked, {count(len(report.errors), 'problem')} above", "error")
    hints = ""
    if not look.info and any(finding.severity == "info" for finding in counted):
        hints = " Notes: --show info."
    if fixable := sum(finding.fix is not None and finding.fix.applicability == "safe" for finding in counted):
        hints += f" Fixes for {fixable:,}: --fix."
    return f"{text}." + (look.paint(hints, "dim") if hints else "")


def _listed(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _of(some: int, total: int) -> str:
    if total <= 1:
        return "1 mail"
    return f"all {total:,} mails" if some == total else f"{some:,} of {total:,} mails"


def statistics(report: Report, look: Look) -> Iterator[str]:
    """How many findings of each rule, the most frequent first. Findings that others explain are not counted."""
    found = Counter((f.rule, f.severity) for f in report.findings if not f.covered_by)
    rows = sorted(found.items(), key=lambda row: (-row[1], row[0][0], SEVERITIES.index(row[0][1])))
    wide = max((len(f"{number:,}") for _, number in rows), default=0)
    for (rule, severity), number in rows:
        yield f"{number:>{wide},}  {look.paint(severity.ljust(7), severity)}  {rule}"
