"""The loop of --fix: fix a folder's files, lint them again, until no fix is left; then write."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pitchlint import baseline, fixes
from pitchlint.finding import Finding
from pitchlint.folder import lint_folder, read_ahead
from pitchlint.opening import File, Session, read_file
from pitchlint.report import Problem, Report

ROUNDS = 10
"""How often a file is fixed and linted again before a fix counts as one that never settles."""

Baselines = dict[Path, Mapping[baseline.Known, int]]

_Key = tuple[str, str, str]  # by which a finding is known when lines have moved


class Fixing(NamedTuple):
    """Which fixes are made, and whether files are written; else what would change is told."""

    unsafe: bool = False
    write: bool = True


class _State(NamedTuple):
    """A file with the fixes of some rounds on it: these, those refused, and the rules that fixed in the last round."""

    file: File | Problem
    fixed: tuple[Finding, ...] = ()
    refused: frozenset[_Key] = frozenset()
    last: tuple[str, ...] = ()


def fix_folder(
    fixing: Fixing,
    baselines: Baselines,
    session: Session,
    files: Sequence[File | Problem],
    done: Callable[[], None] | None = None,
) -> list[Report]:
    """The reports on files of one folder after their fixes; `done` is called after each file.

    What a baseline knows is not fixed; `baselines` are those read so far in the run. A file whose fixes never settle,
    or that cannot be written, keeps the report it had, with an error.
    """
    states = [_State(file) for file in files]
    first = last = _linted(session, files, done)
    for _ in range(ROUNDS):
        states = [_once(session, state, report, fixing, baselines) for state, report in zip(states, last, strict=True)]
        if not any(state.last for state in states):
            break
        last = _linted(session, [state.file for state in states])
    return [_finished(*one, fixing) for one in zip(files, states, first, last, strict=True)]


def _linted(session: Session, files: Sequence[File | Problem], done: Callable[[], None] | None = None) -> list[Report]:
    """The reports on files, after their grammar server has read them many at a time: rules ask it mail by mail."""
    opened = [file for file in files if isinstance(file, File)]
    beside = tuple(draft.prospect for file in opened for draft in file.reading.drafts if draft.prospect)
    if asking := [(file, beside) for file in opened if file.config.asks_server]:
        read_ahead(session, asking)
    return lint_folder(session, files, done)


def _once(session: Session, state: _State, report: Report, fixing: Fixing, baselines: Baselines) -> _State:
    """A file after one more round; it has no `last` where nothing was left to fix."""
    file = state.file
    if isinstance(file, Problem):
        return state
    own = [
        one
        for one in _unknown(file, report.findings, baselines)
        if one.path == file.shown and _key(one) not in state.refused
    ]
    found = fixes.fixed(file.reading, own, unsafe=fixing.unsafe)
    source = fixes.source_of(file.reading)
    if source and found.applied:
        file = read_file(session, file.path, fixes.encoded(source, found.text))
    return _State(
        file,
        state.fixed + found.applied,
        state.refused.union(map(_key, found.refused)),
        tuple(sorted({finding.rule for finding in found.applied})),
    )


def _unknown(file: File, findings: Sequence[Finding], baselines: Baselines) -> Sequence[Finding]:
    """`findings` without those that the file's baseline knows."""
    known_by = file.config.baseline
    if known_by is None or not findings:
        return findings
    if known_by not in baselines:
        baselines[known_by] = baseline.load(known_by)
    known = baseline.sift(findings, baselines[known_by], known_by.parent).known
    return [finding for number, finding in enumerate(findings) if number not in known]


def _finished(before: File | Problem, state: _State, first: Report, last: Report, fixing: Fixing) -> Report:
    """The last report on a file, or the first one where its fixes came to nothing."""
    findings = tuple(_shown_only(one) if _key(one) in state.refused else one for one in last.findings)
    if not state.fixed or isinstance(before, Problem) or isinstance(state.file, Problem):
        return last._replace(findings=findings)
    old, new = fixes.source_of(before.reading), fixes.source_of(state.file.reading)
    assert old
    assert new
    try:
        if state.last:
            rules = " and ".join(f"'{rule}'" for rule in state.last)
            raise fixes.FixError(f"what {rules} fix never settles; nothing was fixed, report it to their author")
        if fixing.write:
            fixes.write(before.path, old, new.text)
    except fixes.FixError as error:
        return first._replace(errors=(*first.errors, Problem(before.shown, str(error))))
    told = () if fixing.write else tuple(fixes.diff(old, new.text))
    return last._replace(findings=findings, fixed=state.fixed, diff=told)


def _key(finding: Finding) -> _Key:
    return finding.rule, finding.text, finding.message


def _shown_only(finding: Finding) -> Finding:
    return finding._replace(fix=finding.fix and finding.fix._replace(applicability="display"))
