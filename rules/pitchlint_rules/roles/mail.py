"""What the roles of its sentences make of a whole mail, as features for the small models that decide about it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from .features import LOOKS_BACK, Seen
from .model import squeezed

# what a subject line says about earlier contact
_SUBJECT = (
    ("re", re.compile(r"^\s*re\s*:", re.I)),
    (
        "bump",
        re.compile(
            r"follow(?:ing)?[ -]?up|check(?:ing)? in|circl|touch(?:ing)? base|bump"
            r"|still (?:interested|on your|relevant|make)|any update"
            r"|next steps?\b|reminder|nudge|correction|one (?:more|last)|again\b|revisit|since we|miss you"
            r"|proposal - |update on",
            re.I,
        ),
    ),
    (
        "goodbye",
        re.compile(
            r"clos(?:e|ing) (?:your|the|this|out)|last (?:note|email|attempt|call|try|one)|final|moving on"
            r"|goodbye|before i"
            r"|leave you alone|break-?up|no pressure|move on|should i",
            re.I,
        ),
    ),
    (
        "thanks",
        re.compile(
            r"thank|great (?:to|talking|meeting|chat)|our (?:call|chat|conversation|demo)|you (?:mentioned|asked)", re.I
        ),
    ),
)

_BACK = (("back", "looks back"), ("earlier", "has earlier"), ("update", "has update"), ("goodbye", "has goodbye"))

# which sentence roles each decision looks at
LOOKS_AT = {
    "problem": ("problem",),
    "personal": ("detail", "recall"),
    "follow_up": ("bump", "recall", "no_pressure"),
    "generic": ("new_fact", "proof", "resource", "detail", "recall", "situation_question", "problem", "gain",
    "sender", "bump", "reader", "no_pressure"),
    "vague": ("ask_vague", "ask_clear", "situation_question"),
    "no_ask": ("ask_vague", "ask_clear", "situation_question", "no_pressure", "resource"),
}  # fmt: skip
LATER = tuple(decision for decision in LOOKS_AT if decision != "follow_up")
"""The decisions that are made when the kind is known, or inferred."""


def features_of(
    scores: Sequence[Mapping[str, float]],
    seen: Sequence[Seen],
    subject: str,
    follow_up: float | None,
    decisions: Sequence[str],
) -> dict[str, dict[str, float]]:
    """For each of `decisions` its features, from the probabilities of all roles of all units, the subject and the
    kind."""
    common: dict[str, float] = {}
    for name, pattern in _SUBJECT:
        if subject and pattern.search(subject):
            common["subject " + name] = 1.0
    if not subject:
        common["subject none"] = 1.0
    per_role: dict[str, dict[str, float]] = {}
    for role in {role for decision in decisions for role in LOOKS_AT[decision]}:
        column = sorted((s[role] for s in scores), reverse=True) or [0.0]
        per_role[role] = {
            f"most {role}": squeezed(column[0]),
            f"second {role}": squeezed(column[1] if len(column) > 1 else 0.0),
            f"sum {role}": min(4.0, sum(column)),
        }
        if scores and role in ("bump", "recall", "no_pressure", "sender", "reader"):
            per_role[role][f"first {role}"] = squeezed(scores[0][role])
        if scores and role in ("ask_vague", "ask_clear", "situation_question"):
            per_role[role][f"last {role}"] = squeezed(max(s[role] for s in scores[-2:]))
    looks_back: dict[str, float] = {}
    for kind, feature in _BACK:
        holding = [i for i, s in enumerate(seen) if feature in s.features]
        if holding:
            looks_back[kind] = 1.0
            looks_back[kind + " more"] = min(3.0, len(holding) - 1.0)
            if holding[0] == 0:
                looks_back[kind + " first"] = 1.0
    for kind in LOOKS_BACK:
        if any("has " + kind in s.features for s in seen):
            looks_back["any " + kind] = 1.0
    length = min(20, len(scores)) / 10
    out: dict[str, dict[str, float]] = {}
    for decision in decisions:
        roles = LOOKS_AT[decision]
        f = {"length": length} if decision not in ("follow_up", "problem", "personal") else {}
        for role in roles:
            f.update(per_role[role])
        if decision == "follow_up":
            f = {name: value for name, value in f.items() if name.startswith("most")}
        if decision == "follow_up":
            f.update(common)
            f.update(looks_back)
        elif follow_up is not None:
            f["follow-up"] = follow_up
        if decision == "problem":
            f["sentences with trouble"] = min(
                3.0, sum("pain" in s.features and "scene only" not in s.features for s in seen)
            )
        elif decision == "vague":
            f["vague over clear"] = f["most ask_vague"] - f["most ask_clear"]
            for name in {name for s in seen for name in s.features}:
                if name.startswith("ask ") and " content " in name:
                    f["any " + name] = 1.0
        out[decision] = f
    return out


def asks_for_detail(seen: Sequence[Seen]) -> bool:
    """Whether a sentence is nothing but a slot for a detail (`{{icebreaker}}`): such a mail is personal, whatever
    the rest says."""
    return any("alone @detail" in s.features for s in seen)
