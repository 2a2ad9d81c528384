"""The built-in rules: what makes a busy person delete a mail."""

from __future__ import annotations

from pitchlint import Pack
from pitchlint_rules import (
    banned_phrase,
    generic_follow_up,
    impersonal,
    missing_ask,
    missing_problem,
    other_language,
    sender_opener,
    vague_ask,
)
from pitchlint_rules.kinds import kind_of

# sorted by group, then id
PACK = Pack(
    rules=(
        missing_ask.RULE,
        vague_ask.RULE,
        generic_follow_up.RULE,
        other_language.RULE,
        impersonal.RULE,
        missing_problem.RULE,
        sender_opener.RULE,
        banned_phrase.RULE,
    ),
    kind_of=kind_of,
)
