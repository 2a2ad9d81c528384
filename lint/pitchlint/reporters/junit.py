"""JUnit's XML: every mail is a test, so that a mail that was mended shows as one that passes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pitchlint.finding import A_LIST, DraftName, Finding
from pitchlint.reporters.exchange import blocks, relative, told
from pitchlint.reporters.look import Look, escaped
from pitchlint.reporters.mails import by_mail
from pitchlint.reporters.markup import element, xml

if TYPE_CHECKING:
    from pitchlint.report import Problem, Report


class _Case(NamedTuple):
    """One test: a mail, a list, or a file that could not be read."""

    name: str
    failing: Sequence[Finding] = ()  # the gravest first
    others: Sequence[Finding] = ()
    error: Problem | None = None
    line: int = 1


def lines(report: Report, look: Look) -> Iterator[str]:  # noqa: ARG001  (every format is called alike)
    """A suite a file. A mail fails by what makes the exit code 1; its other findings are what the test printed."""
    suites = _suites(report)
    cases = [case for suite in suites.values() for case in suite]
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f"<{element('testsuites', name='pitchlint', **_counts(cases))}>"
    for path, suite in suites.items():
        yield f"  <{element('testsuite', name=path, **_counts(suite))}>"
        for case in suite:
            yield from _lines(path, case)
        yield "  </testsuite>"
    yield "</testsuites>"


def _suites(report: Report) -> dict[str, list[_Case]]:
    suites: dict[str, list[_Case]] = {}
    names: Counter[tuple[str, str]] = Counter()
    for mail in by_mail(report, info=True):
        path, name = relative(mail.draft.path), _name(mail.draft.name)
        names[path, name] += 1
        if names[path, name] > 1:
            name += f" ({names[path, name]})"
        findings = [finding for point in mail.points for finding in (point.lead, *point.more)]
        failing = [finding for finding in findings if blocks(finding, report.fail_level)]
        others = [finding for finding in findings if not blocks(finding, report.fail_level)]
        suites.setdefault(path, []).append(_Case(name, failing, [*others, *mail.covered], line=mail.draft.line))
    for problem in report.errors:
        path = relative(problem.path) or "configuration"
        names[path, "can be checked"] += 1
        number = names[path, "can be checked"]
        name = "can be checked" + (f" ({number})" if number > 1 else "")
        suites.setdefault(path, []).append(_Case(name, error=problem, line=problem.line or 1))
    return suites


def _name(name: DraftName) -> str:
    """What the test of a mail is called: it must stay the same while the mail is mended."""
    if name == A_LIST:
        return "prospect list"
    called = name.title or ("mail" if name.step is None else f"step {name.step}")
    return f"{called}, variant {name.variant}" if name.variant else called


def _counts(cases: Sequence[_Case]) -> dict[str, int]:
    return {
        "tests": len(cases),
        "failures": sum(bool(case.failing) for case in cases),
        "errors": sum(case.error is not None for case in cases),
    }


def _lines(path: str, case: _Case) -> Iterator[str]:
    test = element("testcase", name=case.name, classname=path, file=path, line=case.line)
    if case.error:
        yield f"    <{test}>"
        yield f"      <{element('error', message=case.error.message, type='error')}/>"
    elif case.failing:
        lead = case.failing[0]
        yield f"    <{test}>"
        yield f"      <{element('failure', message=told(lead), type=lead.rule)}>{_listed(path, case.failing)}</failure>"
    elif case.others:
        yield f"    <{test}>"
    else:
        yield f"    <{test}/>"
        return
    if case.others:
        yield f"      <system-out>{_listed(path, case.others)}</system-out>"
    yield "    </testcase>"


def _listed(path: str, findings: Sequence[Finding]) -> str:
    said = (f"{path}:{f.line}:{f.column}: {f.severity} {f.rule} {told(f)}" for f in findings)
    return "\n".join(xml(escaped(line)) for line in said)  # a line of its own may command a build server
