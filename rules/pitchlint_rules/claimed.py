"""What a mail claims: figures and clients with a result, and what of it the team's claims back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pitchlint import Claim, Flag, Mail, Sentence, Severity, Span, late
from pitchlint_rules import roles
from pitchlint_rules.cells import spoken
from pitchlint_rules.names import is_given_name, is_place_or_brand, is_word
from pitchlint_rules.names.likeness import fold
from pitchlint_rules.roles import Judged

# "31%", "$40,000", "2.5 million euros", "3x", "12 hours"
_NUMBER = late(
    r"(?<![\w.,/:-])(?P<money>[$€£]\s?)?(?P<figure>\d[\d,]*(?:\.\d+)?|\d+)(?P<big>\s?(?:k|m|bn|million|billion|thousand)\b)?"
    r"(?P<unit>\s?(?:%|percent\b|per cent\b|-?fold\b|times\b)|x\b|(?:[ -](?:[a-z]+))?)(?![\w:]|[/.,]\d)"
)
_DIGIT = late(r"\d")
_YEAR = late(r"(?:19|20)\d\d")
_SIZES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_MONEY = frozenset({"dollar", "euro", "pound", "usd", "eur", "gbp"})
_NO_UNIT = frozenset(
    "a an and as at by for from in into is of off on or our out over per than that the to was were with".split()
)
_CUSTOMERS = frozenset({"customer", "client", "company", "team", "firm", "user", "brand", "business"})
_RESULT = late(
    r"\b(?:sav(?:e[sd]?|ing)|cuts?|cutting|reduc(?:e[sd]?|ing)|dropp(?:ed|ing)|lower(?:s|ed|ing)?|slash(?:es|ed|ing)?|"
    r"halv(?:e[sd]?|ing)|gr(?:ew|own|ow|ows|owing)|increas(?:e[sd]?|ing)|rais(?:e[sd]?|ing)|lift(?:s|ed|ing)?|"
    r"boost(?:s|ed|ing)?|doubl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)|won|wins?|gain(?:s|ed|ing)?|recover(?:s|ed|ing)?|"
    r"fell|fallen|went (?:from|up|down)|improv(?:e[sd]?|ing)|shorten(?:s|ed|ing)?|generat(?:e[sd]?|ing)|"
    r"book(?:s|ed|ing)?|faster|fewer|more|less|avoid(?:s|ed|ing)?)\b"
)
_WE_DID = late(
    r"\b(?:we|i|our (?:\w+ )?(?:clients?|customers?|users?|tool|software|service|team))(?:'ve| have)? (?:\w+ly )?"
    r"(?:cut|cuts|sav(?:e|es|ed)|reduced?s?|halved?|doubled?|tripled?|helped|help|won|grew|lifted|raised|recovered|lowered)\b"
)
_OURS = late(r"\b(?:we|we've|our|ours|us|i|i've|my|clients?|customers?)\b")
# somebody else's figure, with its source
_SOURCED = late(
    r"\b(?:according to|says?|said|reports?|reported|study|survey|research|census|statistics|published|found that|"
    r"estimates?|benchmark|index)\b|https?:"
)
_PRICE = late(r"\b(?:costs?|price[ds]?|pricing|fees?|per (?:user|seat|head)|starts? at|charge[sd]?|discount|budget)\b")
_WHEN = late(r"\b(?:in|within|over|for|after|before|since|every|next|last|past|first|by|at|on|another|under)\s+$")
_TERMS = late(r"\s*(?:off\b|(?:\w+ )?(?:discount|commission|share|deposit|refund|guarantee)\b)")  # what is offered
_NEAR = 60  # code points before a figure in which its verb stands
_YOURS = late(r"\byour (?:\w+ ){0,3}$")
_CLIENT = late(
    r"\b(?:helped|help|for|with|at|like|such as|including|did it for|worked with)\s+"
    r"((?:[A-Z][\w'’&-]*)(?: (?:[A-Z][\w'’&-]*|of|and|&|the))*)"
)
_HELPED = late(r"\b(?:helped|worked with|did it for)\s+((?:[A-Z][\w'’&-]*)(?: (?:[A-Z][\w'’&-]*|of|and|&|the))*)")
_DOES = late(
    r"(?:^|[,;:—–-] )((?:[A-Z][\w&-]*)(?: [A-Z][\w&-]*){0,3}) (?=[a-z]+ed\b|cut\b|won\b|grew\b|saved\b|halved\b)"
)
_PLAIN = str.maketrans({"’": "'", "\n": " ", "\u00a0": " "})


class Figure(NamedTuple):
    """A number in a text: where it stands (half-open), how much, of what ("%", "x", "money", a noun or "")."""

    start: int
    end: int
    value: float
    unit: str


def flags(mail: Mail) -> Iterator[Flag]:
    """What no claim of the team backs, sentence by sentence."""
    claims = mail.team.claims or ()
    judged = mail.once(roles.judged)
    for number, sentence in enumerate(mail.sentences):
        text = mail.draft.body.text[sentence.span.start : sentence.span.end].translate(_PLAIN)
        told = list(_figures(mail, sentence, text, judged[number], claims)) if _DIGIT.search(text) else []
        yield from told or _clients(mail, sentence, text, judged[number], claims)


def _boasts(low: str, judged: Judged) -> bool:
    """Whether a sentence says what the sender did or does for people."""
    if judged.has("proof") or judged.has("gain") or judged.has("sender"):
        return True
    return _WE_DID.search(low) is not None


def figures(text: str) -> list[Figure]:
    """The numbers of a text, without years, dates and times."""
    found = []
    for match in _NUMBER.finditer(text):
        digits = match["figure"].rstrip(",")
        unit = match["unit"].strip(" -").lower()
        if _YEAR.fullmatch(digits) and not match["money"] and unit not in ("%", "percent"):
            continue
        value = float(digits.replace(",", "")) * _SIZES.get((match["big"] or "").strip().lower(), 1)
        unit = "" if unit in _NO_UNIT or match["money"] or match["unit"] == " x" else unit
        end = match.end() if unit else match.end("big") if match["big"] else match.start("figure") + len(digits)
        found.append(Figure(match.start(), end, value, _unit(unit, bool(match["money"]))))
    return found


def _unit(word: str, money: bool) -> str:
    if money:
        return "money"
    if word in ("%", "percent", "per cent"):
        return "%"
    if word in ("x", "fold", "times"):
        return "x"
    noun = re.sub(r"ies$", "y", word) if word.endswith("ies") else word.removesuffix("s")
    return "money" if noun in _MONEY else noun


def _figures(mail: Mail, sentence: Sentence, text: str, judged: Judged, claims: Sequence[Claim]) -> Iterator[Flag]:
    """The figures of a sentence that claim something and that no entry backs."""
    if not _boasts(text.lower(), judged) or _is_approved(mail, text, claims):
        return
    low = text.lower()
    for figure in figures(text):
        if not _claims(low, figure, judged):
            continue
        backing = [claim for claim in claims if _backs(claim, figure)]
        if any(_holds(mail, claim) for claim in backing):
            continue
        start = sentence.span.start
        span = Span(start + figure.start, start + figure.end)
        yield _flag(mail, span, backing, "figure", None if _is_ours(mail, low, text, judged, claims) else "info")


def _claims(low: str, figure: Figure, judged: Judged) -> bool:
    """Whether a figure says what somebody gained: no price, date, stretch of time, or count of the reader's things."""
    before, after = low[: figure.start], low[figure.end :]
    if _YOURS.search(before) or _TERMS.match(after) or (figure.unit == "%" and figure.value == 100):
        return False
    result = _RESULT.search(before[-_NEAR:]) is not None
    if figure.unit in ("%", "x"):
        return True
    if figure.unit == "money":
        return result or (judged.has("proof") and not _PRICE.search(low))
    if figure.unit in _CUSTOMERS or re.match(
        r"\+? (?:\w+ )?(?:customers|clients|companies|teams|users|brands)\b", after
    ):
        return judged.seen.about in ("sender", "their-client", "elided") or judged.has("sender")
    return result and not _WHEN.search(before)


