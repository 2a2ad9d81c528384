"""Names of other records in a mail: where they stand, and which of them may."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from pitchlint import Edit, Fix, Flag, Listing, Mail, PassageName, Severity, Span, late
from pitchlint_rules.cells import spoken
from pitchlint_rules.names import greeting, is_given_name, is_place_or_brand, is_word, mentions, others, people
from pitchlint_rules.names.likeness import fold, near
from pitchlint_rules.names.places import ADDRESSED

_WORD = late(r"[\w&]+(?:['’.-][\w&]+)*")
_POSSESSIVE = late(r"['’]s?$")
_HOSTS = frozenset(
    {"gmail", "googlemail", "outlook", "hotmail", "yahoo", "icloud", "gmx", "web", "aol", "protonmail", "me"}
)
# behind these a name stands as an example, and a prospect may well be one
_AS_EXAMPLE = late(
    r"(?i)\b(?:like|such as|including|e\.g\.|for example|clients?|customers?|competitors?|rivals?|vs\.?|versus|unlike|"
    r"compared (?:to|with)|neighbou?rs?|worked with|work with|partners? with)\b[^.!?]*$"
)
# what an ordinary word must stand behind to be a company
_AT = late(r"(?i)\b(?:at|help|helps|helping|for|with|to|from|by|of|across|joining|inside|within|team|is|does|how)\s+$")
_BREAKS = late(r"(?:^|[.!?:;\n•*\"“(–—-])\s*$")


_SIGNED = 3  # words of a line that may be a signature


class Owner(NamedTuple):
    """A record that a name belongs to: who, where it stands, its company and address, folded."""

    who: str
    place: str
    person: str
    company: str
    email: str


class _Index(NamedTuple):
    """Names of records: the folded words of a company or a full name, by the first of them, and first names."""

    companies: dict[str, list[tuple[tuple[str, ...], str, Owner]]]
    full: dict[str, list[tuple[tuple[str, ...], str, Owner]]]
    given: dict[str, list[Owner]]


class _Found(NamedTuple):
    span: Span
    what: str  # "company" | "full" | "given"
    owner: Owner
    weak: bool  # an ordinary word, which needs further evidence


def flags(mail: Mail) -> Iterator[Flag]:
    """Names of other rows and of the drafts beside, in a mail to somebody known or in a template."""
    indexes = [_index_of(mail.listing)] if mail.listing else []
    if mail.neighbours:
        indexes.append(_index_beside(_Beside(mail.neighbours)))
    found: dict[Span, _Found] = {}
    for index in indexes:
        for one in _found(mail, index):
            if not _is_ours(one, mail):
                found.setdefault(one.span, one)
    sure = {one.owner for one in found.values() if not one.weak}
    taken: list[Span] = []
    for one in sorted(found.values(), key=lambda one: (one.span.of == "body", one.span.start, -one.span.end)):
        if one.weak and one.owner not in sure:
            continue
        if any(span.of == one.span.of and span.start < one.span.end and one.span.start < span.end for span in taken):
            continue
        taken.append(one.span)
        yield _flag(mail, one)


def _flag(mail: Mail, one: _Found) -> Flag:
    words = mail.quote(one.span)
    told = f"{one.owner.who} ({one.owner.place})" if one.owner.who else one.owner.place
    what = {
        "company": f"the company of {told}",
        "full": f"somebody else on record ({one.owner.place})",
        "given": f"what {told} is called, not the reader",
    }[one.what]
    fitting = _fitting(mail, one)
    advice = f"write “{fitting}”" if fitting else "write a merge field" if mail.is_template else "take it out"
    example = one.what != "given" and one.span.of == "body" and _is_example(mail, one.span)
    severity: Severity | None = "warning" if example else None
    if example:
        advice += ", or name a client under [sender] clients"
    fix = Fix((Edit(one.span, fitting),), "unsafe", advice) if fitting else None
    return Flag(one.span, f"“{words}” is {what}", advice, severity, fix)


def _is_example(mail: Mail, span: Span) -> bool:
    sentence = mail.sentence_at(span)
    return bool(sentence and _AS_EXAMPLE.search(sentence.text[: span.start - sentence.span.start]))


def _fitting(mail: Mail, one: _Found) -> str:
    """What should stand there: the own record's name, or the template's field for it; "" where none is known."""
    field = "company" if one.what == "company" else "first_name"
    if not mail.is_template:
        if one.what == "company":
            return mail.prospect.get("company", "")
        who = people(mail).prospect
        return "" if not who else who.full if one.what == "full" else (who.given or who.family)[0]
    for passage, fields in (("subject", mail.subject_fields), ("body", mail.fields)):
        text = mail.draft.passage("subject" if passage == "subject" else "body").text
        for tag in fields:
            ours = not mail.dialects or not mail.dialects.isdisjoint(tag.dialects)
            if tag.kind == "field" and tag.canonical == field and tag.fallback is None and ours:
                return text[tag.start : tag.end]
    return ""


# --- which names there are


@lru_cache(maxsize=2)
def _index_of(listing: Listing) -> _Index:
    return _index((record.values, record.place) for record in listing)


class _Beside:
    """The records of a folder's drafts, the same ones for each of its mails: hashed by identity."""

    __slots__ = ("records",)

    def __init__(self, records: tuple[Mapping[str, str], ...]) -> None:
        self.records = records

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Beside) and other.records is self.records

    def __hash__(self) -> int:
        return id(self.records)


