"""bad-value: list cells that would look wrong in a mail."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Listing, Rule


def check(listing: Listing, *, most: int = 3) -> Iterator[Flag]:
    """Each value of each column, then whole rows; more than `most` cells with one fault in one column are one flag."""
    from pitchlint_rules import values

    yield from values.flags(listing, most)


RULE = Rule(
    id="bad-value",
    group="fields",
    title="A value of the list that no mail should show",
    check=check,
    rank=6,
)
