"""One value of a prospect list: is it fit to stand in a mail? Plain text in, the fault out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from pitchlint import late
from pitchlint_rules.names import is_given_name, is_word, proper_case
from pitchlint_rules.names.likeness import fold, words
from pitchlint_rules.names.person import PARTICLES


class Fault(NamedTuple):
    """What is wrong with a value: the kind of fault, the fact, and the way out; `better` is the value as it should be,
    "" where nobody but the writer knows.
    """

    name: str
    message: str
    advice: str
    better: str = ""


class Beside(NamedTuple):
    """The other values of a row that a value is weighed with, "" where there is none."""

    first_name: str
    last_name: str
    company: str
    city: str


NOTHING_BESIDE = Beside("", "", "", "")
_PERSON = ("first_name", "last_name", "name", "nickname")
_COMPANY = ("company", "spoken_company")
_QUOTED = ("title", "city", "industry", "research", "product", "competitor", "pain_point")  # what mails insert, too


def weighs(name: str) -> bool:
    """Whether values of the column `name` are weighed with those beside them."""
    return name in _PERSON or name in _COMPANY


def judged(name: str, value: str, beside: Beside) -> Fault | None:
    """The fault of a value, which is not blank, in the column with the canonical name `name`."""
    if _is_plain(name, value, beside):
        return None
    for judge in _judges(name):
        if fault := judge(value, beside):
            return fault
    return None


_PLAIN_NAME = late(r"[A-Z][a-z]+(?:-[A-Z][a-z]+)?")
_PLAIN_COMPANY = late(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*(?:,? (?:Inc\.?|Ltd\.?|LLC|GmbH|AG|PLC))?")


def _is_plain(name: str, value: str, beside: Beside) -> bool:
    """A quick look that lets most values of a good list pass."""
    if name == "email":
        return _ADDRESS.fullmatch(value) is not None and ".." not in value
    if name in _PERSON:
        low = value.lower()
        if not _PLAIN_NAME.fullmatch(value) or low in _ROLES or low in _NOTHING:
            return False
        return not beside.company or low not in beside.company.lower()
    if name in _COMPANY:
        first = value.partition(" ")[0].lower()
        return first not in _NO_COMPANY and first not in _NOTHING and _PLAIN_COMPANY.fullmatch(value) is not None
    plain = value.isascii() and "&" not in value and value[0] != "#" and value[0] != " "
    return plain and (name not in _QUOTED or value.lower() not in _NOTHING)


_Judge = Callable[[str, Beside], Fault | None]


@lru_cache(maxsize=64)
def _judges(name: str) -> tuple[_Judge, ...]:
    if name in _PERSON:
        field = (_first_field,) if name == "first_name" else ()
        nobody = _nothing if name == "last_name" else _nobody
        return (_garbled, _markup, nobody, _ornament, _form_in_name, _extras, *field, _person_case, _untidy)
    if name in _COMPANY:
        return (_garbled, _markup, _no_company, _ornament, _company_tail, _company_case, _untidy)
    if name == "email":
        return (_no_address,)
    return (_garbled, _nothing) if name in _QUOTED else (_garbled, _broken_formula)


# --- any column

_HIGH = late(r"[^\x00-\x7f]{2,}")
_ENTITY = late(r"(?i)&(?:[a-z]{2,6}|#\d{2,5}|#x[\da-f]{2,4});")


def _garbled(value: str, beside: Beside) -> Fault | None:  # noqa: ARG001
    """Letters that lost their way: "JosÃ©", "M�ller", "O&#39;Brien"."""
    shown = _short(value)
    if not value.isascii():
        mended = _HIGH.sub(_redecoded, value)
        if mended != value:
            return Fault("garbled", f"“{shown}” was read in the wrong encoding", f"write “{_short(mended)}”", mended)
        if "\ufffd" in value:
            return Fault("garbled", f"“{shown}” has lost a letter on the way", "export the list again, as UTF-8")
    if "&" in value and ";" in value and "://" not in value and (entity := _ENTITY.search(value)):
        import html

        whole = html.unescape(value)
        if whole != value:
            message = f"“{shown}” shows “{entity[0]}”, the code of a character"
            return Fault("garbled", message, f"write “{_short(whole)}”", whole)
    return None


def _redecoded(found: re.Match[str]) -> str:
    """UTF-8 that was taken for Windows-1252, as it was meant; anything else as it is."""
    data = bytearray()
    for char in found[0]:
        try:
            data += char.encode("cp1252")
        except UnicodeEncodeError:
            if ord(char) > 0xFF:
                return found[0]
            data.append(ord(char))  # the five bytes for which Windows-1252 has no character
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def _short(value: str, most: int = 40) -> str:
    """A value as a message quotes it."""
    line = " ".join(value.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


_FORMULA = late(r"(?i)#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|ERROR!)$")
# what people and programs write where there is nothing to write; compared in lower case
_NOTHING = frozenset(
    (
        "n/a", "n.a.", "n.a", "n/d", "none", "nil", "nan", "undefined", "unknown", "tbd", "tba", "tbc", "todo", "test",
        "testing", "xx", "xxx", "xxxx", "asdf", "qwerty", "blank", "empty", "missing", "placeholder", "dummy", "sample",
        "not available", "not applicable", "not provided", "not found", "no name", "no data", "lorem ipsum", "(blank)",
        "(none)", "[blank]", "-", "--", "---", "–", "—", ".", "..", "...", "?", "??", "???", "_", "/", "*",
        "[object object]", "false",
    )
)  # fmt: skip
_SLOT = late(r"[{\[<%*«].*\w.*[}\]>%*»]")


def _broken_formula(value: str, beside: Beside) -> Fault | None:  # noqa: ARG001
    if value.lstrip().startswith("#") and _FORMULA.match(value.strip()):
        return Fault(
            "nothing", f"“{_short(value)}” is the error of a spreadsheet", "mend the formula, or leave it empty"
        )
    return None


def _nothing(value: str, beside: Beside) -> Fault | None:
    """Words that stand where nothing is known: "N/A", "-", "#REF!", "null"."""
    plain = value.strip()
    # "Null" is a family name; programs write it in one case
    if plain.lower() in _NOTHING or plain in ("null", "NULL"):
        return Fault(
            "nothing", f"“{plain}” stands where nothing is known", "leave the cell empty, so that fallbacks work"
        )
    return _broken_formula(value, beside)


def _untidy(value: str, beside: Beside) -> Fault | None:  # noqa: ARG001
    """Spaces and signs that would stand in the mail."""
    plain = value.strip(" ")
    tidy = _clean(value)
    if not tidy or tidy == plain == value:
        return None
    if tidy == plain:
        return Fault(
            "untidy", f"“{value}” has a space {'before' if value[0] == ' ' else 'behind'} it", f"write “{tidy}”"
        )
    if " ".join(plain.split()) == tidy:
        return Fault("untidy", f"“{_short(value)}” has a space or line break too many", f"write “{tidy}”", tidy)
    return Fault("untidy", f"“{_short(value)}” has signs around it that are no part of it", f"write “{tidy}”")


_EDGE = " \t\r\n\xa0\u200b\u200c\u200d\ufeff,;:|/\\*_~#=<>^"


def _clean(value: str) -> str:
    """`value` without what surrounds it; dashes and quotation marks count only where there is one on its side."""
    plain = " ".join(value.replace("\u200b", "").replace("\ufeff", "").split()).strip(_EDGE)
    for mark in "-–—":
        plain = plain.removeprefix(mark + " ").removesuffix(" " + mark)
    if plain[:1] in "\"“'‘`" and plain[-1:] in "\"”'’`" and len(plain) > 2:
        plain = plain[1:-1]
    return plain


_TAG = late(r"(?i)</?(?:a|b|i|u|p|br|em|div|span|font|strong|small|h[1-6]|li|td|tr)\b[^<>]*>")
_URL = late(r"(?i)\bhttps?:|\bwww\.|\w\.[a-z]{2,}/|^[\w.+-]+@[\w-]+\.\w+")


def _markup(value: str, beside: Beside) -> Fault | None:  # noqa: ARG001
    if "<" in value and (tag := _TAG.search(value)):
        return Fault(
            "markup", f"“{_short(value)}” holds the HTML tag “{tag[0]}”", f"write “{_short(_TAG.sub('', value))}”"
        )
    if _URL.search(value):
        return Fault("link", f"“{_short(value)}” is an address and no name", "write the name as people say it")
    return None


_JOINERS = "\u200d\ufe0f\ufe0e\u20e3"


def _ornament(value: str, beside: Beside) -> Fault | None:  # noqa: ARG001
    """Emoji and stars."""
    if value.isascii():
        return None
    found = [char for char in value if _is_ornament(char)]
    if not found:
        return None
    plain = "".join(char for char in value if not _is_ornament(char) and char not in _JOINERS)
    plain = _clean(plain)
    advice = f"write “{_short(plain)}”" if plain else "write the name, or leave the cell empty"
    return Fault("ornament", f"“{_short(value)}” is decorated with “{found[0]}”", advice)


def _is_ornament(char: str) -> bool:
    if char < "\u2010" or char in "™℠":
        return False
    return unicodedata.category(char) in ("So", "Sk") or char in "→←↑↓•◦‣▪●○■□◆★☆✓✔♥❤"


# --- persons

# mailboxes, roles and stand-ins that are nobody's given name
_ROLES = words(
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


def _nobody(value: str, beside: Beside) -> Fault | None:
    """What is nobody's name: "Admin", "Team", "T", "dana_92", "[First Name]"."""
    if fault := _nothing(value, beside):
        return fault
    plain = value.strip()
    low = plain.lower()
    if low in _ROLES or _ROLE_PHRASES.fullmatch(plain):
        return Fault("nobody", f"“{plain}” is nobody's name", "find out who reads there, or leave the cell empty")
    if _SLOT.fullmatch(plain):
        return Fault("nobody", f"“{_short(plain)}” is a slot that nobody filled", "write the name")
    letters = [char for char in plain if char.isalpha()]
    if not letters:
        return Fault("nobody", f"“{_short(plain)}” is nobody's name", "write the name, or leave the cell empty")
    if len(letters) == 1 and letters[0].isascii() and len(plain) <= 2:
        return Fault("nobody", f"“{plain}” is an initial and no name", "write the name, or leave the cell empty")
    if any(char.isdigit() or char == "_" for char in plain) and _HANDLE.match(plain):
        return Fault("nobody", f"“{_short(plain)}” is the name of an account, not of a person", "write the name")
    return None


