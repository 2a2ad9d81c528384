"""hand-off-ask: who is asked for whom, and what came before."""

from __future__ import annotations

import pytest

from pitchlint import Draft, Mail, Passage, Source
from pitchlint_rules.hand_off_ask import RULE


def words(text: str, kind: str = "first") -> list[str]:
    body = f"Hi Dana,\n\n{text}\n\nTom\n"
    source = Source("a.md", body)
    mail = Mail(Draft(source, Passage.verbatim(body, 0, len(body)), kind=kind))
    return [mail.quote(flag.span) for flag in RULE.check(mail) if flag.span]


def each(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


HANDED_OFF = each("""
|Who on your team| looks at software?
Could you |tell me who handles freight|?
Are you the |right person to talk to about freight|?
Could you |point me to whoever buys freight|?
Would you mind |pointing me in the right direction|?
Please |forward this to the person in charge of freight|.
Could you |pass this note on to someone in purchasing|?
I am looking for |the person who oversees freight|.
Could you |put me in touch with your operations lead|?
Could I |speak with someone on your team|?
|Which colleague buys freight|?
Please |direct me to the right department|.
Who |is the best person to contact about freight|?
Please |refer me to a colleague|.
|My colleague will walk you through it|.
|Our manager can call you on Friday|.
|One of our specialists will be in touch|.
Could you spare |15 minutes with one of our experts|?
Shall I book a |call for you with our founder|?
""")


@pytest.mark.parametrize("line", HANDED_OFF)
def test_handed_off(line: str) -> None:
    before, ask, after = line.split("|")
    [said] = words(before + ask + after)
    assert said in ask or ask in said


KEPT = each("""
Who answers your phone at noon?
Who on your night shift re-keys the orders?
Your colleague wrote that the gate sticks.
Is somebody on your team still typing these by hand?
My colleague Ines counted nine lids.
I'll walk you through it myself.
Do you pass this cost on to your customers?
Who pays when a lid breaks?
Your sign says "ask for the right person at the desk".
Shall I send the count, or who else should see it?
""")


@pytest.mark.parametrize("line", KEPT)
def test_kept(line: str) -> None:
    assert words(line) == []


VALUE = "Foxes tear open the bins behind your bakery every night, and the council fines you for the mess."


def test_value_first() -> None:
    assert words(f"{VALUE} Who on your team looks after the bins?") == []
    assert words(f"Who on your team looks after the bins? {VALUE}") == ["Who on your team looks after the bins"]
    assert words(f"{VALUE} My colleague will walk you through it.") == ["My colleague will walk you through it"]


@pytest.mark.parametrize("kind", ["follow_up", "reply", "customer", "other"])
def test_only_first_mails(kind: str) -> None:
    assert words("Who on your team looks after the bins?", kind) == []
