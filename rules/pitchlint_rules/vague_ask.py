"""Asks for time without saying what about."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule
from pitchlint_rules import roles

_MESSAGES = {
    "bare": "asks for time and does not say what about",
    "reply only": "asks for an answer to no question",
    "interest only": "asks for thoughts or interest, not for one small step",
}

_SURE = 0.65
"""From this probability on enough asks that seem vague are (`bench/ACCURACY.md`) to warn; below it is a note."""


def check(mail: Mail) -> Iterator[Flag]:
    """Flag the ask of a first mail or follow-up that names no topic, gain or small step."""
    if mail.kind not in ("first", "follow_up"):
        return
    judged = mail.once(roles.judged)
    answer = roles.ask(judged)
    if answer.value != "vague" or answer.unit is None:
        return
    sentence = mail.sentences[answer.unit]
    words = mail.quote(sentence.span, 60)
    problem = roles.names_problem(judged)
    if problem.value and problem.unit is not None and problem.unit != answer.unit:
        topic = mail.quote(mail.sentences[problem.unit].span, 60)
        advice = f"say what it is about, here “{topic}”, or ask one question they can answer by mail"
    else:
        advice = "say what they get from it, or ask one question they can answer by mail"
    message = f"“{words}” {_MESSAGES.get(answer.why, _MESSAGES['bare'])}"
    yield Flag(sentence.span, message, advice, "warning" if answer.score >= _SURE else "info")


RULE = Rule(id="vague-ask", group="ask", title="Asks for time, not for something", check=check, rank=40)