@lru_cache(maxsize=2)
def _index_beside(beside: _Beside) -> _Index:
    return _index((record, "another draft") for record in beside.records)


def _index(records: Iterable[tuple[Mapping[str, str], str]]) -> _Index:
    index = _Index({}, {}, {})
    for values, place in records:
        first, last, name = (values.get(key, "") for key in ("first_name", "last_name", "name"))
        full = f"{first} {last}".strip() if first and last else name
        company = values.get("company", "")
        owner = Owner(full or first, place, fold(full), fold(spoken(company)), values.get("email", "").lower())
        for written in dict.fromkeys((spoken(company), company)):
            words = _folded(written)
            if words and len("".join(words)) > 2:
                index.companies.setdefault(words[0], []).append((words, written, owner))
        words = _folded(full)
        if len(words) > 1 and all(words):
            index.full.setdefault(words[0], []).append((words, full, owner))
        given = _folded(first or name)
        if given and len(given[0]) > 2:
            index.given.setdefault(given[0], []).append(owner)
    return index


def _folded(text: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in _WORD.findall(text) if fold(word))


# --- where they stand


def _found(mail: Mail, index: _Index) -> Iterator[_Found]:
    blocks: list[tuple[PassageName, int, int]] = [("subject", 0, len(mail.subject))] if mail.subject else []
    spoken_to = greeting(mail)
    blocks += [("body", span.start, span.end) for span in (*mail.parts.paragraphs, *mail.parts.postscript)]
    for of, start, end in blocks:
        begin = max(start, spoken_to.span.end) if spoken_to and of == "body" else start
        yield from _in_block(mail, index, of, begin, end)
    yield from _called(mail, index)


def _in_block(mail: Mail, index: _Index, of: PassageName, start: int, end: int) -> Iterator[_Found]:
    """Companies and full names, word by word."""
    text = mail.text(of)
    linked = [found.span() for found in ADDRESSED.finditer(text, start, end)]
    words = [
        (found.start(), found.start() + len(_POSSESSIVE.sub("", found[0])), fold(_POSSESSIVE.sub("", found[0])))
        for found in _WORD.finditer(text, start, end)
        if not any(a <= found.start() < b for a, b in linked)
    ]
    for at, (begin, _, word) in enumerate(words):
        for kind, entries in (("full", index.full.get(word)), ("company", index.companies.get(word))):
            for folded, written, owner in entries or ():
                stretch = words[at : at + len(folded)]
                if tuple(one[2] for one in stretch) != folded:
                    continue
                span = Span(begin, stretch[-1][1], of)
                strength = _strength(text, span, written, start) if kind == "company" else _is_written(text, span)
                if strength:
                    yield _Found(span, kind, owner, weak=strength == "weak")
                    break


def _is_written(text: str, span: Span) -> str:
    """A full name counts where both words have capitals and stand on one line."""
    words = text[span.start : span.end]
    capital = all(word[:1].isupper() or word.islower() for word in words.split()) and words[:1].isupper()
    return "sure" if capital and "\n" not in words and words.split()[-1][:1].isupper() else ""


