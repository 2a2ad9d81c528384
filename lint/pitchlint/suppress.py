"""Suppressions: what a draft or the configuration allows, and allows that are of no use any more."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pitchlint.configfile import ConfigAllow
from pitchlint.draft import Allow, Draft
from pitchlint.finding import DraftName, Finding, Flag, Severity
from pitchlint.mail import Mail
from pitchlint.nearest import did_you_mean
from pitchlint.rule import GROUPS, Rule

UNUSED, EXPIRED = "unused-allow", "expired-allow"


def _by_engine(mail: Mail) -> Iterator[Flag]:  # noqa: ARG001
    """Nothing: `apply` finds what is wrong with allows, after all other rules have spoken."""
    return iter(())


RULES = (
    Rule(
        id=EXPIRED, group="shape", title="Makes an exception that has run out", check=_by_engine, rank=90,
        page=Path(__file__).with_name("expired_allow.md"),
    ),
    Rule(
        id=UNUSED, group="shape", title="Makes an exception that nothing needs", check=_by_engine, rank=91,
        page=Path(__file__).with_name("unused_allow.md"),
    ),
)  # fmt: skip


def apply(
    draft: Draft,
    findings: Sequence[Finding],
    active: Mapping[str, Severity],
    today: datetime.date,
    allows: Sequence[ConfigAllow],
    known: Mapping[str, str],
) -> list[Finding]:
    """The findings on one draft that no allow covers, and findings about its own allows.

    `active` are the ids of the rules that were run, with their severities; `known` those of all installed rules, with
    their groups; `allows` the configuration's. An allow holds until its last day, `today` included.
    """
    names = [allow for allow in draft.allows if _holds(allow.until, today)]
    words = {word for allow in allows if _concerns(allow, draft, today) for word in allow.rules}
    used: set[tuple[int, str]] = set()  # place and word of the allows that cover something
    kept = []
    for finding in findings:
        near = [allow for allow in names if _in_scope(allow, draft, finding)]
        covering = {(allow.start, word) for allow in near for word in _naming(allow.rules, finding.rule, known)}
        used |= covering
        if not covering and not _naming(words, finding.rule, known):
            kept.append(finding)
    about = [finding for allow in draft.allows for finding in _about(allow, draft, used, active, today, known)]
    own = {word for allow in names for word in allow.rules} | words
    return [*kept, *(finding for finding in about if not _naming(own, finding.rule, known))]


def _holds(until: datetime.date | None, today: datetime.date) -> bool:
    return until is None or today <= until


def _concerns(allow: ConfigAllow, draft: Draft, today: datetime.date) -> bool:
    """Whether a configuration's allow speaks of this draft, today."""
    same_step = allow.step is None or allow.step == draft.step
    return same_step and _holds(allow.until, today) and allow.pattern.matches(Path(draft.path))


def _naming(words: Iterable[str], rule_id: str, known: Mapping[str, str]) -> list[str]:
    """Those of `words` that name the rule: its id, its group or "all"."""
    return [word for word in words if word in (rule_id, known.get(rule_id), "all")]


def _in_scope(allow: Allow, draft: Draft, finding: Finding) -> bool:
    if allow.scope is None:
        return True
    start, end = (draft.source.position(offset) for offset in allow.scope)
    return start <= (finding.line, finding.column) < end


def _about(
    allow: Allow,
    draft: Draft,
    used: Collection[tuple[int, str]],
    active: Mapping[str, Severity],
    today: datetime.date,
    known: Mapping[str, str],
) -> Iterator[Finding]:
    """What is wrong with one allow of a draft."""
    names = {*known, *GROUPS, "all"}
    if not _holds(allow.until, today):
        if EXPIRED in active:
            rules = ", ".join(f"“{word}”" for word in allow.rules)
            advice = "mend what it excused and delete it, or give it a new date"
            yield _finding(draft, allow, EXPIRED, active, f"the allow for {rules} ended on {allow.until}", advice)
        return
    if UNUSED not in active:
        return
    for word in allow.rules:
        if word not in names:
            near = did_you_mean(word, names).removeprefix("; ")
            yield _finding(draft, allow, UNUSED, active, f"there is no rule “{word}”", near or "delete it")
        elif (allow.start, word) in used or word in (UNUSED, EXPIRED):
            continue
        elif any(_naming([word], rule_id, known) for rule_id in active):
            yield _finding(draft, allow, UNUSED, active, f"nothing here needs the allow for “{word}”", "delete it")


def _finding(
    draft: Draft, allow: Allow, rule: str, active: Mapping[str, Severity], message: str, advice: str
) -> Finding:
    source = draft.source
    place = (*source.position(allow.start), *source.position(allow.end))
    name = DraftName(draft.title, draft.kind, draft.step, draft.variant)
    return Finding(draft.path, *place, rule, active[rule], message, advice, source.text[allow.start : allow.end], name)
