"""A slot nobody filled in a draft that is meant to be sent; TBD, XXX and lorem ipsum anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Field, Flag, Mail, Rule, Span, late
from pitchlint_rules import tags

# left by a writer who meant to come back; trade words ("XXXL", "TBD Bank" as a name) are none
_LEFT_OVER = late(
    r"(?i:\blorem ipsum\b[^.\n]*)|\bTBD\b|\bTBC\b|\bTBA\b|\bTKTK\b|\bTO BE (?:WRITTEN|FILLED(?: IN)?|DONE|"
    r"ADDED|DETERMINED|CONFIRMED)\b|"
    r"\b(?:TODO|FIXME)\b(?: ?:)?|\bX{3,}\b(?!\.\w)|(?i:\binsert [a-z]+ here\b)|"
    r"\bPLACEHOLDER\b"
)
# one of these stands in whatever the pattern finds
_LEFT_WORDS = ("TB", "TK", "TO", "FIXME", "XXX", "PLACEHOLDER", "orem", "OREM", "nsert", "NSERT")
_PATTERN_AROUND = late(r"[\w.@/-]")  # "XXX" inside a number, address or path


def check(mail: Mail) -> Iterator[Flag]:
    sent = tags.meant_to_be_sent(mail)
    for field, span in tags.tags(mail):
        if sent and _left_open(field):
            yield Flag(span, f"the reader will see {mail.quote(span)}", f"fill it in before it goes out: {sent}")
        elif field.kind in ("field", "slot") and _LEFT_OVER.fullmatch(field.name):
            yield Flag(span, f"{mail.quote(span)} is still to be written", "write it, or take the sentence out")
    if not sent and not tags.dialect_is_declared(mail):  # else they are `malformed-field`
        yield from _prose_in_braces(mail)
    for of in ("subject", "body"):
        text = mail.text(of)
        if not any(words in text for words in _LEFT_WORDS):
            continue
        for found in _LEFT_OVER.finditer(text):
            if _inside_a_code(text, found.start(), found.end()):
                continue
            span = Span(found.start(), found.end(), of)
            if mail.part_of(span) != "quoted":
                yield Flag(span, f"“{mail.quote(span)}” is still to be written", "write it, or take the sentence out")


def _prose_in_braces(mail: Mail) -> Iterator[Flag]:
    """One note that lists the slots of a template which look as if a tool would fill them."""
    slots = [field for field in mail.fields if field.kind == "slot" and mail.draft.body.text[field.start] == "{"]
    if slots:
        shown = ", ".join(mail.quote(Span(slot.start, slot.end)) for slot in slots[:3])
        more = f" and {len(slots) - 3} more" if len(slots) > 3 else ""
        yield Flag(
            Span(slots[0].start, slots[0].end),
            f"no tool fills {shown}{more}",
            "have a person fill it before each mail, and say so with square brackets",
            "info",
        )


def _left_open(field: Field) -> bool:
    """A bracket slot, or prose that no tool fills."""
    return field.kind == "slot" or "brackets" in field.dialects


def _inside_a_code(text: str, start: int, end: int) -> bool:
    """Whether letters, digits or signs of an address or part number touch the words."""
    after = text[end : end + 2]
    if start and _PATTERN_AROUND.match(text[start - 1]):
        return True
    return bool(after and _PATTERN_AROUND.match(after[0])) and not (after[0] in ".-" and not after[1:].isalnum())


RULE = Rule(
    id="unfilled-slot",
    group="fields",
    title="Leaves a slot unfilled",
    check=check,
    severity="error",
    rank=5,
)
