"""What earlier runs found, by a digest of everything that it may depend on. Nothing is kept but JSON.

A cache is a folder with one file for each folder that was linted. Whatever is wrong with it, it is as if it were empty;
where it cannot be written, nothing is kept.
"""

from __future__ import annotations

import contextlib
import datetime
import os
import sys
from _blake2 import blake2b  # as hashlib has it, without loading OpenSSL
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from time import time
from typing import Any, NamedTuple

from pitchlint import packs
from pitchlint.config import Config
from pitchlint.phrases import Phrases
from pitchlint.settings import file_in, shown

NAME = ".pitchlint_cache"
_TAG = "CACHEDIR.TAG"
_SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55"  # bford.info/cachedir
_STALE = 30 * 24 * 3600  # seconds; a file that was not written for so long belongs to a folder that nobody lints
# what a configuration says on which files are read, and what `rules`, which are told by id, rest on
_APART = ("file", "format", "include", "exclude", "vocabulary", "layers", "per_file", "rules", "baseline")


class Entry(NamedTuple):
    """What is kept of one file: the digest of its bytes, what its neighbours need to know of it, the digest of all that
    its report depends on ("" where there is none), and the report, packed.
    """

    content: str
    facts: Any
    key: str = ""
    report: Any = None


def digest(data: bytes) -> str:
    return str(blake2b(data, digest_size=16).hexdigest())


def default_folder() -> Path:
    """Where a cache belongs: beside the configuration that holds in the working directory or at the top of the
    repository, whichever is nearer, else where the system keeps caches: no mere folder of drafts gets one.
    """
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / ".git").exists() or file_in(str(folder)):
            return folder / NAME
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser(r"~\AppData\Local")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(base, "pitchlint")


def clear(folder: Path) -> int:
    """Delete a cache; nothing else in its folder is touched. Returns how many files it had. Raises `OSError`."""
    ours = [folder / name for name in _ours(folder)]
    for path in ours:
        path.unlink(missing_ok=True)
    for name in (".gitignore", _TAG) if _is_tagged(folder) else ():
        (folder / name).unlink(missing_ok=True)
    if not folder.is_symlink():
        with contextlib.suppress(OSError):  # something of somebody else's is in it, or it is not there
            folder.rmdir()
    return len(ours)


def is_usable(folder: Path) -> bool:
    """Whether `folder` is a cache, or empty, or not there yet: a folder of other files never becomes one."""
    return _is_tagged(folder) or not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))


def _ours(folder: Path) -> list[str]:
    """The names of the files in a cache."""
    try:
        names = os.listdir(folder) if _is_tagged(folder) else []
    except OSError:
        return []
    return [name for name in names if name.endswith((".results", ".results.tmp"))]


def _is_tagged(folder: Path) -> bool:
    try:
        return (folder / _TAG).read_text(encoding="utf-8", errors="replace").startswith(_SIGNATURE)
    except OSError:
        return False


