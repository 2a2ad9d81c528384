"""Words that a mail loses nothing without."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pitchlint import MASK, Edit, Fix, Flag, Hit, Mail, Phrases, Rule, Span, late

LIST = Phrases(__file__)
_READ = frozenset({"subject", "prose", "postscript"})
_SAYS = {
    "idle": ("“{words}” softens and says nothing", "leave it out"),
    "degree": ("“{words}” adds nothing that the reader can measure", "leave it out, or say how much"),
    "stance": ("“{words}” makes the rest sound less sure", "leave it out"),
    "opening": ("“{words}” comes before what you have to say", "leave it out"),
    "longer": ("“{words}” is longer than it need be", "“{better}” says it"),
    "wordy": ("“{words}” is longer than it need be", "“{better}” says it"),
    "announced": ("“{words}” announces what the sentence then does", "leave it out and do it"),
}
_OWN = late(r"\s+(?:my|our|the|these|this|those|that|your|his|her|its|their|them|us|you|which|whom)\b", 2)


def check(mail: Mail) -> Iterator[Flag]:
    """Flag every filler word of subject and prose, with an edit where leaving it out needs no other change."""
    hits = mail.hits(LIST)
    # two edits side by side would not see the article that the other leaves behind
    beside = {
        hit
        for pair in pairwise(hits)
        if pair[0].span.of == pair[1].span.of
        and not any(map(str.isalnum, mail.text(pair[0].span.of)[pair[0].span.end : pair[1].span.start]))
        for hit in pair
    }
    for hit in hits:
        if mail.part_of(hit.span) not in _READ:
            continue
        words, better = mail.quote(hit.span), _better(mail, hit)
        message, advice = _SAYS[hit.entry.section]
        if hit.entry.section == "longer" and not better:
            advice = "leave it out"
        fix = None if hit in beside else _fix(mail, hit, better)
        yield Flag(hit.span, message.format(words=words), advice.format(better=better), None, fix)


def _better(mail: Mail, hit: Hit) -> str:
    """The shorter words; "many of the pallets" where "many pallets" would do without the article."""
    better = hit.entry.better
    counts = better in ("many", "most", "a few")
    return f"{better} of" if counts and _OWN.match(mail.text(hit.span.of), hit.span.end) else better


def _fix(mail: Mail, hit: Hit, better: str) -> Fix | None:
    section, words = hit.entry.section, mail.quote(hit.span)
    is_sure = _is_sure(mail, hit)
    if section == "announced" or (section == "opening" and not is_sure):
        return None
    if not better:
        fix = _leaving_out(mail, hit)
    else:
        capital = better[:1].upper() + better[1:] if words[:1].isupper() else better
        fix = Fix((Edit(hit.span, better.upper() if words.isupper() else capital),), "unsafe", f"use “{better}”")
    return fix._replace(applicability="safe") if fix and is_sure else fix


# who softens what he himself does or asks: elsewhere "just" and "simply" say "no more than that"
_SOFTENING = late(r"(?:^|[.!?,;:]\s|(?:\b(?:I|we|to|please|am|are)|['’](?:m|re))\s)$", 2)
_SOFTENED = late(
    r"\s(?:(?:book(?!ing)|call|click|drop|e-?mail|reply|respond|shoot|text)(?:[.!?,]|$|\s(?:a|an|back|here|it|me|on|"
    r"the|this|to|us|with|“|\")\b)|(?!(?:book|call|click|drop|e-?mail|reply|respond|shoot|text)\b|want|wish)\w)",
    2,
)
_NO_CLAUSE = late(r"\s(?:\w+ing|curious)\b", 2)
_AFTER_ARTICLE = late(r"(?:^|[^\w'’])an?\s$", 2)
_AFTER_BE = late(r"(?:\b(?:am|is|are|was|were|be|been)|['’](?:s|re|m))\s$", 2)
_MEASURES = frozenset(
    {"absolutely", "enormously", "exceedingly", "extraordinarily", "extremely", "hugely", "immensely", "incredibly"}
    | {"seriously", "super", "thoroughly", "totally", "utterly", "very"}
)
# what denies, asks or picks out: "not very long" is not "not long", and "those that are very old" are not all old ones
_DECIDES = late(
    r"n['’]t\b|\b(?:not|no|never|nor|neither|none|nobody|nothing|hardly|barely|scarcely|rarely|seldom|without|cannot|few|"
    r"fewer|less|little|more|than|only|if|unless|whether|until|till|once|when|whenever|where|while|which|who|whom|whose|"
    r"what|how|so|too|as|from|between)\b|(?<=\W)that\b",
    2,
)
_THAT_BEGINS = late(
    r"\s(?:an?|the|these|this|those|our|your|my|its?|their|they|we|you|he|she|it[’']s|we[’']re|you[’']re|they[’']re|"
    r"there(?: is| are| was|[’']s))\b(?![^.!?]*\b(?:and|or|but|nor)\b)",
    2,
)
_COMMA_BEGINS = late(r",\s(?!(?:and|or|but|nor|that)\b)", 2)
_NO_REASON = late(
    r"(?:\b(?:am|is|are|was|were|be|been|being|all|this|even|not|just|only)|['’](?:s|re|m))"
    r"(?:\s(?:also|largely|mainly|mostly|often|partly|probably|simply|solely))?\s$",
    2,
)
_GOES_ON = late(
    r"[^.!?]*?(?:\b(?:and|or|but) that\b|"
    r"\b(?:mention|tell|told|sa(?:y|id)|stat|cit|quot|rais|not|point|describ|shar|prov|show)\w*"
    r"(?: (?:out|us|me))?(?:[.,;!?]|$))",
    2,
)


def _is_sure(mail: Mail, hit: Hit) -> bool:
    """Whether the edit is right in this sentence and leaves its sense as it is."""
    start, end, of = hit.span
    text, section, entry = mail.text(of), hit.entry.section, hit.entry.text
    sentence = mail.sentence_at(hit.span)
    begin, stop = sentence.span[:2] if sentence else (0, len(text))
    before = text[begin:start]
    if section == "idle":
        is_bare = not before or not _NO_CLAUSE.match(text, end) or before[-2:-1].isalpha()  # "no pitch, just checking"
        is_amount = text.startswith(" a ", end) and before
        return bool(_SOFTENING.search(before) and _SOFTENED.match(text, end) and is_bare and not is_amount)
    if section == "degree":
        return _is_mere(before, text[end:stop], entry)
    if section == "opening":
        rest = _THAT_BEGINS if entry.endswith(" that") else _COMMA_BEGINS
        return not before and rest.match(text, end) is not None
    if section == "longer" and entry.endswith(" fact that"):
        return not _NO_REASON.search(before) and not _GOES_ON.match(text, end, stop)
    return section == "longer"


def _is_mere(before: str, after: str, word: str) -> bool:
    """Whether a word of degree stands where the sentence says the same without it."""
    following = after.split(maxsplit=1)[0].strip(",.;:!?").lower() if after.strip() else ""
    if word in ("quite", "so very") or after.rstrip().endswith("?") or _DECIDES.search(before):
        return False
    if not before:
        return word in ("extremely", "very") and not after.startswith(",")
    if following in before.lower():
        return False
    return bool(_AFTER_ARTICLE.search(before) or (word in _MEASURES and _AFTER_BE.search(before)))


_ARTICLE = late(r"(?<![\w'’-])an?\s$", 2)
_SPOKEN = late(r"[A-Za-z]+|\d[\d,.]*")
_VOWEL = late(
    r"(?!eu|ewe|one(?:\b|ness|self)|once|u(?:bi|ku|nanim|nary|ni(?!den|dea|m|n|ro|ss)|ra|ri|sa|se|su|te|ti|to|vu|fo|"
    r"gand))[aeiou]|heir|honest|hono|hour",
    2,
)
_EIGHT = late(r"8|1[18](?:\D|$|,\d{3}(?!,))")


def _leaving_out(mail: Mail, hit: Hit) -> Fix | None:
    """The edit that takes the words out, with their space and comma; None where the rest would need another hand.

    What follows begins the sentence with a capital where the words did, and "a very easy" becomes "an easy".
    """
    start, end, of = hit.span
    text = mail.text(of)
    sentence = mail.sentence_at(hit.span)
    begins = start == (sentence.span.start if sentence else 0)
    if text[end : end + 1] == "," and begins:
        end += 1  # "Honestly, we": the comma goes with the word
    elif text[end : end + 1] in (",", "-", "–", "—", "'", "’"):
        return None
    article = _ARTICLE.search(text, max(0, start - 3), start)
    if text[end : end + 1] == " " and (text[end + 1 : end + 2].isalnum() or text[end + 1 : end + 2] == MASK):
        end += 1
    elif (
        text[:start].endswith(" ")
        and text[start - 2 : start - 1] != ","
        and text[end : end + 1] in ("\n", ".", "!", "?", "")
        and not article
    ):
        start -= 1
        return Fix((Edit(Span(start, end, of), ""),), "unsafe", "leave it out")
    else:
        return None
    following, put = text[end], ""
    if article:
        start = article.start()
        right = _article(text, end)
        if not right:
            return None
        put = (right.capitalize() if text[start].isupper() else right) + " "
    elif text[start].isupper() and not _has_own_form(text, end):
        end, put = end + 1, following.upper()
    return Fix((Edit(Span(start, end, of), put),), "unsafe", "leave it out")


def _has_own_form(text: str, at: int) -> bool:
    """Whether the word at `at` is written one way wherever it stands: a field, "iPhones", "acme.com"."""
    word = text[at:].split(maxsplit=1)[0].rstrip(".,;:!?")
    return word[0] == MASK or word[1:] != word[1:].lower() or any(sign in word for sign in "./@_")


def _article(text: str, at: int) -> str:
    """The article that the word at `at` wants, "" where that depends on how people say it: "MRI", a field."""
    found = _SPOKEN.match(text, at)
    if not found:
        return ""
    word = found[0]
    if word[0].isdigit():
        return "an" if _EIGHT.match(word) else "" if word[:2] in ("11", "18") and len(word) == 4 else "a"
    as_word = "an" if _VOWEL.match(word) else "a"
    is_letters = len(word) == 1 or (word[:-1].isupper() and (word.isupper() or word.endswith("s")))
    if not is_letters:
        return as_word
    by_letters = "an" if word[0] in "AEFHILMNORSXaefhilmnorsx" else "a"
    if len(word) == 1:
        return by_letters
    return as_word if as_word == by_letters else ""


RULE = Rule(
    id="filler",
    group="wording",
    title="Words that carry nothing",
    check=check,
    severity="info",
    default=False,
    lists=(LIST,),
    rank=60,
)
