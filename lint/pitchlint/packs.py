"""Packs: rules that come with installed packages, found through the entry-point group `pitchlint.packs`.

Entry points are read from the `entry_points.txt` of installed distributions by us: importing `importlib.metadata` costs
as much time as linting a draft.
"""

import importlib
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from pitchlint.finding import SEVERITIES
from pitchlint.phrases import Phrases
from pitchlint.rule import ALL, API_VERSION, BUILT_IN, GROUPS, Pack, Rule
from pitchlint.wordlists import PhraseError

if TYPE_CHECKING:
    from pitchlint.mail import Mail

GROUP = "pitchlint.packs"
_POSITIONAL = 0x04  # of a code object's flags: it takes *arguments


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
        for distribution in distributions(folder or "."):
            for point in _read(folder or ".", distribution):
                found.setdefault(point.name, point)
    return sorted(found.values(), key=lambda point: (point.name != BUILT_IN, point.name))


def distributions(folder: str) -> list[str]:
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
            owner = owners.setdefault(rule.id, point.name)
            if owner != point.name:
                raise PackError(f"packs '{owner}' and '{point.name}' both have a rule '{rule.id}'; uninstall one")
        if pack.kind_of:
            judges.append(point.name)
    for point, _ in packs:
        if point.name in owners:
            raise PackError(f"pack '{point.name}' has the name of a rule, so that '--select {point.name}' would mean "
                            "both; uninstall it, or rename its entry point")  # fmt: skip
    if len(judges) > 1:
        raise PackError(f"packs '{judges[0]}' and '{judges[1]}' both judge the kind of a mail; uninstall one")
    kind_of = next((pack.kind_of for _, pack in packs if pack.kind_of), None)
    rules = tuple(rule for _, pack in packs for rule in pack.rules)
    return Catalogue(rules, kind_of, tuple(point.distribution for point in points))


def _load(point: EntryPoint) -> Pack:
    """The pack behind an entry point, every rule of it checked."""
    where = f"pack '{point.name}' ({point.value}, from {point.distribution})"
    if point.name in GROUPS or point.name == ALL:
        raise PackError(f"{where} has a name that selects rules already; rename its entry point")
    module_name, _, attribute = map(str.strip, point.value.partition(":"))
    told, sys.stdout = sys.stdout, sys.stderr  # what a pack prints must not mix with findings that programs read
    try:
        pack = getattr(importlib.import_module(module_name), attribute)
    except (
        Exception,
        SystemExit,
    ) as error:  # a pack is other people's code: whatever it raises, the user learns whose it is
        raise PackError(f"{where} cannot be loaded: {_said(error)}; mend or uninstall it") from error
    finally:
        sys.stdout = told
    if not isinstance(pack, Pack):
        raise PackError(f"{where} is a {type(pack).__name__}, not a pitchlint.Pack; mend or uninstall it")
    if type(pack.api) is not int or pack.api < 1:
        raise PackError(f"{where} says api={pack.api!r}; write the number of the API it was made for, {API_VERSION}")
    if pack.api > API_VERSION:
        raise PackError(f"{where} needs API {pack.api} of pitchlint, and this one has {API_VERSION}; "
                        "update pitchlint, or install an older version of the pack")  # fmt: skip
    if pack.kind_of is not None and not callable(pack.kind_of):
        raise PackError(f"{where}: its kind_of is a {type(pack.kind_of).__name__}, not a function")
    if not isinstance(pack.rules, tuple | list):
        raise PackError(f"{where}: its rules are a {type(pack.rules).__name__}, not a tuple of pitchlint.Rule")
    if not pack.rules:
        raise PackError(f"{where} holds no rules; mend or uninstall it")
    seen: set[str] = set()
    for rule in pack.rules:
        _check(rule, point, where)
        if rule.id in seen:
            raise PackError(f"{where} has two rules '{rule.id}'; rename one")
        seen.add(rule.id)
    return pack


def _said(error: BaseException) -> str:
    """An error of a pack's own, on one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())


def _check(rule: Rule, point: EntryPoint, where: str) -> None:
    if not isinstance(rule, Rule):
        raise PackError(f"{where} holds a {type(rule).__name__} where a pitchlint.Rule belongs")
    if not isinstance(rule.id, str) or not isinstance(rule.title, str):
        raise PackError(f"{where}: rule {rule.id!r}: its id and its title must be texts")
    if point.name != BUILT_IN:
        if not rule.id.startswith(point.name + "/"):
            raise PackError(f"{where}: the id of rule '{rule.id}' must begin with '{point.name}/'")
        if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", rule.id[len(point.name) + 1 :]):
            raise PackError(f"{where}: the id of rule '{rule.id}' is not written in lower case with hyphens, as in "
                            f"'{point.name}/stale-joke'")  # fmt: skip
    if rule.id in (*GROUPS, ALL):
        raise PackError(f"{where}: rule '{rule.id}' has the name of a group")
    if rule.group not in GROUPS:
        raise PackError(f"{where}: rule '{rule.id}' is in group '{rule.group}', which is none of {', '.join(GROUPS)}")
    if rule.severity not in SEVERITIES:
        raise PackError(f"{where}: rule '{rule.id}' has the severity '{rule.severity}', which is none of "
                        f"{', '.join(SEVERITIES)}")  # fmt: skip
    if not callable(rule.check):
        raise PackError(f"{where}: the check of rule '{rule.id}' is a {type(rule.check).__name__}, not a function")
    if point.name != BUILT_IN:  # ours are tested, and to look at them all would cost every run 50 ms
        _check_parts(rule, where)


def _check_parts(rule: Rule, where: str) -> None:
    """What of a rule is looked at once, when its pack is loaded, so that nobody wonders why it is silent."""
    for name in ("lists", "covers", "covers_nearby"):
        value, of = getattr(rule, name), Phrases if name == "lists" else str
        if not isinstance(value, tuple | list) or not all(isinstance(item, of) for item in value):
            raise PackError(f"{where}: '{name}' of rule '{rule.id}' must be a tuple of {of.__name__}, "
                            "with a comma also behind a single one")  # fmt: skip
    for phrases in rule.word_lists:
        _check_list(rule, phrases, where)
    code = getattr(rule.check, "__code__", None)
    if code is None:  # Phrases, or something that is called in a way of its own
        return
    given = code.co_argcount - (getattr(rule.check, "__self__", None) is not None)
    defaults = len(getattr(rule.check, "__defaults__", None) or ())
    if (given < 1 and not code.co_flags & _POSITIONAL) or given - defaults > 1:
        raise PackError(f"{where}: the check of rule '{rule.id}' must take one thing, a Mail, a Sequence or a Listing; "
                        "options go behind '*'")  # fmt: skip
    options = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
    bare = [name for name in options if name not in (getattr(rule.check, "__kwdefaults__", None) or {})]
    if bare:
        raise PackError(f"{where}: the option '{bare[0]}' of rule '{rule.id}' has no default; give it one")


def _check_list(rule: Rule, phrases: Phrases, where: str) -> None:
    try:
        if not phrases.entries:
            raise PackError(f"{where}: the word list of rule '{rule.id}' ({phrases.list_file.name}) is empty")
    except (OSError, PhraseError) as error:
        raise PackError(f"{where}: the word list of rule '{rule.id}' cannot be read: {error}") from error
