"""Servers to ask, mails to read, and an engine that is closed after each test."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from fake_languagetool import server

from pitchlint import grammar

FAKE = Path(__file__).with_name("fake_languagetool.py")


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    grammar.close()


@pytest.fixture
def running() -> Iterator[Callable[..., str]]:
    """Starts a fake server in this process and gives its address."""
    started: list[ThreadingHTTPServer] = []

    def start(mode: str = "ok", log: Path | None = None) -> str:
        started.append(server(0, mode, log))
        threading.Thread(target=started[-1].serve_forever, args=(0.02,), daemon=True).start()
        return f"http://127.0.0.1:{started[-1].server_address[1]}"

    yield start
    for one in started:
        one.shutdown()
        one.server_close()


@pytest.fixture
def java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Puts a "java" on the path that starts a fake server, and a LanguageTool folder for it; gives where it logs.

    Of its process the file "pid" beside the log tells the number.
    """
    if os.name == "nt":
        pytest.skip("the fake java is a shell script")

    def put(mode: str = "ok", version: str = "17.0.15") -> Path:
        tool = tmp_path / "tools" / "LanguageTool-6.8"
        tool.mkdir(parents=True)
        (tool / "languagetool-server.jar").write_bytes(b"")
        script = tmp_path / "bin" / "java"
        script.parent.mkdir()
        script.write_text(
            "#!/bin/sh\n"
            f'if [ "$1" = -version ]; then echo \'openjdk version "{version}" 2025-04-15\' >&2; exit; fi\n'
            f"echo $$ >> '{tmp_path}/pid'\n"
            'while [ "$1" != -p ]; do shift; done\n'
            f"exec '{sys.executable}' '{FAKE}' \"$2\" {mode} '{tmp_path}/log'\n"
        )
        script.chmod(0o755)
        monkeypatch.setenv("PATH", f"{script.parent}{os.pathsep}{os.environ['PATH']}")
        monkeypatch.setenv("LTP_PATH", str(tmp_path / "tools"))
        return tmp_path / "log"

    return put


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
