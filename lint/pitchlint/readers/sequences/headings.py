"""Mails under the headings of one Markdown file that follow each other: their days, and which one is the first."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

from pitchlint.draft import Draft, Place, Plan, PlannedStep, Source
from pitchlint.patterns import late
from pitchlint.readers.sequences import delays
from pitchlint.readers.sequences.delays import Timing

_DAY = late(r"\bday[ #]*(\d{1,3})\b(?!\s*[-–]\s*\d)", re.I)
_LATER = late(
    r"\b(\d{1,2}[ -](?:business |working )?(?:days?|weeks?)) (?:later|after)\b|\+ ?(\d{1,2} ?(?:days?|weeks?))\b", re.I
)
_CADENCE = late(
    r"[^\r\n]{0,80}?\bday ?\d{1,3}\b[^\r\n]{0,40}?(?:→|-+>|=>|➔|⟶|➜|»|,|/|\|)[^\r\n]{0,40}?\bday ?\d{1,3}\b[^\r\n]*",
    re.I,
)
_ARROW = late(r"→|-+>|=>|➔|⟶|➜")
_TELLS_CADENCE = late(r"[\W_]*(?:cadence|timing|schedule|sequence|send)\b", re.I)
_OPENING = late(r"(?:initial|intro(?:duction)?|first|cold|open(?:er|ing))\b", re.I)
_SEQUENCE = late(r"sequence|cadence|drip|follow[ _-]?up|break[ _-]?up|\bsteps?\b|\btouch(?:es|point)?s?\b|series", re.I)


class Headed(NamedTuple):
    """A mail under a heading: where that stands, and what heading or labels say of the mail's time."""

    draft: Draft
    start: int
    end: int
    timing: Timing | None = None


def timing_in(text: str, start: int, end: int) -> Timing | None:
    """The day or delay that the stretch of a heading or label tells: "Day 3", "3 days later"."""
    if day := _DAY.search(text, start, end):
        return Timing("day", day[0], *day.span(), float(day[1]))
    if later := _LATER.search(text, start, end):
        group = 1 if later[1] else 2
        amount = delays.days(later[group].replace("-", " "))
        return Timing("after", later[group], *later.span(), amount) if amount is not None else None
    return None


def is_cadence(line: str) -> bool:
    """Whether a line is no part of a mail but tells when the mails go out: "Day 0 → Day 3 → Day 7"."""
    if not _CADENCE.match(line):
        return False
    return bool(_ARROW.search(line) or _TELLS_CADENCE.match(line))


def planned(source: Source, found: Sequence[Headed]) -> tuple[tuple[Draft, ...], tuple[Plan, ...]]:
    """The drafts, those of a sequence told first from later ones; and the plans of the sequences among them.

    Mails under one heading are a sequence when they count their steps or tell their days, and something says that they
    follow each other: a day, a word such as "sequence" or "follow-up". Others may be templates to choose from.
    """
    drafts = [one.draft for one in found]
    plans: list[Plan] = []
    groups: dict[str, list[int]] = {}
    for at, one in enumerate(found):
        groups.setdefault(one.draft.settings.get("sequence", ""), []).append(at)
    cadences = list(_cadences(source, found))
    for title, members in groups.items():
        own = [found[at] for at in members]
        if not _follow(source, title, own, bool(cadences)):
            continue
        name = title or PurePath(source.path).stem
        steps = _steps(found, members)
        timings = [found[step[0]].timing for step in steps]
        if not any(timings):
            timings = _following(own[0].start, cadences, len(steps))
        planned_steps = []
        for number, (step, moment) in enumerate(zip(steps, delays.moments(timings), strict=True), 1):
            for at in step:
                draft = drafts[at]
                kind = draft.kind or ("first" if number == 1 else "follow_up")
                settings = {**draft.settings, "sequence": name}
                told = draft.step if draft.step is not None else number
                drafts[at] = draft._replace(kind=kind, step=told, settings=settings)
            first, timing = found[step[0]], moment.timing
            planned_steps.append(
                PlannedStep(
                    drafts[step[0]].step or number,
                    Place(source, first.start, first.end),
                    day=moment.day,
                    timing=Place(source, timing.start, timing.end) if timing else None,
                    drafts=tuple(drafts[at] for at in step),
                )
            )
        plans.append(Plan(name, tuple(planned_steps)))
    return tuple(drafts), tuple(plans)


def _follow(source: Source, title: str, own: Sequence[Headed], has_cadence: bool) -> bool:
    numbers = [one.draft.step for one in own]
    timed = sum(one.timing is not None for one in own)
    if len(own) > 1 and numbers[0] is None and numbers[1] == 2 and _OPENING.match(own[0].draft.title):
        numbers[0] = 1
    if len(own) < 2 or (timed < 2 and None in numbers):
        return False
    told = [number for number in numbers if number is not None]
    if told != sorted(told) or (len(told) > 1 and len(set(told)) == 1 and not timed):
        return False
    words = " / ".join((title, PurePath(source.path).stem, *(one.draft.title for one in own)))
    return bool(timed or has_cadence or _SEQUENCE.search(words))


def _steps(found: Sequence[Headed], members: Sequence[int]) -> list[list[int]]:
    """The mails of a sequence by step: neighbours with one number are variants."""
    steps: list[list[int]] = []
    for at in members:
        draft = found[at].draft
        last = found[steps[-1][0]].draft if steps else None
        if last and draft.step is not None and draft.step == last.step and draft.variant != last.variant:
            steps[-1].append(at)
        else:
            steps.append([at])
    return steps


def _cadences(source: Source, found: Sequence[Headed]) -> Iterator[list[Timing]]:
    """The days of lines outside of all mails that tell a cadence."""
    text = source.text
    if not _DAY.search(text):
        return
    bodies = sorted(one.draft.body.locate(0, len(one.draft.body.text)) for one in found if one.draft.body.text)
    at = 0
    while day := _DAY.search(text, at):
        start = max(text.rfind("\n", 0, day.start()), text.rfind("\r", 0, day.start())) + 1
        ends = [place for place in (text.find("\n", start), text.find("\r", start)) if place >= 0]
        end = min(ends, default=len(text))
        before = bisect_right(bodies, (start, len(text))) - 1
        if (before < 0 or start >= bodies[before][1]) and is_cadence(text[start:end]):
            yield [Timing("day", one[0], *one.span(), float(one[1])) for one in _DAY.finditer(text, start, end)]
        at = max(end, day.end())


def _following(start: int, cadences: Sequence[list[Timing]], count: int) -> list[Timing | None]:
    """The days of the cadence that comes with mails which begin at `start`: the first below, else the first of all."""
    fitting = [days for days in cadences if len(days) >= count]
    days = next((days for days in fitting if days[0].start > start), fitting[0] if fitting else [])
    return [*days[:count]] if days else [None] * count
