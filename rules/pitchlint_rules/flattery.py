"""Praise that fits anyone: "love what you're doing", "your amazing blog". Praise of something named does not count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pitchlint import MASK, Flag, Mail, Phrases, Rule, Sentence, late
from pitchlint_rules.shapes import Place, Shape, asks_for_detail, elsewhere, places, plain

LIST = Phrases(__file__)

_GREAT = (
    r"(?:amazing|awesome|beautiful|brilliant|excellent|exceptional|fantastic|great|impressive|incredible|"
    r"inspiring|outstanding|"
    r"phenomenal|remarkable|stunning|superb|terrific|wonderful|insightful|invaluable|extraordinary|fresh and "
    r"unique|top[- ]notch|killer|next level|world[- ]class)"
)
_NOUN = (
    r"(?:article|blog|brand|business|catalog(?:ue)?|channel|collection|company|content|feed|guide|newsletter|page|"
    r"platform|podcast|"
    r"posts?|products?|profile|shop|site|store|story|team|videos?|website|work|writing)"
)
SHAPES = (
    # "you are truly an inspiration", "your blog is a goldmine"
    Shape("praise", "genius|legend|rock star|rockstar|visionary|inspir|pioneer|trailblazer|superstar|role model|guru|"
          "hero|maverick|"
          "mastermind|best at what|best in the|amazing|awesome|brilliant|incredible|unstoppable"
          " &  are| have been| team is|'re|'ve been",
          r"\byou(?:'re| are| guys are|r team is|r \w+ team is|'ve been| have been)(?: (?:truly|really|such|simply|"
          r"clearly|absolutely|"
          r"honestly|obviously|just|always|so|a|an|the|true|real|total|complete|one of the|huge|living|great|"
          r"absolute|my|our))* "
          r"(?:genius|legends?|rock ?stars?|visionary|inspirations?|inspiring|pioneers?|trailblazers?|superstars?|"
          r"role models?|"
          r"guru|hero(?:es)?|maverick|mastermind|the best at what you do|best at what you do|amazing|awesome|brilliant|"
          r"incredible|unstoppable)\b(?! (?:at hiding))"),
    Shape("praise", "goldmine|gold mine|gem|treasure|breath of fresh air|must-read|must read|masterpiece|work of art|"
          "delight|inspiration"
          "|pure gold|second to none|top class|joy to"
          " & your ",
          rf"\byour (?:[\w-]+ ){{0,2}}?{_NOUN} (?:is|are)(?: (?:such|truly|really|simply|just|absolutely|an?|the|"
          rf"true|real|total|hidden|"
          r"pure|complete|always))* (?:gold ?mine|gem|treasure(?: trove)?|breath of fresh air|must[- ]read|"
          r"masterpiece|work of art|"
          r"delight|inspiration|gold|second to none|top class|joy to \w+)\b"),
    Shape("praise", "mesmeri|captivated|floored|wowed|obsessed|in love|dazzled|speechless|awestruck|starstruck|"
          "star-struck|hooked",
          r"\b(?:i|we|(?:my|our|the whole) \w+)(?:'m| am|'ve been| have been| was| were|'re| are| is)(?: (?:also|"
          r"always|so|very|really|truly|"
          r"completely|totally|absolutely|just|a bit|kind of|left|frankly|all))* (?:mesmeri[sz]ed|captivated|floored|"
          r"wowed|obsessed|in love|"
          r"dazzled|speechless|awestruck|star-?struck|hooked)(?: (?:by|with|on|at))?"
          r"(?: (?:the |all |how |everything |what )*(?:you|your|\ua78f+)[^.,;?!]{0,40}| it\b|(?= ?[.,!:)]| ?$))"),
    Shape("praise", "never cease|never fail|always amaz|always impress|keeps amazing|keep amazing",
          r"\b(?:you|your (?:[\w-]+ ){0,2}?[\w-]+|\ua78f+)(?:'s \w+)? (?:(?:never (?:ceases?|fails?) to (?:amaze|"
          r"impress|inspire|delight|surprise))|"
          r"always (?:amazes?|impress(?:es)?|inspires?)|keeps? (?:amazing|impressing|inspiring))(?: me| us)?\b"),
    Shape("praise", "what a|what an",
          rf"^(?:wow,? )?what (?:an? )?(?:truly |really |absolutely )?(?:{_GREAT}|lovely|cool|gorgeous|nice|super|"
          rf"fabulous) (?:\w+ )?"
          rf"(?:{_NOUN}|team|achievement|journey|career|portfolio|presence)\b(?: you(?:'ve| have)?(?: \w+){{0,2}})?"),
    Shape("praise", "looks up to|look up to|admires|respects|talks about|talking about|in awe",
          r"\b(?:everyone|everybody|the whole \w+|people|all of us|half the \w+)(?: (?:in|at|across) (?:\w+ "
          r"){1,3}?)? ?(?:looks? up to|admires?|"
          r"respects?|(?:is )?talk(?:s|ing)? about|is in awe of) (?:you\b|your \w+)"),
    Shape("praise", "fans of|admirers of|admirer of|fan of",
          r"\b(?:fans?|admirers?) of (?:absolutely )?(?:everything|all)(?: that| of)? (?:you|your|"
          r"\ua78f+)[^.,;?!]{0,30}"),
    Shape("praise", "impress|inspir|admir|amaz|blown|fan of|awe of"
          " & amazed|blown away|fan|impressed|in awe|inspired",
          r"\b(?:i|we)(?:'m| am|'ve been| have been| was| were|'re| are)(?: (?:also|always|so|very|really|truly|"
          r"deeply|incredibly|extremely|genuinely|quite|super|thoroughly|a|big|huge|constantly|just))* "
          r"(?:impressed|inspired|amazed|blown away|fan|in awe)(?: (?:by|with|at|of))? (?:the |all |how |everything "
          r"|what )*(?:you|your|\ua78f+)[^.,;?!]{0,40}"),
    Shape("praise", "your |\ua78f"
          " & are|has been|is|look"
          " & amazing|awesome|beautiful|brilliant|class|excellent|exceptional|extraordinary|fantastic"
          "|fresh and unique|great|impressive|incredible|insightful|inspiring|invaluable|killer"
          "|next level|notch|outstanding|phenomenal|remarkable|stunning|superb|terrific|wonderful",
          rf"\b(?:your (?:[\w/-]+ ){{0,2}}?(?:[\w/-]+|\ua78f+)|\ua78f+(?:'s (?:\w+ )?\w+)?) (?:is|are|has been|"
          r"looks?)(?: (?:so|truly|really|absolutely|just|simply|nothing short of|an?|pretty|very|quite))* "
          rf"{_GREAT}\b(?! (?:fit|place|match|candidate|time|opportunity|example|way))"),
    Shape("praise", "your "
          " & amazing|awesome|beautiful|brilliant|class|excellent|exceptional|extraordinary|fantastic"
          "|fresh and unique|great|impressive|incredible|insightful|inspiring|invaluable|killer"
          "|next level|notch|outstanding|phenomenal|remarkable|stunning|superb|terrific|wonderful",
          rf"\byour (?:(?:truly|absolutely|really|very|most|own) )*{_GREAT},? (?:\w+ )?(?:background|blog|brand|"
          r"business|career|channel|company|content|experience|feed|"
          r"leadership|mission|page|platform|podcast|posts?|articles?|products?|profile|reputation|site|store|story|"
          r"success|team|track record|videos?|website|work|journey|insights|growth|\ua78f+)\b"),
    Shape("praise", "thank you for the|thanks for the|thanks for all|thank you for all|thank you for everything",
          r"\bthank(?:s| you) for (?:all )?(?:the|everything|all)(?: (?:great|amazing|incredible|wonderful|good|"
          r"hard|important|inspiring|fantastic))* ?(?:work|content|things|inspiration|you)?"
          r" (?:you|that you|your team)(?: \w+){1,6}"),
    Shape("praise", "expert|authority|guru|genius|leader"
          " &  are| must be| were|'re|as|consider",
          r"\b(?:you(?:'re| are| were| must be)|consider(?:ed)? you|see you as|as)(?: \w+){0,3} (?:the |an? |one of "
          r"the )?(?:(?:foremost|leading|true|real|top|biggest|greatest|absolute|renowned) )*(?:experts?|authority|"
          r"authorities|gurus?|genius|thought leaders?)\b(?= (?:on|in|like|at)\b| ?[,.!])"),
    Shape("praise", "enjoy|appreciate|love"
          " & your "
          " & article|blog|brand|channel|company|content|energy|feed|insights|newsletter|page"
          "|perspective|podcast|post|product|site|stuff|tweets|video|work|writing",
          r"\b(?:i|we)(?:'ve| have)?(?: (?:really|truly|always|absolutely|just|thoroughly|genuinely|so|deeply|"
          r"been))* (?:enjoy(?:ed|ing)?|lov(?:e|ed|ing)|appreciate|adored?|admired?) (?:reading |watching |"
          r"following |listening to |all |everything about )*"
          r"your (?:[\w/-]+ )?(?:blog|content|work|posts?|articles?|website|site|page|podcast|videos?|channel|"
          r"writing|tweets|newsletter|insights|perspective|energy|company|brand|products?|feed|stuff)\b"),
    Shape("label",
          "prestigious|sophisticated|esteemed|renowned|respected|discerning|distinguished|reputed|reputable|nice",
          r"\b(?:prestigious|esteemed|renowned|well-respected|respected|distinguished|reputed|reputable|top-tier) "
          r"(?:\w+ )?(?:compan(?:y|ies)|organi[sz]ations?|institutions?|firms?|brands?|schools?|business(?:es)?|"
          r"universit(?:y|ies)|teams?|blogs?|websites?|practices?|sites?|groups?|houses?|concerns?|offices?|self)"
          r"(?: (?:like|such as) (?:yours?|\ua78f+|[\w']+))?|\b(?:clearly |obviously )?(?:attracts?|serves?|draws?) "
          r"(?:the most )?(?:sophisticated|discerning|distinguished) \w+|\b(?:you (?:run|have|own|got)|your) "
          r"(?:such )?(?:a )?(?:really |very )?(?:nice|lovely|cool|good|interesting|informative) (?:blog|site|"
          r"website|page|channel|shop|store)"),
    Shape("label", "better than any|more than anyone|better than most",
          r"\b(?:you|your team|you guys) (?:clearly |obviously |probably )?(?:know|understand|do)\w* "
          r"[^.?!;]{0,40}?(?:better|more) than (?:anyone|anybody|most|everyone)"),
    Shape("label", "of my list|of our list|first choice|first person|first company|immediately thought|first name"
          " &  first choice|the first |top of ",
          r"\b(?:top of (?:my|our) list|(?:my|our) first choice|the first (?:person|company|name) (?:i|we|that) "
          r"(?:thought|came))[^.?!;,]{0,20}"),
    Shape("praise", "you've |you have |your team has |what you|that you|what your team|growth|success|progress|work|"
          "things|\ua78f"
          " & admire|respect|built|created|developed|grown|impressed |love|made|put together|respect",
          r"\b(?:you(?:'ve| have)|your team has)(?: (?:all|truly|really|clearly))* (?:built|created|developed|made|"
          rf"grown|put together) (?:an? |such an? |something )?(?:truly |really |absolutely )?{_GREAT}\b(?: \w+)?"
          r"|\b(?:admire|love|respect|impressed (?:by|with)) (?:all |everything )?(?:what|that) (?:you|your team|"
          r"\ua78f+)(?:'ve| have| has|'re| are)?(?: all)? (?:built|building|accomplished|achieved|doing|done|do)"
          r"|\bimpressed (?:by|with) (?:all )?(?:the|your|how much) (?:\w+ )?(?:growth|success|progress|work|"
          r"things)(?: (?:at|of|from|by) (?:you|your \w+|\ua78f+))?"),
    Shape("followed", "follower|reader|listener|subscriber|viewer|watcher"
          " & devoted|avid|loyal|keen|faithful|regular|long-time|longtime|long time|huge|big|religious",
          r"\b(?:devoted|avid|loyal|keen|faithful|regular|long-?time|long time|huge|big|religious) (?:\w+ "
          r")?(?:follower|reader|listener|"
          r"subscriber|viewer|watcher)(?: of)?(?: (?:you|your|\ua78f+)\b[^.,;?!]{0,40})?"),
    Shape("followed", "following|reader|follower|fan|admirer"
          " &  been ",
          r"\b(?:i|we)(?:'ve| have) been (?:(?:an?|your) )?(?:avid |loyal |long-?time |closely |quietly |a |an "
          r")*(?:following|reading|watching|reader|follower|fan|admirer|admiring)(?: of)? (?:you|your|"
          r"\ua78f+)[^.,;?!]{0,50}"),
)  # fmt: skip

# what makes praise particular: a title in quotes, a figure, a thing named with what it is about
_NAMED = late(
    r"[“\"«][^”\"»]{4,}[”\"»]|\d|\b(?:post|article|piece|talk|episode|interview|video|guide|study|paper|essay|"
    r"keynote|comment|thread|case study|"
    r"launch|announcement|panel|webinar|review|interview|write-?up|page|report|ad|campaign)s? (?:on|about|"
    r"with|at|in which|where|of)\b|"
    r"\b(?:especially|particularly|in particular|specifically|when you|where you|for example|the part|the way "
    r"you|how you (?!are|'re|do\b|have))\b"
)

_GOES_ON = late(
    r"(?:(?:i|we) (?:just |also )?(?:saw|noticed|read|heard|watched)|your|especially|the|that|it|in "
    r"particular)\b"
)


def names_something(mail: Mail, sentence: Sentence) -> bool:
    """Whether a sentence holds what would not fit the next reader: a title, a figure, a name, a slot for a detail."""
    if _NAMED.search(plain(sentence.text)):
        return True
    for field in mail.fields:
        if sentence.span.start <= field.start < sentence.span.end and asks_for_detail(field):
            return True
    known = f"{mail.prospect.get('company', '')} {mail.prospect.get('name', '')}".split()
    words = re.findall(rf"[\w{MASK}'’&-]+", sentence.text)
    return any(w[0].isupper() and not w.startswith(("I'", "I’")) and w != "I" and w not in known for w in words[1:])


def _particular(mail: Mail, place: Place) -> bool:
    """Whether praise names what it is for. Calling a company prestigious stays empty with its name beside it."""
    if place.fault == "label" or place.sentence is None:
        return False
    return names_something(mail, _around(place.sentence, place)) or _explained(mail, place.sentence)


def _explained(mail: Mail, sentence: Sentence) -> bool:
    """Whether the sentence after goes on about it: "I saw you ..." and what it was."""
    after = next((s for s in mail.sentences if s.span.start >= sentence.span.end), None)
    if after is None or after.paragraph != sentence.paragraph:
        return False
    return bool(_GOES_ON.match(plain(after.text))) and names_something(mail, after)


def _around(sentence: Sentence, place: Place) -> Sentence:
    """The clauses of a sentence that hold the praise: a name three commas away does not make it particular."""
    text, start, end = sentence.text, place.span.start - sentence.span.start, place.span.end - sentence.span.start
    low = max((found.end() for found in re.finditer(r"[,;:–—(]\s|\s-\s", text[:start])), default=0)
    high = re.search(r"[,;–—(]\s|\s-\s", text[end:])
    stop = end + high.start() if high else len(text)
    span = sentence.span
    return sentence._replace(text=text[low:stop], span=span._replace(start=span.start + low, end=span.start + stop))


def check(mail: Mail) -> Iterator[Flag]:
    if mail.kind in ("reply", "customer", "other"):
        return
    found = [place for place in places(mail, LIST, SHAPES) if not _particular(mail, place)]
    for number, place in enumerate(found):
        more = elsewhere(mail, found) if number == 0 else ""
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
