from __future__ import annotations

import pytest
from mails import mail

from pitchlint.draft import Span
from pitchlint.fields import MASK
from pitchlint.mail import Mail
from pitchlint.phrases import Phrases
from pitchlint.wordlists import parse

BODY = (
    "Hi {{first_name}},\n\nYour crew re-types tickets. It costs [X] days.\n\nBest,\nTom Synergy\n\nP.S. A synergy note."
)


def test_merge_fields_are_masked_and_quoted_as_written() -> None:
    draft = mail(BODY)
    assert draft.body[3:17] == MASK * 14
    assert draft.quote(Span(0, 18)) == "Hi {{first_name}},"


def test_sentences_leave_out_greeting_sign_off_and_signature() -> None:
    draft = mail(BODY)
    assert [(draft.quote(s.span), s.part, s.paragraph) for s in draft.sentences] == [
        ("Your crew re-types tickets.", "prose", 0),
        ("It costs [X] days.", "prose", 0),
        ("P.S. A synergy note.", "postscript", 1),
    ]


def test_a_merge_field_is_one_word() -> None:
    draft = mail("It costs {{a b c}} days, $1,200 and 15%.")
    assert [draft.body[w.start : w.end].replace(MASK, "") or "FIELD" for w in draft.words] == [
        "It", "costs", "FIELD", "days", "$1,200", "and", "15%",
    ]  # fmt: skip


def test_hits_come_with_their_part_and_the_subject_first() -> None:
    words = Phrases("list.txt", given=parse(["synergy"], "list.txt"))
    draft = mail(BODY, words, subject="Synergy?")
    assert [(draft.quote(hit.span), draft.part_of(hit.span)) for hit in draft.hits(words)] == [
        ("Synergy", "subject"),
        ("Synergy", "signature"),
        ("synergy", "postscript"),
    ]


def test_a_list_that_no_rule_names_is_an_error_not_silence() -> None:
    with pytest.raises(LookupError, match=r"list\.txt"):
        mail(BODY).hits(Phrases("list.txt", given=()))


def test_a_question_is_asked_once() -> None:
    asked: list[str] = []

    def question(mail: Mail) -> int:
        asked.append(mail.draft.path)
        return len(asked)

    draft = mail(BODY)
    assert (draft.once(question), draft.once(question)) == (1, 1)


@pytest.mark.parametrize(
    ("kind", "judged", "expected"), [("reply", "first", "reply"), (None, "follow_up", "follow_up")]
)
def test_the_kind_is_told_or_judged(kind: str | None, judged: str, expected: str) -> None:
    draft = Mail(mail(BODY, kind=kind).draft, judge_kind=lambda _: judged)
    assert draft.kind == expected
    assert draft.kind_is_told == (kind is not None)


def test_a_later_step_is_a_follow_up() -> None:
    draft = mail(BODY, kind=None).draft
    assert Mail(draft._replace(step=1)).kind == "first"
    assert Mail(draft._replace(step=2)).kind == "follow_up"
