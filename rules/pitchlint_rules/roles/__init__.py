"""What each sentence of a mail does for the person who reads it: the one place that answers, for all rules.

    judged = judge(units, subject="Re: your yard")
    if not names_problem(judged):
        closest = names_problem(judged).unit      # index of the sentence that came nearest, None in an empty mail
        why = names_problem(judged).why           # "gain", "offer", "topic", ... : why it is no problem

Everything here is a pure function over plain strings; `units_of(mail)` makes them from a `Mail`, and `judged(mail)`
asks
once a mail. Weights are learned by `bench/train_roles.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from . import mail as _mail
from . import model as _model
from .features import PAIN, Seen, Unit, features_of
from .model import ROLES

if TYPE_CHECKING:
    from pitchlint import Mail

__all__ = [
    "BRINGS", "ROLES", "Answer", "Judged", "JudgedMail", "Role", "Unit", "adds_something", "ask", "is_personal",
    "judge", "judged", "kind", "names_problem", "opener", "units_of",
]  # fmt: skip

HAS = 0.4
"""From this probability on a sentence is said to have a role: where precision and recall of the roles meet in
`bench/ROLES.md`."""


PROBLEM = 0.4
PERSONAL = 0.37
GENERIC = 0.5
VAGUE = 0.5
NO_ASK = 0.5
"""From these probabilities on a mail is said to name a problem, be personal, be generic, ask vaguely, ask nothing."""

BRINGS = ("new_fact", "proof", "resource", "detail", "recall", "situation_question", "problem")
"""The roles of sentences that bring a follow-up's reader something."""

NEUTRAL = 0.0
"""An opener for which neither sender nor reader reaches these log-odds is about neither."""


class Role(NamedTuple):
    """One role of one sentence: probability and the words (half-open offsets in the unit) that speak most for it."""

    name: str
    score: float
    words: tuple[tuple[int, int], ...]


class Judged:
    """One sentence, judged. `roles[name]` holds a `Role` for each of `ROLES`; `index` counts the units from 0."""

    def __init__(self, index: int, unit: Unit, seen: Seen, scores: Mapping[str, float]) -> None:
        self.index, self.unit, self.seen, self.scores = index, unit, seen, scores

    def has(self, role: str) -> bool:
        """Whether the sentence plays `role`, one of `ROLES`."""
        return self.scores[role] >= HAS

    def words(self, role: str) -> tuple[tuple[int, int], ...]:
        """Where the words stand that speak most for `role`, in order; may be empty."""
        return _model.deciding(self.seen, _model.shipped(), role)

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        return {name: Role(name, self.scores[name], self.words(name)) for name in ROLES}

    @property
    def trouble(self) -> tuple[tuple[int, int], ...]:
        """Where the sentence says that something is lost, hard, broken, at risk or missing (half-open offsets in the
        unit)."""
        return tuple(sorted(span for name, span in self.seen.spans.items() if name.removeprefix("has ") in PAIN))

    def __repr__(self) -> str:
        return f"Judged({self.index}, {self.unit.text!r}, {[r for r in ROLES if self.has(r)]})"


class JudgedMail(tuple[Judged, ...]):
    """The sentences of one mail, judged, with what was decided about all of them: use the functions below."""

    follow_up: float
    """Probability that the mail continues an earlier contact; 0.0 or 1.0 where it was told."""
    subject: str
    decisions: Mapping[str, float]
    opening: int
    openers: Mapping[str, float]


class Answer(NamedTuple):
    """A judgement about a whole mail.

    `value` is a word or a truth value; `score` the probability behind it; `unit` the index of the sentence that
    decided or
    came closest, None where there is none; `why` says in a word what that sentence is (see each function).
    """

    value: str | bool
    score: float
    unit: int | None
    why: str

    def __bool__(self) -> bool:
        return self.value is True or (isinstance(self.value, str) and self.value != "none")


