"""Where a configuration lies, and the values that it is made of. What a file says is read by `configfile`."""

import datetime
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pitchlint.finding import SEVERITIES, Severity
from pitchlint.nearest import did_you_mean
from pitchlint.settings import globs
from pitchlint.settings.selection import Layer

NAME, SHARED_NAME, SHARED_TABLE = "pitchlint.toml", "pyproject.toml", "tool.pitchlint"
LIST_NAMES = ("accept.txt", "ban.txt")  # a team's vocabulary
FAIL_LEVELS = (*SEVERITIES, "never")


class ConfigError(Exception):
    """A configuration that cannot be used; the message is one line and names file, place and way out."""


class Pattern(NamedTuple):
    """A file pattern and the folder that it counts from."""

    glob: str
    folder: Path

    def matches(self, path: Path) -> bool:
        return globs.any_matches((self.glob,), path, self.folder)


class ConfigAllow(NamedTuple):
    """One `[[allow]]` of a configuration file: findings of `rules` (ids or groups) are not wanted in files that match.

    `step` narrows it to one step of a sequence, `until` is its last day. `file` and `line` are where it stands.
    """

    rules: tuple[str, ...]
    pattern: Pattern
    file: Path
    line: int
    step: int | None = None
    reason: str = ""
    until: datetime.date | None = None


class PerFile(NamedTuple):
    """One `[[per-file]]` table: what differs for files that match one of `patterns`."""

    patterns: tuple[Pattern, ...]
    layer: Layer
    severities: Mapping[str, Severity]
    dialect: str | None
    purpose: str | None


def file_in(folder: str) -> Path | None:
    """The configuration file in `folder`: `pitchlint.toml`, or a `pyproject.toml` that speaks of pitchlint."""
    own = os.path.join(folder, NAME)
    if os.path.isfile(own):
        return Path(own)
    shared = os.path.join(folder, SHARED_NAME)
    if os.path.isfile(shared):
        try:
            with open(shared, "rb") as file:
                # a cheap look, so that other people's projects cost no TOML
                if re.search(rb"^\s*\[+\s*tool\s*\.\s*\"?pitchlint\b", file.read(), re.M):
                    return Path(shared)
        except OSError as error:
            raise unreadable(Path(shared), error) from error
    return None


def no_dialect(told: str) -> str:
    """What to say of a merge-field dialect that is none."""
    from pitchlint.fields.dialects import DIALECTS

    names = sorted(DIALECTS)
    return f"no dialect '{told}'{did_you_mean(told, names) or '; it is one of ' + ', '.join(names)}"


def shown(path: Path) -> str:
    """`path` as messages have it: from the working directory on where it lies inside."""
    here = os.path.join(os.getcwd(), "")
    return os.path.abspath(path).removeprefix(here).replace(os.sep, "/")


def unreadable(path: Path, error: OSError) -> ConfigError:
    return ConfigError(f"{shown(path)}: cannot be read: {error.strerror}; check its permissions")
