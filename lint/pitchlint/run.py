"""check(): files in, report out. The public entry for programs."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pitchlint import discovery, folder, opening
from pitchlint.cache import Cache
from pitchlint.config import NOTHING_GIVEN, CommandLine
from pitchlint.opening import LARGEST, Session, shown
from pitchlint.report import CheckedDraft, Problem, Report
from pitchlint.schedule import lint_all

if TYPE_CHECKING:
    from pitchlint.changed import Changes
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
    cache: Path | None = None,
    jobs: int | None = 1,
) -> Report:
    """Lint files and folders.

    `stdin` is a file name and the bytes that stand for it, linted beside `paths`. `today` is the date that rules and
    suppressions go by. `progress` is called with the number of files done and of all files. Findings that a baseline
    knows are left out, unless `with_known`. With `fixing` files are fixed, and the report is about what is left.
    `cache` is the folder in which results are kept. `jobs` is the number of processes, None for as many as pay; those
    that are started import the installed packs anew. Raises `packs.PackError`, `config.ConfigError` and
    `workers.WorkerError`; everything that concerns a single file is in the report's `errors`.
    """
    session = opening.session(command_line, today)
    changes = _changes(command_line.changed_since)
    lint = _fixing(fixing) if fixing else folder.lint_folder
    found = discovery.discover(paths, session.configs)
    if changes:
        from pitchlint import news

        found = news.narrowed(session, found, changes, alone=fixing is not None)
    reports: list[Report] = []
    if stdin and session.configs.force_exclude and discovery.is_excluded(Path(stdin[0]), session.configs):
        found = found._replace(passed_over=(*found.passed_over, (Path(stdin[0]), "excluded")))
        stdin = None
    if stdin is not None:
        reports += lint(session, [opening.read_file(session, Path(stdin[0]), stdin[1])])
    ticks = iter(range(1, len(found.files) + 1))

    def done() -> None:
        if progress:
            progress(next(ticks), len(found.files))

    if progress:
        progress(0, len(found.files))
    if fixing:
        reports += _fixed(session, found.files, fixing, done)
    else:
        kept = Cache(cache, session.catalogue, session.today) if cache else None
        reports += lint_all(session, found.files, done, kept, jobs)
    report = _joined(session, reports, found)
    if not with_known and _has_known(session, report, command_line):
        from pitchlint import news

        report = news.only(session, report, command_line, changes, found.files, Path(stdin[0]) if stdin else None)
    return report


def _changes(ref: str | None) -> Changes | None:
    if ref is None:
        return None
    from pitchlint import changed

    return changed.since(ref)


def _has_known(session: Session, report: Report, line: CommandLine) -> bool:
    """Whether some findings may be known, or warnings are counted."""
    if line.changed_since is not None or line.max_warnings is not None:
        return True
    folders = {os.path.dirname(one.path) for one in (*report.drafts, *report.lists)} | {"."}
    return any(session.configs.of(Path(folder, "_")).baseline for folder in folders)


def _fixed(session: Session, paths: Sequence[Path], fixing: Fixing, done: Callable[[], None]) -> list[Report]:
    """The reports on files that are fixed, in their order, and on the lists that they were checked with."""
    lint = _fixing(fixing)
    reports: dict[int, Report] = {}
    folders: dict[Path, list[int]] = {}
    for number, path in enumerate(paths):
        folders.setdefault(path.parent, []).append(number)
    for numbers in folders.values():
        opened = [opening.opened(session, paths[number]) for number in numbers]
        reports.update(zip(numbers, lint(session, opened, done), strict=True))
    targets = {path.resolve() for path in paths} if session.listings else set()
    lists = [(path, listing) for path, listing in session.listings.items() if path not in targets]
    return [reports[number] for number in sorted(reports)] + [
        folder.report_on_list(session, path, listing) for path, listing in lists
    ]


def _fixing(fixing: Fixing) -> Callable[..., list[Report]]:
    from functools import partial

    from pitchlint.fixing import fix_folder

    return partial(fix_folder, fixing, {})


def _engines(session: Session, reports: Iterable[Report]) -> list[Problem]:
    """Notes that say which grammar engines have spoken."""
    if not any(config.asks_engine for config in session.configs.used):
        return []
    from pitchlint import grammar

    configs = [session.configs.of(Path(draft.path)) for report in reports for draft in report.drafts]
    settings = dict.fromkeys(config.team.grammar for config in configs if config.asks_engine)
    return [Problem("", f"spelling and grammar: {told}") for one in settings if (told := grammar.told(one))]


def _joined(session: Session, reports: Sequence[Report], found: discovery.Found) -> Report:
    errors = [Problem(shown(path), "no such file or folder") for path in found.missing]
    errors += [Problem(shown(path), f"cannot be listed: {why}; check its permissions") for path, why in found.unlisted]
    here = session.configs.of(Path.cwd() / "_")
    return Report(
        drafts=tuple(draft for report in reports for draft in report.drafts),
        lists=tuple(one for report in reports for one in report.lists),
        findings=tuple(finding for report in reports for finding in report.findings),
        errors=tuple(dict.fromkeys([*errors, *(error for report in reports for error in report.errors)])),
        notes=tuple(dict.fromkeys((*(note for one in reports for note in one.notes), *_engines(session, reports)))),
        passed_over=tuple(Problem(shown(path), reason) for path, reason in found.passed_over),
        sources={path: text for report in reports for path, text in report.sources.items()},
        catalogue=session.catalogue,
        failing=any(report.failing for report in reports),
        fail_level=here.fail_level,
        format=here.format,
        fixed=tuple(finding for report in reports for finding in report.fixed),
        diff=tuple(line for report in reports for line in report.diff),
    )
