"""One row a mail, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pitchlint.finding import A_LIST, SEVERITIES
from pitchlint.reporters.look import Look, plain
from pitchlint.reporters.mails import Shown, by_mail, verdict

if TYPE_CHECKING:
    from pitchlint.report import Report

COLUMNS = (
    "file", "line", "mail", "kind", "step", "variant", "words", "verdict", "fix first", "rule", "errors", "warnings",
    "notes",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # what spreadsheets read as the start of one


def lines(report: Report, look: Look) -> Iterator[str]:  # noqa: ARG001  (every format is called alike)
    """Every mail, also those without findings, and every file that could not be checked.

    It begins with a byte order mark: Excel takes a file without one for Windows' own encoding.
    """
    ranks = {rule.id: rule.rank for rule in report.catalogue.rules}
    yield "\ufeff" + _row(COLUMNS)
    for mail in by_mail(report, info=True):
        yield _row(_mail(mail, ranks))
    for problem in report.errors:
        said = f"Not checked: {problem.message}"
        yield _row((problem.path, problem.line or "", *[""] * 5, said, *[""] * (len(COLUMNS) - 8)))


def _mail(mail: Shown, ranks: dict[str, int]) -> tuple[str | int, ...]:
    path, line, name, _ = mail.draft
    found = [finding.severity for point in mail.points for finding in (point.lead, *point.more)]
    said, first, rule = "Clean", "", ""
    if mail.points and mail.points[0].lead.severity != "info":
        word, where, first = verdict(mail.points[0], ranks)
        said, rule = word + where, mail.points[0].lead.rule
    about = ("(prospect list)", "", "", "", "") if name == A_LIST else (
        name.title, name.kind or "", "" if name.step is None else name.step, name.variant or "", name.words
    )  # fmt: skip
    return (path, line, *about, said, first, rule, *(found.count(severity) for severity in SEVERITIES))


def _row(cells: tuple[str | int, ...]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="").writerow([_cell(cell) for cell in cells])
    return written.getvalue()


def _cell(value: str | int) -> str | int:
    """A cell that no spreadsheet computes: a formula is made text, as OWASP says, by an apostrophe."""
    if isinstance(value, int):
        return value
    text = plain(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
