"""Blame for silence: counting unanswered mails, asking whether they arrived, ultimatums, sarcasm."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Phrases, Rule
from pitchlint_rules import manner
from pitchlint_rules.shapes import Faults, Shapes, flags, places

LIST = Phrases(__file__)
SHAPES = Shapes(__file__)

# fault -> what the reader reads, what to do instead, how sure
FAULTS: Faults = {
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
    "effort": ("holds your own work up to the reader: “{words}”",
          "let the work speak: name the one thing in it that helps them", "warning"),
    "toil": ("holds your own work up to the reader: “{words}”",
          "let the work speak: name the one thing in it that helps them", "info"),
    "tired": ("tells the reader what the silence does to you: “{words}”",
          "leave it out and say what is new", "info"),
    "promise": ("reminds the reader of a promise: “{words}”",
          "ask whether it still holds, or bring what helps them to decide", "info"),
    "per": ("points at mails that they left: “{words}”",
          "say it again in a line, as if for the first time", "info"),
    "compare": ("holds others up to the reader: “{words}”",
          "leave the others out and say what is new", "warning"),
    "waiting": ("counts the days since your mail: “{words}”",
          "leave the count out and open with one new fact", "info"),
    "hurt": ("shows the reader your hurt: “{words}”",
          "leave it out; a stranger owes you no answer", "warning"),
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
    yield from flags(mail, found, FAULTS)
    yield from manner.flags(
        mail, "guilt", found, "may read as a reproach: “{words}”", "leave it out and bring one thing that is new"
    )


RULE = Rule(
    id="guilt",
    group="tone",
    title="Blames the reader for silence",
    check=check,
    lists=(LIST,),
    covers_nearby=("pressure", "begging", "flattery"),
    rank=30,
)
