"""Which dialect a draft is in: as somebody told, else as most of its tags say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from pitchlint.fields import find_fields
from pitchlint.fields.dialects import DIALECTS
from pitchlint.fields.field import Field
from pitchlint.patterns import late

# What people call them, in lower case without signs, where it is not the name itself.
_CALLED = {
    "ac": "activecampaign",
    "angle": "brackets",
    "bison": "emailbison",
    "bracket": "brackets",
    "customer": "customerio",
    "django": "jinja",
    "exacttarget": "marketingcloud",
    "hubl": "hubspot",
    "instantlyai": "instantly",
    "intercom": "liquid",
    "jinja2": "jinja",
    "lightningexperience": "lightning",
    "msword": "word",
    "none": "brackets",
    "plainbrackets": "brackets",
    "pipl": "plusvibe",
    "replyio": "reply",
    "salesforceclassic": "salesforce",
    "salesforcelightning": "lightning",
    "salesforcemarketingcloud": "marketingcloud",
    "sfmc": "marketingcloud",
    "smartleadai": "smartlead",
    "snovio": "snov",
    "squarebrackets": "brackets",
    "wordmerge": "word",
}
_SIGNS = late(r"[\W_]+")


def dialect_named(word: str) -> str | None:
    """The dialect that people call `word`, as `DIALECTS` has it ("reply" for "Reply.io"); None where there is none."""
    plain = _SIGNS.sub("", word.lower())
    plain = _CALLED.get(plain, plain)
    return plain if plain in DIALECTS else None


def dialects_of(told: str | None, fields: Iterable[Field]) -> frozenset[str]:
    """The dialects that tags may be in: the one that was `told`, else all those that fit most of `fields`.

    Where two fit as many, the first field decides. Empty where nothing was told and no tag tells: any may stand then.
    """
    if told and (name := dialect_named(told)):
        return frozenset((name,))
    sound = [field for field in fields if field.kind != "slot" and field.dialects]
    votes: Counter[str] = Counter()
    for field in sound:
        weight = 1 if field.kind == "spin" else 2  # alternatives come in two pieces
        votes.update(dict.fromkeys(field.dialects, weight))
    if not votes:
        return frozenset()
    most = max(votes.values())
    fitting = frozenset(dialect for dialect, number in votes.items() if number == most)
    in_order = sorted(sound, key=lambda field: field.kind == "spin")
    return next(fitting & field.dialects for field in in_order if fitting & field.dialects)


@lru_cache(maxsize=64)
def dialects_of_text(text: str) -> frozenset[str]:
    """The dialects that fit most tags of a whole file's text; empty where it has none."""
    return dialects_of(None, find_fields(text))
