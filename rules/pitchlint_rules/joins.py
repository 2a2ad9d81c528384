"""What a text looks like where a value or a branch is missing, or has been put in. Plain text in, the fault out."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from pitchlint import late
from pitchlint_rules.names.likeness import words

Kind = Literal["gap", "article", "doubled", "possessive", "stop"]


class Join(NamedTuple):
    """A fault where two pieces of text meet: how many code points of each belong to it."""

    kind: Kind
    before: int
    after: int


# what no line ends in: "a note for", "Dear"
_DANGLING = words(
    "a an the at by for from in into of on onto to with within about around across between behind near than via and or "
    "your our their his her its my dear like as per over under since until"
)
_OPENS, _CLOSES = "([“‘«", ")]”’»"
_LAST_WORD = late(r"[^\W_][\w'’.&-]*$")
_FIRST_WORD = late(r"[\w'’.&-]*\w")
_BLANK = " \t\u00a0"
_MAY_DOUBLE = words("that had so very no bye ha is was do")


def lost(before: str, after: str) -> Join | None:
    """What is wrong where something between `before` and `after` was left out; None where nobody sees it."""
    left, right = before.rstrip(_BLANK), after.lstrip(_BLANK)
    spaced, followed = len(before) - len(left), len(after) - len(right)
    starts = not left or left[-1] in "\r\n"
    ends = not right or right[0] in "\r\n"
    if starts and ends:
        return None  # a line of its own that is empty
    word = "" if starts else _last(left)
    if left.endswith("://"):
        return Join("gap", spaced + len(left) - max(left.rfind(" "), left.rfind("\n")) - 1, _to_word(right, followed))
    if ends:
        return Join("gap", spaced + len(word), followed) if word.lower() in _DANGLING else None
    first = right[0]
    mark = 1 if first in ",.;:!?)" else 0
    if right[:2].lower() in ("'s", "’s") and not right[2:3].isalnum():
        mark = 2
    elif first in "-–—|/" and (spaced or starts):
        mark = 1
    if starts:
        if mark and not (first in "-–—" and right[1:2] == " " and not followed):  # "- " may begin a list
            return Join("gap", 0, followed + mark)
        return Join("gap", 0, _to_word(right, followed)) if first.islower() and followed else None
    if left[-1] in _OPENS and first in _CLOSES:
        return Join("gap", spaced + 1, followed + 1)
    if mark and (spaced or (left[-1] in ",;:(" and first in ",;:.!?")):
        dash = first in "-–—|" and right[1:2] == " " and spaced
        if not dash and not right.startswith(".."):
            return Join("gap", spaced + (len(word) or 1), followed + mark)
    if spaced and followed:
        if left[-1] in ".!?:" and (first.isupper() or first.isdigit()):
            return None  # a whole sentence is missing
        return Join("gap", spaced + (len(word) or 1), _to_word(right, followed))
    return _met(right, word) if spaced or followed else None


def _met(right: str, word: str) -> Join | None:
    """Two words that stand side by side now."""
    found = _FIRST_WORD.match(right)
    follower = found[0] if found else ""
    if not word or not follower:
        return None
    if word.lower() == follower.lower() and _can_double(word.lower()):
        return Join("doubled", len(word) + 1, len(follower))
    if word.lower() in ("a", "an") and (right_one := article(follower)) and right_one != word.lower():
        return Join("article", len(word) + 1, len(follower))
    return None


class Around(NamedTuple):
    """What stands around a value, and what of it could clash with the value: in lower case, "" for nothing.

    `word` stands before it, `follower` behind it; `article` says that the word is "a" or "an", `possessive` that an
    "'s" follows, `mark` is the sign that follows.
    """

    before: str
    after: str
    word: str
    follower: str
    article: bool
    possessive: bool
    mark: str

    @property
    def matters(self) -> bool:
        """Whether any value could clash."""
        return bool(self.word or self.follower or self.possessive or self.mark)

    def may_clash(self, value: str) -> bool:
        """A quick look that lets most values pass."""
        if self.article or (self.possessive and value[-1:] in ".s"):
            return True
        if self.mark and value[-1:] in _MARKS:
            return True
        low = value.lower()
        return bool(self.word and low.startswith(self.word)) or bool(self.follower and low.endswith(self.follower))


_MARKS = ".!?,;:"
_BESIDE = 40  # code points of a value's surroundings that are kept


def around(before: str, after: str) -> Around:
    """What stands around a value between `before` and `after`."""
    before, after = before[-_BESIDE:], after[:_BESIDE]
    word = _last(before.rstrip(_BLANK)).lower() if before[-1:] in tuple(_BLANK) else ""
    found = _FIRST_WORD.match(after, 1) if after[:1] == " " else None
    follower = found[0].lower() if found else ""
    return Around(
        before,
        after,
        word if _can_double(word) or word in ("a", "an") else "",
        follower if _can_double(follower) else "",
        word in ("a", "an"),
        after[:2].lower() in ("'s", "’s") and not after[2:3].isalnum(),
        after[:1] if after[:1] in tuple(_MARKS) and after[:2] != ".." else "",
    )


def _can_double(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word not in _MAY_DOUBLE


def put_in(value: str, beside: Around) -> list[Join]:
    """What is wrong around `value`, which stands in between: an article, a doubled word or sign, "Inc.'s"."""
    found = []
    first = _FIRST_WORD.match(value)
    if beside.article:
        if (right_one := article(value)) and right_one != beside.word:
            found.append(Join("article", len(beside.word) + 1, 0))
    elif beside.word and first and first[0].lower() == beside.word:
        found.append(Join("doubled", len(beside.word) + 1, 0))
    if beside.possessive:
        if value.endswith((".", "'s", "’s")):
            found.append(Join("possessive", 0, 2))
    elif beside.follower and _last(value).lower() == beside.follower:
        found.append(Join("doubled", 0, len(beside.follower) + 1))
    elif beside.mark and (value[-1:] == beside.mark or (value[-1:] in _MARKS and value.count(" ") >= _SENTENCE)):
        found.append(Join("stop", 0, 1))
    return found


_SENTENCE = 3  # spaces from which a value is a sentence and no name


def _last(text: str) -> str:
    """The word that `text` ends in, "" where it ends in none."""
    found = _LAST_WORD.search(text, max(0, len(text) - 40))
    return found[0] if found else ""


def _to_word(right: str, followed: int) -> int:
    """How far it is to the end of the word that follows."""
    found = _FIRST_WORD.match(right)
    return followed + (found.end() if found else 1)


# letters whose names begin with a vowel
_SPELLED_VOWEL = "AEFHILMNORSX"
# beginnings that sound otherwise than they look ("a one-page", "a European"); tried before the letters
_AS_YOU = late(r"(?i)(?:one(?:s|\b)|once|eu|ew|ubi|uk|uni(?![nm])|ur[aeio]|us(?:[aeu]|$)|ut[ei]|ouija)")
_MUTE_H = late(r"(?i)(?:heir|hono|hour|honest)")
_OPEN_U = late(r"(?i)u(?:g|l(?!a)|m|n(?!i[^nm])|p|s[hst]|tt)")
_AN_NUMBER = late(r"(?:8\d*|11|18|1[18](?:[,.]?\d{3}))(?!\d)")
_CAN_BE_SAID = late(r"(?:[BCDFGHJKLMNPRSTVWYZ]|[BCDFGKPST][HLRW]|S[CKLMNPQTW])?[AEIOUY]")


@lru_cache(maxsize=8192)
def article(value: str) -> Literal["a", "an"] | None:
    """ "a" or "an", as `value` asks for by its first sound; None where that cannot be told."""
    word = value.split()[0] if value.split() else ""
    word = word.lstrip("\"'“‘(").rstrip(",.;:!?")
    if not word or not word.isascii():
        return None
    if word[0].isdigit():
        return "an" if _AN_NUMBER.match(word) else "a"
    head = word.partition("-")[0]
    if not head[0].isalpha():
        return None
    if len(head) == 1 and not (head != word and head.islower()):
        return None if len(word) == 1 else "an" if head.upper() in _SPELLED_VOWEL else "a"
    if head.isupper() and len(head) <= 5:
        return _of_capitals(head)
    if not head.isalpha() and not head.replace("'", "").isalpha():
        return None if head[0] in "lL" else _of_word(head)
    if head[0].islower() and head[1:2].isupper() and head[0] not in "aeiou":
        return None  # "mParticle"
    return _of_word(head)


def _of_capitals(word: str) -> Literal["a", "an"] | None:
    """Said letter by letter or as a word: only what both ways agree on, or one way rules out, is told."""
    letter: Literal["a", "an"] = "an" if word[0] in _SPELLED_VOWEL else "a"
    if not _CAN_BE_SAID.match(word):
        return letter
    return letter if letter == _of_word(word.lower()) else None


def _of_word(word: str) -> Literal["a", "an"] | None:
    low = word.lower()
    if _AS_YOU.match(low):
        return "a"
    if _MUTE_H.match(low):
        return "an"
    if low[0] in "aeio":
        return "an"
    if low[0] == "u":
        return "an" if _OPEN_U.match(low) else None
    if low[0] == "y":
        return "a" if low[1:2] in tuple("aeiou") else None
    if low[0] == "h":
        return None if low.startswith(("herb", "histor", "hotel")) else "a"
    return None if low[0] == "x" and low[1:2] not in tuple("aeio") else "a"
