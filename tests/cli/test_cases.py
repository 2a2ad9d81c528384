"""Runs the cases beside this file: files, a command, and exactly what it prints.

A case file holds sections, each begun by a line "== NAME": a file's path with its text, "$ pitchlint ..." with what the
command prints, where "! " begins a line of standard error, and "= N" its exit code (0 where it is left out).
"""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from pitchlint.cli import main

CASES = sorted(Path(__file__).parent.glob("*.txt"))


def sections(text: str) -> list[tuple[str, str]]:
    found = text.split("\n== ")[1:]
    return [(head, body) for head, _, body in (piece.partition("\n") for piece in found)]


@pytest.mark.usefixtures("small_pack")
@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_case(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    for head, body in sections(case.read_text(encoding="utf-8")):
        if not head.startswith("$ "):
            Path(head).parent.mkdir(parents=True, exist_ok=True)
            Path(head).write_text(body.removesuffix("\n") + "\n", encoding="utf-8")
            continue
        with pytest.raises(SystemExit) as stop:
            main(shlex.split(head)[2:])
        out, err = capsys.readouterr()
        printed = out.splitlines() + [f"! {line}" for line in err.splitlines()]
        printed += [f"= {stop.value.code}"] if stop.value.code else []
        assert "\n".join(printed) == body.rstrip("\n"), head
