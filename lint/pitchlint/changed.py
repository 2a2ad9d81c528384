"""What differs between the working tree and the commit where a branch began, as git knows it.

git is run only where this is asked for. Nothing is written to the repository.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pitchlint.settings import ConfigError, shown

_OPTION = "--changed-since"
_NO_BLOB = "0"  # of what object ids of nothing consist
_SUBMODULE = "160000 "  # the mode of an entry that is a commit of another repository
_OF_ONE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_PREFIX")


class Changes(NamedTuple):
    """A repository and the commit that its files are compared with.

    Paths are relative to `root`, with forward slashes. `before` has the files that differ, by their present path, each
    with the id of its old content; those that were renamed are found under their new name. `deleted` has the files that
    are gone, `held` all files of the old commit. Files of submodules are compared with the commits that it records of
    these; `homes` are the folders of the submodules that have contents, by id.
    """

    root: Path
    before: Mapping[str, str]
    deleted: Mapping[str, str]
    held: frozenset[str]
    homes: Mapping[str, Path]

    def name(self, path: Path) -> str:
        """`path` from the root on. Raises `ConfigError` where it lies outside."""
        whole = os.path.realpath(path)
        top = os.path.join(os.path.realpath(self.root), "")
        if not whole.startswith(top):
            raise ConfigError(f"{_OPTION}: {shown(path)} lies outside of {self.root}; check it by itself")
        return whole.removeprefix(top).replace(os.sep, "/")

    def differs(self, path: Path) -> bool:
        """Whether a file is new, or not what it was."""
        name = self.name(path)
        return name in self.before or name in self.deleted or name not in self.held

    def blob(self, path: Path) -> str | None:
        """The id of a file's old content where it differs; None for a new file."""
        name = self.name(path)
        return self.before.get(name) or self.deleted.get(name)

    def contents(self, blobs: Iterable[str]) -> dict[str, bytes]:
        """Old contents by their ids. Raises `ConfigError`."""
        wanted: dict[Path, dict[str, None]] = {}
        for blob in blobs:
            wanted.setdefault(self.homes.get(blob, self.root), {})[blob] = None
        return {
            blob: data
            for home, ids in wanted.items()
            for blob, data in _contents(home, list(ids), is_submodule=home != self.root)
        }


def since(ref: str) -> Changes:
    """What differs between the working tree and the commit where HEAD and `ref` parted.

    The repository is the one of the working directory. Raises `ConfigError`, with what to do, where there is no git, no
    repository, no such ref, or no common commit (as in a shallow clone).
    """
    root = Path(os.fsdecode(_git("rev-parse", "--show-toplevel")).rstrip("\n"))
    if not ref or ref.startswith("-") or not _answers("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}"):
        raise ConfigError(f"{_OPTION}: git knows no branch, tag or commit '{ref}'{_remote(ref)}")
    if not _answers("rev-parse", "--verify", "--quiet", "HEAD^{commit}"):
        raise ConfigError(f"{_OPTION}: nothing is committed here yet; check without it")
    base = _answers("merge-base", ref, "HEAD")
    if not base:
        if _answers("rev-parse", "--is-shallow-repository") == "true":
            way_out = "this clone is shallow: run 'git fetch --unshallow'; in CI, 'fetch-depth: 0' or GIT_DEPTH: 0"
        else:
            way_out = "their histories are unrelated; name another branch"
        raise ConfigError(f"{_OPTION}: '{ref}' and HEAD have no commit in common; {way_out}")
    changes = _Gathered({}, {}, set(), {})
    _gather(changes, root, base, "")
    return Changes(root, changes.before, changes.deleted, frozenset(changes.held), changes.homes)


class _Gathered(NamedTuple):
    """What `Changes` are made of."""

    before: dict[str, str]
    deleted: dict[str, str]
    held: set[str]
    homes: dict[str, Path]