# legal forms that stand at the end of a company's name; each is also told by its case
_FORM = (
    r"(?:Inc|INC|LLC|L\.L\.C|LLP|Ltd|LTD|Limited|LIMITED|GmbH|GMBH|PLC|Plc|plc|Corp|CORP|Corporation|CORPORATION|Pty|PTY|"
    r"B\.?V|N\.V|S\.?A\.?S|S\.A|S\.?r\.?l|SRL|S\.p\.A|SpA|SARL|A/S|ApS|Oyj|KGaA)"
)
_FORM_END = late(rf"[\s,]{_FORM}\.?$")
_BUSINESS = late(
    r"(?i)\b(?:logistics|solutions|consulting|services|technologies|software|systems|holdings?|industries|agency|"
    r"partners|ventures|marketing|enterprises|foundation|university|hotel|restaurant|clinic)$"
)


def _form_in_name(value: str, beside: Beside) -> Fault | None:
    """A company where a person belongs."""
    plain = value.strip()
    company = beside.company
    advice = "write the person's name, or leave the cell empty"
    if _FORM_END.search(plain) or (" " in plain and _BUSINESS.search(plain)):
        return Fault("company", f"“{_short(plain)}” is a company where a person belongs", advice)
    # Sophie may well run "Sophie", and Dana Whitfield "Dana Whitfield"
    is_company = len(fold(plain)) > 2 and fold(plain) in (fold(company), fold(spoken(company)))
    if company and is_company and not is_given(plain.split()[0]) and fold(plain) != fold(beside.last_name):
        return Fault("company", f"“{_short(plain)}” is the company of the row, where a person belongs", advice)
    return None


