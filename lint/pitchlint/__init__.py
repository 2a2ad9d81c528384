"""pitchlint: a linter for sales outreach. This module is what rule packs import."""

from __future__ import annotations

from pitchlint.draft import Draft, Passage, PassageName, Source, Span
from pitchlint.fields import MASK, Field
from pitchlint.finding import Edit, Finding, Fix, Flag, Severity
from pitchlint.mail import Mail, Sentence, Team
from pitchlint.patterns import late
from pitchlint.phrases import Hit, Phrases
from pitchlint.rule import Pack, Rule
from pitchlint.wordlists import Entry

__version__ = "0.1.0"
__all__ = [
    "MASK", "Draft", "Edit", "Entry", "Field", "Finding", "Fix", "Flag", "Hit", "Mail", "Pack", "Passage",
    "PassageName", "Phrases", "Rule", "Sentence", "Severity", "Source", "Span", "Team", "late",
]  # fmt: skip