def judge(units: Sequence[Unit], *, follow_up: bool | None = None, subject: str = "") -> JudgedMail:
    """Judge the sentences of one mail, given in order, without greeting and signature where possible.

    `follow_up` says whether the mail continues an earlier contact; None: infer it from the sentences and `subject`.
    """
    weights = _model.shipped()
    seen = features_of(units)
    first = [
        {r: _model.squeezed(_model.probability(v)) for r, v in _model.logits(s.features, weights, "words").items()}
        for s in seen
    ]
    early = [{r: _model.probability(v) for r, v in f.items()} for f in first]
    if follow_up is None:
        features = _mail.features_of(early, seen, subject, None, ("follow_up",))["follow_up"]
        probability = _model.probability(_model.logits(features, weights, "mail")["follow_up"])
    else:
        probability = float(follow_up)
    scores = [
        {r: _model.probability(v) for r, v in _model.logits(f, weights, "around").items()}
        for f in _model.around(first, seen, probability)
    ]
    judged = JudgedMail(Judged(i, u, s, p) for i, (u, s, p) in enumerate(zip(units, seen, scores, strict=True)))
    judged.follow_up, judged.subject = probability, subject
    by_decision = _mail.features_of(scores, seen, subject, probability, _mail.LATER)
    judged.decisions = {
        name: _model.probability(_model.logits(features, weights, "mail")[name])
        for name, features in by_decision.items()
    }
    judged.opening, judged.openers = 0, {}
    if seen:
        judged.opening, features = _model.opening(first, seen)
        judged.openers = _model.logits(features, weights, "opener")
    return judged


def _closest(judged: JudgedMail, role: str) -> Judged | None:
    return max(judged, key=lambda j: j.scores[role], default=None)


def names_problem(judged: JudgedMail) -> Answer:
    """Does a sentence name something that hurts, costs or is missing on the reader's side?

    `why` of the closest sentence: "problem" where it is one, else what it is instead: "own trouble" (the sender's),
    "gain", "offer", "proof", "bump", "ask", "question", "resource", "detail", "no pressure", "trouble unnamed",
    "market" (talk of the market, nobody's trouble), "topic", or "nothing".
    """
    score = judged.decisions["problem"]
    closest = _closest(judged, "problem")
    if closest is None:
        return Answer(False, 0.0, None, "nothing")
    if score >= PROBLEM:
        return Answer(True, score, closest.index, "problem")
    return Answer(False, score, closest.index, _instead(closest))


def _instead(closest: Judged) -> str:
    f = closest.seen.features
    if "pain of sender" in f and closest.seen.about in ("sender", "elided"):
        return "own trouble"
    if "cured pain" in f or closest.has("gain"):
        return "gain"
    for role, why in (
        ("bump", "bump"), ("sender", "offer"), ("proof", "proof"), ("situation_question", "question"), ("ask_clear",
        "ask"),
        ("ask_vague", "ask"), ("no_pressure", "no pressure"), ("resource", "resource"), ("detail", "detail"),
    ):  # fmt: skip
        if closest.has(role):
            return why
    if "has trouble" in f:
        return "trouble unnamed"
    if closest.has("reader"):
        return "topic"
    return "market" if closest.seen.about in ("group", "people", "it", "the", "figure", "other") else "topic"


def is_personal(judged: JudgedMail) -> Answer:
    """Is there a detail that would be false for the next person on the list?

    `why` of the closest sentence: "detail", else "praise" (fits anyone), "slot" (a field that every list has),
    "reader" (about them, but nothing only they have) or "nothing".
    """
    score = judged.decisions["personal"]
    closest = _closest(judged, "detail")
    if closest is None:
        return Answer(False, 0.0, None, "nothing")
    if score >= PERSONAL or _mail.asks_for_detail([j.seen for j in judged]):
        return Answer(True, score, closest.index, "detail")
    f = closest.seen.features
    if closest.has("courtesy") and "has noticed" in f:
        return Answer(False, score, closest.index, "praise")
    if "slot @company" in f or "slot @name" in f or "slot @segment" in f:
        return Answer(False, score, closest.index, "slot")
    if closest.has("reader") or "has noticed" in f:
        return Answer(False, score, closest.index, "reader")
    return Answer(False, score, closest.index, "nothing")


