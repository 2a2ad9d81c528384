"""A follow-up that adds nothing."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule, Severity
from pitchlint_rules import roles
from pitchlint_rules.goodbyes import closing
from pitchlint_rules.kinds import says_goodbye
from pitchlint_rules.repeated_step import repeated, step_name

_SURE = 0.6  # from this probability on enough mails that seem to bring nothing do not (`bench/ACCURACY.md`) to warn
_LEAST_WORDS = 5  # of a sentence that can be told again
_LOOKED_FOR = "no fact, figure, resource, question about their work or detail of a conversation"


def check(mail: Mail) -> Iterator[Flag]:
    """Flag a follow-up in which no sentence brings anything, at the words that bump; a goodbye is only info."""
    if mail.kind != "follow_up":
        return
    judged = mail.once(roles.judged)
    answer = roles.adds_something(judged)
    if answer.value:
        yield from _old_news(mail, judged)
        return
    bumps = [mail.sentences[unit.index] for unit in judged if unit.has("bump")]
    goodbye = closing(mail)
    if (says_goodbye(mail) and answer.why != "bump") or (goodbye and all(bump == goodbye for bump in bumps)):
        yield Flag(None, "a goodbye that adds nothing, which is fine", "say what happens next and when", "info")
        return
    severity: Severity = "warning" if 1 - answer.score >= _SURE else "info"
    if answer.why == "bump":
        words = mail.quote(bumps[0].span, 60)
        yield Flag(
            bumps[0].span, f"“{words}” only points back; the mail brings {_LOOKED_FOR}", _way_out(mail), severity
        )
        return
    message = f"brings {_LOOKED_FOR}"
    if answer.unit is not None:
        message += f"; the closest is “{mail.quote(mail.sentences[answer.unit].span, 60)}”"
    yield Flag(None, message, _way_out(mail), severity)


def _old_news(mail: Mail, judged: roles.JudgedMail) -> Iterator[Flag]:
    """What a step brings, where every sentence of it stood in an earlier step."""
    if not mail.earlier:
        return
    brings = [mail.sentences[unit.index] for unit in judged if any(unit.has(role) for role in roles.BRINGS)]
    said = dict(repeated(mail, _LEAST_WORDS))
    if brings and all(sentence in said for sentence in brings):
        words = mail.quote(brings[0].span, 60)
        message = f"all that it brings stood in {step_name(said[brings[0]])}: “{words}”"
        yield Flag(brings[0].span, message, "bring a new fact, figure, resource or question")


def _way_out(mail: Mail) -> str:
    notes = mail.prospect.get("notes") or mail.prospect.get("research")
    if notes:
        return f"use what you have on record: “{notes[:60]}”"
    return "replace it by one thing they did not know when you wrote last"


def praise(mail: Mail) -> str | None:
    """Quote what a follow-up brings."""
    answer = roles.adds_something(mail.once(roles.judged))
    if mail.kind != "follow_up" or not answer.value or answer.unit is None:
        return None
    return f"brings something: “{mail.quote(mail.sentences[answer.unit].span, 60)}”"


RULE = Rule(
    id="generic-follow-up", group="follow-up", title="Brings nothing new", check=check, rank=10, praise=praise,
    covers=("feigned-interest", "filler", "missing-ask", "no-evidence", "repeated-step", "unused-notes", "vague-ask"),
    covers_nearby=("jargon",),
)  # fmt: skip
