"""A merge field, condition or piece of spintax that no tool can read, so that the reader sees the code."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from pitchlint import Edit, Field, Fix, Flag, Mail, PassageName, Rule, Span, find_fields, late, scan
from pitchlint_rules import tags

_MARKUP = late(r"<[A-Za-z/!][^<>]*>")
_HARD_SPACES = late(r"[\xa0\u2007\u202f\u200b]|&nbsp;")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"})
_BROKEN = late(r"[\[({<%*|«]*(.*?)[\])}>%*|»]*\Z")
# what is left of spintax when its blocks are masked: alternatives that are not closed, or not opened, on their line
_NOT_CLOSED = late(r"\{\{?[^{}\n|]{1,80}\|[^{}\n]{0,300}(?=\n|\Z|\{)")
_NOT_OPENED = late(r"(?:\A|(?<=[\n.!?,]))[ \t]*([^{}\n|.!?]{1,60}\|[^{}\n|.!?]{1,60}\})")


def check(mail: Mail, *, deepest: int = 5) -> Iterator[Flag]:
    yield from islice(_faults(mail, deepest), tags.MOST)


def _faults(mail: Mail, deepest: int) -> Iterator[Flag]:
    declared = tags.dialect_is_declared(mail)
    sent = tags.meant_to_be_sent(mail) if declared else ""
    for of, text, fields in tags.passages(mail):
        for field in fields:
            span = Span(field.start, field.end, of)
            if field.kind == "field" and not field.dialects:
                yield _broken(mail, span)
            elif field.kind == "slot" and text[field.start] == "{" and declared and not sent:
                yield Flag(span, f"no tool fills {mail.quote(span, 60)}", "put a merge field there, or write it out")
            elif field.kind in ("field", "control"):
                yield from _markup_inside(mail, field, span)
        if any(field.kind in ("control", "spin") for field in fields):
            yield from _conditions(mail, text, of)
    for of in ("subject", "body"):
        text = mail.draft.passage(of).text
        if ("|" in text and ("{" in text or "}" in text)) or ("{%" in text and "spin" in text):
            yield from _spintax(mail, of, deepest)


def _broken(mail: Mail, span: Span) -> Flag:
    written = mail.draft.passage(span.of).text[span.start : span.end]
    cleaned = _HARD_SPACES.sub(" ", _MARKUP.sub("", written.translate(_QUOTES)))
    if _reads(mail, cleaned):
        if _MARKUP.search(written):
            why = "formatting inside breaks"
        elif _HARD_SPACES.search(written):
            why = "a hard space inside breaks"
        else:
            why = "curly quotes break"
        return Flag(span, f"{why} {mail.quote(span)}", f"write {cleaned}", fix=_fix(span, cleaned))
    whole = _balanced(mail, written)
    if whole:
        return Flag(span, f"{mail.quote(span)} is not closed as it was opened", f"write {whole}", fix=_fix(span, whole))
    message = f"{mail.quote(span)} is no tag that a tool can read"
    return Flag(span, message, "write it as the tool has it, or take it out")


def _fix(span: Span, text: str) -> Fix:
    return Fix((Edit(span, text),), "safe", f"write {text}")


def _reads(mail: Mail, text: str) -> bool:
    """Whether `text` is one sound tag of the mail's dialects."""
    found = find_fields(text)
    return (
        len(found) == 1
        and (found[0].start, found[0].end) == (0, len(text))
        and found[0].kind == "field"
        and bool(found[0].dialects & mail.dialects if mail.dialects else found[0].dialects)
    )


def _balanced(mail: Mail, written: str) -> str | None:
    """The broken tag with the signs before and after its name made to match."""
    inside = _BROKEN.match(written)
    if not inside or not inside[1].strip():
        return None
    name = inside[1]
    pairs = [("{{", "}}"), ("{", "}"), ("[", "]"), ("%", "%"), ("%%", "%%"), ("*|", "|*"), ("[[", "]]"), ("<<", ">>")]
    ours = [(a, b) for a, b in pairs if written.startswith(a[0]) and _reads(mail, a + name + b)]
    if not ours:
        return None
    if not mail.dialects or len(ours) > 1:  # the longer of two signs was meant, where one side has it
        ours.sort(key=lambda pair: not (written.startswith(pair[0]) or written.endswith(pair[1])))
    return ours[0][0] + name + ours[0][1]


