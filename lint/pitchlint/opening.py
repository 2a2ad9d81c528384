"""The files of a run as they are opened: read, with what holds for them."""

import datetime
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from pitchlint import packs, suppress
from pitchlint.config import CommandLine, Config, ConfigError, Configs
from pitchlint.linter import Survey
from pitchlint.phrases import NO_LISTS, Matcher, Phrases
from pitchlint.prospects import Listing, ProspectError
from pitchlint.prospects import load as load_prospects
from pitchlint.readers import ReadError, Reading, read
from pitchlint.report import Problem

LARGEST = 10 * 2**20  # bytes; a draft is a mail, not an archive
LISTS = (".csv", ".tsv", ".vcf")  # may hold more people than that
_FIRST = 2**16  # bytes
_NUMBER = re.compile(r"\d+")
MOST_FILES = 40  # a sequence has at most 20 steps, and other drafts may lie beside them


class Session(NamedTuple):
    """What stays the same for every file of a run, and what is remembered from file to file."""

    catalogue: packs.Catalogue
    configs: Configs
    today: datetime.date
    matchers: dict[tuple[Phrases, ...], Matcher]
    listings: dict[Path, Listing]  # by resolved path
    surveys: dict[tuple[str, int], Survey]  # of the rows of lists, by the template's file and number in it


class File(NamedTuple):
    """A file that was read, and what holds for it; `listing` and `matcher` from when it is linted.

    `lacking` says why it is linted without its list.
    """

    path: Path
    shown: str
    config: Config
    reading: Reading
    listing: Listing | None = None
    matcher: Matcher = NO_LISTS
    lacking: Problem | None = None


Records = tuple[Mapping[str, str], ...]


class Facts(NamedTuple):
    """What the other files of its folder need to know of a file: the `records` that its drafts declare, how many
    `drafts` it holds, whether it can be one step of a sequence (`holds_one`), and whether it says which.
    """

    drafts: int
    records: Records
    holds_one: bool
    is_numbered: bool


def session(command_line: CommandLine, today: datetime.date | None) -> Session:
    """A run's beginnings. Raises `packs.PackError` and `config.ConfigError`."""
    catalogue = suppress.installed()
    return Session(catalogue, Configs(catalogue, command_line), today or datetime.date.today(), {}, {}, {})


def shown(path: Path) -> str:
    """A path as findings and problems name it."""
    return path.as_posix()


def data_of(path: Path) -> bytes | Problem:
    """The bytes of a file, or why there are none."""
    largest = LARGEST if path.suffix.lower() not in LISTS else -1
    try:
        with path.open("rb") as file:
            data = file.read(_FIRST)  # a reader makes room for all that it is asked for
            return data if len(data) < _FIRST else data + file.read(largest + 1 - _FIRST if largest > 0 else -1)
    except OSError as error:
        return Problem(shown(path), f"cannot be read: {error.strerror}; check its permissions")


def opened(session: Session, path: Path) -> File | Problem:
    """A file from the disk, read."""
    return read_file(session, path, data_of(path))


def read_file(session: Session, path: Path, data: bytes | Problem) -> File | Problem:
    """A file's drafts and what holds for them, or why there are none."""
    if isinstance(data, Problem):
        return data
    name = shown(path)
    if len(data) > LARGEST and path.suffix.lower() not in LISTS:
        return Problem(name, "over 10 MB, too large for a draft; split it or exclude it")
    try:
        return File(path, name, session.configs.of(path), read(name, data))
    except ConfigError as error:  # names its own file
        return Problem("", str(error))
    except ReadError as error:
        return Problem(name, error.message, error.line)


def facts_of(file: File) -> Facts:
    """What the neighbours of `file` need to know of it."""
    drafts = file.reading.drafts
    one = holds_one(file)
    return Facts(
        len(drafts), tuple(draft.prospect for draft in drafts if draft.prospect), one, one and is_numbered(file)
    )


def may_be_plan(facts: Iterable[Facts]) -> bool:
    """Whether files with these `facts` may be steps of one sequence, so that they are linted together."""
    ones = [fact for fact in facts if fact.holds_one]
    return len(ones) <= MOST_FILES and any(fact.is_numbered for fact in ones)


def listing_of(session: Session, config: Config) -> Listing | None:
    """The prospect list that a file is checked with. Raises `ProspectError`."""
    if config.prospects is None:
        return None
    path = config.prospects.resolve()
    if path not in session.listings:
        session.listings[path] = list_in(config.prospects)
    return session.listings[path]


def list_in(path: Path) -> Listing:
    """The prospect list in a file. Raises `ProspectError`."""
    return load_prospects(path, shown(path))


def ready(session: Session, file: File | Problem) -> File | Problem:
    """The file with what it is checked with; without its list where that cannot be read."""
    if isinstance(file, Problem):
        return file
    listing, lacking = None, None
    try:
        listing = listing_of(session, file.config)
    except ProspectError as error:
        lacking = Problem(shown(file.config.prospects or file.path), error.message, error.line)
    return file._replace(listing=listing, matcher=_matcher(session, file.config), lacking=lacking)


def holds_one(file: File) -> bool:
    """Whether a file holds one draft, which belongs to no sequence of its own."""
    drafts = file.reading.drafts
    return len(drafts) == 1 and not file.reading.plans and "sequence" not in drafts[0].settings


def is_numbered(file: File) -> bool:
    """Whether a draft says which step it is, or its file's name has a number."""
    return file.reading.drafts[0].step is not None or _NUMBER.search(file.path.stem) is not None


def _matcher(session: Session, config: Config) -> Matcher:
    lists = [phrases for rule in config.rules for phrases in rule.rule.word_lists]
    lists += [phrases for phrases in (config.team.accepted, config.team.banned) if phrases]
    key = tuple(dict.fromkeys(lists))
    if key not in session.matchers:
        session.matchers[key] = Matcher(key)
    return session.matchers[key]
