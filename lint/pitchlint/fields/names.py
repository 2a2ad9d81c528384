"""Names of fields: many spellings, one canonical name."""

from __future__ import annotations

import re
from functools import lru_cache

# Canonical name -> other spellings, compared without case, spaces, underscores and hyphens.
_ALIASES = {
    "first_name": "first fname givenname forename firstnames contactfirst",
    "last_name": "last lname surname familyname secondname",
    "name": "fullname contactname whoname",
    "salutation": "honorific prefix nameprefix courtesytitle",
    "company": (
        "companyname org organization organisation organizationname organisationname account accountname business "
        "businessname employer firm firmname brand brandname companynameforemails shopname storename"
    ),
    "title": "jobtitle position role jobrole jobposition designation",
    "department": "dept",
    "email": "emailaddress emailaddr mail workemail",
    "phone": "phonenumber telephone tel mobile mobilephone mobilenumber cell workphone directphone companyphone",
    "website": "web url site websiteurl companywebsite companyurl websitelink siteurl",
    "domain": "domainname companydomain",
    "linkedin": "linkedinurl linkedinprofile linkedinlink personlinkedinurl",
    "city": "town",
    "state": "province region stateprovince",
    "country": "countryname",
    "address": "streetaddress street mailingaddress postaladdress addressblock",
    "postal_code": "zip zipcode postcode",
    "location": "",
    "industry": "vertical sector niche",
    "employees": "companysize employeecount numberofemployees headcount teamsize",
    "research": (
        "icebreaker personalization personalisation personalizedline personalisedline personalline "
        "personalizedfirstline personalizedopening customfirstline firstline openingline customopening customintro "
        "customline introline opener trigger triggerevent recentnews news companynews compliment observation"
    ),
    "notes": "conversation callnotes",
    "referrer": "referral referredby introducer mutualconnection mutualcontact mutualfriend referrername",
    "competitor": "competitorname",
    "pain_point": "painpoints pain painpoint challenge problem",
    "product": "productname",
    "date": "today currentdate",
    "day": "dayofweek weekday",
    "time": "",
    "link": "",
    "calendar_link": "calendar calendarurl calendlylink calendly bookinglink schedulinglink meetinglink",
    "subject": "subjectline previoussubject",
    "signature": "sig emailsignature accountsignature senderemailsignature",
    "unsubscribe": "unsubscribelink unsubscribeurl unsubscribetext unsub optout optoutlink",
    "greeting": "greetingline",
    "sender_name": "senderfullname sendername",
    "sender_company": "",
}  # fmt: skip
_CANONICAL = {
    alias: name for name, others in _ALIASES.items() for alias in (name.replace("_", ""), *others.split())
}  # fmt: skip

# "[Your Name]", "{{My.first_name}}", "{{inbox.name}}": a value of the sender's side.
_SENDER = frozenset("sender your my our owner user inbox rep me salesrep".split())
# "{{contact.firstname}}", "[Prospect Name]", "[insert company]": words that change nothing about what is meant.
_IDLE = frozenset(
    "contact lead prospect recipient person subscriber member account their his her the a an insert enter add write "
    "custom".split()
)
# Only as a path (`customer.first_name`): "[Customer Name]" may well be somebody else's.
_IDLE_PATHS = _IDLE | frozenset("customer client company cf properties attributes traits organization".split())

_NOISE = re.compile(r"<[^<>]*>|\\|['’]s\b|__[cr]\b|[${}\[\]\"“”]")
# "specific detail - e.g. a recent post": what comes after only explains.
_REMARK = re.compile(r"\s[-–—(]|[:,;(]|\be\.g|\bsuch as\b")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_GAP = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)
def canonical(name: str) -> str:
    """The canonical name of a field written as `name`: "first_name" for "FNAME", "lead.First Name" or "firstName".

    Names of the sender's side begin with "sender_" ("[Your Name]" is "sender_name"). A name that is not known comes
    back in snake_case, without words such as "contact." or "insert" before it; "" where it holds no letter or digit.
    """
    name = _NOISE.sub("", name)
    remark = _REMARK.search(name, 1)
    if remark:
        name = name[: remark.start()]
    paths = name.count(".")
    words = [word for word in _GAP.split(_HUMP.sub("_", name).lower()) if word]
    for at in range(len(words)):
        rest = words[at:]
        known = _CANONICAL.get("".join(rest))
        if known:
            return known
        if rest[0] in _SENDER and len(rest) > 1:
            mine = canonical("_".join(rest[1:]))
            return mine if mine == "signature" or mine.startswith("sender_") else "sender_" + mine
        if rest[0] not in (_IDLE_PATHS if at < paths else _IDLE):
            return "_".join(rest)
    return "_".join(words)


def is_known(name: str) -> bool:
    """Whether `name` is a spelling of a field that sales tools and teams commonly have."""
    standard = canonical(name)
    return standard in _ALIASES or standard.removeprefix("sender_") in _ALIASES


def is_identifier(name: str) -> bool:
    """Whether `name` looks like a column and not like prose: no white space, letters, digits, `_`, `-`, `.` only."""
    return bool(_IDENTIFIER.fullmatch(name))


def is_heading(name: str) -> bool:
    """Whether `name` looks like the heading of a column: one to three words, each with a capital ("Job Title")."""
    return bool(_HEADING.fullmatch(name))


_IDENTIFIER = re.compile(r"[^\W\d][\w.-]*")
_HEADING = re.compile(r"[A-Z]\w*(?: [A-Z]\w*){0,2}")
