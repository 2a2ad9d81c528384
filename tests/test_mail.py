from __future__ import annotations

import pytest
from mails import mail

from pitchlint.draft import Span
from pitchlint.fields import MASK
from pitchlint.mail import Mail, Team
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


def test_a_step_with_others_before_it_is_a_follow_up() -> None:
    first = mail(BODY, kind=None)
    assert Mail(first.draft._replace(step=1), earlier=(first,)).kind == "follow_up"


@pytest.mark.parametrize(
    ("span", "most", "quoted"),
    [
        (Span(20, 47), None, "Your crew re-types tickets."),
        (Span(20, 47), 27, "Your crew re-types tickets."),
        (Span(20, 47), 12, "Your crew…"),
        (Span(18, 29), None, "Your crew"),
        (Span(0, 11, "subject"), None, "A question"),
    ],
)
def test_words_are_quoted_on_one_line_and_cut_at_a_word(span: Span, most: int | None, quoted: str) -> None:
    assert mail(BODY, subject="A  question").quote(span, most) == quoted


def test_a_span_is_in_a_line_of_the_file_and_in_a_part_of_the_mail() -> None:
    draft = mail(BODY, subject="A question")
    at = draft.body.index
    places = {words: Span(at(words), at(words) + 1) for words in ("Hi", "Your", "Best", "Tom", "P.S.", ",\nTom")}
    assert {words: (draft.line(span), draft.part_of(span)) for words, span in places.items()} == {
        "Hi": (2, "greeting"),
        "Your": (4, "prose"),
        "Best": (6, "sign_off"),
        ",\nTom": (6, "sign_off"),
        "Tom": (7, "signature"),
        "P.S.": (9, "postscript"),
    }
    assert draft.part_of(Span(0, 1, "subject")) == "subject"
    assert draft.line(Span(2, 10, "subject")) == 1


def test_the_sentence_at_a_span() -> None:
    draft = mail(BODY, subject="It costs")
    costs = draft.body.index("costs")
    found = draft.sentence_at(Span(costs, costs + 5))
    assert found is not None
    assert draft.quote(found.span) == "It costs [X] days."
    assert draft.sentence_at(Span(0, 2)) is None  # the greeting is no sentence
    assert draft.sentence_at(Span(0, 2, "subject")) is None


def test_a_mail_without_subject_has_an_empty_one() -> None:
    draft = mail("Hi Dana,\n\nText.")
    assert (draft.subject, draft.subject_fields, draft.quote(Span(0, 0, "subject"))) == ("", (), "")


@pytest.mark.parametrize(
    ("lang", "language"), [("", "fr"), ("en", "en"), ("EN-gb", "en"), ("fr-CA", "fr"), (" de ", "de")]
)
def test_the_language_is_told_or_read_from_the_prose(lang: str, language: str) -> None:
    body = "Vos équipes recopient chaque bon de livraison le soir, et cela vous coûte un jour par semaine."
    draft = mail(body).draft
    assert Mail(draft._replace(settings={"lang": lang})).language == language


def test_the_thread_below_does_not_decide_the_language() -> None:
    thread = "> Nous avons bien reçu votre message et nous vous remercions pour la démonstration de la plateforme.\n"
    assert mail(f"Hi Dana,\n\nYour crew re-types every ticket.\n\n{thread * 5}").language == "en"


def test_the_purpose_of_a_draft_wins_over_the_team() -> None:
    draft = mail(BODY).draft
    team = Team(purpose="recruiting")
    assert Mail(draft, team).purpose == "recruiting"
    assert Mail(draft._replace(settings={"purpose": "links"}), team).purpose == "links"


def test_accepted_words_are_found_in_subject_and_body() -> None:
    accepted = Phrases("accept.txt", given=parse(["synergy"], "accept.txt"))
    draft = mail(BODY, accepted, subject="Synergy", team=Team(accepted=accepted))
    assert [span.of for span in draft.accepted] == ["subject", "body", "body"]
    assert mail(BODY).accepted == ()
