"""bad-value: what a cell may hold, and which rows have slipped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

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


def told(value: str, name: str = "first_name") -> tuple[str, str, str]:
    found = judged(name, value, NOTHING_BESIDE)
    return (found.message, found.advice, found.better) if found else ("", "", "")


@pytest.mark.parametrize(
    ("value", "message", "advice", "better"),
    [
        ("Ann  Lee", "“Ann Lee” has two spaces between its words", "write one", "Ann Lee"),
        ("Ann   Lee", "“Ann Lee” has three spaces between its words", "write one", "Ann Lee"),
        ("Mary\u00a0Ann", "“Mary Ann” has a no-break space in it", "write a plain space", "Mary Ann"),
        ("Mary\tAnn", "“Mary Ann” has a tab in it", "write a plain space", "Mary Ann"),
        ("Mary\nAnn", "“Mary Ann” has a line break in it", "write a plain space", "Mary Ann"),
        ("Da\u200bna", "“Dana” has an invisible character in it", "take it out", "Dana"),
        (" Bob", "“Bob” has a space before it", "take it out", "Bob"),
        ("  Bob", "“Bob” has two spaces before it", "take them out", "Bob"),
        ("Mia ", "“Mia” has a space behind it", "take it out", "Mia"),
        (" Mia  ", "“Mia” has spaces around it", "take them out", "Mia"),
        ("\u00a0Mia", "“Mia” has a space before it", "take it out", "Mia"),
        ("Dana,", "“Dana,” has signs around it that are no part of it", "write “Dana”", ""),
        ("Jos\\u00e9", "“Jos\\u00e9” shows “\\u00e9”, the code of a character", "write “José”", "José"),
        ("Bj\\xf6rn", "“Bj\\xf6rn” shows “\\xf6”, the code of a character", "write “Björn”", "Björn"),
        ("Bj\\xc3\\xb6rn", "“Bj\\xc3\\xb6rn” shows “\\xc3”, the code of a character", "write “Björn”", "Björn"),
        ("\\ud83d\\ude00", "“\\ud83d\\ude00” shows “\\ud83d”, the code of a character", "write “😀”", "😀"),
    ],
)  # fmt: skip
def test_what_is_said_of_spaces_and_codes(value: str, message: str, advice: str, better: str) -> None:
    assert told(value) == (message, advice, better)


@pytest.mark.parametrize("value", ["Ann Lee", "Mary Ann", "Anna-Lena", "O'Brien"])
def test_spaces_that_belong_there(value: str) -> None:
    assert told(value) == ("", "", "")


@pytest.mark.parametrize("value", ["C:\\users\\dana", "Acme\\Nord", "\\ud83d"])
def test_backslashes_that_are_no_codes(value: str) -> None:
    assert "code of a character" not in told(value, "company")[0]


@pytest.mark.parametrize(
    ("rows", "after", "left"),
    [
        ('"  Bob",Stone,b@x.example\n', '"Bob",Stone,b@x.example\n', []),
        ("Tom,  berg,t@x.example\nAda,Moss,a@x.example\n", "Tom,Berg,t@x.example\nAda,Moss,a@x.example\n", []),
        ("Mia ,Hart,m@x.example\n", "Mia,Hart,m@x.example\n", []),
        ("Ann  Lee,Hart,m@x.example\n", "Ann Lee,Hart,m@x.example\n", []),
        ("jos\\u00e9,Hart,j@x.example\n", "José,Hart,j@x.example\n", []),
        ("Mia,Hart,m@x.example\n", "Mia,Hart,m@x.example\n", []),
    ],
)
def test_one_run_of_fixes_leaves_nothing_to_fix(
    tmp_path: Path, pitchlint: Callable[..., object], rows: str, after: str, left: list[str]
) -> None:
    file = tmp_path / "leads.csv"
    head = "first_name,last_name,email\n"
    file.write_text(head + rows, encoding="utf-8")
    pitchlint("check", str(file), "--isolated", "--no-cache", "--fix", "--unsafe-fixes")
    assert file.read_text(encoding="utf-8") == head + after
    assert found(head + after) == left


def on_cards(text: str) -> list[tuple[int, str, str]]:
    listing = read("leads.vcf", text.encode())
    flags = list(bad_value.check(listing))
    return [(listing.source.position(flag.place.start)[0], flag.message, flag.advice) for flag in flags if flag.place]


def test_a_card_has_no_columns_and_its_full_name_is_judged_once() -> None:
    card = "BEGIN:VCARD\nVERSION:4.0\nFN:ANN LEE\nEMAIL:ann@x.example\nEND:VCARD\n"
    assert on_cards(card) == [(3, "“ANN LEE” is written in capitals", "write “Ann Lee”")]
    assert on_cards(card.replace("ANN LEE", "Ann Lee")) == []


def test_a_card_with_both_names_is_read_where_each_stands() -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Tom Berg\nN:BERG;Tom;;;\nEND:VCARD\n"
    assert on_cards(card) == [(4, "“BERG” is written in capitals", "write “Berg”")]
    assert on_cards(card.replace("BERG", "Berg").replace("Tom Berg", "TOM BERG")) == [
        (3, "“TOM BERG” is written in capitals", "write “Tom Berg”")
    ]


@given(st.sampled_from(("first_name", "company", "email", "title", "phone")), st.text(min_size=1).filter(str.strip))
def test_any_value_is_judged(name: str, value: str) -> None:
    judged(name, value, Beside("", value, value, value))
