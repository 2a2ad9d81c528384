"""A folder whose files are the steps of one sequence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from pitchlint.draft import Draft, Place, Plan, PlannedStep
from pitchlint.patterns import late
from pitchlint.readers.sequences import delays
from pitchlint.readers.sequences.delays import Timing

_MOST = 20  # more numbered files are an archive of unrelated mails
_NUMBER = late(r"\d+")
_VARIANT = late(r"(?<=\d)([a-e])(?=[-_. ]|$)|(?<=\d)[-_ ]([a-e])$|[-_ ](?:variant|version|v)[-_ ]?([a-e])$", re.I)
_FOLLOW_UP = late(r"follow[-_ ]?up|bump|nudge|reminder", re.I)
_OPENING = late(r"(?:initial|intro|cold|first|opener|outreach)(?:[-_ ]?(?:e?mail|touch|outreach|message))?", re.I)
# what is numbered to choose from, or a person each
_ALTERNATIVES = late(r"template|draft|example|sample|prospect|lead|variant|version|option|contact|idea", re.I)


class _File(NamedTuple):
    path: str
    draft: Draft
    step: int
    variant: str | None


def plan_of(folder_name: str, drafts: Mapping[str, Draft]) -> Plan | None:
    """The sequence that the files of one folder make, None where they are unrelated.

    `drafts` are those of files that hold one draft each, by the file's name or path. They are a sequence when they
    declare a `step`, or the file names have a common pattern with consecutive numbers from 0 or 1, at most 20; and no
    two drafts name different people, and only the first says that it is a first mail. The drafts of the plan have
    `step`, `kind` and the setting "sequence"; days come from their `delay`, `day` or `date`.
    """
    files = _declared(drafts) or _numbered(drafts)
    if files and not _differ(files):
        return None
    if files is None or _apart([file.draft for file in files]):
        return None
    files.sort(key=lambda file: (file.step, file.variant or "", file.path))
    numbers = sorted({file.step for file in files})
    if len(numbers) < 2 or any(file.draft.kind == "first" and file.step != numbers[0] for file in files):
        return None
    offset = 1 - numbers[0] if numbers[0] == 0 else 0
    steps = [[file for file in files if file.step == number] for number in numbers]
    moments = delays.moments(
        [next((timing for file in step if (timing := _timing(file.draft))), None) for step in steps]
    )
    first = 1 - offset
    planned = []
    for step, moment in zip(steps, moments, strict=True):
        own = tuple(
            file.draft._replace(
                step=file.step + offset,
                kind=file.draft.kind or ("first" if file.step == first else "follow_up"),
                variant=file.draft.variant or file.variant,
                settings={**file.draft.settings, "sequence": folder_name},
            )
            for file in step
        )
        source = own[0].source
        place = Place(source, 0, len(source.line(1)))
        timing = _timing(own[0])
        planned.append(
            PlannedStep(
                own[0].step or 0, place, "email", moment.day, timing.date if timing else None,
                Place(source, timing.start, timing.end) if timing else None, own,
            )
        )  # fmt: skip
    return Plan(folder_name, tuple(planned))


def _declared(drafts: Mapping[str, Draft]) -> list[_File] | None:
    """The files by the step that they declare, where at least two do; the rest of the folder is no step."""
    files = [_File(path, draft, draft.step, draft.variant) for path, draft in drafts.items() if draft.step is not None]
    return files if len({file.step for file in files}) > 1 else None


def _differ(files: Sequence[_File]) -> bool:
    """Whether no two files are the same variant of the same step, as in a folder of several sequences."""
    return len({(file.step, file.variant) for file in files}) == len(files)


def _numbered(drafts: Mapping[str, Draft]) -> list[_File] | None:
    """The files by the number in their names, where these have one pattern and count up from 0 or 1."""
    found: dict[str, list[_File]] = {}
    for path, draft in drafts.items():
        name = PurePath(path).name.rsplit(".", 1)[0]
        variant = _VARIANT.search(name)
        bare = name[: variant.start()] + name[variant.end() :] if variant else name
        numbers = list(_NUMBER.finditer(bare))
        if not numbers:
            continue
        number = numbers[0] if numbers[0].start() == 0 else numbers[-1]
        # "01-intro", "02-proof": what follows a leading number is the step's own name
        pattern = "" if number.start() == 0 else bare[: number.start()].lower()
        label = (variant[1] or variant[2] or variant[3]).upper() if variant else None
        if _ALTERNATIVES.search(pattern):
            continue
        found.setdefault(pattern, []).append(_File(path, draft, int(number[0]), label))
    groups = sorted(found.values(), key=len)
    if len(groups) > 1 and len(groups[-2]) == len(groups[-1]) > 1:
        return None  # two sequences, or neither
    files = groups[-1] if groups else []
    lowest = 1
    if files and all(_FOLLOW_UP.search(PurePath(file.path).stem) for file in files):
        files = [*_openings(drafts), *(file._replace(step=file.step + 1) for file in files)]
        lowest = 2
    numbers_used = sorted({file.step for file in files})
    if len(numbers_used) < 2 or len(numbers_used) > _MOST or numbers_used[0] > lowest:
        return None
    if numbers_used != list(range(numbers_used[0], numbers_used[0] + len(numbers_used))):
        return None
    return files


def _openings(drafts: Mapping[str, Draft]) -> list[_File]:
    """The one file that is called like a first mail ("initial.md", "cold_email.txt")."""
    found = [
        _File(path, draft, 1, draft.variant) for path, draft in drafts.items()
        if _OPENING.fullmatch(PurePath(path).stem)
    ]  # fmt: skip
    return found if len(found) == 1 else []


def _apart(drafts: Sequence[Draft]) -> bool:
    """Whether two drafts name different people."""
    from pitchlint.prospects import recipients

    emails: set[str] = set()
    names: set[str] = set()
    for draft in drafts:
        own = {key: value.strip().lower() for key, value in draft.prospect.items()}
        to = recipients(draft.headers.get("to", ""))
        emails.update(email for email in (own.get("email"), *(one.email.lower() for one in to)) if email)
        full = own.get("name") or " ".join(part for part in (own.get("first_name"), own.get("last_name")) if part)
        names.update(name for name in (full, *(one.name.lower() for one in to)) if name)
    return len(emails) > 1 or (len(emails) == 0 and len(names) > 1)


def _timing(draft: Draft) -> Timing | None:
    """What front matter says of a step's time, with the place of the value where its line shows it."""
    for key in ("date", "day", "delay"):
        written = draft.settings.get(key, "").strip()
        if not written:
            continue
        start, end = _value(draft, key, written)
        if key == "date":
            if found := delays.date(written):
                return Timing("date", written, start, end, date=found)
        elif (amount := delays.days(written)) is not None:
            return Timing("day" if key == "day" else "after", written, start, end, amount)
    return None


def _value(draft: Draft, key: str, written: str) -> tuple[int, int]:
    """Where the value of a key stands in the lines above the body."""
    text = draft.source.text
    top = draft.body.locate(0, 0)[0] or len(text)
    found = re.compile(rf"^[ \t]*{key}[ \t]*:[ \t]*['\"]?({re.escape(written)})", re.I | re.M).search(text, 0, top)
    return found.span(1) if found else (0, 0)
