"""What the rules about tone and early-close say of single sentences, and of their near-misses."""

from __future__ import annotations

from functools import cache

import pytest

from pitchlint import Draft, Mail, Passage, Rule, Source
from pitchlint.phrases import Matcher
from pitchlint_rules import begging, early_close, flattery, guilt, pressure, surveillance

RULES = {module.RULE.id: module.RULE for module in (begging, early_close, flattery, guilt, pressure, surveillance)}


@cache
def matcher() -> Matcher:
    return Matcher(tuple(phrases for rule in RULES.values() for phrases in rule.word_lists))


def words(rule: Rule, text: str, kind: str = "follow_up") -> list[str]:
    """What the rule points at in a mail with this text."""
    text = f"Hi Dana,\n\n{text}\n\nTom\n"
    source = Source("a.md", text)
    draft = Draft(source, Passage.verbatim(text, 0, len(text)), kind=kind)
    return [text[flag.span.start : flag.span.end] for flag in rule.check(Mail(draft, matcher=matcher())) if flag.span]


def each(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


GUILT = each("""
I've |written to you a few times| about gate four.
We have |called you twice| this month.
I |tried reaching you several times| last week.
After |emailing you four times|, I am out of ideas.
I've |sent you three messages| since May.
I've |left a couple of voicemails| for you.
|This is my third email| to you.
I'm |writing for the third time|.
|This is my last attempt| to get through to you.
|After multiple attempts| to reach you, I'll try Ray instead.
I |haven't heard back| from you.
|Still haven't heard| from you on the pumps.
Since I |never heard back from you|, here it is again.
I |have not heard from you| since March.
Not |having heard back|, I thought I'd try again.
We |haven't received a response| to our offer.
I |didn't get a reply| last week.
There was |no response from you|.
You |haven't replied| to any of these.
It seems |you have not had a chance to respond|.
|You've gone quiet| on me.
I've |been trying to reach you| for weeks.
I've |been unable to get hold of you|.
|Did you get my last email|?
|Did you see my note| about the pumps?
|Have you had a chance to read my last email|?
|Did you receive my proposal|?
I'm |not sure if you saw my message|.
I was |wondering if you received my email|.
I wanted to |make sure this didn't get buried|.
Just |making sure you saw my last note|.
|In case you missed my email|, here it is again.
|In case this got lost in your inbox|, here it is again.
|Should I assume you don't care| about lost calls?
I'll |assume you're not interested|.
I can only |assume that fewer calls isn't a priority|.
I'll |take your silence as a no|.
|Is growth no longer a priority for you|?
|Your silence tells me| enough.
|If I don't hear back by Friday, I'll assume| you found someone.
|Should I close your file|?
I'm |closing your file| today.
May I have |permission to close your file|?
|Have you given up on| the second yard?
I'm |about to give up| on you.
I |thought you would reply| by now.
I'm |surprised you haven't| answered.
It would be |common courtesy| to answer.
You |could have bothered to| answer, but you |didn't bother to reply|.
Have you been |abducted by| aliens?
|Did you win the lottery|?
|Did I do something| wrong?
Please answer |so I can move on|.
Are you |ignoring me|?
""")
# what a test marks is what the finding must touch
GUILT_NOT = each("""
This is my last email; you find me at norvick.example.
I'll stop reaching out now. Good luck with the second yard.
I never heard the noise again after the fitter had been there.
Have you heard back from the two techs you interviewed?
Candidates who haven't heard back within a week take another job.
One in five callers tried three times and gave up.
Your customers have emailed several times without an answer.
You mentioned three messages that your drivers miss.
We've rebuilt that pump twice as fast since March.
The crew has called the yard twice about the gate.
No response needed.
There is no reply address on your site.
I assume you're the right person for pumps.
If the timing isn't right, that's fine.
I'll assume now is a bad time and leave you the drawing.
Did you get the second yard?
Did you see the new rule on pumps?
Have you had time to review the offer we talked through?
Your third email to customers goes out too late.
Our second attempt at the drawing is attached.
Reps close a case in two days with it.
The leads went quiet after the fair.
Orders fall through the cracks on Fridays.
How many calls remain unanswered in June?
Nobody has answered the phone at gate four since Monday.
I heard from Ray that the float switch is back.
We've spoken a few times about gate four, and the drawing is done.
Is the second yard still a priority this quarter?
It takes no feedback from the crew.
""")
BEGGING = each("""
|Sorry to bother you| again.
|Sorry for the cold email|.
|Apologies for| writing out of the blue.
I |apologize for| the intrusion.
|Forgive me for writing| like this.
I |hate to bug| you.
I |never wanted to be a nuisance|.
I |don't mean to bother you|.
I hope I'm |not intruding|.
|Hope it's okay| that I write.
I |hope you don't mind| me asking.
At the |risk of being annoying|, here I am.
|I know you're busy|.
|I know how busy you are|.
|I understand you have a lot on your plate|.
I'm |sure your inbox is full|.
|You must get a lot of emails| like this.
|I'm sure you're swamped|, so I'll be brief.
|I realize your schedule is packed|.
|I know your time is valuable|.
|As a busy founder|, you have no time for this.
Could I have |a few minutes of your time|?
|Could you spare ten minutes|?
|Can I steal five minutes| on Tuesday?
I won't |take up too much of your time|.
|Just 10 minutes|?
|It won't take more than 15 minutes|.
Could you |do me a favor|?
It would |mean the world to me|.
|I'd be so grateful| for an answer.
|I would be eternally grateful|.
|I'd really appreciate| a minute.
|Please give us a chance|.
|Please take a moment| to read this.
I |beg you| to read this.
|Please try us|!
|I'll stop bothering you| after this.
I'll get |out of your hair|.
I'll stop |cluttering your inbox|.
I'll |leave you alone| now.
|Feel free to ignore this|.
|My emails are terrible|, I know.
I know this is |a long shot|.
This is not |another sales pitch|.
|If you have a spare minute|, have a look.
""")
BEGGING_NOT = each("""
Sorry I missed your call on Monday.
Sorry to hear about the flood in the yard.
Sorry for the delay; the drawing took a week.
Apologies for the late invoice.
Your techs are busy from June to August.
When you're busy on a roof, who answers?
If you're swamped in March, we take the calls.
The busy season starts in May.
It takes just 15 minutes to set up.
The switch saves five minutes per truck.
Would a 15-minute call on Tuesday help?
Dispatch spends 40 minutes of its day on hold.
Tenants are sorry to have called twice.
Your clients hate to wait at the gate.
They bother with the float switch once a year.
Your inbox gets 300 orders a week; how many are typed by hand?
Does the night crew do you a favor when it closes the valve?
Vendors waste your time with demos.
Thanks for the hour on Tuesday.
Please take the second exit to the yard.
Reply with a time and I'll call.
The pump is annoying the neighbours.
Did the guests mind the noise?
Let me know if you'd like the drawing.
I appreciate the drawing you sent.
""")
PRESSURE = each("""
|Act now|, before summer.
|Don't wait| any longer.
|Time is running out|.
|Before it's too late|, have a look.
This is a |limited-time offer|.
We |only have 2 spots left|.
I have |only three openings left| this month.
|Spots are limited|.
|Spots are filling up fast|.
There are |limited spaces available|.
We're |only taking on 3 new clients| this month.
|8 of 10 seats are taken|.
It's |first come, first served|.
|While supplies last|.
The |discount expires| on Friday.
Our |intro price ends Friday|.
|This offer is only valid| until Monday.
|Before prices go up| in June, have a look.
|Before our rates increase|, have a look.
You get |20% off if you sign| this week.
|If you sign up this week|, the first month is free.
I can |lock in this price| for you.
Can we |get this signed| |by the end of the quarter|?
We'd like to start |before the end of the month|.
Help me |hit my quota|.
It would help me |make my number|.
|Your competitors are already| using it.
|Every week you wait| costs you.
|Don't miss out|.
|Don't miss this| chance.
This is your |last chance|.
|Don't let your competitors| win.
|You can't afford to wait|.
|I need your answer by Friday|.
|Please reply by Friday|.
I'll have to |offer it to another company|.
|Before I move on| to other shops, a last word.
I want to give you |one last chance|.
I'd |hate for you to miss| it.
You have |nothing to lose|.
I've |already booked you a slot|.
""")
PRESSURE_NOT = each("""
The filing deadline is March 15.
Your lease ends in May.
Would Tuesday at 10 or Thursday at 2 suit you?
I have a few time slots open this week.
The crew has only two slots left that day.
Your month-end close took nine days.
Drivers wait until the gate opens.
The permit expires on Friday, and the office is closed on Thursday.
Tenants report every stuck door as urgent.
Two seats in the truck were left empty.
Removal men left the wedges behind.
The crew missed the last ferry.
How do you act when the pump stops now and then?
Your competitors for the Tulsa contract were two firms from Texas.
It's the last day of the fair, hall 4.
The dock opens at six, and the line is full by seven.
Contact us at the yard.
Could you reply with a day that suits you?
No hurry at all.
The pickers need an answer by Sunday.
The order number stands on the label.
""")
EARLY = each("""
|Place your order| today.
|Are you ready to buy|?
|Buy now| and save.
I can |send over a contract| today.
Just |sign the agreement| and we begin.
|20% off if you book| before Friday.
Which day suits you |to sign the contract|?
""")
EARLY_NOT = each("""
Would Tuesday at 10 or Thursday at 2 suit you?
Here is my calendar: norvick.example/tom.
Customers sign the contract on paper, then someone types it in.
How many orders do you type by hand?
The first month is a free trial.
Signs at gate four are hard to read.
""")
FLATTERY = each("""
I |love what you're doing|.
I'm really |impressed by your work|.
I was |impressed with what you've built|.
|Keep up the great work|!
|Kudos on| your fantastic blog.
|Congrats on all your success|!
|Your website is amazing|.
I'm a |huge fan of your company|.
I've heard |great things about you|.
You're doing |amazing work| out there.
We work with |prestigious companies like yours|.
I |really enjoy your content|.
|You guys are awesome|.
|You know pumps better than anyone|.
Leaders |like you| are rare, and |I admire what you| do.
|{{company}} is doing incredible things|.
""")
FLATTERY_NOT = each("""
I loved your post about rope wear.
I was impressed by your 98 % uptime.
Your talk "Nine days without a pump" was brilliant.
I really enjoyed your [article they wrote].
Congrats on the second yard in Tulsa!
Your amazing work on the Harbour Street tower made me check our log.
Your customers love what you deliver.
Great to hear that the pump runs.
The drawing you sent is great.
""")
WATCHED = each("""
|I saw you opened my last email|.
|I noticed you visited our pricing page|.
|We can see that you clicked the link|.
|Thanks for viewing my profile|.
|You've opened my email four times|.
Someone |from your team visited our site|.
""")
WATCHED_NOT = each("""
You downloaded the checklist on Monday.
I saw you opened a second yard.
I noticed that your page on pumps is out of date.
I saw that you signed up for the trial.
Thanks for visiting our stand in Tulsa.
You read the meter twice a day.
""")
HITS = [
    *(("guilt", line, "follow_up") for line in GUILT),
    *(("begging", line, "first") for line in BEGGING),
    *(("pressure", line, "first") for line in PRESSURE),
    *(("early-close", line, "first") for line in EARLY),
    *(("flattery", line, "first") for line in FLATTERY),
    *(("surveillance", line, "follow_up") for line in WATCHED),
]
SILENT = [
    *(("guilt", line, "follow_up") for line in GUILT_NOT),
    *(("begging", line, "first") for line in BEGGING_NOT),
    *(("pressure", line, "first") for line in PRESSURE_NOT),
    *(("early-close", line, "first") for line in EARLY_NOT),
    *(("flattery", line, "first") for line in FLATTERY_NOT),
    *(("surveillance", line, "follow_up") for line in WATCHED_NOT),
]


@pytest.mark.parametrize(("rule", "line", "kind"), HITS)
def test_the_fault_is_found_at_its_words(rule: str, line: str, kind: str) -> None:
    found = words(RULES[rule], line.replace("|", ""), kind)
    wanted = line.split("|")[1::2]
    assert any(f in w or w in f or _shares(f, w) for f in found for w in wanted), found


def _shares(one: str, other: str) -> bool:
    """Whether half of the words of the shorter stand in the longer."""
    short, long = sorted((one.lower().split(), other.lower().split()), key=len)
    return sum(word in long for word in short) * 2 >= len(short)


@pytest.mark.parametrize(("rule", "line", "kind"), SILENT)
def test_a_near_miss_is_silent(rule: str, line: str, kind: str) -> None:
    assert words(RULES[rule], line, kind) == []


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("kind", ["reply", "customer", "other"])
def test_mail_that_sells_nothing_is_left_alone(rule: str, kind: str) -> None:
    lines = [line.replace("|", "") for name, line, _ in HITS if name == rule]
    assert words(RULES[rule], "\n\n".join(lines), kind) == []


def test_early_close_speaks_on_first_mails_only() -> None:
    assert words(RULES["early-close"], "Place your order today.", "first")
    assert not words(RULES["early-close"], "Place your order today.", "follow_up")


def test_the_first_place_names_the_lines_of_the_others() -> None:
    text = "Hi Dana,\n\nI've emailed you twice.\n\nDid you get my last email?\n"
    draft = Draft(Source("a.md", text), Passage.verbatim(text, 0, len(text)), kind="follow_up")
    first, second = RULES["guilt"].check(Mail(draft, matcher=matcher()))
    assert first.message.endswith("“emailed you twice” (also in line 5)")
    assert second.message.endswith("“Did you get my last email”")


def test_quoted_thread_and_signature_are_not_the_writers_words() -> None:
    text = (
        "Hi Dana,\n\nThe list is attached.\n\nBest,\nTom\nAct now!\n\n"
        "On Mon, 2 March 2026, Dana wrote:\n> I haven't heard back.\n"
    )
    draft = Draft(Source("a.md", text), Passage.verbatim(text, 0, len(text)), kind="follow_up")
    mail = Mail(draft, matcher=matcher())
    assert [flag for rule in RULES.values() for flag in rule.check(mail)] == []
