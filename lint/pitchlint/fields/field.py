"""What a merge field is."""

from typing import Literal, NamedTuple

from pitchlint.fields.names import canonical

Kind = Literal["field", "control", "spin", "slot"]


class Field(NamedTuple):
    """One merge field, or a piece of template syntax around prose, in a text.

    `start` and `end` are offsets in code points, half-open. `kind` says what stands there:

    - "field": a value that the sending tool inserts (`{{first_name}}`, `[Company]`);
    - "slot": prose in brackets or braces that a person replaces (`[specific pain point]`, `{{insert three dates}}`);
    - "control": syntax that leaves no words of its own (`{% if x %}`, `{{/if}}`, `*|END:IF|*`, comments);
    - "spin": braces, bars and the further branches of spintax (`{Hi|Hello}` has two: `{` and `|Hello}`).
    """

    start: int
    end: int
    name: str
    """As written, without the syntax around it: "first_name", "lead.First Name"; "" for control and spin."""
    kind: Kind
    dialects: frozenset[str]
    """Every dialect in which this syntax may stand. Empty: none has it, the tag is broken (`{{first_name}`), or no
    tool fills it (a slot in braces)."""
    fallback: str | None = None
    """What the tag itself says to write where the value is empty."""
    shown: bool = True
    """False where `mask` leaves it out with the spin branch it stands in."""

    @property
    def canonical(self) -> str:
        """The name all dialects share: first_name for `firstName`, `FNAME` and `lead.First Name`; see `names`."""
        return canonical(self.name)