def _gather(changes: _Gathered, folder: Path, base: str, prefix: str) -> None:
    """Add what differs from `base` in the repository at `folder`, and in its submodules; names begin with `prefix`."""
    is_submodule = bool(prefix)
    before, deleted = _differences(folder, base, is_submodule)
    changes.before.update((prefix + name, blob) for name, blob in before.items())
    changes.deleted.update((prefix + name, blob) for name, blob in deleted.items())
    if is_submodule:
        changes.homes.update(dict.fromkeys((*before.values(), *deleted.values()), folder))
    tree = _git("ls-tree", "-r", "-z", "--full-tree", base, cwd=folder, is_submodule=is_submodule)
    for entry in os.fsdecode(tree).split("\0"):
        told, _, name = entry.partition("\t")
        if not told.startswith(_SUBMODULE):
            changes.held.add(prefix + name)
            continue
        inner, commit = folder / name, told.split()[2]
        # one that lacks the commit, as a shallow clone may, cannot say what differs: all is taken as new
        if (inner / ".git").exists() and _answers("cat-file", "-t", commit, submodule=inner) == "commit":
            _gather(changes, inner, commit, f"{prefix}{name}/")


def _contents(folder: Path, blobs: Sequence[str], *, is_submodule: bool) -> Iterator[tuple[str, bytes]]:
    """The contents of some blobs, by id, in the repository at `folder`."""
    given = "".join(f"{blob}\n" for blob in blobs).encode()
    answer = _git("cat-file", "--batch", cwd=folder, given=given, is_submodule=is_submodule)
    at = 0
    for blob in blobs:
        end = answer.index(b"\n", at)
        head = answer[at:end].split()
        if len(head) != 3:
            raise ConfigError(f"{_OPTION}: git has lost the object {blob}; run 'git fsck'")
        size = int(head[2])
        yield blob, answer[end + 1 : end + 1 + size]
        at = end + 1 + size + 1


def _remote(ref: str) -> str:
    """How to get a branch that only the remote has."""
    if ref and not ref.startswith("-") and _answers("rev-parse", "--verify", "--quiet", f"origin/{ref}^{{commit}}"):
        return f"; did you mean 'origin/{ref}'?"
    return "; fetch it first, or check its name"


def _differences(root: Path, base: str, is_submodule: bool) -> tuple[dict[str, str], dict[str, str]]:
    """Old contents of the files that differ from `base`, by present path, and of those that are gone."""
    told = _git(
        "diff", "--raw", "-z", "-M", "--no-abbrev", "--no-relative", "--no-ext-diff", "--ignore-submodules", base, "--",
        cwd=root, is_submodule=is_submodule,
    )  # fmt: skip
    words = iter(os.fsdecode(told).split("\0"))
    before: dict[str, str] = {}
    deleted: dict[str, str] = {}
    for head in words:
        if not head:
            break
        _, _, blob, _, status = head.lstrip(":").split(" ")
        name = next(words)
        name = next(words) if status[0] in "RC" else name
        if not blob.strip(_NO_BLOB):  # a new file, or one that a merge left open
            continue
        (deleted if status == "D" else before)[name] = blob
    return before, deleted


def _answers(*arguments: str, submodule: Path | None = None) -> str:
    """What git says, "" where it fails."""
    done = _run(arguments, submodule, b"", submodule is not None)
    return os.fsdecode(done.stdout).strip() if done.returncode == 0 else ""


def _git(*arguments: str, cwd: Path | None = None, given: bytes = b"", is_submodule: bool = False) -> bytes:
    done = _run(arguments, cwd, given, is_submodule)
    if done.returncode == 0:
        return done.stdout
    told = [line for line in os.fsdecode(done.stderr).splitlines() if line.startswith("fatal: ")]
    why = told[0].removeprefix("fatal: ") if told else f"'git {arguments[0]}' failed"
    if why.startswith("not a git repository"):
        why = f"{os.getcwd()} is not in a git repository; run it inside one, or check without it"
    raise ConfigError(f"{_OPTION}: {why}")


def _run(
    arguments: tuple[str, ...], cwd: Path | None, given: bytes, is_submodule: bool
) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    if is_submodule:  # in a hook these speak of the repository around it
        env = {name: value for name, value in env.items() if name not in _OF_ONE}
    try:
        return subprocess.run(["git", *arguments], cwd=cwd, input=given, capture_output=True, check=False, env=env)
    except OSError as error:
        told = "git is not installed; install it" if isinstance(error, FileNotFoundError) else error.strerror
        raise ConfigError(f"{_OPTION}: {told}, or check without it") from error
