"""How many mistakes each grammar engine finds in 300 wrong sentences, and how often it objects to 300 correct ones.

    python bench/grammar.py [--check] [--missed]     prints the table of bench/GRAMMAR.md
    python bench/grammar.py --speed                  200 drafts through LanguageTool, and its server alone

Three ways: the engine as it comes, on the bare sentence; the engine with the rules we chose of it, unmasked; and
pitchlint's rules `spelling` and `grammar` on a mail with that sentence. A mistake is found where a finding touches the
wrong words; each correct sentence with a finding is a false alarm. `--check` fails where masking costs recall, or the
figures fall below the bars. LanguageTool is left out where it is not there (bash .ci/languagetool).
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import NamedTuple
from unittest.mock import patch

from pitchlint import grammar
from pitchlint.config import CommandLine, Configs
from pitchlint.grammar.http import Connection
from pitchlint.grammar.server import started
from pitchlint.mail import Grammar, Mail
from pitchlint.packs import load
from pitchlint.phrases import NO_LISTS
from pitchlint.readers import read
from pitchlint.run import check

HERE = Path(__file__).parent
_CHOICE = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")
_GREETING = "Hi Dana,\n\n"
LEAST_RECALL = {"harper": 0.55, "languagetool": 0.75}
MOST_FALSE = {"harper": 3, "languagetool": 3}  # of 300
MOST_OVERHEAD = 1.5  # times what the server alone takes
DRAFTS = 200

Spans = list[tuple[int, int]]
Way = Callable[[Sequence[str]], list[Spans]]


class Sample(NamedTuple):
    """A sentence in two versions; the mistake stands at `start` to `end` of the wrong one."""

    section: str
    right: str
    wrong: str
    start: int
    end: int


def samples() -> list[Sample]:
    found, section = [], ""
    for line in (HERE / "grammar.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            section = line[2:]
        elif line:
            choice = _CHOICE.search(line)
            assert choice, line
            right, wrong = (line[: choice.start()] + words + line[choice.end() :] for words in choice.groups())
            found.append(Sample(section, right, wrong, choice.start(), choice.start() + len(choice[2])))
    return found


def harper_as_it_comes(texts: Sequence[str]) -> list[Spans]:
    from harper import Linter

    linter = Linter()
    return [[(one.span.start, one.span.end) for one in linter.lint(text, language="plaintext")] for text in texts]


def languagetool_as_it_comes(address: str) -> Way:
    def ask(texts: Sequence[str]) -> list[Spans]:
        connection = Connection(address, 120)
        found: list[Spans] = []
        for text in texts:
            matches = connection.json("check", {"language": "en-US", "text": text})["matches"]
            found.append([(one["offset"], one["offset"] + one["length"]) for one in matches])
        return found

    return ask


def unmasked(settings: Grammar) -> Way:
    def ask(texts: Sequence[str]) -> list[Spans]:
        found = grammar.mistakes(settings, [grammar.Text(text) for text in texts])
        return [[(one.start, one.end) for one in ours] for ours in found]

    return ask


def ours(settings: Grammar) -> Way:
    rules = {rule.id: rule for rule in load().rules if rule.masked}

    def ask(texts: Sequence[str]) -> list[Spans]:
        team = Configs(load(), CommandLine(isolated=True)).of(Path("a.md")).team._replace(grammar=settings)
        found: list[Spans] = []
        for number, text in enumerate(texts):
            (draft,) = read(f"{number}.md", (_GREETING + text + "\n").encode()).drafts
            mail = Mail(draft, team, NO_LISTS)
            flags = [flag for rule in rules.values() for flag in rule.check(mail)]
            shift = mail.draft.body.text.index(text)
            found.append([(flag.span.start - shift, flag.span.end - shift) for flag in flags if flag.span])
        return found

    return ask


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--missed", action="store_true", help="show what pitchlint misses and where it is wrong")
    parser.add_argument("--speed", action="store_true")
    given = parser.parse_args()
    try:
        return speed() if given.speed else accuracy(given.check, given.missed)
    finally:
        grammar.close()


def accuracy(must_hold: bool, show: bool) -> int:
    here = samples()
    failed = []
    print("| engine | way | mistakes found of", len(here), "| correct sentences with a finding |")
    print("|---|---|---|---|")
    for engine in ("harper", "languagetool"):
        settings = Grammar(engine=engine, timeout=120)
        ways: dict[str, Way] = {"with our rules of it, unmasked": unmasked(settings), "in pitchlint": ours(settings)}
        if engine == "harper":
            ways = {"as it comes": harper_as_it_comes, **ways}
        else:
            try:
                server = started(settings.timeout)
            except grammar.EngineError as error:
                print(error, file=sys.stderr)
                failed.append("LanguageTool is not there")
                continue
            ways = {"as it comes": languagetool_as_it_comes(server.address), **ways}
        hits: dict[str, list[bool]] = {}
        for name, way in ways.items():
            wrong, right = way([one.wrong for one in here]), way([one.right for one in here])
            hits[name] = [
                any(start < max(one.end, one.start + 1) and one.start < end for start, end in spans)
                for one, spans in zip(here, wrong, strict=True)
            ]
            alarms = [one for one, spans in zip(here, right, strict=True) if spans]
            print(f"| {engine} | {name} | {sum(hits[name])} ({sum(hits[name]) / len(here):.0%}) | {len(alarms)} |")
            if name == "in pitchlint":
                if show:
                    for one, hit in zip(here, hits[name], strict=True):
                        if not hit:
                            print("  missed:", one.wrong)
                    for one in alarms:
                        print("  false alarm:", one.right)
                if sum(hits[name]) < LEAST_RECALL[engine] * len(here):
                    failed.append(f"{engine} finds {sum(hits[name])} of {len(here)} mistakes")
                if len(alarms) > MOST_FALSE[engine]:
                    failed.append(f"{engine} objects to {len(alarms)} correct sentences")
        lost = [
            one.wrong
            for one, plain, masked in zip(
                here, hits["with our rules of it, unmasked"], hits["in pitchlint"], strict=True
            )
            if plain and not masked
        ]
        for text in lost:
            print(f"masking loses: {text}", file=sys.stderr)
        if lost:
            failed.append(f"{engine}: masking loses {len(lost)} mistakes")
    for line in failed if must_hold else ():
        print("FAILED:", line, file=sys.stderr)
    return 1 if failed and must_hold else 0


def speed() -> int:
    """The time of `check` on 200 drafts, against that of its own requests sent again by themselves."""
    sent: list[dict[str, str]] = []
    plain = Connection.json

    def recorded(connection: Connection, what: str, data: dict[str, str] | None = None) -> object:
        sent.append(data or {})
        return plain(connection, what, data)

    texts = [one.wrong if number % 5 == 0 else one.right for number, one in enumerate(samples())]
    ratios = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "pitchlint.toml").write_text('[grammar]\nengine = "languagetool"\ntimeout = 120\n')
        for turn in range(3):  # the first one warms the server up
            for number in range(DRAFTS):
                said = [texts[(number * 7 + at * 31 + turn) % len(texts)] for at in range(6)]
                body = "\n\n".join(f"{' '.join(said[at : at + 2])} It was number {number}." for at in (0, 2, 4))
                (folder / str(number % 10)).mkdir(exist_ok=True)
                file = folder / str(number % 10) / f"draft-{chr(97 + number // 10)}.md"
                file.write_text(f"Hi {{{{first_name}}}},\n\n{body}\n\nBest,\nJo\n", encoding="utf-8")
            sent.clear()
            with patch.object(Connection, "json", recorded):
                begun = perf_counter()
                report = check([folder], CommandLine(select=("spelling", "grammar")))
                whole = perf_counter() - begun
            assert not report.errors, report.errors
            connection = Connection(started(120).address, 120)
            begun = perf_counter()
            for data in sent:
                connection.json("check", data)
            alone = perf_counter() - begun
            if turn:
                ratios.append(whole / alone)
                print(
                    f"{DRAFTS} drafts, {len(sent)} requests: {whole:.2f} s, the server alone {alone:.2f} s, "
                    f"{whole / alone:.2f} times; {len(report.findings)} findings"
                )
    return 0 if min(ratios) <= MOST_OVERHEAD else 1


if __name__ == "__main__":
    sys.exit(main())
