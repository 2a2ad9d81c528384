"""What rule packs import is there."""

from __future__ import annotations

import pitchlint


def test_every_public_name_can_be_had() -> None:
    missing = [name for name in pitchlint.__all__ if not hasattr(pitchlint, name)]
    assert missing == []


def test_a_name_that_is_not_there_is_said() -> None:
    assert not hasattr(pitchlint, "Mial")
