"""No number, named outcome, example or resource anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule, late
from pitchlint_rules import roles
from pitchlint_rules.shapes import asks_for_detail, plain

_SHOWS = ("proof", "resource", "new_fact", "recall")
_MAYBE = 0.3  # a sentence that may show something, as likely as this, is given the benefit of the doubt
_CLAIM = 0.5
_OFFER = 0.8
# a figure that measures something: dates, times, years and numbered points measure nothing
_FIGURE = late(
    r"[$€£₹]\s?\d|\d[\d.,]*\s?(?:%|percent|per cent|x\b|k\b|m\b)|"
    r"(?<![\w./:-])(?!(?:19|20)\d\d\b)\d[\d.,]*(?![\d/:]|st\b|nd\b|rd\b|th\b|[.)] |[ -]?(?:am|pm)\b)"
    r"(?! ?\+? years?\b)(?= ?-?[a-z])"
)

# a quantity in words
_COUNT = late(
    r"\b(?:(?:a|one|two) (?:third|quarter|fifth)s?|half|most|three quarters) of\b|"
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|"
    r"(?:a |several )?(?:dozen|hundred|thousand|million))"
    r"[- ](?!(?:things?|times|years?|more|of|or|options|questions?|ways|reasons|steps|days|slots|spots)\b)"
    r"[a-z]{3,}"
)
_MINUTES = late(r"\b(?:\d+|five|ten|fifteen|twenty|thirty|half an)[ -]?(?:min|mins|minutes?|hour)\b")  # of a call
_GIVEN = frozenset({"form quoted", "form link"})


def check(mail: Mail) -> Iterator[Flag]:
    """Flag a first mail or follow-up that claims something and shows nothing for it; slots for a detail count."""
    if mail.kind not in ("first", "follow_up") or mail.purpose != "sales" or not mail.sentences:
        return
    judged = mail.once(roles.judged)
    claims = [unit for unit in judged if _claims(unit)]
    if not claims or any(_shows(mail, unit) for unit in judged):
        return
    if any(asks_for_detail(field) for field in mail.fields):
        return
    span = mail.sentences[max(claims, key=lambda unit: unit.scores["gain"]).index].span
    named = next((mail.sentences[unit.index].span for unit in judged if unit.scores["name_drop"] >= _MAYBE), None)
    advice = f"line {mail.line(named)} names whom you work with: say what changed for one of them" if named else ""
    yield Flag(
        None,
        f"no number, named outcome, example or resource stands behind “{mail.quote(span, 60)}”",
        advice or "add one customer and what changed there, or send along something they can check",
    )


def _claims(unit: roles.Judged) -> bool:
    """Whether a sentence promises something, or offers what the sender's side does."""
    features = unit.seen.features
    offers = unit.scores["sender"] >= _OFFER and "has offer" in features and "has their_step" not in features
    return offers or unit.scores["gain"] >= _CLAIM


def _shows(mail: Mail, unit: roles.Judged) -> bool:
    """Whether a sentence measures, names an outcome, gives something, or sets a scene in the first paragraph."""
    features = unit.seen.features
    if any(unit.scores[role] >= _MAYBE for role in _SHOWS):
        return True
    text = plain(mail.sentences[unit.index].text)
    if unit.has("ask_clear") or unit.has("ask_vague") or text.endswith("?"):
        text = _MINUTES.sub(" ", text)
    if unit.scores["courtesy"] < _CLAIM and (
        ("form figure" in features and _FIGURE.search(text)) or _COUNT.search(text)
    ):
        return True
    if not _GIVEN.isdisjoint(features) or ("has resource" in features and "has meet" not in features):
        return True
    # the first paragraph that says something: many mails begin with a line of courtesy
    return unit.scores["detail"] >= _MAYBE and mail.sentences[unit.index].paragraph <= 1


RULE = Rule(
    id="no-evidence",
    group="substance",
    title="Shows nothing for what it claims",
    check=check,
    severity="info",
    rank=50,
)
