"""check(): files in, report out. The public entry for programs."""

import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from pitchlint import discovery, linter, packs, suppress
from pitchlint.config import NOTHING_GIVEN, CommandLine, Config, ConfigError, Configs
from pitchlint.draft import Draft, Plan
from pitchlint.finding import A_LIST, DraftName, Finding
from pitchlint.mail import Mail
from pitchlint.phrases import Matcher, Phrases
from pitchlint.prospects import Listing, ProspectError, record_of
from pitchlint.prospects import load as load_prospects
from pitchlint.readers import ReadError, Reading, read
from pitchlint.sequence import Sequence as MailSequence
from pitchlint.sequence import Step
from pitchlint.settings import FAIL_LEVELS

LARGEST = 10 * 2**20  # bytes; a draft is a mail, not an archive
LISTS = (".csv", ".tsv", ".vcf")  # may hold more people than that
_NUMBER = re.compile(r"\d+")
_FEWEST_STEPS = 2
_MOST_FILES = 40  # a sequence has at most 20 steps, and other drafts may lie beside them


class Problem(NamedTuple):
    """Something that could not be done, or should be known. `line` is 1-based, None for the whole file."""

    path: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}" if place else self.message


class CheckedDraft(NamedTuple):
    """One draft of a run: where its body begins, what it is called and what it does well."""

    path: str
    line: int
    name: DraftName
    praise: tuple[str, ...] = ()


class Report(NamedTuple):
    """What a run found. `findings` are in order of path and place; `errors` make the exit code 2, `notes` do not.

    `lists` are the prospect lists whose values were checked, called by the name `finding.A_LIST`.

    `sources` are the texts of files with findings, by path, for code frames. `failing` says whether a finding that no
    other one explains reaches the fail level of its file's configuration; `fail_level` and `format` are those of the
    working directory's. `known` is how many findings a baseline knows, which are left out, and `gone` how many entries
    of it nothing answers to any more.
    """

    drafts: tuple[CheckedDraft, ...] = ()
    lists: tuple[CheckedDraft, ...] = ()
    findings: tuple[Finding, ...] = ()
    errors: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    passed_over: tuple[Problem, ...] = ()
    sources: Mapping[str, str] = MappingProxyType({})
    catalogue: packs.Catalogue = packs.NO_RULES
    failing: bool = False
    fail_level: str = "warning"
    format: str | None = None
    known: int = 0
    gone: int = 0


class _Run(NamedTuple):
    """What stays the same for every file of a run, and what is remembered from file to file."""

    catalogue: packs.Catalogue
    configs: Configs
    today: datetime.date
    matchers: dict[tuple[Phrases, ...], Matcher]
    listings: dict[Path, Listing]  # by resolved path


class _File(NamedTuple):
    """A file that was read, and what holds for it."""

    path: Path
    shown: str
    config: Config
    reading: Reading
    listing: Listing | None
    matcher: Matcher


