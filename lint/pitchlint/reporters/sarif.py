"""SARIF 2.1.0, which GitHub's code scanning, Azure and editors read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pitchlint import __version__, pages, sources
from pitchlint.finding import SEVERITIES, Finding, SourceFix
from pitchlint.reporters.exchange import fingerprints, gravity, relative, told
from pitchlint.reporters.json import encoded
from pitchlint.reporters.look import Look, visible

if TYPE_CHECKING:
    from pitchlint.report import Problem, Report
    from pitchlint.rule import Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST = 25_000  # results a run; GitHub refuses a file with more
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def lines(report: Report, look: Look) -> Iterator[str]:  # noqa: ARG001  (every format is called alike)
    """One log with one run; beyond `MOST` results the gravest are kept and the others counted."""
    found = list(zip(report.findings, fingerprints(report), strict=True))
    problems = [_notification(problem) for problem in report.errors]
    if len(found) > MOST:
        said = f"{len(found) - MOST:,} further findings are left out: GitHub takes {MOST:,} a run"
        problems.append({"level": "warning", "message": {"text": said}})
        found = sorted(found, key=lambda pair: SEVERITIES.index(gravity(pair[0])))[:MOST]
    ids = {finding.rule for finding, _ in found}
    rules = [rule for rule in report.catalogue.rules if rule.id in ids]
    numbers = {rule.id: number for number, rule in enumerate(rules)}
    driver = {
        "name": "pitchlint",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not report.errors, "toolExecutionNotifications": problems}],
        "results": [_result(finding, fingerprint, numbers) for finding, fingerprint in found],
    }
    yield encoded({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(rule: Rule) -> dict[str, Any]:
    described: dict[str, Any] = {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.id.replace("/", "-").split("-")),
        "shortDescription": {"text": rule.title},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.group]},
    }
    try:
        page = pages.read(rule)
    except pages.PageError:  # of somebody's pack; the findings stand without it
        return described
    described["fullDescription"] = {"text": page.summary or rule.title}
    markdown = sources.whole(page, sources.cited(rule, page))
    described["help"] = {"text": markdown, "markdown": markdown}
    return described


def _result(finding: Finding, fingerprint: str, numbers: dict[str, int]) -> dict[str, Any]:
    name = finding.draft
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[gravity(finding)],
        "message": {"text": told(finding).replace("](", "] (")},  # else a link
        "locations": [_location(finding.path, _region(finding))],
        # GitHub knows its alerts again by this one alone
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
        "properties": {
            "text": finding.text,
            "row": finding.row,
            "count": finding.rows,
            "coveredBy": finding.covered_by,
            "draft": {"title": name.title, "kind": name.kind, "step": name.step, "variant": name.variant},
        },
    }
    if finding.rule in numbers:
        result["ruleIndex"] = numbers[finding.rule]
    if finding.fix and finding.fix.applicability != "display":
        result["fixes"] = [_fix(finding.path, finding.fix)]
    return result


def _fix(path: str, fix: SourceFix) -> dict[str, Any]:
    replacements = [{"deletedRegion": _region(edit), "insertedContent": {"text": edit.text}} for edit in fix.edits]
    change = {"artifactLocation": _artifact(path), "replacements": replacements}
    described = {"description": {"text": fix.message}} if fix.message else {}
    return {**described, "artifactChanges": [change], "properties": {"applicability": fix.applicability}}


def _location(path: str, region: dict[str, int]) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(path)}
    return {"physicalLocation": {**physical, "region": region} if region else physical}


def _region(place: Any) -> dict[str, int]:
    """The region of a finding or an edit."""
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _artifact(path: str) -> dict[str, str]:
    """Where a file lies: counted from the root of the repository, which is taken to be the working directory."""
    path = relative(path)
    if os.path.isabs(path):
        return {"uri": Path(path).as_uri()}
    return {"uri": quote(path.replace(os.sep, "/"), safe="/", errors="surrogateescape"), "uriBaseId": "%SRCROOT%"}


def _notification(problem: Problem) -> dict[str, Any]:
    said: dict[str, Any] = {"level": "error", "message": {"text": visible(problem.message)}}
    if problem.path:
        said["locations"] = [_location(problem.path, {"startLine": problem.line} if problem.line else {})]
    return said
