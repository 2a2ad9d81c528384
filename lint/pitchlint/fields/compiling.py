"""Text with merge fields, conditions and alternatives, compiled to a template that is rendered many times.

Imported only where there is a record to render, or a control tag to be judged.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Literal

from pitchlint.fields import scan
from pitchlint.fields.conditions import UNDECIDED, Condition, named, names_in
from pitchlint.fields.controls import NEVER, Control
from pitchlint.fields.controls import read as read_control
from pitchlint.fields.dialects import TOOLS
from pitchlint.fields.field import Field
from pitchlint.fields.spin import Block
from pitchlint.fields.template import ALWAYS, Body, Choice, Node, Piece, Problem, Spin, Template, Value, branches_of
from pitchlint.patterns import late

DEEPEST = 24
"""How deep conditions and alternatives may stand in each other; what is deeper stays as written."""

_LONGEST_TAG = 2400  # code points of a control tag that is read

_FROM_THE_TOOL = {
    "address", "calendar_link", "date", "day", "signature", "subject", "time", "unsubscribe", "now", "today",
}  # fmt: skip
_FILTERS: dict[str, Callable[[str], str]] = {
    "capfirst": lambda value: value[:1].upper() + value[1:],
    "capitalize": str.capitalize,
    "downcase": str.lower,
    "lower": str.lower,
    "strip": str.strip,
    "title": str.title,
    "titlecase": str.title,
    "titleize": str.title,
    "trim": str.strip,
    "upcase": str.upper,
    "upper": str.upper,
}
_FILTER = late(r"\|\s*(\w+)")
_MODIFIER = late(r"(?i)\*\|\s*(UPPER|LOWER|TITLE)\s*:")
_WORD_AROUND = late(r"\\([bf])\s+\"([^\"]*)\"")
_WORD_IF = late(
    r"(?s)\{\s*IF\s+\"?\{?\s*(?:MERGEFIELD\s+)?\"?([\w.]+)\"?\s*(?:\\\*?\s*\w+\s*)*\}?\"?\s*(=|<>|<|>)\s*\"([^\"]*)\"\s+"
    r"\"([^\"{}]*)\"(?:\s+\"([^\"{}]*)\")?\s*\}\Z"
)


def compile_template(text: str, dialects: Collection[str] = (), columns: Collection[str] | None = None) -> Template:
    """`text` as a template of one of `dialects`; of any where none is given.

    Takes any text, in time linear in its length; raises nothing. Tags of other dialects, broken tags and slots stay
    as written. So do names of the sender's side and what the tool itself fills in (signature, opt-out link) where the
    record has no such value, and, where `columns` gives the canonical names of a list's columns, fields that
    are none of them.
    """
    tags, blocks = scan(text)
    builder = _Builder(text, frozenset(dialects), None if columns is None else frozenset(columns))
    for start, end, what, payload in _events(tags, blocks):
        builder.take(start, end, what, payload)
    return builder.finish()


_What = Literal["tag", "spin", "bar", "spun", "word if"]
_Event = tuple[int, int, _What, Field | Block | None]


def _events(tags: Iterable[Field], blocks: Iterable[Block]) -> list[_Event]:
    """Everything in a text that is not its own words, in order, none overlapping another."""
    events: list[_Event] = [(tag.start, tag.end, "tag", tag) for tag in tags if tag.kind != "spin"]
    for block in blocks:
        if not block.branches:
            events.append((block.start, block.end, "word if", block))
            continue
        done = block.start
        for number, (start, end) in enumerate(block.branches):
            events.append((done, start, "bar" if number else "spin", block))
            done = end
        events.append((done, block.end, "spun", block))
    # where a block begins and a field ends at one place, the longer is what the other stands in
    events.sort(key=lambda event: (event[0], -event[1] if event[2] == "word if" else event[1]))
    return events


class _Frame:
    """What is open while a template is built: the whole text, a condition, or alternatives."""

    __slots__ = ("arms", "body", "control", "end", "kind", "opened", "operand", "start")

    def __init__(self, kind: Literal["text", "choice", "spin"], start: int, end: int, control: Control | None) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.control = control
        self.opened = control.word if control else ""
        self.operand = control.condition if control else UNDECIDED
        self.body: list[Node] = []
        self.arms: list[tuple[Condition, Body]] = []


class _Builder:
    """Builds the nest of a template from its events, in order."""

    def __init__(self, text: str, dialects: frozenset[str], columns: frozenset[str] | None) -> None:
        self.text = text
        self.dialects = dialects
        self.columns = columns
        self.at = 0
        self.trim = False
        self.frames = [_Frame("text", 0, 0, None)]
        self.fields: list[Field] = []
        self.asked: list[Field] = []
        self.sets: set[str] = set()
        self.problems: list[Problem] = []
        self.too_deep = 0  # how many frames are open that were not made

    def take(self, start: int, end: int, what: _What, payload: Field | Block | None) -> None:
        if start < self.at:
            return  # inside something that is shown or left out as a whole
        if isinstance(payload, Field):
            self.tag(payload)
        elif what == "word if":
            self.words(start)
            self.word_condition(start, end)
            self.at = end
        elif isinstance(payload, Block):
            self.spin(start, end, what, payload)

    def allowed(self, dialects: frozenset[str]) -> bool:
        return bool(dialects) and (not self.dialects or bool(self.dialects & dialects))

    @property
    def top(self) -> _Frame:
        return self.frames[-1]

    def words(self, end: int, trim: bool = False) -> None:
        """The template's own words up to `end`."""
        start, words = self.at, self.text[self.at : end]
        if self.trim:
            kept = words.lstrip()
            start += len(words) - len(kept)
            words = kept
        if trim:
            words = words.rstrip()
        self.trim = False
        if words:
            self.top.body.append(Piece(words, start, start + len(words)))
        self.at = end

    def tag(self, tag: Field) -> None:
        if tag.kind == "control":
            written = self.text[tag.start : tag.end]
            if len(written) > _LONGEST_TAG:
                self.words(tag.start)
                self.at = tag.end
                return
            if written[0] == "{" and written[1:2].isspace():
                self.words(tag.start)
                self.word_condition(tag.start, tag.end)
                self.at = tag.end
                return
            control = read_control(written)
            before, after = control.trims
            self.words(tag.start, before)
            self.at, self.trim = tag.end, after
            self.control(tag, control)
            return
        self.words(tag.start)
        # "[Personal line]" is a slot for a person, but where the list has that column
        filled = tag.kind == "field" or (self.columns is not None and tag.canonical in self.columns)
        if filled and self.allowed(tag.dialects):
            self.fields.append(tag)
            self.top.body.append(self.value(tag))
        else:
            self.top.body.append(Piece(self.text[tag.start : tag.end], tag.start, tag.end))
        self.at = tag.end

    def value(self, tag: Field) -> Value:
        start, end, name = tag.start, tag.end, tag.canonical
        written = self.text[start:end]
        otherwise: Piece | None = None
        if tag.fallback:
            otherwise = Piece(tag.fallback, start, end, name)
        elif tag.fallback is None and self.stays(name):
            otherwise = Piece(written, start, end, name)
        return Value(name, start, end, otherwise, _change(written))

    def stays(self, name: str) -> bool:
        if name.startswith("sender_") or name in _FROM_THE_TOOL or name in self.sets:
            return True
        if self.columns is None or name in self.columns:
            return False
        return not (name == "name" and {"first_name", "last_name"} & self.columns)

    def control(self, tag: Field, control: Control) -> None:
        self.ask(control.condition, tag.start, tag.end)
        if control.sets:
            self.sets.add(control.sets)
        if control.action == "open":
            self.open(_Frame("choice", tag.start, tag.end, control))
        elif control.action in ("branch", "else"):
            frame = self.top
            if self.too_deep:
                return
            if frame.kind != "choice":
                self.problems.append(Problem(tag.start, tag.end, "unopened"))
                return
            self.end_arm(frame)
            frame.control = control
        elif control.action == "close":
            self.close(tag, control)

    def ask(self, condition: Condition, start: int, end: int) -> None:
        names = names_in(condition) if condition[0] != "when" else ()
        self.asked += [Field(start, end, name, "control", frozenset()) for name in names]

    def open(self, frame: _Frame) -> None:
        if len(self.frames) > DEEPEST or self.too_deep:
            if not self.too_deep:
                self.problems.append(Problem(frame.start, frame.end, "too deep"))
            self.too_deep += 1
        else:
            self.frames.append(frame)

    def end_arm(self, frame: _Frame) -> None:
        """The branch that is open gets its condition."""
        control = frame.control
        condition: Condition = ALWAYS
        if control is not None and control.action != "else":
            condition = control.condition
            if control.word == "case" and control.action == "open":
                condition = NEVER  # what stands before the first `when` is not shown
            elif condition[0] == "when":
                condition = _any_of(frame.operand, condition[1:])
        frame.arms.append((condition, tuple(frame.body)))
        frame.body = []

    def close(self, tag: Field, control: Control) -> None:
        if self.too_deep:
            self.too_deep -= 1
            return
        frame = self.top
        if frame.kind != "choice" or not _closes(control.word, frame):
            self.problems.append(Problem(tag.start, tag.end, "unopened"))
            return
        self.end_choice()

    def end_choice(self) -> None:
        frame = self.frames.pop()
        self.end_arm(frame)
        self.top.body.append(Choice(tuple(frame.arms)))

    def spin(self, start: int, end: int, what: _What, block: Block) -> None:
        if not self.allowed(block.dialects):
            return  # the tool would send it as it is
        self.words(start)
        self.at = end
        if what == "spin":
            self.open(_Frame("spin", start, end, None))
            self.trim = _is_padded(self.text, block)
            return
        if self.too_deep:
            self.too_deep -= what == "spun"
            return
        while self.top.kind == "choice":
            self.problems.append(Problem(self.top.start, self.top.end, "unclosed"))
            self.end_choice()
        frame = self.top
        if frame.kind != "spin":
            return
        padded = _is_padded(self.text, block)
        frame.arms.append((ALWAYS, _trimmed(frame.body) if padded else tuple(frame.body)))
        frame.body = []
        self.trim = what == "bar" and padded
        if what == "spun":
            self.frames.pop()
            bodies = tuple(body for _, body in frame.arms)
            self.top.body.append(Spin(bodies, tuple(branches_of(body) for body in bodies)))

    def word_condition(self, start: int, end: int) -> None:
        """Word's `{ IF { MERGEFIELD Title } = "Mr" "Sir" "Madam" }`."""
        match = _WORD_IF.match(self.text[start:end]) if end - start <= _LONGEST_TAG else None
        if not match:
            return
        name, sign, right, yes, no = match.groups()
        condition: Condition = ("==", ("name", named(name)), ("text", right))
        if sign == "<>":
            condition = ("not", condition)
        elif sign != "=":
            condition = ("<", *(condition[1:] if sign == "<" else condition[:0:-1]))
        self.ask(condition, start, end)
        arms = ((condition, yes), (ALWAYS, no or ""))
        self.top.body.append(Choice(tuple((when, (Piece(text, start, end),)) for when, text in arms)))

    def finish(self) -> Template:
        self.words(len(self.text))
        while len(self.frames) > 1:
            frame = self.frames[-1]
            self.problems.append(Problem(frame.start, frame.end, "unclosed"))
            if frame.kind == "choice":
                self.end_choice()
            else:  # every block is closed in its events, so this is one that lost its end to a tag
                self.frames.pop()
                self.top.body.extend(node for _, body in frame.arms for node in body)
                self.top.body.extend(frame.body)
        problems = tuple(sorted(set(self.problems)))
        body = tuple(self.frames[0].body)
        return Template(body, tuple(self.fields), tuple(self.asked), frozenset(self.sets), problems)


