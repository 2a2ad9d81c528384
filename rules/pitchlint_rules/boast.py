"""Praise of the sender that nothing in the mail bears out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pitchlint import Flag, Mail, Phrases, Rule, Span
from pitchlint_rules.empty_phrases import in_name, meets_any, widened

LIST = Phrases(__file__)
_READ = frozenset({"subject", "prose", "postscript"})

# Patterns are strings: `re` compiles them when a mail first needs them.
_SENDER = r"\b(?:we|we['’]?re|we['’]?ve|our|ours|us|i|i['’]?m|i['’]?ve|i['’]?d|my|me|mine)\b"
_UP_TO = r"(?:[ \n]+[\w'’-]+,?)"
_READER = (
    r"\b(?:your|yours|you['’]?re|you['’]?ve|you are|you have|you do|his|her|their|they|they['’]re|[\w-]+['’]s)\b"
    + _UP_TO
    + r"{0,4}[ \n]*$"
)
_BY_READER = _UP_TO + r"{0,3}[ \n](?:of yours|you (?:built|did|gave|have|made|published|run|shared|took|wrote))\b"
_ADMIRES = (
    r"\b(?:admir\w+|congrat\w*|kudos|enjoy(?:ed|ing)?|impress\w+|inspir\w+|loved?|fan of|well done|respect|"
    r"hats off|noticed|saw|read|"
    r"came across|great to see|thank(?:s| you)|wish\w*|have an?)\b"
)
_SOUGHT = (
    r"\b(?:find|finding|needs?|wants?(?! to)|look(?:ing)? for|seek\w*|hir(?:e|es|ing)|expect\w*|demand\w*|keep\w*|"
    r"attract\w*|los(?:e|es|ing)|"
    r"hard|difficult|challenging|struggl\w+|require\w*|not|isn['’]?t|aren['’]?t|don['’]?t|never|without|whether|"
    r"most|other|some|many|if|nor|"
    r"than|when|any)\b" + _UP_TO + r"{0,6}[ \n]*$"
)
_COPULA = r"\b(?:is|are|was|were|been|looks?|sounds?)\s+(?:(?:very|really|truly|so|just|absolutely)\s+)?$"
_QUOTED = r"[\"“][^\"“”\n]{25,}[\"”]"

# What no list can hold: a literal that must stand in the text, the pattern, the family of its message.
_SHAPES = (
    (
        "1",
        r"(?<![\w/])(?:#\s?1|no\. ?1|nr\. ?1)(?!\d)(?=[ \n][a-z])(?![ \n](?:[\w-]+[ \n]){0,3}(?:reason|cause|"
        r"problem|complaint|question|mistake|"
        r"thing|tip|rule|way|challenge|issue|priority|concern|source of|driver))",
        "rank",
    ),
    (
        "year",
        r"\b(?:\d+\+?|many|several|ten|twenty|thirty|"
        r"decades?)(?:[ -]plus)? years?['’]?(?: of)?(?: [a-z]+){0,3} (?:experience|expertise|know-how)\b",
        "skill",
    ),
    (
        "s ",
        r"\b(?-i:[A-Z])[\w.]*['’]s (?:\d+ )?(?:(?-i:[a-z]{4,}est)|leading|best|most (?!recent|of)[a-z]+|premier|"
        r"only|top)(?= [\w&])"
        r"(?! (?:day|week|way|challenge|problem|season|month))",
        "rank",
    ),
    (
        ", ",
        r"(?<![\w'])(?:(?P<first>\w+), ?\n?)(?:\w+, ?\n?){0,3}(?:and |& )?(?P<last>\w+)(?![\w'])",
        "fond",
    ),
)  # fmt: skip
_VIRTUES = """
    accurate affordable beautiful easy effective efficient elegant fast flexible friendly innovative intuitive
    modern powerful professional proven quick reliable safe secure simple smart trusted
    """

FACTS = {
    "claim": ("“{words}” is praise from the one who sells", "let a customer's result say it: who, what, how much"),
    "rank": ("“{words}” is a rank you gave yourself", "leave it out, or say who counted and what"),
    "skill": ("“{words}” is about you", "say what that experience would spare them"),
    "praise": ("“{words}” is praise from the one who sells", "show the thing that earns the word"),
    "fond": ("“{words}” is praise from the one who sells", "show the thing that earns the word"),
}


def check(mail: Mail) -> Iterator[Flag]:
    taken: list[Span] = []
    for hit in mail.hits(LIST):
        if (
            mail.part_of(hit.span) in _READ
            and not in_name(mail, hit.span)
            and _of_sender(mail, hit.span, hit.entry.section)
        ):
            span = _with_adjective(mail, widened(mail, hit))
            taken.append(span)
            yield _flag(mail, span, hit.entry.section)
    for span, family in _shapes(mail):
        if mail.part_of(span) in _READ and not meets_any(span, taken) and _of_sender(mail, span, "rank"):
            taken.append(span)
            yield _flag(mail, span, family)


def _flag(mail: Mail, span: Span, family: str) -> Flag:
    message, advice = FACTS[family]
    return Flag(span, message.format(words=mail.quote(span)), advice, "info" if family == "fond" else None)


def _shapes(mail: Mail) -> Iterator[tuple[Span, str]]:
    """Ranks, years of experience and rows of virtues, which have a shape but no fixed words."""
    virtues = set(_VIRTUES.split())
    texts = (Span(0, len(mail.subject), "subject"), *(sentence.span for sentence in mail.sentences))
    for low, high, of in texts:
        text = mail.text(of)[low:high]
        for literal, pattern, family in _SHAPES:
            for found in re.finditer(pattern, text, re.I) if literal in text else ():
                row = found.groupdict()
                if not row or all(
                    word.lower() in virtues for word in re.findall(r"\w+", found[0]) if word.lower() != "and"
                ):
                    yield Span(low + found.start(), low + found.end(), of), family


def _with_adjective(mail: Mail, span: Span) -> Span:
    """A superlative with the adjective that "most" belongs to."""
    text = mail.text(span.of)
    if not text[span.start : span.end].lower().endswith("most"):
        return span
    word = re.match(r"[ \n][\w-]+", text[span.end :])
    return span._replace(end=span.end + word.end()) if word else span


def _of_sender(mail: Mail, span: Span, family: str) -> bool:
    """Whether the words are the sender's about the sender, not about the reader or what somebody looks for."""
    text = mail.text(span.of)
    if any(q.start() < span.start and span.end < q.end() for q in re.finditer(_QUOTED, text)):
        return False
    if family == "claim":
        return True
    sentence = mail.sentence_at(span)
    low, high = sentence.span[:2] if sentence else (0, len(text))
    before = text[low : span.start]
    if (
        re.match(_BY_READER, text[span.end : high], re.I)
        or re.search(_READER, before, re.I)
        or re.search(_SOUGHT, before, re.I)
    ):
        return False
    ours = bool(re.search(_SENDER, before, re.I))
    if re.search(_ADMIRES, before, re.I) and not re.search(_SENDER, before[before.rfind(",") + 1 :], re.I):
        return False
    if family == "praise" and not ours and re.search(_COPULA, before, re.I):
        return False  # "the croissants are outstanding" is a guest's word
    if family == "fond":
        return bool(re.search(_SENDER, text[low:high], re.I))
    return ours or not text[low:high].rstrip().endswith("?")


RULE = Rule(
    id="boast",
    group="wording",
    title="Praises itself",
    check=check,
    lists=(LIST,),
    rank=60,
)
