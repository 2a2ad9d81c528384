"""Cache and processes, as ratios measured in one run on this machine.

    python bench/scale.py [--drafts 1000] [--repeat 5] [--pays]

warm      distinct drafts (those of speed.py, most with findings) checked again: against the cold run, and against
          `python -c "import click"`
jobs      the same drafts, cold, without a cache, by two processes against one: how many times as many a second
once      what the cache costs a run that finds nothing in it, on one draft, in CPU time
--pays    how many drafts it takes until two processes are quicker than one: `schedule.WORTHWHILE` rests on it

Sources are compiled first, as an installation does. Both sides of a ratio run in turns; `warm` is a median. A
program that takes one of the cores halves what two processes gain, so `jobs` compares the best run of each side, and
says what the CPU time alone would allow.
"""

from __future__ import annotations

import argparse
import compileall
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from speed import BIN, ROOT, drafts

MOST_OF_COLD, MOST_OF_CLICK, LEAST_GAIN = 0.15, 6.0, 1.6
PITCHLINT = str(BIN / "pitchlint")
CLICK = [sys.executable, "-c", "import click"]


def seconds(command: list[str]) -> tuple[float, float]:
    """Wall and CPU time of one run of `command` and its children, its output thrown away."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    ran = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    if ran.returncode > 1:
        raise SystemExit(f"{' '.join(command)}: {ran.stderr}")
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def check(folder: Path, *options: str) -> list[str]:
    return [PITCHLINT, "check", str(folder), *options]


def warm(folder: Path, kept: Path, repeat: int) -> bool:
    """Whether a warm run is as quick as it should be."""
    cached = check(folder, "--cache-dir", str(kept), "--jobs", "1")
    shutil.rmtree(kept, ignore_errors=True)
    cold = seconds(cached)[0]
    colds = [cold] + [seconds(check(folder, "--no-cache", "--jobs", "1"))[0] for _ in range(1)]
    pairs = [(seconds(cached)[0], seconds(CLICK)[0]) for _ in range(4 * repeat)]
    time_warm = statistics.median(a for a, _ in pairs)
    of_cold = time_warm / min(colds)
    of_click = statistics.median(a / b for a, b in pairs)
    print(f"warm  cold {min(colds):.2f} s, warm {time_warm:.3f} s: {of_cold:.3f} of it (at most {MOST_OF_COLD}), "
          f"{of_click:.1f} times `import click` (at most {MOST_OF_CLICK})")  # fmt: skip
    return of_cold <= MOST_OF_COLD and of_click < MOST_OF_CLICK


def gain(folder: Path, repeat: int) -> tuple[float, float]:
    """How many times as quick two processes are, by the clock, and at most by the CPU time that they take."""
    both = [[seconds(check(folder, "--no-cache", "--jobs", jobs)) for jobs in ("1", "2")] for _ in range(repeat)]
    (one, cpu_one), (two, cpu_two) = (
        tuple(min(run[at] for run in way) for at in (0, 1)) for way in zip(*both, strict=True)
    )
    return one / two, 2 * cpu_one / cpu_two


def jobs(folder: Path, repeat: int) -> bool:
    """Whether two processes are as quick as they should be."""
    quicker, most = gain(folder, repeat)
    print(
        f"jobs  two processes are {quicker:.2f} times as quick (at least {LEAST_GAIN}; at most {most:.2f} by CPU time)"
    )
    return quicker >= LEAST_GAIN


def once(folder: Path, kept: Path, repeat: int) -> None:
    """What an empty cache costs."""
    draft = folder / "once.txt"
    draft.write_text("Hi Dana,\n\nYour pumps fail.\n\nTom\n", encoding="utf-8")
    costs = []
    for _ in range(4 * repeat):
        shutil.rmtree(kept, ignore_errors=True)
        with_cache = seconds(check(draft, "--cache-dir", str(kept)))[1]
        costs.append(with_cache / seconds(check(draft, "--no-cache"))[1])
    print(f"once  an empty cache costs {100 * statistics.median(costs) - 100:.1f} % on one draft")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--drafts", type=int, default=1000)
    options.add_argument("--repeat", type=int, default=5)
    options.add_argument("--pays", action="store_true")
    chosen = options.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for source in ("lint", "rules"):
        compileall.compile_dir(ROOT / source, quiet=2)
    with tempfile.TemporaryDirectory() as name:
        many, kept = Path(name, "many"), Path(name, "kept")
        if chosen.pays:
            for count in (25, 50, 100, 150, 200, 300):
                some = Path(name, str(count))
                some.mkdir()
                drafts(some, count)
                print(f"pays  {count} drafts: two processes are {gain(some, chosen.repeat)[0]:.2f} times as quick")
            return 0
        many.mkdir()
        drafts(many, chosen.drafts)
        good = warm(many, kept, chosen.repeat)
        good = jobs(many, chosen.repeat) and good
        many = Path(name, "one")
        many.mkdir()
        once(many, kept, chosen.repeat)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
