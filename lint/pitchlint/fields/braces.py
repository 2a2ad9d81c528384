"""Curly braces: `{{first_name}}`, `{{{Recipient.Name}}}`, `{FIRST_NAME}`, `{!Contact.Name}`, `{% if %}`, `${name}`."""

from __future__ import annotations

import re

from pitchlint.fields.field import Field, Kind
from pitchlint.fields.names import is_heading, is_identifier, is_known

_LONGEST = 400  # code points of one tag; what is longer is prose that happens to stand between braces

# Who gives `{% if %}` and `{{ x | filter }}` a meaning, and who `{{#if x}}`.
_LIQUID = frozenset("liquid smartlead smartreach bluetick customerio braze instantly lemlist quickmail reply".split())
_JINJA = frozenset({"jinja", "hubspot"})
_HANDLEBARS = frozenset("handlebars sendgrid outreach pardot smartlead".split())
_SECTIONS = frozenset({"mustache", "handlebars", "sendgrid"})
_GO = frozenset({"go", "getresponse"})
_CODE = frozenset({"blade", "jinja", "hubspot"})
# Who allows which name between plain double braces: `{{a}}`, `{{a.b}}`, `{{lead.A b}}`, `{{A b}}`.
_NAME = frozenset(
    "apollo bluetick customerio handlebars hubspot instantly jinja klaviyo lemlist liquid mailshake mailsuite mustache "
    "outreach pardot plusvibe quickmail reply salesloft sendgrid smartlead smartreach snov woodpecker yamm zendesk".split()
)
_PATH = frozenset(
    "bluetick customerio handlebars hubspot jinja klaviyo liquid marketo mustache outreach pardot quickmail salesloft "
    "sendgrid smartreach zendesk".split()
)
_SPACED_PATH = frozenset({"marketo"})
_SPACED = frozenset({"instantly", "mailsuite", "smartlead", "yamm"})

# `{{ … }}` without braces inside, but for Braze's `${first_name}`.
_DOUBLE = re.compile(r"\{\{([^{}$]*+(?:\$(?:\{[^{}]*+\})?[^{}$]*+)*+)\}\}")
_TRIPLE = re.compile(r"\{\{\{([^{}]*+)\}\}\}")
_SINGLE = re.compile(r"\{([^{}]*+)\}")
_DOLLAR = re.compile(r"\$!?\{\s*([\w.-]{1,80})\s*\}")
# `{{first_name`, `{{first_name]]`, `{{first_name)}`: closed wrongly, or not at all on this line.
_UNCLOSED = re.compile(r"\{\{\s*([\w.]{1,80})( \w{1,80})?(\s*[\])>]{1,2}\}?|(?![^\n{}]*\}))")

# Control tags between double braces.
_APOLLO = re.compile(r"#(?:else|endif|elseif\b)", re.I)
_SECTION = re.compile(r"([#^/])(?=[A-Za-z_.@$]|$)(\w*)")
_ELSE = re.compile(r"else(?:\s+if\b.*)?$|>\s*\w|[!=]", re.I | re.S)
_END = re.compile(
    r"(?:else\s?if|elsif)\s|(?:if|range|with)\s+(?:[.$(\"]|\w+$)|end(?:if|for|range)?$", re.I
)  # "if you like" is prose that somebody left in braces

# Values between double braces: a name, then nothing, `|`, `||`, `:` or ` or "…`.
_HEAD = re.compile(
    r"""&?\s*(?P<name>\[["'][^"'\]]*["']\] | \$\{[^{}]*\} | [\w@][\w.@-]*(?:[ \n][\w.@\#-]+)*)
    \s*(?P<sign>\|\||\||:|\bor(?=\s*["'“‘])|$)\s*""",
    re.X,
)
_HUBSPOT = re.compile(r"personalization_token\(\s*['\"]([^'\"]*)['\"]\s*(?:,\s*['\"](.*)['\"]\s*)?\)$", re.S)
_INSERT = re.compile(r"insert\s+([\w.]+)\s+[\"']default=(.*)[\"']$", re.S)
_EXPRESSION = re.compile(r"[$\\]|\w[\w.]*(?:\(|->|::|\[)")
_FILTER = re.compile(
    r"""(?:append|capfirst|capitalize|date|default|default_if_none|downcase|e|escape|first|format|last|length|lookup|
    lower|pluralize|prepend|property|remove|replace|round|safe|size|split|strip|title|titlecase|titleize|trim|
    truncate|truncatewords|upcase|upper|url_encode|urlencode)\s*(?:[:(|=]|$)""",
    re.X,
)
_DEFAULT = re.compile(r"\bdefault(?:_if_none)?\s*(?P<sign>[:(=])(?P<gap>\s*)(?P<value>[\"'“‘].*[\"'”’]|[^|)]*)", re.S)
_QUOTED = re.compile(r"[\"'“‘”](.*)[\"'”’]", re.S)
_OPENERS = frozenset(
    "hi hello hey heya hiya howdy greetings dear good morning afternoon evening thanks thx cheers best regards "
    "sincerely kind warm quick".split()
)

