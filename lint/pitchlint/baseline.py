"""The baseline: findings that are known, by what they say and where they stand, not by line.

A finding with words is known by its rule, its file and the words of its sentence; one about a whole mail by its rule
and the mail (file, heading, step, variant). A sentence that was re-wrapped or moved is the same, and one in which a
few words were mended is nearly so.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pitchlint.finding import Finding
from pitchlint.settings import ConfigError, shown, unreadable

NAME = "pitchlint-baseline.json"
VERSION = 1
_VERSION_KEY = "pitchlint-baseline"
_KEYS = ("rule", "text", "in", "mail", "step", "variant", "count")
_ALIKE = 0.85  # two versions of a sentence share all but a word in seven,
_SAME_WORDS = 0.35  # and half of their words where those at fault are the same
_MENDED = 0.6  # a short one in which one word was mended shares no more than that
_MOST_PAIRS = 200_000  # of changed sentences that are compared; beyond, only what stayed the same is known
_HALF = 2  # a file was moved when half of its sentences that are known are found in the new one
_WORD = re.compile(r"\w+")
# JSON lets them stand, but terminals obey some, and many readers of lines end a line at others
_CONTROLS = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)}


class Known(NamedTuple):
    """What a finding is known by. `path` is relative to the baseline's folder, with forward slashes.

    `text` is the words at fault and `sentence` the one they stand in, each on one line; both are "" for a finding about
    a whole mail, which `title`, `step` and `variant` name.
    """

    path: str
    rule: str
    text: str = ""
    sentence: str = ""
    title: str = ""
    step: int | None = None
    variant: str | None = None


class Sifted(NamedTuple):
    """Findings held against a baseline: the places of the known ones in the sequence, and the entries left over."""

    known: frozenset[int]
    unmatched: Counter[Known]


def known_as(finding: Finding, folder: Path) -> Known:
    """What `finding` is known by in a baseline that lies in `folder`."""
    path = path_in(folder, finding.path)
    if finding.context:
        return Known(path, finding.rule, " ".join(finding.text.split()), finding.context)
    draft = finding.draft
    return Known(path, finding.rule, title=draft.title, step=draft.step, variant=draft.variant)


def path_in(folder: Path, path: str) -> str:
    """`path`, absolute or from the working directory, as seen from `folder`."""
    whole = os.path.abspath(path)
    try:
        return os.path.relpath(whole, folder).replace(os.sep, "/")
    except ValueError:  # another drive
        return whole.replace(os.sep, "/")


def counted(findings: Iterable[Finding], folder: Path) -> Counter[Known]:
    """What a baseline in `folder` holds after these findings."""
    return Counter(known_as(finding, folder) for finding in findings)


def sift(findings: Sequence[Finding], entries: Mapping[Known, int], folder: Path) -> Sifted:
    """Which of `findings` the entries of a baseline in `folder` know, each entry as often as it counts.

    Of several findings that are known by the same, the first ones are. Entries of a file that is gone hold for a new
    one that says much the same.
    """
    names = [known_as(finding, folder) for finding in findings]
    moved = _moved(names, entries, folder)
    left: Counter[Known] = Counter()
    for entry, count in entries.items():
        left[entry._replace(path=moved.get(entry.path, entry.path))] += count
    known: set[int] = set()
    changed: dict[tuple[str, str], list[int]] = {}
    for number, name in enumerate(names):
        if left[name] > 0:
            left[name] -= 1
            known.add(number)
        else:
            changed.setdefault((name.path, name.rule), []).append(number)
    for number, entry in _nearest(names, changed, left):
        if number not in known and left[entry] > 0:
            left[entry] -= 1
            known.add(number)
    return Sifted(frozenset(known), +left)


def _moved(names: Sequence[Known], entries: Mapping[Known, int], folder: Path) -> dict[str, str]:
    """Files of the baseline that are gone, and the new files that hold what they held."""
    old, now = {entry.path for entry in entries}, {name.path for name in names}
    gone = {path for path in old - now if not os.path.exists(folder / path)}
    if not gone or not now - old:
        return {}
    places: dict[Known, set[str]] = {}
    for name in names:
        if name.path not in old:
            places.setdefault(name._replace(path=""), set()).add(name.path)
    sentences = Counter(entry.path for entry in entries if entry.sentence)
    shared: Counter[tuple[str, str]] = Counter()
    alike: set[tuple[str, str]] = set()  # also those that share nothing but a finding on the whole mail
    for entry in entries:
        for path in places.get(entry._replace(path=""), ()) if entry.path in gone else ():
            shared[entry.path, path] += bool(entry.sentence)
            alike.add((entry.path, path))
    held = {path: Counter[Known]() for path in old | now}
    for entry, count in entries.items():
        held[entry.path][entry._replace(path="")] += count
    for name in names:
        if name.path not in old:
            held[name.path][name._replace(path="")] += 1
    moved: dict[str, str] = {}
    for before, after in sorted(alike, key=lambda pair: (-shared[pair], pair)):
        enough = shared[before, after] and shared[before, after] * _HALF >= sentences[before]
        # every campaign has an "email-1.md": a name says that it is the same mail only where all its faults are, too
        same = before.rpartition("/")[2] == after.rpartition("/")[2] and held[before] == held[after]
        if (enough or same) and before not in moved and after not in moved.values():
            moved[before] = after
    return moved


def _nearest(
    names: Sequence[Known], changed: Mapping[tuple[str, str], Sequence[int]], left: Mapping[Known, int]
) -> list[tuple[int, Known]]:
    """Findings, by number, and the entries that they may be a later version of, the nearest first."""
    entries: dict[tuple[str, str], list[Known]] = {}
    for entry, count in left.items():
        if count > 0:
            entries.setdefault((entry.path, entry.rule), []).append(entry)
    pairs: list[tuple[float, int, Known]] = []
    for key, numbers in changed.items():
        candidates = entries.get(key, [])
        if len(numbers) * len(candidates) > _MOST_PAIRS:
            continue
        words = [(one, _words(one.text), Counter(_words(one.sentence))) for one in candidates if one.sentence]
        for number in numbers:
            if not names[number].sentence:
                pairs += [(0, number, entry) for entry in candidates if _is_same_mail(names[number], entry)]
                continue
            text, sentence = _words(names[number].text), Counter(_words(names[number].sentence))
            for entry, its_text, its_sentence in words:
                near = _likeness(sentence, its_sentence) + (_SAME_WORDS if text == its_text else 0)
                if near >= _ALIKE or (near >= _MENDED and _one_word_apart(sentence, its_sentence)):
                    pairs.append((-near, number, entry))
    return [(number, entry) for _, number, entry in sorted(pairs, key=lambda pair: pair[:2])]


def _is_same_mail(one: Known, other: Known) -> bool:
    """Whether two are about a whole mail, of which one is numbered now: other files made a sequence of it."""
    numbered = one.step is None or other.step is None
    return (
        not (one.sentence or other.sentence) and numbered and (one.title, one.variant) == (other.title, other.variant)
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Which share of the words two sentences have in common, 0 to 1 (Dice's coefficient)."""
    both = one.total() + other.total()
    return 2 * (one & other).total() / both if both else 0.0


