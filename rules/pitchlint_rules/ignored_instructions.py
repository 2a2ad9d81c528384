"""Writes at a time, or in a way, that the reader has asked you not to."""

import datetime
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from pitchlint import Flag, Mail, Rule, Severity, late
from pitchlint_rules.dates import periods, sending
from pitchlint_rules.names.likeness import words
from pitchlint_rules.records import cut, is_no, is_outreach, is_yes, opens_sequence

_NO_MAIL_FIELDS = (
    "do_not_email", "do_not_contact", "do_not_write", "dnc", "no_email", "unsubscribe", "unsubscribed", "opted_out",
    "email_opt_out", "has_opted_out_of_email",
)  # fmt: skip
_FIELDS = frozenset({*_NO_MAIL_FIELDS, "status", "not_before", "contact_on", "contact_via", "notes"})
_NEVER = (
    r"(?:please )?(?:do not|don't|dont|never) (?:e-?mail|contact|write|mail)(?: to)?"
    r"(?: (?:her|him|them|me|us|again|any ?more|at all|please))*|no (?:more )?(?:e-?mails?|mails?|contact)(?: please)?"
)
_STATUS_NEVER = late(
    rf"{_NEVER}|dnc|unsubscribed|opted[ -]?out|opt[ -]out|do[ _-]not[ _-](?:contact|e-?mail)|"
    r"removed?(?: from (?:the )?list)?"
)
_NOTE_NEVER = late(rf"(?:^|[.,;:!\n]\s*|\b(?:said|asked|says|wants):? )(?P<words>{_NEVER})(?=\s*(?:[.,;!\n]|$))")
_LATER = late(
    r"(?:(?:call|contact|write|e-?mail|try|reach out|ask|talk|follow up|come back|get back|ping|check)\b.{0,30}\b)?"
    r"(?:later|not now|not yet|on hold|hold|paused?|snoozed?|postponed|back ?burner)\b.*",
    re.S,
)
# what stands in notes before the date from which you may write again
_FROM = late(
    r"(?:\b(?:not|nothing)(?: \w+){0,4}? (?:before|until|till)|"
    r"\b(?:call|write|e-?mail|contact|try|ping|reach out|get back|come back|follow up|talk|speak|ask|approach)\b"
    r"(?: (?:again|back|me|him|her|them|us|to|with|once|more|only|please|not)){0,4}"
    r" (?:in|after|from|not before|only in|only after|once))"
    r"(?: (?:early|mid|late|the|about|end of|start of))*\s+$",
    re.I,
)
_NOTE_CHANNEL = late(
    r"(?:\b(?:by phone|phone|calls?|telephone) only|\bonly (?:by|over the) (?:tele)?phone)\b(?=\s*(?:[.,;!\n]|$))"
)
_MAIL = late(r"\b(?:e-?mails?|mails?|any|either|all)\b")
_NOT_MAIL = late(r"\b(?:not|no|never|don't|do not)\b[\w ]{0,12}\b(?:e-?mails?|mails?|write)\b")
_CHANNEL = late(
    r"\b(?:phone|telephone|call|calls|mobile|cell|landline|whatsapp|signal|telegram|linkedin|xing|sms|text|letter|post|"
    r"in person|slack|fax|portal|contact form|web form|form)\b"
)
_PERSON = late(r"\b(?:assistant|pa|ea|secretary|office manager|front desk|reception|via|through)\b|@", re.I)
_ROLES = words(
    "assistant pa ea secretary office manager front desk reception only via through his her their the to a an at ask "
    "please executive personal head vp director ceo first"
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class _Ignored(NamedTuple):
    """What the record asks for and the mail does not heed."""

    fault: str
    message: str
    advice: str
    severity: Severity | None = None


def check(mail: Mail) -> Iterator[Flag]:
    """Flag a mail that goes out before the day, or on another way, than the record asks for."""
    record = mail.prospect
    if _FIELDS.isdisjoint(record) or not is_outreach(mail):
        return
    goes_out = mail.template.once(sending)
    if goes_out is None or (not goes_out.is_told and not opens_sequence(mail)):
        return
    when = f"goes out on {goes_out.day}" if goes_out.is_told else f"would go out today, {goes_out.day}"
    ignored = _forbidden(record) or _early(record, goes_out.day, when, dated=goes_out.is_told) or _astray(mail)
    if ignored:
        yield Flag(None, ignored.message, ignored.advice, ignored.severity, place=goes_out.place, fault=ignored.fault)


def _forbidden(record: Mapping[str, str]) -> _Ignored | None:
    """Words on record that ask for no mail at all."""
    told, sure = "", True
    for name in _NO_MAIL_FIELDS:
        if is_yes(record.get(name, "")):
            told = f"{name}: {record[name]}"
    for name in ("status", "contact_via"):
        if _STATUS_NEVER.fullmatch(record.get(name, "").strip(" .!").lower()):
            told = f"{name}: {record[name]}"
    if not told and (found := _note(record, _NOTE_NEVER)):
        told, sure = f"notes: {found}", False
    if not told:
        return None
    return _Ignored(
        "no mail",
        f"is a mail to somebody whose record says “{told}”",
        "do not send it; take them out of the list",
        None if sure else "warning",
    )


def _note(record: Mapping[str, str], pattern: re.Pattern[str]) -> str:
    notes = record.get("notes", "")
    found = pattern.search(notes.lower().replace("’", "'")) if notes else None
    return found.group("words" if "words" in pattern.groupindex else 0).strip() if found else ""


def _early(record: Mapping[str, str], day: datetime.date, when: str, *, dated: bool) -> _Ignored | None:
    """A day on record that lies after the day of the mail."""
    status = record.get("status", "").strip().lower()
    later = bool(status) and _LATER.fullmatch(status) is not None
    agreed = []
    for name in ("not_before", "contact_on", "status"):
        if name != "status" or later:
            agreed += [(period.first, f"{name}: {record[name]}") for period in periods(record.get(name, ""))[:1]]
    sure = bool(agreed)
    agreed += [(first, f"notes: {words_}") for first, words_ in _from_notes(record.get("notes", ""))]
    for first, told in agreed:
        if day < first:
            return _Ignored(
                "too early",
                f"{when}; the record says “{cut(told)}”",
                f"send it on {first} or later, and begin with what was agreed",
                None if sure else "warning",
            )
    if later and not agreed:
        return _Ignored(
            "later",
            f"{when}; the record says “status: {cut(record['status'])}”",
            "ask them when, write it down as `not_before:`, and keep to it",
            "warning",
        )
    return _wrong_weekday(record, day, when) if dated else None


@lru_cache(maxsize=1024)
def _from_notes(notes: str) -> tuple[tuple[datetime.date, str], ...]:
    """The days from which notes say you may write again, with their words."""
    found = []
    for period in periods(notes):
        before = _FROM.search(notes, 0, period.start)
        if before:
            found.append((period.first, notes[before.start() : period.end]))
    return tuple(found)


def _wrong_weekday(record: Mapping[str, str], day: datetime.date, when: str) -> _Ignored | None:
    wanted = record.get("contact_on", "").lower()
    days = [name for name in _WEEKDAYS if name[:3] in wanted and re.search(rf"\b{name[:3]}(?:{name[3:]})?s?\b", wanted)]
    if not days or re.search(r"\b(?:not|never|except|no)\b|-|–| to ", wanted) or _WEEKDAYS[day.weekday()] in days:
        return None
    return _Ignored(
        "weekday",
        f"{when}, a {_WEEKDAYS[day.weekday()].title()}; the record says “contact_on: {record['contact_on']}”",
        "send it on the day they named",
    )


def _astray(mail: Mail) -> _Ignored | None:
    """A channel or a person on record that the mail passes over."""
    record = mail.prospect
    wanted = record.get("contact_via", "")
    lowered = wanted.lower().replace("’", "'")
    if not wanted or is_no(wanted):
        channel = _note(record, _NOTE_CHANNEL)
        if not channel:
            return None
        return _Ignored("channel", f"is a mail; the record says “notes: {channel}”", "call instead", "warning")
    told = f"the record says “contact_via: {cut(wanted)}”"
    if _NOT_MAIL.search(lowered):
        return _Ignored("channel", f"is a mail; {told}", "use the way they named")
    if "@" not in wanted and _MAIL.search(lowered) and not _PERSON.search(wanted):
        return None
    if _PERSON.search(wanted) or _names_somebody(wanted):
        if _reaches(mail, wanted):
            return None
        return _Ignored("person", f"goes past the person they named; {told}", "address it to that person")
    if _CHANNEL.search(lowered):
        return _Ignored("channel", f"is a mail; {told}", "use the way they named")
    return None


def _names_somebody(wanted: str) -> bool:
    """Whether the value is a person's name, like "Ana Ruiz"."""
    from pitchlint_rules.names import is_given_name

    first = wanted.split()[0].lower()
    return wanted[0].isupper() and is_given_name(first) and not _CHANNEL.search(wanted.lower())


def _reaches(mail: Mail, wanted: str) -> bool:
    """Whether the mail goes to, or speaks to, the person that the record names."""
    headers = " ".join(mail.draft.headers.get(key, "") for key in ("to", "cc"))
    text = f"{headers} {mail.prospect.get('email', '')} {mail.subject} {mail.body}".lower()
    addresses = re.findall(r"[^\s<>,;]+@[^\s<>,;]+", wanted.lower())
    named = re.findall(r"[^\W\d_]+", re.sub(r"\S+@\S+", " ", wanted))
    sought = addresses + [word.lower() for word in named if word[0].isupper() and word.lower() not in _ROLES]
    if not sought:
        return re.search(r"\b(?:your|his|her) (?:assistant|pa|secretary)\b", text) is not None
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in sought)


RULE = Rule(
    id="ignored-instructions",
    group="prospects",
    title="Does not heed what they asked for",
    check=check,
    severity="error",
    per_row=True,
    rank=7,
)
