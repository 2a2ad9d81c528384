"""A prospect list as it was read: columns, rows, and where each cell stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from pitchlint.draft import Place, Source
from pitchlint.fields import canonical
from pitchlint.patterns import late

EMPTY = "is empty; a list needs at least one person"
IDENTITY = ("email", "name", "first_name", "last_name")
"""A list needs one of these columns, else it names nobody."""

# how lists name what merge fields never insert; the rest is `fields.canonical`
_SPELLINGS = {
    "nickname": "nickname preferredname preferredfirstname goesby knownas",
    "spoken_company": "companynameforemails",
    "email": "email1 primaryemail emailaddress1",
    "middle_name": "middlename",
    "name": "fullname displayname contact",
    "record_id": "recordid",
    "not_before": "donotcontactbefore notbefore",
    "referrer": "introducedby",
    "source": "leadsource",
}
_LIST_ONLY = {spelling: name for name, spellings in _SPELLINGS.items() for spelling in spellings.split()}
_WORDS = late(r"[^\w'’]+")


class ProspectError(Exception):
    """A prospect list that cannot be used. `line` is 1-based, None for the whole file."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


class Row(NamedTuple):
    """One row: the line it begins on, 1-based, and its cells as written; it may have more or fewer than columns."""

    line: int
    cells: tuple[str, ...]


Locator = Callable[[Source, Sequence[str], Row, int], tuple[int, int]]
"""Where cell number `int` of a row stands in the source: half-open offsets. How depends on the format."""


def canonical_field(header: str) -> str:
    """The canonical name of a list's column: "first_name" for "First Name", "company" for "Account Name"."""
    plain = re.sub(r"[\W_]+", "", header.lower())
    return _LIST_ONLY.get(plain) or canonical(header)


class Record:
    """One prospect. `values` has canonical field names and no empty values; `place` is "leads.csv:214"."""

    __slots__ = ("listing", "row")

    def __init__(self, listing: Listing, row: Row) -> None:
        self.listing = listing
        self.row = row

    @property
    def values(self) -> dict[str, str]:
        """Made anew at each call: of two columns with one meaning the first that holds something counts."""
        values: dict[str, str] = {}
        for name, cell in zip(self.listing.names, self.row.cells, strict=False):
            if cell and name and name not in values and (value := cell.strip()):
                values[name] = value
        # Apollo's "Company Name for Emails" is the short name that people say
        if spoken := values.pop("spoken_company", ""):
            if "company" in values and values["company"] != spoken:
                values["registered_company"] = values["company"]
            values["company"] = spoken
        return values

    @property
    def place(self) -> str:
        return f"{self.listing.file_name}:{self.row.line}"

    def cell(self, name: str) -> Place:
        """Where the value of the canonical field `name` stands, the whole row where the list has no such column."""
        listing = self.listing
        if name == "company" and "spoken_company" in listing.names:
            name = "spoken_company"
        held = [at for at, column in enumerate(listing.names) if column == name and at < len(self.row.cells)]
        at = next((at for at in held if self.row.cells[at].strip()), held[0] if held else None)
        if at is None:
            start = listing.source.offset(self.row.line)
            return Place(listing.source, start, start)
        return self.column(at)

    def column(self, number: int) -> Place:
        """Where the cell `number`, from 0, stands."""
        listing = self.listing
        return Place(listing.source, *listing.locate(listing.source, listing.columns, self.row, number))


class Listing:
    """A prospect list. `columns` are its headers as written, `names` their canonical names.

    A list that `is_table` has columns that people see; the cards of a .vcf file have none.
    """

    def __init__(
        self,
        source: Source,
        columns: Sequence[str],
        rows: Sequence[Row],
        locate: Locator,
        header_line: int = 1,
        *,
        is_table: bool = True,
    ) -> None:
        self.source = source
        self.columns = tuple(columns)
        self.names = tuple(canonical_field(column) for column in columns)
        self.rows = rows
        self.locate = locate
        self.header_line = header_line
        self.is_table = is_table
        self.file_name = source.path.replace("\\", "/").rpartition("/")[2]

    def header(self, number: int) -> Place:
        """Where the header of column `number`, from 0, stands; the list's first line where it has no header row."""
        row = Row(self.header_line, self.columns)
        return Place(self.source, *self.locate(self.source, self.columns, row, number))

    def __iter__(self) -> Iterator[Record]:
        return (Record(self, row) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def records(self) -> tuple[Record, ...]:
        return tuple(self)

    @cached_property
    def by_email(self) -> dict[str, Record]:
        """Records by e-mail address in lower case; of several with one address the first."""
        found: dict[str, Record] = {}
        for record in self:
            if email := record.values.get("email", "").lower():
                found.setdefault(email, record)
        return found

    @cached_property
    def by_name(self) -> dict[str, list[Record]]:
        """Records by full name, folded as `name_keys` does."""
        found: dict[str, list[Record]] = {}
        for record in self:
            for key in name_keys(record.values):
                found.setdefault(key, []).append(record)
        return found

    def named(self, record: Mapping[str, str]) -> Record | None:
        """The one record with the full name of `record`; None where none has it, or several."""
        for key in name_keys(record):
            if len(found := self.by_name.get(key, [])) == 1:
                return found[0]
        return None


def name_keys(record: Mapping[str, str]) -> list[str]:
    """The full names under which a record is looked up; a first name alone would meet too many."""
    parts = f"{record.get('first_name', '')} {record.get('last_name', '')}".strip()
    names = [record.get("name", ""), parts if record.get("first_name") and record.get("last_name") else ""]
    keys = [" ".join(_WORDS.sub(" ", name).lower().split()) for name in names]
    return [key for key in dict.fromkeys(keys) if " " in key]
