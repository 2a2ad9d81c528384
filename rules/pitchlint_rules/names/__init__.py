"""Names: what a word of a mail has to do with the people and the company that the record names."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from pitchlint import Edit, Fix, Mail, PassageName, Span, late
from pitchlint_rules.names import known
from pitchlint_rules.names.known import is_common_name, is_given_name, is_place_or_brand, is_word
from pitchlint_rules.names.likeness import fold, foldings, near, sounds_alike, words
from pitchlint_rules.names.person import HONORIFICS, Person, honorifics_clash, person, proper_case, referrer
from pitchlint_rules.names.places import Addressee, Greeting, Token, greeting, is_particle, mentions, signature_words

__all__ = [
    "Addressee", "Greeting", "Mismatch", "Person", "Slip", "Token", "greeting", "greeting_judged", "is_given_name",
    "is_place_or_brand", "is_word", "known", "mentions", "others", "people", "proper_case", "replace",
    "signature_words", "slips",
]  # fmt: skip


class People(NamedTuple):
    """Whom the record names. `certain` is False where the name was only guessed from an address or a file name."""

    prospect: Person | None
    referrer: Person | None
    certain: bool = True
    evidence: str = "the record"


class Slip(NamedTuple):
    """A misspelled name: the word, the record's spelling, whose it is."""

    token: Token
    spelling: str
    person: Person


class Mismatch(NamedTuple):
    """A greeting that does not fit the person: the words, and what is wrong with them."""

    span: Span
    fault: Literal["other", "surname", "swapped", "family", "honorific"]
    written: str
    fitting: str
    certain: bool = True


def people(mail: Mail) -> People:
    """The people that the record names; from address or file name where it names none."""
    return mail.once(_people)


def _people(mail: Mail) -> People:
    found = person(mail.prospect) if mail.prospect else None
    sent_by = referrer(mail.prospect) if mail.prospect else None
    if found:
        return People(found, sent_by)
    guess, evidence = _guess(mail)
    return People(guess, sent_by, certain=False, evidence=evidence)


# texts, not patterns: compiled when a mail without a record asks
_ADDRESS = r"([a-z]{2,})[._-]([a-z]{2,})(?:[._-][a-z]+)?\d*@"
_STEM = r"(?:\d+[-_. ]*)?([^\W\d_]{3,})[-_ .]([^\W\d_]{3,})(?:[-_ ]\d+)?(?:\.\w{2,4})+$"


def _guess(mail: Mail) -> tuple[Person | None, str]:
    """Somebody whose name an address ("dana.whitfield@") or the file's name ("dana-whitfield.md") plainly is."""
    if email := mail.prospect.get("email", ""):
        found = re.match(_ADDRESS, email, re.I)
        if found and is_given_name(found[1].lower()) and not is_word(found[2].lower()):
            return _guessed(found), f"the address {email}"
        return None, ""
    if mail.prospect:
        return None, ""
    name = re.split(r"[\\/]", mail.draft.path)[-1]
    stem = re.fullmatch(_STEM, name)
    if stem and is_common_name(fold(stem[1])) and not is_word(fold(stem[1])) and not is_word(fold(stem[2])):
        return _guessed(stem), f"the file name {name}"
    return None, ""


def _guessed(found: re.Match[str]) -> Person:
    return Person((proper_case(found[1].lower()),), (proper_case(found[2].lower()),))


def others(mail: Mail) -> frozenset[str]:
    """Folded names that are right whoever the reader is: sender, team, other recipients, and what the record says."""
    return mail.once(_others)


def _others(mail: Mail) -> frozenset[str]:
    team = mail.team
    texts = [*team.names, team.company, *team.products, *team.clients, *team.offer]
    texts += [mail.draft.headers.get(key, "") for key in ("from", "cc", "reply-to", "sender")]
    texts += [
        value
        for key, value in mail.prospect.items()
        if key not in ("first_name", "last_name", "name", "company", "email", "nickname")
    ]
    found = {
        form for text in texts for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text) for form in foldings(word)
    }
    found |= {fold(token.text) for token in signature_words(mail)}
    for who in (people(mail).prospect, people(mail).referrer):
        if who:
            found |= who.exact
    return frozenset(found)


class Judged(NamedTuple):
    """What the greeting is to the reader: right (both None), a slip, or somebody else."""

    slip: Slip | None = None
    mismatch: Mismatch | None = None


def greeting_judged(mail: Mail) -> Judged:
    """The greeting against the person the mail goes to."""
    return mail.once(_greeting_judged)


