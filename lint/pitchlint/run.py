"""check(): files in, report out. The public entry for programs."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from pitchlint import discovery, linter, packs, suppress
from pitchlint.config import NOTHING_GIVEN, CommandLine, Config, ConfigError, Configs
from pitchlint.draft import Draft
from pitchlint.finding import DraftName, Finding
from pitchlint.mail import Mail
from pitchlint.phrases import Matcher, Phrases
from pitchlint.prospects import Listing, ProspectError, record_of
from pitchlint.prospects import load as load_prospects
from pitchlint.readers import ReadError, read
from pitchlint.settings import FAIL_LEVELS

LARGEST = 10 * 2**20  # bytes; a draft is a mail, not an archive


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

    `sources` are the texts of files with findings, by path, for code frames. `failing` says whether a finding that no
    other one explains reaches the fail level of its file's configuration; `fail_level` and `format` are those of the
    working directory's.
    """

    drafts: tuple[CheckedDraft, ...] = ()
    findings: tuple[Finding, ...] = ()
    errors: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    passed_over: tuple[Problem, ...] = ()
    sources: Mapping[str, str] = MappingProxyType({})
    catalogue: packs.Catalogue = packs.NO_RULES
    failing: bool = False
    fail_level: str = "warning"
    format: str | None = None


class _Run(NamedTuple):
    """What stays the same for every file of a run, and what is remembered from file to file."""

    catalogue: packs.Catalogue
    configs: Configs
    today: datetime.date
    matchers: dict[tuple[Phrases, ...], Matcher]
    listings: dict[Path, Listing]


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
    errors = [Problem(_shown(path), "no such file or folder") for path in found.missing]
    errors += [Problem(_shown(path), f"cannot be listed: {why}; check its permissions") for path, why in found.unlisted]
    reports: list[Report] = []
    if stdin is not None:
        reports.append(_checked_bytes(run, Path(stdin[0]), stdin[0], stdin[1]))
    for number, path in enumerate(found.files):
        if progress:
            progress(number, len(found.files))
        reports.append(_checked_file(run, path))
    if progress:
        progress(len(found.files), len(found.files))
    here = configs.of(Path.cwd() / "_")
    return Report(
        drafts=tuple(draft for report in reports for draft in report.drafts),
        findings=tuple(finding for report in reports for finding in report.findings),
        errors=tuple(dict.fromkeys([*errors, *(error for report in reports for error in report.errors)])),
        notes=tuple(dict.fromkeys(note for report in reports for note in report.notes)),
        passed_over=tuple(Problem(_shown(path), reason) for path, reason in found.passed_over),
        sources={path: text for report in reports for path, text in report.sources.items()},
        catalogue=catalogue,
        failing=any(report.failing for report in reports),
        fail_level=here.fail_level,
        format=here.format,
    )


def _shown(path: Path) -> str:
    return path.as_posix()


def _checked_file(run: _Run, path: Path) -> Report:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        return Report(errors=(Problem(_shown(path), f"cannot be read: {error.strerror}; check its permissions"),))
    return _checked_bytes(run, path, _shown(path), data)


def _checked_bytes(run: _Run, path: Path, shown: str, data: bytes) -> Report:
    """The report on one file's bytes."""
    if len(data) > LARGEST:
        return Report(errors=(Problem(shown, "over 10 MB, too large for a draft; split it or exclude it"),))
    try:
        config = run.configs.of(path)
        reading = read(shown, data)
        listing = _listing(run, config)
    except ConfigError as error:  # names its own file
        return Report(errors=(Problem("", str(error)),))
    except ReadError as error:
        return Report(errors=(Problem(shown, error.message, error.line),))
    except ProspectError as error:
        return Report(errors=(Problem(_shown(config.prospects or path), error.message, error.line),))
    checked, findings, failures = lint_drafts(
        reading.drafts, config, run.catalogue, today=run.today, listing=listing, matchers=run.matchers,
    )  # fmt: skip
    text = reading.drafts[0].source.text if findings else ""
    return Report(
        drafts=tuple(checked),
        findings=tuple(findings),
        errors=tuple(Problem(failure.path, _failed(failure), failure.line) for failure in failures),
        notes=tuple(Problem(shown, note.message, note.line) for note in reading.notes),
        sources={shown: text} if findings else {},
        failing=any(_fails(finding, config.fail_level) for finding in findings),
    )


def _failed(failure: linter.Failure) -> str:
    kind = type(failure.error).__name__
    return f"rule '{failure.rule}' failed: {kind}: {failure.error}; the other rules were checked"


def _fails(finding: Finding, level: str) -> bool:
    """Whether a finding is as grave as `level`, one of `FAIL_LEVELS`, and no other one explains it."""
    if level == "never" or finding.covered_by:
        return False
    return FAIL_LEVELS.index(finding.severity) <= FAIL_LEVELS.index(level)


def _listing(run: _Run, config: Config) -> Listing | None:
    if config.prospects is None:
        return None
    if config.prospects not in run.listings:
        run.listings[config.prospects] = load_prospects(config.prospects)
    return run.listings[config.prospects]


def lint_drafts(
    drafts: Sequence[Draft],
    config: Config,
    catalogue: packs.Catalogue,
    *,
    today: datetime.date,
    listing: Listing | None = None,
    matchers: dict[tuple[Phrases, ...], Matcher] | None = None,
) -> tuple[list[CheckedDraft], list[Finding], list[linter.Failure]]:
    """Lint the drafts of one file, in file order; `matchers` keeps the index of word lists from call to call."""
    rules = config.rules
    matcher = _matcher(rules, config, {} if matchers is None else matchers)
    active = {rule.rule.id: rule.severity for rule in rules}
    known = {rule.id: rule.group for rule in catalogue.rules}
    failures: list[linter.Failure] = []
    mails: list[Mail] = []
    found: list[list[Finding]] = []
    for draft in drafts:
        earlier = tuple(mail for mail in mails if _comes_before(mail.draft, draft))
        mail = Mail(draft, config.team, matcher, record_of(draft, listing), earlier, today, catalogue.kind_of)
        mails.append(mail)
        heard, failed = linter.lint(mail, rules)
        found.append(heard)
        failures += failed
    kept = suppress.apply(mails, found, active, today, config.allows, known)
    checked = []
    for mail, findings in zip(mails, kept, strict=True):
        praise = () if findings else _praise(mail, rules, failures)
        checked.append(CheckedDraft(mail.draft.path, linter.first_line(mail), linter.draft_name(mail), praise))
    return checked, [finding for findings in kept for finding in sorted(findings, key=linter.in_line_order)], failures


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


def _matcher(
    rules: Sequence[linter.ActiveRule], config: Config, matchers: dict[tuple[Phrases, ...], Matcher]
) -> Matcher:
    lists = [phrases for rule in rules for phrases in rule.rule.word_lists]
    lists += [phrases for phrases in (config.team.accepted, config.team.banned) if phrases]
    key = tuple(dict.fromkeys(lists))
    return matchers.setdefault(key, Matcher(key))
