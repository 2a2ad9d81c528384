"""What the rules about tone and early-close say of single sentences, and of their near-misses."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest
from shape_guards import hidden

from pitchlint import Draft, Mail, Passage, Rule, Source
from pitchlint.phrases import Matcher
from pitchlint_rules import begging, boast, early_close, flattery, guilt, pressure, surveillance

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


HERE = Path(__file__).parent


def each(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


GUILT = each((HERE / "tone_guilt_hits.txt").read_text(encoding="utf-8"))
# what a test marks is what the finding must touch
GUILT_NOT = each((HERE / "tone_guilt_near_misses.txt").read_text(encoding="utf-8"))
BEGGING = each((HERE / "tone_begging_hits.txt").read_text(encoding="utf-8"))
BEGGING_NOT = each((HERE / "tone_begging_near_misses.txt").read_text(encoding="utf-8"))
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
    assert hidden(module.SHAPES, (line for _, line, _ in HITS + SILENT)) == []


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
