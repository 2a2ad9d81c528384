"""Spintax: `{Hi|Hello}`, `{{RANDOM | Hi | Hello}}`, `{% spin %}…{% variation %}…{% endspin %}`.

The first branch stays readable, so that rules read one real variant; the rest becomes fields of the kind "spin".
Fields inside a block stay fields, those of the other branches with `shown=False`.
"""

from __future__ import annotations

from collections.abc import Sequence

from pitchlint.fields.dialects import TOOLS
from pitchlint.fields.field import Field, Kind
from pitchlint.patterns import late

_LONGEST = 3000  # code points of a block; braces further apart do not belong together

_LABEL = late(r"(?i)\s*(?:RANDOM|SPIN|SPINTAX)\s*")
_WORD = late(r"\{\s+(?:IF|NEXTIF|SKIPIF|ASK|FILLIN)\s")


Block = tuple[Field, Field]
"""What is left out before and after the one branch that is read: `{` and `|Hello}` of `{Hi|Hello}`."""


def find_blocks(text: str, marks: Sequence[tuple[int, str]], tags: Sequence[Field]) -> list[Block]:
    """The blocks that `marks`, places of "{", "|" and "}" outside fields, and `tags`, fields of the kind spin, make."""
    blocks: list[Block] = []
    open_braces: list[tuple[int, list[int]]] = []
    for at, mark in marks:
        if mark == "{":
            open_braces.append((at, []))
        elif not open_braces:
            continue
        elif mark == "|":
            open_braces[-1][1].append(at)
        else:
            start, bars = open_braces.pop()
            _close(text, start, bars, at + 1, blocks)
    open_tags: list[list[Field]] = []
    for tag in tags:
        word = text[tag.start : tag.end].strip("{%-+} \t")
        if word == "spin":
            open_tags.append([tag])
        elif open_tags:
            open_tags[-1].append(tag)
            if word == "endspin":
                first, *branches, last = open_tags.pop()
                live = branches[0].end if branches else first.end
                rest = branches[1].start if len(branches) > 1 else last.start
                blocks.append(_block(first.start, live, rest, last.end, "{%spin%}"))
    return blocks


def _close(text: str, start: int, bars: list[int], end: int, blocks: list[Block]) -> None:
    if blocks and not bars:
        before, after = blocks[-1]
        if (before.start, after.end) == (start + 1, end - 1) and before.dialects is TOOLS["{x|y}"]:
            labelled = before.end > before.start + 1
            blocks[-1] = _block(start, before.end, after.start, end, "{{RANDOM|x|y}}" if labelled else "{{x|y}}")
            return
    if end - start > _LONGEST or ("{" in text[start + 1 : start + 2] and "\n" in text[start:end]):
        return  # the second is `{{first_name}` and a stray brace lines further down
    if _WORD.match(text, start, end):
        blocks.append(_block(start, end, end, end, "{ IF }", "control"))
    elif bars:
        live, rest = start + 1, bars[0]
        if _LABEL.fullmatch(text, live, rest):
            live, rest = rest + 1, bars[1] if len(bars) > 1 else end - 1
        blocks.append(_block(start, live, rest, end, "{x|y}"))


def _block(start: int, live: int, rest: int, end: int, syntax: str, kind: Kind = "spin") -> Block:
    """The block `text[start:end]` of which `text[live:rest]` is read."""
    return Field(start, live, "", kind, TOOLS[syntax]), Field(rest, end, "", kind, TOOLS[syntax])


def cover(fields: Sequence[Field], blocks: Sequence[Block]) -> list[Field]:
    """`fields` together with what `blocks` leave out of the text, as fields of the blocks' kind, in order.

    Fields in what is left out come with `shown=False`.
    """
    covers = sorted((part for block in blocks for part in block), key=lambda part: (part.start, -part.end))
    covered: list[Field] = []
    upcoming = iter(fields)
    field = next(upcoming, None)
    reached = 0
    for part in covers:
        start, end = max(part.start, reached), part.end
        while field and field.start < start:
            covered.append(field)
            field = next(upcoming, None)
        while start < end:
            until = field.start if field and field.start < end else end
            if start < until:
                covered.append(part._replace(start=start, end=until))
            start = until
            if field and field.start < end:
                covered.append(field._replace(shown=False))
                start = field.end
                field = next(upcoming, None)
        reached = max(reached, end)
    if field:
        covered.append(field)
    covered.extend(upcoming)
    return covered
