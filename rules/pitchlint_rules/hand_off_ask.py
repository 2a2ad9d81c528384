"""Asks the reader for somebody else before giving anything, or promises him somebody else to talk to."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule, Span, late
from pitchlint_rules import roles
from pitchlint_rules.shapes import line_of, plain_sentences, quotations

_PERSON = r"(?:one|person|people|contact|party|individual|colleague|department|owner|point of contact|fit)"
_REST = r"[^.?!\n]{0,60}"
_CHARGE = (
    r"(?:handles?|looks? after|oversees?|manages?|decides?|deals? with|takes? care of|makes? (?:the )?decisions?|"
    r"(?:is|are|would be|might be) (?:in charge|responsible|the (?:right|best|correct|appropriate|decision))|owns?|"
    r"runs?|heads?|leads?)"
)
_HERS = (
    r"(?:your (?:\w+ )?(?:team|side|company|organi[sz]ation|office|end|firm|staff|group|department|practice)|\ua78f+)"
)
# (what a sentence must hold, pattern over it in small letters)
_ELSEWHERE = (
    ("who", late(
        rf"\bwho(?:m|ever)?\b (?:else )?(?:on|in|at|from|within) {_HERS}{_REST}|"
        r"\bwho(?:m|ever)? (?:would be |is |'s |might be |do i |should i |to |can i |could i |would you )"
        rf"(?:the )?(?:appropriate|best|contact|correct|reach|recommend|right|speak|suggest|talk)\b{_REST}|"
        r"\b(?:ask|help|know|let|point|say|share|show|tell)\b[^.?!\n]{0,40}"
        rf"\b(?:who(?:ever)?|(?:the|a) person who|(?:any|some)(?:body|one) who) {_CHARGE}\b{_REST}|"
        rf"\b(?:the person who|whoever) {_CHARGE}\b{_REST}"
    )),
    (" person", late(
        rf"\b(?:appropriate|best|correct|proper|relevant|right) {_PERSON}\b{_REST}|"
        rf"\bperson (?:in charge|responsible)\b{_REST}"
    )),
    ("right contact", late(rf"\bright contact\b{_REST}")),
    ("right department", late(rf"\bright department\b{_REST}")),
    ("point", late(rf"\bpoint(?:ing)? (?:me|us) (?:at|in|to|toward|towards)\b{_REST}")),
    ("direct", late(rf"\b(?:re)?direct (?:me|us|this|my \w+) to\b{_REST}")),
    ("refer", late(rf"\brefer (?:me|us|this|my \w+) to\b{_REST}")),
    ("in touch with", late(rf"\bput (?:me|us) in touch with (?:a|some\w*|the|whoever|your)\b{_REST}")),
    ("in contact with", late(rf"\bput (?:me|us) in contact with (?:a|some\w*|the|whoever|your)\b{_REST}")),
    *((verb, late(
        rf"\b{verb} (?:it|my \w+|the \w+|this)(?: e?-?mail| message| note)?(?: along| on)? to "
        rf"(?:a colleague|any\w+|her|him|some\w+|the|them|who\w*|your (?!client|customer|guest|patient|reader|student))"
        rf"{_REST}"
    )) for verb in ("forward", "pass")),
    (" your ", late(
        r"\b(?:connect|contact|introduce|meet|reach|speak|talk)\b[^.?!\n]{0,20} "
        r"(?:any|some)(?:body|one)(?: else)? (?:at|from|in|on) your (?:\w+ )?"
        rf"(?:company|office|organi[sz]ation|side|team)\b{_REST}"
    )),
    ("colleague", late(rf"\b(?:what|which) colleague\b{_REST}")),
)  # fmt: skip
_OURS = (
    r"(?:my|our|one of (?:my|our)|an?) (?:[\w-]+ ){0,2}?(?:colleagues?|boss|manager|director|founder|ceo|partners?|"
    r"specialists?|experts?|consultants?|advis[oe]rs?|reps?|representatives?|account executives?|associates?|"
    r"engineers?|strategists?|coach(?:es)?|team ?mates?)"
)
_OURS_SEEN = (
    "advis", "associate", "boss", "ceo", "coach", "colleague", "consultant", "director", "engineer", "executive",
    "expert", "founder", "manager", "mate", "partner", "rep", "specialist", "strategist",
)  # fmt: skip
_SOMEBODY_ELSE = late(
    rf"\b{_OURS}(?:,? (?:\w+|\ua78f+),?)?,? "
    r"(?:will|would|can|could|is (?:happy|ready|able|going) to|would be happy to|'ll) "
    r"(?:be happy to|be in touch|call|contact|demo|e-?mail|explain|follow up|get (?:back|in touch)|give|join|meet|"
    r"present|reach out|ring|run|send|show|speak|take|talk|tell|visit|walk)\b[^.?!\n]{0,40}|"
    r"\b(?:appointment|call|chat|connect you|conversation|demo|meet|meeting|minutes|session|slot|speak|talk|time)"
    rf"(?: \w+){{0,2}}? (?:with|to) {_OURS}\b"
)
# where the words that matter end: at a clause, or before an idle word at the cut
_TRAILS = late(r"(?:[,;:]| (?:and|because|so|if)\b).*$|(?: (?:a|an|and|as|at|for|in|of|on|or|the|this|to|with|your))+$")
_SECOND = late(r"\bor,? (?:\w+ ){0,3}$")


def check(mail: Mail) -> Iterator[Flag]:
    """Flag, in a first mail, the first ask for another person that no value comes before, and a hand-over."""
    if mail.kind != "first":
        return
    asked = given = False
    for number, (sentence, text) in enumerate(mail.once(plain_sentences)):
        if not asked and (span := _elsewhere(mail, sentence.span, text)):
            asked = True
            if not _has_value(mail, number):
                yield _asks_for_another(mail, span, number)
        if not given and any(word in text for word in _OURS_SEEN) and (found := _SOMEBODY_ELSE.search(text)):
            given = True
            span = _cut(sentence.span, found.start(), found.end(), text)
            yield Flag(
                span,
                f"“{mail.quote(span, 60)}”: whoever answers you is to talk to somebody else",
                "let the one who will do the talking write the mail, or say what that person knows that you do not",
            )


def _elsewhere(mail: Mail, sentence: Span, text: str) -> Span | None:
    """Where a sentence asks for another person. A question about their work ("who answers at noon?") does not, and a
    second choice ("or who else should?") is none before the first."""
    found = [match for seen, pattern in _ELSEWHERE if seen in text and (match := pattern.search(text))]
    if not found:
        return None
    first = min(found, key=lambda match: (match.start(), -match.end()))
    if _SECOND.search(text, 0, first.start()):
        return None
    span = _cut(sentence, first.start(), first.end(), text)
    quoted = any(quotation.start <= span.start < quotation.end for quotation in mail.once(quotations)["body"])
    return None if quoted else span


def _cut(sentence: Span, start: int, end: int, text: str) -> Span:
    """The words from `start` to `end` of a sentence, the last one whole, without what trails off."""
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    stop = _TRAILS.search(text, start, end)
    return Span(sentence.start + start, sentence.start + (stop.start() if stop else end))


def _has_value(mail: Mail, number: int) -> bool:
    """Whether a sentence before names a problem, shows something, gives something or knows the reader, or this one
    asks after the trouble itself ("who on your team still types them?")."""
    judged = mail.once(roles.judged)
    if judged[number].has("problem"):
        return True
    before = judged[:number]
    return any(one.has(role) for one in before for role in ("problem", "proof", "resource", "detail", "recall")) or any(
        one.has("gain") and any(c.isdigit() for c in one.unit.text) for one in before
    )


def _asks_for_another(mail: Mail, span: Span, number: int) -> Flag:
    problem = roles.names_problem(mail.once(roles.judged))
    advice = "first say what is in it for the one you are looking for"
    if problem.value and problem.unit is not None and problem.unit > number:
        advice = f"begin with line {line_of(mail, mail.sentences[problem.unit].span)}, the trouble that it is about"
    return Flag(
        span,
        f"“{mail.quote(span, 60)}” asks for somebody else before the mail has given anything to pass on",
        advice,
    )


RULE = Rule(
    id="hand-off-ask",
    group="ask",
    title="Asks for somebody else",
    check=check,
    severity="info",
    rank=50,
)
