"""The built-in rules: what makes a busy person delete a mail."""

from __future__ import annotations

from pitchlint import Pack
from pitchlint_rules import (
    banned_phrase,
    begging,
    boast,
    early_close,
    empty_solution,
    empty_subject,
    flattery,
    generic_follow_up,
    guilt,
    impersonal,
    jargon,
    missing_ask,
    missing_problem,
    name_dropping,
    other_language,
    pressure,
    sender_opener,
    subject,
    surveillance,
    too_long,
    unfilled_slot,
    vague_ask,
    vague_benefit,
)
from pitchlint_rules.kinds import kind_of

# sorted by group, then id
PACK = Pack(
    rules=(
        early_close.RULE,
        missing_ask.RULE,
        vague_ask.RULE,
        unfilled_slot.RULE,
        generic_follow_up.RULE,
        other_language.RULE,
        empty_subject.RULE,
        subject.RULE,
        too_long.RULE,
        impersonal.RULE,
        missing_problem.RULE,
        sender_opener.RULE,
        begging.RULE,
        flattery.RULE,
        guilt.RULE,
        pressure.RULE,
        surveillance.RULE,
        banned_phrase.RULE,
        boast.RULE,
        empty_solution.RULE,
        jargon.RULE,
        name_dropping.RULE,
        vague_benefit.RULE,
    ),
    kind_of=kind_of,
)
