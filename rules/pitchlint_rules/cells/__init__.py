"""One value of a prospect list: is it fit to stand in a mail? Plain text in, the fault out."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from pitchlint import late
from pitchlint_rules.cells import company, person
from pitchlint_rules.cells.address import ADDRESS, no_address
from pitchlint_rules.cells.company import spoken
from pitchlint_rules.cells.value import (
    NOTHING,
    NOTHING_BESIDE,
    Beside,
    Fault,
    broken_formula,
    garbled,
    markup,
    nothing,
    ornament,
    untidy,
)  # fmt: skip

__all__ = ["NOTHING_BESIDE", "Beside", "Fault", "judged", "spoken", "weighs"]

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
        return ADDRESS.fullmatch(value) is not None and ".." not in value
    if name in _PERSON:
        low = value.lower()
        if not _PLAIN_NAME.fullmatch(value) or low in person.ROLES or low in NOTHING:
            return False
        return not beside.company or low not in beside.company.lower()
    if name in _COMPANY:
        first = value.partition(" ")[0].lower()
        return first not in company.NO_COMPANY and first not in NOTHING and _PLAIN_COMPANY.fullmatch(value) is not None
    plain = value.isascii() and "&" not in value and value[0] != "#" and value[0] != " "
    return plain and (name not in _QUOTED or value.lower() not in NOTHING)


_Judge = Callable[[str, Beside], Fault | None]


@lru_cache(maxsize=64)
def _judges(name: str) -> tuple[_Judge, ...]:
    if name in _PERSON:
        field = (person.first_field,) if name == "first_name" else ()
        nobody = nothing if name == "last_name" else person.nobody
        return (garbled, markup, nobody, ornament, person.company_in_name, person.extras, *field, person.case, untidy)
    if name in _COMPANY:
        return (garbled, markup, company.no_company, ornament, company.tail, company.case, untidy)
    if name == "email":
        return (no_address,)
    return (garbled, nothing) if name in _QUOTED else (garbled, broken_formula)
