"""Offers people what their own company sells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from pitchlint import Flag, Mail, Rule, Span, late
from pitchlint_rules.names.likeness import words
from pitchlint_rules.records import cut, has_record, is_outreach, opens_sequence, things
from pitchlint_rules.roles.words import stem

_SAYS = ("sells", "product", "products", "services", "offers", "keywords", "industry")
# tags of a company and of its trade: they name what it sells only where they say the same and nothing else
_TAGS = frozenset({"keywords", "industry"})
_WORD = late(r"[^\W_]+")
# words that say in what form something is sold
_FORMS = words(
    "software service services solution solutions system systems tool tools platform app apps company companies "
    "agency provider providers supplier suppliers consulting consultancy product products technology a an and of the "
    "our saas vendor firm business online digital management"
)
_FOR = late(r"\s+(?:for|to|used by|aimed at)\s+")  # behind it stands who buys


def check(mail: Mail) -> Iterator[Flag]:
    """Flag a mail whose offer is what the record says the reader's company sells."""
    offer, record = mail.team.offer, mail.prospect
    if not offer or not record or not opens_sequence(mail) or mail.template.purpose != "sales":
        return
    said = tuple((name, record[name]) for name in _SAYS if name in record)
    if not said or not has_record(mail) or not is_outreach(mail):
        return
    ours = (mail.team.company.lower(), *map(str.lower, mail.team.products))
    named = mail.template.once(_named)
    # with several offers it is the one that the mail is about that counts
    for keyword in [word for word in offer if word in named] or offer:
        for name, value in said:
            item = _sold(keyword, name, value, ours, mail.team.target.get("industry", ()))
            if item:
                yield Flag(
                    named.get(keyword),
                    f"offers “{keyword}” to a company that sells it: the record says “{name}: {cut(item, 60)}”",
                    "leave them out, or propose to work together (`purpose: partnership`)",
                    fault=keyword,
                )
                return


def _named(mail: Mail) -> Mapping[str, Span]:
    """The keywords of the offer that stand in the mail, each with its first place."""
    found = {}
    body = mail.body.lower()
    for keyword in mail.team.offer:
        pieces = [re.escape(word) for word in keyword.lower().split()]
        if pieces and pieces[0].split("\\")[0] in body:
            match = re.search(r"\b" + r"[\s-]+".join(pieces) + r"(?:s|es|ing)?\b", body)
            if match and len(body) == len(mail.body):
                found[keyword] = Span(match.start(), match.end())
    return found


@lru_cache(maxsize=4096)
def _sold(keyword: str, name: str, value: str, ours: tuple[str, ...], buyers: tuple[str, ...]) -> str:
    """The item of a record's field that is what `keyword` offers, "" where none is."""
    offered = _stems(keyword)
    what = offered - _form_stems()
    if not what:
        return ""  # "software" alone is everybody's
    tags = name in _TAGS
    for item in things(value):
        if any(own and own in item.lower() for own in ours):
            continue  # what they are interested in
        sold = _stems(_FOR.split(item.lower())[0])
        if what <= sold and (not tags or sold <= offered | _form_stems()):
            # the name of an industry that the team sells to says who buys
            return "" if name == "industry" and any(not sold.isdisjoint(_stems(one)) for one in buyers) else item
    return ""


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _WORD.findall(text.lower()))


@lru_cache(maxsize=1)
def _form_stems() -> frozenset[str]:
    return frozenset(map(stem, _FORMS))


RULE = Rule(
    id="sells-the-same",
    group="prospects",
    title="Offers them what they sell",
    check=check,
    per_row=True,
    rank=11,
)