def _markup_inside(mail: Mail, field: Field, span: Span) -> Iterator[Flag]:
    """Formatting inside a tag that the reader of an HTML file does not see: `{{<b>first</b>_name}}`."""
    passage = mail.draft.passage(span.of)
    if isinstance(passage.starts, range):
        return  # the file has the tag as it is read
    start, end = passage.locate(field.start, field.end)
    raw, read = mail.draft.source.text[start:end], passage.text[field.start : field.end]
    if "<" in raw and read[0] not in "<«" and _MARKUP.search(raw):
        yield Flag(span, f"{mail.quote(span)} has formatting inside, which breaks it", f"write {read} in one piece")
    elif _HARD_SPACES.search(raw):
        yield Flag(span, f"{mail.quote(span)} has a hard space inside, which breaks it", "type the space anew")


def _conditions(mail: Mail, text: str, of: PassageName) -> Iterator[Flag]:
    from pitchlint import compile_template

    for start, end, what in compile_template(text).problems:
        span = Span(start, end, of)
        tag = mail.quote(span, 60)
        if what == "unopened":
            yield Flag(span, f"{tag} belongs to no condition that is open here", "take it out, or begin the condition")
        elif what == "unclosed":
            yield Flag(span, f"{tag} is never ended", "end it where its words end")
        else:
            yield Flag(span, f"conditions stand too deep in each other at {tag}", "write separate mails")


def _spintax(mail: Mail, of: PassageName, deepest: int) -> Iterator[Flag]:
    text = mail.draft.passage(of).text
    fields, blocks = scan(text)
    blocks = [block for block in blocks if block.kind == "spin"]
    places = sorted(((block.start, block.end) for block in blocks), key=lambda place: (place[0], -place[1]))
    for start, end, depth in _outermost(places):
        if depth > deepest:
            advice = "write the alternatives side by side: most tools read one level"
            yield Flag(Span(start, end, of), f"alternatives stand {depth} deep in each other", advice)
    signs = {at for block in blocks for at in (block.start, block.end - 1)}
    for start, end in places:
        if text[start - 1 : start] == "{" and start - 1 not in signs:
            start -= 1
        elif text[end : end + 1] == "}" and end not in signs:
            end += 1
        else:
            continue
        span = Span(start, end, of)
        yield Flag(
            span, f"“{mail.quote(span, 60)}” has one brace too many", "close the alternatives as they were opened"
        )
    begins = {begin for block in blocks for begin, _ in block.branches}
    ends = {end for block in blocks for _, end in block.branches}
    for tag in fields:
        if tag.kind == "spin" and not (tag.start in ends or tag.end in begins or tag.start in signs):
            span = Span(tag.start, tag.end, of)
            shown = mail.quote(span)
            yield Flag(
                span, f"{shown} belongs to no alternatives that are open here", "write {% spin %} … {% endspin %}"
            )
    masked = mail.text(of)
    if "|" in masked:
        yield from _left_over(mail, masked, of)


def _left_over(mail: Mail, masked: str, of: PassageName) -> Iterator[Flag]:
    for pattern, group, what, advice in (
        (_NOT_CLOSED, 0, "does not close", "add the closing brace"),
        (_NOT_OPENED, 1, "does not open", "add the opening brace"),
    ):
        for found in pattern.finditer(masked):
            start, end = found.span(group)
            span = Span(start, start + len(masked[start:end].rstrip()), of)
            yield Flag(span, f"“{mail.quote(span, 60)}” {what} its alternatives", advice)


def _outermost(places: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Of places that stand in each other, in order: the outermost, each with how deep it goes."""
    open_ends: list[int] = []
    first, deep = (0, 0), 0
    for start, end in places:
        while open_ends and open_ends[-1] <= start:
            open_ends.pop()
        if not open_ends:
            if deep:
                yield (*first, deep)
            first, deep = (start, end), 0
        open_ends.append(end)
        deep = max(deep, len(open_ends))
    if deep:
        yield (*first, deep)


RULE = Rule(
    id="malformed-field",
    group="fields",
    title="Holds a merge field that no tool can read",
    check=check,
    severity="error",
    rank=6,
)