def _closes(word: str, frame: _Frame) -> bool:
    """Whether an end tag for `word` ends what is open."""
    return not word or not frame.opened or word.lower() == frame.opened.lower()


def _is_padded(text: str, block: Block) -> bool:
    """Whether white space around bars is none of the words': `{{RANDOM | Hi | Hello}}`."""
    return text.startswith("{{", block.start) and block.dialects is TOOLS["{{RANDOM|x|y}}"]


def _any_of(operand: Condition, texts: Sequence[str]) -> Condition:
    """The condition of `when "a", "b"`."""
    found: Condition | None = None
    for text in texts:
        one: Condition = ("==", operand, ("text", text))
        found = one if found is None else ("or", found, one)
    return UNDECIDED if found is None or operand == UNDECIDED else found


def _trimmed(body: Sequence[Node]) -> Body:
    """`body` without the white space at its end; that at its beginning is taken away as it is read."""
    if body and isinstance(body[-1], Piece) and not body[-1].name:
        text = body[-1].text.rstrip()
        start = body[-1].start
        return (*body[:-1], Piece(text, start, start + len(text))) if text else tuple(body[:-1])
    return tuple(body)


def _change(tag: str) -> Callable[[str], str] | None:
    """What the filters of a tag make of a value."""
    if tag.startswith("*|"):
        modifier = _MODIFIER.match(tag)
        return _FILTERS[modifier[1].lower()] if modifier else None
    if tag.startswith("{ ") and "\\" in tag:
        around = dict(_WORD_AROUND.findall(tag))
        before, after = around.get("b", ""), around.get("f", "")
        return (lambda value: before + value + after) if around else None
    if "|" not in tag:
        return None
    changes = [_FILTERS[name] for name in _FILTER.findall(tag) if name in _FILTERS]
    if len(changes) < 2:
        return changes[0] if changes else None

    def change(value: str) -> str:
        for one in changes:
            value = one(value)
        return value

    return change
