"""A LanguageTool server of our own: found as language-tool-python finds it, started, watched and stopped."""

from __future__ import annotations

import contextlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from shutil import which
from time import monotonic, sleep
from typing import IO, Any, NamedTuple

from pitchlint.grammar import EngineError
from pitchlint.grammar.http import Connection

JAVA = 17  # what LanguageTool 6.8 is compiled for
INSTALL = "pip install 'pitchlint[languagetool]'"
_HERE = "127.0.0.1"
_KIND = 5  # seconds that a server gets to end by itself


class Java(NamedTuple):
    """The Java on the path. `version` is the major one, 0 where it does not say; `told` is all of it ("17.0.15")."""

    path: str
    version: int
    told: str


def java() -> Java | None:
    """The Java that a server would run on."""
    path = which("java")
    if path is None:
        return None
    try:
        told = subprocess.run([path, "-version"], capture_output=True, text=True, timeout=20, check=False).stderr
    except (OSError, subprocess.TimeoutExpired):
        return Java(path, 0, "")
    found = re.search(r'version "((?:1\.)?(\d+)[^"]*)', told)
    return Java(path, int(found[2]), found[1]) if found else Java(path, 0, "")


def wanted_version() -> str:
    """The LanguageTool that the installed language-tool-python starts. Raises `EngineError` where it is missing."""
    try:
        from language_tool_python.download_lt import LTP_DOWNLOAD_VERSION
    except ImportError as error:
        raise EngineError(
            f"grammar: language-tool-python is not installed; {INSTALL}, or name a running server as grammar.server"
        ) from error
    return str(LTP_DOWNLOAD_VERSION)


def local() -> Any:
    """What language-tool-python knows of the LanguageTool on this machine."""
    version = wanted_version()
    from language_tool_python.download_lt import LocalLanguageTool

    return LocalLanguageTool.from_version_name(version)


def folder() -> Path:
    """Where language-tool-python looks for LanguageTool: `LTP_PATH`, else in the user's cache."""
    import os

    return Path(os.environ.get("LTP_PATH") or Path.home() / ".cache" / "language_tool_python")


def _command(port: int, download: bool) -> list[str]:
    found = local()
    version = wanted_version()
    runs_on = java()
    if runs_on is None:
        raise EngineError(
            f"grammar: no Java on the path, which LanguageTool needs; install Java {JAVA} or newer, or use "
            'engine = "harper"'
        )
    if runs_on.version and runs_on.version < JAVA:
        raise EngineError(
            f"grammar: Java {runs_on.version} at {runs_on.path} is too old for LanguageTool {version}; "
            f"install Java {JAVA} or newer"
        )
    place = folder() / f"LanguageTool-{version}"
    if not place.is_dir():
        if not download:
            there = sorted(path.name for path in folder().glob("LanguageTool-*")) if folder().is_dir() else []
            instead = f" ({', '.join(there)} is there)" if there else ""
            raise EngineError(
                f"grammar: LanguageTool {version} is not in {folder()}{instead}; set LTP_PATH to where it is, "
                "or allow its download (250 MB) with grammar.download = true"
            )
        try:
            found.download()
        except (Exception, SystemExit) as error:  # whatever the library meets on its way
            said = " ".join(str(error).split())
            raise EngineError(f"grammar: LanguageTool {version} cannot be downloaded: {said}") from error
    try:
        return [str(part) for part in found.get_server_cmd(port)]
    except Exception as error:
        said = " ".join(str(error).split())
        raise EngineError(f"grammar: LanguageTool in {place} is not whole: {said}; delete that folder") from error


class Server:
    """A server that runs until `close`, or until this process ends."""

    def __init__(self, timeout: float, download: bool = False) -> None:
        """Start it and wait until it answers, at most `timeout` seconds. Raises `EngineError`."""
        port = _free_port()
        command = _command(port, download)
        self.address = f"http://{_HERE}:{port}"
        self._log: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  (as long as the server)
        self._end_before: Any = None
        try:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=self._log, stderr=subprocess.STDOUT, **_apart()
            )
        except OSError as error:
            self._log.close()
            raise EngineError(f"grammar: {command[0]} cannot be started: {error.strerror}") from error
        try:
            self._end_with_us()
            self._wait(timeout)
        except BaseException:  # Ctrl-C, too: nobody else knows of the process
            self.close()
            raise

    def _wait(self, timeout: float) -> None:
        end = monotonic() + timeout
        while True:
            if self.process.poll() is not None:
                raise EngineError(f"grammar: LanguageTool ended while it started{self._said()}")
            with contextlib.suppress(OSError, EngineError):
                connection = Connection(self.address, min(2.0, timeout))
                try:
                    connection.ask("healthcheck")
                    return
                finally:
                    connection.close()
            if monotonic() > end:
                raise EngineError(
                    f"grammar: LanguageTool did not start within {timeout:g} seconds{self._said()}; "
                    "raise grammar.timeout"
                )
            sleep(0.05)

    def death(self) -> str | None:
        """How the server ended, None while it runs."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            code = self.process.wait(timeout=0.5)  # a broken connection is seen before the end of the process
            return f"LanguageTool ended in the middle of the run (exit code {code}){self._said()}"
        return None

    def _said(self) -> str:
        """The server's last line."""
        with contextlib.suppress(OSError, ValueError):
            self._log.seek(0)
            text = self._log.read().decode("utf-8", "replace")
            lines = [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("at ")]
            if lines:
                return f"; its last line is: {lines[-1][:300]}"
        return "; it said nothing"

    def _end_with_us(self) -> None:
        """Have a plain end of this process, as CI ends one, end the server, too."""
        if threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGTERM) == signal.SIG_DFL:
            self._end_before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))

    def close(self) -> None:
        """Stop the server. It has nothing to save."""
        if self._end_before is not None:
            signal.signal(signal.SIGTERM, self._end_before)
            self._end_before = None
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=_KIND)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self._log.close()


def _apart() -> dict[str, Any]:
    """Ctrl-C is for this process, which then stops the server: in a group of its own the server does not hear it."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"process_group": 0}


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((_HERE, 0))
        return int(one.getsockname()[1])
