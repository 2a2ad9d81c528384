"""Praise of the sender that nothing in the mail bears out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from pitchlint import Flag, Mail, Phrases, Rule, Span
from pitchlint_rules.empty_phrases import Taken, in_name, meets_any, widened
from pitchlint_rules.shapes import Shapes, shaped

LIST = Phrases(__file__)
SHAPES = Shapes(__file__)
_READ = frozenset({"subject", "prose", "postscript"})

# Patterns are strings: `re` compiles them when a mail first needs them.
_SENDER = r"\b(?:we|we['’]?re|we['’]?ve|our|ours|us|i|i['’]?m|i['’]?ve|i['’]?d|my|me|mine)\b"
_WE = (
    r"\b(?:we|we['’]?re|we['’]?ve|our|us|my|i am|i['’]m|it['’]s an?|this is an?|"
    r"i (?:build|create|design|make|offer|run|write))\b"
)
_UP_TO = r"(?:[ \n]+[\w'’-]+,?)"
_READER = (
    r"\b(?:your|yours|you['’]?re|you['’]?ve|you are|you have|you do|his|her|their|they|they['’]re|"
    r"(?!(?:it|that|here|what|there|market|industry|world|country)['’])[\w-]+['’]s)\b" + _UP_TO + r"{0,4}[ \n]*$"
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
    r"if|nor|(?<!more )(?<!less )than|when)\b" + _UP_TO + r"{0,6}[ \n]*$|"
    r"\b(?:most|other|some|(?<!have )many|any)\b" + _UP_TO + r"{0,2}[ \n]*$"
)
_OWN = rf"{_SENDER}|^[^\w]*(?:it['’]s|it is|this is|that['’]s|(?:the )?(?:best|lowest|cheapest)\b)|, (?:the|an?) [^,]*$"
# Who has, is or offers the superlative that follows: "we hire only the", "it is by far the".
_OWNER = (
    r"\b(?:we|i|ours|it|this|us)(?:['’](?:s|re|ve|ll|m))?(?:[ \n](?:are|is|am|have|has|had|will|can|now|only|also|"
    r"always|currently|been|be|proudly))*(?:[ \n](?:assure you of|bring you|give you|have|hire|make|offer|"
    r"provide|produce|"
    r"run|sell|supply|deliver|promise|guarantee|own|hold|build|employ|recruit|stock|carry|use|with))?"
    r"(?:[ \n](?:by far|hands down|simply|still|only|probably|one of|some of|part of|with|of))*"
    r"[ \n](?:the|our|europe['’]s|america['’]s)(?: very)?[ \n]$"
)
_NO_RANK = (  # "the best time to call", "the most of it", "the biggest of your sites"
    r"(?:[ \n][\w-]+)?[ \n](?:time|way|part|place to|day|days|month|week|year|moment|season|person|thing|news|"
    r"of (?:it|the|your|these|those|both)|if|to|when|that|in your|on your|you|i|we)\b|[^ \n\w]|$"
)
# How the comparative before "than others" belongs to the sender.
_MORE = (
    r"\b(?:we|i|our|ours|us|my)\b[^,;]*\b(?P<more>more|less|"
    r"(?!other|number|customer|offer|order|rather|later)[a-z]{3,}er)\b[^,;]{0,40}$"
)
# A crowd of clients, and what came of it.
_CROWD = (
    r"[ \n](?:with )?(?:(?:over|more than|nearly|almost|about|around) )?(?:[2-9]\d\+?|\d{2,}[\d,.]+k?\+?|"
    r"\d{3,}\+?|\d+[km]\+?|hundreds of|thousands of|millions of|dozens of|"
    r"countless|many|numerous|several)(?:[ \n](?!%|percent)[a-z0-9&-]+){0,3}?[ \n](?:agencies|brands|"
    r"businesses|clients|clinics|companies|"
    r"candidates|customers|employers|enterprises|firms|founders|hospitals|hotels|manufacturers|marketers|merchants|"
    r"organi[sz]ations|"
    r"owners|professionals|projects|restaurants|retailers|schools|sellers|startups|stores|students|patients|"
    r"people|families|studios|teams|users|leaders|websites|sites|apps|events|campaigns|creators|homeowners|authors|"
    r"members|subscribers|listings|coaches|couples|engineers|developers)\b"
    r"|[ \n](?:with )?(?:(?:over|more than|nearly|almost|literally|many) )?(?:hundreds|thousands|millions|dozens|"
    r"tens of thousands) of(?:[ \n](?!your|the|our)[\w&-]+){0,2}?[ \n]"
    r"(?!hours|dollars|pounds|euros|days|miles|years)[a-z-]+s\b"
)
_CROWDS = (
    r"\b(?:many|countless|numerous|several|(?:hundreds|thousands|millions|dozens) of|\d[\d,.]*[km]?\+?)[ \n]"
    r"(?:[\w&,-]+[ \n]){1,7}(?:(?:already|now|are|have|currently)[ \n])*$"
)
_CAME_OF_IT = r"%|\bpercent\b|\b(?:halved|doubled|cut|reduced?|saved?|grew|fell|dropped|from \d)\b"
_COPULA = r"\b(?:is|are|was|were|been|looks?|sounds?)\s+(?:(?:very|really|truly|so|just|absolutely)\s+)?$"
_PASSIVE = (
    r"(?:awarded|covered|crowned|endorsed|featured|honou?red|named|nominated|profiled|recogni[sz]ed|shortlisted|won)\b"
)
_IN_YOURS = _UP_TO + r"{0,4}[ \n](?:in|of|on|at|among|from) (?:your|their|his|her)\b"
_AROUND = 500  # characters on either side that are looked at; no sentence of prose goes on for longer
_QUOTED = r"[\"“][^\"“”\n]{25,}[\"”]"

# A superlative that ends before its scope: "the lowest prices", then "anywhere".
_SUPERLATIVE = (
    r"\b(?:best|only|#\s?1|first|(?:the|our|my|['’]s) (?:single )?(?:most|least) [a-z-]+|(?!latest|earliest|"
    r"hardest|worst|slowest|"
    r"toughest|smallest|nearest|closest|interest|request|test|invest|suggest|harvest|forest|guest|contest|west|"
    r"rest|protest|digest|arrest|quest|honest|modest|dearest|lowest (?!price|rate|fee|cost|fare))[a-z]{3,}est)"
    r"(?=[ \n])(?:[ \n](?!that\b|which\b|way to\b|in\b|time\b|part\b|step\b|thing\b)[\w&'’,-]+){0,6}$|"
    r"\b(?:best|(?!low)[a-z]{3,}est|most [a-z-]+|lowest)$"
)
_TROUBLE = (
    r"\b(?:cause|challenge|complaint|concern|cost|delay|gap|headache|hurdle|issue|loss|mistake|obstacle|pain|"
    r"problem|queue|question|"
    r"reason|risk|threat|waste|storm|trouble|drought|fire|shortage)s?\b"
)
_LOOKS_AT = (
    r"\b(?:we|i|i['’]ve|we['’]ve)[ \n](?:\w+ly )?(?:audited|compared|heard|looked|met|noticed|read|saw|seen|"
    r"surveyed|tested|think|believe|visited|"
    r"wonder\w*|bought|use|used)\b"
)
_CALLED = (
    r"(?:\b(?:we|i)(?:['’](?:re|m|ve)| are| am| have been| were)(?: \w+ly)?(?: (?:a|an|the|one of the))?|"
    r", (?:a|an|the|one of the)|\b(?:as|at|from|with|by|is|are) (?:a|an|the|one of the)|"
    r"\b(?:my|our) (?:company|agency|firm|team|client)\W+\w+\W+(?:a|an))[ \n]+$"
)
# What no shape can hold, which reads all words in small letters: "Acme's leading", and rows of virtues.
_POSSESSIVE = (
    r"\b(?-i:[A-Z])(?!(?:it|that|there|what|he|she|here|let|who|where|how|this|"
    r"one)['’])[\w.]*['’]s (?:\d+ )?(?:(?-i:[a-z]{4,}est)|leading|best|most (?!recent|of|\w+ly\b)[a-z]+|premier|"
    r"fastest[ -]growing|only|top)(?= [\w&])"
    r"(?! (?:day|week|way|challenge|problem|season|month))"
)
_ROW = r"(?<![\w'])(?:\w+, ?\n?){1,4}(?:and |& )?\w+(?![\w'])"
_VIRTUES = """
    accurate affordable beautiful easy effective efficient elegant fast flexible friendly innovative intuitive
    modern powerful professional proven quick reliable safe secure simple smart trusted
    """

FACTS = {
    "claim": ("“{words}” is praise from the one who sells", "let a customer's result say it: who, what, how much"),
    "rank": ("“{words}” is a rank you gave yourself", "leave it out, or say who counted and what"),
    "skill": ("“{words}” is about you", "say what that experience would spare them"),
    "praise": ("“{words}” is praise from the one who sells", "show the thing that earns the word"),
    "award": ("“{words}” is applause for you", "say what the reader would notice, or leave it to the signature"),
    "crowd": ("“{words}” counts clients and not what came of it", "keep one of them and say what changed there"),
    "label": ("“{words}” is a rank you gave yourself", "leave it out, or say who counted and what"),
    "counted": ("“{words}” counts and does not say what came of it", "keep one of them and say what changed there"),
    "own": ("“{words}” is praise from the one who sells", "show the thing that earns the word"),
    "superlative": ("“{words}” is a rank you gave yourself", "leave it out, or say who counted and what"),
    "fond": ("“{words}” is praise from the one who sells", "show the thing that earns the word"),
}


def check(mail: Mail) -> Iterator[Flag]:
    taken = Taken()
    hits = mail.hits(LIST)
    listed = [hit for hit in hits if hit.entry.section not in ("scope", "superlative")]
    for hit in (*listed, *(hit for hit in hits if hit.entry.section == "superlative")):
        family = hit.entry.section
        if (
            mail.part_of(hit.span) not in _READ
            or (family != "award" and in_name(mail, hit.span))  # prizes and badges are names
            or not _of_sender(mail, hit.span, family)
            or (family == "skill" and _few_years(mail, hit.span))
        ):
            continue
        if family == "crowd":
            span = _crowd(mail, hit.span)
        elif family == "superlative":
            span = _owned(mail, hit.span)
        else:
            span = _with_adjective(mail, widened(mail, hit))
        if span and not meets_any(span, taken):
            taken.append(span)
            yield _flag(mail, span, family)
    ranked = [span for hit in hits if hit.entry.section == "scope" if (span := _ranked(mail, hit.span))]
    for span, family in (*((span, "rank") for span in ranked), *_shapes(mail)):
        if (
            mail.part_of(span) in _READ
            and not meets_any(span, taken)
            and _of_sender(mail, span, "claim" if family == "claim" else "rank")
            and not (family == "skill" and _few_years(mail, span))
            and not (family == "label" and not _is_label(mail, span))
            and not (family == "counted" and not _is_count(mail, span))
        ):
            taken.append(span)
            yield _flag(mail, span, family)


def _around(mail: Mail, span: Span) -> tuple[int, int]:
    """The bounds of the sentence of `span`; of the whole subject in a subject."""
    sentence = mail.sentence_at(span)
    return (sentence.span.start, sentence.span.end) if sentence else (0, len(mail.text(span.of)))


def _few_years(mail: Mail, span: Span) -> bool:
    """Whether the words tell of fewer than ten years, and not of "over" some: a fact of an applicant, no boast."""
    text = mail.text(span.of)
    years = text.find("year", span.start, span.end)
    before = text[_around(mail, span)[0] : years] if years >= 0 else ""
    return bool(re.search(r"(?<![\d.,])\d\+? $", before)) and not re.search(r"(?:over|than|combined) \d\+? $", before)


def _ranked(mail: Mail, scope: Span) -> Span | None:
    """The superlative of the sender's own thing that `scope` belongs to, with it: "the lowest prices anywhere"."""
    text = mail.text(scope.of)
    low, high = _around(mail, scope)
    before = text[low : scope.start].rstrip()
    if text[scope.start : scope.start + 4].lower() == "than":
        more = re.search(_MORE, before, re.I)
        if not more or re.search(r"\byour\b|\bnot\b|n['’]t\b", before, re.I):
            return None
        return scope._replace(start=low + more.start("more"))
    found = re.search(_SUPERLATIVE, before, re.I)
    if (
        not found
        or re.search(_TROUBLE, found[0], re.I)
        or re.search(_LOOKS_AT, before, re.I)
        or re.match(r"[ \n](?:of your|near you|at your|with your|is that)\b", text[scope.end : high])
    ):
        return None
    if not re.search(_OWN, before, re.I) and not re.match(r"[^\w]*$", before[: found.start()]):
        return None
    return Span(low + found.start(), scope.end, scope.of)


