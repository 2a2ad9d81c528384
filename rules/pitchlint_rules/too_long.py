"""Mails that are too long for a busy reader, and the passage that could go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pitchlint import Flag, Mail, Rule, Severity, Span
from pitchlint_rules.shapes import plain

_ASK = re.compile(
    r"\?|\b(?:let me know|would you|are you (?:free|open|available)|could we|can we|reply|book a|grab a time|"
    r"worth a|happy to (?:send|show|share)|"
    r"call me|send you|interested)\b"
)
_SENDER = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|we|we're|we've|we'd|we'll|our|ours|us|my|me)\b")
_READER = re.compile(r"\b(?:you|you're|you've|you'd|you'll|your|yours)\b")
_WORD = re.compile(
    r"\b(?!(?:that|this|with|your|have|from|they|will|more|than|also|which|when|what|their|them|there|been|"
    r"about|into|just|like|"
    r"some)\b)[a-z][a-z'-]{3,}"
)


class _Passage(NamedTuple):
    span: Span
    words: int
    why: str
    weight: float


def check(mail: Mail, *, warn_over: int = 125, error_over: int = 200) -> Iterator[Flag]:
    if mail.kind in ("reply", "customer", "other"):
        return
    count = len(mail.words)
    if count <= warn_over:
        return
    limit = error_over if count > error_over else warn_over
    message = f"{count} words, {count - limit} more than the {limit} that a busy reader gives a mail"
    passage = _dispensable(mail)
    severity: Severity = "error" if count > error_over else "warning"
    if not passage:
        yield Flag(None, message, "cut it to one problem, one proof and one ask", severity)
        return
    source, body = mail.draft.source, mail.draft.body
    start, end = body.locate(passage.span.start, passage.span.end)
    first, last = source.position(start).line, source.position(end).line
    where = f"line {first}" if first == last else f"lines {first} to {last}"
    # the words pointed at are the passage's first sentence: nobody wants a paragraph quoted back
    sentence = mail.sentence_at(passage.span)
    yield Flag(
        sentence.span if sentence else passage.span,
        message,
        f"{where} could go, {passage.why}; that leaves {count - passage.words}",
        severity,
    )


def _dispensable(mail: Mail) -> _Passage | None:
    """The paragraph that the reader would miss least: about the sender, a repetition, or the longest one."""
    found: list[_Passage] = []
    seen: set[str] = set()
    blocks = _blocks(mail)
    for number, (span, words) in enumerate(blocks):
        text = plain(mail.body[span.start : span.end])
        own = set(_WORD.findall(text))
        repeated = len(own & seen) / len(own) if own else 0.0
        seen |= own
        if words < 15 or (_ASK.search(text) and number >= len(blocks) - 2) or len(blocks) == 1:
            continue
        sender, reader = len(_SENDER.findall(text)), len(_READER.findall(text))
        share = (sender - reader) / max(1, sender + reader)
        if sender >= 2 and share > 0.3:
            why, weight = f"{words} words about you and your company", 1.2 + share
        elif repeated > 0.4:
            why, weight = f"{words} words that mostly repeat what stands above", 1.0 + repeated
        else:
            why, weight = f"the longest passage with {words} words", 1.0
        found.append(_Passage(span, words, why, weight * words * (0.6 if number == 0 else 1.0)))
    return max(found, key=lambda passage: passage.weight, default=None)


def _blocks(mail: Mail) -> list[tuple[Span, int]]:
    """Paragraphs with their numbers of words, a list joined to the lines that lead into it."""
    blocks: list[tuple[Span, int]] = []
    for span in mail.parts.paragraphs:
        words = sum(span.start <= word.start < span.end for word in mail.words)
        before, count = blocks[-1] if blocks else (span, 0)
        if blocks and _is_item(mail.body[span.start : span.end]) and _opens_list(mail.body[before.start : before.end]):
            blocks.pop()
            blocks.append((Span(before.start, span.end), count + words))
        else:
            blocks.append((span, words))
    return blocks


def _is_item(text: str) -> bool:
    return bool(re.match(r"\s*(?:[-*•–✓✔✅→]|\d{1,2}[.)])\s", text))


def _opens_list(text: str) -> bool:
    return text.rstrip().endswith(":") or _is_item(text.rsplit("\n", 1)[-1])


RULE = Rule(
    id="too-long",
    group="shape",
    title="Longer than a busy reader gives it",
    check=check,
    severity="error",
    rank=45,
)
