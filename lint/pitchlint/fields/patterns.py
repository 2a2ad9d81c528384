"""Patterns that are compiled when they are first used: a draft meets few of them, a start should pay for none."""

from __future__ import annotations

import re
from functools import cache


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """`pattern`, compiled once."""
    return re.compile(pattern)
