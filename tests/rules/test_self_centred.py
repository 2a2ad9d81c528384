"""self-centred: words of the writer's against words of the reader's."""

from __future__ import annotations

from mails import mail

from pitchlint.mail import Team
from pitchlint_rules import self_centred

RULE = self_centred.RULE
SPIEL = "We are a team of experts. We built our own desk, and our clients love us. I would like to show it to you."


def test_the_counts_are_told() -> None:
    (flag,) = RULE.check(mail(f"Hi Dana,\n\n{SPIEL}\n\nTom"))
    assert flag.message == "says I, we or our 6 times and you or your once"
    assert "“We built our own desk, and our clients love us.”" in flag.advice


def test_as_many_words_of_the_readers() -> None:
    assert list(RULE.check(mail(f"{SPIEL} You would see your callers, and you would ring them."))) == []
    assert list(RULE.check(mail(f"{SPIEL} {{{{first_name}}}}, {{{{company}}}} has a busy line."))) == []


def test_fields_of_the_senders_count_for_nobody() -> None:
    assert len(list(RULE.check(mail(f"{SPIEL} {{{{sender.name}}}}, {{{{my.title}}}}, {{{{sender.company}}}}")))) == 1


def test_names_count_with_their_side() -> None:
    dana = {"first_name": "Dana", "company": "Northside Freight"}
    assert list(RULE.check(mail(f"{SPIEL} Dana, Northside's line is busy.", prospect=dana))) == []
    ours = Team(company="Overline")
    body = "Overline answers calls. Overline is quick. Overline is cheap. Overline is small. I run it, and I like it."
    assert list(RULE.check(mail(body))) == []
    assert len(list(RULE.check(mail(body, team=ours)))) == 1


def test_what_others_say_of_themselves_is_not_counted() -> None:
    said = "Northside wrote: “We lost our best clients, and I blamed my phones, my staff and my luck.”"
    assert list(RULE.check(mail(said))) == []


def test_limits_are_options() -> None:
    assert list(RULE.check(mail(SPIEL), times=8.0)) == []
    assert list(RULE.check(mail(SPIEL), least=9)) == []


def test_replies_are_left_alone_and_it_is_off_by_default() -> None:
    assert list(RULE.check(mail(SPIEL, kind="reply"))) == []
    assert RULE.default is False
