"""Rules of law: whose law holds, and what satisfies it."""

from __future__ import annotations

import pytest
from mails import mail

from pitchlint.linter import lint, lint_rows
from pitchlint.prospects import read
from pitchlint.rule import ActiveRule, Rule
from pitchlint_rules import missing_address, missing_opt_out, missing_origin_notice
from pitchlint_rules.jurisdictions import of_country

TEXT = "Hi Dana,\n\nYour drivers wait two hours at gate four. Who plans the slots?\n\n{line}\n\nKim Osei\n"


def speaks(rule: Rule, line: str, country: str, kind: str = "first") -> bool:
    draft = mail(TEXT.format(line=line), prospect={"first_name": "Dana", "country": country}, kind=kind)
    return bool(lint(draft, [ActiveRule(rule, "warning")])[0])


@pytest.mark.parametrize(
    ("country", "expected"),
    [("US", "US"), (" united  states ", "US"), ("Canada", "CA"), ("Scotland", "UK"), ("GB", "UK"), ("DE", "EU"),
     ("Österreich", "EU"), ("Norway", "EU"), ("Japan", ""), ("Switzerland", ""), ("", "")],
)  # fmt: skip
def test_countries_as_lists_write_them(country: str, expected: str) -> None:
    assert of_country(country) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Not for you? Reply “no” and I won't write again.",
        "If you'd rather not hear from me, say so and I'll stop.",
        "You can unsubscribe at any time.",
        "To opt out, answer this mail.",
        "Tell me, and I will never write again.",
        "If you don't want to get more mails, let me know.",
        "{{unsubscribe_link}}",
    ],
)
def test_ways_to_say_no(line: str) -> None:
    assert not speaks(missing_opt_out.RULE, line, "US")


@pytest.mark.parametrize(
    "line", ["Let me know what you think.", "Could you reply by Tuesday?", "No pressure at all.", ""]
)
def test_no_way_to_say_no(line: str) -> None:
    assert speaks(missing_opt_out.RULE, line, "US")
    assert speaks(missing_opt_out.RULE, line, "Germany", "follow_up")
    assert not speaks(missing_opt_out.RULE, line, "Japan")
    assert not speaks(missing_opt_out.RULE, line, "US", "reply")


@pytest.mark.parametrize(
    "line",
    ["12 Harbour Street, Portland, ME 04101", "PO Box 12, Erie", "P.O. Box 7", "Toronto ON M5V 2T6",
     "Hafenstraße 7, 20457 Hamburg",
     "7 rue Mercière, Lyon", "London EC1A 1BB", "{{sender.address}}", "{{signature}}"],
)  # fmt: skip
def test_addresses(line: str) -> None:
    assert not speaks(missing_address.RULE, line, "US")


@pytest.mark.parametrize("line", ["We have 12 yards in Portland.", "Call 555 0100 200.", "www.docklight.example", ""])
def test_no_addresses(line: str) -> None:
    assert speaks(missing_address.RULE, line, "US")
    assert not speaks(missing_address.RULE, line, "Germany")


@pytest.mark.parametrize(
    "line",
    [
        "I found your address on your site.",
        "PS: your e-mail address is listed in the trade register.",
        "Jo Lund gave me your name.",
        "Jo Lund suggested I write to you.",
        "We met at the fair in Lyon.",
        "I got your details from the exhibitor list.",
    ],
)
def test_where_the_address_came_from(line: str) -> None:
    assert not speaks(missing_origin_notice.RULE, line, "Germany")


@pytest.mark.parametrize("line", ["I saw your drivers at the gate.", "Your site says the gate opens at six.", ""])
def test_not_a_word_on_it(line: str) -> None:
    assert speaks(missing_origin_notice.RULE, line, "Germany")
    assert not speaks(missing_origin_notice.RULE, line, "US")
    assert not speaks(missing_origin_notice.RULE, line, "Germany", "follow_up")


def test_a_template_is_asked_row_by_row() -> None:
    listing = read("leads.csv", b"first_name,country\nDana,US\nLee,Japan\nPia,USA\n")
    template = mail("Hi {{first_name}},\n\nWho plans the slots?\n\nKim\n")
    template.listing = listing
    active = [ActiveRule(missing_opt_out.RULE, "warning", {"country": "US"})]
    assert lint(template, active) == ([], [])
    (finding,), _ = lint_rows(template, listing, active)
    assert (finding.row, finding.rows) == ("leads.csv:2", 2)
