"""A record that does not say where the contact data come from."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule, late
from pitchlint_rules.records import has_record, is_outreach, opens_sequence

_NAMES = frozenset({
    "first_name", "last_name", "middle_name", "name", "salutation", "suffix", "nickname", "company", "title",
})  # fmt: skip
# a record with one of these says how you came to know the person
_ORIGINS = frozenset({
    "source", "origin", "data_source", "contact_source", "list_source", "found_via", "found_at", "met_at", "event",
    "campaign_source", "referrer", "introduced_by", "connected_on", "notes", "consent",
})  # fmt: skip
_SAYS_SO = (" met ", "address", "contact", "detail", "email", "e-mail", "name", "number")
_IN_THE_MAIL = late(
    r"\b(?:your|the) (?:\w+ )?(?:address|contact(?: details| data)?|details|e-?mail(?: address)?|name|number)"
    r" (?:(?:is|was|stands|came|comes|appears?) )?(?:on|in|from|through|via|at|by)\b|"
    r"\b(?:found|got|have|took|had) (?:you|your (?:\w+ )?(?:address|contact|details|e-?mail|name|number))\b.{0,30}?"
    r"\b(?:on|in|from|through|via|at)\b|\b(?:we met|met you|meeting you|we spoke|you and i (?:met|spoke))\b"
)


def check(mail: Mail) -> Iterator[Flag]:
    """Flag a first mail to somebody whose record has contact data and no word on where they come from."""
    record = mail.prospect
    if not _ORIGINS.isdisjoint(record) or not has_record(mail) or not opens_sequence(mail):
        return
    if (mail.record is None and _NAMES.issuperset(record)) or mail.template.kind != "first" or not is_outreach(mail):
        return
    if mail.template.once(_says_where):
        return
    names = mail.listing.names if mail.record and mail.listing else ()
    if mail.record and _ORIGINS.isdisjoint(names):
        yield Flag(
            None,
            "the list does not say where its contact data come from",
            "add a column “source” (a fair, a sign-up, the site you found them on): people ask, and some laws do",
            fault="no column",
        )
        return
    yield Flag(
        None,
        "the record does not say where the contact data come from",
        "add `source:` (a fair, a sign-up, the site you found them on): people ask, and some laws do",
        fault="no value",
    )


def _says_where(mail: Mail) -> bool:
    """Whether the mail itself says where the address comes from, or where the two met."""
    text = f" {mail.body.lower()} "
    return any(word in text for word in _SAYS_SO) and _IN_THE_MAIL.search(" ".join(text.split())) is not None


RULE = Rule(
    id="unknown-origin",
    group="prospects",
    title="Cannot say where the address comes from",
    check=check,
    severity="info",
    per_row=True,
    rank=80,
)