@lru_cache(maxsize=4096)
def is_given(word: str) -> bool:
    """Whether a word is a given name that people have."""
    return is_given_name(fold(word))


def spoken(company: str) -> str:
    """A company's name without the legal form at its end."""
    plain = company.strip()
    while (form := _FORM_END.search(plain)) and form.start():
        plain = plain[: form.start()].rstrip(" ,&")
    return plain


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


def _extras(value: str, beside: Beside) -> Fault | None:  # noqa: ARG001
    """What stands beside a name in a field: a nickname in brackets, an honorific, letters, a slogan."""
    plain = value.strip()
    if called := _CALLED.search(plain):
        inside = called[1].strip()
        rest = " ".join(_CALLED.sub(" ", plain).split())
        is_nick = inside[:1].isupper() and " " not in inside and inside.isalpha() and rest
        advice = f"write “{inside if is_nick and ' ' not in rest else rest}”" if rest else "write the name"
        if rest:
            what = "a second name" if is_nick else "a remark"
            return Fault("brackets", f"“{_short(plain)}” has {what} in brackets or quotation marks", advice)
    if note := _NOTE.search(plain):
        return Fault(
            "remark", f"“{_short(plain)}” holds more than the name", f"write “{plain[: note.start()].strip()}”"
        )
    if " " in plain and (title := _HONORIFIC.match(plain)):
        rest = plain[title.end() :]
        return Fault("honorific", f"“{_short(plain)}” begins with “{title[0].strip()}”", f"write “{rest}”", rest)
    bare = _GENERATION.sub("", plain)
    behind = _SURE_LETTERS.search(bare) or (None if bare.isupper() else _CAPITALS.search(bare))
    if behind and behind.start():
        letters = behind[0].strip(" ,")
        return Fault("letters", f"“{_short(plain)}” ends in “{letters}”", f"write “{bare[: behind.start()].strip()}”")
    return None


