"""Scores of roles and of whole mails: linear models over the features, their weights in `weights.tsv`."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from .features import Seen

ROLES = (
    "problem", "gain", "sender", "proof", "name_drop", "detail", "reader", "situation_question", "ask_clear",
    "ask_vague",
    "resource", "bump", "recall", "new_fact", "no_pressure", "courtesy",
)  # fmt: skip

Weights = dict[str, dict[str, str | Sequence[tuple[str, float]]]]
"""Stage -> feature -> (model, weight) pairs, as text until they are first asked for: a mail needs a tenth of them.

The feature "" is the constant that every model of the stage adds. Stages: "words" judges a sentence by itself, "around"
by its mail, "opener" the first sentence, "mail" the whole.
"""


@cache
def shipped() -> Weights:
    """The weights that `bench/train_roles.py` learned: a line is stage, feature and `model=weight` for each model it
    moves."""
    weights: Weights = {}
    for line in Path(__file__).with_name("weights.tsv").read_text(encoding="utf-8").splitlines():
        stage, feature, pairs = line.split("\t", 2)
        weights.setdefault(stage, {})[feature] = pairs
    return weights


def _read(of_stage: dict[str, str | Sequence[tuple[str, float]]], feature: str) -> Sequence[tuple[str, float]]:
    """The pairs of a feature, parsed and remembered."""
    pairs = of_stage.get(feature, ())
    if isinstance(pairs, str):
        split = (pair.partition("=") for pair in pairs.split("\t"))
        pairs = of_stage[feature] = tuple((model, float(weight)) for model, _, weight in split)
    return pairs


def logits(features: Mapping[str, float], weights: Weights, stage: str) -> dict[str, float]:
    """The sum of every model of one stage, by its name."""
    of_stage = weights[stage]
    sums = dict(_read(of_stage, ""))
    for feature, value in features.items():
        pairs = of_stage.get(feature)
        if pairs is not None:
            for model, weight in _read(of_stage, feature) if isinstance(pairs, str) else pairs:
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
        for name, weight in _read(weights["words"], feature):
            if name == role and weight > 0:  # a phrase that stands for something says more than a word by itself
                places[span] = places.get(span, 0.0) + (0.3 * weight if feature.startswith("w") else weight)
    best = sorted(places, key=lambda span: (-places[span], span))[:3]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(best):
        if kept and start <= kept[-1][1] + 1:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        elif places[start, end] >= 0.3 * places[best[0]]:
            kept.append((start, end))
    return tuple(kept)


def opening(first: Sequence[Mapping[str, float]], seen: Sequence[Seen]) -> tuple[int, dict[str, float]]:
    """Index and features of the sentence that opens the mail (the first that is no greeting): its own and what it
    seemed to be."""
    at = 1 if len(seen) > 1 and "greets only" in seen[0].features else 0
    return at, {**seen[at].features, **{"is " + role: first[at][role] for role in ROLES}}


def around(first: Sequence[Mapping[str, float]], seen: Sequence[Seen], follow_up: float) -> list[dict[str, float]]:
    """Second-stage features: what a unit, its neighbours, its list's lead-in and the mail before it seemed to be at
    first.

    `first` holds each unit's first-stage log-odds, squeezed; `follow_up` the probability that the mail is one.
    Values count
    from the lowest log-odds up, and what is next to nothing is left out: most sentences are plainly not most things.
    """
    likely = [{role: own[role] + 5.0 for role in ROLES if own[role] > UNLIKELY} for own in first]
    out: list[dict[str, float]] = []
    earlier: dict[str, float] = {}
    leader: Mapping[str, float] | None = None
    for i, own in enumerate(likely):
        f: dict[str, float] = {"follow-up": follow_up, "not follow-up": 1 - follow_up}
        for role in ROLES:
            f["own " + role] = first[i][role]
        for role, value in earlier.items():
            f["earlier " + role] = value
        if follow_up > 0.5:
            for role, value in own.items():
                f["own in follow-up " + role] = value
        if i:
            for role, value in likely[i - 1].items():
                f["previous " + role] = value
        else:
            f["no previous"] = 1.0
        if i + 1 < len(likely):
            for role, value in likely[i + 1].items():
                f["next " + role] = value
        else:
            f["no next"] = 1.0
        if leader is not None and "led" in seen[i].features:
            f["led"] = 1.0
            for role, value in leader.items():
                f["leader " + role] = value
        if seen[i].bullet:
            f["bullet"] = 1.0
        out.append(f)
        for role, value in own.items():
            earlier[role] = max(earlier.get(role, 0.0), value)
        if seen[i].lead:
            leader = own
    return out


UNLIKELY = -3.5
"""Log-odds up to which a first-stage score says nothing to the neighbours."""
