"""Square brackets: `[First Name]`, `[[first_name]]`, `[specific pain point]`; never links, footnotes or check boxes."""

from __future__ import annotations

from pitchlint.fields.dialects import NONE, TOOLS
from pitchlint.fields.field import Field
from pitchlint.fields.names import is_known
from pitchlint.patterns import late

# Up to here brackets hold a slot; up to the second they do where they begin like an instruction. Longer ones are prose.
_LONGEST = 200
_LONGEST_INSTRUCTION = 500
_WORDS = 4  # of a field; "[LINK: the two-page guide for depot managers]" is prose
_LINE_BREAKS = 3  # a slot of 200 code points in a mail that is wrapped at 72 columns

_SQUARE = late(r"\[((?:[^\[\]]++|\[[^\[\]]*+\])*+)\]")
# "[[First Name]", "[First Name]]", "[First Name}", "[First Name)": broken.
_BROKEN = late(r"\[(?:\[\s*([\w .]{1,40})\](?!\])|\s*([\w .]{1,40})(?:\]\]|[})>]{1,2}))(?!\()")
_INSTRUCTION = late(
    r"(?i)(?:add|brief|briefly|choose|customi[sz]e|describe|either|enter|e\.?g\.?|example|explain|fill|give|if|"
    r"include|insert|link to|list|make|mention|name of|note|one|option|optional|paste|personali[sz]e|pick|provide|"
    r"quote|reference|relevant|replace|say|select|short|share|something|specific|state|tell|use|whenever|write)\b"
)
_ONLY_A_TAG = late(r"\s*(?:\{[^\[\]]*\}|\*\|[^|]*\|\*|<%[^%]*%>|«[^«»]*»)\s*")
_LETTER = late(r"[^\W\d_]|[_#$]+$")
# What else writers put in square brackets.
_OTHER = late(r"""(?xis)
    sic | \d[\d\s,.:/–-]*(?:[ap]m)? | [\^!@].* | \S+@\S+ | (?:https?:|www\.|mailto:|cid:).* | (?:fwd?|re):.*
    | (?:my\ |our\ )?emphasis\b.* | redacted | edit(?:ed)? | snip(?:ped)? | laughs? | quoted\ text\ hidden
    | (?:inline\ )?image(?:[:\ ].*)? | ext(?:ernal)? | spam""")
_LINE_START = late(r"(?:\A|\n)[ \t>]*(?:(?:[-*+•]|\d{1,3}[.)])[ \t]+)?\Z")
_REFERENCE = late(r"\[[\w-]{0,3}\]|:\s+(?:<|https?:|/|#|mailto:)")


def parse(text: str, at: int) -> Field | None:
    """The field or slot that begins at `text[at]`, a "["; None where none does."""
    match = _SQUARE.match(text, at)
    if not match or not _fits(match[1]):
        return _broken(text, at)
    raw, end = match[1], match.end()
    after = text[end : end + 1]
    if after == "(" or (after in {"[", ":"} and _REFERENCE.match(text, end)):
        return None  # a link of Markdown's
    double = raw[:1] == "[" and raw[-1:] == "]" and raw.count("[") == 1
    name = " ".join((raw[1:-1] if double else raw).replace("\\", "").split())
    if after == "]" and not double:
        broken = _broken(text, at)
        if broken:
            return broken
    if name[:1] in {"{", "*", "<", "«"} and _ONLY_A_TAG.fullmatch(raw):
        return None
    known = is_known(name)
    if not known and (not _LETTER.search(name) or _OTHER.fullmatch(name)):
        return None
    if len(name) == 1 and not _is_stand_in(name, text, at, after):
        return None
    if at and text[at - 1].isalnum() and not known and " " not in name:
        return None  # client[s], rows[index]
    made = name.strip("_").isidentifier() and ("_" in name or name[1:] != name[1:].lower())
    field = made or (known and name.count(" ") < _WORDS and not _INSTRUCTION.match(name))
    return Field(at, end, name, "field" if field else "slot", TOOLS["[[a]]" if double else "[a]"])


def _fits(raw: str) -> bool:
    longest = _LONGEST_INSTRUCTION if len(raw) > _LONGEST and _INSTRUCTION.match(raw.lstrip()) else _LONGEST
    if len(raw) > longest:
        return False
    lines = raw.split("\n")
    return len(lines) <= _LINE_BREAKS + 1 and (len(lines) == 1 or all(line.strip() for line in lines[1:-1]))


def _is_stand_in(name: str, text: str, at: int, after: str) -> bool:
    """Whether one character in brackets stands for a figure ("[X]% of teams"): no check box, no "[W]e", no "[a]"."""
    if name in "_#$":
        return True
    if name != "X":
        return name.isupper() and not after.isalpha()
    first = _LINE_START.search(text, max(0, text.rfind("\n", 0, at)), at)
    return not (first and text[at + 3 : at + 5].strip()[:1].isupper())  # "- [X] Done" is ticked, "- [X] rooms" is not


def _broken(text: str, at: int) -> Field | None:
    match = _BROKEN.match(text, at)
    name = (match[1] or match[2]).strip() if match else ""
    return Field(at, match.end(), name, "field", NONE) if match and is_known(name) else None
