"""Every dialect: field, fallback, condition and spintax where it has them, found at their exact places."""

from __future__ import annotations

import pytest

from pitchlint.fields import MASK, find_fields, mask
from pitchlint.fields.dialects import DIALECTS, TOOLS

# dialect, tag, canonical name, fallback
VALUES = [
    ("hubspot", "{{ contact.firstname }}", "first_name", None),
    ("hubspot", "{{ personalization_token('contact.firstname', 'there') }}", "first_name", "there"),
    ("hubspot", "{{ personalization_token('contact.firstname') }}", "first_name", None),
    ("hubspot", "{{ company.name }}", "company", None),
    ("hubspot", "{{ owner.firstname }}", "sender_first_name", None),
    ("salesforce", "{!Contact.FirstName}", "first_name", None),
    ("salesforce", "{!Account.Name}", "company", None),
    ("salesforce", "{!Lead.Fleet_Size__c}", "fleet_size", None),
    ("salesforce", '{!NULLVALUE(Contact.FirstName, "there")}', "first_name", "there"),
    ("salesforce", '{!IF(ISBLANK(Contact.FirstName),"there",Contact.FirstName)}', "first_name", "there"),
    ("lightning", "{{{Recipient.FirstName}}}", "first_name", None),
    ("lightning", "{{{Sender.Name}}}", "sender_name", None),
    ("marketingcloud", "%%FirstName%%", "first_name", None),
    ("marketingcloud", "%%First Name%%", "first_name", None),
    ("marketingcloud", "%%=v(@firstName)=%%", "first_name", None),
    ("pardot", "%%first_name%%", "first_name", None),
    ("pardot", "{{Recipient.FirstName}}", "first_name", None),
    ("outreach", "{{first_name}}", "first_name", None),
    ("outreach", "{{account.name}}", "company", None),
    ("outreach", "{{account.custom6}}", "custom6", None),
    ("outreach", "{{sender.first_name}}", "sender_first_name", None),
    ("outreach", "{{custom150}}", "custom150", None),
    ("salesloft", "{{My.first_name}}", "sender_first_name", None),
    ("salesloft", "{{my.email_address}}", "sender_email", None),
    ("salesloft", "{{industry}}", "industry", None),
    ("apollo", "{{company}}", "company", None),
    ("apollo", "{{sender_first_name}}", "sender_first_name", None),
    ("instantly", "{{firstName}}", "first_name", None),
    ("instantly", "{{firstName|there}}", "first_name", "there"),
    ("instantly", "{{accountSignature}}", "signature", None),
    ("instantly", "{{ first_name | default: 'there' }}", "first_name", "there"),
    ("smartlead", "{{company_name}}", "company", None),
    ("smartlead", '{{first_name | default: "there"}}', "first_name", "there"),
    ("smartlead", "%signature%", "signature", None),
    ("lemlist", "{{icebreaker}}", "research", None),
    ("lemlist", "{{companyName|your company}}", "company", "your company"),
    ("woodpecker", "{{FIRST_NAME}}", "first_name", None),
    ("woodpecker", '{{FIRST_NAME | "there"}}', "first_name", "there"),
    ("woodpecker", "{{SNIPPET1}}", "snippet1", None),
    ("emailbison", "{FIRST_NAME}", "first_name", None),
    ("emailbison", "{SENDER_EMAIL_SIGNATURE}", "signature", None),
    ("mailshake", "{{first}}", "first_name", None),
    ("quickmail", "{{prospect.first_name}}", "first_name", None),
    ("quickmail", "{{inbox.name}}", "sender_name", None),
    ("quickmail", "{{ prospect.first_name | default: 'there' }}", "first_name", "there"),
    ("reply", "{{FirstName}}", "first_name", None),
    ("reply", "{{Title}}", "title", None),
    ("snov", "{{first_name: there}}", "first_name", "there"),
    ("smartreach", "{{first_name | capitalize}}", "first_name", None),
    ("bluetick", "{{ contact.cf.depot_count }}", "depot_count", None),
    ("plusvibe", "{{custom_first_line}}", "research", None),
    ("mailchimp", "*|FNAME|*", "first_name", None),
    ("mailchimp", "*|TITLE:COMPANY|*", "company", None),
    ("klaviyo", "{{ first_name|default:'there' }}", "first_name", "there"),
    ("klaviyo", "{{ person.organization }}", "company", None),
    ("activecampaign", "%FIRSTNAME%", "first_name", None),
    ("activecampaign", "%ACCT_NAME%", "acct_name", None),
    ("marketo", "{{lead.First Name}}", "first_name", None),
    ("marketo", "{{lead.First Name:default=friend}}", "first_name", "friend"),
    ("marketo", "{%=lead.city%}", "city", None),
    ("customerio", '{{customer.first_name | default: "there"}}', "first_name", "there"),
    ("braze", "{{ ${first_name} | default: 'x' }}", "first_name", "x"),
    ("braze", "{{${city}}}", "city", None),
    ("sendgrid", '{{insert first_name "default=there"}}', "first_name", "there"),
    ("sendgrid", "%name%", "name", None),
    ("mautic", "{contactfield=firstname|there}", "first_name", "there"),
    ("mautic", "{contactfield=firstname}", "first_name", None),
    ("mautic", "{unsubscribe_text}", "unsubscribe", None),
    ("zendesk", '{{contact.first_name || "there"}}', "first_name", "there"),
    ("jinja", "{{ first_name|default('there') }}", "first_name", "there"),
    ("jinja", '{{ first_name or "there" }}', "first_name", "there"),
    ("liquid", '{{ contact.first_name | default: "there" }}', "first_name", "there"),
    ("mustache", "{{{first_name}}}", "first_name", None),
    ("mustache", "{{&first_name}}", "first_name", None),
    ("handlebars", "{{first_name}}", "first_name", None),
    ("erb", "<%= first_name %>", "first_name", None),
    ("word", "«FirstName»", "first_name", None),
    ("word", '{ MERGEFIELD FirstName \\f "," }', "first_name", None),
    ("yamm", "{{First name}}", "first_name", None),
    ("gmass", "{FirstName}", "first_name", None),
    ("gmass", "{First Name}", "first_name", None),
    ("gmass", "{FirstName|there}", "first_name", "there"),
    ("mailsuite", "{{name|there}}", "name", "there"),
    ("securemailmerge", '{{ ["First Name"] | default: "there" }}', "first_name", "there"),
    ("brackets", "[First Name]", "first_name", None),
    ("brackets", "[[first_name]]", "first_name", None),
    ("brackets", "[Company]", "company", None),
    ("brackets", "[Your Name]", "sender_name", None),
    ("brackets", "[COMPANY\nNAME]", "company", None),
    ("brackets", "<Company>", "company", None),
    ("brackets", "<First Name>", "first_name", None),
    ("brackets", "<<Company>>", "company", None),
    ("velocity", "${lead.FirstName}", "first_name", None),
    ("js", "${name}", "name", None),
    ("blade", "{{ $lead->first_name }}", "first_name", None),
]


