"""A follow-up that uses nothing of the conversation that is on record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule, late
from pitchlint_rules.details import used
from pitchlint_rules.kinds import says_goodbye
from pitchlint_rules.records import cut, header, shown_fields

# what callers and calendars write down: nobody said any of it
_LOG = late(
    r"\b(?:voice ?mail|left (?:a )?(?:message|vm|word)|lm\b|no (?:answer|reply|response|show)|no[- ]shows?|"
    r"bounced?|cancell?ed|rescheduled|out of office|ooo|wrong number|do not|don't|unsubscribed?|"
    r"(?:call|write|try|ping|contact)(?: \w+){0,2} (?:in|after|before|again|back|later)|not before|"
    r"imported|added (?:by|to|from)|lead source|sequence|connected on|(?:first|last) (?:e-?mail|touch|contact))\b",
    re.I,
)
_PIECE = late(r"[^.;\n]+(?:\.(?=\S)[^.;\n]+)*")


def check(mail: Mail) -> Iterator[Flag]:
    """Flag the first follow-up that shares no detail with the notes on record; a goodbye needs none."""
    notes = mail.prospect.get("notes")
    if not notes or mail.template.kind != "follow_up" or mail.template.language != "en":
        return
    if mail.template.once(_has_had_its_say):
        return
    said = "; ".join(piece.strip() for piece in _PIECE.findall(notes) if not _LOG.search(piece))
    found = used(said, mail)
    if found.of < 2 or found.shared:
        return
    if mail.record:
        advice = f"insert the column “{header(mail, 'notes')}”, or send these people a mail of their own"
    else:
        advice = "take up one detail of it: it shows that you listened"
    yield Flag(None, f"uses nothing of what they told you: “{cut(said)}”", advice, fault="unused")


def _has_had_its_say(mail: Mail) -> bool:
    """Whether the mail inserts the notes or says goodbye, or a follow-up before it was the one to use them."""
    if any(one.kind == "follow_up" for one in mail.earlier):
        return True
    return not {"notes", "research"}.isdisjoint(mail.once(shown_fields)) or says_goodbye(mail)


RULE = Rule(
    id="unused-notes",
    group="follow-up",
    title="Forgets what they told you",
    check=check,
    per_row=True,
    rank=15,
)
