"""Speed, as ratios measured in one run on this machine.

    python bench/speed.py [--drafts 1000] [--repeat 5]

cold      one draft that needs no syntax, a fresh process: `pitchlint check` against `proselint check` on the same file
many      distinct drafts made from ../shared/corpus/written.jsonl, all default rules, one process, no cache, against
          the time that spaCy alone needs for the same text (`nlp.pipe`, tagger and parser only), both with model load
help      what `pitchlint --help` imports

Needs the `dev` extra. Sources are compiled first, as an installation does. Every figure is the median of alternating
runs; absolute times are printed for orientation only.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "written.jsonl"
BIN = Path(sys.executable).parent
HEAVY = ("spacy", "textstat", "rich", "yaml", "numpy", "importlib.metadata", "email", "language_tool_python")
SPACY_ALONE = """
import pathlib, sys, spacy
from pitchlint.nlp import model_name
nlp = spacy.load(model_name(), exclude=["ner", "lemmatizer", "attribute_ruler"])
texts = [path.read_text(encoding="utf-8") for path in sorted(pathlib.Path(sys.argv[1]).iterdir())]
for doc in nlp.pipe(texts):
    pass
"""


def seconds(command: list[str]) -> float:
    """Wall time of one run of `command`, its output thrown away."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def paired(ours: list[str], theirs: list[str], repeat: int) -> tuple[float, float, float]:
    """Median times of both commands, run in turns, and the median of the ratios ours / theirs."""
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(repeat)]
    ratio = statistics.median(a / b for a, b in pairs)
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs), ratio


def drafts(folder: Path, count: int) -> None:
    """`count` distinct drafts: our written mails, their sentences recombined within a trade and numbered."""
    mails = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    rng = random.Random(7)
    for number in range(count):
        mail = mails[number % len(mails)]
        units = list(mail["units"])
        if number >= len(mails):  # a sentence of another mail, and a figure, make it a new draft
            other = rng.choice(mails)["units"]
            units.insert(min(2, len(units)), rng.choice(other[1:-1] or other))
            units.insert(1, f"Case {number} came up again this week, in {rng.randint(3, 90)} of your orders.")
        text = (
            f"---\nsubject: {json.dumps(mail['subject'] or 'hello', ensure_ascii=False)}\n---\n"
            + "\n\n".join(units)
            + "\n"
        )
        (folder / f"draft-{number:04}.md").write_text(text, encoding="utf-8")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--drafts", type=int, default=1000)
    options.add_argument("--repeat", type=int, default=5)
    chosen = options.parse_args()
    pitchlint = str(BIN / "pitchlint")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for folder in ("lint", "rules"):
        compileall.compile_dir(ROOT / folder, quiet=2)
    with tempfile.TemporaryDirectory() as name:
        one = Path(name) / "one.md"
        one.write_text((ROOT / "examples/drafts/follow-up.txt").read_text(encoding="utf-8"), encoding="utf-8")
        seconds([pitchlint, "check", str(one)])
        ours, theirs, ratio = paired(
            [pitchlint, "check", str(one)], [str(BIN / "proselint"), "check", str(one)], 4 * chosen.repeat
        )
        floor = statistics.median(seconds([sys.executable, "-c", "import click"]) for _ in range(chosen.repeat))
        times = f"pitchlint {ours:.3f} s, proselint {theirs:.3f} s, import click {floor:.3f} s"
        print(f"cold  {times}: ratio {ratio:.2f} (at most 1.00)")
        folder = Path(name) / "many"
        folder.mkdir()
        drafts(folder, chosen.drafts)
        ours, theirs, ratio = paired(
            [pitchlint, "check", "--no-cache", str(folder)],
            [sys.executable, "-c", SPACY_ALONE, str(folder)],
            chosen.repeat,
        )
        times = f"pitchlint {ours:.2f} s, spaCy alone {theirs:.2f} s"
        print(f"many  {chosen.drafts} drafts: {times}: ratio {ratio:.2f} (at most 0.60)")
    probe = (
        "import sys, pitchlint.cli as cli; cli.cli(['--help'], standalone_mode=False, prog_name='pitchlint'); "
        f"print(' '.join(m for m in {HEAVY!r} if m in sys.modules) or 'none of them')"
    )
    found = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True
    ).stdout.splitlines()[-1]
    print(f"help  heavy modules imported by --help ({', '.join(HEAVY)}): {found}")


if __name__ == "__main__":
    main()
