"""Client names without what came of it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pitchlint import MASK, Flag, Mail, Rule, Span

# Patterns are strings: `re` compiles them when a sentence first needs them, which most mails never do.
_TOKEN = rf"{MASK}+|[\w&][\w&.'’-]*|[^\s\w]"
_DOMAIN = r"[\w-]+\.(?:ai|co|com|io|net|org)"
_TOLD = (  # what stands directly before the names of clients
    r"(?:\b(?P<sample>like|such as|including|includes?|included|e\.g\.,?|namely|among them|among others|are|:)"
    r"|\b(?:work|works|worked|working|partner|partners|partnered|partnering|collaborate|collaborated) (?:with|for)"
    r"|\b(?P<by>(?:trusted|used|chosen|loved|relied on|preferred|backed|endorsed|recommended|adopted) by"
    r"(?: (?:the )?(?:teams?|people|folks|engineers|leaders) (?:at|of|from))?)"
    r"|\b(?P<press>(?:featured|published|seen|appeared|covered|run|profiled|quoted|mentioned|written up) (?:in|on|by))"
    r"|\b(?P<past>(?:placed|exhibited|spoken|spoke|taught|trained|built|ran|led|managed|designed|deployed|launched|"
    r"(?:work|projects?|campaigns?)|worked|formerly|"
    r"previously)(?: [a-z]+){0,3} (?:at|for|with)|gone on to|(?:alumni|veterans|graduates) (?:from|of)"
    r"|(?:team|founders?|engineers) (?:come|comes|came|hail|hails) from)"
    r"|\b(?:we|we['’]ve|i|i['’]ve|who|already|currently)(?: (?:have|also|already|currently|recently|proudly))*"
    r" (?:serve|served|help|helped|support|supported|advise|advised|power|powered))"
    r"\s+(?:the )?(?:likes of )?(?:the )?$"
)
_BEFORE_NAMES = """
    advise advised are as at by e.g. for from help helped in include included includes including like namely of on
    others power powered serve served support supported them to with
    """
_PRESS = r"\b(?:as )?(?:featured|covered|profiled|quoted|mentioned) (?:in|on|by) (?:the )?(?:likes of )?(?:the )?$"
_OWN_WORD = (
    r"\b(?:i|we|you|she|he|they)(?:['’](?:ve|d)| have| had)? (?:\w+ly )?(?:mentioned|covered|quoted|run)(?: \w+)? \w+ $"
)
_CLIENTS = (  # that the sample is of people one works for
    r"\b(?:clients?|customers?|partners?|users|brands|clientele|following|portfolio|investors|backers|work(?:s|ed|"
    r"ing)? (?:with|for)|partner(?:s|ed|ing)? with"
    r"|for (?:some of )?(?:the )?(?:leading|top|major|big|biggest|global|renowned|well-known|famous)"
    r"(?: [\w-]+)? (?:organi[sz]ations|companies|firms|businesses|names|institutions|banks|retailers|hospitals|groups)"
    r"|serv(?:e|es|ed|ing)|help(?:s|ed|ing)?|support(?:s|ed|ing)?|power(?:s|ed|ing)?|trust(?:s|ed)?|used by|"
    r"chosen by|relied on by|loved by)\b"
)
_OURS = (
    r"\b(?:we|we['’]re|we['’]ve|i|i['’]m|i['’]ve|our|ours|us|my|who)\b|(?:^|\s)(?:clients|customers|"
    r"trusted by|used by)\b"
)
_THEIRS = r"\b(?:your|you|you['’]re|their|they|his|her)\b[^,]{0,40}$"
_TOOLS = (  # things one uses, and places: "tools like Excel and Slack" names no client
    r"\b(?:apps?|areas?|channels?|cities|countries|directories|events?|features?|frameworks|integrations?|"
    r"integrates?|languages|marketplaces?|markets|media|"
    r"places|platforms?|programs?|publications|regions|roles|services|sites|software|solutions|sources|states|"
    r"systems?|technologies|titles|tools?|topics|websites)"
    r"(?: (?:like|such as|including|are))?\s*$"
)
_ABOARD = (
    r"\s+(?:(?:are|is|have|has|all|already|also|both) )*(?:on board|joined us|(?:trust|trusts|trusted|chose|"
    r"choose|use|uses|picked|love|rely on|work with|switched to) "
    r"(?:us|our)\b)"
)
_AND_MORE = r",? and (?:many |much |several |countless )?(?:more|others)\b|,? etc\b"
_FORTUNE = r"\b(?:fortune|forbes|ftse)[ ](?:global[ ])?(?:100|250|500|1000|2000|5000)\b"
# What came of it: a measure, or a deed that is over. A price or the minutes of a call may stand in the next sentence.
_MEASURED = r"(?<!\d)\d[\d.,]*\s?(?:k\b|hours?|days?|weeks?|minutes?|months?|times\b|m\b|million)|[$€£₹]\s?\d"
_RESULT = (
    rf"(?<!\d)(?!100\s?%)\d[\d.,]*\s?(?:%|x\b|percent|points?\b|fold\b)|{MASK}\s?(?:%|x\b|hours|days|weeks)"
    r"|\b(?:halved|doubled|tripled|quadrupled|eliminated|slashed|recovered|shortened|dropped|went from|"
    r"from\s+\S+\s+to\s+\d\S*|cut|reduced|saved|increased|grew|"
    r"stopped|won back|replaced|sped up|fewer|no longer|twice|half)\b|\b(?:case stud(?:y|ies)|here['’]?s how they)\b"
)
_AROUND = 500  # characters on either side that are looked at; no sentence of prose goes on for longer
_NO_NAME = """
    A An And API April August Australia B2B CEO CFO CRM December EU Europe February Friday He HR I I'm I've It
    January June July March May Monday My November October Our SaaS SEO September She SMB SMBs That The Their
    They This Thursday Tuesday UK US USA We We've We're Wednesday You Your
    """


class Names(NamedTuple):
    start: int
    end: int
    length: int


def check(mail: Mail) -> Iterator[Flag]:
    sentences = mail.sentences
    for number, sentence in enumerate(sentences):
        following = sentences[number + 1].text if number + 1 < len(sentences) else ""
        for at, (start, end) in enumerate(_drops(sentence.text)):
            if at == 0 and (
                re.search(_RESULT, f"{sentence.text} {following}", re.I) or re.search(_MEASURED, sentence.text, re.I)
            ):
                break
            span = Span(sentence.span.start + start, sentence.span.start + end)
            message = f"“{mail.quote(span)}” names clients and not what came of it"
            yield Flag(span, message, "keep one of them and say what changed there, in a number")


def _drops(text: str) -> Iterator[tuple[int, int]]:
    """Where a sentence of the sender's names clients, partners, investors or the press."""
    end = 0
    for names in _lists(text):
        low = max(names.start - _AROUND, 0)
        before, after = text[low : names.start], text[names.end : names.end + _AROUND]
        aboard = names.length > 1 and re.match(_ABOARD, after, re.I)
        more = names.length > 2 and re.match(_AND_MORE, after, re.I) and re.search(_CLIENTS, before, re.I)
        if aboard or more or _told(before, names.length, field=text[names.start] == MASK):
            end = names.end
            press = re.search(_PRESS, before, re.I)
            yield low + press.start() if press else names.start, names.end
    if "00" in text:
        for found in re.finditer(_FORTUNE, text, re.I):
            before = text[max(found.start() - _AROUND, 0) : found.start()]
            if found.start() >= end and re.search(_OURS, before, re.I) and not re.search(_THEIRS, before, re.I):
                yield found.span()


