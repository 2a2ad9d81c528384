"""nameless-greeting: a greeting for anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule, Severity, Span
from pitchlint_rules.names import Greeting, greeting, is_given_name, is_word, people
from pitchlint_rules.names.likeness import fold

_OUTREACH = ("first", "follow_up")
# the words that make a greeting nobody's, the worst first
_NOBODY = (
    (re.compile(r"to whom(?:ever|soever)? (?:it|this) (?:may|might) concern\w*", re.I), "warning"),
    (re.compile(r"(?:dear|hello|hi|respected|good \w+),? (?:sirs?|madam|madame|ma'am|sir/madam)\b(?:\s*(?:/|or|and|,)\s*(?:sirs?|madam|madame|ma'am))*", re.I), "warning"),
    (re.compile(r"dear (?:friends?|reader|customer|client|colleagues?|partner|prospect|member|subscriber|neighbou?r|stranger)s?\b", re.I), "warning"),
    (re.compile(r"\b(?:valued|esteemed|dear|fellow|prospective|potential) (?:customer|client|partner|member|colleague|friend|reader|supporter|professional|business owner|homeowner|marketer|founder)s?\b", re.I), "warning"),
    (re.compile(r"\b(?:hiring manager|business owner|website owner|site owner|home ?owner|decision[- ]maker|webmaster|property owner|store owner|shop owner|editor|recruiter|manager|owner|founder|director|admin)\b", re.I), "warning"),
    (re.compile(r"\b(?:friends?|ladies|gentlemen|buddy|stranger|human|customers?|clients?|dude|my friend)\b", re.I), "warning"),
    (re.compile(r"\b(?:team|folks|all|everyone|everybody|guys|colleagues?|department|staff|there|both|marketers|founders|people|world)\b", re.I), "info"),
)  # fmt: skip
_WORDLESS = re.compile(r"(?:hi+|hello|hey+|hiya|dear|howdy|greetings|good (?:morning|afternoon|evening|day))(?: again)?", re.I)
_TAIL = " \t,.!:;–—-"


def check(mail: Mail) -> Iterator[Flag]:
    """The greeting of an outreach mail that names nobody. Merge fields name somebody; no greeting at all is fine."""
    found = greeting(mail)
    if not found or found.filled or _names_somebody(found) or mail.kind not in _OUTREACH:
        return
    start, end, _ = found.span
    text = mail.body[start:end].rstrip(_TAIL)
    span = Span(start, start + len(text))
    severity: Severity | None = None
    orphan = False
    if _WORDLESS.fullmatch(text):
        orphan = mail.body[start + len(text) : end].startswith((" ,", " !", " -"))
        severity = None if orphan else "info"
    else:
        for pattern, strength in _NOBODY:
            if pattern.search(text):
                severity = "info" if strength == "info" else None
                break
        else:
            return
    who = people(mail).prospect
    name = (who.given or who.family)[0] if who and people(mail).certain else ""
    message = f'greets nobody: "{mail.quote(span)}"'
    if orphan:
        message = f'the name is missing: "{mail.body[start:end].strip()}"'
    yield Flag(span, message, f'write "Hi {name},"' if name else "greet one person by name, or begin with the first sentence", severity)


def _names_somebody(found: Greeting) -> bool:
    """Whether a word of the greeting is a name; "Marketing" in "Hi Marketing Team" is none."""
    words = [fold(token.text) for one in found.people for token in one.names]
    return any(not (found.generic and is_word(word) and not is_given_name(word)) for word in words)


RULE = Rule(
    id="nameless-greeting",
    group="names",
    title="Greets nobody in particular",
    check=check,
    rank=60,
)
