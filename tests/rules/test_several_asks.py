"""several-asks: different things, and the same thing in other words."""

from __future__ import annotations

import pytest

from pitchlint import Draft, Mail, Passage, Source
from pitchlint_rules.several_asks import RULE

VALUE = "Foxes tear open the bins behind your bakery every night, and the council fines you for the mess."


def words(text: str, kind: str = "first") -> list[str]:
    body = f"Hi Lee,\n\n{VALUE}\n\n{text}\n\nInes\n"
    source = Source("a.md", body)
    mail = Mail(Draft(source, Passage.verbatim(body, 0, len(body)), kind=kind))
    return [mail.quote(flag.span) for flag in RULE.check(mail) if flag.span]


def each(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


SEVERAL = each("""
Would you be open to a call? |Shall I send the price list?|
Could we book a 15-minute call on Tuesday? |Also, could you forward this to whoever looks after the yard?|
Shall I send you the count for your street? |Please follow us on LinkedIn.|
Could you share this with your network? |Could I also get 15 minutes of your time?|
Take a look at our website and let me know. |Also, can we schedule a quick call this week?|
Check out our case study. |Schedule a demo today.| Follow us on LinkedIn.
Would you like a demo? |And who else on your team should see it?|
""")


@pytest.mark.parametrize("line", SEVERAL)
def test_several(line: str) -> None:
    assert words(line.replace("|", "")) == [line.split("|")[1]]


ONE = each("""
Would you be open to a call? Or just reply with a yes.
Would you be open to a call about the bins? Does Tuesday at 10 work for a call?
Want me to send the count? Just reply "yes" and I'll send it.
Want me to send the count, or would a call suit you better?
Shall I send you a lid? If not you, who looks after the bins?
Could we talk on Friday? Otherwise, I'll send the count.
Could we talk on Friday? Feel free to look at lid.example first.
Could we talk on Friday? If you'd like, try it on a bin first: lid.example.
Shall I leave one lid on a bin for a week? Worth a try?
How many bins are there? Who empties them? Shall I send the count?
Would you be open to a call? Let me know.
""")


@pytest.mark.parametrize("line", ONE)
def test_one(line: str) -> None:
    assert words(line) == []


@pytest.mark.parametrize("kind", ["reply", "customer", "other"])
def test_only_outreach(kind: str) -> None:
    assert words("Would you be open to a call? Shall I send the price list?", kind) == []


def test_the_cheapest_is_kept() -> None:
    body = "Hi Lee,\n\nWould you be open to a call? Shall I send the price list?\n\nInes\n"
    source = Source("a.md", body)
    [flag] = RULE.check(Mail(Draft(source, Passage.verbatim(body, 0, len(body)), kind="first")))
    assert "Shall I send the price list?" in flag.advice
    assert "line 3" in flag.message
