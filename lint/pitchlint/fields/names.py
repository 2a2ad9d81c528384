"""Names of fields: many spellings, one canonical name."""

from __future__ import annotations

from functools import lru_cache

from pitchlint.patterns import late

_LONGEST = 120  # code points of a name that are looked at

# Canonical name -> other spellings, compared without case, spaces, underscores and hyphens.
_ALIASES = {
    "first_name": "first fname givenname forename",
    "last_name": "last lname surname familyname",
    "name": "fullname contactname",
    "salutation": "honorific prefix nameprefix",
    "company": (
        "companyname org organization organisation organizationname organisationname orgname account accountname "
        "business businessname employer firm firmname brand brandname companynameforemails shopname storename"
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
    "contact_via": "contactvia preferredchannel preferredcontactmethod",
    "contact_on": "contacton",
    "competitor": "competitorname",
    "pain_point": "painpoints pain challenge problem",
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
    "sender_name": "senderfullname",
}
_CANONICAL = {
    alias: name for name, others in _ALIASES.items() for alias in (name.replace("_", ""), *others.split())
}  # fmt: skip

# "[Your Name]", "{{My.first_name}}", "{{inbox.name}}": a value of the sender's side.
_SENDER = {"inbox", "me", "my", "our", "owner", "rep", "salesrep", "sender", "user", "your"}
# "{{contact.firstname}}", "[Prospect Name]", "[insert company]": words that change nothing about what is meant.
_IDLE = {
    "a", "account", "add", "an", "contact", "custom", "enter", "her", "his", "insert", "lead", "member", "person",
    "prospect", "recipient", "subscriber", "the", "their", "write",
}  # fmt: skip
# Only as a path (`customer.first_name`): "[Customer Name]" may well be somebody else's.
_IDLE_PATHS = _IDLE | {"attributes", "cf", "client", "company", "customer", "organization", "properties", "traits"}

_NOISE = late(r"<[^<>]*>|\\|['’]s\b|__[cr]\b|[${}\[\]\"“”]")
# "specific detail - e.g. a recent post": what comes after only explains.
_REMARK = late(r"\s[-–—(]|[:,;(]|\be\.g|\bsuch as\b")
_HUMP = late(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_GAP = late(r"[\W_]+")
_IDENTIFIER = late(r"[^\W\d][\w.-]*")
_HEADING = late(r"[A-Z]\w*(?: [A-Z]\w*){0,2}")
_COLUMN_WORDS = 2  # of a known name: "insert a company" is prose


@lru_cache(maxsize=4096)
def canonical(name: str) -> str:
    """The canonical name of a field written as `name`: "first_name" for "FNAME", "lead.First Name" or "firstName".

    Names of the sender's side begin with "sender_" ("[Your Name]" is "sender_name"). A name that is not known comes
    back in snake_case, without "contact." and the like before it; "" where it holds no letter or digit.
    """
    known = _CANONICAL.get(name.replace("_", "").replace(" ", "").lower())
    if known:
        return known
    name = _NOISE.sub("", name[:_LONGEST])
    remark = _REMARK.search(name, 1)
    if remark:
        name = name[: remark.start()]
    paths = name.count(".")
    words = [word for word in _GAP.split(_HUMP.sub("_", name).lower()) if word]
    for at, word in enumerate(words):
        known = _CANONICAL.get("".join(words[at:]))
        if known:
            return known
        if word in _SENDER and at + 1 < len(words):
            mine = canonical("_".join(words[at + 1 :]))
            return mine if mine == "signature" or mine.startswith("sender_") else "sender_" + mine
        if word not in (_IDLE_PATHS if at < paths else _IDLE):
            return "_".join(words[min(at, paths) :])
    return "_".join(words)


@lru_cache(maxsize=4096)
def is_known(name: str) -> bool:
    """Whether `name` is a spelling of a field that sales tools and teams commonly have."""
    standard = canonical(name)
    return standard in _ALIASES or standard.removeprefix("sender_") in _ALIASES


def is_identifier(name: str) -> bool:
    """Whether `name` looks like a column and not like prose: no white space, letters, digits, `_`, `-`, `.` only."""
    return _IDENTIFIER.fullmatch(name) is not None


def is_column(name: str) -> bool:
    """Whether `name` may head a column of a list ("fleet_size", "Job Title", "job title") and is not prose."""
    if is_identifier(name) or _HEADING.fullmatch(name):
        return True
    return name.count(" ") < _COLUMN_WORDS and is_known(name)
