"""False urgency, scarcity, quota and quarter talk, fear of missing out, a close that nobody asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pitchlint import Flag, Mail, Phrases, Rule, Severity, late
from pitchlint_rules.shapes import CLOSING_A_FILE, Place, Shape, elsewhere, places

LIST = Phrases(__file__)

_CLAUSE = r"[^.?!;\n]"
_NUMBER = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a dozen|a few|a couple(?: of)?|a handful of|"
    r"\ua78f+)"
)
_PLACE = (
    r"(?:spots?|seats?|slots?|places?|openings?|clients?|customers?|spaces?|projects?|compan(?:y|ies)|"
    r"partners?|brands?|businesses|agencies|firms|practices|clinics|schools|districts|teams|units|copies|"
    r"licen[cs]es|booths?|stands?|tables?|tickets?|pass(?:es)?|territor(?:y|ies)|packages?|vacanc(?:y|ies)|"
    r"memberships?)"
)
_SEATS = (
    "agencies|booth|brand|businesses|client|clinics|compan|copies|customer|districts|firms|licen|membership|opening|"
    "package|"
    "partner|pass|place|practices|project|schools|seat|slot|space|spot|stand|table|teams|territor|ticket|units|vacanc"
)
_OFFER = (
    r"(?:offers?|deals?|discounts?|promos?|promotions?|pricing|prices?|rates?|bonus(?:es)?|sale|special|"
    r"invitation|trial|quotes?|proposals?|window|opportunity|enrol+ment|applications?|spots?|slots?|pre-?approvals?|"
    r"(?:rate )?locks?|coupons?|vouchers?|promo codes?|bundles?|packages?|terms)"
)
_ENDS = (
    r"(?:expires?|expiring|ends?|ending|closes?|closing|runs? out|goes away|disappears?|is gone|lapses?|is "
    r"(?:only )?(?:good|valid|available|open)|(?:only )?(?:good|valid|available|open)|stands|lasts)"
)
_PERIOD = (
    r"(?:day|week|month|quarter|year|business day|today|tonight|tomorrow|friday|monday|tuesday|wednesday|"
    r"thursday|saturday|sunday|q[1-4]|fiscal year|\w+ \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)?(?: of)? "
    r"\w+|midnight|noon|eod|eow|eom|eoq|close of business)"
)

SHAPES = (
    # "only 2 spots left", "I have 3 openings this month"; a few time slots to choose from are none
    Shape(
        "scarcity",
        f"left|remaining|available|open|remain|room|to fill & {_SEATS}",
        rf"\b(?:only|just|there(?: is|'s| are|'re) (?:only |just )?|(?:i|we)(?:'ve| have)?(?: only| just)?(?: have| "
        rf"got)?)"
        rf" (?:only |just )?(?:have )?(?:room for )?(?:about )?(?:the )?(?:last )?"
        r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|\ua78f+|(?<=only )a few|(?<=just )a few|"
        r"(?<=only )a couple|(?<=only )a handful of) "
        rf"(?:more |remaining |open |available |last )?(?:(?!time\b)[\w-]+ ){{0,2}}?(?<!time ){_PLACE}"
        r"(?: are| is| still)? (?:left|remaining|available|open|remain|to fill)\b"
        r"(?! (?:on|in|aboard) (?:the|that|this|a) (?:train|bus|van|ferry|flight|plane|boat|truck|waiting room)\b)",
    ),
    Shape("scarcity", "only|limited|select|exclusive|first|taking on|accepting|capacity|room for"
          " & accept|capacity for|capped at|for the first|limited to|limiting |offering |only|opening"
          "|room for|take on|taking on"
          " & agencies|booth|brand|businesses|client|clinics|compan|copies|customer|districts|firms"
          "|licen|membership|opening|package|partner|pass|place|practices|project|schools|seat|slot"
          "|space|spot|stand|table|teams|territor|ticket|units|vacanc",
          r"\b(?:only|limited to|limiting (?:this|it) to|capped at|taking on|take on|accepting|accept|opening up|"
          r"opening|room for|capacity for|for the first|offering (?:this )?to)(?: only| just| a maximum of| up to| "
          r"the first)* "
          rf"(?:(?:the )?(?:first|next) )?{_NUMBER} (?:more |new |select |additional |pilot |beta |founding |early "
          rf")*{_PLACE}\b(?: (?:this|per|a|each|in|at|for)(?: \w+){{1,3}})?(?! (?:use|used|have|had|tell|told|say|"
          r"said|per|a week))"),
    Shape("scarcity", f"{_SEATS}|availability|calendar|schedule|program|cohort|beta|pilot"
          " & book|disappear|vanish|fill|goe|going|sell|running|snapped" + " & fast|out|quick|rapidly|snapped|soon|up",
          rf"\b(?:(?:{_PLACE}|availability|our calendar|the calendar|our schedule|program|programme|cohort|beta|"
          r"pilot)(?: (?:is|are|always|usually|for \w+))*(?: (?:filling|going|booking|selling|disappearing|vanishing|"
          r"running|being|fills?|"
          r"goes?|sells?|books?))(?: up| out)?(?: (?:fast|quickly|quick|soon|rapidly|up|out|snapped))+)"
),
    Shape("scarcity", "s are booking up|s are selling out|s are being snapped up|s are almost gone|s are nearly gone",
          r"(?<!your )\b(?!you\b|they\b|your\b)[a-z]+s are (?:booking up|selling out|being snapped up|almost gone|"
          r"nearly gone)\b"),
    Shape("scarcity", "left|remaining|filled|taken|final|last|claimed|gone|available"
          " & spot|seat|slot|place|opening|client|customer|space|project|compan|partner|brand|business|agenc|firm"
          "|practice|clinic|school|district|team|unit|cop|licen|booth|stand|table|ticket|pass|territor|package"
          "|vacanc|membership",
          rf"\b(?:(?:only|just|final|last|the last|the final) )?{_NUMBER} (?:(?!of\b)[\w-]+ "
          rf"){{0,2}}?(?:(?:remaining|final|last) (?:[\w-]+ ){{0,2}}?{_PLACE}|{_PLACE} (?:(?:are|is|still) "
          r")*(?:left|remaining|remain))\b(?! (?:on|in|aboard) (?:the|that|this|a) (?:train|bus|van|ferry|flight|"
          r"plane|boat|truck)\b)"
          rf"|\b(?:final|last) (?:few |couple of |{_NUMBER} )(?:[\w-]+ ){{0,2}}?{_PLACE}\b"
          rf"|\b\d+ (?:out )?of (?:the |our )?\d+ (?:[\w-]+ ){{0,2}}?{_PLACE} (?:(?:are|have been|already|now) "
          r")*(?:filled|taken|gone|claimed|sold|booked|reserved|left|remaining)"),
    Shape("scarcity", "first"
          " & are|get|lock|receive|save",
          rf"\b(?:the )?first (?:\d+|few|two|three|five|ten|twenty|fifty|hundred) (?:[\w-]+ ){{0,2}}?(?:sign-?ups?|"
          rf"{_PLACE}|people|users|members|to (?:sign|book|reply|join)) (?:who \w+ |to \w+ )?(?:will )?(?:get|"
          r"receive|save|lock|are)"),
    Shape("scarcity", "only|left|remaining|openings|spots",
          r"\b(?:i'm|i am|we're|we are|we|i)(?: can)? only (?:\w+ )?(?:reach(?:ing)? out to|work(?:ing)? with|"
          r"partner(?:ing)? with|onboard(?:ing)?|help(?:ing)?|select(?:ing)?|contact(?:ing)?|offer(?:ing)? (?:this|"
          rf"it) to|sign(?:ing)?(?: up)?|bring(?:ing)? on|choos(?:e|ing)) (?:the )?{_NUMBER} (?:[\w-]+ "
          rf"){{0,2}}?{_PLACE}"
          r"|\bonly \w+ (?:days?|hours) (?:left|remaining|to go)|\b\d+ (?:days?|hours) (?:left|remaining)\b|\b(?:i|"
          r"we) (?:only )?have (?:only )?\d+ (?:openings|spots)\b"),
    Shape("scarcity", "limited|few|select"
          " & availability|enro|opening|place|seat|slot|space|spot",
          r"\b(?:limited|few|select)(?: number of| amount of)?(?: (?!people|of\b|your\b|time\b)[\w-]+){0,3} (?:spots?|"
          r"seats?|slots?|places?|openings?|spaces?|availability|enrol+ment)\b(?: (?:available|left|remaining|"
          r"remain|open))?"),
    Shape("scarcity", "before"
          " & book|fill|gone|run|sell|snapped up|sold out|taken",
          r"\bbefore (?:(?:we|i|they|it|the|all|our|my|those|these)(?: \w+){0,3} )?(?:(?:spots?|seats?|slots?|"
          r"places?|spaces|we|they|it|capacity|inventory|stock)(?:'re| are| is|'s)? )?(?:all )?(?:fill(?:s|ed)? up|"
          r"run(?:s)? out|sell(?:s)? out|sold out|gone|taken|book(?:ed)? up|snapped up)\b"),
    Shape("scarcity",
          "someone else|another company|competitor|next on|waiting list|waitlist|another firm|your area|other "
          " & give|giving|move|offer|open|pass|release|sell",
          r"\b(?:before|or|then|otherwise|i'll|we'll|have to|might|will|going to)(?: (?:i|we|have to|just|might|"
          r"will|offer|then|going to|be forced to))* (?:offer|offering|give|giving|release|pass|passing|move|sell|"
          r"open)(?: (?:it|this|them|"
          r"the \w+|your \w+|on|up|that))* "
          r"(?:to|on to) (?:(?:some|any)one else|another \w+|(?:one of )?your \w*competi\w+|the next \w+|other \w+|"
          r"the wait\w+)"),
    # "the discount expires on Friday"; what ends is an offer, not the reader's own matter
    Shape("offer", "expir|end|clos|valid|good|available|lapse|run|lasts|stands|open|goes|disappear|is gone"
          " & application|approval|bundle|coupon|lock|package|promo|terms|voucher|bonus|deal|discount|enro|"
          "invitation|offer|opportunity|price|pricing|promo"
          "|proposal|quote|rate|sale|slot|special|spot|trial|window",
          rf"\b(?:this|the|our|my|that|these|special|intro\w*|early|launch|current)(?: [\w%$-]+){{0,3}}? "
          rf"{_OFFER} (?:will |is |are |only |that |which )*{_ENDS}\b(?: (?:on|in|at|by|until|till|through|for|this|"
          rf"soon|after|only|another|the|next))*(?: {_PERIOD}| \d+ \w+)?"),
    Shape("offer", "hold|keep|guarantee|releas"
          " & price|pricing|rate|spot|slot|seat|place|offer|discount|deal",
          r"\b(?:i|we)(?:'ll|'m| can| could| will| have)?(?: (?:only|to|be able to))* (?:be )?(?:hold(?:ing)?|"
          r"keep(?:ing)?|"
          r"guarantee|releas(?:e|ing)) (?:this|that|your|the|a|these) (?:\w+ )?(?:price|pricing|rate|spot|slot|seat|"
          r"place|offer|discount|deal)\b[^.?!;,]{0,30}"),
    Shape("offer", "price|pric|rates"
          " & doubl|go up|going up|increas|jump|ris",
          r"\b(?:our|the|my) (?:prices?|pricing|rates?)(?: (?:is|are|will|going|to|be))* (?:increas|ris|go up|going "
          r"up|doubl|jump)\w*\b[^.?!;,]{0,30}|^prices? (?:will )?(?:increase|rise|go up|double)s?\b[^.?!;,]{0,30}"),
    Shape("offer", "expire|ends|offer|quote"
          " & available|close|closing|disappear|end|expire|expiring|goes away|good|is gone|lapse"
          "|lasts|open|run|stands|valid"
          " & deal|discount|offer|price|promo|quote|rate",
          rf"(?:^|\byour )(?:\w+ )?(?:offer|quote|discount|promo|deal|price|rate)s? (?:will )?{_ENDS}\b(?: (?:on|in|"
          rf"at|by|until|this|soon|after|tomorrow|today|tonight))*(?: {_PERIOD}| \d+ \w+)?"),
    Shape("deadline", "we close|i close|we are closing|we're closing|i'm closing|closing the"
          " & list|book|door|cart|round|intake|register|offer|applications|waitlist|window",
          r"\b(?:we|i)(?:'re|'m| are| am| will)? clos(?:e|ing) (?:the|our|this) (?:\w+ )?(?:list|books|doors?|cart|"
          r"round|intake|register|offer|applications|"
          r"waitlist|window)(?: (?:on|at|by|this|in|for|tonight|today|tomorrow)(?: \w+){0,2})?"),
    # "if I don't get your go-ahead by noon"
    Shape("deadline", "if |unless "
          " & by |before |within|today|tonight|this week"
          " & go-ahead|go ahead|deposit|answer|confirm|signature|yes|reply|okay|decision|payment|order|word|hear",
          r"\b(?:if|unless) (?:i|we) (?:don't |do not |haven't )?(?:get|got|have|receive|received)(?: (?:had|a|an|"
          r"your|the|any|back|signed|written))* "
          r"(?:go[- ]ahead|deposit|answer|confirmation|signature|yes|reply|okay|decision|payment|order|"
          r"word)\b[^.?!;]{0,15}? (?:by|before|within|today|tonight|"
          r"this week)\b[^.?!;,]{0,20}"),
    Shape("offer", "before"
          " & disappear|vanish|gone|end|expire|close|run|goes|taken",
          r"\bbefore (?:it|this|they|this \w+|the (?:offer|deal|price|discount|sale|window|chance|opportunity)|"
          r"they're|it's)(?: (?:all|is|are))* (?:disappears?|vanish(?:es)?|gone|"
          r"expires?|ends|(?:sells|runs) out|goes away|is taken|slips away)\b"),
    Shape("scarcity", "first"
          " & who|that|to "
          " &  the first ",
          r"\b(?:for|to|only) the first (?:\d+|few|two|three|five|ten|twenty|fifty|hundred) (?!time|step|day|week|"
          r"month|year|person)[\w-]+(?: \w+)? "
          r"(?:who|that|to) (?:say|sign|book|repl|order|join|regist|confirm|respond|enrol|buy|apply|commit)\w*"),
    Shape("offer", "%|discount|extra|off |free"
          " & if "
          " & this|today|tomorrow|tonight|by |before |end of",
          rf"\b(?:\d+ ?(?:%|percent)|discount|waive[ds]?|throw in|free (?:\w+ )?)[^.?!;\n]{{0,50}}? if (?:you|we|i|"
          rf"the|your|it|this)\b[^.?!;\n]{{0,40}}?"
          rf"\b(?:this (?:week|month|quarter|year)|today|tomorrow|tonight|(?:by|before) (?:the )?(?:end of (?:the |"
          rf"this )?)?{_PERIOD})\b"),
    Shape("offer", "never be|won't get|never see|never again|not get any"
          " & again|cheap|better|lower|low",
          r"\b(?:will |'ll )?never (?:be|see|get|find) (?:this|such|so|a|an|it)(?: [\w%-]+){1,4}? again\b|"
          r"\b(?:prices?|rates?|it|this|terms|deals?) (?:won't|will "
          r"not|isn't going to) get (?:any |much )?(?:cheaper|better|lower|easier)\b"),
    Shape("offer", "will be|is going to be"
          " & deleted|cancel|removed|suspended|deactivated|released|forfeited|reassigned|withdrawn|archived|closed"
          " & your ",
          r"\byour (?:\w+ ){0,2}?(?:listing|account|profile|spot|slot|seat|reservation|quote|domain|access|page|"
          r"place|application|discount|booking|stand|"
          r"invitation|invite|proposal|rate)s? (?:will|is going to) be (?:\w+ )?(?:deleted|cancell?ed|removed|"
          r"suspended|deactivated|released|forfeited|"
          r"reassigned|withdrawn|archived|closed)\b[^.?!;,]{0,40}"),
    Shape("fear", "compet|rivals"
          " & sign|join|using|switch|on board|booked|with us|chosen|adopted",
          r"\b(?:\w+ of )your (?:\w+ ){0,3}?(?:compet\w+|rivals)(?: (?:in|on|near) \w+(?: \w+)?)? (?:have|are|has|"
          r"already)(?: \w+)? (?:signed|joined|using|use|switched|"
          r"on board|booked|with us|chosen|adopted)\b[^.?!;,]{0,20}"),
    Shape("fear", "waiting|delaying|hesitat|doing nothing|inaction|sitting on"
          " & cost|mean|lose",
          r"\b(?:waiting|delaying|hesitating|hesitation|doing nothing|inaction|sitting on (?:this|it))(?: (?:another|"
          r"a|one more|any|even|for|longer|too|long|"
          r"\w+)){0,3}? (?:will|could|can|may|might|only|is|just)? ?(?:cost|costs|costing|means? "
          r"losing)\b[^.?!;,]{0,30}"),
    Shape("presume", "are we|shall we|should i|shall i"
          " & which|what",
          r"\bwhich (?:\w+ ){1,3}?(?:are|shall|should) (?:we|i) (?:go(?:ing)? (?:with|for)|start(?:ing)? with|put|"
          r"book|sign|reserve|order|invoice)\b[^.?!;]{0,25}"),
    Shape("deadline", "clos|end"
          " & application|beta|cart|cohort|doors|enro|program|registration|waitlist|we|window",
          r"\b(?:enrol+ment|registration|applications?|doors|the (?:beta|cohort|window|program|programme|cart|"
          r"waitlist)|we) (?:will )?(?:closes?|is closing|are closing|ends?)(?: (?:the|our|this) (?:beta|cohort|"
          r"program|programme|round|enrol+ment))? (?:on |in |at |this |soon|today|tonight|tomorrow)+(?: "
          rf"?{_PERIOD})?"),
    Shape("offer", "before|price|pric|rate|cost|fee"
          " & before "
          " & cost|fee|increase|price|pricing|raise|raising|rate",
          r"\bbefore (?:the |our |we |i )?(?:(?:prices?|pricing|rates?|costs?|fees?)(?: \w+)? (?:go(?:es)? up|"
          r"ris\w+|increas\w+|chang\w+|jump\w*|doubl\w+)|(?:raise|increase|raising) (?:our |the |my )?(?:prices?|"
          r"rates?|fees?)|(?:the |this |next )*price (?:increase|hike|rise|change))"),
    Shape("offer", "% off|discount|percent off|% discount|free month|waive|special price|special rate|bonus",
          r"\b(?:\d+ ?(?:%|percent) (?:off|discount)|discount|free months?|waive[ds]? (?:the |our |your )?[\w "
          rf"]{{0,20}}fee|special (?:price|rate|pricing)|bonus)\b{_CLAUSE}{{0,60}}?\b(?:if (?:you|we)(?: can)? "
          r"(?:sign|book|order|buy|commit|act|decide|start|move|reply|respond|join|get)|before|until|by (?:the )?"
          rf"(?:end|{_PERIOD})|through|this (?:week|month|quarter)|today|(?:in the )?next \d+|within|for the "
          rf"first)\b{_CLAUSE}{{0,30}}"),
    Shape("offer", "sign|book|order|commit|decide|buy|act|join|start|enrol"
          " & before|by|in the next|now|this month|this week|today|within",
          r"\bif (?:you|we)(?: can| could)? (?:sign(?: up| on)?|book|order|commit|decide|buy|act|join|get started|"
          r"enroll?|purchase|confirm|lock in)(?: \w+){0,3}? (?:by|before|today|this week|this month|now|within|"
          r"in the next)\b[^.,;?!]{0,30}"),
    # the last word before the writer turns away
    Shape(
        "chance",
        "before i|before we",
        r"\bbefore (?:i|we)(?: have to| must)? (?:move on|give (?:it|"
        r"this|your \w+|them) (?:away|to)|"
        r"offer (?:it|this|your)|cross you|take you off|remove you|pull (?:the|this|your))[^.?!;,]{0,30}",
    ),
    Shape("file", "file|case|ticket|record"
          " & clos", CLOSING_A_FILE),
    # "before the end of the quarter" in a sentence that wants a decision; the reader's own close is none
    Shape("quota", "end of|quarter|month|year-end|year end|year|q1|q2|q3|q4|eom|eoq|eod"
          " & over the line|clos|commit|deal|decide|decision|discount|finali|get |in place|lock|move |offer|onboard"
          "|price|pricing|sign|special|start|wrap ",
          r"\b(?:sign\w*|over the line|clos(?:e|ing) (?:this|the deal|a deal|it|you)|deal|decision|decide|commit\w*|"
          r"get (?:you|"
          r"this|it|your \w+|a contract|started|going)|start(?:ed)?|lock\w*|pricing|price|discount\w*|wrap (?:this|"
          r"it) up|"
          r"finali[sz]e|move (?:forward|ahead|on)|onboard(?:ed)?|in place|special|"
          rf"offer)\b{_CLAUSE}{{0,50}}?(?P<words>\b(?:by|before|until|this side of|at|ahead of|through)(?: the| our|"
          r" my| this)? (?:end of(?: the| this| our| your)? (?:day|week|month|quarter|year|q[1-4]|business|fiscal "
          r"year)|(?:month|quarter|year)[- ](?:end|close)|eom|eoq|eod|(?:quarter|month|year) (?:closes|ends|is out|"
          r"is over)))"),
    Shape("quota", "end of",
          r"\b(?:as|because|since|given|with) (?:it's|it is|we're|we are|i'm)?(?: \w+){0,3} ?(?:toward|towards|near|"
          r"nearing|approaching|close to|almost|at)(?: the)? end of (?:the|our|this) (?:month|quarter|year)"),
    Shape("quota", "end of|quarter|month|year"
          " & clos|end"
          " & my|our",
          r"\b(?:our|my) (?:fiscal )?(?:quarter|month|year|fiscal year|sales (?:quarter|month|year))(?:-| )?(?:is "
          r")?(?:end\w*|clos\w+)"),
    Shape("quota", "quota|sales target|monthly target|quarterly target|annual target|my commission|sales goal|my "
          "target",
          r"\b(?:my|our|this (?:month|quarter)'s) (?:(?:sales |monthly |quarterly |annual )?(?:quota|(?<=sales "
          r")goals?)|"
          r"(?:(?<=my )|(?:sales|monthly|quarterly|annual) )target|(?<=my )commission)\b(?= (?:this|for|by|before|is|"
          r"and|so)\b| ?[.,!?]| ?$)"),
    Shape("deadline", "by |before |asap|as soon as|within|need|no later|today|this week|soon|quickly|shortly"
          " & expect|have to have|must have|need|require|want"
          " & asap|before|by|no later than|quickly|shortly|soon|this week|today|within",
          r"\b(?:i|we)(?:'d|'ll| will)? (?:need|require|must have|have to have|want|expect|would need)(?: \w+)? "
          r"(?:your|an?|to (?:hear|know|have|get)(?: (?:back|from you|your|an?))*)(?: \w+)? ?(?:answer|decision|"
          r"reply|response|confirmation|commitment|signature|yes|go-ahead|approval|rsvp)?(?: (?:on|about) \w+)? "
          r"?(?:by|before|no later than|within|asap|as soon as possible|today|this week|soon|quickly|"
          r"shortly)\b[^.,;?!]{0,25}"),
    Shape("deadline", "need|require|confirm|decision",
          r"(?:\b(?:i|we)(?:'ll| will)? (?:need|require|must have)|^need) (?:your |an? |the )?(?:final |quick "
          r")?(?:answer|decision|reply|response|confirmation|commitment|signature|go-ahead|"
          rf"approval)\b{_CLAUSE}{{0,30}}?\b(?:by|before|no later than|within|asap|today) ?[\w ]{{0,25}}"
          r"|\b(?:quick|\d+-second|fast|immediate) (?:decision|answer)(?: (?:needed|required|time))?|\bdecision "
          r"(?:needed|required|time|deadline)\b|\b(?:reply|answer|decision|response) (?:needed|required) (?:by|"
          r"before|asap)"),
    Shape("deadline", "repl|respond|let me know|get back|confirm|answer|rsvp|sign|decide|act"
          " & as soon as possible|asap|before|by|immediately|no later than|right away|urgently"
          "|within ",
          r"(?:^|\b(?:please|kindly|must|to|so|and) )(?:(?:reply|respond|get back|answer|let me know|confirm|rsvp|"
          r"sign|decide|act|claim|enroll|grab)(?: (?:to )?(?:me|us|this|it|today|back|your \w+))*|get back to "
          rf"(?:me|us)) (?:(?:by|before|no later than) (?:the )?(?:end of (?:the |this )?)?{_PERIOD}|within (?:the "
          r"next )?\S+ (?:hours|days)|asap|as soon as possible|immediately|right away|urgently)\b(?! (?:or|"
          r"works?)\b)"),
    Shape("fear", "wait|delay|pass|hesitat|goes by|without|put"
          " & ach|very",
          r"\b(?:every|each)(?: single)? (?:day|week|month|hour|minute|quarter|year|missed \w+) (?:that "
          r")?(?:you(?:'re| are)? (?:wait|delay|hesitat|put|don't|not|spend|go|hold|keep|sit)\w*|(?:passes|goes by|"
          r"without)|your \w+ (?:wait|delay)\w*)\b[^.?!;]{0,50}"),
    Shape("fear", "competit|rivals"
          " & adopting|ahead|already|doing|don't wait|eating|gaining|getting|investing|moving"
          "|n't waiting|not waiting|pulling|stealing|taking|using|will |winning|won't wait",
          r"\b(?:your|their|the) (?:biggest |closest |local |top |direct |main )?(?:competit(?:ors?|ion)|"
          r"rivals?)(?: [\w'-]+){0,3}? (?:(?:are|is|have|has|may be|might be|could be)(?: probably| likely)? "
          r"(?:already|not waiting|ahead|taking|stealing|winning|pulling|eating|getting|moving|using|doing|gaining|"
          r"investing|adopting|n't waiting)|already|won't wait|aren't waiting|isn't waiting|will (?:get|beat|take|"
          r"win|eat|steal|pass|leave)|don't wait)\b[^.?!;,]{0,40}"),
    Shape("fear", "competit",
          r"(?:^|\b(?:your|other|several|some|many|most|two|three) )(?:of your )?competitors (?:in|around|near|on) "
          r"(?:your|the) \w+ (?:have |are |is )?already\b[^.?!;,]{0,30}|\b(?:reach(?:ing)? out|talk(?:ing)?|"
          r"speak(?:ing)?|go(?:ing)?|offer(?:ing)? (?:it|this)) to (?:one of )?your (?:\w+ )?competi\w+"),
    Shape("urgency", "move|act|decide|be quick|are quick"
          " & fast|immediately|now|quick|soon|today|swift|tomorrow",
          r"\b(?:we|you|you'll|we'll)(?:'ll)? (?:need|have|want) to (?:move|act|decide) (?:quickly|fast|now|soon|"
          r"today|immediately)"
          r"|\bif (?:you|we)(?: can| could|'re able to)? (?:(?:move|act|decide|get moving) (?:quickly|fast|now|soon|"
          r"today|this week|swiftly|by \w+)|"
          r"(?:are|be) quick)\b"
          r"|^(?:so |and |but |please )?be quick\b"),
    # what will happen to those who do not answer
    Shape("urgency", "failure to|fail to",
          r"\b(?:failure to (?:respond|reply|act|confirm|claim|answer|renew)|(?:if|should) you fail to (?:respond|"
          r"reply|act|confirm|claim|answer))"
          r"\b[^.?!;,]{0,40}"),
    Shape("offer", "until|till|for |next|hours|days|midnight|through"
          " & off|discount|%|price|pricing|rate|free|deal|offer|bonus|waiv|fee|sale|half|promo"
          " &  the next |just|limited|only|short",
          r"^(?=.*(?:\d ?%|% off|\boff\b|discount|pric(?:e|ing)|\brates?\b|\bfree\b|\bdeal|\boffer|bonus|waiv|"
          r"\bfees?\b|\bsale\b|promo)).*?"
          r"(?P<words>\b(?:only|just) (?:until|till|through|for (?:the next )?(?=\d|a few|one|two|three)|(?:the next|"
          r"today|this (?:week|month)))"
          rf"(?: (?:the )?(?:{_PERIOD}|\d+ \w+))*(?: midnight| noon| night| evening)?"
          r"|\b(?:for|in|within|over) the next (?:\d+|few|two|three|twenty-four|forty-eight) (?:hours|hrs|days)\b"
          r"|\bfor (?:\d+|a few|two|three) (?:hours|hrs|days) only\b|\b(?:limited|short) (?:period|time)(?: only)?\b)"),
    Shape("offer", "pre-approv|preapprov|pre-qualif|prequalif|pre-select|preselect|rate lock|quote|approval|coupon|"
          "voucher|code"
          " & expir|end|clos|good|valid|lapse|run|goes|disappear|gone|void|withdrawn",
          rf"\b(?:(?:your |the |this |our )?(?:pre-?(?:approv|qualif|select)\w*(?: (?!is\b|will\b)\w+){{0,2}}(?: of "
          rf"\S+)?|(?:rate )?locks?|"
          rf"quoted? (?:price|rate)|coupon|voucher|promo code)) (?:will |is |are |becomes? )*(?:{_ENDS}|void|"
          rf"withdrawn|only (?:good|valid))\b"
          rf"(?: (?:on|in|at|by|until|till|through|for|this|soon|after|only|another|the|next|within|end of))*(?: "
          rf"{_PERIOD}| \d+ \w+)?"),
    Shape("offer", "won't|will not|isn't going|not going to|not be repeated|never again"
          " & rate|price|pric|offer|deal|spot|slot|discount|opportunity|terms|chance|promo",
          r"\b(?:this|the|our|these|that|such|an)(?: [\w%.$-]+){0,2}? ?(?:rates?|pric(?:e|es|ing)|offers?|deals?|"
          r"spots?|slots?|discounts?|"
          r"opportunit(?:y|ies)|terms|chance|promo\w*)(?: like (?:this|these))? (?:won't|will not|isn't going to|"
          r"aren't going to)(?: \w+)? "
          r"(?:be (?:around|available|here|there|repeated|on the table|open|valid)|last|stay|come (?:back|again|"
          r"around|along)|wait|hold)\b"
          r"[^.?!;,]{0,25}"),
    Shape("offer", "off the table|come off the|comes off the|gone for good|gone forever|gone by|gone on|gone after|"
          "is gone",
          r"\b(?:(?:is|be|goes|comes?|will be|taken|taking (?:it|this)|take (?:it|this)|pull(?:ing|ed)? (?:it|this)) "
          r"off the (?:table|market|shelf|"
          r"site|page)|(?:is|are|will be|be) gone (?:for good|forever|by|on|after|come|at))\b(?: (?:come|on|by|at|in|"
          r"after|the|end|of|this|"
          rf"next|tonight|today|tomorrow|{_PERIOD}))*"),
    Shape("offer", "price|pricing|rates|fees|premium"
          " & about to|set to|going|go up|ris|jump|increas|doubl|climb|go back",
          r"^(?:(?:but|and|so|as|because|since|also|note that|please note),? )?(?:our |the |all )?(?:prices|pricing|"
          r"rates|fees) (?:are |will |is )?"
          r"(?:(?:about|set|going|due|bound) to )?(?:go(?:es|ing)? (?:back )?up|ris(?:e|ing)|jump(?:s|ing)?|"
          r"increas(?:e|es|ing)|doubl(?:e|es|ing)|"
          r"climb(?:s|ing)?)\b[^.?!;,]{0,25}"),
    Shape("offer", "honour|honor|guarantee|hold|match|extend|repeat|keep|promise"
          " & can't|cannot|won't be able|can only|unable|not be able|can no longer",
          r"\b(?:i|we)(?:'ll)? (?:can't|cannot|won't be able to|can only|will be unable to|will not be able to|can "
          r"no longer|may not be able to) "
          r"(?:honou?r|guarantee|hold|match|extend|repeat|keep|promise) (?:this|the|that|your|these|it|them)(?: "
          r"(?:special|low|quoted|current|"
          r"discounted|same))?(?: (?:quote|price|rate|pricing|offer|deal|discount|terms|spot|slot|bonus|package))?\b"
          r"(?<! (?:this|your))(?: (?:after|past|beyond|until|till|for|much|longer|through|open)[^.?!;,]{0,20}|(?= "
          r"?[.!,;]| ?$))"),
    Shape("offer", "lock"
          " & in ",
          r"\block (?:it|yours|them|this|that|your \w+|the (?:\w+ )?(?:rate|price)|in) (?:in )?(?:now|today|before|"
          r"while|this week|at today's)\b"
          r"|\block (?:yours|this (?:rate|price)|your (?:rate|price|spot|seat)) in\b(?: now| today)?"),
    # "order before 20 March and get the mould free"
    Shape("offer", "order|book|buy|sign|register|reply|join|enrol|confirm|switch|reserve|apply|start|pay|subscribe|"
          "commit|upgrade"
          " & before|by |until|within|this week|this month|today|now"
          " & get|receive|save|enjoy|lock|claim|win|earn|pay only|free|throw|add|waive|include|on us",
          r"(?:^|\b(?:please|just|if you|you can|to|and|so) |[,:;–—-] ?)(?P<words>(?:pre-?)?(?:order|book|buy|"
          r"sign(?: up)?|register|join|enrol+|"
          r"confirm|switch|reserve|apply|start|pay|subscribe|commit|upgrade|reply)(?: (?!by\b|before\b)[\w-]+){0,3}? "
          r"(?:before|by|until|within|"
          rf"this (?:week|month)|today|now)\b(?: (?:the )?(?:end of (?:the |this )?)?(?:{_PERIOD}|\d+ \w+))?,? "
          rf"(?:and|to|&|you(?:'ll| will)|we(?:'ll| will)) "
          r"(?:(?:you|we|i)(?:'ll| will| can)? )?(?:also )?(?:get|receive|save|enjoy|lock|claim|win|earn|pay only|"
          r"throw in|add|waive|include|(?:the|your) [^.?!;,]{1,30}? (?:is|are) "
          r"(?:free|on us|ours|waived))\b[^.?!;,]{0,30})"),
    # one for each place: "only five contractors per county"
    Shape("scarcity", "per |in each|in every|in your|in the|each| a |every "
          " & postcode|post code|zip|area|count|city|town|region|state|market|territor|industr|niche|month|quarter|"
          "neighbo|"
          "district|street|vertical|categor"
          " & only|just|limit|exclusiv|one "
          " & just |limited to |only|strictly ",
          rf"\b(?:only(?: ever| be)? (?:(?:can |able to )?(?:take|work(?:ing)?|accept|partner(?:ing)?|sign|onboard|"
          rf"pick|choose|choosing|have|allow|serve|"
          rf"offer(?:ing)? (?:this|it) to)(?: on| with| up)? )?(?:the )?|(?:take|work|accept|partner|sign|onboard|"
          rf"pick|choose|working|partnering|taking)"
          rf"(?: on| with| up)? (?:only |just )|limited to |strictly ){_NUMBER} (?:[\w'-]+ ){{1,3}}?(?:per|in each|"
          rf"in every|in your|each|a|for each|every) "
          r"(?:postcode|post code|zip(?: code)?|area|county|city|town|region|state|market|territory|industry|niche|"
          r"month|quarter|"
          r"neighbou?rhood|district|street|vertical|category)\b"),
    Shape("scarcity", "room for|space for|capacity for|room to take|space on our"
          " & we|i ",
          rf"\b(?:i|we)(?:'ve| have|'ve got| have got| still have| only have| currently have| just have)? ?(?:got |"
          rf"only |just |still )*(?:have )?"
          rf"(?:(?:some |a little |limited )?(?:room|space|capacity)(?: left)? (?:for|to take on)) (?:only |just |up "
          rf"to )?(?:{_NUMBER}|another|a single) "
          r"(?:more |new |additional |other )*(?!pallets?|trucks?|containers?|skids?|trailers?|cars?|tonnes?|boxes|"
          r"people|cartons?|lorr)"
          r"(?:[\w-]+)\b(?: (?:this|in your|in the|for|at)(?: \w+){1,2})?(?= ?[.,!;?]| ?$| (?:this|in|for|at|and|so|"
          r"on|before|until)\b)"),
    Shape("scarcity", "limited|scarce|running out|running low|almost out|nearly out"
          " & stock|suppl|seat|spot|space|place|availab|capacity|quantit|ticket|slot|position|allocation",
          r"(?:^|\b(?:as|but|and|so|because|since|our|the|,|;|:|friend) ?)(?<!your )(?P<words>(?:stocks?|supply|"
          r"supplies|seats?|spots?|spaces|places|"
          r"availability|capacity|quantity|quantities|tickets?|slots?|positions?|allocations?) (?:is|are)(?: (?:very|"
          r"extremely|strictly|really|now|"
          r"getting))* (?:limited|scarce|running (?:out|low)))\b"),
    # someone else who is after it
    Shape("scarcity", "another|other|several|two |three |multiple|a second|few "
          " & interested|waiting|lined up|circling|ready to|after it|after this|asking|open right now|bidding|"
          "considering|looking at|keen",
          rf"\b(?:another |other |(?:several|multiple|a second|a few|{_NUMBER}) (?:other )?)(?:[\w-]+ )?(?:buyers?|"
          rf"part(?:y|ies)|bidders?|takers?|applicants?|"
          r"investors?|founders?|compan(?:y|ies)|firms?|agenc(?:y|ies)|clients?|brands?|owners?|teams|people|"
          r"candidates|businesses|shops|practices)"
          r"(?: (?:is|are|have|has|already|also|in (?:your|this|the) \w+|near you))* (?:interested(?: in (?:this|it|"
          r"the \w+))?|(?:is |are )?waiting (?:for|on) (?:this|it|"
          r"the|your)|lined up|circling|ready to (?:take|sign|buy|jump|move)|after (?:this|it)\b|bidding|keen|asking "
          r"(?:about|for) (?:this|it)|"
          r"have (?:this|it) open(?: right now)?|looking at (?:this|it)\b)"),
    Shape("scarcity", "next|another|someone|somebody|competit|waiting list|waitlist|other "
          " & goes|go to|going|pass|offered|given|released|sold|first to",
          r"\b(?:this|it|that|they|the \w+|your \w+|spot|slot|we) (?:(?:will|'ll|is|are|be|gets?|has to|have to|may|"
          r"might|then|just|automatically) )*"
          r"(?:goes?|going|pass(?:es|ed)?|offered|given|released|sold|moves?)(?: (?:on|out|over|straight|back|up))? "
          r"to (?:the next|another|someone|"
          r"somebody|(?:one of )?your compet\w+|a compet\w+|the wait\w+|other|whoever)\b[^.?!;,]{0,25}"),
    Shape("fear", "neighbo|rivals|peers|competit|everyone|others "
          " & already|begun|started|signed|moved|switched",
          r"\b(?:your (?:\w+ )?(?:neighbou?rs?|rivals?)|everyone else|everybody else|others in your \w+)(?: "
          r"[\w'-]+){0,4}? (?:(?:have|has|is|are|'ve|'s|"
          r"were) )?(?:already(?: (?:begun|started|signed|moved|switched|booked|joined|doing|using|on board|"
          r"done)\w*(?: up)?)?|(?:have|has|is|are) "
          r"(?:begun|started|on board|signed up|doing it))\b"),
    Shape("fear", "don't be|do not be|never be|want to be|rather be"
          " & last|left|the one|late",
          r"\b(?:(?:don't|do not|never)|(?:you )?(?:don't|wouldn't|do not) want to) be (?:the (?:last|only|one)|last|"
          r"left (?:out|behind|alone)|one of those|"
          r"too late|late to)\b[^.?!;,]{0,40}"),
    Shape("fear", "lose"
          " & you|or ",
          r"\b(?:(?:you(?:'ll| will| may| might| would)|or(?: you)?(?: will|'ll)?) (?:lose|forfeit) (?:it|out|your "
          r"(?:spot|place|slot|seat|discount|rate|access|"
          r"chance|priority|position|table|stand)|this \w+|the (?:spot|slot|rate|price|discount)))\b(?: forever| for "
          r"good)?"),
    Shape("presume", "put you|sign you|mark you|count you|slot you|pencil you|book you"
          " & down|in|up|for",
          r"\b(?:(?:shall|should|can|may) (?:i|we)|let me|(?:i|we)(?:'ll|'ve| will| have| can))(?: (?:just|go ahead "
          r"and|already|therefore|also|at least))* "
          r"(?:put|sign(?:ed)?|mark(?:ed)?|count(?:ed)?|slot(?:ted)?|pencil(?:l?ed)?|book(?:ed)?) you (?:down|in\b|"
          r"up\b)(?: for)?[^.?!;,]{0,25}"),
    Shape("presume", "paperwork|contract|agreement|invoice|order form|docusign|started|proceed|ship|set up your"
          " & say |reply |send|give |answer|tell me"
          " & yes|word|nod|go-ahead|goahead|go ahead|green light|thumbs up|ok",
          r"\b(?:just )?(?:say|reply|send(?: me)?|give (?:me|us)|answer|tell me)(?: with| me| a| an| the| your| "
          r"back)* \W?(?:yes|the word|nod|go-?ahead|green "
          r"light|thumbs up|ok|word)\W?[^.?!;]{0,20}?(?:,| and| &)? (?:i|we)(?:'ll| will| "
          r"can)[^.?!;]{0,25}(?:paperwork|contract|agreement|invoice|order "
          r"form|docusign|get (?:you |it |this )?started|proceed|ship|set up your)\b"),
    Shape("presume", "when can we|when shall we|when do we|when should we|when could we|how soon can we|how soon shall",
          r"\b(?:so |and )?(?:when|how soon) (?:can|shall|do|should|could) we (?:start|begin|get (?:you )?(?:started|"
          r"going|set up)|sign|kick off|onboard|close|ship|"
          r"proceed|move forward)\b[^.?!;,]{0,20}"),
    Shape("chance", "reminder|notice|call|warning"
          " & last|final",
          r"(?:^|\b(?:this is|it's|consider this|a|your|the|my) )(?P<words>(?:last|final|very last) (?:reminder|"
          r"notice|call|warning)(?: for \w+)?)(?= ?[.:!,;–—-]| ?$| (?:about|that|"
          r"before|on|regarding|to|for|from)\b)"),
    Shape("fear", "don't let|do not let|don't allow|do not allow|never let|never allow|afford",
          r"\b(?:(?:don't|do not|never) (?:let|allow)|(?:you |your \w+ )?(?:can't|cannot|can not) afford (?:to "
          r"(?:wait|miss|ignore|delay|lose|be|keep|sit)|not to)|can you (?:really )?afford (?:to|not "
          r"to))\b[^.?!;]{0,50}"),
    Shape("fear", "miss"
          " & afraid|do not|don't|hate|let|like|rather|risk|shame|want",
          r"\b(?:want|like|hate|shame|afraid|don't|do not|let|risk|rather)(?: (?:you|it|to|for|for you|see|be|your "
          r"\w+|a shame if you|if you|have))* (?:miss|missed|missing|lose|lost) (?:out\b|(?:this|the|your|our|"
          r"these) \w+)(?: on)?(?: (?:this|the|your|an?|it|our|these)(?: \w+){0,2})?"),
    Shape("fear",
          "last chance|final chance|last call|final call|last opportunity|final opportunity|final notice|last day|"
          "final day|last day|final hours|final week|last spot|last slot",
          r"\b(?:(?:your|this is|it's|the|my|our|a) )*(?:very )?(?:last|final) (?:chance|call(?= (?:for|to)\b| "
          r"?[.,!:;–—-]|$)|opportunity|notice|"
          r"(?:days?|hours)(?= (?:to|for|left)\b)|spots?|slots?|seats?|places?)\b(?: (?:to|for|before|on|left)(?: "
          r"\w+){0,3})?(?<!last call "
          r"with)(?<!last call about)"),
    Shape("presume", "sign|contract|agreement|purchase"
          " & are you |can |do|let's|shall we|which|would",
          r"\b(?:are you (?:free|available)|does|do|can (?:you|we)|let's|shall we|would|which)\b[^.?!;]{0,70}? to "
          r"(?:sign|get (?:this|it|the \w+) signed|finali[sz]e the (?:contract|agreement|deal)|close (?:the|this) "
          r"deal)\b"),
    Shape("presume", "i've |i have |i took|we've |we have |i went"
          " & already |gone ahead and |taken the |took the |went ahead and ",
          r"\b(?:i|we)(?:'ve| have)? (?:already |gone ahead and |went ahead and |taken the (?:liberty|effort|"
          r"initiative) (?:of|to) |took the (?:liberty|initiative) (?:of|to) )+(?:book|reserv|creat|schedul|block|"
          r"set up|hold|held|sav|pencil|put|add|enroll|register|sign|open|sen[dt])\w*(?: [\w-]+){1,4} (?:account|"
          r"minutes|mins|half an hour|"
          r"hour|table|call|meeting|slot|time|spot|seat|place|invite|invitation|demo|calendar|appointment|"
          r"reservation|order|"
          r"name)(?: for you)?\b"),
    Shape("presume",
          "i'll call|i will call|i'll be calling|i will be calling|expect my call|expect a call|calling you on|give "
          "you a call",
          r"\b(?:i'll|i will|i'm going to|we'll|i plan to|expect)(?: (?:be|give|my|a|you|try))* call(?:ing)?(?: "
          r"you| your office| you at)*(?: (?:on|at|this|next|tomorrow|today|first thing|in the|later|back))(?: "
          r"\w+){1,4}"),
)  # fmt: skip

FAULTS: dict[str, tuple[str, str, Severity]] = {
    "urgency": ("hurries someone who has not shown interest: “{words}”",
          "drop it, or name the reader's own date and what happens then", "warning"),
    "scarcity": ("presses with scarcity: “{words}”",
          "leave it out; if places are truly few, say why, after they show interest", "warning"),
    "offer": ("presses with an offer that runs out: “{words}”",
          "keep price and deadline for someone who has asked for them", "warning"),
    "quota": ("puts your quarter before the reader's needs: “{words}”",
          "leave your calendar out; tie the date to something of theirs", "warning"),
    "chance": ("counts down to your goodbye: “{words}”",
          "say goodbye or say something new; a countdown is neither", "warning"),
    "file": ("closes on someone who has opened nothing: “{words}”",
          "say plainly that you will stop writing", "warning"),
    "deadline": ("sets the reader a deadline of yours: “{words}”", "ask for a small step without a date", "info"),
    "fear": ("works with fear of missing out: “{words}”",
          "say what goes wrong for them, with a figure, and stop there", "warning"),
    "presume": ("acts as if the reader had agreed: “{words}”", "ask whether they want it first", "info"),
}  # fmt: skip


# "the crew has only two slots left": what is scarce is the reader's
_THEIRS = late(
    r"\b(?:your|their|they|(?:the|a|one|every|each) (?!program|programme|cohort|pilot|beta|"
    r"batch))(?:(?!\b(?:i|we)\b)[^,.;]){0,40}"
    r"(?:has|have|had|with|finds?|gets?|leaves?)(?: (?:only|just))*\s*$",
    re.I,
)


def _theirs(place: Place) -> bool:
    if place.fault != "scarcity" or not place.sentence:
        return False
    return bool(_THEIRS.search(place.sentence.text[: place.span.start - place.sentence.span.start]))


def check(mail: Mail) -> Iterator[Flag]:
    if mail.kind in ("reply", "customer", "other"):
        return
    found = [place for place in places(mail, LIST, SHAPES) if not _theirs(place)]
    for number, place in enumerate(found):
        message, advice, severity = FAULTS[place.fault]
        more = elsewhere(mail, found) if number == 0 else ""
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
