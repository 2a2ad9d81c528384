"""Curly braces: `{{first_name}}`, `{{{Recipient.Name}}}`, `{FIRST_NAME}`, `{!Contact.Name}`, `{% if %}`, `${name}`."""

from __future__ import annotations

from pitchlint.fields.dialects import NONE, TOOLS
from pitchlint.fields.field import Field, Kind
from pitchlint.fields.names import is_column, is_identifier, is_known
from pitchlint.patterns import late

_LONGEST = 400  # code points of one tag; what is longer is prose that happens to stand between braces

# `{{ … }}` without braces inside, but for Braze's `${first_name}`.
_DOUBLE = late(r"\{\{([^{}$]*+(?:\$(?:\{[^{}]*+\})?[^{}$]*+)*+)\}\}")
_TRIPLE = late(r"\{\{\{([^{}]*+)\}\}\}")
_SINGLE = late(r"\{([^{}]*+)\}")
_DOLLAR = late(r"\$!?\{\s*([\w.-]{1,80})\s*\}")
# `{{first_name`, `{{first_name]]`, `{{first_name)`: closed wrongly, or not at all on this line.
_UNCLOSED = late(r"\{\{\s*([\w.]{1,80})( \w{1,80})?(\s*[\])>]{1,2}\}?|(?![^\n{}]*\}))")

# Control tags between double braces. "if you like" and "# of seats" are prose that somebody left there.
_APOLLO = late(r"(?i)#(?:else|endif|elseif\b)")
_SECTION = late(r"([#^/])(?=[A-Za-z_.@$]|$)(\w*)")
_ELSE = late(r"(?is)else(?:\s+if\b.*)?$|>\s*\w|[!=]")
_IF = late(r"(?i)(?:else\s?if|elsif)\s|(?:if|range|with)\s+(?:[.$(\"]|\w+$)|end(?:if|for|range)?$")

# Values between double braces: a name, then nothing, `|`, `||`, `:` or ` or "…`.
_HEAD = late(
    r"""(?x)&?\s*(?P<name>\[["'][^"'\]]*["']\] | \$\{[^{}]*\} | [\w@][\w.@-]*(?:[ \n][\w.@\#-]+)*)"""
    r"""\s*(?P<sign>\|\||\||:|\bor(?=\s*["'“‘])|$)\s*"""
)
_HUBSPOT = late(r"(?s)personalization_token\(\s*['\"]([^'\"]*)['\"]\s*(?:,\s*['\"](.*)['\"]\s*)?\)$")
_INSERT = late(r"(?s)insert\s+([\w.]+)\s+[\"']default=(.*)[\"']$")
_EXPRESSION = late(r"[$\\]|\w[\w.]*(?:\(|->|::|\[)")
_FILTER = late(
    r"(?:append|capfirst|capitalize|date|default|default_if_none|downcase|e|escape|first|format|last|length|lookup|"
    r"lower|pluralize|prepend|property|remove|replace|round|safe|size|split|strip|title|titlecase|titleize|trim|"
    r"truncate|truncatewords|upcase|upper|url_encode|urlencode)\s*(?:[:(|=]|$)"
)
_DEFAULT = late(r"(?s)\bdefault(?:_if_none)?\s*(?P<sign>[:(=])(?P<gap>\s*)(?P<value>[\"'“‘].*[\"'”’]|[^|)]*)")
_QUOTED = late(r"(?s)[\"'“‘”](.*)[\"'”’]")
# `{{Hi|Hello}}` is spintax, `{{niche|your field}}` a fallback.
_OPENERS = {
    "afternoon", "best", "cheers", "dear", "evening", "good", "greetings", "hello", "hey", "heya", "hi", "hiya",
    "howdy", "kind", "morning", "quick", "regards", "sincerely", "thanks", "thx", "warm",
}  # fmt: skip

_SALESFORCE = late(r"""(?xi)!\s*(?:
      (?:NULLVALUE|BLANKVALUE)\(\s*(?P<null>[\w.$]+)\s*,\s*"(?P<there>[^"]*)"
    | IF\(\s*ISBLANK\(\s*(?P<blank>[\w.$]+)\s*\)\s*,\s*"(?P<other>[^"]*)"
    | (?:\w+\()*\s*(?P<plain>[\w.$]+)
    )""")
_MAUTIC = late(r"(?s)(?:contact|lead|owner|company)field=([\w.-]+)(?:\|(.*))?$")
_WORD = late(r"(?:\s+|(?=MERGEF))(MERGEFIELD|IF|NEXT(?:IF)?|SKIPIF|ASK|FILLIN|ADDRESSBLOCK|GREETINGLINE)\b")
_MERGEFIELD = late(r"\s*MERGEFIELD\s+\"?([\w.]+)")
_MARKETO = late(r"\{%=\s*([\w.]+(?: [\w.]+)*)")
_KEYWORD = late(r"\{%[-+]?\s*(\w+)")
_PROSE = late(r"[^\W\d_]|\d.*[^\W\d_]{2}")

