"""The files of one folder, seen as the steps of a sequence where they are one, and linted."""

import contextlib
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pitchlint import linter, suppress
from pitchlint.config import Config, ConfigError
from pitchlint.draft import Draft, Plan
from pitchlint.finding import A_LIST, SEVERITIES, Finding
from pitchlint.mail import Mail
from pitchlint.opening import MOST_FILES, File, Records, Session, holds_one, is_numbered, opened, ready
from pitchlint.prospects import Listing, record_of
from pitchlint.report import CheckedDraft, Problem, Report
from pitchlint.rule import ActiveRule
from pitchlint.sequence import Sequence as MailSequence
from pitchlint.sequence import Step
from pitchlint.settings import FAIL_LEVELS
from pitchlint.stamping import draft_name, first_line, in_line_order

_FEWEST_STEPS = 2


def read_ahead(session: Session, opened: Iterable[tuple[File | Problem, Records]]) -> None:
    """Put the mails of many files to the grammar engine together; their rules will ask it one by one.

    Each file comes with the records of its folder.
    """
    from pitchlint.proofreading import proofread_all

    waiting: dict[Any, list[Mail]] = {}
    for unready, beside in opened:
        file = ready(session, unready)
        if isinstance(file, File) and file.reading.listing is None:
            mails = [_mail(session, file, draft, (), beside) for draft in file.reading.drafts]
            for masked in {active.rule.masked for active in file.config.rules if active.rule.masked}:
                waiting.setdefault((file.config.team.grammar, masked), []).extend(mails)
    for (_, masked), mails in waiting.items():
        with contextlib.suppress(Exception):  # the rule that asks again says what is wrong, and of which mail
            proofread_all([mail for mail in mails if mail.language == "en"], masked)


def lint_folder(
    session: Session, opened: Sequence[File | Problem], done: Callable[[], None] | None = None
) -> list[Report]:
    """The reports on files of one folder, in their order; `done` is called after each file."""
    seen = _see(session, opened)
    heard: list[tuple[Mail, Finding]] = []
    failures: list[linter.Failure] = []
    if seen.plan:
        first = seen.mails[id(seen.plan.steps[0].drafts[0])]
        config = seen.owners[id(first.draft)].config
        heard, failures = linter.lint_sequence(_sequence(session, seen.plan, seen.mails, config), config.rules)
    reports = []
    for file in seen.files:
        if isinstance(file, Problem):
            reports.append(Report(errors=(file,)))
        elif file.reading.listing is not None:
            reports.append(report_on_list(session, file.path, file.reading.listing))
        else:
            reports.append(_report(session, file, seen.mails, seen.beside, heard))
        if done:
            done()
    if failures:
        at = next(number for number, file in enumerate(opened) if isinstance(file, File))
        reports[at] = reports[at]._replace(errors=(*reports[at].errors, *map(_failed, failures)))
    return reports


class _Seen(NamedTuple):
    """The files of one folder, in their order, with what they are together; mails by the id of their draft."""

    files: list[File | Problem]
    beside: Records
    plan: Plan | None
    owners: Mapping[int, File]
    mails: Mapping[int, Mail]


def _see(session: Session, opened: Iterable[File | Problem]) -> _Seen:
    all_files = [ready(session, file) for file in opened]
    files = {file.path: file for file in all_files if isinstance(file, File)}
    plan, of_folder = _folder_plan(session, files)
    files |= {path: file for path, file in of_folder.items() if path in files}
    beside = tuple(draft.prospect for file in files.values() for draft in file.reading.drafts if draft.prospect)
    owners = {id(draft): file for file in of_folder.values() for draft in file.reading.drafts}
    made: dict[int, Mail] = {}
    earlier: tuple[Mail, ...] = ()
    for step in plan.steps if plan else ():
        for draft in step.drafts:
            made[id(draft)] = _mail(session, owners[id(draft)], draft, earlier, beside)
        earlier += tuple(made[id(draft)] for draft in step.drafts)
    return _Seen([files[one.path] if isinstance(one, File) else one for one in all_files], beside, plan, owners, made)


def lint_alone(session: Session, file: File | Problem, beside: Records) -> Report:
    """The report on a file that is no step of its folder's sequence; `beside` are the records of the whole folder."""
    file = ready(session, file)
    if isinstance(file, Problem):
        return Report(errors=(file,))
    if file.reading.listing is not None:
        return report_on_list(session, file.path, file.reading.listing)
    return _report(session, file, {}, beside, ())


def templates(session: Session, opened: Iterable[File | Problem]) -> int:
    """How many mails of some files go out once for each row of their list."""
    files = [file for file in (ready(session, one) for one in opened) if isinstance(file, File)]
    return sum(mail.is_template for file in files if file.listing is not None for mail in _mails(session, file, {}, ()))