_INITIAL_BEHIND = late(r"(\S{2,})\s+[A-Z]\.?$")


def _first_field(value: str, beside: Beside) -> Fault | None:
    """A full name, or half of one, where the first name belongs."""
    plain = " ".join(value.split())
    if " " not in plain:
        return None
    last = beside.last_name
    if last and fold(plain) != fold(last) and fold(plain).endswith(fold(last)) and len(fold(last)) > 1:
        first = plain[: len(plain) - len(last)].strip(" ,")
        if first and fold(plain.split()[-1]) in fold(last):
            return Fault("full name", f"“{_short(plain)}” repeats the last name “{last}”", f"write “{first}”")
    if initial := _INITIAL_BEHIND.match(plain):
        return Fault("initial", f"“{plain}” ends in an initial that nobody says", f"write “{initial[1]}”")
    parts = _GENERATION.sub("", plain).split()
    if not last and 2 <= len(parts) <= 4 and fold(parts[-1]) not in PARTICLES:
        names = plain[0].isupper() and parts[-1][0].isupper()
        if names and is_given(parts[0]) and not is_given(parts[-1]):
            return Fault(
                "full name", f"“{_short(plain)}” is a full name", f"write “{parts[0]}” here, the rest as last name"
            )
    return None


def _is_latin(text: str) -> bool:
    return all(not char.isalpha() or char < "\u0250" or "\u1e00" <= char < "\u1f00" for char in text)


_WORD = late(r"[^\W\d_]+(?:['’.][^\W\d_]+)*")


def _person_case(value: str, beside: Beside) -> Fault | None:  # noqa: ARG001
    """Names in capitals or all in lower case; initials, particles and other scripts are fine."""
    plain = " ".join(value.split())
    if not _is_latin(plain):
        return None
    found = _WORD.findall(plain)
    loud = [word for word in found if _is_loud(word)]
    if loud:
        mended = _WORD.sub(lambda word: proper_case(word[0]) if _is_loud(word[0]) else word[0], plain)
        return Fault("capitals", f"“{_short(plain)}” is written in capitals", f"write “{mended}”", mended)
    quiet = [word for word in found if len(word) > 1 and fold(word) not in PARTICLES]
    if quiet and all(word.islower() for word in found):
        mended = _WORD.sub(lambda word: word[0] if fold(word[0]) in PARTICLES else proper_case(word[0]), plain)
        return Fault("lower case", f"“{_short(plain)}” has no capital letter", f"write “{mended}”", mended)
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


# --- companies

_NO_COMPANY = words(
    "self selfemployed freelance freelancer freelancing independent unemployed retired student stealth stealthstartup "
    "stealthmode private confidential company companyname company_name yourcompany home personal various multiple "
    "individual independentconsultant lookingforwork opentowork looking open seeking no not"
)
_STEALTH = late(
    r"(?i)stealth (?:mode )?(?:ai |saas |fintech )?(?:start-?up|company|mode)|looking for .*|open to .*|seeking .*"
)


