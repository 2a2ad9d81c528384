"""Reporters: a report of a run, as text. One module a format."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pitchlint.reporters.look import Look

if TYPE_CHECKING:
    from pitchlint.report import Report

FORMATS = (
    "full", "concise", "grouped", "json", "jsonl", "github", "gitlab", "sarif", "junit", "checkstyle", "rdjson",
    "rdjsonl", "azure", "pylint", "markdown", "csv",
)  # fmt: skip
FOR_PEOPLE = ("full", "concise", "grouped")  # these end with a summary; the others are read by programs


def lines(report: Report, form: str, look: Look) -> Iterator[str]:
    """The findings of `report` in one of `FORMATS`, a line at a time, without line ends."""
    found: Iterator[str] = importlib.import_module(f"pitchlint.reporters.{form}").lines(report, look)
    return found
