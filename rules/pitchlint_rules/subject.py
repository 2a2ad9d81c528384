"""Subjects: none on a first mail, too long, or all capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule, Span, late

_WORD = late(r"[^\W_][\w'’&.-]*")
_PREFIX = late(r"(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.I)


def check(mail: Mail, *, max_words: int = 7, max_characters: int = 50) -> Iterator[Flag]:
    if mail.kind in ("reply", "customer", "other"):
        return
    text = mail.subject
    if not text.strip():
        if mail.kind == "first" and mail.draft.subject_expected:
            yield Flag(
                None, "a first mail without a subject", "three or four plain words on what the mail is about will do"
            )
        return
    start = len(text) - len(text.lstrip())
    prefix = _PREFIX.match(text, start)
    start = prefix.end() if prefix else start
    span = Span(start, len(text.rstrip()), "subject")
    said = text[span.start : span.end]
    words = _WORD.findall(said)
    # a merge field is one word of unknown length; five letters is a first name's average
    characters = len(re.sub("\ua78f+", "Maria", said))
    if len(words) > max_words:
        yield Flag(
            span,
            f"the subject has {len(words)} words; a phone shows about {max_words}",
            "keep the words that only this reader would recognise",
        )
    elif characters > max_characters:
        yield Flag(
            span,
            f"the subject has {characters} characters; an inbox shows about {max_characters}",
            "keep the words that only this reader would recognise",
        )
    letters = [c for c in said.replace("\ua78f", "") if c.isalpha()]
    if len(words) > 1 and len(letters) > 7 and all(c.isupper() for c in letters):
        yield Flag(span, "the subject is all capitals, which reads as shouting", "write it as you would say it")


RULE = Rule(
    id="subject",
    group="shape",
    title="A subject that an inbox cannot show",
    check=check,
    severity="info",
    rank=70,
)
