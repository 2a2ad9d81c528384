"""What `spelling` and `grammar` share: which words of a mail no engine may judge, and what to say of those it does."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

from pitchlint import Edit, Fix, Flag, Mail, Mistake, Span, late, proofread
from pitchlint_rules.names import is_given_name, is_place_or_brand, is_word, others, people
from pitchlint_rules.names.likeness import distance, fold, foldings
from pitchlint_rules.names.places import ADDRESSED, SALUTATION, is_particle

_WORD = late(r"[^\W_]+(?:['’&.-][^\W_]+)*")
# no word of the language by its shape: B2B, 10x, SKU, iOS, HubSpot, pick_rate, v2.1
_CODED = late(r"[^\W\d_]\d|\d[^\W\d_]|_|^[A-Z]{2,5}s?$|[a-z][A-Z]|^[A-Z]{2,}[a-z]{3,}")
# a domain, a file or a path: "ci.yml", ".github/workflows", "Node.js", "notes.example/a/b"; "3.5" and "e.g." are none
_DOTTED = late(r"(?<![^\s(\[“\"'‘<|])(?=\S{0,80}?[^\W\d_]{2})[^\W\d]?[\w/~-]*\.[a-z\d][\w./~?=&%#+-]*(?<![.?-])")
_HOST = late(r"(?:https?://|\bwww\.|@)([\w.-]+)")
_CODE = late(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)|<(code|pre|tt)\b[^>]*>(.*?)</\3>", re.S | re.I)
# a line of a signature that has no sign-off above it
_NAME_LINE = late(r"^[ \t]*[A-Z][\w'’.-]*(?:,? [A-Z][\w'’.-]*){0,3}[ \t]*$", re.M)
_SHORT_FORM = late(r"(?:n['’]t|['’](?:m|ve|re|ll|d|s))$", re.I)
# what a slip makes of the words of two letters; other such words that dictionaries lack are abbreviations
_SLIPS = frozenset("im ma sa ta eb yb od og fi ni si ti em ym fo ro ot pu su ew".split())
_NEVER_TWICE = frozenset("a an and or of our the their your my its".split())  # unlike "what it is is", "log in in May"
_VOWEL = late(r"[aeiouy]", re.I)
_HYPHEN = late(r"\w[-‑]")  # a word's end and a hyphen
_SHORT = 3  # letters; what dictionaries lack of these is no mistake beside a hyphen or after a number
_BEST, _OFFERED = 3, 2  # suggestions that are looked at, and shown
_ONE_SLIP = 1.0  # of `likeness.distance`


def found(mail: Mail, kind: str, ignore: Container[str]) -> Iterator[tuple[Span, Mistake]]:
    """The mistakes of a kind, without those whose engine's ids are to be ignored."""
    if mail.language != "en":
        return
    for span, mistake in mail.once(_proofread):
        if mistake.kind == kind and mistake.rule not in ignore:
            yield span, mistake


def _proofread(mail: Mail) -> Sequence[tuple[Span, Mistake]]:
    return proofread(mail, masked)


def masked(mail: Mail) -> tuple[Span, ...]:
    """Links, addresses, code, names of the record, the team and the greeting, and words the team has accepted."""
    return mail.once(_masked)


def _masked(mail: Mail) -> tuple[Span, ...]:
    found = [*mail.accepted, *_code(mail)]
    known = others(mail) | _of_record(mail)
    greeting = mail.parts.greeting
    found += [Span(*line.span()) for line in _NAME_LINE.finditer(mail.body)]
    for of, text in (("subject", mail.subject), ("body", mail.body)):
        for pattern in (ADDRESSED, _DOTTED):
            found += [Span(*one.span(), of) for one in pattern.finditer(text)]  # type: ignore[arg-type]
        for word in _WORD.finditer(text):
            greeted = of == "body" and greeting is not None and greeting.start < word.start() < greeting.end
            if word[0][0].isupper() and (greeted or any(fold(part) in known for part in _parts(word[0]))):
                end = word.end() - (2 if word[0][-2:] in ("'s", "’s") else 0)
                found.append(Span(word.start(), end, of))  # type: ignore[arg-type]
    return tuple(found)


