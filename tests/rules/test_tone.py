"""What the rules about tone and early-close say of single sentences, and of their near-misses."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from types import ModuleType

import pytest

from pitchlint import Draft, Mail, Passage, Rule, Source
from pitchlint.phrases import Matcher
from pitchlint_rules import begging, boast, early_close, flattery, guilt, pressure, surveillance
from pitchlint_rules.shapes import plain

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
|You're a hard person to get hold of|.
|This makes four emails and two voicemails|.
Three weeks later |we are yet to receive your feedback|.
We've |rung the office twice| as well.
|Third try|: the dates for hall 7.
|Have you even opened| the drawing?
Did you |get a chance to see this|?
It |doesn't look like you've opened my last email|.
Kindly |confirm whether you received our below mail|.
|May I know why you are not replying| to us?
I am |still awaiting your answer|.
|Awaiting your reply since last week|.
So far |no news from you|.
|Things went cold on your side| after the visit.
It's |been crickets since| I sent the drawing.
There is |radio silence| on the pumps.
My notes seem to have |gone into a black hole|.
You asked for a quote |and then disappeared|.
You booked Thursday but |didn't show up|.
I |waited on the line| for a quarter of an hour.
|It seems you're not serious about the pumps|.
|Clearly this isn't important to you|.
|Are you happy to keep losing| nine days a year?
|I don't understand why anyone would turn down| a free drawing.
|A simple yes or no isn't too much to ask|.
At least |have the decency to say so|.
|My messages are being ignored|.
|Have I been blocked|?
|Did you forget about our call|?
|You promised me an answer by Friday|.
A |heads-up would have been nice|.
|Guess you've found someone cheaper|.
|Is this thing on|?
I've |put a lot of work into that proposal|.
You |seemed so keen on Tuesday|, |but now nothing comes back|.
OK, |I can take a hint|.
A |short "no" would have been enough|.
|You could at least tell me| that it is off.
|Most owners get back to me| within a day.
|It's been three weeks since I sent| the quote.
You |leave me no choice but to assume| the worst.
I am |starting to feel hurt|.
After all this, surely it |deserves a reply|.
I |tried you by phone on Monday, no joy|.
I |waited for twenty minutes| on Zoom.
|It's clear you've moved on|.
|Any news on this?|
|Did you get it?|
|I noticed you haven't finished| the form.
|Did something go wrong?|
|You've chosen to ignore| the last two.
It is |a bit discouraging not to get a reply|.
|Did you watch the video I made| for you?
|Is it something I've said|?
I wrote on Monday |but did not receive any response|.
There was |no any reply from you|.
I wanted to |make sure you received this|.
My two notes may have |escaped your attention|.
|Guess nine dry days aren't for everyone|.
I'm |starting to take it personally|.
I'm reaching out |one final time|.
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
You asked me to call back after the harvest, so here I am.
I promised you the test report; it is attached.
No need to answer if the hall is already booked.
If it is not the right time, that is fine; I'll stop here.
I understand this may not be a priority now.
This is my last note on the subject; the checklist stays at the link.
A caller who gets no reply in five minutes calls the next plumber.
Your night porter gets no answer from the lift company after six.
Parents write three times before the office replies.
Your form sends no confirmation, so people ask whether you received their order.
Do you still send "this is my third email" by hand?
Did you get a chance to look at the drawing with Ray?
Looking forward to your reply.
Have you had the second pump checked?
We lost our signal in the tunnel, and the line went dead at gate four.
The crickets in the second shed eat the seals.
I called the yard on Monday and spoke to Ray.
The line was cold and the pump dead on Monday.
I put a lot of salt into that soup.
You seemed keen on the 14th, so here are its two slots.
Most tenants reply to a text within an hour.
It's been three weeks since the storm and half the roofs are still under foil.
Your drivers leave with no choice of route.
That hurt three of your neighbours last winter.
Your guests deserve a warm room at check-in.
Your patients waited for twenty minutes at the desk.
It's clear that the ramp was built for smaller trucks.
Any leak shows within a day.
Did it get colder in the hall after the fans went in?
I noticed your second dock has no light.
The goods went down in the wrong lift.
Your neighbours have chosen to lease.
It is a shame that the yard floods.
I spent an hour at your counter on Saturday.
We take it off by hand and with soft wash.
Should I stop by on Wednesday?
A question came up after my second mail: what if the rates were wrong in the last quarters?
You said you'd decide by the end of the month; I could begin on the 3rd.
Ray asked the council twice and we haven't heard back from them.
I haven't heard back from the fitter, so the date is open.
I called the council three times about your permit and got it.
The second attempt to seal the joint worked.
My second try with felt held 9 bar.
The pump gave up a third time and lucky us, the spare was there.
I've sent Ray two drawings of the gate.
We sent three notes to the council for you.
Despite several attempts the lock stayed shut.
The final notice of the court came in May.
I assume the hall is closed in May.
I assume your drivers don't read the sheet.
Can I assume that the hall isn't heated?
I'd guess you have no lift in hall 3.
I take it you have two shifts.
Is the gate not wide enough?
It seems the floor isn't level.
We had no answer from the lift company after six.
So far no leak since the new seal.
You went quiet on the brakes, the log says: 40 dB.
Nobody showed up at the stand.
Your drivers waited for twenty minutes on the line.
You are hard to find on the map.
I tried the form with a phone and nothing happened.
Did you get it to run?
Make sure you got the right key.
In case you missed the fair: the pump is in hall 4.
Do you have the courtesy car on Tuesday?
A reply within a day would have been fast for a council.
We were surprised you haven't got a ramp.
You said you'd call the council.
You seemed happy but the log says otherwise.
The yard deserves a roof.
It's been two weeks since the storm.
It's disappointing that no shop answers the phone on Saturday.
We are sad that the mill closes.
We had no choice but to move the date.
Did something go wrong with the last delivery?
Has the crew given up on felt?
So I know which gate to use, send me the number.
I put a lot of thought into the hinge, and it holds.
Your customers never reply to that form.
Take the silence of the new fan as proof.
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
|I know how incredibly busy owners are|.
|Even a small gift would help us|.
Any gift is welcome, |no matter how small|; any help counts.
|Feel free to ignore this|.
|My emails are terrible|, I know.
I know this is |a long shot|.
This is not |another sales pitch|.
|If you have a spare minute|, have a look.
|Sorry for sliding into your inbox| like this.
|Sorry to barge in on your Monday morning|.
|Apologies for the repeated email|.
I |feel a bit cheeky asking|.
|I know I'm being a pain|.
|Not wanting to be a nuisance|, I'll be short.
I'm sure I am |the last person you want to hear from| today.
I realise |this email has come out of the blue|.
I'll be |quick, I promise|.
|I promise I'm not going to spam you|.
|I know how many of these you must delete|.
|You must be getting hundreds of these mails|.
|You probably don't have a minute to breathe|.
|I appreciate that you're rushed off your feet|.
|I'm sure your day is packed|.
|We will be highly obliged| for an enquiry.
|I will be thankful to you|.
I'd be |forever in your debt|.
|I'd owe you one|.
We would |consider it a privilege| to help.
|We humbly request| a meeting.
|I beg your kind consideration|.
|Any crumb of feedback would be hugely appreciated|.
|Even a brief reply would mean a lot|.
Could you |find fifteen minutes for me|?
|Grant me a short conversation|.
Would you |steal a minute from your day|?
It would be |a dream come true|.
|Can I trouble you for| a name?
|Any amount would help us|.
|No donation is too small|.
We |would be eternally grateful|.
Hoping for |your favourable reply|.
|I'm just trying to make a living|.
|You never asked for this mail|, I know.
|I promise this one is different|.
Could you |help a young founder out|?
Do you |have five minutes to spare|?
|God bless you| for reading.
|If I'm being a nuisance|, tell me.
|It's me again|, from the pump works.
It |would be highly appreciated|.
We |sincerely hope for a chance to show you| the plant.
|Your generous support| keeps us open.
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
Hackers can steal your customers' data in a minute.
The crew can borrow a pump for an hour.
The apprentices get five minutes to change lines.
"Sorry to bother you" is how your drivers start every call.
Sorry, the link in yesterday's mail was broken.
Sorry for the mix-up in your delivery on Monday.
Could you find fifteen minutes for the drawing next week?
I'd be happy to help.
It is a privilege of members to use gate four.
Tenants feel bad about calling twice.
Patients beg for a slot on Mondays.
I promise delivery in nine days.
How many pumps do you have on the second yard?
Your techs are flat out from June to August.
Any amount above 40 kg needs a second strap.
No order is too small for the night shift.
Thanks to the drain, the neighbours were grateful in May.
The favourable wind turned at noon.
They are trying to make the gate wider.
You asked for the sheet with the loads; here it is.
The second one is different: it folds.
Does the yard have ten minutes between trucks?
If the seal is becoming a nuisance, swap it for felt.
It was appreciated by the crew on the night shift.
Two figures in my last mail were wrong, sorry for it: the 14 windows are triple glazed.
I'm sorry about the wrong figure in my first mail.
Sorry if the plan was hard to read; here it is larger.
I will leave you in peace now; good luck with the second yard.
I'll leave you alone with the drawing until Monday.
We leave you alone with the noise only at night.
Things get busy in June at the yard.
We know your drivers are busy unloading at six.
Your line is busy from nine to ten.
You probably don't have time to retype 400 rows.
Given everything on your desk, the form saves an hour.
With a busy schedule like June's, the second gate pays.
Your inbox is full of orders on Monday.
Your guests will be very grateful for a lift.
I appreciate the drawing.
It's a great honour for the town.
Any help desk will tell you the same.
Even a short line of code will do.
Give the pump five minutes with me at the valve.
Could you borrow a pump for an hour?
Please take the sample out of the box.
Take a few minutes to let it cool.
The message is poor on old phones.
I promise the sample by Friday.
I'm new to Tulsa.
The check takes only five minutes.
It won't take long to dry.
Your kind help at the stand saved the day.
We were honoured by the town in May.
Don't ignore this valve: it leaks.
The engine is dying to a hum.
It would mean a lot of work for the crew.
You don't know me from the fair, but Ray does.
They had mercy hospital on the list.
Who am I to call at night?
It is just a small company in Tulsa.
I hope you don't mind the noise of the lift.
I hope it's OK that the crate comes in two parts.
Thanks for reading the meter.
I feel bad about the delay of the seal.
Bless your heart, the tea was good.
You asked for the drawing; you never asked for the price, so it's below.
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
|Pre-approval expires in 48 hours|.
The |rate lock is only good through the 15th|.
I'll be |releasing your discounted rate at 5pm| today.
|Only 5 contractors per county|.
The discount is for a |limited period only|.
|Only until Sunday midnight|: 30% off.
|For the next 72 hours| we waive the fee.
|This rate won't be around next week|.
|Rates are about to go up|.
We |can't honour this quote after that|.
|This deal is off the table come Monday|.
|Order before 20 March and get| the mould free.
We have |just one exhibitor booth left|.
There's |one package remaining|.
I can |only take one roofer per postcode|.
|We've got room for two more dentists| in your area.
|Stock is limited|.
I have |another buyer interested|.
The slot |goes to the next name on the list|.
|If I don't get your go-ahead by noon|, it is gone.
|Your neighbours have already signed up|.
|Can you really afford to ignore| this?
|Don't be the last agency| to switch.
|Waiting another quarter will cost you| dearly.
|Failure to respond by Friday| ends it.
|Final reminder|: the bundle comes off tonight.
I can be generous |if you move quickly|.
|Shall I put you down for| 200 units?
|I've gone ahead and scheduled 30 minutes| for us.
|Just say yes and I'll send the paperwork|.
|When can we start|?
|Your listing will be deleted in 48 hours|.
Half price |for the first ten salons that say yes|.
|My client is moving fast on this|.
Your slot is open, |but not for long|.
|Early bird ends on 31 May|.
|The round is nearly full|.
|I'm removing you from our priority list|.
|Don't sleep on this|.
|You won't want to miss this|.
|All I need is your signature|.
|Let's get you started| on Monday.
Get it |before your competitors do|.
|Only 24 hours left|.
|This month we are giving 20% off|.
|Use code SPRING20 before Sunday|.
This estimate |expires in 48 hours|.
So |please confirm by this Friday|.
Both are |being interviewed elsewhere| this week.
After that |we can't guarantee your price|.
We are |taking on two more shops|.
|Once they're gone, they're gone|.
|Your spot will go to the next company|.
I've |kept a seat for you|.
This is |the last time I'll offer| it.
|7 of 10 audits are gone|.
We |can't hold it much longer|.
|The rates are only valid for 14 days|.
|Are you next?|
I'm |nearly booked out|.
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
If the pump fails, my number is below.
Your sign says "Hurry, last chance to buy!" since Easter.
Your page says “limited availability”, and shoppers leave there.
The recall deadline for the lot is Friday.
Your permit expires in 30 days, says the register.
Our dock has one slot on Thursday, 7 to 8 am.
We have two vans and four fitters.
Tenants have until 31 May to object.
The ministry closes applications on 30 June.
The price of cement goes up in July, says the association.
The grant pays 40% if the order is placed before the works begin.
There are two seats left on the train.
The rate on your statement expires in August.
Your customers only have room for one more app.
I can come on the 14th or the 21st; both are free.
Our commission is 3% of the rent.
Put the panel down until the glue sets.
The truck has room for two more pallets.
The belt is moving fast on that line.
The gate is open, but not for trucks over 3.5 t.
The round table is nearly finished.
The sluice is closing on its own since Friday.
I took you off the list, as you asked.
Your night crew will not sleep on this floor.
All we need is a socket and four square metres.
The speaker in hall 3 hums.
Two of your competitors do their own pallets.
Your shops lose 24 hours at every move.
This month the council is giving grants for bikes.
The building code changed in May.
Two more shops on your street took the awning.
Coaches for June are gone by February.
The rack will go to the wall behind the lift.
The quarry won't reopen until the road is done.
The museum kept a seat from 1910.
The seal can't hold 9 bar.
Your licence is valid for two years.
Which of the two sheds is next?
Two of the four are gone, says the yard.
The house came off the market on 3 May after 40 days.
You can look at the sample with the code below.
The two places left in the car park are for guests.
You have two licences left on your plan.
Only one pharmacy per town may open on Sundays.
We take on two apprentices a year.
Your open slots are filling up fast in May.
Space is limited in most galley kitchens.
Empty the tank before it's full.
Call us when it's full and we swap the skip.
I'll pass this on to someone else on your team if you like.
Several companies are interested in this topic.
We're closing on Friday for the holidays.
The council closes applications on 30 June.
Rates are available for groups.
The sale of the second yard closes in May.
The offer closes the gap between the two halls.
If we start by May, the pump is in before the frost.
Energy prices will rise in spring, says the association.
Nobody can guarantee the price of steel.
Your customers get a discount until Friday.
Your permit expires tonight.
Your team has to respond by Friday to the tender.
Quick question about gate four.
Don't let the pump run dry.
Don't let it freeze.
Every week you spend two hours on the log.
Each quarter your team retypes 400 rows.
This is the last time the belt was changed.
It was the final reminder your customers ignore.
You lose it in the drain.
Should I put you down as the contact?
I've already booked the hall for the fair.
When can we see the pump?
If a pipe bursts, we need to move quickly.
We have had several offers for the old van.
The interviews are on Tuesday.
Now is the time of year when pipes burst.
I tried to call today.
Which job is urgent for the crew?
Leaks need immediate attention from the night crew.
Tools get left behind on site.
Members miss out on the talk.
Where do your drivers lose any more time?
Patients ask why wait three weeks.
The manager wants a log.
I have two slots on Thursday, 10 or 2, whichever suits.
Is it okay if I take you off the list?
By the end of the quarter the log must be with the council.
Start with the log at the end of the month.
Most of the tables are booked by locals.
The first three to arrive open the gate.
The route was almost full of holes.
Two teams signed up this week.
A hundred people asked whether the grant will be repeated.
We hold the price for a year, that is all.
The museum's free pass is valid until May.
Rates go up with the height of the shelf.
The van expires at noon.
Your competitors already publish their hours.
The trade has few openings in winter.
Mention code 14 at the gate and the guard lets you in.
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
How many pumps do you buy a year?
When do you order salt for the winter?
Do you sign the delivery notes by hand?
Parents order now by phone and then wait.
Your "add to cart" button sits below the fold.
Your drivers use DocuSign for the notes.
Tenants e-sign the handover on a phone.
Tenants pay now by cheque.
Would you sign for the parcel at gate four?
Which of your sites sign the log on paper?
Your customers get a discount until Friday.
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
|You are truly an inspiration|.
|Your blog is a goldmine|!
|We're obsessed|.
We are |big fans of everything you do|.
|What an amazing website| you have!
|Your team never ceases to amaze me|!
I opened your page |and wow, it is gorgeous|.
|Great blog!|
|Your articles are always so helpful|.
I've |learned so much from you|.
I'd value |your expert opinion|.
|Your podcast is hands down the best podcast out there|.
I was |instantly hooked on your feed|.
I have |enormous respect for the work you do|.
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
We're obsessed with uptime.
You are the pioneer of the double gate in your "Nine days" talk.
What a wonderful day it was at the fair.
Your log is the record of nine days.
Great, see you on Thursday.
Your articles are long; the one on damp, at 4,000 words, takes ten minutes.
Your apprentices learned a lot from the flood.
Your opinion on the second drawing decides it.
The best saws around are Swiss.
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


@pytest.mark.parametrize("module", [begging, early_close, flattery, guilt, pressure, surveillance])
def test_what_is_looked_for_first_hides_no_match(module: ModuleType) -> None:
    lines = [plain(line.replace("|", "")) for _, line, _ in HITS + SILENT]
    hidden = [
        (shape.seen, line)
        for shape in module.SHAPES.all
        for line in lines
        if module.SHAPES.compiled(shape).search(line)
        and not all(any(word in line for word in group.split("|")) for group in shape.seen.split(" & "))
    ]
    assert hidden == []


@pytest.mark.parametrize("quoted", ['"act now"', "“act now”", "'act now'", "‘act now’", "«act now»"])
def test_quoted_words_are_not_the_writers(quoted: str) -> None:
    assert words(RULES["pressure"], f"Your sign says {quoted} since Easter.", "first") == []
    assert words(RULES["pressure"], f"{quoted}", "first") == ["act now"]


def test_what_silence_means_in_quotes_is_the_writers_guess() -> None:
    (found,) = words(RULES["guilt"], 'Maybe silence means "you went quiet on me".')
    assert "you went quiet on me" in found


def test_inches_and_apostrophes_open_no_quotation() -> None:
    assert words(RULES["pressure"], "The crew's 5\" pipe is here, act now on the owners' 6\" one.", "first") == [
        "act now"
    ]


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


@pytest.mark.parametrize("module", [begging, boast, early_close, flattery, guilt, pressure, surveillance])
def test_a_shape_goes_on_after_an_alternative_only(module: ModuleType) -> None:
    lines = module.SHAPES.file.read_text(encoding="utf-8").splitlines()
    assert [line for before, line in pairwise(lines) if line.startswith(" " * 8) and not before.endswith("|")] == []


@pytest.mark.parametrize("module", [begging, boast, early_close, flattery, guilt, pressure, surveillance])
def test_every_shape_compiles_and_names_a_fault(module: ModuleType) -> None:
    for shape in module.SHAPES.all:
        assert module.SHAPES.compiled(shape).pattern
        assert shape.fault in getattr(module, "FAULTS", {"followed", "label", "praise", "watched", *boast.FACTS})
