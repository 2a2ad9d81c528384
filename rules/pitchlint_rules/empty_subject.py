"""Subjects that say only that you want something: "Following up", "Quick question", "Checking in"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pitchlint import MASK, Flag, Mail, Phrases, Rule, Span, late
from pitchlint_rules.shapes import asks_for_detail

LIST = Phrases(__file__)

# what may stand around it without saying anything: a reply mark, a name, "for you", "again"
_IDLE = late(
    r"(?i:re:|fwd?:|\b(?:again|for you|please|with you|with|for|from|to|on|and|about|at|the|our|my|your|a|"
    r"just|hi|hello|hey|quick|last|one|more|"
    rf"time|email|note|company|you|team|this|here|or)\b)|{MASK}+|[\W\d_]"
)


def check(mail: Mail) -> Iterator[Flag]:
    if mail.kind in ("reply", "customer", "other"):
        return
    for hit in mail.hits(LIST):
        if hit.span.of != "subject":
            continue
        text = mail.subject
        rest = _IDLE.sub(" ", text[: hit.span.start]) + " " + _IDLE.sub(" ", text[hit.span.end :])
        if any(asks_for_detail(field) for field in mail.subject_fields):
            return
        left = [word for word in rest.split() if word.lower() not in _names(mail)]
        if left:
            continue
        span = Span(len(text) - len(text.lstrip()), len(text.rstrip()), "subject")
        advice = "name what the mail is about in two or three words"
        if hit.entry.section == "bump":
            advice = "name what is new in this mail, or reply in the same thread without a new subject"
        yield Flag(span, f"the inbox shows “{mail.quote(span)}”, which only says that you want something", advice)
        return


def _names(mail: Mail) -> set[str]:
    """Words that name the reader: no topic."""
    named = [mail.prospect.get(key, "") for key in ("name", "first_name", "last_name", "company")]
    greeting = mail.parts.greeting
    if greeting:
        named.append(mail.body[greeting.start : greeting.end])
    return {word.lower() for text in named for word in re.findall(r"\w+", text)}


RULE = Rule(
    id="empty-subject",
    group="shape",
    title="A subject that says nothing",
    check=check,
    lists=(LIST,),
    rank=40,
)
