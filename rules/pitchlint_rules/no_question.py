"""No question at all, or more than anybody answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pitchlint import MASK, Flag, Mail, Rule, Sentence, Span, late
from pitchlint_rules import roles
from pitchlint_rules.kinds import says_goodbye
from pitchlint_rules.shapes import plain, quotations

_BOX = late(r"\[[ x_]?\]|\([ _]\)|[☐☑□◻⬜]")
# how a writer says that the list above or below is there to choose from
_CHOOSE = late(
    r"\b(?:which (?:one|of|is|are|best|fits|applies)|pick|tick|choose|check (?:one|a box|the box)|circle one|"
    r"(?:reply|respond|answer|write back|get back to me|send me|just say|type)\b[^.?!\n]*\b(?:number|letter|\d|[a-d]|"
    r"one of|option|below|above|yes|word|keyword)|(?:one|any) of (?:these|the following)|"
    r"(?:a|an|the) (?:number|letter) (?:is enough|will do))|"
    r"^(?:and |or |so )?(?:are|is|was|were|do|does|did|have|has|will|would)\b[^?]*:$"
)

_MARK = late(
    r"[ \t]*(?:[-*•–—→▪·]+[ \t]|\(?(?:\d{1,2}|[a-eA-E])[.):][ \t]|option [\da-e]\b|\[[ x_]?\]|\([ _]\)|[☐☑□◻⬜])", re.I
)
# what a question begins with that needs no other one before it
_WHOLE = late(
    r"(?:and |or |but |so )?(?:are|am|is|was|were|do|does|did|can|could|would|will|should|shall|may|might|have|has|had|"
    r"who|whose|what|which|when|where|why|how|if)\b",
    re.I,
)
_SHORT = 6  # words


def check(mail: Mail, *, most: int = 3) -> Iterator[Flag]:
    """Flag an outreach mail without a question, and the first one over `most`; a goodbye needs none."""
    if mail.kind not in ("first", "follow_up") or not mail.sentences:
        return
    asked = _questions(mail)
    if len(asked) > most:
        over = asked[most]
        keep = _kept(mail, asked)
        yield Flag(
            over,
            f"question {most + 1} of {len(asked)}: readers answer one or two, or put the mail off",
            f"keep the one you most want answered, here perhaps “{mail.quote(keep, 60)}”",
        )
    elif not asked and "?" not in mail.subject and not says_goodbye(mail):
        asks = roles.ask(mail.once(roles.judged))
        advice = "end with one that they can answer in a line"
        if asks.unit is not None and _asks_for_a_step(mail, asks.unit):
            advice = f"put “{mail.quote(mail.sentences[asks.unit].span, 60)}” as one that they can answer in a line"
        yield Flag(None, "no sentence asks the reader anything", advice)


def _questions(mail: Mail) -> list[Span]:
    """The questions of a mail, in order. Options to choose from are one, together with the question above them."""
    found: list[Span] = []
    sentences = mail.sentences
    at = 0
    while at < len(sentences):
        end = at
        while end < len(sentences) and _is_item(mail, sentences[end]):
            end += 1
        if end - at >= 2:
            # the line above them, or the one that runs into the first: "Did you:\nA) solve it?"
            led = bool(found) and any(found[-1] == lead.span for lead in sentences[max(at - 2, 0) : at])
            if not led and _is_choice(mail, sentences, at, end):
                found.append(sentences[at].span)
            elif not led:
                found += [sentence.span for sentence in sentences[at:end] if _asks(mail, sentence)]
            at = end
            continue
        if _asks(mail, sentences[at]) and not _goes_on(sentences, at, found):
            found.append(sentences[at].span)
        at += 1
    return found


def _goes_on(sentences: tuple[Sentence, ...], at: int, found: list[Span]) -> bool:
    """Whether a short question belongs to the one just before it: "Is it the price? The timing?" """
    before = sentences[at - 1] if at else None
    if not before or not found or before.paragraph != sentences[at].paragraph or "?" not in before.text:
        return False
    return len(sentences[at].text.split()) <= _SHORT and not _WHOLE.match(sentences[at].text)


def _asks_for_a_step(mail: Mail, unit: int) -> bool:
    judged = mail.once(roles.judged)[unit]
    if not (judged.has("ask_clear") or judged.has("ask_vague")):
        return False
    text = mail.sentences[unit].text  # a link or an address is for clicking, not for asking
    return MASK not in text and "http" not in text and "www." not in text and "@" not in text


def _asks(mail: Mail, sentence: Sentence) -> bool:
    """Whether the writer asks something here; what a sign or the reader is quoted to ask is no question of his."""
    start, end, _ = sentence.span
    for field in mail.fields:
        if start <= field.start < end and ("question" in field.canonical or "?" in field.name):
            return True
    if "?" not in sentence.text:
        return False
    quoted = mail.once(quotations)["body"]
    return any(
        character == "?" and not any(q.start <= start + i < q.end for q in quoted)
        for i, character in enumerate(sentence.text)
    )


def _is_item(mail: Mail, sentence: Sentence) -> bool:
    """Whether the sentence stands on a line that begins with the mark of a list or a box to tick."""
    line = mail.draft.body.text.rfind("\n", 0, sentence.span.start) + 1
    return bool(_MARK.match(mail.draft.body.text, line))


def _is_choice(mail: Mail, sentences: tuple[Sentence, ...], at: int, end: int) -> bool:
    """Whether the items from `at` to `end` are there to choose from."""
    text = mail.draft.body.text
    if any(_BOX.search(text, text.rfind("\n", 0, s.span.start) + 1, s.span.end) for s in sentences[at:end]):
        return True
    return any(_CHOOSE.search(plain(s.text)) for s in (*sentences[max(at - 1, 0) : at], *sentences[end : end + 1]))


def _kept(mail: Mail, asked: list[Span]) -> Span:
    """The question that asks for the next step, else the last."""
    asks = roles.ask(mail.once(roles.judged))
    span = mail.sentences[asks.unit].span if asks.unit is not None else None
    return span if span in asked else asked[-1]


RULE = Rule(
    id="no-question",
    group="ask",
    title="Asks nothing, or too much",
    check=check,
    severity="info",
    default=False,
    rank=50,
)
