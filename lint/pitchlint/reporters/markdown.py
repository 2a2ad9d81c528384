"""A job summary, or one comment on a pull request: every mail with something to mend, the ones that block first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pitchlint.finding import SEVERITIES
from pitchlint.reporters.exchange import blocks, relative
from pitchlint.reporters.look import Look, count, escaped, plain
from pitchlint.reporters.mails import Point, Shown, by_mail, title, verdict

if TYPE_CHECKING:
    from pitchlint.report import Report

MARKER = "<!-- pitchlint -->"
"""The first line, by which a bot finds the comment that it wrote before."""
LONGEST = 60_000  # bytes; GitHub refuses a comment of more than 65,536 characters
_POINTS = 12  # lines a mail below the verdict
_PROBLEMS = 20
_MARKUP = re.compile(r"[\\`*_\[\]<>|~&$]|:(?=\S)")
_REFERENCE = re.compile(r"[@#!~%$&](?=\w)|www(?=\.)", re.I)  # to people, issues, merge requests, labels, sites


def lines(report: Report, look: Look) -> Iterator[str]:
    """The marker, a line of numbers, a section a mail; what does not fit is counted at the end."""
    ranks = {rule.id: rule.rank for rule in report.catalogue.rules}
    mails = [mail for mail in by_mail(report, info=look.info) if mail.points]
    blocked = [mail for mail in mails if _blocks(mail, report.fail_level)]
    mails.sort(key=lambda mail: SEVERITIES.index(mail.points[0].lead.severity))  # stable, so in order of the files
    head = [MARKER, "### pitchlint", "", _numbers(report, len(mails), len(blocked))]
    problems = [f"- {code(relative(p.path))} {text(p.message)}" for p in report.errors[:_PROBLEMS]]
    if problems:
        head += ["", f"**{count(len(report.errors), 'problem')}: not all could be checked**", *problems]
    yield from head
    room = LONGEST - _size(head) - 200  # for the last line
    for number, mail in enumerate(mails):
        section = _section(mail, ranks)
        room -= _size(section)
        if room < 0:
            yield from ("", f"… and {count(len(mails) - number, 'more mail')}: the log of the job has them all.")
            return
        yield from section


def _blocks(mail: Shown, level: str) -> bool:
    return any(blocks(point.lead, level) for point in mail.points)


def _numbers(report: Report, bad: int, blocked: int) -> str:
    """ "12 mails: 3 blocked, 2 could be better, 7 clean. 4 known findings are gone." """
    total = len(report.drafts) + len(report.lists)
    if report.since and not total:
        return f"No mail differs from {code(report.since)}."
    parts = [f"**{blocked:,} blocked**"] if blocked else []
    parts += [f"{bad - blocked:,} could be better"] if bad > blocked else []
    parts += [f"{total - bad:,} {'with nothing new' if report.known else 'clean'}"] if total > bad else []
    nouns = [count(len(report.drafts), "mail")] if report.drafts or not report.lists else []
    nouns += [count(len(report.lists), "list")] if report.lists else []
    changed = f" changed since {code(report.since)}" if report.since else ""
    said = [f"{' and '.join(nouns)}{changed}{': ' if parts else ''}{', '.join(parts)}."]
    said += [f"{count(report.known, 'known finding')} left out."] if report.known else []
    said += [f"Better: {count(report.gone, 'known finding')} gone."] if report.gone else []
    return " ".join(said)


def _section(mail: Shown, ranks: dict[str, int]) -> Sequence[str]:
    place = code(f"{relative(mail.draft.path)}:{mail.draft.line}")
    section = ["", f"#### {place} {text(title(mail.draft.name, 120))}", ""]
    points = mail.points
    if points[0].lead.severity != "info":
        word, said, first = verdict(points[0], ranks)
        where = text(word + said).removeprefix(word)
        section.append(f"**{word}**{where} {_place(points[0])}")
        section += ["", f"**Fix first:** {text(first)}"] if first else []
        points = points[1:]
        section += [""] if points or mail.notes else []
    section += [f"- {_place(point)} {text(plain(point.lead.sentence))}" for point in points[:_POINTS]]
    folded = [f"{len(points) - _POINTS} more"] if len(points) > _POINTS else []
    folded += [count(mail.notes, "note")] if mail.notes else []
    return [*section, f"- + {', '.join(folded)}"] if folded else section


def _place(point: Point) -> str:
    lead = point.lead
    more = f" {text(point.tail)}" if point.more else ""
    return f"{lead.line}:{lead.column} {lead.severity} {code(lead.rule)}{more}"


def _size(lines: Sequence[str]) -> int:
    return sum(len(line.encode("utf-8", "backslashreplace")) + 1 for line in lines)


def text(words: str) -> str:
    """`words` as text that Markdown, HTML and a code host take for nothing else: no markup, links or mentions."""
    words = _REFERENCE.sub(lambda found: found[0] + "\0", plain(words))
    return _MARKUP.sub(r"\\\g<0>", words).replace("\0", "&#8203;")  # a space of no width


def code(words: str) -> str:
    """`words` as code; a run of backticks in them is shorter than the marks around."""
    words = escaped(words)
    longest = max((len(run) for run in re.findall("`+", words)), default=0)
    marks = "`" * (longest + 1)
    pad = " " if longest or words.startswith(" ") else ""
    return f"{marks}{pad}{words}{pad}{marks}"
