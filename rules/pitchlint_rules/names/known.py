"""What is known of names and words in general: short forms, names that people have, words that are no names.

Each list is read when first asked for: most mails never ask, because their names are right.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from pitchlint_rules.names.likeness import distance, fold, foldings, near, sounds_alike

HERE = Path(__file__).parent


@lru_cache(maxsize=4)
def _listed(name: str) -> frozenset[str]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=1)
def _short_forms() -> dict[str, set[str]]:
    """Formal name -> the short forms people use for it, folded, from the nicknames package and our own list."""
    import nicknames

    found: dict[str, set[str]] = {}
    for formal, relationship, nick in nicknames.name_triplets():
        if relationship == "has_nickname":
            found.setdefault(fold(formal), set()).add(fold(nick))
    for line in (HERE / "nicknames.txt").read_text(encoding="utf-8").splitlines():
        formals, colon, nicks = line.partition(":")
        if colon and not line.startswith("#"):
            for formal in formals.split(","):
                found.setdefault(fold(formal), set()).update(form for nick in nicks.split() for form in foldings(nick))
    return found


@lru_cache(maxsize=256)
def nicknames_of(name: str) -> frozenset[str]:
    """What a person with the folded given name `name` may well be called: short forms, the long form of a short one,
    and the other short forms of that. Another spelling of the same sound (Jon for John) is none."""
    table = _short_forms()
    formals = {formal for formal, nicks in table.items() if name in nicks}
    found = table.get(name, set()) | formals
    for formal in formals:
        found = found | table[formal]
    return frozenset(form for form in found if not _is_respelling(form, name))


def _is_respelling(form: str, name: str) -> bool:
    """Jon for John, Marie for Maria, Ann for Anna: lists of nicknames have them, their bearers do not."""
    if sounds_alike(form, name):
        return True
    alike = form[0] == name[0] and near(form, name) is not None
    return alike and (len(form) == len(name) or (len(name) <= 4 and name[:-1] == form))


def is_common_name(word: str) -> bool:
    """Whether the folded `word` is in our own list of given names: most are, and short forms need not be read."""
    return word in _listed("given.txt")


def is_given_name(word: str) -> bool:
    """Whether the folded `word` is a given name or nickname that people have."""
    if is_common_name(word):
        return True
    table = _short_forms()
    return word in table or any(word in nicks for nicks in table.values())


@lru_cache(maxsize=64)
def is_slip_of_given_name(word: str) -> bool:
    """Whether the folded `word` is a common given name but for one typical slip: "brain", "angle", "heater"."""
    alike = (name for name in _listed("given.txt") if name[0] == word[0] and abs(len(name) - len(word)) <= 1)
    return len(word) >= 4 and any(len(name) >= 4 and distance(word, name) <= 0.7 for name in alike)


# ending of an inflected word = ending of the word in the list
_ENDINGS = [
    (ending, instead)
    for ending, _, instead in (
        pair.partition("=")
        for pair in [
            "s=",
            "es=",
            "ies=y",
            "ed=",
            "ed=e",
            "ing=",
            "ing=e",
            "ings=",
            "er=",
            "er=e",
            "ers=",
            "ers=e",
            "ly=",
            "est=",
            "est=e",
            "ness=",
            "ful=",
            "less=",
            "ier=y",
            "y=",
            "able=",
            "ment=",
            "ments=",
            "ation=e",
            "ations=e",
            "ized=ize",
            "ised=ise",
        ]
    )
]


def is_place_or_brand(word: str) -> bool:
    """Whether the folded `word` is a month, place, people, company or product that mails mention."""
    return word in _listed("places.txt")


@lru_cache(maxsize=1024)
def is_word(word: str) -> bool:
    """Whether the folded `word` is an ordinary English word, in any inflection."""
    words = _listed("words.txt")
    if word in words:
        return True
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: len(word) - len(ending)]
            if stem + instead in words or (stem[-1] == stem[-2] and stem[:-1] in words):
                return True
    return False


def _pet(name: str) -> str:
    """Katy, Katie, Kati and Katey are one short form."""
    return re.sub(r"(?:ie|ey|i)$", "y", name)


_DIMINUTIVE = r"(?:y|ie|i|ey|o|a|u|ito|ita|inho|inha|ka|ko|chen|sha|ek|ik|ski|z|s|er)$"


def may_be_called(token: str, name: str) -> bool:
    """Whether the folded `token` is a short or pet form of the folded given name `name`, listed or regular.

    Regular forms: a beginning (Alex, Venkat) or an end (Beth, Tunde) of a name at least three letters longer, or the
    first letters with a pet ending (Robby, Steffi), where that is not itself another given name.
    """
    longer = len(name) - len(token)
    if len(token) >= 2 and name.startswith(token) and (longer >= 3 or (longer >= 2 and len(token) <= 3)):
        return len(token) >= 3 or len(name) >= 4
    if len(token) >= 4 and longer >= 3 and name.endswith(token):
        return True
    nicks = nicknames_of(name)
    if token in nicks:
        return True
    if near(token, name) is None and _pet(token) in {_pet(nick) for nick in nicks}:
        return True
    stem = re.sub(_DIMINUTIVE, "", token)
    stem = stem[:-1] if len(stem) >= 3 and stem[-1] == stem[-2] else stem
    return (
        3 <= len(stem) <= 4
        and len(token) <= 6
        and name.startswith(stem)
        and longer >= 0
        and near(token, name) is None
        and not is_given_name(token)
    )