def _owned(mail: Mail, span: Span) -> Span | None:
    """A superlative with its noun, where the sender has, is or offers it, else None."""
    text = mail.text(span.of)
    low, high = _around(mail, span)
    after = text[span.end : high]
    if not re.search(_OWNER, text[low : span.start], re.I) or re.match(_NO_RANK, after, re.I):
        return None
    noun = re.match(r"(?:[ \n][\w&'’-]+){1,2}", after)
    if not noun or re.search(_TROUBLE, after[:40], re.I) or re.search(_SOUGHT, text[low : span.start], re.I):
        return None
    return span._replace(end=span.end + noun.end())


def _is_label(mail: Mail, span: Span) -> bool:
    """Whether the words call the sender something: "we are a", "I'm with Acme, a", "at a"."""
    text = mail.text(span.of)
    before = text[_around(mail, span)[0] : span.start]
    return bool(re.search(_SENDER, before, re.I) and re.search(_CALLED, before, re.I))


def _is_count(mail: Mail, span: Span) -> bool:
    """Whether the sender counts something, and neither this sentence nor the next says what came of it."""
    text = mail.text(span.of)
    low, high = _around(mail, span)
    following = next((s.text for s in mail.sentences if s.span.start >= high), "")
    if re.search(_CAME_OF_IT, f"{text[low:high]} {following}", re.I):
        return False
    return bool(re.search(_SENDER, text[low : span.start + 1], re.I)) and not re.search(
        r"\b(?:you|your|they|their)\b", text[low : span.start], re.I
    )


