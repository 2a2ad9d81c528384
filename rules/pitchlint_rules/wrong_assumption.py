"""Takes for granted what the record says the reader does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from pitchlint import MASK, Flag, Mail, PassageName, Rule, Span, late
from pitchlint_rules.names.likeness import words
from pitchlint_rules.records import cut, is_no, is_outreach, things
from pitchlint_rules.shapes import plain_texts, quotations

_NEGATIVE = late(
    r"(?:there (?:is|are) no|they (?:have|run|do not have|don't have) no|has no|have no|no|without(?: an?y?)?|not|"
    r"does not have|doesn't have|do not have|don't have|lacks?)\s+(?:an? |any |their |its |own )*(?P<thing>.+)",
    re.I,
)
_POSITIVE = late(r"(?:an?|the|their|its|his|her|own|any|in-house|inhouse|dedicated|internal)\s+", re.I)
_TEAMS = words("team teams department departments dept staff group groups function people crew unit division office")
_TEAM = r"(?:team|department|dept|staff|group|function|people|crew|unit|division|desk)s?"
# what may stand between "your" and a thing without making it another thing
_BETWEEN = (
    r"(?:own|whole|entire|current|existing|present|busy|big|small|large|little|in-house|internal|local|main|central|"
    r"good|great|fine|new|two|three|four|five|several|many|day|night|overworked|overloaded|stretched|dedicated|"
    r"\d+|[a-z]+ed|[a-z]+-[a-z]+) "
)
# the thing is only thought of, or somebody else is to be it
_UNREAL = late(
    r"(?:\b(?:without|lack|lacks|lacking|instead of|rather than|no|not|never|like|as|be|become|becomes|act as|serve as|"
    r"replace|than|hire|hiring|build|building|open|opening|set up|setting up|start|starting|need|found|"
    r"first|future|next|former|outsourced|planned|external|add|get|want|missing)|n't(?: even)? (?:have|run|own|need)) "
    r"(?:(?:a|an|any|of) )?$"
)
_IF_ANY = late(r"\b(?:if|whether|unless|once|when|until|before|should|do|did)(?: and when)? $")
# among the words between "your" and the thing
_UNREAL_MODIFIER = words(
    "first future next former outsourced planned external old missing potential no not without lacking zero "
    "about and as at by for from in into like of on or over than to vs versus with"
)
_HAS_FIELD = "has_"


def check(mail: Mail) -> Iterator[Flag]:
    """Flag each thing that the mail says they have and the record says they have not, once."""
    record = mail.prospect
    if not record:
        return
    lacking = list(_lacking(record))
    if not lacking or not is_outreach(mail):
        return
    found = mail.template.once(_Found)
    for thing, told in lacking:
        span = found.of(thing)
        company = record.get("company", "")
        if span is None and not mail.record and company:
            span = found.of(thing, company)
        if span is not None:
            instead = next(iter(things(record.get("has", ""))), "")
            keeps = instead and not _NEGATIVE.match(instead)
            yield Flag(
                span,
                f"takes for granted that they have “{thing}”; the record says “{cut(told)}”",
                f"write about what they have: “{cut(instead, 40)}”"
                if keeps
                else "leave it out, or ask who does it there",
                fault=thing.lower(),
            )


def _lacking(record: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What the record says they have not, and its words for it."""
    if value := record.get("has_not"):
        for item in things(value):
            negated = _NEGATIVE.fullmatch(item)
            if not is_no(item) and item.lower() not in ("yes", "n/a"):
                yield (negated["thing"] if negated else _POSITIVE.sub("", item)), f"has_not: {value}"
    if value := record.get("has"):
        for item in things(value):
            if negated := _NEGATIVE.fullmatch(item):
                yield negated["thing"], f"has: {value}"
    for name, value in record.items():  # a column for each thing: "has_warehouse: no"
        if name.startswith(_HAS_FIELD) and name != "has_not" and is_no(value):
            yield name.removeprefix(_HAS_FIELD).replace("_", " "), f"{name}: {value}"


