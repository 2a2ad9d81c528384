"""Which files to lint: those that were named, and those that look like mail in the folders that were."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pitchlint.config import ConfigError, Configs

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_LOOK = 2**16  # bytes of a file that are looked at
_MAIL = (".eml",)
_PERHAPS = (".md", ".markdown", ".txt", ".text", ".html", ".htm")
_LISTS = (".yaml", ".yml", ".json", ".csv", ".tsv", ".jsonl", ".ndjson", ".vcf")  # sequences and prospect lists
KINDS = (*_MAIL, *_PERHAPS, *_LISTS)
"""What files are called that a walk looks into."""
_LARGEST = 10 * 2**20  # bytes of a sequence, as for every file of drafts

_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})


class Found(NamedTuple):
    """What paths stand for. `files` are to be read, in the order of the arguments, sorted within each, each once.

    `passed_over` are files that a walk left, with the reason; `missing` are named paths that do not exist;
    `unlisted` are folders that cannot be listed, with the system's reason.
    """

    files: tuple[Path, ...]
    passed_over: tuple[tuple[Path, str], ...]
    missing: tuple[Path, ...]
    unlisted: tuple[tuple[Path, str], ...] = ()


def discover(paths: Sequence[Path], configs: Configs) -> Found:
    """The files behind `paths`: a named file always, of a folder what looks like mail.

    With `--force-exclude` a named file is treated as a walk would treat it, `.gitignore` apart.
    """
    walk = _Walk(configs)
    for path in paths:
        if path.is_dir():
            walk.folder(path)
        elif path.exists():
            walk.named(path)
        elif path not in walk.missing:
            walk.missing.append(path)
    return Found(tuple(walk.files), tuple(walk.passed_over), tuple(walk.missing), tuple(walk.unlisted))


def _look(path: Path) -> str:
    """The beginning of a file, decoded well enough for a look. Raises `OSError`."""
    with path.open("rb") as file:
        data = file.read(_LOOK)
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if wide:
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        cut_off = len(data) == _LOOK and error.start > _LOOK - 4  # the look ended inside a character
        return data.decode("utf-8" if cut_off else "cp1252", errors="replace")


def _reason_to_pass(path: Path, configs: Configs) -> str | None:
    """Why a walk leaves a file, None where it takes it.

    One that cannot be read, or whose configuration cannot, is taken: linting it will say why.
    """
    try:
        config = configs.of(path)
    except ConfigError:
        return None
    if any(pattern.matches(path) for pattern in config.exclude):
        return "excluded"
    if Path(os.path.abspath(path)) in config.vocabulary:
        return "a vocabulary file"
    suffix = path.suffix.lower()
    included = any(pattern.matches(path) for pattern in config.include)
    if config.include and not included:
        return "not among the files to include"
    if suffix not in KINDS and not included:
        return "not a kind of file that holds mail"
    from pitchlint import recognise  # many patterns, which a file that was named does not need

    other = recognise.is_about_the_repository(path.name)
    if not other and (included or suffix in _MAIL):
        return None
    try:
        text = _look(path)
    except OSError:
        return None
    if other:
        return None if recognise.has_subject(text) else "a file about the repository"
    if suffix in _LISTS:
        return _reason_to_pass_list(path, suffix, text)
    return None if recognise.looks_like_mail(text, suffix.startswith(".htm")) else "does not look like mail"


def _reason_to_pass_list(path: Path, suffix: str, text: str) -> str | None:
    """Why a walk leaves a file that may be a sequence or a prospect list; `text` is how it begins."""
    from pitchlint import recognise

    reason = "neither a sequence of mails nor a prospect list"
    if not recognise.may_be_list(text, suffix):
        return reason
    if suffix in (".csv", ".tsv") and not text.partition("\n")[2].strip():
        return "a table without rows"  # somebody's pattern for a list; who names it means it
    if suffix not in (".yaml", ".yml", ".json"):
        return None
    from pitchlint.readers import sequences

    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError:
        return None
    if len(data) > _LARGEST:
        return "over 10 MB, too large for a sequence"
    broken_is_one = recognise.is_surely_sequence(text)
    return None if sequences.holds_mail(path.name, data, broken_is_one) else reason


class _Walk:
    """What a walk has come across."""

    def __init__(self, configs: Configs) -> None:
        self.configs = configs
        self.files: list[Path] = []
        self.passed_over: list[tuple[Path, str]] = []
        self.missing: list[Path] = []
        self.unlisted: list[tuple[Path, str]] = []
        self.seen: set[str] = set()

    def named(self, path: Path) -> None:
        """A file that was named: taken, whatever it holds, unless exclusion was asked for by force."""
        reason = _reason_to_pass(path, self.configs) if self.configs.force_exclude else None
        if not self._is_new(path):
            return
        if reason:
            self.passed_over.append((path, reason))
        else:
            self.files.append(path)

    def folder(self, top: Path) -> None:
        """Every file below `top` that looks like mail."""
        ignored = _Ignored.above(top)
        found: list[Path] = []
        for path in _below(top, ignored, self.configs, self.unlisted):
            if self._is_new(path):
                reason = _reason_to_pass(path, self.configs)
                if reason:
                    self.passed_over.append((path, reason))
                else:
                    found.append(path)
        self.files += sorted(found, key=lambda path: path.parts)

    def _is_new(self, path: Path) -> bool:
        """Whether this is the first time that the run meets the file."""
        name = os.path.abspath(path)
        if name in self.seen:
            return False
        self.seen.add(name)
        return True


def _below(folder: Path, ignored: "_Ignored", configs: Configs, unlisted: list[tuple[Path, str]]) -> Iterator[Path]:
    """The files below `folder`, without hidden, ignored and excluded ones; links to folders are not followed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        unlisted.append((folder, error.strerror or "cannot be listed"))
        return
    if any(entry.name == ".gitignore" for entry in entries):
        ignored = ignored.with_file(folder)
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if not is_skipped(entry) and not ignored.ignores(path, True) and not is_excluded(path, configs):
                yield from _below(path, ignored, configs, unlisted)
        elif _is_file(entry) and not ignored.ignores(path, False):
            yield path


