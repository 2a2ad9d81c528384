"""What kind of mail an undeclared draft is."""

from __future__ import annotations

import re

from pitchlint import Mail
from pitchlint_rules import roles

# how a mail to somebody who wrote first, bought or signed up begins
_ANSWERS = re.compile(
    r"thank(?:s| you)(?: so much| very much)? for (?:reaching out|contacting|getting in touch|writing|your (?:inquiry|enquiry|interest|"
    r"e-?mail|message|question|reply|response|note)|the (?:reply|response|quick (?:reply|response)))",
    re.I,
)
_SERVES = re.compile(
    r"(?:thank(?:s| you)(?: so much| very much)? for (?:your (?:order|purchase|payment|booking|registration|business)|signing up|subscribing|"
    r"registering|choosing|joining|being)|welcome (?:to|aboard)|your (?:[\w-]+ ){0,3}(?:trial|subscription|order|invoice|account|booking|password) "
    r"(?:ends|expires|is|has|was|will)|(?:this|here) is your (?:receipt|invoice|confirmation))",
    re.I,
)
_GOODBYE = re.compile(
    r"(?:\b(?:last|final) (?:note|e-?mail|message|one|time|mail|attempt|try|reach[- ]?out|follow[- ]?up)\b|"
    r"\b(?:close|closing|closed) (?:the loop|(?:out )?(?:your|the|this) (?:file|thread|loop|conversation)|this out|things out)|"
    r"\b(?:won't|will not|not going to|stop|no longer) (?:keep )?(?:reach(?:ing)? out|follow(?:ing)? up|email(?:ing)?|writ(?:e|ing)|"
    r"contact(?:ing)?|chas(?:e|ing)|bother(?:ing)?|messag(?:e|ing)|send(?:ing)? (?:you )?(?:more|another|any))|"
    r"\bleave (?:you|it|this) (?:alone|be|here|there|in peace)\b|\bback off\b|\bsay goodbye\b|\bpart ways\b|"
    r"\btake you off (?:my|the|our) list\b)",
    re.I,
)


def says_goodbye(mail: Mail) -> bool:
    """Whether a sentence closes the conversation, wherever it stands."""
    return any(_GOODBYE.search(sentence.text.replace("’", "'")) for sentence in mail.sentences)


def kind_of(mail: Mail) -> str:
    """ "reply" or "customer" by how the mail begins, else "first" or "follow_up" by what its sentences do."""
    if mail.sentences:
        beginning = mail.sentences[0].text
        if _SERVES.match(beginning):
            return "customer"
        if _ANSWERS.match(beginning):
            return "reply"
    return str(roles.kind(mail.once(roles.judged)).value)
