"""`--redact`: no format shows whom the mails go to."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchlint import reporters
from pitchlint.commands.redact import _names

FIRST = """---
subject: Ostrowski and the dock
prospect:
  name: Brian Ostrowski
  company: Hollis Freight Inc
  email: b.ostrowski@hollisfreight.example
---
Hi Brain,

We leverage synergies for Holis, and Brian Ostrowski knows it. Mail b.ostrowski@hollisfreight.example.
I know you're busy, brian, but HOLLIS FREIGHT will be our best-in-class partner.

Kelly
"""
EML = """From: Kelly Marsh <kelly@vantive.example>
To: Zoltan Kerekes <zoltan@quarryworks.example>
Subject: zoltan, quick question

Hi Zoltán,

Just following up, Kerekes. Did you get my last mail? We leverage synergies at QuarryWorks.

Kelly
"""
TEMPLATE = """# Email 1 for Ingeborg

Hi {{first_name}},

We are a world-class partner of {{company}}, and Ingeborg Thorvald loves our cutting-edge platform.

Kelly
"""
LEADS = (
    "first_name,last_name,company,email\nINGEBORG,Thorvald,Fjellstad AS,ingeborg@fjellstad.example\nOla,,Fjellstad,\n"
)
HIDDEN = re.compile(
    "brian|brain|ostrowski|hollis|holis|zolt[aá]n|kerekes|quarryworks|ingeborg|thorvald|fjellstad|@(?!x)", re.I
)


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pitchlint: Callable[..., Any]) -> Callable[..., Any]:
    monkeypatch.chdir(tmp_path)
    files = {"one.md": FIRST, "two.eml": EML, "three.md": TEMPLATE, "leads.csv": LEADS}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    given = ("check", *files, "--prospects", "leads.csv", "--no-cache", "--show", "info", "--show", "source")
    return lambda *arguments: pitchlint(*given, *arguments)


def written(check, *arguments: str) -> dict[str, str]:
    """What a run writes in every format, and under "" what it prints."""
    ran = check("-v", *arguments, *(word for form in reporters.FORMATS for word in ("-o", f"{form}=out.{form}")))
    texts = {form: Path(f"out.{form}").read_text(encoding="utf-8") for form in reporters.FORMATS}
    # pages of rules have names of their own
    texts["sarif"] = re.sub(r"(?s)\"help\": \{.*?\n {12}\}", "", texts["sarif"])
    return {**texts, "": ran.out + ran.err}


def test_no_format_shows_a_name(check) -> None:
    shown, hidden = written(check), written(check, "--redact")
    assert {form: HIDDEN.findall(text) for form, text in hidden.items()} == {form: [] for form in hidden}
    assert [form for form, text in shown.items() if not HIDDEN.search(text)] == ["markdown"]


def test_what_is_found_stays_found(check) -> None:
    shown, hidden = (
        check("--format", "concise").out.splitlines(),
        check("--format", "concise", "--redact").out.splitlines(),
    )
    assert [line.split(" ")[:3] for line in shown] == [line.split(" ")[:3] for line in hidden]
    joined = "\n".join(hidden)
    assert "misspells the name of the reader: “[name]”, while the record has “[name]”; write “[name]”" in joined


def test_markdown_is_for_others_to_read_so_it_never_shows_names(check) -> None:
    assert not HIDDEN.search(check("--format", "markdown").out)
    ran = check("-o", "markdown=summary.md", "--format", "concise")
    assert HIDDEN.search(ran.out)
    assert not HIDDEN.search(Path("summary.md").read_text(encoding="utf-8"))


def test_a_patch_is_the_words_of_the_file_so_nothing_can_be_left_out(check) -> None:
    ran = check("--diff", "--redact")
    assert (ran.code, ran.out) == (2, "")
    assert "--redact" in ran.err


NAMES = _names(
    [("name", "Will van Dyke"), ("company", "The Home Depot"), ("company", "Apple Inc"), ("first_name", "Dana-Marie"),
     ("last_name", "O'Brien"), ("phone", "+49 30 1234567"), ("website", "https://www.acme.example/team")]
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Will van Dyke said so", "[name] said so"),
        ("ask Will’s friend WILL", "ask [name]’s friend [name]"),
        ("it will be “will, are you there”", "it will be “[name], are you there”"),
        ("“a van”, Dyke", "“a van”, [name]"),
        ("The Home Depot, the home", "[company], the home"),
        ("Apple and apple", "[company] and apple"),
        ("Dana-Marie O'Brien, Dana Marie, OBrien", "[name], [name], OBrien"),
        ("call +49 30 1234567 or www.acme.example/team", "call +[address] or www.[address]"),
        ("x.y@z.example", "[email]"),
        ("already [name] and [company]", "already [name] and [company]"),
    ],
)
def test_what_is_a_name(text: str, masked: str) -> None:
    assert NAMES.masked(text, everywhere=False) == masked


@given(st.text(st.sampled_from("Will ap\nel-'’.@“”[]namecody"), max_size=60))
def test_masking_twice_changes_nothing_more(text: str) -> None:
    once = NAMES.masked(text)
    assert NAMES.masked(once) == once


def test_a_name_that_is_a_word_of_the_label_is_no_trouble() -> None:
    odd = _names([("name", "Name Company"), ("company", "Email")])
    assert odd.masked("Name Company of Email") == "[name] of [company]"
    assert odd.masked("[name] of [company]") == "[name] of [company]"


def test_a_long_list_is_quick() -> None:
    many = _names([("name", f"Ann{number} Lee{number}") for number in range(20_000)])
    assert many.masked("Ann19999 Lee19999 and Ann7") == "[name] and [name]"
