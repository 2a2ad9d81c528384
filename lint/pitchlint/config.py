"""Configuration: `pitchlint.toml` or `[tool.pitchlint]` in `pyproject.toml`, found from the linted file upwards.

Nothing but file stats is spent where there is no such file.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from pitchlint.finding import Severity
from pitchlint.mail import NO_TEAM, Claim, Team
from pitchlint.nearest import did_you_mean
from pitchlint.packs import Catalogue
from pitchlint.rule import ActiveRule
from pitchlint.settings import (
    FAIL_LEVELS,
    LIST_NAMES,
    ConfigAllow,
    ConfigError,
    Pattern,
    PerFile,
    file_in,
    no_dialect,
    shown,
    unreadable,
)
from pitchlint.settings.selection import Layer, known_words, selected
from pitchlint.wordlists import Entry, PhraseError

__all__ = ["CommandLine", "Config", "ConfigAllow", "ConfigError", "Configs", "Pattern"]


class CommandLine(NamedTuple):
    """What the user gave on the command line; None or () is not given. Patterns count from the working directory."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    config: Path | None = None
    isolated: bool = False
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_level: str | None = None
    prospects: Path | None = None
    dialect: str | None = None
    force_exclude: bool = False
    baseline: Path | None = None
    changed_since: str | None = None
    max_warnings: int | None = None


NOTHING_GIVEN = CommandLine()


class Config(NamedTuple):
    """What holds for a file: resolved from configuration files, their parents and the command line.

    `file` is the nearest configuration file, None without one. Paths are absolute or as given on the command line.
    `rules` are those that are on, in the catalogue's order, each with its severity and options.
    """

    file: Path | None = None
    team: Team = NO_TEAM
    fail_level: str = "warning"
    format: str | None = None
    prospects: Path | None = None
    claims: Path | None = None
    baseline: Path | None = None
    dialect: str | None = None
    include: tuple[Pattern, ...] = ()
    exclude: tuple[Pattern, ...] = ()
    allows: tuple[ConfigAllow, ...] = ()
    vocabulary: tuple[Path, ...] = ()
    layers: tuple[Layer, ...] = ()
    severities: Mapping[str, Severity] = MappingProxyType({})
    options: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
    per_file: tuple[PerFile, ...] = ()
    rules: tuple[ActiveRule, ...] = ()

    @property
    def asks_engine(self) -> bool:
        """Whether a rule that is on asks the grammar engine."""
        return any(active.rule.masked for active in self.rules)

    @property
    def asks_server(self) -> bool:
        """Whether it asks one that takes many mails at a time, and is one for all processes."""
        return self.team.grammar.engine == "languagetool" and self.asks_engine


