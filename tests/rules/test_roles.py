"""What each sentence does for the reader: roles of sentences, judgements about mails, and the words they rest on."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchlint_rules import roles
from pitchlint_rules.roles import Unit
from pitchlint_rules.roles.features import subject_of
from pitchlint_rules.roles.words import MASK, hits_of, slot, stem, words_of


def units(*texts: str) -> list[Unit]:
    return [Unit(t, re.sub(r"\{\{.*?\}\}|\[.*?\]", lambda m: MASK * len(m[0]), t)) for t in texts]


def kinds(text: str) -> set[str]:
    (unit,) = units(text)
    return {hit.kind for hit in hits_of(words_of(unit.text, unit.masked))}


@pytest.mark.parametrize(
    ("words", "shared"),
    [
        ("chase chasing chased chases", "chas"),
        ("lose losing lost loses", "los"),
        ("company companies", "company"),
        ("stopped stop stopping", "stop"),
    ],
)
def test_inflected_forms_share_a_stem(words: str, shared: str) -> None:
    assert {stem(w) for w in words.split()} == {shared}


def test_words_of_opens_contractions_and_names_slots() -> None:
    unit = units("We don't know, {{first_name}}: it's 15% at [recent project].")[0]
    words = words_of(unit.text, unit.masked)
    assert words.stems == ("we", "do", "not", "know", ",", "@name", ":", "it", "is", "#%", "at", "@detail")
    assert [unit.text[a:b] for a, b in words.spans][5] == "{{first_name}}"


@pytest.mark.parametrize(
    ("content", "asked"),
    [
        ("{{first_name}}", "@name"), ("[Company]", "@company"), ("[specific pain point]",
        "@pain"), ("{{custom_first_line}}", "@detail"),
        ("[recent news about them]", "@detail"), ("[Calendar Link]", "@link"), ("{{senderName}}",
        "@sender"), ("[Industry]", "@segment"),
    ],
)  # fmt: skip
def test_slots_are_told_apart_by_what_they_ask_for(content: str, asked: str) -> None:
    assert slot(content) == asked


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("We help clinics grow.", "sender"), ("Your reps copy notes by hand.",
        "reader"), ("Most owners lose a day a week.", "group"),
        ("If you open on Sundays, we can help.", "sender"), ("Are you still typing orders?",
        "ask-you"), ("Book a slot here.", "order"),
    ],
)  # fmt: skip
def test_whom_a_sentence_is_about(text: str, about: str) -> None:
    (unit,) = units(text)
    assert subject_of(words_of(unit.text, unit.masked)) == about


def test_phrases_allow_inflection_gaps_and_exact_words() -> None:
    assert "loss" in kinds("You're leaving a lot of money on the table.")
    assert "earlier" in kinds("I sent you the quote on Monday.")
    assert "earlier" not in kinds("I can send you the quote on Monday.")


PROBLEM = "Most yards your size lose two days a month chasing signatures on paper delivery notes."


@pytest.mark.parametrize(
    "text",
    [
        PROBLEM,
        "Are your drivers still filling in time sheets by hand?",
        "When the line stops at night, nobody knows until the morning shift finds it.",
        "You're paying for forty licences that nobody opens.",
        "Your drivers wait two hours at the gate after six.",
        "Half of your night-shift calls go to voicemail.",
        "Your site is at serious risk, and hackers can steal your customers' addresses.",
    ],
)
def test_trouble_of_the_reader_is_a_problem(text: str) -> None:
    judged = roles.judge(
        units(text, "Would a ten-minute look at how others fixed it be useful?"), subject="delivery notes"
    )
    assert judged[0].has("problem")
    answer = roles.names_problem(judged)
    assert (answer.value, answer.unit, answer.why) == (True, 0, "problem")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("We help companies save time and grow revenue.", "gain"),
        ("Our platform eliminates manual data entry and lost paperwork, so you can grow faster.", "gain"),
        ("I am the founder of a design studio in Leeds.", "offer"),
        ("With us, your drivers never wait two hours at the gate again, and you save time.", "gain"),
    ],
)
def test_a_gain_an_offer_and_the_senders_trouble_are_none(text: str, why: str) -> None:
    answer = roles.names_problem(roles.judge(units(text), follow_up=False))
    assert not answer
    assert (answer.unit, answer.why) == (0, why)


def test_the_deciding_words_lie_in_the_sentence() -> None:
    judged = roles.judge(units(PROBLEM))
    words = [PROBLEM[a:b] for a, b in judged[0].words("problem")]
    assert any("lose" in w or "chasing" in w or "paper" in w for w in words)
    assert judged[0].roles["problem"].score == judged[0].scores["problem"]


def test_a_follow_up_is_recognised_and_what_it_adds() -> None:
    bump = roles.judge(
        units("Just following up on my last email.", "Have you had a chance to look at it?", "Let me know!"),
        subject="Re: Checking in",
    )
    assert roles.kind(bump).value == "follow_up"
    assert not roles.adds_something(bump)
    assert roles.adds_something(bump).why == "bump"
    news = roles.judge(
        units(
            "Following up on my note from Tuesday.",
            "We just finished the pilot at Marsh Foods: picking errors went from 4% to 0.6% in five weeks.",
            "The full report is here: [link]",
        ),
        subject="Re: picking errors",
    )
    assert roles.kind(news).value == "follow_up"
    assert roles.adds_something(news)


def test_a_first_mail_is_no_follow_up_and_told_kinds_are_believed() -> None:
    texts = units(
        "I run a small bakery supply firm in Bath.", "We mill flour to order.", "Could I drop off a sample on Friday?"
    )
    assert roles.kind(roles.judge(texts)).value == "first"
    assert roles.kind(roles.judge(texts, follow_up=True)).value == "follow_up"


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("My name is Tom and I'm with Acme, a provider of cloud tools.", "sender"),
        ("I noticed that your team opened a second warehouse in March.", "recipient"),
        ("I hope this email finds you well.", "neutral"),
    ],
)
def test_opener(text: str, whom: str) -> None:
    answer = roles.opener(roles.judge(units(text, "Would you like to see the numbers?")))
    assert (answer.value, answer.unit) == (whom, 0)


@pytest.mark.parametrize(
    ("text", "follow_up"),
    [
        ("You said on Tuesday that lifts are easy and parking is hard.", True),
        ("In your talk at the Alpine summit you said that lifts are easy and parking is hard.", False),
        ("Another idea, smaller than the first: leave the screens and change what they show.", True),
        ("Here is an idea for the screens: leave them and change what they show.", False),
        ("Since I wrote in April we have won the gold medal.", True),
        ("In April we won the gold medal.", False),
    ],
)
def test_earlier_contact_is_told_from_what_was_said_in_public(text: str, follow_up: bool) -> None:
    judged = roles.judge(units(text, "Shall I send you last Saturday's figures?"), subject="parking")
    assert roles.kind(judged).value == ("follow_up" if follow_up else "first")


@pytest.mark.parametrize(
    ("text", "personal"),
    [
        ("I saw you at stand C12, next to the loading gate, with the green crates.", True),
        ("We queued 25 minutes at your till on Ring Road on Saturday, behind a man with one lamp.", True),
        ("We build tills for shops of every size.", False),
    ],
)
def test_what_was_seen_at_their_place_is_theirs_alone(text: str, personal: bool) -> None:
    judged = roles.judge(units(text, "We rent out folding crates.", "Shall I send a price?"), follow_up=False)
    assert bool(roles.is_personal(judged)) is personal
    assert (roles.opener(judged).value == "sender") is not personal


def test_opener_looks_past_a_greeting_that_was_left_in() -> None:
    assert roles.opener(roles.judge(units("Dear acme.example,", "We are a maker of steel racks."))).unit == 1


def test_personal() -> None:
    detail = (
        "I listened to your episode with Jo Harte about closing the agency, and the part on severance stayed with me."
    )
    assert roles.is_personal(roles.judge(units(detail, "Would she come on again?"), follow_up=False))
    for asking in ("I saw your [recent post or announcement] and had a thought.", "{{custom_first_line}}"):
        assert roles.is_personal(roles.judge(units(asking, "We print labels.", "Worth a look?"), follow_up=False))
    plain = roles.is_personal(
        roles.judge(units("We help {{industry}} companies like {{company}} to grow.", "Worth a chat?"), follow_up=False)
    )
    assert not plain


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Do you have 15 minutes for a quick call this week?", "vague"),
        ("Would love to set up a time to chat.", "vague"),
        ("Would it help if I sent you the report on how Northside cut its returns?", "clear"),
        ("Want me to send the two-minute video of your checkout?", "clear"),
        ("Do you want me to meet you there and measure the damp before you order?", "clear"),
        ("Do you want me to come by next week?", "vague"),
    ],
)
def test_ask(text: str, kind: str) -> None:
    answer = roles.ask(roles.judge(units("We make software for freight forwarders.", text)))
    assert (answer.value, answer.unit) == (kind, 1)


def test_an_empty_mail_has_answers_too() -> None:
    judged = roles.judge([])
    assert not roles.names_problem(judged)
    assert roles.names_problem(judged).unit is None
    assert roles.opener(judged).value == "none"
    assert roles.ask(judged).value == "none"
    assert not roles.is_personal(judged)
    assert not roles.adds_something(judged)
    assert roles.kind(judged).value in ("first", "follow_up")


@given(st.lists(st.text(max_size=80), max_size=6), st.text(max_size=30), st.sampled_from([None, True, False]))
def test_any_text_is_judged(texts: list[str], subject: str, follow_up: bool | None) -> None:
    judged = roles.judge([Unit(t, t) for t in texts], follow_up=follow_up, subject=subject)
    assert len(judged) == len(texts)
    for j in judged:
        assert set(j.scores) == set(roles.ROLES)
        assert all(0.0 <= score <= 1.0 for score in j.scores.values())
        for start, end in j.words("problem"):
            assert 0 <= start < end <= len(j.unit.text)
    for question in (roles.names_problem, roles.is_personal, roles.opener, roles.adds_something, roles.ask, roles.kind):
        answer = question(judged)
        assert answer.unit is None or 0 <= answer.unit < len(texts)


def test_judging_needs_no_framework() -> None:
    code = (
        "import sys, pitchlint_rules.roles as r; r.judge([r.Unit('We help.', 'We help.')]); "
        "print([m for m in ('numpy', 'spacy', 'sklearn') if m in sys.modules])"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )


BACK = {"attempt", "silence", "chase", "again", "nag", "told", "our_paper"}


@pytest.mark.parametrize(
    ("hit", "near", "kind"),
    [
        ("I left you a message on Tuesday.", "Callers reach the machine and ring off.", "attempt"),
        ("There has been no reply since the 4th.", "Patients who get no reply ring the next clinic.", "silence"),
        ("Have you been able to open it?", "Are your buyers able to open it?", "chase"),
        ("I am returning to my letter of May.", "Half of your customers are returning the larger size.", "again"),
        ("I hate to nag.", "Their staff nag the printer all day.", "nag"),
        ("I told you the loan would cover it.", "Nobody told the drivers.", "told"),
        ("The estimate we sent runs out on Friday.", "You send an estimate and never hear more.", "our_paper"),
    ],
)
def test_each_manner_of_looking_back_has_its_near_miss(hit: str, near: str, kind: str) -> None:
    assert kind in kinds(hit)
    assert not kinds(near) & BACK


@pytest.mark.parametrize(
    ("text", "kind"),
    [("quite a while", "loss"), ("players of every age", "broken"), ("I feel fine", "risk"), ("your park", "scene")],
)
def test_words_that_share_a_stem_by_chance_are_no_trouble(text: str, kind: str) -> None:
    assert kind not in kinds(text)


def test_what_a_reason_for_writing_wraps_is_told_apart() -> None:
    (judged,) = roles.judge(units("I am writing because most agents wait a week for the form."))
    assert "tells of group" in judged.seen.features


@pytest.mark.parametrize("greeting", ["Respected Sir,", "[First name]!", "G'day Sam,"])
def test_a_greeting_is_not_the_opener(greeting: str) -> None:
    judged = roles.judge(units(greeting, "We are a maker of valves and sell them in nine countries."))
    assert roles.opener(judged).unit == 1
    assert roles.opener(judged).value == "sender"
