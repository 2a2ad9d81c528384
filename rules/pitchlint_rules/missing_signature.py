"""First mails that nobody signed: no name, and no way to answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pitchlint import MASK, Flag, Mail, Rule, Span, late

_REACH = late(r"[\w.+-]{1,64}@[\w-]+\.\w|\+?\(?\d[\d ()./-]{6,}\d")  # an address, a telephone number
_INTRODUCES = late(
    rf"\b(?:(?i:my name is|my name's|i am|i'm|i’m|this is|it is|it's|it’s|we are|we're|we’re)(?: \w+)?|(?i:name:))"
    rf"\s+(?:[A-Z][\w'’-]+|{MASK})"
)
_NAME_LINE = 7  # words of a line that may be a name with what stands beside it
_LAST = 6  # lines at the end of a mail among which a name may stand


def check(mail: Mail) -> Iterator[Flag]:
    if mail.kind != "first" or mail.parts.signature or mail.draft.headers.get("from") or _is_template(mail):
        return
    own = [(span.start, mail.body[span.start : span.end]) for span in _own(mail)]
    if not own or any(_REACH.search(text) or _INTRODUCES.search(text) for _, text in own):
        return
    sign_off = mail.parts.sign_off
    if sign_off and _names(mail.body[sign_off.start : sign_off.end].partition(",")[2]):
        return
    lines = [line.strip() for _, text in own for line in text.split("\n") if line.strip()]
    if any(_is_name_line(line) for line in lines[-_LAST:]):
        return
    if sign_off:
        closing = mail.quote(sign_off).rstrip(",")
        yield Flag(sign_off, f"“{closing}” and no name: the reader cannot tell who writes", "put your name under it")
        return
    last = mail.sentences[-1].span if mail.sentences else None
    yield Flag(
        None,
        "no name, number or address"
        + (f" after “{mail.quote(last, 40)}”" if last else "")
        + ": the reader cannot tell who writes",
        "sign with your name and one way to reach you",
    )


def _is_template(mail: Mail) -> bool:
    """Whether a tool fills the mail in, which then signs it too: its merge fields show it."""
    return bool(mail.fields or mail.subject_fields)


def _own(mail: Mail) -> list[Span]:
    """What the writer wrote below the greeting, in order, without the sign-off."""
    return sorted([*mail.parts.paragraphs, *mail.parts.postscript])


def _names(text: str) -> bool:
    return bool(text.strip(" \t.!–—-"))


def _is_name_line(line: str) -> bool:
    """Whether a line may be a name: short, and no sentence. "xo Maddie", "Isla from Copperpot", "-- Tom"."""
    words = line.lstrip("-–—*~ \t").split()
    return 0 < len(words) <= _NAME_LINE and not re.search(r"[.?!:;…\"”)]$", line)


RULE = Rule(
    id="missing-signature",
    group="shape",
    title="Signed by nobody",
    check=check,
    severity="info",
    rank=70,
)