def _greeting_judged(mail: Mail) -> Judged:
    who = people(mail).prospect
    found = greeting(mail) if who else None
    if not who or not found or not found.people:
        return Judged()
    named = [one for one in found.people if one.names]
    fitting = [one for one in named if _fits(one, who)]
    if fitting:
        return _within(fitting[0], who, mail)
    if found.filled:
        return Judged()
    company = {fold(word) for word in re.findall(r"\w+", mail.prospect.get("company", ""))}
    best: tuple[float, Token, str] | None = None
    for one in named:
        for at, token in enumerate(one.names):
            family, given = bool(one.honorific or at or not who.given), not one.honorific or not who.family
            close = who.nearest(token.text, family=family, given=given, loose=True) or who.nearest(token.text)
            if close and (best is None or close[0] < best[0]) and fold(token.text) not in company:
                best = (close[0], token, close[1])
    if best:
        return Judged(slip=Slip(best[1], best[2], who))
    for one in named:
        token = one.names[0]
        if _is_somebody(one, mail, company, found):
            span = Span(token.span.start, one.names[-1].span.end)
            fits = who.family[0] if one.honorific and who.family else (who.given or who.family)[0]
            certain = people(mail).certain and not _perhaps_called(token, who) and _is_like_a_name(token)
            return Judged(mismatch=Mismatch(span, "other", mail.quote(span), fits, certain))
    return Judged()


def _fits(one: Addressee, who: Person) -> bool:
    return any(who.is_called(token.text) for token in one.names) or who.is_exact(
        "".join(token.text for token in one.names)
    )


def _within(one: Addressee, who: Person, mail: Mail) -> Judged:
    """A person of the greeting who is the reader: is the rest of the name right, the order, the honorific?"""
    certain = people(mail).certain
    called = [who.is_called(token.text) for token in one.names]
    if one.honorific:
        written = HONORIFICS[fold(one.honorific.text)]
        if honorifics_clash(written, who.honorific):
            span = Span(one.honorific.span.start, one.names[-1].span.end)
            sure = certain and who.honorific not in ("Dr", "Prof")
            return Judged(mismatch=Mismatch(span, "honorific", mail.quote(span), who.honorific, sure))
    for token, right in zip(one.names, called, strict=True):
        if not right and len(fold(token.text)) > 1 and (close := who.nearest(token.text, loose=True)):
            return Judged(slip=Slip(token, close[1], who))
    span = Span(one.names[0].span.start, one.names[-1].span.end)
    given = set(who.given_forms)
    family = set(who.family_forms) - given
    first, last = (not foldings(one.names[at].text).isdisjoint(family) for at in (0, -1))
    if first and who.given and who.ordered and not one.honorific and not who.is_called_given(one.names[0].text):
        if len(one.names) == 1:
            return Judged(mismatch=Mismatch(span, "family", mail.quote(span), who.given[0], certain))
        if not foldings(one.names[-1].text).isdisjoint(given):
            return Judged(mismatch=Mismatch(span, "swapped", mail.quote(span), who.full, certain))
    if len(one.names) == 2 and last and not called[0] and not first and who.given and not one.honorific and certain:
        other = fold(one.names[0].text)
        if is_given_name(other) and other not in _CALLED:
            # a warning only: it may be a name that the record does not know
            return Judged(mismatch=Mismatch(span, "other", mail.quote(span), who.full, certain=False))
    if len(one.names) == 2 and not last and not called[-1] and who.family and certain:
        other = fold(one.names[-1].text)
        if len(other) > 2 and one.names[-1].text[0].isupper() and not is_given_name(other) and not is_word(other):
            return Judged(mismatch=Mismatch(span, "surname", mail.quote(span), who.full))
    return Judged()


def _is_somebody(one: Addressee, mail: Mail, company: set[str], found: Greeting) -> bool:
    """Whether the words of a greeting are a person's name at all."""
    folded = [fold(token.text) for token in one.names]
    if any(word in company for word in folded) or not all(folded):
        return False
    if not people(mail).certain:
        return is_given_name(folded[0]) and not is_word(folded[0])
    if any(not word.isascii() for word in folded) and not any(not word.isascii() for word in people_words(mail)):
        return False  # another script: nothing to compare
    if is_given_name(folded[0]):
        return one.names[0].text[0].isupper() or not is_word(folded[0])
    text = one.names[0].text
    long = len(text) > 2 or (len(text) == 2 and not text.isupper())
    if not text[0].isupper() or not long or found.generic or is_place_or_brand(folded[0]) or folded[0] in _CALLED:
        return False
    if not is_word(folded[0]):
        return True
    # a word in a name's place: "Hi Angle," for Angela, "Hi Brain," for Brian
    alone = len(found.people) == 1 and len(one.names) == 1 and not one.honorific
    spoken_to = bool(mail.body[found.span.start : one.names[0].span.start].strip())
    return alone and (known.is_slip_of_given_name(folded[0]) or (spoken_to and not _ROLE_ENDING.search(folded[0])))


