"""What rule packs import is there."""

from __future__ import annotations

import re
from pathlib import Path

import pitchlint


def test_every_public_name_can_be_had() -> None:
    missing = [name for name in pitchlint.__all__ if not hasattr(pitchlint, name)]
    assert missing == []


def test_contributing_lists_every_public_name() -> None:
    text = (Path(__file__).resolve().parent.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text.partition("## The API of packs")[2].partition("Offsets count")[0]
    listed = set(re.findall(r"`([A-Za-z_]+)`", table.partition("|---|")[2]))
    assert listed == set(pitchlint.__all__)
    assert f"`pitchlint.API_VERSION` is {pitchlint.API_VERSION}." in text


def test_a_name_that_is_not_there_is_said() -> None:
    assert not hasattr(pitchlint, "Mial")
