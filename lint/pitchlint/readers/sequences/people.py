"""Whether columns are those of a prospect list."""

from __future__ import annotations

from collections.abc import Collection

# beside a bare "name", which heads all kinds of tables
_OF_PEOPLE = frozenset(
    (
        "company", "title", "phone", "linkedin", "department", "notes", "research", "referrer", "industry", "website",
        "city", "country", "employees", "salutation",
    )
)  # fmt: skip


def names_people(columns: Collection[str]) -> bool:
    """Whether columns, by their canonical names, name people."""
    if any(name in columns for name in ("email", "first_name", "last_name")):
        return True
    return "name" in columns and not _OF_PEOPLE.isdisjoint(columns)
