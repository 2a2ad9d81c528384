"""Spintax: `{Hi|Hello}`, `{{RANDOM | Hi | Hello}}`, `{% spin %}…{% variation %}…{% endspin %}`.

The first branch stays readable, so that rules read one real variant; the rest becomes fields of the kind "spin".
Fields inside a block stay fields, those of the other branches with `shown=False`.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pitchlint.fields.dialects import TOOLS
from pitchlint.fields.field import Field, Kind
from pitchlint.patterns import late

_LONGEST = 3000  # code points of a block; braces further apart do not belong together

_LABEL = late(r"(?i)\s*(?:RANDOM|SPIN|SPINTAX)\s*")
_WORD = late(r"\{\s+(?:IF|NEXTIF|SKIPIF|ASK|FILLIN)\s")


class Block(NamedTuple):
    """Alternatives at `text[start:end]`, each the half-open place of its words; the first is the one that is read.

    A conditional field of Word's, which shows nothing of itself, is a block of the kind "control" without branches.
    """

    start: int
    end: int
    branches: tuple[tuple[int, int], ...]
    dialects: frozenset[str]
    kind: Kind = "spin"

    @property
    def left_out(self) -> tuple[Field, ...]:
        """What is left out of the text before and after the branch that is read: `{` and `|Hello}`."""
        if not self.branches:
            return (Field(self.start, self.end, "", self.kind, self.dialects),)
        live, rest = self.branches[0]
        return (
            Field(self.start, live, "", self.kind, self.dialects),
            Field(rest, self.end, "", self.kind, self.dialects),
        )


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
                first, *variations = open_tags.pop()
                begins = variations if len(variations) > 1 else [first, *variations]
                branches = tuple((one.end, other.start) for one, other in pairwise(begins))
                blocks.append(Block(first.start, tag.end, branches, TOOLS["{%spin%}"]))
    return blocks


def _close(text: str, start: int, bars: list[int], end: int, blocks: list[Block]) -> None:
    if blocks and not bars:
        inner = blocks[-1]
        if (inner.start, inner.end) == (start + 1, end - 1) and inner.dialects is TOOLS["{x|y}"]:
            labelled = inner.branches[0][0] > inner.start + 1
            syntax = TOOLS["{{RANDOM|x|y}}" if labelled else "{{x|y}}"]
            blocks[-1] = inner._replace(start=start, end=end, dialects=syntax)
            return
    if end - start > _LONGEST or ("{" in text[start + 1 : start + 2] and "\n" in text[start:end]):
        return  # the second is `{{first_name}` and a stray brace lines further down
    if _WORD.match(text, start, end):
        blocks.append(Block(start, end, (), TOOLS["{ IF }"], "control"))
    elif bars:
        label = _LABEL.fullmatch(text, start + 1, bars[0])
        signs = [*bars, end - 1] if label else [start, *bars, end - 1]
        branches = tuple((one + 1, other) for one, other in pairwise(signs))
        blocks.append(Block(start, end, branches, TOOLS["{x|y}"]))


def cover(fields: Sequence[Field], blocks: Sequence[Block]) -> list[Field]:
    """`fields` together with what `blocks` leave out of the text, as fields of the blocks' kind, in order.

    Fields in what is left out come with `shown=False`.
    """
    covers = sorted((part for block in blocks for part in block.left_out), key=lambda part: (part.start, -part.end))
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