class Configs:
    """The configurations of a run: one for each folder and set of overrides, remembered."""

    def __init__(self, catalogue: Catalogue, command_line: CommandLine = NOTHING_GIVEN) -> None:
        """Raises `ConfigError` where the command line names a rule, level or file that does not exist."""
        self._catalogue = catalogue
        self._line = command_line
        names = known_words(catalogue.rules)
        for option in ("select", "ignore", "extend_select"):
            for word in getattr(command_line, option):
                if word not in names:
                    near = did_you_mean(word, names)
                    raise ConfigError(f"--{option.replace('_', '-')}: no rule, group or pack '{word}'{near}")
        if command_line.fail_level is not None and command_line.fail_level not in FAIL_LEVELS:
            near = did_you_mean(command_line.fail_level, FAIL_LEVELS)
            raise ConfigError(f"--fail-level: no level '{command_line.fail_level}'{near}")
        self._dialect = _dialect(command_line.dialect)
        last = Layer(command_line.select or None, command_line.extend_select, command_line.ignore)
        self._last_layer = last
        self._files: dict[str, Path | None] = {}  # folder -> the configuration file that holds in it
        self._plain: dict[Path | None, Config] = {}  # by configuration file, without vocabulary and overrides
        self._folders: dict[str, Config] = {}  # by folder, with vocabulary, without overrides
        self._with_lists: dict[tuple[Path | None, tuple[Path, ...]], Config] = {}
        self._overridden: dict[tuple[int, tuple[int, ...]], Config] = {}
        self._entries: dict[Path, tuple[Entry, ...]] = {}

    @property
    def command_line(self) -> CommandLine:
        """What the user gave on the command line."""
        return self._line

    @property
    def force_exclude(self) -> bool:
        """Whether files that were named are excluded like files that were found."""
        return self._line.force_exclude

    @property
    def used(self) -> tuple[Config, ...]:
        """What has held for some file so far."""
        return tuple(self._overridden.values())

    def of(self, path: Path) -> Config:
        """What holds for the file `path`, which need not exist. Raises `ConfigError`."""
        folder = os.path.dirname(os.path.abspath(path))
        config = self._folders.get(folder)
        if config is None:
            config = self._folders[folder] = self._for_folder(folder)
        matched = tuple(i for i, table in enumerate(config.per_file) if any(p.matches(path) for p in table.patterns))
        key = (id(config), matched)
        if key not in self._overridden:
            self._overridden[key] = self._override(config, [config.per_file[i] for i in matched])
        return self._overridden[key]

    def _override(self, config: Config, tables: Sequence[PerFile]) -> Config:
        """`config` under per-file tables, the last one strongest, and under the command line."""
        severities, dialect, team = dict(config.severities), config.dialect, config.team
        for table in tables:
            severities |= table.severities
            dialect = table.dialect or dialect
            team = team._replace(purpose=table.purpose) if table.purpose else team
        layers = (*config.layers, *(table.layer for table in tables), self._last_layer)
        if team.grammar.engine:  # whoever names one wants to hear it
            asking = tuple(rule.id for rule in self._catalogue.rules if rule.masked)
            layers = (Layer(None, asking), *layers)
        dialect = self._dialect or dialect
        team = team._replace(dialect=dialect) if dialect else team
        chosen = selected(self._catalogue.rules, layers)
        rules = tuple(
            ActiveRule(rule, severities.get(rule.id, rule.severity), config.options.get(rule.id, {}))
            for rule in self._catalogue.rules
            if rule.id in chosen
        )
        return config._replace(severities=severities, dialect=dialect, team=team, layers=layers, rules=rules)

    def _for_folder(self, folder: str) -> Config:
        file = self._file_of(folder)
        if file not in self._plain:
            self._plain[file] = self._read(file)
        config = self._plain[file]
        lists = self._vocabulary(config, folder)
        if (file, lists) not in self._with_lists:
            self._with_lists[file, lists] = self._with_vocabulary(config, lists)
        return self._with_lists[file, lists]

    def _file_of(self, folder: str) -> Path | None:
        """The configuration file that holds in `folder`."""
        if self._line.isolated:
            return None
        if self._line.config is not None:
            return Path(os.path.abspath(self._line.config))
        if folder not in self._files:
            above = os.path.dirname(folder)
            self._files[folder] = file_in(folder) or (self._file_of(above) if above != folder else None)
        return self._files[folder]

    def _vocabulary(self, config: Config, folder: str) -> tuple[Path, ...]:
        """The vocabulary files for drafts in `folder`, the most general first.

        They lie beside the configuration file and in each folder from there down to the draft's own; without a
        configuration file, from the repository's root down, and without a repository in the draft's own folder.
        """
        if self._line.isolated:
            return ()
        top = str(config.file.parent) if config.file else _repository(folder) or folder
        folders = [folder]
        while folders[-1] != top and os.path.dirname(folders[-1]) != folders[-1]:
            folders.append(os.path.dirname(folders[-1]))
        if folders[-1] != top:  # the configuration was named and lies elsewhere
            folders = [folder, top]
        beside = (
            Path(place, name)
            for place in reversed(folders)
            for name in LIST_NAMES
            if os.path.isfile(os.path.join(place, name))
        )
        return tuple(dict.fromkeys((*config.vocabulary, *beside)))

    def _with_vocabulary(self, config: Config, lists: tuple[Path, ...]) -> Config:
        team = config.team
        names = [name for name in (team.company, *team.products) if name]
        if not lists and not names:
            return config
        from pitchlint.settings import vocabulary

        for path in lists:
            if path not in self._entries:
                try:
                    self._entries[path] = vocabulary.read(path)
                except PhraseError as error:
                    raise ConfigError(str(error).replace(str(path), shown(path), 1)) from error
                except OSError as error:
                    raise unreadable(path, error) from error
        accepted, banned = vocabulary.merged(((path, self._entries[path]) for path in lists), names)
        return config._replace(team=team._replace(accepted=accepted, banned=banned), vocabulary=lists)

    def _read(self, file: Path | None) -> Config:
        """What `file` and the command line say, without vocabulary and overrides."""
        line, here = self._line, Path.cwd()
        config = Config()
        if file is not None:
            from pitchlint.settings import configfile  # what reads TOML, only where there is some

            told = configfile.load(file, self._catalogue, here if line.config is not None else None)
            company, purpose = told.company or "", told.purpose or "sales"
            team = Team(told.names, company, told.products, told.clients, told.offer, told.target, purpose)
            config = Config(
                file=file,
                team=team._replace(claims=_claims(told.claims), grammar=told.grammar),
                fail_level=told.fail_level or "warning",
                format=told.format,
                prospects=told.prospects,
                claims=told.claims,
                baseline=told.baseline,
                dialect=told.dialect,
                include=told.include,
                exclude=told.exclude,
                allows=told.allows,
                vocabulary=told.vocabulary,
                layers=told.layers,
                severities=told.severities,
                options=told.options,
                per_file=told.per_file,
            )
        return config._replace(
            fail_level=line.fail_level or config.fail_level,
            prospects=line.prospects or config.prospects,
            baseline=Path(os.path.abspath(line.baseline)) if line.baseline else config.baseline,
            include=tuple(Pattern(glob, here) for glob in line.include) or config.include,
            exclude=(*config.exclude, *(Pattern(glob, here) for glob in line.exclude)),
        )


def _claims(file: Path | None) -> tuple[Claim, ...] | None:
    """What the team may claim, None where it has no such file. Raises `ConfigError`."""
    if file is None:
        return None
    from pitchlint.settings import claims

    return claims.read(file)


def _dialect(told: str | None) -> str | None:
    """The dialect that `--dialect` names. Raises `ConfigError` where there is none of that name."""
    if told is None:
        return None
    from pitchlint.fields.dialect import dialect_named

    name = dialect_named(told)
    if name is None:
        raise ConfigError(f"--dialect: {no_dialect(told)}")
    return name


def _repository(folder: str) -> str | None:
    """The nearest folder from `folder` upwards that a repository begins in."""
    while not os.path.exists(os.path.join(folder, ".git")):
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return None
    return folder
