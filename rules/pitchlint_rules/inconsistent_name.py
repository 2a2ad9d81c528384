"""inconsistent-name: one name in two spellings, in a mail or in the steps of a sequence."""

from collections.abc import Iterator
from typing import NamedTuple

from pitchlint import Flag, Mail, Rule, late
from pitchlint_rules.names import (
    Token,
    greeting,
    is_given_name,
    is_place_or_brand,
    is_word,
    mentions,
    others,
    people,
    signature_words,
)
from pitchlint_rules.names.known import may_be_called
from pitchlint_rules.names.likeness import distance, fold, near, sounds_alike

_SELF = late(
    r"(?:[Mm]y name(?: is|['’]s)|\b[Tt]his is|\bI(?:['’]?m| am))[ \t]+"
    r"([A-Z][\w'’-]+)(?:[ \t]+[A-Z][\w'’-]+)?(?=[,.!\s])"
)
_INTRODUCES = ("y name", "his is", "I'm", "I’m", "I am", "Im ")  # one of these stands in what the pattern finds
_SIGNED = 3  # words of a signature that may be the name
_SHORTEST = 4  # letters of a name in a signature: shorter ones are too easily near each other
_MOST = 200  # names of one mail; pairs are compared, and no mail has more


class _Name(NamedTuple):
    token: Token
    folded: str
    calls: bool
    """Whether it is said to the reader: in the greeting, or set apart by commas."""


def check(mail: Mail) -> Iterator[Flag]:
    """Pairs of names that are nearly the same; the second spelling is flagged, once."""
    here = _names(mail)
    if not here:
        return
    fine = _explained(mail)
    flagged: set[str] = set()
    for at, name in enumerate(here):
        if name.folded in flagged or name.folded in fine:
            continue
        for other in here[:at]:
            if other.folded not in fine and _one_name(name, other):
                flagged.add(name.folded)
                yield _flag(
                    name.token,
                    other.token,
                    "above" if name.token.span.of == other.token.span.of else "in the subject",
                )
                break
    yield from _signed_otherwise(mail)
    yield from _across_steps(mail, [name for name in here if name.folded not in flagged | fine])


def _names(mail: Mail) -> list[_Name]:
    return mail.once(_find_names)


def _find_names(mail: Mail) -> list[_Name]:
    found = [_Name(token, fold(token.text), token.addressed) for token in mentions(mail)]
    spoken = greeting(mail)
    greeted = [token for one in spoken.people for token in one.names if token.text[0].isupper()] if spoken else []
    names = [*(_Name(token, fold(token.text), True) for token in greeted), *found]
    long = [n for n in names if len(n.folded) >= 3 and not (n.token.text.isupper() and len(n.token.text) <= 4)]
    return long[:_MOST]


def _explained(mail: Mail) -> set[str]:
    """Folded words whose spelling the record decides: `misspelled-name` speaks of their slips."""
    known = people(mail)
    found = set(others(mail)) if mail.prospect or mail.team.names else set()
    for who in (known.prospect if known.certain else None, known.referrer):
        if who:
            found |= {fold(name.token.text) for name in _names(mail) if who.nearest(name.token.text)}
    forms = {fold(word) for word in mail.prospect.get("company", "").split()}
    return (
        found | forms | {name.folded for name in _names(mail) for form in forms if near(name.folded, form) is not None}
    )


def _one_name(one: _Name, other: _Name) -> bool:
    a, b = one.folded, other.folded
    if a == b or abs(len(a) - len(b)) > 3:
        return False
    shorter, longer = sorted((a, b), key=len)
    called = one.calls and other.calls
    full = _full_names(one.token, other.token)
    apart = not called and not full
    if apart and (len(shorter) < 5 or longer.startswith(shorter) or len(set(a) ^ set(b)) > 3):
        return False
    cost = near(a, b)
    if cost is None or (apart and cost > 1.2):
        return False
    short = not sounds_alike(a, b) and may_be_called(shorter, longer)
    if short or longer in (shorter + "s", shorter + "es"):
        return False
    if full and not (is_word(a) or is_word(b)):
        return True
    if is_word(a) or is_word(b) or is_place_or_brand(a) or is_place_or_brand(b):
        return called and cost <= 0.7 and (is_given_name(a) or is_given_name(b)) and other.token.begins is False
    strangers = is_given_name(a) and is_given_name(b)
    if strangers:
        return called and sounds_alike(a, b)
    return not _different_people(one.token, other.token)


