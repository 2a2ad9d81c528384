"""A report made by hand, with one of everything that a reporter has to show."""

from __future__ import annotations

from typing import Any

from pitchlint.finding import DraftName, Finding, SourceEdit, SourceFix
from pitchlint.mail import Mail
from pitchlint.packs import Catalogue
from pitchlint.rule import Rule
from pitchlint.run import CheckedDraft, Problem, Report

BREAKUP = DraftName("Email 3", "follow_up", None, None, False, 41)
FIRST = DraftName("", "first", None, None, True, 77)
GOOD = DraftName("", "first", None, "B", False, 90)
NOTED = DraftName("", "customer", None, None, True, 30)

TEXT = """---
subject: quick idea
---
Hi Dana,

I've reached out a few times. We provide enterprise solutions to clinics of all sizes.
I have reached out before.
Third mail now.

Should I close your file?
"""


def finding(
    line: int, column: int, end: int, rule: str, message: str, advice: str = "", text: str = "", **more: Any
) -> Finding:
    """A finding on one line of `templates/breakup.md`, where `more` does not say otherwise."""
    place = {"path": "templates/breakup.md", "line": line, "column": column, "end_line": line, "end_column": end}
    given = {"severity": "warning", "text": text, "draft": BREAKUP} | more
    return Finding(**(place | {"rule": rule, "message": message, "advice": advice} | given))


def nothing(mail: Mail) -> tuple[()]:  # noqa: ARG001
    return ()


def rule(rule_id: str, rank: int, title: str) -> Rule:
    return Rule(id=rule_id, group="tone", title=title, check=nothing, rank=rank)


CATALOGUE = Catalogue(
    (
        rule("generic-follow-up", 10, "Brings nothing new"),
        rule("missing-problem", 10, "Names no problem of the reader"),
        rule("guilt", 30, "Counts your mails at the reader"),
        rule("jargon", 60, "Says nothing in many words"),
        rule("filler", 60, "Could be left out"),
        rule("misspelled-name", 50, "Spells their name wrong"),
    )
)

GENERIC = finding(
    10, 1, 26, "generic-follow-up", "blames silence and brings nothing new", "replace lines 6-8 by one new fact",
    "Should I close your file?",
)  # fmt: skip
NEWS = "say what is new"
GUILT = finding(
    6, 1, 29, "guilt", "counts your mails: “I've reached out a few times”", NEWS, "I've reached out a few times"
)
GUILT_AGAIN = finding(
    7, 1, 26, "guilt", "counts your mails: “I have reached out before”", NEWS, "I have reached out before"
)
GUILT_ONCE_MORE = finding(8, 1, 15, "guilt", "counts your mails: “Third mail now”", NEWS, "Third mail now")
JARGON = finding(6, 42, 62, "jargon", "“enterprise solutions” says nothing", "say what it does", "enterprise solutions")
NOTE = finding(6, 74, 86, "filler", "“of all sizes” says nothing", text="of all sizes", severity="info")
COVERED = finding(4, 1, 4, "missing-ask", "asks for nothing", "ask one question", covered_by="generic-follow-up")
NAME = finding(
    3, 4, 9, "misspelled-name", "the record says Brian", "write “Hi Brian”", "Brain", path="drafts/one.md", draft=FIRST,
    severity="error", fix=SourceFix("safe", "write “Brian”", (SourceEdit(3, 4, 3, 9, "Brian"),)),
)  # fmt: skip
INFO_ONLY = finding(
    2, 1, 5, "filler", "“Just” says nothing", text="Just", path="drafts/noted.md", draft=NOTED, severity="info"
)

REPORT = Report(
    drafts=(
        CheckedDraft("drafts/good.md", 4, GOOD, ("names a problem: “your desk is closed on Mondays”",)),
        CheckedDraft("drafts/noted.md", 1, NOTED),
        CheckedDraft("drafts/one.md", 3, FIRST),
        CheckedDraft("templates/breakup.md", 4, BREAKUP),
    ),
    findings=(INFO_ONLY, NAME, COVERED, GUILT, JARGON, NOTE, GUILT_AGAIN, GUILT_ONCE_MORE, GENERIC),
    passed_over=(Problem("README.md", "does not look like a mail"),),
    sources={"templates/breakup.md": TEXT, "drafts/one.md": "\n\nHi Brain,\n", "drafts/noted.md": "\nJust this.\n"},
    catalogue=CATALOGUE,
)
CLEAN = Report(drafts=(CheckedDraft("drafts/good.md", 4, GOOD),), catalogue=CATALOGUE)