_SALESFORCE = re.compile(
    r"""!\s*(?:
      (?:NULLVALUE|BLANKVALUE)\(\s*(?P<null>[\w.$]+)\s*,\s*"(?P<there>[^"]*)"
    | IF\(\s*ISBLANK\(\s*(?P<blank>[\w.$]+)\s*\)\s*,\s*"(?P<other>[^"]*)"
    | (?:\w+\()*\s*(?P<plain>[\w.$]+)
    )""",
    re.X | re.I,
)
_MAUTIC = re.compile(r"(?:contact|lead|owner|company)field=([\w.-]+)(?:\|(.*))?$", re.S)
_WORD = re.compile(r"(?:\s+|(?=MERGEF))(MERGEFIELD|IF|NEXT(?:IF)?|SKIPIF|ASK|FILLIN|ADDRESSBLOCK|GREETINGLINE)\b")
_MERGEFIELD = re.compile(r"\s*MERGEFIELD\s+\"?([\w.]+)")
_MARKETO = re.compile(r"\{%=\s*([\w.]+(?: [\w.]+)*)")
_KEYWORD = re.compile(r"\{%[-+]?\s*(\w+)")
_PROSE = re.compile(r"[^\W\d_]|\d.*[^\W\d_]{2}")

_MARKUP = re.compile(r"<[^<>]+>")
_TYPOGRAPHIC = re.compile(r"[“”‘’\xa0]|<[^<>]+>")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_RANDOM = re.compile(r"(?:RANDOM|SPIN|SPINTAX)\s*\|", re.I)


def parse(text: str, at: int) -> Field | None:
    """The tag that begins at `text[at]`, a "{" or "$"; None where none does, or where it is spintax."""
    if text[at] == "$":
        match = _DOLLAR.match(text, at)
        return Field(at, match.end(), match[1], "field", frozenset({"js", "velocity"})) if match else None
    second = text[at + 1 : at + 2]
    if second == "{":
        return _double(text, at)
    if second == "%":
        return _percent(text, at)
    if second == "#":
        end = text.find("#}", at + 2, at + _LONGEST)
        return Field(at, end + 2, "", "control", _JINJA) if end >= 0 else None
    return _single(text, at)


def _double(text: str, at: int) -> Field | None:
    match = _TRIPLE.match(text, at)
    if match and _fits(match[1]) and match[1].strip():
        name = match[1].strip()
        lightning = name.startswith(("Recipient.", "Sender.", "Organization."))
        return Field(at, match.end(), name, "field", frozenset({"lightning"}) if lightning else _SECTIONS)
    match = _DOUBLE.match(text, at)
    if match:
        if not _fits(match[1]):
            return None
        body = _MARKUP.sub("", match[1].replace("\\_", "_")).strip()
        tag = _control(body) or _value(body)
        if tag and tag.kind == "field" and _TYPOGRAPHIC.search(match[1]):
            tag = tag._replace(dialects=frozenset())  # no tool looks through curly quotes, hard spaces or markup
        return tag and tag._replace(start=at, end=match.end())
    match = _UNCLOSED.match(text, at)
    if match:
        first, second, closing = match.groups()
        if second and is_known(first + second):
            return Field(at, match.end(), first + second, "field", frozenset())
        if is_known(first) or "_" in first:
            return Field(at, match.end() if closing and not second else match.end(1), first, "field", frozenset())
    return None


def _control(body: str) -> Field | None:
    """The control tag with `body` between double braces, placed at 0."""
    if _APOLLO.match(body):
        return _tag("", frozenset({"apollo"}), kind="control")
    section = _SECTION.match(body)
    if section:
        tools = _HANDLEBARS if section[2] in {"if", "unless", "each", "with"} else _SECTIONS
        return _tag("", tools | {"apollo"} if section.group() == "#if" else tools, kind="control")
    if _ELSE.match(body):
        return _tag("", _HANDLEBARS, kind="control")
    if _END.match(body):
        return _tag("", _GO, kind="control")
    return None


def _value(body: str) -> Field | None:
    """The field or slot with `body` between double braces, placed at 0; None for spintax and for nothing at all."""
    match = _HUBSPOT.match(body)
    if match:
        return _tag(match[1], frozenset({"hubspot"}), match[2])
    match = _INSERT.match(body)
    if match:
        return _tag(match[1], frozenset({"sendgrid"}), match[2])
    head = _HEAD.match(body)
    if not head:
        if _EXPRESSION.match(body):
            return _tag(body, _CODE)
        return _tag(body, kind="slot") if body and "|" not in body else None
    name, sign, rest = head["name"], head["sign"], body[head.end() :]
    if name.startswith("${"):
        default = _DEFAULT.search(rest)
        return _tag(name[2:-1].strip(), frozenset({"braze"}), _unquoted(default["value"]) if default else None)
    if sign == "|":
        return _piped(name, rest) if not _RANDOM.match(body) else None
    if sign == "||":
        return _tag(name, frozenset({"zendesk"}), _unquoted(rest))
    if sign == "or":
        return _tag(name, _JINJA, _unquoted(rest))
    if sign == ":":
        if rest.startswith("default="):
            return _tag(name, frozenset({"marketo"}), rest.removeprefix("default="))
        if is_identifier(name) or is_known(name):
            return _tag(name, frozenset({"snov"}), rest)
        return _tag(body, kind="slot")
    if name.startswith("["):
        return _tag(name[2:-2], frozenset({"securemailmerge"}))
    if is_identifier(name) or "@" in name:
        return _tag(name, _PATH if "." in name else _NAME)
    if "." in name.split(maxsplit=1)[0]:
        return _tag(name, _SPACED_PATH)
    if is_known(name) or is_heading(name):
        return _tag(name, _SPACED)
    return _tag(name, kind="slot")