class _Found:
    """Where a mail says that the reader has a thing; asked once a thing, however many rows lack it."""

    def __init__(self, mail: Mail) -> None:
        self._mail = mail
        self._texts = mail.once(plain_texts)
        self._known: dict[tuple[str, str], Span | None] = {}

    def of(self, thing: str, company: str = "") -> Span | None:
        """The first words of subject or body that take `thing` for granted."""
        key = (thing, company)
        if key not in self._known:
            self._known[key] = self._search(thing, company)
        return self._known[key]

    def _search(self, thing: str, company: str) -> Span | None:
        pattern = _pattern(thing.lower(), company.lower())
        if pattern is None:
            return None
        subject, body = self._texts
        start = self._mail.parts.greeting.end if self._mail.parts.greeting else 0
        texts: tuple[tuple[str, PassageName, int], ...] = ((subject, "subject", 0), (body, "body", start))
        for text, of, begin in texts:
            for match in pattern.finditer(text, begin):
                span = Span(match.start(), match.end(), of)
                if _is_real(text, match) and not self._is_quoted(span) and self._is_theirs(span):
                    return span
        return None

    def _is_theirs(self, span: Span) -> bool:
        """Whether what begins with a merge field begins with the reader's name or company."""
        fields = self._mail.fields if span.of == "body" else self._mail.subject_fields
        owner = next((field.canonical for field in fields if field.start <= span.start < field.end), "company")
        return owner in ("company", "name", "first_name", "last_name")

    def _is_quoted(self, span: Span) -> bool:
        quoted = self._mail.once(quotations)[span.of]
        thread = self._mail.parts.quoted if span.of == "body" else ()
        return any(one.start <= span.start < one.end for one in (*quoted, *thread))


def _is_real(text: str, match: re.Match[str]) -> bool:
    """Whether the words take the thing for granted: neither denied, nor asked for, nor only thought of."""
    before = text[max(0, match.start() - 60) : match.start()]
    before = re.split(r"[.!?;:\n]\s|\n\n", before)[-1]
    if _UNREAL.search(before) or (match["runs"] and _IF_ANY.search(before)):
        return False
    return _UNREAL_MODIFIER.isdisjoint(match[0].split())


@lru_cache(maxsize=1024)
def _pattern(thing: str, company: str) -> re.Pattern[str] | None:
    """What says that the reader has `thing`: "your call centers", "you run a call center", "Acme's call center"."""
    parts = re.findall(r"[^\W_]+", _POSITIVE.sub("", thing))
    is_team = len(parts) > 1 and parts[-1] in _TEAMS
    core = parts[:-1] if is_team else parts
    if not core or len(core) > 4 or len("".join(core)) < 2:
        return None
    name = r"[ -]".join(_spelled(word, last=at == len(core) - 1) for at, word in enumerate(core))
    if is_team:
        name += rf" {_TEAM}"
    own = rf"(?:your|{MASK}+'s" + (rf"|{re.escape(company)}'s)" if company else ")")
    between = rf"(?:{_BETWEEN}){{0,2}}" if len(core) == 1 and not is_team else r"(?:[a-z0-9-]+ ){0,2}"
    runs = (
        r"\byou (?P<runs>run|have|operate|manage|own|staff|keep|still run|still have|already have) "
        rf"(?:an? |the |your |several |\d+ |many |two |three )?(?:{_BETWEEN})?"
    )
    return re.compile(rf"(?:\b{own} {between}|{runs}){name}(?![\w-]*\w)")


def _spelled(word: str, *, last: bool) -> str:
    """A word in both spellings of English, its last one also as a plural."""
    word = re.sub(r"ies$", "y", word) if last and len(word) > 4 else word
    if last and len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    for one, other in (("centre", "center"), ("fulfilment", "fulfillment"), ("programme", "program")):
        if word in (one, other):
            return f"(?:{one}|{other})s?"
    plural = f"(?:{re.escape(word[:-1])}(?:y|ies))" if word.endswith("y") and last else re.escape(word)
    return plural + "(?:s|es)?" if last and not word.endswith("y") else plural


RULE = Rule(
    id="wrong-assumption",
    group="prospects",
    title="Speaks of something they do not have",
    check=check,
    severity="error",
    per_row=True,
    rank=8,
)
