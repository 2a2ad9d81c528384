"""Front matter: the block between `---` lines at the top of a file, YAML as people write it by hand.

Scalars are strings, whatever YAML would make of them, and a value that is no valid YAML is taken literally to the end
of its line. PyYAML is imported only for what spans lines or brackets, because the import takes 30 ms.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, Union

from pitchlint.allow import AllowError, parse_allow
from pitchlint.draft import Allow, Source
from pitchlint.patterns import late
from pitchlint.readers.errors import Note, ReadError
from pitchlint.readers.pieces import Piece

DEEPEST = 64
_TOO_DEEP = f"front matter is nested more than {DEEPEST} deep; flatten it"
STRUCTURED = ("prospect", "allow")
"""Keys whose value is more than text, so that brackets in it are read as YAML."""

_FENCE = late(r"---[ \t]*(?=[\r\n]|\Z)")
_LINE = late(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_KEY = late(r"""("[^"\n]{1,80}"|'[^'\n]{1,80}'|[^\s#:"'\[\]{},&*!|>%@`-][^:\n]{0,80}?)[ \t]*:(?=[ \t]|$)[ \t]*""")
_GREETS = late(r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b[^:]*[:,]$", re.I)
_OPENS_FLOW = late(r"""\{\s*(?:\}|#|["']?[\w -]+["']?\s*:\s|$)|[\[{][\s\[{]{3}|\[\s*$""")
_FLOW_MARK = late(r"[\[\]{}]")
_EMPTY = late(r"\{[ \t]*\}[ \t]*(?:#.*)?")
_COMMENT = late(r"(?:^|[ \t])#")
_ALLOW_COMMENT = late(r"(?:^|[ \t])#[ \t]*pitchlint[ \t]*:", re.I)
_NOT_PLAIN = late(r"""[,\[\]{}#&*!|>'"%@`]|[-?:](?:[ \t]|$)""")
_MAPPING = late(r":(?:[ \t]|$)")
_CONTROL = late("[\x00-\x08\x0b-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_DOUBLE = late(r'"((?:[^"\\]|\\.)*)"[ \t]*(?=$|#)')
_SINGLE = late(r"'((?:[^']|'')*)'[ \t]*(?=$|#)")
_UNIT = late(
    r"\\[uU]([dD][89abAB][0-9a-fA-F]{2})\\[uU]([dD][c-fC-F][0-9a-fA-F]{2})"  # a pair, as JSON writes it
    r"|\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))"
    r"|[^\\]+",
    re.S,
)
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


class Scalar(NamedTuple):
    """A value: what it says, the half-open stretch of the source where it stands, and the pieces that encode it."""

    text: str
    start: int
    end: int
    pieces: tuple[Piece, ...]


Node = Union[Scalar, list["Node"], Mapping[str, "Node"]]  # noqa: UP007 (names itself)


class Entry(NamedTuple):
    """One key of a front matter and its value, also as written. `start` is the source offset of the key."""

    key: str
    value: Node
    start: int
    written: str


class FrontMatter(NamedTuple):
    """`end` is the source offset behind the block's last line; `allows` are those of its comments."""

    entries: tuple[Entry, ...]
    allows: tuple[Allow, ...]
    notes: tuple[Note, ...]
    end: int


class _Line(NamedTuple):
    start: int
    end: int  # without the line break
    after: int  # behind the line break
    indent: int
    text: str  # without indentation, white space at the end and line break; "" for a comment, too


def read_front_matter(source: Source) -> FrontMatter | None:
    """The front matter of a source, None where it has none.

    A first line `---` that nothing like `key:` follows is a rule above prose. Raises `ReadError` for a block that is
    broken or never ends.
    """
    text = source.text
    opening = _FENCE.match(text)
    if not opening:
        return None
    begin = next(_lines(text, 0, len(text))).after
    first = next((line for line in _lines(text, begin, len(text)) if line.text), None)
    if first is None or not _is_yaml(first.text):
        return None
    inside: list[_Line] = []
    for line in _lines(text, begin, len(text)):
        if line.indent == 0 and line.text in ("---", "..."):
            return _Parser(source).parsed(inside, line.after)
        if line.indent == 0 and _GREETS.match(line.text):
            return None
        inside.append(line)
    if first.text.startswith("- "):
        return None
    raise ReadError("front matter begins with --- and never ends; add a line --- behind it", 1)


def _is_yaml(line: str) -> bool:
    """Whether the first line below `---` is meant as YAML and not as prose; `---` is the end of an empty block."""
    if line in ("---", "..."):
        return True
    return bool(
        (_KEY.match(line) and not _GREETS.match(line)) or _OPENS_FLOW.match(line) or line[:2] in ("- ", ": ", "? ")
    )


def _lines(text: str, start: int, end: int) -> Iterator[_Line]:
    at = start
    while at < end:
        found = _LINE.match(text, at)
        assert found
        bare = found[1].lstrip(" \t")
        content = "" if bare.startswith("#") else bare.rstrip(" \t")
        yield _Line(at, at + len(found[1]), found.end(), len(found[1]) - len(bare), content)
        at = found.end()


class _Parser:
    """One pass over the lines of a block, gathering suppressions and notes on the way."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.allows: list[Allow] = []
        self.notes: list[Note] = []
        self.depth = 0

    def parsed(self, lines: list[_Line], end: int) -> FrontMatter:
        for line in lines:
            if not line.text:
                self._comment(line.start, line.end)
        filled = [line for line in lines if line.text]
        if not filled:
            return FrontMatter((), tuple(self.allows), tuple(self.notes), end)
        self._refuse_depth(lines)
        if filled[0].text[0] in "[{" or filled[0].text.startswith("- "):
            entries = self._flow(filled)
        else:
            entries = tuple(self._mapping(lines, structured=False))
        return FrontMatter(entries, tuple(self.allows), tuple(self.notes), end)

    def _mapping(self, lines: list[_Line], *, structured: bool) -> Iterator[Entry]:
        """The entries of a block mapping, whose first filled line says how far it is indented.

        Brackets are read as YAML's where `structured`, and under keys that hold more than text; else they are text.
        """
        indent = next(line.indent for line in lines if line.text)
        at = 0
        while at < len(lines):
            line = lines[at]
            at += 1
            if not line.text:
                continue
            key = _KEY.match(line.text)
            if line.indent != indent or not key:
                raise self._error(self._fault(line, indent), line.start)
            below = at
            while below < len(lines) and self._belongs(lines[below], indent):
                below += 1
            while below > at and not lines[below - 1].text:
                below -= 1
            start = line.start + line.indent
            name = key[1].strip("\"'") if key[1][0] in "\"'" else key[1]
            more = structured or name.lower() in STRUCTURED
            yield Entry(
                name,
                self._value(line, start + key.end(), lines[at:below], structured=more),
                start,
                self._written(line, start + key.end(), lines[at:below]),
            )
            at = below

    def _written(self, line: _Line, start: int, below: list[_Line]) -> str:
        return self.text[start : below[-1].end if below else line.end].strip()

    def _belongs(self, line: _Line, indent: int) -> bool:
        """Whether a line belongs to the key above it: deeper, an item of a list, or nothing but a comment."""
        return not line.text or line.indent > indent or (line.indent == indent and (line.text + " ").startswith("- "))

    def _fault(self, line: _Line, indent: int) -> str:
        if line.indent != indent:
            return "front matter is indented unevenly; put all keys in one column"
        return f"front matter line '{_cut(line.text)}' is not of the form 'key: value'"

    def _value(self, line: _Line, start: int, below: list[_Line], *, structured: bool) -> Node:
        head = self.text[start : line.end]
        comment_only = not head or head[0] == "#"
        if below and comment_only:
            if head:
                self._comment(start, line.end)
            first = next(line for line in below if line.text)
            if all(item.indent == first.indent and item.text.startswith("- ") for item in below if item.text):
                return [self._scalar(_item_start(item), item) for item in below if item.text]
            if _KEY.match(first.text):
                return self._nested(below)
        brackets = "[{" if line.indent == 0 else "["
        if not below and not (structured and head[:1] and head[0] in brackets and head[:2] != "{{"):
            return self._scalar(start, line)
        return self._by_yaml(line, start, below)

    def _nested(self, lines: list[_Line]) -> dict[str, Node]:
        if self.depth >= DEEPEST:
            raise self._error(_TOO_DEEP, lines[0].start)
        self.depth += 1
        values = {entry.key: entry.value for entry in self._mapping(lines, structured=True)}
        self.depth -= 1
        return values

    def _scalar(self, start: int, line: _Line) -> Scalar:
        """The value that begins at `start` and ends with its line."""
        written = self.text[start : line.end]
        quoted = _DOUBLE.match(written) or _SINGLE.match(written)
        comment = _ALLOW_COMMENT.search(written, quoted.end() if quoted else 0)
        if comment:
            self._comment(start + comment.start(), line.end)
            written = written[: comment.start()]
        return self._flat(written.rstrip(" \t"), start)

    def _flat(self, written: str, start: int) -> Scalar:
        """`written`, which has no line break, as YAML reads it, or literally where it is no valid YAML."""
        literal = Scalar(written, start, start + len(written), (Piece(written, start, start + len(written)),))
        if written[:1] == '"':
            quoted = _DOUBLE.match(written)
            decoded = unescaped(quoted[1], start + 1) if quoted else None
            return literal if decoded is None or quoted is None else _of(decoded, start, start + quoted.end(1) + 1)
        if written[:1] == "'":
            quoted = _SINGLE.match(written)
            return _of(_undoubled(quoted[1], start + 1), start, start + quoted.end(1) + 1) if quoted else literal
        comment = _COMMENT.search(written)
        plain = (written[: comment.start()] if comment else written).rstrip(" \t")
        if plain and (_NOT_PLAIN.match(plain) or _MAPPING.search(plain) or _CONTROL.search(plain)):
            return literal
        if comment and re.match(r"#[^\s#]", written[comment.start() :].lstrip(" \t")):
            line = self.source.position(start).line
            self.notes.append(
                Note(
                    f"YAML reads '{_cut(written[comment.start() :].strip())}' as a comment; quote the value to keep it",
                    line,
                )
            )
        return Scalar(plain, start, start + len(plain), (Piece(plain, start, start + len(plain)),) if plain else ())

    def _by_yaml(self, line: _Line, start: int, below: list[_Line]) -> Node:
        """A value that spans lines or brackets; one that is no YAML and has one line is taken literally."""
        from pitchlint.readers import nested

        region_end = below[-1].end if below else line.end
        region_start = line.start + line.indent
        try:
            # the key keeps its column, so that YAML sees what is deeper
            value = nested.compose(" " * line.indent + self.text[region_start:region_end], region_start - line.indent)
        except nested.NestedError as error:
            if not below and self.text[start] == "[":
                return self._scalar(start, line)
            raise self._error(f"front matter is broken here: {error.message}", error.offset) from None
        assert isinstance(value, Mapping)
        return next(iter(value.values()))

    def _flow(self, lines: list[_Line]) -> tuple[Entry, ...]:
        """A block that is not of `key: value` lines but one bracketed mapping."""
        if len(lines) == 1 and _EMPTY.fullmatch(lines[0].text):
            return ()
        from pitchlint.readers import nested

        start = lines[0].start
        try:
            value = nested.compose(self.text[start : lines[-1].end], start)
        except nested.NestedError as error:
            raise self._error(f"front matter is broken here: {error.message}", error.offset) from None
        if not isinstance(value, Mapping):
            raise self._error("front matter is not of the form 'key: value'", start)
        return tuple(Entry(key, node, start, "") for key, node in value.items())

    def _comment(self, start: int, end: int) -> None:
        written = self.text[start:end]
        if "pitchlint" in written.lower():
            at = start + len(written) - len(written.lstrip(" \t"))
            try:
                allow = parse_allow(self.text[at:end].rstrip(" \t"), at)
            except AllowError as error:
                raise self._error(error.message, error.offset) from None
            if allow:
                self.allows.append(allow)

    def _refuse_depth(self, lines: list[_Line]) -> None:
        """Thousands of nested brackets crash PyYAML's C loader, and nobody writes them."""
        start, end = lines[0].start, lines[-1].end
        if self.text.count("[", start, end) + self.text.count("{", start, end) <= DEEPEST:
            return
        depth = 0
        for bracket in _FLOW_MARK.finditer(self.text, start, end):
            depth = depth + 1 if bracket[0] in "[{" else max(0, depth - 1)
            if depth > DEEPEST:
                raise self._error(_TOO_DEEP, bracket.start())

    def _error(self, message: str, offset: int) -> ReadError:
        return ReadError(message, self.source.position(offset).line)


def _item_start(line: _Line) -> int:
    """Where the text of a list's item begins, behind the dash."""
    return line.start + line.indent + len(line.text) - len(line.text[1:].lstrip(" \t"))


def _of(pieces: list[Piece], start: int, end: int) -> Scalar:
    return Scalar("".join(piece.text for piece in pieces), start, end, tuple(pieces))


def unescaped(written: str, at: int) -> list[Piece] | None:
    """The inside of a double-quoted scalar that begins at offset `at`; None where an escape is not YAML's."""
    pieces = []
    for unit in _UNIT.finditer(written):
        high, low, *codes, letter = unit.groups()
        code = next((code for code in codes if code), None)
        if high:
            text = (chr(int(high, 16)) + chr(int(low, 16))).encode("utf-16-le", "surrogatepass").decode("utf-16-le")
        elif code:
            number = int(code, 16)
            if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
                return None
            text = chr(number)
        elif letter:
            if letter not in _ESCAPES:
                return None
            text = _ESCAPES[letter]
        else:
            text = unit[0]
        pieces.append(Piece(text, at + unit.start(), at + unit.end()))
    return pieces


def _undoubled(written: str, at: int) -> list[Piece]:
    """The inside of a single-quoted scalar, which begins at the source offset `at`."""
    units = re.finditer(r"''|[^']+", written)
    return [Piece("'" if unit[0] == "''" else unit[0], at + unit.start(), at + unit.end()) for unit in units]


def _cut(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
