"""bad-value: list cells that would look wrong in a mail."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Listing, Rule


def check(listing: Listing, *, most: int = 3) -> Iterator[Flag]:
    """Each value of each column, then whole rows; more than `most` cells with one fault in one column are one flag."""
    from pitchlint_rules import values

    yield from _headers(listing)
    yield from values.flags(listing, most)


def _headers(listing: Listing) -> Iterator[Flag]:
    """Columns of one name: a field with that name can only mean the first."""
    seen: set[str] = set()
    for number, column in enumerate(listing.columns):
        name = column.strip().lower()
        if name and name in seen:
            message = f"two columns are called “{column}”, and only the first that holds something is used"
            yield Flag(None, message, "give each a name of its own", place=listing.header(number))
        seen.add(name)


RULE = Rule(
    id="bad-value",
    group="fields",
    title="A value of the list that no mail should show",
    check=check,
    rank=6,
)
