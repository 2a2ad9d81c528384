"""Fixes: edits to a new text, proven by reading it again; and the text to its file, whole or not at all."""

from __future__ import annotations

import os
import stat
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pitchlint.draft import Draft, Passage, Source
from pitchlint.edits import Change
from pitchlint.finding import Finding
from pitchlint.prospects import Listing
from pitchlint.readers import ReadError, Reading, read

_ESCAPES = {
    '"': '"', "\\": "\\", "\a": "a", "\b": "b", "\t": "t", "\n": "n", "\v": "v", "\f": "f", "\r": "r",
}  # fmt: skip


class FixError(Exception):
    """A file that cannot be written; the message says why and what to do, without the path."""


class Fixed(NamedTuple):
    """A new text, the findings whose fixes made it, and those whose fixes would have changed more than they say."""

    text: str
    applied: tuple[Finding, ...] = ()
    refused: tuple[Finding, ...] = ()


def may_fix(finding: Finding, unsafe: bool) -> bool:
    """Whether a finding has a fix that may be written, `unsafe` ones only when they are wanted."""
    return finding.fix is not None and finding.fix.applicability in (("safe", "unsafe") if unsafe else ("safe",))


def fixed(reading: Reading, findings: Sequence[Finding], *, unsafe: bool = False) -> Fixed:
    """The text of a file with the fixes of `findings` on it.

    `findings` are those of the file that `reading` was made of. Of fixes that touch each other the first one in the
    file is made; the others wait for the next round. The new text is read again: what is outside the edits must read
    as before, else the fix is refused (a value that would need quotes in YAML, a character that the file's encoding
    does not have).
    """
    source = source_of(reading)
    if source is None:
        return Fixed("")
    wanted: dict[tuple[Change, ...], list[Finding]] = {}
    for finding in findings:
        if may_fix(finding, unsafe) and _writes(source, made := _changes(source, finding)):
            wanted.setdefault(made, []).append(finding)
    chosen = _apart(wanted)
    kept = _proven(chosen, lambda some: _reads_as_meant(reading, source, some))
    refused = [one for one in chosen if one not in kept]
    return Fixed(
        _written(source.text, kept),
        tuple(finding for one in kept for finding in wanted[one]),
        tuple(finding for one in refused for finding in wanted[one]),
    )


def source_of(reading: Reading) -> Source | None:
    """The file that a reading was made of; None where it holds nothing."""
    if reading.drafts:
        return reading.drafts[0].source
    return reading.listing.source if reading.listing else None


def encoded(source: Source, text: str) -> bytes:
    """`text` as the bytes of the file that `source` was. Raises `UnicodeEncodeError`."""
    return (("\ufeff" if source.bom else "") + text).encode(source.encoding)


def diff(source: Source, text: str) -> list[str]:
    """The lines of a unified diff from a source to `text`, without their line feeds.

    A patch is about bytes: those that are no UTF-8 stand in the lines as surrogates (`surrogateescape`). Of a file that
    has no lines of bytes, as in UTF-16, one line says that it differs.
    """
    import difflib
    from io import BytesIO

    name = _patched_name(source.path)
    before, after = encoded(source, source.text), encoded(source, text)
    if b"\0" in before:
        return [f"Binary files {name} and {name} differ"]
    name += "\t" if " " in name and not name.startswith('"') else ""  # it ends at a space, unless a tab follows it
    old, new = ([_as_text(line) for line in BytesIO(data)] for data in (before, after))
    lines: list[str] = []
    for line in difflib.unified_diff(old, new, name, name):
        lines.append(line.removesuffix("\n"))
        if not line.endswith("\n"):
            lines.append("\\ No newline at end of file")
    return lines


def _as_text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _patched_name(path: str) -> str:
    """A path as git writes it in a patch: in quotes where it holds quotes, backslashes or control characters."""
    escaped = "".join(
        f"\\{_ESCAPES[sign]}" if sign in _ESCAPES else f"\\{ord(sign):03o}" if sign < " " or sign == "\x7f" else sign
        for sign in path
    )
    return path if escaped == path else f'"{escaped}"'


def write(path: Path, source: Source, text: str) -> None:
    """Put `text` in place of the file that was read as `source`: the old file or the new one, never half of either.

    A link is followed, the mode is kept. Raises `FixError` for a file that changed since, is gone or may not be
    written; nothing is written then.
    """
    import tempfile

    try:
        target = path.resolve(strict=True)
        old, mode = target.read_bytes(), target.stat().st_mode
    except FileNotFoundError:
        raise FixError("is gone since it was read; nothing was fixed") from None
    except OSError as error:
        raise FixError(f"cannot be read again: {error.strerror}; nothing was fixed") from None
    if old == encoded(source, text):
        return  # another path leads to the same file
    if old != encoded(source, source.text):
        raise FixError("has changed since it was read; nothing was fixed, run it again")
    if not mode & 0o222 or not os.access(target, os.W_OK):
        raise FixError("is read-only; make it writable to have it fixed")
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=".pitchlint-", suffix=".tmp", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(encoded(source, text))
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, stat.S_IMODE(mode))
        os.replace(temporary, target)
        temporary = ""
    except OSError as error:
        raise FixError(f"cannot be written: {error.strerror}; check its folder's permissions") from None
    finally:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)


