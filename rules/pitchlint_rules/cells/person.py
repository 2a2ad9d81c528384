"""People in a list: is it somebody's name, is it that alone, and is it written as a name?"""

from __future__ import annotations

from functools import lru_cache

from pitchlint import late
from pitchlint_rules.cells.company import FORM_END, spoken
from pitchlint_rules.cells.value import SLOT, Beside, Fault, is_latin, nothing, short
from pitchlint_rules.names import is_given_name, proper_case
from pitchlint_rules.names.likeness import fold, words
from pitchlint_rules.names.person import PARTICLES

# mailboxes, roles and stand-ins that are nobody's given name
ROLES = words(
    "admin administrator info team sales support contact office hello hr marketing billing accounts webmaster "
    "postmaster noreply no-reply reception manager owner director ceo founder cofounder purchasing procurement "
    "recruiting recruiter editor press media service customer client friend there sir madam anonymous user guest "
    "nobody someone firstname lastname fullname prospect lead recipient subscriber member company hiring helpdesk "
    "enquiries inquiries careers jobs department headquarters hq"
)
_ROLE_PHRASES = late(
    r"(?i)(?:first|last|full|your|contact|prospect|customer|client) name|not? (?:a )?(?:person|contact).*|"
    r"(?:the )?(?:[a-z]+ )?(?:team|department|office)|business owner|"
    r"(?:hiring|office|general|store|sales|marketing) manager"
)
_HANDLE = late(r"(?=.*[\d_])[\w.-]+$")


def nobody(value: str, beside: Beside) -> Fault | None:
    """What is nobody's name: "Admin", "Team", "T", "dana_92", "[First Name]"."""
    if fault := nothing(value, beside):
        return fault
    plain = value.strip()
    low = plain.lower()
    if low in ROLES or _ROLE_PHRASES.fullmatch(plain):
        return Fault("nobody", f"“{plain}” is nobody's name", "find out who reads there, or leave the cell empty")
    if SLOT.fullmatch(plain):
        return Fault("nobody", f"“{short(plain)}” is a slot that nobody filled", "write the name")
    letters = [char for char in plain if char.isalpha()]
    if not letters:
        return Fault("nobody", f"“{short(plain)}” is nobody's name", "write the name, or leave the cell empty")
    if len(letters) == 1 and letters[0].isascii() and len(plain) <= 2:
        return Fault("nobody", f"“{plain}” is an initial and no name", "write the name, or leave the cell empty")
    if any(char.isdigit() or char == "_" for char in plain) and _HANDLE.match(plain):
        return Fault("nobody", f"“{short(plain)}” is the name of an account, not of a person", "write the name")
    return None


_BUSINESS = late(
    r"(?i)\b(?:logistics|solutions|consulting|services|technologies|software|systems|holdings?|industries|agency|"
    r"partners|ventures|marketing|enterprises|foundation|university|hotel|restaurant|clinic)$"
)


def company_in_name(value: str, beside: Beside) -> Fault | None:
    """A company where a person belongs."""
    plain = value.strip()
    company = beside.company
    advice = "write the person's name, or leave the cell empty"
    if FORM_END.search(plain) or (" " in plain and _BUSINESS.search(plain)):
        return Fault("company", f"“{short(plain)}” is a company where a person belongs", advice)
    # Sophie may well run "Sophie", and Dana Whitfield "Dana Whitfield"
    is_company = len(fold(plain)) > 2 and fold(plain) in (fold(company), fold(spoken(company)))
    if company and is_company and not is_given(plain.split()[0]) and fold(plain) != fold(beside.last_name):
        return Fault("company", f"“{short(plain)}” is the company of the row, where a person belongs", advice)
    return None


@lru_cache(maxsize=4096)
def is_given(word: str) -> bool:
    """Whether a word is a given name that people have."""
    return is_given_name(fold(word))


_CALLED = late(r"\s*[(\[{\"“«]\s*([^()\[\]{}\"“”«»]+?)\s*[)\]}\"”»]\s*")
_HONORIFIC = late(
    r"(?i)(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|doctor|herr|frau|monsieur|madame|mme|sra?|señora?)\b\.?|"
    r"(?:ing|dipl|rev|hon)\.)\s+(?=\S)"
)
# letters behind a name that no name ends in, and those that do only in capitals or behind a comma
_LETTERS = (
    r"ph\.?\s?d|m\.?b\.?a|c\.?p\.?a|esq|d\.?d\.?s|d\.?m\.?d|ed\.?d|pmp|cfa|cissp|mcse|lcsw|sphr|frcs|llm|msc|bsc|"
    r"dvm|shrm-\w+"
)
_SURE_LETTERS = late(rf"(?i)[\s,]+(?:(?:{_LETTERS})\.?[\s,]*)+$")
_CAPITALS = late(
    r"(?:,\s*(?:[A-Z]{2,6}|[A-Z][a-z]?\.?[A-Z]\.?)(?:-[A-Z]{2,3})?|\s+(?:M\.D\.|MD|RN|JD|CEO|CTO|CFO|COO|PE|MA|BA))+$"
)
_GENERATION = late(r"(?i),?\s*(?:jr|sr|ii|iii|iv)\.?$")
_NOTE = late(
    r"(?i)\s*(?:[-–—|•:]+\s|,\s).*\b(?:hiring|ceo|cto|cfo|coo|founder|open to work|he/him|she/her|they/them)\b.*$"
)