_MARKUP = late(r"<[^<>]+>")
_TYPOGRAPHIC = late(r"[“”‘’\xa0]|<[^<>]+>")
_BLANK_LINE = late(r"\n[ \t\r]*\n")
_RANDOM = late(r"(?i)(?:RANDOM|SPIN|SPINTAX)\s*\|")


def parse(text: str, at: int) -> Field | None:
    """The tag that begins at `text[at]`, a "{" or "$"; None where none does, or where it is spintax."""
    if text[at] == "$":
        match = _DOLLAR.match(text, at)
        return Field(at, match.end(), match[1], "field", TOOLS["${a}"]) if match else None
    second = text[at + 1 : at + 2]
    if second == "{":
        return _double(text, at)
    if second == "%":
        return _percent(text, at)
    if second == "#":
        end = text.find("#}", at + 2, at + _LONGEST)
        return Field(at, end + 2, "", "control", TOOLS["{##}"]) if end >= 0 else None
    return _single(text, at)


def _double(text: str, at: int) -> Field | None:
    if text.startswith("{{{", at):
        match = _TRIPLE.match(text, at)
        if match and match[1].strip() and _fits(match[1]):
            name = match[1].strip()
            lightning = name.startswith(("Recipient.", "Sender.", "Organization."))
            return Field(at, match.end(), name, "field", TOOLS["{{{Recipient.A}}}" if lightning else "{{{a}}}"])
        return None
    match = _DOUBLE.match(text, at)
    if match:
        if not _fits(match[1]):
            return None
        raw = match[1].replace("\\_", "_")
        body = raw.strip() if "<" not in raw else _MARKUP.sub("", raw).strip()
        tag = _control(body) or _value(body)
        if tag and tag.kind == "field" and _TYPOGRAPHIC.search(raw):
            tag = tag._replace(dialects=NONE)  # no tool looks through curly quotes, hard spaces or markup
        return tag and tag._replace(start=at, end=match.end())
    match = _UNCLOSED.match(text, at)
    if match:
        first, second, closing = match.groups()
        if second and is_known(first + second):
            return Field(at, match.end(), first + second, "field", NONE)
        if is_known(first) or "_" in first:
            return Field(at, match.end() if closing and not second else match.end(1), first, "field", NONE)
    return None


def _control(body: str) -> Field | None:
    """The control tag with `body` between double braces, placed at 0."""
    syntax = None
    if body[:1] in {"#", "^", "/"}:
        section = _SECTION.match(body)
        if _APOLLO.match(body):
            syntax = "{{#endif}}"
        elif section and section[2] in {"if", "unless", "each", "with"}:
            syntax = "{{#if}}" if section.group() == "#if" else "{{/if}}"
        elif section:
            syntax = "{{#a}}"
    elif body[:1] in {"!", "=", ">"} or body[:2].lower() in {"el", "en", "if", "ra", "wi"}:
        if _ELSE.match(body):
            syntax = "{{else}}" if body.lower() == "else" else "{{/if}}"
        elif _IF.match(body):
            syntax = "{{if}}"
    return _tag("", syntax, kind="control") if syntax else None


def _value(body: str) -> Field | None:
    """The field or slot with `body` between double braces, placed at 0; None for spintax and for nothing at all."""
    if is_identifier(body):
        return _tag(body, "{{a.b}}" if "." in body else "{{a}}")
    match = _HUBSPOT.match(body) if body.startswith("personalization_token") else None
    if match:
        return _tag(match[1], "{{personalization_token('a')}}", match[2])
    match = _INSERT.match(body) if body.startswith("insert") else None
    if match:
        return _tag(match[1], '{{insert a "default=x"}}', match[2])
    head = _HEAD.match(body)
    if not head:
        if body[:1] == "." and is_identifier(body[1:]):
            return _tag(body[1:], "{{.A}}")
        if _EXPRESSION.match(body):
            return _tag(body, "{{f(a)}}")
        return _tag(body, kind="slot") if body and "|" not in body else None
    name, sign, rest = head["name"], head["sign"], body[head.end() :]
    if name.startswith("${"):
        default = _DEFAULT.search(rest)
        return _tag(name[2:-1].strip(), "{{${a}}}", _unquoted(default["value"]) if default else None)
    if sign == "|":
        return None if _RANDOM.match(body) else _piped(name, rest)
    if sign == "||":
        return _tag(name, "{{a || 'x'}}", _unquoted(rest))
    if sign == "or":
        return _tag(name, "{{a or 'x'}}", _unquoted(rest))
    if sign == ":":
        if rest.startswith("default="):
            return _tag(name, "{{a:default=x}}", rest.removeprefix("default="))
        if is_column(name):
            return _tag(name, "{{a: x}}", rest)
        return _tag(body, kind="slot")
    if name.startswith("["):
        return _tag(name[2:-2], '{{["A b"]}}')
    if body[0] == "&":
        return _tag(name, "{{{a}}}")
    if "@" in name:
        return _tag(name, "{{a}}")
    if "." in name.split(maxsplit=1)[0]:
        return _tag(name, "{{a.B c}}")
    if is_column(name):
        return _tag(name, "{{A b}}")
    return _tag(name, kind="slot")


