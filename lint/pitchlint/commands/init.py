"""`pitchlint init`: how a folder of drafts stands, a configuration, and the hook's stanza."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from pitchlint import baseline
from pitchlint.commands import CLEAN
from pitchlint.commands.baseline import write
from pitchlint.commands.output import complain, is_terminal, say, width
from pitchlint.finding import Finding
from pitchlint.init import init, make_sure_there_is_none
from pitchlint.reporters.look import count, escaped, plain, visible, wrapped
from pitchlint.run import Report, check

_NAMED = 10  # errors; whoever has more begins with these
_RULES_NAMED = 3
_WIDEST = 100


def run(folder: Path, with_baseline: bool | None) -> int:
    """Write the configuration of `folder`, after saying how its drafts stand; return the exit code.

    `with_baseline` says whether style debt is written down; where it is None, somebody at a terminal is asked.
    """
    make_sure_there_is_none(folder)
    report = check([folder], with_known=True, jobs=None)
    for error in report.errors:
        complain(f"note: {visible(str(error))}")
    debt: list[Finding] = []
    if report.drafts or report.lists:
        debt = _say_how_it_stands(report)
        if debt and with_baseline is None:
            with_baseline = _wants_baseline()
    told = init(folder, with_baseline=bool(debt and with_baseline))  # nobody can change their mind after it
    if debt and with_baseline:
        known = [finding for finding in report.findings if finding.severity != "error"]
        say([f"  {write(folder / baseline.NAME, known, report)}, which are not reported any more"])
    elif debt:
        errors = any(finding.severity == "error" and not finding.covered_by for finding in report.findings)
        mended = ", mend the errors and run" if errors else ""
        where = "" if folder == Path() else f" {folder} --output {folder / baseline.NAME}"
        say([f"  To be told only of what is new{mended}: pitchlint baseline{where}"])
    if report.drafts or report.lists:
        say([""])
    say(told.splitlines())
    return CLEAN


def _wants_baseline() -> bool:
    """Whether somebody at a terminal wants style debt to be written down."""
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        return False
    import click

    return click.confirm(f"Write it to {baseline.NAME}, so that only what is new is reported?", default=False)


def _say_how_it_stands(report: Report) -> list[Finding]:
    """Say what would embarrass today and what is older debt of style; returns the latter."""
    counted = [finding for finding in report.findings if not finding.covered_by]
    errors = [finding for finding in counted if finding.severity == "error"]
    debt = [finding for finding in counted if finding.severity != "error"]
    read = count(len(report.drafts), "mail") if report.drafts else count(len(report.lists), "list")
    if not counted:
        say([f"Read {read}: nothing to mend."])
        return []
    if errors:
        say(_embarrassing(read, errors))
    else:
        say([f"Read {read}: no error in names or fields, nothing that would embarrass you today."])
    if debt:
        say(_style(debt))
    return debt


def _embarrassing(read: str, errors: Sequence[Finding]) -> Iterator[str]:
    """The errors, one a row as far as that is of use."""
    many = "1 error" if len(errors) == 1 else f"{len(errors):,} errors"
    yield f"Read {read}: {many} would embarrass you today."
    columns = min(width(is_terminal(sys.stdout)), _WIDEST)
    for finding in errors[:_NAMED]:
        place = f"{escaped(finding.path)}:{finding.line}:{finding.column}"
        yield from wrapped(f"{place}  {finding.rule}  {plain(finding.sentence)}", columns, "  ", "    ")
    if len(errors) > _NAMED:
        yield f"  and {len(errors) - _NAMED:,} more: pitchlint check --fail-level error"


def _style(debt: Sequence[Finding]) -> Iterator[str]:
    """How much else there is, and of what."""
    levels = Counter(finding.severity for finding in debt)
    parts = [count(levels["warning"], "warning")] if levels["warning"] else []
    parts += [count(levels["info"], "note")] if levels["info"] else []
    mails = len({(finding.path, finding.draft) for finding in debt})
    rules = Counter(finding.rule for finding in debt)
    most = ", ".join(f"{rule} ({number:,})" for rule, number in sorted(rules.items(), key=_by_count)[:_RULES_NAMED])
    yield f"Older style debt: {' and '.join(parts)} in {count(mails, 'mail')}, most often {most}."


def _by_count(row: tuple[str, int]) -> tuple[int, str]:
    return -row[1], row[0]
