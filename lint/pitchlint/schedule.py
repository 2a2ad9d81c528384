"""The files of a run: which reports are known from before, what is linted here, and what by worker processes."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from pitchlint import folder, opening, workers
from pitchlint.cache import Cache, Entry, digest, digest_of
from pitchlint.config import Config, ConfigError
from pitchlint.linter import Survey, joined
from pitchlint.opening import Facts, File, Records, Session, shown
from pitchlint.packing import packed, unpacked, unpacked_surveys
from pitchlint.prospects import ProspectError
from pitchlint.report import Problem, Report

WORTHWHILE = 150  # drafts; with fewer, starting workers takes longer than they save (bench/scale.py)
ROWS_A_TASK = 2_500  # of a list, with one template
_ROWS_A_DRAFT = 100  # that are worth as much as one draft; each worker reads the list anew (bench/rows.py)
_DRAFTS_A_TASK = 12
_AS_LIST = "\0list"  # a file may be a target and the list of others


class Target(NamedTuple):
    """A file to be linted: its bytes' digest, what else is known, and what it is once it was read."""

    number: int
    path: Path
    data: bytes | Problem
    content: str = ""
    config: Config | None = None
    facts: Facts | None = None
    file: File | Problem | None = None
    key: str = ""


class Batch(NamedTuple):
    """Files of one folder that are still to be linted, `together` where they may be steps of one sequence.

    `beside` are the records that the drafts of the folder declare.
    """

    targets: tuple[Target, ...]
    beside: Records
    together: bool

    @property
    def asks_server(self) -> bool:
        """Whether files of it are put to a grammar server, which takes many at once, and not twice at a time."""
        return any(target.config.asks_server for target in self.targets if target.config)

    def unread(self) -> Batch:
        """The same, without what reading its files gave."""
        return self._replace(
            targets=tuple(t._replace(file=None) if isinstance(t.file, File) else t for t in self.targets)
        )

    def tasks(self) -> Iterator[Batch]:
        """What different processes may lint, each with some of the drafts."""
        if self.together:
            yield self
            return
        part: list[Target] = []
        drafts = 0
        for target in self.targets:
            part.append(target)
            drafts += max(target.facts.drafts, 1) if target.facts else 1
            if drafts >= _DRAFTS_A_TASK:
                yield self._replace(targets=tuple(part))
                part, drafts = [], 0
        if part:
            yield self._replace(targets=tuple(part))

    @property
    def drafts(self) -> int:
        return sum(max(target.facts.drafts, 1) if target.facts else 1 for target in self.targets)


class _KnownList(NamedTuple):
    """A list's key in the cache and its bytes, "" where it cannot be kept, and the report that was kept."""

    key: str = ""
    data: bytes = b""
    report: Report | None = None


_Work = tuple[workers.Task, Callable[[Any], None]]  # and what is done with the answer


