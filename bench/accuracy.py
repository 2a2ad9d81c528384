"""How right the rules are on labelled mails, with 90 % intervals: of labels by bootstrap, of rules by Wilson's score.

    python bench/accuracy.py [CORPUS.jsonl] [--write] [--samples 300]

Runs the installed pitchlint once over the corpus (../shared/corpus/dev.jsonl by default; labels in LABELLING.md
beside it), scores it as ../shared/tools/score.py does, and prints two tables: a row a label, and a row a rule that
counts only the findings of its full severity. `--write` puts them into bench/ACCURACY.md between its markers, and the
second also into the pack, where `pitchlint explain` reads it.
Exit code 1 when a labelled rule that warns by default is right in less than 0.8 of its warnings (with at least eight of
them), or more than the allowed noise is shown: 1.2 warnings a mail in the median, uncovered ones.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import statistics
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from pitchlint import packs
from pitchlint.measured import FILE, Measured

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
PAGE = ROOT / "bench" / "ACCURACY.md"
MARKERS = ("<!-- tables: written by bench/accuracy.py --write -->", "<!-- end of tables -->")
LEAST_PRECISION = 0.8
FEWEST = 8  # of fewer warnings nobody can say how often they are right
PACK_FIGURES = ROOT / "rules" / "pitchlint_rules" / FILE
MOST_WARNINGS = 1.2  # shown warnings a mail, in the median

Given = dict[str, list[dict[str, Any]]]


def score_tool() -> ModuleType:
    """The scoring script that everybody is measured with, as a module."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def label_rows(tool: ModuleType, records: list[Any], given: Given, heads: dict[str, str], samples: int) -> list[str]:
    table, _ = tool.score(records, given, heads)
    rows = ["| label | precision | recall | F1 | kappa | 90 % interval | support |", "|---|---|---|---|---|---|---|"]
    draws = [random.Random(n).choices(records, k=len(records)) for n in range(samples)]
    tables = [tool.score(draw, given, heads)[0] for draw in draws]
    for label, row in table.items():
        figure = "kappa" if "kappa" in row else "f1"
        spread = sorted(t[label][figure] for t in tables)
        low, high = spread[int(0.05 * samples)], spread[int(0.95 * samples)]
        kappa = f"{row['kappa']:.2f}" if "kappa" in row else "–"
        rows.append(
            f"| {label} | {row['precision']:.2f} | {row['recall']:.2f} | {row['f1']:.2f} | {kappa} | "
            f"{figure} {low:.2f}–{high:.2f} | {row['support']} |"
        )
    return rows


def measure(tool: ModuleType, records: list[Any], given: Given, heads: dict[str, str]) -> list[Measured]:
    """The figures of every rule that has a label and spoke, sorted by id."""
    labels = {rule: label for label, (rules, *_) in tool.DOCUMENT.items() for rule in rules}
    labels |= {rule: label for label, rules in tool.SPAN.items() for rule in rules}
    figures = []
    for rule in sorted(packs.load().rules, key=lambda rule: rule.id):
        if rule.id not in labels or rule.id in tool.NEVER_WRONG:
            continue
        own = {
            key: [f for f in found if f["rule"] == rule.id and f["severity"] == rule.severity]
            for key, found in given.items()
        }
        count = sum(map(len, own.values()))
        if not count:
            continue
        label = labels[rule.id]
        filtered = {record["id"]: own.get(record["id"], []) for record in records}
        row = tool.score(records, filtered, heads)[0][label]
        low, high = interval(row["precision"], count)
        figures.append(
            Measured(rule.id, label, count, row["precision"], low, high, row["recall"], row["support"], len(records))
        )
    return figures


def interval(share: float, number: int) -> tuple[float, float]:
    """Wilson's 90 % interval of a share of `number`; where all were right, a bootstrap would be sure of the next."""
    z = 1.645
    middle = share + z * z / (2 * number)
    spread = z * (share * (1 - share) / number + z * z / (4 * number * number)) ** 0.5
    return max(0.0, (middle - spread) / (1 + z * z / number)), min(1.0, (middle + spread) / (1 + z * z / number))


def rule_rows(figures: Iterable[Measured]) -> list[str]:
    return ["| rule | label | findings | precision | 90 % interval | recall |", "|---|---|---|---|---|---|"] + [
        f"| `{f.rule}` | {f.label} | {f.findings} | {f.right:.2f} | {f.low:.2f}–{f.high:.2f} | {f.found:.2f} |"
        for f in figures
    ]


def too_often_wrong(figures: Iterable[Measured]) -> list[str]:
    """The rules that warn and are right too seldom, as sentences."""
    warn = {rule.id for rule in packs.load().rules if rule.severity != "info" and rule.default}
    return [
        f"{f.rule}: right in {f.right:.2f} of its {f.findings} warnings, wanted {LEAST_PRECISION}"
        for f in figures
        if f.rule in warn and f.findings >= FEWEST and f.right < LEAST_PRECISION
    ]


def written(figures: Iterable[Measured]) -> str:
    """`measured.tsv`, as `pitchlint.measured` reads it."""
    head = "# how right rules are on labelled mails; written by bench/accuracy.py --write"
    names = "# " + "\t".join(Measured._fields)
    rows = ("\t".join(f"{cell:.2f}" if isinstance(cell, float) else str(cell) for cell in f) for f in figures)
    return "\n".join([head, names, *rows]) + "\n"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=Path, nargs="?", default=SHARED / "corpus" / "dev.jsonl")
    options.add_argument("--write", action="store_true")
    options.add_argument("--samples", type=int, default=300)
    chosen = options.parse_args()
    tool = score_tool()
    records = [json.loads(line) for line in chosen.corpus.read_text(encoding="utf-8").splitlines() if line.strip()]
    given, heads = tool.run_linter(records, str(Path(sys.executable).parent / "pitchlint"))
    rows = label_rows(tool, records, given, heads, chosen.samples)
    figures = measure(tool, records, given, heads)
    failing = too_often_wrong(figures)
    shown = [sum(f["severity"] != "info" and not f["covered_by"] for f in given.get(r["id"], [])) for r in records]
    middle, mean = statistics.median(shown), statistics.mean(shown)
    noise = f"Warnings shown a mail: median {middle:g}, mean {mean:.2f}, most {max(shown)}."
    if middle > MOST_WARNINGS:
        failing.append(f"noise: {middle:g} shown warnings a mail in the median, at most {MOST_WARNINGS}")
    text = "\n".join(
        [f"On `{chosen.corpus.name}`, {len(records)} mails.", "", *rows, "", *rule_rows(figures), "", noise]
    )
    print(text)
    if chosen.write:
        page = PAGE.read_text(encoding="utf-8")
        before, rest = page.split(MARKERS[0])
        after = rest.split(MARKERS[1])[1]
        PAGE.write_text(f"{before}{MARKERS[0]}\n{text}\n{MARKERS[1]}{after}", encoding="utf-8")
        PACK_FIGURES.write_text(written(figures), encoding="utf-8")
    for line in failing:
        print(f"too low: {line}", file=sys.stderr)
    return 1 if failing else 0


if __name__ == "__main__":
    sys.exit(main())
