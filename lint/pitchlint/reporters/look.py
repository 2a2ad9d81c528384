"""How text for people looks: width, colour, what is folded; and text of a draft made safe for a terminal."""

from typing import NamedTuple

_CONTROLS = (*range(0x20), *range(0x7F, 0xA0))
_DIRECTIONS = (0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A))  # and line separators
_ESCAPES = {code: f"\\x{code:02x}" for code in _CONTROLS} | {code: f"\\u{code:04x}" for code in _DIRECTIONS}
_COLOURS = {
    "error": "31", "warning": "33", "info": "36", "bold": "1", "dim": "2", "good": "32",
    "bold error": "1;31", "bold warning": "1;33",
}  # fmt: skip


class Look(NamedTuple):
    """What the reader of a report sees. `width` counts columns; `info` shows notes, `source` the lines at fault."""

    width: int = 80
    colour: bool = False
    verbose: bool = False
    info: bool = False
    source: bool = False

    def paint(self, text: str, colour: str) -> str:
        """`text` in a colour by its meaning ("error", "dim", ...), or as it is where colour is off."""
        return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if self.colour else text


def visible(text: str) -> str:
    """`text` with control characters written out, so that no terminal obeys them."""
    return text.translate(_ESCAPES)


def escaped(text: str) -> str:
    """`text` without characters and commands that a terminal or a build server would obey."""
    text = visible(text)
    # build servers read "::command" and "##[command]" in what a job prints
    return text.replace("::", ": :").replace("##[", "# #[").replace("##vso[", "# #vso[").replace("##team", "# #team")


def plain(text: str) -> str:
    """`text` on one line, and escaped."""
    return escaped(" ".join(text.split()))


def quoted(text: str) -> str:
    """`text` on one line, in quotes, cut where it is long."""
    text = shortened(plain(text), 48)
    return f"“{text}”" if '"' in text else f'"{text}"'


def shortened(text: str, most: int) -> str:
    """`text`, cut at a word so that it has at most `most` characters with its ellipsis."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > most // 2 else cut).rstrip(" ,;:.-(“\"'") + "…"


def ended(sentence: str) -> str:
    """`sentence` with a full stop where it has no end."""
    return sentence if sentence.endswith((".", "!", "?", "…")) else sentence + "."


def wrapped(text: str, width: int, first: str, hang: str) -> list[str]:
    """Lines of at most `width` columns, the first begun with `first`, the others with `hang`; long words stay whole."""
    if len(first) + len(text) <= width:
        return [first + text]
    import textwrap

    return textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False
    )  # fmt: skip


def fitted(text: str, tail: str, width: int, most: int, first: str, hang: str) -> list[str]:
    """`text` and `tail` wrapped to at most `most` lines; only `text` is cut, and the tail stays on one line."""
    glued = " " + tail.replace(" ", "\0") if tail else ""
    whole = wrapped(text + glued, width, first, hang)
    room = width - len(first) + (most - 1) * (width - len(hang)) - len(glued)
    while len(whole) > most and room > 8:
        whole = wrapped(shortened(text, room) + glued, width, first, hang)
        room -= 4
    return [line.replace("\0", " ") for line in whole]


def count(number: int, noun: str) -> str:
    """ "1 note", "3 notes"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
