"""Advice given away, and nothing asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pitchlint import Flag, Mail, Phrases, Rule, Sentence, Span, late
from pitchlint_rules import roles

LIST = Phrases(__file__)
_MARKER = late(r"\s*(?:[-*•–—→✓✔✅+]|\(?(?:\d{1,2}|[a-d])[.):])?\s*")
_SHARE = 0.4  # of the mail's sentences, from which on it is a lesson


def check(mail: Mail, *, sentences: int = 5) -> Iterator[Flag]:
    """Flag a mail with `sentences` sentences of advice or more, if they are a good part of it and it asks nothing."""
    if mail.kind not in ("first", "follow_up") or mail.purpose != "sales":
        return
    found: list[Sentence] = []
    for hit in mail.hits(LIST):
        sentence = mail.sentence_at(hit.span)
        if sentence is None or (found and found[-1] == sentence):
            continue
        if hit.entry.section == "anywhere" or _opens(mail, sentence, hit.span):
            found.append(sentence)
    said = sum(sentence.part == "prose" for sentence in mail.sentences)
    if len(found) < sentences or len(found) < _SHARE * said or _asks(mail, found):
        return
    first, last = found[0].span, found[-1].span
    yield Flag(
        first,
        f"lines {mail.line(first)} to {mail.line(last)} give {len(found)} pieces of advice away, and nothing is asked",
        f"keep the first, “{mail.quote(first, 60)}”, and offer the rest for an answer",
    )


def _asks(mail: Mail, advice: Sequence[Sentence]) -> bool:
    """Whether a sentence that is no advice asks for something: "put it next to the dock" is an order, and no ask."""
    for sentence, unit in zip(mail.sentences, mail.once(roles.judged), strict=True):
        if sentence not in advice and (unit.has("ask_clear") or unit.has("ask_vague") or sentence.text.endswith("?")):
            return True
    return False


def _opens(mail: Mail, sentence: Sentence, span: Span) -> bool:
    """Whether a sentence, or the list item that it is, begins at `span`."""
    marker = _MARKER.match(mail.body, sentence.span.start)
    return span.start in (sentence.span.start, marker.end() if marker else -1)


RULE = Rule(
    id="free-advice",
    group="substance",
    title="Gives advice away and asks for nothing",
    check=check,
    severity="info",
    default=False,
    lists=(LIST,),
    rank=50,
)
