"""Paragraphs that no phone reader finishes, and where each could be cut."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule, Sentence, Span

_LINE = 42  # characters of a mail that a phone shows in a line, at the usual size of type
_SHORTEST_WORD = 3  # letters and a space; a body shorter than that many words of it holds no wall


def check(mail: Mail, *, most: int = 65) -> Iterator[Flag]:
    if mail.kind in ("reply", "customer", "other") or len(mail.body) < most * _SHORTEST_WORD:
        return
    starts = [word.start for word in mail.words]
    for block in _blocks(mail):
        span = Span(block[0].span.start, block[-1].span.end)
        before = bisect_left(starts, span.start)
        words = bisect_left(starts, span.end) - before
        if words > most:
            cut = _cut(block, [bisect_left(starts, s.span.start) - before for s in block], words)
            lines = -(-(span.end - span.start) // _LINE)
            yield Flag(
                span,
                f"{words} words in one block, about {lines} lines on a phone, where readers skip",
                f"start a new paragraph at “{mail.quote(cut.span, 40)}”" if cut else "say it in two or three sentences",
            )


def _blocks(mail: Mail) -> Iterator[list[Sentence]]:
    """What stands on a screen as one block: a paragraph, but each item of a list and each line broken by hand apart."""
    block: list[Sentence] = []
    wrapped: dict[int, bool] = {}  # whether lines break in the middle of sentences, so that a break means nothing
    for sentence in mail.sentences:
        wrapped[sentence.paragraph] = wrapped.get(sentence.paragraph, False) or "\n" in sentence.text
    for sentence in mail.sentences:
        if sentence.part != "prose":
            continue
        between = mail.body[block[-1].span.end : sentence.span.start] if block else ""
        apart = "\n" in between and (not wrapped[sentence.paragraph] or bool(between.strip()))
        if block and (apart or sentence.paragraph != block[-1].paragraph):
            yield block
            block = []
        block.append(sentence)
    if block:
        yield block


def _cut(block: list[Sentence], before: list[int], words: int) -> Sentence | None:
    """The sentence nearest to the middle of a block, None where the block is one sentence."""
    later = range(1, len(block))
    return block[min(later, key=lambda i: abs(2 * before[i] - words))] if later else None


RULE = Rule(
    id="wall-of-text",
    group="shape",
    title="A paragraph no phone reader finishes",
    check=check,
    severity="info",
    rank=70,
)
