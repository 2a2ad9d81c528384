"""Spintax: `{Hi|Hello}`, `{{RANDOM | Hi | Hello}}`, `{% spin %}…{% variation %}…{% endspin %}`.

The first branch stays readable, so that rules read one real variant; the rest becomes fields of the kind "spin".
Fields inside a block stay fields, those of the other branches with `shown=False`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pitchlint.fields.dialects import TOOLS
from pitchlint.fields.field import Field, Kind
from pitchlint.fields.patterns import compiled

_LONGEST = 3000  # code points of a block; braces further apart do not belong together

_LABEL = r"(?i)\s*(?:RANDOM|SPIN|SPINTAX)\s*"
_WORD = r"\{\s+(?:IF|NEXTIF|SKIPIF|ASK|FILLIN)\s"


class Block(NamedTuple):
    """Text of which only `text[live:rest]` is read; `text[start:live]` and `text[rest:end]` are not."""

    start: int
    live: int
    rest: int
    end: int
    kind: Kind
    dialects: frozenset[str]


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
                blocks.append(Block(first.start, live, rest, last.end, "spin", TOOLS["{%spin%}"]))
    return blocks


def _close(text: str, start: int, bars: list[int], end: int, blocks: list[Block]) -> None:
    inner = blocks[-1] if blocks else None
    if inner and not bars and (inner.start, inner.end) == (start + 1, end - 1) and inner.dialects is TOOLS["{x|y}"]:
        labelled = inner.live > inner.start + 1
        blocks[-1] = inner._replace(start=start, end=end, dialects=TOOLS["{{RANDOM|x|y}}" if labelled else "{{x|y}}"])
        return
    if end - start > _LONGEST or ("{" in text[start + 1 : start + 2] and "\n" in text[start:end]):
        return  # the second is `{{first_name}` and a stray brace lines further down
    if compiled(_WORD).match(text, start, end):
        blocks.append(Block(start, end, end, end, "control", TOOLS["{ IF }"]))
    elif bars:
        live, rest = start + 1, bars[0]
        if compiled(_LABEL).fullmatch(text, live, rest):
            live, rest = rest + 1, bars[1] if len(bars) > 1 else end - 1
        blocks.append(Block(start, live, rest, end, "spin", TOOLS["{x|y}"]))


def cover(fields: Sequence[Field], blocks: Sequence[Block]) -> list[Field]:
    """`fields` together with what `blocks` leave out of the text, as fields of the blocks' kind, in order.

    Fields in what is left out come with `shown=False`.
    """
    covers = [(block.start, block.live, block) for block in blocks]
    covers += [(block.rest, block.end, block) for block in blocks]
    covers.sort(key=lambda cover: (cover[0], -cover[1]))
    covered: list[Field] = []
    upcoming = iter(fields)
    field = next(upcoming, None)
    reached = 0
    for start, end, block in covers:
        start = max(start, reached)
        while field and field.start < start:
            covered.append(field)
            field = next(upcoming, None)
        while start < end:
            until = field.start if field and field.start < end else end
            if start < until:
                covered.append(Field(start, until, "", block.kind, block.dialects))
            start = until
            if field and field.start < end:
                covered.append(field._replace(shown=False) if field.name else field)
                start = field.end
                field = next(upcoming, None)
        reached = max(reached, end)
    if field:
        covered.append(field)
    covered.extend(upcoming)
    return covered
