"""What `pitchlint init` writes: a configuration in which everything is explained and next to nothing is set."""

from __future__ import annotations

import re
from pathlib import Path

from pitchlint.settings import NAME, SHARED_NAME, ConfigError, shown

_CONFIG = """\
#:schema ./pitchlint.schema.json
# (the line above is for editors: `pitchlint config --schema > pitchlint.schema.json` writes the file it names)

# pitchlint reads this file for every draft in this folder and below it. The nearest pitchlint.toml holds;
# "extend" takes another one as its base. Lines that begin with "#" are not read: take the mark away to use them.

# extend = "../pitchlint.toml"

# Which rules speak: ids or groups as `pitchlint rules` lists them, or "all".
# select = ["wording", "names"]         # these and no others
# extend-select = ["law"]               # these as well
# ignore = ["subject"]                  # not these

# What makes the exit code 1: "error", "warning", "info" or "never".
# fail-level = "warning"

# What was found before and is not told any more; `pitchlint baseline` writes it.
# baseline = "pitchlint-baseline.json"

# Which files of a folder are read. Without "include": whatever looks like mail.
# include = ["templates/**/*.md"]
# exclude = ["archive/", "*.draft.md"]

# Where the words about recipients come from, and which tool fills the merge fields.
# prospects = "prospects.csv"
# dialect = "hubspot"

# "sales", "partnership", "recruiting", "links" or "event".
# purpose = "sales"

# Words your team uses on purpose, and words it has ruled out. accept.txt and ban.txt beside this file or beside
# the drafts are read without being named here; others are, and say "accept" or "ban" in their names.
# vocabulary = ["../words/accept.txt", "../words/ban.txt"]

# Who is sending. These names are never mistaken for another prospect's, and company and products are no jargon.
# [sender]
# names = ["Ana Ruiz"]
# company = "Dockline"
# products = ["Dockline Yard"]
# clients = ["Harbor Foods"]

# [offer]
# keywords = ["yard management", "dock scheduling"]

# [target]
# industry = ["food", "retail"]
# size = "50-500"
# title = ["operations", "logistics"]
# country = ["US", "CA"]

# Spelling and grammar: by Harper, or by LanguageTool, which needs Java. `pitchlint doctor` says what is there.
# [grammar]
# engine = "harper"
# language = "en-US"      # also en-GB, en-CA, en-AU
# optional = true         # where the engine fails, that is a note

# One rule: how grave it is ("error", "warning", "info", "off") and its options, which `pitchlint explain RULE` lists.
# [rules.too-long]
# severity = "info"

# Some files are different.
# [[per-file]]
# paths = ["templates/partners/**"]
# purpose = "partnership"
# ignore = ["missing-problem"]
# severity = { jargon = "info" }

# What a comment in the draft cannot say: "<!-- pitchlint: allow RULE until DATE because REASON -->".
# [[allow]]
# path = "sequences/spring.md"
# step = 2
# rule = "jargon"
# because = "the client's own words"
# until = 2027-01-31
"""

_NEXT = """\
wrote {file}

Your team's words, in this folder or beside the drafts, one a line, for everybody to edit:
  accept.txt   words that are fine here:  yard
  ban.txt      words that are not:        learnings -> what we learned

To check drafts before each commit, add this to .pre-commit-config.yaml:

repos:
  - repo: local
    hooks:
      - id: pitchlint
        name: pitchlint
        entry: pitchlint check --force-exclude
        language: system
        files: (?i)\\.(md|markdown|txt|text|eml|html?|ya?ml|json|jsonl|ndjson|csv|tsv|vcf)$
        require_serial: true

Then run: pitchlint check
"""


def make_sure_there_is_none(folder: Path) -> None:
    """Raises `ConfigError` where `folder` has a configuration already, or is none."""
    file, shared = folder / NAME, folder / SHARED_NAME
    if not folder.exists():
        raise ConfigError(f"{shown(folder)}: no such folder; create it first")
    if file.exists():
        raise ConfigError(_is_there(file))
    if shared.is_file() and re.search(rb"^\s*\[+\s*tool\.pitchlint\b", shared.read_bytes(), re.M):
        raise ConfigError(f"{shown(shared)}: has a [tool.pitchlint] table, which {NAME} would hide; edit that one")


def init(folder: Path, with_baseline: bool = False) -> str:
    """Write a commented `pitchlint.toml` into `folder`; returns what to tell the user.

    It names the baseline beside it, if there is to be one. Raises `ConfigError` where it cannot be written.
    """
    make_sure_there_is_none(folder)
    file = folder / NAME
    try:
        with file.open("x", encoding="utf-8", newline="\n") as new:
            new.write(_CONFIG.replace("# baseline = ", "baseline = ", 1) if with_baseline else _CONFIG)
    except FileExistsError:
        raise ConfigError(_is_there(file)) from None
    except OSError as error:
        raise ConfigError(f"{shown(file)}: cannot be written: {error.strerror}") from error
    return _NEXT.format(file=shown(file))


def _is_there(file: Path) -> str:
    return f"{shown(file)}: is there already; edit it, or delete it first"