@pytest.mark.parametrize(("dialect", "tag", "canonical", "fallback"), VALUES)
def test_value(dialect: str, tag: str, canonical: str, fallback: str | None) -> None:
    text = f'Hi {tag}, is "{tag}" yours?'
    first, second = find_fields(text)
    assert (text[first.start : first.end], text[second.start : second.end]) == (tag, tag)
    assert first.start == 3
    assert first.kind == "field"
    assert first.fallback == fallback
    assert dialect in first.dialects
    if dialect != "blade":
        assert first.canonical == canonical
    assert mask(tag, find_fields(tag)).replace("\n", MASK) == MASK * len(tag)


CONTROLS = [
    ("hubspot", "{% if contact.firstname %}"),
    ("liquid", "{%- elsif city == 'York' -%}"),
    ("instantly", "{% if first_name != blank %}"),
    ("klaviyo", "{% endif %}"),
    ("jinja", "{# only for depots #}"),
    ("apollo", "{{#if first_name}}"),
    ("apollo", "{{#else}}"),
    ("apollo", "{{#endif}}"),
    ("outreach", "{{#if first_name}}"),
    ("outreach", "{{/if}}"),
    ("sendgrid", "{{else}}"),
    ("handlebars", "{{#unless city}}"),
    ("handlebars", "{{else if city}}"),
    ("handlebars", "{{!-- note to self --}}"),
    ("pardot", "{{#if Recipient.FirstName}}"),
    ("mustache", "{{#first_name}}"),
    ("mustache", "{{^first_name}}"),
    ("mustache", "{{/first_name}}"),
    ("mailchimp", "*|IF:FNAME|*"),
    ("mailchimp", "*|IFNOT:FNAME|*"),
    ("mailchimp", "*|ELSE:|*"),
    ("mailchimp", "*|END:IF|*"),
    ("activecampaign", "%IF $CITY == York%"),
    ("activecampaign", "%ELSE%"),
    ("activecampaign", "%/IF%"),
    ("marketingcloud", "%%[ IF @a == 1 THEN\nSET @b = 2 ]%%"),
    ("erb", "<% if city %>"),
    ("erb", "<%# note %>"),
    ("word", "«Next Record»"),
    ("go", "{{ if .City }}"),
    ("go", "{{end}}"),
    ("getresponse", "{{IF \"(city STRING_EQ 'york')\"}}"),
]


