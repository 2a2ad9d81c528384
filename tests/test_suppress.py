from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest

from pitchlint import pages
from pitchlint.allow import parse_allow
from pitchlint.draft import Allow, Draft, Passage, Source
from pitchlint.finding import Finding, Severity
from pitchlint.mail import Mail
from pitchlint.settings import ConfigAllow, Pattern
from pitchlint.stamping import draft_name
from pitchlint.suppress import RULES, apply

TODAY = datetime.date(2026, 3, 2)
KNOWN = {
    "jargon": "wording", "boast": "wording", "guilt": "tone", "acme/loud": "wording", "unused-allow": "shape",
    "expired-allow": "shape",
}  # fmt: skip
ALL: dict[str, Severity] = dict.fromkeys(KNOWN, "warning")
TEXT = "<!-- pitchlint: allow jargon -->\nHi Dana,\n\nWe leverage synergy.\n"


def mail_of(text: str, allows: tuple[Allow, ...] | None = None, step: int | None = None) -> Mail:
    """A mail that is the whole text; its allows are those of its comment lines where none are given."""
    if allows is None:
        made, at = [], 0
        for line in text.splitlines(keepends=True):
            if line.startswith("<!--"):
                made.append(parse_allow(line.rstrip("\n"), at))
            at += len(line)
        allows = tuple(allow for allow in made if allow)
    source = Source("team/a.md", text)
    return Mail(Draft(source, Passage.verbatim(text, 0, len(text)), allows=allows, step=step), today=TODAY)


def finding(mail: Mail, rule: str, line: int = 4, column: int = 4, **more: object) -> Finding:
    return Finding(
        mail.draft.path, line, column, line, column + 8, rule, "warning", "m", "", "leverage", draft_name(mail), **more
    )  # type: ignore[arg-type]


def left(
    mail: Mail, *rules: str, active: dict[str, Severity] | None = None, allows: tuple[ConfigAllow, ...] = ()
) -> list[str]:
    """What is said of a mail in which `rules` found something."""
    found = [finding(mail, rule) for rule in rules]
    (kept,) = apply([mail], [found], ALL if active is None else active, TODAY, allows, KNOWN)
    return [f.rule if f.rule in rules else f"{f.line}:{f.column} {f.rule} {f.sentence}" for f in kept]


def config(rule: str = "jargon", path: str = "team/*.md", **more: object) -> ConfigAllow:
    return ConfigAllow((rule,), Pattern(path, Path.cwd()), Path.cwd() / "pitchlint.toml", 7, **more)  # type: ignore[arg-type]


# --- what an allow covers


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("jargon", ["boast", "guilt", "acme/loud"]),
        ("wording", ["guilt"]),
        ("acme", ["jargon", "boast", "guilt"]),
        ("all", []),
        ("jargon, guilt", ["boast", "acme/loud"]),
        ("jargon until 2026-03-02", ["boast", "guilt", "acme/loud"]),
    ],
)
def test_an_allow_covers_its_rules_groups_and_packs(words: str, expected: list[str]) -> None:
    mail = mail_of(TEXT.replace("jargon", words))
    assert left(mail, "jargon", "boast", "guilt", "acme/loud") == expected


def test_an_allow_covers_only_its_scope() -> None:
    second = TEXT.index("Hi Dana")
    mail = mail_of(TEXT, (Allow(("jargon",), 0, 32, scope=(second, len(TEXT) - 3)),))
    inside, before, after = (finding(mail, "jargon", *place) for place in ((4, 4), (1, 1), (4, 19)))
    assert apply([mail], [[inside, before, after]], ALL, TODAY, (), KNOWN) == [[before, after]]


def test_covered_findings_keep_their_allow_in_use() -> None:
    mail = mail_of(TEXT)
    assert apply([mail], [[finding(mail, "jargon", covered_by="guilt")]], ALL, TODAY, (), KNOWN) == [[]]


def test_without_allows_nothing_changes() -> None:
    mail = mail_of("Hi Dana,\n")
    found = [finding(mail, "jargon", 1)]
    assert apply([mail, mail], [found, []], ALL, TODAY, (), KNOWN) == [found, []]


# --- what is wrong with allows


def test_an_unused_allow_is_a_finding_at_its_place() -> None:
    mail = mail_of(TEXT)
    (found,) = apply([mail], [[]], ALL, TODAY, (), KNOWN)[0]
    assert (found.line, found.column, found.end_line, found.end_column) == (1, 1, 1, 33)
    assert found.text == "<!-- pitchlint: allow jargon -->"
    assert (found.rule, found.severity) == ("unused-allow", "warning")
    assert found.sentence == "nothing here needs the allow for “jargon”; delete it"
    assert found.draft == draft_name(mail)