def _piped(name: str, rest: str) -> Field | None:
    """The field `{{name | rest}}`, placed at 0, where `rest` is a filter or a fallback; None for spintax."""
    column = name.startswith("[")
    if _FILTER.match(rest):
        default = _DEFAULT.search(rest)
        if column:
            syntax = '{{["A b"]}}'
        elif not default:
            syntax = "{{a | filter}}"
        elif default["sign"] == "(":
            syntax = "{{a | default('x')}}"
        else:
            syntax = "{{a | default: 'x'}}" if default["gap"] else "{{a|default:'x'}}"
        return _tag(name[2:-2] if column else name, syntax, _unquoted(default["value"]) if default else None)
    quoted = _QUOTED.fullmatch(rest)
    if quoted:
        return _tag(name, "{{a | 'x'}}", quoted[1])
    if "|" in rest or not is_column(name) or name.split()[0].lower() in _OPENERS:
        return None
    return _tag(name, "{{a|x}}", rest)


def _single(text: str, at: int) -> Field | None:
    match = _SINGLE.match(text, at)
    if not match or not _fits(match[1]):
        return None
    raw, body = match[1], match[1].replace("\\_", "_").strip()
    tag: Field | None = None
    if body.startswith("!"):
        tag = _salesforce(body)
    elif "field=" in body and (mautic := _MAUTIC.match(body)):
        tag = _tag(mautic[1], "{contactfield=a}", mautic[2])
    elif _WORD.match(raw):
        merged = _MERGEFIELD.match(raw)
        tag = _tag(merged[1], "{ MERGEFIELD a }") if merged else _tag("", "{ IF }", kind="control")
    elif "|" in body:
        name, _, fallback = (part.strip() for part in body.partition("|"))
        # "{company|firm}" is spintax; "{FirstName|there}" cannot be.
        column = is_identifier(name) and is_known(name) and ("_" in name or name[1:] != name[1:].lower())
        tag = _tag(name, "{A|x}", fallback) if column and "|" not in fallback else None
    elif is_identifier(body):
        tag = _tag(body, "{A}" if body.isupper() else "{a}" if body.islower() else "{Ab}")
    elif is_column(body):
        tag = _tag(body, "{Ab}")
    elif _PROSE.match(body) and "=" not in body and ";" not in body:
        tag = _tag(body, kind="slot")
    return tag and tag._replace(start=at, end=match.end())


def _salesforce(body: str) -> Field | None:
    formula = _SALESFORCE.match(body)
    if not formula:
        return None
    name = formula["null"] or formula["blank"] or formula["plain"]
    return _tag(name, "{!a}", formula["there"] if formula["null"] else formula["other"])


def _percent(text: str, at: int) -> Field | None:
    end = text.find("%}", at + 2, at + _LONGEST)
    if end < 0 or text.find("{%", at + 2, end) >= 0:
        return None
    marketo = _MARKETO.match(text, at, end)
    if marketo:
        return Field(at, end + 2, marketo[1], "field", TOOLS["{%=a%}"])
    keyword = _KEYWORD.match(text, at, end)
    if keyword and keyword[1] in {"spin", "variation", "endspin"}:
        return Field(at, end + 2, "", "spin", TOOLS["{%spin%}"])
    return Field(at, end + 2, "", "control", TOOLS["{%if%}"])


def _tag(name: str, syntax: str | None = None, fallback: str | None = None, *, kind: Kind = "field") -> Field:
    """A tag placed at 0, for callers that do not know its place."""
    return Field(0, 0, name, kind, TOOLS[syntax] if syntax else NONE, fallback)


def _fits(body: str) -> bool:
    """Whether `body` is short enough for a tag, and in one paragraph."""
    return len(body) <= _LONGEST and not ("\n" in body and _BLANK_LINE.search(body))


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = _QUOTED.fullmatch(value)
    return quoted[1] if quoted else value