# what people are called in greetings who are not called by name: offices, trades, endearments, and words that only
# begin the mail ("Hi Congrats,"); further trades are known by their endings
_CALLED = words(
    "accounting accounts admin administration admissions advertising alumni amiga amigo amigos authors beautiful "
    "board bookkeeper bookkeepers bookkeeping boss brand branding bro brother captain champ champion champions chef "
    "chief coach collega committee comms compliance congrats congratulations content council counsel creatives crew "
    "customer damen darling dear design development distribution doc dream education engineering entrepreneur "
    "entrepreneurs equipo estates events facilities family fans finance following fulfillment fundraising genius "
    "gorgeous growth happy hero heroes herren hiring honey hope hq hr human investors it kollege kollegen landlord "
    "landlords leasing legal legend legends logistics love lovely luv madame maintenance management mates media mom "
    "moms mum mums nerd office operations ops parents partnerships payroll people policy press procurement product "
    "production publicity publishers purchasing quality reception receptionist recruiting recruitment rentals "
    "research residents rockstar rockstars safety sales security service services shipping shop sis sister social "
    "sorry staff star store stores stranger strategy students sunshine superstar superstars support sweetheart tech "
    "techs tenants thanks todos tous training transport travel treasury vendor vendors veterans volunteers "
    "warehouse web welcome workshop"
)
_ROLE_ENDING = late(
    r"(?:ers?|ors?|ists?|ians?|ants?|eers?|men|man|woman|ing|ings|ment|ments|tions?|ies|ess|ful|ous|s)$"
)


def _is_like_a_name(token: Token) -> bool:
    """Whether the word is a name, or a slip of one; another word in its place may be meant."""
    folded = fold(token.text)
    return is_given_name(folded) or not is_word(folded) or known.is_slip_of_given_name(folded)


def people_words(mail: Mail) -> list[str]:
    who = people(mail).prospect
    return [fold(word) for word in (*who.given, *who.family)] if who else []


def _perhaps_called(token: Token, who: Person) -> bool:
    """An unlisted pet name is likelier than a stranger where it begins like the name and is none of its own."""
    folded = fold(token.text)
    return not is_given_name(folded) and any(form[:2] == folded[:2] for form in who.given_forms)


def slips(mail: Mail) -> Iterator[Slip]:
    """The misspelled names of reader and referrer, in greeting, subject and text."""
    known_people = people(mail)
    judged = greeting_judged(mail)
    everybody = [who for who in (known_people.prospect if known_people.certain else None, known_people.referrer) if who]
    whole = [slip for who in everybody for slip in (*_particle_slips(mail, who), *_compound_slips(mail, who))]
    if judged.slip and not any(_within_span(judged.slip.token.span, slip.token.span) for slip in whole):
        yield judged.slip
    if not everybody:
        return
    yield from whole
    fine = others(mail)
    for token in mentions(mail):
        folded = fold(token.text)
        if any(_within_span(token.span, slip.token.span) for slip in whole):
            continue
        if len(folded) < 3 or folded in fine or not fine.isdisjoint(foldings(token.text)):
            continue
        found = [slip for who in everybody if (slip := _slip(token, folded, who))]
        if found and not any(who.is_called(token.text) for who in everybody):
            yield found[0]


def _within_span(span: Span, other: Span) -> bool:
    return span.of == other.of and other.start <= span.start and span.end <= other.end


def _particle_slips(mail: Mail, who: Person) -> Iterator[Slip]:
    """ "van den Berg" for "van der Berg": the family name is right, the small words before it are not."""
    core = next((at for at, word in enumerate(who.family) if not is_particle(word)), 0)
    if not core:
        return
    right = who.family[:core]
    pattern = re.compile(rf"\b((?:[^\W\d_]+[ \t]+){{1,{core}}}){re.escape(who.family[core])}\b")
    for found in pattern.finditer(mail.body):
        small = list(re.finditer(r"[^\W\d_]+", found[1]))
        while small and not is_particle(small[0][0]) and near(fold(small[0][0]), fold(right[0]), loose=True) is None:
            small.pop(0)
        written = "".join(fold(word[0]) for word in small)
        if small and written != fold("".join(right)):
            span = Span(found.start() + small[0].start(), found.start() + small[-1].end())
            yield Slip(Token(span, mail.body[span.start : span.end], "", "", False, False), " ".join(right), who)


