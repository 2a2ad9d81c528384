"""Sequences as written become drafts and plans: the one place that numbers steps and tells which mail is the first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import PurePath
from typing import NamedTuple

from pitchlint.draft import Allow, Draft, Place, Plan, PlannedStep, Source
from pitchlint.readers.sequences import delays
from pitchlint.readers.sequences.keys import LAST
from pitchlint.readers.sequences.texts import body_of, subject_of
from pitchlint.readers.sequences.written import Reference, Written, WrittenMail, WrittenSequence, WrittenStep

_NEAR = 20  # comment lines that may stand between a suppression and its step


class Built(NamedTuple):
    """What a file's sequences come to."""

    drafts: tuple[Draft, ...]
    plans: tuple[Plan, ...]


def built(source: Source, written: Written, allows: Sequence[Allow] = ()) -> Built:
    """The drafts and plans of what a file holds.

    `allows` are its comments: one belongs to the step that it stands in or right above, to every mail where it stands
    before them all.
    """
    drafts: list[Draft] = []
    plans: list[Plan] = []
    by_key: dict[str, list[Draft]] = {}
    names = _names(source, written.sequences)
    owned = _owned(source, written.sequences, allows)
    for sequence, name in zip(written.sequences, names, strict=True):
        plan, keyed = _plan(source, sequence, name, owned)
        drafts += [draft for step in plan.steps for draft in step.drafts]
        if sequence.ordered:
            plans.append(plan)
        for key, draft in keyed:
            by_key.setdefault(key, []).append(draft)
    return Built(tuple(drafts), (*plans, *(_referring(source, one, by_key) for one in written.references)))


def _referring(source: Source, reference: Reference, by_key: Mapping[str, Sequence[Draft]]) -> Plan:
    """The plan of a sequence that only names its mails."""
    steps: list[PlannedStep] = []
    for leaf, moment in zip(reference.mails, delays.moments(reference.timings), strict=True):
        place, timing = Place(source, leaf.start, leaf.end), _place(source, moment.timing)
        drafts = tuple(by_key.get(leaf.text, ()))
        steps.append(PlannedStep(len(steps) + 1, place, day=moment.day, timing=timing, drafts=drafts))
    return Plan(reference.title, tuple(steps))


def _names(source: Source, sequences: Sequence[WrittenSequence]) -> list[str]:
    """What the sequences of a file are called, no two alike."""
    names: list[str] = []
    seen: dict[str, int] = {}
    for sequence in sequences:
        name = sequence.title or PurePath(source.path).stem
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


def _plan(
    source: Source, sequence: WrittenSequence, name: str, owned: Mapping[int, list[Allow]]
) -> tuple[Plan, list[tuple[str, Draft]]]:
    """A sequence, and its drafts with the keys that others call them by."""
    groups = _grouped(sequence) if sequence.ordered else [[step] for step in sequence.steps]
    moments = delays.moments([next((step.timing for step in group if step.timing), None) for group in groups])
    numbers = _numbers(groups)
    planned: list[PlannedStep] = []
    keyed: list[tuple[str, Draft]] = []
    mails = 0
    for group, moment, number in zip(groups, moments, numbers, strict=True):
        first = group[0]
        has_mail = any(step.mails for step in group)
        mails += has_mail
        timing = moment.timing
        made = PlannedStep(
            number or len(planned) + 1,
            Place(source, first.start, _line_end(source, first)),
            first.channel,
            moment.day if sequence.ordered else None,
            timing.date if timing else None,
            _place(source, timing),
        )
        drafts = []
        for at, step in enumerate(group):
            for mail in step.mails:
                if len(group) > 1 and mail.label is None:
                    mail = mail._replace(label=mail.key or _letter(at))
                draft = _draft(source, sequence, step, mail, owned)
                kind = draft.kind or sequence.told.kind
                if sequence.ordered:
                    settings = {**draft.settings, "sequence": name}
                    kind = kind or ("first" if mails == 1 and not sequence.goes_on else "follow_up")
                    draft = draft._replace(step=number or mails, settings=settings)
                # a later mail without a subject goes out in the thread of the one before
                expected = draft.subject is not None or (mails == 1 and not step.same_thread and not sequence.goes_on)
                draft = draft._replace(kind=kind, subject_expected=expected)
                drafts.append(draft)
                if mail.key:
                    keyed.append((mail.key, draft))
        planned.append(made._replace(drafts=tuple(drafts)))
    return Plan(name, tuple(planned)), keyed


