"""How each dialect writes a field: its standard names, and tags built for a canonical name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from pitchlint.fields import find_fields
from pitchlint.fields.dialects import TOOLS
from pitchlint.fields.field import Field
from pitchlint.fields.names import canonical
from pitchlint.patterns import late

# A field, then a field with what is written where the value is empty: § stands for the name, ¤ for the words.
_FORMS: Mapping[str, tuple[str, str]] = {
    "activecampaign": ("%§%", ""),
    "apollo": ("{{§}}", "{{#if §}}{{§}}{{#else}}¤{{#endif}}"),
    "bluetick": ("{{ § }}", '{{ § | default: "¤" }}'),
    "brackets": ("[§]", ""),
    "braze": ("{{${§}}}", "{{${§} | default: '¤'}}"),
    "customerio": ("{{customer.§}}", '{{customer.§ | default: "¤"}}'),
    "emailbison": ("{§}", ""),
    "erb": ("<%= § %>", ""),
    "gmass": ("{§}", "{§|¤}"),
    "go": ("{{.§}}", "{{if .§}}{{.§}}{{else}}¤{{end}}"),
    "handlebars": ("{{§}}", "{{#if §}}{{§}}{{else}}¤{{/if}}"),
    "hubspot": ("{{ § }}", "{{ personalization_token('§', '¤') }}"),
    "instantly": ("{{§}}", "{{§|¤}}"),
    "jinja": ("{{ § }}", "{{ § | default('¤') }}"),
    "klaviyo": ("{{ § }}", "{{ §|default:'¤' }}"),
    "lemlist": ("{{§}}", "{{§|¤}}"),
    "lightning": ("{{{§}}}", ""),
    "liquid": ("{{ § }}", '{{ § | default: "¤" }}'),
    "mailchimp": ("*|§|*", "*|IF:§|**|§|**|ELSE:|*¤*|END:IF|*"),
    "mailshake": ("{{§}}", ""),
    "mailsuite": ("{{§}}", "{{§|¤}}"),
    "marketingcloud": ("%%§%%", ""),
    "marketo": ("{{lead.§}}", "{{lead.§:default=¤}}"),
    "mautic": ("{contactfield=§}", "{contactfield=§|¤}"),
    "mustache": ("{{§}}", "{{#§}}{{§}}{{/§}}{{^§}}¤{{/§}}"),
    "outreach": ("{{§}}", "{{#if §}}{{§}}{{else}}¤{{/if}}"),
    "pardot": ("{{§}}", "{{#if §}}{{§}}{{else}}¤{{/if}}"),
    "plusvibe": ("{{§}}", ""),
    "quickmail": ("{{§}}", "{{ § | default: '¤' }}"),
    "reply": ("{{§}}", "{{ § | default: '¤' }}"),
    "salesforce": ("{!§}", '{!NULLVALUE(§, "¤")}'),
    "salesloft": ("{{§}}", ""),
    "sendgrid": ("{{§}}", '{{insert § "default=¤"}}'),
    "smartlead": ("{{§}}", '{{§ | default: "¤"}}'),
    "smartreach": ("{{§}}", '{{§ | default: "¤"}}'),
    "snov": ("{{§}}", "{{§: ¤}}"),
    "velocity": ("${§}", "#if(${§})${§}#{else}¤#end"),
    "woodpecker": ("{{§}}", '{{§ | "¤"}}'),
    "word": ("«§»", ""),
    "yamm": ("{{§}}", ""),
    "zendesk": ("{{§}}", '{{§ || "¤"}}'),
}

# The fields that a tool has without anybody adding them, as it writes them.
_STANDARD = {
    "activecampaign": "FIRSTNAME LASTNAME EMAIL PHONE FULLNAME ACCT_NAME:company SENDER-INFO:sender_address",
    "apollo": (
        "first_name last_name name email title company city state country industry website phone linkedin_url "
        "sender_first_name sender_last_name sender_name sender_email sender_title sender_company"
    ),
    "brackets": "",
    "braze": "first_name last_name email_address city country phone_number",
    "emailbison": "FIRST_NAME LAST_NAME EMAIL TITLE COMPANY WEBSITE SENDER_EMAIL_SIGNATURE SENDER_FIRST_NAME",
    "hubspot": (
        "contact.firstname contact.lastname contact.email contact.jobtitle contact.company contact.city contact.state "
        "contact.country contact.phone contact.industry contact.website owner.firstname owner.lastname owner.email "
        "owner.fullname"
    ),
    "instantly": "firstName lastName email companyName phone website personalization jobTitle accountSignature",
    "klaviyo": "first_name last_name email organization title person.phone_number",
    "lemlist": (
        "firstName lastName email companyName jobTitle phone linkedinUrl icebreaker companyDomain signature senderName"
    ),
    "lightning": (
        "Recipient.FirstName Recipient.LastName Recipient.Name Recipient.Email Recipient.Title Recipient.Company "
        "Recipient.Phone Sender.Name Sender.FirstName Sender.LastName Sender.Email Sender.Title Sender.Phone"
    ),
    "mailchimp": "FNAME LNAME EMAIL PHONE COMPANY ADDRESS",
    "mailshake": "first last name company title emailAddress",
    "marketingcloud": "FirstName LastName emailaddr:email",
    "marketo": (
        "First Name,Last Name,Company Name,Job Title,Email Address,Phone Number,City,State,Country,Industry,Website"
    ),
    "mautic": "firstname lastname email company title city country",
    "outreach": (
        "first_name last_name name title company city state country industry email account.name "
        "sender.first_name sender.last_name sender.name sender.email sender.title sender.phone"
    ),
    "pardot": (
        "Recipient.FirstName Recipient.LastName Recipient.Email Recipient.JobTitle Recipient.Company Recipient.City "
        "Recipient.Industry Recipient.Website Recipient.Phone"
    ),
    "plusvibe": "first_name last_name email company_name",
    "quickmail": (
        "prospect.first_name prospect.last_name prospect.email company.name prospect.title prospect.city inbox.name "
        "inbox.first_name inbox.signature"
    ),
    "reply": "FirstName LastName Email Company Title City State Country Industry Phone",
    "salesforce": (
        "Contact.FirstName Contact.LastName Contact.Name Contact.Email Contact.Title Contact.Phone Account.Name "
        "Account.Industry Account.Website User.FirstName User.LastName User.Name User.Email User.Title User.Phone"
    ),
    "salesloft": (
        "first_name last_name name email title company city state industry My.first_name My.last_name My.name "
        "My.email_address:sender_email My.phone My.title"
    ),
    "smartlead": "first_name last_name email company_name website location linkedin_profile phone_number",
    "snov": "first_name last_name email company_name job_title",
    "woodpecker": "FIRST_NAME LAST_NAME EMAIL COMPANY TITLE WEBSITE INDUSTRY PHONE ADDRESS CITY STATE COUNTRY TAGS",
    "word": "FirstName LastName Title Company City Email",
}  # fmt: skip

# Tools that take no other name than these and their numbered ones.
_NUMBERED = {"woodpecker": ("SNIPPET", 15), "outreach": ("custom", 150)}
_CLOSED = {"lightning", "woodpecker"}

_NUMBER = late(r"([A-Za-z.]+?)_?(\d+)")
# How a dialect spells a name that is not one of its own.
_STYLES = {
    "activecampaign": "CAPS", "emailbison": "CAPS", "mailchimp": "CAPS", "woodpecker": "CAPS",
    "instantly": "camel", "lemlist": "camel",
    "gmass": "Pascal", "lightning": "Pascal", "marketingcloud": "Pascal", "reply": "Pascal", "salesforce": "Pascal",
    "word": "Pascal", "velocity": "Pascal", "go": "Pascal",
    "brackets": "Words", "marketo": "Words", "yamm": "Words",
}  # fmt: skip
_PLAIN = late(r"[\w.]+")


@lru_cache(maxsize=64)
def standard_names(dialect: str) -> Mapping[str, str]:
    """The names that `dialect`'s tool has by itself: canonical name -> as the tool writes it."""
    listed = _STANDARD.get(dialect, "")
    names: dict[str, str] = {}
    for entry in listed.split(",") if "," in listed else listed.split():
        name, _, meant = entry.partition(":")
        names.setdefault(meant or canonical(name), name)
    return names


