"""Percent signs: `%FIRSTNAME%`, `%%FirstName%%`, AMPscript `%%=v(@x)=%%` and `%%[ … ]%%`, `%IF …%`."""

from __future__ import annotations

from pitchlint.fields.dialects import NONE, TOOLS
from pitchlint.fields.field import Field
from pitchlint.fields.names import is_known
from pitchlint.patterns import late

_LONGEST = 2000  # code points of one AMPscript block

_DOUBLE = late(r"%%([^\W\d][\w.]{0,80}(?: \w{1,80}){0,4})(%%?)")
# No "100%", "50% off to 20%", "%20first%20name" of an address, "%d %s"; one word, or words that name a field.
_SINGLE = late(r"(?<![\w%/=&?.])%([^\W\d]\w{1,80}(?: \w{1,80}){0,2})(%%?)(?!\d)")
_CONDITION = late(r"(?<!\d)%(?:(?:ELSE)?IF\s[^%\n]{1,200}|ELSE|/IF)%")
_OUTPUT = late(r"%%=\s*(?:\w+\()*\s*@?([\w.]*)")
_ESCAPE = late(r"[0-9A-Fa-f]{2}")


def parse(text: str, at: int) -> Field | None:
    """The tag that begins at `text[at]`, a "%"; None where none does."""
    if text.startswith("%%", at):
        match = _OUTPUT.match(text, at)
        if match:
            end = text.find("=%%", match.end(), at + _LONGEST)
            return Field(at, end + 3, match[1], "field", TOOLS["%%=a=%%"]) if end >= 0 else None
        if text.startswith("%%[", at):
            end = text.find("]%%", at, at + _LONGEST)
            return Field(at, end + 3, "", "control", TOOLS["%%=a=%%"]) if end >= 0 else None
        match = _DOUBLE.match(text, at)
        if match and match[2] == "%%":
            return Field(at, match.end(), match[1], "field", TOOLS["%%a%%"])
        return Field(at, match.end(), match[1], "field", NONE) if match and is_known(match[1]) else None
    match = _CONDITION.match(text, at)
    if match:
        return Field(at, match.end(), "", "control", TOOLS["%IF%"])
    match = _SINGLE.match(text, at)
    if not match or _ESCAPE.fullmatch(match[1]):
        return None
    known = is_known(match[1])
    if match[2] == "%%" and _CONDITION.match(text, match.end() - 1):
        return Field(at, match.end() - 1, match[1], "field", TOOLS["%a%"])
    if match[2] == "%%":
        return Field(at, match.end(), match[1], "field", NONE) if known else None
    return Field(at, match.end(), match[1], "field", TOOLS["%a%"]) if known or " " not in match[1] else None
