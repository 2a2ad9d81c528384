"""Sentences that an earlier step of the sequence has said already."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import MASK, Flag, Mail, Rule, Sentence, late

_WORD = late(r"[^\W_]+")


def check(mail: Mail, *, least: int = 6) -> Iterator[Flag]:
    """Flag sentences of `least` words or more that stand in an earlier step, word for word."""
    if not mail.earlier:
        return
    said: dict[str, tuple[Mail, Sentence]] = {}
    for earlier in mail.earlier:
        for sentence in earlier.sentences:
            if folded := _folded(sentence.text, least):
                said.setdefault(folded, (earlier, sentence))
    for sentence in mail.sentences:
        found = said.get(_folded(sentence.text, least))
        if found:
            earlier, _ = found
            where = f"step {earlier.draft.step}" if earlier.draft.step is not None else "an earlier step"
            yield Flag(
                sentence.span,
                f"stands in {where} already: “{mail.quote(sentence.span, 60)}”",
                "cut it, or say what is new about it",
            )


def _folded(text: str, least: int) -> str:
    """The words of a sentence, for comparison; "" where they are too few to count."""
    words = _WORD.findall(text.lower().replace(MASK, "x"))
    return " ".join(words) if len(words) >= least else ""


RULE = Rule(
    id="repeated-step",
    group="follow-up",
    title="Says again what it has said",
    check=check,
    severity="info",
    rank=61,
)
