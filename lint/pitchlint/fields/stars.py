"""Mailchimp: `*|FNAME|*`, `*|IF:FNAME|*`, `*|END:IF|*`."""

from __future__ import annotations

from pitchlint.fields.dialects import NONE, TOOLS
from pitchlint.fields.field import Field
from pitchlint.fields.names import is_known
from pitchlint.patterns import late

_TAG = late(r"\*\|\s*([^|\n*]{1,120}?)\s*(\|\*|\||\*)")
_CONTROL = late(r"(?i)(?:IF|IFNOT|ELSEIF|ELSE|END|INTERESTED|GROUP|RSSITEMS|FEEDBLOCK|FEEDITEMS|HIDE|SHOW)\b:?")
_MODIFIER = late(r"(?i)(?:UPPER|LOWER|TITLE|HTML|URL|DATE)\s*:\s*")


def parse(text: str, at: int) -> Field | None:
    """The tag that begins at `text[at]`, a "*"; None where none does."""
    match = _TAG.match(text, at)
    if not match:
        return None
    if match[2] != "|*":  # "*|FNAME|" and "*|FNAME*" are broken tags, "*| a |" is a table
        return Field(at, match.end(), match[1], "field", NONE) if is_known(match[1]) else None
    if _CONTROL.match(match[1]):
        return Field(at, match.end(), "", "control", TOOLS["*|a|*"])
    return Field(at, match.end(), _MODIFIER.sub("", match[1], count=1), "field", TOOLS["*|a|*"])
