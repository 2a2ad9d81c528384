"""Nothing in the mail would be false for the next person on the list."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule
from pitchlint_rules import roles

_CLOSEST = {
    "praise": "the closest, “{words}”, is praise that fits anyone",
    "slot": "the closest, “{words}”, only inserts what every list has",
    "reader": "the closest, “{words}”, may be true of the next reader too",
}


def check(mail: Mail) -> Iterator[Flag]:
    """Flag a first mail without a detail that only this reader has; slots for such a detail count as present."""
    if mail.kind != "first" or not mail.sentences:
        return
    answer = roles.is_personal(mail.once(roles.judged))
    if answer.value:
        return
    message = "no detail found that only this reader has"
    if answer.unit is not None and answer.why in _CLOSEST:
        words = mail.quote(mail.sentences[answer.unit].span, 60)
        message += "; " + _CLOSEST[answer.why].format(words=words)
    yield Flag(None, message, "add one thing you saw of theirs, or a slot for it: [what you saw on their site]")


RULE = Rule(
    id="impersonal", group="substance", title="Would fit anyone on the list", check=check, severity="info", rank=50
)