def _full_names(one: Token, other: Token) -> bool:
    """Whether the same capitalised word stands beside both: "Jon Smith" and "John Smith"."""
    for mine, yours in ((one.after, other.after), (one.before, other.before)):
        if mine and mine == yours and mine[0].isupper() and len(mine) > 2:
            return not is_word(fold(mine)) or is_given_name(fold(one.text))
    return False


def _different_people(one: Token, other: Token) -> bool:
    """Whether different names stand beside them: "Nortom Ltd" is not "Norton Security"."""
    beside = [(one.before, other.before), (one.after, other.after)]
    return any(
        mine[:1].isupper()
        and yours[:1].isupper()
        and fold(mine) != fold(yours)
        and not (is_word(fold(mine)) or is_word(fold(yours)))
        for mine, yours in beside
    )


def _signed_otherwise(mail: Mail) -> Iterator[Flag]:
    """ "I'm Kathryn" above, "Katherine" below."""
    if not any(words in mail.body for words in _INTRODUCES):
        return
    said = _SELF.search(mail.body, mail.parts.greeting.end if mail.parts.greeting else 0)
    signed = signature_words(mail)
    if not said or not signed or not said[1][0].isupper():
        return
    mine = fold(said[1])
    names = {fold(token.text) for token in signed}
    if mine in names or is_word(mine):
        return
    for token in signed[:3]:
        folded = fold(token.text)
        if (
            near(folded, mine) is not None
            and not is_word(folded)
            and not (may_be_called(mine, folded) or may_be_called(folded, mine))
            and distance(folded, mine) <= 3
        ):
            yield Flag(
                token.span,
                f"spells your own name in two ways: “{token.text}” here, “{said[1]}” above",
                "keep the right one",
            )
            return


def _across_steps(mail: Mail, names: list[_Name]) -> Iterator[Flag]:
    """Against the steps before: names of the text against theirs, the signature against theirs."""
    if not mail.earlier:
        return
    before = {name.folded: name for earlier in mail.earlier for name in _names(earlier)}
    flagged: set[str] = set()
    for name in names:
        if name.folded in before or name.folded in flagged:
            continue
        if other := next((other for other in before.values() if _one_name(name, other)), None):
            flagged.add(name.folded)
            yield _flag(name.token, other.token, "in an earlier step")
    yield from _signed_before(mail)


def _signed_before(mail: Mail) -> Iterator[Flag]:
    """ "Soledad Quirago" below this step, "Quiroga" below an earlier one."""
    before = {fold(token.text): token for earlier in mail.earlier for token in signature_words(earlier)[:_SIGNED]}
    mine = signature_words(mail)[:_SIGNED]
    if not before or any(token.text.isupper() for token in mine):
        return
    for token in mine:
        folded = fold(token.text)
        if folded in before or len(folded) < _SHORTEST:
            continue
        for known, other in before.items():
            short = may_be_called(known, folded) or may_be_called(folded, known)
            if len(known) >= _SHORTEST and near(folded, known) is not None and not short and not is_word(folded):
                yield _flag(token, other, "below an earlier step")
                return


def _flag(token: Token, other: Token, where: str) -> Flag:
    return Flag(
        token.span, f"spells one name in two ways: “{token.text}” here, “{other.text}” {where}", "keep the right one"
    )


RULE = Rule(
    id="inconsistent-name",
    group="names",
    title="Spells one name in two ways",
    check=check,
    rank=9,
)