def _crowd(mail: Mail, span: Span) -> Span | None:
    """The clients that the sender counts, with the verb, None where something came of it."""
    text = mail.text(span.of)
    low, high = _around(mail, span)
    before, words = text[low : span.start], text[span.start : span.end].lower()
    if re.search(_CAME_OF_IT, text[low:high], re.I):
        return None
    if words.endswith("competitors"):
        served = re.search(
            r"\b(?:with|by|help\w*|serv\w+|suppl\w+|support\w*|including) (?P<many>\w+ of (?:your|the) )$", before, re.I
        )
        return Span(low + served.start("many"), span.end, span.of) if served else None
    if words.endswith(("our", "this")):
        crowd = re.search(_CROWDS, before, re.I)
        return Span(low + crowd.start(), span.end, span.of) if crowd else None
    crowd = re.match(_CROWD, text[span.end : high], re.I)
    ours = words.startswith("used") or re.search(_SENDER, before, re.I)
    return span._replace(end=span.end + crowd.end()) if crowd and ours else None


def _flag(mail: Mail, span: Span, family: str) -> Flag:
    message, advice = FACTS[family]
    mild = family in ("fond", "crowd", "own", "counted")
    return Flag(span, message.format(words=mail.quote(span)), advice, "info" if mild else None)


