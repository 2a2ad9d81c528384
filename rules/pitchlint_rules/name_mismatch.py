"""name-mismatch: the greeting names somebody else than the mail goes to."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule
from pitchlint_rules.names import greeting_judged, people

_FAULTS = {
    "other": "greets “{written}”, while {evidence} names {who}",
    "surname": "greets “{written}”, while {evidence} names {who}",
    "swapped": "puts the family name first: “{written}”, while {evidence} names {who}",
    "family": "greets the reader by the bare family name “{written}”; {evidence} names {who}",
    "honorific": "addresses “{written}”, while {evidence} says “{fitting}”",
}


def check(mail: Mail) -> Iterator[Flag]:
    """The greeting against the record, the `To:` header, the address or the file name, whichever is known."""
    known = people(mail)
    if not known.prospect:
        return
    wrong = greeting_judged(mail).mismatch
    if wrong is None:
        return
    message = _FAULTS[wrong.fault].format(
        written=wrong.written, evidence=known.evidence, who=known.prospect.full, fitting=wrong.fitting
    )
    advice = f"write “{wrong.fitting}”, or mend the record"
    if wrong.fault == "honorific":
        family = " ".join(known.prospect.family or known.prospect.given)
        dot = "" if wrong.fitting in ("Miss", "Prof") else "."
        advice = f'write "{wrong.fitting}{dot} {family}"'
    yield Flag(wrong.span, message, advice, severity=None if wrong.certain else "warning")


RULE = Rule(
    id="name-mismatch",
    group="names",
    title="Greets somebody else",
    check=check,
    severity="error",
    rank=1,
)
