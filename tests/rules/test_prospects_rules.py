"""The rules that hold a mail against the reader's record: when they speak, where, and when not."""

from __future__ import annotations

import datetime
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mails import mail

from pitchlint import Mail, Rule
from pitchlint.config import CommandLine
from pitchlint.finding import Finding
from pitchlint.linter import lint_rows
from pitchlint.mail import NO_TEAM, Team
from pitchlint.prospects import read
from pitchlint.rule import ActiveRule
from pitchlint.run import check
from pitchlint_rules import (
    chasing,
    ignored_instructions,
    incomplete_record,
    missing_referrer,
    off_target,
    sells_the_same,
    stale_research,
    unknown_origin,
    unused_notes,
    unused_research,
    wrong_assumption,
)
from pitchlint_rules.countries import countries_of
from pitchlint_rules.dates import periods
from pitchlint_rules.details import details
from pitchlint_rules.records import count_of, things
from pitchlint_rules.targets import fits_country, fits_industry, fits_size, fits_title, size_of

MODULES = (
    chasing, ignored_instructions, incomplete_record, missing_referrer, off_target, sells_the_same, stale_research,
    unknown_origin, unused_notes, unused_research, wrong_assumption,
)  # fmt: skip
RULES = {module.RULE.id: module.RULE for module in MODULES}
ROOF = "Hi Dana,\n\n{}\n\nInes Roth\n"


def found(
    rule: Rule,
    prose: str,
    record: Mapping[str, str],
    *,
    kind: str | None = "first",
    team: Team = NO_TEAM,
    **options: Any,
) -> list[tuple[str, str]]:
    """Words and severity of each flag on a mail with this prose to the person of this record."""
    made = mail(ROOF.format(prose), kind=kind, prospect=record, team=team)
    return [
        (made.quote(flag.span) if flag.span else "", flag.severity or rule.severity)
        for flag in rule.check(made, **options)
    ]