def _piped(name: str, rest: str) -> Field | None:
    """The field `{{name | rest}}`, placed at 0, where `rest` is a filter or a fallback; None for spintax."""
    column = name.startswith("[")
    if _FILTER.match(rest):
        default = _DEFAULT.search(rest)
        if not default:
            tools = _LIQUID | _JINJA | {"klaviyo"}
        elif default["sign"] == "(":
            tools = _JINJA
        elif column:
            tools = frozenset({"securemailmerge"})
        else:  # Klaviyo's filters come from Django, which wants no space before the argument
            tools = _LIQUID if default["gap"] else _LIQUID | {"klaviyo"}
        return _tag(name[2:-2] if column else name, tools, _unquoted(default["value"]) if default else None)
    quoted = _QUOTED.fullmatch(rest)
    if quoted:
        return _tag(name, frozenset({"woodpecker"}), quoted[1])
    spoken = name.split()[0].lower() in _OPENERS or not (is_identifier(name) or is_known(name) or is_heading(name))
    if "|" in rest or spoken:
        return None
    return _tag(name, frozenset({"instantly", "lemlist", "mailsuite"}), rest)


def _single(text: str, at: int) -> Field | None:
    match = _SINGLE.match(text, at)
    if not match or not _fits(match[1]):
        return None
    raw, body = match[1], match[1].replace("\\_", "_").strip()
    tag: Field | None = None
    if body.startswith("!"):
        tag = _salesforce(body)
    elif mautic := _MAUTIC.match(body):
        tag = _tag(mautic[1], frozenset({"mautic"}), mautic[2])
    elif _WORD.match(raw):
        merged = _MERGEFIELD.match(raw)
        tag = _tag(merged[1], frozenset({"word"})) if merged else _tag("", frozenset({"word"}), kind="control")
    elif "|" in body:
        name, _, fallback = (part.strip() for part in body.partition("|"))
        # "{company|firm}" is spintax; "{FirstName|there}" cannot be.
        column = is_identifier(name) and is_known(name) and ("_" in name or name[1:] != name[1:].lower())
        tag = _tag(name, frozenset({"gmass"}), fallback) if column and "|" not in fallback else None
    elif is_identifier(body):
        tools = {"gmass", "emailbison"} if body.isupper() else {"gmass", "mautic"} if body.islower() else {"gmass"}
        tag = _tag(body, frozenset(tools))
    elif is_known(body) or is_heading(body):
        tag = _tag(body, frozenset({"gmass"}))
    elif _PROSE.match(body) and "=" not in body and ";" not in body:
        tag = _tag(body, kind="slot")
    return tag and tag._replace(start=at, end=match.end())


def _salesforce(body: str) -> Field | None:
    formula = _SALESFORCE.match(body)
    if not formula:
        return None
    name = formula["null"] or formula["blank"] or formula["plain"]
    return _tag(name, frozenset({"salesforce"}), formula["there"] if formula["null"] else formula["other"])


def _percent(text: str, at: int) -> Field | None:
    end = text.find("%}", at + 2, at + _LONGEST)
    if end < 0 or text.find("{%", at + 2, end) >= 0:
        return None
    marketo = _MARKETO.match(text, at, end)
    if marketo:
        return Field(at, end + 2, marketo[1], "field", frozenset({"marketo"}))
    keyword = _KEYWORD.match(text, at, end)
    if keyword and keyword[1] in {"spin", "variation", "endspin"}:
        return Field(at, end + 2, "", "spin", frozenset({"lemlist"}))
    return Field(at, end + 2, "", "control", _LIQUID | _JINJA | {"klaviyo"})


def _tag(name: str, dialects: frozenset[str] = frozenset(), fallback: str | None = None, *, kind: Kind = "field") -> Field:
    return Field(0, 0, name, kind, dialects, fallback)


def _fits(body: str) -> bool:
    """Whether `body` is short enough for a tag, and in one paragraph."""
    return len(body) <= _LONGEST and not ("\n" in body and _BLANK_LINE.search(body))


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = _QUOTED.fullmatch(value)
    return quoted[1] if quoted else value
