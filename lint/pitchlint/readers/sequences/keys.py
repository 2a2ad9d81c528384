"""What the keys of sequence files mean: many spellings, one role; and the words for a step's channel and place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pitchlint.patterns import late
from pitchlint.readers.sequences.tree import Items, Leaf, Node, Table

# Compared without case, spaces, underscores and hyphens.
_ALIASES = {
    "subject": "subject subjectline emailsubject mailsubject",
    "text": "body bodytext text emailbody mailbody message plaintext plain textbody copy content bodyplain",
    "html": "html bodyhtml htmlbody emailhtml messagehtml contenthtml",
    "variants": "variants seqvariants sequencevariants versions variations alternatives templates emailvariants",
    "label": "label variantlabel variantname version variant name title id",
    "number": "step stepnumber seqnumber sequencenumber number order position emailnumber stepindex index stepno",
    "channel": "channel type steptype touchtype medium",
    "delay": (
        "delay delaydays delayindays waitdays wait waittime daysafterprevious delayafterprevious daysafter daysdelay "
        "seqdelaydetails followupafter intervaldays gapdays gap delayhours delayinhours delayminutes delayinminutes "
        "waithours waitminutes daystowait"
    ),
    "unit": "delayunit waitmode unit delaytype range waitunit",
    "day": "day stepday sendday dayoffset offsetdays daynumber sendonday dayoffsetfromstart",
    "date": "date sendon senddate sendat scheduledat scheduledfor scheduleddate",
    "title": "name title stepname heading",
    "on": "enabled active isactive isenabled",
    "off": "disabled vdisabled isdisabled paused skip skipped archived isdeleted deleted",
    "status": "status state",
    "inner": "content email mail template emailtemplate emailertemplate message data payload",
    "steps": (
        "steps sequence sequences emails mails messages touches touchpoints cadence copies emailsteps campaignsteps "
        "sequencesteps emailsequence templates"
    ),
    "later": "followups followupsequence followup followupemails",
}
_ROLES: dict[str, set[str]] = {}
for _role, _spellings in _ALIASES.items():
    for _spelling in _spellings.split():
        _ROLES.setdefault(_spelling, set()).add(_role)

UNORDERED = frozenset(("copies", "templates"))
"""Keys of lists whose mails follow each other only where they say so."""

_GAP = late(r"[\W_]+")
_CALL = late(r"call|phone|voice")
_SOCIAL = late(r"linkedin|inmail|social|twitter|whatsapp|sms|facebook|instagram|\bdm\b|telegram|text ?message")
_OTHER = late(
    r"task|wait|delay|condition|webhook|api|action|\bstart\b|\bend\b|^if\b|postcard|gift|direct ?mail|\btag\b"
)
_WORD_NUMBER = late(
    r"(?P<first>initial|intro(?:duction)?|first|opener|cold)\b.*|"
    r"follow[ _-]?ups?[ _-]?(?P<follow>\d{1,2})?.*|(?P<last>break[ _-]?up|final|last|closing|goodbye)\b.*|"
    r"(?:e-?mail|step|touch|message|mail|day)?[ #_-]*(?P<number>\d{1,4})(?:[ _].*)?",
    re.I,
)
_STEP_KEY = late(
    r"(?:e-?mail|step|touch|follow[ _-]?up|message|mail|day)[ _-]*\d{1,3}|"
    r"(?:initial|intro|first|opener|cold|follow[ _-]?up|break[ _-]?up|final|last|closing)"
    r"(?:[ _-]?(?:e?mail|touch|step))?",
    re.I,
)
LAST = 10_000
"""The number of a step that says only that it is the last one."""


class Entry(NamedTuple):
    """A key as written, what it stands for, and where the key begins."""

    key: str
    value: Node
    start: int


@lru_cache(maxsize=4096)
def bare(key: str) -> str:
    """A key without case, spaces, underscores and hyphens."""
    return _GAP.sub("", key).lower()


@lru_cache(maxsize=4096)
def _roles(key: str) -> frozenset[str]:
    return frozenset(_ROLES.get(bare(key), ()))


def entries(table: Table, role: str) -> Iterator[Entry]:
    """The entries of a mapping whose key may mean `role`, in the order of the file; null values left out."""
    for key, value in table.entries.items():
        if role in _roles(key) and not (isinstance(value, Leaf) and value.is_null):
            yield Entry(key, value, table.starts.get(key, table.start))


def leaf(table: Table, role: str) -> Leaf | None:
    """The first scalar under a key that means `role`."""
    return next((entry.value for entry in entries(table, role) if isinstance(entry.value, Leaf)), None)


def plain(table: Table, *names: str) -> Node | None:
    """The value under the first of `names`, as `bare` writes keys, that the mapping has."""
    if len(names) == 1:
        return next((value for key, value in table.entries.items() if bare(key) == names[0]), None)
    found = {bare(key): value for key, value in table.entries.items()}
    return next((found[name] for name in names if name in found), None)


def text(table: Table, *names: str) -> str:
    """The scalar under the first of `names` that the mapping has, "" where it has none."""
    value = plain(table, *names)
    return value.text.strip() if isinstance(value, Leaf) and not value.is_null else ""


def channel(word: str) -> str | None:
    """The channel that a step's type names; None where the word names none."""
    word = re.sub(r"[_-]+", " ", word.strip().lower())
    if _CALL.search(word):
        return "call"
    if _SOCIAL.search(word):
        return "social"
    if "mail" in word and "direct" not in word:
        return "email"
    return "other" if _OTHER.search(word) else None


def number(word: str) -> int | None:
    """The place that "2", "followup_1", "initial" or "breakup" names."""
    found = _WORD_NUMBER.fullmatch(word.strip())
    if not found:
        return None
    if found["number"]:
        return int(found["number"])
    if found["first"]:
        return 1
    return LAST if found["last"] else int(found["follow"] or 1) + 1


def names_steps(table: Table) -> bool:
    """Whether the keys of a mapping are those of steps ("email_1", "follow_up_2", "breakup")."""
    return len(table.entries) > 1 and all(_STEP_KEY.fullmatch(key.strip()) for key in table.entries)


def is_off(table: Table) -> bool:
    """Whether a step or variant is switched off."""
    if any(isinstance(entry.value, Leaf) and entry.value.truth is False for entry in entries(table, "on")):
        return True
    if any(isinstance(entry.value, Leaf) and entry.value.truth for entry in entries(table, "off")):
        return True
    status = leaf(table, "status")
    return status is not None and status.text.strip().lower() in (
        "disabled", "inactive", "archived", "paused", "deleted", "off",
    )  # fmt: skip


def listed(node: Node | None) -> tuple[Node, ...]:
    """The items of a list; none for anything else."""
    return node.values if isinstance(node, Items) else ()