def _compound_slips(mail: Mail, who: Person) -> Iterator[Slip]:
    """Slips in a name with a hyphen, taken as a whole: "Je-hyun" for "Jae-hyun"."""
    names = [name for name in (*who.given, *who.family) if re.search(r"[-‐‑]", name)]
    start = mail.parts.greeting.start if mail.parts.greeting else 0
    texts: list[tuple[str, int, PassageName]] = [(mail.subject, 0, "subject"), (mail.body, start, "body")]
    for text, begin, of in texts if names else ():
        for found in re.compile(r"(?<![^\W\d_])[^\W\d_]{1,30}[-‐‑][^\W\d_]{1,30}").finditer(text, begin):
            written = fold(found[0])
            for name in names:
                if not who.is_exact(found[0]) and found[0][0].isupper() and near(written, fold(name)) is not None:
                    span = Span(found.start(), found.end(), of)
                    yield Slip(Token(span, found[0], "", "", False, False), name, who)


def _slip(token: Token, folded: str, who: Person) -> Slip | None:
    """The token as a slip of one of the person's names, judged by where it stands."""
    before, after = fold(token.before), fold(token.after)
    beside_given = (
        bool(before)
        and token.before[0].isupper()
        and (before in who.given_forms or who.nearest(token.before, family=False) is not None)
    )
    titled = before in HONORIFICS and token.before[0].isupper()
    beside_family = bool(after) and (after in who.family_forms or after in who.given_forms) and token.after[0].isupper()
    close = who.nearest(token.text, given=False) if titled or beside_given else None
    close = close or who.nearest(token.text)
    if close is None or is_function_word(folded):
        return None
    slip = Slip(token, close[1], who)
    target = fold(close[1])
    of_family = target in who.family_forms and target not in who.given_forms
    if (
        (beside_given or titled or beside_family)
        if of_family
        else (beside_family or (beside_given and len(who.given_forms) > 1))
    ):
        return slip
    if folded in ("mr", "mrs", "ms", "dr") or (token.text.isupper() and 1 < len(token.text) <= 4):
        return None
    called = token.addressed and not (is_word(folded) and (token.begins or _is_plural(folded, target)))
    if called:
        return slip if not of_family and not is_place_or_brand(folded) else None
    if before in ("in", "near", "the", "a", "an") and not token.before[0].isupper():
        return None
    if is_word(folded) or is_place_or_brand(folded):
        return None
    if _is_somebody_else(token, before, after, who, of_family):
        return None
    if is_given_name(folded) and not (sounds_alike(folded, target) and close[0] <= 1.3):
        return None
    return slip


_FUNCTION_WORDS = words(
    "well sure also then now here there this that these those yes so and but or still maybe perhaps however "
    "indeed thanks hi hello hey dear best many most some any all each both even ever never once since again today "
    "look see say please sorry right left next last first second third finally meanwhile instead later soon and "
    "may will can the a an our your my we they he she it i you is are was at in on to of for from with by as if "
    "when what who how why where not no than too very"
)


def is_function_word(word: str) -> bool:
    return word in _FUNCTION_WORDS


def _is_plural(word: str, name: str) -> bool:
    return word in (name + "s", name + "es", name + "ed", name + "ing", name + "er", name + "y")


def _is_somebody_else(token: Token, before: str, after: str, who: Person, of_family: bool) -> bool:
    """Whether the words around make it another person's name: "Jon Snow", "Tom Whitefield"."""
    if of_family:
        return (
            bool(before)
            and token.before[0].isupper()
            and not token.begins
            and not who.is_called(token.before)
            and (is_given_name(before) or not is_word(before))
        )
    stranger = token.after[:1].isupper() and after not in who.family_forms
    if stranger and is_word(after):  # "Jon Snow", but not "Jhon Sales"
        stranger = is_given_name(fold(token.text))
    return stranger and who.nearest(token.after, given=False) is None and not is_place_or_brand(after)


def replace(token_span: Span, spelling: str) -> Fix:
    """The safe fix that writes the name as the record has it."""
    return Fix((Edit(token_span, spelling),), "safe", f"write {spelling}")