class Schedule:
    """The reports of one run, as they come in."""

    def __init__(
        self, session: Session, paths: Sequence[Path], cache: Cache | None, done: Callable[[], None], jobs: int
    ) -> None:
        self.session = session
        self.paths = paths
        self.cache = cache
        self.done = done
        self.jobs = jobs
        self.reports: dict[int, Report] = {}
        self.lists = {path: Path(listing.source.path) for path, listing in session.listings.items()}
        self.reports_on_lists: dict[Path, Report] = {}  # those that workers have made
        self.entries: dict[Path, dict[str, Entry]] = {}  # of each folder, as they shall be kept
        self.changed: set[Path] = set()
        self.read = 0  # files that no earlier run knew
        self.crew: workers.Crew | None = None

    def look_up(self, numbers: Sequence[int]) -> Batch:
        """Take what is known of the files of one folder; what is left is to be linted."""
        known = self._kept(self.paths[numbers[0]].parent)
        targets = [self._target(number, known.get(self.paths[number].name)) for number in numbers]
        facts = [target.facts for target in targets if target.facts]
        beside = tuple(record for fact in facts for record in fact.records)
        together = opening.may_be_plan(facts)
        if self.cache:
            context = self._context(targets, beside, together)
            targets = [self._with_key(self.cache, target, context) for target in targets]
        left = []
        for target in targets:
            report = self._known_report(target, known)
            if report is None:
                left.append(target)
            else:
                self.reports[target.number] = report
        if together and left:  # what one of them says may depend on each of them
            left = targets
        for target in targets:
            if target.config and target.config.prospects:
                self.lists.setdefault(target.config.prospects.resolve(), target.config.prospects)
        for _ in range(len(targets) - len(left)):
            self.done()
        return Batch(tuple(left), beside, together)

    def read_ahead(self, batches: Sequence[Batch]) -> None:
        """Have the files of batches read by their grammar server."""
        if batches:
            folder.read_ahead(self.session, [(file, one.beside) for one in batches for file in self._files(one)])

    def _files(self, batch: Batch) -> list[File | Problem]:
        return [target.file or opening.read_file(self.session, target.path, target.data) for target in batch.targets]

    def lint(self, batch: Batch) -> None:
        """Lint a batch in this process."""
        files = self._files(batch)
        if batch.together:
            self.take(batch, folder.lint_folder(self.session, files, self.done))
        else:
            for target, file in zip(batch.targets, files, strict=True):
                self.take(Batch((target,), (), False), [folder.lint_alone(self.session, file, batch.beside)])
                self.done()

    def rows(self, batch: Batch) -> int:
        """How many rows there are to be checked with the templates of a batch; 0 where they are too few to share."""
        longest = 0
        for config in {id(target.config): target.config for target in batch.targets if target.config}.values():
            with contextlib.suppress(ProspectError):  # the files say so
                longest = max(longest, len(opening.listing_of(self.session, config) or ()))
        return longest * folder.templates(self.session, self._files(batch)) if longest >= 2 * ROWS_A_TASK else 0

    def share(self, batches: Sequence[Batch], with_rows: Sequence[Batch]) -> None:
        """Have batches linted by worker processes, of those `with_rows` the rows and the lists.

        Raises `workers.WorkerError`.
        """
        work: list[_Work] = list(self._work_on_lists()) if with_rows else []
        for batch in with_rows:
            work += self._work_on_rows(batch)
        for batch in batches:
            files = tuple((str(t.path), t.data) for t in batch.targets if isinstance(t.data, bytes))
            task = workers.Task(files, batch.beside, batch.together)
            work.append((task, partial(self._take_answer, batch)))
        self.crew = self.crew or workers.Crew(self.session, min(self.jobs, len(work)))
        for number, answer in self.crew.answers([task for task, _ in work]):
            work[number][1](answer)

    def _take_answer(self, batch: Batch, answer: Any) -> None:
        given = iter(answer)
        self.take(
            batch,
            [
                unpacked(next(given), target.data) if isinstance(target.data, bytes) else Report(errors=(target.data,))
                for target in batch.targets
            ],
        )
        for _ in batch.targets:
            self.done()

    def _work_on_rows(self, batch: Batch) -> Iterator[_Work]:
        """The rows of the lists of a batch in parts; when all have come, its files are linted here."""
        lists = [opening.listing_of(self.session, target.config) for target in batch.targets if target.config]
        starts = range(0, max(len(listing) for listing in lists if listing is not None), ROWS_A_TASK)
        files = tuple((str(t.path), t.data) for t in batch.targets if isinstance(t.data, bytes))
        parts: dict[int, Mapping[tuple[str, int], Survey]] = {}

        def take(start: int, answer: Any) -> None:
            parts[start] = unpacked_surveys(answer)
            if len(parts) == len(starts):
                for template in parts[0]:
                    self.session.surveys[template] = joined(parts[start][template] for start in starts)
                self.lint(batch)

        for start in starts:
            task = workers.Task(files, batch.beside, batch.together, (start, start + ROWS_A_TASK))
            yield task, partial(take, start)

    def _work_on_lists(self) -> Iterator[_Work]:
        """The long lists that are not among the files."""
        for path, named in self._lists_apart():
            listing = self.session.listings.get(path)
            if listing is not None and len(listing) >= ROWS_A_TASK and self._known_list(path, named).report is None:
                yield workers.Task(((str(path), b""),), listing=str(named)), partial(self._take_list, path)

    def _take_list(self, path: Path, answer: Any) -> None:
        self.reports_on_lists[path] = unpacked(answer[0], b"")

    def take(self, batch: Batch, reports: Iterable[Report]) -> None:
        """Take the reports on the files of a batch, and keep those for another run that would come out the same."""
        for target, report in zip(batch.targets, reports, strict=True):
            self.reports[target.number] = report
            if self.cache and target.facts and isinstance(target.data, bytes):
                place = target.path.parent
                entry = Entry(target.content, target.facts)
                # what failed may be mended where we do not look; a note that names no file is about this machine
                if target.key and not report.errors and all(note.path for note in report.notes):
                    entry = entry._replace(key=target.key, report=packed(report, target.data))
                self._kept(place)[target.path.name] = entry
                self.changed.add(place)

    def on_lists(self) -> Iterator[Report]:
        """The reports on the lists that the files were checked with, apart from those that are among the files."""
        for path, named in self._lists_apart():
            if report := self._on_list(path, named):
                yield report

    def _lists_apart(self) -> list[tuple[Path, Path]]:
        targets = {path.resolve() for path in self.paths} if self.lists else set()
        return [(path, named) for path, named in self.lists.items() if path not in targets]

    def save(self) -> None:
        """Keep what was found for the next run."""
        for place in self.changed if self.cache else ():
            assert self.cache
            here = {path.name for path in self.paths if path.parent == place}
            kept = self.entries[place]
            names = {name: name.removesuffix(_AS_LIST) for name in kept}
            gone = [key for key, name in names.items() if name not in here and not os.path.exists(place / name)]
            for name in gone:
                del kept[name]
            self.cache.save(place, kept)

    def _kept(self, place: Path) -> dict[str, Entry]:
        if place not in self.entries:
            self.entries[place] = self.cache.entries(place) if self.cache else {}
        return self.entries[place]

    def _target(self, number: int, entry: Entry | None) -> Target:
        path = self.paths[number]
        target = Target(number, path, opening.data_of(path))
        if isinstance(target.data, Problem):
            return target._replace(file=target.data)
        if self.cache:
            target = target._replace(content=digest(target.data))
        if entry and entry.content == target.content:
            try:
                return target._replace(config=self.session.configs.of(path), facts=Facts(*entry.facts))
            except (ConfigError, TypeError):
                pass
        file = opening.read_file(self.session, path, target.data)
        if isinstance(file, Problem):
            return target._replace(file=file)
        self.read += not file.config.asks_server
        if self.read >= WORTHWHILE and self.jobs > 1 and not self.crew:
            self.crew = workers.Crew(self.session, self.jobs)  # they start while the other files are read
        return target._replace(config=file.config, facts=opening.facts_of(file), file=file)

    def _context(self, targets: Sequence[Target], beside: Records, together: bool) -> str:
        """The digest of what the reports on the files of a folder depend on beside each file."""
        steps = []
        if together:
            assert self.cache
            said = {target.path: (target.content, target.config) for target in targets}
            ones = [target.path for target in targets if target.facts and target.facts.holds_one]
            for path in dict.fromkeys((*said, *folder.steps_beside(ones))):
                content, config = said.get(path, ("", None))
                if path not in said:
                    data = opening.data_of(path)
                    content = digest(data) if isinstance(data, bytes) else ""
                    try:
                        config = self.session.configs.of(path)
                    except ConfigError:
                        content = ""
                steps.append((shown(path), content, config and self.cache.settings(config)))
        return digest_of((beside, steps))

    def _with_key(self, cache: Cache, target: Target, context: str) -> Target:
        if target.config is None or target.facts is None:
            return target
        return target._replace(key=cache.key(shown(target.path), target.content, target.config, context))

    def _known_report(self, target: Target, known: dict[str, Entry]) -> Report | None:
        if isinstance(target.file, Problem):
            return Report(errors=(target.file,))
        entry = known.get(target.path.name)
        if not entry or not target.key or entry.key != target.key or not isinstance(target.data, bytes):
            return None
        return _unpacked(entry, target.data)

    def _on_list(self, path: Path, named: Path) -> Report | None:
        """The report on a list; None where it cannot be read, which the files that need it have said."""
        known = self._known_list(path, named)
        report = known.report or self.reports_on_lists.get(path) or self._lint_list(path, named)
        if report and known.key and not known.report and not report.errors:
            packed_report = packed(report, known.data)
            self._kept(path.parent)[path.name + _AS_LIST] = Entry("", None, known.key, packed_report)
            self.changed.add(path.parent)
        return report

    def _known_list(self, path: Path, named: Path) -> _KnownList:
        """What is kept of a list."""
        if not self.cache:
            return _KnownList()
        try:
            data, config = path.read_bytes(), self.session.configs.of(path)
        except (OSError, ConfigError):
            return _KnownList()
        name = path.name + _AS_LIST
        key = self.cache.key(shown(named), digest(data), config._replace(prospects=None), name) or ""
        entry = self._kept(path.parent).get(name)
        return _KnownList(key, data, _unpacked(entry, data) if entry and key and entry.key == key else None)

    def _lint_list(self, path: Path, named: Path) -> Report | None:
        if path not in self.session.listings:
            try:
                self.session.listings[path] = opening.list_in(named)
            except ProspectError:
                return None
        return folder.report_on_list(self.session, path, self.session.listings[path])