def _strength(text: str, span: Span, written: str, start: int) -> str:
    """Whether the words at `span` are a company: "sure", "weak" for an ordinary word, "" for none."""
    words = text[span.start : span.end]
    if words.islower() and not written.islower():
        return ""
    before, after = text[max(start, span.start - 40) : span.start], text[span.end : span.end + 40]
    folded = [fold(word) for word in written.split()]
    if len(folded) > 1:
        plain = all(is_word(word) or is_given_name(word) for word in folded)
        if plain and (words[:1].islower() or words.split()[-1][:1].islower()):
            return ""
        return "sure" if not _goes_on(after) else ""
    if _goes_on(after) or _is_tail(before):
        return ""
    if words.isupper() and not written.isupper() and len(words) < 5:
        return ""
    word = folded[0]
    if is_place_or_brand(word):
        return ""
    if is_word(word) or is_given_name(word):
        if not words[:1].isupper() or _BREAKS.search(before):
            return ""
        placed = _AT.search(before) or after[:2] in ("'s", "’s")
        return "sure" if words == written and placed and span.of == "body" else "weak"
    return "sure"


def _goes_on(after: str) -> bool:
    """Whether a capitalised word follows: the name is part of a longer one."""
    return after[:1] in (" ", "-", "&") and after[1:2].isupper() and after[1:3] not in ("I ", "I'", "I’")


def _is_tail(before: str) -> bool:
    """Whether a capitalised word stands right before, which does not begin the sentence."""
    head = before.rstrip(" ")
    if head == before or not head:
        return False
    word = head.rpartition(" ")[2].rpartition("\n")[2]
    return word[:1].isupper() and word.isalpha() and len(head) > len(word) and not _BREAKS.search(head[: -len(word)])


def _called(mail: Mail, index: _Index) -> Iterator[_Found]:
    """First names that somebody is called by: "Thanks, Ben." A greeting is looked at in templates only."""
    names = [token for token in mentions(mail) if token.addressed and token.span.of == "body"]
    spoken_to = greeting(mail)
    if not mail.prospect and spoken_to:
        names += [token for one in spoken_to.people for token in one.names[:1]]
    for token in names:
        word = fold(token.text)
        owners = index.given.get(word)
        if not owners or _signs(mail, token.span):
            continue
        is_greeted = bool(spoken_to and token.span.start < spoken_to.span.end)
        weak = not is_greeted and (is_word(word) or is_place_or_brand(word))
        yield _Found(token.span, "given", owners[0], weak)


def _signs(mail: Mail, span: Span) -> bool:
    """Whether the name stands in the last line and nearly alone, where writers sign."""
    start = mail.body.rfind("\n", 0, span.start) + 1
    line = mail.body[start:].strip()
    return "\n" not in line and len(line.split()) <= _SIGNED


# --- which of them may stand there


def _is_ours(one: _Found, mail: Mail) -> bool:
    """Whether the name is the reader's, a colleague's, of the sender's side, or one that the record itself holds."""
    own, owner = mail.prospect, one.owner
    if own:
        email = own.get("email", "").lower()
        if email and owner.email == email:
            return True
        who = people(mail).prospect
        if who and owner.person and fold(who.full) == owner.person:
            return True
        company = fold(spoken(own.get("company", "")))
        if company and company == owner.company:
            return True
        host = email.rpartition("@")[2]
        if host and host.partition(".")[0] not in _HOSTS and owner.email.endswith("@" + host):
            return True
        if one.what == "given" and who and _is_like(mail.quote(one.span), who.given):
            return True
    words = mail.quote(one.span)
    if (one.what == "given" or " " not in words) and fold(words) in others(mail):
        return True
    return any(fold(words) in fold(text) for text in _fine(mail))


def _is_like(word: str, given: tuple[str, ...]) -> bool:
    """Whether a word is one of the reader's names, or a slip of it, which is another fault."""
    folded = fold(word)
    return any(fold(name) == folded or near(folded, fold(name)) is not None for name in given)


def _fine(mail: Mail) -> tuple[str, ...]:
    return mail.once(_fine_texts)


def _fine_texts(mail: Mail) -> tuple[str, ...]:
    """What the sender's side and the reader's own record hold, and the signature."""
    team, parts = mail.team, mail.parts
    headers = [mail.draft.headers.get(key, "") for key in ("from", "cc", "reply-to", "sender")]
    signed = [mail.body[span.start : span.end] for span in (parts.sign_off, parts.signature) if span]
    texts = (*team.names, team.company, *team.products, *team.clients, *team.offer, *headers, *signed)
    return tuple(text for text in (*texts, *mail.prospect.values()) if text)
