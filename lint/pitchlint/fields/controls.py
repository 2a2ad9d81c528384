"""What a control tag does, in any dialect: begins a condition, goes on with another branch, ends it, or nothing."""

from typing import Literal, NamedTuple

from pitchlint.fields import conditions
from pitchlint.fields.conditions import UNDECIDED, Condition
from pitchlint.patterns import late

Action = Literal["open", "branch", "else", "close", "nothing"]

NEVER: Condition = ("text", "")
"""The condition of a comment."""


class Control(NamedTuple):
    """A control tag as read.

    `word` says what is opened or closed: "if", "case", a section's name; "" closes anything. `condition` is that of an
    opened or further branch. Of `when` it lacks what is compared: `("when", text, …)`. `sets` is the canonical name
    that the tag gives a value. `trims` says whether white space before and after the tag goes away.
    """

    action: Action
    word: str = ""
    condition: Condition = UNDECIDED
    sets: str = ""
    trims: tuple[bool, bool] = (False, False)


NOTHING = Control("nothing")

_LIQUID = late(r"(?s)\{%(?P<before>[-+]?)\s*(?P<word>\w+)(?P<rest>.*?)(?P<after>[-+]?)%\}\Z")
_LIQUID_BLOCKS = {
    "autoescape", "block", "call", "capture", "each", "filter", "for", "ifchanged", "ifequal", "macro", "raw",
    "spaceless", "tablerow", "verbatim", "while", "with",
}  # fmt: skip
_FURTHER = {"elsif", "elif", "elseif"}
_MUSTACHE = late(r"(?s)\{\{\s*(?P<sign>[#^/]?)\s*(?P<word>[\w.@$-]*)\s*(?P<rest>.*?)\s*\}\}\Z")
_MAILCHIMP = late(r"(?is)\*\|\s*(?P<word>\w+)\s*:?\s*(?P<rest>.*?)\s*\|\*\Z")
_ACTIVE_CAMPAIGN = late(r"(?s)%(?P<word>/?[A-Z]+)\s*(?P<rest>.*)%\Z")
_ERB = late(r"(?s)<%-?\s*(?P<word>[\w#]*)\s*(?P<rest>.*?)\s*-?%>\Z")
_AMPSCRIPT = late(r"(?is)\b(?P<word>ELSEIF|ENDIF|ELSE|IF|NEXT|FOR)\b(?P<rest>.*?)(?:\bTHEN\b|\]%%)")
_AMPSCRIPT_SET = late(r"(?i)\bSET\s+@(\w+)")
_VELOCITY = late(r"(?s)#\{?(?P<word>\w+)\}?\s*(?:\((?P<rest>.*)\))?\Z")
_ASSIGNED = late(r"\s*(\w+)\s*=")
_WHEN = late(r"\"([^\"]*)\"|'([^']*)'|([\w.-]+)")
_HELPER = late(r"(?s)(?P<one>[\w.@]+)\s+(?:[\"'](?P<text>[^\"']*)[\"']|(?P<other>[\w.@]+))\Z")


def read(tag: str) -> Control:
    """What the control tag `tag`, as written with its signs, does. Takes any text."""
    if tag.startswith("{%"):
        return _liquid(tag)
    if tag.startswith("{{"):
        return _mustache(tag)
    if tag.startswith("*|"):
        return _mailchimp(tag)
    if tag.startswith("%%["):
        return _ampscript(tag)
    if tag.startswith("%"):
        return _active_campaign(tag)
    if tag.startswith("<%"):
        return _erb(tag)
    if tag.startswith("#"):
        return _velocity(tag)
    return NOTHING  # comments, Word's « Next Record »


def _liquid(tag: str) -> Control:
    match = _LIQUID.match(tag)
    if not match:
        return NOTHING
    word, rest = match["word"].lower(), match["rest"]
    return _statement(word, rest)._replace(trims=(match["before"] == "-", match["after"] == "-"))


def _statement(word: str, rest: str) -> Control:
    """A statement of the Liquid and Jinja families."""
    if word == "if":
        return Control("open", "if", conditions.read(rest))
    if word == "unless":
        return Control("open", "unless", ("not", conditions.read(rest)))
    if word in _FURTHER:
        return Control("branch", "if", conditions.read(rest))
    if word == "else":
        further = rest.strip()
        return Control("branch", "if", conditions.read(further[2:])) if further[:3] == "if " else Control("else")
    if word == "case":
        return Control("open", "case", conditions.read(rest))
    if word == "when":
        found = [a or b or c for a, b, c in _WHEN.findall(rest) if c != "or"]
        return Control("branch", "case", ("when", *found))
    if word == "comment":
        return Control("open", "comment", NEVER)
    if word.startswith("end"):
        return Control("close", word[3:])
    if word in ("assign", "set"):
        name = _ASSIGNED.match(rest)
        return Control("nothing", sets=conditions.named(name[1]) if name else "")
    return Control("open", word) if word in _LIQUID_BLOCKS else NOTHING


