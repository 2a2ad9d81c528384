"""Praise that fits anyone: "love what you're doing", "your amazing blog". Praise of something named does not count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pitchlint import MASK, Field, Flag, Mail, Phrases, Rule, Sentence
from pitchlint_rules.shapes import Shape, elsewhere, places, plain

LIST = Phrases(__file__)

_GREAT = (
    r"(?:amazing|awesome|beautiful|brilliant|excellent|exceptional|fantastic|great|impressive|incredible|inspiring|outstanding|"
    r"phenomenal|remarkable|stunning|superb|terrific|wonderful|insightful|invaluable|extraordinary|fresh and unique|top-notch|killer)"
)
SHAPES = (
    Shape("praise", "impress|inspir|admir|amaz|blown|fan of|awe of",
          r"\b(?:i|we)(?:'m| am|'ve been| have been| was| were|'re| are)(?: (?:also|always|so|very|really|truly|deeply|incredibly|extremely|genuinely|quite|super|thoroughly|a|big|huge|constantly|just))* "
          r"(?:impressed|inspired|amazed|blown away|fan|in awe)(?: (?:by|with|at|of))? (?:the |all |how |everything |what )*(?:you|your|\ua78f+)[^.,;?!]{0,40}"),
    Shape("praise", "your |\ua78f",
          rf"\b(?:your (?:[\w/-]+ ){{0,2}}?(?:[\w/-]+|\ua78f+)|\ua78f+(?:'s (?:\w+ )?\w+)?) (?:is|are|has been|looks?)(?: (?:so|truly|really|absolutely|just|simply|nothing short of|an?|pretty|very|quite))* {_GREAT}\b(?! (?:fit|place|match|candidate|time|opportunity|example|way))"),
    Shape("praise", "your ",
          rf"\byour (?:(?:truly|absolutely|really|very|most|own) )*{_GREAT},? (?:\w+ )?(?:background|blog|brand|business|career|channel|company|content|experience|feed|"
          r"leadership|mission|page|platform|podcast|posts?|articles?|products?|profile|reputation|site|store|story|success|team|track record|videos?|website|work|journey|insights|growth|\ua78f+)\b"),
    Shape("praise", "thank you for the|thanks for the|thanks for all|thank you for all|thank you for everything",
          r"\bthank(?:s| you) for (?:all )?(?:the|everything|all)(?: (?:great|amazing|incredible|wonderful|good|hard|important|inspiring|fantastic))* ?(?:work|content|things|inspiration|you)?"
          r" (?:you|that you|your team)(?: \w+){1,6}"),
    Shape("praise", "expert|authority|guru|genius|leader",
          r"\b(?:you(?:'re| are| were| must be)|consider(?:ed)? you|see you as|as)(?: \w+){0,3} (?:the |an? |one of the )?(?:(?:foremost|leading|true|real|top|biggest|greatest|absolute|renowned) )*(?:experts?|authority|authorities|gurus?|genius|thought leaders?)\b(?= (?:on|in|like|at)\b| ?[,.!])"),
    Shape("praise", "enjoy|appreciate|love",
          r"\b(?:i|we)(?:'ve| have)?(?: (?:really|truly|always|absolutely|just|thoroughly|genuinely|so|deeply|been))* (?:enjoy(?:ed|ing)?|lov(?:e|ed|ing)|appreciate|adored?|admired?) (?:reading |watching |following |listening to |all |everything about )*"
          r"your (?:[\w/-]+ )?(?:blog|content|work|posts?|articles?|website|site|page|podcast|videos?|channel|writing|tweets|newsletter|insights|perspective|energy|company|brand|products?|feed|stuff)\b"),
    Shape("followed", "following|reader|follower|fan|admirer",
          r"\b(?:i|we)(?:'ve| have) been (?:(?:an?|your) )?(?:avid |loyal |long-?time |closely |quietly |a |an )*(?:following|reading|watching|reader|follower|fan|admirer|admiring)(?: of)? (?:you|your|\ua78f+)[^.,;?!]{0,50}"),
)  # fmt: skip

# what makes praise particular: a title in quotes, a figure, a thing named with what it is about
_NAMED = re.compile(
    r"[“\"«][^”\"»]{4,}[”\"»]|\d|\b(?:post|article|piece|talk|episode|interview|video|guide|study|paper|essay|keynote|comment|thread|case study|"
    r"launch|announcement|panel|webinar|review|interview|write-?up|page|report|ad|campaign)s? (?:on|about|with|at|in which|where|of)\b|"
    r"\b(?:especially|particularly|in particular|specifically|when you|where you|for example|the part|the way you|how you (?!are|'re|do\b|have))\b"
)
# fields that hold no detail, word by word: {{company_name}}, {{blog/website}}, {{product or service}}
_COMMON = frozenset(
    "first last name full salutation company business organization firm brand title role job department industry niche vertical city state "
    "country location website site url domain page web product products service services topic subject keyword field area social channel blog "
    "store shop app sender my your prospect contact lead their or and the of email address phone date day market sector".split()
)


def _is_detail(field: Field) -> bool:
    return field.kind in ("field", "slot") and not set(re.findall(r"[a-z]+", field.canonical)) <= _COMMON


def names_something(mail: Mail, sentence: Sentence) -> bool:
    """Whether a sentence holds what would not fit the next reader: a title, a figure, a name, a slot for a detail."""
    if _NAMED.search(plain(sentence.text)):
        return True
    for field in mail.fields:
        if sentence.span.start <= field.start < sentence.span.end and _is_detail(field):
            return True
    known = {word for name in (mail.prospect.get("company", ""), mail.prospect.get("name", "")) for word in name.split()}
    words = re.findall(rf"[\w{MASK}'’&-]+", sentence.text)
    return any(w[0].isupper() and not w.startswith(("I'", "I’")) and w != "I" and w not in known for w in words[1:])


def check(mail: Mail) -> Iterator[Flag]:
    if mail.kind in ("reply", "customer", "other"):
        return
    found = [p for p in places(mail, LIST, SHAPES) if not (p.sentence and names_something(mail, p.sentence))]
    for number, place in enumerate(found):
        more = elsewhere(mail, [other.span for other in found[1:]]) if number == 0 else ""
        yield Flag(
            place.span,
            f"praise that would fit anyone: “{mail.quote(place.span)}”{more}",
            "name the one thing you liked and what it made you think, or leave it out",
            "info" if place.fault == "followed" else None,
        )


RULE = Rule(
    id="flattery",
    group="tone",
    title="Praise that fits anyone",
    check=check,
    lists=(LIST,),
    covers_nearby=(),
    rank=33,
)
