"""filler: what --fix makes of a sentence, in every place where an entry may stand; only what is right everywhere."""

from __future__ import annotations

import pytest
from mails import mail

from pitchlint_rules import filler

RULE = filler.RULE


def fixed(body: str) -> str:
    """The body after all safe edits."""
    letter = mail(body, *RULE.word_lists)
    fixes = [flag.fix for flag in RULE.check(letter) if flag.fix and flag.fix.applicability == "safe"]
    text = letter.draft.body.text
    for edit in sorted((edit for fix in fixes for edit in fix.edits), key=lambda edit: -edit.span.start):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


MENDED = [
    # idle
    ("Just following up on the dock.", "Following up on the dock."),
    ("I'm just checking in on gate four.", "I'm checking in on gate four."),
    ("We're just writing about the yard.", "We're writing about the yard."),
    ("If not, just reply.", "If not, reply."),
    ("Just reply to this mail.", "Reply to this mail."),
    ("Just give me a date.", "Give me a date."),
    ("Please just send me the list.", "Please send me the list."),
    ("Just a quick note on your gates.", "A quick note on your gates."),
    ("Simply reply with a date.", "Reply with a date."),
    ("To start, simply tell us the gate.", "To start, tell us the gate."),
    # degree: after an article, with the article that the next word wants
    ("It is a very long queue.", "It is a long queue."),
    ("It is a very easy list.", "It is an easy list."),
    ("It is an extremely short list.", "It is a short list."),
    ("It is an absolutely even split.", "It is an even split."),
    ("It was a very 8-hour day.", "It was an 8-hour day."),
    ("It was an extremely 9-to-5 job.", "It was a 9-to-5 job."),
    ("That is a very 11th-hour call.", "That is an 11th-hour call."),
    ("A very API-like form came in.", "An API-like form came in."),
    ("They run a very CRM-like sheet.", "They run a CRM-like sheet."),
    ("They run a truly useful sheet.", "They run a useful sheet."),
    ("They run an incredibly uniform fleet.", "They run a uniform fleet."),
    ("They found a very unidentified parcel.", "They found an unidentified parcel."),
    ("We got a really unanimous vote.", "We got a unanimous vote."),
    ("It was a really honest answer.", "It was an honest answer."),
    ("An incredibly honest answer came.", "An honest answer came."),
    ("Tom built a super useful sheet.", "Tom built a useful sheet."),
    ("It is an utterly empty yard.", "It is an empty yard."),
    ("It was a seriously good season.", "It was a good season."),
    ("A very European habit.", "A European habit."),
    ("It is a very x-ray-like picture.", "It is an x-ray-like picture."),
    # degree: behind a form of "be"
    ("The queue is very long.", "The queue is long."),
    ("The queue is very\nlong.", "The queue is\nlong."),
    ("It's extremely short.", "It's short."),
    ("The gates are hugely old.", "The gates are old."),
    ("The yard was absolutely full.", "The yard was full."),
    ("We are super happy with it.", "We are happy with it."),
    ("Very long queues cost you a shift.", "Long queues cost you a shift."),
    ("Very {{adjective}} docks.", "{{adjective}} docks."),
    # openings
    ("As you know, the dock closes at six.", "The dock closes at six."),
    ("As a quick reminder, we load on Monday.", "We load on Monday."),
    ("For what it's worth, your gates are newer.", "Your gates are newer."),
    ("Just to let you know, we moved.", "We moved."),
    ("Needless to say, iPhones freeze at the dock.", "iPhones freeze at the dock."),
    ("Needless to say, {{company}} is first.", "{{company}} is first."),
    ("Needless to say, acme.com is down.", "acme.com is down."),
    ("Please note that we close at six.", "We close at six."),
    ("Please be advised that the gate is closed.", "The gate is closed."),
    ("It goes without saying that your crew is good.", "Your crew is good."),
    ("It is important to note that this gate jams.", "This gate jams."),
    ("It's worth noting that they wait.", "They wait."),
    ("I wanted to let you know that our yard moved.", "Our yard moved."),
    ("I would like to point out that the gate jams.", "The gate jams."),
    ("Let me start by saying that you run a good yard.", "You run a good yard."),
    # longer
    ("In order to load, they wait.", "To load, they wait."),
    ("They wait two hours in order to load.", "They wait two hours to load."),
    ("Each and every truck waits.", "Every truck waits."),
    ("We call each and every one of them.", "We call every one of them."),
    ("They left due to the fact that it rained.", "They left because it rained."),
    ("Due to the fact that the gate jams, they wait.", "Because the gate jams, they wait."),
    ("Owing to the fact that you moved, they wait.", "Because you moved, they wait."),
    ("They wait despite the fact that you have two gates.", "They wait although you have two gates."),
    ("Call us prior to Friday.", "Call us before Friday."),
    ("Prior to loading, they wait.", "Before loading, they wait."),
    ("The week subsequent to the audit was calm.", "The week after the audit was calm."),
    ("They wait until such time as the gate opens.", "They wait until the gate opens."),
    ("You are in the process of hiring two drivers.", "You are hiring two drivers."),
    ("You're currently in the process of moving.", "You're currently moving."),
    ("PRIOR TO FRIDAY, CALL US.", "BEFORE FRIDAY, CALL US."),
]  # fmt: skip