def _parts(word: str) -> tuple[str, ...]:
    """A word without its possessive ending, and what a hyphen joins in it."""
    bare = re.sub(r"['’]s?$", "", word)
    return (bare, *bare.split("-")) if "-" in bare else (bare,)


def _is_term(word: str) -> bool:
    """Whether a word is right though dictionaries lack it: of the trade, an abbreviation, a name that people bear."""
    word = word.rstrip(".")
    if len(word) <= 1:
        return word not in ("a", "A", "i", "I")
    if len(word) == 2:
        return word.lower() not in _SLIPS
    if _CODED.search(word) or any(one.islower() and next_.isupper() for one, next_ in pairwise(word)):
        return True
    if not word.isascii() or not _VOWEL.search(word):  # of another language, or an abbreviation
        return True
    return all(
        fold(part) in _trade_words()
        or is_particle(part)
        or (part[:1].isupper() and (is_given_name(fold(part)) or is_place_or_brand(fold(part))))
        for part in _parts(word)[-2:]
    )


def _is_piece(text: str, span: Span) -> bool:
    """Whether a short word or a name belongs to what stands beside it: "move-ins", "70ish", "600 nm", "Zyntra-mini"."""
    before, after = text[: span.start][-2:], text[span.end : span.end + 2]
    if before[-1:].isdigit():
        return True
    joined = _HYPHEN.match(before) is not None or _HYPHEN.match(after[::-1]) is not None
    if text[span.start].isupper():
        return joined
    return span.end - span.start <= _SHORT and (joined or before[:1].isdigit())


