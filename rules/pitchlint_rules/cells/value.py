"""What may be wrong with a value in any column of a list."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from pitchlint import late


class Fault(NamedTuple):
    """What is wrong with a value: the kind of fault, the fact, and the way out; `better` is the value as it should be,
    "" where nobody but the writer knows.
    """

    name: str
    message: str
    advice: str
    better: str = ""


class Beside(NamedTuple):
    """The other values of a row that a value is weighed with, "" where there is none."""

    first_name: str
    last_name: str
    company: str
    city: str


NOTHING_BESIDE = Beside("", "", "", "")
_HIGH = late(r"[^\x00-\x7f]{2,}")
_ENTITY = late(r"(?i)&(?:[a-z]{2,6}|#\d{2,5}|#x[\da-f]{2,4});")


def garbled(value: str, beside: Beside) -> Fault | None:  # noqa: ARG001
    """Letters that lost their way: "JosÃ©", "M�ller", "O&#39;Brien"."""
    shown = short(value)
    if not value.isascii():
        mended = _HIGH.sub(_redecoded, value)
        if mended != value:
            return Fault("garbled", f"“{shown}” was read in the wrong encoding", f"write “{short(mended)}”", mended)
        if "\ufffd" in value:
            return Fault("garbled", f"“{shown}” has lost a letter on the way", "export the list again, as UTF-8")
    if "&" in value and ";" in value and "://" not in value and (entity := _ENTITY.search(value)):
        import html

        whole = html.unescape(value)
        if whole != value:
            message = f"“{shown}” shows “{entity[0]}”, the code of a character"
            return Fault("garbled", message, f"write “{short(whole)}”", whole)
    if "\\" in value and (escape := _ESCAPED.search(value)):
        whole = _ESCAPED.sub(_unescaped, value)
        if whole != value and whole.isprintable():
            message = f"“{shown}” shows “{escape[0][: _ESCAPE_LENGTH[escape[0][1]]]}”, the code of a character"
            return Fault("garbled", message, f"write “{short(whole)}”", whole)
    return None


# "Jos\u00e9", as programs write letters that are no ASCII; bytes of UTF-8, too
_ESCAPED = late(r"(?:\\u[\da-fA-F]{4})+|(?:\\x[89a-fA-F][\da-fA-F])+|\\U000[\da-fA-F]{5}")
_ESCAPE_LENGTH = {"u": 6, "x": 4, "U": 10}


def _unescaped(found: re.Match[str]) -> str:
    """The characters for which escapes stand; the escapes themselves where they stand for none."""
    text = found[0]
    if text[1] == "x":
        data = bytes.fromhex(text.replace("\\x", ""))
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return data.decode("latin-1")
    if text[1] == "U":
        number = int(text[2:], 16)
        return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else text
    units = bytes.fromhex(text.replace("\\u", ""))
    try:
        return units.decode("utf-16-be")
    except UnicodeDecodeError:  # half of a pair
        return text


def _redecoded(found: re.Match[str]) -> str:
    """UTF-8 that was taken for Windows-1252, as it was meant; anything else as it is."""
    data = bytearray()
    for char in found[0]:
        try:
            data += char.encode("cp1252")
        except UnicodeEncodeError:
            if ord(char) > 0xFF:
                return found[0]
            data.append(ord(char))  # the five bytes for which Windows-1252 has no character
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def short(value: str, most: int = 40) -> str:
    """A value as a message quotes it."""
    line = " ".join(value.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


_FORMULA = late(r"(?i)#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|ERROR!)$")
# what people and programs write where there is nothing to write; compared in lower case
NOTHING = frozenset(
    (
        "n/a", "n.a.", "n.a", "n/d", "none", "nil", "nan", "undefined", "unknown", "tbd", "tba", "tbc", "todo", "test",
        "testing", "xx", "xxx", "xxxx", "asdf", "qwerty", "blank", "empty", "missing", "placeholder", "dummy", "sample",
        "not available", "not applicable", "not provided", "not found", "no name", "no data", "lorem ipsum", "(blank)",
        "(none)", "[blank]", "-", "--", "---", "–", "—", ".", "..", "...", "?", "??", "???", "_", "/", "*",
        "[object object]", "false",
    )
)  # fmt: skip
SLOT = late(r"[{\[<%*«].*\w.*[}\]>%*»]")


def broken_formula(value: str, beside: Beside) -> Fault | None:  # noqa: ARG001
    if value.lstrip().startswith("#") and _FORMULA.match(value.strip()):
        return Fault(
            "nothing", f"“{short(value)}” is the error of a spreadsheet", "mend the formula, or leave it empty"
        )
    return None


def nothing(value: str, beside: Beside) -> Fault | None:
    """Words that stand where nothing is known: "N/A", "-", "#REF!", "null"."""
    plain = value.strip()
    # "Null" is a family name; programs write it in one case
    if plain.lower() in NOTHING or plain in ("null", "NULL"):
        return Fault(
            "nothing", f"“{plain}” stands where nothing is known", "leave the cell empty, so that fallbacks work"
        )
    return broken_formula(value, beside)


def untidy(value: str, beside: Beside) -> Fault | None:  # noqa: ARG001
    """Spaces and signs that would stand in the mail."""
    tidy = clean(value)
    if not tidy or tidy == value:
        return None
    visible = "".join(char for char in value if char not in _INVISIBLE)
    if " ".join(visible.split()) != tidy:
        return Fault("untidy", f"“{short(value)}” has signs around it that are no part of it", f"write “{tidy}”")
    message, advice = _white(visible)
    return Fault("untidy", f"“{short(tidy)}” has {message}", advice, tidy)


_INVISIBLE = "\u200b\ufeff"
_INNER = {"\n": "a line break", "\r": "a line break", "\t": "a tab", "\xa0": "a no-break space"}
_COUNTS = ("no", "one", "two", "three", "four", "five")


def _white(visible: str) -> tuple[str, str]:
    """What is wrong with the white space of a value, which nobody would see in a quotation, and the way out."""
    inner = visible.strip()
    if visible == inner and (other := next((name for char, name in _INNER.items() if char in inner), "")):
        return f"{other} in it", "write a plain space"
    if runs := [run for run in _SPACES.findall(inner) if len(run) > 1]:
        number = max(map(len, runs))
        return f"{_COUNTS[number] if number < len(_COUNTS) else number} spaces between its words", "write one"
    if visible == inner:
        return "an invisible character in it", "take it out"
    before, behind = len(visible) - len(visible.lstrip()), len(visible) - len(visible.rstrip())
    if before and behind:
        return "spaces around it", "take them out"
    number = before or behind
    where = "before it" if before else "behind it"
    if number == 1:
        return f"a space {where}", "take it out"
    return f"{_COUNTS[number] if number < len(_COUNTS) else number} spaces {where}", "take them out"


_SPACES = late(r"\s+")
_EDGE = " \t\r\n\xa0\u200b\u200c\u200d\ufeff,;:|/\\*_~#=<>^"


def clean(value: str) -> str:
    """`value` without what surrounds it; dashes and quotation marks count only where there is one on its side."""
    plain = " ".join(value.replace("\u200b", "").replace("\ufeff", "").split()).strip(_EDGE)
    for mark in "-–—":
        plain = plain.removeprefix(mark + " ").removesuffix(" " + mark)
    if plain[:1] in "\"“'‘`" and plain[-1:] in "\"”'’`" and len(plain) > 2:
        plain = plain[1:-1]
    return plain


_TAG = late(r"(?i)</?(?:a|b|i|u|p|br|em|div|span|font|strong|small|h[1-6]|li|td|tr)\b[^<>]*>")
_URL = late(r"(?i)\bhttps?:|\bwww\.|\w\.[a-z]{2,}/|^[\w.+-]+@[\w-]+\.\w+")


def markup(value: str, beside: Beside) -> Fault | None:  # noqa: ARG001
    if "<" in value and (tag := _TAG.search(value)):
        return Fault(
            "markup", f"“{short(value)}” holds the HTML tag “{tag[0]}”", f"write “{short(_TAG.sub('', value))}”"
        )
    if _URL.search(value):
        return Fault("link", f"“{short(value)}” is an address and no name", "write the name as people say it")
    return None


_JOINERS = "\u200d\ufe0f\ufe0e\u20e3"


def ornament(value: str, beside: Beside) -> Fault | None:  # noqa: ARG001
    """Emoji and stars."""
    if value.isascii():
        return None
    found = [char for char in value if _is_ornament(char)]
    if not found:
        return None
    plain = "".join(char for char in value if not _is_ornament(char) and char not in _JOINERS)
    plain = clean(plain)
    advice = f"write “{short(plain)}”" if plain else "write the name, or leave the cell empty"
    return Fault("ornament", f"“{short(value)}” is decorated with “{found[0]}”", advice)


def _is_ornament(char: str) -> bool:
    if char < "\u2010" or char in "™℠":
        return False
    return unicodedata.category(char) in ("So", "Sk") or char in "→←↑↓•◦‣▪●○■□◆★☆✓✔♥❤"


def is_latin(text: str) -> bool:
    return all(not char.isalpha() or char < "\u0250" or "\u1e00" <= char < "\u1f00" for char in text)
