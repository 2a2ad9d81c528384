"""The one loop: drafts and rules in, findings out."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pitchlint.draft import Draft, Span
from pitchlint.finding import A_LIST, Finding, Flag
from pitchlint.mail import Mail
from pitchlint.prospects import Listing, Record
from pitchlint.rule import ActiveRule, Rule
from pitchlint.sequence import Sequence as MailSequence
from pitchlint.stamping import draft_name, first_line, in_line_order, placed, severity_of, stamped

# what does not depend on the language a mail is written in; everything else is about English
_ANY_LANGUAGE = frozenset({"fields", "names", "prospects", "sequence", "language"})
# rules of these groups judge words, so a word that the team accepted is none of their business
_WORD_GROUPS = frozenset({"wording", "tone", "readability", "language"})


class Failure(NamedTuple):
    """A check that raised: which rule ("" for the judgement of a mail's kind), on which draft, and what."""

    path: str
    line: int
    rule: str
    error: Exception


_Fault = tuple[str, tuple[int | str, ...] | None, str]  # the rule's id, the place, and `Flag.fault`


class Survey(NamedTuple):
    """Which rows of a list, numbered from 0, have which fault; and at which row a rule failed first, by its id."""

    found: Mapping[_Fault, Sequence[int]]
    failed: Mapping[str, int]


def lint(mail: Mail, rules: Sequence[ActiveRule]) -> tuple[list[Finding], list[Failure]]:
    """The findings of every rule for mails on one mail, in line order, and the checks that failed.

    A finding that another one explains is kept, with `covered_by` set. Rules that know only English are silent on
    a mail in another language.
    """
    flagged: list[tuple[ActiveRule, Flag]] = []
    failures: list[Failure] = []
    for active in rules:
        if active.rule.scope != "mail" or not _speaks(active, mail):
            continue
        try:
            flags = [_sound(mail, flag) for flag in active.rule.check(mail, **active.options)]
        except Exception as error:  # one broken check must not hide what the others found
            failures.append(Failure(mail.draft.path, first_line(mail), active.rule.id, error))
            continue
        flagged += [(active, flag) for flag in flags if not _accepted(mail, active.rule, flag)]
    causes = _causes(mail, flagged)
    covers = [_cover(mail, active, flag, causes) for active, flag in flagged]
    name = draft_name(mail)
    if mail.kind_error:
        failures.append(Failure(mail.draft.path, first_line(mail), "", mail.kind_error))
    findings = {
        stamped(mail, active, flag, name)._replace(covered_by=cover)
        for (active, flag), cover in zip(flagged, covers, strict=True)
    }
    return sorted(findings, key=in_line_order), failures


def lint_branches(
    mail: Mail, branches: Iterable[Draft], rules: Sequence[ActiveRule], found: Sequence[Finding]
) -> list[Finding]:
    """What rules say of words in further branches of the mail's spintax, beside what was `found` on the first ones.

    Checks that fail there are not named: they have failed on the first branch, or would.
    """
    places = {(finding.rule, finding.line, finding.column) for finding in found}
    more = []
    for draft in branches:
        for finding in lint(mail.with_draft(draft), rules)[0]:
            place = (finding.rule, finding.line, finding.column)
            if finding.text and place not in places and _is_hidden(mail, finding):
                places.add(place)
                more.append(finding._replace(draft=draft_name(mail)))
    return more


def _is_hidden(mail: Mail, finding: Finding) -> bool:
    """Whether a finding stands in words of spintax that the mail's first branch does not show."""
    source = mail.draft.source
    start = source.offset(finding.line) + finding.column - 1
    for passage, fields in ((mail.draft.body, mail.fields), (mail.draft.subject, mail.subject_fields)):
        for field in fields if passage else ():
            if field.kind == "spin" and passage:
                first, last = passage.locate(field.start, field.end)
                if first <= start < last:
                    return True
    return False


def survey(template: Mail, listing: Listing, rules: Sequence[ActiveRule], rows: range) -> Survey:
    """What the rules that ask for the record find on `template` with some rows of `listing`, numbered from 0."""
    asking = [active for active in rules if active.rule.per_row and _speaks(active, template)]
    found: dict[_Fault, list[int]] = {}
    failed: dict[str, int] = {}
    for number in rows if asking else ():
        mail = template.for_row(Record(listing, listing.rows[number]))
        for active in tuple(asking):
            try:
                for flag in active.rule.check(mail, **active.options):
                    fault = _fault(active, flag)
                    if fault not in found:
                        _sound(template, flag)
                        found[fault] = []
                    found[fault].append(number)
            except Exception:  # it would fail at every further row
                failed[active.rule.id] = number
                asking.remove(active)
    return Survey(found, failed)


def joined(surveys: Iterable[Survey]) -> Survey:
    """Surveys of consecutive rows as one of them all would be."""
    found: dict[_Fault, list[int]] = {}
    failed: dict[str, int] = {}
    for part in surveys:
        for fault, rows in part.found.items():
            if fault[0] not in failed:
                found.setdefault(fault, []).extend(rows)
        failed = {**part.failed, **failed}
    return Survey(found, failed)


def lint_rows(
    template: Mail,
    listing: Listing,
    rules: Sequence[ActiveRule],
    found_before: Iterable[Finding] = (),
    surveyed: Survey | None = None,
) -> tuple[list[Finding], list[Failure]]:
    """The findings of the rules that ask for the record, on `template` with each row of `listing`.

    One fault in many rows is one finding, with the first of them and their number. What was `found_before` on the
    template may explain them. Rows that were `surveyed` are not gone through again.
    """
    told = survey(template, listing, rules, range(len(listing))) if surveyed is None else surveyed
    by_id = {active.rule.id: active for active in rules}
    failures: list[Failure] = []
    flagged: list[tuple[ActiveRule, Flag]] = []
    for rule_id, number in told.failed.items():
        failures += _flags_again(template, listing, by_id[rule_id], number)[1] or [
            Failure(template.draft.path, first_line(template), rule_id, RuntimeError("it fails now and then"))
        ]
    for fault, numbers in told.found.items():
        active = by_id[fault[0]]
        flags, _ = _flags_again(template, listing, active, numbers[0])
        rows = tuple(Record(listing, listing.rows[number]).place for number in numbers)
        flagged += [(active, flag._replace(rows=rows)) for flag in flags if _fault(active, flag) == fault][:1]
    name = draft_name(template)
    spoken = {finding.rule for finding in found_before if finding.severity != "info"}
    causes = {rule_id: active.rule.id for active in rules if active.rule.id in spoken for rule_id in active.rule.covers}
    found = [(active.rule.id, stamped(template, active, flag, name)) for active, flag in flagged]
    return [finding._replace(covered_by=causes.get(rule_id)) for rule_id, finding in found], failures


def _fault(active: ActiveRule, flag: Flag) -> _Fault:
    where: tuple[int | str, ...] | None = flag.span
    return active.rule.id, (flag.place.start, flag.place.end) if flag.place else where, flag.fault


def _flags_again(template: Mail, listing: Listing, active: ActiveRule, number: int) -> tuple[list[Flag], list[Failure]]:
    """What a rule says of the template with one row, up to where it fails."""
    flags: list[Flag] = []
    try:
        for flag in active.rule.check(template.for_row(Record(listing, listing.rows[number])), **active.options):
            flags.append(_sound(template, flag))  # noqa: PERF401  those before a failure count
    except Exception as error:
        return flags, [Failure(template.draft.path, first_line(template), active.rule.id, error)]
    return flags, []


def lint_sequence(
    sequence: MailSequence, rules: Sequence[ActiveRule]
) -> tuple[list[tuple[Mail, Finding]], list[Failure]]:
    """The findings of the rules for sequences, each with the mail it is about, and the checks that failed."""
    found: list[tuple[Mail, Finding]] = []
    failures: list[Failure] = []
    first = sequence.mails[0]
    for active in rules:
        if active.rule.scope != "sequence" or not _speaks(active, first):
            continue
        try:
            for flag in active.rule.check(sequence, **active.options):
                mail = flag.mail or first
                found.append((mail, stamped(mail, active, _sound(mail, flag), draft_name(mail))))
        except Exception as error:
            failures.append(Failure(first.draft.path, first_line(first), active.rule.id, error))
    return found, failures


def lint_listing(listing: Listing, rules: Sequence[ActiveRule]) -> tuple[list[Finding], list[Failure]]:
    """The findings of the rules for prospect lists, in line order, and the checks that failed."""
    found: list[Finding] = []
    failures: list[Failure] = []
    for active in rules:
        if active.rule.scope != "listing":
            continue
        try:
            for flag in active.rule.check(listing, **active.options):
                if not isinstance(flag, Flag) or flag.place is None:
                    raise TypeError("it yields something else than a Flag with a place")
                found.append(placed(active, flag, A_LIST))
        except Exception as error:
            failures.append(Failure(listing.source.path, 1, active.rule.id, error))
    return sorted(found, key=in_line_order), failures


def _speaks(active: ActiveRule, mail: Mail) -> bool:
    """Whether a rule knows the language of a mail."""
    return active.rule.group in _ANY_LANGUAGE or mail.language == "en"


def _sound(mail: Mail, flag: object) -> Flag:
    """What a check yielded, if it is a flag with a place in the mail. Raises `TypeError` or `ValueError`."""
    if not isinstance(flag, Flag):
        raise TypeError(f"it yields a {type(flag).__name__} where a Flag belongs")
    if flag.span and not 0 <= flag.span.start <= flag.span.end <= len(mail.text(Span(*flag.span).of)):
        raise ValueError(f"it flags a place outside the mail, {tuple(flag.span)}")
    return flag


def _accepted(mail: Mail, rule: Rule, flag: Flag) -> bool:
    if not flag.span or rule.group not in _WORD_GROUPS or not mail.team.accepted:
        return False
    start, end, of = flag.span
    return any(a.of == of and a.start <= start and end <= a.end for a in mail.accepted)


_Causes = Mapping[tuple[str, Span | None], tuple[str, bool]]


def _causes(mail: Mail, flagged: Iterable[tuple[ActiveRule, Flag]]) -> _Causes:
    """What is explained, a rule's id and the sentence (None: anywhere), by which rule, and whether only notes are."""
    causes: dict[tuple[str, Span | None], tuple[str, bool]] = {}
    for active, flag in flagged:
        only_notes = severity_of(active, flag) == "info"
        explained: list[tuple[str, Span | None]] = [(rule_id, None) for rule_id in active.rule.covers]
        if active.rule.covers_nearby and flag.span:
            sentence = _sentence(mail, flag.span)
            explained += [(rule_id, sentence) for rule_id in active.rule.covers_nearby]
        for key in explained:
            if key not in causes or causes[key][1] > only_notes:
                causes[key] = active.rule.id, only_notes
    return causes


def _cover(mail: Mail, active: ActiveRule, flag: Flag, causes: _Causes) -> str | None:
    """The id of the rule whose flag explains this one; a note explains only notes."""
    if not causes:
        return None
    rule_id, is_note = active.rule.id, severity_of(active, flag) == "info"
    for key in ((rule_id, None), (rule_id, _sentence(mail, flag.span) if flag.span else None)):
        cause = causes.get(key)
        if cause and (is_note or not cause[1]):
            return cause[0]
    return None


def _sentence(mail: Mail, span: Span) -> Span:
    """The sentence in which `span` begins; the subject is one, and what stands in none is its own."""
    if span.of == "subject":
        return Span(0, 0, "subject")
    found = mail.sentence_at(span)
    return found.span if found else span