def _no_company(value: str, beside: Beside) -> Fault | None:
    if fault := _nothing(value, beside):
        return fault
    plain = value.strip()
    if fold(plain) in _NO_COMPANY or _STEALTH.fullmatch(plain):
        return Fault(
            "no company", f"“{_short(plain)}” is no company's name", "leave the cell empty, so that fallbacks work"
        )
    if _SLOT.fullmatch(plain):
        return Fault("no company", f"“{_short(plain)}” is a slot that nobody filled", "write the company's name")
    return None


_TAGLINE = late(r"\s+[|•·]\s*\S|\s::\s|\|")
_TWO_NAMES = late(
    r"(?i)[,\s]+(?:(d/?b/?a|doing business as|t/a|trading as)|f/?k/?a|formerly(?: known as)?)\.?\s+(\S.*)$"
)
_PARTED = late(r",\s*$|\s[-–/]\s*$")
_BRACKET = late(r"\s*[(\[].+[)\]]\s*$")


def _company_tail(value: str, beside: Beside) -> Fault | None:
    """What registers and profiles write behind a name and nobody says."""
    plain = value.strip()
    if tail := _TAGLINE.search(plain):
        name = _clean(plain[: tail.start()])
        if name:
            return Fault("tagline", f"“{_short(plain)}” carries a tagline", f"write “{spoken(name)}”")
    if two := _TWO_NAMES.search(plain):
        name = two[2] if two[1] else plain[: two.start()]  # a business is called as it trades, not as it once was
        return Fault("two names", f"“{_short(plain)}” is two names", f"write “{spoken(name)}”")
    if bracket := _BRACKET.search(plain):
        name = plain[: bracket.start()].strip()
        if name:
            return Fault("brackets", f"“{_short(plain)}” has a remark in brackets", f"write “{spoken(name)}”")
    city = beside.city
    if city and len(city) > 2 and len(plain) > len(city) + 3 and plain.lower().endswith(city.lower()):
        before = plain[: -len(city)]
        if _PARTED.search(before):
            return Fault("city", f"“{_short(plain)}” ends in the city", f"write “{spoken(before.strip(' ,-–/'))}”")
    return None


# what abbreviations never are; a legal form that is written otherwise gives the capitals away
_LOUD_FORMS = words("CORP CO COMPANY CORPORATION INCORPORATED LIMITED HOLDING HOLDINGS GROUP INC LTD GMBH AND THE OF")
_LONG = 7  # letters from which a word is no abbreviation
_AS_WRITTEN = words("andritz lanxess netgear vaillant rossmann swarovski")


def _company_case(value: str, beside: Beside) -> Fault | None:  # noqa: ARG001
    """A name in capitals as in a register, or in lower case. One short word, IBM or NVIDIA, is how it is written."""
    plain = " ".join(value.split())
    if not _is_latin(plain):
        return None
    found = re.findall(r"[^\W\d_]+", plain)
    if found and plain.isupper() and fold(found[0]) not in _AS_WRITTEN:
        several = len(found) > 1 and max(map(len, found)) > 2
        for word in found:
            if len(word) >= _LONG or (several and (word in _LOUD_FORMS or (len(word) > 3 and is_word(word.lower())))):
                advice = f"write “{_short(_company_cased(plain))}”"
                return Fault("capitals", f"“{_short(plain)}” is written in capitals", advice)
    if len(found) > 1 and plain.islower() and "." not in plain and any(len(w) > 4 and is_word(w) for w in found):
        return Fault("lower case", f"“{_short(plain)}” has no capital letter", f"write “{_short(plain.title())}”")
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


# --- addresses

_ADDRESS = late(r"[^\s@,;<>()\[\]\"]+@[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+")


def _no_address(value: str, beside: Beside) -> Fault | None:  # noqa: ARG001
    plain = value.strip()
    if _ADDRESS.fullmatch(plain) and ".." not in plain and not plain.startswith(".") and ".@" not in plain:
        return None
    inside = _ADDRESS.findall(plain)
    if len(inside) > 1:
        return Fault("address", f"“{_short(plain)}” holds {len(inside)} addresses", f"keep one: “{inside[0]}”")
    if inside and inside[0] != plain:
        return Fault(
            "address", f"“{_short(plain)}” holds more than the address", f"write “{inside[0].removeprefix('mailto:')}”"
        )
    return Fault("address", f"“{_short(plain)}” is no e-mail address", "write the address, or leave the cell empty")