def opener(judged: JudgedMail) -> Answer:
    """Whom the first sentence is about: value and `why` are "sender", "recipient" or "neutral"; "none" in an empty
    mail."""
    if not judged:
        return Answer("none", 0.0, None, "none")
    best = max(judged.openers, key=lambda o: judged.openers[o])
    if judged.openers[best] < NEUTRAL:
        return Answer("neutral", 1 - _model.probability(judged.openers[best]), judged.opening, "neutral")
    return Answer(best, _model.probability(judged.openers[best]), judged.opening, best)


def adds_something(judged: JudgedMail) -> Answer:
    """Does a follow-up bring something: a fact, figure, resource, angle, question about their work, detail of a
    conversation?

    Meant for follow-ups. Where it does, `unit` is the sentence that brings most and `why` its role ("new_fact",
    "proof", "resource", "detail", "recall", "situation_question", "problem"); else the sentence that bumps most and
    "bump", or the one that came closest and "offer" or "nothing".
    """
    generic = judged.decisions["generic"]
    if not judged:
        return Answer(False, 0.0, None, "nothing")
    _, index, role = max((j.scores[r], j.index, r) for j in judged for r in BRINGS)
    if generic < GENERIC:
        return Answer(True, 1 - generic, index, role)
    bump = _closest(judged, "bump")
    if bump is not None and bump.has("bump"):
        return Answer(False, 1 - generic, bump.index, "bump")
    return Answer(False, 1 - generic, index, "offer" if judged[index].has("sender") else "nothing")


def ask(judged: JudgedMail) -> Answer:
    """The call to action: value "none", "vague" or "clear"; `unit` the sentence that asks (or comes closest).

    `why`: "clear"; "bare" (time or attention, nothing about what), "reply only", "interest only"; "none".
    """
    if not judged:
        return Answer("none", 1.0, None, "none")
    if judged.decisions["no_ask"] >= NO_ASK:
        closest = max(judged, key=lambda j: max(j.scores["ask_clear"], j.scores["ask_vague"]))
        return Answer("none", judged.decisions["no_ask"], closest.index, "none")
    if judged.decisions["vague"] >= VAGUE:
        closest = max(judged, key=lambda j: j.scores["ask_vague"])
        return Answer("vague", judged.decisions["vague"], closest.index, _wanting(closest.seen))
    closest = max(judged, key=lambda j: j.scores["ask_clear"])
    return Answer("clear", 1 - judged.decisions["vague"], closest.index, "clear")


def _wanting(asking: Seen) -> str:
    """What a vague ask wants: time, nothing but an answer, or interest."""
    if "has meet" in asking.features:
        return "bare"
    return "reply only" if not {"w reply", "w respond"}.isdisjoint(asking.features) else "interest only"


def kind(judged: JudgedMail) -> Answer:
    """Value "first" or "follow_up", as told to `judge` or inferred; `unit` is the sentence that looks back most."""
    looks_back = max(judged, key=lambda j: max(j.scores["bump"], j.scores["recall"]), default=None)
    value = "follow_up" if judged.follow_up >= 0.5 else "first"
    return Answer(value, max(judged.follow_up, 1 - judged.follow_up), looks_back.index if looks_back else None, value)


def units_of(mail: Mail) -> tuple[Unit, ...]:
    """The sentences of a mail as units; unit i is `mail.sentences[i]`."""
    written = mail.draft.body.text
    units = []
    last_end = 0
    for sentence in mail.sentences:
        start, end = sentence.span.start, sentence.span.end
        line = written.rfind("\n", 0, start) + 1
        marker = last_end <= line and bool(written[line:start].strip())
        last_end = end
        units.append(Unit(written[start:end], sentence.text, sentence.part, marker))
    return tuple(units)


def judged(mail: Mail) -> JudgedMail:
    """The judged sentences of a mail; ask through `mail.once(judged)`. The kind counts as told only where the draft
    says it."""
    told = mail.kind == "follow_up" if mail.kind_is_told else None
    return judge(units_of(mail), follow_up=told, subject=mail.draft.passage("subject").text)
