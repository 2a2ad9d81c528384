"""How alike two names are: in letters, on the keyboard, in sound. Plain text in, numbers and answers out."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product

# letters that Unicode does not take apart into a base and a mark
_LETTERS = str.maketrans({
    "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ə": "e", "ħ": "h",
})  # fmt: skip
# how a letter is written where the keyboard lacks it; the plain letter always does, too
_SPELLED = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae", "ñ": "ny", "ß": "ss", "þ": "th", "ð": "d"}
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# pairs that people take for each other because they sound alike
_SOUND_PAIRS = frozenset(
    frozenset(pair)
    for pair in [
        "ck",
        "sz",
        "sc",
        "iy",
        "ei",
        "ey",
        "ea",
        "ao",
        "ae",
        "ou",
        "ai",
        "vf",
        "vw",
        "gj",
        "jy",
        "td",
        "mn",
        "bp",
        "bv",
        "kq",
        "xs",
        "eo",
        "ia",
        "ie",
        "io",
        "ua",
    ]
)


def words(text: str) -> frozenset[str]:
    """The words of a list written as one text."""
    return frozenset(text.split())


def fold(text: str) -> str:
    """`text` in lower case, without marks, apostrophes, hyphens, dots and spaces: what two spellings share."""
    if text.isascii():
        plain = text.lower()
    else:
        apart = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS)).lower().translate(_LETTERS)
        plain = "".join(c for c in apart if not unicodedata.combining(c))
    return plain if plain.isalnum() else "".join(c for c in plain if c.isalnum())


@lru_cache(maxsize=1024)
def foldings(text: str) -> frozenset[str]:
    """Every folded way to write `text` without its special letters: "jorgen" and "joergen" for "Jørgen"."""
    text = unicodedata.normalize("NFC", text).lower()
    if text.isascii():
        return frozenset((fold(text),))
    special = [c for c in text if c in _SPELLED][:6]
    found = set()
    for choice in product((False, True), repeat=len(special)):
        picks = iter(choice)
        found.add(fold("".join(_SPELLED[c] if c in _SPELLED and next(picks, False) else c for c in text)))
    return frozenset(found)


def _neighbours() -> frozenset[frozenset[str]]:
    pairs = set()
    for row, keys in enumerate(_KEYS):
        for at, key in enumerate(keys):
            if at + 1 < len(keys):
                pairs.add(frozenset((key, keys[at + 1])))
            if row + 1 < len(_KEYS):
                below = _KEYS[row + 1]
                pairs.update(frozenset((key, below[i])) for i in (at - 1, at) if 0 <= i < len(below))
    return frozenset(pairs)


_NEIGHBOURS = _neighbours()


def _swap_cost(one: str, other: str) -> float:
    if one == other:
        return 0.0
    pair = frozenset((one, other))
    if pair in _SOUND_PAIRS:
        return 0.6
    return 0.7 if pair in _NEIGHBOURS else 1.0


def _drop_cost(word: str, at: int) -> float:
    """What it costs that the letter `word[at]` is missing from the other word, or too much in this one."""
    letter = word[at]
    if (at and word[at - 1] == letter) or (at + 1 < len(word) and word[at + 1] == letter):
        return 0.5
    return 0.7 if letter == "h" or (letter == "e" and at == len(word) - 1) else 1.0


@lru_cache(maxsize=8192)
def distance(one: str, other: str) -> float:
    """Edit distance of two folded words, with neighbouring letters swapped at 0.7, and typical slips for less than 1.

    Typical slips: a doubled letter 0.5, letters that sound alike 0.6, a key beside the right one, a silent letter 0.7.
    """
    before: list[float] = []
    row = [0.0]
    for letter_at in range(len(other)):
        row.append(row[-1] + _drop_cost(other, letter_at))
    for i, letter in enumerate(one):
        drop = _drop_cost(one, i)
        new = [row[0] + drop]
        for j, target in enumerate(other):
            best = min(row[j + 1] + drop, new[j] + _drop_cost(other, j), row[j] + _swap_cost(letter, target))
            if i and j and letter == other[j - 1] and one[i - 1] == target and letter != target:
                best = min(best, before[j - 1] + 0.7)
            new.append(best)
        before, row = row, new
    return row[-1]


# spelling -> sound, tried in this order from the left; an empty string is silent
_SOUNDS = [
    (spelling, heard)
    for spelling, _, heard in (
        pair.partition("=")
        for pair in [
            "^kn=n",
            "^gn=n",
            "^pn=n",
            "^wr=r",
            "^ps=s",
            "^x=s",
            "^mc=mak",
            "^mac=mak",
            "^hu=u",
            "sch=s",
            "tch=c",
            "chr=kr",
            "ch=c",
            "sh=s",
            "tsch=c",
            "cz=c",
            "ph=f",
            "gh=",
            "ck=k",
            "qu=k",
            "kh=k",
            "th=t",
            "dg=j",
            "dh=d",
            "bh=b",
            "wh=w",
            "zh=j",
            "ce=se",
            "ci=si",
            "cy=si",
            "ge=je",
            "gi=ji",
            "gy=ji",
            "c=k",
            "q=k",
            "dt=t",
            "ey$=i",
            "ei=ai",
            "ey=ai",
            "ay=ai",
            "z=s",
            "v=f",
            "x=ks",
            "w=f",
            "y=i",
            "mb$=m",
            "h=",
        ]
    )
]
_SOUND = "|".join(f"({spelling})" for spelling, _ in _SOUNDS)
_VOWEL_CLASS = str.maketrans({"y": "i", "e": "i", "u": "o"})


@lru_cache(maxsize=4096)
def sound(word: str) -> tuple[str, str]:
    """How a folded word sounds, roughly, as consonants and as vowels: ("ktrn", "ai") for "kathryn".

    A small key of our own in the manner of Metaphone, for names of any origin: it hears no stress and three vowels.
    """
    word = re.sub(r"(.)\1+", r"\1", word)
    heard = re.sub(_SOUND, lambda found: _SOUNDS[(found.lastindex or 1) - 1][1], word)
    heard = re.sub(r"(?<=[^aeiou])e$", "", heard)
    consonants = re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiou]+", "", heard))
    vowels = [run[0].translate(_VOWEL_CLASS) for run in re.findall(r"[aeiou]+", heard)]
    if heard[:1] in "aeiou":
        consonants = "*" + consonants
    return consonants, "".join(vowels)


# spoken alike, though no rule of spelling says so
_HOMOPHONES = (
    "sean shaun shawn shaughn; geoff jeff; siobhan shivaun chevonne shavon; niamh neve neave nieve; aoife eefa "
    "efa; caoimhe keeva kweeva keva; saoirse sersha seersha sorsha; ciaran keiran kieran kieron kiran; eoin owen "
    "eoghan owain; rhys reece reese reis; ieuan euan ewan iwan; joaquin wakeen hoakin; jorge horhe; xavier zavier "
    "javier; nguyen win nuyen ngyuen nguyan; hugh hugo hew; stephen steven stephan stefan stevan; marc mark; "
    "zhang jang chang; xiao shiao hsiao shao; xu shu hsu; qin chin tsin; qi chi; cai tsai; zhou chou jou; leigh "
    "lee li; wei way; guy gee; yves eve ives; michel michelle; gaelle gael; dafydd dafid davith; tadhg tige "
    "teague; sian sharn shan; roisin rosheen; sinead shinade shinead; padraig porick patrick podrig; maeve meabh "
    "mave; giovanni jovanni; jesus hesus; jaime hymie; phoebe feeby febe; xochitl sochil; loughlin locklin "
    "lachlan; meagher maher mar; beauchamp beecham; cholmondeley chumley; featherstonehaugh fanshaw; menzies "
    "mingis; stjohn sinjin; jian gian; yan ian iain; alain allan alan allen alun; thuy twee; quyen kwen; dieter "
    "deeter; jurgen yurgen juergen"
)
_HEARD_AS = {word: group for group, words in enumerate(_HOMOPHONES.split(";")) for word in words.split()}


def sounds_alike(one: str, other: str) -> bool:
    """Whether two folded words are plausibly two spellings of one spoken name."""
    if one in _HEARD_AS and _HEARD_AS[one] == _HEARD_AS.get(other):
        return True
    (consonants, vowels), (other_consonants, other_vowels) = sound(one), sound(other)
    if consonants != other_consonants or _ending(one) != _ending(other):
        return False
    if vowels == other_vowels:
        return len(consonants) >= 2 or one[:1] == other[:1]
    return len(consonants) >= 3 and distance(one, other) <= 0.4 + 0.65 * len(consonants)


def _ending(word: str) -> str:
    """Maria, Marie and Mario, Erik and Erika: an ending in a or o tells persons apart."""
    last = word.rstrip("h")[-1:]
    return last if last in ("a", "o") else ""


def near(token: str, name: str, *, loose: bool = False) -> float | None:
    """How far the folded `token` is from the folded `name` (see `distance`), None where it is no spelling slip.

    The longer the name, the more may be wrong with it: 0.7 for three letters (1 where `loose`, or a letter is too
    many), 1 for four and five, 1.7 for six and seven, 2 beyond; more where both sound alike. Two letters are too few.
    """
    if token == name or len(name) < 3 or len(token) < 2 or abs(len(token) - len(name)) > 3:
        return None
    # a quick look: letters that only one of them has
    if len(set(token) ^ set(name)) > 5 and token not in _HEARD_AS:
        return None
    most = (
        0.7
        if len(name) == 3 and len(token) < 4 and not loose
        else 1.0
        if len(name) <= 5
        else 1.7
        if len(name) <= 7
        else 2.0
    )
    cost = distance(token, name)
    if cost <= most or sounds_alike(token, name):
        return cost
    return None
