"""missing-address: no postal address where the law asks for one."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule, late
from pitchlint_rules.jurisdictions import Jurisdiction, has_field, of_mail

_LAW = {
    "US": "CAN-SPAM asks for a physical postal address of the sender in each commercial mail",
    "CA": "CASL asks for the sender's mailing address in each commercial mail",
}
_STREET = (
    r"st(?:reet)?|ave(?:nue)?|r(?:oa)?d|blvd|boulevard|dr(?:ive)?|ln|lane|way|ct|court|pl(?:aza|ace)?|sq(?:uare)?|hwy|"
    r"highway|pkwy|parkway|ter(?:race)?|row|quay|wharf|close|crescent|broadway|alley|yard|gate"
)
_POSTAL = late(
    rf"(?i:\bp\.?\s?o\.? box \w)|"
    rf"\b\d{{1,6}}[a-zA-Z]?(?:,)? (?:[A-Z0-9][\w.'’-]* ){{1,4}}(?i:{_STREET})\b|"
    r"\b[A-Z]{2},? \d{5}(?:-\d{4})?\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|"
    r"[A-Z]\w*(?:straße|strasse|str\.|weg|platz|allee|gasse|straat|laan|gracht|gatan|vej|gade) \d+|"
    r"\b(?:Rue|Avenue|Via|Viale|Piazza|Calle|Plaza|Rua|Ulica|ul\.) [\w' ]{2,40},? \d+|"
    r"\b\d+,? (?:rue|avenue|boulevard) \w"
)


def check(mail: Mail, *, country: Jurisdiction = "") -> Iterator[Flag]:
    """An outreach mail to the United States or Canada."""
    if mail.template.kind not in ("first", "follow_up"):
        return
    where = of_mail(mail, country)
    if where in _LAW and not mail.template.once(_has_address):
        advice = "put it under your name: street or PO box, town, code; or the field that your tool fills with it"
        yield Flag(None, f"no postal address: {_LAW[where]}", advice, fault=where)


def _has_address(mail: Mail) -> bool:
    """An address, a field for one, or a signature that the tool fills in and that may hold one."""
    if has_field(mail, "address", "signature"):
        return True
    start = mail.parts.greeting.end if mail.parts.greeting else 0
    quoted = min((span.start for span in mail.parts.quoted), default=len(mail.body))
    return _POSTAL.search(mail.draft.body.text, start, max(start, quoted)) is not None


RULE = Rule(
    id="missing-address",
    group="law",
    title="No postal address",
    check=check,
    default=False,
    rank=80,
    per_row=True,
)
