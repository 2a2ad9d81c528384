"""`pitchlint check --watch`: checks again whenever a file has changed."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from pitchlint import discovery, suppress
from pitchlint.commands.output import complain, is_terminal
from pitchlint.config import ConfigError, Configs
from pitchlint.packs import PackError
from pitchlint.reporters.look import count, visible
from pitchlint.settings import NAME, SHARED_NAME

if TYPE_CHECKING:
    from pitchlint.config import CommandLine

Stamp = tuple[int, int, int]  # when a file was written, how long it is, which one it is
_PAUSE = 0.4  # seconds between two looks
_SETTLED = 0.1  # seconds without a change, after which a program is done with saving
_KINDS = (*discovery.KINDS, ".toml", ".gitignore")
_CLEAR = "\x1b[H\x1b[2J"


def run(
    paths: Iterable[str], line: CommandLine, check: Callable[[], int], told: Callable[[Exception], str],
    *, written: Iterable[Path] = (), quiet: bool = False,
) -> NoReturn:  # fmt: skip
    """Call `check` now and whenever a file changes that its findings may rest on, until Ctrl-C.

    `told` says an error of a check on one line; after the first check one does not end the watch. `written` are files
    that the check writes itself. Raises `click.UsageError` where one of `paths` does not exist.
    """
    watched = [Path(path) for path in paths]
    for path in watched:
        if not path.exists():
            raise click.UsageError(f"--watch: {visible(str(path))}: no such file or folder")
    own = {os.path.abspath(path) for path in written}
    before: dict[str, Stamp] | None = None
    elsewhere = list(_named(watched, line))
    while True:
        found = _settled(watched, elsewhere, own)
        if found == before:
            time.sleep(_PAUSE)
            continue
        if is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb":
            sys.stdout.write(_CLEAR)
        if before is not None and not quiet:
            complain(f"{time.strftime('%H:%M:%S')}  {_changed(before, found)}")
        if grammar := sys.modules.get("pitchlint.grammar"):
            grammar.try_again()
        try:
            check()
        except Exception as error:
            if before is None:
                raise
            complain(f"error: {told(error)}")
        elsewhere = list(_named(watched, line))
        if before is None and not quiet:
            complain(f"watching {count(len(found), 'file')}; Ctrl-C ends it")
        before = found


def _settled(paths: Iterable[Path], elsewhere: Iterable[Path], own: set[str]) -> dict[str, Stamp]:
    """The stamps of all watched files, once they have stopped changing."""
    found = _stamps(paths, elsewhere, own)
    while True:
        time.sleep(_SETTLED)
        again = _stamps(paths, elsewhere, own)
        if again == found:
            return found
        found = again


def _stamps(paths: Iterable[Path], elsewhere: Iterable[Path], own: set[str]) -> dict[str, Stamp]:
    """By absolute path, every file that findings on `paths` may rest on."""
    found: dict[str, Stamp] = {}
    for path in paths:
        if path.is_dir():
            _below(os.path.abspath(path), found)
        else:  # other steps of its sequence and the team's words lie beside a draft
            _in_folder(os.path.dirname(os.path.abspath(path)), found)
    for file in elsewhere:
        try:
            found[os.path.abspath(file)] = _stamp(os.stat(file))
        except OSError:  # not there, or not yet
            continue
    return {path: stamp for path, stamp in found.items() if path not in own}


def _below(folder: str, found: dict[str, Stamp]) -> None:
    for below in _in_folder(folder, found):
        _below(below, found)


def _in_folder(folder: str, found: dict[str, Stamp]) -> list[str]:
    """Add the files in a folder to `found`; returns the folders in it that a walk would look at."""
    try:
        entries = list(os.scandir(folder))
    except OSError:  # gone, or not readable
        return []
    folders = []
    for entry in entries:
        try:
            if entry.name.lower().endswith(_KINDS):
                found[entry.path] = _stamp(entry.stat())
            elif not discovery.is_skipped(entry) and entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
        except OSError:  # gone since it was listed
            continue
    return folders


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_mtime_ns, status.st_size, status.st_ino


def _named(paths: Iterable[Path], line: CommandLine) -> Iterator[Path]:
    """Files that lie elsewhere: the configuration, and what it or the command line names."""
    yield from (path for path in (*paths, line.config, line.prospects, line.baseline) if path and not path.is_dir())
    if line.isolated:
        return
    for path in paths:
        for folder in Path(os.path.abspath(path)).parents:
            yield from (folder / name for name in (NAME, SHARED_NAME))
    try:
        configs = Configs(suppress.installed(), line)
        for path in paths:
            config = configs.of(path / "_" if path.is_dir() else path)
            named = (config.file, config.prospects, config.claims, config.baseline, *config.vocabulary)
            yield from (file for file in named if file)
    except (ConfigError, PackError):  # the check says so
        return


def _changed(before: dict[str, Stamp], now: dict[str, Stamp]) -> str:
    """ "a.md changed", "a.md and 3 more files changed"."""
    files = sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))
    first = visible(os.path.relpath(files[0]))
    more = f" and {count(len(files) - 1, 'more file')}" if len(files) > 1 else ""
    return f"{first}{more} changed"
