"""Templates that were compiled, rendered for each record in the dialect's meaning. Nothing of them is executed.

Imported only where there is a record to render, or a control tag to be judged.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Literal, NamedTuple

from pitchlint.fields.conditions import Condition, holds
from pitchlint.fields.controls import NEVER
from pitchlint.fields.field import Field


class Piece(NamedTuple):
    """A stretch of rendered text and the place in the template that it comes from: half-open, code points.

    `name` is the canonical name of the field whose value or fallback it is, "" for the template's own words.
    """

    text: str
    start: int
    end: int
    name: str = ""


class Rendered(NamedTuple):
    """A template with one record's values put in.

    `is_sure` is False where a condition could not be told from the record, so that a branch with text was taken.
    """

    pieces: tuple[Piece, ...]
    is_sure: bool = True

    @property
    def text(self) -> str:
        return "".join([piece[0] for piece in self.pieces])


class Problem(NamedTuple):
    """A control tag, or piece of spintax, that has no counterpart: `what` is "unopened", "unclosed" or "too deep"."""

    start: int
    end: int
    what: Literal["unopened", "unclosed", "too deep"]


class Template:
    """A text with merge fields, ready to be rendered many times. Make one with `compiling.compile_template`.

    `fields` are the fields that a record fills, in order. `asked` are the canonical names that conditions ask for, each
    at the place of its tag. `sets` are those that the template gives a value itself. `problems` are conditions without
    beginning or end.
    """

    def __init__(
        self,
        body: Body,
        fields: tuple[Field, ...],
        asked: tuple[Field, ...],
        sets: frozenset[str],
        problems: tuple[Problem, ...],
    ) -> None:
        self._body = body
        self.fields = fields
        self.asked = asked
        self.sets = sets
        self.problems = problems

    def render(self, values: Mapping[str, str], branch: int = 0) -> Rendered:
        """The template for a record: `values` by canonical field names, `branch` one of `branches`. Never raises."""
        pieces: list[Piece] = []
        sure = _render(self._body, values, branch, pieces)
        return Rendered(tuple(pieces), sure)

    @cached_property
    def count(self) -> int:
        """How many branches it takes until every alternative has stood once; 1 without spintax."""
        return branches_of(self._body)

    def branches(self, most: int = 8) -> tuple[int, ...]:
        """At most `most` branches to render, spread over all of them; every alternative is met where `most` allows."""
        count = min(self.count, most)
        return tuple(number * self.count // count for number in range(count))


class Value(NamedTuple):
    """A field: what to insert, and what where there is nothing to."""

    name: str
    start: int
    end: int
    otherwise: Piece | None
    change: Callable[[str], str] | None


class Choice(NamedTuple):
    """Conditions, the first that holds decides; each with what it shows."""

    arms: tuple[tuple[Condition, Body], ...]


class Spin(NamedTuple):
    """Alternatives, with the number of branches up to and with each."""

    bodies: tuple[Body, ...]
    counts: tuple[int, ...]


Node = Piece | Value | Choice | Spin
Body = tuple[Node, ...]
ALWAYS: Condition = ("text", "x")


def _render(body: Body, values: Mapping[str, str], branch: int, pieces: list[Piece]) -> bool:
    """Appends what `body` shows; whether every condition could be told. As deep as `compiling.DEEPEST`."""
    sure = True
    add = pieces.append
    get = values.get
    for node in body:
        if isinstance(node, Piece):
            add(node)
        elif isinstance(node, Value):
            name, start, end, otherwise, change = node
            value = get(name)
            if value is None and name == "name":
                value = f"{get('first_name', '')} {get('last_name', '')}".strip()
            if value:
                add(Piece(change(value) if change else value, start, end, name))
            elif otherwise is not None:
                add(otherwise)
        elif isinstance(node, Choice):
            sure = _choose(node, values, branch, pieces) and sure
        else:
            at = branch % (sum(node.counts) or 1)
            for inner, count in zip(node.bodies, node.counts, strict=True):
                if at < count:
                    sure = _render(inner, values, at, pieces) and sure
                    break
                at -= count
    return sure


def _choose(choice: Choice, values: Mapping[str, str], branch: int, pieces: list[Piece]) -> bool:
    """Shows the arm whose condition holds; the first with text where that cannot be told."""
    for number, (condition, body) in enumerate(choice.arms):
        answer = holds(condition, values)
        if answer:
            return _render(body, values, branch, pieces)
        if answer is None:
            rest = choice.arms[number:]
            shown = next((body for condition, body in rest if condition != NEVER and _has_text(body)), ())
            _render(shown, values, branch, pieces)
            return False
    return True


def _has_text(body: Body) -> bool:
    return any(not isinstance(node, Piece) or not node.text.isspace() for node in body)


def branches_of(body: Body) -> int:
    """How many branches a body has."""
    most = 1
    for node in body:
        if isinstance(node, Spin):
            most = max(most, sum(node.counts))
        elif isinstance(node, Choice):
            most = max([most, *(branches_of(inner) for _, inner in node.arms)])
    return most
