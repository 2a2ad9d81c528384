"""Blame for silence: counting unanswered mails, asking whether they arrived, ultimatums, sarcasm."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Phrases, Rule, Severity
from pitchlint_rules.shapes import CLOSING_A_FILE, Shape, elsewhere, places

LIST = Phrases(__file__)

_CLAUSE = r"[^.?!;\n]"
# the writer as subject, or no subject at the start of a sentence or clause
_WE = (
    r"\b(?:i|we)(?:'ve| have|'d| had|'m| am|'re| are)?(?: (?:now|already|also|still|personally|even|just|since|"
    r"recently|only))*"
)
_SELF = (
    rf"(?:{_WE} |^(?:(?:and|but|so|since|as|still|yet|again),? )*|[,;–—-] ?(?:and |but )?|\b(?:after|having|"
    r"despite) )"
)
_MANY = (
    r"(?:an?(?: good)? (?:few|couple(?: of)?|handful of|number of|dozen|bunch of)|several|multiple|many|"
    r"numerous|countless|"
    r"various|repeated|too many|two|three|four|five|six|seven|eight|nine|ten|[2-9]|1\d)(?: or (?:two|three|four|so))?"
)
_LETTER = (
    r"(?:e-?mail|mail|message|msg|note|voice ?mail|call|follow-?up|attempt|letter|invit(?:e|ation)|reminder|ping|"
    r"text|inmail|"
    r"inquiry|enquiry|outreach)(?:e?s)?"
)
_NOTE = rf"(?:{_LETTER}|(?:proposal|quote|info|information|request|deck|material)s?)"
_MY = (
    r"(?:my|our|this|that|the|any of my|either of my)(?: (?:last|previous|earlier|prior|recent|past|first|"
    r"other|initial|original|"
    r"latest|below|trailing|trail|attached|few|two|three|couple of|outreach|quick|short|little|final|multiple|"
    r"several|e-?mail|follow-?up))*"
)
_WROTE = (
    r"(?:reached out|reaching out|e-?mailed|e-?mailing|messaged|messaging|wrote|written|writing|called|"
    r"calling|phoned|phoning|rung|rang|ringing|dialled|dialed|chased|chasing|asked|told|invited|knocked|"
    r"requested|texted|"
    r"pinged|contacted|contacting|followed up|following up|been in touch|gotten? in touch|tried|trying|"
    r"attempted|checked in|"
    r"checking in|nudged|circled back|dropped (?:you )?a (?:line|note)|been reaching out|been emailing|been calling)"
)
_ORDINAL = r"(?:second|third|fourth|fifth|sixth|seventh|2nd|3rd|4th|5th|6th|7th|umpteenth|nth|hundredth)"
_ORDINALS = "second|third|fourth|fifth|sixth|seventh|2nd|3rd|4th|5th|6th|7th|umpteenth|nth|hundredth"
_NOT = r"(?:haven't|have not|hadn't|had not|didn't|did not|never|'ve not|have never|have yet to|yet to|not)"
_ANSWER = r"(?:repl(?:y|ies)|reverts?|responses?|answers?|feedback|word|acknowledge?ments?|updates?|confirmation)"
_REACH = (
    r"(?:reach|connect|get (?:a )?hold|get through|get in touch|contact|catch|pin|track|get ahold|get an? "
    r"(?:response|reply|answer))"
)
# what a writer reads into silence: that the matter is closed for the reader
_CLOSED = (
    r"(?:\bnot?\b|n't\b|\bno longer\b|\bnever\b|\bhandled|\ball set|\bsorted|\bsolved|\bcovered|\btaken care "
    r"of|\bmoved on|"
    r"\bgone with|\bgo(?:ing)? with|\bwent with|\bchosen|\bdecided|\bpass(?:ed|ing)?\b|\boff\b|\blow\b|"
    r"\bdead\b|\bclosed?\b|"
    r"\b(?:fine|okay|ok|happy|content|satisfied) with|\bshelved|\bon hold|\bback burner|\bbad time|\bbad "
    r"timing|\belsewhere|\bno\b)"
)
_SEEN = (
    r"(?:get|got|gotten|see|saw|seen|receive|received|receiving|read|reading|notice|noticed|open|opened|catch|caught|"
    r"miss|missed|look|looked|review|reviewed|reviewing|go over|gone over|check|checked|digest|consider|considered)"
)
_CHANCE = (
    r"(?:get|got|gotten|have|had|find|found) (?:a|the|any|some)? ?(?:quick )?(?:chance|time|moment|"
    r"opportunity|minute)(?: yet)? to"
)
_LOST = (
    r"(?:buried|lost|missed|overlooked|forgotten|(?:past|by) you|through the cracks|in(?:to)? (?:your |the "
    r")?(?:spam|junk)|"
    r"unnoticed|swallowed|sunk|pushed down)"
)

SHAPES = (
    # "I've reached out a few times", "after trying you twice"
    Shape("count", "times|twice|occasions|over and over|again and again|repeatedly",
          rf"{_SELF}(?P<words>{_WROTE}\b{_CLAUSE}{{0,60}}? (?:{_MANY} (?:different |separate |more )?(?:times|"
          r"occasions)|twice|"
          r"again and again|over and over|repeatedly)(?: now| already)?)\b(?! (?:faster|as(?! well)|more|less|the)\b)"),
    # "this makes four emails", "third try!", "email 3 of 3", "third time lucky"
    Shape("count", "makes|mails|messages|calls|voicemails|notes|attempts|follow-ups|followups|times"
          " & makes|later|counting|so far|and no|and not|deep|without|with no|zero",
          rf"\b(?:that|this|which) makes (?:it )?(?:{_MANY}|my {_ORDINAL}) (?:\w+ )?(?:{_NOTE}|times)\b(?: and "
          rf"{_MANY} \w+)?"
          rf"|\b{_MANY} (?:\w+ )?{_LETTER}(?: and {_MANY} (?:\w+ )?{_LETTER})? (?:later|and counting|so far|deep|and "
          rf"(?:no|not a|zero|"
          r"nothing|still)|with(?:out| no| zero))\b(?: (?:\w+ )?(?:reply|answer|response|word|one|peep))?"),
    Shape("count", _ORDINALS + "|#|no. |number" + (" & attempt|lucky|charm|mail|message|note|reminder|time|try|follow"),
          rf"^(?:my |our |a )?{_ORDINAL}(?: and (?:last|final))? (?:try|attempt|reminder|e-?mail|message|note|notice|"
          rf"request|"
          r"follow-?up)\b(?= ?[.!,:;–—-]| ?$| (?:from|to|on|about|regarding|for|now|this)\b)"
          rf"|\b{_ORDINAL} time(?:'s| is|'s,| being)?(?: the| a)? (?:charm|lucky)\b"
          r"|(?:^|\b(?:this is|my) )(?:attempt|reminder|e-?mail|follow-?up) (?:#|no\. ?|number )[2-9]\b"),
    # "how many more times do I have to write", "three weeks and not a word"
    Shape("count", "how many",
          rf"\bhow many (?:more |other )?(?:times|{_LETTER}) (?:should|do|must|does it|will it|would it|have|can|am) "
          rf"(?:i|we|take|have)\b"
          r"[^.?!;]{0,40}"),
    Shape("silence", "days|weeks|months|fortnight"
          " & and |with|but "
          " & been|after|for"
          " &  been ",
          r"\b(?:it's|it has|its) been (?:[\w-]+ ){1,4}?(?:days|weeks|months|fortnight)(?: now| already| "
          r"since[^.?!;,]{1,30})?,? (?:and|with|but) "
          r"(?:still |i've had |i have had |i've heard |i have heard )*(?:no\b|not (?:a|one|even)|nothing|"
          r"zero)[^.?!;,]{0,25}"),
    # "as I already told you"
    Shape("count", "already|per my|before|repeatedly|twice"
          " & as i|per my ",
          r"\bas i(?:'ve| have)? (?:already|repeatedly) (?:told|said|mentioned|explained|written|wrote|asked|stated|"
          r"noted|pointed)\b"
          r"[^.?!;,]{0,20}|^(?:as )?per my (?:last|previous|earlier|prior|\w+ previous) (?:\w+ )?(?:e-?mails?|"
          r"messages?|mails?|notes?)\b"),
    # "I've sent you three notes", "left a couple of voicemails"
    Shape("count", "sent|sending|left|dropped|shot|fired|written"
          " & attempt|call|deck|enquiry|follow|info|inquiry|invit|letter|mail|material|message|msg"
          "|note|outreach|ping|proposal|quote|reminder|request|text|voice",
          rf"{_SELF}(?P<words>(?:sent|sending|left|dropped|shot|fired off|written) (?:you |over |your team "
          rf")?{_MANY} (?:\w+ )?{_NOTE})\b"
          r"(?! (?:for (?!you)|to (?!you|your|see|ask|check|try|reach|find))\b)"),
    Shape("count", "attempts|tries|efforts|calls|emails|messages|notes|voicemails"
          " & after|despite|given|made",
          rf"\b(?:after|despite|given|made) (?:{_MY}|{_MANY}|repeated)(?: \w+)? (?:attempts|tries|efforts|calls|"
          r"e-?mails|messages|notes|voicemails)\b"
          rf"(?: (?:to|at) {_REACH}\w*(?: \w+){{0,3}})?"),
    # "this is my third email", "my 4th and final attempt"
    Shape("count", _ORDINALS + (" & attempt|call|deck|enquiry|follow|info|inquiry|invit|letter|mail|material|mess|msg"
          "|note|nudge|outreach|ping|proposal|quote|reminder|request|text|time|try|voice"),
          r"\b(?:(?:this|it)(?:'s| is| was| will be| makes| would be)(?: now)? (?:my|the|our)|my|our) "
          rf"{_ORDINAL}(?:,? (?:and |or )?(?:hopefully |probably )?(?:last|final))?,? "
          rf"(?:{_NOTE}|try|time|nudge)\b(?= (?:i|i've|to you|in|now|about|on|regarding|without|and|asking|trying|"
          r"writing|emailing|"
          r"reaching|so)\b| ?[,.!?;:–—-]|$)"),
    Shape("count", _ORDINALS + " & asking|calling|contacting|following up|mailing|messaging|reaching|trying|writing",
          r"\b(?:writing|reaching out|e-?mailing|calling|contacting|following up|messaging|asking|trying)(?: "
          rf"(?:you|to you|again|out))* for (?:the|a) {_ORDINAL}(?: time)?"),
    Shape("count", "last|final"
          " & attempt|effort|notice|plea|reminder|try",
          r"\b(?:(?:this is )?(?:my|one|our|a) )?(?:very )?(?:last|final) (?:\w+ )?(?:attempt|try|effort|reminder|"
          r"notice|plea)\b(?! (?:on|at) goal)"),
    # "I still haven't heard back", "not having heard from you"; what follows shows that it is about an answer
    Shape("silence", "hear"
          " & didn't|hadn't|haven't|never|not|without |yet to",
          rf"(?:{_SELF}|\b(?:since|as|because|though|and|but) (?:i|we) )(?P<words>(?:still )?(?:{_NOT} |having not |"
          r"not having |without )(?:yet |ever |actually |"
          r"really |to )*(?:heard|hearing|hear)(?: (?:anything|a word|a peep|a thing|much))?(?: back(?: from (?:you|"
          r"your \w+|\ua78f+|anyone|the team))?"
          r"| from (?:you|your \w+|\ua78f+|anyone (?:at|on|from))| (?:one way or (?:the other|another)|either way)|"
          r"(?= ?[.,;!?–—-]| ?$| (?:since|yet|so)\b)))"),
    Shape("silence", "reply|replies|revert|response|answer|feedback|word|acknowledg|update|confirmation"
          " & get|got|had|have|receive|see"
          " & didn't|hadn't|haven't|never|not|yet to",
          rf"(?:{_SELF}|\b(?:since|as|because|though|and|but) (?:i|we) |\bhaving )(?P<words>(?:still )?{_NOT} "
          r"(?:yet |actually )?(?:receive|received|gotten|get|got|"
          rf"had|have|seen|see) (?:\w+ ){{0,2}}?{_ANSWER})\b(?! (?:rates?|times?|speed)\b)"),
    Shape("silence", "no reply|no response|no answer|no word|no feedback|without"
          " & acknowledg|answer|confirmation|feedback|repl|response|revert|update|word",
          rf"\b(?:without|with no|no)(?: (?:any|a|an|so much as a|(?:getting|receiving|hearing) (?:a|any)))? {_ANSWER}"
          r" (?:from you|from your \w+|yet|so far|as of yet|to (?:my|our|any)|since|on my end)\b"),
    # "still awaiting your reply", "awaiting your feedback since Monday"; "awaiting your reply" alone is a formula
    Shape("silence", "await|waiting|expecting"
          " & repl|respon|answer|feedback|word|confirmation|decision|hear",
          rf"\bstill (?:patiently |eagerly )?(?:await(?:ing)?|waiting (?:for|on|to)|expecting)(?: (?:for|to|your|a|"
          rf"any|some|the|kind|"
          rf"valuable|positive|get|receive|hear)){{0,4}} ?(?:{_ANSWER}|hear (?:back|from you))\b|\b(?:been "
          rf")?(?:await(?:ing)?|waiting "
          rf"(?:for|on)) (?:for )?your (?:\w+ )?{_ANSWER} (?:since|for (?:the (?:last|past)|over|more|\d|a|two|three|"
          rf"several|"
          r"many|weeks|days)|all)\b[^.?!;,]{0,20}"),
    Shape("silence", "no news|no sign|no feedback|no reply|no response|no answer|no word|not reply|not respon|not "
          "answer|"
          "no reaction|nothing",
          rf"\b(?:but|still|yet|and|with|so far) (?:i (?:see|have|get|got) )?(?:absolutely )?(?:no|nothing|zero) "
          rf"?(?:news|sign(?: of life)?|"
          rf"reaction|{_ANSWER})? (?:(?:from|on|at) (?:you|your)(?: (?:\w+ )?(?:side|end|team|part))?|till|until|up "
          rf"to|so far)"
          r"(?: (?:now|date|today|yet|so far))?"
          r"|\byou(?:'re| are| were|'ve been| have been) (?:still )?(?:not|never) (?:reply|answer|respond|return|"
          r"pick|read|open)ing\b"
          r"[^.?!;,]{0,25}"),
    # "things went cold on your side", "you went dark on me"
    Shape("silence", "cold|dead|dark|quiet|silent|awol|mia|missing|cold shoulder"
          " & went|gone|go |got|fell|fallen|turned|give|giving|gave",
          r"\b(?:you|things|it all|this|we|(?:this|our|the) (?:conversation|thread|chat|trail|discussion|deal)|"
          r"(?:on )?your "
          r"(?:side|end|team))(?:'ve|'s| have| has)?(?: (?:just|suddenly|all|since|then|kind of|sort of|a bit|rather|"
          r"seem to have))* "
          r"(?:went|gone|go|got|fell|fallen|turned)(?: (?:a|bit|little|very|so|all|rather|pretty|completely|stone|"
          r"totally|somewhat))* "
          r"(?:cold|dead|dark|awol|mia|missing)\b(?= (?:on|since|after|from|for|lately|recently|over|at|once|when|"
          r"about)\b| ?[.,;!?–—-]| ?$)"
          r"(?: on (?:your (?:side|end)|me|us))?|\b(?:giving|gave|given) (?:me|us) the cold shoulder"),
    Shape("silence", "disappear|vanish|ghost|dropped off|lost touch|forgot|forgotten|stopped "
          " & you",
          r"\byou(?:'ve| have| had)?(?: (?:just|then|suddenly|simply|all|seem to have|sort of|kind of|have|"
          r"completely|apparently|"
          r"might have|may have))* (?:disappeared|vanished|ghosted(?: me| us)?|dropped off(?: the)?(?: \w+)?|lost "
          r"touch|forgot(?:ten)? "
          r"(?:about )?(?:me|us|our \w+|my \w+)|stopped (?:replying|responding|answering|picking up|returning))\b(?! "
          r"from (?:the |page |"
          r"search|google))(?: on (?:me|us))?"
          r"|\byou\b[^.?!;]{0,60}? and (?:then )?(?:you )?(?P<words>(?:just |simply )?(?:disappeared|vanished|went "
          r"(?:silent|quiet|dark|"
          r"missing|cold)|stopped (?:replying|responding|answering))(?: on (?:me|us))?)"),
    Shape("silence", "black hole|void|abyss|ether|thin air|brick wall|the wall|to myself"
          " & mail|message|note|call|proposal|writing|talking|shouting|speaking|sending|following",
          rf"\b(?:{_MY} (?:\w+ )?{_NOTE}|they|i(?:'m| am|'ve been| feel| must be)?|(?:it|this) (?:feels|seems|"
          rf"is))\b[^.?!;]{{0,50}}?\b"
          r"(?:(?:in(?:to)?|down|like) (?:a|the) (?:black hole|void|abyss|ether)|into thin air|(?:to|at|against|"
          r"with) (?:a |the )?"
          r"(?:brick )?wall|(?:talking|speaking|writing) to myself)\b"),
    # an appointment that was not kept
    Shape("ignored", "show|turn up|attend|join|dial in|call|pick up|make it|no-show|missed our|stood"
          " & didn't|did not|never|failed|no-show|missed our|you missed|no show",
          r"\byou(?:r team)?\b[^.?!;]{0,50}?\b(?:didn't|did not|never|failed to)(?: even| actually)? "
          r"(?:show(?:ed)?(?: up)?|turn(?:ed)? up|"
          r"attend(?:ed)?|join(?:ed)?|dial(?:led|ed)? in|pick(?:ed)? up|call(?:ed)? (?:me |us )?back|(?:ring|rang) "
          r"(?:me |us )?back|"
          r"make it to (?:our|the) (?:call|meeting|demo))\b|\b(?:you|that you|you've|you have) missed our (?:\w+ "
          r")?(?:call|meeting|"
          r"appointment|demo|chat|session|slot)\b|\byou were a no[- ]show\b"),
    Shape("ignored", "waited|sat |stood|waiting"
          " & line|call|zoom|for you|room|teams|meet",
          r"\b(?:i|we)(?:'d| had)? (?:waited|sat|was (?:sitting|waiting)|were (?:sitting|waiting)|stood)(?: "
          r"\w+){0,2} (?:on (?:the|our|zoom|"
          r"teams|google)(?: (?:line|call|zoom|bridge|meet|teams))?|in the (?:zoom|waiting|meeting)(?: room)?|"
          r"(?:around )?for you)\b"
          r"[^.?!;,]{0,25}"),
    Shape("ignored", "told|promised|assured"
          " & back|call|reply|answer|respond",
          r"\b(?:told|promised|assured|said to)(?: me| us)?(?: that)? (?:you|someone|somebody|he|she|they)(?:'d|'ll| "
          r"would| will) "
          r"(?:(?:ring|call|get|write|come|phone|be) (?:me |us )?(?:back|in touch)|reply|respond|answer)\b"),
    # "I called in March and still haven't heard"
    Shape("silence", "hear|repl|respon|answer|word"
          " & didn't|hadn't|haven't|never|not|yet to"
          " & gotten|had|hear|received|seen",
          rf"\b(?:i|we)\b{_CLAUSE}{{0,90}}\b(?:and|but|yet|though) (?P<words>(?:still )?{_NOT} (?:yet )?(?:heard|"
          r"hear|gotten|received|had|seen)(?: (?:anything|a|any|much|word|"
          r"reply|response|answer))*(?: back)?(?: from you)?)(?= ?[.,;!?–—-]| ?$| (?:yet|so|on|about)\b)"),
    # the reader as the one who did not answer
    Shape("silence",
          "repl|respon|answer|get back|got back|gotten back|gotten around|wri|wrote back|return|call|acknowledge|"
          "opened my|come back"
          " & didn't|don't|failed to|hadn't|haven't|never|not|yet to"
          " & acknowledge|answer|back|gotte|open|repl|respond|return",
          r"\byou(?:'ve|r team has| all have)?(?: still| just| simply| probably)* (?:haven't|have not|hadn't|didn't|"
          r"did not|never|not|don't|failed to|"
          r"have yet to|yet to)(?: (?:yet|even|been able to|had (?:a|the|any) (?:chance|time|opportunity|moment) to|"
          r"found (?:the )?time to|bothered to|"
          r"actually|gotten around to|got around to|managed to))* (?:repl(?:y|ied|ying)|respond(?:ed|ing)?|"
          r"answer(?:ed|ing)? (?:me|my \w+|us|our \w+|yet|back|any)|"
          r"g[eo]t(?:ten)? back|gotten? around|(?:writ(?:e|ten)|wrote) back|return(?:ed)? (?:my|our|any)|"
          r"call(?:ed)? (?:me |us )?back|acknowledged?|"
          r"open(?:ed)? (?:my|our)|come back to me)(?: to (?:me|us|my \w+|our \w+))?"),
    Shape("silence", "quiet|dark|silent|radio",
          r"\b(?:you|things|it|we|(?:this|our|the) (?:conversation|thread|chat|line|discussion)|(?:on )?your "
          r"(?:side|end|team))(?:'ve|'s| have| has)?"
          r"(?: (?:kind of|sort of|suddenly|just|all|been|gone|went|got|gotten|fallen|fell|turned|a bit|a little|"
          r"rather|pretty|very|so|awfully|radio|completely))+ "
          r"(?:quiet|dark|silent|silence)\b(?= (?:on|since|after|from|for|lately|recently|over|at)\b| ?[.,;!?–—-]|$)"),
    Shape("reach", "hard|tough|difficult|tricky|impossible|elusive"
          " & you",
          rf"\byou(?:'re| are| seem| have been|'ve been)(?: \w+){{0,3}}? (?:hard|tough|difficult|tricky|impossible|"
          rf"harder|tougher)"
          rf"(?: (?:man|woman|person|one|guy|lady|team|company|to|a))* (?:{_REACH}|get|find|pin|catch)\w*(?: (?:hold|"
          rf"of|down|on|the|phone|"
          r"up|with|through|to|you))*|\byou(?:'re| are) (?:\w+ )?elusive\b"),
    Shape("reach", "without success|no success|without luck|any luck|to no avail|in vain|no luck",
          rf"\b(?:i|we)(?:'ve| have)? (?:been )?(?:\w+ )?(?:{_WROTE}){_CLAUSE}{{0,70}}? (?:without (?:any "
          r")?(?:success|luck|joy)|with no (?:success|luck)|haven't had any luck|to no avail|in vain|but no luck)"),
    Shape("reach", "reach|connect|hold|through|touch|contact|catch|pin|track|get a"
          " & a hard time|been struggling to|been trying|can't seem to|could not|couldn't|difficulty"
          "|haven't been able to|haven't managed to|not been able to|trouble|unable to|wasn't able to",
          rf"(?:{_WE} |^)(?P<words>(?:been unable to|been struggling to|been trying(?: hard| repeatedly)? to|"
          r"haven't been able to|have not been able to|not been able to|"
          r"wasn't able to|having (?:trouble|a hard time|difficulty)(?: to)?|couldn't|could not|can't seem to|"
          rf"haven't managed to|unable to) {_REACH}\w*"
          r"(?: (?:you|hold|with|to|in|down|of|your \w+|\ua78f+))*)"),
    # "did you get my last email?", "not sure you saw my note"
    Shape("received", "mail|message|note|call|proposal|info|deck|quote|attempt|material|letter|request|invit"
          " & did|had|has|have",
          r"\b(?:did|have|had|has)(?: you|n't you| your team)(?: (?:even|ever|not|all|already|happen to|manage to|"
          rf"by any chance))* (?:{_SEEN}(?: at)? {_MY} (?:\w+ )?{_NOTE}|{_CHANCE} {_SEEN}(?: (?:at|over|through|"
          r"about))? "
          rf"{_MY} (?:\w+ )?{_LETTER})\b"),
    Shape("received", "mail|message|note|call|proposal|info|deck|quote|material|letter|request|invit"
          " & check|confirm|curious|ensur|hop|know|see|sure|wonder",
          r"\b(?:(?:not|n't|un) ?(?:entirely |quite )?sure|wonder(?:ing)?|check(?:ing)?|see(?:ing)?|curious|hop(?:e|"
          r"ing)|confirm(?:ing)?|make sure|making sure|"
          r"ensur(?:e|ing)|know)(?: that| if| whether)? (?:you|your team)(?:'ve|'d| had| have| may have| might "
          rf"have)?(?: (?:ever|happened to|managed to|got to))* (?:{_SEEN}(?: at)? {_MY} (?:\w+ )?{_NOTE}|"
          rf"{_CHANCE} {_SEEN}(?: (?:at|over|through))? {_MY} (?:\w+ )?{_LETTER})\b"),
    # "did you get a chance to see this?"; looking at a proposal is a step, looking at a mail is none
    Shape("received", "chance to|time to|moment to|opportunity to"
          " & this|it|that|mail|message|note"
          " & mail|message|note|that|this",
          rf"\b(?:did|have|had|has)(?: you|n't you| your team)(?: (?:even|ever|yet|already|by any chance))* "
          rf"{_CHANCE} (?:see|look at|read|"
          r"open|glance at|go through|check|view) (?:this|that|(?:(?:the|my|our|all|any of) )*(?:\w+ )?(?:e-?mails?|"
          r"mails?|messages?|notes?))"
          r"(?: yet| already)?(?= ?[.?!,]| ?$)"),
    Shape("received", "you even",
          r"\b(?:did|do|have|are|will) you even (?:read|opened|open|seen|see|saw|got|get|looked|look|received|"
          r"receive|reply|plan|care|"
          r"intend|reading|getting|interested|check|checked|want)\b[^.?!;,]{0,25}"),
    Shape("received", "like you|that you|if you|think you|seem|appear"
          " & open|read|see|got|receiv|repl|respond|look"
          " & not|n't|never",
          r"\b(?:doesn't|does not|don't|do not|didn't|not) (?:look|seem|appear|think|believe)(?: (?:like|as if|as "
          r"though|that|to me|to "
          r"have))* (?:you|you've|you have|you had|you'd|you ever|your team has)(?: (?:yet|ever|had|have|a|the|"
          r"chance|to|even|actually))* "
          r"(?:opened|open|read|see|seen|got|gotten|received|replied|responded|looked)\b(?: (?:at|to))?(?: (?:my|our|"
          r"this|the|any of|last|"
          r"previous|e-?mails?|messages?|notes?|it))*"),
    Shape("received", "sure|ensure|confirm"
          " & arrived|came through|delivered|did not|didn't|doesn't|hadn't|hasn't|isn't|landed"
          "|made it|reache|received|seen|wasn't|went through",
          rf"\b(?:mak(?:e|ing) (?:sure|certain)|ensur(?:e|ing)|be sure|confirm)(?: that)? (?:{_MY} (?:\w+ "
          rf"){{0,2}}?{_NOTE}|it|this)\b(?: {_CLAUSE}{{0,60}}?)?? "
          r"(?:reache[ds]|was (?:received|seen|delivered)|made it|landed|arrived|came through|went through|"
          rf"(?:didn't|did not|doesn't|hasn't|wasn't|isn't|hadn't)(?: \w+){{0,3}}? {_LOST})(?: (?:to )?you)?"),
    Shape("received", "mail|message|note|proposal|info"
          " & arrive|been|come|end up|find|get|gon|land|made|make|reach"
          " & did|has|have",
          rf"\b(?:did|has|have) {_MY} (?:\w+ )?{_NOTE} (?:reach|reached|arrive|get|make|made|land|come|gone?|end up|"
          rf"been|find)\b{_CLAUSE}{{0,40}}"),
    Shape("received", "mail|message|note|call"
          " & inboxes|mails|messages|notes|sure |things",
          rf"\b(?:not|n't|un) ?(?:entirely |quite )?sure (?:if|whether|that) {_MY} (?:\w+ )?{_LETTER} (?:ever |"
          r"actually |even )?(?:reached|made it|got|came|went|landed|arrived|was|were|has|have|"
          rf"is)\b{_CLAUSE}{{0,30}}"
          r"|\b(?:know|sure|realize|realise|understand) (?:that )?(?:e-?mails|things|messages|notes|inboxes) "
          rf"(?:\w+ )?(?:get|can get|slip|fall|are)(?: (?:easily|often|sometimes))* {_LOST}"),
    Shape("received", "missed|buried|lost|slip|spam|overlooked|cracks|past you|by you"
          " & assum|guess|hope|if|in case|know|likely|maybe|perhaps|probably|sure|suspect|think"
          "|worried",
          r"\b(?:in case|if|maybe|perhaps|guess(?:ing)?|suspect|think(?:ing)?|hope|worried|assum(?:e|ing)|likely|"
          r"probably|sure|know) (?:that )?"
          rf"(?:you(?:'ve)?(?: may have| might have| must have| have)? (?:missed|overlooked) (?:{_MY} (?:\w+ "
          rf")?{_NOTE}|it|this|me)|"
          rf"(?:{_MY} (?:\w+ )?{_NOTE}|it|this|these|they)(?: may have| might have| must have| has| have|'s| "
          r"probably)?"
          r"(?: (?:just|been|gotten|got|get|getting|fell|fallen|slipped|went|gone|ended up|didn't|did not))+ "
          rf"{_LOST}(?: in (?:your|the) \w+)?)"),
    # "should I assume you don't care", "I'll take that as a no"
    Shape("assume", "assum|presum|take|conclud|figure"
          " & am i to|can i|can we|do i|is it |may i|must i|safe to|shall i|should i|should we",
          r"\b(?:should i|shall i|am i to|can i|may i|do i|should we|can we|is it (?:safe|fair) to|safe to|must "
          r"i)(?: just| then| safely| simply)? "
          rf"(?:assume|presume|take (?:it|this|that|your)|conclude|figure){_CLAUSE}{{0,90}}"),
    Shape("assume", "assum|presum|tak|conclud|figur|guess",
          r"\b(?:(?:i|we)(?:'ll| will|'m| am|'re| are|'d| would|'ve| have to| can| must| could| might| may| guess| "
          r"suppose)?|left to|forced to|starting to|going to|will)"
          r"(?: (?:then|just|simply|probably|have to|only|safely|going to|have|to|left to|forced to|starting to))* "
          r"(?:assum(?:e|ing|ed)|presum(?:e|ing|ed)|"
          r"tak(?:e|ing) (?:it|that|this|your \w+|the silence|no \w+)(?: as| to mean| that| you)?|conclud(?:e|ing|"
          r"ed)|figur(?:e|ed|ing)|guess(?:ing)?)\b"
          r"(?! (?:that )?(?:even|we|we'd|i|i'd|there)\b)(?! you(?:'re| are) the\b)(?! (?:that )?(?:the |it's |now |"
          r"this )?(?:timing|time|moment|fit|now|not "
          rf"the right|not a good|a bad|bad)\b){_CLAUSE}{{0,80}}?{_CLOSED}[^.?!;,\n]{{0,40}}"),
    Shape("assume", "priorit|interest|important|care|matter"
          " & n't|never|no longer|not|stopped being",
          r"(?:^|[,;:–—-] ?|\b(?:or|and|so|but) )(?P<words>(?:is|are|isn't|aren't|does|do|don't|doesn't|has) "
          r"[^.?!]{0,70}?(?:n't|not|no longer|never|stopped being)"
          r"(?: (?:really|just|a|an|your|currently|even))* (?:top )?(?:priorit\w+|interest\w*|important|care|"
          r"matter)[^.?!]{0,25}\?)"),
    # "clearly this isn't important to you"; "I understand this may not be a priority" lets them off
    Shape("assume", "clearly|obviously|apparently|evidently|i gather|i can see|i can tell|i see "
          " & n't|not|no longer|never|little",
          r"(?:\b(?:clearly|obviously|apparently|evidently)|\bi (?:gather|can see|can tell|see))(?: that)?,? (?:this|"
          r"it|that|you|"
          r"your \w+|\w+ing [^.?!;,]{1,25}|growth|\w+) ?(?:(?:is|are|do|does|was|'re|have|has)? ?(?:n't|not|no "
          r"longer|never|of little))\b"
          r"[^.?!]{0,25}?(?:priorit\w*|interest\w*|important|importance|care|matter|serious|bothered|worth|need|"
          r"want)[^.?!;,]{0,25}"),
    # the loss that they "must be fine with"
    Shape("assume", "fine|okay|ok |happy|content|comfortable|acceptable|rather|prefer"
          " & guess|suppose|take it|imagine|gather|so |or |maybe|perhaps|apparently|clearly|must|seems"
          " & apparently|appears|clearly|evidently|gather|guess|i take it|imagine|seems|suppose",
          r"\b(?:(?:i (?:guess|suppose|imagine|gather)|apparently|clearly|evidently|it (?:seems|appears))(?: "
          r"that)?,? )[^.?!;]{3,60}?"
          r"(?:(?:is|are|'s|'re|must be)(?: (?:just|perfectly|totally|quite|all))* (?:fine|okay|ok|acceptable|happy|"
          r"content|"
          r"comfortable) (?:with|for|by|to)\b[^.?!;,]{0,30})"
          r"|\bi take it(?: that)? you(?:'d| would)? (?:rather|prefer|are (?:happy|fine|content)|'re (?:happy|fine|"
          r"content))\b[^.?!;]{0,40}"),
    Shape("assume", "happy|content|fine|ok |okay|comfortable|willing|prepared"
          " & are you|you're|you are"
          " & los|keep|overpay|next|let|leav|wast|miss|fall|watch|throw|bleed|stay",
          r"\b(?:(?:or )?are you|you(?:'re| are) (?:clearly|obviously|apparently))(?: (?:really|just|perfectly|still|"
          r"genuinely|so))* (?:happy|"
          r"content|fine|ok|okay|comfortable|willing|prepared) (?:to|with) (?:los(?:e|ing)|keep(?:ing)? (?:losing|"
          r"paying|wasting|"
          r"overpaying)|overpay(?:ing)?|be(?:ing)? (?:the next|left|last)|let(?:ting)? (?:your|them|it)|leav(?:e|"
          r"ing) (?:money|it|your)|"
          r"wast(?:e|ing)|miss(?:ing)?|fall(?:ing)?|watch(?:ing)? your|throw(?:ing)?|bleed(?:ing)?)\b[^.?!;,]{0,30}"),
    Shape("assume", "why"
          " & understand|see |believe|imagine|think|puzzles|beyond me|wonder",
          r"\b(?:(?:i|we) (?:just |really |simply |honestly )?(?:don't|do not|can't|cannot|fail to|struggle to) "
          r"(?:understand|see|think of|"
          r"imagine|believe)|it(?:'s| is)? (?:puzzles me|beyond me)) (?:\w+ ){0,3}?why (?:you|your \w+|any\w*|an?|"
          r"someone)\b[^.?!;,]{0,15}? "
          r"(?:(?:would|wouldn't|haven't|don't|didn't|aren't)(?: \w+)? )?(?:turn(?:ing)? down|say no|ignore|ignoring|"
          r"pass(?:ing)? (?:on|up)|"
          r"refuse|reject|not|want|skip|repl\w+|respond\w*|answer\w*|taken?|take|jump\w*)\b[^.?!;,]{0,30}"),
    Shape("hunch", "seem|look|sound|sense|impression|feel|appear|think|wonder"
          " & starting to |appears|getting|looks|seem|sounds|starting to get",
          r"(?:^|\bso |\band |\bbut )(?P<words>(?:it|this) (?:seems?|looks|sounds|appears) (?:like|that|as if|as "
          rf"though) (?:you|this|{_MY} \w+|\ua78f+|now|it)[^.?!;,]{{0,40}}?(?:n't|not|no longer)(?: \w+){{0,3}}? "
          r"(?:priorit\w+|interest\w*|important|need)"
          r"|(?:seems?|looks|sounds) (?:like|as if) (?:you|this)[^.?!;,]{0,30}?(?:n't|not|no longer)(?: \w+){0,3}? "
          r"(?:priorit\w+|interest\w*|important|need)|(?:i'm|i am) (?:getting|starting to get) the (?:sense|feeling|"
          r"impression) (?:that )?you[^.?!;,]{0,50}|(?:i'm|i am) starting to (?:think|feel|"
          r"wonder)[^.?!;,]{0,50}\byou[^.?!;,]{0,40})"),
    Shape("hunch", "serious|concern|bothered|care|keen|worried|worth|uninterested"
          " & seem|looks like|sounds like|appears",
          r"(?:^|\bso |\band |\bbut |, )(?P<words>(?:it |this )?(?:seems?|looks|sounds|appears)(?: to me)?(?: "
          r"(?:like|that|as if|as though))? "
          r"(?:you|your \w+|\ua78f+)(?:'re| are|'ve| have| do| is|r team is)? ?(?:n't|not|no longer|never|un)(?: "
          r"\w+){0,2}? ?(?:serious|concerned|"
          r"bothered|care|caring|keen|worried|worth|interested)[^.?!;,]{0,40})"),
    # an answer owed, however short
    Shape("ignored", "too much to ask|too much to expect|so hard|that hard|so difficult|that difficult|decency|"
          "manners|common sense",
          r"(?:^|[,;–—-] ?|\b(?:and|but|or) )(?P<words>[^.?!;,]{0,50}?\b(?:isn't|is not|is (?:that|it|this)(?: "
          r"really)?|surely|wasn't|can't be|"
          r"hardly)(?: (?:it|that|this|really))? (?:too much to (?:ask|expect)|(?:so|that|really so) (?:hard|"
          r"difficult))(?: for)?)"
          r"|\b(?:have|had|has) the (?:\w+ )?(?:decency|manners|courtesy|guts|respect|good grace) to\b[^.?!;,]{0,25}"),
    Shape("ignored", "yes|a no|one word|one-word"
          " & anything|would do|get lost|go away|buzz off|take a hike|at least|bugger off",
          r"\b(?:an? )?(?:simple |quick )?(?:\W?yes\W?,? (?:or )?(?:an? )?\W?no\W?|one[- ]word (?:answer|reply)|"
          r"yes/no)[^.?!;]{0,15}? "
          r"(?:anything(?: really| at all| would do)?|would do|(?:or )?(?:even )?(?:a )?\W?(?:get lost|go away|buzz "
          r"off|take a hike|"
          r"bugger off))\b"),
    Shape("ignored", "thought|impression|understanding|agreed"
          " & we |you ",
          r"\bi (?:(?:really |honestly )?thought (?:that )?(?:we|you)(?:'d| had| were|'re)?(?: \w+){0,3}? (?:an? "
          r"(?:understanding|agreement|"
          r"deal|connection)|agreed|serious|keen|interested|on the same page)|(?:was|am) under the impression "
          r"(?:that )?(?:you|we))\b"
          r"[^.?!;,]{0,30}"),
    Shape("ignored", "may i know|may i ask|can i ask|could you tell me|what is the reason|what's the reason|the "
          "reason why|why am i|"
          "why there|why no",
          r"\b(?:(?:may|can|could|might) i (?:know|ask)|(?:could|can) you tell me|what(?:'s| is) the reason)(?: "
          r"(?:the|reason|for|what|"
          r"is))*,? (?:why |for )?(?:you|your|there|i|we|no)\b[^.?!]{0,25}?(?:not|n't|no|never|ignor\w+|silen\w+|"
          r"stopped)\b[^.?!;,]{0,30}"
          r"|\bwhy (?:am i|are we|is there|there (?:is|was)|no) (?:not |never |no )?(?:hearing|getting|reply|"
          r"response|answer|respond)"
          r"[^.?!;,]{0,25}"),
    Shape("ultimatum", "should i",
          r"\bshould i (?:just |then )?(?:stop (?:reaching|emailing|writing|following|trying|contacting|bothering|"
          r"calling)(?: (?:out|up|you))*|take you off|remove you|cross you|give up|keep (?:trying|following|"
          r"emailing|reaching)|move on|leave you alone|stop)\b[^.?!;]{0,30}"),
    Shape("assume", "silence|no response|no reply|no answer",
          r"\b(?:your |the |this )?(?:silence|(?:no|lack of an?y? ?)(?:response|reply|answer))[\"”]? (?:tells|told|"
          r"says|speaks|usually|often|suggests|means|probably|makes|leads)\b[^.?!;]{0,50}"),
    # "if I don't hear from you by Friday, I'll assume ..."
    Shape("ultimatum", "hear|reply|respon|answer"
          " & assume|be forced|call|cancel|close|conclude|consider|delete|figure|give|guess|offer"
          "|presume|release|take|withdraw"
          " & if|unless|until",
          r"\b(?:if|unless|until) (?:i|we) (?:(?:don't|do not|still don't|haven't) )?(?:hear|heard|get|receive)(?: "
          r"(?:anything|a|any|an|nothing|back|reply|response|answer|"
          r"otherwise|differently|word|from you\w*))*(?: (?:by|before|within|in|this|today|"
          r"soon)\b[^,.;?!]{0,25})?,? (?:then )?(?:i'll|i will|i'm going to|we'll|we will|"
          r"i|i'd|i can|i must) (?:have to |just |then )*(?:assume|presume|take|consider|conclude|close|give|"
          rf"cancel|release|offer|withdraw|delete|be forced|call|figure|guess){_CLAUSE}{{0,50}}"),
    Shape("file", "file|case|ticket|record"
          " & clos", CLOSING_A_FILE),
    Shape("file", "permission", r"\bpermission to (?:close|stop|archive|move on)[^.?!;]{0,30}"),
    Shape("missed", "spam|junk",
          rf"\b(?:am i|are|is|did|have|has|maybe|perhaps|or|if|hope|guess|think|in case)? ?(?:{_MY} (?:\w+ "
          rf")?{_NOTE}|i|it|this|they)(?: (?:is|are|has|have|'s|may|might|must|just|probably|be|been|always))*(?: "
          r"(?:going|gone|went|landed|landing|ended up|ending up|"
          r"stuck|caught|get|getting|got|hitting|hit|sitting|fell|fallen|in))* ?(?:to|in|into|by) (?:your |the "
          r")?(?:spam|junk)(?: (?:folder|filter))?"),
    Shape("riddle", "business|lottery|retire|vacation|island|moved|circus|planet|job"
          " &  out of business| the lottery|circus|island|jungle|mars|monastery|moon|planet",
          r"\b(?:did|have|has|are|were)(?: you| your (?:team|company|business))(?: all)? (?:go|gone|going) out of "
          r"business|\b(?:did|have) you (?:win|won) the lottery|"
          r"\b(?:did|have) you (?:retire|retired|quit|run off|moved? to|ran off|join|joined)(?: \w+){0,3} (?:island|"
          r"circus|planet|mars|moon|jungle|monastery)"),
    Shape("given_up", "given up|give up|gave up|abandon",
          r"\b(?:have|has|did)(?: you| your team|n't you)(?: all| already)* (?:given up|give up|abandon(?:ed)?)(?: "
          r"on| trying)?\b[^.?!;]{0,50}"),
    Shape("given_up", "giving up|give up",
          r"\b(?:before i|i'm|i am|i won't|i'll|i will|ready to|about to|i refuse to) (?:just )?(?:give|giving) "
          r"up(?: on (?:you|us|reaching|this|connecting|hearing|getting|trying|\ua78f+))?\b"),
    # "my messages are being ignored", "have I been blocked?", "did you forget our call?"
    Shape("ignored", "ignored|deleted|blocked|blacklisted|filtered|binned|ghosted|forgotten|snubbed"
          " & my|our|i been|i being|i'm|i am|me|we",
          rf"\b(?:{_MY} (?:\w+ )?{_NOTE}|i|we)(?:'m| am|'ve| are| is| were| was| have| get| keep| must)*(?: (?:all|"
          rf"just|now|simply|being|been|getting|be|"
          r"feel|always))* (?:ignored|deleted|blocked|blacklisted|binned|snubbed)\b(?! by (?:the|a|your (?:server|"
          r"firewall|filter)))"
          r"|\b(?:have|am) i (?:been |being )?(?:ignored|blocked|blacklisted|ghosted|forgotten)\b"),
    Shape("ignored", "forget|forgot",
          r"\b(?:did|have|had) you (?:just |already |simply )?(?:forget|forgot|forgotten)(?: (?:all )?about)? (?:our|"
          r"my|me|us|to (?:reply|respond|"
          r"answer|call|get back|send|write))\b[^.?!;,]{0,25}"),
    Shape("fault", "that bad|so bad|so boring|that boring|so awful|that awful|so terrible|that terrible|so "
          "uninteresting",
          rf"\b(?:was|is|were|are) {_MY} (?:\w+ )?(?:{_NOTE}|offer|pitch|idea|price|demo)s? (?:really )?(?:that|so) "
          rf"(?:bad|boring|awful|terrible|"
          r"uninteresting)\b"),
    Shape("ignored", "worth|your loss|your call|so be it|warn",
          r"\bif [^.?!;]{3,60}?\b(?:isn't|is not|aren't|'s not|wasn't) (?:even )?worth (?:\w+ ){0,3}?(?:minutes?|"
          r"reply|answer|call|time|e-?mail|"
          r"moment|response|look)\b[^.?!;]{0,30}|\b(?:it's |that's )?your loss\b(?! (?:ratio|of|prevention|rate|"
          r"adjuster|run|report))|\b(?:don't|can't|"
          r"cannot|never) say (?:that )?i (?:didn't|never|did not) warn(?:ed)? you|\bi (?:did )?warn(?:ed)? you\b"),
    Shape("ignored", "assistant|secretary|receptionist|colleague|gatekeeper|front desk|your pa|reception"
          " & keep|kept|won't|refus|always|would not|wouldn't",
          r"\byour (?:\w+ )?(?:assistant|secretary|receptionist|colleagues?|gatekeepers?|front desk|pa|reception|"
          r"staff) (?:keeps?|kept|won't|refuse[sd]?|"
          r"always|would not|wouldn't) (?:\w+ )?(?:tell|say|put|block|brush|promis|giv|let|connect|pass|fob)\w*(?: "
          r"(?:me|us))\b[^.?!;,]{0,30}"),
    Shape("ignored", "would have|would've|heads-up|heads up|least",
          r"\b(?:heads[- ]?up|reply|answer|line|response|word|call|note|quick no)\b[^.?!;,]{0,15}? (?:would have|"
          r"would've|'d have) been (?:nice|polite|"
          r"appreciated|good|kind|fair|courteous|decent)\b|\b(?:would have|would've|'d have) (?:expected|appreciated|"
          r"hoped for|liked|thought i "
          r"deserved)(?: to get| to have)? (?:at least )?(?:an?|some|your) (?:\w+ )?(?:reply|answer|response|word|"
          r"acknowledge?ment|call|feedback|line)\b"),
    Shape("ignored", "stalk|never answer|never reply|never respond|chas"
          " &  who never |feel",
          r"\bfeel(?:ing)? like (?:a |an |i'm |i am )(?:stalk|chas|nag|begg|pester|haunt)\w*|\bone of th(?:ose|e "
          r"people|e ones) who never "
          r"(?:answers?|repl(?:y|ies)|responds?)"),
    Shape("received", "acknowledge",
          r"\b(?:please|kindly) acknowledge(?: the| your)? (?:receipt|receiving)\b[^.?!;,]{0,25}"),
    Shape("assume", "guess|suppose|assume|take it|imagine|presume"
          " & aren't|changed your|chosen|decided|didn't|don't|found|given up|gone|got|lost|moved|too "
          "|weren't",
          r"(?:^|\b(?:so|and|but),? )(?:i(?:'ll)? |we )?(?:just )?(?:guess|suppose|presume|take it)(?:ing)?(?: "
          r"that)? you(?:'ve| have|'re| are)? (?:all |simply |just |"
          r"already )?(?:found|gone|decided|chosen|moved|lost|changed your|given up|too (?:busy|important)|"
          r"got(?:ten)? what|don't|didn't|aren't|weren't)\b"
          r"[^.?!;,]{0,30}"),
    # "I thought you would have replied by now", "I'm surprised not to have heard"
    Shape("ignored", "thought|figured|expected|hoped|hoping|assumed|expecting"
          " & already|answer|by now|call|get back|got|repl|respond|response|something|sooner|writ",
          r"\b(?:i|we)(?:'d| had| was| were|'m| am)? (?:honestly |really )?(?:thought|figured|expected|hoped|hoping|"
          r"assumed|expecting) (?:that )?(?:you(?:'d| would| might)(?: have)? (?:\w+ )?"
          r"(?:repl|respond|answer|get back|got(?:ten)? back|call|writ)\w*|(?:an?|your|some) (?:\w+ )?(?:reply|"
          r"response|answer|call back)|to (?:have )?hear(?:d)?(?: back)? (?:from you )?(?:by now|already|sooner|"
          r"something))"),
    Shape("ignored", "surprised|disappoint|puzzled|baffled|frustrated|saddened|confused",
          r"\b(?:i|we)(?:'m| am|'re| are| was| were|'ve been)(?: (?:a little|a bit|rather|quite|very|really|frankly|"
          r"honestly|somewhat))* (?:surprised|disappointed|puzzled|baffled|"
          r"frustrated|saddened|confused)(?: that| because| as)? (?:you(?: haven't| didn't| never| don't| have not)|"
          r"not to|i (?:haven't|never|didn't)|we (?:haven't|never|didn't)|to have heard nothing|by your|at "
          r"your)[^.?!;]{0,40}"),
    Shape("ignored", "you said|you told|you promised|you agreed|you mentioned|promised",
          r"\byou(?:'d| had)? promised (?:me|us|to (?:reply|respond|get|call|let|send|answer))\b[^.?!;,]{0,30}|"
          r"\byou (?:said|told me|promised|agreed|mentioned)(?: that)? you(?: would|'d| were going to) (?:\w+ "
          r")?(?:repl|respond|get back|call|review|look|let me know|send|decide|answer|be in touch|sign)\w*"),
    Shape("ignored", "bother|deign|care enough|couldn't be",
          r"\b(?:didn't|did not|don't|do not|couldn't|can't)(?: even)? (?:be bothered|bother|deign|care enough) to "
          r"(?:repl|respond|answer|writ|call|open|acknowledge)\w*"),
    Shape("ignored", "owe ",
          r"\b(?:you|you'd|least you) owe (?:me|us) (?:an? |the |at least )(?:\w+ ){0,2}(?:reply|response|answer|"
          r"explanation|call|courtesy|no|yes)"),
    Shape("closure", "so i|so we"
          " &  to keep|close |cross you|give up|keep |move on|stop ",
          r"\bso (?:that )?(?:i|we) (?:can|know|could|may)(?: (?:whether|if|to|when|finally|i|we|should|can))* "
          r"(?:(?:whether|if) to keep|keep you on|move on|stop (?:following|emailing|reaching|bothering|wondering|"
          r"chasing|contacting|writing|trying)|close (?:your|this|out)|keep (?:following|trying|emailing|chasing)|"
          r"cross you|give up)[^.?!;,]{0,25}"),
)  # fmt: skip

# fault -> what the reader reads, what to do instead, how sure
FAULTS: dict[str, tuple[str, str, Severity]] = {
    "count": ("counts your mails at the reader: “{words}”",
          "leave the count out and open with one new fact", "warning"),
    "silence": ("holds the reader's silence against them: “{words}”",
          "drop it; they know, and the mail can start at what is new", "warning"),
    "reach": ("tells the reader how hard they are to reach: “{words}”",
          "leave the chase out and say what is new", "info"),
    "received": ("asks whether they got your mail: “{words}”",
          "say the one thing that mail was for, in a line, instead", "warning"),
    "assume": ("reads a motive into silence: “{words}”",
          "ask one open question about their work, or let them go kindly", "warning"),
    "hunch": ("guesses aloud that the reader does not care: “{words}”",
          "ask one open question about their work instead", "info"),
    "ultimatum": ("sets the reader a deadline to answer: “{words}”",
          "say what you will do next without a threat, or nothing", "warning"),
    "file": ("threatens to close a file the reader never opened: “{words}”",
          "say plainly that you will stop writing and where to find you", "warning"),
    "given_up": ("suggests the reader gave up: “{words}”", "ask how it is going instead", "warning"),
    "ignored": ("reproaches the reader: “{words}”",
          "leave the reproach out; nobody owes an answer to a mail they did not ask for", "warning"),
    "riddle": ("jokes about why they did not answer: “{words}”",
          "leave the joke out and bring something new", "warning"),
    "fault": ("asks the reader to say what you did wrong: “{words}”",
          "do not make silence their task; bring something new", "warning"),
    "missed": ("suggests the reader let your mail slip: “{words}”",
          "say the one thing that mail was for instead", "info"),
    "closure": ("makes the answer a chore for your sake: “{words}”",
          "give them a reason of their own to answer", "info"),
}  # fmt: skip


def check(mail: Mail) -> Iterator[Flag]:
    if mail.kind in ("reply", "customer", "other"):
        return
    found = places(mail, LIST, SHAPES)
    for number, place in enumerate(found):
        message, advice, severity = FAULTS[place.fault]
        more = elsewhere(mail, found) if number == 0 else ""
        yield Flag(place.span, message.format(words=mail.quote(place.span)) + more, advice, severity)


RULE = Rule(
    id="guilt",
    group="tone",
    title="Blames the reader for silence",
    check=check,
    lists=(LIST,),
    covers_nearby=("pressure", "begging", "flattery"),
    rank=30,
)
