"""Words that select rules: ids, groups, packs and "all". The more specific word wins."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pitchlint.rule import ALL, BUILT_IN, GROUPS, Rule


class Layer(NamedTuple):
    """One place that selects rules: a configuration file, a per-file table or the command line.

    A layer whose `select` is not None starts afresh with what it names.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def known_words(rules: Iterable[Rule]) -> frozenset[str]:
    """Every word that may select: the ids and packs of `rules`, the groups, "all"."""
    ids = [rule.id for rule in rules]
    return frozenset((*ids, *(name.partition("/")[0] for name in ids), BUILT_IN, *GROUPS, ALL))


def names(word: str, rule_id: str, group: str) -> int:
    """How specifically `word` names a rule: 3 by its id, 2 by its group or pack, 1 by "all", 0 not at all."""
    if word == rule_id:
        return 3
    if word == group or rule_id.startswith(word + "/") or (word == BUILT_IN and "/" not in rule_id):
        return 2
    return 1 if word == ALL else 0


def selected(rules: Sequence[Rule], layers: Iterable[Layer]) -> set[str]:
    """The ids of the rules that `layers`, the weakest first, leave on.

    In a layer the more specific word wins; of two equally specific ones, the one that ignores. What an earlier layer
    ignored stays off in one that selects afresh, unless it selects by a word at least as specific.
    """
    chosen = {rule.id for rule in rules if rule.default}
    ignored_before: list[str] = []
    for layer in layers:
        afresh = layer.select is not None
        before = set() if afresh else chosen
        wanted = (*(layer.select or ()), *layer.extend_select)
        chosen = set()
        for rule in rules:
            on, off = _closest(wanted, rule), _closest(layer.ignore, rule)
            carried = _closest(ignored_before, rule) if afresh else 0
            if (on > off and on >= carried) or (not on and not off and rule.id in before):
                chosen.add(rule.id)
        ignored_before += layer.ignore
    return chosen


def _closest(words: Iterable[str], rule: Rule) -> int:
    return max((names(word, rule.id, rule.group) for word in words), default=0)
