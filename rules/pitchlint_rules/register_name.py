"""A company called by the name under which it is registered: "Acme Holdings, Inc."."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pitchlint import MASK, Edit, Fix, Flag, Mail, Rule, Span, late
from pitchlint_rules.names import is_place_or_brand
from pitchlint_rules.names.likeness import fold
from pitchlint_rules.shapes import plain

# legal forms that are nothing else; the pattern runs only where one of them stands
_SEEN = (
    "Inc", "INC", "LLC", "L.L.C", "LLP", "L.L.P", "Ltd", "LTD", "Limited", "GmbH", "Gmbh", "plc", "Plc", "P.L.C",
    "Corp", "CORP", "Pty", "Pte", "Sdn", "Bhd", "B.V", "N.V", "S.A", "S.r.l", "Srl", "S.R.L", "S.p.A", "SpA", "SARL",
    "A/S", "ApS", "Oyj", "K.K", "s.r.o", "d.o.o", "z o.o", "KGaA", "e.V", "Lda", "Kft",
)  # fmt: skip
_FORM = (
    r"(?:Inc(?:orporated)?|INC|L\.?L\.?C|L\.?L\.?P|Ltd|LTD|Limited|G[Mm]b[Hh]|[Pp]lc|P\.L\.C|Corp|CORP|Pty|Pte|"
    r"Sdn|Bhd|B\.V|N\.V|S\.A(?:\.S|\.R\.L)?|S\.[rR]\.[lL]|Srl|S\.p\.A|SpA|SARL|A/S|ApS|Oyj|K\.K|s\.r\.o|d\.o\.o|"
    r"Sp\. z o\.o|KGaA|e\.V|Lda|Kft)"
)
# short forms that mean other things elsewhere, so only the record's own name may end in them
_OTHERS = r"(?:Co|Corporation|Company|AB|AG|AS|BV|KG|KK|NV|Oy|PC|PLC|SA|SAS|SE|SL|OHG|UG|LP|a\.s)"
_TAIL = rf"(?:(?:,?[ \t]+|,)(?:(?:&|and)[ \t]+)?(?:Co\.?,?[ \t]+)?{_FORM}\b\.?(?:[ \t]+&[ \t]+Co\.?(?:[ \t]+KG)?)?)+"
_WORD = r"(?:[A-Z][\w'’&-]*|&|and|of|de|the|\d[\w-]*)"
_NAME = late(rf"(?<![\w@/.])([A-Z][\w'’&-]*(?:[ \t]{_WORD}){{0,5}})({_TAIL})(?![\w-])")
_RECORD_TAIL = late(rf"(?:(?:,?[ \t]+|,)(?:(?:&|and)[ \t]+)?(?:{_FORM}|{_OTHERS})\b\.?)+$")
_HOLDING = late(r"[ \t]+Holdings?$")
# words with capitals that begin a sentence or a name of no company: "Your LLC", "A Texas LLC"
_LEADS = frozenset(
    "a an and any are as at but by did do does each every for form forming from has have how if in is like many most "
    "my no of on one or our since so some than that the their these this to was we were what when while who why will "
    "with your".split()
)
# "Time Limited" is no company; after these words it is
_BEFORE = late(r"\b(?:at|by|called|for|from|join|joined|like|named|of|with)[ \t]+$")
# "Corp Dev", "Inc. 5000" begin another name
_GOES_ON = late(r"(?i:\.? (?:5,?000|500|magazine)\b)|[ \t][A-Z]")
# a sentence that names the legal person because the law or a contract asks for it
_LEGAL = late(
    r"\b(?:acquire[ds]?|agreement (?:between|with)|all rights|authori[sz]ed (?:and|by)|company (?:no|number|reg)|"
    r"confidential(?:ity)?|contract (?:between|with)|copyright|d/?b/?a|disclaimer|headquartered at|incorporated in|"
    r"invoiced? to|legal (?:name|entity|person)|made out to|merge[ds]?|on behalf of|opt out|p\.?o\.? box|party|parties|"
    r"payable to|register(?:ed|ation)|regulated by|shareholders?|subsidiary|t/a|trade ?marks?|trading as|unsubscribe|"
    r"vat|wholly[- ]owned)\b|©"
)
_ADDRESS = late(
    r"https?:|www\.|\S@\S|\||·|•|\+?\d[\d ().-]{7,}|"
    r"\b\d{1,5} [A-Z][\w.]+ (?:St|Street|Rd|Road|Ave|Avenue|Blvd|Lane|Suite)\b"
)


class Named(NamedTuple):
    """A registered name in the mail: where it stands, what people say, and whether that is certain."""

    span: Span
    spoken: str
    sure: bool


def check(mail: Mail) -> Iterator[Flag]:
    """Flag every registered name in the subject and the running text of an outreach mail."""
    if mail.kind not in ("first", "follow_up"):
        return
    company = mail.prospect.get("registered_company", "") or mail.prospect.get("company", "")
    record = _registered(company) if company else None
    if not record and not any(form in mail.body or form in mail.subject for form in _SEEN):
        return
    said = mail.prospect.get("company", "")
    blocks: list[Span] = [*mail.parts.paragraphs, *mail.parts.postscript]
    for block in [Span(0, len(mail.subject), "subject"), *blocks] if mail.subject else blocks:
        for named in _named(mail, block, record, said):
            if named.span.of == "subject" or not _is_apart(mail, named.span):
                yield _flag(mail, named)


def _is_apart(mail: Mail, span: Span) -> bool:
    """Whether the name stands in a legal note, a signature or an address."""
    sentence = mail.sentence_at(span)
    return _is_address(mail, span) or bool(sentence and _LEGAL.search(plain(sentence.text)))


def _is_address(mail: Mail, span: Span) -> bool:
    """Whether the line is one of a signature or an address: a way to answer, or little but a name."""
    start = mail.body.rfind("\n", 0, span.start) + 1
    end = mail.body.find("\n", span.end)
    line = mail.body[start : end if end >= 0 else len(mail.body)]
    return bool(_ADDRESS.search(line)) or not re.search(r"(?<!\w)[a-z]{2,}|" + MASK, line)


@lru_cache(maxsize=256)
def _registered(company: str) -> tuple[re.Pattern[str], str] | None:
    """How the record's registered name is written in a text, and what people say; None where it has no legal form."""
    tail = _RECORD_TAIL.search(company)
    if not tail or not tail.start():
        return None
    spoken = company[: tail.start()].strip(" ,")
    words = [re.escape(word) for word in re.findall(r"[\w'’&.-]*[\w'’&]", company)]
    return re.compile(r"(?<!\w)" + r",?\s+".join(words) + r"(?!\w)\.?"), spoken


