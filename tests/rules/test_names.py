"""The name rules on names of many origins, beyond the examples of their pages."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchlint import Draft, Flag, Mail, Passage, Rule, Source, Team
from pitchlint_rules import (
    inconsistent_name,
    misspelled_company,
    misspelled_name,
    name_case,
    name_mismatch,
    nameless_greeting,
)
from pitchlint_rules.names.likeness import distance, fold, foldings, near, sounds_alike
from pitchlint_rules.names.person import person, proper_case, referrer

RULES = [
    module.RULE
    for module in (
        misspelled_name, name_mismatch, misspelled_company, name_case, inconsistent_name, nameless_greeting,
    )
]  # fmt: skip


NOBODY = Team()


def mail(
    body: str,
    record: Mapping[str, str] | None = None,
    *,
    path: str = "draft.md",
    team: Team = NOBODY,
    headers: Mapping[str, str] | None = None,
    earlier: tuple[Mail, ...] = (),
) -> Mail:
    source = Source(path, body)
    draft = Draft(source, Passage.verbatim(body, 0, len(body)), headers=headers or {}, prospect=record or {})
    return Mail(draft, team, prospect=record or {}, earlier=earlier)


def flags(rule: Rule, letter: Mail) -> list[Flag]:
    return list(rule.check(letter))


def said(letter: Mail) -> list[tuple[str, str]]:
    """Rule and words of every finding above info."""
    return [
        (rule.id, letter.quote(flag.span))
        for rule in RULES
        for flag in flags(rule, letter)
        if flag.span and flag.severity != "info"
    ]


def named(name: str, **more: str) -> dict[str, str]:
    first, _, last = name.partition(" ")
    return {"first_name": first, "last_name": last, **more}


RIGHT = [
    ("Hi Bob,", "Robert Hale"),
    ("Hi Robert,", "Bob Hale"),
    ("Hi Kate,", "Kathryn Hale"),
    ("Hi Venkat,", "Venkatesh Rao"),
    ("Hi Emeka,", "Chukwuemeka Obi"),
    ("Hi Sasha,", "Aleksandr Volkov"),
    ("Hola Pepe,", "José Vega"),
    ("Hi Jose,", "José Vega"),
    ("Hi Jürgen,", "Juergen Vollmer"),
    ("Hi Joergen,", "Jørgen Aas"),
    ("Hi Aasa,", "Åsa Lind"),
    ("Hi Jean Paul,", "Jean-Paul Durand"),
    ("Hi Jean,", "Jean-Paul Durand"),
    ("Hi J.P.,", "Jean-Paul Durand"),
    ("Hi María José,", "María José"),
    ("Dear Mr. van der Berg,", "Jan van der Berg"),
    ("Dear Mr. Berg,", "Jan van der Berg"),
    ("Dear Dr O’Brien,", "Dana O'Brien"),
    ("Dear Mr. El-Masri,", "Omar El-Masri"),
    ("Dear Ms. Garcia,", "Ana García Márquez"),
    ("Dear Ms. García Márquez,", "Ana García Márquez"),
    ("Hi Dana Marie,", "Dana Hale"),
    ("Hi Dana Hale,", "Dana Hale"),
    ("Hi D.,", "Dana Hale"),
    ("Hi Dana and Lee,", "Dana Hale"),
    ("Hi Lee, Sam and Dana,", "Dana Hale"),
    ("Hi Dana & team,", "Dana Hale"),
    ("Hi team,", "Dana Hale"),
    ("Hi again Dana,", "Dana Hale"),
    ("Good morning, Dana,", "Dana Hale"),
    ("Dana,", "Dana Hale"),
    ("Hi James,", "James Okoro"),
    ("Hi 伟,", "伟 王"),
]


@pytest.mark.parametrize(("greeting", "name"), RIGHT)
def test_right_greetings_are_silent(greeting: str, name: str) -> None:
    letter = mail(f"{greeting}\n\nTwo of your doors have been roped off since Monday.\n", named(name))
    assert said(letter) == []


WRONG = [
    ("Hi Jon,", "John Hale", "misspelled-name", "Jon"),
    ("Hi Anne,", "Ann Hale", "misspelled-name", "Anne"),
    ("Hi Brain,", "Brian Cole", "misspelled-name", "Brain"),
    ("hi brain,", "Brian Cole", "misspelled-name", "brain"),
    ("HI BRAIN,", "Brian Cole", "misspelled-name", "BRAIN"),
    ("Hi Marie,", "Maria Vega", "misspelled-name", "Marie"),
    ("Hi Kathy,", "Cathy Hale", "misspelled-name", "Kathy"),
    ("Hi Jean-Pual,", "Jean-Paul Durand", "misspelled-name", "Jean-Pual"),
    ("Hi Xaioming,", "Xiaoming Wang", "misspelled-name", "Xaioming"),
    ("Hi Chukwemeka,", "Chukwuemeka Obi", "misspelled-name", "Chukwemeka"),
    ("Hi Siobahn,", "Siobhan O'Connor", "misspelled-name", "Siobahn"),
    ("Dear Ms. Nguyan,", "Linh Nguyen", "misspelled-name", "Nguyan"),
    ("Dear Mr. van den Berg,", "Jan van der Berg", "misspelled-name", "van den"),
    ("Dear Ms. MacDonald,", "Fiona McDonald", "misspelled-name", "MacDonald"),
    ("Hi Dana Hael,", "Dana Hale", "misspelled-name", "Hael"),
    ("Hi Rhyss,", "Rhys Prosser", "misspelled-name", "Rhyss"),
    ("Hi Susan,", "Dana Hale", "name-mismatch", "Susan"),
    ("Hi Hale,", "Dana Hale", "name-mismatch", "Hale"),
    ("Hi Hale Dana,", "Dana Hale", "name-mismatch", "Hale Dana"),
    ("Hi Dana Kowalski,", "Dana Hale", "name-mismatch", "Dana Kowalski"),
    ("Hi Lee and Sam,", "Dana Hale", "name-mismatch", "Lee"),
    ("Hi Angle,", "Maria Vega", "name-mismatch", "Angle"),
    ("Hi Brain,", "José Vega", "name-mismatch", "Brain"),
    ("Hi Brain,", "Brian Cole", "misspelled-name", "Brain"),
    ("Hi Heater,", "Heather Cole", "misspelled-name", "Heater"),
    ("Hi Heater,", "Maria Vega", "name-mismatch", "Heater"),
    ("Angle,", "Maria Vega", "name-mismatch", "Angle"),
    ("Dear Ideal,", "Maria Vega", "name-mismatch", "Ideal"),
    ("Hi Susan Hale,", "Dana Hale", "name-mismatch", "Susan Hale"),
]


@pytest.mark.parametrize(("greeting", "name", "rule", "words"), WRONG)
def test_wrong_greetings_have_one_finding(greeting: str, name: str, rule: str, words: str) -> None:
    letter = mail(f"{greeting}\n\nTwo of your doors have been roped off since Monday.\n", named(name))
    assert [found for found in said(letter) if found[0] != "name-case"] == [(rule, words)]


@pytest.mark.parametrize(
    ("sentence", "name", "words"),
    [
        ("Last week Bryan told a panel so.", "Brian Cole", "Bryan"),
        ("I read Brien's post twice.", "Brian Cole", "Brien"),
        ("Does that fit, Brain?", "Brian Cole", "Brain"),
        ("Thanks, Brain.", "Brian Cole", "Brain"),
        ("Brian Colt decides on freight.", "Brian Cole", "Colt"),
        ("Mr. Colle decides on freight.", "Brian Cole", "Colle"),
    ],
)
def test_slips_in_the_text(sentence: str, name: str, words: str) -> None:
    letter = mail(f"Hi there,\n\n{sentence}\n", named(name))
    assert said(letter) == [("misspelled-name", words)]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The Brain Trust met in Brighton.", "Brian Cole"),
        ("Brianna Holt and Ryan Coles met.", "Brian Cole"),
        ("Data and Diana agree on the Dean.", "Dana Hale"),
        ("We mark it, and will grant it.", "Mark Grant"),
        ("Jon Snow told us.", "John Whitfield"),
        ("Tom Whitefield told us.", "Dana Whitfield"),
        ("In Austin we met.", "Austen Hale"),
        ("Write to bryan@acme.com or https://acme.com/Bryan.", "Brian Cole"),
        ("The IAN and IBM files wait.", "Ian Ross"),
        ("Brian's and the Coles' letters, and Brians of all sorts.", "Brian Cole"),
        ("Well, that is so. I'll ask.", "Will Hill"),
    ],
)
def test_other_words_in_the_text_are_silent(sentence: str, name: str) -> None:
    letter = mail(f"Hi there,\n\n{sentence}\n", named(name))
    assert [found for found in said(letter) if found[0] != "inconsistent-name"] == []


@pytest.mark.parametrize(
    "greeting",
    [
        "Hi Marketing team,", "Hi Marketing,", "Hi HR,", "Hi Ops,", "Hello Sales,", "Hi Reception,", "Hi Purchasing,",
        "Hi Boss,", "Hi Coach,", "Hi Rockstar,", "Hi Gorgeous,", "Hi Bookkeeper,", "Hi Publisher,",
        "Hi Creative Genius,", "Hi Northwind,", "Hello Boston,", "Hola Amigo,", "Hi Congrats,",
        "Hi there,", "Hi Team,", "Dear Friend,",
        "Quick question,", "Happy Monday,", "Hello World,", "Good Evening,", "Hi Dany,", "Hi {{first_name}},",
        "hi angle,", "Overflow,",
    ],
)  # fmt: skip
def test_greetings_that_name_nobody_are_no_mismatch(greeting: str) -> None:
    record = named("Daniel Hale", company="Northwind Traders")
    letter = mail(f"{greeting}\n\nTwo of your doors have been roped off since Monday.\n", record)
    assert [rule for rule, _ in said(letter) if rule in ("name-mismatch", "misspelled-name")] == []


def test_a_word_in_the_names_place_is_sure_only_where_it_is_a_slip_of_a_name() -> None:
    for word, severity in (("Angle", None), ("Brain", None), ("Ideal", "warning"), ("Susan", None)):
        letter = mail(f"Hi {word},\n\nfoo.\n", named("Maria Vega"))
        assert [flag.severity for flag in flags(name_mismatch.RULE, letter)] == [severity]
    assert flags(name_mismatch.RULE, mail("Hi Angle,\n\nfoo.\n")) == []


def test_names_of_the_senders_side_are_right() -> None:
    record = named("Brian Cole")
    text = "Hi Brian,\n\nMy colleague Bryan will call.\n"
    assert said(mail(text, record)) != []
    assert said(mail(text, record, team=Team(names=("Bryan Vale",)))) == []
    assert said(mail(text, record, headers={"from": "Bryan Vale <b@v.example>"})) == []
    assert said(mail(text + "\nBest,\nBryan\n", record)) == []
    assert said(mail(text, {**record, "notes": "spoke to Bryan first"})) == []


def test_the_fix_is_the_records_spelling() -> None:
    letter = mail("Hi Siobahn,\n\nfoo.\n", named("Siobhan Hale"))
    [flag] = flags(misspelled_name.RULE, letter)
    assert flag.fix is not None
    assert flag.fix.applicability == "safe"
    assert [(letter.quote(edit.span), edit.text) for edit in flag.fix.edits] == [("Siobahn", "Siobhan")]


def test_guesses_only_warn() -> None:
    for letter in (
        mail("Hi Susan,\n\nfoo.\n", {"email": "dana.whitfield@acme.example"}),
        mail("Hi Susan,\n\nfoo.\n", path="out/dana-whitfield.md"),
    ):
        [flag] = flags(name_mismatch.RULE, letter)
        assert flag.severity == "warning"
    assert said(mail("Hi Susan,\n\nfoo.\n", path="out/cold-intro.md")) == []
    assert said(mail("Hi Susan,\n\nfoo.\n", {"email": "info@acme.example"})) == []
    assert said(mail("Hi Dana,\n\nfoo.\n", path="out/dana-whitfield.md")) == []


def test_honorifics() -> None:
    def fault(greeting: str, **more: str) -> list[str | None]:
        letter = mail(f"{greeting}\n\nfoo.\n", {"name": "Jane Smith", **more})
        return [flag.severity for flag in flags(name_mismatch.RULE, letter)]

    assert fault("Dear Mr. Smith,", salutation="Ms") == [None]
    assert fault("Dear Mr. Smith,", title="Mrs.") == [None]
    assert fault("Dear Ms. Smith,", salutation="Mrs") == []
    assert fault("Dear Mr. Smith,", salutation="Dr") == ["warning"]
    assert fault("Dear Dr. Smith,", salutation="Ms") == []
    assert fault("Dear Mr. Smith,", title="Head of Ops") == []


@pytest.mark.parametrize(
    ("text", "company", "words"),
    [
        ("Is it so at Nortwind?", "Northwind Traders", ["Nortwind"]),
        ("I read Kestral's advert.", "Kestrel Robotics, Inc.", ["Kestral"]),
        ("Thistledown Pte Care grows.", "Thistledown Pet Care", ["Pte"]),
        ("Halvorsen & Snos grows.", "Halvorsen & Sons", ["Snos"]),
        ("Do Northwind, Northwinds and NT agree on North?", "Northwind Traders", []),
        ("Grunwald grows.", "Grünwald Technik AG", []),
        ("The Partner and the Summit agree.", "Summit Partners", []),
        ("Salesloft and Salesforce agree.", "Salesforce", []),
        ("The stripes are wide, the Strip is long.", "Stripe", []),
        ("Acme's rates are up, and so are ACME rates.", "Acme, Inc.", []),
        ("Is IMB or IBN a sort of IBM?", "IBM", []),
    ],
)
def test_companies(text: str, company: str, words: list[str]) -> None:
    letter = mail(f"Hi there,\n\n{text}\n", {"company": company})
    assert [found for found in said(letter) if found[0] == "misspelled-company"] == [
        ("misspelled-company", word) for word in words
    ]
    assert [found for found in said(letter) if found[0] == "inconsistent-name"] == []


def test_two_spellings_across_steps() -> None:
    first = mail("Hi Kathryn,\n\nNorthwind closes its books by hand.\n")
    second = mail("Hi Katherine,\n\nHow long does Nortwind take?\n", earlier=(first,))
    found = flags(inconsistent_name.RULE, second)
    assert [second.quote(flag.span) for flag in found if flag.span] == ["Katherine", "Nortwind"]
    assert all("in an earlier step" in flag.message for flag in found)
    assert flags(inconsistent_name.RULE, mail("Hi Kathryn,\n\nNorthwind again.\n", earlier=(first,))) == []


def test_a_signature_in_two_spellings_across_steps() -> None:
    def step(signed: str, *earlier: Mail) -> Mail:
        return mail(f"Hi Dana,\n\nHow long do trucks wait?\n\n{signed}\n", earlier=earlier)

    first = step("Soledad Quiroga")
    slip = step("Soledad Quirago", first)
    assert [(flag.span and slip.quote(flag.span), flag.message) for flag in flags(inconsistent_name.RULE, slip)] == [
        ("Quirago", "spells one name in two ways: “Quirago” here, “Quiroga” below an earlier step")
    ]
    assert flags(inconsistent_name.RULE, step("Soledad Quiroga", first, slip)) == []  # as the first step has it
    assert flags(inconsistent_name.RULE, step("Sol", first)) == []
    assert flags(inconsistent_name.RULE, step("Benedikt Raum", first)) == []


def test_two_people_with_one_last_name() -> None:
    assert said(mail("Hi Lee,\n\nJon Ashby told me. Later John Ashby wrote.\n")) == [("inconsistent-name", "John")]
    assert said(mail("Hi Lee,\n\nDan Ashby told me. Later Daniel Ashby wrote.\n")) == []


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("JOHN", "John"),
        ("mcdonald", "McDonald"),
        ("o'brien", "O'Brien"),
        ("JEAN-PAUL", "Jean-Paul"),
        ("élodie", "Élodie"),
    ],
)
def test_proper_case(word: str, right: str) -> None:
    assert proper_case(word) == right


@pytest.mark.parametrize(
    ("record", "given", "family", "more"),
    [
        ({"name": "Dana Hale"}, ("Dana",), ("Hale",), ""),
        ({"name": "Hale, Dana"}, ("Dana",), ("Hale",), ""),
        ({"name": "Dana Hale, MBA"}, ("Dana",), ("Hale",), ""),
        ({"name": "Dr. Dana Hale"}, ("Dana",), ("Hale",), "Dr"),
        ({"name": "Dana Hale, PhD"}, ("Dana",), ("Hale",), "Dr"),
        ({"name": "Jan van der Berg"}, ("Jan",), ("van", "der", "Berg"), ""),
        ({"first_name": "★ Marc", "last_name": "Hale"}, ("Marc",), ("Hale",), ""),
        ({"first_name": "Dana Hale", "last_name": "Hale"}, ("Dana",), ("Hale",), ""),
        ({"first_name": "DANA", "last_name": "MCDONALD"}, ("Dana",), ("McDonald",), ""),
        ({"name": "Dana Hale", "salutation": "Mrs."}, ("Dana",), ("Hale",), "Mrs"),
    ],
)
def test_persons(record: dict[str, str], given: tuple[str, ...], family: tuple[str, ...], more: str) -> None:
    found = person(record)
    assert found is not None
    assert (found.given, found.family, found.honorific) == (given, family, more)


def test_nicknames_of_the_record() -> None:
    found = person({"name": "Kathryn (Katie) Hale", "nickname": "Kit"})
    assert found is not None
    assert found.called == ("Katie", "Kit")
    assert said(mail("Hi Zuzu,\n\nfoo.\n", {"name": "Susan Hale", "nickname": "Zuzu"})) == []


@pytest.mark.parametrize(
    ("value", "full"),
    [
        ("Jon Ashby (VP Ops)", "Jon Ashby"),
        ("Jon Ashby, Acme", "Jon Ashby"),
        ("Jon Ashby at Acme", "Jon Ashby"),
        ("a friend", None),
    ],
)
def test_referrers(value: str, full: str | None) -> None:
    found = referrer({"referrer": value})
    assert (found and found.full) == full


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("jon", "john", True),
        ("kathryn", "katherine", True),
        ("geoff", "jeff", True),
        ("sean", "shaun", True),
        ("phillip", "filip", True),
        ("schmidt", "schmitt", True),
        ("meyer", "maier", True),
        ("maria", "marie", False),
        ("erik", "erika", False),
        ("dan", "dana", False),
        ("kim", "tim", False),
    ],
)
def test_sounds(one: str, other: str, alike: bool) -> None:
    assert sounds_alike(one, other) is alike
    assert sounds_alike(other, one) is alike


_NAME = st.text("abcdeghiknorstuy", min_size=3, max_size=9)


@given(_NAME, _NAME)
def test_distance_is_symmetric_and_bounded(one: str, other: str) -> None:
    assert distance(one, other) == pytest.approx(distance(other, one))
    assert 0 <= distance(one, other) <= len(one) + len(other)
    assert (distance(one, other) == 0) is (one == other)


@given(_NAME, st.data())
def test_one_slip_is_near(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(name) - 1))
    slip = data.draw(st.sampled_from([name[:at] + name[at:][1:], name[:at] + name[at] + name[at:]]))
    if len(name) > 3 and slip != name:
        assert near(slip, name) is not None


@given(st.text(max_size=20))
def test_folding_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(text) in foldings(text)


@given(st.text(max_size=200), st.text(max_size=20), st.text(max_size=20))
def test_no_text_breaks_a_check(body: str, name: str, company: str) -> None:
    letter = mail(f"Hi {name},\n\n{body}", {"name": name, "company": company, "referrer": company})
    for rule in RULES:
        for flag in flags(rule, letter):
            assert flag.span is None or flag.span.start < flag.span.end <= len(letter.body)