def extras(value: str, beside: Beside) -> Fault | None:  # noqa: ARG001
    """What stands beside a name in a field: a nickname in brackets, an honorific, letters, a slogan."""
    plain = value.strip()
    if called := _CALLED.search(plain):
        inside = called[1].strip()
        rest = " ".join(_CALLED.sub(" ", plain).split())
        is_nick = inside[:1].isupper() and " " not in inside and inside.isalpha() and rest
        advice = f"write “{inside if is_nick and ' ' not in rest else rest}”" if rest else "write the name"
        if rest:
            what = "a second name" if is_nick else "a remark"
            return Fault("brackets", f"“{short(plain)}” has {what} in brackets or quotation marks", advice)
    if note := _NOTE.search(plain):
        return Fault("remark", f"“{short(plain)}” holds more than the name", f"write “{plain[: note.start()].strip()}”")
    if " " in plain and (title := _HONORIFIC.match(plain)):
        rest = plain[title.end() :]
        return Fault("honorific", f"“{short(plain)}” begins with “{title[0].strip()}”", f"write “{rest}”", rest)
    bare = _GENERATION.sub("", plain)
    behind = _SURE_LETTERS.search(bare) or (None if bare.isupper() else _CAPITALS.search(bare))
    if behind and behind.start():
        letters = behind[0].strip(" ,")
        return Fault("letters", f"“{short(plain)}” ends in “{letters}”", f"write “{bare[: behind.start()].strip()}”")
    return None


_INITIAL_BEHIND = late(r"(\S{2,})\s+[A-Z]\.?$")


def first_field(value: str, beside: Beside) -> Fault | None:
    """A full name, or half of one, where the first name belongs."""
    plain = " ".join(value.split())
    if " " not in plain:
        return None
    last = beside.last_name
    if last and fold(plain) != fold(last) and fold(plain).endswith(fold(last)) and len(fold(last)) > 1:
        first = plain[: len(plain) - len(last)].strip(" ,")
        if first and fold(plain.split()[-1]) in fold(last):
            return Fault("full name", f"“{short(plain)}” repeats the last name “{last}”", f"write “{first}”")
    if initial := _INITIAL_BEHIND.match(plain):
        return Fault("initial", f"“{plain}” ends in an initial that nobody says", f"write “{initial[1]}”")
    parts = _GENERATION.sub("", plain).split()
    if not last and 2 <= len(parts) <= 4 and fold(parts[-1]) not in PARTICLES:
        names = plain[0].isupper() and parts[-1][0].isupper()
        if names and is_given(parts[0]) and not is_given(parts[-1]):
            return Fault(
                "full name", f"“{short(plain)}” is a full name", f"write “{parts[0]}” here, the rest as last name"
            )
    return None


_WORD = late(r"[^\W\d_]+(?:['’.][^\W\d_]+)*")


def case(value: str, beside: Beside) -> Fault | None:  # noqa: ARG001
    """Names in capitals or all in lower case; initials, particles and other scripts are fine."""
    plain = " ".join(value.split())
    if not is_latin(plain):
        return None
    found = _WORD.findall(plain)
    loud = [word for word in found if _is_loud(word)]
    if loud:
        mended = _WORD.sub(lambda word: proper_case(word[0]) if _is_loud(word[0]) else word[0], plain)
        return Fault("capitals", f"“{short(plain)}” is written in capitals", f"write “{mended}”", mended)
    quiet = [word for word in found if len(word) > 1 and fold(word) not in PARTICLES]
    if quiet and all(word.islower() for word in found):
        mended = _WORD.sub(lambda word: word[0] if fold(word[0]) in PARTICLES else proper_case(word[0]), plain)
        return Fault("lower case", f"“{short(plain)}” has no capital letter", f"write “{mended}”", mended)
    return None


_LONG_NUMBERS = frozenset({"III", "VIII"})


def _is_loud(word: str) -> bool:
    """Whether a word of a name is shouted: two letters may be initials, and so may three that are no name."""
    if not word.isupper() or "." in word or word in _LONG_NUMBERS:
        return False
    letters = sum(char.isalpha() for char in word)
    if letters == 3:
        return is_given(word) or (word[1] in "AEIOUY" and word[0] not in "AEIOUY")
    return letters > 3
