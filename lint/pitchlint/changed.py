"""What differs between the working tree and the commit where a branch began, as git knows it.

git is run only where this is asked for. Nothing is written to the repository.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from pitchlint.settings import ConfigError, shown

_OPTION = "--changed-since"
_NO_BLOB = "0"  # of what object ids of nothing consist


class Changes(NamedTuple):
    """A repository and the commit that its files are compared with.

    Paths are relative to `root`, with forward slashes. `before` has the files that differ, by their present path, each
    with the id of its old content; those that were renamed are found under their new name. `deleted` has the files that
    are gone, `held` all files of the old commit.
    """

    root: Path
    before: Mapping[str, str]
    deleted: Mapping[str, str]
    held: frozenset[str]

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
        wanted = list(dict.fromkeys(blobs))
        if not wanted:
            return {}
        answer = _git("cat-file", "--batch", cwd=self.root, given="".join(f"{blob}\n" for blob in wanted).encode())
        found, at = {}, 0
        for blob in wanted:
            end = answer.index(b"\n", at)
            head = answer[at:end].split()
            if len(head) != 3:
                raise ConfigError(f"{_OPTION}: git has lost the object {blob}; run 'git fsck'")
            size = int(head[2])
            found[blob] = answer[end + 1 : end + 1 + size]
            at = end + 1 + size + 1
        return found


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
    before, deleted = _differences(root, base)
    held = _git("ls-tree", "-r", "-z", "--full-tree", "--name-only", base)
    return Changes(root, before, deleted, frozenset(os.fsdecode(held).split("\0")))


def _remote(ref: str) -> str:
    """How to get a branch that only the remote has."""
    if ref and not ref.startswith("-") and _answers("rev-parse", "--verify", "--quiet", f"origin/{ref}^{{commit}}"):
        return f"; did you mean 'origin/{ref}'?"
    return "; fetch it first, or check its name"


def _differences(root: Path, base: str) -> tuple[dict[str, str], dict[str, str]]:
    """Old contents of the files that differ from `base`, by present path, and of those that are gone."""
    told = _git(
        "diff", "--raw", "-z", "-M", "--no-abbrev", "--no-relative", "--no-ext-diff", "--ignore-submodules", base, "--",
        cwd=root,
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


def _answers(*arguments: str) -> str:
    """What git says, "" where it fails."""
    done = _run(arguments, None, b"")
    return os.fsdecode(done.stdout).strip() if done.returncode == 0 else ""


def _git(*arguments: str, cwd: Path | None = None, given: bytes = b"") -> bytes:
    done = _run(arguments, cwd, given)
    if done.returncode == 0:
        return done.stdout
    told = [line for line in os.fsdecode(done.stderr).splitlines() if line.startswith("fatal: ")]
    why = told[0].removeprefix("fatal: ") if told else f"'git {arguments[0]}' failed"
    if why.startswith("not a git repository"):
        why = f"{os.getcwd()} is not in a git repository; run it inside one, or check without it"
    raise ConfigError(f"{_OPTION}: {why}")


def _run(arguments: tuple[str, ...], cwd: Path | None, given: bytes) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        return subprocess.run(["git", *arguments], cwd=cwd, input=given, capture_output=True, check=False, env=env)
    except OSError as error:
        told = "git is not installed; install it" if isinstance(error, FileNotFoundError) else error.strerror
        raise ConfigError(f"{_OPTION}: {told}, or check without it") from error
