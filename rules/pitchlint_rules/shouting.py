"""Capitals for emphasis, runs of exclamation marks, emoji in a subject."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pitchlint import Edit, Fix, Flag, Mail, Phrases, Rule, Span, late
from pitchlint_rules.shapes import line_of, quotations

LIST = Phrases(__file__)

_CAPITALS = late(r"(?<![\w{/-])[A-Z](?:[A-Z'’]*[A-Z])?(?![\w}/-])")
# words that join others: beside three more in capitals they are no acronyms, and neither are those
_JOINS = frozenset(
    ["AND", "ARE", "AT", "FOR", "FROM", "IF", "IN", "IS", "OF", "ON", "OUR", "THE", "TO", "WE", "WITH", "YOUR"]
)
_LONG = 4  # words
# what the reader is to send back, and what a sign or a file is called, is written as it has to be
_KEYWORD = late(
    r"(?:\b(?:reply|respond|answer|text|type|says?|write|send|back|with|word|code|coupon|press|hit|enter|subject|called|"
    r"marked|stamped|reads?|saying|named|(?:reply|respond|answer|text|type|say|write|send) [\"“]?\w+[\"”]? or)|"
    r"[(#:=/])[ ]?[\"'“‘]?$",
    re.I,
)
_RUN = late(r"[!?]*(?:!!|!\?|\?!)[!?]*|!(?: !)+")
_EMOJI = late(
    "[\u2600-\u26ff\u2705\u2728\u274c-\u2764\u2795-\u2797\u2b00-\u2bff\U0001f1e6-\U0001faff]"
    "[\ufe0f\u200d\u2600-\u27bf\U0001f000-\U0001faff]*"
)


def check(mail: Mail, *, most: int = 3) -> Iterator[Flag]:
    """One note each on capitals, on runs of marks (or more than `most` exclamation marks), and on emoji."""
    if mail.kind not in ("first", "follow_up"):
        return
    yield from _capitals(mail)
    yield from _marks(mail, most)
    found = _EMOJI.search(mail.subject) if not mail.subject.isascii() else None
    if found:
        span = Span(found.start(), found.end(), "subject")
        yield Flag(
            span,
            f"“{mail.quote(span)}” in the subject looks like an advertisement in an inbox of plain words",
            "leave the words, take the picture out",
        )


def _capitals(mail: Mail) -> Iterator[Flag]:
    places = _places(mail)
    if not places:
        return
    first, *others = places
    words = mail.quote(first)
    more = _more(mail, first, others)
    calm = _calm(mail, first)
    fix = Fix((Edit(first, calm),), "unsafe", f"write “{calm}”") if calm else None
    advice = f"write “{calm}”, and let what you say carry the weight" if calm and len(calm) < 40 else ""
    yield Flag(
        first,
        f"“{mail.quote(first, 50)}” is in capitals, which reads as shouting{more}",
        advice or "write it as you would say it",
        fix=fix if words != calm else None,
    )


def _more(mail: Mail, first: Span, others: list[Span]) -> str:
    """ " (also “NOW”, line 9)" for further places, at most three by their words."""
    seen = {mail.quote(first)}
    said = []
    for span in others:
        words = mail.quote(span, 30)
        if words not in seen:
            seen.add(words)
            said.append(f"“{words}”, line {line_of(mail, span)}")
    rest = f", and {len(said) - 3} more" if len(said) > 3 else ""
    return f" (also {'; '.join(said[:3])}{rest})" if said else ""


def _places(mail: Mail) -> list[Span]:
    """Where words are shouted, subject first; words in capitals beside a shouted one are part of it."""
    found = {(hit.span.of, hit.span.start) for hit in mail.hits(LIST)}
    texts = [Span(0, len(mail.subject), "subject")] if mail.subject and not _is_all_capitals(mail.subject) else []
    texts += [sentence.span for sentence in mail.sentences]
    loud = mail.body.isupper()
    places: list[Span] = []
    quoted = mail.once(quotations)
    for text in texts:
        for run in _runs(mail.text(text.of), text):
            words = [mail.text(text.of)[word.start : word.end] for word in run]
            if not any((text.of, word.start) in found for word in run) and not (
                len(run) >= _LONG and not _JOINS.isdisjoint(words)
            ):
                continue
            if len(run) > 1 and len(words[0]) == 1:
                run = run[1:]  # "A BIG DISCOUNT"
            span = Span(run[0].start, run[-1].end, text.of)
            if _is_named(mail, span) or (text.of == "body" and not loud and _is_heading(mail, span)):
                continue
            if not any(q.start <= span.start < q.end for q in quoted[text.of]):
                places.append(span)
    return places


def _runs(text: str, within: Span) -> Iterator[list[Span]]:
    """The words in capitals of a stretch of text, those that stand side by side together."""
    run: list[Span] = []
    for found in _CAPITALS.finditer(text, within.start, within.end):
        if run and text[run[-1].end : found.start()] not in (" ", "\n", ", "):
            yield run
            run = []
        run.append(Span(found.start(), found.end(), within.of))
    if run:
        yield run


def _is_all_capitals(subject: str) -> bool:
    """Whether the rule `subject` speaks of it."""
    letters = [c for c in subject.replace("\ua78f", "") if c.isalpha()]
    return len(letters) > 7 and " " in subject.strip() and all(c.isupper() for c in letters)


def _is_named(mail: Mail, span: Span) -> bool:
    """Whether it is a word to send back, a name of the record, or a word that is only one letter long."""
    text = mail.text(span.of)
    words = text[span.start : span.end]
    if _KEYWORD.search(text, max(0, span.start - 30), span.start):
        return True
    names = " ".join(mail.prospect.get(key, "") for key in ("company", "product", "name", "first_name", "last_name"))
    return len(words) < 2 or words in names.split() or words in names.split("\n")


def _is_heading(mail: Mail, span: Span) -> bool:
    """Whether the words are a line of their own, or what stands before a colon at its beginning."""
    start = mail.body.rfind("\n", 0, span.start) + 1
    end = mail.body.find("\n", span.end)
    line = mail.body[start : end if end >= 0 else len(mail.body)].strip()
    head, colon, _ = line.partition(":")
    return head.isupper() and len(head.split()) <= 8 and (bool(colon) or not line.endswith((".", "!", "?")))


def _calm(mail: Mail, span: Span) -> str:
    """The words in small letters; "" where an acronym may be among them."""
    text = mail.text(span.of)
    words = text[span.start : span.end]
    known = {hit.span for hit in mail.hits(LIST)}
    for found in _CAPITALS.finditer(text, span.start, span.end):
        if found[0] not in _JOINS and Span(found.start(), found.end(), span.of) not in known:
            return ""
    begins = not text[: span.start].strip() or re.search(r"(?:[.!?:]\s+|\n\s*)$", text[: span.start])
    return words.capitalize() if begins else words.lower()


def _marks(mail: Mail, most: int) -> Iterator[Flag]:
    """Runs of exclamation marks, else more of them than `most`."""
    greeting = [mail.parts.greeting] if mail.parts.greeting else []
    texts = [Span(0, len(mail.subject), "subject"), *greeting, *mail.parts.paragraphs, *mail.parts.postscript]
    single: list[Span] = []
    quoted = mail.once(quotations)
    for start, end, of in texts:
        text = mail.text(of)
        if "!" not in text:
            continue
        for found in _RUN.finditer(text, start, end):
            span = Span(found.start(), found.end(), of)
            if any(q.start <= span.start < q.end for q in quoted[of]):
                continue
            mark = "?" if "?" in found[0] else "" if of == "subject" else "."
            end_at = f"end with “{mark}”" if mark else "a subject needs no mark at its end"
            edit = Edit(Span(start + len(text[start : found.start()].rstrip(" ")), span.end, of), mark)
            fix = Fix((edit,), "unsafe", f"write “{mark}”" if mark else "take the marks out")
            yield Flag(span, f"“{found[0]}” raises the voice where one mark would say as much", end_at, fix=fix)
            return
        single += [
            Span(at, at + 1, of)
            for at in range(start, end)
            if text[at] == "!" and (at + 1 >= len(text) or text[at + 1] in " \n\"”')")
        ]
    single = [mark for mark in single if not any(q.start <= mark.start < q.end for q in quoted[mark.of])]
    if len(single) > most:
        yield Flag(
            single[most],
            f"exclamation mark {most + 1} of {len(single)}: where everything is exciting, nothing is",
            "end all but one with a full stop",
        )


RULE = Rule(
    id="shouting",
    group="tone",
    title="Raises the voice",
    check=check,
    severity="info",
    lists=(LIST,),
    rank=70,
)
