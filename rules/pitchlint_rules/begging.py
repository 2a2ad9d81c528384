"""Words that lower the writer: apologies for writing, "I know you're busy", a few minutes begged for, pleas."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Phrases, Rule
from pitchlint_rules import manner
from pitchlint_rules.shapes import Faults, Shapes, flags, places

LIST = Phrases(__file__)
SHAPES = Shapes(__file__)

FAULTS: Faults = {
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
    "leave": ("asks leave to write at all: “{words}”",
          "leave it out; what is worth reading needs no leave", "warning"),
    "small": ("makes you small before the reader has read on: “{words}”",
          "leave it out; say what you bring", "warning"),
    "anything": ("says that anything would do: “{words}”",
          "name one small thing that would help, and what they get for it", "warning"),
    "little": ("is content with crumbs: “{words}”",
          "ask plainly for the one answer you need", "info"),
    "need": ("speaks of what you need, not of what they do: “{words}”",
          "say what is in it for them", "warning"),
    "self": ("belittles your own mail: “{words}”", "leave it out and let the first line earn the next", "warning"),
}  # fmt: skip


def check(mail: Mail) -> Iterator[Flag]:
    if mail.kind in ("reply", "customer", "other"):
        return
    found = places(mail, LIST, SHAPES)
    yield from flags(mail, found, FAULTS)
    yield from manner.flags(
        mail, "begging", found, "may read as pleading: “{words}”", "leave it out, or say what is in it for them"
    )


RULE = Rule(
    id="begging",
    group="tone",
    title="Lowers you before you start",
    check=check,
    lists=(LIST,),
    rank=32,
)
