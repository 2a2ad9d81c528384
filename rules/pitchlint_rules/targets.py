"""Whether what a record says of a person meets what a team wants: industry, size, title, country."""

from __future__ import annotations

import re
from functools import lru_cache

from pitchlint import late
from pitchlint_rules.countries import countries_of
from pitchlint_rules.names.likeness import words
from pitchlint_rules.roles.words import stem

_WORD = late(r"[^\W_]+")
_IDLE = words("and of the for in a an to at services service industry company companies sector other general & co")
# what lists and teams call the same trade, from the industries that LinkedIn and Apollo offer
_TRADES = (
    "logistics transportation trucking railroad freight shipping supply chain warehousing haulage maritime "
    "forwarding carrier airlines fleet courier delivery",
    "retail ecommerce commerce stores shop merchandise apparel fashion supermarkets wholesale grocery consumer goods",
    "software saas technology tech it internet computer information",
    "healthcare health hospital medical clinic medicine wellness care pharmaceuticals biotechnology dental nursing",
    "finance financial banking bank insurance fintech investment capital venture accounting",
    "manufacturing industrial machinery automotive mechanical electrical plastics chemicals factory metal steel "
    "packaging production",
    "construction building architecture civil contractor materials",
    "food beverage beverages restaurant restaurants dairy grocery bakery farming agriculture catering wine spirits",
    "education learning school university training higher",
    "hospitality hotel hotels travel leisure tourism restaurant restaurants",
    "legal law attorney lawyers",
    "property realty estate",
    "nonprofit charity philanthropy ngo civic",
    "marketing advertising media agency public relations pr design",
    "energy utilities oil gas renewables solar power electricity",
    "government public municipal administration military defense",
    "recruiting staffing human resources hr",
)


@lru_cache(maxsize=1)
def _trades() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(stem, line.split())) for line in _TRADES)


@lru_cache(maxsize=1024)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _WORD.findall(text.lower().replace("e-", "e")) if word not in _IDLE)


@lru_cache(maxsize=1024)
def fits_industry(said: str, wanted: tuple[str, ...]) -> bool:
    """Whether two industries share a word or are of one trade; what lists call them differs."""
    there = _stems(said)
    trades = [trade for trade in _trades() if not there.isdisjoint(trade)]
    for one in wanted:
        here = _stems(one)
        if not here or not there or not here.isdisjoint(there):
            return True
        if any(not here.isdisjoint(trade) for trade in trades):
            return True
    return False


_AMOUNT = r"(\d[\d,. ]*\d|\d)\s*(k|m|thousand)?"
_RANGE = late(rf"{_AMOUNT}\s*(?:-|–|—|to|\.\.)\s*{_AMOUNT}")
_MORE = late(rf"(?:>=?|over|more than|at least|from|min\.?)\s*{_AMOUNT}|{_AMOUNT}\s*(?:\+|and more|or more|and up)")
_LESS = late(rf"(?:<=?|under|less than|fewer than|up to|at most|below|max\.?)\s*{_AMOUNT}")
_ONE = late(rf"(?:about|around|approx\.?|ca\.?|~)?\s*{_AMOUNT}(?: (?:employees?|people|staff|fte|heads?))?")


@lru_cache(maxsize=1024)
def size_of(text: str) -> tuple[float, float] | None:
    """From how many to how many people: "51-200", "1,000+", "up to 50", "2.5k"; None where it is no number."""
    plain = text.strip().lower()
    if found := _RANGE.search(plain):
        low, high = _number(found[1], found[2] or (found[4] if found[4] else None)), _number(found[3], found[4])
        return (low, high) if low <= high else None
    if found := _MORE.search(plain):
        return _number(found[1] or found[3], found[2] or found[4]), float("inf")
    if found := _LESS.search(plain):
        return 0.0, _number(found[1], found[2])
    if found := _ONE.fullmatch(plain):
        one = _number(found[1], found[2])
        return one, one
    return None


def _number(digits: str, unit: str | None) -> float:
    """ "1,200" and "1.200" are 1200, "2.5" with a "k" is 2500."""
    digits = digits.replace(" ", "")
    whole, mark, part = digits.replace(",", ".").rpartition(".")
    plain = (
        digits.replace(",", "").replace(".", "") if not mark or len(part) == 3 else f"{whole.replace('.', '')}.{part}"
    )
    return float(plain) * {"k": 1e3, "thousand": 1e3, "m": 1e6}.get(unit or "", 1.0)


