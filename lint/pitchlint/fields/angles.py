"""Angle brackets: `<First Name>`, `<<Company>>`, ERB `<%= name %>`, Word `«FirstName»`; never HTML or addresses."""

from __future__ import annotations

from pitchlint.fields.dialects import NONE, TOOLS
from pitchlint.fields.field import Field
from pitchlint.fields.names import is_known
from pitchlint.patterns import late

_LONGEST = 400  # code points of one ERB tag

_ANGLE = late(r"<(<?)(\s*)([^\W\d_][^<>{}\[\]\"=@:;\n]{0,99}?)(\s*)>(>?)")
_NAME = late(r"\s*[$@]?([\w.@]*)")
_GUILLEMETS = late(r"«([^\W\d_][\w.]{0,80}(?: \w{1,80}){0,2})»")
# "«casa»" is a quotation in half of Europe; a field of Word's has a capital or an underscore, or a name we know.
_WORD_NAME = late(r"[A-Z]\w*|\w*_\w*")
_NEXT_RECORD = late(r"(?i)Next ?Record(?: If)?")

_HTML_NAMES = (
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br "
    "button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em "
    "embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i "
    "iframe img input ins kbd label legend li link main map mark marquee menu meta meter nav nobr noscript object ol "
    "optgroup option output p param picture pre progress q rp rt ruby s samp script section select slot small source "
    "span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track "
    "tt u ul var video wbr xml path g rect circle line"
)
_HTML = frozenset(_HTML_NAMES.split())
# HTML's names that are words one may leave to be filled in: "<Title>", "<Link>", "<time that suits you>".
_ALSO_WORDS = {
    "address", "area", "data", "details", "label", "link", "menu", "object", "section", "source", "summary", "time",
    "title", "video",
}  # fmt: skip
_FLAGS = {"autoplay", "controls", "default", "disabled", "hidden", "loop", "muted", "nowrap", "open"}
_ASIDES = {"enter", "eod", "eom", "gasp", "grin", "nt", "sic", "sigh", "smile", "snip", "wink"}


def parse(text: str, at: int) -> Field | None:
    """The tag that begins at `text[at]`, a "<" or "«"; None where none does."""
    if text[at] == "«":
        return _word(text, at)
    if text.startswith("<%", at):
        return _erb(text, at)
    match = _ANGLE.match(text, at)
    if not match:
        return None
    opening, before, name, after, closing = match.groups()
    double = bool(opening)
    if double != bool(closing):
        return Field(at, match.end(), name, "field", NONE) if double and is_known(name) else None
    known = is_known(name)
    if not known and (before or after or (at > 0 and text[at - 1].isalnum())):
        return None  # a < b, List<String>
    if not double and (_is_html(name) or (not known and _is_aside_or_address(name))):
        return None
    return Field(at, match.end(), name, "field" if known else "slot", TOOLS["<a>"])


def _is_html(name: str) -> bool:
    if name.endswith("/"):
        return True
    words = name.split()
    tag = words[0].rstrip("/")
    if tag.lower() not in _HTML:
        return False
    if words[-1] in _FLAGS:
        return True  # <td nowrap>, <video muted controls>
    if tag.lower() in _ALSO_WORDS and (len(words) > 1 or (tag.istitle() and len(tag) > 1)):
        return False
    return len(words) < 3  # "<a line about them>" is prose


def _is_aside_or_address(name: str) -> bool:
    return name.lower() in _ASIDES or (" " not in name and ("." in name or "/" in name or "-" in name))


def _erb(text: str, at: int) -> Field | None:
    end = text.find("%>", at + 2, at + _LONGEST)
    if end < 0 or text.find("<%", at + 2, end) >= 0:
        return None
    if text[at + 2] not in "=-":
        return Field(at, end + 2, "", "control", TOOLS["<%a%>"])
    name = _NAME.match(text, at + 3, end)
    return Field(at, end + 2, name[1] if name else "", "field", TOOLS["<%a%>"])


def _word(text: str, at: int) -> Field | None:
    match = _GUILLEMETS.match(text, at)
    if not match:
        return None
    if _NEXT_RECORD.fullmatch(match[1]):
        return Field(at, match.end(), "", "control", TOOLS["«a»"])
    if _WORD_NAME.fullmatch(match[1]) or is_known(match[1]):
        return Field(at, match.end(), match[1], "field", TOOLS["«a»"])
    return None
