"""HTML: what a mail program shows, each character mapped to its place in the markup.

The markup is cut by us: `html.parser` takes quadratic time on tags that never end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from pitchlint.draft import Draft, Link
from pitchlint.readers import entities
from pitchlint.readers.declared import Declared, declared
from pitchlint.readers.decoding import decode
from pitchlint.readers.errors import Reading
from pitchlint.readers.frontmatter import read_front_matter
from pitchlint.readers.pieces import Piece, part, passage, shifted, trim
from pitchlint.readers.subjects import read_top
from pitchlint.readers.text import allow_at, told_subject

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]+)""", re.I)
_TAG_NAME = re.compile(r"</?([A-Za-z][^\s/>]*)")
_STOP = re.compile(r"""[>"']""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|"
    r"font-size\s*:\s*0|max-height\s*:\s*0",
    re.I,
)
_SPACE = " \t\n\r\f\xa0"
_INVISIBLE = "\u00ad\u034f\u200b\u200c\ufeff"  # mail programs show nothing for them; preview texts are padded with them
_RUN = re.compile(f"[{_SPACE}]+|[{_INVISIBLE}]+|[^{_SPACE}{_INVISIBLE}]+(?: [^{_SPACE}{_INVISIBLE}]+)*")
_NO_SUBJECT = re.compile(
    r"\s*(?:document|untitled.*|(?:html )?e-?mail(?: template)?|newsletter|title|template|page)?\s*", re.I
)

_VOID = frozenset(
    (
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
        "track", "wbr",
    )
)  # fmt: skip
_SKIPPED = frozenset(
    (
        "script", "style", "head", "template", "svg", "object", "select", "textarea", "noscript", "title", "audio",
        "video", "iframe",
    )
)  # fmt: skip
_RAW = frozenset(("script", "style", "textarea", "title"))
_PARAGRAPHS = frozenset(
    (
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "pre",
        "hr", "table", "form", "fieldset", "figure",
    )
)  # fmt: skip
_LINES = frozenset(
    (
        "div", "li", "tr", "dt", "dd", "section", "article", "header", "footer", "main", "center", "address",
        "body", "caption", "aside", "nav",
    )
)  # fmt: skip
_CELLS = frozenset(("td", "th"))
_CLOSED_BY_NEXT = {
    "p": _PARAGRAPHS | _LINES,
    "li": {"li"},
    "tr": {"tr"},
    "td": {"td", "th", "tr"},
    "th": {"td", "th", "tr"},
}

_PATIENCE = 4  # tags with quotes that never close; after that quotes count for nothing, so that time stays linear


class Visible(NamedTuple):
    """What a reader sees of HTML: pieces of the markup; the title, where comments stand, links and pictures."""

    body: list[Piece]
    title: list[Piece]
    comments: list[tuple[int, int]]
    links: list[Link]


def read(path: str, data: bytes) -> Reading:
    """The one draft of an HTML file, none where it shows nothing and has no subject."""
    meta = _CHARSET.search(data, 0, 4096)
    source, notes = decode(path, data, meta[1].decode("ascii") if meta else None)
    front = read_front_matter(source)
    told = declared(source, front) if front else Declared()
    seen = visible(source.text, front.end if front else 0)
    allows = [allow for comment in seen.comments if (allow := allow_at(source, *comment))]
    body, subject, headers = passage(seen.body, "html"), told_subject(source, told), dict(told.headers)
    title = passage(seen.title, "attribute")
    top = None
    if not subject and not _NO_SUBJECT.fullmatch(title.text):
        subject = title
    if not subject and (top := read_top(body.text, 0, len(body.text))):
        headers = {**top.headers, **headers}
        subject = part(body, *top.subject) if top.subject else None
    start, end = trim(body.text, top.body if top else 0, len(body.text))
    body = part(body, start, end)
    if not body.text and not subject:
        return Reading((), notes + told.notes)
    draft = Draft(
        source, body, subject, told.title, headers, told.kind, told.step, told.variant, told.prospect, told.settings,
        (*told.allows, *allows), subject_expected=subject is not None, links=shifted(seen.links, start, end),
    )  # fmt: skip
    return Reading((draft,), notes + told.notes)


def visible(text: str, start: int = 0, *, preserved: bool = False) -> Visible:
    """What a reader sees of the markup `text` from `start` on. Total, and linear in the length.

    `preserved` keeps line breaks and spaces: text in which only words are marked up.
    """
    return _Page(text, start, preserved).read()


class _Page:
    """One pass over markup: open elements, and the text shown so far."""

    def __init__(self, text: str, start: int, preserved: bool) -> None:
        self.text = text
        self.at = start
        self.open: list[tuple[str, bool]] = []  # name, whether it hides what it holds
        self.names: Counter[str] = Counter()
        self.hiding = 0
        self.in_pre = int(preserved)
        self.body: list[Piece] = []
        self.title: list[Piece] = []
        self.comments: list[tuple[int, int]] = []
        self.breaks = 0  # line breaks due before the next text
        self.gap: tuple[int, int] | None = None  # white space due before the next text
        self.cause = (0, 0)  # the tag that broke the line
        self.unclosed = 0  # tags whose quotes never closed
        self.last_end = text.rfind(">")
        self.links: list[Link] = []
        self.linked: tuple[str, int] | None = None  # the target of the open link, and how many pieces came before it
        self.length = 0  # characters shown so far

    def read(self) -> Visible:
        text = self.text
        while self.at < len(text):
            tag = text.find("<", self.at)
            if tag < 0 or tag > self.last_end:
                self._show(self.at, len(text))
                break
            stop, name = self._markup(tag)
            if not stop:
                self._show(self.at, tag + 1)
                self.at = tag + 1
                continue
            self._show(self.at, tag)
            self.at = stop
            if name:
                self._tag(name, tag, stop)
        self._unlink()
        return Visible(self.body, self.title, self.comments, self.links)

    def _markup(self, at: int) -> tuple[int, str]:
        """Where the markup at `at` ends, 0 where it is text; and the name of a tag, with "/" a closing one."""
        text = self.text
        if text.startswith("<!--", at):
            close = text.find("-->", at + 4)
            stop = close + 3 if close >= 0 else len(text)
            self.comments.append((at, stop))
            return stop, ""
        if text.startswith(("<!", "<?"), at):
            return text.find(">", at) + 1, ""
        named = _TAG_NAME.match(text, at)
        if not named:
            return 0, ""
        name = ("/" if text[at + 1] == "/" else "") + named[1].lower()
        return self._tag_end(named.end()), name

    def _tag_end(self, at: int) -> int:
        """The offset behind the ">" that ends a tag, ">" in quoted values passed over."""
        begin = at
        while self.unclosed < _PATIENCE and (found := _STOP.search(self.text, at)):
            at = found.start()
            if found[0] == ">":
                return at + 1
            if self._follows_equals(at) and (at := self.text.find(found[0], at + 1)) < 0:
                break
            at += 1
        self.unclosed += 1
        return self.text.find(">", begin) + 1

    def _follows_equals(self, at: int) -> bool:
        at -= 1
        while self.text[at].isspace():
            at -= 1
        return self.text[at] == "="

    def _tag(self, name: str, start: int, end: int) -> None:
        if name.startswith("/"):
            self._end(name[1:], start, end)
        else:
            self._begin(name, start, end)

    def _begin(self, name: str, start: int, end: int) -> None:
        if name == "body":
            while self.names["head"]:
                self._pop()
        if self.open and name in _CLOSED_BY_NEXT.get(self.open[-1][0], ()):
            self._pop()
        self._break(name, start, end)
        if name == "br":
            self._line(min(self.breaks + 1, 2), start, end)
        elif name == "li" and not self.hiding:
            self._put("- ", start, end)
        elif name == "meta":
            self._meta(start, end)
        elif name == "a":
            self._unlink()
            if target := self._value(start, end, "href"):
                self.linked = target, len(self.body)
        elif name == "img" and not self.hiding and not self._is_hidden(start, end):
            self._picture(start, end)
        if name in _VOID:
            return
        if name in _RAW:
            self._raw(name, end)
            return
        hides = name in _SKIPPED or self._is_hidden(start, end)
        self.open.append((name, hides))
        self.names[name] += 1
        self.hiding += hides
        self.in_pre += name == "pre"

    def _unlink(self) -> None:
        """Close the open link; one that shows no words is none."""
        if self.linked:
            target, before = self.linked
            words = "".join(piece.text for piece in self.body[before:])
            start = self.length - len(words.lstrip())
            if words.strip():
                self.links.append(Link(start, start + len(words.strip()), target))
        self.linked = None

    def _picture(self, start: int, end: int) -> None:
        """Keep a picture that somebody can see: a pixel that counts openings is none."""
        sizes = (self._value(start, end, side).removesuffix("px") for side in ("width", "height"))
        if not any(size in ("0", "1") for size in sizes):
            self.links.append(Link(self.length, self.length, self._value(start, end, "src"), True))

    def _value(self, start: int, end: int, name: str) -> str:
        """The value of an attribute of the tag `start` to `end`, "" where it has none."""
        for found in _ATTRIBUTE.finditer(self.text, start + 2, min(end - 1, start + 5000)):
            if found[1].lower() == name:
                return "".join(piece.text for piece in entities.decoded(self.text, *found.span(found.lastindex or 1)))
        return ""

    def _end(self, name: str, start: int, end: int) -> None:
        if name == "a":
            self._unlink()
        self._break(name, start, end)
        if not self.names[name]:
            if name == "p" and not self.hiding:
                self._line(2, start, end)
            return
        while self._pop() != name:
            pass

    def _pop(self) -> str:
        name, hides = self.open.pop()
        self.names[name] -= 1
        self.hiding -= hides
        self.in_pre -= name == "pre"
        return name

    def _break(self, name: str, start: int, end: int) -> None:
        if name in _PARAGRAPHS:
            self._line(2, start, end)
        elif name in _LINES:
            self._line(1, start, end)
        elif name in _CELLS:
            self.gap = self.gap or (start, end)

    def _line(self, breaks: int, start: int, end: int) -> None:
        if breaks > self.breaks and not self.hiding:
            self.breaks, self.cause = breaks, (start, end)

    def _raw(self, name: str, at: int) -> None:
        """Pass over an element whose inside is no markup; keep the title."""
        close = re.compile(rf"</{name}\b", re.I).search(self.text, at)
        stop = close.start() if close else len(self.text)
        if name == "title" and not self.title:
            self.title = [p for piece in entities.decoded(self.text, at, stop) for p in _collapsed(piece)]
            self.title = _stripped(self.title)
        end = self.text.find(">", stop)
        self.at = end + 1 if end >= 0 else len(self.text)

    def _meta(self, start: int, end: int) -> None:
        attributes = {m[1].lower(): m for m in _ATTRIBUTE.finditer(self.text, start + 5, end - 1)}
        name, content = attributes.get("name"), attributes.get("content")
        if (
            name
            and content
            and (name[2] or name[3] or name[4] or "").lower() in ("subject", "email-subject", "x-subject")
        ):
            group = content.lastindex or 2
            if group >= 2:
                self.title = list(entities.decoded(self.text, *content.span(group)))

    def _is_hidden(self, start: int, end: int) -> bool:
        if end - start < 8:
            return False
        for found in _ATTRIBUTE.finditer(self.text, start + 1, min(end - 1, start + 5000)):
            name, value = found[1].lower(), found[2] or found[3] or found[4] or ""
            if name == "hidden" or (name == "style" and _HIDING.search(value)):
                return True
            if name == "class" and "preheader" in value.lower():
                return True
        return False

    def _show(self, start: int, end: int) -> None:
        if self.hiding or start >= end:
            return
        for piece in entities.decoded(self.text, start, end):
            if self.in_pre:
                self._preserved(piece)
                continue
            for text, at, stop in _collapsed(piece):
                if text == " ":
                    self.gap = self.gap or (at, stop)
                else:
                    self._put(text, at, stop)

    def _preserved(self, piece: Piece) -> None:
        as_written = len(piece.text) == piece.end - piece.start
        for line in re.finditer(r"\r\n|\r|\n|[^\r\n]+", piece.text):
            start, end = (piece.start + line.start(), piece.start + line.end()) if as_written else piece[1:]
            if line[0][0] in "\r\n":
                self._line(min(self.breaks + 1, 2), start, end)
            else:
                self._put(line[0].replace("\xa0", " "), start, end)

    def _put(self, text: str, start: int, end: int) -> None:
        if self.breaks and self.body:
            self._add(Piece("\n" * self.breaks, *self.cause))
        elif self.gap and self.body and self.body[-1].text[-1] != " ":
            self._add(Piece(" ", *self.gap))
        self.breaks, self.gap = 0, None
        self._add(Piece(text, start, end))

    def _add(self, piece: Piece) -> None:
        self.body.append(piece)
        self.length += len(piece.text)


def _collapsed(piece: Piece) -> Iterator[Piece]:
    """A piece with each run of white space as one space, and what nobody sees left out."""
    as_written = len(piece.text) == piece.end - piece.start
    for run in _RUN.finditer(piece.text):
        start, end = (piece.start + run.start(), piece.start + run.end()) if as_written else piece[1:]
        if run[0][0] in _SPACE:
            yield Piece(" ", start, end)
        elif run[0][0] not in _INVISIBLE:
            yield Piece(run[0], start, end)


def _stripped(pieces: list[Piece]) -> list[Piece]:
    while pieces and not pieces[0].text.strip():
        pieces = pieces[1:]
    while pieces and not pieces[-1].text.strip():
        pieces = pieces[:-1]
    return pieces
