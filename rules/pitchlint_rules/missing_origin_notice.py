"""missing-origin-notice: a first mail to Europe that does not say where the address came from."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule, late
from pitchlint_rules.jurisdictions import Jurisdiction, has_field, of_mail, own_texts

_DATA = r"(?:e-?mail(?: address)?|address|name|contact(?: details?| data| information)?|details|profile|number|data)"
_FOUND = r"(?:found|got|took|had|have|received|obtained|saw|came across|picked up|looked up|noted)"
_FROM = r"(?:on|in|at|from|through|via|by)"
_SAYS = late(
    rf"(?i)\b{_FOUND}\b[^.!?]{{0,30}}\b(?:your|this) {_DATA}\b[^.!?]{{0,20}}\b{_FROM}\b|"
    rf"\byour {_DATA} (?:is|was|are|were|stands?|comes?|came|appears?)\b[^.!?]{{0,30}}\b(?:{_FROM}|public\w*|listed)\b|"
    rf"\b(?:gave|passed|sent|shared|handed) (?:me|us|on)\b[^.!?]{{0,20}}\byour {_DATA}\b|"
    r"\byou (?:gave|left|handed|sent) (?:me|us) your\b|\bwe met (?:at|in|on|last)\b|"
    r"\byou (?:signed up|registered|subscribed)\b|"
    r"\b(?:suggested|recommended|told me|said|asked me|advised)\b[^.!?]{0,30}\b"
    r"(?:write|talk|speak|contact|reach|turn)\b"
    r"(?: out)?(?: to| with)? you\b|"
    r"\bwriting (?:to you )?because you[^.!?]{0,40}\b(?:public\w*|list\w*|director\w+|"
    r"register|website|site|imprint)\b|"
    r"\b(?:source of|where i (?:got|found)|how i (?:got|found)) you"
)


def check(mail: Mail, *, country: Jurisdiction = "") -> Iterator[Flag]:
    """A first mail to the European Economic Area."""
    if mail.kind != "first" or of_mail(mail, country) != "EU" or mail.template.once(_says_where_from):
        return
    source = mail.prospect.get("source", "")
    named = (
        f"say it: the record has “{source}”"
        if source
        else "say it in half a line, as in “I found your address on your site”"
    )
    yield Flag(
        None,
        "no word on where the address came from: GDPR art. 14 asks you to say so at the first contact",
        named,
        fault="EU",
    )


def _says_where_from(mail: Mail) -> bool:
    return has_field(mail, "source") or any(_SAYS.search(text) for text in own_texts(mail))


RULE = Rule(
    id="missing-origin-notice",
    group="law",
    title="Does not say where the address came from",
    check=check,
    default=False,
    rank=80,
    per_row=True,
)
