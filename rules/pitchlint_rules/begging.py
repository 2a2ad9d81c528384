"""Words that lower the writer: apologies for writing, "I know you're busy", a few minutes begged for, pleas."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Phrases, Rule, Severity
from pitchlint_rules.shapes import Shape, elsewhere, places

LIST = Phrases(__file__)

_CLAUSE = r"[^.?!;\n]"
_KNOW = (
    r"(?:know|understand|realize|realise|appreciate|imagine|get|see|bet|guess|suspect|assume|recognize|"
    r"recognise|figure|expect|"
    r"sure|certain|aware|conscious|mindful|doubt|respect|thinking|think|believe|given)"
)
_BUSY = (
    r"(?:busy|swamped|slammed|buried|overwhelmed|inundated|flooded|stretched|tied up|pressed for time|short "
    r"(?:on|of) time|"
    r"bombarded|drowning|snowed under|crazy busy|hectic|time-poor|time poor|juggling|bogged down|booked solid|"
    r"on the go|rushed off|run off|up to your|flat out|hands full)"
)
_MUCH = (
    r"(?:a lot|lots|so much|many|so many|tons|a ton|plenty|hundreds|thousands|dozens|loads|countless|numerous|"
    r"a million|a bunch|"
    r"a full|a busy|a very busy|a packed|a hectic|a tight|a demanding|a crowded|limited|little|enough|too "
    r"many|too much|a thousand|\d+)"
)
_LOAD = (
    r"(?:e-?mails?|messages?|pitches|requests|submissions|inquiries|calls|your plate|your agenda|your mind|"
    r"going on|schedule|calendar|"
    r"inbox|plate|agenda|day|time|to do|on your hands|things|responsibilities|priorities|items|commitments|"
    r"offers|spam|mail|outreach|demands)"
)

SHAPES = (
    # "I know you're busy", "sure you have a lot on your plate", "I can imagine how hectic your days are"
    Shape("busy",
          "you|things|life|this time|everyone|it|people"
          " & rushed off|run off|up to your|flat out|hands full|bogged down|bombarded|booked solid|buried|busy|"
          "drowning|flooded|hectic|inundated"
          "|juggling|on the go|overwhelmed|pressed for time|short o|slammed|snowed under|stretched"
          "|swamped|tied up|time poor|time-poor",
          r"(?:\b(?:i|we)(?:'m| am|'re| are|'d| can| do| must| totally| fully| completely| also| definitely| only| "
          rf"just)*|^)(?: \w+)? ?\b{_KNOW}\b(?: it)?"
          rf"(?:,? that| of| how| just how| what| –| -|,)* ?(?:(?:[\w'\ua78f]+ ){{0,5}}?)(?:you|your|things|life|"
          rf"this time|everyone|it|people)\b{_CLAUSE}{{0,40}}?\b{_BUSY}\b"
          r"(?! (?:season|months?|weeks?|period|summer|winter|line|signal|work|with)\b)(?: (?:schedule|person|day|"
          r"days|week|calendar|inbox|[\w-]+))?"),
    Shape("busy",
          "busy|swamp|slam|buried|overwhelm|inundat|flood|stretch|tied|press|short|bombard|drown|snowed|hectic|juggl|"
          "poor|bogged|booked|on the go|rushed off|run off|up to your|flat out|hands full"
          " &  are| have been| must be|'re|'ve been"
          " & bogged down|bombarded|booked solid|buried|busy|drowning|flat out|flooded|hands full"
          "|hectic|inundated|juggling|on the go|overwhelmed|pressed for time|run off|rushed off"
          "|short o|slammed|snowed under|stretched|swamped|tied up|time poor|time-poor|up to your",
          r"(?<!if )(?<!when )(?<!while )(?<!whether )\byou(?:'re| are| must be|'ve been| have been)(?: "
          r"(?:probably|likely|surely|certainly|obviously|clearly|undoubtedly|"
          r"no doubt|all|always|very|so|super|really|extremely|quite|incredibly|pretty|rather|a|an|insanely|just|"
          rf"both|already))* {_BUSY}\b(?! (?:season|months?|period)\b)"
          r"(?= ?[,.;!–—-]| ?$| (?:so|and|but|person|running|with|right|these|at|this|\w+ing)\b)"),
    Shape("busy",
          "plate|inbox|schedule|calendar|agenda|emails|messages|pitches|requests|submissions|mind|going on|time|"
          "things|commitments|demands|hands"
          " & appreciate|assume|aware|believe|bet|certain|conscious|doubt|expect|figure|get|given"
          "|guess|imagine|know|mindful|realise|realize|recognise|recognize|respect|see|sure|suspect"
          "|think|understand"
          " & you",
          r"(?:\b(?:i|we)(?:'m| am|'re| are|'d| can| do| must| totally| fully| completely| also)*|^)(?: \w+)? "
          rf"?\b{_KNOW}\b(?:,? that| of| how| just how)* ?"
          rf"(?:[\w'\ua78f]+ ){{0,3}}?you(?:'ve| (?:probably |must |likely |already |all |only |surely )*(?:have|"
          rf"get|receive|got|are getting|are juggling))?(?: got)?(?: {_MUCH})?"
          r"(?: (?:of|other|very|cold|sales|such|these|more|important|different|on|competing|similar|daily|content|"
          rf"vendor|unsolicited))* {_LOAD}\b(?: [\w'-]+){{0,3}}"),
    Shape("busy", "inbox|plate|schedule|calendar|time|day|hands|diary|desk|mailbox|week|email"
          " & a mess|booked|busy|crazy|crowded|flooded|full|hectic|jammed|limited|noisy|overflowing"
          "|packed|precious|short|slammed|tight|valuable"
          " & your ",
          rf"\b{_KNOW}(?: that| how)? (?:\w+ ){{0,2}}?your (?:inbox|plate|schedule|calendar|time|days?|hands|week|"
          rf"diary|desk|mailbox|"
          rf"email)(?: is| are|'s| must be| gets?)(?: \w+){{0,2}} "
          r"(?:full|packed|busy|overflowing|crowded|slammed|tight|booked|limited|valuable|precious|crazy|flooded|"
          r"jammed|noisy|a mess|short|hectic)"),
    Shape("busy", "get|receiv|have|see|field"
          " & mail|message|pitch|request|submission|going on|your plate|calls|offers|proposals|these|this|them"
          " & already|certainly|likely|must|no doubt|probably|surely|undoubtedly",
          r"\byou (?:probably|likely|must|no doubt|surely|already|undoubtedly|certainly)(?: \w+)? ?(?:get|receive|"
          r"getting|receiving|"
          rf"have|see|field)(?: bombarded with| flooded with)? {_MUCH} ?(?:of )?(?:\w+ ){{0,2}}?"
          r"(?:e-?mails|messages|pitches|requests|submissions|going on|your plate|calls|offers|mails|proposals|"
          r"(?:of )?(?:these|this|them)\b)(?: like (?:this|these|mine))?"),
    # "how many of these you must get", "I doubt you have a minute to breathe"
    Shape("busy", "how many|how much"
          " & delete|field|get|receiv|see|wade|on your|going on|to do",
          rf"\b{_KNOW}(?: just| only| exactly)? how (?:many|much)(?: of)?(?: [\w'-]+){{0,4}}? (?:you|your \w+|is|land)"
          r"(?: (?:must|probably|likely|already|have|surely|all|be))*(?: (?:get|gets|receive|receives|delete|see|"
          r"field|wade through|getting|"
          r"receiving|on|in|to|going|your|on your)\b)+(?: (?:plate|inbox|desk|do|each|every|day|a|daily|week)\b)*"),
    Shape("busy", "don't have|do not have|barely have|hardly have|scarcely have|not have",
          r"\byou (?:probably|likely|must|surely|no doubt|certainly|may|might|really)? ?(?:don't|do not|not|barely|"
          r"hardly|scarcely)"
          r"(?: even| really)? have (?:a |much |any |the |enough |a lot of )?(?:spare |free )?(?:minute|time|second|"
          r"moment|hour)s?\b"
          r"(?: (?:to (?:breathe|spare|read|think|waste|eat|sleep|sit)|for (?:this|me|us|cold \w+))[^.?!;,]{0,15})?"
          r"(?<!not have time)"),
    Shape("busy", "on your plate|going on|to juggle|on your desk"
          " & given|with|amid|between|despite",
          r"\b(?:given|with|amid|despite) (?:everything|all|so much|how much|the amount|as much as)(?: that| of work)?"
          r"(?: (?:you|you've|you have|is|must|probably|got|have|be))* (?:on your (?:plate|desk|hands)|going on|to "
          r"juggle)"),
    Shape("busy", "busy"
          " & as|being|for|like",
          r"\b(?:as|being|for|like) (?:a|an|the) (?:very |super |extremely )?busy (?:[\w-]+ ?){1,3}(?=, ?(?:you|i|"
          r"your))"),
    Shape("busy", "busy"
          " & agenda|calendar|day|life|schedule|week",
          r"\b(?:in|despite|with|given|respect(?:ing)?|around|fit) (?:your|such a) (?:very |already )?(?:busy|"
          r"hectic|packed|demanding) (?:schedule|day|calendar|week|life|agenda)"),
    Shape("sorry", "sorry|apolog|forgive",
          r"\b(?:sorry|apologies|apologise|apologize|forgive me)(?: in advance)?,? (?:if|in case|that|for|about) "
          r"(?:(?:this|it|my|the|i|we|these|i'm|i am|any|another|you)\b)"
          r"(?! (?:delay|missed|outage|confusion|late|mix|wait|typo|broken|issue|couldn't make|had to cancel|"
          r"haven't sent|inconvenience caused by))"
          rf"{_CLAUSE}{{0,60}}"),
    Shape("busy", "no time|little time",
          r"\b(?:leaves?|leaving|have|has|with) (?:you |your \w+ )?(?:with )?(?:no|little|hardly any|precious "
          r"little) time for (?:e-?mails|"
          r"mails|messages|pitches|calls|sales\w*|strangers|me|this|things) ?(?:like (?:mine|this|these|me))?"),
    Shape("sorry", "i know i|i realise i|i realize i|i'm aware i",
          r"\bi(?: know|'m aware| realise| realize)(?: that)? i(?:'m| am)(?: (?:being|getting|becoming|a|an|such|bit|"
          r"real|little|rather|quite))* "
          r"(?:pain|pest|nuisance|annoying|pushy|persistent|nagging|stubborn|cheeky|forward|a lot)\b"),
    Shape("favour", "trouble you|would you mind|do you mind",
          r"\b(?:can|could|may|might) i (?:please |just |possibly )?(?:trouble|bother) you (?:for|to|with|again)\b|"
          r"\bwould you mind "
          r"(?:terribly|awfully|very much|horribly|too much)\b"),
    # "sorry for sliding into your inbox", "apologies for turning up unannounced"
    Shape("sorry", "sorry|apolog|forgive|excuse|pardon"
          " & inbox|your |the |mailbox|out of |nowhere|unannounced|uninvited|unsolicited|unprompted|repeated|persist|"
          "insist|"
          "another|cold|pushy|second|third|double",
          r"\b(?:sorry|apolog(?:y|ies|i[sz]e|i[sz]ing)|forgive me|excuse me|pardon me)\b(?: (?:in advance|again|"
          r"sincerely|deeply|truly|once more|if|that|i|i'm|i am|am|we|we're))* (?:for|to|about|if)\b(?! (?:hear|see|"
          r"learn|say)\b)"
          r"[^.?!;,]{0,40}?\b(?:(?:your|the) (?:\w+ )?(?:inbox|dms?|mailbox|day|morning|evening|weekend|holiday|feed|"
          r"attention|time)|out of (?:the blue|nowhere)|unannounced|uninvited|unsolicited|unprompted|"
          r"(?:the )?(?:repeated|persistent|double|second|third|cold) (?:e-?)?(?:mails?|messages?|notes?|calls?)|"
          r"persisten(?:t|ce)|"
          r"insisten\w+|(?:yet )?another (?:e-?)?(?:mail|message|note|reminder)|pushy)\b"),
    # "I feel bad for asking", "it's a bit cheeky of me to write"
    Shape("sorry", "cheeky|awkward|bad |guilty|silly|embarrass|ashamed|terrible|awful|rude|shy"
          " & ask|writ|mail|reach|contact|bother|send|push|follow|chas",
          r"\b(?:i(?:'m| am| feel|'ll feel|'d feel)|it(?:'s| is| feels))(?: (?:feeling|a|an|bit|little|rather|so|"
          r"very|really|"
          r"almost|quite|kind|sort|of))* (?:cheeky|awkward|bad|guilty|silly|embarrassed|ashamed|terrible|awful|rude|"
          r"shy)(?: (?:of me|about|for|to|even|just|that|i'm|i am))* (?:ask|writ|e-?mail|reach|contact|bother|send|"
          r"push|"
          r"follow|chas)\w*"),
    Shape("self", "last person|last thing|last email|last message",
          r"\b(?:the|be) (?:very )?last (?:person|thing|salesperson|e-?mail|message) (?:that )?(?:you|your "
          r"inbox)(?:'d| would)?"
          r"(?: (?:probably|likely|really))? (?:want|need|expect|wish)\w*(?: (?:to (?:hear|see|read|get|deal)|right|"
          r"is|from|with|"
          r"today|now))*"),
    # "I don't mean to bother you", "not to be a pest", "hope I'm not intruding"
    Shape("sorry",
          "bother|bug|disturb|troubl|pester|impos|intrud|nag|interrupt|annoy|pest|nuisance|pushy|pain|burden|"
          "overstep|waste|clutter|clog|harass|hound|forward|desperate|stalk|keep |spam|creepy|weird"
          " & afraid|didn't|do not|don't|fear of|hate|hope|never|not here|not look|not mean|not to|not trying|not want|"
          "not wish|promise|rather than"
          "|risk of|trust|without|wouldn't want",
          r"\b(?:(?:don't|do not|didn't|not to|not trying|not wanting|not wishing|not looking|not meaning|not here|"
          r"never|without|risk of|hope|hopefully|trust|fear of|"
          r"wouldn't want|rather than|hate|afraid)(?: (?:that|to|i'm|i am|we're|this|it|isn't|not|too|mean|meant|"
          r"want|wanted|"
          r"wanting|"
          r"wish|intend|trying|looking|meaning|here|like|come|across|off|as|be|being|sound|sounding|seem|seeming|"
          r"becoming|become|another|of|doesn't|the|one|those|really|ever))* )"
          r"(?:bother(?:ing|some)? ?(?:you)?|bug(?:ging)? you|disturb(?:ing)? (?:you|your \w+)|troubl(?:e|ing) you|"
          r"pester(?:ing)?(?: you)?|impos(?:e|ing|ition)|intrud(?:e|ing)|intrusive|nag(?:ging)?|annoy(?:ing)?(?: "
          r"you)?|"
          r"a pest|a bother|a nuisance|a pain|a burden|pushy|desperate|(?:too )?forward|overstep(?:ping)?|"
          r"clutter(?:ing)? your|clog(?:ging)? your|harass(?:ing)?(?: you)?|hound(?:ing)? you|stalk(?:ing)? you|"
          r"interrupt(?:ing)? you\w*|keep (?:pinging|emailing|following up|writing|chasing|messaging|reaching out|"
          r"filling|hounding)|spam(?:ming)?(?: you)?|creepy|weird)\b"),
    Shape("sorry", "hope|hoping|trust"
          " &  mind|bear with|excuse|forgive|it is|it's|its|pardon|that is|that's|this is",
          r"\b(?:hope|hoping|trust)(?: that)? (?:(?:it's|it is|its|this is|that's|that is)(?: not)? (?:ok|okay|"
          r"alright|all right|fine|too (?:much|forward|bold)|creepy|weird|strange|rude|odd)(?: (?:that|if|to|with "
          r"you)(?: (?:i|we|my))?)?|"
          r"you (?:don't|do not|won't|will not|wouldn't) mind(?: (?:me|my|that|if|the|this|us))?|you(?:'ll| will| "
          r"can|'d| could)? (?:forgive|excuse|pardon|bear with)(?: (?:me|my|the|this|us))?)[^.?!,;]{0,40}"),
    Shape("sorry", "apolog|sorry",
          r"\bif (?:this|it|my|i|the|i'm|i've|you)\b[^.?!;]{0,50}, (?:please accept |you have )?(?:i |we |my |our |"
          r"i'm |we're )(?:do |sincerely |truly |so |very )*(?:apologi[sz]e|apologies|sorry)"),
    Shape("sorry", "mind"
          " &  mind m",
          r"^(?:and )?(?:if |assuming )?you (?:don't|wouldn't) mind (?:me|my) (?:asking|writing|emailing|reaching|"
          r"being)\w*"),
    # "I'd be so grateful", "we would be eternally thankful"; "really appreciate" is weaker
    Shape("plead", "grateful|thankful|indebted|obliged|appreciative|honored|honoured",
          r"\b(?:i|we)(?:'d| would|'ll| will)(?: (?:forever|truly|really|always|also))* be (?:(?:so|very|really|"
          r"extremely|incredibly|most|forever|eternally|deeply|truly|immensely|super|hugely|"
          r"tremendously|ever so|much|more than|highly|greatly|sincerely|profoundly|quite|really) )+(?:grateful|"
          r"thankful|indebted|"
          r"obliged|appreciative|honou?red)\b"
          r"|\b(?:i|we)(?:'d| would|'ll| will| shall)(?: \w+)? (?:be|remain)(?: \w+)? (?:thankful|indebted|"
          r"honou?red)\b"
          r"(?! to (?:help|show|send|support|walk)\b)"
          r"|\b(?:i|we)(?:'d| would|'ll| will| shall)(?: \w+)? be (?:grateful|appreciative) (?:to you|for (?:even|"
          r"just|any|a (?:few|"
          r"moment|minute|couple)|\d+|your (?:time|help|support|kind\w*)))\b"),
    # joy beyond the occasion
    Shape("plead", "over the moon|ecstatic|overjoyed|so happy|beyond happy|thrilled|elated|dream come true|tears of joy"
          " & if |dream|to |tears",
          r"\b(?:i|we|it)(?:'d| would|'ll| will) (?:\w+ )?be (?:over the moon|ecstatic|overjoyed|so happy|beyond "
          r"happy|elated|thrilled(?= if))\b"
          r"|\bdream come true\b|\btears of joy\b"),
    Shape("plead", "hear what|hear us|hear me|opportunity|thanking you in|nobody like|little old me|someone like me|"
          "small fry",
          r"\b(?:just |please |kindly )+(?:hear (?:what (?:i|we) have|me out|us out)|(?:give|grant|allow) (?:me|us) "
          r"(?:an|the|one|a single|"
          r"this) opportunity)\b|\bgive (?:me|us) (?:just )?(?:one|a single) opportunity\b|\bthanking you in "
          r"(?:anticipation|advance)\b|"
          r"\b(?:a nobody|little old|small fry) like (?:me|us)\b|\blittle old me\b"),
    # in the reader's debt before anything was given
    Shape("plead", "in your debt|owe you",
          r"\b(?:in your debt|(?:i|we)(?:'d| would|'ll| will)(?: \w+)? owe you(?: (?:a|one|big|time|so|forever|"
          r"\w+)){1,2})"),
    Shape("plead", "honour|honor|privilege|favour|favor"
          " & be |consider |have the |be an|do us",
          r"\b(?:(?:would|will|'d|'ll|shall) (?:\w+ )?(?:be|have|consider it)|consider it)(?: (?:my|our|the|a|an|"
          r"such|quite|to be))*"
          r"(?: (?:true|great|real|huge|big|high|special|personal|absolute|deep|enormous))? (?:honou?r|privilege|"
          r"favou?r)\b"
          r"(?! (?:of the|code|system|level|box))"),
    # the formulas of letters from far away: they crave, beg and solicit
    Shape("plead", "beg |begging |beseech|crave|solicit|humbl|earnest|kind consideration|kind perusal|kind heart|"
          "favourable consideration|favorable consideration|favourable perusal|"
          ""
          "kind indulgence",
          r"\b(?:(?:i|we)(?:'m| am| are|'re)? (?:humbly|earnestly|most respectfully) (?:request|beg|ask|hope|appeal|"
          r"seek|pray|"
          r"requesting|begging|asking|seeking)\w*|(?:i|we) (?:beg|crave|solicit|beseech)(?! to (?:differ|inform|"
          r"advise))|(?:for )?your (?:kind|"
          r"favou?rable) (?:consideration|perusal|heart|indulgence))\b[^.?!;,]{0,30}"),
    # "any crumb of feedback", "even a one-line reply"
    Shape("plead", "crumb|scrap|sliver|ounce|shred|morsel|even |any "
          " & reply|answer|feedback|response|help|advice|attention|time|support|word|line|minute|tip"
          " & crumb|even |morsel|ounce|scrap|shred|sliver|smallest bit|tiny bit",
          r"\b(?:any|a|even a|even the (?:smallest|tiniest)) (?:little )?(?:crumb|scrap|sliver|ounce|shred|morsel|"
          r"tiny bit|smallest bit) of "
          r"(?:your )?(?:feedback|help|advice|attention|time|support|interest)\b(?: would[^.?!;,]{0,35})?"
          r"|\beven (?:a|an|just) (?:[\w-]+ ){0,2}?(?:reply|answer|response|line|word|minute|tip)s?(?: or two)? "
          r"(?:would|will|is|"
          r"means?)\b[^.?!;,]{0,35}"),
    Shape("plead", "all i|all we"
          " & ask",
          r"\ball (?:that )?(?:i|we)(?:'m|'re| am| are)? ask(?:ing)?(?: for| of you)*(?: (?:is|are))\b[^.?!;,]{0,25}"),
    # "could you find fifteen minutes for me": time given to the writer, not spent on a matter
    Shape("favour", "minute|mins|moment|half an hour|second"
          " & for me|for us|of your|with me",
          r"\b(?:find|give|grant|lend|allow|afford|gift|donate|loan|set aside|carve out|dedicate|sacrifice)(?: me| us)?"
          r"(?: (?:just|even|only|a|an|some|the|few|couple|of|quick|little|short|five|ten|fifteen|twenty|thirty|\d+|"
          r"half))* "
          r"(?:minutes?|mins?|moments?|seconds?|hour)(?: (?:for (?:me|us)|of your|with me))\b(?: \w+){0,2}"),
    Shape("favour", "grant me|grant us|lend me|lend us|indulge me|hear me|bear with|lend an ear",
          r"\b(?:grant|lend) (?:me|us)(?: (?:a|an|your|the|some|few|short|brief|quick|five|ten|\d+))* (?:minutes?|"
          r"moments?|ears?|audience|"
          r"conversation|meeting|chance|opportunity|call|favou?r)\b|\bindulge me\b|\blend an ear\b"),
    Shape("thanks", "appreciat"
          " & deeply|genuinely|greatly|hugely|immensely|really|sincerely|so|truly|very much",
          r"\b(?:i|we)(?:'d| would)? (?:really|truly|greatly|deeply|sincerely|so|hugely|genuinely|very much|"
          r"immensely|absolutely) appreciate\b(?! (?:your (?:business|order|patience)|the way))"),
    # "could you spare ten minutes", "can I steal a moment"
    Shape("favour", "spare|squeeze|steal|borrow|grab"
          " & minute|moment|min|second|time|hour|ear|brain|you ",
          r"\b(?:can|could|would|might|may|if|able to|let me|please|happen to)(?: (?:you|i|we|could|can|would|"
          r"possibly|kindly|perhaps|please|just|at all|be able to|have|manage to))* "
          r"(?:spare|squeeze|steal|borrow|grab)(?: (?:me|us|you(?= for)))?(?: (?:just|even|a|an|some|the|few|couple|of|"
          r"quick|little|for|\d+|five|ten|fifteen|twenty|thirty|your|half|busy|valuable|precious))* "
          r"(?:time|moments?|minutes?|mins?|seconds?|hour|ears?|brain)\b(?: (?:of|from|out|in|your|busy|valuable|day|"
          r"time|schedule|"
          r"for me|for us))*"),
    Shape("favour", "please take|kindly take|just take|take a moment|take a minute|take a second|take a few",
          r"\b(?:please|kindly|(?:if|could) you (?:could|would|can)?(?: just| please)?|hope you(?:'ll| will| "
          r"can)?)(?: \w+)? ?take (?:(?:the|some|a little|out) time|(?:a|one|just a|a few|two|out a) (?:little "
          r")?(?:moments?|minutes?|seconds?)|"
          r"time)\b(?: out)?(?: (?:to|and|of) \w+)?"),
    Shape("self", "my email|my message|my pitch|these email|cold email|my writing|our email"
          " & a bother|a nuisance|annoying|awful|bad|boring|clumsy|crap|dull|horrible|lame|poor"
          "|rubbish|spammy|stink|suck|terrible|trash|useless",
          r"\b(?:my|our|these|this|cold) (?:e-?mails?|messages?|pitch|outreach|writing)(?: (?:is|are|was|were|must "
          r"be|may be|might be|can be|usually|probably|all|just|so|very|pretty|too|really|a bit))+ "
          r"(?:terrible|awful|bad|horrible|boring|annoying|poor|lame|useless|a bother|a nuisance|clumsy|rubbish|"
          r"spammy|suck|stink|crap|trash|dull)"),
    Shape("self", "cold|random|out of the blue|unsolicited|unexpected|lot to ask|big ask|stranger",
          r"\b(?:i know|i realize|i realise|i understand|i get|i'm aware|i get it)(?: that| it's| this)? (?:(?:no "
          r"one|nobody|everyone|people) \w+ (?:cold|unsolicited|random|sales) \w+|(?:this|it|my|getting|cold|"
          r"receiving)?"
          r" ?(?:\w+ )?(?:is|are|'s|may|might|seems?|comes?|feels?)(?: be)?(?: \w+){0,2} (?:cold|random|out of the "
          r"blue|unsolicited|unexpected|a lot to ask|a big ask|annoying))[^.,;?!]{0,25}"),
    Shape("promise", "promise|swear",
          r"\b(?:quick|brief|short|painless|worth it|not (?:a )?(?:spam|scam|pitch)\w*),? (?:and )?(?:i|we) "
          r"(?:promise|swear)\b|"
          r"\b(?:(?:i|we) )?(?:promise|swear)(?: (?:that|you|to))* (?:(?:i'm|i am|we're|this is|it's|it is)(?: not|"
          r"n't)|(?:i|we|it|this) "
          r"(?:won't|will not|don't|do not)|(?:isn't|ain't))(?: (?:going|to|a|an|just|another|here|trying|try|be|be "
          r"a))* "
          r"(?:spam\w*|pitch\w*|scam\w*|sell\w*|bother\w*|bug\w*|pester\w*|bite|waste|long|take (?:long|up|much|"
          r"more)|sales\w*|"
          r"robot|bot|flood\w*)"),
    Shape("self", "blue|nowhere|unsolicited|unexpected|unannounced",
          rf"\b{_KNOW}(?: that)? (?:this|it|my|the|getting|an|i'm|i am)\b[^.?!;,]{{0,40}}?\b(?:out of (?:the blue|"
          rf"nowhere)|unsolicited|"
          r"unexpected|unannounced)\b"),
    Shape("self", "new to|new in|new at|beginner|first ever|inexperienced|just starting"
          " & chance|role|job|game|selling|sales|bear|cold|email|patien|help",
          r"\bi(?:'m| am)(?: (?:still|just|very|quite|only|a|totally))* (?:new (?:to|in|at) (?:this|the) (?:role|job|"
          r"game|business|trade|sales \w+)|"
          r"inexperienced|a beginner|starting out (?:in|at) sales)\b|\bmy (?:very )?first(?: ever)? cold e-?mail\b"),
    Shape("promise", "promise|swear",
          r"\b(?:(?:this is |it's )?(?:my|the|your) )?(?:very )?last (?:e-?mail|message|note|time|one|try|"
          r"follow-?up)[^.?!;]{0,25}?(?: ?[,–—-]+ ?|,? )i (?:promise|swear)\b"),
    Shape("busy", "how busy|how hectic|how swamped|how crazy|how full|how packed|how slammed",
          rf"\b{_KNOW} (?:just )?how (?:busy|hectic|swamped|crazy|full|packed|slammed|stretched) (?:you|your|things|"
          rf"life|it|this|schedules|\ua78f+)(?: \w+){{0,3}}"),
    # "just five minutes", where the minutes are the reader's; a step that takes five minutes is a feature
    Shape("few_minutes", "minute|min |mins|moment"
          " & all |even|just|merely|only",
          r"\b(?:just|only|even|merely|all (?:i|we)(?:'m asking| am asking| ask| need| want)(?: for)?(?: is)?) (?:a "
          r"(?:quick|short|brief|"
          r"few|couple(?: of)?) ?|one |two |three |five |ten |fifteen |twenty |\d+ ?-? ?(?:to \d+ |or \d+ )?|"
          r"a |\d+-\d+ )(?:\d+ ?-?)?(?:minutes?|mins?|moments?|seconds?)\b(?= (?:for (?:a|me|us)|to (?:chat|talk|"
          r"speak|connect|discuss|explain|share|tell|walk|show|hear|introduce|present)|on the phone|"
          r"with (?:you|me|us)|next|this|tomorrow|together|on a)\b| ?[?!]| ?$)"),
    Shape("few_minutes",
          "won't take|will not take|wouldn't take|not take|only take|just take|take up|takes less|take less",
          r"\b(?:it|this|that|i|we|the call|the chat|a call|the meeting|which|our call)(?:'ll| will| would|'d)?(?: "
          r"only| just|n't| not| won't| wouldn't)* (?:won't |wouldn't |will not |only |just )*"
          r"(?:take|need|keep you)(?: up)?(?: you| more than| longer than| less than| any more than| long| a lot| "
          r"much| over| a| like| about| around| only| just| no more than)+ ?"
          r"(?:\d+|five|ten|fifteen|two|three|few|couple|a minute|minute)?(?: ?(?:-|to|or) ?\d+)? ?(?:minutes?|"
          r"mins?|moments?|of your \w+|seconds?)?(?= ?[.,;!?–—-]| ?$| (?:of|and|to|for|i|—)\b)"),
)  # fmt: skip

FAULTS: dict[str, tuple[str, str, Severity]] = {
    "sorry": ("apologises for writing: “{words}”",
          "a mail worth sending needs no apology; start with what is in it for them", "warning"),
    "busy": ("tells the reader that they are busy: “{words}”",
          "cut it; a short mail shows the same respect", "warning"),
    "few_minutes": ("makes the ask small instead of worth it: “{words}”",
          "say what they get out of those minutes", "info"),
    "minutes": ("asks for scraps of the reader's time: “{words}”",
          "say what they get, and let them judge the minutes", "warning"),
    "thanks": ("leans on thanks for something not yet given: “{words}”",
          "ask plainly; one “thanks” at the end is enough", "info"),
    "promise": ("promises that the mail is harmless: “{words}”",
          "leave the promise out; a mail that is worth it needs none", "info"),
    "inbox": ("calls your own mail a nuisance: “{words}”",
          "leave it out; say plainly whether you will write again", "warning"),
    "favour": ("asks for a favour: “{words}”",
          "offer something the reader would want, and ask for one small step", "warning"),
    "plead": ("pleads: “{words}”", "ask plainly, once: “would that help?”", "warning"),
    "self": ("belittles your own mail: “{words}”", "leave it out and let the first line earn the next", "warning"),
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
    id="begging",
    group="tone",
    title="Lowers you before you start",
    check=check,
    lists=(LIST,),
    rank=32,
)