def in_folder(folder: Path, files: Mapping[str, str], *rules: str, prospects: str | None = None) -> list[Finding]:
    """What rules say of files, the list among them named."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    line = CommandLine(select=rules, isolated=True, prospects=folder / prospects if prospects else None)
    targets = [folder / name for name in files if name != prospects]
    report = check(targets, line, today=datetime.date(2026, 3, 2))
    assert report.errors == ()
    return list(report.findings)


ASSUMED = [
    ("Your call center rings.", "call centre", "Your call center"),
    ("Your call-centre agents are tired.", "Call Center", "Your call-centre"),
    ("How do your two call centers share it?", "call centre", "your two call centers"),
    ("You run a contact desk of forty.", "contact desk", "You run a contact desk"),
    ("If your IT team is like most, it patches at night.", "IT department", "your IT team"),
    ("Your IT staff patches at night.", "own IT team", "Your IT staff"),
    ("Your warehouse queue is long.", "a warehouse", "Your warehouse"),
    ("Your overworked factories need a rest.", "factory", "Your overworked factories"),
    ("You still have a fleet of forty.", "fleet", "You still have a fleet"),
]
NOT_ASSUMED = [
    ("You have no call center.", "call centre"),
    ("Since you do not have a call center, it rings at the till.", "call centre"),
    ("If you run a call center, read on.", "call centre"),
    ("Do you have a fleet?", "fleet"),
    ("We can be your IT team.", "IT department"),
    ("That works without your own IT team.", "IT department"),
    ("When you open your first warehouse, the scale comes first.", "warehouse"),
    ("Your customers' call centers ring.", "call centre"),
    ("Your question about call centers was fair.", "call centre"),
    ("Your web store is quick.", "store"),
    ("It is your item.", "IT"),
    ("Your warehouse queue is long.", "warehousing license"),
    ("Your “call center” sign hangs there: “your call center is closed”, it says.", "call centre"),
    ("Your warehouse queue is long.", "none"),
]


@pytest.mark.parametrize(("prose", "lacking", "words"), ASSUMED)
def test_wrong_assumption(prose: str, lacking: str, words: str) -> None:
    rule = RULES["wrong-assumption"]
    assert found(rule, prose, {"has_not": f"a crane, {lacking}"}) == [(words, "error")]
    assert found(rule, prose, {"has": f"a shop; no {lacking}"}) == [(words, "error")]
    assert found(rule, prose, {"has": lacking}) == []
    assert found(rule, prose, {"has_not": "a crane"}) == []
    assert found(rule, prose, {"has_not": lacking}, kind="customer") == []


@pytest.mark.parametrize(("prose", "lacking"), NOT_ASSUMED)
def test_no_wrong_assumption(prose: str, lacking: str) -> None:
    assert found(RULES["wrong-assumption"], prose, {"has_not": lacking}) == []


def test_the_company_on_record_has_it_not() -> None:
    record = {"has_not": "fleet", "company": "Acme"}
    assert found(RULES["wrong-assumption"], "Acme's fleet is old, says the paper.", record) == [
        ("Acme's fleet", "error")
    ]
    assert found(RULES["wrong-assumption"], "Bolt's fleet is old, says the paper.", record) == []


OFFERS = [
    "Would Tuesday at ten or Thursday at two suit you for a look?",
    "Are you free next week for a short call?",
    "Shall we find another time?",
    "You can pick a new date here.",
    "How about 14 March at noon for the demo?",
    "Let's reschedule.",
    "When would you be back at your desk for ten minutes?",
]
NO_OFFERS = [
    "No need to find another time: the picture says it all.",
    "How many pallets come back on a Tuesday?",
    "Which week is the worst in the yard?",
    "On Monday the new toll begins.",
    "I will not propose another date.",
    "I am writing one more time, because the paint is dry.",
]


@pytest.mark.parametrize("prose", OFFERS)
def test_chasing(prose: str) -> None:
    rule = RULES["chasing"]
    records: list[dict[str, str]] = [
        {"cancelled": "2"}, {"cancelled": "twice"}, {"no_shows": "3 times"}, {"cancelled": "yes", "no_shows": "1"},
        {"cancelled": "2026-02-01, 2026-02-14"}, {"notes": "Nice. Cancelled twice."}, {"notes": "no-show x2"},
        {"notes": "3 no-shows since May"},
    ]  # fmt: skip
    for record in records:
        assert found(rule, prose, record, kind="follow_up") == [(prose, "warning")], record
    for record in (
        {"cancelled": "1"}, {"cancelled": "no"}, {"no_shows": "0"}, {"notes": "No-show on 3 March 2026."},
        {"notes": "Two missed calls from us."}, {"notes": "Cancelled 2 weeks ago."}, {"company": "Acme"},
    ):  # fmt: skip
        assert found(rule, prose, record, kind="follow_up") == [], record
    assert found(rule, "This is my last note. " + prose, {"cancelled": "2"}, kind="follow_up") == []


@pytest.mark.parametrize("prose", NO_OFFERS)
def test_what_is_no_chasing(prose: str) -> None:
    assert found(RULES["chasing"], prose, {"cancelled": "4"}, kind="follow_up") == []


LEAK = "Your roof of hall 2 leaks after each storm. Who mends it?"


@pytest.mark.parametrize(
    ("record", "severity"),
    [
        ({"not_before": "2026-05-01"}, "error"),
        ({"not_before": "1 May 2026"}, "error"),
        ({"not_before": "2026/05/01"}, "error"),
        ({"not_before": "Q2 2026"}, "error"),
        ({"contact_on": "2 April 2026"}, "error"),
        ({"status": "later: June 2026"}, "error"),
        ({"status": "not now"}, "warning"),
        ({"status": "Do not contact"}, "error"),
        ({"do_not_email": "yes"}, "error"),
        ({"unsubscribe": "true"}, "error"),
        ({"contact_via": "phone"}, "error"),
        ({"contact_via": "LinkedIn only, no e-mail please"}, "error"),
        ({"contact_via": "her assistant Ana Ruiz"}, "error"),
        ({"contact_via": "ana@acme.example"}, "error"),
        ({"notes": "Please don't email."}, "warning"),
        ({"notes": "Follow up again in June 2026."}, "warning"),
        ({"notes": "by phone only"}, "warning"),
    ],
)
def test_ignored_instructions(record: dict[str, str], severity: str) -> None:
    rule = RULES["ignored-instructions"]
    assert found(rule, LEAK, record) == [("", severity)]
    assert found(rule, LEAK, record, kind="customer") == []


@pytest.mark.parametrize(
    "record",
    [
        {"not_before": "2026-03-02"},
        {"not_before": "2025-12-24"},
        {"not_before": "after the fair"},
        {"not_before": "03/04/2026"},
        {"status": "Open"},
        {"status": "Later on: 1 February 2026"},
        {"do_not_email": "no"},
        {"unsubscribe": "https://acme.example/u"},
        {"contact_via": "email"},
        {"contact_via": "phone or email"},
        {"contact_via": "Ines Roth"},
        {"contact_on": "Tuesdays"},
        {"notes": "Don't email before noon."},
        {"notes": "Please call only after five."},
        {"notes": "Met at the fair of June 2026's organisers."},
        {"notes": "Budget is set after 1 May 2026."},
    ],
)
def test_instructions_that_are_heeded_or_cannot_be_read(record: dict[str, str]) -> None:
    assert found(RULES["ignored-instructions"], LEAK, record) == []


@pytest.mark.parametrize(
    ("head", "line", "words"),
    [
        ("date: 2026-03-10\n", 2, "2026-03-10"),
        ("date: 10 March 2026\n", 2, "10 March 2026"),
        ("subject: roof\ndate: '2026/03/10'\n", 3, "2026/03/10"),
        ("", 4, ""),
    ],
)
def test_it_points_at_the_date_else_at_the_first_line(tmp_path: Path, head: str, line: int, words: str) -> None:
    text = f"---\n{head}prospect: {{name: Dana, not_before: 2026-05-01}}\n---\n{ROOF.format(LEAK)}"
    (finding,) = in_folder(tmp_path, {"mail.md": text}, "ignored-instructions")
    assert (finding.line, finding.text) == (line, words)


def test_a_date_that_cannot_be_read_is_silent(tmp_path: Path) -> None:
    text = f"---\ndate: after the fair\nprospect: {{name: Dana, not_before: 2026-05-01}}\n---\n{ROOF.format(LEAK)}"
    assert in_folder(tmp_path, {"mail.md": text}, "ignored-instructions") == []


def test_a_weekday_counts_only_with_a_date(tmp_path: Path) -> None:
    text = "---\n{}prospect: {{name: Dana, contact_on: Tuesdays or Thursdays}}\n---\n" + ROOF.format(LEAK)
    tuesday, friday, none = text.format("date: 2026-03-10\n"), text.format("date: 2026-03-13\n"), text.format("")
    assert in_folder(tmp_path, {"a.md": tuesday, "c.md": none}, "ignored-instructions") == []
    (finding,) = in_folder(tmp_path, {"b.md": friday}, "ignored-instructions")
    assert "a Friday" in finding.message


REFERRED = {"referrer": "Jon Ashby (VP at Acme)"}


@pytest.mark.parametrize(
    ("prose", "words"),
    [
        (LEAK, [""]),
        ("We mend roofs. It takes a day. Jon Ashby told me that hall 2 leaks.", ["Jon Ashby"]),
        ("Jon Ashby suggested I get in touch with you. We mend roofs.", ["Jon Ashby"]),
        ("Jon gave me your name.", ["Jon"]),
    ],
)
def test_missing_referrer(prose: str, words: list[str]) -> None:
    assert [one for one, _ in found(RULES["missing-referrer"], prose, REFERRED)] == words
    assert found(RULES["missing-referrer"], prose, REFERRED, kind="follow_up") == []


@pytest.mark.parametrize(
    ("prose", "record"),
    [
        ("Jon Ashby says that hall 2 leaks.", REFERRED),
        ("Jon suggested I get in touch. He saw the buckets.", REFERRED),
        ("Jhon Ashby says that hall 2 leaks.", REFERRED),
        ("Jon Ashby gave me your name, because hall 2 leaks.", REFERRED),
        ("I met Jon Ashby in Leeds. Your hall 2 came up.", REFERRED),
        (LEAK, {"referrer": "LinkedIn"}),
        (LEAK, {"referrer": "yes"}),
        (LEAK, {"referrer": "g2.com"}),
        (LEAK, {"referrer": "Google Ads"}),
        (LEAK, {"referrer": "Partner referral"}),
    ],
)
def test_a_referrer_who_is_named_or_nobody(prose: str, record: dict[str, str]) -> None:
    assert found(RULES["missing-referrer"], prose, record) == []


RESEARCH = {"research": "Moved the presses to Hawick in January 2026 and kept the old roof", "company": "Lyle"}


@pytest.mark.parametrize(
    ("prose", "record", "speaks"),
    [
        ("Water costs you a shift. Who mends the seams?", RESEARCH, True),
        ("In January, Lyle paid for water. Who mends the seams?", RESEARCH, True),
        ("Cold stores lose power at night.", {"research": "Opened a second cold store in Leeds with 9 docks"}, True),
        ("Your move was quick. Who mends the seams in Hawick?", RESEARCH, False),
        ("Congratulations on the funding. Who keeps the files?", {"research": "raised a $12M Series B"}, False),
        ("Sixty clerks file by hand.", {"research": "60 claim clerks"}, False),
        ("Who files?", {"research": "https://acme.example/news"}, False),
        ("Who files?", {"research": "n/a"}, False),
        ("Who files?", {"research": ""}, False),
        ("[what you saw on their page] Who files?", RESEARCH, False),
        ("Wer flickt Ihnen das Dach, und was kostet es Sie an einem Tag mit Regen, wenn die Presse still steht? "
         "Wir machen das in der Nacht, und die Presse läuft.", RESEARCH, False),
    ],
)  # fmt: skip
def test_unused_research(prose: str, record: dict[str, str], speaks: bool) -> None:
    assert bool(found(RULES["unused-research"], prose, record)) == speaks
    assert found(RULES["unused-research"], prose, record, kind="follow_up") == []


NOTES = {"notes": "Two gritters break their augers on wet salt; budget meeting on 14 April"}


@pytest.mark.parametrize(
    ("prose", "record", "speaks"),
    [
        ("A county set its nozzles anew. When were yours set?", NOTES, True),
        ("Did the auger hold?", NOTES, False),
        ("Before the 14th: the sheet.", NOTES, False),
        ("This is my last mail about nozzles. The table stays there.", NOTES, False),
        ("A county set its nozzles anew.", {"notes": "Left voicemail. No answer"}, False),
        ("A county set its nozzles anew.", {"notes": "Cancelled twice; do not write on Fridays"}, False),
        ("A county set its nozzles anew.", {"notes": "nice"}, False),
    ],
)
def test_unused_notes(prose: str, record: dict[str, str], speaks: bool) -> None:
    assert bool(found(RULES["unused-notes"], prose, record, kind="follow_up")) == speaks
    assert found(RULES["unused-notes"], prose, record, kind="first") == []


def test_what_is_wrong_with_a_record_is_said_once_a_sequence(tmp_path: Path) -> None:
    text = (
        "prospect: {name: Dana Whitfield, email: dana@acme.example, research: hall 2 opened in May 2025}\nsteps:\n"
        "  - body: |\n      Hi Dana,\n\n      Hall 2 has a flat roof. Who mends it?\n\n      Ines\n"
        "  - delay: 4\n    body: |\n      Hi Dana,\n\n      The plan is here. Who mends it?\n\n      Ines\n"
    )
    findings = in_folder(tmp_path, {"steps.yaml": text}, "unknown-origin", "stale-research", "unused-research")
    assert [(finding.rule, finding.line) for finding in findings] == [("stale-research", 4), ("unknown-origin", 4)]


@pytest.mark.parametrize(
    ("record", "days", "speaks"),
    [
        ({"research_date": "2025-11-01"}, 90, True),
        ({"research_date": "2025-11-01"}, 150, False),
        ({"research_date": "2025-12-15"}, 90, False),
        ({"research_date": "last year"}, 90, False),
        ({"research": "Opened hall 2 (May 2025)"}, 90, True),
        ({"research": "Opened hall 2 in May 2025, hall 3 on 11 February 2026"}, 90, False),
        ({"research": "Founded in May 1998"}, 90, False),
        ({"research": "Opened hall 2 on 3 March"}, 90, False),
    ],
)
def test_stale_research(record: dict[str, str], days: int, speaks: bool) -> None:
    assert bool(found(RULES["stale-research"], LEAK, record | {"source": "x"}, days=days)) == speaks


@pytest.mark.parametrize(
    ("said", "wanted", "fits"),
    [
        ("51-200", ("50-500",), True), ("1,001-5,000", ("50-500",), False), ("12 employees", ("50-500",), False),
        ("10K+", (">500",), True), ("up to 50", ("50-500",), True), ("many", ("50-500",), True),
        ("250", ("some",), True), ("501-1000", ("1-50", "500+"), True),
    ],
)  # fmt: skip
def test_sizes(said: str, wanted: tuple[str, ...], fits: bool) -> None:
    assert fits_size(said, wanted) == fits


@pytest.mark.parametrize(
    ("said", "wanted", "fits"),
    [
        ("VP Ops", ("operations",), True), ("COO", ("operations",), True), ("Graphic Designer", ("operations",), False),
        ("Head of Supply Chain", ("logistics",), True), ("Founder & CEO", ("operations",), True),
        ("Vice President, Sales", ("operations",), False), ("Director of Sales", ("vp", "director"), True),
        ("Betriebsleiterin", ("operations",), True), ("HR Manager", ("head of people",), True),
        ("Operations Manager", ("head of operations",), True),
    ],
)  # fmt: skip
def test_titles(said: str, wanted: tuple[str, ...], fits: bool) -> None:
    assert fits_title(said, wanted, "") == fits


def test_the_head_of_a_large_firm_is_not_always_right() -> None:
    assert fits_title("CEO", ("operations",), "50")
    assert not fits_title("CEO", ("operations",), "5,001-10,000")


@pytest.mark.parametrize(
    ("said", "wanted", "fits"),
    [
        ("Food & Beverages", ("food", "retail"), True), ("Transportation/Trucking/Railroad", ("logistics",), True),
        ("Computer Software", ("food", "retail"), False), ("E-commerce", ("retail",), True), ("&", ("food",), True),
    ],
)  # fmt: skip
def test_industries(said: str, wanted: tuple[str, ...], fits: bool) -> None:
    assert fits_industry(said, wanted) == fits


@pytest.mark.parametrize(
    ("said", "wanted", "fits"),
    [
        ("Peru", ("US", "CA"), False), ("U.S.A.", ("US",), True), ("Österreich", ("DACH",), True),
        ("UK", ("EU",), False),
        ("Deutschland", ("EU",), True), ("Narnia", ("US",), True), ("Peru", ("Narnia",), True),
        ("England", ("United Kingdom",), True),
    ],
)  # fmt: skip
def test_countries(said: str, wanted: tuple[str, ...], fits: bool) -> None:
    assert fits_country(said, wanted) == fits


TARGET = NO_TEAM._replace(target={"country": ("US",), "size": ("50-500",)})


def test_an_empty_record_is_no_fault() -> None:
    assert found(RULES["off-target"], LEAK, {"first_name": "Dana", "company": "Acme"}, team=TARGET) == []
    assert found(RULES["off-target"], LEAK, {}, team=TARGET) == []


def test_without_tables_of_the_team_the_rules_are_silent() -> None:
    record = {"country": "Peru", "employees": "3", "sells": "roof repair", "industry": "software"}
    assert found(RULES["off-target"], LEAK, record) == []
    assert found(RULES["sells-the-same"], LEAK, record) == []
    assert found(RULES["incomplete-record"], LEAK, record) == []


@pytest.mark.parametrize(
    ("record", "speaks"),
    [
        ({"sells": "flat roof repair for halls"}, True),
        ({"product": "roof repairs"}, True),
        ({"keywords": "gutters, roof repair services, slates"}, True),
        ({"keywords": "roof repair insurance"}, False),
        ({"industry": "Roof repair"}, True),
        ({"sells": "insurance for roof repair"}, False),
        ({"sells": "car repair"}, False),
        ({"sells": "roofing felt"}, False),
        ({"product": "Rothroof roof repair"}, False),
    ],
)
def test_sells_the_same(record: dict[str, str], speaks: bool) -> None:
    team = NO_TEAM._replace(company="Rothroof", offer=("roof repair", "software"))
    assert bool(found(RULES["sells-the-same"], LEAK, {**record, "source": "x"} | {"name": "Dana"}, team=team)) == speaks


def test_a_record_with_few_fields_draws_no_row_of_complaints() -> None:
    records: list[dict[str, str]] = [
        {"name": "Dana Whitfield", "company": "Northwind"},
        {"first_name": "Dana", "email": "dana@northwind.example", "title": "Plant manager", "industry": "metal"},
        {"name": "Dana Whitfield", "country": "US", "employees": "60", "linkedin": "https://linkedin.example/dana"},
    ]
    for record in records:
        for kind in ("first", "follow_up"):
            said = [(rule.id, s) for rule in RULES.values() for _, s in found(rule, LEAK, record, kind=kind)]
            assert said in ([], [("unknown-origin", "info")]), record


def rows(count: int) -> str:
    """A list of that many people, each third with something for a rule to say."""
    lines = [
        "first_name,company,email,research,notes,referrer,not_before,has_not,employees,country,title,keywords,source"
    ]
    for n in range(count):
        bad = n % 3 == 0
        lines.append(
            f"Dana{n},Acme {n},d{n}@acme.example,Opened hall {n} in Leeds,Wants {n} seams mended,"
            f"{'Jon Ashby' if bad else ''},{'2026-06-01' if bad else '2026-01-01'},{'warehouse' if bad else 'crane'},"
            f"{n % 900},{'Peru' if bad else 'US'},Plant manager,metal presses {n},{'' if bad else 'fair'}"
        )
    return "\n".join(lines)


TEAM = NO_TEAM._replace(
    offer=("roof repair", "seam welding"),
    target={"industry": ("metal",), "size": ("50-500",), "title": ("operations", "plant"), "country": ("US", "CA")},
)
TEMPLATE = (
    "Hi {{first_name}},\n\nA leak over the press costs {{company}} a shift after each storm, and your warehouse floods."
    " We do roof repair at night, so that the press runs by day.\n\nWho mends it?\n\nInes Roth\n"
)


def active() -> list[ActiveRule]:
    return [
        ActiveRule(rule, rule.severity, {"fields": ("title", "industry")} if rule.id == "incomplete-record" else {})
        for rule in RULES.values()
    ]


def template(kind: str) -> Mail:
    return mail(TEMPLATE, kind=kind, team=TEAM)


def test_one_fault_in_many_rows_is_one_finding() -> None:
    findings, failures = lint_rows(template("first"), read("leads.csv", rows(300).encode()), active())
    assert failures == []
    said = {(finding.rule, finding.text): finding.rows for finding in findings}
    assert said["wrong-assumption", "your warehouse"] == 100
    assert said["missing-referrer", ""] == 100
    assert said["unused-research", ""] == 300
    assert said["incomplete-record", ""] == 300
    assert len(findings) < 15


def test_ten_thousand_rows_are_quick() -> None:
    listing = read("leads.csv", rows(10_000).encode())
    for kind in ("first", "follow_up"):
        begun = time.process_time()
        lint_rows(template(kind), listing, active())
        assert time.process_time() - begun < 5  # about one on the machine it was written on


@given(st.text(max_size=200))
def test_any_value_is_read(value: str) -> None:
    periods(value)
    details(value)
    count_of(value)
    things(value)
    size_of(value)
    countries_of(value)


@given(st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2099, 12, 31)))
def test_a_day_is_read_in_every_spelling(day: datetime.date) -> None:
    month = day.strftime("%B")
    spellings = [
        day.isoformat(), f"{day.year}/{day.month}/{day.day}", f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}", f"{day.day} {month[:3]} {day.year}", f"{day.day}.{day.month}.{day.year}",
        f"{day.isoformat()}T09:00:00Z", f"on {day.day}th of {month} {day.year}.",
    ]  # fmt: skip
    for spelling in spellings:
        (period,) = periods(spelling)
        assert (period.first, period.last) == (day, day), spelling


@given(st.dictionaries(st.sampled_from([
    "research", "research_date", "notes", "referrer", "introduced_by", "not_before", "status", "contact_via",
    "contact_on", "do_not_email", "has", "has_not", "has_x", "cancelled", "no_shows", "sells", "keywords", "industry",
    "employees", "title", "country", "source", "email", "company",
]), st.text(max_size=60)))  # fmt: skip
def test_no_record_breaks_a_rule(record: dict[str, str]) -> None:
    record = {name: value.strip() for name, value in record.items() if value.strip()}
    for kind in ("first", "follow_up"):
        made = mail(ROOF.format("Would Tuesday suit you? Your x leaks."), kind=kind, prospect=record, team=TEAM)
        for one in active():
            list(one.rule.check(made, **one.options))
