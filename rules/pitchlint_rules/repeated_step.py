"""Sentences that an earlier step of the sequence has said already."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import MASK, Flag, Mail, Rule, Sentence, late

_WORD = late(r"[^\W_]+")


def check(mail: Mail, *, least: int = 6) -> Iterator[Flag]:
    """Flag sentences of `least` words or more that stand in an earlier step, word for word."""
    for sentence, earlier in repeated(mail, least):
        yield Flag(
            sentence.span,
            f"stands in {step_name(earlier)} already: “{mail.quote(sentence.span, 60)}”",
            "cut it, or say what is new about it",
        )


def repeated(mail: Mail, least: int) -> Iterator[tuple[Sentence, Mail]]:
    """The sentences of `least` words or more that an earlier step has, word for word, each with that step."""
    said: dict[str, Mail] = {}
    for earlier in mail.earlier:
        for sentence in earlier.sentences:
            if folded := _folded(sentence.text, least):
                said.setdefault(folded, earlier)
    for sentence in mail.sentences if said else ():
        if earlier_one := said.get(_folded(sentence.text, least)):
            yield sentence, earlier_one


def step_name(mail: Mail) -> str:
    """What a message calls an earlier step."""
    return f"step {mail.draft.step}" if mail.draft.step is not None else "an earlier step"


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
