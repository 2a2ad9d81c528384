"""`pitchlint explain`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from pitchlint import measured, pages, sources, suppress
from pitchlint.commands import CLEAN, FAILED
from pitchlint.commands.output import complain, is_terminal, say, utf8, wants_colour, width
from pitchlint.commands.rules import facts, grouped, table
from pitchlint.nearest import did_you_mean
from pitchlint.reporters.json import encoded
from pitchlint.reporters.look import Look, visible, wrapped
from pitchlint.rule import Rule
from pitchlint.settings.selection import known_words, names

_WIDEST = 100


def run(name: str, form: str, color: str) -> int:
    """Print the page of the rule `name`, or the rules of the group or pack `name`; return the exit code."""
    installed = suppress.installed()
    rule, known = installed.find(name), known_words(installed.rules)
    terminal = is_terminal(sys.stdout)
    look = Look(min(width(terminal), _WIDEST), wants_colour(color, terminal))
    if rule is None:
        if name not in known:
            complain(f"error: no rule, group or pack '{name}'{did_you_mean(name, known)}")
            return FAILED
        found = [rule for rule in installed.rules if names(name, rule.id, rule.group)]
        listed = grouped(found, look) if terminal else table(found, look)
        say([encoded([facts(rule) for rule in found], indent=2)] if form == "json" else listed)
        return CLEAN
    page = pages.read(rule)
    cited = sources.cited(rule, page)
    if form == "json":
        utf8()
        say([encoded(facts(rule) | {"sections": page.sections, "sources": cited}, indent=2)])
    elif form == "markdown":
        say(sources.whole(page, cited).splitlines())
    else:
        say(rendered(rule, sources.whole(page, cited), look))
    return CLEAN


def rendered(rule: Rule, markdown: str, look: Look) -> Iterator[str]:
    """A page for a terminal: headings bold, paragraphs wrapped, examples indented."""
    default = "on" if rule.default else "off"
    about = f"group {rule.group}, {rule.severity}, {default} by default"
    figures = measured.sentence(measured.of(rule), rule.severity)
    paragraph: list[str] = []
    for line, fenced in pages.lines(markdown):
        if fenced or not line.strip() or re.match(r"#|[-*] |\||    ", line):
            yield from _flowed(paragraph, look)
            paragraph = []
        if fenced:
            yield from _example(line, look)
        elif line.startswith("# "):
            yield look.paint(_inline(line[2:], Look()), "bold")
            yield look.paint(about, "dim")
            yield from (look.paint(piece, "dim") for piece in wrapped(figures, look.width, "", ""))
        elif line.startswith("#"):
            yield look.paint(_inline(line.lstrip("#").strip(), Look()), "bold")
        elif not line.strip():
            yield ""
        elif line.startswith("|"):
            yield from _row(line, look)
        elif line.startswith("    "):
            yield from _example(line[4:], look)
        else:
            paragraph.append(line)
    yield from _flowed(paragraph, look)


def _example(line: str, look: Look) -> Iterator[str]:
    """A line of a fenced block, wrapped; of the fences only what stands between them is of interest."""
    if line.startswith(("```", "~~~")):
        kind = line.strip("`~ ")
        yield from [look.paint(f"  {kind}:", "dim")] if kind else []
    else:
        words = line.lstrip()
        first = "    " + line[: len(line) - len(words)]
        hang = first + ("  " if re.match(r"(?:[\w.-]+:)?\d+:\d+ ", words) else "")  # of a finding, of a line of a mail
        yield from (piece.rstrip() for piece in wrapped(visible(words), look.width, visible(first), visible(hang)))


def _row(line: str, look: Look) -> list[str]:
    """A row of a table as an item of a list, since columns would not fit."""
    first, *others = (cell.strip() for cell in line.strip("| ").split("|"))
    text = _inline(visible(f"- {first}: {'; '.join(others)}"), Look())
    return [] if re.fullmatch(r"[-: |]+", line) else wrapped(text, look.width, "", "  ")


def _flowed(paragraph: list[str], look: Look) -> Iterator[str]:
    """A paragraph or list item, wrapped."""
    if not paragraph:
        return
    text = " ".join(line.strip() for line in paragraph)
    text = text if look.colour else _inline(text, look)
    hang = "  " if re.match(r"[-*] ", text) else ""
    for line in wrapped(visible(text), look.width, "", hang):
        yield _inline(line, look)


def _inline(text: str, look: Look) -> str:
    """Bold words without their asterisks."""
    return re.sub(r"\*\*([^*]+)\*\*", lambda found: look.paint(found[1], "bold"), text)
