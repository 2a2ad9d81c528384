"""Standard output and error: plain lines, closed pipes, colour, width."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import IO, Any


def prepare() -> None:
    """File names need not be valid text, and a terminal need not know every character: print what can be printed."""
    for stream in (sys.stdout, sys.stderr):
        _reconfigure(stream, errors="backslashreplace")


def utf8() -> None:
    """Print UTF-8 whatever the locale says: programs read it."""
    _reconfigure(sys.stdout, encoding="utf-8", errors="backslashreplace")


def as_bytes() -> None:
    """Print a patch: UTF-8, with other bytes where lines have surrogates (`surrogateescape`), and plain line feeds."""
    _reconfigure(sys.stdout, encoding="utf-8", errors="surrogateescape", newline="\n")


def _reconfigure(stream: Any, **settings: str) -> None:
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(**settings)


def say(lines: Iterable[str]) -> None:
    """Lines to standard output. A closed pipe is nobody's fault: whoever reads has seen enough."""
    stream = sys.stdout
    if stream is None:
        return
    try:
        for line in lines:
            stream.write(line + "\n")
        stream.flush()
    except BrokenPipeError:
        close(stream)


def finish() -> None:
    """Flush, so that a closed pipe is met here and not at the interpreter's end."""
    say(())


def complain(line: str) -> None:
    """One line to standard error."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(line + "\n")
        sys.stderr.flush()
    except BrokenPipeError:
        close(sys.stderr)


def close(stream: IO[str]) -> None:
    """Let what is still buffered, and all that follows, go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def is_terminal(stream: IO[str] | None) -> bool:
    return bool(stream and not stream.closed and stream.isatty())


def wants_colour(flag: str, terminal: bool) -> bool:
    """The flag decides, else NO_COLOR, FORCE_COLOR, CLICOLOR, TERM, else whether it is a terminal."""
    env = os.environ.get
    if flag != "auto":
        return flag == "always"
    if env("NO_COLOR"):
        return False
    if env("FORCE_COLOR", "0") not in ("", "0") or env("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    return terminal and env("CLICOLOR") != "0" and env("TERM") != "dumb"


def width(terminal: bool) -> int:
    """Columns of the terminal, at least 40; COLUMNS wins; 80 where there is none."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return max(int(columns), 40)
    try:
        return max(os.get_terminal_size(sys.stdout.fileno()).columns, 40) if terminal else 80
    except (OSError, ValueError):
        return 80
