"""No sentence of a first mail names a problem of the reader's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pitchlint import Flag, Mail, Rule
from pitchlint_rules import roles

# what the closest sentence is instead of a problem, and the way from there to one
_INSTEAD = {
    "ask": ("only asks", "before you ask, say what goes wrong for them today"),
    "bump": ("only points back", "say what goes wrong for them today"),
    "detail": ("tells them what they know", "add what it makes harder: “so …”, “which means …”"),
    "gain": ("is a gain", "turn it round: say what they lose or put up with until then"),
    "market": ("is talk of the market", "say what it does to someone in their place"),
    "offer": ("is about what you offer", "say what goes wrong for them without it"),
    "own trouble": ("is your trouble, not theirs", "say what goes wrong for them"),
    "proof": ("is somebody else's result", "say what was wrong there before, and may be wrong here"),
    "question": ("asks, and presupposes no trouble", "ask about the trouble itself: “are your … still … by hand?”"),
    "resource": ("offers something", "say which trouble it helps with"),
    "topic": ("names a topic, not what goes wrong with it", "say what goes wrong with it for someone in their place"),
    "trouble unnamed": ("says there is trouble and does not name it", "name it: what is slow, lost, late or missing"),
}
_DOUBT = (0.35, 0.65)


def check(mail: Mail) -> Iterator[Flag]:
    """Flag a first sales mail in which no sentence names what hurts, costs, is missing or is hard on the reader's side."""
    if mail.kind != "first" or mail.purpose != "sales" or not mail.sentences:
        return
    answer = roles.names_problem(mail.once(roles.judged))
    if _named(mail, answer):
        return
    message = "no sentence names a problem of the reader"
    advice = "say what goes wrong for someone in their place"
    if answer.unit is not None and answer.why in _INSTEAD:
        instead, advice = _INSTEAD[answer.why]
        message += f"; the closest, “{mail.quote(mail.sentences[answer.unit].span, 60)}”, {instead}"
    yield Flag(None, message, advice)


def _named(mail: Mail, answer: roles.Answer) -> bool:
    """The words' verdict; where they leave doubt, whether the syntax of the closest sentence makes the trouble the reader's."""
    if answer.unit is None or not _DOUBT[0] < answer.score < _DOUBT[1]:
        return bool(answer.value)
    doc = mail.syntax(mail.sentences[answer.unit])
    if doc is None:
        return bool(answer.value)
    whose = _whose_trouble(doc)
    return bool(answer.value) if whose is None else whose


def _whose_trouble(doc: Any) -> bool | None:
    """True where the trouble's subject is the reader's side or people like them, False where the sender's, None if unclear."""
    return None


def praise(mail: Mail) -> str | None:
    """Quote the problem that a first mail names."""
    if mail.kind != "first":
        return None
    answer = roles.names_problem(mail.once(roles.judged))
    if not answer.value or answer.unit is None:
        return None
    return f"names a problem: “{mail.quote(mail.sentences[answer.unit].span, 60)}”"


RULE = Rule(
    id="missing-problem", group="substance", title="Names no problem of the reader", check=check, rank=10, praise=praise,
    covers=("late-value", "no-evidence", "self-centred"),
)  # fmt: skip
