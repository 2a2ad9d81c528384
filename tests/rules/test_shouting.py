"""shouting: which capitals are emphasis, which marks are too many."""

from __future__ import annotations

from functools import cache

import pytest

from pitchlint import Draft, Flag, Mail, Passage, Source
from pitchlint.phrases import Matcher
from pitchlint_rules.shouting import LIST, RULE


@cache
def matcher() -> Matcher:
    return Matcher((LIST,))


def letter(text: str, subject: str = "", kind: str = "first") -> Mail:
    body = f"Hi Dana,\n\n{text}\n\nTom\n"
    source = Source("a.md", f"{subject}\n{body}")
    draft = Draft(
        source,
        Passage.verbatim(source.text, len(subject) + 1, len(source.text)),
        Passage.verbatim(source.text, 0, len(subject)),
        kind=kind,
        prospect={"company": "ZERO Brewing"},
    )
    return Mail(draft, matcher=matcher(), prospect=draft.prospect)


def words(text: str, subject: str = "", kind: str = "first") -> list[str]:
    mail = letter(text, subject, kind)
    return [mail.quote(flag.span) for flag in RULE.check(mail) if flag.span]


def each(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


SHOUTED = each("""
We do this for |FREE| until May.
You will |NEVER| wait again.
Act |NOW|, the yard is empty.
It is |NOT| a scan.
|ONLY $119| for the lot.
This is |HUGE| for your yard.
|ABSOLUTELY FREE|, for a week.
We send the count |EVERY| Friday.
A |BIG DISCOUNT| on lids.
It |DOESN'T| lock.
|THE LIDS FOR ALL BINS| are here.
Your bins, |YOUR| foxes.
Who pays for the mess|!!|
Who pays for the mess|?!|
Our lids lock|! !|
""")


@pytest.mark.parametrize("line", SHOUTED)
def test_shouted(line: str) -> None:
    before, loud, after = line.split("|")
    loud = loud.split(" $")[0]
    assert words(before + line.split("|")[1] + after) == [loud]


CALM = each("""
We do this for free until May.
Your CRM, ERP and WMS disagree.
The NHS and HMRC both ask for it.
Reply FREE and I'll send it.
Text NOW to 40404.
Just say MORE.
The file is called NEW.
The sign says "FREE COFFEE" and nobody comes.
Our NEW YORK office and BEST BUY agree.
The TRUE/FALSE column is empty.
Your ISO 9001 audit is in May!
AM or PM, WHO codes, US law, IT staff.
ZERO fills bottles in May.
The FREE-TRADE zone and the FREE_TIER flag.
WHAT IT COSTS: two days a month.
""")


@pytest.mark.parametrize("line", CALM)
def test_calm(line: str) -> None:
    assert words(line) == []


def test_headings_are_calm() -> None:
    assert words("It leaks.\n\nWHAT YOU GET\n\nA lid.") == []
    assert words("It leaks.\n\nWHAT YOU GET!\n\nA lid.") == ["WHAT YOU GET"]


def test_the_subject() -> None:
    assert words("It leaks.", "lids for FREE") == ["FREE"]
    assert words("It leaks.", "LIDS FOR FREE") == [], "all capitals is the rule subject's"
    assert words("It leaks.", "lids 🦊") == ["🦊"]
    assert words("It leaks.", "⚠️ lids") == ["⚠️"]
    assert words("It leaks.", "lids → bins, 20 °C, Dana™") == []
    assert words("It leaks. 🙂", "lids") == []


def test_marks() -> None:
    assert words("A lid! A lock! A fox!") == []
    assert words("A lid! A lock! A fox! A bin!") == ["!"]
    assert len(list(RULE.check(letter("A lid! A lock!"), most=1))) == 1


@pytest.mark.parametrize("kind", ["reply", "customer", "other"])
def test_only_outreach(kind: str) -> None:
    assert words("It is FREE!!", kind=kind) == []


def edited(mail: Mail, flag: Flag) -> str:
    assert flag.fix is not None
    [edit] = flag.fix.edits
    text = mail.text(edit.span.of)
    return text[: edit.span.start] + edit.text + text[edit.span.end :]


def test_edits() -> None:
    for text, calm in (
        ("It is FREE now.", "It is free now."),
        ("It leaks. NEVER again.", "It leaks. Never again."),
        ("It leaks !!", "It leaks."),
        ("It leaks?!", "It leaks?"),
    ):
        mail = letter(text)
        [flag] = RULE.check(mail)
        assert calm in edited(mail, flag)
    mail = letter("It leaks.", "lids for you !!")
    [flag] = RULE.check(mail)
    assert edited(mail, flag) == "lids for you"


def test_an_acronym_beside_it_is_left_to_the_writer() -> None:
    [flag] = RULE.check(letter("A FREE SEO audit."))
    assert flag.fix is None
    assert "FREE SEO" in flag.message