@lru_cache(maxsize=1)
def _trade_words() -> frozenset[str]:
    lines = Path(__file__).with_name("trade_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _of_record(mail: Mail) -> frozenset[str]:
    """The words of the reader's names and company, folded."""
    who = people(mail).prospect
    texts = [value for key, value in mail.prospect.items() if key in ("name", "company", "nickname")]
    texts += [value for record in mail.neighbours for key, value in record.items() if key in ("name", "company")]
    words = {form for text in texts for word in _WORD.findall(text) for form in foldings(word)}
    return frozenset(words | (set(who.exact) if who else set()))


def _registered(mail: Mail) -> frozenset[str]:
    """The words of domains and handles in a mail, which are names. Folded."""
    return frozenset(fold(word) for host in _HOST.findall(mail.body) for word in host.split("."))


def _code(mail: Mail) -> Iterator[Span]:
    """Words that Markdown or HTML mark as code. The marks are no part of the body, so the file is asked."""
    body = mail.draft.body
    if not body.starts:
        return
    source, first, last = mail.draft.source.text, body.starts[0], body.ends[-1]
    if source.find("`", first, last) < 0 and source.find("</", first, last) < 0:
        return
    for found in _CODE.finditer(source, first, last):
        group = 2 if found[2] is not None else 4
        yield Span(bisect_left(body.starts, found.start(group)), bisect_left(body.starts, found.end(group)))


def likely(mail: Mail, span: Span, suggestions: Sequence[str]) -> Sequence[str] | None:
    """The suggestions that fit a word no dictionary has, the best first; None where the word is rather a name.

    Where people greet, a word may be of any language. One with a capital is a name, unless it is a slip of an ordinary
    word where any word has a capital, or of a day, a month or a country.
    """
    word, text, part = mail.quote(span), mail.text(span.of), mail.part_of(span)
    if _is_term(word) or _is_piece(text, span) or (part == "greeting" and fold(word) in SALUTATION):
        return None
    said = part not in ("greeting", "sign_off") and not _is_short(mail, span)
    if said and not word[:1].isupper():
        return None if fold(word) in mail.once(_registered) else suggestions
    if not said and _is_foreign(_line(text, span), word):
        return None
    begins = not said or _begins(text, span.start) or (part == "subject" and _is_title(text))
    close = [one for one in suggestions[:_BEST] if one and distance(fold(word), fold(one)) <= _ONE_SLIP]
    fitting = [one for one in close if _is_known_name(one) or (begins and _is_ordinary(word, one))]
    return fitting or None


def is_name(mail: Mail, span: Span) -> bool:
    """Whether a span is a word that has a capital without need, and is no ordinary one."""
    word = mail.quote(span)
    named = word[:1].isupper() and word.isalpha() and not is_word(fold(word))
    return named and not _begins(mail.text(span.of), span.start)


def _is_known_name(word: str) -> bool:
    """Whether it is a day, a month, a country or the like; short ones have too many neighbours."""
    return len(word) > 3 and is_place_or_brand(fold(word))


def _is_ordinary(word: str, suggestion: str) -> bool:
    """Whether a suggestion is an ordinary word, a short form as "I'm", or two words run together as "at least"."""
    if fold(word) == fold(suggestion):
        return " " in suggestion or _SHORT_FORM.search(suggestion) is not None
    return is_word(fold(suggestion))


def _is_short(mail: Mail, span: Span) -> bool:
    """Whether a word stands on a line of at most three, where people greet in languages that they do not write."""
    return span.of == "body" and len(_line(mail.body, span).split()) <= 3


def _line(text: str, span: Span) -> str:
    end = text.find("\n", span.end)
    return text[text.rfind("\n", 0, span.start) + 1 : end if end >= 0 else None]


def _is_foreign(line: str, judged: str) -> bool:
    """Whether a word beside the judged one on a line is neither English nor a name."""
    for number, word in enumerate(_WORD.findall(line)):
        small = word.islower() or not number  # a later one with a capital is a name
        if small and word != judged and (len(word) > _SHORT or not word.isascii()) and not is_word(fold(word)):
            return True
    return False


def _is_title(subject: str) -> bool:
    """Whether the longer words of a subject have a capital, whatever they are."""
    return all(word[0][0].isupper() for word in _WORD.finditer(subject) if len(word[0]) > _SHORT)


def _begins(text: str, at: int) -> bool:
    """Whether a sentence or a line begins at `at`."""
    before = text[:at].rstrip(" \t*•>-–—\"“'‘(")
    return not before or before[-1] in "\n.?!:" or "\n" in text[len(before) : at]


def flag(mail: Mail, span: Span, mistake: Mistake, suggestions: Sequence[str]) -> Flag:
    """What to say of a mistake. The engine and its own name for the mistake are in the message."""
    engine = "LanguageTool" if mail.team.grammar.engine == "languagetool" else "Harper"
    words = mail.quote(span)
    if mistake.kind == "spelling":
        message = f"“{words}” is misspelled, says {engine} ({mistake.rule})"
    else:
        told = mistake.message.strip().rstrip(".")
        keeps = told[:2].isupper() or told.startswith(("I ", "I'"))
        message = f"“{words}”: {told if keeps else told[:1].lower() + told[1:]}, says {engine} ({mistake.rule})"
    offered = [one for one in suggestions if one != words][:_OFFERED]
    if not offered:
        return Flag(span, message, "" if mistake.kind == "grammar" else "mend it, or put the word into accept.txt")
    advice = "leave it out" if not offered[0] else "write " + " or ".join(f"“{one}”" for one in offered if one)
    return Flag(span, message, advice, fix=Fix((Edit(span, offered[0]),), _applicability(words, offered), advice))


def _applicability(words: str, offered: Sequence[str]) -> Literal["safe", "unsafe"]:
    """An engine guesses; only the form of "a" and doubled words that no sentence has twice are sure."""
    first, _, second = words.lower().partition(" ")
    doubled = first == second and first in _NEVER_TWICE and offered[0].lower() == first
    article = {words.lower(), offered[0].lower()} == {"a", "an"}
    return "safe" if doubled or article else "unsafe"