def numbered(dialect: str, name: str) -> bool | None:
    """Whether `name` is one of a dialect's numbered fields (`custom12`), False where its number is too high.

    None where it is no numbered field at all.
    """
    stem, last = _NUMBERED.get(dialect, ("", 0))
    match = _NUMBER.fullmatch(name.removeprefix("account.").removeprefix("prospect."))
    if not match or match[1].rstrip("_").lower() != stem.lower():
        return None
    return 1 <= int(match[2]) <= last


def has_closed_names(dialect: str) -> bool:
    """Whether the tool knows no other names than its standard and numbered ones."""
    return dialect in _CLOSED


def has_fallback(dialect: str) -> bool:
    """Whether a tag of `dialect` can itself say what to write where the value is empty."""
    return bool(_FORMS.get(dialect, ("", ""))[1])


def name_in(dialect: str, name: str) -> str:
    """The canonical name `name` as `dialect` writes it."""
    known = standard_names(dialect).get(name)
    if known:
        return known
    words = name.split("_")
    style = _STYLES.get(dialect, "")
    if style == "CAPS":
        return name.upper()
    if style == "Words":
        return " ".join(word[:1].upper() + word[1:] for word in words)
    if style:
        pascal = "".join(word[:1].upper() + word[1:] for word in words)
        return pascal if style == "Pascal" else pascal[:1].lower() + pascal[1:]
    return name


