"""check(): files in, report out. The public entry for programs."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pitchlint import discovery, folder
from pitchlint.config import NOTHING_GIVEN, CommandLine
from pitchlint.folder import LARGEST, Session, shown
from pitchlint.report import CheckedDraft, Problem, Report

if TYPE_CHECKING:
    from pitchlint.fixing import Fixing

__all__ = ["LARGEST", "CheckedDraft", "Problem", "Report", "check"]


def check(
    paths: Sequence[Path],
    command_line: CommandLine = NOTHING_GIVEN,
    *,
    today: datetime.date | None = None,
    stdin: tuple[str, bytes] | None = None,
    progress: Callable[[int, int], None] | None = None,
    with_known: bool = False,
    fixing: Fixing | None = None,
) -> Report:
    """Lint files and folders.

    `stdin` is a file name and the bytes that stand for it, linted beside `paths`. `today` is the date that rules and
    suppressions go by. `progress` is called with the number of files done and of all files. Findings that a baseline
    knows are left out, unless `with_known`. With `fixing` files are fixed, and the report is
    about what is left. Raises `packs.PackError`
    and `config.ConfigError`; everything that concerns a single file is in the report's `errors`.
    """
    session = folder.session(command_line, today)
    lint = _fixing(fixing) if fixing else folder.lint_folder
    found = discovery.discover(paths, session.configs)
    reports: dict[int, Report] = {}
    if stdin is not None:
        (reports[-1],) = lint(session, [folder.read_file(session, Path(stdin[0]), stdin[1])])
    folders: dict[Path, list[int]] = {}
    for number, path in enumerate(found.files):
        folders.setdefault(path.parent, []).append(number)
    ticks = iter(range(1, len(found.files) + 1))

    def done() -> None:
        if progress:
            progress(next(ticks), len(found.files))

    if progress:
        progress(0, len(found.files))
    for numbers in folders.values():
        opened = [folder.opened(session, found.files[number]) for number in numbers]
        reports.update(zip(numbers, lint(session, opened, done), strict=True))
    in_order = [reports[number] for number in sorted(reports)]
    targets = {path.resolve() for path in found.files} if session.listings else set()
    in_order += [
        folder.report_on_list(session, path, listing)
        for path, listing in session.listings.items()
        if path not in targets
    ]
    return _joined(session, in_order, found)


def _fixing(fixing: Fixing) -> Callable[..., list[Report]]:
    from functools import partial

    from pitchlint.fixing import fix_folder

    return partial(fix_folder, fixing)


def _joined(session: Session, reports: Sequence[Report], found: discovery.Found) -> Report:
    errors = [Problem(shown(path), "no such file or folder") for path in found.missing]
    errors += [Problem(shown(path), f"cannot be listed: {why}; check its permissions") for path, why in found.unlisted]
    here = session.configs.of(Path.cwd() / "_")
    return Report(
        drafts=tuple(draft for report in reports for draft in report.drafts),
        lists=tuple(one for report in reports for one in report.lists),
        findings=tuple(finding for report in reports for finding in report.findings),
        errors=tuple(dict.fromkeys([*errors, *(error for report in reports for error in report.errors)])),
        notes=tuple(dict.fromkeys(note for report in reports for note in report.notes)),
        passed_over=tuple(Problem(shown(path), reason) for path, reason in found.passed_over),
        sources={path: text for report in reports for path, text in report.sources.items()},
        catalogue=session.catalogue,
        failing=any(report.failing for report in reports),
        fail_level=here.fail_level,
        format=here.format,
        fixed=tuple(finding for report in reports for finding in report.fixed),
        diff=tuple(line for report in reports for line in report.diff),
    )
