"""No sentence of a first mail names a problem of the reader's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pitchlint import Flag, Mail, Rule, late
from pitchlint_rules import roles

# what the closest sentence is instead of a problem, and the way from there to one
_INSTEAD = {
    "ask": ("only asks", "before you ask, say what goes wrong for them today"),
    "bump": ("only points back", "say what goes wrong for them today"),
    "detail": ("tells them what they know", "add what it makes harder: “so …”, “which means …”"),
    "gain": ("is a gain", "turn it round: say what they lose or put up with until then"),
    "market": ("is talk of the market", "say what it does to someone in their place"),
    "offer": ("is about what you offer", "say what goes wrong for them without it"),
    "own trouble": ("is your trouble, not theirs", "say what goes wrong for them"),
    "proof": ("is somebody else's result", "say what was wrong there before, and may be wrong here"),
    "question": ("asks, and presupposes no trouble", "ask about the trouble itself: “are your … still … by hand?”"),
    "resource": ("offers something", "say which trouble it helps with"),
    "topic": ("names a topic, not what goes wrong with it", "say what goes wrong with it for someone in their place"),
    "trouble unnamed": ("says there is trouble and does not name it", "name it: what is slow, lost, late or missing"),
}
# between these probabilities the words leave doubt, and the syntax of the closest sentence is asked
_DOUBT = (0.35, 0.65)
_LOOKS_BACK = 0.15  # from this probability on the mail may go back to an earlier one
_OFFERS = 2  # offers, promised gains, asks for a talk; with fewer it may sell nothing
_NEAR = 0.1  # a sentence less likely to name a problem is no help as "the closest"
_SENDER = frozenset({"i", "we", "us", "me", "my", "our"})
_RELIEF = late(
    r"(?:avoid|cut|eliminat|fix|help|minimi|overcom|prevent|reduc|remov|resolv|sav|solv|stop|tackl)\w*|end|ends|instead|no|rid|without"
)
_SAW = frozenset(
    {"came", "feel", "find", "found", "hear", "heard", "know", "notice", "noticed", "saw", "see", "seen", "spotted"}
)
_NO_TROUBLE = frozenset({"heard", "hesitate", "interested", "mind", "miss", "need", "want", "worry"})


def check(mail: Mail) -> Iterator[Flag]:
    """Flag a first sales mail in which no sentence names what hurts, costs, is missing or hard on the reader's side."""
    if mail.kind != "first" or mail.purpose != "sales" or not mail.sentences:
        return
    if _names_problem(mail):
        return
    message = "no sentence names a problem of the reader"
    advice = "say what goes wrong for someone in their place"
    unit, why = _closest(mail.once(roles.judged))
    if unit is not None and why in _INSTEAD:
        instead, advice = _INSTEAD[why]
        message += f"; the closest, “{mail.quote(mail.sentences[unit].span, 60)}”, {instead}"
    yield Flag(None, message, advice, "warning" if _is_sure(mail) else "info")


def _is_sure(mail: Mail) -> bool:
    """Whether enough speaks for a first mail that sells and names no problem; else it is a note.

    Good mails that were flagged wrongly (`bench/good.jsonl`) went back to earlier contact, came near to naming a
    problem, offered next to nothing, or told the reader what only they have.
    """
    judged = mail.once(roles.judged)
    offers = sum(unit.has("sender") + unit.has("gain") for unit in judged)
    offers += any(unit.has("ask_vague") or "has meet" in unit.seen.features for unit in judged)
    return (
        judged.follow_up < _LOOKS_BACK
        and roles.names_problem(judged).score < _DOUBT[0]
        and offers >= _OFFERS
        and (offers > _OFFERS or not roles.is_personal(judged).value)
    )


def _closest(judged: roles.JudgedMail) -> tuple[int | None, str]:
    """The sentence that comes nearest to naming a problem, and what it is instead; none near: the best gain."""
    answer = roles.names_problem(judged)
    if answer.unit is not None and judged[answer.unit].scores["problem"] >= _NEAR:
        return answer.unit, answer.why
    for role, why in (("gain", "gain"), ("sender", "offer")):
        best = max(judged, key=lambda unit: unit.scores[role], default=None)
        if best is not None and best.has(role):
            return best.index, why
    return None, ""


def _names_problem(mail: Mail) -> bool:
    """What the words say; where they leave doubt, whether its syntax makes the closest trouble the reader's."""
    judged = mail.once(roles.judged)
    answer = roles.names_problem(judged)
    if answer.unit is None or not _DOUBT[0] < answer.score < _DOUBT[1]:
        return bool(answer.value)
    doc = mail.syntax(mail.sentences[answer.unit])
    readers = None if doc is None else _trouble_is_readers(doc, judged[answer.unit].trouble)
    return bool(answer.value) if readers is None else readers


def _trouble_is_readers(doc: Any, places: Sequence[tuple[int, int]]) -> bool | None:
    """Whether the words of trouble at `places` (offsets in the sentence) are said of the reader's side.

    False where the sender is their subject or somebody relieves the reader of them. None where the syntax does not
    say, and for what the sender saw ("I found a dead link"), which may be anybody's.
    """
    verdict = None
    for token in doc:
        if any(start <= token.idx < end for start, end in places) or _is_denied(token):
            if any(_RELIEF.fullmatch(word.lower_) for word in (*token.ancestors, *token.children)):
                verdict = verdict or False
            elif (subject := _subject(token)) is not None and subject.head.lower_ not in _SAW:
                verdict = verdict or subject.lower_ not in _SENDER
    return verdict


def _is_denied(token: Any) -> bool:
    """Whether the token is a verb that the reader does not do: "you are not ranking"."""
    denied = any(child.dep_ == "neg" for child in token.children) and token.lower_ not in _NO_TROUBLE
    return denied and any(child.dep_ == "nsubj" and child.lower_ == "you" for child in token.children)


def _subject(token: Any) -> Any:
    """The subject or owner nearest above a token, None without one."""
    for word in (token, *token.ancestors):
        for child in word.children:
            if child.dep_ in ("nsubj", "nsubjpass", "csubj", "poss"):
                return child
    return None


def praise(mail: Mail) -> str | None:
    """Quote the problem that a first mail names."""
    if mail.kind != "first":
        return None
    answer = roles.names_problem(mail.once(roles.judged))
    if answer.unit is None or not _names_problem(mail):
        return None
    return f"names a problem: “{mail.quote(mail.sentences[answer.unit].span, 60)}”"


RULE = Rule(
    id="missing-problem",
    group="substance",
    title="Names no problem of the reader",
    check=check,
    covers=("late-value", "no-evidence", "self-centred", "sender-opener", "vague-ask"),
    rank=10,
    praise=praise,
)