def _mustache(tag: str) -> Control:
    if tag.startswith(("{{!", "{{=", "{{>")):
        return NOTHING
    match = _MUSTACHE.match(tag)
    if not match:
        return NOTHING
    sign, word, rest = match["sign"], match["word"], match["rest"]
    low = word.lower()
    if sign == "/":
        return Control("close", low if low in ("if", "unless", "each", "with") else word)
    if low == "else":
        return Control("branch", "if", _helper("if", rest[2:])) if rest[:2].lower() == "if" else Control("else")
    if low in _FURTHER:
        return Control("branch", "if", _helper("if", rest))
    if low in ("endif", "endfor", "endrange", "end"):
        return Control("close", "" if low == "endrange" else low[3:])
    if sign == "^":
        return Control("open", word, ("not", _helper("if", word))) if word else Control("else")
    if sign == "#" or low in ("if", "range", "with"):
        if low in ("if", "unless"):
            condition = _helper("if", rest)
            return Control("open", low, condition if low == "if" else ("not", condition))
        if low in ("each", "with", "range", "foreach"):
            return Control("open", low)
        return Control("open", word, _helper(word, rest) if rest else _helper("if", word))
    return NOTHING


def _helper(helper: str, rest: str) -> Condition:
    """The condition of a Handlebars helper: `#if x`, SendGrid's `#equals x "y"`."""
    if helper == "if":
        return conditions.read(rest)
    match = _HELPER.match(rest)
    if not match:
        return UNDECIDED
    left: Condition = ("name", conditions.named(match["one"]))
    right: Condition
    if match["text"] is not None:
        right = ("text", match["text"])
    elif match["other"].isdigit():
        right = ("text", match["other"])
    else:
        right = ("name", conditions.named(match["other"]))
    sign = helper.lower()
    if sign in ("equals", "eq"):
        return ("==", left, right)
    if sign in ("notequals", "ne"):
        return ("not", ("==", left, right))
    if sign in ("and", "or"):
        return (sign, left, right)
    if sign == "lessthan":
        return ("<", left, right)
    return ("<", right, left) if sign == "greaterthan" else UNDECIDED


def _mailchimp(tag: str) -> Control:
    match = _MAILCHIMP.match(tag)
    if not match:
        return NOTHING
    word, rest = match["word"].upper(), match["rest"]
    if word in ("IF", "IFNOT", "ELSEIF"):
        condition = conditions.read(rest, bare_words=True)
        if word == "ELSEIF":
            return Control("branch", "if", condition)
        return Control("open", "if", condition if word == "IF" else ("not", condition))
    if word == "ELSE":
        return Control("else")
    if word == "END":
        closed = rest.strip(":").lower()
        return Control("close", "if" if closed in ("if", "ifnot") else closed)
    if word in ("INTERESTED", "GROUP", "RSSITEMS", "FEEDBLOCK", "FEEDITEMS"):
        return Control("open", word.lower())
    return NOTHING


def _active_campaign(tag: str) -> Control:
    match = _ACTIVE_CAMPAIGN.match(tag)
    if not match:
        return NOTHING
    word = match["word"]
    if word in ("IF", "ELSEIF"):
        condition = conditions.read(match["rest"], bare_words=True)
        return Control("open" if word == "IF" else "branch", "if", condition)
    if word == "ELSE":
        return Control("else")
    return Control("close", "if") if word == "/IF" else NOTHING


def _erb(tag: str) -> Control:
    match = _ERB.match(tag)
    if not match:
        return NOTHING
    word, rest = match["word"], match["rest"]
    if word in ("if", "unless", "elsif", "else"):
        return _statement(word, rest)
    if word == "end":
        return Control("close")
    return Control("open", "do") if rest.rstrip().endswith((" do", "|")) else NOTHING


def _ampscript(tag: str) -> Control:
    found = [match for match in _AMPSCRIPT.finditer(tag) if match["word"]]
    words = [match["word"].upper() for match in found]
    opened = sum(word in ("IF", "FOR") for word in words)
    closed = sum(word in ("ENDIF", "NEXT") for word in words)
    name = _AMPSCRIPT_SET.search(tag)
    sets = conditions.named(name[1]) if name else ""
    if not found or opened == closed:
        other = next((match for match in found if match["word"].upper() in ("ELSE", "ELSEIF")), None)
        if not other or opened:
            return Control("nothing", sets=sets)
        found, words = [other], [other["word"].upper()]
    match, word = found[0], words[0]
    if word == "IF":
        return Control("open", "if", conditions.read(match["rest"]), sets)
    if word == "FOR":
        return Control("open", "for", sets=sets)
    if word == "ELSEIF":
        return Control("branch", "if", conditions.read(match["rest"]), sets)
    if word == "ELSE":
        return Control("else", sets=sets)
    return Control("close", "if" if word == "ENDIF" else "for", sets=sets)


def _velocity(tag: str) -> Control:
    match = _VELOCITY.match(tag)
    if not match:
        return NOTHING
    word, rest = match["word"], match["rest"] or ""
    if word == "if":
        return Control("open", "if", conditions.read(rest))
    if word == "elseif":
        return Control("branch", "if", conditions.read(rest))
    if word == "else":
        return Control("else")
    if word == "foreach":
        return Control("open", "foreach")
    if word == "set":
        name = _ASSIGNED.match(rest.lstrip("$!{ "))
        return Control("nothing", sets=conditions.named(name[1]) if name else "")
    return Control("close") if word == "end" else NOTHING
