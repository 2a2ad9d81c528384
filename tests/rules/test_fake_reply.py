"""fake-reply: marks of many programs, and what makes a reply real."""

from __future__ import annotations

import pytest

from pitchlint import Draft, Flag, Mail, Passage, Source
from pitchlint_rules.fake_reply import RULE
from pitchlint_rules.kinds import kind_of

PITCH = (
    "Dear Lee,\n\nMy name is Ines Brandt, and I am the founder of Lidlock. We make lids for bins that lock with one "
    "hand, and we help bakeries keep foxes out of their yards.\n\nMost bakeries in Hull find their bins torn open "
    "twice a week, and pay a fine for the mess.\n\nI would like to introduce our lids to you. Are you open to a short "
    "call about your bins?\n\nInes Brandt\n"
)


def flags(
    subject: str,
    body: str = PITCH,
    *,
    kind: str | None = None,
    step: int | None = None,
    headers: dict[str, str] | None = None,
    earlier: tuple[Mail, ...] = (),
) -> list[Flag]:
    source = Source("a.md", f"{subject}\n{body}")
    draft = Draft(
        source,
        Passage.verbatim(source.text, len(subject) + 1, len(source.text)),
        Passage.verbatim(source.text, 0, len(subject)),
        kind=kind,
        step=step,
        headers=headers or {},
    )
    return list(RULE.check(Mail(draft, earlier=earlier, judge_kind=kind_of)))


def marked(subject: str) -> list[str]:
    return [subject[flag.span.start : flag.span.end] for flag in flags(subject, kind="first") if flag.span]


@pytest.mark.parametrize(
    ("subject", "mark"),
    [
        ("Re: your bins", "Re:"),
        ("RE:your bins", "RE:"),
        ("re : your bins", "re :"),
        ("  Fwd: your bins", "Fwd:"),
        ("FW: your bins", "FW:"),
        ("Re: Re: Fwd: your bins", "Re: Re: Fwd:"),
        ("Re[2]: your bins", "Re[2]:"),
        ("RE (3): your bins", "RE (3):"),
        ("[EXT] Re: your bins", "Re:"),
        ("AW: your bins", "AW:"),
        ("WG: your bins", "WG:"),
        ("Re: {{company}}", "Re:"),
        ("Re:", "Re:"),
    ],
)
def test_marks(subject: str, mark: str) -> None:
    assert marked(subject) == [mark]


@pytest.mark.parametrize(
    "subject",
    [
        "Recycling: your bins",
        "RE/MAX: your bins",
        "your bins, re: the foxes",
        "Regarding your bins",
        "Re your bins",
        "Forward: march",
        "",
    ],
)
def test_other_colons(subject: str) -> None:
    assert marked(subject) == []


def test_what_says_so_decides_how_grave_it_is() -> None:
    assert [flag.severity for flag in flags("Re: bins", kind="first")] == [None]
    assert [flag.severity for flag in flags("Re: bins", step=1)] == [None]
    assert [flag.severity for flag in flags("Re: bins")] == ["warning"]
    assert "step 1" in flags("Re: bins", step=1)[0].message


@pytest.mark.parametrize("kind", ["follow_up", "reply", "customer", "other"])
def test_other_kinds(kind: str) -> None:
    assert flags("Re: bins", kind=kind) == []


def test_a_step_that_follows() -> None:
    assert flags("Re: bins", step=2) == []
    source = Source("a.md", PITCH)
    first = Mail(Draft(source, Passage.verbatim(PITCH, 0, len(PITCH)), step=1))
    assert flags("Re: bins", step=2, earlier=(first,)) == []


def test_a_real_thread() -> None:
    assert flags("Re: bins", PITCH + "\n> Does it fit?\n", kind="first") == []
    assert flags("Re: bins", kind="first", headers={"in-reply-to": "<1@crumb.example>"}) == []
    assert flags("Re: bins", kind="first", headers={"references": "<1@crumb.example>"}) == []


def test_a_short_answer_is_not_taken_for_a_first_mail() -> None:
    assert flags("Re: invoice", "Hi Lou,\n\nThanks, paid this morning.\n\nIda\n") == []


def test_the_edit_leaves_the_subject() -> None:
    subject = "Re: Fwd: your bins"
    [flag] = flags(subject, kind="first")
    assert flag.fix is not None
    [edit] = flag.fix.edits
    assert subject[: edit.span.start] + edit.text + subject[edit.span.end :] == "your bins"
    [bare] = flags("Re:", kind="first")
    assert bare.fix is None
