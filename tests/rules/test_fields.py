"""Rules about merge fields: what their pages do not show."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from pitchlint.config import CommandLine
from pitchlint.finding import Finding
from pitchlint.run import check

RULES = ("foreign-field", "malformed-field", "missing-fallback", "unfilled-slot", "unknown-field")


def found(
    tmp_path: Path, text: str, name: str = "a.md", listing: str | None = None, dialect: str | None = None
) -> list[Finding]:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    prospects = None
    if listing is not None:
        prospects = tmp_path / "leads.csv"
        prospects.write_text(listing, encoding="utf-8")
    report = check([file], CommandLine(select=RULES, isolated=True, prospects=prospects, dialect=dialect))
    assert not report.errors
    return [finding for finding in report.findings if finding.path == file.as_posix()]


def said(findings: list[Finding]) -> list[tuple[str, str, str]]:
    return [(finding.rule, finding.severity, " ".join(finding.text.split())) for finding in findings]


def fixed(finding: Finding) -> list[str]:
    return [edit.text for edit in finding.fix.edits] if finding.fix else []


@pytest.mark.parametrize(
    ("tag", "better"),
    [
        ("{{first_name}", "{{first_name}}"),
        ("{first_name}}", "{{first_name}}"),
        ("{{{first_name}}", "{{first_name}}"),
        ("{{first_name}}}", "{{first_name}}"),
        ("{{first_name", "{{first_name}}"),
        ("{{first_name]]", "{{first_name}}"),
        ("{{\u00a0first_name}}", "{{ first_name}}"),
        ("{{first_name | default: “there”}}", '{{first_name | default: "there"}}'),
        ("{{<b>first_name</b>}}", "{{first_name}}"),
    ],
)
def test_a_broken_tag_is_mended(tmp_path: Path, tag: str, better: str) -> None:
    findings = found(
        tmp_path, f"Hi {tag}, you\n\nYour depot in {{{{city}}}} runs two shifts at {{{{company}}}}.\n\nTom\n"
    )
    assert said(findings) == [("malformed-field", "error", " ".join(tag.split()))]
    assert fixed(findings[0]) == [better]


@pytest.mark.parametrize(
    ("tag", "better"), [("*|FNAME|", "*|FNAME|*"), ("*|FNAME*", "*|FNAME|*"), ("%FIRSTNAME%%", "%FIRSTNAME%"),
                        ("[First Name}", "[First Name]"), ("[[First Name]", "[First Name]")]
)  # fmt: skip
def test_a_broken_tag_of_other_signs(tmp_path: Path, tag: str, better: str) -> None:
    findings = found(tmp_path, f"Hi {tag}, who plans the second shift?\n\nTom\n")
    assert said(findings) == [("malformed-field", "error", tag)]
    assert fixed(findings[0]) in ([better], [f"[[{better[1:-1]}]]"])


def test_formatting_inside_a_tag_of_an_html_file(tmp_path: Path) -> None:
    html = "<p>Hi {{<b>first</b>_name}}, {{<span>city</span>}} and {{&nbsp;company}} {{title}}</p><p>Tom</p>"
    findings = found(tmp_path, html, "a.html")
    assert [(finding.rule, finding.text.replace("\xa0", " ")) for finding in findings] == [
        ("malformed-field", "{{first_name}}"),
        ("malformed-field", "{{city}}"),
        ("malformed-field", "{{ company}}"),
    ]
    assert html[findings[0].column - 1 :].startswith("{{<b>first")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{Hi|Hello {{first_name}}, you", "{Hi|Hello {{first_name}}, you"),
        ("Hi|Hello} {{first_name}}, you", "Hi|Hello}"),
        ("{Hi|Hello}} {{first_name}}", "{Hi|Hello}}"),
        ("{{RANDOM | Hi | Hello} {{first_name}}", "{{RANDOM | Hi | Hello}"),
        ("{% spin %}{% variation %}Hi{% variation %}Hello {{first_name}}", "{% spin %}"),
        ("{a|" * 12 + "b" + "|c}" * 12, "{a|" * 12 + "b" + "|c}" * 12),
        ("{a|" * 12 + "b" + "|c}" * 11, None),
        ("Hi {{first_name}}, {% if city %}x", "{% if city %}"),
        ("Hi {{first_name}}, x{{/if}}", "{{/if}}"),
        ("Hi *|FNAME|*, x*|END:IF|*", "*|END:IF|*"),
    ],
)
def test_bad_spintax_and_conditions(tmp_path: Path, text: str, words: str | None) -> None:
    findings = [one for one in found(tmp_path, text + "\n\nWho plans it?\n\nTom\n") if one.rule == "malformed-field"]
    assert findings
    assert all(finding.severity == "error" for finding in findings)
    assert words is None or words in [finding.text for finding in findings]


@pytest.mark.parametrize(
    "text",
    [
        "Sam | Depots | York",
        "Hi {{first_name}}, see a set of b | c { as drawn",
        "{Hi|Hello} {{first_name}}, {one {two|three}|four}",
        "{{RANDOM | Hi | Hello {{firstName}} }}, you",
        "{% spin %}{% variation %}Hi{% variation %}Hello{% endspin %} {{firstName}}",
        '{ "json": 1 } is what it wrote',
        "{% if city %}{% if title %}x{% endif %}{% else %}y{% endif %}",
        "{% for row in rows %}{{row}}{% endfor %}",
        "*|IFNOT:CITY|*x*|END:IF|* *|INTERESTED:a|*y*|END:INTERESTED|*",
    ],
)
def test_sound_templates(tmp_path: Path, text: str) -> None:
    assert [
        one for one in said(found(tmp_path, text + "\n\nWho plans it?\n\nTom\n")) if one[0] != "missing-fallback"
    ] == []


def test_prose_in_braces(tmp_path: Path) -> None:
    text = "Hi {{firstName}},\n\nDoes one of these suit: {{insert three dates}}?\n\nTom\n"
    assert said(found(tmp_path, text)) == [("unfilled-slot", "info", "{{insert three dates}}")]
    declared = f"---\ndialect: instantly\n---\n{text}"
    assert said(found(tmp_path, declared)) == [("malformed-field", "error", "{{insert three dates}}")]
    assert said(found(tmp_path, text, dialect="instantly")) == [("malformed-field", "error", "{{insert three dates}}")]
    sent = f"---\ndialect: instantly\nstatus: ready\n---\n{text}"
    assert said(found(tmp_path, sent)) == [("unfilled-slot", "error", "{{insert three dates}}")]


SLOTS = "Hi [First Name],\n\nWho plans the second shift at [Company]?\n\nTom\n"


def test_bracket_slots_are_fields_of_a_template(tmp_path: Path) -> None:
    assert found(tmp_path, SLOTS) == []
    assert found(tmp_path, SLOTS, listing="first_name,company\nDana,Norvick\n") == []
    assert said(found(tmp_path, SLOTS, listing="first_name,city\nDana,York\n")) == [
        ("unknown-field", "error", "[Company]")
    ]
    assert found(tmp_path, "---\nstep: 2\nto: '{{email}}'\n---\n" + SLOTS) == []


def test_a_slot_that_nearly_names_a_column(tmp_path: Path) -> None:
    text = "Hi [First Name],\n\nWho plans the second shift at [Compnay], [their news]? [Depot line]\n\nTom\n"
    findings = found(tmp_path, text, listing="First Name,Company,Depot line\nDana,Norvick,Two.\n")
    assert said(findings) == [("unknown-field", "error", "[Compnay]")]
    assert fixed(findings[0]) == ["[Company]"]


def test_bracket_slots_are_unfilled_in_a_draft_that_is_sent(tmp_path: Path) -> None:
    slots = [("unfilled-slot", "error", "[First Name]"), ("unfilled-slot", "error", "[Company]")]
    assert said(found(tmp_path, "---\nto: dana@norvick.example\n---\n" + SLOTS)) == slots
    assert said(found(tmp_path, "---\nstatus: ready\n---\n" + SLOTS)) == slots
    listing = "first_name,email\nDana,dana@norvick.example\n"
    assert said(found(tmp_path, "---\nto: dana@norvick.example\n---\n" + SLOTS, listing=listing)) == slots


def test_one_fault_one_finding(tmp_path: Path) -> None:
    text = "Hi {{first_name}},\n\nHow does *|COMPNAY|* plan the shifts of {{city}, {{companny}}?\n\nTom\n"
    listing = "first_name,company,city\nDana,Norvick,York\n"
    assert said(found(tmp_path, text, listing=listing)) == [
        ("foreign-field", "error", "*|COMPNAY|*"),
        ("malformed-field", "error", "{{city}"),
        ("unknown-field", "error", "{{companny}}"),
    ]


def test_the_fix_of_a_field_that_is_called_otherwise(tmp_path: Path) -> None:
    text = "Hi {{firstName|there}},\n\nHow does {{ company_name }} plan {{depotcity}}?\n\nTom\n"
    findings = found(tmp_path, text, listing="first_name,company,depot_city\nDana,Norvick,York\n")
    assert [(one.rule, fixed(one)) for one in findings] == [
        ("unknown-field", ["{{first_name|there}}"]),
        ("unknown-field", ["{{ company }}"]),
        ("unknown-field", ["{{depot_city}}"]),
    ]


@pytest.mark.parametrize(
    ("dialect", "first", "company"),
    [
        ("hubspot", "{{contact.firstname}}", "{{company.name}}"),
        ("hubspot", "{{ contact.firstname }}", "{{ contact.company }}"),
        ("hubspot", "{{ personalization_token('contact.firstname', 'there') }}", "{{company.name}}"),
        ("salesforce", "{!Contact.FirstName}", "{!Account.Name}"),
        ("lightning", "{{{Recipient.FirstName}}}", "{{{Recipient.Company}}}"),
        ("pardot", "{{Recipient.FirstName}}", "{{Recipient.Company}}"),
        ("marketo", "{{lead.First Name}}", "{{company.Company Name}}"),
        ("marketo", "{{lead.First Name:default=friend}}", "{{lead.Company Name}}"),
        ("outreach", "{{first_name}}", "{{account.name}}"),
        ("outreach", "{{prospect.first_name}}", "{{company}}"),
        ("customerio", "{{customer.first_name}}", "{{customer.company}}"),
        ("klaviyo", "{{ person.first_name }}", "{{ organization }}"),
        ("klaviyo", "{{ first_name|default:'there' }}", "{{ person.organization }}"),
        ("salesloft", "{{first_name}}", "{{company}}"),
        ("apollo", "{{first_name}}", "{{company}}"),
        ("bluetick", "{{ contact.first_name }}", "{{ contact.company }}"),
        ("quickmail", "{{prospect.first_name}}", "{{company.name}}"),
        ("quickmail", "{{prospect.first_name}}", "{{prospect.company}}"),
        ("mailchimp", "*|FNAME|*", "*|COMPANY|*"),
        (None, "{{contact.firstname}}", "{{company.name}}"),
        (None, "{{lead.First Name}}", "{{lead.Company Name}}"),
    ],
)
def test_a_tools_own_objects_are_the_columns_of_the_list(
    tmp_path: Path, dialect: str | None, first: str, company: str
) -> None:
    text = f"Hi {first},\n\nDo the gates at {company} jam?\n\nTom\n"
    for listing in ("first_name,company\nDana,Norvick\n", "First Name,Company Name\nDana,Norvick\n"):
        findings = found(tmp_path, text, listing=listing, dialect=dialect)
        assert [one for one in said(findings) if one[0] != "missing-fallback"] == []


@pytest.mark.parametrize(
    ("dialect", "tag", "better"),
    [
        ("hubspot", "{{contact.frist_name}}", "{{contact.firstname}}"),
        ("hubspot", "{{contact.fleetsize}}", None),
        ("hubspot", "{{contact.first_name}}", "{{contact.firstname}}"),
        ("salesforce", "{!Contact.FristName}", "{!Contact.FirstName}"),
        ("marketo", "{{lead.Frist Name}}", "{{lead.First Name}}"),
        ("customerio", "{{customer.frist_name}}", "{{customer.first_name}}"),
        ("klaviyo", "{{ person.depot_citty }}", "{{ person.depot_city }}"),
        ("instantly", "{{frist_name}}", "{{first_name}}"),
        ("smartlead", "{{frist_name}}", "{{first_name}}"),
        ("woodpecker", "{{FRIST_NAME}}", "{{FIRST_NAME}}"),
        ("salesloft", "{{depot_citty}}", "{{depot_city}}"),
    ],
)
def test_the_fix_writes_what_the_message_says(tmp_path: Path, dialect: str, tag: str, better: str | None) -> None:
    text = f"Hi {tag},\n\nWho plans the second shift?\n\nTom\n"
    listing = "first_name,company,depot_city\nDana,Norvick,York\n"
    (finding,) = (one for one in found(tmp_path, text, listing=listing, dialect=dialect) if one.rule == "unknown-field")
    assert fixed(finding) == ([better] if better else [])
    if better:
        assert finding.advice == f"write {better}"
        again = found(tmp_path, text.replace(tag, better), listing=listing, dialect=dialect)
        assert [one for one in again if one.rule == "unknown-field"] == []


@pytest.mark.parametrize(
    ("dialect", "tag", "better"),
    [
        ("hubspot", "*|FNAME|*", "{{ contact.firstname }}"),
        ("mailchimp", "{{first_name|there}}", "*|IF:FNAME|**|FNAME|**|ELSE:|*there*|END:IF|*"),
        ("salesforce", "{{first_name | default: 'there'}}", '{!NULLVALUE(Contact.FirstName, "there")}'),
        ("lightning", "{!Contact.FirstName}", "{{{Recipient.FirstName}}}"),
        ("marketo", "%%First Name%%", "{{lead.First Name}}"),
        ("woodpecker", "{FIRST_NAME}", "{{FIRST_NAME}}"),
        ("reply", "<%= first_name %>", "{{FirstName}}"),
        ("instantly", "{!Contact.FirstName}", "{{firstName}}"),
        ("klaviyo", "{{first_name: there}}", "{{ first_name|default:'there' }}"),
        ("salesloft", "{{first_name|there}}", None),
    ],
)
def test_foreign_fields_are_written_anew(tmp_path: Path, dialect: str, tag: str, better: str | None) -> None:
    findings = found(tmp_path, f"Hi {tag},\n\nWho plans the second shift?\n\nTom\n", dialect=dialect)
    assert said(findings) == [("foreign-field", "error", tag)]
    assert [one.replace("{{ ", "{{").replace(" }}", "}}") for one in fixed(findings[0])] == (
        [better.replace("{{ ", "{{").replace(" }}", "}}")] if better else []
    )


@pytest.mark.parametrize("unit", ["{{a}", "{a|", "{% spin %}", "{% if a %}", "|a}", "{{#else}}", "{a|b}}", "[A}"])
def test_time_is_linear(tmp_path: Path, unit: str) -> None:
    start = time.perf_counter()
    found(tmp_path, "Hi {{first_name}}, " + unit * (60_000 // len(unit)))
    assert time.perf_counter() - start < 10