@lru_cache(maxsize=1024)
def fits_size(said: str, wanted: tuple[str, ...]) -> bool:
    """Whether two sizes overlap; what cannot be read fits."""
    there = size_of(said)
    ranges = [size_of(one) for one in wanted]
    if there is None or None in ranges:
        return True
    return any(low <= there[1] and there[0] <= high for low, high in filter(None, ranges))


_LONG = {
    "coo": "chief operating operations officer", "cfo": "chief financial finance officer",
    "cto": "chief technology engineering officer", "cio": "chief information it technology officer",
    "cmo": "chief marketing officer", "cro": "chief revenue sales officer", "cso": "chief strategy sales officer",
    "cco": "chief commercial sales customer officer", "chro": "chief human resources hr people officer",
    "cpo": "chief product people procurement officer", "ciso": "chief information security officer",
    "cdo": "chief data digital officer", "vp": "vice president", "svp": "vice president", "evp": "vice president",
    "avp": "vice president", "ops": "operations", "hr": "human resources people", "dir": "director", "mgr": "manager",
    "eng": "engineering", "mktg": "marketing", "dev": "development", "acct": "accounting", "admin": "administration",
    "procurement": "purchasing", "purchasing": "procurement", "buyer": "purchasing procurement", "it": "information",
    "logistics": "supply chain", "md": "managing director", "gm": "general manager", "ceo": "chief executive officer",
    "talent": "recruiting people", "recruiter": "recruiting talent", "people": "human resources hr",
    "facilities": "facility", "transport": "logistics", "warehouse": "logistics", "financial": "finance",
    "controller": "finance", "developer": "engineering development", "engineer": "engineering", "seller": "sales",
    "marketer": "marketing", "cofounder": "founder", "accountant": "accounting finance", "operating": "operations",
}  # fmt: skip
_RANKS = words(
    "chief officer vice president director head manager lead leader senior junior deputy assistant associate global "
    "regional national group team vp svp evp avp dir mgr sr jr of and the"
)
_HEADS = late(r"\b(?:ceo|founder|co-?founder|owner|proprietor|managing director|managing partner|president)\b", re.I)
_SMALL = 200  # people; up to there the head of the firm decides most things


@lru_cache(maxsize=1024)
def _said_in_title(title: str) -> tuple[frozenset[str], frozenset[str]]:
    """What a title says the person does, and of what rank: stems, with what its short forms stand for."""
    plain = _WORD.findall(title.lower().replace("co-founder", "cofounder"))
    full = [long for word in plain for long in (word, *_LONG.get(word, "").split())]
    does = frozenset(stem(word) for word in full if word not in _RANKS and word not in _IDLE)
    return does, frozenset(word for word in full if word in _RANKS)


def _is_english(title: str) -> bool:
    """Whether a title has a word that English has, so that it can be judged: "Einkaufsleiter" cannot."""
    from pitchlint_rules.names.known import is_word

    return title.isascii() and any(is_word(word) for word in _WORD.findall(title.lower()))


@lru_cache(maxsize=1024)
def fits_title(said: str, wanted: tuple[str, ...], size: str) -> bool:
    """Whether a title is one of those wanted; in a firm that is not large its head is always right."""
    if _HEADS.search(said) and "vice president" not in said.lower():
        people = size_of(size) if size else None
        if people is None or people[0] <= _SMALL:
            return True
    does, ranks = _said_in_title(said)
    if not (does or ranks) or not _is_english(said):
        return True
    for one in wanted:
        plain = frozenset(stem(word) for word in _WORD.findall(one.lower()) if word not in _RANKS and word not in _IDLE)
        long, rank = _said_in_title(one)
        if plain and (plain <= does or not (long - plain).isdisjoint(does)):
            return True
        if not plain and not rank.isdisjoint(ranks):
            return True
    return False


@lru_cache(maxsize=1024)
def fits_country(said: str, wanted: tuple[str, ...]) -> bool:
    """Whether a country is one of those wanted; a name that is not known fits."""
    there = countries_of(said)
    here = [countries_of(one) for one in wanted]
    return not there or not all(here) or any(there & one for one in here)
