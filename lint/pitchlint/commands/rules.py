"""`pitchlint rules`, and the facts about a rule that `explain` shows, too."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Any

from pitchlint import measured, pages, suppress
from pitchlint.commands import CLEAN, FAILED
from pitchlint.commands.output import complain, is_terminal, say, utf8, wants_colour, width
from pitchlint.nearest import did_you_mean
from pitchlint.reporters.json import encoded
from pitchlint.reporters.look import Look, count, wrapped
from pitchlint.rule import ALL, Rule
from pitchlint.settings import options
from pitchlint.settings.selection import known_words, names

_SEVERITY = len("warning")


def run(select: Sequence[str], form: str, color: str) -> int:
    """Print the installed rules, those that `select` names by id, group or pack; return the exit code."""
    rules = suppress.installed().rules
    known = known_words(rules)
    for word in select:
        if word not in known:
            complain(f"error: no rule, group or pack '{word}'{did_you_mean(word, known)}")
            return FAILED
    chosen = [rule for rule in rules if any(names(word, rule.id, rule.group) for word in select or (ALL,))]
    if form == "json":
        utf8()
        say([encoded([facts(rule) for rule in chosen], indent=2)])
    else:
        terminal = is_terminal(sys.stdout)
        look = Look(width(terminal), wants_colour(color, terminal))
        say(grouped(chosen, look) if terminal else table(chosen, look))
    return CLEAN


def table(rules: Sequence[Rule], look: Look) -> Iterator[str]:
    """Id, group, severity, on or off, and title of each rule, in columns: a line a rule, for grep."""
    rows = [(rule.id, rule.group, rule.severity, "on" if rule.default else "off", rule.title) for rule in rules]
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for rule_id, group, severity, default, title in rows:
        cells = (
            look.paint(rule_id.ljust(wide[0]), "bold"),
            group.ljust(wide[1]),
            look.paint(severity.ljust(wide[2]), severity),
            default.ljust(wide[3]),
            title,
        )
        yield "  ".join(cells)


def grouped(rules: Sequence[Rule], look: Look) -> Iterator[str]:
    """The rules below the names of their groups, as a person reads them; those that are off are marked."""
    widest = max((len(rule.id) for rule in rules), default=0)
    for number, group in enumerate(dict.fromkeys(rule.group for rule in rules)):
        yield from [""] if number else []
        yield look.paint(group, "bold")
        for rule in rules:
            if rule.group == group:
                before = f"  {rule.id.ljust(widest)}  "
                said, colour = (rule.severity, rule.severity) if rule.default else ("off", "dim")
                hang = " " * (len(before) + _SEVERITY + 2)
                first, *more = wrapped(rule.title, look.width, hang, hang)
                yield before + look.paint(said.ljust(_SEVERITY), colour) + "  " + first[len(hang) :]
                yield from more
    off = sum(not rule.default for rule in rules)
    yield ""
    yield f"{count(len(rules), 'rule')}, {off} off unless selected; 'pitchlint explain RULE' prints a page"


def facts(rule: Rule) -> dict[str, Any]:
    """What programs are told of a rule. Evidence and summary are empty for a rule without a page."""
    page = page_of(rule)
    helps = page.option_helps
    types = options.hints(rule)
    figures = measured.of(rule)
    return {
        "id": rule.id,
        "title": rule.title,
        "group": rule.group,
        "scope": rule.scope,
        "severity": rule.severity,
        "default": rule.default,
        "summary": page.summary,
        "options": [
            {"name": name, "type": type_name(types[name]), "default": default, "help": helps.get(name, "")}
            for name, default in options.defaults(rule).items()
        ],
        "evidence": page.evidence,
        "precision": figures.right if figures else None,
        "recall": figures.found if figures else None,
        "measured": figures._asdict() if figures else None,
    }


def page_of(rule: Rule) -> pages.Page:
    """The rule's page, an empty one where there is none."""
    try:
        return pages.read(rule)
    except pages.PageError:
        return pages.Page(rule.page_file, "")


def type_name(hint: Any) -> str:
    """A type as the page writes it: "int", "tuple[str, ...]"."""
    return hint.__name__ if type(hint) is type else str(hint).replace("typing.", "")
