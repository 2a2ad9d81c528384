"""Text made safe for XML."""

from __future__ import annotations

from html import escape

from pitchlint.patterns import late
from pitchlint.reporters.look import visible

_ILLEGAL = late("[\ud800-\udfff\ufffe\uffff]")  # in XML 1.0, besides control characters
_COMMAND = late(r"(?<=##)(\w*)\[")  # of a build server that reads what a job prints


def xml(text: str) -> str:
    """`text` on one line, for an attribute in double quotes or between tags; what XML cannot hold is written out."""
    text = _ILLEGAL.sub(lambda found: f"\\u{ord(found[0]):04x}", visible(text))
    return _COMMAND.sub(r"\1&#91;", escape(text, quote=False).replace('"', "&quot;"))


def element(tag: str, **attributes: object) -> str:
    """What stands between the angle brackets of a start tag: its name and attributes."""
    return " ".join([tag, *(f'{key}="{xml(str(value))}"' for key, value in attributes.items())])
