"""Research that is too old to begin a mail with."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule, Span
from pitchlint_rules.dates import periods, sending
from pitchlint_rules.records import cut, is_outreach, opens_sequence

_HISTORY = 3 * 365  # a date in the text that is older tells history: "founded in May 1998"


def check(mail: Mail, *, days: int = 90) -> Iterator[Flag]:
    """Flag research whose date, or the last date it names, lies more than `days` before the day of the mail."""
    record = mail.prospect
    research, dated = record.get("research", ""), record.get("research_date", "")
    if not (research or dated) or not opens_sequence(mail) or not is_outreach(mail):
        return
    told = periods(dated) if dated else periods(research)
    goes_out = mail.template.once(sending)
    if not told or goes_out is None:
        return
    last = max(period.last for period in told)
    age = (goes_out.day - last).days
    if age <= days or (not dated and age > _HISTORY):
        return
    source = f"research_date: {dated}" if dated else research
    doubt = f"look whether “{cut(research, 50)}” still holds" if dated and research else "look again"
    yield Flag(
        mail.template.once(_shown),
        f"the research is {_age(age)} old: “{cut(source)}”",
        f"{doubt} before you write",
        fault="stale",
    )


def _age(days: int) -> str:
    return f"{days} days" if days < 2 * 365 else f"{days // 365} years"


def _shown(mail: Mail) -> Span | None:
    """Where a template inserts the research."""
    return next((Span(f.start, f.end) for f in mail.fields if f.canonical == "research"), None)


RULE = Rule(
    id="stale-research",
    group="prospects",
    title="Rests on old research",
    check=check,
    severity="info",
    per_row=True,
    rank=70,
)