def survey(
    session: Session, opened: Sequence[File | Problem], beside: Records | None, rows: range
) -> dict[tuple[str, int], linter.Survey]:
    """What is found on the templates of files in some rows of their lists, by file and number of the draft in it.

    The files are those of a folder that are linted together, or where `beside` is given, each alone.
    """
    seen = _see(session, opened) if beside is None else None
    files = seen.files if seen else [ready(session, file) for file in opened]
    found = {}
    for file in files:
        if isinstance(file, File) and file.listing is not None and file.reading.listing is None:
            mails = _mails(session, file, seen.mails if seen else {}, seen.beside if seen else beside or ())
            for number, mail in enumerate(mails):
                if mail.is_template:
                    known = range(rows.start, min(rows.stop, len(file.listing)))
                    found[file.shown, number] = linter.survey(mail, file.listing, file.config.rules, known)
    return found


def _folder_plan(session: Session, files: Mapping[Path, File]) -> tuple[Plan | None, dict[Path, File]]:
    """The sequence that the drafts of a folder make, None where they make none, and its files.

    The files' drafts are numbered as the sequence numbers them. Of a sequence of which only some files are targets the
    others are read, too: they come before or after.
    """
    steps = {path: file for path, file in files.items() if holds_one(file)}
    if not any(is_numbered(file) for file in steps.values()) or len(steps) > MOST_FILES:
        return None, {}
    from pitchlint.readers.sequences.folder import plan_of

    for path in steps_beside(steps):
        if path not in files and isinstance(file := ready(session, opened(session, path)), File) and holds_one(file):
            steps[path] = file
    if len(steps) < _FEWEST_STEPS:
        return None, {}
    names = {path.name: file.reading.drafts[0] for path, file in sorted(steps.items())}
    plan = plan_of(next(iter(steps)).parent.name, names)
    if plan is None:
        return None, {}
    numbered = {draft.path: draft for step in plan.steps for draft in step.drafts}
    return plan, {
        path: file._replace(reading=file.reading._replace(drafts=(numbered[file.shown],)))
        for path, file in steps.items()
        if file.shown in numbered
    }


def steps_beside(steps: Collection[Path]) -> Iterator[Path]:
    """The files in the folder of `steps` of the same kinds, those among them, if not too many for a sequence."""
    suffixes = {path.suffix for path in steps}
    try:
        paths = sorted(path for path in next(iter(steps)).parent.iterdir() if path.suffix in suffixes)
    except OSError:  # standard input stands for a file in a folder that need not be there
        return
    if len(paths) <= MOST_FILES:
        yield from (path for path in paths if path.is_file())


def _mail(
    session: Session, file: File, draft: Draft, earlier: tuple[Mail, ...], beside: tuple[Mapping[str, str], ...]
) -> Mail:
    return Mail(
        draft, file.config.team, file.matcher, record_of(draft, file.listing), earlier, session.today,
        session.catalogue.kind_of, file.listing, beside,
    )  # fmt: skip


def _sequence(session: Session, plan: Plan, mails: Mapping[int, Mail], config: Config) -> MailSequence:
    steps = tuple(
        Step(step.number, step.start._replace(end=step.start.start), step.channel, step.day, step.date, step.timing,
             tuple(mails[id(draft)] for draft in step.drafts))
        for step in plan.steps
    )  # fmt: skip
    return MailSequence(plan.title, steps, tuple(m for step in steps for m in step.mails), config.team, session.today)


def _mails(session: Session, file: File, made: Mapping[int, Mail], beside: tuple[Mapping[str, str], ...]) -> list[Mail]:
    """The mails of a file: those that were `made` as steps of its folder's sequence, and the others."""
    mails: list[Mail] = []
    for draft in file.reading.drafts:
        earlier = tuple(mail for mail in mails if _comes_before(mail.draft, draft))
        mails.append(made.get(id(draft)) or _mail(session, file, draft, earlier, beside))
    return mails


