"""Learns the weights of `pitchlint_rules/manner.py` and prints how well they do.

    python bench/train_manner.py [--corpus ../shared/corpus] [--write]

Needs scikit-learn (`pip install scikit-learn`); the product does not: prediction is a sum of weights in plain Python.

Examples are sentences: those of labelled mails, at fault where they share words with a marked passage, and left out
where only one reader marked it; those of good mails; and the wordings of our own that the rules' tests hold, hits and
near-misses. The figures are of models that did not see the mail: repositories and authors stay whole in five folds.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from pitchlint import fields, parts, sentences
from pitchlint_rules import manner
from pitchlint_rules.roles.words import words_of

HERE = Path(__file__).resolve().parent
TESTS = HERE.parent / "tests"
WEIGHTS = HERE.parent / "rules/pitchlint_rules/manner.tsv"
MANNERS = tuple(manner.MANNERS)
MAILS = ("independent", "blind", "authors", "wording", "good", "repositories")
TESTED = ("dev", "authors", "repositories")
WORDINGS = (
    ("guilt_hits.txt", "guilt", True), ("guilt_near_misses.txt", "guilt", False),
    ("lowering_hits.txt", "begging", True), ("lowering_near_misses.txt", "begging", False),
    ("tone_guilt_hits.txt", "guilt", True), ("tone_guilt_near_misses.txt", "guilt", False),
    ("tone_begging_hits.txt", "begging", True), ("tone_begging_near_misses.txt", "begging", False),
)  # fmt: skip
FOLDS = 5
WEIGHT = {"dev": 2.0, "wordings": 0.5}  # what an example of a set counts: real mails most, lists of wordings least
STRENGTH = 0.5  # C of the regressions
LEAST_SEEN = 3  # a feature must occur this often to get a weight
SMALLEST = 0.15  # smaller weights are dropped: figures stay the same


class Example(NamedTuple):
    """A sentence and which manners it has; None where nobody knows. `group` stays whole in a fold."""

    source: str
    group: str
    features: frozenset[str]
    has: dict[str, bool | None]


def example(source: str, group: str, text: str, masked: str, has: dict[str, bool | None]) -> Example:
    return Example(source, group, frozenset(manner.features(words_of(text, masked).stems)), has)


def of_mails(file: Path) -> Iterator[Example]:
    for line in file.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        body = record["body"]
        masked = fields.mask(body, fields.find_fields(body))
        marked = {name: places(record, record.get(name) or ()) for name in MANNERS}
        doubtful = {name: places(record, (record.get("maybe") or {}).get(name, ())) for name in MANNERS}
        group = record.get("source", {}).get("repo", "")
        for start, end in spans(masked):
            has = {name: verdict((start, end), marked[name], doubtful[name]) for name in MANNERS}
            yield example(file.stem, group, body[start:end], masked[start:end], has)


def places(record: dict[str, Any], words: Any) -> list[tuple[int, int]]:
    """Where marked words stand in the body; each occurrence is an entry of its own, subject first."""
    before = len(record.get("subject") or "") + 1
    text = (record.get("subject") or "") + "\n" + record["body"]
    found, after = [], Counter[str]()
    for one in words:
        at = text.find(one, after[one])
        after[one] = at + 1
        if at >= before:
            found.append((at - before, at - before + len(one)))
    return found


def verdict(span: tuple[int, int], marked: list[tuple[int, int]], doubtful: list[tuple[int, int]]) -> bool | None:
    def meets(spans: list[tuple[int, int]]) -> bool:
        return any(start < span[1] and span[0] < end for start, end in spans)

    return True if meets(marked) else None if meets(doubtful) else False


def spans(masked: str) -> Iterator[tuple[int, int]]:
    found = parts.split(masked)
    for block in (*found.paragraphs, *found.postscript):
        yield from sentences.sentence_spans(masked, block.start, block.end)


def of_good_files() -> Iterator[Example]:
    for file in sorted((TESTS / "silent").iterdir()):
        if file.suffix in (".md", ".txt"):
            body = re.sub(r"\A---\n.*?\n---\n", "", file.read_text(encoding="utf-8"), flags=re.S)
            masked = fields.mask(body, fields.find_fields(body))
            for start, end in spans(masked):
                yield example("silent", "", body[start:end], masked[start:end], dict.fromkeys(MANNERS, False))


def of_wordings() -> Iterator[Example]:
    for name, which, is_hit in WORDINGS:
        for line in (TESTS / "rules" / name).read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                text = line.replace("|", "")
                masked = fields.mask(text, fields.find_fields(text))
                yield example("wordings", "", text, masked, {**dict.fromkeys(MANNERS), which: is_hit})


def learned(examples: list[Example], which: str) -> dict[str, float]:
    """The weight of each feature; that of "" is the constant."""
    known = [one for one in examples if one.has[which] is not None]
    seen = Counter(feature for one in known for feature in one.features)
    rows = [{feature: 1 for feature in one.features if seen[feature] >= LEAST_SEEN} for one in known]
    vectors = DictVectorizer()
    matrix = vectors.fit_transform(rows)
    counts = np.array([WEIGHT.get(one.source, 1.0) for one in known])
    has = np.array([one.has[which] for one in known])
    fitted = LogisticRegression(C=STRENGTH, max_iter=800).fit(matrix, has, sample_weight=counts)
    weights = dict(zip(vectors.get_feature_names_out(), fitted.coef_[0], strict=True))
    return {"": fitted.intercept_[0]} | {name: weight for name, weight in weights.items() if abs(weight) >= SMALLEST}


def probability(weights: dict[str, float], features: frozenset[str]) -> float:
    logit = weights[""] + sum(weights.get(feature, 0.0) for feature in features)
    return float(1 / (1 + np.exp(-logit)))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpus", type=Path, default=HERE.parent.parent / "shared" / "corpus")
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    examples = list(of_mails(chosen.corpus / "dev.jsonl"))
    for name in MAILS:
        examples += of_mails(HERE / f"{name}.jsonl")
    examples += [*of_good_files(), *of_wordings()]
    groups = sorted({(one.source, one.group) for one in examples if one.source in TESTED})
    for which in MANNERS:
        found: list[tuple[str, float, bool]] = []
        for fold in range(FOLDS):
            out = set(groups[fold::FOLDS])
            weights = learned([one for one in examples if (one.source, one.group) not in out], which)
            found += [
                (one.source, probability(weights, one.features), bool(one.has[which]))
                for one in examples
                if (one.source, one.group) in out and one.has[which] is not None
            ]
        for source in TESTED:
            of_source = [(score, has) for name, score, has in found if name == source]
            told = []
            for least in (0.5, 0.55, 0.6, 0.65, 0.7, 0.8):
                spoken = [has for score, has in of_source if score >= least]
                right, marked = sum(spoken), sum(has for _, has in of_source)
                told.append(f"{least}: {right / (len(spoken) or 1):.2f} {right / (marked or 1):.2f}")
            print(f"{which:8} {source:12} precision and recall from  " + "  ".join(told))
    if chosen.write:
        weights_of = {which: learned(examples, which) for which in MANNERS}
        names = sorted(set().union(*weights_of.values()))
        rows = (
            "\t".join([name, *(f"{which}={of[name]:.2f}" for which, of in weights_of.items() if name in of)])
            for name in names
        )
        WEIGHTS.write_text("\n".join(rows) + "\n", encoding="utf-8")
        print(f"wrote {len(names)} features")


if __name__ == "__main__":
    main()
