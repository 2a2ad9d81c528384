"""Kill -9 in the middle of `--fix`: every file is either as it was or fixed, never half.

    python bench/kill_fix.py [--files 200] [--kills 20]

Each time the process is killed as soon as a file chosen by chance has been written. Prints how many files were old and
new at each kill, and how many temporary files were left; exits 1 where a file is neither, or where a further run does
not fix what is left. Also prints what writing the files takes.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

OLD = "Subject: docks\r\n\r\nHi Dana,\r\n\r\n{pad}In order to see the docks of yard {number}, call.\r\n"
COMMAND = ("check", "--isolated", "--select", "filler", "--fix", "-q", "--no-cache")
_PADDING = "The trucks of the morning wait at the gate until the clerk has found their papers.\r\n" * 20


def texts(number: int) -> tuple[bytes, bytes]:
    """A file as it was and as it is fixed."""
    old = OLD.format(number=number, pad=_PADDING)
    return old.encode(), old.replace("In order to see", "To see").encode()


def written(folder: Path, files: int) -> list[Path]:
    """The files, as they were."""
    for left in folder.iterdir():
        left.unlink()
    paths = [folder / f"{chr(97 + number % 26)}-yard-x{number}.txt" for number in range(files)]
    for number, path in enumerate(paths):
        path.write_bytes(texts(number)[0])
    return paths


def killed(folder: Path, at: Path) -> None:
    """Run --fix on `folder` and kill it when the file `at` is another one."""
    before = at.stat().st_ino
    process = subprocess.Popen([sys.executable, "-m", "pitchlint", *COMMAND, folder], stdout=subprocess.DEVNULL)
    while process.poll() is None and at.stat().st_ino == before:
        pass
    process.send_signal(signal.SIGKILL)
    process.wait()


def state(paths: list[Path]) -> tuple[int, int, int]:
    """How many files are old, new and neither."""
    old = new = 0
    for number, path in enumerate(paths):
        was, fixed = texts(number)
        data = path.read_bytes()
        old, new = old + (data == was), new + (data == fixed)
    return old, new, len(paths) - old - new


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--kills", type=int, default=20)
    given = parser.parse_args()
    chance = random.Random(6)
    torn = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kill in range(1, given.kills + 1):
            paths = written(folder, given.files)
            killed(folder, chance.choice(sorted(paths)))
            old, new, neither = state(paths)
            left = len(os.listdir(folder)) - len(paths)
            print(f"kill {kill:>2}: {old:>3} old, {new:>3} new, {neither} neither, {left} temporary files")
            torn += neither
        begun = time.monotonic()
        subprocess.run([sys.executable, "-m", "pitchlint", *COMMAND, folder], check=False, stdout=subprocess.DEVNULL)
        print(f"the run that goes on: {time.monotonic() - begun:.2f} s")
        unfixed = len(paths) - state(paths)[1]
    print(f"{torn} files torn, {unfixed} not fixed by the run that goes on")
    return int(bool(torn or unfixed))


if __name__ == "__main__":
    sys.exit(main())
