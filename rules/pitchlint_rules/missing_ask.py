"""No ask at all."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule
from pitchlint_rules import roles
from pitchlint_rules.kinds import says_goodbye


def check(mail: Mail) -> Iterator[Flag]:
    """Flag a first mail or follow-up that asks for nothing; a goodbye needs no ask."""
    if mail.kind not in ("first", "follow_up") or not mail.sentences:
        return
    judged = mail.once(roles.judged)
    if roles.ask(judged).value == "none" and not says_goodbye(mail):
        yield Flag(
            None, "the reader learns nothing of what you want", "end with one question they can answer in a line"
        )


def praise(mail: Mail) -> str | None:
    """Quote a clear ask."""
    answer = roles.ask(mail.once(roles.judged))
    if answer.value != "clear" or answer.unit is None or mail.kind not in ("first", "follow_up"):
        return None
    return f"asks for one thing: “{mail.quote(mail.sentences[answer.unit].span, 60)}”"


RULE = Rule(
    id="missing-ask", group="ask", title="Asks for nothing", check=check, severity="info", rank=50, praise=praise
)
