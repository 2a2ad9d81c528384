"""Sequences as files write them, before they become drafts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from pitchlint.draft import Allow
from pitchlint.readers.sequences.delays import Timing
from pitchlint.readers.sequences.tree import Leaf


class Told(NamedTuple):
    """What a sequence or a step declares; the fields are those of `Draft`."""

    kind: str | None = None
    headers: Mapping[str, str] = MappingProxyType({})
    prospect: Mapping[str, str] = MappingProxyType({})
    settings: Mapping[str, str] = MappingProxyType({})
    allows: tuple[Allow, ...] = ()


NOTHING_TOLD = Told()


class WrittenMail(NamedTuple):
    """A mail, or one variant of it. `html` is None where a look must tell; `key` is what others call it by."""

    subject: Leaf | None
    body: Leaf
    html: bool | None = None
    label: str | None = None
    key: str = ""


class WrittenStep(NamedTuple):
    """A step that is switched on, at `start`, `end` in the source; a mail without `mails` has its text elsewhere."""

    start: int
    end: int
    channel: str = "email"
    number: int | None = None
    timing: Timing | None = None
    mails: tuple[WrittenMail, ...] = ()
    title: str = ""
    same_thread: bool = False
    told: Told = NOTHING_TOLD


class WrittenSequence(NamedTuple):
    """Steps in order. `export` is the tool whose shape the file has; `ordered` says that the mails follow each other.

    `goes_on` says that the sequence is a branch of another one, so that its first mail is no first mail.
    """

    title: str
    start: int
    steps: tuple[WrittenStep, ...]
    export: str | None = None
    told: Told = NOTHING_TOLD
    ordered: bool = True
    goes_on: bool = False


class Reference(NamedTuple):
    """A sequence of mails that stand elsewhere in the file, called by their keys."""

    title: str
    mails: tuple[Leaf, ...]
    timings: tuple[Timing | None, ...]


class Written(NamedTuple):
    """All that a file holds."""

    sequences: tuple[WrittenSequence, ...] = ()
    references: tuple[Reference, ...] = ()