def _shapes(mail: Mail) -> Iterator[tuple[Span, str]]:
    """What has a shape but no fixed words: labels, counts, ranks, years of experience, rows of virtues."""
    for place in shaped(mail, SHAPES):
        yield place.span, place.fault
    virtues = set(_VIRTUES.split())
    texts = (Span(0, len(mail.subject), "subject"), *(sentence.span for sentence in mail.sentences))
    for low, high, of in texts:
        text = mail.text(of)[low:high]
        for found in re.finditer(_POSSESSIVE, text, re.I) if "s " in text else ():
            yield Span(low + found.start(), low + found.end(), of), "rank"
        for found in re.finditer(_ROW, text, re.I) if ", " in text else ():
            if all(word.lower() in virtues for word in re.findall(r"\w+", found[0]) if word.lower() != "and"):
                yield Span(low + found.start(), low + found.end(), of), "fond"


def _with_adjective(mail: Mail, span: Span) -> Span:
    """A superlative with the adjective that "most" belongs to."""
    text = mail.text(span.of)
    if not re.search(
        r"(?:most|one of the (?:best|[a-z]+est|leading|premier|top|only))$", text[span.start : span.end], re.I
    ):
        return span
    word = re.match(r"[ \n][\w-]+", text[span.end :])
    return span._replace(end=span.end + word.end()) if word else span


def _quotes(mail: Mail) -> dict[str, list[tuple[int, int]]]:
    """Where quotations stand, in order."""
    texts = {"subject": mail.subject, "body": mail.body}
    return {of: [quote.span() for quote in re.finditer(_QUOTED, text)] for of, text in texts.items()}


def _of_sender(mail: Mail, span: Span, family: str) -> bool:
    """Whether the words are the sender's about the sender, not about the reader or what somebody looks for."""
    text = mail.text(span.of)
    quotes = mail.once(_quotes)[span.of]
    at = bisect_left(quotes, (span.start,)) - 1
    if at >= 0 and span.end < quotes[at][1]:
        return False
    if family in ("claim", "crowd"):
        return True
    sentence = mail.sentence_at(span)
    low, high = sentence.span[:2] if sentence else (0, len(text))
    low, high = max(low, span.start - _AROUND), min(high, span.end + _AROUND)
    before = text[low : span.start]
    if (
        re.match(_BY_READER, text[span.end : high], re.I)
        or re.search(_READER, before, re.I)
        or re.search(_SOUGHT, before, re.I)
    ):
        return False
    ours = bool(re.search(_SENDER, before, re.I))
    if family == "own":
        return bool(re.search(_WE, before, re.I)) and not re.search(rf"{_ADMIRES}|{_LOOKS_AT}", before, re.I)
    if family == "award" and re.match(_PASSIVE, text[span.start :], re.I):
        return ours and not re.search(rf"{_ADMIRES}|\b(?:you|your)\b", before, re.I)
    if not ours and re.match(_IN_YOURS, text[span.end : high], re.I):
        return False
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
