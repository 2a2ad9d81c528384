"""Reports on single files and surveys of rows as what JSON knows, and back: for the cache and for worker processes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pitchlint.finding import DraftName, Finding, SourceEdit, SourceFix
from pitchlint.linter import Survey
from pitchlint.report import CheckedDraft, Problem, Report

_ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-32")
_DRAFT, _FIX = Finding._fields.index("draft"), Finding._fields.index("fix")


def packed(report: Report, data: bytes) -> Any:
    """The report on one file whose bytes are `data`, as lists and texts that JSON knows; `unpacked` undoes it."""
    ((path, text),) = report.sources.items() or ((None, ""),)
    encoding = next((name for name in _ENCODINGS if _decoded(data, name) == text), None)
    source = path and [path, encoding, None if encoding else text]
    return [report.drafts, report.lists, report.findings, report.errors, report.notes, report.failing, source]


def unpacked(values: Any, data: bytes) -> Report:
    """The report that was packed. Raises `LookupError`, `TypeError` or `ValueError` for anything else."""
    drafts, lists, findings, errors, notes, failing, source = values
    sources = {}
    if source:
        path, encoding, text = source
        sources[path] = data.decode(encoding) if encoding else text
    return Report(
        drafts=tuple(map(_checked_draft, drafts)),
        lists=tuple(map(_checked_draft, lists)),
        findings=tuple(map(_finding, findings)),
        errors=tuple(Problem(*error) for error in errors),
        notes=tuple(Problem(*note) for note in notes),
        sources=sources,
        failing=failing,
    )


def packed_surveys(surveys: Mapping[tuple[str, int], Survey]) -> Any:
    """What was found in rows of lists, by file and draft, as lists and texts; `unpacked_surveys` undoes it."""
    return [[*template, list(one.found.items()), dict(one.failed)] for template, one in surveys.items()]


def unpacked_surveys(values: Any) -> dict[tuple[str, int], Survey]:
    """The surveys that were packed."""
    return {
        (path, number): Survey(
            {(rule, tuple(where) if where else where, name): rows for (rule, where, name), rows in found}, failed
        )
        for path, number, found, failed in values
    }


def _checked_draft(values: Any) -> CheckedDraft:
    path, line, name, praise = values
    return CheckedDraft(path, line, DraftName(*name), tuple(praise))


def _finding(values: list[Any]) -> Finding:
    values[_DRAFT] = DraftName(*values[_DRAFT])
    if fix := values[_FIX]:
        applicability, message, edits, reads = fix
        values[_FIX] = SourceFix(applicability, message, tuple(SourceEdit(*edit) for edit in edits), tuple(reads))
    return Finding(*values)


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None
