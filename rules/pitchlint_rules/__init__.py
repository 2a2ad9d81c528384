"""The built-in rules: what makes a busy person delete a mail."""

from __future__ import annotations

from pitchlint import Pack

PACK = Pack(
    rules=(),
)
