"""Somebody sent you, and the mail does not say so, says so late, or does not say why."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pitchlint import MASK, Flag, Mail, Rule, Sentence, Span, late
from pitchlint_rules.names import Person
from pitchlint_rules.names.likeness import fold, words
from pitchlint_rules.records import header
from pitchlint_rules.shapes import plain, plain_sentences

_FIELDS = frozenset({"referrer", "introduced_by"})
_WORD = late(r"[^\W\d_\ua78f]+(?:['’-][^\W\d_\ua78f]+)*")
# what lists call a referrer that is nobody
_NOBODY = words(
    "yes no true none unknown na direct organic google bing facebook twitter instagram youtube linkedin xing reddit "
    "website web site blog newsletter podcast webinar event fair show conference expo summit ad ads campaign search "
    "email mail cold inbound outbound partner partners customer client referral referrer internal list import apollo "
    "zoominfo hubspot salesforce crunchbase clutch capterra the our my a friend colleague network"
)
# a sentence made of these and of names says that somebody sent you, and not what for
_SENDING = words(
    "a about advised also and ask asked at be contact details drop email for from gave get got has have he her hers "
    "him his i in introduce introduced is it line mail me mentioned my name named note of on onto over passed please "
    "pointed put reach recommended refer referred said say says send sent should she speak suggested suggests talk "
    "tell that the they thought to told touch urged us was way we were with would write you your yours out best "
    "person people right direction connect connected shared number address email e-mail kindly who whom friend "
    "colleague just recently yesterday today last week monday tuesday wednesday thursday friday good great idea "
    "might may could can if chat call quick brief conversation happy may"
)
_GIVES_REASON = late(
    r"\b(?:because|since|when i|after i|as you|as he|as she|who (?:runs|handles|owns|leads|looks)|"
    r"your (?!name|number|details|contact|address|e-?mail|way)[a-z]+|"
    r"you (?:have|had|run|are|were|use|need|lost|lose|might have|may have)|that you)\b"
)
_GOES_ON = late(r"(?:he|she|they|his|her|their|because|the reason|apparently)\b|[^.?!]*\b(?:he|she|they) (?:said|say)")


class _Mention(NamedTuple):
    """Where the referrer is named first, and in which sentence (0-based); -1 in the subject."""

    span: Span
    sentence: int


def check(mail: Mail, *, sentences: int = 2) -> Iterator[Flag]:
    """Flag a first mail that does not name, within its first `sentences`, who sent you, and why he did."""
    record = mail.prospect
    if _FIELDS.isdisjoint(record) or mail.earlier:
        return
    value = record.get("referrer") or record["introduced_by"]
    who = _referrer(value)
    if who is None or mail.template.kind != "first" or mail.template.language != "en":
        return
    shown = mail.template.once(_shown)
    mention = shown or _mention(mail.template, who)
    if mention is None:
        yield Flag(None, f"does not name {who.full}, who sent you to them", _instead(mail, who), fault="not named")
        return
    if mention.sentence >= sentences:
        name = "the referrer" if shown else who.full
        yield Flag(
            mention.span,
            f"names {name}, who sent you, only in sentence {mention.sentence + 1}",
            f"begin with {mail.quote(mention.span)}: that name is why they read on",
            fault="late",
        )
    elif mention.sentence >= 0 and not _says_why(mail.template, mention, who):
        yield Flag(
            mention.span,
            f"names {mail.quote(mention.span)} and not why you were sent",
            "add what they told you about the reader's work, in half a sentence",
            fault="no reason",
        )


def _instead(mail: Mail, who: Person) -> str:
    if mail.record:
        name = header(mail, "referrer" if mail.prospect.get("referrer") else "introduced_by")
        return f"insert the column “{name}” in the first two sentences, with what each of them said"
    return f"begin with “{who.full} …” and what made {who.given[0]} think of you"


@lru_cache(maxsize=4096)
def _referrer(value: str) -> Person | None:
    """The person that the record names, None where it names a page, a trade fair or nobody."""
    from pitchlint_rules.names import is_given_name, is_word
    from pitchlint_rules.names.person import referrer

    who = referrer({"referrer": value})
    if who is None or not who.given:
        return None
    folded = [fold(word) for word in (*who.given, *who.family)]
    if not _NOBODY.isdisjoint(folded):
        return None
    known = is_given_name(folded[0])
    return who if known or (len(folded) > 1 and not any(map(is_word, folded))) else None


def _shown(mail: Mail) -> _Mention | None:
    """Where a template inserts the referrer."""
    for field in mail.subject_fields:
        if field.canonical in _FIELDS:
            return _Mention(Span(field.start, field.end, "subject"), -1)
    for field in mail.fields:
        if field.canonical in _FIELDS or field.canonical.startswith("referrer_"):
            return _Mention(Span(field.start, field.end), _sentence_of(mail, field.start))
    return None


def _sentence_of(mail: Mail, at: int) -> int:
    """The number of the sentence at an offset of the body, 0 above the first."""
    return max(0, sum(sentence.span.start <= at for sentence in mail.sentences) - 1)


def _mention(mail: Mail, who: Person) -> _Mention | None:
    """Where the mail's own words name the referrer, also with a slip of the pen."""
    capitals: tuple[tuple[str, Span, int], ...] = mail.once(_capitals)
    forms = {*who.given_forms, *who.family_forms}
    for at, (word, span, number) in enumerate(capitals):
        folded = fold(word)
        if (len(folded) > 1 and (folded in forms or who.is_called_given(word))) or who.nearest(word) is not None:
            after = capitals[at + 1] if at + 1 < len(capitals) else None
            if after and after[2] == number and after[1].start == span.end + 1 and fold(after[0]) in forms:
                span = Span(span.start, after[1].end, span.of)
            return _Mention(span, number)
    return None


