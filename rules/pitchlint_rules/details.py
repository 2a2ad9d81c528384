"""The details of a text, content words and numbers, and how many of a record's stand in a mail."""

from functools import lru_cache
from typing import NamedTuple

from pitchlint import Mail, late
from pitchlint_rules.names.likeness import words
from pitchlint_rules.roles.words import stem

# no detail of anybody: function words, the words of every sales mail, days and months, what people call each other
_IDLE = words(
    "a about after again all also am an and another any are as ask at back be because been before being best both "
    "but by call came can come could dear did do does doing done down each either else etc even ever every far few "
    "find for from further get gets getting give given go goes going gone got had has have having he hello help "
    "helped helps her here hers hey hi him his how however i if in into is it its just keep kept know last later "
    "let like little long look looking looks made make makes many may me mention mentioned met mid might mine more "
    "most much must my near need needed needs never next no none not note nothing now of off often on once one only "
    "or other our ours out over own per please put quite re really regards said same saw say says see seem seems "
    "seen send sent set shall she should since so some someone something soon sorry still such sure take taken tell "
    "than thank thanks that the their theirs them then there these they thing things think this those thought "
    "through till time to today together told tomorrow too took try two under until up us use used uses using very "
    "via want wanted wants was way we week weeks well went were what when where which while who whom whose why will "
    "wish with within without wondering would yes yet you your yours able business chat client clients company "
    "companies customer customers day days detail details early email end good great happy idea interest interested "
    "issue late lot mail main meet meeting message minute minutes month months new news old part people person "
    "place plan plans point problem question quick quickly reach recent recently reply right share short start "
    "started team teams work worked working works world worth write wrote year years ago currently "
    "january february march april june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun "
    "linkedin website site page profile mr mrs ms dr inc ltd llc gmbh co corp plc"
)
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split(),
        2,
    )
} | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "hundred": "100", "half": "50"}
# one event in many words: what a record calls a raise, the mail may call a round
_EVENTS = (
    "raise raised raising funding funded fund round series seed invest investment investor investors backed capital",
    "hire hired hires hiring recruit recruiting recruiter vacancy vacancies job jobs advert ad ads role roles opening "
    "openings headcount",
    "expand expands expanded expanding expansion",
    "move moves moved moving relocate relocated relocation",
    "acquire acquires acquired acquiring acquisition buy bought takeover merge merged merger",
    "post posts posted article blog podcast keynote interview webinar panel episode",
    "award awards awarded won win prize shortlisted nominated finalist",
    "promote promoted promotion appointed appointment",
    "launch launches launched launching release released rollout",
    "close closes closed closing closure shut shuts",
    "quit quits leaves leaving resign resigned left",
)
_TOKEN = late(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*")
_ADDRESS = late(r"https?://\S+|www\.\S+|\S+@\S+")
_YEARS = range(1950, 2051)  # a year alone is no detail


@lru_cache(maxsize=1)
def _stems() -> tuple[frozenset[str], dict[str, str]]:
    """The stems of idle words, and those of events with what they share."""
    events = {stem(word): f"={line.split()[0]}" for line in _EVENTS for word in line.split()}
    return frozenset(map(stem, _IDLE)), events


@lru_cache(maxsize=8192)
def _detail(token: str) -> str:
    """What a token shares with its other forms; "" where it is no detail."""
    if token[0].isdecimal():
        number = token.replace(",", "").rstrip(".")
        return "" if number in ("0", "1") or (number.isdecimal() and int(number[:9]) in _YEARS) else number
    word = token.lower().replace("’", "'").partition("'")[0]
    if word in _NUMBERS:
        return _NUMBERS[word]
    if len(word) < 2 or word in _IDLE:
        return ""
    stemmed = stem(word)
    idle, events = _stems()
    return events.get(stemmed) or ("" if stemmed in idle else stemmed)


def details(text: str) -> frozenset[str]:
    """The content words (stems) and numbers of a text; addresses of pages and mail boxes are none."""
    if "@" in text or "http" in text or "www." in text:
        text = _ADDRESS.sub(" ", text)
    found = {_detail(token) for token in _TOKEN.findall(text)}
    found.discard("")
    return frozenset(found)


def told_details(mail: Mail) -> frozenset[str]:
    """The details of the mail's own words, subject and postscript with them. Ask the template, with `once`."""
    return details("\n".join([mail.subject, *(sentence.text for sentence in mail.sentences)]))


_SEVERAL = 3


class Used(NamedTuple):
    """What of a record's text stands in a mail. `of` is how many details there are to use."""

    shared: frozenset[str]
    of: int
    is_clear: bool  # a name or a number of it, several words, or half of them: no accident


def used(text: str, mail: Mail) -> Used:
    """How much of a record's text the mail uses; names of the reader and his company are in every mail."""
    record = mail.prospect
    own = [record.get(name, "") for name in ("first_name", "last_name", "name", "company")]
    there = details(text) - details(" ".join(own))
    shared = there & mail.template.once(told_details)
    clear = len(shared) >= _SEVERAL or (2 * len(shared) >= len(there) > 0) or _names(text, shared)
    clear = clear or any(word[0].isdecimal() for word in shared)
    return Used(shared, len(there), clear)


def _names(text: str, shared: frozenset[str]) -> bool:
    """Whether one of the shared words is a name in the text: a capital that begins no sentence."""
    if not shared:
        return False
    for token in _TOKEN.finditer(text):
        if token[0][0].isupper() and _detail(token[0]) in shared:
            before = text[: token.start()].rstrip()
            if before and before[-1] not in '.!?:;•-–—("“':
                return True
    return False
