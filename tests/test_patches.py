"""--diff: what it prints is a patch that git and patch take, byte for byte."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pitchlint import Edit, Fix, Flag, Mail, Rule, Span, packs
from pitchlint.cli import main


def long(mail: Mail) -> Iterator[Flag]:
    for of, text in (("subject", mail.subject), ("body", mail.body)):
        for found in re.finditer("utilize", text):
            span = Span(found.start(), found.end(), of)  # type: ignore[arg-type]
            yield Flag(span, "is long", fix=Fix((Edit(span, "use"),), "safe"))


@pytest.fixture
def here(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    rules = (Rule(id="long", group="names", title="Is long", check=long),)
    monkeypatch.setattr(packs, "load", lambda folders=None: packs.Catalogue(rules))  # noqa: ARG005
    return here


@pytest.mark.parametrize("command", [["git", "apply", "-p0", "-"], ["patch", "-p0", "--quiet"]])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize(
    "name", ["a.txt", "a b.txt", "a\nb.txt", "a\tb.txt", 'a"b\\.txt', "é.txt", "a\x7f\x01.txt", "a \t.txt"]
)
def test_a_diff_can_be_applied(here: Path, pitchlint, command: list[str], encoding: str, name: str) -> None:
    if not shutil.which(command[0]):
        pytest.skip(f"no {command[0]} here")
    before = "Subject: utilize\r\n\r\nHi Zoë,\r\n\r\nWe utilize\nit\vfor\x85 “you”".encode(encoding, "ignore")
    (here / name).write_bytes(before)
    assert pitchlint("check", name, "--diff", "-o", "fix.patch").code == 1
    subprocess.run(command, input=(here / "fix.patch").read_bytes(), cwd=here, check=True, capture_output=True)
    assert (here / name).read_bytes() == before.replace(b"utilize", b"use")


def test_a_diff_on_standard_output_has_the_bytes_of_the_file(here: Path, capfdbinary, monkeypatch) -> None:
    (here / "a.txt").write_bytes("Hi Zoë,\n\nWe utilize Zoë.\n".encode("cp1252"))
    stdout = io.TextIOWrapper(io.FileIO(1, "wb", closefd=False), encoding="ascii", newline="\r\n")
    monkeypatch.setattr(sys, "stdout", stdout)
    with pytest.raises(SystemExit):
        main(["check", "a.txt", "--diff", "-q"])
    assert capfdbinary.readouterr().out.endswith(b"\n-We utilize Zo\xeb.\n+We use Zo\xeb.\n")


def test_a_terminal_shows_the_letters_of_any_encoding(here: Path, pitchlint) -> None:
    (here / "a.txt").write_bytes("Hi Zoë,\n\nWe utilize Zoë.\n".encode("cp1252"))
    assert "+We use Zoë." in pitchlint("check", "a.txt", "--diff", "--color", "always").out


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_files_that_are_binary_to_git_are_named(here: Path, pitchlint, encoding: str) -> None:
    (here / "a b.txt").write_bytes("Hi Dana,\n\nWe utilize it.\n".encode(encoding))
    code, out, err = pitchlint("check", "a b.txt", "--diff")
    assert (code, out) == (1, "Binary files a b.txt and a b.txt differ\n")
    assert err == "Would fix 1 finding, 0 left.\n"