UNTOUCHED = [
    # idle words that limit, or that stand where another hand is needed
    "They just want trucks that run.",
    "We just want to be paid.",
    "Drivers just reply to nobody.",
    "Don't just reply, call them.",
    "You cannot simply call the gate.",
    "Just email is not enough for a dock.",
    "It takes just a quick call.",
    "No offer today, just checking in.",
    "Not to push, just making sure you saw it.",
    # degree: negated, asked, under a condition, in a clause that picks out, twice, compared, as an adverb
    "It isn't a very long queue.",
    "The queue is not extremely long.",
    "No gate is very old.",
    "Is it a very long queue?",
    "If it is very urgent, call us.",
    "Trucks that are very old wait outside.",
    "It is a very, very slow gate.",
    "It is a very very easy list.",
    "It is an absolutely incredibly easy list.",
    "Some queues are long, some are very long.",
    "He drives terribly in rain.",
    "Exceptionally, we close at six.",
    "We are exceptionally open on Sunday.",
    "The queue is so very long that they leave.",
    "The gap is really a staffing gap.",
    "It is quite long.",
    "It was a very MRI-like picture.",
    "It is a very {{adjective}} dock.",
    "They grew enormously in May.",
    # openings that go on
    "As you know from our call, the gate jams.",
    "As a quick reminder of our call, here is the list.",
    "They sold it for what it's worth.",
    "The gate is cheap, for what it's worth.",
    "Just to let you know that we moved.",
    "Please note that date in your calendar.",
    "Please note that in your calendar.",
    "Please note that.",
    "Please note that Friday is off.",
    "Please note that the gate is closed and use gate four.",
    "Please note that the gate is closed and that trucks wait.",
    "She called because I wanted to let you know that we moved.",
    "It is needless to say that we moved.",
    "Needless to say, “late” means late.",
    # longer: wrong behind a modal, "do", "to" and "not", before articles and pronouns, in another sense
    "Your team will have the ability to see it.",
    "They don't have the ability to see it.",
    "Do you have the ability to see it?",
    "They seem to have the ability to see it.",
    "She has the ability to load and the time to wait.",
    "The majority of the trucks wait.",
    "The majority of trucks waits.",
    "A majority of two votes decided.",
    "A small number of your clients left.",
    "A large number of the pallets fell.",
    "There is a large number of pallets.",
    "A large number of more recent trucks wait.",
    "The yard is small in relation to you.",
    "Treat them with respect to keep them.",
    "The price is based on the fact that they wait.",
    "The delay is due to the fact that it rained.",
    "It's largely due to the fact that it rained.",
    "They left due to the fact that you mentioned.",
    "They left due to the fact that it rained and that the gate jams.",
    "They came even despite the fact that it rained.",
    "The books are in order to the last page.",
    "What do you need in order to load?",
    "We asked each and every of them.",
    "We are first and foremost carriers.",
    "It was in the process of moving that we lost it.",
    "Two pallets were lost in the process of moving.",
    "He is able to load and willing to wait.",
    "Deliveries on a daily basis cost you a shift.",
    "We met in the event that you hosted.",
    "In the case that you describe, they wait.",
    "They left for the reason that you gave.",
    "Opinions vary as to whether they wait.",
    "At this point in time when gates jam, they wait.",
    # who is sure of what
    "Honestly, the dock is empty.",
    "The dock basically stands empty.",
]  # fmt: skip


@pytest.mark.parametrize(("body", "after"), MENDED)
def test_what_is_left_out_or_said_shorter(body: str, after: str) -> None:
    assert fixed(body) == after


@pytest.mark.parametrize("body", UNTOUCHED)
def test_what_only_its_writer_can_mend(body: str) -> None:
    assert fixed(body) == body


@pytest.mark.parametrize("body", [after for _, after in MENDED])
def test_what_is_mended_stays(body: str) -> None:
    assert fixed(body) == body


def test_every_line_with_a_safe_edit_has_its_sentence() -> None:
    tried = " ".join(body.casefold() for body, _ in MENDED)
    safe = {entry.text for entry in filler.LIST.entries if entry.section == "longer"}
    assert {text for text in safe if text not in tried} <= UNTRIED


# they are written as those that were tried: one line of the list each
UNTRIED = {
    "in light of the fact that", "in view of the fact that", "on account of the fact that",
    "by virtue of the fact that", "in spite of the fact that",
}  # fmt: skip
