"""early-slot: links and slots, and days that are none."""

from __future__ import annotations

import pytest

from pitchlint import Draft, Mail, Passage, Source
from pitchlint_rules.early_slot import RULE


def words(text: str, kind: str = "first") -> list[str]:
    body = f"Hi Dana,\n\n{text}\n\nTom\n"
    source = Source("a.md", body)
    mail = Mail(Draft(source, Passage.verbatim(body, 0, len(body)), kind=kind))
    return [mail.quote(flag.span) for flag in RULE.check(mail) if flag.span]


def each(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


FIXED = each("""
Are you free |Tuesday at 10 or Thursday at 2|?
Could we talk |on Friday afternoon|?
Would |Tuesday or Thursday| work for a call?
Does |the 14th at 3 pm| suit you?
May I ring you |tomorrow at 9:30|?
Is |10am on Monday| a good time for a chat?
Would |March 3 or March 5| suit for a visit?
Could we meet |[Day] at [Time]|?
|Grab a slot here|: https://calendly.com/tom/15min
My diary: |https://cal.com/tom|
|Book a time here|: {{link}}
|Here's my calendar|, pick what suits you.
You can |book a call on my calendar|.
Pick a time: |{{calendar_link}}|
|[Calendly Link]|
Are you open to a call |{{day1}} or {{day2}}|?
""")


@pytest.mark.parametrize("line", FIXED)
def test_fixed(line: str) -> None:
    before, slot, after = line.split("|")
    [said] = words(before + slot + after)
    assert said in slot
    assert len(said) >= len(slot) / 2


OPEN = each("""
Are you free for ten minutes next week?
Did the lift stop again on Tuesday at 10?
Your shop closes on Fridays at noon, does it not?
The count ran from Monday to Friday.
Shall I send the two clauses?
Who keeps the calendar of your vans?
Your booking page sends people away. Is that known?
Is the audit on March 3 or March 5?
The sign says "call us Monday at 9".
""")


@pytest.mark.parametrize("line", OPEN)
def test_open(line: str) -> None:
    assert words(line) == []


@pytest.mark.parametrize("kind", ["follow_up", "reply", "customer", "other"])
def test_only_first_mails(kind: str) -> None:
    assert words("Are you free Tuesday at 10?", kind) == []
