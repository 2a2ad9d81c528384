"""What several tests need."""

from __future__ import annotations

import os
import tomllib  # noqa: F401  not readable any more once a test has given up root's rights
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import hypothesis
import pytest
from small_pack import PACK

from pitchlint import packs
from pitchlint.cli import main
from pitchlint.settings import configfile, vocabulary  # noqa: F401  likewise

NOBODY = 65534

# in CI a change is judged by the same examples every time; at the desk new ones are tried
hypothesis.settings.register_profile("ci", derandomize=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture
def small_pack(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules of `small_pack` are all that is installed."""
    monkeypatch.setattr(packs, "load", lambda folders=None: packs.Catalogue(PACK.rules))  # noqa: ARG005
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "PITCHLINT_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _without_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test finds what another one kept: rules change between them."""
    monkeypatch.setenv("PITCHLINT_CACHE_DIR", os.path.join(os.devnull, "nowhere"))


@pytest.fixture
def unprivileged(tmp_path: Path) -> Iterator[None]:
    """The rights of an ordinary user, also where root runs the tests: root reads what nobody may."""
    if os.geteuid() != 0:
        yield
        return
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == 0 and folder.stat().st_mode & 0o777 == 0o700:
            folder.chmod(0o711)
    os.chown(tmp_path, NOBODY, -1)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


class Ran(NamedTuple):
    """The exit code of a command, and what it said."""

    code: object
    out: str
    err: str


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small_pack: None) -> Path:  # noqa: ARG001
    """An empty working directory, and the small pack."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def pitchlint(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """The command, run with arguments in this process."""

    def call(*arguments: str) -> Ran:
        with pytest.raises(SystemExit) as stop:
            main(list(arguments))
        return Ran(stop.value.code, *capsys.readouterr())

    return call
