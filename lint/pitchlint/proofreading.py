"""What a grammar engine objects to in a mail, at its place there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from pitchlint import grammar
from pitchlint.draft import MASK, Span
from pitchlint.grammar import Mistake
from pitchlint.mail import Mail
from pitchlint.patterns import late

_FIELDS = late(f"{MASK}+")
_BULLET = late(r"\n(?=[ \t]*(?:[-*•–—>]|\(?\d{1,2}[.)])[ \t])")


class Mark(NamedTuple):
    """A mistake and where it stands in a mail."""

    span: Span
    mistake: Mistake


def proofread(mail: Mail, masked: Callable[[Mail], Iterable[Span]]) -> Sequence[Mark]:
    """What the configured grammar engine objects to in subject and body, in order of place.

    Signature and quoted thread are not read, merge fields and what stands at the spans of `masked(mail)` not judged.
    Raises `grammar.EngineError` where there is no engine, or it fails.
    """
    return proofread_all([mail], masked)[0]


def proofread_all(mails: Sequence[Mail], masked: Callable[[Mail], Iterable[Span]]) -> list[list[Mark]]:
    """`proofread` for each of `mails`, which have one configuration: the engine is asked for all of them at once."""
    blocks = [(mail, block) for mail in mails for block in _blocks(mail)]
    spans = {id(mail): tuple(masked(mail)) for mail in mails}
    texts = [
        grammar.Text(mail.text(block.of)[block.start : block.end], _within(block, mail, spans[id(mail)]))
        for mail, block in blocks
    ]
    marks: dict[int, list[Mark]] = {id(mail): [] for mail in mails}
    found = grammar.mistakes(mails[0].team.grammar, texts) if mails else []
    for (mail, block), mistakes in zip(blocks, found, strict=True):
        for one in mistakes:
            marks[id(mail)].append(Mark(Span(block.start + one.start, block.start + one.end, block.of), one))
    return [marks[id(mail)] for mail in mails]


def _blocks(mail: Mail) -> list[Span]:
    """Subject and body, cut at blank lines, without signature and thread."""
    parts = mail.parts
    framing = [span for span in (parts.greeting, parts.sign_off) if span]
    subject = [Span(0, len(mail.subject), "subject")] if mail.subject.strip() else []
    spans = sorted([*framing, *parts.paragraphs, *parts.postscript])
    return [*subject, *(item for span in spans for item in _items(mail.body, span))]


def _items(body: str, span: Span) -> list[Span]:
    """A paragraph cut before each of its bullets, which are no sentences together."""
    starts = [span.start, *(found.start() + 1 for found in _BULLET.finditer(body, span.start, span.end))]
    return [Span(start, end) for start, end in zip(starts, [*starts[1:], span.end], strict=True)]


def _within(block: Span, mail: Mail, masked: Iterable[Span]) -> tuple[tuple[int, int], ...]:
    """What is masked of a block, merge fields too, as offsets in it, in order and apart."""
    found = [field.span() for field in _FIELDS.finditer(mail.text(block.of), block.start, block.end)]
    found += [(span.start, span.end) for span in masked if span.of == block.of]
    apart: list[tuple[int, int]] = []
    for start, end in sorted(found):
        start, end = max(start, block.start) - block.start, min(end, block.end) - block.start
        if apart and start < apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        elif start < end:
            apart.append((start, end))
    return tuple(apart)
