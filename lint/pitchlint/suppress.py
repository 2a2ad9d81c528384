"""Suppressions: what a draft or the configuration allows, and allows that are of no use any more."""

from __future__ import annotations

import datetime
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from pitchlint import packs
from pitchlint.draft import Allow
from pitchlint.finding import Finding, Flag, Severity
from pitchlint.mail import Mail
from pitchlint.nearest import did_you_mean
from pitchlint.rule import GROUPS, Rule
from pitchlint.settings import ConfigAllow, shown
from pitchlint.settings.selection import names
from pitchlint.stamping import body_start, draft_name

AnyAllow = Allow | ConfigAllow
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


def installed() -> packs.Catalogue:
    """Every rule there is: those of the installed packs, and ours on suppressions. Raises `packs.PackError`."""
    catalogue = packs.load()
    return catalogue._replace(rules=(*catalogue.rules, *RULES))


def apply(
    mails: Sequence[Mail],
    found: Sequence[Sequence[Finding]],
    active: Mapping[str, Severity],
    today: datetime.date,
    allows: Sequence[ConfigAllow],
    known: Mapping[str, str],
) -> list[list[Finding]]:
    """What is left of the findings on one file's mails, mail by mail, and what is wrong with the allows themselves.

    `found` are the findings on each of `mails`, all mails of the file. `active` are the ids of the rules that were run,
    with their severities; `known` those of all installed rules, with their groups; `allows` the configuration's.

    An allow holds until its last day, that day included. It is unused when its rules were run and it covers nothing in
    the whole file; one of the configuration only when its path names just this file. One that has run out is told of
    where it stands; one of the configuration where it would still cover something.
    """
    here: list[tuple[AnyAllow, ...]] = [
        (*mail.draft.allows, *(allow for allow in allows if _concerns(allow, mail))) for mail in mails
    ]
    if not any(here):
        return [list(findings) for findings in found]
    used: set[tuple[AnyAllow, str]] = set()  # an allow, and the word of it that named a finding's rule
    kept: list[list[Finding]] = []
    for mail, findings, near in zip(mails, found, here, strict=True):
        kept.append([])
        for finding in findings:
            naming = [pair for allow in near for pair in _naming(allow, mail, finding, known)]
            used.update(naming)
            if not any(_holds(allow, today) for allow, _ in naming):
                kept[-1].append(finding)
    told: set[AnyAllow] = set()  # front matter speaks for every mail of a file
    for mail, left, near in zip(mails, kept, here, strict=True):
        for allow in dict.fromkeys(near):
            if allow not in told:
                told.add(allow)
                left += (
                    finding
                    for finding in _faults(allow, mail, used, active, today, known)
                    if not any(_holds(other, today) for by in near for other, _ in _naming(by, mail, finding, known))
                )
    return kept


def _holds(allow: AnyAllow, today: datetime.date) -> bool:
    return allow.until is None or today <= allow.until


def _concerns(allow: ConfigAllow, mail: Mail) -> bool:
    """Whether an allow of the configuration speaks of this mail."""
    return allow.step in (None, mail.draft.step) and allow.pattern.matches(Path(mail.draft.path))


def _naming(allow: AnyAllow, mail: Mail, finding: Finding, known: Mapping[str, str]) -> Iterator[tuple[AnyAllow, str]]:
    """The words of an allow that name the rule of a finding which stands where the allow holds."""
    if isinstance(allow, Allow) and allow.scope is not None:
        start, end = (mail.draft.source.position(offset) for offset in allow.scope)
        if not start <= (finding.line, finding.column) < end:
            return
    for word in allow.rules:
        if names(word, finding.rule, known.get(finding.rule, "")):
            yield allow, word


def _faults(
    allow: AnyAllow,
    mail: Mail,
    used: Collection[tuple[AnyAllow, str]],
    active: Mapping[str, Severity],
    today: datetime.date,
    known: Mapping[str, str],
) -> Iterator[Finding]:
    """What is wrong with one allow."""
    place = f" ({shown(allow.file)}:{allow.line})" if isinstance(allow, ConfigAllow) else ""
    if not _holds(allow, today):
        wanted = isinstance(allow, Allow) or any(allow == other for other, _ in used)
        if wanted and EXPIRED in active:
            rules = ", ".join(f"“{word}”" for word in allow.rules)
            advice = "mend what it excused and delete it, or give it a new date"
            yield _finding(mail, allow, EXPIRED, active, f"the allow for {rules} ended on {allow.until}{place}", advice)
        return
    if UNUSED not in active or (isinstance(allow, ConfigAllow) and not _names_only(allow, mail)):
        return
    for word in allow.rules:
        if not any(names(word, rule_id, group) for rule_id, group in known.items()) and word not in GROUPS:
            near = did_you_mean(word, (*known, *GROUPS)).removeprefix("; ")
            yield _finding(mail, allow, UNUSED, active, f"there is no rule “{word}”{place}", near or "delete it")
        elif (allow, word) in used or word in (UNUSED, EXPIRED):
            continue
        elif any(names(word, rule_id, known.get(rule_id, "")) for rule_id in active):
            message = f"nothing here needs the allow for “{word}”{place}"
            yield _finding(mail, allow, UNUSED, active, message, "delete it")


def _names_only(allow: ConfigAllow, mail: Mail) -> bool:
    """Whether the allow's path names the mail's file and no other."""
    return os.path.abspath(allow.pattern.folder / allow.pattern.glob) == os.path.abspath(mail.draft.path)


def _finding(
    mail: Mail, allow: AnyAllow, rule: str, active: Mapping[str, Severity], message: str, advice: str
) -> Finding:
    """A finding at a comment; at the mail as a whole for an allow of the configuration."""
    source = mail.draft.source
    if isinstance(allow, Allow):
        start, end = allow.start, allow.end
    else:
        start = end = body_start(mail)
    place = (*source.position(start), *source.position(end))
    words, name = source.text[start:end], draft_name(mail)
    return Finding(
        mail.draft.path, *place, rule, active[rule], message, advice, words, name, context=" ".join(words.split())
    )
