"""The one loop: drafts and rules in, findings out."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from pitchlint.draft import Draft, Source, Span
from pitchlint.finding import A_LIST, SEVERITIES, DraftName, Finding, Fix, Flag, Severity, SourceEdit, SourceFix
from pitchlint.mail import Mail
from pitchlint.prospects import Listing, Record
from pitchlint.rule import Rule
from pitchlint.sequence import Sequence as MailSequence

# what does not depend on the language a mail is written in; everything else is about English
_ANY_LANGUAGE = frozenset({"fields", "names", "prospects", "sequence", "language"})
# rules of these groups judge words, so a word that the team accepted is none of their business
_WORD_GROUPS = frozenset({"wording", "tone", "readability", "language"})
_ROWS_NAMED = 3  # list rows that a message names


class ActiveRule(NamedTuple):
    """A rule as configured for a draft: its severity and its options."""

    rule: Rule
    severity: Severity
    options: Mapping[str, Any] = MappingProxyType({})


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
        _stamp(mail, active, flag, name)._replace(covered_by=cover)
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
    return [
        _stamp(template, active, flag, name)._replace(covered_by=causes.get(active.rule.id)) for active, flag in flagged
    ], failures


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
                found.append((mail, _stamp(mail, active, _sound(mail, flag), draft_name(mail))))
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
                found.append(_stamp_place(active, flag, A_LIST))
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


_Causes = Mapping[tuple[str, Span | None], tuple[str, bool]]


def _causes(mail: Mail, flagged: Iterable[tuple[ActiveRule, Flag]]) -> _Causes:
    """What is explained, a rule's id and the sentence (None: anywhere), by which rule, and whether only notes are."""
    causes: dict[tuple[str, Span | None], tuple[str, bool]] = {}
    for active, flag in flagged:
        only_notes = _severity(active, flag) == "info"
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
    rule_id, is_note = active.rule.id, _severity(active, flag) == "info"
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


def _severity(active: ActiveRule, flag: Flag) -> Severity:
    """Of the rule's and the flag's severity the milder one."""
    return max(active.severity, flag.severity or active.severity, key=SEVERITIES.index)


def _stamp(mail: Mail, active: ActiveRule, flag: Flag, name: DraftName) -> Finding:
    if flag.place is not None:
        return _stamp_place(active, flag, name if flag.place.source is mail.draft.source else A_LIST)
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
        mail.draft.path, *place, active.rule.id, _severity(active, flag), flag.message + _in_rows(flag), flag.advice,
        text=text, draft=name,
        fix=_source_fix(mail, active.rule, flag.fix) if flag.fix else None,
        row=flag.rows[0] if flag.rows else None, rows=len(flag.rows) or 1,
        context=_context(mail, flag.span) if flag.span else "",
    )  # fmt: skip


def _context(mail: Mail, span: Span) -> str:
    """The sentence in which `span` begins, on one line and with its fields; outside of prose the line."""
    text = mail.draft.passage(span.of).text
    if span.of == "subject":
        return " ".join(text.split())
    sentence = mail.sentence_at(span)
    if sentence:
        start, end = sentence.span.start, sentence.span.end
    else:
        start = text.rfind("\n", 0, span.start) + 1
        end = text.find("\n", span.start)
    return " ".join((text[start:end] if end >= 0 else text[start:]).split())


def _stamp_place(active: ActiveRule, flag: Flag, name: DraftName) -> Finding:
    """The finding of a flag on a stretch of a file: a delay, a date, a cell of a list."""
    assert flag.place
    source, start, end = flag.place
    place = (*source.position(start), *source.position(end))
    file_name = source.path.replace("\\", "/").rpartition("/")[2]
    # what points into the one row it is about need not name it
    named = "" if len(flag.rows) == 1 and flag.rows[0].startswith(f"{file_name}:") else _in_rows(flag)
    return Finding(
        source.path, *place, active.rule.id, _severity(active, flag), flag.message + named, flag.advice,
        text=source.text[start:end], draft=name,
        fix=_cell_fix(source, flag.fix) if flag.fix else None,
        row=flag.rows[0] if flag.rows else None, rows=len(flag.rows) or 1,
        context=" ".join(source.text[start:end].split()) if name == A_LIST else "",
    )  # fmt: skip


def _in_rows(flag: Flag) -> str:
    """ " (leads.csv:3, leads.csv:9 and 12 more rows)" for what was found with a list, else ""."""
    if not flag.rows:
        return ""
    more = len(flag.rows) - _ROWS_NAMED
    named = ", ".join(flag.rows[:_ROWS_NAMED])
    return f" ({named} and {more} more row{'s' if more > 1 else ''})" if more > 0 else f" ({named})"


def _cell_fix(source: Source, fix: Fix) -> SourceFix:
    """A fix of cells of a list; for display where these cannot be written."""
    from pitchlint.edits import cell_layers, written

    texts = [written(edit.text, cell_layers(source, edit.span.start), source) for edit in fix.edits]
    return SourceFix(
        fix.applicability if None not in texts else "display",
        fix.message,
        tuple(
            SourceEdit(*source.position(span.start), *source.position(span.end), words if text is None else text)
            for (span, words), text in zip(fix.edits, texts, strict=True)
        ),
        tuple(edit.text for edit in fix.edits),
    )


def _source_fix(mail: Mail, rule: Rule, fix: Fix) -> SourceFix:
    """The fix in places of the file; one that cannot be written there, or would cut a merge field, is for display."""
    from pitchlint.edits import Change, changes

    source = mail.draft.source
    edits: list[SourceEdit] = []
    reads: list[str] = []
    applicability = fix.applicability
    for (start, end, of), words in fix.edits:
        passage = mail.draft.passage(of)
        made = changes(source, passage, start, end, words)
        if made is not None and rule.group != "fields" and _cuts_field(mail, Span(start, end, of)):
            made = None
        if made is None:
            applicability = "display"
            made = (Change(*passage.locate(start, end), words, words),)
        for first, last, text, seen in made:
            edits.append(SourceEdit(*source.position(first), *source.position(last), text))
            reads.append(seen)
    return SourceFix(applicability, fix.message, tuple(edits), tuple(reads))


def _cuts_field(mail: Mail, span: Span) -> bool:
    """Whether `span` begins or ends inside a merge field; the alternatives of spintax are words."""
    fields = mail.subject_fields if span.of == "subject" else mail.fields
    return any(
        field.start < edge < field.end for field in fields if field.kind != "spin" for edge in (span.start, span.end)
    )
