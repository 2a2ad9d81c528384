"""What a reader gives back, and how it says that it cannot."""

from typing import NamedTuple

from pitchlint.draft import Draft, Plan
from pitchlint.prospects import Listing


class Note(NamedTuple):
    """Something to know about how a file was read; no error. `line` is 1-based, None for the whole file."""

    message: str
    line: int | None = None


class Reading(NamedTuple):
    """What a file holds: drafts in file order, those of `plans` among them and in their order; or a prospect list.

    `errors` are parts that make no sense, such as a delay of "three"; all the rest was read.
    """

    drafts: tuple[Draft, ...]
    notes: tuple[Note, ...] = ()
    plans: tuple[Plan, ...] = ()
    listing: Listing | None = None
    errors: tuple[Note, ...] = ()


class ReadError(Exception):
    """A file that cannot be read.

    `message` says what is wrong and what to do, without the path; `line` is 1-based, None for the whole file.
    """

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
