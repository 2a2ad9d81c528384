from __future__ import annotations

from collections.abc import Iterator

from mails import mail

from pitchlint.draft import Span
from pitchlint.finding import Edit, Fix, Flag, SourceEdit
from pitchlint.linter import lint
from pitchlint.mail import Mail, Team
from pitchlint.phrases import Phrases
from pitchlint.rule import ActiveRule, Rule
from pitchlint.wordlists import parse

BODY = "Hi Dana,\n\nWe foster synergy. We foster it today.\n"


def rule(rule_id: str, *flags: Flag, covers: tuple[str, ...] = (), nearby: tuple[str, ...] = ()) -> ActiveRule:
    """A rule that yields `flags` of every mail."""
    made = Rule(
        id=rule_id, group="wording", title=rule_id, check=lambda _: iter(flags), covers=covers, covers_nearby=nearby
    )
    return ActiveRule(made, made.severity)


def test_a_flag_gets_place_rule_and_severity() -> None:
    flag = Flag(Span(20, 27), "says nothing", "say what", fix=Fix((Edit(Span(20, 27), "help"),)))
    findings, failures = lint(mail(BODY, subject="Hello"), [rule("empty", flag)])
    assert failures == []
    (finding,) = findings
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (4, 11, 4, 18)
    assert (finding.rule, finding.severity, finding.text) == ("empty", "warning", "synergy")
    assert finding.sentence == "says nothing; say what"
    assert finding.fix is not None
    assert finding.fix.edits == (SourceEdit(4, 11, 4, 18, "help"),)


def test_a_finding_about_the_whole_mail_points_at_the_first_line_of_the_body() -> None:
    (finding,), _ = lint(mail("\n\nText.", subject="Hello"), [rule("empty", Flag(None, "has nothing"))])
    assert (finding.line, finding.column, finding.text) == (4, 1, "")


def test_a_flag_lowers_the_severity_and_never_raises_it() -> None:
    active = rule("empty", Flag(None, "a", severity="info"), Flag(None, "b", severity="error"))
    findings, _ = lint(mail(BODY), [active])
    assert [finding.severity for finding in findings] == ["warning", "info"]


def test_a_cause_covers_its_symptoms() -> None:
    cause = rule("cause", Flag(None, "why"), covers=("symptom",))
    findings, _ = lint(mail(BODY), [rule("symptom", Flag(Span(0, 2), "what")), cause])
    assert {finding.rule: finding.covered_by for finding in findings} == {"symptom": "cause", "cause": None}


def test_a_note_does_not_cover_a_warning() -> None:
    cause = rule("cause", Flag(None, "why", severity="info"), covers=("symptom",))
    findings, _ = lint(mail(BODY), [rule("symptom", Flag(Span(0, 2), "what")), cause])
    assert [finding.covered_by for finding in findings] == [None, None]


def test_a_near_cause_covers_in_its_own_sentence_only() -> None:
    cause = rule("cause", Flag(Span(13, 19), "why"), nearby=("symptom",))
    symptom = rule("symptom", Flag(Span(20, 27), "near"), Flag(Span(32, 38), "far"))
    findings, _ = lint(mail(BODY), [cause, symptom])
    assert {finding.message: finding.covered_by for finding in findings} == {"why": None, "near": "cause", "far": None}


def test_words_the_team_accepted_are_no_finding() -> None:
    accepted = Phrases("accept.txt", given=parse(["foster synergy"], "accept.txt"))
    draft = mail(BODY, accepted, team=Team(accepted=accepted))
    findings, _ = lint(draft, [rule("empty", Flag(Span(20, 27), "accepted"), Flag(Span(32, 38), "not accepted"))])
    assert [finding.message for finding in findings] == ["not accepted"]


def test_the_same_finding_twice_is_one() -> None:
    findings, _ = lint(mail(BODY), [rule("empty", Flag(Span(0, 2), "a"), Flag(Span(0, 2), "a"))])
    assert len(findings) == 1


def test_a_check_that_raises_is_named_and_the_others_go_on() -> None:
    def broken(_: Mail) -> Iterator[Flag]:
        yield Flag(None, "half")
        raise ValueError("no")

    bad = Rule(id="bad", group="wording", title="bad", check=broken)
    findings, failures = lint(mail(BODY), [ActiveRule(bad, "warning"), rule("good", Flag(None, "whole"))])
    assert [finding.rule for finding in findings] == ["good"]
    (failure,) = failures
    assert (failure.rule, failure.path, failure.line, str(failure.error)) == ("bad", "draft.txt", 1, "no")


def test_what_is_no_flag_or_lies_outside_the_mail_fails_its_check_only() -> None:
    def wrong(mail: Mail) -> Iterator[Flag]:  # noqa: ARG001
        yield 3  # type: ignore[misc]

    bad = Rule(id="bad", group="wording", title="bad", check=wrong)
    outside = rule("outside", Flag(Span(0, 10_000), "nowhere"))
    findings, failures = lint(mail(BODY), [ActiveRule(bad, "warning"), outside, rule("good", Flag(None, "whole"))])
    assert [finding.rule for finding in findings] == ["good"]
    assert [(failure.rule, str(failure.error)) for failure in failures] == [
        ("bad", "it yields a int where a Flag belongs"),
        ("outside", "it flags a place outside the mail, (0, 10000, 'body')"),
    ]
