"""`pitchlint baseline`: write down the findings of today, so that only new ones are reported."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pitchlint import baseline, suppress
from pitchlint.commands import CLEAN, FAILED
from pitchlint.commands.output import complain, say
from pitchlint.config import Configs
from pitchlint.finding import Finding
from pitchlint.reporters.look import count, visible
from pitchlint.run import Report, check
from pitchlint.settings import shown

if TYPE_CHECKING:
    import datetime

    from pitchlint.config import CommandLine


def run(
    paths: Sequence[str], line: CommandLine, *, output: Path | None, prune: bool, today: datetime.date | None
) -> int:
    """Write the findings on `paths` to their baseline, or only take out of it what is gone; return the exit code.

    The file is `output`, else the one that the configuration of a draft names, else `baseline.NAME` here.
    """
    report = check([Path(path) for path in paths], line, today=today, with_known=True, jobs=None)
    configs = Configs(suppress.installed(), line)
    named = configs.of(Path.cwd() / "_").baseline
    default = Path(os.path.abspath(output or named or baseline.NAME))
    files: dict[Path, list[Finding]] = {default: []}
    for finding in report.findings:
        file = default if output else configs.of(Path(finding.path)).baseline or default
        files.setdefault(file, []).append(finding)
    for file, findings in files.items():
        say([_prune(file, findings, report) if prune else write(file, findings, report)])
    if default != named and not prune:
        name = shown(default)
        say([f'To go by it: pitchlint check --baseline {name}, or baseline = "{name}" in pitchlint.toml'])
    for error in report.errors:
        complain(f"error: {visible(str(error))}")
    return FAILED if report.errors else CLEAN


def write(file: Path, findings: Sequence[Finding], report: Report) -> str:
    """Write `findings` of `report` to `file`, beside what it holds on files that were not read; say what was done."""
    is_there = file.exists()
    before = baseline.load(file) if is_there else Counter()
    kept = _kept(file, before, report)
    sifted = baseline.sift(findings, before - kept, file.parent)
    entries = kept + baseline.counted(findings, file.parent)
    baseline.write(file, entries)
    told = f"wrote {shown(file)}: {count(entries.total(), 'finding')}"
    if explained := sum(finding.covered_by is not None for finding in findings):
        told += f" ({explained:,} explained by others)"
    if is_there:
        told += f", {len(findings) - len(sifted.known):,} of them new; {sifted.unmatched.total():,} were gone"
    errors = sum(finding.severity == "error" for finding in findings)
    return told + (f"; {count(errors, 'error')} among them, which you had better mend" if errors else "")


def _prune(file: Path, findings: Sequence[Finding], report: Report) -> str:
    """Take out of `file` what is gone, and bring what has moved or changed a little up to date."""
    before = baseline.load(file)
    kept = _kept(file, before, report)
    sifted = baseline.sift(findings, before - kept, file.parent)
    entries = kept + baseline.counted((findings[number] for number in sorted(sifted.known)), file.parent)
    if entries != before:
        baseline.write(file, entries)
    gone = sifted.unmatched.total()
    if not gone:
        return f"{shown(file)}: nothing is gone, {count(entries.total(), 'finding')} left"
    are = "are" if gone > 1 else "is"
    return f"{shown(file)}: took out {count(gone, 'finding')} that {are} gone, {entries.total():,} left"


def _kept(file: Path, entries: Counter[baseline.Known], report: Report) -> Counter[baseline.Known]:
    """The entries that this run can say nothing of: their file is there and was not read, or not wholly."""
    read = [one.path for one in (*report.drafts, *report.lists)] + [one.path for one in report.passed_over]
    failed = {error.path for error in report.errors}
    judged = {baseline.path_in(file.parent, path) for path in read if path not in failed}
    return Counter(
        {
            entry: number
            for entry, number in entries.items()
            if entry.path not in judged and (file.parent / entry.path).exists()
        }
    )
