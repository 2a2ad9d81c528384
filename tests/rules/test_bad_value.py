"""bad-value: what a cell may hold, and which rows have slipped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchlint.prospects import read
from pitchlint_rules import bad_value
from pitchlint_rules.cells import NOTHING_BESIDE, Beside, judged


def fault(name: str, value: str, **beside: str) -> str:
    found = judged(name, value, NOTHING_BESIDE._replace(**beside))
    return found.name if found else ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("JOHN", "capitals"), ("KIM", "capitals"), ("ANNA-LENA", "capitals"), ("dana", "lower case"),
        ("josé", "lower case"),
        ("N/A", "nothing"), ("-", "nothing"), ("#N/A", "nothing"), ("null", "nothing"), ("Test", "nothing"),
        ("Admin", "nobody"), ("Sales Team", "nobody"), ("T", "nobody"), ("J.", "nobody"), ("dana_92", "nobody"),
        ("{{first_name}}", "nobody"), ("<First Name>", "nobody"), ("First Name", "nobody"), ("123", "nobody"),
        ("★ Marc", "ornament"), ("👋 James", "ornament"), ("Ada ❤️", "ornament"),
        ("<b>Ana</b>", "markup"), ("www.acme.example", "link"), ("dana@acme.example", "link"),
        ("JosÃ©", "garbled"), ("BjÃ¶rn", "garbled"), ("Ren\ufffd", "garbled"), ("O&#39;Brien", "garbled"),
        ("Kathryn (Katie)", "brackets"), ('Robert "Bob"', "brackets"), ("Dr. Ruba", "honorific"),
        ("Mr John", "honorific"),
        ("Dana, MBA", "letters"), ("Dana PhD", "letters"), ("Dana - we're hiring", "remark"),
        ("Globex GmbH", "company"),
        ("Ben D.", "initial"), ("Dana Whitfield", "full name"), ("Dana,", "untidy"), ("Dana ", "untidy"),
        ("Mary  Ann", "untidy"), ("Mary\u00a0Ann", "untidy"),
    ],
)  # fmt: skip
def test_what_no_first_name_is(value: str, expected: str) -> None:
    assert fault("first_name", value) == expected


@pytest.mark.parametrize(
    "value",
    [
        "Al", "Jo", "Li", "JP", "J.P.", "AJ", "D'Arcy", "McKenzie", "DeAndrea", "LaToya", "Jean-Paul", "José Ramón",
        "Mary Ann", "Anna Maria", "Søren", "王", "小明", "Иван", "ДМИТРИЙ", "Nguyễn", "Dean", "Judge", "Major", "Null",
        "Ng",
        "María del Carmen", "St. John", "Robert III",
    ],
)  # fmt: skip
def test_what_first_names_are(value: str) -> None:
    assert fault("first_name", value) == ""


@pytest.mark.parametrize(
    "value",
    [
        "Whitfield",
        "van der Berg",
        "de la Cruz",
        "O'Brien",
        "MacDonald",
        "Null",
        "Sales",
        "Ma",
        "Hale Jr.",
        "ó Súilleabháin",
        "Guest",
    ],
)
def test_family_names(value: str) -> None:
    assert fault("last_name", value) == ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("NORTHWIND LOGISTICS", "capitals"), ("ACME CORP", "capitals"), ("NORDWIND", "capitals"),
        ("acme logistics", "lower case"),
        ("Acme | Freight made easy", "tagline"), ("Acme LLC dba Bolt", "two names"), ("Acme (YC W21)", "brackets"),
        ("Acme, Berlin", "city"), ("Acme - Berlin", "city"), ("Self-employed", "no company"),
        ("Stealth Startup", "no company"),
        ("N/A", "nothing"), ("https://acme.example", "link"), ("Acme 🚀", "ornament"), ("FÃ¼r Fenster", "garbled"),
    ],
)  # fmt: skip
def test_what_no_company_is(value: str, expected: str) -> None:
    assert fault("company", value, city="Berlin") == expected


@pytest.mark.parametrize(
    "value",
    [
        "IBM", "SAP SE", "3M", "eBay", "BMW AG", "AT&T", "NVIDIA", "LANXESS", "KPMG LLP", "thyssenkrupp",
        "monday.com", "Booking.com",
        "Acme Corp, Inc.", "Bank of Berlin", "Berlin", "Berlin Brands Group", "H&M", "Coca-Cola", "L'Oréal",
        "Yahoo!", "華為", "A/S Norden",
        "Procter & Gamble", "Johnson & Johnson", "20th Century", "iRobot", "Toys“R”Us", "7-Eleven", "Do & Co", "PwC",
        "AECOM",
    ],
)  # fmt: skip
def test_what_companies_are(value: str) -> None:
    assert fault("company", value, city="Berlin") == ""


def test_a_company_in_a_person_field() -> None:
    assert fault("first_name", "Globex", company="Globex Inc.") == "company"
    assert fault("first_name", "Sophie", company="Sophie") == ""
    assert fault("name", "Dana Whitfield", company="Dana Whitfield") == ""


def test_a_first_name_field_that_repeats_the_last_name() -> None:
    assert fault("first_name", "Dana Whitfield", last_name="Whitfield") == "full name"
    assert fault("first_name", "Mary Ann", last_name="Whitfield") == ""
    assert fault("first_name", "Anna Maria Lee", last_name="Lee") == "full name"


@pytest.mark.parametrize(
    "value", ["dana@acme", "dana", "dana@@acme.example", "dana @acme.example", "a@x.example; b@x.example", "N/A"]
)
def test_no_addresses(value: str) -> None:
    assert fault("email", value) == "address"


@pytest.mark.parametrize(
    "value", ["dana@acme.example", "d.o'hale+x@mail.acme-labs.example", "ö@bücher.example", "a@b.co"]
)
def test_addresses(value: str) -> None:
    assert fault("email", value) == ""


def found(text: str) -> list[tuple[int, int, str, int]]:
    listing = read("leads.csv", text.encode())
    flags = list(bad_value.check(listing))
    places = [(*listing.source.position(flag.place.start), flag.place) for flag in flags if flag.place]
    return [
        (line, column, place.source.text[place.start : place.end], len(flag.rows))
        for (line, column, place), flag in zip(places, flags, strict=True)
    ]


def test_cells_are_pointed_at_one_by_one_up_to_three() -> None:
    head, rows = "first_name,email\n", ["ADAM,a@x.example", "Bea,b@x.example", "CLEO,c@x.example", "DIRK,d@x.example"]
    assert found(head + "\n".join(rows)) == [(2, 1, "ADAM", 1), (4, 1, "CLEO", 1), (5, 1, "DIRK", 1)]
    assert found(head + "\n".join([*rows, "EMMA,e@x.example"])) == [(2, 1, "ADAM", 4)]


def test_a_space_behind_each_comma_is_a_way_to_write_lists() -> None:
    assert found("first_name, last_name, email\nAda, Moss, a@x.example\nBen, Lund, b@x.example\n") == []
    assert found("first_name,last_name,email\nAda,Moss ,a@x.example\n") == [(2, 5, "Moss", 1)]


def test_rows_whose_addresses_belong_to_others_are_one_finding() -> None:
    rows = ["Ada,Moss,ada@x.example", "Ben,Lund,cleo@x.example", "Cleo,Park,dirk@x.example", "Dirk,Vane,ben@x.example"]
    assert found("first_name,last_name,email\n" + "\n".join(rows)) == [(3, 10, "cleo@x.example", 3)]


def test_one_odd_address_is_somebody_else_who_reads_for_him() -> None:
    rows = ["Ada,Moss,ada@x.example", "Ben,Lund,ada@x.example", "Cleo,Park,cleo@x.example", "Bob,Vane,robert@x.example"]
    assert found("first_name,last_name,email\n" + "\n".join(rows)) == []


def test_rows_with_too_many_or_too_few_cells() -> None:
    rows = ["a@x.example,Ada", "b@x.example,Ben", "c@x.example,Cleo,Paris,Texas", "d@x.example,Dirk,Bonn,,"]
    assert found("email,first_name,city\n" + "\n".join(rows)) == [(2, 13, "Ada", 2), (4, 24, "Texas", 1)]


@given(st.sampled_from(("first_name", "company", "email", "title", "phone")), st.text(min_size=1).filter(str.strip))
def test_any_value_is_judged(name: str, value: str) -> None:
    judged(name, value, Beside("", value, value, value))
