"""What sequence files hold, in a form that tests can compare."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from pitchlint.draft import Draft, Passage, Plan, PlannedStep
from pitchlint.readers import ReadError, Reading, read

FILES = Path(__file__).parent / "files"


def stored(name: str) -> Reading:
    return read(name, (FILES / name).read_bytes())


def reading(name: str, text: str | bytes) -> Reading:
    return read(name, text.encode() if isinstance(text, str) else text)


def error(name: str, text: str | bytes) -> str:
    """What a file that cannot be read is told: "LINE: message"."""
    with pytest.raises(ReadError) as caught:
        reading(name, text)
    assert "\n" not in caught.value.message
    return f"{caught.value.line}: {caught.value.message}"


def outline(plan: Plan) -> list[str]:
    """A line a step: number, channel, day and what is written at its timing, then variants with subject and body."""
    return [line for step in plan.steps for line in (_head(step), *map(_mail, step.drafts))]


def _head(step: PlannedStep) -> str:
    day = "?" if step.day is None else f"{step.day:g}"
    timing = f" at {step.timing.source.text[step.timing.start : step.timing.end]!r}" if step.timing else ""
    return f"{step.number} {step.channel} day {day}{timing}"


def _mail(draft: Draft) -> str:
    subject = repr(draft.subject.text) if draft.subject else "no subject" if draft.subject_expected else "same thread"
    return f"  {draft.step} {draft.kind} {draft.variant or '-'} {subject} {draft.body.text!r}"


def misplaced(draft: Draft) -> list[tuple[str, str]]:
    """Characters of subject and body whose stretch of the source does not encode them."""
    return [
        (character, stretch)
        for passage in (draft.subject, draft.body)
        if passage
        for character, stretch in _stretches(passage, draft.source.text)
        if not _encodes(stretch, character, draft.path)
    ]


def _stretches(passage: Passage, source: str) -> list[tuple[str, str]]:
    starts, ends = list(passage.starts), list(passage.ends)
    assert len(starts) == len(ends) == len(passage.text)
    assert starts == sorted(starts)
    return [(character, source[a:b]) for character, a, b in zip(passage.text, starts, ends, strict=True)]


def _encodes(stretch: str, character: str, path: str) -> bool:
    written = stretch
    if path.endswith(".json") or "\\" in stretch:
        written = json.loads(f'"{stretch}"') if '"' not in stretch.replace('\\"', "") else stretch
    written = written.replace("\r\n", "\n").replace('""', '"')
    if written == "''":
        written = "'"
    if written == character or html.unescape(written).replace("\xa0", " ") == character:
        return True
    return character in " \n" and not re.sub(r"<[^<>]*>|\s", "", written)