def is_skipped(folder: os.DirEntry[str]) -> bool:
    """Whether nobody's mails lie in a folder, by its name or because it is a virtual environment."""
    hidden = folder.name.startswith(".")
    return hidden or folder.name in _SKIPPED_FOLDERS or os.path.exists(os.path.join(folder.path, "pyvenv.cfg"))


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link that leads to itself
        return False


def is_excluded(path: Path, configs: Configs) -> bool:
    """Whether a file, or a whole folder, so that nobody need look inside, is excluded. It need not be there."""
    try:
        return any(pattern.matches(path) for pattern in configs.of(path).exclude)
    except ConfigError:
        return False


class _Ignored(NamedTuple):
    """The `.gitignore` files that hold in a folder, with the folders they lie in, the outermost first."""

    specs: "tuple[tuple[str, GitIgnoreSpec], ...]" = ()

    @classmethod
    def above(cls, top: Path) -> "_Ignored":
        """Those from the repository's root down to `top`; none where they ignore `top`, which was asked for."""
        folders = [os.path.abspath(top)]
        while not os.path.exists(os.path.join(folders[-1], ".git")):
            folders.append(os.path.dirname(folders[-1]))
            if folders[-1] == folders[-2]:
                return cls()
        ignored = cls()
        for folder in reversed(folders[1:]):
            if os.path.isfile(os.path.join(folder, ".gitignore")):
                ignored = ignored.with_file(Path(folder))
        return cls() if any(ignored.ignores(Path(folder), True) for folder in folders[:-1]) else ignored

    def with_file(self, folder: Path) -> "_Ignored":
        """These and the `.gitignore` in `folder`; one that cannot be read ignores nothing."""
        from pathspec import GitIgnoreSpec

        try:
            lines = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return self
        return _Ignored((*self.specs, (os.path.abspath(folder), GitIgnoreSpec.from_lines(lines))))

    def ignores(self, path: Path, is_folder: bool) -> bool:
        """Whether git would ignore `path`: the innermost file with a word on it decides."""
        whole = os.path.abspath(path) if self.specs else ""
        for folder, spec in reversed(self.specs):
            name = os.path.relpath(whole, folder).replace(os.sep, "/") + ("/" if is_folder else "")
            verdict: Any = spec.check_file(name).include
            if verdict is not None:
                return bool(verdict)
        return False