def check(
    paths: Sequence[Path],
    command_line: CommandLine = NOTHING_GIVEN,
    *,
    today: datetime.date | None = None,
    stdin: tuple[str, bytes] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Lint files and folders.

    `stdin` is a file name and the bytes that stand for it, linted beside `paths`. `today` is the date that rules and
    suppressions go by. `progress` is called with the number of files done and of all files. Raises `packs.PackError`
    and `config.ConfigError`; everything that concerns a single file is in the report's `errors`.
    """
    catalogue = suppress.installed()
    configs = Configs(catalogue, command_line)
    run = _Run(catalogue, configs, today or datetime.date.today(), {}, {})
    found = discovery.discover(paths, configs)
    reports: dict[int, Report] = {}
    if stdin is not None:
        (reports[-1],) = _checked(run, [_read(run, Path(stdin[0]), stdin[0], stdin[1])])
    folders: dict[Path, list[int]] = {}
    for number, path in enumerate(found.files):
        folders.setdefault(path.parent, []).append(number)
    done = 0
    for numbers in folders.values():
        opened = []
        for number in numbers:
            if progress:
                progress(done, len(found.files))
            done += 1
            opened.append(_opened(run, found.files[number]))
        reports.update(zip(numbers, _checked(run, opened), strict=True))
    if progress:
        progress(done, len(found.files))
    in_order = [reports[number] for number in sorted(reports)]
    targets = {path.resolve() for path in found.files} if run.listings else set()
    in_order += [_list_report(run, path, listing) for path, listing in run.listings.items() if path not in targets]
    return _without_known(run, _joined(run, in_order, found))


def _without_known(run: _Run, report: Report) -> Report:
    """The report without the findings that the baseline of their file's configuration knows."""
    here = run.configs.of(Path.cwd() / "_").baseline
    files: dict[Path, set[str]] = {here: set()} if here else {}  # baselines, and the files that they hold for
    for path in dict.fromkeys(one.path for one in (*report.drafts, *report.lists)):
        if file := run.configs.of(Path(path)).baseline:
            files.setdefault(file, set()).add(path)
    if not files:
        return report
    from pitchlint import baseline

    known: set[int] = set()
    gone = 0
    for file, paths in files.items():
        own = [number for number, finding in enumerate(report.findings) if finding.path in paths]
        sifted = baseline.sift([report.findings[number] for number in own], baseline.load(file), file.parent)
        known.update(own[number] for number in sifted.known)
        read = {baseline.path_in(file.parent, path): path for path in paths}
        for entry, count in sifted.unmatched.items():
            # a rule that was not run has nothing to say of what is gone
            if entry.path in read and entry.rule in _active(run, read[entry.path]):
                gone += count
    findings = tuple(finding for number, finding in enumerate(report.findings) if number not in known)
    failing = any(_fails(finding, run.configs.of(Path(finding.path)).fail_level) for finding in findings)
    return report._replace(findings=findings, failing=failing, known=len(known), gone=gone)


def _active(run: _Run, path: str) -> set[str]:
    return {active.rule.id for active in run.configs.of(Path(path)).rules}


def _joined(run: _Run, reports: Sequence[Report], found: discovery.Found) -> Report:
    errors = [Problem(_shown(path), "no such file or folder") for path in found.missing]
    errors += [Problem(_shown(path), f"cannot be listed: {why}; check its permissions") for path, why in found.unlisted]
    here = run.configs.of(Path.cwd() / "_")
    return Report(
        drafts=tuple(draft for report in reports for draft in report.drafts),
        lists=tuple(one for report in reports for one in report.lists),
        findings=tuple(finding for report in reports for finding in report.findings),
        errors=tuple(dict.fromkeys([*errors, *(error for report in reports for error in report.errors)])),
        notes=tuple(dict.fromkeys(note for report in reports for note in report.notes)),
        passed_over=tuple(Problem(_shown(path), reason) for path, reason in found.passed_over),
        sources={path: text for report in reports for path, text in report.sources.items()},
        catalogue=run.catalogue,
        failing=any(report.failing for report in reports),
        fail_level=here.fail_level,
        format=here.format,
    )


def _shown(path: Path) -> str:
    return path.as_posix()


def _opened(run: _Run, path: Path) -> _File | Problem:
    largest = LARGEST if path.suffix.lower() not in LISTS else -2
    try:
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except OSError as error:
        return Problem(_shown(path), f"cannot be read: {error.strerror}; check its permissions")
    return _read(run, path, _shown(path), data)


def _read(run: _Run, path: Path, shown: str, data: bytes) -> _File | Problem:
    """A file's drafts and what holds for them, or why there are none."""
    if len(data) > LARGEST and path.suffix.lower() not in LISTS:
        return Problem(shown, "over 10 MB, too large for a draft; split it or exclude it")
    try:
        config = run.configs.of(path)
        return _File(path, shown, config, read(shown, data), _listing(run, config), _matcher(run, config))
    except ConfigError as error:  # names its own file
        return Problem("", str(error))
    except ReadError as error:
        return Problem(shown, error.message, error.line)
    except ProspectError as error:
        return Problem(_shown(config.prospects or path), error.message, error.line)


def _listing(run: _Run, config: Config) -> Listing | None:
    """The prospect list that a file is checked with."""
    if config.prospects is None:
        return None
    path = config.prospects.resolve()
    if path not in run.listings:
        run.listings[path] = load_prospects(config.prospects, _shown(config.prospects))
    return run.listings[path]


def _checked(run: _Run, opened: Sequence[_File | Problem]) -> list[Report]:
    """The reports on the files of one folder, in their order."""
    files = {file.path: file for file in opened if isinstance(file, _File)}
    plan, of_folder = _folder_plan(run, files)
    files |= {path: file for path, file in of_folder.items() if path in files}
    beside = tuple(draft.prospect for file in files.values() for draft in file.reading.drafts if draft.prospect)
    made: dict[int, Mail] = {}  # by the id of the draft, which its file keeps alive
    heard: list[tuple[Mail, Finding]] = []
    failures: list[linter.Failure] = []
    if plan:
        owners = {id(draft): file for file in of_folder.values() for draft in file.reading.drafts}
        earlier: tuple[Mail, ...] = ()
        for step in plan.steps:
            for draft in step.drafts:
                made[id(draft)] = _mail(run, owners[id(draft)], draft, earlier, beside)
            earlier += tuple(made[id(draft)] for draft in step.drafts)
        config = owners[id(earlier[0].draft)].config
        heard, failures = linter.lint_sequence(_sequence(run, plan, made, config), config.rules)
    reports = []
    for file in opened:
        if isinstance(file, Problem):
            reports.append(Report(errors=(file,)))
        elif file.reading.listing is not None:
            reports.append(_list_report(run, file.path, file.reading.listing))
        else:
            reports.append(_report(run, files[file.path], made, beside, heard))
    if failures:
        reports[0] = reports[0]._replace(errors=(*reports[0].errors, *map(_failed, failures)))
    return reports


def _folder_plan(run: _Run, files: Mapping[Path, _File]) -> tuple[Plan | None, dict[Path, _File]]:
    """The sequence that the drafts of a folder make, None where they make none, and its files.

    The files' drafts are numbered as the sequence numbers them. Of a sequence of which only some files are targets the
    others are read, too: they come before or after.
    """
    steps = {path: file for path, file in files.items() if _holds_one(file)}
    if not any(_is_numbered(file) for file in steps.values()) or len(steps) > _MOST_FILES:
        return None, {}
    from pitchlint.readers.sequences.folder import plan_of

    for path in _like(steps):
        if path not in files and isinstance(file := _opened(run, path), _File) and _holds_one(file):
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


def _holds_one(file: _File) -> bool:
    """Whether a file holds one draft, which belongs to no sequence of its own."""
    drafts = file.reading.drafts
    return len(drafts) == 1 and not file.reading.plans and "sequence" not in drafts[0].settings


def _is_numbered(file: _File) -> bool:
    """Whether a draft says which step it is, or its file's name has a number."""
    return file.reading.drafts[0].step is not None or _NUMBER.search(file.path.stem) is not None


def _like(steps: Mapping[Path, _File]) -> Iterator[Path]:
    """The files beside `steps` of the same kinds, if they are not too many for a sequence."""
    suffixes = {path.suffix for path in steps}
    try:
        paths = sorted(path for path in next(iter(steps)).parent.iterdir() if path.suffix in suffixes)
    except OSError:  # standard input stands for a file in a folder that need not be there
        return
    if len(paths) <= _MOST_FILES:
        yield from (path for path in paths if path.is_file())


def _mail(
    run: _Run, file: _File, draft: Draft, earlier: tuple[Mail, ...], beside: tuple[Mapping[str, str], ...]
) -> Mail:
    return Mail(
        draft, file.config.team, file.matcher, record_of(draft, file.listing), earlier, run.today,
        run.catalogue.kind_of, file.listing, beside,
    )  # fmt: skip


def _sequence(run: _Run, plan: Plan, mails: Mapping[int, Mail], config: Config) -> MailSequence:
    steps = tuple(
        Step(step.number, step.start._replace(end=step.start.start), step.channel, step.day, step.date, step.timing,
             tuple(mails[id(draft)] for draft in step.drafts))
        for step in plan.steps
    )  # fmt: skip
    return MailSequence(plan.title, steps, tuple(m for step in steps for m in step.mails), config.team, run.today)


def _report(
    run: _Run,
    file: _File,
    made: Mapping[int, Mail],
    beside: tuple[Mapping[str, str], ...],
    of_folder: Sequence[tuple[Mail, Finding]],
) -> Report:
    """The report on one file. `made` are the mails of a folder sequence, `of_folder` what was found about it."""
    config, reading = file.config, file.reading
    mails: list[Mail] = []
    for draft in reading.drafts:
        earlier = tuple(mail for mail in mails if _comes_before(mail.draft, draft))
        mails.append(made.get(id(draft)) or _mail(run, file, draft, earlier, beside))
    found: list[list[Finding]] = []
    failures: list[linter.Failure] = []
    for mail in mails:
        heard, failed = linter.lint(mail, config.rules)
        if mail.has_branches:
            from pitchlint.branches import branches

            heard = heard + linter.lint_branches(mail, branches(mail.draft), config.rules, heard)
        if file.listing is not None and mail.is_template:
            in_rows, failed_rows = linter.lint_rows(mail, file.listing, config.rules, heard)
            heard, failed = heard + in_rows, failed + failed_rows
        found.append(heard)
        failures += failed
    about_sequences = list(of_folder)
    by_draft = {id(mail.draft): mail for mail in mails}
    for plan in reading.plans:
        if any(step.drafts for step in plan.steps):
            told, failed = linter.lint_sequence(_sequence(run, plan, by_draft, config), config.rules)
            about_sequences += told
            failures += failed
    for about, finding in about_sequences:
        for number, mail in enumerate(mails):
            if mail is about:
                found[number].append(finding)
    active = {rule.rule.id: rule.severity for rule in config.rules}
    known = {rule.id: rule.group for rule in run.catalogue.rules}
    kept = suppress.apply(mails, found, active, run.today, config.allows, known)
    checked = []
    for mail, findings in zip(mails, kept, strict=True):
        praise = () if findings else _praise(mail, config.rules, failures)
        checked.append(CheckedDraft(mail.draft.path, linter.first_line(mail), linter.draft_name(mail), praise))
    findings = [finding for findings in kept for finding in sorted(findings, key=linter.in_line_order)]
    sources = {file.shown: reading.drafts[0].source.text} if findings else {}
    return Report(
        drafts=tuple(checked),
        findings=tuple(findings),
        errors=(
            *(Problem(file.shown, error.message, error.line) for error in reading.errors),
            *map(_failed, failures),
        ),
        notes=tuple(Problem(file.shown, note.message, note.line) for note in reading.notes),
        sources=sources,
        failing=any(_fails(finding, config.fail_level) for finding in findings),
    )


def _list_report(run: _Run, path: Path, listing: Listing) -> Report:
    """The report on a prospect list: its own values, not what is rendered from it."""
    try:
        config = run.configs.of(path)
    except ConfigError as error:
        return Report(errors=(Problem("", str(error)),))
    findings, failures = linter.lint_listing(listing, config.rules)
    return Report(
        lists=(CheckedDraft(listing.source.path, listing.header_line, A_LIST),),
        findings=tuple(findings),
        errors=tuple(map(_failed, failures)),
        sources={listing.source.path: listing.source.text} if findings else {},
        failing=any(_fails(finding, config.fail_level) for finding in findings),
    )


def _failed(failure: linter.Failure) -> Problem:
    kind = type(failure.error).__name__
    what = f"rule '{failure.rule}' failed: {kind}: {failure.error}; the other rules were checked"
    return Problem(failure.path, what, failure.line)


def _fails(finding: Finding, level: str) -> bool:
    """Whether a finding is as grave as `level`, one of `FAIL_LEVELS`, and no other one explains it."""
    if level == "never" or finding.covered_by:
        return False
    return FAIL_LEVELS.index(finding.severity) <= FAIL_LEVELS.index(level)


def _comes_before(one: Draft, other: Draft) -> bool:
    """Whether `one` is an earlier step of the sequence that `other` belongs to."""
    if one.step is None or other.step is None:
        return False
    return one.step < other.step and one.settings.get("sequence") == other.settings.get("sequence")


def _praise(mail: Mail, rules: Sequence[linter.ActiveRule], failures: list[linter.Failure]) -> tuple[str, ...]:
    """What the rules praise in a mail; one that fails at it is added to `failures`."""
    said = []
    for active in rules:
        if active.rule.praise is None:
            continue
        try:
            praise = active.rule.praise(mail)
        except Exception as error:  # a pack's code, like its checks
            failures.append(linter.Failure(mail.draft.path, linter.first_line(mail), active.rule.id, error))
        else:
            said += [praise] if praise else []
    return tuple(said)


def _matcher(run: _Run, config: Config) -> Matcher:
    lists = [phrases for rule in config.rules for phrases in rule.rule.word_lists]
    lists += [phrases for phrases in (config.team.accepted, config.team.banned) if phrases]
    key = tuple(dict.fromkeys(lists))
    if key not in run.matchers:
        run.matchers[key] = Matcher(key)
    return run.matchers[key]
