"""Mailchimp: `*|FNAME|*`, `*|IF:FNAME|*`, `*|END:IF|*`."""

from __future__ import annotations

import re

from pitchlint.fields.field import Field
from pitchlint.fields.names import is_known

_TAG = re.compile(r"\*\|\s*([^|\n*]{1,120}?)\s*(\|\*|\||\*)")
_CONTROL = re.compile(r"(?:IF|IFNOT|ELSEIF|ELSE|END|INTERESTED|GROUP|RSSITEMS|FEEDBLOCK|FEEDITEMS|HIDE|SHOW)\b:?", re.I)
_MODIFIER = re.compile(r"(?:UPPER|LOWER|TITLE|HTML|URL|DATE)\s*:\s*", re.I)
_DIALECTS = frozenset({"mailchimp"})


def parse(text: str, at: int) -> Field | None:
    """The tag that begins at `text[at]`, a "*"; None where none does."""
    match = _TAG.match(text, at)
    if not match:
        return None
    if match[2] != "|*":  # "*|FNAME|" and "*|FNAME*" are broken tags, "*| a |" is a table
        return Field(at, match.end(), match[1], "field", frozenset()) if is_known(match[1]) else None
    if _CONTROL.match(match[1]):
        return Field(at, match.end(), "", "control", _DIALECTS)
    return Field(at, match.end(), _MODIFIER.sub("", match[1], count=1), "field", _DIALECTS)
