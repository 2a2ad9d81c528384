"""pitchlint: a linter for sales outreach. This module is what rule packs import.

Its names are loaded when they are first asked for: the command line answers `--help` without the engine.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pitchlint.draft import MASK, Draft, Passage, PassageName, Place, Source, Span
    from pitchlint.fields import Field, canonical, find_fields, is_known, scan
    from pitchlint.fields.compiling import compile_template
    from pitchlint.fields.template import Template
    from pitchlint.fields.written import (
        has_closed_names,
        has_fallback,
        numbered,
        rewrite_control,
        standard_names,
        write_field,
        write_spin,
    )
    from pitchlint.finding import Edit, Finding, Fix, Flag, Severity
    from pitchlint.grammar import Mistake
    from pitchlint.mail import Claim, Mail, Sentence, Team
    from pitchlint.patterns import late
    from pitchlint.phrases import Hit, Phrases
    from pitchlint.proofreading import Mark, proofread
    from pitchlint.prospects import Listing, Record
    from pitchlint.rule import API_VERSION, Pack, Rule
    from pitchlint.sequence import Sequence, Step
    from pitchlint.wordlists import Entry

__version__ = "0.1.0"
__all__ = [
    "API_VERSION", "MASK", "Claim", "Draft", "Edit", "Entry", "Field", "Finding", "Fix", "Flag", "Hit", "Listing",
    "Mail", "Mark", "Mistake", "Pack", "Passage", "PassageName", "Phrases", "Place", "Record", "Rule", "Sentence",
    "Sequence", "Severity", "Source", "Span", "Step", "Team", "Template", "canonical", "compile_template",
    "find_fields", "has_closed_names", "has_fallback", "is_known", "late", "numbered", "proofread", "rewrite_control",
    "scan", "standard_names", "write_field", "write_spin",
]  # fmt: skip

_HOMES = {
    "draft": ("MASK", "Draft", "Passage", "PassageName", "Place", "Source", "Span"),
    "fields": ("Field", "canonical", "find_fields", "is_known", "scan"),
    "fields.compiling": ("compile_template",),
    "fields.template": ("Template",),
    "fields.written": (
        "has_closed_names", "has_fallback", "numbered", "rewrite_control", "standard_names", "write_field",
        "write_spin",
    ),
    "finding": ("Edit", "Finding", "Fix", "Flag", "Severity"),
    "grammar": ("Mistake",),
    "mail": ("Claim", "Mail", "Sentence", "Team"),
    "patterns": ("late",),
    "phrases": ("Hit", "Phrases"),
    "prospects": ("Listing", "Record"),
    "proofreading": ("Mark", "proofread"),
    "rule": ("API_VERSION", "Pack", "Rule"),
    "sequence": ("Sequence", "Step"),
    "wordlists": ("Entry",),
}  # fmt: skip


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            globals()[name] = value = getattr(import_module(f"pitchlint.{module}"), name)
            return value
    raise AttributeError(f"module 'pitchlint' has no attribute '{name}'")
