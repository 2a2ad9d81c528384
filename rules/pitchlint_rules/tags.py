"""What the rules about merge fields share: where tags stand, and whether a draft goes out as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Field, Mail, PassageName, Span, find_fields

OF_THE_RECORD = frozenset(
    {"first_name", "last_name", "name", "company", "title", "city", "state", "country", "industry"}
)
"""What people put in brackets because they think of the record; other slots in brackets may be for a person."""

MOST = 50
"""Faults of one rule that a mail is told of: who has more has one cause."""

_TOOLS = {
    "activecampaign": "ActiveCampaign", "apollo": "Apollo", "bluetick": "Bluetick", "brackets": "bracket",
    "braze": "Braze", "customerio": "Customer.io", "emailbison": "Email Bison", "erb": "ERB", "gmass": "GMass",
    "hubspot": "HubSpot", "instantly": "Instantly", "jinja": "Jinja", "lemlist": "lemlist",
    "lightning": "Salesforce Lightning", "mailchimp": "Mailchimp", "mailshake": "Mailshake",
    "marketingcloud": "Marketing Cloud", "marketo": "Marketo", "outreach": "Outreach", "plusvibe": "PlusVibe",
    "quickmail": "QuickMail", "reply": "Reply.io", "salesforce": "Salesforce", "salesloft": "Salesloft",
    "sendgrid": "SendGrid", "smartlead": "Smartlead", "smartreach": "SmartReach", "snov": "Snov.io",
    "woodpecker": "Woodpecker", "word": "Word", "yamm": "YAMM",
}  # fmt: skip
_PASSAGES: tuple[PassageName, ...] = ("subject", "body")
_MAILCHIMP = {"abuse_email", "archive", "current_year", "forward", "html", "list", "mc", "rewards", "update_profile"}
_ITS_OWN_SIDE = {"address", "calendar_link", "date", "day", "link", "signature", "subject", "time", "unsubscribe"}


def passages(mail: Mail) -> Iterator[tuple[PassageName, str, tuple[Field, ...]]]:
    """Subject and body as written, each with its fields; those without any are left out."""
    for of in _PASSAGES:
        fields = mail.subject_fields if of == "subject" else mail.fields
        if fields:
            yield of, mail.draft.passage(of).text, fields


def tags(mail: Mail) -> Iterator[tuple[Field, Span]]:
    """Every field, slot and control tag, with its place."""
    for of, _, fields in passages(mail):
        for field in fields:
            if field.kind != "spin":
                yield field, Span(field.start, field.end, of)


def tool(dialect: str) -> str:
    """A dialect as people call it."""
    return _TOOLS.get(dialect, dialect.capitalize())


def from_the_tool(field: Field) -> bool:
    """Whether the sending tool knows the value by itself: the sender's side, signatures, links to opt out, dates."""
    name = field.canonical
    path = field.name.lower().split(".")[0]
    if "mailchimp" in field.dialects and (":" in path or path in _MAILCHIMP or path.startswith("mc_")):
        return True
    return name.startswith("sender_") or name in _ITS_OWN_SIDE or (path == "account" and "." in field.name)


def dialect_is_declared(mail: Mail) -> bool:
    """Whether front matter, the command line or the configuration says which dialect the draft is in."""
    return bool(mail.dialect and (mail.draft.settings.get("dialect") or mail.team.dialect))


def meant_to_be_sent(mail: Mail) -> str:
    """Why the draft counts as one that goes out as it stands, "" where it may be a template."""
    draft = mail.draft
    if draft.path.lower().endswith(".eml"):
        return "an .eml file is sent as it is"
    to = draft.headers.get("to", "")
    if to and not any(field.kind == "field" for field in find_fields(to)):
        return f"the draft is addressed to {to}"
    if draft.prospect:
        names = (draft.prospect.get(key) for key in ("name", "first_name", "email"))
        return f"the draft is for {next(filter(None, names), 'one person')}"
    if draft.settings.get("status", "").lower() == "ready":
        return "its status is ready"
    return ""
