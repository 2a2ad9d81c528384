"""`check` on more than one mail: sequences in folders and files, prospect lists, templates with a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pitchlint import Flag, Listing, Mail, Rule, Sequence, Span, packs
from pitchlint.config import CommandLine
from pitchlint.run import Report, check

FIRST = "---\nstep: 1\n---\nHi Dana,\n\nWho plans the gates?\n"
SECOND = "---\nstep: 2\ndelay: {}\n---\nHi Dana,\n\nGate four is free now.\n"


def steps(sequence: Sequence) -> Iterator[Flag]:
    """Every step after the first, at its delay."""
    for step in sequence.steps[1:]:
        yield Flag(None, f"comes on day {step.day or 0:g}", mail=sequence.mail_at(step), place=step.place)


def rows(listing: Listing) -> Iterator[Flag]:
    for record in listing:
        if record.values.get("first_name", "").isupper():
            yield Flag(None, "shouts", place=record.cell("first_name"), rows=(record.place,))


def names(mail: Mail) -> Iterator[Flag]:
    if mail.record and not mail.prospect.get("company"):
        yield Flag(None, "has no company")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory; one rule for sequences, one for lists, one for rows."""
    rules = (
        Rule(id="steps", group="sequence", title="Steps", check=steps),
        Rule(id="rows", group="fields", title="Rows", check=rows),
        Rule(id="names", group="names", title="Names", check=names, per_row=True),
    )
    monkeypatch.setattr(packs, "load", lambda: packs.Catalogue(rules))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def said(report: Report) -> list[str]:
    assert report.errors == ()
    return [f"{f.path}:{f.line}:{f.column} {f.rule} {f.text!r} {f.message}" for f in report.findings]


def test_a_folder_of_steps_is_a_sequence(here: Path) -> None:
    write(here, {"seq/a.md": FIRST, "seq/b.md": SECOND.format(4)})
    assert said(check([Path("seq")])) == ["seq/b.md:3:8 steps '4' comes on day 4"]


def test_the_other_steps_are_read_and_not_reported(here: Path) -> None:
    third = SECOND.replace("step: 2", "step: 3").format(5)
    write(here, {"seq/a.md": FIRST, "seq/b.md": SECOND.format(4), "seq/c.md": third})
    report = check([Path("seq/c.md")])
    assert said(report) == ["seq/c.md:3:8 steps '5' comes on day 9"]
    assert [draft.path for draft in report.drafts] == ["seq/c.md"]
    assert said(check([Path("seq/a.md")])) == []


def test_numbered_files_are_a_sequence_and_others_are_not(here: Path) -> None:
    body = "Hi Dana,\n\nWho plans gate {}?\n"
    write(here, {f"seq/mail-{n}.md": body.format(n) for n in (1, 2)} | {f"apart/{n}.md": body for n in ("x", "y")})
    assert said(check([Path(".")])) == ["seq/mail-2.md:1:1 steps '' comes on day 0"]


def test_a_sequence_in_one_file(here: Path) -> None:
    yaml = (
        "steps:\n  - body: Hi {{first_name}}, who plans the gates?\n  - delay: 3 days\n    body: Gate four is free.\n"
    )
    write(here, {"seq.yaml": yaml})
    assert said(check([Path("seq.yaml")])) == ["seq.yaml:3:12 steps '3 days' comes on day 3"]


def test_a_list_is_checked_for_its_values_once(here: Path) -> None:
    write(here, {"leads.csv": "First Name,Company,Email\nDANA,Acme,d@a.example\nLee,,l@b.example\n"})
    alone = "leads.csv:2:1 rows 'DANA' shouts"
    assert said(check([Path("leads.csv")])) == [alone]
    write(here, {"t.md": "Hi {{first_name}},\n\nWho plans the gates?\n", "u.md": "Hi {{first_name}},\n\nAnd you?\n"})
    with_list = CommandLine(prospects=Path("leads.csv"))
    found = ["t.md:1:1 names '' has no company (leads.csv:3)", "u.md:1:1 names '' has no company (leads.csv:3)", alone]
    report = check([Path("t.md"), Path("u.md")], with_list)
    assert said(report) == found
    assert [one.path for one in report.lists] == ["leads.csv"]
    assert sorted(said(check([Path(".")], with_list))) == sorted(found)


def test_a_draft_to_somebody_is_not_rendered(here: Path) -> None:
    write(here, {"leads.csv": "first_name,email\nDana,d@a.example\nLee,l@b.example\n"})
    write(here, {"t.md": "---\nprospect: {first_name: Ada}\n---\nHi {{first_name}},\n\nWho plans the gates?\n"})
    write(here, {"u.md": "Hi Dana,\n\nWho plans the gates?\n"})
    assert said(check([Path("t.md"), Path("u.md")], CommandLine(prospects=Path("leads.csv")))) == []


def test_a_check_of_a_sequence_that_fails_is_an_error_and_the_findings_stay(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(sequence: Sequence) -> Iterator[Flag]:
        raise ValueError(sequence.title)

    rules = (
        Rule(id="crash", group="sequence", title="Crash", check=crash),
        Rule(id="steps", group="sequence", title="Steps", check=steps),
    )
    monkeypatch.setattr(packs, "load", lambda: packs.Catalogue(rules))
    write(here, {"seq/a.md": FIRST, "seq/b.md": SECOND.format(4)})
    report = check([Path("seq")])
    assert [str(error) for error in report.errors] == [
        "seq/a.md:4: rule 'crash' failed: ValueError: seq; the other rules were checked"
    ]
    assert [finding.rule for finding in report.findings] == ["steps"]


def test_an_allow_in_a_step_holds_for_findings_on_its_timing(here: Path) -> None:
    allowed = SECOND.replace("step: 2", "step: 2\nallow: steps because the fair is on Monday").format(4)
    write(here, {"seq/a.md": FIRST, "seq/b.md": allowed})
    assert said(check([Path("seq")])) == []


def test_every_alternative_of_spintax_is_read(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def loud(mail: Mail) -> Iterator[Flag]:
        for found in re.finditer(r"\b[A-Z]{4,}\b", mail.body):
            yield Flag(Span(*found.span()), "shouts")
        yield Flag(None, "is a mail")

    rules = (Rule(id="loud", group="shape", title="Loud", check=loud),)
    monkeypatch.setattr(packs, "load", lambda: packs.Catalogue(rules))
    write(here, {"t.md": "Hi {{first_name}},\n\n{QUICK note|Some WORDS {here|THERE}} on gates. LOUD end.\n"})
    assert said(check([Path("t.md")])) == [
        "t.md:1:1 loud '' is a mail",
        "t.md:3:2 loud 'QUICK' shouts",
        "t.md:3:18 loud 'WORDS' shouts",
        "t.md:3:30 loud 'THERE' shouts",
        "t.md:3:48 loud 'LOUD' shouts",
    ]
