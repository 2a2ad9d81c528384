"""Team vocabulary: two plain text files that anybody can edit.

`accept.txt` lists words and phrases that are no fault in this team's mails, one a line. `ban.txt` lists what the team
does not write, one a line, with better words behind an arrow:

    learnings -> what we learned
    guru

Blank lines and what follows " #" (or a "#" at the start of a line) are left out. Capitals do not matter. Plural and
possessive of an accepted word are accepted, too; in both files the marks and conditions of `wordlists` may be used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from pitchlint.phrases import Phrases
from pitchlint.settings import LIST_NAMES
from pitchlint.wordlists import Entry, PhraseError, parse

ACCEPT, BAN = LIST_NAMES


def is_ban_list(path: Path) -> bool | None:
    """Whether a vocabulary file bans or accepts, by the words of its name; None where the name says neither."""
    words = set(re.split(r"[^a-z]+", path.stem.lower()))
    if words & {"ban", "banned", "reject", "rejected"}:
        return True
    return False if words & {"accept", "accepted"} else None


def read(path: Path) -> tuple[Entry, ...]:
    """The entries of a vocabulary file. Raises `PhraseError` with file and line, `OSError` where it cannot be read."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    lines = text.splitlines()
    return _banning(lines, str(path)) if is_ban_list(path) else _accepting(lines, str(path))


def merged(
    lists: Iterable[tuple[Path, tuple[Entry, ...]]], names: Iterable[str]
) -> tuple[Phrases | None, Phrases | None]:
    """The accepted and the banned phrases of vocabulary files as read, the most general file first.

    Where files disagree on a phrase, the later one decides. `names` are accepted as well.
    """
    accepted = {entry.text: entry for entry in _accepting([name for name in names if name.strip()], "")}
    banned: dict[str, Entry] = {}
    accept_file, ban_file = Path(ACCEPT), Path(BAN)
    for path, entries in lists:
        if is_ban_list(path):
            ban_file, mine, other = path, banned, accepted
        else:
            accept_file, mine, other = path, accepted, banned
        for entry in entries:
            mine[entry.text] = entry
            other.pop(entry.text, None)
    accepts = Phrases(str(accept_file), given=tuple(accepted.values())) if accepted else None
    message, advice = "your team has ruled out “{words}”", "write “{better}”"
    bans = Phrases(str(ban_file), message, advice, given=tuple(banned.values())) if banned else None
    return accepts, bans


def _plain(line: str) -> str:
    """A line without its comment."""
    return "" if line.startswith("#") else line.partition(" #")[0].strip()


def _banning(lines: Iterable[str], name: str) -> tuple[Entry, ...]:
    ready = []
    for number, line in enumerate(lines, 1):
        text = _plain(line).replace("→", "->").replace("=>", "->")
        phrase, arrow, better = text.partition("->")
        if arrow and not phrase.strip():
            raise PhraseError(f"{name}:{number}: no phrase before the arrow; a line reads 'phrase -> better words'")
        if "->" in better:
            raise PhraseError(f"{name}:{number}: two arrows; a line reads 'phrase -> better words'")
        ready.append(_lowered(phrase.strip()) + (f" -> {better.strip()}" if better.strip() else ""))
    return parse(ready, name)


def _accepting(lines: Iterable[str], name: str) -> tuple[Entry, ...]:
    ready = []
    for number, line in enumerate(lines, 1):
        text = _plain(line)
        if "->" in text or "→" in text:
            raise PhraseError(f"{name}:{number}: no arrow belongs here; better words go into {BAN}")
        phrase, bang, conditions = _lowered(text).partition(" ! ")
        if re.search(r"[^\W\d_]\Z", phrase) and "/" not in phrase.rsplit(None, 1)[-1]:
            phrase += "/n"
        ready.append(phrase + bang + conditions)
    entries = parse(ready, name)
    owners = (entry._replace(text=entry.text + ("'" if entry.text.endswith("s") else "'s")) for entry in entries)
    return (*entries, *owners)


def _lowered(text: str) -> str:
    """The phrase in lower case, so that capitals do not matter; conditions stay, their classes are capitals."""
    phrase, bang, conditions = text.partition(" ! ")
    return phrase.lower() + bang + conditions
