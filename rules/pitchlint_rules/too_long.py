"""Mails that are too long for a busy reader, and the passage that could go."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from pitchlint import Flag, Mail, Rule, Severity, Span, late
from pitchlint_rules.roles import judged
from pitchlint_rules.shapes import plain

# what a reader would miss, and what he would not, by the roles of `roles`; a share of the words counts
_KEPT = (
    "problem",
    "proof",
    "detail",
    "new_fact",
    "ask_clear",
    "ask_vague",
    "situation_question",
    "resource",
    "no_pressure",
)
_SPARE = ("sender", "name_drop", "gain", "bump")
_WORD = late(
    r"\b(?!(?:that|this|with|your|have|from|they|will|more|than|also|which|when|what|their|them|there|been|"
    r"about|into|just|like|"
    r"some)\b)[a-z][a-z'-]{3,}"
)

_SENTENCE = late(r"\w\W+\w+\W+\w.*[.!?]\W*$", re.S)


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
    # the words pointed at are the passage's first sentence: nobody wants a paragraph quoted back;
    # where it opens with a heading, which says nothing, the whole passage is meant
    sentence = mail.sentence_at(passage.span)
    yield Flag(
        sentence.span if sentence and _SENTENCE.search(sentence.text) else passage.span,
        message,
        f"{where} could go, {passage.why}; that leaves {count - passage.words}",
        severity,
    )


def _dispensable(mail: Mail) -> _Passage | None:
    """The paragraph that the reader would miss least: about the sender, a repetition, or the longest one."""
    found: list[_Passage] = []
    seen: set[str] = set()
    blocks = _blocks(mail)
    sentences = mail.once(judged)
    starts = [sentence.span.start for sentence in mail.sentences]
    for span, words in blocks:
        text = plain(mail.body[span.start : span.end])
        own = set(_WORD.findall(text))
        repeated = len(own & seen) / len(own) if own else 0.0
        seen |= own
        inside = sentences[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        if words < 15 or len(blocks) == 1 or not inside:
            continue
        kept = sum(any(j.has(role) for role in _KEPT) for j in inside) / len(inside)
        if kept > 0.6:
            continue
        sender = sum(j.has("sender") or j.has("name_drop") for j in inside) / len(inside)
        spare = sum(any(j.has(role) for role in _SPARE) for j in inside) / len(inside)
        if repeated > 0.4:
            why = f"{words} words that mostly repeat what stands above"
        elif sender > 0.5:
            why = f"{words} words about you and your company"
        else:
            why = (
                f"{words} words that name neither trouble nor proof"
                if kept < 0.3
                else f"the longest part, {words} words"
            )
        found.append(_Passage(span, words, why, words * (0.5 + spare + repeated) * (1.05 - kept)))
    return max(found, key=lambda passage: passage.weight, default=None)


def _blocks(mail: Mail) -> list[tuple[Span, int]]:
    """Paragraphs with their numbers of words, a list joined to the lines that lead into it."""
    blocks: list[tuple[Span, int]] = []
    starts = [word.start for word in mail.words]
    for span in mail.parts.paragraphs:
        words = bisect_left(starts, span.end) - bisect_left(starts, span.start)
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
