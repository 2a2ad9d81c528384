"""Private addresses in a prospect list: a check that takes the list."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Listing, Rule


def check(listing: Listing, *, domains: tuple[str, ...] = ("gmail.com", "icloud.com", "outlook.com")) -> Iterator[Flag]:
    """Flag the addresses in one of `domains`."""
    for record in listing:
        domain = record.values.get("email", "").lower().partition("@")[2]
        if domain in domains:
            message = f"a private address, at {domain}"
            yield Flag(None, message, "write to the address that their company gives", place=record.cell("email"))


RULE = Rule(id="example/private-address", group="prospects", title="Writes to a private address", check=check)
