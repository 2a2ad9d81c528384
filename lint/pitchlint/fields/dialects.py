"""Which tool understands which syntax: the one table that all families of syntaxes read."""

from __future__ import annotations

_WRITTEN_BY = {
    # Curly braces. A name alone, a path, words after a path, words.
    "{{a}}": (
        "apollo bluetick customerio handlebars hubspot instantly jinja klaviyo lemlist liquid mailshake mailsuite "
        "mustache outreach pardot plusvibe quickmail reply salesloft sendgrid smartlead smartreach snov woodpecker "
        "yamm zendesk"
    ),
    "{{a.b}}": (
        "bluetick customerio handlebars hubspot jinja klaviyo liquid marketo mustache outreach pardot quickmail "
        "salesloft sendgrid smartreach zendesk"
    ),
    "{{a.B c}}": "marketo",
    "{{A b}}": "instantly mailsuite smartlead yamm",
    '{{["A b"]}}': "securemailmerge",
    "{{.A}}": "go",
    "{{f(a)}}": "blade hubspot jinja",
    "{{${a}}}": "braze",
    "{{{a}}}": "handlebars mustache sendgrid",
    "{{{Recipient.A}}}": "lightning",
    "{A}": "emailbison gmass",
    "{a}": "gmass mautic",
    "{Ab}": "gmass",
    "{!a}": "salesforce",
    "{contactfield=a}": "mautic",
    "{%=a%}": "marketo",
    "{ MERGEFIELD a }": "word",
    "${a}": "js marketo velocity",
    # Fallbacks.
    "{{a | default: 'x'}}": ("bluetick braze customerio instantly lemlist liquid quickmail reply smartlead smartreach"),
    # Klaviyo's filters come from Django, which wants no space before the argument.
    "{{a|default:'x'}}": (
        "bluetick braze customerio instantly klaviyo lemlist liquid quickmail reply smartlead smartreach"
    ),
    "{{a | default('x')}}": "hubspot jinja",
    "{{a or 'x'}}": "hubspot jinja",
    "{{a | filter}}": (
        "bluetick braze customerio hubspot instantly jinja klaviyo lemlist liquid quickmail reply smartlead smartreach"
    ),
    "{{a|x}}": "instantly lemlist mailsuite",
    "{{a | 'x'}}": "woodpecker",
    "{{a || 'x'}}": "zendesk",
    "{{a: x}}": "snov",
    "{{a:default=x}}": "marketo",
    "{{personalization_token('a')}}": "hubspot",
    '{{insert a "default=x"}}': "sendgrid",
    "{A|x}": "gmass",
    # Conditions and other tags around prose.
    "{%if%}": (
        "bluetick braze customerio hubspot instantly jinja klaviyo lemlist liquid quickmail reply smartlead smartreach"
    ),
    "{##}": "jinja hubspot",
    "{{#if}}": "apollo handlebars outreach pardot sendgrid smartlead",
    "{{/if}}": "handlebars outreach pardot sendgrid smartlead",
    "{{else}}": "getresponse go handlebars outreach pardot sendgrid smartlead",
    "{{#endif}}": "apollo",
    "{{#a}}": "handlebars mustache sendgrid",
    "{{if}}": "getresponse go",
    "#if": "marketo velocity",
    "{ IF }": "word",
    # Spintax.
    "{x|y}": "emailbison gmass smartlead woodpecker",
    "{{x|y}}": "quickmail",
    "{{RANDOM|x|y}}": "instantly plusvibe",
    "{%spin%}": "lemlist",
    # Other signs.
    "[a]": "brackets",
    "[[a]]": "brackets sendmachine",
    "<a>": "brackets",
    "<%a%>": "erb",
    "«a»": "word",
    "%a%": "activecampaign sendgrid smartlead",
    "%IF%": "activecampaign",
    "%%a%%": "marketingcloud pardot",
    "%%=a=%%": "marketingcloud",
    "*|a|*": "mailchimp",
}

TOOLS = {syntax: frozenset(names.split()) for syntax, names in _WRITTEN_BY.items()}
"""Syntax, as a shape with a, A and b for names and x for what is shown instead -> the dialects that have it."""

DIALECTS = frozenset[str]().union(*TOOLS.values())
"""Every dialect's name, as `Field.dialects` has it and a draft's `dialect` may."""

NONE = frozenset[str]()
