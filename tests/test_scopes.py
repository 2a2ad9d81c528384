"""Checks of more than one mail: a template with every row of a list, a sequence, a list."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from mails import mail

from pitchlint.draft import Place, Span
from pitchlint.finding import Flag
from pitchlint.linter import joined, lint, lint_listing, lint_rows, lint_sequence, survey
from pitchlint.mail import NO_TEAM, Mail
from pitchlint.prospects import Listing, read
from pitchlint.rule import ActiveRule, Rule
from pitchlint.sequence import Sequence, Step

LEADS = read(
    "leads.csv",
    b"first_name,company,email\nDana,Acme,dana@acme.example\nlee,Bolt,lee@bolt.example\nsam,,sam@cove.example\n"
    b"ada,Dune,ada@dune.example\npia,Elm,pia@elm.example\n",
)
TEMPLATE = "Hi {{first_name}},\n\nHow do you plan the yard at {{company}} in the morning?\n"


def per_row(check: object, name: str = "asks") -> ActiveRule:
    return ActiveRule(Rule(id=name, group="names", title="asks", check=check, per_row=True), "warning")  # type: ignore[arg-type]


def lower(mail: Mail) -> Iterator[Flag]:
    """Flag a first name without a capital, and a record without a company."""
    if mail.prospect.get("first_name", "A").islower():
        yield Flag(Span(3, 17), f"“{mail.prospect['first_name']}” is in lower case", "mend the list", fault="case")
    if "company" not in mail.prospect:
        yield Flag(Span(3, 17), "there is no company", fault="none")


def test_one_fault_in_many_rows_is_one_finding() -> None:
    template = mail(TEMPLATE)
    assert template.is_template
    findings, failures = lint_rows(template, LEADS, [per_row(lower)])
    assert failures == []
    assert [(f.line, f.column, f.text, f.row, f.rows) for f in findings] == [
        (1, 4, "{{first_name}}", "leads.csv:3", 4),
        (1, 4, "{{first_name}}", "leads.csv:4", 1),
    ]
    case, none = findings
    assert case.message == "“lee” is in lower case (leads.csv:3, leads.csv:4, leads.csv:5 and 1 more row)"
    assert none.message == "there is no company (leads.csv:4)"


def test_a_finding_on_the_template_explains_those_in_rows() -> None:
    cause = Rule(id="cause", group="tone", title="cause", check=lambda _: iter((Flag(None, "why"),)), covers=("asks",))
    rules = [ActiveRule(cause, "warning"), per_row(lower)]
    before, _ = lint(mail(TEMPLATE), rules[:1])
    findings, _ = lint_rows(mail(TEMPLATE), LEADS, rules, before)
    assert [finding.covered_by for finding in findings] == ["cause", "cause"]
    notes = [finding._replace(severity="info") for finding in before]
    assert [finding.covered_by for finding in lint_rows(mail(TEMPLATE), LEADS, rules, notes)[0]] == [None, None]


def test_a_cell_is_where_the_place_says() -> None:
    def cell(mail: Mail) -> Iterator[Flag]:
        if mail.record and mail.prospect.get("first_name") == "lee":
            yield Flag(None, "lower case", place=mail.record.cell("first_name"))

    (finding,), _ = lint_rows(mail(TEMPLATE), LEADS, [per_row(cell)])
    assert (finding.path, finding.line, finding.column, finding.end_column) == ("leads.csv", 3, 1, 4)
    assert (finding.text, finding.row) == ("lee", "leads.csv:3")


def test_a_check_that_fails_at_a_row_is_told_once() -> None:
    def crash(mail: Mail) -> Iterator[Flag]:
        raise ValueError(mail.prospect["first_name"])

    findings, failures = lint_rows(mail(TEMPLATE), LEADS, [per_row(crash, "crash"), per_row(lower)])
    assert [str(failure.error) for failure in failures] == ["Dana"]
    assert len(findings) == 2


def test_rows_may_be_gone_through_in_parts() -> None:
    def third(mail: Mail) -> Iterator[Flag]:
        yield Flag(Span(0, 2), "seen", fault=str(mail.prospect["first_name"] > "m"))
        if mail.prospect["first_name"] in ("sam", "pia"):
            raise ValueError(mail.prospect["first_name"])

    rules = [per_row(lower), per_row(third, "third")]
    whole = lint_rows(mail(TEMPLATE), LEADS, rules)
    parts = [survey(mail(TEMPLATE), LEADS, rules, range(*part)) for part in ((0, 1), (1, 1), (1, 4), (4, 5))]
    found, failed = lint_rows(mail(TEMPLATE), LEADS, rules, (), joined(parts))
    assert found == whole[0]
    assert [finding.rows for finding in found] == [2, 4, 1, 1]
    assert [str(failure.error) for failure in failed] == [str(failure.error) for failure in whole[1]] == ["sam"]


def test_a_check_that_fails_only_once_is_told() -> None:
    calls: list[Mail] = []

    def sometimes(mail: Mail) -> Iterator[Flag]:
        calls.append(mail)
        if len(calls) == 2:
            raise ValueError("not again")
        return iter(())

    findings, (failure,) = lint_rows(mail(TEMPLATE), LEADS, [per_row(sometimes)])
    assert (findings, failure.rule, str(failure.error)) == ([], "asks", "it fails now and then")


def test_only_rules_that_ask_for_the_record_run_row_by_row() -> None:
    active = per_row(lower)
    assert lint_rows(mail(TEMPLATE), LEADS, [active._replace(rule=active.rule._replace(per_row=False))]) == ([], [])


def test_rows_share_what_the_template_was_asked() -> None:
    asked = []

    def question(mail: Mail) -> int:
        asked.append(mail)
        return len(mail.body)

    def check(mail: Mail) -> Iterator[Flag]:
        mail.template.once(question)
        return iter(())

    lint_rows(mail(TEMPLATE), LEADS, [per_row(check)])
    assert len(asked) == 1


def test_what_goes_to_one_person_is_no_template() -> None:
    assert not mail("Hi Dana,\n\nA line.\n").is_template
    assert not mail(TEMPLATE, prospect={"first_name": "Dana"}).is_template
    assert not mail("Hi [what you saw at their place],\n\nA line.\n").is_template


def sequence(*bodies: str) -> Sequence:
    mails = tuple(mail(body) for body in bodies)
    steps = tuple(
        Step(number, Place(m.draft.source, 0, 2), "email", 3.0 * number, None, None, (m,))
        for number, m in enumerate(mails, 1)
    )
    return Sequence("s", steps, mails, NO_TEAM, datetime.date(2026, 3, 2))


def steps_rule(group: str = "sequence") -> ActiveRule:
    def check(sequence: Sequence) -> Iterator[Flag]:
        for step in sequence.steps[1:]:
            yield Flag(None, "comes after the first", mail=sequence.mail_at(step), place=step.place)
            yield Flag(Span(0, 2), "greets again", mail=step.mails[0])

    return ActiveRule(Rule(id="steps", group=group, title="steps", check=check), "warning")


def test_a_check_of_a_sequence_points_at_a_step_and_at_words_of_its_mails() -> None:
    found, failures = lint_sequence(sequence("Hi Dana,\n\nOne.\n", "Hello,\n\nTwo.\n"), [steps_rule()])
    assert failures == []
    assert [(about.body, finding.line, finding.column, finding.text) for about, finding in found] == [
        ("Hello,\n\nTwo.\n", 1, 1, "He"),
        ("Hello,\n\nTwo.\n", 1, 1, "He"),
    ]


def test_scopes_do_not_mix() -> None:
    active = steps_rule()
    assert active.rule.scope == "sequence"
    assert lint(mail(TEMPLATE), [active]) == ([], [])
    assert lint_listing(LEADS, [active]) == ([], [])
    assert lint_sequence(sequence("Hi,\n\nOne.\n"), [per_row(lower)]) == ([], [])


def test_a_check_of_a_list() -> None:
    def check(listing: Listing) -> Iterator[Flag]:
        rows = [record for record in listing if "company" not in record.values]
        yield Flag(None, "no company", place=rows[0].cell("company"), rows=tuple(row.place for row in rows))
        yield Flag(None, "no place")

    rule = Rule(id="gaps", group="prospects", title="gaps", check=check)
    assert rule.scope == "listing"
    (finding,), (failure,) = lint_listing(LEADS, [ActiveRule(rule, "error")])
    assert (finding.path, finding.line, finding.column, finding.row, finding.rows) == (
        "leads.csv", 4, 5, "leads.csv:4", 1,
    )  # fmt: skip
    assert (failure.path, failure.rule, type(failure.error)) == ("leads.csv", "gaps", TypeError)
