"""Words that a mail loses nothing without."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import MASK, Edit, Fix, Flag, Hit, Mail, Phrases, Rule, Span, late

LIST = Phrases(__file__)
_READ = frozenset({"subject", "prose", "postscript"})
_SAYS = {
    "idle": ("“{words}” softens and says nothing", "leave it out"),
    "degree": ("“{words}” adds nothing that the reader can measure", "leave it out, or say how much"),
    "stance": ("“{words}” makes the rest sound less sure", "leave it out"),
    "opening": ("“{words}” comes before what you have to say", "leave it out"),
    "longer": ("“{words}” is longer than it need be", "“{better}” says it"),
    "announced": ("“{words}” announces what the sentence then does", "leave it out and do it"),
}
_SAFE = frozenset({"degree", "idle", "longer", "opening"})
_ARTICLE = late(r"(?<![\w'’-])an? $", 2)  # 2 is re.IGNORECASE
_VOWEL = late(r"(?!eu|one\b|once|ubi|uni[^nm]|us[aeu]|ut[ei])[aeiou]|heir|honest|hono|hour", 2)


def check(mail: Mail) -> Iterator[Flag]:
    """Flag every filler word of subject and prose, with an edit where leaving it out needs no other change."""
    for hit in mail.hits(LIST):
        if mail.part_of(hit.span) not in _READ:
            continue
        section, words, better = hit.entry.section, mail.quote(hit.span), hit.entry.better
        message, advice = _SAYS[section]
        if section == "longer" and not better:
            advice = "leave it out"
        fix = None
        if better:
            fix = LIST.flag(mail, hit).fix
        elif section != "announced":
            fix = _leaving_out(mail, hit)
        if fix:
            fix = fix._replace(applicability="safe" if section in _SAFE else "unsafe")
        yield Flag(hit.span, message.format(words=words), advice.format(better=better), None, fix)


def _leaving_out(mail: Mail, hit: Hit) -> Fix | None:
    """The edit that takes the words out, with their space and comma; None where the rest would need another hand.

    What follows begins the sentence with a capital where the words did, and "a very easy" becomes "an easy".
    """
    start, end, of = hit.span
    text = mail.text(of)
    sentence = mail.sentence_at(hit.span)
    begins = start == (sentence.span.start if sentence else 0)
    after = text[end : end + 2]
    if after[:1] == "," and begins:
        end += 1  # "Honestly, we": the comma goes with the word
        after = text[end : end + 2]
    elif after[:1] in (",", "-", "–", "—", "'", "’"):
        return None
    if after[:1] == " " and after[1:].strip():
        end += 1
    elif text[:start].endswith(" "):
        start -= 1
        return Fix((Edit(Span(start, end, of), ""),), "unsafe", "leave it out")
    else:
        return None
    following, put = text[end], ""
    if article := _ARTICLE.search(text, max(0, start - 3), start):
        if following == MASK:
            return None
        start = article.start()
        right = "an " if _VOWEL.match(text, end) else "a "
        put = right.capitalize() if text[start].isupper() else right
    elif text[start].isupper() and following != MASK:
        end, put = end + 1, following.upper()
    return Fix((Edit(Span(start, end, of), put),), "unsafe", "leave it out")


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
