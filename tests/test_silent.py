"""Good mail stays silent, and the example drafts say what README shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from pitchlint.run import check

GOOD = sorted([*Path("examples/good").iterdir(), *Path("tests/silent").iterdir()])


def test_there_are_enough_good_mails() -> None:
    assert len(list(Path("examples/good").iterdir())) >= 10
    assert len(list(Path("tests/silent").iterdir())) >= 10


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_good_mail_gets_no_warning(path: Path) -> None:
    report = check([path])
    assert report.errors == ()
    assert len(report.drafts) == 1
    assert [f"{f.line}:{f.column} {f.rule} {f.text}" for f in report.findings if f.severity != "info"] == []
