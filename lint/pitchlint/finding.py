"""What a check yields, and what a reporter prints."""

from typing import Any, Literal, NamedTuple

from pitchlint.draft import Place, Span

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")  # the gravest first
Applicability = Literal["safe", "unsafe", "display"]


class Edit(NamedTuple):
    """Replace the words at `span` by `text`."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that mend a flag together. `safe` keeps the meaning, `unsafe` may change it, `display` is only shown."""

    edits: tuple[Edit, ...]
    applicability: Applicability = "unsafe"
    message: str = ""


class Flag(NamedTuple):
    """What a check yields.

    `span` is the words at fault, None for the mail as a whole. `message` states the fact, in lower case and without a
    full stop, and shows what it rests on; `advice` is the way out, said to the writer. `severity` may be lower than
    the rule's, never higher.

    A check of a sequence says in `mail` which of its mails is meant; what points at a delay, a date or a cell of a
    list has a `place` instead of a span, and the spans of its edits are those of cells in that file. Flags of one rule
    at one place are told apart by `fault`: with a list, those of one fault in many rows become one finding. `rows` are
    the places of the list rows that a check found itself.
    """

    span: Span | None
    message: str
    advice: str = ""
    severity: Severity | None = None
    fix: Fix | None = None
    mail: Any = None  # a `Mail`, whose module imports this one
    place: Place | None = None
    fault: str = ""
    rows: tuple[str, ...] = ()


class DraftName(NamedTuple):
    """What a finding says of its draft. `kind` is what was declared, else what was judged; it begins at `line`."""

    title: str
    kind: str | None
    step: int | None
    variant: str | None
    inferred: bool = False
    words: int = 0
    line: int = 1


A_LIST = DraftName("", None, None, None)
"""What a finding in a prospect list says of its draft: nothing."""


class SourceEdit(NamedTuple):
    """An edit in places of the file: 1-based, end column exclusive, columns in code points."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class SourceFix(NamedTuple):
    """A fix in places of the file. `reads` are the words that the reader sees in place of each edit.

    Edits are written as the file needs them, with entities, escapes and doubled quotes; in places where that cannot be
    done the fix is only for `display`, and its edits have the words themselves.
    """

    applicability: Applicability
    message: str
    edits: tuple[SourceEdit, ...]
    reads: tuple[str, ...] = ()


class Finding(NamedTuple):
    """A flag after the engine stamped its place, rule and severity on it.

    Lines and columns are 1-based, columns count code points, `end_column` is exclusive. `text` is the words at fault
    as the reader sees them, "" for a finding about the whole mail, which points at the first line of the body.
    `row` is the first list row it stands in ("leads.csv:214"), `rows` in how many. `covered_by` is the id of the
    rule whose finding explains this one. `context` is what a finding is known by when lines have moved: the sentence
    of its words on one line, the cell of a list; "" for what is about the mail, or a step, as a whole.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    rule: str
    severity: Severity
    message: str
    advice: str
    text: str
    draft: DraftName
    fix: SourceFix | None = None
    url: str = ""
    row: str | None = None
    rows: int = 1
    covered_by: str | None = None
    context: str = ""

    @property
    def sentence(self) -> str:
        """Fact and way out on one line, as every format but `full` prints them."""
        if not self.advice:
            return self.message
        return f"{self.message}{' ' if self.message.endswith(('?', '!')) else '; '}{self.advice}"
