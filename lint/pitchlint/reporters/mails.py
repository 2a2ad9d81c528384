"""What a person is shown of each mail: its findings in the order of the verdict, repeated ones folded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pitchlint.finding import A_LIST, SEVERITIES, DraftName, Finding
from pitchlint.reporters.look import Look, count, ended, escaped, fitted, plain, quoted, shortened, wrapped

if TYPE_CHECKING:
    from pitchlint.report import CheckedDraft, Report

_KINDS = {"first": "first mail", "follow_up": "follow-up", "customer": "mail to a customer", "other": "no outreach"}
_PASSAGE = 120  # characters; whoever marks more means a stretch, not words
_DELETED = 40  # ranks of rules up to the ask: what they find ends the reading
_SKIMMED = 60  # up to wording: the rest is about the mail's shape


class Point(NamedTuple):
    """One rule's findings on a mail: the one to show and the further ones."""

    lead: Finding
    more: tuple[Finding, ...]

    @property
    def tail(self) -> str:
        """What is said of the further ones: "(+2 more: lines 6, 7)"."""
        if not self.more:
            return ""
        numbers = sorted({finding.line for finding in self.more})
        shown = ", ".join(map(str, numbers[:5])) + (", …" if len(numbers) > 5 else "")
        return f"(+{len(self.more)} more: {'lines' if len(numbers) > 1 else 'line'} {shown})"


class Shown(NamedTuple):
    """One mail of a report: points in the order of the verdict, folded notes, and findings that others explain."""

    draft: CheckedDraft
    points: tuple[Point, ...]
    notes: int
    covered: tuple[Finding, ...]


def by_mail(report: Report, *, info: bool) -> list[Shown]:
    """Every mail of a report, also those without findings, in the report's order."""
    ranks = {rule.id: rule.rank for rule in report.catalogue.rules}
    return [_shown(draft, found, ranks, info=info) for draft, found in _divided(report)]


def _divided(report: Report) -> list[tuple[CheckedDraft, list[Finding]]]:
    """The drafts and prospect lists of a report with their findings."""
    drafts = [*report.drafts, *report.lists]
    divided: list[tuple[CheckedDraft, list[Finding]]] = [(draft, []) for draft in drafts]
    named: dict[tuple[str, DraftName], list[int]] = {}
    for number, draft in enumerate(drafts):
        named.setdefault((draft.path, draft.name), []).append(number)
    for finding in report.findings:
        same = named[finding.path, finding.draft]
        # drafts of one file that are called the same are told apart by line
        owner = next((i for i in reversed(same) if drafts[i].line <= finding.line), same[0])
        divided[owner][1].append(finding)
    return divided


def _shown(draft: CheckedDraft, findings: Sequence[Finding], ranks: dict[str, int], *, info: bool) -> Shown:
    counted = [finding for finding in findings if not finding.covered_by]
    listed = [finding for finding in counted if info or finding.severity != "info"]
    listed.sort(key=lambda f: (SEVERITIES.index(f.severity), ranks.get(f.rule, 50), f.line, f.column, f.rule))
    rules: dict[str, list[Finding]] = {}
    for finding in listed:
        rules.setdefault(finding.rule, []).append(finding)
    points = tuple(Point(found[0], tuple(found[1:])) for found in rules.values())
    covered = tuple(finding for finding in findings if finding.covered_by)
    return Shown(draft, points, len(counted) - len(listed), covered)


def verdict(point: Point, ranks: Mapping[str, int]) -> tuple[str, str, str]:
    """What becomes of a mail with such a finding ("Deleted"), where and why, and what to do first, perhaps "".

    Nothing becomes of a list: what it says is "Wrong".
    """
    lead = point.lead
    message, words = plain(lead.message), plain(lead.text)
    # a passage is no place to stop at, and where the message quotes the words, perhaps cut short, once is enough
    quote = words and len(words) <= _PASSAGE and words[:24].lower() not in message.lower()
    said = ended(f" at {quoted(words)}: {message}" if quote else f": {message}")
    ends = "Wrong" if lead.draft == A_LIST else _ends(lead.severity, ranks.get(lead.rule, 50))
    return ends, said, ended(plain(lead.advice)) if lead.advice else ""


def _ends(severity: str, rank: int) -> str:
    """What becomes of the mail: nobody deletes one for its length or a buzzword, or for its shape."""
    if severity == "error" or rank <= _DELETED:
        return "Deleted"
    return "Skimmed" if rank <= _SKIMMED else "Stumbles"


def title(name: DraftName, room: int) -> str:
    """What a mail is called, in `room` columns if that can be: "Email 3 (follow-up, 60 words)"."""
    if name == A_LIST:
        return "(prospect list)"
    kind = _KINDS.get(name.kind or "", name.kind or "mail")
    if name.inferred and name.kind not in ("first", None):
        kind = f"read as {kind}" if name.kind == "other" else f"read as a {kind}"
    facts = [kind]
    if name.step is not None and not name.title:
        facts.append(f"step {name.step}")
    if name.variant:
        facts.append(f"variant {plain(name.variant)}")
    facts.append(count(name.words, "word"))
    about = f"({', '.join(facts)})"
    head = shortened(plain(name.title), max(room - len(about) - 1, 12))
    return f"{head} {about}" if head else about


def header(mail: Shown, look: Look) -> str:
    place = f"{escaped(mail.draft.path)}:{mail.draft.line}"
    return f"{look.paint(place, 'bold')}  {title(mail.draft.name, look.width - len(place) - 2)}"


def cells(points: Sequence[Point]) -> list[tuple[str, str, str]]:
    """Place, severity and rule of each point, padded to columns."""
    rows = [(f"{p.lead.line}:{p.lead.column}", p.lead.severity, p.lead.rule) for p in points]
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [(a.ljust(wide[0]), b.ljust(wide[1]), c.ljust(wide[2])) for a, b, c in rows]


def row_lines(point: Point, text: str, first: tuple[str, str, str], most: int, look: Look) -> list[str]:
    """One point on at most `most` lines; `first` are its cells, `text` what is said of it."""
    place, severity, rule = first
    prefix = f"  {place}  {severity}  {rule}  "
    more = f"(+{len(point.more)})" if point.more and most == 1 else point.tail
    row = fitted(text, more, look.width, most, prefix, " " * (len(place) + 4))
    painted = f"  {place}  {look.paint(severity, point.lead.severity)}  {look.paint(rule, 'bold')}  "
    if row[0].startswith(prefix):  # not so in a terminal too narrow for a word beside it
        row[0] = painted + row[0].removeprefix(prefix)
    return row


def folded(cut: int, mail: Shown, look: Look) -> list[str]:
    """What is folded away, and how to see it."""
    parts = [f"{cut} more (-v)"] if cut else []
    if mail.notes:
        parts.append(f"{count(mail.notes, 'note')} (--show info)")
    tail = [look.paint(f"  + {', '.join(parts)}", "dim")] if parts else []
    if look.verbose:
        for cause in dict.fromkeys(finding.covered_by for finding in mail.covered):
            symptoms = ", ".join(f"{f.rule} ({f.line}:{f.column})" for f in mail.covered if f.covered_by == cause)
            tail += wrapped(f"{cause} explains {symptoms}", look.width, "  ", "    ")
    return tail
