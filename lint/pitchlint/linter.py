"""The one loop: drafts and rules in, findings out."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from pitchlint.draft import Span
from pitchlint.finding import SEVERITIES, DraftName, Finding, Fix, Flag, Severity, SourceEdit, SourceFix
from pitchlint.mail import Mail
from pitchlint.rule import Rule

# what does not depend on the language a mail is written in; everything else is about English
_ANY_LANGUAGE = frozenset({"fields", "names", "prospects", "sequence", "language"})
# rules of these groups judge words, so a word that the team accepted is none of their business
_WORD_GROUPS = frozenset({"wording", "tone", "readability", "language"})


class ActiveRule(NamedTuple):
    """A rule as configured for a draft: its severity and its options."""

    rule: Rule
    severity: Severity
    options: Mapping[str, Any] = MappingProxyType({})


class Failure(NamedTuple):
    """A check that raised: which rule, on which draft, and what."""

    path: str
    line: int
    rule: str
    error: Exception


def lint(mail: Mail, rules: Sequence[ActiveRule]) -> tuple[list[Finding], list[Failure]]:
    """The findings of every rule on one mail, in line order, and the checks that failed.

    A finding that another one explains is kept, with `covered_by` set. Rules that know only English are silent on
    a mail in another language.
    """
    flagged: list[tuple[ActiveRule, Flag]] = []
    failures: list[Failure] = []
    for active in rules:
        if active.rule.group not in _ANY_LANGUAGE and mail.language != "en":
            continue
        try:
            flags = [_sound(mail, flag) for flag in active.rule.check(mail, **active.options)]
        except Exception as error:  # one broken check must not hide what the others found
            failures.append(Failure(mail.draft.path, first_line(mail), active.rule.id, error))
            continue
        flagged += [(active, flag) for flag in flags if not _accepted(mail, active.rule, flag)]
    covers = [_cover(mail, active, flag, flagged) for active, flag in flagged]
    name = draft_name(mail)
    findings = {
        _stamp(mail, active, flag, name)._replace(covered_by=cover)
        for (active, flag), cover in zip(flagged, covers, strict=True)
    }
    return sorted(findings, key=in_line_order), failures


def _sound(mail: Mail, flag: object) -> Flag:
    """What a check yielded, if it is a flag with a place in the mail. Raises `TypeError` or `ValueError`."""
    if not isinstance(flag, Flag):
        raise TypeError(f"it yields a {type(flag).__name__} where a Flag belongs")
    if flag.span and not 0 <= flag.span.start <= flag.span.end <= len(mail.text(Span(*flag.span).of)):
        raise ValueError(f"it flags a place outside the mail, {tuple(flag.span)}")
    return flag


def in_line_order(finding: Finding) -> tuple[Any, ...]:
    """Sort key: path, place, gravity, rule."""
    place = (finding.line, finding.column, finding.end_line, finding.end_column)
    return (finding.path, *place, SEVERITIES.index(finding.severity), finding.rule, finding.message)


def first_line(mail: Mail) -> int:
    """The line of the file at which the body begins."""
    return mail.draft.source.position(body_start(mail)).line


def draft_name(mail: Mail) -> DraftName:
    """What reports call the mail."""
    draft = mail.draft
    told = mail.kind_is_told
    return DraftName(draft.title, mail.kind, draft.step, draft.variant, not told, len(mail.words), first_line(mail))


def body_start(mail: Mail) -> int:
    """The source offset at which the body's words begin: where findings on the whole mail point."""
    body = mail.draft.body
    filled = len(body.text) - len(body.text.lstrip())
    return body.locate(filled if filled < len(body.text) else 0, 0)[0]


def _accepted(mail: Mail, rule: Rule, flag: Flag) -> bool:
    if not flag.span or rule.group not in _WORD_GROUPS or not mail.team.accepted:
        return False
    start, end, of = flag.span
    return any(a.of == of and a.start <= start and end <= a.end for a in mail.accepted)


def _cover(mail: Mail, active: ActiveRule, flag: Flag, flagged: Iterable[tuple[ActiveRule, Flag]]) -> str | None:
    """The id of the rule whose flag explains this one; a note explains only notes."""
    rule_id, is_note = active.rule.id, _severity(active, flag) == "info"
    for other, cause in flagged:
        if _severity(other, cause) == "info" and not is_note:
            continue
        if rule_id in other.rule.covers:
            return other.rule.id
        if rule_id in other.rule.covers_nearby and flag.span and cause.span and _near(mail, flag.span, cause.span):
            return other.rule.id
    return None


def _severity(active: ActiveRule, flag: Flag) -> Severity:
    """Of the rule's and the flag's severity the milder one."""
    return max(active.severity, flag.severity or active.severity, key=SEVERITIES.index)


def _near(mail: Mail, one: Span, other: Span) -> bool:
    """Whether two spans begin in the same sentence."""
    if one.of != other.of:
        return False
    return one.of == "subject" or (mail.sentence_at(one) or one) == (mail.sentence_at(other) or other)


def _stamp(mail: Mail, active: ActiveRule, flag: Flag, name: DraftName) -> Finding:
    source = mail.draft.source
    if flag.span is None:
        start = end = body_start(mail)
        text = ""
    else:
        passage = mail.draft.passage(flag.span.of)
        start, end = passage.locate(flag.span.start, flag.span.end)
        text = passage.text[flag.span.start : flag.span.end]
    place = (*source.position(start), *source.position(end))
    return Finding(
        mail.draft.path, *place, active.rule.id, _severity(active, flag), flag.message, flag.advice,
        text=text, draft=name,
        fix=_source_fix(mail, flag.fix) if flag.fix else None,
    )  # fmt: skip


def _source_fix(mail: Mail, fix: Fix) -> SourceFix:
    edits = []
    for (start, end, of), text in fix.edits:
        first, last = mail.draft.passage(of).locate(start, end)
        source = mail.draft.source
        edits.append(SourceEdit(*source.position(first), *source.position(last), text))
    return SourceFix(fix.applicability, fix.message, tuple(edits))
