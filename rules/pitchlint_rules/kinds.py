"""What kind of mail an undeclared draft is."""

from __future__ import annotations

import re

from pitchlint import Mail
from pitchlint_rules import roles

# how a mail to somebody who wrote first, bought or signed up begins
_THANKS = r"thank(?:s| you)(?: so much| very much)? for "
_ANSWERS = (
    _THANKS + r"(?:reaching out|contacting|getting in touch|writing|the (?:quick )?(?:reply|response)|"
    r"your (?:inquiry|enquiry|interest|e-?mail|message|question|reply|response|note))"
)
_SERVES = (
    _THANKS + r"(?:signing up|subscribing|registering|choosing|joining|being|"
    r"your (?:order|purchase|payment|booking|registration|business))|welcome (?:to|aboard)|"
    r"your (?:[\w-]+ ){0,3}(?:trial|subscription|order|invoice|account|booking|password) "
    r"(?:ends|expires|is|has|was|will)|"
    r"(?:this|here) is your (?:receipt|invoice|confirmation)"
)
_GOODBYE = (
    r"\b(?:last|final) (?:note|e-?mail|message|one|time|mail|attempt|try|reach[- ]?out|follow[- ]?up)\b|"
    r"\bclos(?:e|ing|ed) (?:the loop|(?:out )?(?:your|the|this) (?:file|thread|loop|conversation)|this out|things out)|"
    r"\b(?:won't|will not|not going to|stop|no longer) (?:keep )?"
    r"(?:reach(?:ing)? out|follow(?:ing)? up|e-?mail(?:ing)?|"
    r"writ(?:e|ing)|contact(?:ing)?|chas(?:e|ing)|bother(?:ing)?|messag(?:e|ing)|"
    r"send(?:ing)? (?:you )?(?:more|another|any))|"
    r"\bleave (?:you|it|this) (?:alone|be|here|there|in peace)\b|\bback off\b|\bsay goodbye\b|\bpart ways\b|"
    r"\btake you off (?:my|the|our) list\b"
)


# a goodbye holds one of these; the pattern is compiled only then
_LAST_WORDS = (
    "back off", "clos", "final", "goodbye", "last", "leave", "no longer", "not going", "part ways", "stop",
    "take you off", "will not", "won't",
)  # fmt: skip


def says_goodbye(mail: Mail) -> bool:
    """Whether a sentence closes the conversation, wherever it stands."""
    texts = (sentence.text.lower().replace("’", "'") for sentence in mail.sentences)
    return any(re.search(_GOODBYE, text) for text in texts if any(word in text for word in _LAST_WORDS))


def kind_of(mail: Mail) -> str:
    """ "reply" or "customer" by how the mail begins, else "first" or "follow_up" by what its sentences do."""
    if mail.sentences:
        beginning = mail.sentences[0].text
        if beginning[:5].lower() in ("thank", "welco", "your ", "this ", "here "):
            if re.match(_SERVES, beginning, re.I):
                return "customer"
            if re.match(_ANSWERS, beginning, re.I):
                return "reply"
    return str(roles.kind(mail.once(roles.judged)).value)
