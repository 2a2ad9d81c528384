"""A LanguageTool server of our own: found as language-tool-python finds it, started, watched and stopped."""

from __future__ import annotations

import atexit
import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from time import monotonic, sleep
from typing import IO, Any, NamedTuple

from pitchlint.grammar import EngineError
from pitchlint.grammar.http import Connection

JAVA = 17  # what LanguageTool 6.8 is compiled for
DOWNLOAD = "echo Fine | language_tool_python -l en-US -"  # which fetches what is missing
INSTALL = "pip install 'pitchlint[languagetool]'"
_HERE = "127.0.0.1"
_KIND = 5  # seconds that a server gets to end by itself
_INSTEAD = 'run it again, or use engine = "harper"'
# Ctrl-C, what CI ends a run with, and a terminal that is closed (which Windows has no signal for)
_ENDING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


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
    return Path(os.environ.get("LTP_PATH", Path.home() / ".cache" / "language_tool_python"))


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
            said = " ".join(str(error).split()).rstrip(".")
            raise EngineError(
                f"grammar: LanguageTool {version} cannot be downloaded: {said}; try later, or set LTP_PATH"
            ) from error
    try:
        return [str(part) for part in found.get_server_cmd(port)]
    except Exception as error:
        said = " ".join(str(error).split()).rstrip(".")
        raise EngineError(f"grammar: LanguageTool in {place} is not whole: {said}; delete that folder") from error


_running: list[Server] = []


def started(timeout: float, download: bool = False) -> Server:
    """The server of this process, which knows every English: the one that runs, else a new one, as `Server` is."""
    if not any(one.runs for one in _running):
        _running[:] = [Server(timeout, download)]
    return _running[0]


class Server:
    """A server that runs until `close`, or until this process ends by itself or by a signal that it may hear."""

    def __init__(self, timeout: float, download: bool = False) -> None:
        """Start it and wait until it answers, at most `timeout` seconds. Raises `EngineError`."""
        port = _free_port()
        command = _command(port, download)
        self.address = f"http://{_HERE}:{port}"
        self._log: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  (as long as the server)
        self._handlers = _end_in_order()
        try:
            with _undisturbed():
                self.process = subprocess.Popen(
                    command, stdin=subprocess.DEVNULL, stdout=self._log, stderr=subprocess.STDOUT, **_apart()
                )
                atexit.register(self.close)
            self._wait(timeout)
        except OSError as error:
            self._let_go()
            raise EngineError(f"grammar: {command[0]} cannot be started: {error.strerror}") from error
        except BaseException:  # Ctrl-C, too: nobody else knows of the process
            self.close()
            raise

    def _wait(self, timeout: float) -> None:
        end = monotonic() + timeout
        while True:
            if self.process.poll() is not None:
                raise EngineError(f"grammar: LanguageTool {self._ended()} while it started{self._said()}; {_INSTEAD}")
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

    @property
    def runs(self) -> bool:
        return self.process.poll() is None

    def death(self) -> str | None:
        """How the server ended, and what to do, None while it runs."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=0.5)  # a broken connection is seen before the end of the process
            return f"LanguageTool {self._ended()} in the middle of the run{self._said()}; {_INSTEAD}"
        return None

    def _ended(self) -> str:
        code = self.process.returncode
        return f"was killed by signal {-code}" if code < 0 else f"ended with exit code {code}"

    def _said(self) -> str:
        """The server's last line."""
        with contextlib.suppress(OSError, ValueError):
            self._log.seek(0)
            text = self._log.read().decode("utf-8", "replace")
            lines = [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("at ")]
            if lines:
                return f"; its last line is: {lines[-1][:300]}"
        return "; it said nothing"

    def close(self) -> None:
        """Stop the server, if it runs. It has nothing to save."""
        atexit.unregister(self.close)
        try:
            with _undisturbed():
                if self.runs:
                    self.process.terminate()
                    try:
                        self.process.wait(timeout=_KIND)
                    except subprocess.TimeoutExpired:
                        self.process.kill()
                        self.process.wait()
        finally:
            self._let_go()

    def _let_go(self) -> None:
        self._log.close()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        self._handlers.clear()


def _end_in_order() -> dict[int, Any]:
    """Have signals that would end this process at once let it close the server before; the handlers until now."""
    found: dict[int, Any] = {}
    if threading.current_thread() is threading.main_thread():
        for number in _ENDING:
            if signal.getsignal(number) == signal.SIG_DFL:
                found[number] = signal.signal(number, lambda heard, _: sys.exit(128 + heard))
    return found


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Have such signals wait, where a process would be left that nobody ends."""
    heard: list[int] = []
    handlers: dict[int, Any] = {}
    if threading.current_thread() is threading.main_thread():
        for number in _ENDING:
            if callable(signal.getsignal(number)):
                handlers[number] = signal.signal(number, lambda one, _: heard.append(one))
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        if heard:
            signal.raise_signal(heard[0])


def _apart() -> dict[str, Any]:
    """Ctrl-C is for this process, which then stops the server: in a group of its own the server does not hear it."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"process_group": 0}


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((_HERE, 0))
        return int(one.getsockname()[1])