def _unpacked(entry: Entry, data: bytes) -> Report | None:
    """The report that was kept; None where it is none, which another version of us may have written."""
    try:
        return unpacked(entry.report, data)
    except (LookupError, TypeError, ValueError):
        return None


def lint_all(
    session: Session, paths: Sequence[Path], done: Callable[[], None], cache: Cache | None = None, jobs: int | None = 1
) -> list[Report]:
    """The reports on files, in their order, and on the lists that they were checked with.

    `jobs` is the number of processes, None for as many as there are cores, where there is enough work.
    """
    most = (cores() if jobs is None else jobs) if workers.can_start() else 1
    schedule = Schedule(session, paths, cache, done, most)
    try:
        _lint(schedule, jobs is not None)
    finally:
        if schedule.crew:
            schedule.crew.end()
    reports = [schedule.reports[number] for number in range(len(paths))]
    reports += schedule.on_lists()
    schedule.save()
    return reports


def _lint(schedule: Schedule, told: bool) -> None:
    """Come to a report on each file; `told` says that the number of processes was asked for."""
    folders: dict[Path, list[int]] = {}
    for number, path in enumerate(schedule.paths):
        folders.setdefault(path.parent, []).append(number)
    waiting: list[Batch] = []
    with_rows: list[Batch] = []
    work = 0  # in drafts
    for numbers in folders.values():
        batch = schedule.look_up(numbers)
        if schedule.jobs == 1 and not batch.asks_server:
            schedule.lint(batch)
            continue
        rows = 0 if batch.asks_server else schedule.rows(batch)
        work += batch.drafts + rows // _ROWS_A_DRAFT
        if rows:
            with_rows.append(batch)
        else:
            # what is read again by a worker need not be kept
            waiting.append(batch.unread() if told or work >= WORTHWHILE else batch)
    asking = [batch for batch in waiting if batch.asks_server]
    waiting = [batch for batch in waiting if not batch.asks_server]
    schedule.read_ahead(asking)
    for batch in asking:
        schedule.lint(batch)
    tasks = [task for batch in waiting for task in batch.tasks()]
    if (len(tasks) > 1 or with_rows) and (told or work >= WORTHWHILE):
        schedule.share(tasks, with_rows)
    else:
        for batch in (*waiting, *with_rows):
            schedule.lint(batch)


def cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
