"""False urgency, scarcity, quota and quarter talk, fear of missing out, a close that nobody asked for."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Phrases, Rule, Severity
from pitchlint_rules.shapes import Shape, elsewhere, places

LIST = Phrases(__file__)

_CLAUSE = r"[^.?!;\n]"
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a dozen|a few|a couple(?: of)?|a handful of|\ua78f+)"
_PLACE = r"(?:spots?|seats?|slots?|places?|openings?|clients?|customers?|spaces?|projects?|compan(?:y|ies)|partners?|brands?|businesses|agencies|firms|practices|clinics|schools|districts|teams|units|copies|licen[cs]es)"
_OFFER = r"(?:offers?|deals?|discounts?|promos?|promotions?|pricing|prices?|rates?|bonus(?:es)?|sale|special|invitation|trial|quotes?|proposals?|window|opportunity|enrol+ment|applications?|spots?|slots?)"
_ENDS = r"(?:expires?|expiring|ends?|ending|closes?|closing|runs? out|goes away|disappears?|is gone|lapses?|is (?:only )?(?:good|valid|available|open)|(?:only )?(?:good|valid|available|open)|stands|lasts)"
_PERIOD = r"(?:day|week|month|quarter|year|business day|today|tonight|tomorrow|friday|monday|tuesday|wednesday|thursday|saturday|sunday|q[1-4]|fiscal year|\w+ \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)?(?: of)? \w+|midnight|noon|eod|eow|eom|eoq|close of business)"

SHAPES = (
    # "only 2 spots left", "I have room for three more clients this month"
    Shape("scarcity", "left|remaining|available|open|more|remain|room",
          rf"\b(?:only|just|there (?:is|are)|(?:i|we)(?:'ve| have)?(?: only| just)?(?: have| got)?|have) (?:only |just |room for )?(?:about |the last )?(?:last )?{_NUMBER} (?:more |remaining |open |available |last )?(?:[\w-]+ ){{0,2}}?"
          rf"{_PLACE}(?: are| is)? (?:left|remaining|available|open|remain|to fill|still)\b"),
    Shape("scarcity", "only|limited|select|exclusive|first|taking on|accepting|capacity|room for",
          rf"\b(?:only|limited to|limiting (?:this|it) to|capped at|taking on|take on|accepting|accept|opening up|opening|room for|capacity for|for the first|offering (?:this )?to)(?: only| just| a maximum of| up to| the first)* "
          rf"(?:(?:the )?(?:first|next) )?{_NUMBER} (?:more |new |select |additional |pilot |beta |founding |early )*{_PLACE}\b(?: (?:this|per|a|each|in|at|for)(?: \w+){{1,3}})?(?! (?:use|used|have|had|tell|told|say|said|per|a week))"),
    Shape("scarcity", "spots|seats|slots|spaces|places|availability|openings|calendar|spot|slot",
          rf"\b(?:(?:{_PLACE}|availability|our calendar|the calendar|our schedule|program|programme|cohort|beta|pilot)(?: (?:is|are|always|usually|for \w+))*(?: (?:filling|going|booking|selling|disappearing|fills?|goes?|sells?|books?))(?: up| out)?(?: (?:fast|quickly|quick|soon|rapidly|up))+)"),
    Shape("scarcity", "limited|few|select",
          rf"\b(?:limited|few|select)(?: number of| amount of)?(?: (?!people|of\b|your\b)[\w-]+){{0,3}} (?:spots?|seats?|slots?|places?|openings?|spaces?|availability|enrol+ment)\b(?: (?:available|left|remaining|remain|open))?"),
    Shape("scarcity", "before",
          rf"\bbefore (?:(?:we|i|they|it|the|all|our|my|those|these)(?: \w+){{0,3}} )?(?:(?:spots?|seats?|slots?|places?|spaces|we|they|it|capacity|inventory|stock)(?:'re| are| is|'s)? )?(?:all )?(?:fill(?:s|ed)? up|run(?:s)? out|sell(?:s)? out|sold out|gone|taken|book(?:ed)? up|snapped up)\b"),
    Shape("scarcity", "someone else|another company|competitor|next on|waiting list|waitlist|another firm|your area|other ",
          r"\b(?:before|or|then|otherwise|i'll|we'll|have to|might|will|going to)(?: (?:i|we|have to|just|might|will|offer|then|going to|be forced to))* (?:offer|give|release|pass|move|sell|open)(?: (?:it|this|them|the \w+|your \w+|on|up|that))* "
          r"(?:to|on to) (?:(?:some|any)one else|another \w+|(?:one of )?your \w*competi\w+|the next \w+|other \w+|the wait\w+)"),
    # "the discount expires on Friday"; what ends is an offer, not the reader's own matter
    Shape("offer", "expir|end|clos|valid|good|available|lapse|run|lasts|stands|open",
          rf"\b(?:this|the|our|my|that|these|special|intro\w*|early|launch|your|current)(?: [\w%$-]+){{0,3}}? {_OFFER} (?:will |is |are |only |that |which )*{_ENDS}\b(?: (?:on|in|at|by|until|till|through|for|this|soon|after|only|another|the|next))*(?: {_PERIOD}| \d+ \w+)?"),
    Shape("offer", "before|price|pric|rate|cost|fee",
          rf"\bbefore (?:the |our |we |i )?(?:(?:prices?|pricing|rates?|costs?|fees?)(?: \w+)? (?:go(?:es)? up|ris\w+|increas\w+|chang\w+|jump\w*|doubl\w+)|(?:raise|increase|raising) (?:our |the |my )?(?:prices?|rates?|fees?)|(?:the |this |next )*price (?:increase|hike|rise|change))"),
    Shape("offer", "% off|discount|percent off|% discount|free month|waive|special price|special rate|bonus",
          rf"\b(?:\d+ ?(?:%|percent) (?:off|discount)|discount|free months?|waive[ds]? (?:the |our |your )?[\w ]{{0,20}}fee|special (?:price|rate|pricing)|bonus)\b{_CLAUSE}{{0,60}}?\b(?:if (?:you|we)(?: can)? (?:sign|book|order|buy|commit|act|decide|start|move|reply|respond|join|get)|before|until|by (?:the )?"
          rf"(?:end|{_PERIOD})|through|this (?:week|month|quarter)|today|(?:in the )?next \d+|within|for the first)\b{_CLAUSE}{{0,30}}"),
    Shape("offer", "sign|book|order|commit|decide|buy|act|join|start|enrol",
          rf"\bif (?:you|we)(?: can| could)? (?:sign(?: up| on)?|book|order|commit|decide|buy|act|join|get started|enroll?|purchase|confirm|lock in)(?: \w+){{0,3}}? (?:by|before|today|this week|this month|now|within|in the next)\b[^.,;?!]{{0,30}}"),
    # "before the end of the quarter" in a sentence that wants a decision; the reader's own close is none
    Shape("quota", "end of|quarter|month|year-end|q1|q2|q3|q4|eom|eoq",
          rf"\b(?:sign\w*|clos(?:e|ing) (?:this|the deal|a deal|it|you)|deal|decision|decide|commit\w*|get (?:you|this|it|your \w+|a contract|started|going)|start(?:ed)?|lock\w*|pricing|price|discount\w*|budget|contract|agreement|wrap (?:this|it) up|"
          rf"finali[sz]e|move (?:forward|ahead|on)|board|onboard(?:ed)?|in place|implement\w*|special|offer)\b{_CLAUSE}{{0,50}}?(?P<words>\b(?:by|before|until|this side of|at|ahead of|through)(?: the| our| my| this)? (?:end of(?: the| this| our| your)? (?:day|week|month|quarter|year|q[1-4]|business|fiscal year)|(?:month|quarter|year)[- ]end|eom|eoq|eod|(?:quarter|month|year) (?:closes|ends|is out|is over)))"),
    Shape("quota", "end of|quarter|month|year",
          r"\b(?:our|my) (?:fiscal )?(?:quarter|month|year|fiscal year|sales (?:quarter|month|year))(?:-| )?(?:is )?(?:end\w*|clos\w+)"),
    Shape("quota", "quota|my number|sales target|commission|sales goal|my target|month-end",
          r"\b(?:my|our|this (?:month|quarter)'s)(?: (?:sales|monthly|quarterly|annual))? (?:quota|number|target|commission|goals?)\b(?= (?:this|for|by|before|is|and|so)\b| ?[.,!?]| ?$)"),
    Shape("deadline", "by |before |asap|as soon as|within|need",
          rf"\b(?:i|we)(?:'d|'ll| will)? (?:need|require|must have|have to have|want|expect|would need)(?: \w+)? (?:your|an?|to (?:hear|know|have|get)(?: (?:back|from you|your|an?))*)(?: \w+)? ?(?:answer|decision|reply|response|confirmation|commitment|signature|yes|go-ahead|approval|rsvp)?(?: (?:on|about) \w+)? ?(?:by|before|no later than|within|asap|as soon as possible|today|this week)\b[^.,;?!]{{0,25}}"),
    Shape("deadline", "repl|respond|let me know|get back|confirm|answer|rsvp|sign|decide|act",
          rf"(?:^|\b(?:please|kindly|must|to|so|and) )(?:(?:reply|respond|get back|answer|let me know|confirm|rsvp|sign|decide|act|claim|enroll|grab)(?: (?:to )?(?:me|us|this|it|today|back|your \w+))*|get back to (?:me|us)) (?:(?:by|before|no later than) (?:the )?(?:end of (?:the |this )?)?{_PERIOD}|within (?:the next )?\S+ (?:hours|days)|asap|as soon as possible|immediately|right away|urgently)\b(?! (?:or|works?)\b)"),
    Shape("fear", "wait|delay|pass|hesitat|goes by|without|put",
          rf"\b(?:every|each)(?: single)? (?:day|week|month|hour|minute|quarter|year|missed \w+) (?:that )?(?:you(?:'re| are)? (?:wait|delay|hesitat|put|don't|not|spend|go|hold|keep|sit)\w*|(?:passes|goes by|without)|your \w+ (?:wait|delay)\w*)\b[^.?!;]{{0,50}}"),
    Shape("fear", "competit",
          rf"\b(?:your|their|the) (?:biggest |closest |local |top |direct |main )?(?:competit(?:ors?|ion)|rivals?)(?: [\w'-]+){{0,3}}? (?:(?:are|is|have|has|may be|might be|could be)(?: probably| likely)? (?:already|not waiting|ahead|taking|stealing|winning|pulling|eating|getting|moving|using|doing|gaining|investing|adopting|n't waiting)|already|won't wait|aren't waiting|isn't waiting|will (?:get|beat|take|win|eat|steal|pass|leave)|don't wait)\b[^.?!;,]{{0,40}}"),
    Shape("fear", "don't let|do not let|don't allow|can't afford|cannot afford|can you afford",
          rf"\b(?:(?:don't|do not|never) (?:let|allow)|(?:you |your \w+ )?(?:can't|cannot|can not) afford (?:to (?:wait|miss|ignore|delay|lose|be|keep|sit)|not to)|can you (?:really )?afford (?:to|not to))\b[^.?!;]{{0,50}}"),
    Shape("fear", "last chance|final chance|last call|final call|last opportunity|final opportunity|final notice|last day|final day|last day|final hours|final week|last spot|last slot",
          rf"\b(?:(?:your|this is|it's|the|my|our|a) )*(?:very )?(?:last|final) (?:chance|call|opportunity|notice|days?|hours|spots?|slots?|seats?|places?)\b(?: (?:to|for|before|on|left)(?: \w+){{0,3}})?(?<!last call with)(?<!last call about)"),
    Shape("presume", "sign|contract|agreement|purchase",
          r"\b(?:are you (?:free|available)|does|do|can (?:you|we)|let's|shall we|would|which)\b[^.?!;]{0,70}? to (?:sign|get (?:this|it|the \w+) signed|finali[sz]e the (?:contract|agreement|deal)|close (?:the|this) deal)\b"),
    Shape("presume", "i've |i have |i took|we've |we have |i went",
          r"\b(?:i|we)(?:'ve| have)? (?:already |gone ahead and |went ahead and |taken the (?:liberty|effort|initiative) (?:of|to) |took the (?:liberty|initiative) (?:of|to) )+(?:book|reserv|creat|schedul|block|set|hold|held|sav|pencil|put|add|enroll|register|sign|open|sen[dt])\w*(?: \w+){1,7}"),
    Shape("presume", "i'll call|i will call|i'll be calling|i will be calling|expect my call|expect a call|calling you on|give you a call",
          rf"\b(?:i'll|i will|i'm going to|we'll|i plan to|expect)(?: (?:be|give|my|a|you|try))* call(?:ing)?(?: you| your office| you at)*(?: (?:on|at|this|next|tomorrow|today|first thing|in the|later|back))(?: \w+){{1,4}}"),
)  # fmt: skip

FAULTS: dict[str, tuple[str, str, Severity]] = {
    "urgency": ("hurries someone who has not shown interest: “{words}”", "drop it, or name the reader's own date and what happens then", "warning"),
    "scarcity": ("presses with scarcity: “{words}”", "leave it out; if places are truly few, say why, after they show interest", "warning"),
    "offer": ("presses with an offer that runs out: “{words}”", "keep price and deadline for someone who has asked for them", "warning"),
    "quota": ("puts your quarter before the reader's needs: “{words}”", "leave your calendar out; tie the date to something of theirs", "warning"),
    "deadline": ("sets the reader a deadline of yours: “{words}”", "ask for a small step without a date", "info"),
    "fear": ("works with fear of missing out: “{words}”", "say what goes wrong for them, with a figure, and stop there", "warning"),
    "presume": ("acts as if the reader had agreed: “{words}”", "ask whether they want it first", "info"),
}  # fmt: skip


def check(mail: Mail) -> Iterator[Flag]:
    if mail.kind in ("reply", "customer", "other"):
        return
    found = places(mail, LIST, SHAPES)
    for number, place in enumerate(found):
        message, advice, severity = FAULTS[place.fault]
        more = elsewhere(mail, [other.span for other in found[1:]]) if number == 0 else ""
        yield Flag(place.span, message.format(words=mail.quote(place.span)) + more, advice, severity)


RULE = Rule(
    id="pressure",
    group="tone",
    title="Hurries someone who has not asked",
    check=check,
    lists=(LIST,),
    covers_nearby=("begging", "flattery", "early-close"),
    rank=31,
)