def _one_word_apart(one: Counter[str], other: Counter[str]) -> bool:
    return (one - other).total() <= 1 and (other - one).total() <= 1


def load(file: Path) -> Counter[Known]:
    """The entries of a baseline file, and how often each counts. Raises `ConfigError` with the line at fault."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise ConfigError(f"{shown(file)}: no such baseline; 'pitchlint baseline' writes one") from None
    except OSError as error:
        raise unreadable(file, error) from error
    except UnicodeDecodeError as error:
        raise _broken(file, error.object.count(b"\n", 0, error.start) + 1, "not UTF-8") from None
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise _broken(file, error.lineno, f"not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}") from None
    except RecursionError:
        raise _broken(file, 1, "not valid JSON: nested too deeply") from None
    version = found.get(_VERSION_KEY) if isinstance(found, dict) else None
    if type(version) is not int or version < 1:
        raise _broken(file, _line(text, (_VERSION_KEY,)), "no baseline of pitchlint")
    if version > VERSION:
        message = f"a baseline of version {version}, and this pitchlint knows {VERSION}; update it, or write it anew"
        raise ConfigError(f"{shown(file)}:{_line(text, (_VERSION_KEY,))}: {message}")
    entries: Counter[Known] = Counter()
    files = found.get("files")
    if not isinstance(files, dict):
        raise _broken(file, _line(text, ("files",)), "'files' is no table of findings by file")
    for path, rows in files.items():
        if not isinstance(rows, list):
            raise _broken(file, _line(text, ("files", path)), f"'{path}' has no list of findings")
        for number, row in enumerate(rows):
            wrong = _fault(row)
            if wrong:
                raise _broken(file, _line(text, ("files", path, number)), wrong)
            entry = Known(
                path, row["rule"], row.get("text", ""), row.get("in", row.get("text", "")), row.get("mail", ""),
                row.get("step"), row.get("variant"),
            )  # fmt: skip
            entries[entry] += row.get("count", 1)
    return entries


def dump(entries: Mapping[Known, int]) -> str:
    """The text of a baseline file: one finding a line, sorted, so that a diff reads well."""
    files: dict[str, list[str]] = {}
    for entry in sorted(entries, key=_order):
        if entries[entry] > 0:
            files.setdefault(entry.path, []).append(f"      {_encoded(_row(entry, entries[entry]))}")
    blocks = [f"    {_encoded(path)}: [\n" + ",\n".join(rows) + "\n    ]" for path, rows in files.items()]
    inner = "{\n" + ",\n".join(blocks) + "\n  }" if blocks else "{}"
    return f'{{\n  "{_VERSION_KEY}": {VERSION},\n  "files": {inner}\n}}\n'


def write(file: Path, entries: Mapping[Known, int]) -> None:
    """Write a baseline file, whole or not at all. Raises `ConfigError`."""
    new = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        # a lone surrogate, from a name that is no valid text, becomes the escape that JSON has for it
        new.write_bytes(dump(entries).encode("utf-8", "backslashreplace"))
        os.replace(new, file)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise ConfigError(f"{shown(file)}: cannot be written: {error.strerror}") from error


def _order(entry: Known) -> tuple[Any, ...]:
    step = (entry.step is not None, entry.step or 0)
    return (entry.path, entry.rule, entry.title, step, entry.variant or "", entry.text, entry.sentence)


def _row(entry: Known, count: int) -> dict[str, Any]:
    """An entry as the file has it; what says nothing is left out."""
    row: dict[str, Any] = {"rule": entry.rule}
    if entry.sentence:
        row |= {"text": entry.text} | ({"in": entry.sentence} if entry.sentence != entry.text else {})
    row |= {"mail": entry.title} if entry.title else {}
    row |= {"step": entry.step} if entry.step is not None else {}
    row |= {"variant": entry.variant} if entry.variant is not None else {}
    return row | ({"count": count} if count > 1 else {})


def _encoded(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).translate(_CONTROLS)


def _fault(row: object) -> str | None:
    """What is wrong with an entry of the file."""
    if not isinstance(row, dict) or not isinstance(row.get("rule"), str):
        return "a finding without a rule"
    for key in row:
        if key not in _KEYS:
            return f"a finding has no '{key}'"
    for key in ("text", "in", "mail", "variant"):
        if not isinstance(row.get(key, ""), str):
            return f"'{key}' wants a text in quotes"
    for key, least in (("step", 0), ("count", 1)):
        value = row.get(key, least)
        if type(value) is not int or value < least:
            return f"'{key}' wants a whole number"
    return None


def _broken(file: Path, line: int, what: str) -> ConfigError:
    return ConfigError(f"{shown(file)}:{line}: {what}; mend the file, or delete it and run 'pitchlint baseline'")


def _line(text: str, keys: Sequence[str | int]) -> int:
    """The line on which the value stands that `keys` lead to; of the outermost one that is there."""
    at = _after_space(text, text.startswith("\ufeff"))
    for key in keys:
        for name, value in _members(text, at):
            if name == key:
                at = value
                break
        else:
            break
    return text.count("\n", 0, at) + 1


def _members(text: str, at: int) -> Iterator[tuple[str | int, int]]:
    """Keys, or numbers, and offsets of the values in the JSON object or array that begins at `at`, which is valid."""
    if text[at] not in "{[":
        return
    is_object, decoder, number = text[at] == "{", json.JSONDecoder(), 0
    at = _after_space(text, at + 1)
    while text[at] not in "}]":
        name: str | int = number
        if is_object:
            name, at = decoder.raw_decode(text, at)
            at = _after_space(text, text.index(":", at) + 1)
        yield name, at
        at = _after_space(text, decoder.raw_decode(text, at)[1])
        if text[at] == ",":
            at = _after_space(text, at + 1)
        number += 1


def _after_space(text: str, at: int) -> int:
    while text[at : at + 1] in (" ", "\t", "\r", "\n"):
        at += 1
    return at
