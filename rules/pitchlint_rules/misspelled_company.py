"""misspelled-company: the reader's company or product, spelled otherwise than in the record."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pitchlint import Flag, Mail, Rule, Span
from pitchlint_rules.names import Token, is_given_name, is_place_or_brand, is_word, mentions, others, replace
from pitchlint_rules.names.likeness import fold, foldings, near

# words before a name that make it a company's: "at Canvas", "for Northwind"
_BEFORE_COMPANY = frozenset(
    {"at", "for", "with", "from", "of", "to", "by", "like", "joined", "join", "help", "helping"}
)
_TAIL = r"\s*(?:[|(/–—]|\s-\s|,\s|\bd/?b/?a\b|\bt/a\b).*"


class Company(NamedTuple):
    """A name of the record. `words` are its words without legal form, as written; `kind` is "company" or "product"."""

    words: tuple[str, ...]
    kind: str

    @property
    def name(self) -> str:
        return " ".join(self.words)


@lru_cache(maxsize=256)
def _spoken(name: str) -> tuple[str, ...]:
    """The words of a company's name that people say: without legal form, tagline and bracket."""
    import cleanco

    head = re.sub(_TAIL, "", name, flags=re.S | re.I).strip() or name
    return tuple((cleanco.basename(head) or head).split())


def _companies(mail: Mail) -> list[Company]:
    names = [(mail.prospect.get("company", ""), "company")]
    names += [(name, "product") for name in re.split(r"[;\n]|,\s(?=[A-Z])", mail.prospect.get("product", ""))]
    return [Company(tuple(name.split()), kind) for name, kind in names if name.strip()]


def check(mail: Mail) -> Iterator[Flag]:
    """Every word or run of words that is nearly the company's name and is not it."""
    companies = _companies(mail) if mail.prospect else []
    if not companies:
        return
    tokens = mentions(mail)
    for company in companies:
        if _has_candidate(tokens, company):
            spoken = Company(_spoken(company.name), company.kind)
            yield from _flags(mail, tokens, spoken)


def _has_candidate(tokens: tuple[Token, ...], company: Company) -> bool:
    """Whether a word of the mail is close to a word of the name at all: the lists need not be read otherwise."""
    forms = {form for word in company.words for part in re.split(r"[-./&]", word) for form in _spellings(part)}
    joined = fold(company.name)
    return any(
        folded not in forms and (joined.startswith(folded) or any(near(folded, form) for form in {*forms, joined}))
        for folded in {fold(token.text) for token in tokens}
    )


def _spellings(part: str) -> set[str]:
    """A word of the name, folded; "Brendan's" also without the ending that its possessive seems to have lost."""
    return {*foldings(part), *(foldings(part[:-2]) if part.lower().endswith(("'s", "’s")) else ())}


def _flags(mail: Mail, tokens: tuple[Token, ...], company: Company) -> Iterator[Flag]:
    parts = [(part, fold(part)) for word in company.words for part in re.split(r"[-./&]", word) if fold(part)]
    forms = {form for part, _ in parts for form in _spellings(part)}
    fine = others(mail)
    taken = -1
    spaced = list(_respaced(mail, tokens, company))
    for span in spaced:
        yield _flag(mail, span, company.name, company, spaced=True)
    for token in tokens:
        folded = fold(token.text)
        if (
            folded in forms
            or folded in fine
            or len(folded) < 3
            or (token.span.of == "body" and token.span.start < taken)
        ):
            continue
        if any(span.of == token.span.of and span.start <= token.span.start < span.end for span in spaced):
            continue
        if (
            (token.text.isupper() and len(token.text) <= 4)
            or (folded.removesuffix("s") in forms and not folded.endswith("ss"))
            or _is_short(folded, company)
        ):
            continue
        right = _slip_of(mail, token, folded, parts, company)
        if right:
            if token.span.of == "body":
                taken = token.span.end
            yield _flag(mail, token.span, right, company)


