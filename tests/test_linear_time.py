"""Mails with thousands of faults: checked in linear time by the whole built-in pack."""

from __future__ import annotations

import time

import pytest

from pitchlint.config import CommandLine
from pitchlint.run import check

LONG = 12_000


@pytest.mark.parametrize(
    "unit",
    [
        "We leverage docks and ",
        "We leverage docks.\n\n",
        "leverage\n",
        "Leverage ",
        "Our seamless robust solution ",
        "best-in-class, ",
        "trusted by Acme, ",
        "We help companies save time and money ",
        "https://a.example ",
        "{{first_name}} ",
        "{{x|y}} ",
        "{a|",
        "- leverage\n",
        "Best,\nAnn\n",
        "a",
        "a-",
    ],
)
def test_time_is_linear(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (
            "Subject: x\n\nHi Brian,\n\n"
            + unit * (length // len(unit))
            + "}" * (unit.count("{a") * length // len(unit))
            + "\n"
        )
        start = time.process_time()
        check([], CommandLine(isolated=True), stdin=("a.md", text.encode()))
        return time.process_time() - start

    seconds(LONG // 20)
    few = min(seconds(LONG // 4) for _ in range(2))
    assert seconds(LONG) < 8 * few + 0.2


def test_what_a_finding_is_known_by_stays_short() -> None:
    text = "Subject: x\n\nHi Brian,\n\n" + "We leverage docks and " * 400 + "\n"
    report = check([], CommandLine(isolated=True), stdin=("a.md", text.encode()))
    jargon = [finding for finding in report.findings if finding.rule == "jargon"]
    assert len(jargon) == 400
    assert all(0 < len(finding.context) <= 1000 for finding in jargon)
    assert all(finding.text in finding.context for finding in jargon)
