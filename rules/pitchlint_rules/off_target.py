"""Somebody who does not meet the team's own description of whom it sells to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pitchlint import Flag, Mail, Rule
from pitchlint_rules.records import cut, has_record, is_outreach, opens_sequence


def check(mail: Mail) -> Iterator[Flag]:
    """Flag what of the record lies outside [target]; what the record does not say is no fault."""
    target, record = mail.team.target, mail.prospect
    if not target or not record or not opens_sequence(mail) or mail.template.purpose != "sales":
        return
    if not has_record(mail) or not is_outreach(mail):
        return
    missed = tuple(_missed(target, record))
    if not missed:
        return
    told = "; ".join(f"{name} “{cut(value, 40)}”, not {_either(target[name])}" for name, value in missed)
    yield Flag(
        None,
        f"the record does not meet your [target]: {told}",
        "leave this person out, or widen [target] if you do sell there",
        fault=" ".join(name for name, _ in missed),
    )


def _missed(target: Mapping[str, tuple[str, ...]], record: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What of the record misses the target: which of its parts, and what the record says there."""
    from pitchlint_rules.targets import fits_country, fits_industry, fits_size, fits_title

    industry, size = record.get("industry"), record.get("employees") or record.get("size")
    title, country = record.get("title"), record.get("country")
    if industry and "industry" in target and not fits_industry(industry, target["industry"]):
        yield "industry", industry
    if size and "size" in target and not fits_size(size, target["size"]):
        yield "size", size
    if title and "title" in target and not fits_title(title, target["title"], size or ""):
        yield "title", title
    if country and "country" in target and not fits_country(country, target["country"]):
        yield "country", country


def _either(wanted: tuple[str, ...]) -> str:
    shown = [f"“{word}”" for word in wanted[:3]] + ([f"{len(wanted) - 3} others"] if len(wanted) > 3 else [])
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " or " + shown[-1]


RULE = Rule(
    id="off-target",
    group="prospects",
    title="Writes to somebody you do not sell to",
    check=check,
    per_row=True,
    rank=12,
)