def _slip_of(mail: Mail, token: Token, folded: str, parts: list[tuple[str, str]], company: Company) -> str | None:
    """The word of the name that the token is a slip of."""
    candidates = [(part, form) for part, form in parts if len(form) >= 3] + [(company.name, fold(company.name))]
    found = [
        (cost, part, form)
        for part, form in candidates
        if (cost := near(folded, form, loose=len(parts) > 1)) is not None
    ]
    if not found:
        return None
    cost, part, form = min(found)
    if part == company.name and len(parts) > 1:
        return part if not is_word(folded) else None
    if len(parts) > 1:
        if _beside(mail, token, parts, form):
            return part
        if is_word(form) and is_word(folded):  # "Partner" alone says nothing of "Summit Partners"
            return None
    placed = (fold(token.before) in _BEFORE_COMPANY and token.before.islower()) or mail.text(token.span.of)[
        token.span.end : token.span.end + 2
    ] in ("'s", "’s")
    if len(form) == 3 or (is_given_name(folded) and (not placed or is_word(form))):
        return None
    if is_word(folded) or is_place_or_brand(folded):
        return (
            part
            if placed
            and cost <= 1.0
            and not is_given_name(folded)
            and not _inflects(folded, form)
            and len(parts) == 1
            and _plain(token)
            else None
        )
    return part


def _beside(mail: Mail, token: Token, parts: list[tuple[str, str]], form: str) -> bool:
    """Whether the word before or after it in the name stands before or after it in the mail, too."""
    text, (start, end, _) = mail.text(token.span.of), token.span
    before = re.search(r"([A-Z][\w'’]*)[ \t]*[-&+]?[ \t]*$", text[:start][-40:])
    after = re.match(r"[ \t]*[-&+]?[ \t]*([A-Z][\w'’]*)", text[end : end + 40])
    at = [known for _, known in parts].index(form)
    left = at > 0 and bool(before) and fold(before[1] if before else "") == parts[at - 1][1]
    right = at + 1 < len(parts) and bool(after) and fold(after[1] if after else "") == parts[at + 1][1]
    return left or right


def _inflects(word: str, form: str) -> bool:
    return (
        word.startswith(form) and word[len(form) :] in ("s", "es", "ed", "er", "ing", "y", "ers")
    ) or form.startswith(word)


def _plain(token: Token) -> bool:
    """Whether the words around are in lower case: in a title every word has a capital."""
    return token.span.of == "body" and token.before.islower() and (not token.after or token.after.islower())


def _is_short(folded: str, company: Company) -> bool:
    """Initials and beginnings: "NT" and "North" for "Northwind Traders"."""
    initials = "".join(fold(word)[:1] for word in company.words)
    return folded == initials or (
        len(folded) >= 4
        and any(len(form := fold(word)) >= len(folded) + 3 and form.startswith(folded) for word in company.words)
    )


def _respaced(mail: Mail, tokens: tuple[Token, ...], company: Company) -> Iterator[Span]:
    """Where the name stands with another division into words: "Acme Soft" for "AcmeSoft"."""
    joined = fold(company.name)
    if len(joined) < 6:
        return
    for at, token in enumerate(tokens):
        text = mail.text(token.span.of)
        for size in range(1, 5):
            run = tokens[at : at + size]
            if (
                len(run) < size
                or run[-1].span.of != token.span.of
                or run[-1].span.end - token.span.start > len(joined) + 4
            ):
                break
            words = text[token.span.start : run[-1].span.end]
            if "\n" in words or fold(words) != joined:
                continue
            if _division(words) != _division(company.name) and not re.search(r"[.,;:!?] ", words):
                yield Span(token.span.start, run[-1].span.end, token.span.of)


def _division(name: str) -> list[int]:
    return [len(fold(word)) for word in re.split(r"[\s\-‐‑]+", name)]


def _flag(mail: Mail, span: Span, right: str, company: Company, *, spaced: bool = False) -> Flag:
    written = mail.quote(span)
    what = "divides" if spaced else "misspells"
    return Flag(
        span,
        f"{what} the name of the reader's {company.kind}: “{written}”, while the record has “{company.name}”",
        f"write “{right}”",
        severity="info" if spaced else None,
        fix=replace(span, right),
    )


RULE = Rule(
    id="misspelled-company",
    group="names",
    title="Spells the reader's company wrong",
    check=check,
    severity="error",
    rank=2,
)
