"""Praise of the sender that nothing in the mail bears out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pitchlint import Flag, Hit, Mail, Phrases, Rule, Span
from pitchlint_rules.empty_phrases import in_name, meets_any, widened

LIST = Phrases(__file__)
_READ = frozenset({"subject", "prose", "postscript"})

_SENDER = re.compile(r"\b(?:we|we['’]?re|we['’]?ve|our|ours|us|i|i['’]?m|i['’]?ve|i['’]?d|my|me|mine)\b", re.I)
_READER = re.compile(r"\b(?:your|yours|you['’]?re|you['’]?ve|you are|you have|you do|his|her|their|they|they['’]re|[\w-]+['’]s)\b(?:[ \n]+[\w'’-]+,?){0,4}[ \n]*$", re.I)
_ADMIRES = re.compile(
    r"\b(?:admir\w+|congrat\w*|kudos|enjoy(?:ed|ing)?|impress\w+|inspir\w+|loved?|fan of|well done|respect|hats off|noticed|saw|read|came across|great to see|"
    r"thank(?:s| you)|wish\w*|have an?)\b",
    re.I,
)
_SOUGHT = re.compile(
    r"\b(?:find|finding|need|needs|want(?! to)|wants(?! to)|look(?:ing)? for|seek\w*|hir(?:e|es|ing)|expect\w*|demand\w*|keep\w*|attract\w*|los(?:e|es|ing)|hard|difficult|challenging|"
    r"struggl\w+|require\w*|not|isn['’]?t|aren['’]?t|don['’]?t|never|without|whether|most|other|some|many|if|nor|than|when|any)\b(?:[ \n]+[\w'’-]+,?){0,6}[ \n]*$",
    re.I,
)
_RANK = re.compile(r"(?<![\w/])(?:#\s?1|no\. ?1|nr\. ?1)(?!\d)(?=[ \n][a-z])(?![ \n](?:[\w-]+[ \n]){0,3}(?:reason|cause|problem|complaint|question|mistake|thing|tip|rule|way|challenge|issue|priority|concern|source of|driver))", re.I)
_YEARS = re.compile(r"\b(?:\d+\+?|many|several|ten|twenty|thirty|decades?)(?:[ -]plus)? years?['’]?(?: of)?(?: [a-z]+){0,3} (?:experience|expertise|know-how)\b", re.I)
_SUPERLATIVE = re.compile(
    r"\b(?:[A-Z][\w.]*|world|country|industry|nation)['’]s (?:\d+ )?(?:[a-z]{4,}est|leading|best|most (?!recent|of)[a-z]+|premier|only|top)(?= [\w&])(?! (?:day|week|way|challenge|problem|season|month))"
)
_COPULA = re.compile(r"\b(?:is|are|was|were|been|looks?|sounds?)\s+(?:(?:very|really|truly|so|just|absolutely)\s+)?$", re.I)
_QUOTES = re.compile(r"[\"“][^\"“”\n]{25,}[\"”]")
_LISTED = re.compile(
    r"(?<![\w'])(?:(?:fast|quick|easy|simple|affordable|effective|reliable|efficient|professional|trusted|secure|proven|powerful|flexible|friendly|modern|smart|safe|"
    r"accurate|innovative|elegant|intuitive|beautiful)\s*,\s*){1,4}(?:and\s+|&\s+)?(?:fast|quick|easy|simple|affordable|effective|reliable|efficient|professional|trusted|"
    r"secure|proven|powerful|flexible|friendly|modern|smart|safe|accurate|innovative|elegant|intuitive|beautiful)(?![\w'])",
    re.I,
)

FACTS = {
    "claim": ('"{words}" is praise from the one who sells', "let a customer's result say it: who, what, how much"),
    "rank": ('"{words}" is a rank you gave yourself', "leave it out, or say who counted and what"),
    "skill": ('"{words}" is about you', "say what that experience would spare them"),
    "praise": ('"{words}" is praise from the one who sells', "show the thing that earns the word"),
    "fond": ('"{words}" is praise from the one who sells', "show the thing that earns the word"),
}


def check(mail: Mail) -> Iterator[Flag]:
    taken: list[Span] = []
    for hit in mail.hits(LIST):
        name = hit.entry.section
        if mail.part_of(hit.span) in _READ and not in_name(mail, hit.span) and _of_sender(mail, hit):
            span = _with_adjective(mail, widened(mail, hit))
            taken.append(span)
            yield _flag(mail, span, name)
    for pattern, name in ((_RANK, "rank"), (_YEARS, "skill"), (_SUPERLATIVE, "rank"), (_LISTED, "fond")):
        for of in ("subject", "body"):
            for found in pattern.finditer(mail.text(of)):
                span = Span(found.start(), found.end(), of)
                if not meets_any(span, taken) and mail.part_of(span) in _READ and _whose(mail, span, strict=False):
                    yield _flag(mail, span, name)


def _with_adjective(mail: Mail, span: Span) -> Span:
    """A superlative with the adjective that "most" belongs to."""
    text = mail.text(span.of)
    word = re.compile(r"[ \n][\w-]+").match(text, span.end) if text[span.start : span.end].lower().endswith("most") else None
    return span._replace(end=word.end()) if word else span


def _flag(mail: Mail, span: Span, name: str) -> Flag:
    message, advice = FACTS[name]
    return Flag(span, message.format(words=mail.quote(span)), advice, "info" if name == "fond" else None)


def _of_sender(mail: Mail, hit: Hit) -> bool:
    if hit.entry.section == "claim":
        return not _quoted(mail, hit.span)
    return _whose(mail, hit.span, strict=hit.entry.section == "fond")


def _whose(mail: Mail, span: Span, *, strict: bool) -> bool:
    """Whether the words at `span` are said of the sender: not of the reader, not of what somebody looks for, no quotation."""
    text = mail.text(span.of)
    sentence = mail.sentence_at(span)
    low, high = sentence.span[:2] if sentence else (0, len(text))
    before = text[low : span.start]
    if _READER.search(before) or _SOUGHT.search(before) or _quoted(mail, span):
        return False
    if _ADMIRES.search(before) and not _SENDER.search(before[before.rfind(",") + 1 :]):
        return False
    if _COPULA.search(before) and not _SENDER.search(before):
        return False  # "the croissants are outstanding" is a guest's word
    if strict:
        return bool(_SENDER.search(text[low:high]))
    return not text[low:high].rstrip().endswith("?") or bool(_SENDER.search(before))


def _quoted(mail: Mail, span: Span) -> bool:
    """Whether the words stand in somebody else's words: a quotation longer than a phrase."""
    return any(q.start() < span.start and span.end < q.end() for q in _QUOTES.finditer(mail.text(span.of)))


RULE = Rule(
    id="boast",
    group="wording",
    title="Praises itself",
    check=check,
    lists=(LIST,),
    rank=60,
)
