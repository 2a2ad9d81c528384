"""Packs: rules that come with installed packages, found through the entry-point group `pitchlint.packs`.

Entry points are read from the `entry_points.txt` of installed distributions by us: importing `importlib.metadata` costs
as much time as linting a draft.
"""

import importlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from pitchlint.phrases import Phrases
from pitchlint.rule import GROUPS, Pack, Rule
from pitchlint.wordlists import PhraseError

if TYPE_CHECKING:
    from pitchlint.mail import Mail

GROUP = "pitchlint.packs"
BUILT_IN = "pitchlint"


class PackError(Exception):
    """A pack that cannot be used; the message names it and says what to do."""


class EntryPoint(NamedTuple):
    name: str
    value: str  # "module:attribute"
    distribution: str


class Catalogue(NamedTuple):
    """Every rule of every installed pack, in the packs' order, the built-in pack first."""

    rules: tuple[Rule, ...]
    kind_of: "Callable[[Mail], str] | None" = None
    versions: tuple[str, ...] = ()  # the distributions the packs came from, "pitchlint_acme-1.2"

    def find(self, rule_id: str) -> Rule | None:
        return next((rule for rule in self.rules if rule.id == rule_id), None)


NO_RULES = Catalogue(())


def entry_points(folders: Iterable[str]) -> list[EntryPoint]:
    """The entry points of our group in the distributions installed in `folders`, sorted, each name once."""
    found: dict[str, EntryPoint] = {}
    for folder in folders:
        for distribution in _distributions(folder or "."):
            for point in _read(folder or ".", distribution):
                found.setdefault(point.name, point)
    return sorted(found.values(), key=lambda point: (point.name != BUILT_IN, point.name))


def _distributions(folder: str) -> list[str]:
    try:
        return sorted(name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info")))
    except OSError:  # a folder on the path that is not there, or an archive
        return []


def _read(folder: str, distribution: str) -> Iterator[EntryPoint]:
    try:
        with open(f"{folder}/{distribution}/entry_points.txt", encoding="utf-8") as listing:
            text = listing.read()
    except OSError:  # most have none
        return
    if GROUP not in text:
        return
    section = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            section = line.strip("[] ")
        elif section == GROUP and "=" in line:
            name, _, value = line.partition("=")
            yield EntryPoint(name.strip(), value.strip(), distribution.rsplit(".", 1)[0])


def load(folders: Iterable[str] | None = None) -> Catalogue:
    """Every installed pack. Raises `PackError` where one is missing, broken, empty or clashes with another."""
    points = entry_points(sys.path if folders is None else folders)
    if not any(point.name == BUILT_IN for point in points):
        raise PackError("the built-in rules are not installed: no entry point 'pitchlint' in group 'pitchlint.packs'; "
                        "install pitchlint again (pip install --force-reinstall pitchlint)")  # fmt: skip
    packs = [(point, _load(point)) for point in points]
    owners: dict[str, str] = {}
    judges: list[str] = []
    for point, pack in packs:
        for rule in pack.rules:
            if rule.id in owners:
                raise PackError(
                    f"packs '{owners[rule.id]}' and '{point.name}' both have a rule '{rule.id}'; uninstall one"
                )
            owners[rule.id] = point.name
        if pack.kind_of:
            judges.append(point.name)
    if len(judges) > 1:
        raise PackError(f"packs '{judges[0]}' and '{judges[1]}' both judge the kind of a mail; uninstall one")
    kind_of = next((pack.kind_of for _, pack in packs if pack.kind_of), None)
    rules = tuple(rule for _, pack in packs for rule in pack.rules)
    return Catalogue(rules, kind_of, tuple(point.distribution for point in points))


def _load(point: EntryPoint) -> Pack:
    """The pack behind an entry point, every rule of it checked."""
    where = f"pack '{point.name}' ({point.value}, from {point.distribution})"
    module_name, _, attribute = map(str.strip, point.value.partition(":"))
    try:
        pack = getattr(importlib.import_module(module_name), attribute)
    except (
        Exception,
        SystemExit,
    ) as error:  # a pack is other people's code: whatever it raises, the user learns whose it is
        raise PackError(f"{where} cannot be loaded: {type(error).__name__}: {error}; mend or uninstall it") from error
    if not isinstance(pack, Pack):
        raise PackError(f"{where} is a {type(pack).__name__}, not a pitchlint.Pack; mend or uninstall it")
    if not pack.rules:
        raise PackError(f"{where} holds no rules; mend or uninstall it")
    for rule in pack.rules:
        _check(rule, point, where)
    return pack


def _check(rule: Rule, point: EntryPoint, where: str) -> None:
    if not isinstance(rule, Rule):
        raise PackError(f"{where} holds a {type(rule).__name__} where a pitchlint.Rule belongs")
    if point.name != BUILT_IN and not rule.id.startswith(point.name + "/"):
        raise PackError(f"{where}: the id of rule '{rule.id}' must begin with '{point.name}/'")
    if rule.id in GROUPS:
        raise PackError(f"{where}: rule '{rule.id}' has the name of a group")
    if rule.group not in GROUPS:
        raise PackError(f"{where}: rule '{rule.id}' is in group '{rule.group}', which is none of {', '.join(GROUPS)}")
    if not callable(rule.check):
        raise PackError(f"{where}: the check of rule '{rule.id}' is a {type(rule.check).__name__}, not a function")
    if point.name != BUILT_IN:  # our own lists are tested, and reading them all would cost every run 50 ms
        for phrases in rule.word_lists:
            _check_list(rule, phrases, where)


def _check_list(rule: Rule, phrases: Phrases, where: str) -> None:
    try:
        if not phrases.entries:
            raise PackError(f"{where}: the word list of rule '{rule.id}' ({phrases.list_file.name}) is empty")
    except (OSError, PhraseError) as error:
        raise PackError(f"{where}: the word list of rule '{rule.id}' cannot be read: {error}") from error
