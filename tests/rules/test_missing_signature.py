"""Who writes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mails import mail

from pitchlint import Draft, Mail, Passage, Source
from pitchlint_rules.missing_signature import check

PUMP = "Your second line stood still on nine days in March. Shall I send the drawing of the switch?"


def found(end: str, kind: str = "first", subject: str | None = None) -> list[str]:
    made = mail(f"Hi Dana,\n\n{PUMP}\n\n{end}", kind=kind, subject=subject)
    return [made.quote(flag.span) if flag.span else "" for flag in check(made)]


@pytest.mark.parametrize(
    "end",
    ["Tom", "tom", "-- Tom", "x Tom", "Best,\nTom", "Best, Tom", "Tom Norvick\nfitter", "Isla from Copperpot",
     "Your VeloPlus team", "Mange hilsner\nLise", "Tom\n\nP.S. The drawing is new.", "Best,\n{{sender.first_name}}",
     "%signature%", "{{signature}}", "[Your Name]", "Reach me at tom@norvick.example any time.",
     "Call 01632 960 771 for the drawing.", "I'm Tom, and I mend pumps for a living here.",
     "My name is Tom, and I mend pumps for a living here."],
)  # fmt: skip
def test_signed(end: str) -> None:
    assert found(end) == []


@pytest.mark.parametrize(
    ("end", "place"),
    [("", ""), ("Best regards,", "Best regards,"), ("Thank you!", "Thank you!"), ("I'm looking forward to it.", ""),
     ("P.S. The drawing is new, and it shows the valve.", ""), ("It is all on norvick.example, page two.", "")],
)  # fmt: skip
def test_signed_by_nobody(end: str, place: str) -> None:
    assert found(end) == [place]


def test_a_template_is_signed_by_its_tool() -> None:
    assert found("Best,", subject="{{company}} and the pump") == []
    assert found("{{calendar_link}}") == []


def test_a_from_header_is_a_name() -> None:
    text = f"Hi Dana,\n\n{PUMP}\n"
    draft = Draft(Source("a.eml", text), Passage.verbatim(text, 0, len(text)), kind="first")
    assert len(list(check(Mail(draft)))) == 1
    assert list(check(Mail(draft._replace(headers={"from": "Tom <tom@norvick.example>"})))) == []


@pytest.mark.parametrize("kind", ["follow_up", "reply", "customer", "other"])
def test_only_first_mails_are_asked(kind: str) -> None:
    assert found("", kind) == []


def test_a_mail_without_words_is_silent() -> None:
    assert list(check(mail(""))) == []
    assert list(check(mail("Hi Dana,"))) == []


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert len(list(check(mail(text)))) <= 1