def _report(
    session: Session,
    file: File,
    made: Mapping[int, Mail],
    beside: tuple[Mapping[str, str], ...],
    of_folder: Sequence[tuple[Mail, Finding]],
) -> Report:
    """The report on one file. `made` are the mails of a folder sequence, `of_folder` what was found about it."""
    config, reading = file.config, file.reading
    mails = _mails(session, file, made, beside)
    found: list[list[Finding]] = []
    failures: list[linter.Failure] = []
    for number, mail in enumerate(mails):
        heard, failed = linter.lint(mail, config.rules)
        if mail.has_branches:
            from pitchlint.branches import branches

            heard = heard + linter.lint_branches(mail, branches(mail.draft), config.rules, heard)
        if file.listing is not None and mail.is_template:
            known = session.surveys.get((file.shown, number))
            in_rows, failed_rows = linter.lint_rows(mail, file.listing, config.rules, heard, known)
            heard, failed = heard + in_rows, failed + failed_rows
        if mail.draft.alternatives:
            from pitchlint.alternatives import lint_alternatives

            heard = lint_alternatives(mail, config.rules, heard)
        found.append(heard)
        failures += failed
    about_sequences = list(of_folder)
    by_draft = {id(mail.draft): mail for mail in mails}
    for plan in reading.plans:
        if any(step.drafts for step in plan.steps):
            told, failed = linter.lint_sequence(_sequence(session, plan, by_draft, config), config.rules)
            about_sequences += told
            failures += failed
    for about, finding in about_sequences:
        for number, mail in enumerate(mails):
            if mail is about:
                found[number].append(finding)
    active = {rule.rule.id: rule.severity for rule in config.rules}
    groups = {rule.id: rule.group for rule in session.catalogue.rules}
    kept = suppress.apply(mails, found, active, session.today, config.allows, groups)
    checked = []
    for mail, findings in zip(mails, kept, strict=True):
        praise = () if findings else _praise(mail, config.rules, failures)
        checked.append(CheckedDraft(mail.draft.path, first_line(mail), draft_name(mail), praise))
    findings = _each_once(finding for findings in kept for finding in sorted(findings, key=in_line_order))
    sources = {file.shown: reading.drafts[0].source.text} if findings else {}
    excused = [failure for failure in failures if config.team.grammar.optional and _is_of_engine(failure)]
    return Report(
        drafts=tuple(checked),
        findings=tuple(findings),
        errors=(
            *(Problem(file.shown, error.message, error.line) for error in reading.errors),
            *(_failed(failure) for failure in failures if failure not in excused),
            *([file.lacking] if file.lacking else []),
        ),
        notes=(
            *(Problem(file.shown, note.message, note.line) for note in reading.notes),
            *map(_failed, excused),
        ),
        sources=sources,
        failing=any(fails(finding, config.fail_level) for finding in findings),
    )


def _each_once(findings: Iterable[Finding]) -> list[Finding]:
    """Findings without repetitions: variants share a subject, and steps a text, that is written once.

    The first is kept, unless a later one is graver or no other finding explains it.
    """
    kept: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        mail = (finding.draft.title, finding.draft.step) if not finding.text else ()
        key = (*finding[:6], finding.message, finding.text, mail)
        first = kept.setdefault(key, finding)
        if _gravity(finding) < _gravity(first):
            kept[key] = finding._replace(draft=first.draft)
    return list(kept.values())


def _gravity(finding: Finding) -> tuple[bool, int]:
    """Sort key: the gravest first."""
    return finding.covered_by is not None, SEVERITIES.index(finding.severity)


def report_on_list(session: Session, path: Path, listing: Listing) -> Report:
    """The report on a prospect list: its own values, not what is rendered from it."""
    try:
        config = session.configs.of(path)
    except ConfigError as error:
        return Report(errors=(Problem("", str(error)),))
    findings, failures = linter.lint_listing(listing, config.rules)
    return Report(
        lists=(CheckedDraft(listing.source.path, listing.header_line, A_LIST),),
        findings=tuple(findings),
        errors=tuple(map(_failed, failures)),
        sources={listing.source.path: listing.source.text} if findings else {},
        failing=any(fails(finding, config.fail_level) for finding in findings),
    )


def _is_of_engine(failure: linter.Failure) -> bool:
    """Whether the grammar engine failed, and not the rule that asked it."""
    grammar = sys.modules.get("pitchlint.grammar")
    return grammar is not None and isinstance(failure.error, grammar.EngineError)


def _failed(failure: linter.Failure) -> Problem:
    if _is_of_engine(failure):  # it is no file's fault, and said once
        return Problem("", str(failure.error))
    told = f"failed: {type(failure.error).__name__}: {failure.error}"
    if failure.rule:
        what = f"rule '{failure.rule}' {told}; the other rules were checked"
    else:
        what = f"the judgement of its kind {told}; it is read as a first mail, say 'kind:' in it"
    return Problem(failure.path, what, failure.line)


def fails(finding: Finding, level: str) -> bool:
    """Whether a finding is as grave as `level`, one of `FAIL_LEVELS`, and no other one explains it."""
    if level == "never" or finding.covered_by:
        return False
    return FAIL_LEVELS.index(finding.severity) <= FAIL_LEVELS.index(level)


def _comes_before(one: Draft, other: Draft) -> bool:
    """Whether `one` is an earlier step of the sequence that `other` belongs to."""
    if one.step is None or other.step is None:
        return False
    return one.step < other.step and one.settings.get("sequence") == other.settings.get("sequence")


def _praise(mail: Mail, rules: Sequence[ActiveRule], failures: list[linter.Failure]) -> tuple[str, ...]:
    """What the rules praise in a mail; one that fails at it is added to `failures`."""
    said = []
    for active in rules:
        if active.rule.praise is None:
            continue
        try:
            praise = active.rule.praise(mail)
        except Exception as error:  # a pack's code, like its checks
            failures.append(linter.Failure(mail.draft.path, first_line(mail), active.rule.id, error))
        else:
            said += [praise] if praise else []
    return tuple(said)
