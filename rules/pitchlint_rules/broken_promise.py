"""Something referred to as sent that no step holds, or announced and never brought."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence as Items

from pitchlint import Flag, Mail, Rule, Sentence, Sequence, Span, late

_THING = r"(?P<thing>(?:[\w'’&-]+ ){0,4}?[\w'’-]+?)"
_SENT = r"(?:sent|shared|attached|forwarded|e-?mailed|enclosed|passed on|linked)"
# what looks back: "the checklist I sent", "did you get the deck that I attached last week"
_BACK = late(
    rf"\b(?:the|that|my|those|these|our) {_THING} (?:(?:that|which) )?(?:i|we)(?:'d| had|'ve| have)?"
    rf"(?: just| already| also)? {_SENT}\b"
)
# what the mail itself should hold: "I've attached the plan", "attached is", "see the attached sheet"
_HERE = late(
    r"\b(?:(?:i|we)(?:'ve| have)?(?: also| just)? (?:attached|enclosed) (?:a|an|the|our|my|you|some)\b"
    r"|(?:attached|enclosed) (?:is|are|you(?:'ll| will) find|please find|find|here)\b"
    r"|(?:please )?(?:find|see) (?:the )?(?:attached|enclosed)\b|(?:is|are) attached\b(?! to)|in the attachment\b)"
)
# what is still to come: "I'll send you the numbers on Thursday"
_AHEAD = late(
    r"\b(?:i|we)(?:'ll| will| am going to|'m going to| are going to)(?: also| then)? (?:send|share|forward|e-?mail)"
    rf"(?: you| over| along)?(?: you| over| along)? (?:a|an|the|our|my|some|that|those|these) {_THING}(?= |[.,;:!?]|$)"
    r"(?: \w+){0,4}? (?P<when>on|next|tomorrow|this|in a|in \d|by|before|at the|monday|tuesday|wednesday|thursday|"
    r"friday|later|after)\b(?: \w+)?"
)
_PERHAPS = late(
    r"\b(?:if|once|when|as soon as|reply|say|shall|should|would|could|want|like|let me know|interested|happy to|glad "
    r"to|worth|whether|unless)\b"
)
_IDLE = frozenset(
    "a an the my our your this that those these short little quick one page new other own full complete link copy "
    "file document thing things stuff mail email note message it them last first".split()
)
_HOLDS = late(r"https?://|www\.|[\[{][^\]}]*(?:link|attach|url)[^\]}]*[\]}]|\b(?:link|here (?:is|are)|here's|below)\b")
_SENT_AS_MAIL = frozenset({"mail", "email", "note", "message", "invite", "invitation", "request", "reply", "answer"})


def check(sequence: Sequence) -> Iterator[Flag]:
    """Flag what a mail says was sent, is attached or will come, where no step bears it out."""
    for at, step in enumerate(sequence.steps):
        for mail in step.mails:
            before = [other for earlier in sequence.steps[:at] for other in earlier.mails]
            after = [other for later in sequence.steps[at + 1 :] for other in later.mails]
            yield from _of_mail(mail, before, after)


def _of_mail(mail: Mail, before: Items[Mail], after: Items[Mail]) -> Iterator[Flag]:
    for sentence in mail.sentences:
        text = sentence.text.lower().replace("’", "'")
        if ("sent" in text or "attach" in text or "enclosed" in text or "shared" in text or "forwarded" in text) and (
            found := _BACK.search(text)
        ):
            head = _head(found["thing"])
            if head and not any(_mentions(other, head) for other in before):
                span = _words(sentence, found)
                message = f"no earlier step sends {_quoted(mail, span)}"
                yield Flag(span, message, "put it into the step before, or bring it here", mail=mail)
                continue
        if ("attach" in text or "enclosed" in text) and (found := _HERE.search(text)):
            if not _holds_files(mail):
                message = f"says {_quoted(mail, sentence.span)}, and the step holds no attachment and no link"
                advice = "link the thing, or name the file under `attachments:`"
                yield Flag(_words(sentence, found), message, advice, mail=mail)
            continue
        if ("will" in text or "'ll" in text or "going to" in text) and (found := _AHEAD.search(text)):
            head = _head(found["thing"]) if not _PERHAPS.search(text) else ""
            if head and not any(_mentions(other, head) for other in after):
                message = f"says {_quoted(mail, sentence.span)}, and no later step brings it"
                advice = "bring it in the next step, or promise nothing"
                yield Flag(_words(sentence, found), message, advice, mail=mail)


def _words(sentence: Sentence, found: re.Match[str]) -> Span:
    return Span(sentence.span.start + found.start(), sentence.span.start + found.end())


def _quoted(mail: Mail, span: Span) -> str:
    return f"“{mail.quote(span, 60).rstrip('.!')}”"


def _head(thing: str) -> str:
    """What a thing is called: "checklist" of "the keg checklist"; "" where nothing is left to look for."""
    words = [word.strip("'-") for word in thing.partition(" of ")[0].split()]
    head = next((word for word in reversed(words) if word not in _IDLE and len(word) > 2), "")
    head = head.removesuffix("s")
    return "" if head in _SENT_AS_MAIL else head


def _mentions(mail: Mail, head: str) -> bool:
    return head in f"{mail.subject} {mail.body}".lower()


def _holds_files(mail: Mail) -> bool:
    draft = mail.draft
    return bool(draft.settings.get("attachments") or draft.links or _HOLDS.search(draft.body.text.lower()))


RULE = Rule(
    id="broken-promise",
    group="sequence",
    title="Speaks of something nobody sent",
    check=check,
    rank=47,
)
