"""The first sentence after the greeting is about the sender."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule
from pitchlint_rules import roles

_LOOKS_BACK = 0.15  # from this probability on the mail may go back to an earlier one, and begin where that ended
_SURE = 0.55


def check(mail: Mail) -> Iterator[Flag]:
    """Flag the first sentence of a first mail where it is about the sender; offer a line about the reader."""
    if mail.kind != "first" or not mail.sentences:
        return
    judged = mail.once(roles.judged)
    answer = roles.opener(judged)
    if answer.value != "sender":
        return
    first = mail.sentences[0]
    better = _about_the_reader(judged)
    if better is None:
        advice = "open with what you saw or know of the reader"
    else:
        line = mail.line(mail.sentences[better].span)
        advice = f"open with line {line}, “{mail.quote(mail.sentences[better].span, 60)}”"
    words = mail.quote(first.span, 60)
    sure = judged.follow_up < _LOOKS_BACK and answer.score >= _SURE
    message = f"the inbox preview reads “{words}”, which is about you"
    yield Flag(first.span, message, advice, "warning" if sure else "info")


def _about_the_reader(judged: roles.JudgedMail) -> int | None:
    """The sentence that would open the mail best: a problem or a detail of the reader's, before the rest about them."""
    for role in ("problem", "detail"):
        found = max(judged[1:], key=lambda unit: unit.scores[role], default=None)
        if found is not None and found.has(role) and not found.has("ask_vague"):
            return found.index
    return None


RULE = Rule(
    id="sender-opener",
    group="substance",
    title="Opens with yourself",
    check=check,
    covers=("stock-opener",),
    rank=20,
)