def _letter(at: int) -> str:
    return chr(ord("A") + at) if at < 26 else str(at + 1)


def _grouped(sequence: WrittenSequence) -> list[list[WrittenStep]]:
    """The steps in their order, those of one number together: they are variants."""
    steps = list(sequence.steps)
    numbers = [step.number for step in steps]
    if any(number is None for number in numbers):
        return [[step] for step in steps]
    groups: dict[int, list[WrittenStep]] = {}
    for step in sorted(steps, key=lambda step: step.number or 0):
        groups.setdefault(step.number or 0, []).append(step)
    parted: list[list[WrittenStep]] = []
    for group in groups.values():
        if all(step.channel == "email" and step.mails for step in group):
            parted.append(group)
        else:
            parted += [[step] for step in group]
    return parted


def _numbers(groups: list[list[WrittenStep]]) -> list[int]:
    """The numbers that steps declare, where they count up from 0 or 1 on; else none (0)."""
    told = [group[0].number for group in groups]
    numbers = [number for number in told if number is not None]
    if len(numbers) < len(told) or any(one >= other for one, other in pairwise(numbers)):
        return [0] * len(groups)
    if numbers and numbers[-1] >= LAST:
        return list(range(1, len(numbers) + 1))
    return [number + 1 for number in numbers] if numbers and numbers[0] == 0 else numbers


def _draft(
    source: Source, sequence: WrittenSequence, step: WrittenStep, mail: WrittenMail, owned: Mapping[int, list[Allow]]
) -> Draft:
    told, whole = step.told, sequence.told
    settings = {**whole.settings, **told.settings}
    if sequence.export:
        settings["export"] = sequence.export
    if step.timing and step.timing.date:
        settings["date"] = step.timing.date.isoformat()
    subject = subject_of(source, mail.subject)
    body, links = body_of(source, mail.body, mail.html)
    return Draft(
        source,
        body,
        subject if subject and subject.text.strip() else None,
        step.title,
        {**whole.headers, **told.headers},
        told.kind,
        None,
        mail.label,
        told.prospect or whole.prospect,
        settings,
        (*whole.allows, *told.allows, *owned.get(step.start, ()), *owned.get(-1, ())),
        links=links,
    )


def _owned(source: Source, sequences: Sequence[WrittenSequence], allows: Sequence[Allow]) -> dict[int, list[Allow]]:
    """Comments by the start of the step that they stand in or right above; those of all under -1."""
    if not allows:
        return {}
    starts = sorted(step.start for sequence in sequences for step in sequence.steps)
    by_line = {source.position(start).line: start for start in reversed(starts)}
    owned: dict[int, list[Allow]] = {}
    for allow in allows:
        line, column = source.position(allow.start)
        within = bisect_right(starts, allow.start) - 1
        owner = starts[within] if within >= 0 else -1
        if not source.line(line)[: column - 1].strip():  # a comment with a line to itself
            below = line + 1
            while below < line + _NEAR and below not in by_line and source.line(below).lstrip().startswith("#"):
                below += 1
            owner = by_line.get(below, owner)
        owned.setdefault(owner, []).append(allow)
    return owned


def _place(source: Source, timing: delays.Timing | None) -> Place | None:
    return Place(source, timing.start, timing.end) if timing else None


def _line_end(source: Source, step: WrittenStep) -> int:
    """The end of a step's first line."""
    text = source.text
    ends = [at for at in (text.find("\n", step.start), text.find("\r", step.start)) if at >= 0]
    return max(step.start, min([*ends, step.end, len(text)]))