def _is_ours(mail: Mail, low: str, text: str, judged: Judged, claims: Sequence[Claim]) -> bool:
    """Whether the sentence plainly speaks of what the sender did; a stranger's story may only be a story."""
    if _SOURCED.search(low) and not re.search(r"\b(?:our|we)\b", low):
        return False
    if (
        judged.has("gain")
        or judged.has("sender")
        or _OURS.search(low)
        or judged.seen.about in ("sender", "their-client")
    ):
        return True
    return bool(_named(mail, text, claims, judged))


def _is_approved(mail: Mail, text: str, claims: Sequence[Claim]) -> bool:
    """Whether the sentence holds one that may be said as it is."""
    folded = fold(text)
    return any(claim.text and fold(claim.text) in folded and _holds(mail, claim) for claim in claims)


def _backs(claim: Claim, figure: Figure) -> bool:
    told = figures(f"{claim.number} . {claim.result} . {claim.text}")
    return any(
        one.value == figure.value and (one.unit == figure.unit or not one.unit or not figure.unit) for one in told
    )


def _holds(mail: Mail, claim: Claim) -> bool:
    return claim.expires is None or claim.expires >= mail.today


def _flag(mail: Mail, span: Span, backing: Sequence[Claim], what: str, severity: Severity | None) -> Flag:
    words = mail.quote(span)
    if backing:
        last = max(backing, key=lambda claim: claim.expires or mail.today)
        message = f"“{words}” rests on a claim that ran out on {last.expires} ({last.place})"
        return Flag(span, message, "ask whether it still holds and give it a new date, or leave it out", severity)
    fact = (
        "is a figure that is not among your approved claims"
        if what == "figure"
        else "is named with a result that no claim backs"
    )
    return Flag(span, f"“{words}” {fact}", "write an approved one, or have this one added with its source", severity)


