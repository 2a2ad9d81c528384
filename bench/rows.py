"""A template with a long list, against the same mails as separate files.

    python bench/rows.py [--rows 10000] [--files 500]

One 120-word template with five fields is checked with a list; then some of the rendered mails are written to files and
checked as a folder. Prints how many times as many mails a second the first way does (at least 20 are wanted), and the
memory it takes at most (less than 300 MB). Both are runs of the command by one process, with everything that it loads,
without a cache. At last the rows are checked by two processes: how many times as many a second, which pays from about
20,000 rows on.
"""

from __future__ import annotations

import argparse
import csv
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pitchlint.fields.compiling import compile_template

LEAST_RATIO = 20
MOST_MEMORY = 300  # MB
TEMPLATE = """---
subject: waiting trucks at {{company}}
kind: first
---
Hi {{first_name}},

{{icebreaker}}

Carriers that call at yards like yours tell us the same thing: a truck that comes after six waits two hours at the
gate, because nobody knows which dock is free. At {{company}} that is about 40 euros an hour for each of them, and the
good carriers start to ask for more, or stay away altogether.

A yard near {{city}} gave every carrier a window of thirty minutes and showed the free dock on one board. Waiting went
from 110 minutes to 35 in eight weeks, without a new dock and without a new hand on the late shift.

As {{title}}, do you see who waits today, or only hear of it when a carrier complains? I can send you the plan of that
board, one page, if it helps.

Kim Osei
"""
FIRST = "Dana Lee Ada Pia Sam Noor Jon Mei Lars Ines Tariq Zofia Bea Otto Ravi Hana Milo Tess Igor Lena".split()
LAST = "Hale Park Moss Reyes Osei Brandt Novak Iyer Costa Weiss Tanaka Lind Okafor Silva Berg Khan".split()
PLACES = "Leeds Lyon Gent Turin Porto Basel Graz Aarhus Cork Bremen Malmo Sofia Riga Tartu".split()
TITLES = ("head of yard", "site manager", "transport manager", "head of logistics", "warehouse manager")
THINGS = ("gate four", "the new hall", "the cold store", "the night shift", "the rail ramp", "dock nine")


def people(count: int) -> list[dict[str, str]]:
    """`count` made-up records with a first line of their own."""
    rng = random.Random(11)
    rows = []
    for number in range(count):
        first, last, place = rng.choice(FIRST), rng.choice(LAST), rng.choice(PLACES)
        company = f"{last} {rng.choice(('Freight', 'Foods', 'Timber', 'Paper', 'Cold'))} {number}"
        rows.append(
            {
                "first_name": first,
                "last_name": last,
                "company": company,
                "title": rng.choice(TITLES),
                "city": place,
                "email": f"{first}.{last}{number}@yard{number}.example".lower(),
                "source": "trade register",
                "icebreaker": f"On {rng.randint(2, 28)} May {rng.randint(6, 60)} trucks stood at {rng.choice(THINGS)}"
                f" in {place} when I drove past at {rng.randint(5, 9)}.",
            }
        )
    return rows


def run(*arguments: str, folder: Path) -> float:
    """Wall seconds of one check."""
    command = [
        str(Path(sys.executable).parent / "pitchlint"),
        "check",
        "--fail-level",
        "never",
        "--no-cache",
        *arguments,
    ]
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True)
    return time.perf_counter() - start


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", type=int, default=10_000)
    options.add_argument("--files", type=int, default=500)
    chosen = options.parse_args()
    rows = people(chosen.rows)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "template.md").write_text(TEMPLATE, encoding="utf-8")
        with (folder / "leads.csv").open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, rows[0])
            writer.writeheader()
            writer.writerows(rows)
        templated = run("template.md", "--prospects", "leads.csv", "--jobs", "1", folder=folder)
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        shared = run("template.md", "--prospects", "leads.csv", "--jobs", "2", folder=folder)
        (folder / "mails").mkdir()
        template = compile_template(TEMPLATE)
        for number, row in enumerate(rows[: chosen.files]):
            (folder / "mails" / f"{number}.md").write_text(template.render(row).text, encoding="utf-8")
        separate = run("mails", "--jobs", "1", folder=folder)
    per_second = (chosen.rows / templated, chosen.files / separate)
    ratio = per_second[0] / per_second[1]
    print(f"{chosen.rows} rows: {templated:.2f} s, {per_second[0]:.0f} mails a second, {memory:.0f} MB at most")
    print(f"{chosen.files} files: {separate:.2f} s, {per_second[1]:.0f} mails a second")
    print(f"ratio {ratio:.1f} (at least {LEAST_RATIO})")
    print(f"two processes: {templated / shared:.2f} times the rows a second of one")
    return 0 if ratio >= LEAST_RATIO and memory < MOST_MEMORY else 1


if __name__ == "__main__":
    sys.exit(main())
