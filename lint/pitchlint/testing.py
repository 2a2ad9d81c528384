"""Runs the examples of rule pages: they are the tests. Public, for pack authors too.

    python -m pitchlint.testing PAGE ...             say which examples do not hold
    python -m pitchlint.testing --refresh PAGE ...   rewrite the findings blocks; a person reads the diff

On a page, a fenced `email` block is a draft as a `.md` file would hold it, a `sequence` block a sequence as a `.yaml`
file would. A `findings` block after it lists what the page's rule says of it, one finding a line:

    6:12 "enterprise solutions" warning: message; advice

(line and column in the block, the words, none for a finding about the whole mail). No such block: the rule is silent.
A `toml` block before an example is its configuration; a block called like a file (`accept.txt`, `claims.yaml`) lies
beside it, further drafts (`other.md`) are checked with it, and `leads.csv` is its prospect list. A finding in such a
file has its name in front: `leads.csv:3:1 ...`. A `leads.csv` with no example after it is checked by itself.
"""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pitchlint import suppress
from pitchlint.config import CommandLine
from pitchlint.finding import Finding
from pitchlint.rule import Rule
from pitchlint.run import check

TODAY = datetime.date(2026, 3, 2)  # the date on which examples are read
LIST = "leads.csv"
_TARGETS = {"email": "example.md", "sequence": "example.yaml"}
_FENCE = re.compile(
    r"^(?P<fence>`{3,}|~{3,})(?P<kind>email|sequence|findings|toml|[\w-]+\.(?:txt|csv|ya?ml|json|md|toml))[ \t]*\n"
    r"(?P<text>.*?)^(?P=fence)[ \t]*$\n?",
    re.M | re.S,
)


class Example(NamedTuple):
    """One example of a page.

    `name` is the file that is checked, `text` what it holds. `line` is that of its fence, 1-based. `expected` are the
    lines of its findings block, which stands at the half-open offsets `block` of the page; an empty stretch behind the
    example where there is none. `files` are those beside it, name -> text.
    """

    line: int
    name: str
    text: str
    files: Mapping[str, str]
    block: tuple[int, int]
    expected: tuple[str, ...] = ()


class Mismatch(NamedTuple):
    """An example that does not hold."""

    page: Path
    line: int
    expected: tuple[str, ...]
    got: tuple[str, ...]

    def __str__(self) -> str:
        from difflib import ndiff

        changes = (line for line in ndiff(self.expected, self.got) if line.startswith(("-", "+")))
        return "\n  ".join([f"{self.page}:{self.line}: the example does not hold", *changes])


def examples(page: str) -> list[Example]:
    """The examples of a page's text, in order."""
    found: list[Example] = []
    files: dict[str, str] = {}
    listed = 0, 0  # line and end of the last list

    def alone() -> None:
        """A list that no example uses is one."""
        if LIST in files:
            text = files.pop(LIST)
            found.append(Example(listed[0], LIST, text, files, (listed[1], listed[1])))

    for block in _FENCE.finditer(page):
        kind, text = block["kind"], block["text"]
        line = page.count("\n", 0, block.start()) + 1
        if kind == LIST:
            if LIST in files:
                alone()
                files = {}
            listed = line, block.end()
        if kind in _TARGETS or (kind == "findings" and LIST in files):
            name = _TARGETS.get(kind, LIST)
            at = block.end() if kind in _TARGETS else block.start()
            found.append(Example(line, name, files.pop(name, text), files, (at, at)))
            files = {}
        if kind not in (*_TARGETS, "findings"):
            files["pitchlint.toml" if kind == "toml" else kind] = text
        elif kind == "findings" and found:
            expected = tuple(line for line in text.splitlines() if line.strip())
            found[-1] = found[-1]._replace(expected=expected, block=block.span())
    alone()
    return found


def shown(finding: Finding, name: str) -> str:
    """A finding as a findings block has it that stands below the file `name`."""
    file = finding.path.replace("\\", "/").rpartition("/")[2]
    words = f' "{" ".join(finding.text.split())}"' if finding.text else ""
    where = "" if file == name else f"{file}:"
    return f"{where}{finding.line}:{finding.column}{words} {finding.severity}: {finding.sentence}"


def findings_of(example: Example, rule: Rule, folder: Path) -> tuple[str, ...]:
    """What `rule` alone says of an example, whose files are written into `folder`, an empty one.

    Raises `AssertionError` where something cannot be read or a check fails.
    """
    files = {"pitchlint.toml": "", **example.files, example.name: example.text}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    prospects = folder / LIST if LIST in example.files else None
    command_line = CommandLine(select=(rule.id,), config=folder / "pitchlint.toml", prospects=prospects)
    targets = [folder / name for name in files if name == example.name or name.endswith(".md")]
    report = check(targets, command_line, today=TODAY)
    assert not report.errors, "; ".join(map(str, report.errors))
    findings = sorted(report.findings, key=lambda finding: not finding.path.endswith(f"/{example.name}"))
    return tuple(shown(finding, example.name) for finding in findings)


def run_page(rule: Rule) -> list[Mismatch]:
    """The examples of a rule's page that do not hold; a page without any, or none at all, does not hold either."""
    import tempfile

    page = rule.page_file
    found = examples(page.read_text(encoding="utf-8")) if page.exists() else []
    if not found:
        return [Mismatch(page, 1, ("a page with examples",), ())]
    mismatches = []
    for example in found:
        with tempfile.TemporaryDirectory() as folder:
            got = findings_of(example, rule, Path(folder))
        if got != example.expected:
            mismatches.append(Mismatch(page, example.line, example.expected, got))
    return mismatches


def refresh(rule: Rule) -> bool:
    """Rewrite the findings blocks of a rule's page as the rule speaks now, and nothing else; whether it changed."""
    import tempfile

    page = rule.page_file
    text = page.read_text(encoding="utf-8")
    new = text
    for example in reversed(examples(text)):
        with tempfile.TemporaryDirectory() as folder:
            got = findings_of(example, rule, Path(folder))
        if got != example.expected:
            start, end = example.block
            before = new[:start] if got else new[:start].rstrip("\n") + "\n"
            block = "```findings\n" + "\n".join(got) + "\n```\n" if got else ""
            new = before + ("\n" if got and start == end else "") + block + new[end:]
    if new != text:
        page.write_text(new, encoding="utf-8")
    return new != text


def main(arguments: Sequence[str]) -> int:
    """Run or refresh the pages named, every installed rule's page without a name; returns the exit code."""
    import argparse

    options = argparse.ArgumentParser(prog="python -m pitchlint.testing", description="Run the examples of rule pages.")
    options.add_argument("pages", nargs="*", metavar="PAGE", type=Path)
    options.add_argument("--refresh", action="store_true", help="rewrite the findings blocks as the rules speak now")
    chosen = options.parse_args(arguments)
    by_page = {rule.page_file.resolve(): rule for rule in suppress.installed().rules}
    for page in chosen.pages:
        if page.resolve() not in by_page:
            print(f"{page}: no installed rule has this page; is the rule in its pack's PACK?", file=sys.stderr)
            return 2
    rules = [by_page[page.resolve()] for page in chosen.pages] or list(by_page.values())
    if chosen.refresh:
        for rule in rules:
            if refresh(rule):
                print(f"refreshed {rule.page_file}")
        return 0
    mismatches = [mismatch for rule in rules for mismatch in run_page(rule)]
    for mismatch in mismatches:
        print(mismatch)
    print(f"{len(rules)} pages, {len(mismatches)} examples do not hold")
    return 1 if mismatches else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