class Cache:
    """The cache of one run."""

    def __init__(self, folder: Path, catalogue: packs.Catalogue, today: datetime.date) -> None:
        self._folder = folder
        self._environment = _environment(catalogue)
        self._today = today.isoformat()
        self._settings: dict[int, tuple[Config, str | None]] = {}  # by id, which the configuration kept here holds
        self._lists: dict[Path, str | None] = {}

    def entries(self, folder: Path) -> dict[str, Entry]:
        """What is known of the files in `folder`, by name."""
        import json

        try:
            checksum, _, text = self._file(folder).read_bytes().partition(b"\n")
            if checksum.decode("ascii") != digest(text):
                return {}
            kept = json.loads(text)
            if kept["environment"] != self._environment:
                return {}
            return {name: Entry(*values) for name, values in kept["entries"].items()}
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return {}

    def save(self, folder: Path, entries: Mapping[str, Entry]) -> None:
        """Keep `entries` for the files in `folder`; a run that saves at the same time wins or loses as a whole."""
        import json

        file = self._file(folder)
        kept = {"environment": self._environment, "entries": entries}
        try:
            text = json.dumps(kept, separators=(",", ":")).encode()
        except (TypeError, ValueError):  # a pack whose messages are no texts
            return
        written = file.with_name(f"{file.stem}.{os.getpid()}.results.tmp")
        try:
            if not file.exists():
                self._prepare()
            written.write_bytes(digest(text).encode() + b"\n" + text)
            os.replace(written, file)
        except OSError:
            with contextlib.suppress(OSError):
                written.unlink(missing_ok=True)

    def key(self, path: str, content: str, config: Config, context: str) -> str:
        """The digest of all that the report on a file depends on; "" where that cannot be said.

        `context` stands for what is around it.
        """
        settings = self.settings(config)
        listed = self._list(config.prospects) if config.prospects else "-"
        if settings is None or listed is None:
            return ""
        return digest("\0".join((self._today, path, content, settings, listed, context)).encode(errors="surrogatepass"))

    def settings(self, config: Config) -> str | None:
        """The digest of what a configuration says on the report of a file, None where that cannot be said."""
        if id(config) not in self._settings:
            rules = [(active.rule.id, active.severity, active.options) for active in config.rules]
            told = {name: value for name, value in config._asdict().items() if name not in _APART}
            try:
                said = digest_of((told, rules))
            except TypeError:  # an option of a type that we know nothing of
                said = None
            self._settings[id(config)] = config, said
        return self._settings[id(config)][1]

    def _list(self, path: Path) -> str | None:
        """The digest of a prospect list's bytes, None where it cannot be read."""
        if path not in self._lists:
            try:
                self._lists[path] = digest(path.read_bytes())
            except OSError:
                self._lists[path] = None
        return self._lists[path]

    def _file(self, folder: Path) -> Path:
        """Where the entries for `folder` are kept. A repository's cache may move with it."""
        try:
            place = os.path.relpath(folder, self._folder)
        except ValueError:  # on another drive
            place = os.path.abspath(folder)
        return self._folder / (digest(f"{place}\0{folder}".encode(errors="surrogatepass")) + ".results")

    def _prepare(self) -> None:
        """Make the folder, or clear it of what is out of use."""
        if not _is_tagged(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            if os.listdir(self._folder):
                raise FileExistsError
            (self._folder / ".gitignore").write_text("*\n", encoding="utf-8")
            tag = f"{_SIGNATURE}\n# This is a cache of pitchlint; `pitchlint clean` deletes it.\n"
            (self._folder / _TAG).write_text(tag, encoding="utf-8")
            return
        for name in _ours(self._folder):
            with contextlib.suppress(OSError):
                if time() - (self._folder / name).stat().st_mtime > _STALE:
                    (self._folder / name).unlink()


def digest_of(value: Any) -> str:
    """A digest of tuples, mappings, sets, texts, numbers, dates, paths and word lists. Raises `TypeError`."""
    import json

    return digest(json.dumps(value, default=_plain, sort_keys=True).encode())


def _plain(value: Any) -> Any:
    """What JSON has no word for, as something that it has."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    if isinstance(value, Path):
        return shown(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Phrases):
        return (str(value.list_file.name), value.message, value.advice, value.parts, value.entries)
    raise TypeError(f"no digest of a {type(value).__name__}")


def _environment(catalogue: packs.Catalogue) -> str:
    """A digest of everything that judges: Python, every installed distribution by its version (of the language model,
    too), and the files of the engine and the packs.
    """
    said = [sys.version, *(name for folder in sys.path for name in packs.distributions(folder or "."))]
    for folder in sorted(_packages(catalogue)):
        said += _files(folder, catalogue.versions)
    return digest("\0".join(said).encode(errors="surrogatepass"))


def _packages(catalogue: packs.Catalogue) -> set[str]:
    """The folders of the engine and of the packs."""
    folders = {os.path.dirname(__file__)}
    modules = {catalogue.kind_of.__module__} if catalogue.kind_of else set()
    for rule in catalogue.rules:
        if isinstance(rule.check, Phrases):
            folders.add(os.path.dirname(os.path.abspath(rule.check.path)))
        else:
            modules.add(getattr(rule.check, "__module__", ""))
    for name in {name.partition(".")[0] for name in modules}:
        file = getattr(sys.modules.get(name), "__file__", None)
        if file:
            folders.add(os.path.dirname(os.path.abspath(file)))
    return folders


def _files(package: str, versions: Iterable[str]) -> Iterator[str]:
    """What tells whether a package is the same as before: its record where it was installed as a wheel, so that a cache
    may go from machine to machine; else the time and size of every file.
    """
    parent, recorded = os.path.dirname(package), False
    for version in versions:
        with contextlib.suppress(OSError), open(os.path.join(parent, f"{version}.dist-info", "RECORD"), "rb") as record:
            yield digest(record.read())
            recorded = True
    if not recorded:
        yield repr(_stats(package))


def _stats(folder: str) -> list[tuple[str, int, int]]:
    """Path, size and time of every file below a folder, apart from pages: no finding depends on them."""
    found: list[tuple[str, int, int]] = []
    for entry in os.scandir(folder):
        if entry.name.endswith(".md"):
            continue
        if not entry.is_dir():
            stat = entry.stat()
            found.append((entry.path, stat.st_size, stat.st_mtime_ns))
        elif entry.name != "__pycache__":
            found += _stats(entry.path)
    found.sort()
    return found
