"""Which dialect a draft is in, and names of dialects that do not exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from pitchlint.config import CommandLine, ConfigError, Configs
from pitchlint.draft import Draft, Passage, Source
from pitchlint.fields import find_fields
from pitchlint.fields.dialect import dialect_named, dialects_of
from pitchlint.fields.dialects import TOOLS
from pitchlint.mail import Mail, Team
from pitchlint.packs import NO_RULES
from pitchlint.readers import ReadError, read


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("hubspot", "hubspot"),
        ("HubSpot", "hubspot"),
        ("Reply.io", "reply"),
        ("snov.io", "snov"),
        ("Email Bison", "emailbison"),
        ("customer.io", "customerio"),
        ("Salesforce Classic", "salesforce"),
        ("Salesforce Lightning", "lightning"),
        ("Marketing Cloud", "marketingcloud"),
        ("Jinja2", "jinja"),
        ("plain brackets", "brackets"),
        ("hubspt", None),
        ("", None),
    ],
)
def test_names(word: str, name: str | None) -> None:
    assert dialect_named(word) == name


@pytest.mark.parametrize(
    ("text", "dialects"),
    [
        ("plain", frozenset()),
        ("[a slot to fill in]", frozenset()),
        ("{{first_name}}", TOOLS["{{a}}"]),
        ("{{first_name}} {{company}} *|FNAME|*", TOOLS["{{a}}"]),
        ("*|FNAME|* {{first_name}}", frozenset({"mailchimp"})),
        ("{{first_name}} {{#if city}}x{{#else}}y{{#endif}}", frozenset({"apollo"})),
        ("{{firstName}} {{city|town}}", frozenset({"instantly", "lemlist", "mailsuite"})),
        ("[First Name] [Company] {{first_name}}", frozenset({"brackets"})),
        ("{{first_name}}, [City]", TOOLS["{{a}}"]),
        ("{{first_name}, [City]", frozenset({"brackets"})),  # the first is broken
    ],
)
def test_most_tags_tell(text: str, dialects: frozenset[str]) -> None:
    assert dialects_of(None, find_fields(text)) == dialects


def mail(text: str, file: str = "", team: str = "", **settings: str) -> Mail:
    source = Source("a.md", file or text)
    return Mail(Draft(source, Passage.verbatim(text, 0, len(text)), settings=settings), Team(dialect=team))


def test_who_tells_first() -> None:
    text = "*|FNAME|*"
    assert mail(text, "", "apollo", dialect="Reply.io", export="lemlist").dialects == {"reply"}
    assert mail(text, "", "apollo", export="lemlist").dialects == {"apollo"}
    assert mail(text, export="lemlist").dialects == {"lemlist"}
    assert mail(text, export="unheard of").dialects == {"mailchimp"}
    assert mail(text).dialect == ""
    assert mail(text, "{{first_name}} {{city}} *|FNAME|*").dialects == TOOLS["{{a}}"]
    assert mail(text, "base64").dialects == {"mailchimp"}


def test_a_dialect_that_is_none_is_said_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"^--dialect: no dialect 'hubspt'; did you mean 'hubspot'\?$"):
        Configs(NO_RULES, CommandLine(dialect="hubspt"))
    file = tmp_path / "pitchlint.toml"
    for text, place in (('dialect = "apolo"', "1: "), ('\n[[per-file]]\npaths = ["a"]\ndialect = "apolo"', "4: ")):
        file.write_text(text)
        with pytest.raises(
            ConfigError, match=place + r"(\[per-file\] )?'dialect': no dialect 'apolo'; did you mean 'ap"
        ):
            Configs(NO_RULES).of(tmp_path / "a.md")


def test_a_told_dialect_reaches_the_mails(tmp_path: Path) -> None:
    (tmp_path / "pitchlint.toml").write_text('dialect = "Reply.io"\n[[per-file]]\npaths = ["b*"]\ndialect = "apollo"')
    assert Configs(NO_RULES).of(tmp_path / "a.md").team.dialect == "reply"
    assert Configs(NO_RULES).of(tmp_path / "b.md").team.dialect == "apollo"
    assert Configs(NO_RULES, CommandLine(dialect="HubSpot")).of(tmp_path / "b.md").team.dialect == "hubspot"


def test_a_dialect_that_is_none_in_front_matter() -> None:
    with pytest.raises(ReadError) as caught:
        read("a.md", b"---\nsubject: x\ndialect: hubspt\n---\nHi {{first_name}},\n\nText.\n")
    assert (caught.value.message, caught.value.line) == ("'dialect': no dialect 'hubspt'; did you mean 'hubspot'?", 3)
    (draft,) = read("a.md", b"---\ndialect: Reply.io\n---\nHi {{first_name}},\n\nText.\n").drafts
    assert draft.settings["dialect"] == "reply"
