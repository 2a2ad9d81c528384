"""What a coach would say: one verdict a mail, then what else there is, six lines at most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pitchlint.reporters.frame import frame
from pitchlint.reporters.look import Look, count, ended, fitted, plain, wrapped
from pitchlint.reporters.mails import Point, Shown, by_mail, cells, folded, header, row_lines, verdict

if TYPE_CHECKING:
    from pitchlint.report import Report

MOST = 6  # lines a mail: whoever gets more reads none (code frames not counted)
_VERDICT = 4  # of them, at most


def lines(report: Report, look: Look) -> Iterator[str]:
    """A block for each mail with something to show, each with an empty line after it."""
    ranks = {rule.id: rule.rank for rule in report.catalogue.rules}
    for mail in by_mail(report, info=look.info):
        text = report.sources.get(mail.draft.path)
        block: list[str] = []
        if mail.points:
            block = _block(mail, text, ranks, look)
        elif look.verbose:
            block = _praised(mail, look)
        if block:
            yield from block
            yield ""


def _block(mail: Shown, text: str | None, ranks: dict[str, int], look: Look) -> list[str]:
    top: list[str] = []
    rest = mail.points
    if rest[0].lead.severity != "info":
        top, rest = _verdict(rest[0], ranks, look), rest[1:]
    rows, cut = _rows(rest, 0 if look.verbose else MOST - 1 - len(top), bool(mail.notes), look)
    tail = folded(cut, mail, look)
    used = 1 + len(top) + sum(map(len, rows)) + len(tail)
    gap = [""] if top and (rows or tail) and (look.verbose or look.source or used < MOST) else []
    block = [header(mail, look), *top]
    if look.source and top:
        block += frame(text, mail.points[0].lead, look, "    ")
    block += gap
    for point, row in zip(rest, rows, strict=False):
        block += row
        if look.source:
            block += frame(text, point.lead, look, "      ")
    return block + tail


def _verdict(point: Point, ranks: dict[str, int], look: Look) -> list[str]:
    """Where the reader leaves and why, what to do first, and which finding says so: four lines at most."""
    lead = point.lead
    word, said, first = verdict(point, ranks)
    more = f", {point.tail[1:-1]}" if point.more else ""
    gravity = "error " if lead.severity == "error" else ""
    place = f"({lead.line}:{lead.column} {gravity}{lead.rule}{more})"
    advice = f"Fix first: {first}" if first else ""
    lines = _fewest(f"{word}{said}", advice, place, look)
    painted = {word: f"bold {lead.severity}", "Fix first": "bold"}
    for start, colour in painted.items():
        lines = [
            f"  {look.paint(start, colour)}{line[2 + len(start) :]}" if line[2:].startswith(start) else line
            for line in lines
        ]
    return [line.replace(place, look.paint(place, "dim")) for line in lines]


def _fewest(said: str, advice: str, place: str, look: Look) -> list[str]:
    """What is said and advised on four lines at most, `place` behind the one where it takes least room."""

    def flowed(text: str, tail: str, most: int) -> list[str]:
        return fitted(text, tail, look.width, most, "  ", "    ") if text else []

    behind_advice = len(flowed(said, "", 99)) + len(flowed(advice, place, 99))
    behind_verdict = len(flowed(said, place, 99)) + len(flowed(advice, "", 99))
    tails = ("", place) if advice and behind_advice <= behind_verdict else (place, "")
    if look.verbose:
        return [*flowed(said, tails[0], 99), *flowed(advice, tails[1], 99)]
    below = flowed(advice, tails[1], 2)
    return [*flowed(said, tails[0], _VERDICT - len(below)), *below]


def _rows(points: Sequence[Point], room: int, notes: bool, look: Look) -> tuple[list[list[str]], int]:
    """The lines of each point that has room, and how many points have none. `room` 0 is room for all."""
    rows = _all_rows(points, 99, look)
    if not room or sum(map(len, rows)) + notes <= room:
        return rows, 0
    kept = points if len(points) + notes <= room else points[: room - 1]
    return _all_rows(kept, 1, look), len(points) - len(kept)


def _all_rows(points: Sequence[Point], most: int, look: Look) -> list[list[str]]:
    # without advice: whoever has to do one thing first should not read seven
    texts = [plain(point.lead.sentence if look.verbose else point.lead.message) for point in points]
    rows = zip(points, texts, cells(points), strict=True)
    return [row_lines(point, text, first, most, look) for point, text, first in rows]


def _praised(mail: Shown, look: Look) -> list[str]:
    """A mail without findings, and what it does well."""
    notes = f", {count(mail.notes, 'note')} (--show info)" if mail.notes else ""
    block = [header(mail, look), f"  {look.paint('Clean', 'good')}{notes}."]
    for praise in mail.draft.praise:
        block += wrapped(ended(plain(praise)), look.width, "  + ", "    ")
    return block
