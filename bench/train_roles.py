"""Learns the weights of `pitchlint_rules/roles` and prints how well they do.

    python bench/train_roles.py [--corpus ../shared/corpus] [--write] [--seeds 1]

Needs scikit-learn (`pip install scikit-learn`); the product does not: prediction is a sum of weights in plain Python.

Sentences are cut by our own splitter from the bodies, each gets the roles of the labelled units it overlaps. Two
stages of
logistic regressions judge sentences: the first sees words, phrase classes and form, the second what the first said of
the sentence, its neighbours and its mail. Small regressions over sentence scores judge mails. `dev` mails are split
into
five folds by source repository, `written` mails, which are our own, always train and count WRITTEN_WEIGHT. Whatever a
later stage learns from is predicted by models that did not see that mail, so cross-validated figures are honest.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sparse
from sklearn.linear_model import LogisticRegression

from pitchlint import fields, parts, sentences
from pitchlint_rules import roles
from pitchlint_rules.roles import mail as mail_level
from pitchlint_rules.roles import model
from pitchlint_rules.roles.features import Seen, Unit, features_of

HERE = Path(__file__).resolve().parent
WEIGHTS = HERE.parent / "rules/pitchlint_rules/roles/weights.tsv"
ROLES = model.ROLES
FOLDS = 5
WRITTEN_WEIGHT = 0.5
WEIGHT = {"dev": 1.0, "authors": 0.8}  # what a mail of a set counts; of all others WRITTEN_WEIGHT
FOLDED = ("dev", "authors")  # sets that are tested too, in folds that keep repositories and authors whole
SENTENCE_C, AROUND_C, OPENER_C = 0.2, 0.003, 0.1
MAIL_C = {"follow_up": 4.0, "problem": 0.3, "personal": 0.02, "generic": 0.05, "vague": 0.1, "no_ask": 0.3}
OWN_SCALE = 10.0
LEAST_SEEN = 3  # a feature must occur this often to get a weight
SMALLEST = {
    "words": 0.06,
    "around": 0.03,
    "opener": 0.04,
    "mail": 0.02,
}  # smaller weights are dropped: figures stay the same


class Mail:
    """One labelled mail as the trainer sees it. Without `gold` only its whole is labelled, not its sentences."""

    def __init__(self, record: dict[str, Any], gold: list[tuple[int, int, list[str]]] | None, origin: str) -> None:
        self.record, self.origin, self.has_roles = record, origin, gold is not None
        self.group: str = record.get("source", {}).get("repo", "") if origin in FOLDED else ""
        self.subject: str = record.get("subject") or ""
        body: str = record["body"]
        self.units, self.roles = cut(body, gold or ())
        self.seen: list[Seen] = features_of(self.units)
        self.first: list[dict[str, float]] = []
        self.kind: float = 0.5
        self.scores: list[dict[str, float]] = []

    def label(self, field: str) -> Any:
        return None if field in self.record.get("unsure", ()) else self.record[field]

    @property
    def weight(self) -> float:
        return WEIGHT.get(self.origin, WRITTEN_WEIGHT)


def cut(body: str, gold: Sequence[tuple[int, int, list[str]]]) -> tuple[list[Unit], list[set[str]]]:
    """The sentences of a body as the linter cuts them, each with the roles of the labelled units it shares most
    with."""
    masked = fields.mask(body, fields.find_fields(body))
    found = parts.split(masked)
    units: list[Unit] = []
    roles_of: list[set[str]] = []
    last_end = 0
    for part, blocks in (("prose", found.paragraphs), ("postscript", found.postscript)):
        for block in blocks:
            for start, end in sentences.sentence_spans(masked, block.start, block.end):
                line = body.rfind("\n", 0, start) + 1
                bullet = last_end <= line and bool(body[line:start].strip())
                last_end = end
                units.append(Unit(body[start:end], masked[start:end], part, bullet))
                roles_of.append(
                    {
                        r
                        for a, z, given in gold
                        for r in given
                        if 0 < min(z - a, end - start) <= 2 * (min(z, end) - max(a, start))
                    }
                )
    return units, roles_of


def read(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def load(corpus: Path) -> list[Mail]:
    def records(name: str) -> list[dict[str, Any]]:
        return read(corpus / name)

    units = {r["id"]: r["units"] for r in records("dev-roles.jsonl")}
    mails = [Mail(r, units[r["id"]], "dev") for r in records("dev.jsonl")]
    mails += [Mail(r, r["units"], "authors") for r in read(HERE / "authors.jsonl")]
    for r in records("written.jsonl"):
        body, gold = "", []
        for i, (text, given) in enumerate(zip(r["units"], r["roles"], strict=True)):
            body += "" if i == 0 else "\n\n" if i == 1 else "\n"
            gold.append((len(body), len(body) + len(text), given))
            body += text
        mails.append(Mail({**r, "body": body}, gold, "written"))
    mails += own_mails(HERE / "mails.txt")
    return mails + [Mail(r, None, name) for name in WHOLE for r in read(HERE / f"{name}.jsonl")]


UNSEEN = ("independent", "blind", "authors")  # tested whole, by weights that learned from none of them
WHOLE = ("blind", "good", "repositories")  # labelled mails by other hands, which train what judges mails
OF_WHOLES = ("vague", "no_ask")  # what mails without labelled sentences train
SHORT = {
    "pb": "problem", "ga": "gain", "se": "sender", "pr": "proof", "nd": "name_drop", "de": "detail", "re": "reader",
    "sq": "situation_question", "ac": "ask_clear", "av": "ask_vague", "rs": "resource", "bu": "bump", "rc": "recall",
    "nf": "new_fact", "np": "no_pressure", "co": "courtesy",
}  # fmt: skip


def own_mails(file: Path) -> Iterable[Mail]:
    """The labelled mails of `mails.txt`; its head says how they are written."""
    for block in re.split(r"^== ", file.read_text(encoding="utf-8"), flags=re.M)[1:]:
        head, *lines = block.strip().splitlines()
        kind, opener, ask, *generic = head.partition("|")[0].split()
        body, gold = "", []
        for i, line in enumerate(lines):
            labels, _, text = line.partition("|")
            body += "" if i == 0 else "\n\n" if i == 1 else "\n"
            gold.append((len(body), len(body) + len(text.strip()), [SHORT[r] for r in labels.split()]))
            body += text.strip()
        given = {r for _, _, names in gold for r in names}
        record = {
            "subject": head.partition("|")[2].strip(), "body": body, "kind": kind, "opener": opener, "ask": ask,
            "problem": "stated" if "problem" in given else "missing", "personal": "detail" in given,
            "generic_follow_up": bool(generic) if kind == "follow_up" else None,
        }  # fmt: skip
        yield Mail(record, gold, "mails")


class Fitted(NamedTuple):
    """What one stage learned: feature -> model -> weight."""

    stage: str
    weights: dict[str, dict[str, float]]


def fit(
    rows: list[dict[str, float]],
    targets: dict[str, list[int | None]],
    weights: list[float],
    c: float,
    stage: str,
    least: int = 1,
) -> Fitted:
    """One logistic regression a target; None in a target leaves the row out. "own TARGET" is all but free of the
    penalty."""
    seen = Counter(k for row in rows for k in row)
    names = sorted(k for k, n in seen.items() if n >= least)
    place = {k: i for i, k in enumerate(names)}
    starts, columns, values = [0], [], []
    for row in rows:
        for k, v in row.items():
            if k in place:
                columns.append(place[k])
                values.append(v)
        starts.append(len(columns))
    x = sparse.csr_matrix((values, columns, starts), shape=(len(rows), len(names)))
    w = np.array(weights)
    fitted: dict[str, dict[str, float]] = defaultdict(dict)
    for target, given in targets.items():
        use = [i for i, y in enumerate(given) if y is not None]
        y = np.array([given[i] for i in use])
        if y.sum() < 2:
            fitted[""][target] = -4.0
            continue
        scale = np.ones(len(names))
        if "own " + target in place:
            scale[place["own " + target]] = OWN_SCALE
        m = LogisticRegression(C=c, solver="liblinear", max_iter=300, intercept_scaling=10)
        m.fit(x[use] @ sparse.diags(scale), y, sample_weight=w[use])
        fitted[""][target] = float(m.intercept_[0])
        coefficients = m.coef_[0] * scale
        for i in np.nonzero(np.abs(coefficients) >= SMALLEST[stage])[0]:
            fitted[names[i]][target] = float(coefficients[i])
    return Fitted(stage, fitted)


def table(*fitted: Fitted) -> model.Weights:
    out: dict[str, dict[str, list[tuple[str, float]]]] = defaultdict(lambda: defaultdict(list))
    for stage, weights in fitted:
        for feature, by_model in weights.items():
            out[stage][feature] += by_model.items()
    return out


def fold_of(mails: Iterable[Mail], seed: int) -> dict[int, int]:
    """Fold of each mail, by id(): repositories whole and spread evenly, written mails at random."""
    groups: dict[str, list[Mail]] = defaultdict(list)
    for i, m in enumerate(mails):
        groups[m.group or f"written {i}"].append(m)
    order = sorted(groups, key=lambda g: (-len(groups[g]), g))
    if seed:
        random.Random(seed).shuffle(order)
    size, fold = [0.0] * FOLDS, {}
    for g in order:
        k = size.index(min(size))
        size[k] += sum(m.weight for m in groups[g])
        for m in groups[g]:
            fold[id(m)] = k
    return fold


def fit_first(mails: Sequence[Mail]) -> Fitted:
    mails = [m for m in mails if m.has_roles]
    rows = [s.features for m in mails for s in m.seen]
    targets = {r: [int(r in given) for m in mails for given in m.roles] for r in ROLES}
    return fit(rows, targets, [m.weight for m in mails for _ in m.seen], SENTENCE_C, "words", LEAST_SEEN)


def fit_opener(mails: Sequence[Mail]) -> Fitted:
    used = [m for m in mails if m.has_roles and m.seen and m.label("opener")]
    rows = [model.opening(m.first, m.seen)[1] for m in used]
    targets = {o: [int(m.label("opener") == o) for m in used] for o in ("sender", "recipient")}
    return fit(rows, targets, [m.weight for m in used], OPENER_C, "opener", LEAST_SEEN)


def apply_first(mails: Iterable[Mail], weights: model.Weights) -> None:
    for m in mails:
        m.first = [
            {r: model.squeezed(model.probability(v)) for r, v in model.logits(s.features, weights, "words").items()}
            for s in m.seen
        ]


def first_scores(m: Mail) -> list[dict[str, float]]:
    return [{r: model.probability(v) for r, v in f.items()} for f in m.first]


def fit_decisions(
    mails: Sequence[Mail], names: Sequence[str], scores: Callable[[Mail], list[dict[str, float]]]
) -> Fitted:
    rows: dict[str, list[dict[str, float]]] = {n: [] for n in names}
    targets: dict[str, list[int | None]] = {n: [] for n in names}
    for m in mails:
        f = mail_level.features_of(scores(m), m.seen, m.subject, m.kind, names)
        for n in names:
            rows[n].append(f[n])
            targets[n].append(truth(m, n) if m.has_roles or n in OF_WHOLES else None)
    out: dict[str, dict[str, float]] = defaultdict(dict)
    for n in names:
        for feature, by_model in fit(
            rows[n], {n: targets[n]}, [m.weight for m in mails], MAIL_C[n], "mail"
        ).weights.items():
            out[feature].update(by_model)
    return Fitted("mail", out)


def truth(m: Mail, decision: str) -> int | None:
    """The label of a decision; None where readers differed or the question does not arise."""
    kind = m.label("kind")
    value: dict[str, Callable[[], bool | None]] = {
        "follow_up": lambda: None if kind not in ("first", "follow_up") else kind == "follow_up",
        "problem": lambda: None if m.label("problem") is None else m.label("problem") == "stated",
        "personal": lambda: m.label("personal"),
        "generic": lambda: m.label("generic_follow_up") if kind == "follow_up" else None,
        "vague": lambda: None if m.label("ask") is None else m.label("ask") == "vague",
        "no_ask": lambda: None if m.label("ask") is None else m.label("ask") == "none",
    }
    given = value[decision]()
    return None if given is None else int(given)


def apply_kind(mails: Iterable[Mail], weights: model.Weights) -> None:
    for m in mails:
        f = mail_level.features_of(first_scores(m), m.seen, m.subject, None, ("follow_up",))["follow_up"]
        m.kind = model.probability(model.logits(f, weights, "mail")["follow_up"])


def fit_around(mails: Sequence[Mail]) -> Fitted:
    mails = [m for m in mails if m.has_roles]
    rows = [f for m in mails for f in model.around(m.first, m.seen, m.kind)]
    targets = {r: [int(r in given) for m in mails for given in m.roles] for r in ROLES}
    return fit(rows, targets, [m.weight for m in mails for _ in m.seen], AROUND_C, "around")


def apply_around(mails: Iterable[Mail], weights: model.Weights) -> None:
    for m in mails:
        m.scores = [
            {r: model.probability(v) for r, v in model.logits(f, weights, "around").items()}
            for f in model.around(m.first, m.seen, m.kind)
        ]


def learn(mails: Sequence[Mail], seed: int) -> model.Weights:
    """All weights from these mails; each stage learns from predictions of models that did not see the mail."""
    fold = fold_of(mails, seed)

    def parted(k: int) -> tuple[list[Mail], list[Mail]]:
        return [m for m in mails if fold[id(m)] != k], [m for m in mails if fold[id(m)] == k]

    for k in range(FOLDS):
        train, rest = parted(k)
        apply_first(rest, table(fit_first(train)))
    kind = fit_decisions(mails, ("follow_up",), first_scores)
    for k in range(FOLDS):
        train, rest = parted(k)
        apply_kind(rest, table(fit_decisions(train, ("follow_up",), first_scores)))
    for k in range(FOLDS):
        train, rest = parted(k)
        apply_around(rest, table(fit_around(train)))
    return table(
        fit_first(mails),
        fit_opener(mails),
        kind,
        fit_around(mails),
        fit_decisions(mails, mail_level.LATER, lambda m: m.scores),
    )


class Predicted:
    """What the weights say of one mail, without being told its kind."""

    def __init__(self, m: Mail, weights: model.Weights) -> None:
        apply_first([m], weights)
        apply_kind([m], weights)
        apply_around([m], weights)
        self.mail, self.scores, self.follow_up = m, m.scores, m.kind > 0.5
        f = mail_level.features_of(m.scores, m.seen, m.subject, m.kind, mail_level.LATER)
        self.p = {d: model.probability(model.logits(f[d], weights, "mail")[d]) for d in mail_level.LATER}
        if mail_level.asks_for_detail(m.seen):
            self.p["personal"] = 1.0
        opener = (
            model.logits(model.opening(m.first, m.seen)[1], weights, "opener")
            if m.seen
            else {"sender": -1.0, "recipient": -1.0}
        )
        self.opener = "neutral" if max(opener.values()) < roles.NEUTRAL else max(opener, key=lambda o: opener[o])


def kappa(pairs: Sequence[tuple[bool, bool]]) -> float:
    n = len(pairs) or 1
    agreed = sum(a == b for a, b in pairs) / n
    p, q = sum(a for a, _ in pairs) / n, sum(b for _, b in pairs) / n
    chance = p * q + (1 - p) * (1 - q)
    return (agreed - chance) / (1 - chance) if chance < 1 else 0.0


def report(predicted: Sequence[Predicted]) -> dict[str, float]:
    """Agreement as `../shared/tools/score.py` counts it (kappa on mails), and F1 of every role on sentences."""
    out: dict[str, float] = {}
    pairs: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for p in predicted:
        m = p.mail
        kind = m.label("kind")
        if kind not in ("first", "follow_up"):
            continue
        pairs["kind"].append((p.follow_up, kind == "follow_up"))
        first = kind == "first"
        if first and m.label("problem"):
            pairs["problem"].append(
                (not p.follow_up and p.p["problem"] < roles.PROBLEM, m.label("problem") == "missing")
            )
        if "generic_follow_up" not in m.record.get("unsure", ()):
            pairs["generic_follow_up"].append(
                (p.follow_up and p.p["generic"] >= roles.GENERIC, m.label("generic_follow_up") is True)
            )
        if first and m.label("opener"):
            pairs["opener"].append((not p.follow_up and p.opener == "sender", m.label("opener") == "sender"))
        if first and m.label("personal") is not None:
            pairs["personal"].append((not p.follow_up and p.p["personal"] < roles.PERSONAL, not m.label("personal")))
        if m.label("ask"):
            pairs["vague_ask"].append((p.p["vague"] >= roles.VAGUE, m.label("ask") == "vague"))
            pairs["no_ask"].append((p.p["no_ask"] >= roles.NO_ASK, m.label("ask") == "none"))
    for name, given in pairs.items():
        out[name] = kappa(given)
    out["kind accuracy"] = sum(a == b for a, b in pairs["kind"]) / len(pairs["kind"])
    for role in ROLES:
        said = [s[role] >= roles.HAS for p in predicted for s in p.scores]
        right = [role in given for p in predicted for given in p.mail.roles]
        both = sum(a and b for a, b in zip(said, right, strict=True))
        out["f1 " + role] = 2 * both / max(1, sum(said) + sum(right))
    return out


def cross_validated(mails: Sequence[Mail], seed: int) -> list[Predicted]:
    folded, others = [m for m in mails if m.group], [m for m in mails if not m.group]
    fold = {}
    for name in FOLDED:
        fold |= fold_of([m for m in folded if m.origin == name], seed)
    out = []
    for k in range(FOLDS):
        weights = learn([m for m in folded if fold[id(m)] != k] + others, seed)
        out += [Predicted(m, weights) for m in folded if fold[id(m)] == k]
    return out


def write(weights: model.Weights) -> None:
    lines = []
    for stage in ("words", "around", "opener", "mail"):
        for feature, found in sorted(weights[stage].items()):
            pairs = "\t".join(f"{name}={weight:.3g}" for name, weight in sorted(found))
            lines.append(f"{stage}\t{feature}\t{pairs}\n")
    WEIGHTS.write_text("".join(lines), encoding="utf-8")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--corpus", type=Path, default=HERE.parent.parent / "shared/corpus")
    ap.add_argument("--write", action="store_true", help="write the weights file")
    ap.add_argument("--seeds", type=int, default=1, help="how many ways to split into folds; figures are means")
    ap.add_argument("--only-fit", action="store_true", help="no cross-validation")
    a = ap.parse_args()
    mails = load(a.corpus)
    columns: dict[str, dict[str, float]] = {}

    def of(name: str, predicted: Iterable[Predicted]) -> dict[str, float]:
        return report([p for p in predicted if p.mail.origin == name])

    if not a.only_fit:
        runs = [cross_validated(mails, seed) for seed in range(a.seeds)]
        for name in FOLDED:
            figures = [of(name, run) for run in runs]
            columns[f"{name}, folds"] = {k: float(np.mean([f[k] for f in figures])) for k in figures[0]}
    weights = learn(mails, 0)
    columns["dev, fitted"] = report([Predicted(m, weights) for m in mails if m.origin == "dev"])
    blind = learn([m for m in mails if m.origin not in UNSEEN], 0)
    for name in UNSEEN:
        columns[f"{name}, unseen"] = report([Predicted(Mail(r, [], name), blind) for r in read(HERE / f"{name}.jsonl")])
    if a.write:
        write(weights)
    print(f"{'':24}" + "".join(f"{c:>20}" for c in columns))
    for name in columns["dev, fitted"]:
        print(f"{name:24}" + "".join(f"{c[name]:20.3f}" for c in columns.values()))
    print(f"weights: {sum(len(found) for stage in weights.values() for found in stage.values())}")


if __name__ == "__main__":
    warnings.filterwarnings("ignore", category=FutureWarning)
    sys.exit(main())
