"""register-name: legal forms in running text, and where they belong."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from pitchlint import Draft, Flag, Mail, Passage, Source
from pitchlint_rules.register_name import RULE


def letter(text: str, record: Mapping[str, str] | None = None, kind: str = "first") -> Mail:
    body = f"Hi Dana,\n\n{text}\n\nBest,\nTom\nReed Printing, Inc.\n"
    source = Source("a.md", body)
    draft = Draft(source, Passage.verbatim(body, 0, len(body)), kind=kind, prospect=record or {})
    return Mail(draft, prospect=record or {})


def names(text: str, record: Mapping[str, str] | None = None) -> list[str]:
    mail = letter(text, record)
    return [mail.quote(flag.span) for flag in RULE.check(mail) if flag.span]


def mended(text: str, record: Mapping[str, str] | None = None) -> tuple[str, str]:
    """The text after the edit of the one flag, and how safe it is."""
    mail = letter(text, record)
    [flag] = RULE.check(mail)
    assert isinstance(flag, Flag)
    assert flag.fix is not None
    [edit] = flag.fix.edits
    after = mail.body[: edit.span.start] + edit.text + mail.body[edit.span.end :]
    return after.split("\n\n")[1], flag.fix.applicability


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Who re-keys orders at Acme Soft, Inc. by hand?", "Acme Soft, Inc."),
        ("Who re-keys orders at Acme Soft Inc by hand?", "Acme Soft Inc"),
        ("The drivers of Brightwater Logistics LLC wait.", "Brightwater Logistics LLC"),
        ("Lumenor GmbH's drivers wait.", "Lumenor GmbH"),
        ("We saw Hohenfeld Automotive GmbH & Co. KG in the paper.", "Hohenfeld Automotive GmbH & Co. KG"),
        ("We saw Fujian Spice Export Co., Ltd. in the paper.", "Fujian Spice Export Co., Ltd."),
        ("Bins at Casa Bonfiglio S.r.l. stand open.", "Casa Bonfiglio S.r.l."),
        ("Bins at Halvorsen & Sons Ltd stand open.", "Halvorsen & Sons Ltd"),
        ("Bins at Trounson Limited stand open.", "Trounson Limited"),
        ("When Acme Corp, Inc. moved, who packed?", "Acme Corp, Inc."),
        ("Sakura Foods K.K. moved in May.", "Sakura Foods K.K."),
    ],
)
def test_registered_names(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "A Texas LLC files in May.",
        "Is it an Ohio LLC or a Ltd?",
        "Your LLC files in May.",
        "You made the Inc. 5000 in May.",
        "Acme's Inc. 5000 rank rose.",
        "Seats Limited to nine this year.",
        "Your VP Corp Dev wrote in May.",
        "Who audits your Siemens PLC at night?",
        "Halcyon Underwriting Ltd is authorised and regulated by the FCA.",
        "Cheques are payable to Reed Printing, Inc. as before.",
        "Registered in England: Reed Printing Ltd, no. 0123.",
        "Reed Printing Ltd, 12 Dock Street, Hull",
        "Reed Printing Ltd | reed.example",
        "The incident was limited to one gate.",
    ],
)
def test_forms_that_are_no_name_in_running_text(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("company", "text", "after", "safety"),
    [
        ("Nordfjord Sjømat AS", "Vans of Nordfjord Sjømat AS wait.", "Vans of Nordfjord Sjømat wait.", "safe"),
        ("Grünwald Technik AG", "At Grünwald Technik AG, who drives?", "At Grünwald Technik, who drives?", "safe"),
        ("Ford Supply Co.", "Four vans wait at Ford Supply Co.", "Four vans wait at Ford Supply.", "safe"),
        ("Acme Holdings, Inc.", "Who at Acme Holdings, Inc. pays?", "Who at Acme pays?", "unsafe"),
        ("Acme", "Who at Acme Holdings, Inc. pays?", "Who at Acme pays?", "safe"),
        ("Acme, Inc.", "I rang Acme, Inc. Nobody answered.", "I rang Acme. Nobody answered.", "unsafe"),
        ("Acme, Inc.", "Who at Acme Inc. pays?", "Who at Acme pays?", "safe"),
        ("Acme Inc", "Who reads Acme, Inc.'s bills?", "Who reads Acme's bills?", "safe"),
    ],
)
def test_the_record_and_the_edit(company: str, text: str, after: str, safety: str) -> None:
    assert mended(text, {"company": company}) == (after, safety)


def test_the_spoken_name_of_the_list() -> None:
    record = {"company": "Acme", "registered_company": "Acme Global Holdings, Inc."}
    assert mended("Who at Acme Global Holdings, Inc. pays?", record) == ("Who at Acme pays?", "safe")
    assert names("Who at Acme pays?", record) == []


@pytest.mark.parametrize("kind", ["reply", "customer", "other"])
def test_only_outreach(kind: str) -> None:
    assert list(RULE.check(letter("Who at Acme, Inc. pays?", kind=kind))) == []