def _named(mail: Mail, block: Span, record: tuple[re.Pattern[str], str] | None, said: str) -> Iterator[Named]:
    """The registered names in a stretch of the mail; `said` is the record's spoken name."""
    text = mail.text(block.of)
    taken: list[tuple[int, int]] = []
    if record:
        pattern, spoken = record
        for found in pattern.finditer(text, block.start, block.end):
            taken.append(found.span())
            name = said if _begins(spoken, said) else spoken
            yield _cut(mail, Span(found.start(), found.end(), block.of), name)
    for found in _NAME.finditer(text, block.start, block.end):
        begin = found.start()
        words = found[1].split()
        while words and words[0].lower() in _LEADS:
            begin += len(words[0]) + 1
            words = words[1:]
        if any(a < found.end() and begin < b for a, b in taken) or not words or _is_no_name(text, found, words):
            continue
        spoken = text[begin : found.start(2)]
        yield _cut(mail, Span(begin, found.end(), block.of), said if _begins(spoken, said) else spoken)


def _is_no_name(text: str, found: re.Match[str], words: list[str]) -> bool:
    """ "An Ohio LLC" is a kind of company, "Time Limited" and "VP Corp Dev" are none, "the Inc. 5000" is a list."""
    before, form = text[: found.start()], found[2].strip(" ,.")
    if re.search(r"\b[Aa]n?[ \t]+$", before) or found[1].split()[0] in ("A", "An"):
        return True
    if form == "Limited" and not _BEFORE.search(before):
        return True
    if form in ("Corp", "Inc") and _GOES_ON.match(text, found.end() - found[2].endswith(".")):
        return not found[2].endswith(".") or bool(re.match(r"(?i)\s*(?:5,?000|500|magazine)\b", text[found.end() :]))
    return len(words) == 1 and form in ("LLC", "LLP", "Inc", "Ltd", "Corp") and is_place_or_brand(fold(words[0]))


def _begins(name: str, said: str) -> bool:
    """Whether the record's spoken name is the beginning of this one."""
    return bool(said) and (name == said or name.startswith(said + " "))


def _cut(mail: Mail, span: Span, spoken: str) -> Named:
    """The name and what to write for it; a full stop that also ends the sentence is none of it."""
    text = mail.text(span.of)
    sure = True
    if text[span.end - 1] == ".":
        following = re.match(r"[\"'”’)]*\s*", text[span.end :])
        after = span.end + (following.end() if following else 0)
        if after >= len(text) or "\n\n" in text[span.end : after]:
            span = span._replace(end=span.end - 1)
        elif text[after].isupper() and after > span.end:
            begins = span.of == "body" and any(sentence.span.start == after for sentence in mail.sentences)
            span = span._replace(end=span.end - 1) if begins else span
            sure = False  # "Acme, Inc. Nobody answered" and "Acme, Inc. President Jo" look alike
    short = _HOLDING.sub("", spoken)
    return Named(span, short, sure and short == spoken)


def _flag(mail: Mail, named: Named) -> Flag:
    words = mail.quote(named.span)
    return Flag(
        named.span,
        f"“{words}” is the name in the register; nobody who knows the company says it",
        f"write “{named.spoken}”",
        fix=Fix((Edit(named.span, named.spoken),), "safe" if named.sure else "unsafe", f"write “{named.spoken}”"),
    )


RULE = Rule(
    id="register-name",
    group="names",
    title="Calls a company by its registered name",
    check=check,
    severity="info",
    rank=70,
)
