"""Scores of roles and of whole mails: linear models over the features, their weights in `weights.tsv`."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
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


@cache
def shipped() -> Weights:
    """The weights that `bench/train_roles.py` learned: a line is stage, feature and `model=weight` for each model it moves."""
    weights: dict[str, dict[str, list[tuple[str, float]]]] = {}
    with Path(__file__).with_name("weights.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            stage, feature, *pairs = line.rstrip("\n").split("\t")
            parsed = []
            for pair in pairs:
                model, _, weight = pair.partition("=")
                parsed.append((model, float(weight)))
            weights.setdefault(stage, {})[feature] = parsed
    return weights


def logits(features: Mapping[str, float], weights: Weights, stage: str) -> dict[str, float]:
    """The sum of every model of one stage, by its name."""
    of_stage = weights[stage]
    sums = dict(of_stage[""])
    for feature, value in features.items():
        pairs = of_stage.get(feature)
        if pairs is not None:
            for model, weight in pairs:
                sums[model] += weight * value
    return sums


def probability(logit: float) -> float:
    return 1.0 / (1.0 + math.exp(-logit)) if logit > -30 else 0.0


def squeezed(p: float) -> float:
    """A probability as a log-odds between -4 and 4: what one sentence says to its neighbours and to the mail."""
    return max(-4.0, min(4.0, math.log((p + 1e-4) / (1.0001 - p))))


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
    earlier = dict.fromkeys(ROLES, -4.0)
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