def _told(before: str, count: int, *, field: bool) -> bool:
    words = before.lower().replace(" the likes of", " with").split()
    last = words[-2:] if words[-1:] == ["the"] else words[-1:]
    if not before.rstrip().endswith((":", ".,")) and not set(last) & set(_BEFORE_NAMES.split()):
        return False  # spares most mails the patterns
    found = re.search(_TOLD, before, re.I)
    if not found or re.search(_THEIRS, before, re.I):
        return False
    if found["sample"] and count == 1 and field:
        return False  # "for clients just like [company]" names the reader
    if found["sample"]:
        tools = re.search(_TOOLS, before[: found.end("sample")], re.I)
        return bool(re.search(_CLIENTS, before, re.I) and re.search(_OURS, before, re.I) and not tools)
    ours = bool(re.search(_OURS, before, re.I))
    if found["press"]:
        if re.search(_OWN_WORD, before, re.I):
            return False  # "the link I mentioned on {date}"
        return count > 1 or (ours and bool(re.search(_PRESS, before, re.I)))
    if found["past"]:
        return count > 1 and ours
    return bool(found["by"] or (count > 1 and ours))


def _lists(text: str) -> Iterator[Names]:
    """Names in a row: capitalised words, fields and domains, with commas or "and" between them."""
    start, end, count, joined = -1, 0, 0, False
    for token in re.finditer(_TOKEN, text):
        word = token[0].rstrip(".'’")
        beside = start >= 0 and text[end : token.start()] == " "
        if start >= 0 and not joined and beside and (_is_name(word) or word == "of"):
            end = token.start() + len(word)  # a further word of the name
        elif _is_name(word) and (start < 0 or joined):
            start = token.start() if start < 0 else start
            end, count, joined = token.start() + len(word), count + 1, False
        elif start >= 0 and token[0] in (",", "and", "&", "or", "the", "plus"):
            joined = True
            continue
        elif start >= 0:
            yield Names(start, end, count)
            start, count, joined = -1, 0, False
        if start >= 0 and token[0] != word and not re.fullmatch(r"\w[.]\w.*", token[0]):
            yield Names(start, end, count)  # the sentence, or the name, ends with a full stop
            start, count, joined = -1, 0, False
    if start >= 0:
        yield Names(start, end, count)


def _is_name(word: str) -> bool:
    if word in _NO_NAME.split():
        return False
    return word[:1] == MASK or word[:1].isupper() or bool("." in word and re.fullmatch(_DOMAIN, word))


RULE = Rule(
    id="name-dropping",
    group="wording",
    title="Names clients, not results",
    check=check,
    rank=60,
)