def _capitals(mail: Mail) -> tuple[tuple[str, Span, int], ...]:
    """The capitalised words of subject and sentences, with the number of their sentence, -1 for the subject."""
    found = [(m[0], Span(*m.span(), "subject"), -1) for m in _WORD.finditer(mail.subject) if m[0][0].isupper()]
    for number, sentence in enumerate(mail.sentences):
        at = sentence.span.start
        for m in _WORD.finditer(sentence.text):
            if m[0][0].isupper():
                word = re.sub(r"['’]s$", "", m[0])
                found.append((word, Span(at + m.start(), at + m.start() + len(word)), number))
    return tuple(found)


def _says_why(mail: Mail, mention: _Mention, who: Person) -> bool:
    """Whether the sentence that names the referrer, or the next one, says more than that somebody sent you."""
    texts = mail.once(plain_sentences)
    sentence, text = texts[min(mention.sentence, len(texts) - 1)] if texts else (None, "")
    if sentence is None or _GIVES_REASON.search(text):
        return True
    names = {*who.given_forms, *who.family_forms}
    rest = [word for word in _words_of(sentence) if fold(word) not in names and not _is_name(word, sentence)]
    if any(plain(word) not in _SENDING for word in rest):
        return True
    following = texts[mention.sentence + 1][1] if mention.sentence + 1 < len(texts) else ""
    return _GOES_ON.match(following) is not None or bool(names & {fold(word) for word in _WORD.findall(following)})


def _words_of(sentence: Sentence) -> list[str]:
    return [word for word in _WORD.findall(sentence.text) if MASK not in word]


def _is_name(word: str, sentence: Sentence) -> bool:
    """Whether a word inside the sentence is written as a name is: the referrer's firm, the reader's."""
    return word[0].isupper() and not sentence.text.startswith(word)


RULE = Rule(
    id="missing-referrer",
    group="prospects",
    title="Hides who sent you",
    check=check,
    per_row=True,
    rank=13,
)