def test_severity_is_that_of_the_run() -> None:
    (found,) = apply([mail_of(TEXT)], [[]], {**ALL, "unused-allow": "info"}, TODAY, (), KNOWN)[0]
    assert found.severity == "info"


def test_only_the_word_that_covers_nothing_is_unused() -> None:
    mail = mail_of(TEXT.replace("jargon", "jargon, guilt, wording"))
    assert left(mail, "jargon") == ["1:1 unused-allow nothing here needs the allow for “guilt”; delete it"]


def test_rules_that_did_not_run_leave_their_allows_alone() -> None:
    active: dict[str, Severity] = {"boast": "warning", "unused-allow": "warning"}
    assert left(mail_of(TEXT), active=active) == []
    wording = mail_of(TEXT.replace("jargon", "wording"))
    assert left(wording, active=active) == ["1:1 unused-allow nothing here needs the allow for “wording”; delete it"]
    assert left(mail_of(TEXT), active={"jargon": "warning"}) == []


def test_unknown_words_are_told_with_the_nearest() -> None:
    mail = mail_of(TEXT.replace("jargon", "jargn, zzzzzz"))
    assert left(mail, "jargon") == [
        "jargon",
        "1:1 unused-allow there is no rule “jargn”; did you mean 'jargon'?",
        "1:1 unused-allow there is no rule “zzzzzz”; delete it",
    ]


def test_an_expired_allow_does_not_hold_and_is_told() -> None:
    mail = mail_of(TEXT.replace("jargon", "jargon until 2026-03-01 because later"))
    told = "the allow for “jargon” ended on 2026-03-01; mend what it excused and delete it, or give it a new date"
    assert left(mail, "jargon") == ["jargon", f"1:1 expired-allow {told}"]
    assert left(mail) == [f"1:1 expired-allow {told}"]
    assert left(mail, "jargon", active={"jargon": "warning"}) == ["jargon"]


def test_findings_about_allows_can_be_allowed() -> None:
    assert left(mail_of(TEXT.replace("jargon", "jargon, unused-allow"))) == []
    assert (
        left(mail_of(TEXT.replace("jargon", "guilt until 2020-01-01") + "<!-- pitchlint: allow expired-allow -->\n"))
        == []
    )
    assert left(mail_of(TEXT), allows=(config("unused-allow"),)) == []


def test_an_allow_for_all_mails_of_a_file_is_in_use_when_one_needs_it() -> None:
    shared = (Allow(("jargon",), 0, 32),)
    first, second = mail_of(TEXT, shared, step=1), mail_of(TEXT, shared, step=2)
    assert apply([first, second], [[], [finding(second, "jargon")]], ALL, TODAY, (), KNOWN) == [[], []]
    kept = apply([first, second], [[], []], ALL, TODAY, (), KNOWN)
    assert [[f.rule for f in findings] for findings in kept] == [["unused-allow"], []]


# --- allows of the configuration


def test_an_allow_of_the_configuration_covers_the_files_and_steps_it_names() -> None:
    mail = mail_of("Hi Dana,\n\nx\n\nWe leverage synergy.\n", step=2)
    assert left(mail, "jargon", "guilt", allows=(config(),)) == ["guilt"]
    assert left(mail, "jargon", allows=(config(step=2),)) == []
    assert left(mail, "jargon", allows=(config(step=1),)) == ["jargon"]
    assert left(mail, "jargon", allows=(config(path="other/*.md"),)) == ["jargon"]


def test_it_is_unused_only_where_its_path_names_the_file() -> None:
    mail = mail_of("Hi Dana,\n\nText.\n")
    assert left(mail, allows=(config(), config("guilt", "team"))) == []
    assert left(mail, allows=(config(path="team/a.md"),)) == [
        "1:1 unused-allow nothing here needs the allow for “jargon” (pitchlint.toml:7); delete it"
    ]


def test_once_expired_it_is_told_where_it_would_still_cover_something() -> None:
    mail = mail_of("Hi Dana,\n\nText.\n")
    past = config(until=datetime.date(2025, 12, 31))
    assert left(mail, allows=(past,)) == []
    assert left(mail, "jargon", allows=(past,)) == [
        "jargon",
        "1:1 expired-allow the allow for “jargon” ended on 2025-12-31 (pitchlint.toml:7); mend what it excused and "
        "delete it, or give it a new date",
    ]


# --- the two rules


def test_they_are_rules_like_others_with_pages() -> None:
    assert {rule.id for rule in RULES} == {"unused-allow", "expired-allow"}
    for rule in RULES:
        assert list(rule.check(mail_of("Hi"))) == []
        assert rule.page_file.read_text(encoding="utf-8").startswith(f"# {rule.id}: {rule.title}\n")
        assert os.path.dirname(rule.page_file) == os.path.dirname(pages.__file__)
