"""name-case: a name in the wrong case, or without its marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule, Severity, Span, late
from pitchlint_rules.names import greeting, is_given_name, is_word, people, proper_case, replace
from pitchlint_rules.names.likeness import fold
from pitchlint_rules.names.person import PARTICLES, Person
from pitchlint_rules.names.places import ADDRESSED

_WORD = late(r"[^\W\d_\ua78f]+(?:['’][^\W\d_\ua78f]+)*")


def check(mail: Mail) -> Iterator[Flag]:
    """The words of the greeting, and the names of the record wherever they stand."""
    who = people(mail).prospect if people(mail).certain else None
    flagged: set[tuple[str, int]] = set()
    found = greeting(mail)
    if found:
        for one in found.people:
            for token in one.names:
                if flag := _greeted(
                    mail, token.span, token.text, who, alone=len(found.people) == 1 and len(one.names) == 1
                ):
                    flagged.add((token.span.of, token.span.start))
                    yield flag
    if not mail.prospect:
        return
    spellings = _spellings(mail, who)
    if not spellings:
        return
    for span, word in _words(mail):
        right = spellings.get(fold(word))
        if (
            right is None
            or (span.of, span.start) in flagged
            or word in right
            or span.start < (found.span.end if found and span.of == "body" else 0)
        ):
            continue
        if flag := _written(mail, span, word, right[0]):
            yield flag


def _greeted(mail: Mail, span: Span, word: str, who: Person | None, *, alone: bool) -> Flag | None:
    folded = fold(word)
    forms = {**who.family_forms, **who.given_forms} if who else {}
    right = forms.get(folded)
    if right is None:
        # nobody's record to go by: only what is plainly a name in the wrong case
        if who or not folded.isascii():
            return None
        if not (
            (word.islower() and len(word) > 2)
            or (word.isupper() and len(word) > 3)
            or (word.isupper() and len(word) == 3 and alone)
        ):
            return None
        if not is_given_name(folded) or (word.islower() and is_word(folded) and not alone):
            return None
        right = proper_case(word)
    flag = _written(mail, span, word, right, greeted=True)
    # without a record, three capitals may as well be initials
    return flag._replace(severity="info") if flag and not who and len(word) == 3 and word.isupper() else flag


def _written(mail: Mail, span: Span, word: str, right: str, *, greeted: bool = False) -> Flag | None:
    """The flag for `word` where the record has `right`; None where the difference is no fault."""
    if word == right or word.replace("’", "'") == right.replace("’", "'"):
        return None
    if word.casefold() != right.casefold() and fold(word) == fold(right) and not right.isascii() and word.isascii():
        plain = word[0].isupper() == right[0].isupper()
        if plain:
            message = f"leaves out the marks of a name: “{word}”, while the record has “{right}”"
            return Flag(span, message, f"write “{right}”", "info", replace(span, right))
    if right.isascii() and not word.isascii():
        return None  # lists lose marks more often than writers invent them
    if fold(word) != fold(right):
        return None  # "Joergen" for Jørgen, a part for the whole
    if fold(word) in PARTICLES or (word == word[:1].upper() + word[1:].lower() and right.islower()):
        return None
    if word.islower() and not greeted and is_word(fold(word)):
        return None
    if word.isupper() and len(word) <= 3 and not greeted:
        return None
    if word.isupper() and _shouted_line(mail, span) and not greeted:
        return None
    severity: Severity | None = "info" if word.isupper() and not greeted else None  # some companies shout on purpose
    return Flag(span, f"writes a name as “{word}”", f"write “{right}”", severity, replace(span, right))


def _shouted_line(mail: Mail, span: Span) -> bool:
    """Whether the whole line is in capitals: that is shouting, not a slip of one name."""
    text = mail.text(span.of)
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    rest = text[start : span.start] + text[span.end : end if end >= 0 else len(text)]
    letters = [c for c in rest if c.isalpha()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) > 0.7 * len(letters)


def _spellings(mail: Mail, who: Person | None) -> dict[str, list[str]]:
    """Folded word -> the spellings of the record, for names of three letters and more with a case worth keeping."""
    found: dict[str, list[str]] = {}
    words = [*who.given, *who.family] if who else []
    words += mail.prospect.get("referrer", "").split()[:2]
    company = mail.prospect.get("company", "")
    if not company.isupper() and not company.islower():
        words += [word for word in company.split()[:1] if not word.isupper() and not is_word(fold(word))]
    for word in words:
        word = word.strip(".,()\"'")
        if len(fold(word)) >= 3 and not word.isupper() and not word.islower() and _WORD.fullmatch(word):
            found.setdefault(fold(word), []).append(word)
    return found


def _words(mail: Mail) -> Iterator[tuple[Span, str]]:
    blocks = [Span(0, len(mail.subject), "subject"), *mail.parts.paragraphs, *mail.parts.postscript]
    for start, end, of in blocks:
        text = mail.text(of)
        linked = [found.span() for found in ADDRESSED.finditer(text, start, end)]
        for found in _WORD.finditer(text, start, end):
            if any(a <= found.start() < b for a, b in linked):
                continue
            word = re.sub(r"['’][sS]$", "", found[0])
            yield Span(found.start(), found.start() + len(word), of), word


RULE = Rule(
    id="name-case",
    group="names",
    title="Writes a name in the wrong case",
    check=check,
    rank=8,
)
