"""Whose law a mail falls under, as far as its record or an option says. None of this is legal advice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from pitchlint import Mail

Jurisdiction = Literal["", "US", "CA", "UK", "EU"]
"""The United States, Canada, the United Kingdom, the European Economic Area; "" where nothing tells."""

_NAMES: dict[Jurisdiction, str] = {
    "US": "us,usa,united states,united states of america,america,u.s.,u.s.a.",
    "CA": "ca,can,canada",
    "UK": "uk,gb,gbr,united kingdom,great britain,britain,england,scotland,wales,northern ireland",
    "EU": (
        "eu,eea,at,austria,österreich,be,belgium,belgique,belgië,bg,bulgaria,hr,croatia,cy,cyprus,cz,czechia,"
        "czech republic,dk,denmark,danmark,ee,estonia,fi,finland,suomi,fr,france,de,germany,deutschland,gr,greece,hu,"
        "hungary,ie,ireland,it,italy,italia,lv,latvia,lt,lithuania,lu,luxembourg,mt,malta,nl,netherlands,"
        "the netherlands,holland,nederland,pl,poland,polska,pt,portugal,ro,romania,sk,slovakia,si,slovenia,es,spain,"
        "españa,se,sweden,sverige,is,iceland,li,liechtenstein,no,norway,norge"
    ),
}


@cache
def _codes() -> dict[str, Jurisdiction]:
    return {name: code for code, names in _NAMES.items() for name in names.split(",")}


def of_country(country: str) -> Jurisdiction:
    """The jurisdiction of a country as lists write it, by name or ISO code."""
    return _codes().get(re.sub(r"\s+", " ", country.strip().lower()), "")


def of_mail(mail: Mail, otherwise: Jurisdiction) -> Jurisdiction:
    """Where the reader is: by the record's country, else as the option `otherwise` says.

    A template is asked row by row where its list has countries, so that by itself it has none.
    """
    country = mail.prospect.get("country", "")
    if country:
        return of_country(country)
    if mail.record is None and mail.is_template and mail.listing is not None and "country" in mail.listing.names:
        return ""
    return otherwise


def own_texts(mail: Mail) -> Iterator[str]:
    """What the sender wrote, block by block, line breaks as spaces: prose, postscript, sign-off, signature."""
    parts = mail.parts
    for span in (*parts.paragraphs, *parts.postscript, parts.sign_off, parts.signature):
        if span:
            yield " ".join(mail.draft.body.text[span.start : span.end].replace("’", "'").split())


def has_field(mail: Mail, *names: str) -> bool:
    """Whether a merge field of one of these canonical names stands in the body, also on the sender's side."""
    return any(field.canonical.removeprefix("sender_") in names for field in mail.fields)
