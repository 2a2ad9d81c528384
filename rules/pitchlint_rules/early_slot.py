"""A calendar link or fixed slots in a first mail."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule, Sentence, Span, late
from pitchlint_rules import roles
from pitchlint_rules.shapes import line_of, plain_sentences, quotations

# a mail holds one of the words before a pattern runs
_LINK_SEEN = (
    "book",
    "cal.com",
    "calend",
    "cal.co",
    "chilipiper",
    "meetings.hubspot",
    "pick ",
    "savvycal",
    "schedul",
    "slot",
    "time",
)
_LINK = late(
    r"(?:https?://)?(?:www\.)?(?:calendly\.com|cal\.com|savvycal\.com|meetings\.hubspot\.com|\w+\.chilipiper\.com|"
    r"calendar\.app\.google|calendar\.google\.com|tidycal\.com|zcal\.co|youcanbook\.me)/?\S*|"
    r"\b(?:a|my|our|the|this) (?:booking|calendar|calendly|meeting|scheduling) (?:link|page)|"
    r"\b(?:book|choose|find|grab|pick|reserve|schedule|select) (?:a |an |any |some |your )?(?:\w+[- ])?"
    r"(?:appointment|call|date|demo|meeting|minutes|slot|spot|time)\b(?: that works)?(?: for you| with me| with us)? "
    r"(?:(?:at|from|in|on|through|using|via|with) (?:\ua78f|https?:|my|our|the|this)"
    r"(?: ?(?:calendar|calendly|diary|link|page))?|"
    r"(?:below|directly|here))|"
    r"\b(?:here's|here is) (?:my|our) (?:calendar|calendly|diary)|"
    r"\b(?:in|on|through|via) (?:my|our) (?:calendar|calendly)\b|\bcalendly\b"
)
_LINK_FIELD = late(r"(?:\w+_)?(?:book\w*|calend\w*|meeting|schedul\w*)_(?:link|url|page)|calend(?:ly|ar)|book\w*_here")
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tue|tues|wed|thu|thurs|fri|tomorrow|today|tonight)"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|"
    r"aug|sept?|oct|nov|dec)\.?"
)
_DATE = (
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}|"
    r"the \d{1,2}(?:st|nd|rd|th))"
)
_CLOCK = (
    r"(?:\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\b)?|\d{1,2} ?[ap]\.?m\b|noon|\d{1,2} o'clock|"
    r"(?:after|around|at|before|between|from) \d{1,2}\b(?! ?(?:%|hour|min|per)))"
)
_PART = r"(?:morning|afternoon|evening|lunchtime)"
_WHEN = rf"(?:(?:coming |next |this )?{_DAY}|{_DATE})"
_SLOT = (
    rf"(?:{_WHEN},?(?: {_PART})?,?(?: (?:at|@|around|from|between))? ?{_CLOCK}|{_CLOCK}(?: on)? {_WHEN}|"
    rf"{_WHEN} {_PART})"
)
_SLOTS = late(
    rf"\b{_SLOT}(?:,? (?:and|or|to) (?:{_SLOT}|{_CLOCK}|{_WHEN}|{_PART}))*|"
    rf"\b{_WHEN}(?:,? or {_WHEN}|, {_WHEN})+"
)
_DAY_FIELD = late(r"(?:\w+_)?(?:date|day|slot|time|weekday)(?:_?\d|_?option\w*)?|insert_\w*(?:dates|days|slots|times)")
# what the time is for, and how one asks whether it suits
_MEET = late(
    r"\b(?:availab\w*|calendar|call|catch up|chat|coffee|come (?:by|over|round)|connect|conversation|demo|diary|free|"
    r"lunch|meet\w*|minutes|mins?|open|phone|ring you|see you|slots?|speak|suits?|swing by|talk|times?|visit|works?|"
    r"zoom)\b"
)


def check(mail: Mail) -> Iterator[Flag]:
    """Flag the first calendar link or fixed slot of a first mail."""
    if mail.kind != "first":
        return
    judged: roles.JudgedMail | None = None
    for number, (sentence, text) in enumerate(mail.once(plain_sentences)):
        span = _link(mail, sentence, text)
        if span is None and (slots := _slots(mail, sentence, text)) and _MEET.search(text):
            judged = judged or mail.once(roles.judged)
            asks = "?" in text or judged[number].has("ask_clear") or judged[number].has("ask_vague")
            span = slots if asks else None
        if span and not any(q.start <= span.start < q.end for q in mail.once(quotations)["body"]):
            yield Flag(
                span,
                f"asks a stranger to fix a time: “{mail.quote(span, 60)}”",
                _instead(mail),
            )
            return


def _link(mail: Mail, sentence: Sentence, text: str) -> Span | None:
    start, end, _ = sentence.span
    for field in mail.fields:
        if start <= field.start < end and _LINK_FIELD.fullmatch(field.canonical):
            return Span(field.start, field.end)
    found = _LINK.search(text) if any(word in text for word in _LINK_SEEN) else None
    return Span(start + found.start(), start + found.end()) if found else None


def _slots(mail: Mail, sentence: Sentence, text: str) -> Span | None:
    """Days and hours that a sentence names, or the slots for them."""
    start, end, _ = sentence.span
    found = _SLOTS.search(text)
    if found:
        return Span(start + found.start(), start + found.end())
    days = [f for f in mail.fields if start <= f.start < end and _DAY_FIELD.fullmatch(f.canonical)]
    return Span(days[0].start, days[-1].end) if days else None


def _instead(mail: Mail) -> str:
    """Ask for interest first, in the trouble that the mail names where it names one."""
    problem = roles.names_problem(mail.once(roles.judged))
    if problem.value and problem.unit is not None:
        line = line_of(mail, mail.sentences[problem.unit].span)
        return f"ask first whether line {line} is true of them; offer the time when they answer"
    return "ask first whether it interests them; offer the time when they answer"


RULE = Rule(
    id="early-slot",
    group="ask",
    title="Asks for a time before interest",
    check=check,
    severity="info",
    default=False,
    rank=50,
)
