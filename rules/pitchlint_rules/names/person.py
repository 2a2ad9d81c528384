"""A person as a record names him or her, and what of a text is a right way to write that name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from pitchlint import late
from pitchlint_rules.names import known
from pitchlint_rules.names.likeness import fold, foldings, near, sounds_alike, words

# written before a name, folded -> what it says of the person
_HONORIFICS = {
    "Mr": "mr mister herr senor sr monsieur sir signor shri",
    "Mrs": "mrs missus",
    "Ms": "frau senora sra madame mme signora smt ms",
    "Miss": "miss mlle srta",
    "Mx": "mx",
    "Dr": "dr doctor doktor",
    "Prof": "prof professor",
    "": (
        "rev reverend fr father pastor rabbi imam hon judge capt captain col colonel maj major lt sgt gen general "
        "chef coach dame lady lord sheikh ing dipl engr principal senator mayor sister brother dean"
    ),
}
HONORIFICS = {written: meant for meant, spellings in _HONORIFICS.items() for written in spellings.split()}
_MALE = {"Mr"}
_FEMALE = {"Ms", "Mrs", "Miss"}
_CREDENTIALS = words(
    "phd md mba cpa esq jr sr ii iii iv dds dmd dvm rn jd llm msc ma bsc ba edd pe pmp cfa cissp obe mbe cbe frcs "
    "np pa lcsw mph cfp shrm shrmcp sphr aia"
)
PARTICLES = words(
    "van von der den de del della di da das dos do du la le les el al bin ibn ben bint ter ten te zu zum zur af "
    "av y e i st san santa vander vande op"
)
# family names that stand first in the languages they come from
_FAMILY_FIRST = words(
    "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang "
    "deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao tan "
    "kim lee park choi jung kang cho yoon jang lim nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo "
    "duong ly sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki "
    "nagy kovacs toth szabo horvath varga kiss molnar nemeth farkas wong chan cheung lau yip tsang ng cheng leung "
    "kwok chow chang hsu tsai shin seo kwon hwang ahn jeon bae moon oh"
)
WORD = late(r"[^\W\d_\ua78f]+(?:['’ʼ`´][^\W\d_\ua78f]+)*")
_NICKNAME = r"[(\"“”'‘]([^()\"“”'‘’]{2,20})[)\"“”'’]"


class Person:
    """One person's name, word by word as the record spells it.

    `given` and `family` keep hyphens ("Jean-Paul") and particles ("van", "der", "Berg"); `called` are nicknames that
    the record gives; `honorific` is "Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof" or "". `ordered` is False where the
    record does not say which word is the family name and either may come first.
    """

    def __init__(
        self,
        given: tuple[str, ...],
        family: tuple[str, ...] = (),
        called: tuple[str, ...] = (),
        honorific: str = "",
        ordered: bool = True,
    ) -> None:
        self.given = given
        self.family = family
        self.called = called
        self.honorific = honorific
        self.ordered = ordered

    @cached_property
    def full(self) -> str:
        return " ".join((*self.given, *self.family))

    @cached_property
    def given_forms(self) -> dict[str, str]:
        """Every folded spelling of given names and their parts -> the record's spelling."""
        return _forms((*self.given, *self.called))

    @cached_property
    def family_forms(self) -> dict[str, str]:
        """The same for the family name."""
        forms = _forms(self.family)
        core = [word for word in self.family if fold(word) not in PARTICLES]
        return {form: word for form, word in forms.items() if form not in PARTICLES or not core}

    @cached_property
    def exact(self) -> frozenset[str]:
        """Folded words that are no fault wherever they stand: every word of the name, joined words, initials."""
        words = [*self.given, *self.family]
        parts = [part for word in words for part in re.split(r"[-\s]", word) if part]
        initials = [fold(part)[:1] for part in parts]
        forms = {*self.given_forms, *self.family_forms, *initials, *(fold(word) for word in self.family)}
        for size in range(2, len(initials) + 1):
            forms.update("".join(initials[at : at + size]) for at in range(len(initials) - size + 1))
        forms.update(_joined(self.given) | _joined(self.family))
        if len(initials) >= 2:
            forms.add(initials[0] + initials[-1])
        long = [form for form in forms if len(form) > 2]
        plurals = {form + "es" for form in long} | {form + "s" for form in long if not form.endswith("s")}
        return frozenset(forms | plurals)

    def is_exact(self, token: str) -> bool:
        """Whether the token as written is a right spelling of some part of the name."""
        return not self.exact.isdisjoint(foldings(token))

    def is_called(self, token: str) -> bool:
        """Whether the person may be called that: exact, or a short form of a given name."""
        if self.is_exact(token):
            return True
        folded = fold(token)
        given = [form for form in self.given_forms if len(form) > 1]
        # Kathy for a Cathy is a slip, though Katherine could be called either
        if any(sounds_alike(folded, form) for form in given):
            return False
        return any(known.may_be_called(folded, form) for form in given)

    def is_called_given(self, token: str) -> bool:
        """Whether the token serves as a given name: one of them, an initial or a short form."""
        folded = fold(token)
        given = [form for form in self.given_forms if len(form) > 1]
        if not foldings(token).isdisjoint(self.given_forms) or not set(given).isdisjoint((folded,)):
            return True
        return any(known.may_be_called(folded, form) for form in given)

    def nearest(
        self, token: str, *, family: bool = True, given: bool = True, loose: bool = False
    ) -> tuple[float, str] | None:
        """Distance and the record's spelling of the name that the token is a slip of, None where it is none."""
        folded = fold(token)
        best: tuple[float, str] | None = None
        for forms in ((self.given_forms if given else {}), (self.family_forms if family else {})):
            for form, word in forms.items():
                cost = near(folded, form, loose=loose)
                if cost is not None and (best is None or cost < best[0]):
                    best = cost, word
        return best


