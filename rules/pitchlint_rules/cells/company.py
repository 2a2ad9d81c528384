"""Companies in a list: is it one, and is it written as people say it?"""

from __future__ import annotations

import re

from pitchlint import late
from pitchlint_rules.cells.value import SLOT, Beside, Fault, clean, is_latin, nothing, short
from pitchlint_rules.names import is_word
from pitchlint_rules.names.likeness import fold, words

# legal forms that stand at the end of a company's name; each is also told by its case
_FORM = (
    r"(?:Inc|INC|LLC|L\.L\.C|LLP|Ltd|LTD|Limited|LIMITED|GmbH|GMBH|PLC|Plc|plc|Corp|CORP|Corporation|CORPORATION|Pty|PTY|"
    r"B\.?V|N\.V|S\.?A\.?S|S\.A|S\.?r\.?l|SRL|S\.p\.A|SpA|SARL|A/S|ApS|Oyj|KGaA)"
)
FORM_END = late(rf"[\s,]{_FORM}\.?$")


def spoken(company: str) -> str:
    """A company's name without the legal form at its end."""
    plain = company.strip()
    while (form := FORM_END.search(plain)) and form.start():
        plain = plain[: form.start()].rstrip(" ,&")
    return plain


NO_COMPANY = words(
    "self selfemployed freelance freelancer freelancing independent unemployed retired student stealth stealthstartup "
    "stealthmode private confidential company companyname company_name yourcompany home personal various multiple "
    "individual independentconsultant lookingforwork opentowork looking open seeking no not"
)
_STEALTH = late(
    r"(?i)stealth (?:mode )?(?:ai |saas |fintech )?(?:start-?up|company|mode)|looking for .*|open to .*|seeking .*"
)


def no_company(value: str, beside: Beside) -> Fault | None:
    if fault := nothing(value, beside):
        return fault
    plain = value.strip()
    if fold(plain) in NO_COMPANY or _STEALTH.fullmatch(plain):
        return Fault(
            "no company", f"“{short(plain)}” is no company's name", "leave the cell empty, so that fallbacks work"
        )
    if SLOT.fullmatch(plain):
        return Fault("no company", f"“{short(plain)}” is a slot that nobody filled", "write the company's name")
    return None


_TAGLINE = late(r"\s+[|•·]\s*\S|\s::\s|\|")
_TWO_NAMES = late(
    r"(?i)[,\s]+(?:(d/?b/?a|doing business as|t/a|trading as)|f/?k/?a|formerly(?: known as)?)\.?\s+(\S.*)$"
)
_PARTED = late(r",\s*$|\s[-–/]\s*$")
_BRACKET = late(r"\s*[(\[].+[)\]]\s*$")


def tail(value: str, beside: Beside) -> Fault | None:
    """What registers and profiles write behind a name and nobody says."""
    plain = value.strip()
    if tail := _TAGLINE.search(plain):
        name = clean(plain[: tail.start()])
        if name:
            return Fault("tagline", f"“{short(plain)}” carries a tagline", f"write “{spoken(name)}”")
    if two := _TWO_NAMES.search(plain):
        name = two[2] if two[1] else plain[: two.start()]  # a business is called as it trades, not as it once was
        return Fault("two names", f"“{short(plain)}” is two names", f"write “{spoken(name)}”")
    if bracket := _BRACKET.search(plain):
        name = plain[: bracket.start()].strip()
        if name:
            return Fault("brackets", f"“{short(plain)}” has a remark in brackets", f"write “{spoken(name)}”")
    city = beside.city
    if city and len(city) > 2 and len(plain) > len(city) + 3 and plain.lower().endswith(city.lower()):
        before = plain[: -len(city)]
        if _PARTED.search(before):
            return Fault("city", f"“{short(plain)}” ends in the city", f"write “{spoken(before.strip(' ,-–/'))}”")
    return None


# what abbreviations never are; a legal form that is written otherwise gives the capitals away
_LOUD_FORMS = words("CORP CO COMPANY CORPORATION INCORPORATED LIMITED HOLDING HOLDINGS GROUP INC LTD GMBH AND THE OF")
_LONG = 7  # letters from which a word is no abbreviation
_AS_WRITTEN = words("andritz lanxess netgear vaillant rossmann swarovski")


def case(value: str, beside: Beside) -> Fault | None:  # noqa: ARG001
    """A name in capitals as in a register, or in lower case. One short word, IBM or NVIDIA, is how it is written."""
    plain = " ".join(value.split())
    if not is_latin(plain):
        return None
    found = re.findall(r"[^\W\d_]+", plain)
    if found and plain.isupper() and fold(found[0]) not in _AS_WRITTEN:
        several = len(found) > 1 and max(map(len, found)) > 2
        for word in found:
            if len(word) >= _LONG or (several and (word in _LOUD_FORMS or (len(word) > 3 and is_word(word.lower())))):
                advice = f"write “{short(_company_cased(plain))}”"
                return Fault("capitals", f"“{short(plain)}” is written in capitals", advice)
    if len(found) > 1 and plain.islower() and "." not in plain and any(len(w) > 4 and is_word(w) for w in found):
        return Fault("lower case", f"“{short(plain)}” has no capital letter", f"write “{short(plain.title())}”")
    return None


def _company_cased(name: str) -> str:
    """A name in capitals as it is probably written: words lose them, abbreviations keep them."""

    def cased(found: re.Match[str]) -> str:
        word = found[0]
        if word in ("AND", "OF", "THE", "FOR") and found.start():
            return word.lower()
        if word == "GMBH":
            return "GmbH"
        keeps = len(word) <= 3 and word not in _LOUD_FORMS and not is_word(word.lower())
        return word if keeps or word in ("LLC", "PLC", "LLP") else word.capitalize()

    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)*", cased, name)
