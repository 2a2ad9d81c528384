"""missing-opt-out: a mail that does not say how to get no more of them."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule, late
from pitchlint_rules.jurisdictions import Jurisdiction, has_field, of_mail, own_texts

_LAW = {
    "US": "CAN-SPAM asks for a clear way to opt out in each commercial mail, to businesses, too",
    "CA": "CASL asks for a way to unsubscribe in each commercial mail",
    "UK": "PECR asks for an address to which the reader can say no",
    "EU": "GDPR art. 21 asks you to tell the reader, clearly and apart from the rest, that he may object",
}
_STOP = r"(?:writ\w+|e-?mail\w*|contact\w*|messag\w+|reach\w*(?: out)?|follow\w*(?: up)?|bother\w*|mail\w*|send\w*)"
_NO = r"(?:no|stop|remove|pass|unsubscribe|not interested|no thanks)"
_SAYS = late(
    rf"(?i)\b(?:unsubscribe|opt[- ]?out|opting out)\b|"
    rf"\b(?:reply|respond|answer|write back)\b[^.!?]{{0,25}}[\"'“‘]?\b{_NO}\b|"
    rf"\b(?:say|tell me|let me know|a (?:quick |simple |one-word )?[\"'“]?no)\b[^.!?]{{0,60}}\b"
    rf"(?:stop|won't|will not|never|not {_STOP}|no (?:more|further)|"
    rf"leave you|off (?:my|the|our) list|remove|rather not)\b|"
    rf"\b(?:i'll|i will|we'll|we will) (?:stop|not {_STOP}|never {_STOP}|take you off|remove you|delete)\b|"
    rf"\b(?:rather|prefer|like|want|wish)\b[^.!?]{{0,20}}\bnot\b[^.!?]{{0,20}}\b(?:hear|receive|get|{_STOP})\b|"
    rf"\b(?:don't|do not|no longer) (?:want|wish|like) (?:to )?(?:hear|receive|get|any|more|these|{_STOP})|"
    r"\b(?:remove|take) (?:you|me|yourself) (?:from|off)\b|\bright to object\b|\bmanage (?:your )?preferences\b"
)
_LINK = late(r"(?i)unsub|opt-?_?out|preferences")


def check(mail: Mail, *, country: Jurisdiction = "") -> Iterator[Flag]:
    """An outreach mail to a country whose law asks for a way to say no."""
    if mail.template.kind not in ("first", "follow_up"):
        return
    where = of_mail(mail, country)
    if where and not mail.template.once(_says_no):
        advice = "add one line, as in “Not for you? Reply ‘no’ and I won't write again”, or the tool's opt-out field"
        yield Flag(None, f"no way to say no: {_LAW[where]}", advice, fault=where)


def _says_no(mail: Mail) -> bool:
    """Whether the mail says how to get no more: a sentence, a field, a link."""
    if has_field(mail, "unsubscribe"):
        return True
    if any(_SAYS.search(text) for text in own_texts(mail)):
        return True
    return any(_LINK.search(link.target) for link in mail.draft.links)


RULE = Rule(
    id="missing-opt-out",
    group="law",
    title="No way to say no",
    check=check,
    default=False,
    rank=80,
    per_row=True,
)
