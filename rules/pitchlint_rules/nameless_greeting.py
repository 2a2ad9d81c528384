"""nameless-greeting: a greeting for anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule, Severity, Span
from pitchlint_rules.names import Greeting, greeting, is_given_name, is_word, people
from pitchlint_rules.names.likeness import fold

_OUTREACH = ("first", "follow_up")
_PERSON = (
    "friend|reader|customer|client|colleague|partner|prospect|member|subscriber|neighbor|neighbour|stranger|supporter"
)
_ROLE = (
    "(?:hiring|office|facilities|shipping|purchasing|marketing|sales|store|plant)? ?manager|"
    "(?:business|website|site|home|shop|store|property|pharmacy|practice)? ?owner|homeowner|"
    "decision[- ]maker|webmaster|editor|recruiter|founder|director|admin|professional|marketer"
)
# the words that make a greeting nobody's, the worst first; a group of people is worth only a note. Patterns stay texts:
# most greetings name somebody, and compiling costs as much as the rest of the rule
_NOBODY: tuple[tuple[str, Severity | None], ...] = (
    (r"to whom(?:ever|soever)? (?:it|this) (?:may|might) concern", None),
    (r"\b(?:sirs?|madam|madame|ma'am|ladies|gentlemen)\b", None),
    (rf"\b(?:dear|valued|esteemed|fellow|prospective|potential|my|hello|hi) (?:{_PERSON})s?\b", None),
    (rf"\b(?:{_ROLE})s?\b", None),
    (rf"\b(?:{_PERSON}|buddy|human|dude)s?\b", None),
    (
        r"\b(?:team|folks|all|everyone|everybody|guys|department|staff|there|both|founders|people|world)\b",
        "info",
    ),
)
_WORDLESS = r"(?:hi+|hello|hey+|hiya|dear|howdy|greetings|good (?:morning|afternoon|evening|day))(?: again)?"
_TAIL = " \t,.!:;–—-"


def check(mail: Mail) -> Iterator[Flag]:
    """The greeting of an outreach mail that names nobody. Merge fields name somebody; no greeting at all is fine."""
    if mail.language != "en":  # "Bonjour Madame," is how a French mail begins
        return
    found = greeting(mail)
    if not found or found.filled or _names_somebody(found) or mail.kind not in _OUTREACH:
        return
    start, end, _ = found.span
    text = mail.body[start:end].rstrip(_TAIL)
    span = Span(start, start + len(text))
    severity: Severity | None = None
    orphan = False
    if re.fullmatch(_WORDLESS, text, re.I):
        orphan = mail.body[start + len(text) : end].startswith((" ,", " !", " -"))
        severity = None if orphan else "info"
    else:
        for pattern, strength in _NOBODY:
            if re.search(pattern, text, re.I):
                severity = strength
                break
        else:
            return
    who = people(mail).prospect
    name = (who.given or who.family)[0] if who and people(mail).certain else ""
    message = f"greets nobody: “{mail.quote(span)}”"
    if orphan:
        message = f"the name is missing: “{mail.body[start:end].strip()}”"
    yield Flag(
        span,
        message,
        f'write "Hi {name},"' if name else "greet one person by name, or begin with the first sentence",
        severity,
    )


def _names_somebody(found: Greeting) -> bool:
    """Whether a word of the greeting is a name; "Marketing" in "Hi Marketing Team" is none."""
    words = [fold(token.text) for one in found.people for token in one.names]
    return any(not (found.generic and is_word(word) and not is_given_name(word)) for word in words)


RULE = Rule(
    id="nameless-greeting",
    group="names",
    title="Greets nobody in particular",
    check=check,
    rank=36,
)