def _forms(words: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in words:
        for part in re.split(r"[-‐‑\s]", word):
            for form in foldings(part):
                if form:
                    found.setdefault(form, part)
    for word in words:
        for form in foldings(word):
            found.setdefault(form, word)
    return found


def _joined(words: tuple[str, ...]) -> set[str]:
    return {fold("".join(words[at:])) for at in range(len(words))} | {fold("".join(words[:2]))}


def _words(text: str) -> list[str]:
    """The words of a name, without credentials, ornaments and what stands in brackets."""
    text = re.sub(_NICKNAME, " ", text)
    found = []
    for piece in re.split(r"[\s,]+", text):
        word = re.sub(r"^[^\w]+|[^\w]+$", "", piece)
        if (
            word
            and fold(word) not in _CREDENTIALS
            and any(c.isalpha() for c in word)
            and not any(c.isdigit() for c in word)
        ):
            found.append(word)
    return found


def _cased(words: list[str]) -> tuple[str, ...]:
    """Record values in one case say nothing about how the name is written: "JOHN", "mcdonald"."""
    return tuple(
        proper_case(word)
        if (word.isupper() and len(word) > 2) or (word.islower() and fold(word) not in PARTICLES)
        else word
        for word in words
    )


def proper_case(word: str) -> str:
    """A name in the case people write it in: "O'Brien", "McDonald", "Jean-Paul"."""

    def cased(part: str) -> str:
        part = part[:1].upper() + part[1:].lower()
        if re.match(r"(?:Mc|O['’])[a-z]{2}", part):
            part = part[:2] + part[2].upper() + part[3:]
        return part

    return "".join(cased(part) if part not in "-‐‑" else part for part in re.split(r"([-‐‑])", word))


def person(record: Mapping[str, str]) -> Person | None:
    """The person a record with canonical fields is about, None where it names nobody."""
    first, last, name = (record.get(key, "").strip() for key in ("first_name", "last_name", "name"))
    found = re.findall(_NICKNAME, first or name)
    called = _words(" ".join([*found, record.get("nickname", "")]))
    given, family = _words(first), _words(last)
    ordered = True
    if not given and not family:
        if "," in name and not _CREDENTIALS.issuperset({fold(name.split(",")[1])}):
            head, _, tail = name.partition(",")
            given, family = (_words(tail), _words(head)) if _words(tail) else (_words(head), [])
        else:
            given, family = _split(_words(name))
            ordered = not ({fold(word) for word in (*given[:1], *family[-1:])} & _FAMILY_FIRST)
    elif not family and len(given) > 1 and not last:
        given, family = _split(given)
    # some lists call the honorific "title"
    told = (HONORIFICS.get(fold(record.get(key, "")), "") for key in ("salutation", "title"))
    honorific = next(filter(None, told), "")
    while given and fold(given[0]) in HONORIFICS and (len(given) > 1 or family):
        honorific = honorific or HONORIFICS[fold(given[0])]
        given = given[1:]
    if family and len(given) > 1 and [fold(w) for w in given[-len(family) :]] == [fold(w) for w in family]:
        given = given[: -len(family)]  # a full name in the field of the first
    if re.search(r"\b(?:ph\.?d|m\.?d|d\.?d\.?s|dvm)\b", f"{first} {last} {name}", re.I):
        honorific = honorific or "Dr"
    if not given and not family:
        return None
    return Person(_cased(given), _cased(family), _cased(called), honorific, ordered)


def _split(words: list[str]) -> tuple[list[str], list[str]]:
    """Given and family words of a full name; the family name begins at its first particle."""
    titles = [word for word in words if fold(word) in HONORIFICS]
    words = words[len(titles) :] if titles and words[: len(titles)] == titles and len(words) > len(titles) else words
    titles = titles if words and words[0] not in titles else []
    for at in range(1, len(words)):
        if fold(words[at]) in PARTICLES and at + 1 < len(words):
            return titles + words[:at], words[at:]
    return titles + words[:1], words[1:]


def referrer(record: Mapping[str, str]) -> Person | None:
    """The person who sent the writer, as the record names him or her: "Jon Ashby (VP at Acme)" is Jon Ashby."""
    value = record.get("referrer", "") or record.get("introduced_by", "")
    name = re.split(r"[,;(|–—/@]|\s(?:at|from|of|who|and|in|via|-)\s", value.strip())[0]
    words = _words(name)
    if not 1 <= len(words) <= 5 or not all(word[:1].isupper() or fold(word) in PARTICLES for word in words):
        return None
    return person({"name": name})


def honorifics_clash(written: str, record: str) -> bool:
    """Whether the honorific in the text is wrong for a person with the record's."""
    if not written or not record or written == record:
        return False
    if "Mx" in (written, record):
        return True
    if record in ("Dr", "Prof"):
        return written not in ("Dr", "Prof")
    return (written in _MALE and record in _FEMALE) or (written in _FEMALE and record in _MALE)
