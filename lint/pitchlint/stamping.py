"""Flags become findings: with their place in the file, the name of their draft, and a fix in the file's own words."""

from typing import Any

from pitchlint.draft import Source, Span
from pitchlint.finding import A_LIST, SEVERITIES, DraftName, Finding, Fix, Flag, Severity, SourceEdit, SourceFix
from pitchlint.mail import Mail
from pitchlint.rule import ActiveRule, Rule

_ROWS_NAMED = 3  # list rows that a message names
_LONGEST = 1000  # code points of a sentence; of a longer one, which nobody writes, the words around a finding count


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


def severity_of(active: ActiveRule, flag: Flag) -> Severity:
    """Of the rule's and the flag's severity the milder one."""
    return max(active.severity, flag.severity or active.severity, key=SEVERITIES.index)


def stamped(mail: Mail, active: ActiveRule, flag: Flag, name: DraftName) -> Finding:
    if flag.place is not None:
        return placed(active, flag, name if flag.place.source is mail.draft.source else A_LIST)
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
        mail.draft.path, *place, active.rule.id, severity_of(active, flag), flag.message + _in_rows(flag), flag.advice,
        text=text, draft=name,
        fix=_source_fix(mail, active.rule, flag.fix) if flag.fix else None,
        row=flag.rows[0] if flag.rows else None, rows=len(flag.rows) or 1,
        context=_context(mail, flag.span) if flag.span else "",
    )  # fmt: skip


def _context(mail: Mail, span: Span) -> str:
    """The sentence in which `span` begins, on one line and with its fields; outside of prose the line."""
    text = mail.draft.passage(span.of).text
    sentence = mail.sentence_at(span)
    if span.of == "subject":
        start, end = 0, len(text)
    elif sentence:
        start, end = sentence.span.start, sentence.span.end
    else:
        start = text.rfind("\n", 0, span.start) + 1
        end = text.find("\n", span.start)
        end = len(text) if end < 0 else end
    if end - start <= _LONGEST:
        return " ".join(text[start:end].split())
    low, high = max(start, span.start - _LONGEST // 2), min(end, span.start + _LONGEST // 2)
    words = text[low:high].split(" ")  # the outer ones may be halves
    words = words[low > start : len(words) - (high < end)] or words
    return " ".join(" ".join(words).split())


def placed(active: ActiveRule, flag: Flag, name: DraftName) -> Finding:
    """The finding of a flag on a stretch of a file: a delay, a date, a cell of a list."""
    assert flag.place
    source, start, end = flag.place
    place = (*source.position(start), *source.position(end))
    file_name = source.path.replace("\\", "/").rpartition("/")[2]
    # what points into the one row it is about need not name it
    named = "" if len(flag.rows) == 1 and flag.rows[0].startswith(f"{file_name}:") else _in_rows(flag)
    return Finding(
        source.path, *place, active.rule.id, severity_of(active, flag), flag.message + named, flag.advice,
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