def _clients(mail: Mail, sentence: Sentence, text: str, judged: Judged, claims: Sequence[Claim]) -> Iterator[Flag]:
    """Clients that a sentence names with a result, where no entry speaks of them."""
    low = text.lower()
    if (
        not (_boasts(low, judged) or judged.has("name_drop"))
        or not _RESULT.search(low)
        or _is_approved(mail, text, claims)
    ):
        return
    for name, start in _named(mail, text, claims, judged):
        backing = [claim for claim in claims if _is_about(claim, name)]
        if not any(_holds(mail, claim) for claim in backing):
            span = Span(sentence.span.start + start, sentence.span.start + start + len(name))
            yield _flag(mail, span, backing, "client", None)


def _is_about(claim: Claim, name: str) -> bool:
    folded = fold(name)
    return any(folded in fold(told) for told in (claim.client, claim.text, claim.result) if told)


def _named(mail: Mail, text: str, claims: Sequence[Claim], judged: Judged) -> list[tuple[str, int]]:
    """The clients that a sentence names: those the team has, and names in a client's place."""
    found: dict[int, str] = {}
    known = [*mail.team.clients, *(claim.client for claim in claims)]
    for client in {name for told in known if told for name in (told, spoken(told))}:
        match = re.search(rf"(?<!\w){re.escape(client)}(?!\w)", text)
        if match:
            found.setdefault(match.start(), client)
    own = {fold(name) for name in (mail.team.company, *mail.team.products, mail.prospect.get("company", "")) if name}
    proof = judged.has("proof") or judged.has("name_drop")
    for pattern in (_CLIENT, _DOES) if proof else (_HELPED,):
        for match in pattern.finditer(text):
            name = re.sub(r"(?: (?:of|and|&|the))+$|['’]s$", "", match[1])
            words = [fold(word) for word in name.split()]
            taken = any(a <= match.start(1) < a + len(told) for a, told in found.items())
            if taken or fold(name) in own or any(word in own for word in words):
                continue
            ordinary = all(is_word(word) or is_given_name(word) for word in words) and len(words) == 1
            begins = is_word(words[0]) and match.start(1) == 0
            if len(name) > 2 and not ordinary and not begins and not is_place_or_brand(words[0]):
                found[match.start(1)] = name
    return [(name, start) for start, name in sorted(found.items())]
