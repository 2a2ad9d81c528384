"""Client names without what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pitchlint import MASK, Flag, Mail, Rule, Sentence, Span

_NAME = rf"(?:{MASK}+|[\w-]+\.(?:com|io|net|org|co|ai)\b|[A-Z][\w&.’'-]*(?<![.’'])(?:[ ](?:[A-Z&][\w&’'-]*|of|the)(?=[ ,.;:!?)]|$))*)"
_NAMES = rf"(?P<names>{_NAME}(?:[ ]*,[ \n]*(?:and[ ]+|&[ ]+)?{_NAME})*(?:,?[ \n]+(?:and|&|or)[ ]+(?:the )?{_NAME})?)"
_SAMPLE = r"(?:like|such as|including|includ(?:e|es|ed)|e\.g\.,?|namely|among (?:them|others)|from)"
_WHOM = re.compile(
    r"\b(?:"
    # our clients include A and B; some of our partners are A, B
    rf"(?:our|of my|my)\s+(?:[\w-]+\s+){{0,3}}(?:clients?|customers?|partners?|users|portfolio|clientele|references|backers|investors|team)\b[^.?!\n]{{0,40}}?(?P<incl>{_SAMPLE}|are|:)"
    # clients include A
    r"|(?:clients?|customers?|partners?|users)\s+(?P<clients>includ(?:e|es|ing)|are)"
    # we work with companies like A
    rf"|(?:we|i|we['’]ve|i['’]ve|we['’]re|team|company|agency|platform|who|already|currently|have|has)\s+(?:\w+\s+){{0,3}}?(?:work(?:s|ed|ing)?\s+(?:with|for)|partner(?:s|ed|ing)?\s+with|collaborat(?:e|ed|es|ing)\s+with|"
    rf"serv(?:e|es|ed|ing)|help(?:s|ed|ing)?|support(?:s|ed|ing)?|power(?:s|ed|ing)?|consult(?:ed|s|ing)?\s+for|deliver(?:ed|s)?\s+for|build|built\s+for)\s+(?P<work>(?:[^.?!\n]{{0,60}}?\b{_SAMPLE})?)"
    # trusted by A, B
    rf"|(?P<by>(?:trusted|used|chosen|loved|relied on|preferred|backed|endorsed|recommended|featured|adopted)\s+(?:by|in))(?:\s+[^.?!\n]{{0,60}}?\b{_SAMPLE})?"
    # companies like A trust us; A and B use us
    r")[ \n]+(?:the\s+)?(?:likes of\s+)?" + _NAMES,
    re.I,
)
_CASED = re.compile(_NAMES)
_ONE = re.compile(_NAME)
_FORTUNE = re.compile(r"\b(?:fortune|forbes|ftse|inc\.?)[ ](?:global[ ])?(?:100|250|500|1000|5000|2000)\b", re.I)
_FORTUNE_OURS = re.compile(r"\b(?:we|we['’]ve|i['’]ve|our|us|i|trusted by|used by|clients|customers)\b", re.I)
# what came of it: a measure, or a deed that is over
_RESULT = re.compile(
    rf"(?!100\s?%)\d[\d.,]*\s?(?:%|x\b|percent|points?\b|fold\b|k\b|hours?|days?|weeks?|minutes?|months?|times\b|m\b|million)|[$€£₹]\s?\d|{MASK}\s?(?:%|x\b|hours|days|weeks)|"
    r"\b(?:halved|doubled|tripled|quadrupled|eliminated|slashed|recovered|shortened|dropped|went from|from\s+\S+\s+to\s+\d\S*|cut|reduced|saved|increased|grew|stopped|won back|"
    r"replaced|sped up|fewer|no longer|twice|half)\b|\b(?:case stud(?:y|ies)|here['’]?s how they)\b",
    re.I,
)
_NOT_NAMES = frozenset(
    "I We You They He She It The A An This That Our Your Their My Monday Tuesday Wednesday Thursday Friday January February March April May June July August "
    "September October November December Google LinkedIn Facebook Instagram Excel Slack Salesforce HubSpot Shopify US USA UK EU Europe America Canada Australia "
    "Asia Africa India China London CFO CEO CTO COO VP HR IT SaaS B2B B2C AI SMB SMBs SEO CRM ERP API".split()
)


def check(mail: Mail) -> Iterator[Flag]:
    sentences = mail.sentences
    for number, sentence in enumerate(sentences):
        after = sentences[number + 1] if number + 1 < len(sentences) else None
        for span in _drops(sentence):
            near = sentence.text + (" " + after.text if after else "")
            if not _RESULT.search(near):
                yield Flag(
                    span, f'"{mail.quote(span)}" names clients and not what came of it', "keep one of them, and say what changed there, in a number"
                )


def _drops(sentence: Sentence) -> Iterator[Span]:
    """Where a sentence of the sender's names clients."""
    text, base = sentence.text, sentence.span.start
    end = 0
    for found in _WHOM.finditer(text):
        # the trigger ignores case, the names do not
        names = _CASED.match(text, found.start("names"))
        if not names or names.start() < end:
            continue
        each = [name[0] for name in _ONE.finditer(names[0])]
        proper = [name for name in each if name.split()[0] not in _NOT_NAMES]
        sampled = found["incl"] or found["clients"] or found["by"] or found["work"]
        if not proper or (len(proper) < 2 and not sampled):
            continue
        end = names.end()
        yield Span(base + names.start(), base + names.end())
    for found in _FORTUNE.finditer(text):
        if found.start() >= end and _FORTUNE_OURS.search(text, 0, found.start()) and not re.search(r"\byou(?:r|['’]re)\b", text[: found.start()], re.I):
            yield Span(base + found.start(), base + found.end())


RULE = Rule(
    id="name-dropping",
    group="wording",
    title="Names clients, not results",
    check=check,
    rank=60,
)
