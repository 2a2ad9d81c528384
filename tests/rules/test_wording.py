"""The wording rules on sentences: what each finds, and near-misses on which all of them are silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from pitchlint import Draft, Mail, Passage, Rule, Source
from pitchlint.phrases import Matcher
from pitchlint_rules import boast, empty_solution, jargon, name_dropping, vague_benefit

HERE = Path(__file__).parent
RULES = {module.RULE.id: module.RULE for module in (boast, empty_solution, jargon, name_dropping, vague_benefit)}
HITS = [line.split(" | ") for line in (HERE / "wording_hits.txt").read_text(encoding="utf-8").splitlines()]
NEAR_MISSES = (HERE / "wording_near_misses.txt").read_text(encoding="utf-8").splitlines()


def mail(body: str, rule: Rule, *, subject: str = "", kind: str | None = "first") -> Mail:
    text = f"{subject}\n{body}"
    subject_passage = Passage.verbatim(text, 0, len(subject)) if subject else None
    draft = Draft(
        Source("draft.txt", text), Passage.verbatim(text, len(subject) + 1, len(text)), subject_passage, kind=kind
    )
    return Mail(draft, matcher=Matcher(rule.word_lists))


def said(body: str, rule: Rule, *, subject: str = "", kind: str | None = "first") -> list[tuple[str, str]]:
    """The words each flag points at, and its severity, in the order of the text."""
    read = mail(body, rule, subject=subject, kind=kind)
    flags = sorted(rule.check(read), key=lambda flag: (flag.span.of != "subject", flag.span.start))
    return [(read.quote(flag.span), flag.severity or rule.severity) for flag in flags]


def words(body: str, rule: Rule, **more: str) -> list[str]:
    return [quoted for quoted, _ in said(body, rule, **more)]


@pytest.mark.parametrize(("rule", "phrase", "sentence"), HITS)
def test_says(rule, phrase, sentence):
    assert words(sentence, RULES[rule]) == [phrase]


@pytest.mark.parametrize("sentence", NEAR_MISSES)
def test_is_silent(sentence):
    assert {name: found for name, rule in RULES.items() if (found := said(sentence, rule))} == {}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_an_empty_mail_is_silent(rule):
    assert said("", rule) == []


def test_quotations_and_signatures_are_not_the_writers_prose():
    mine = "Your scanner fails on labels.\n\nBest,\nDana\nSeamless Solutions Ltd\n\n"
    body = f"{mine}On Monday you wrote:\n> a seamless rollout"
    assert words(body, RULES["jargon"]) == []


def test_words_inside_a_proper_name_are_left_alone():
    assert words("We bought the press from Robust Intelligence last year.", RULES["jargon"]) == []
    assert words("Robust Intelligence sold us the press.", RULES["jargon"]) == []
    assert words("Robust tools.", RULES["jargon"]) == ["Robust"]


def test_title_case_subjects_are_read():
    assert words("Two drivers left.", RULES["jargon"], subject="Seamless Dispatch For Your Drivers") == ["Seamless"]


def test_a_customers_praise_is_not_the_senders():
    quote = "Dana at Eastgate told us: “This is the most innovative and reliable thing we ever bought.”"
    assert words(quote, RULES["boast"]) == []


def test_a_plain_word_is_offered_and_the_edit_is_safe():
    (flag,) = jargon.check(mail("We utilize two vans.", jargon.RULE))
    assert (flag.severity, flag.advice) == ("info", "“use” says it")
    assert flag.fix is not None
    assert (flag.fix.applicability, flag.fix.edits[0].text) == ("safe", "use")


@pytest.mark.parametrize(
    ("sentence", "applicability", "better"),
    [
        ("They utilised two vans.", "safe", "used"),
        ("Utilising two vans takes a day.", "safe", "Using"),
        ("Rosa spearheaded the move.", "safe", "led"),
        ("Three learnings from the pilot.", "safe", "lessons"),
        ("Two vans were leveraged.", "unsafe", "used"),
        ("Most shops incentivise repairs.", "unsafe", "reward"),
        ("By getting the ball rolling in April you save May.", "unsafe", "starting"),
        ("She keeps us in the loop.", "unsafe", "tells us"),
        ("Shall we take things offline?", "unsafe", "talk about things alone"),
    ],
)
def test_the_better_words_have_the_form_of_the_worse(sentence, applicability, better):
    flag = next(jargon.check(mail(sentence, jargon.RULE)))
    assert flag.fix is not None
    assert (flag.fix.applicability, flag.fix.edits[0].text) == (applicability, better)


def test_no_plain_word_is_offered_where_a_term_stands():
    noun = ["The leverage covenant is tested in May.", "Net leverage of 4.2x is close.", "It gives you more leverage."]
    assert [words(sentence, RULES["jargon"]) for sentence in noun] == [[], [], []]
    (flag,) = jargon.check(mail("We leverage two vans.", jargon.RULE))
    assert flag.fix is not None
    assert flag.fix.edits[0].text == "use"


def test_a_price_in_the_next_sentence_is_no_result_of_a_client():
    assert words("We've worked with Northside and Eastgate. Eight videos cost $1,200.", RULES["name-dropping"]) == [
        "Northside and Eastgate"
    ]
    assert words("We work with Northside and Eastgate. Open to a 15 minute call?", RULES["name-dropping"]) == [
        "Northside and Eastgate"
    ]


def test_years_are_a_boast_from_ten_on():
    assert words("I am a developer with 5 years of experience in React.", RULES["boast"]) == []
    assert words("I am a developer with 15 years of experience in React.", RULES["boast"]) == ["years of experience"]


def test_a_heading_begins_anew_after_its_re():
    assert words("Two drivers left.", RULES["jargon"], subject="Re: Full-service help for drivers") == ["Full-service"]
    assert words("Two drivers left.", RULES["jargon"], subject="VAT in the Digital Age, 2028") == []


def test_weak_words_are_notes():
    assert said("The report is data-driven.", RULES["jargon"]) == [("data-driven", "info")]
    assert said("We would cut costs.", RULES["vague-benefit"]) == [("cut costs", "info")]


def test_the_trouble_a_solution_ends_is_taken_from_the_mail():
    trouble = "Your drivers lose an hour a day to paper delivery notes that nobody can read."
    body = f"Hi Dana,\n\n{trouble}\n\nWe sell enterprise solutions.\n"
    (flag,) = empty_solution.check(mail(body, empty_solution.RULE))
    assert flag.message == "“enterprise solutions”: solutions to what?"
    assert flag.advice == "name the trouble it ends, for instance the one in line 4"


def test_names_with_a_result_in_the_next_sentence_are_proof():
    assert (
        words("We work with clinics like Northside and Eastgate. No-shows there fell by 8 %.", RULES["name-dropping"])
        == []
    )


def test_a_reply_may_promise():
    assert words("We could save time and money.", RULES["vague-benefit"], kind="reply") == []
