"""Velocity, as Marketo's scripts have it: `#if($lead.FirstName)`, `#else`, `#{else}`, `#end`, `#set($x = "y")`."""

from __future__ import annotations

from pitchlint.fields.dialects import TOOLS
from pitchlint.fields.field import Field
from pitchlint.patterns import late

_FAR = 3000  # code points between a condition's beginning and its end

_OPENER = late(r"#(?:if|elseif|set|foreach)\s*\((?:[^()\n]|\([^()\n]*\)){0,300}\)")
_FURTHER = late(r"#(?:(?:else|end)\b|\{(?:else|end)\})")


def parse(text: str, at: int) -> Field | None:
    """The control tag that begins at `text[at]`, a "#"; None where none does."""
    match = _OPENER.match(text, at)
    if not match:
        match = _FURTHER.match(text, at)
        # "#end" alone is a colour, an anchor, a hashtag
        if not match or not _is_open(text, at):
            return None
    return Field(at, match.end(), "", "control", TOOLS["#if"])


def _is_open(text: str, at: int) -> bool:
    far = max(0, at - _FAR)
    return text.rfind("#if", far, at) >= 0 or text.rfind("#foreach", far, at) >= 0