@pytest.mark.parametrize(("dialect", "tag"), CONTROLS)
def test_control(dialect: str, tag: str) -> None:
    text = f"one{tag}two"
    (field,) = find_fields(text)
    assert text[field.start : field.end] == tag
    assert (field.kind, field.name, field.fallback) == ("control", "", None)
    assert dialect in field.dialects
    assert mask(text, (field,)).split() == ["one", "two"]


# dialect, block, what is read of it (fields as F)
SPINS = [
    ("smartlead", "{Hi|Hello}", "Hi"),
    ("emailbison", "{Hi|Hello|Hey} {FIRST_NAME}", "Hi F"),
    ("emailbison", "{{FIRST_NAME}|there}", "F"),
    ("emailbison", "{Hi {FIRST_NAME}|Hello}", "Hi F"),
    ("woodpecker", "{Hi {{FIRST_NAME}}|Hello {{FIRST_NAME}}}", "Hi F"),
    ("instantly", "{{RANDOM | Hi | Hello | Hey}}", "Hi"),
    ("instantly", "{{RANDOM | Hi {{firstName}} | Hello {{firstName}} }}", "Hi F"),
    ("plusvibe", "{{random|Hi|Hello}}", "Hi"),
    ("quickmail", "{{Hi|Hello}}", "Hi"),
    ("quickmail", "{{Would it help|Is it worth it}}", "Would it help"),
    ("quickmail", "{{one|two|three}}", "one"),
    ("lemlist", "{% spin %}{% variation %}A {{b}}{% variation %}C {{d}}{% endspin %}", "A F"),
    ("lemlist", "{% spin %}\n{% variation %}A{% variation %}B{% endspin %}", "A"),
    ("smartlead", "{Hi {there|you}|Hello {all|both}}", "Hi there"),
    ("smartlead", "{*|FNAME|*|there}", "F"),
    ("smartlead", "{|Hi}", ""),
]


@pytest.mark.parametrize(("dialect", "block", "read"), SPINS)
def test_spin(dialect: str, block: str, read: str) -> None:
    text = f"so {block} there"
    fields = find_fields(text)
    masked = mask(text, fields)
    assert len(masked) == len(text)
    words = ["F" if set(word) == {MASK} else word for word in masked.split()]
    assert words == ["so", *read.split(), "there"]
    assert dialect in next(field.dialects for field in fields if field.kind == "spin")


def test_fields_of_branches_that_are_not_read_are_still_fields() -> None:
    text = "{Hi {{first_name}}|Hello {{last_name}}} and {{city}}"
    assert [(field.name, field.shown) for field in find_fields(text) if field.kind == "field"] == [
        ("first_name", True),
        ("last_name", False),
        ("city", True),
    ]


def test_spintax_twelve_deep() -> None:
    text = "{a|" * 12 + "b" + "|c}" * 12 + " end"
    assert mask(text, find_fields(text)).split() == ["a", "end"]


def test_nested_word_condition() -> None:
    text = 'Dear { IF { MERGEFIELD Title } = "Mr" "Sir" "Madam" } Jones'
    fields = find_fields(text)
    assert mask(text, fields).split() == ["Dear", "Jones"]
    assert [field.name for field in fields if field.kind == "field"] == ["Title"]


def test_condition_keeps_its_prose() -> None:
    text = 'Hi {{#if first_name}}{{first_name}}{{#else}}there{{#endif}}, is the "cage" yours?'
    words = mask(text, find_fields(text)).split()
    assert words == ["Hi", MASK * len("{{first_name}}"), "there", ",", "is", "the", '"cage"', "yours?"]


def test_every_dialect_of_the_table_is_tried_above() -> None:
    tried = {row[0] for row in (*VALUES, *CONTROLS, *SPINS)}
    assert tried <= DIALECTS
    assert DIALECTS - tried == {"sendmachine"}
    assert set().union(*TOOLS.values()) == DIALECTS
