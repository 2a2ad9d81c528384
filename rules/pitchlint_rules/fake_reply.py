"""A first mail whose subject says that it answers or forwards something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pitchlint import Edit, Fix, Flag, Mail, Rule, Span, late
from pitchlint_rules import roles

# the marks that mail programs set, in several languages, with the counters and tags of some: "Re[2]:", "[EXT] Re:"
_MARK = late(
    r"\s*(?:\[[\w -]{1,12}\]\s*)?((?:(?:re|fwd?|aw|antw|wg|sv|tr|rif|rv|odp|pd)(?:\s?[\[(]\d+[\])])?\s?:\s*)+)", re.I
)
# how many sentences present something, and the probabilities up to which nothing looks back: a guess must be a sure one
_PITCH, _FOLLOWS, _LOOKS_BACK = 3, 0.12, 0.3
_FORWARDS = ("fw", "wg", "tr", "rv", "pd")


def check(mail: Mail) -> Iterator[Flag]:
    """Flag "Re:" and "Fwd:" on a first mail that quotes no thread and whose headers name none."""
    if ":" not in mail.subject or mail.parts.quoted or mail.earlier:
        return
    if mail.kind != "first" and (mail.kind_is_told or mail.kind != "follow_up"):
        return
    headers = mail.draft.headers
    if headers.get("in-reply-to") or headers.get("references"):
        return
    found = _MARK.match(mail.subject)
    if not found or not (mail.kind_is_told or _is_pitch(mail, found.end())):
        return
    marks = found[1].strip()
    span = Span(found.start(1), found.start(1) + len(marks), "subject")
    said = "forwards" if marks.lower().startswith(_FORWARDS) else "answers"
    rest = Span(found.end(), len(mail.subject.rstrip()), "subject")
    named = mail.quote(rest, 40) if rest.start < rest.end else ""
    fix = Fix((Edit(Span(found.start(1), found.end(), "subject"), ""),), "unsafe", f"take “{marks}” off")
    yield Flag(
        span,
        f"“{marks}” says that the mail {said} one that the reader never saw: {_first(mail)}",
        f"take it off; “{named}” can stand alone" if named else "say in two or three words what the mail is about",
        None if mail.kind_is_told else "warning",
        fix if named else None,
    )


def _is_pitch(mail: Mail, mark: int) -> bool:
    """Whether a mail that says nothing of its kind surely begins a conversation, whatever the mark, which ends at
    `mark`, makes it look like: most of it presents something, and nothing goes back to an earlier mail."""
    judged = roles.judge(roles.units_of(mail), subject=mail.draft.passage("subject").text[mark:])
    pitch = [one for one in judged if one.has("sender") or one.has("gain") or one.has("problem")]
    back = any(max(one.scores["bump"], one.scores["recall"]) >= _LOOKS_BACK for one in judged)
    return len(pitch) >= _PITCH and judged.follow_up < _FOLLOWS and not back


def _first(mail: Mail) -> str:
    """What says that nothing came before."""
    if mail.draft.kind:
        return "the draft is marked as a first mail"
    if mail.draft.step is not None:
        return f"it is step {mail.draft.step} of its sequence"
    return "no sentence here goes back to an earlier mail"


RULE = Rule(
    id="fake-reply",
    group="follow-up",
    title="Pretends to be an answer",
    check=check,
    severity="error",
    rank=3,
)
