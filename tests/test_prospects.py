"""Prospect lists and the record of a draft."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchlint import Draft, Passage, Source
from pitchlint.prospects import Listing, ProspectError, canonical_field, load, read, recipients, record_of


def draft(path: str = "a.md", *, to: str = "", prospect: Mapping[str, str] | None = None) -> Draft:
    text = "Hi there."
    body = Passage.verbatim(text, 0, len(text))
    return Draft(Source(path, text), body, headers={"to": to} if to else {}, prospect=prospect or {})


def loaded(folder: Path, name: str, data: str | bytes) -> list[dict[str, str]]:
    file = folder / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return [dict(record.values) for record in load(file).records]


def refused(folder: Path, name: str, data: str | bytes) -> tuple[str, int | None]:
    with pytest.raises(ProspectError) as caught:
        loaded(folder, name, data)
    assert "\n" not in caught.value.message
    return caught.value.message, caught.value.line


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("First Name", "first_name"),
        ("FNAME", "first_name"),
        ("Surname", "last_name"),
        ("fullName", "name"),
        ("Account Name", "company"),
        ("E-Mail", "email"),
        ("Position", "title"),
        ("Job Title", "title"),
        ("Preferred Name", "nickname"),
        ("Lead Source", "source"),
        ("has_not", "has_not"),
        ("not before", "not_before"),
    ],
)
def test_headers_have_canonical_names(header: str, name: str) -> None:
    assert canonical_field(header) == name


def test_a_byte_order_mark_quoted_line_breaks_and_empty_cells(tmp_path: Path) -> None:
    file = tmp_path / "leads.csv"
    file.write_text('\ufeffFirst Name,Email,Notes\nDana,d@n.com,"met\nat expo"\n\nLee,,\n', encoding="utf-8")
    records = load(file).records
    assert [dict(record.values) for record in records] == [
        {"first_name": "Dana", "email": "d@n.com", "notes": "met\nat expo"},
        {"first_name": "Lee"},
    ]
    assert [record.place for record in records] == ["leads.csv:2", "leads.csv:5"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_and_old_encodings(tmp_path: Path, separator: str) -> None:
    text = separator.join(["name", "company"]) + "\r\n" + separator.join(["José Müller", "Grün AG"]) + "\r\n"
    assert loaded(tmp_path, "l.csv", text.encode("cp1252")) == [{"name": "José Müller", "company": "Grün AG"}]


def test_the_preamble_of_a_linkedin_export(tmp_path: Path) -> None:
    text = (
        'Notes:\n"When exporting your connections, some addresses, you may find, are missing."\n\n'
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Ada,Hale,https://x.example,,Acme,CTO,01 Jan 2024\n"
    )
    [record] = loaded(tmp_path, "Connections.csv", text)
    assert (record["first_name"], record["last_name"], record["company"], record["title"]) == (
        "Ada",
        "Hale",
        "Acme",
        "CTO",
    )


def test_the_spoken_company_wins(tmp_path: Path) -> None:
    text = 'First Name,Company,Company Name for Emails\nDana,"Northwind Traders, Inc.",Northwind\nLee,Acme,\n'
    dana, lee = loaded(tmp_path, "apollo.csv", text)
    assert (dana["company"], dana["registered_company"]) == ("Northwind", "Northwind Traders, Inc.")
    assert lee["company"] == "Acme"
    assert "registered_company" not in lee


def test_json_yaml_and_json_lines(tmp_path: Path) -> None:
    expected = [{"name": "Dana Hale", "company": "Acme", "city": "Oslo"}]
    mailshake = '{"leads": [{"fullName": "Dana Hale", "fields": {"companyName": "Acme", "City": "Oslo"}, "x": null}]}'
    assert loaded(tmp_path, "l.json", mailshake) == expected
    assert loaded(tmp_path, "l.jsonl", '{"name": "Dana Hale", "company": "Acme", "city": "Oslo"}\n\n') == expected
    file = tmp_path / "l.yaml"
    file.write_text("prospects:\n- name: Dana Hale\n  country: NO\n- name: Lee Park\n", encoding="utf-8")
    records = load(file).records
    assert dict(records[0].values) == {"name": "Dana Hale", "country": "NO"}
    assert [record.place for record in records] == ["l.yaml:2", "l.yaml:4"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("l.csv", "email\ndana@n.com\n"),
        ("l.csv", "E-mail address;plan\ndana@n.com;b\n"),
        ("l.json", '[{"email": "dana@n.com"}]'),
        ("l.yaml", "- email: dana@n.com\n"),
    ],
)
def test_a_list_of_addresses_is_a_list(tmp_path: Path, name: str, data: str) -> None:
    [record] = loaded(tmp_path, name, data)
    assert record["email"] == "dana@n.com"


@pytest.mark.parametrize(
    ("name", "data", "words", "line"),
    [
        ("l.csv", "colour,size\nred,3\n", "neither a name nor an e-mail column (it has 'colour', 'size')", 1),
        *(
            (f"l.{kind}", "", "is empty; a list needs at least one person", 1)
            for kind in ("csv", "tsv", "json", "jsonl", "yaml", "vcf")
        ),
        ("l.csv", "\n" * 20 + "a,b\n", "is empty; a list needs at least one person", 1),
        ("l.csv", "Notes:\n\nname,email\n\n", "is empty; a list needs at least one person", 3),
        ("l.json", "[]", "is empty; a list needs at least one person", 1),
        ("l.yaml", "people: []\n", "is empty; a list needs at least one person", 1),
        ("l.csv", b"name\nDa\0na\n", "NUL bytes", 2),
        ("l.csv", b"name\n\x81\n", "neither UTF-8 nor Windows-1252", 2),
        ("l.csv", 'name,email\n"Dana,d@n.com\nLee,l@n.com\n', "quote that is not closed", 2),
        ("l.json", "{", "broken JSON", 1),
        ("l.json", "[" * 100_000, "nested too deep", None),
        ("l.json", "[1]", "no list of records", 1),
        ("l.json", '[{"size": 3}]', "neither a name nor an e-mail column (it has 'size')", None),
        ("l.yaml", "a: }\n", "broken YAML", 1),
        ("l.yaml", "[" * 100_000, "nested too deep", 1),
        ("l.yaml", "- &a {name: x}\n- *a\n", "YAML alias", 2),
    ],
)
def test_what_is_no_list(tmp_path: Path, name: str, data: str | bytes, words: str, line: int | None) -> None:
    message, place = refused(tmp_path, name, data)
    assert words in message
    assert place == line


def test_a_missing_list(tmp_path: Path) -> None:
    with pytest.raises(ProspectError, match="cannot be read: No such file"):
        load(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        ("Dana Hale <dana@acme.com>", [("Dana Hale", "dana@acme.com")]),
        ('"Hale, Dana" <DANA@acme.com>', [("Hale, Dana", "dana@acme.com")]),
        ("Hale, Dana <dana@acme.com>", [("Hale, Dana", "dana@acme.com")]),
        ("dana@acme.com", [("", "dana@acme.com")]),
        ("a@b.com, Lee Park <c@d.com>", [("", "a@b.com"), ("Lee Park", "c@d.com")]),
        ("Sales Team <sales@acme.com>", [("", "sales@acme.com")]),
        ("Dana Hale", [("Dana Hale", "")]),
        ("{{email}}", []),
        ("[Name] <dana@acme.com>", [("", "dana@acme.com")]),
        ("", []),
    ],
)
def test_recipients_of_a_header(to: str, expected: list[tuple[str, str]]) -> None:
    assert recipients(to) == expected


@pytest.fixture
def listing(tmp_path: Path) -> Listing:
    file = tmp_path / "leads.csv"
    rows = "Dana,Hale,Acme,dana@acme.com\nLee,Park,Fernside,lee@fern.example\nLee,Park,Other,lee2@other.example\n"
    file.write_text("first_name,last_name,company,email\n" + rows, encoding="utf-8")
    return load(file)


def test_a_draft_finds_its_record(listing: Listing) -> None:
    def company(found: Draft) -> str | None:
        return record_of(found, listing).get("company")

    assert company(draft(to="dana@acme.com")) == "Acme"
    assert company(draft(to="Dana Hale")) == "Acme"
    assert company(draft(prospect={"email": "DANA@acme.com"})) == "Acme"
    assert company(draft(prospect={"name": "dana hale"})) == "Acme"
    assert company(draft("out/dana-hale.md")) == "Acme"
    assert company(draft("out/03_dana_hale.eml")) == "Acme"
    assert company(draft("out/dana@acme.com.eml")) == "Acme"


def test_a_draft_that_finds_none(listing: Listing) -> None:
    assert record_of(draft("intro.md"), listing) == {}
    assert record_of(draft(to="Lee Park"), listing) == {"name": "Lee Park"}  # two of that name
    assert record_of(draft("dana-hale.md", to="Ada Moss <ada@moss.example>"), listing) == {
        "name": "Ada Moss",
        "email": "ada@moss.example",
    }
    assert record_of(draft("dana-hale.md", prospect={"company": "X"}), None) == {"company": "X"}


def test_front_matter_wins_over_the_list(listing: Listing) -> None:
    record = record_of(draft(to="dana@acme.com", prospect={"name": "Dana Hale-Moss", "company": "Acme Labs"}), listing)
    assert record == {"name": "Dana Hale-Moss", "company": "Acme Labs", "email": "dana@acme.com"}


def test_the_header_fills_what_is_missing_and_guesses_no_company() -> None:
    assert record_of(draft(to="Dana Hale <dana@acme.com>"), None) == {"name": "Dana Hale", "email": "dana@acme.com"}
    assert record_of(draft(to="Dana Hale <dana@acme.com>", prospect={"first_name": "Lee"}), None) == {
        "first_name": "Lee",
        "email": "dana@acme.com",
    }
    # a mail to two people is not the first one's
    assert record_of(draft(to="Dana Hale <d@a.com>, Lee Park <l@a.com>"), None) == {}


_CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=12)


_ROWS = st.lists(st.tuples(_CELL, _CELL), max_size=6).filter(lambda rows: "".join(map("".join, rows)).strip())


@given(rows=_ROWS, separator=st.sampled_from(",;\t"))
def test_every_row_comes_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]], separator: str
) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerows([("name", "company"), *rows])
    file = tmp_path_factory.mktemp("list") / "l.csv"
    file.write_bytes(out.getvalue().encode())
    expected = [{k: v.strip() for k, v in (("name", n), ("company", c)) if v.strip()} for n, c in rows]
    assert [dict(record.values) for record in load(file).records] == [record for record in expected if record]


@given(
    cells=st.lists(_CELL, min_size=2, max_size=5),
    separator=st.sampled_from(",;\t"),
    quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
def test_every_cell_is_found_where_it_stands(cells: list[str], separator: str, quoting: Literal[0, 1]) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, quoting=quoting, lineterminator="\n")
    writer.writerows([["email", *(f"c{number}" for number in range(len(cells)))], ["a@b.example", *cells]])
    (record,) = read("leads.csv", out.getvalue().encode()).records
    for number, cell in enumerate(cells, 1):
        place = record.column(number)
        written = place.source.text[place.start : place.end]
        assert written.replace('""', '"') == cell.strip()


def test_a_cell_is_found_by_its_canonical_name(listing: Listing) -> None:
    record = listing.records[1]
    place = record.cell("company")
    assert (place.source.position(place.start), place.end - place.start) == ((3, 10), len("Fernside"))
    nowhere = record.cell("industry")
    assert (nowhere.source.position(nowhere.start), nowhere.start) == ((3, 1), nowhere.end)


def test_cards(tmp_path: Path) -> None:
    cards = (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Hale;Dana;;Dr.;MBA\r\nFN:Dr. Dana Hale\r\nNICKNAME:Dee\r\n"
        "ORG:Acme\\, Inc.;Sales\r\nTITLE:Head of\r\n  Yards\r\nitem1.EMAIL;type=WORK:dana@acme.example\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\nFN:Lee Park\nADR;TYPE=work:;;1 Way;Leeds;;LS1;UK\nEND:VCARD\n"
        "BEGIN:VCARD\nFN:Ana de la Cruz\nEND:VCARD\nBEGIN:VCARD\nFN:Moss, Ada\nEND:VCARD\n"
    )
    assert loaded(tmp_path, "leads.vcf", cards) == [
        {
            "name": "Dr. Dana Hale", "first_name": "Dana", "last_name": "Hale", "salutation": "Dr.", "suffix": "MBA",
            "nickname": "Dee", "company": "Acme, Inc.", "title": "Head of Yards", "email": "dana@acme.example",
        },
        {"name": "Lee Park", "first_name": "Lee", "last_name": "Park", "city": "Leeds", "country": "UK"},
        {"name": "Ana de la Cruz"},
        {"name": "Moss, Ada"},
    ]  # fmt: skip
    assert refused(tmp_path, "open.vcf", "BEGIN:VCARD\nFN:Lee\n") == (
        "begins a card that never ends; add a line END:VCARD",
        1,
    )
    assert refused(tmp_path, "none.vcf", "hello\n")[0].startswith("holds no card")


def test_records_of_json_know_their_lines(tmp_path: Path) -> None:
    file = tmp_path / "leads.json"
    first, second = '{"email": "a@b.example", "company": "Acme"}', '{"email": "c@d.example", "company": "Bolt"}'
    file.write_text(f'{{"note": "[1]", "leads": [\n  {first},\n\n  {second}\n]}}', encoding="utf-8")
    records = load(file).records
    assert [record.place for record in records] == ["leads.json:2", "leads.json:4"]
    place = records[1].cell("company")
    assert place.source.text[place.start : place.end] == "Bolt"
