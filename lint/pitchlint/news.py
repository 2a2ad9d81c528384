"""What is new in a run: findings that neither a baseline nor the commit where a branch began had."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pitchlint import baseline, discovery, folder, opening
from pitchlint.changed import Changes
from pitchlint.config import CommandLine, ConfigError
from pitchlint.finding import Finding
from pitchlint.opening import File, Session, shown
from pitchlint.prospects import Listing, ProspectError
from pitchlint.prospects import read as read_list
from pitchlint.report import Report


class _Past(NamedTuple):
    """Findings of the commit that a run is compared with, and the paths of today that the comparison is about."""

    findings: tuple[Finding, ...]
    asked: frozenset[str]


def narrowed(session: Session, found: discovery.Found, changes: Changes, *, alone: bool) -> discovery.Found:
    """Of the files found those in whose folder a draft differs, or its list: they are each other's context.

    With `alone` only those that differ.
    """
    differing = [path for path in found.files if _differs(session, changes, path)]
    folders = {path.parent for path in (*map(_here, differing), *_gone(changes))}
    wanted = set(differing) if alone else {path for path in found.files if _here(path).parent in folders}
    return found._replace(files=tuple(path for path in found.files if path in wanted))


def only(
    session: Session, report: Report, line: CommandLine, changes: Changes | None, files: Sequence[Path],
    stdin: Path | None,
) -> Report:  # fmt: skip
    """The report without what a baseline knows and, with `changes`, without what was so before; and whether it fails.

    `files` and `stdin` are what the run was about. Raises `ConfigError` for a baseline that is broken.
    """
    known: set[int] = set()
    if changes:
        known, report = _by_commit(session, report, changes, files, stdin)
    of_baseline, gone = _by_baseline(session, report)
    known |= of_baseline
    findings = tuple(finding for number, finding in enumerate(report.findings) if number not in known)
    failing = _fails(session, findings, line.max_warnings)
    since = line.changed_since or ""
    counted = sum(not finding.covered_by for number, finding in enumerate(report.findings) if number in known)
    return report._replace(findings=findings, known=counted, gone=gone, since=since, failing=failing)


def _by_baseline(session: Session, report: Report) -> tuple[set[int], int]:
    """The numbers of the findings that a baseline knows, and how many of its entries nothing answers to any more.

    Each file is held against the baseline that its configuration names. Raises `ConfigError` for one that is broken.
    """
    here = session.configs.of(Path.cwd() / "_").baseline
    files: dict[Path, set[str]] = {here: set()} if here else {}
    for path in dict.fromkeys(one.path for one in (*report.drafts, *report.lists)):
        if file := session.configs.of(Path(path)).baseline:
            files.setdefault(file, set()).add(path)
    known: set[int] = set()
    gone = 0
    for file, paths in files.items():
        own = [number for number, finding in enumerate(report.findings) if finding.path in paths]
        sifted = baseline.sift([report.findings[number] for number in own], baseline.load(file), file.parent)
        known.update(own[number] for number in sifted.known)
        read = {baseline.path_in(file.parent, path): path for path in paths}
        for entry, count in sifted.unmatched.items():
            # a rule that was not run has nothing to say of what is gone
            if entry.path in read and entry.rule in _active(session, read[entry.path]):
                gone += count
    return known, gone


def _active(session: Session, path: str) -> set[str]:
    return {active.rule.id for active in session.configs.of(Path(path)).rules}


def _by_commit(
    session: Session, report: Report, changes: Changes, files: Sequence[Path], stdin: Path | None
) -> tuple[set[int], Report]:
    """The report on the drafts of `files` that differ, and on the steps around them; and which findings are not new.

    The numbers are those of the findings in the report that is returned.
    """
    past = _past(session, report, changes, files, stdin)
    others = {shown(path) for path in files} - past.asked
    report = report._replace(
        errors=tuple(error for error in report.errors if error.path not in others),
        findings=tuple(finding for finding in report.findings if finding.path in past.asked),
        drafts=tuple(draft for draft in report.drafts if draft.path in past.asked),
        lists=tuple(one for one in report.lists if one.path in past.asked),
    )
    entries = baseline.counted(past.findings, changes.root)
    return set(baseline.sift(report.findings, entries, changes.root).known), report


def _fails(session: Session, findings: Sequence[Finding], max_warnings: int | None) -> bool:
    """Whether one of `findings` reaches the fail level of its file; with `max_warnings`, more warnings than that do."""
    counted = [finding for finding in findings if not finding.covered_by]
    if max_warnings is not None:
        if sum(finding.severity == "warning" for finding in counted) > max_warnings:
            return True
        counted = [finding for finding in counted if finding.severity != "warning"]
    return any(folder.fails(finding, session.configs.of(Path(finding.path)).fail_level) for finding in counted)


def _past(session: Session, report: Report, changes: Changes, files: Sequence[Path], stdin: Path | None) -> _Past:
    """What was found when the files that differ were as they had been, by the rules and configuration of today."""
    targets = [*([stdin] if stdin else []), *files]
    differing = [path for path in targets if path == stdin or _differs(session, changes, path)]
    steps = {draft.path for draft in report.drafts if draft.name.step is not None}
    asked = {shown(path) for path in targets if shown(path) in steps} | {shown(path) for path in differing}
    lists = _lists(session, changes, targets)
    asked |= {listing.source.path for listing in lists.values()}
    blobs = {path: blob for path in differing if changes.differs(path) and (blob := changes.blob(path))}
    around = {_here(path).parent for path in targets}
    any_new = any(changes.differs(path) and path not in blobs for path in differing)  # perhaps it only moved
    was_there = {path: blob for path, blob in _gone(changes).items() if any_new or path.parent in around}
    contents = changes.contents(
        [*blobs.values(), *was_there.values(), *(blob for path in lists if (blob := changes.blob(path)))]
    )
    old_lists = {path: _old_list(changes, path, listing, contents) for path, listing in lists.items()}
    then = session._replace(listings={**session.listings, **old_lists})
    folders: dict[Path, list[File]] = {}
    for path in targets:
        if not changes.differs(path):
            file = opening.opened(then, path)
        elif path in blobs:
            file = opening.read_file(then, path, contents[blobs[path]])
        else:
            continue
        if isinstance(file, File):  # what could not be read had no findings
            folders.setdefault(_here(path).parent, []).append(file)
    for path, blob in was_there.items():
        if isinstance(file := opening.read_file(then, path, contents[blob]), File):
            folders.setdefault(path.parent, []).append(file)
    named = asked | {shown(path) for path in was_there}
    findings = [finding for together in folders.values() for finding in _found(then, together, named)]
    inside = {path.resolve() for path in files}
    for path, listing in old_lists.items():
        if path not in inside:
            findings += folder.report_on_list(then, path, listing).findings
    return _Past(tuple(findings), frozenset(asked))


def _found(then: Session, files: Sequence[File], named: Collection[str]) -> Iterator[Finding]:
    """What is found in those files of one folder whose paths are among `named`."""
    facts = [opening.facts_of(file) for file in files]
    if opening.may_be_plan(facts):
        reports = folder.lint_folder(then, files)
    else:
        beside = tuple(record for fact in facts for record in fact.records)
        reports = [folder.lint_alone(then, file, beside) for file in files if file.shown in named]
    for report in reports:
        yield from report.findings


def _differs(session: Session, changes: Changes, path: Path) -> bool:
    """Whether a draft is new or differs, or the list that it is checked with."""
    if changes.differs(path):
        return True
    try:
        prospects = session.configs.of(path).prospects
    except ConfigError:  # reading the draft will say so
        return True
    return prospects is not None and _list_differs(changes, prospects)


def _list_differs(changes: Changes, path: Path) -> bool:
    try:
        return changes.differs(path)
    except ConfigError:  # outside of the repository, where nobody knows how it was
        return False


def _lists(session: Session, changes: Changes, targets: Sequence[Path]) -> dict[Path, Listing]:
    """The lists that `targets` are checked with and that differ, by resolved path."""
    found: dict[Path, Listing] = {}
    for path in targets:
        try:
            config = session.configs.of(path)
            if (
                config.prospects
                and config.prospects.resolve() not in found
                and _list_differs(changes, config.prospects)
            ):
                found[config.prospects.resolve()] = opening.list_in(config.prospects)
        except (ConfigError, ProspectError):  # the run itself has said so
            continue
    return found


def _old_list(changes: Changes, path: Path, listing: Listing, contents: Mapping[str, bytes]) -> Listing:
    """A list as it was; without rows where there was none."""
    blob = changes.blob(path)
    if blob:
        try:
            return read_list(listing.source.path, contents[blob])
        except ProspectError:
            pass
    return Listing(listing.source, listing.columns, (), listing.locate, listing.header_line)


def _gone(changes: Changes) -> dict[Path, str]:
    """Deleted files that may have been drafts, with the ids of their contents."""
    return {
        _here(changes.root / name): blob
        for name, blob in changes.deleted.items()
        if Path(name).suffix.lower() in discovery.KINDS and not (changes.root / name).exists()
    }


def _here(path: Path) -> Path:
    """A path from the working directory on."""
    return Path(baseline.path_in(Path.cwd(), str(path)))