def _changes(source: Source, finding: Finding) -> tuple[Change, ...]:
    """The edits of a finding's fix as offsets, in order."""
    assert finding.fix
    edits = finding.fix.edits
    reads = finding.fix.reads or tuple(edit.text for edit in edits)
    found = [
        Change(
            source.offset(edit.line) + edit.column - 1,
            source.offset(edit.end_line) + edit.end_column - 1,
            edit.text,
            words,
        )
        for edit, words in zip(edits, reads, strict=True)
    ]
    return tuple(sorted(found))


def _writes(source: Source, changes: Sequence[Change]) -> bool:
    """Whether edits change anything."""
    return any(source.text[change.start : change.end] != change.text for change in changes)


def _apart(wanted: Iterable[tuple[Change, ...]]) -> list[tuple[Change, ...]]:
    """The fixes that can be made together, in the order of the file: of those that touch each other the first."""
    chosen: list[tuple[Change, ...]] = []
    taken: list[tuple[int, int]] = []  # in order
    for fix in sorted(wanted):
        places = [bisect_left(taken, (change.end + 1,)) for change in fix]
        if all(not at or taken[at - 1][1] < change.start for at, change in zip(places, fix, strict=True)):
            chosen.append(fix)
            for change in fix:
                insort(taken, (change.start, change.end))
    return chosen


def _proven(
    fixes: list[tuple[Change, ...]], holds: Callable[[list[tuple[Change, ...]]], bool]
) -> list[tuple[Change, ...]]:
    """The fixes without those that break what they are not about, looked for by halves."""
    if not fixes or holds(fixes):
        return fixes
    if len(fixes) == 1:
        return []
    half = len(fixes) // 2
    first, second = _proven(fixes[:half], holds), _proven(fixes[half:], holds)
    return first + second if not (first and second) or holds(first + second) else first


def _written(text: str, fixes: Sequence[tuple[Change, ...]]) -> str:
    pieces: list[str] = []
    at = 0
    for change in sorted(change for fix in fixes for change in fix):
        pieces += text[at : change.start], change.text
        at = change.end
    return "".join((*pieces, text[at:]))


def _reads_as_meant(reading: Reading, source: Source, fixes: list[tuple[Change, ...]]) -> bool:
    """Whether the file with `fixes` on it reads as before outside of them, and as they mean it inside."""
    try:
        after = read(source.path, encoded(source, _written(source.text, fixes)))
    except (ReadError, UnicodeEncodeError):
        return False
    if _counted(after) != _counted(reading):
        return False
    changes = sorted(change for fix in fixes for change in fix)
    if reading.listing and after.listing:
        return _cells_read_as_meant(reading.listing, after.listing, changes)
    return all(
        _declared(old) == _declared(new) and list(_meant(old, changes)) == list(_read(new))
        for old, new in zip(reading.drafts, after.drafts, strict=True)
    )


def _cells_read_as_meant(before: Listing, after: Listing, changes: Sequence[Change]) -> bool:
    """Whether the cells that differ are those of `changes`, which write over whole cells, perhaps with their spaces."""
    left = {_trimmed(before.source.text, change.start, change.end): change.words for change in changes}
    if before.columns != after.columns:
        return False
    for old, new in zip(before.rows, after.rows, strict=True):
        if old.cells == new.cells:
            continue
        if len(old.cells) != len(new.cells):
            return False
        for number, (was, now) in enumerate(zip(old.cells, new.cells, strict=True)):
            if was != now:
                place = before.locate(before.source, before.columns, old, number)
                if left.pop(place, None) != now.strip():
                    return False
    return not left


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of a text without the white space at its ends."""
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())


def _counted(reading: Reading) -> tuple[int, ...]:
    rows = len(reading.listing.rows) if reading.listing else 0
    return len(reading.drafts), len(reading.plans), len(reading.notes), len(reading.errors), rows


def _declared(draft: Draft) -> tuple[object, ...]:
    """What a draft says beside its words, and how these are written: what was a plain value of YAML stays one."""
    allows = tuple(allow.rules for allow in draft.allows)
    layers = (draft.subject.layers if draft.subject else None), draft.body.layers
    return draft.kind, draft.step, draft.variant, draft.headers, draft.prospect, draft.settings, allows, layers


def _read(draft: Draft) -> Iterator[str]:
    """The words of a draft; white space counts for nothing, since HTML and trimming show less of it."""
    for passage in _passages(draft):
        yield " ".join(passage.text.split())


def _meant(draft: Draft, changes: Sequence[Change]) -> Iterator[str]:
    """What the words of a draft ought to be after `changes`, which are in order."""
    for passage in _passages(draft):
        yield " ".join(_changed(passage, changes).split())


def _passages(draft: Draft) -> Iterator[Passage]:
    for part in (draft, *draft.alternatives):
        yield part.passage("subject")
        yield part.body


def _changed(passage: Passage, changes: Sequence[Change]) -> str:
    if not passage.text:
        return ""
    pieces: list[str] = []
    at = 0
    first, last = passage.starts[0], passage.ends[-1]
    for change in changes:
        if change.start < first or change.end > last:
            continue
        begin, stop = bisect_left(passage.starts, change.start), bisect_left(passage.starts, change.end)
        if begin < stop or change.start == change.end:
            pieces += passage.text[at:begin], change.words
            at = stop
    return "".join((*pieces, passage.text[at:]))
