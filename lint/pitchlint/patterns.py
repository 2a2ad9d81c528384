"""Regular expressions that are compiled when they are first used: a mail meets few of them, a start pays for none."""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    """Stands in for a compiled pattern, and takes over its methods at the first use of one."""

    def __init__(self, text: str, flags: int) -> None:
        self._told = (text, flags)

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(*self._told)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "scanner"):
            setattr(self, method, getattr(compiled, method))
        for value in ("pattern", "groupindex", "groups", "flags"):
            setattr(self, value, getattr(compiled, value))
        return getattr(compiled, name)


def late(text: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern that `re.compile` gives, compiled when it is first used. A bad pattern raises `re.error` then."""
    return cast("re.Pattern[str]", _Late(text, flags))
