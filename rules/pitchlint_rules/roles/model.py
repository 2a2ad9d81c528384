"""Scores of roles and of whole mails: linear models over the features, their weights in `weights.tsv`."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from .features import Seen

ROLES = (
    "problem", "gain", "sender", "proof", "name_drop", "detail", "reader", "situation_question", "ask_clear", "ask_vague",
    "resource", "bump", "recall", "new_fact", "no_pressure", "courtesy",
)  # fmt: skip

Weights = Mapping[str, Mapping[str, Sequence[tuple[str, float]]]]
"""Stage -> feature -> (model, weight) pairs; the feature "" is the constant that every model of the stage adds.

Stages: "words" judges a sentence by itself, "around" by its mail, "opener" the first sentence, "mail" the whole.
"""


class _Stage(Mapping[str, Sequence[tuple[str, float]]]):
    """The weights of one stage; the line of a feature is read when it is first asked for, a mail needs a tenth of them."""

    def __init__(self) -> None:
        self.lines: dict[str, str] = {}
        self._read: dict[str, Sequence[tuple[str, float]]] = {}

    def __getitem__(self, feature: str) -> Sequence[tuple[str, float]]:
        found = self._read.get(feature)
        if found is None:
            pairs = (pair.partition("=") for pair in self.lines[feature].split("\t"))
            found = self._read[feature] = tuple((model, float(weight)) for model, _, weight in pairs)
        return found

    def __contains__(self, feature: object) -> bool:
        return feature in self.lines

    def __iter__(self) -> Iterator[str]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)


@cache
def shipped() -> Weights:
    """The weights that `bench/train_roles.py` learned: a line is stage, feature and `model=weight` for each model it moves."""
    weights: dict[str, _Stage] = {}
    for line in Path(__file__).with_name("weights.tsv").read_text(encoding="utf-8").splitlines():
        stage, feature, pairs = line.split("\t", 2)
        weights.setdefault(stage, _Stage()).lines[feature] = pairs
    return weights


def logits(features: Mapping[str, float], weights: Weights, stage: str) -> dict[str, float]:
    """The sum of every model of one stage, by its name."""
    of_stage = weights[stage]
    sums = dict(of_stage[""])
    for feature, value in features.items():
        if feature in of_stage:
            for model, weight in of_stage[feature]:
                sums[model] += weight * value
    return sums


def probability(logit: float) -> float:
    return 1.0 / (1.0 + math.exp(-logit)) if logit > -30 else 0.0


def squeezed(p: float) -> float:
    """A probability as a log-odds between -5 and 5: what one sentence says to its neighbours and to the mail."""
    return max(-5.0, min(5.0, math.log((p + 1e-4) / (1.0001 - p))))


def deciding(seen: Seen, weights: Weights, role: str) -> tuple[tuple[int, int], ...]:
    """Where the words stand that speak most for `role`, at most three places, in order."""
    places: dict[tuple[int, int], float] = {}
    for feature, span in seen.spans.items():
        for name, weight in weights["words"].get(feature, ()):
            if name == role and weight > 0:
                places[span] = places.get(span, 0.0) + weight
    best = sorted(places, key=lambda span: (-places[span], span))[:3]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(best):
        if kept and start <= kept[-1][1] + 1:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        elif places[start, end] >= 0.3 * places[best[0]]:
            kept.append((start, end))
    return tuple(kept)


def opening(first: Sequence[Mapping[str, float]], seen: Sequence[Seen]) -> tuple[int, dict[str, float]]:
    """Index and features of the sentence that opens the mail (the first that is no greeting): its own and what it seemed to be."""
    at = 1 if len(seen) > 1 and "greets only" in seen[0].features else 0
    return at, {**seen[at].features, **{"is " + role: first[at][role] for role in ROLES}}


def around(first: Sequence[Mapping[str, float]], seen: Sequence[Seen], follow_up: float) -> list[dict[str, float]]:
    """Second-stage features: what a unit, its neighbours, its list's lead-in and the mail before it seemed to be at first.

    `first` holds each unit's first-stage log-odds, squeezed; `follow_up` the probability that the mail is one.
    """
    out: list[dict[str, float]] = []
    earlier = dict.fromkeys(ROLES, -5.0)
    leader: Mapping[str, float] | None = None
    for i, own in enumerate(first):
        f: dict[str, float] = {"follow-up": follow_up, "not follow-up": 1 - follow_up}
        for role in ROLES:
            f["own " + role] = own[role]
            f["earlier " + role] = earlier[role]
            if follow_up > 0.5:
                f["own in follow-up " + role] = own[role]
        if i:
            for role in ROLES:
                f["previous " + role] = first[i - 1][role]
        else:
            f["no previous"] = 1.0
        if i + 1 < len(first):
            for role in ROLES:
                f["next " + role] = first[i + 1][role]
        else:
            f["no next"] = 1.0
        if "led" in seen[i].features and leader is not None:
            f["led"] = 1.0
            for role in ROLES:
                f["leader " + role] = leader[role]
        if seen[i].bullet:
            f["bullet"] = 1.0
        out.append(f)
        for role in ROLES:
            earlier[role] = max(earlier[role], own[role])
        if seen[i].lead:
            leader = own
    return out
