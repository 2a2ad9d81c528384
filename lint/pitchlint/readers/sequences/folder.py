"""A folder of numbered files as a sequence."""

from __future__ import annotations

from collections.abc import Mapping

from pitchlint.draft import Draft, Plan


def plan_of(folder: str, drafts: Mapping[str, Draft]) -> Plan | None:  # noqa: ARG001
    """The sequence that the drafts of a folder, by file name, make; None where they are unrelated."""
    return None