def write_field(dialect: str, field: Field) -> str | None:
    """The tag that means in `dialect` what `field` means, None where there is none or the name is no plain one."""
    form, with_fallback = _FORMS.get(dialect, ("", ""))
    if field.fallback:
        form = with_fallback
    if not form or field.kind != "field" or not _PLAIN.fullmatch(field.canonical):
        return None
    if field.fallback and any(sign in field.fallback for sign in "\"'{}|<>*%"):
        return None
    own = field.canonical in standard_names(dialect)
    if not own and (dialect in _OBJECTS or (dialect in _SENDERLESS and field.canonical.startswith("sender_"))):
        return None
    tag = form.replace("§", name_in(dialect, field.canonical)).replace("¤", field.fallback or "")
    made = [found for found in find_fields(tag) if found.kind in ("field", "slot")]
    if {found.canonical for found in made} != {field.canonical} or dialect not in made[0].dialects:
        return None  # `{Email|there}` would be two alternatives
    return tag


# every name of these belongs to an object, and which one cannot be told
_OBJECTS = {"hubspot", "lightning", "pardot", "quickmail", "salesforce"}
# what these call the sender's side cannot be made from the name alone
_SENDERLESS = {"braze", "customerio", "marketo", "mautic"}

# Control tags and alternatives that mean the same: what a family calls them.
_CONTROLS = {
    "apollo": ("{{#if §}}", "{{#else}}", "{{#endif}}"),
    "handlebars": ("{{#if §}}", "{{else}}", "{{/if}}"),
    "liquid": ("{% if § %}", "{% else %}", "{% endif %}"),
    "mailchimp": ("*|IF:§|*", "*|ELSE:|*", "*|END:IF|*"),
    "activecampaign": ("%IF $§%", "%ELSE%", "%/IF%"),
    "erb": ("<% if § %>", "<% else %>", "<% end %>"),
}
_SPINS = {
    "{x|y}": ("{", "|", "}"),
    "{{x|y}}": ("{{", "|", "}}"),
    "{{RANDOM|x|y}}": ("{{RANDOM | ", " | ", "}}"),
    "{%spin%}": ("{% spin %}{% variation %}", "{% variation %}", "{% endspin %}"),
}


def rewrite_control(dialect: str, tag: str) -> str | None:
    """The control tag that does in `dialect` what `tag`, as written in another, does.

    None where it has none, and for conditions that ask for more than one filled field.
    """
    from pitchlint.fields.controls import read

    if dialect in _CONTROLS:
        family = dialect
    elif dialect in TOOLS["{{/if}}"]:
        family = "handlebars"
    elif dialect in TOOLS["{%if%}"]:
        family = "liquid"
    else:
        return None
    opened, otherwise, closed = _CONTROLS[family]
    control = read(tag)
    if control.action == "else":
        return otherwise
    if control.action == "close":
        return closed if control.word in ("", "if") else None
    condition = control.condition
    if control.action == "open" and control.word == "if" and condition[0] == "name" and _PLAIN.fullmatch(condition[1]):
        return opened.replace("§", name_in(dialect, condition[1]))
    return None


def write_spin(dialect: str, branches: tuple[str, ...]) -> str | None:
    """Alternatives as `dialect` writes them, None where it has none."""
    for syntax, (before, between, after) in _SPINS.items():
        if dialect in TOOLS[syntax]:
            return before + between.join(branches) + after
    return None
