"""Every dialect: a field, its fallback, a condition and spintax where it has them, recognised, rendered, rebuilt."""

from __future__ import annotations

import time
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchlint.fields import Field, find_fields, scan
from pitchlint.fields.compiling import DEEPEST, compile_template
from pitchlint.fields.dialects import DIALECTS
from pitchlint.fields.template import Template
from pitchlint.fields.written import has_fallback, name_in, rewrite_control, standard_names, write_field, write_spin

DANA = {"first_name": "Dana", "company": "Norvick", "city": "York"}


class Dialect(NamedTuple):
    """What a tool writes: a name; the same with "there" for nobody; "Hi Dana" or "Hello" as there is one; either."""

    field: str
    fallback: str = ""
    condition: str = ""
    spin: str = ""


LIQUID = "{% if first_name != blank %}Hi {{first_name}}{% else %}Hello{% endif %}"
BLOCKS = "{{#if first_name}}Hi {{first_name}}{{else}}Hello{{/if}}"
TABLE = {
    "hubspot": Dialect(
        "{{ contact.firstname }}",
        "{{ personalization_token('contact.firstname', 'there') }}",
        "{% if contact.firstname %}Hi {{ contact.firstname }}{% else %}Hello{% endif %}",
    ),
    "salesforce": Dialect("{!Contact.FirstName}", '{!IF(ISBLANK(Contact.FirstName),"there",Contact.FirstName)}'),
    "lightning": Dialect("{{{Recipient.FirstName}}}"),
    "marketingcloud": Dialect(
        "%%FirstName%%",
        "",
        "%%[ IF NOT EMPTY(@firstName) THEN ]%%Hi %%=v(@firstName)=%%%%[ ELSE ]%%Hello%%[ ENDIF ]%%",
    ),
    "pardot": Dialect(
        "{{Recipient.FirstName}}",
        "{{#if Recipient.FirstName}}{{Recipient.FirstName}}{{else}}there{{/if}}",
        "{{#if Recipient.FirstName}}Hi {{Recipient.FirstName}}{{else}}Hello{{/if}}",
    ),
    "outreach": Dialect("{{first_name}}", "{{#if first_name}}{{first_name}}{{else}}there{{/if}}", BLOCKS),
    "salesloft": Dialect("{{first_name}}"),
    "apollo": Dialect(
        "{{first_name}}",
        "{{#if first_name}}{{first_name}}{{#else}}there{{#endif}}",
        "{{#if first_name}}Hi {{first_name}}{{#else}}Hello{{#endif}}",
    ),
    "instantly": Dialect("{{firstName}}", "{{firstName|there}}", LIQUID, "{{RANDOM | Hi | Hello}}"),
    "smartlead": Dialect("{{first_name}}", '{{first_name | default: "there"}}', BLOCKS, "{Hi|Hello}"),
    "lemlist": Dialect(
        "{{firstName}}", "{{firstName|there}}", LIQUID, "{% spin %}{% variation %}Hi{% variation %}Hello{% endspin %}"
    ),
    "woodpecker": Dialect("{{FIRST_NAME}}", '{{FIRST_NAME | "there"}}', "", "{Hi|Hello}"),
    "emailbison": Dialect("{FIRST_NAME}", "", "", "{Hi|Hello}"),
    "mailshake": Dialect("{{first}}"),
    "quickmail": Dialect(
        "{{prospect.first_name}}", "{{ prospect.first_name | default: 'there' }}", LIQUID, "{{Hi|Hello}}"
    ),
    "reply": Dialect("{{FirstName}}", "{{ FirstName | default: 'there' }}", LIQUID),
    "snov": Dialect("{{first_name}}", "{{first_name: there}}"),
    "smartreach": Dialect(
        "{{first_name}}",
        '{{ first_name | default: "there" }}',
        "{% unless first_name %}Hello{% else %}Hi {{first_name}}{% endunless %}",
    ),
    "plusvibe": Dialect("{{first_name}}", "", "", "{{random|Hi|Hello}}"),
    "mailchimp": Dialect(
        "*|FNAME|*",
        "*|IF:FNAME|**|FNAME|**|ELSE:|*there*|END:IF|*",
        "*|IFNOT:FNAME|*Hello*|ELSE:|*Hi *|FNAME|**|END:IF|*",
    ),
    "klaviyo": Dialect("{{ first_name }}", "{{ first_name|default:'there' }}", LIQUID),
    "activecampaign": Dialect("%FIRSTNAME%", "", "%IF $FIRSTNAME%Hi %FIRSTNAME%%ELSE%Hello%/IF%"),
    "marketo": Dialect(
        "{{lead.First Name}}",
        "{{lead.First Name:default=there}}",
        "#if($lead.FirstName)Hi ${lead.FirstName}#{else}Hello#end",
    ),
    "customerio": Dialect(
        "{{customer.first_name}}",
        '{{customer.first_name | default: "there"}}',
        "{% if customer.first_name != blank %}Hi {{customer.first_name}}{% else %}Hello{% endif %}",
    ),
    "braze": Dialect(
        "{{${first_name}}}",
        "{{ ${first_name} | default: 'there' }}",
        "{% if ${first_name} != blank %}Hi {{${first_name}}}{% else %}Hello{% endif %}",
    ),
    "sendgrid": Dialect("{{first_name}}", '{{insert first_name "default=there"}}', BLOCKS),
    "handlebars": Dialect("{{first_name}}", "{{#if first_name}}{{first_name}}{{else}}there{{/if}}", BLOCKS),
    "mautic": Dialect("{contactfield=firstname}", "{contactfield=firstname|there}"),
    "zendesk": Dialect("{{contact.first_name}}", '{{contact.first_name || "there"}}'),
    "jinja": Dialect(
        "{{ first_name }}",
        '{{ first_name or "there" }}',
        "{% if first_name is defined %}Hi {{ first_name }}{% else %}Hello{% endif %}",
    ),
    "liquid": Dialect("{{ first_name }}", '{{ first_name | default: "there" }}', LIQUID),
    "mustache": Dialect(
        "{{{first_name}}}",
        "{{#first_name}}{{first_name}}{{/first_name}}{{^first_name}}there{{/first_name}}",
        "{{#first_name}}Hi {{first_name}}{{/first_name}}{{^first_name}}Hello{{/first_name}}",
    ),
    "erb": Dialect("<%= first_name %>", "", "<% if first_name.present? %>Hi <%= first_name %><% else %>Hello<% end %>"),
    "word": Dialect(
        "«FirstName»",
        "",
        '{ IF { MERGEFIELD FirstName } <> "" "Hi " "Hello" }{ MERGEFIELD FirstName }',
    ),
    "go": Dialect("{{.first_name}}", "", "{{ if .first_name }}Hi {{.first_name}}{{else}}Hello{{end}}"),
    "gmass": Dialect("{FirstName}", "{FirstName|there}", "", "{Hi|Hello}"),
    "mailsuite": Dialect("{{firstName}}", "{{firstName|there}}"),
    "yamm": Dialect("{{First name}}"),
    "velocity": Dialect("${lead.FirstName}", "", "#if($lead.FirstName)Hi ${lead.FirstName}#else Hello#end"),
    "brackets": Dialect("[First Name]"),
}  # fmt: skip
SYNTAX = [(name, *cell) for name, row in TABLE.items() for cell in zip(row._fields, row, strict=True) if cell[1]]


@pytest.mark.parametrize(("dialect", "cell", "text"), SYNTAX)
def test_cell(dialect: str, cell: str, text: str) -> None:
    tags, blocks = scan(text)
    assert all(dialect in part.dialects for part in (*tags, *blocks)), "recognised"
    template = compile_template(text, [dialect])
    assert template.problems == ()
    shown = [template.render(values, branch).text for branch in template.branches() for values in (DANA, {})]
    expected = {
        "field": ["Dana", ""],
        "fallback": ["Dana", "there"],
        "condition": ["Hi Dana", "Hello"],
        "spin": ["Hi", "Hi", "Hello", "Hello"],
    }
    assert [" ".join(words.split()) for words in shown] == expected[cell]
    assert rebuilt(text) == text
    if cell == "field" and dialect not in ("yamm", "go", "mailsuite"):
        (field,) = find_fields(text)
        made = write_field(dialect, field)
        assert made is not None
        assert compile_template(made, [dialect]).render(DANA).text == "Dana"


def test_every_dialect_is_in_the_table() -> None:
    few = {"bluetick", "blade", "getresponse", "js", "securemailmerge", "sendmachine"}  # syntaxes of other rows
    assert set(TABLE) == DIALECTS - few


def rebuilt(text: str) -> str:
    """`text` put together again from what stands between its fields, and its fields."""
    at, parts = 0, []
    for field in find_fields(text):
        parts += text[at : field.start], text[field.start : field.end]
        at = field.end
    return "".join((*parts, text[at:]))


def rendered(text: str, values: dict[str, str] | None = None, branch: int = 0, dialects: tuple[str, ...] = ()) -> str:
    return compile_template(text, dialects).render(DANA if values is None else values, branch).text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{% if city == 'York' and not title %}yes{% endif %}", "yes"),
        ("{% if title or city == 'Leeds' %}yes{% else %}no{% endif %}", "no"),
        ("{% if title == empty %}yes{% endif %}", "yes"),
        ("{% if city contains 'ork' %}yes{% endif %}", "yes"),
        ("{% if (city == 'York') and first_name %}yes{% endif %}", "yes"),
        ("{% if city == 'Leeds' %}L{% elsif city == 'York' %}Y{% else %}-{% endif %}", "Y"),
        ("{% case city %}\n{% when 'Leeds', 'York' %}north{% else %}south{% endcase %}", "north"),
        ("a {%- if city -%} b {%- endif -%} c", "abc"),
        ("{% comment %}not {{first_name}}{% endcomment %}x{# nor this #}{{!-- nor this --}}", "x"),
        ("{{#equals city 'York'}}Y{{else}}N{{/equals}}", "Y"),
        ("{{#unless city}}none{{else}}{{city}}{{/unless}}", "York"),
        ("{{#if title}}{{title}}{{else if city}}in {{city}}{{/if}}", "in York"),
        ("*|IF:CITY=York|*north*|ELSEIF:CITY=Bath|*south*|ELSE:|*?*|END:IF|*", "north"),
        ("%IF $CITY == York%north%/IF%", "north"),
        ("{{#if first_name}}{{#endif}}, hello", ", hello"),
        ("{{first_name | upcase}} *|UPPER:FNAME|* {{ city|lower|capitalize }}", "DANA DANA York"),
        ('{ MERGEFIELD FirstName \\b "Dear " \\f "," } hello', "Dear Dana, hello"),
        ('{ IF { MERGEFIELD City } = "Bath" "south" "north" }', "north"),
        ("{{name}}", "Dana"),
        ("[specific detail] and {{insert three dates}}", "[specific detail] and {{insert three dates}}"),
        ("{{first_name}, {{ “x” }}", "{{first_name}, {{ “x” }}"),
        ("{{sender_name}} %signature% {{unsubscribe_link}}", "{{sender_name}} %signature% {{unsubscribe_link}}"),
        ("{% assign who = 'all' %}{{who}}", "{{who}}"),
    ],
)
def test_meaning(text: str, shown: str) -> None:
    template = compile_template(text)
    assert template.render(DANA) == (template.render(DANA).pieces, True)
    assert template.render(DANA).text == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{% for row in rows %}each{% endfor %}", "each"),
        ("{% if rows | size > 3 %}many{% else %}few{% endif %}", "many"),
        ("{% if rows.map(x) %} {% else %}few{% endif %}", "few"),
        ("{{#each rows}}each{{/each}}", "each"),
        ("{{IF \"(city STRING_EQ 'york')\"}}york{{ENDIF}}", "york"),
    ],
)
def test_what_cannot_be_decided_takes_the_branch_with_text(text: str, shown: str) -> None:
    result = compile_template(text).render(DANA)
    assert (result.text, result.is_sure) == (shown, False)


def test_tags_of_other_dialects_stay() -> None:
    text = "{{first_name}} *|FNAME|* [First Name] {a|b}"
    assert rendered(text, dialects=("hubspot",)) == "Dana *|FNAME|* [First Name] {a|b}"


def test_fields_that_a_list_lacks_stay() -> None:
    template = compile_template("{{first_name}} {{depot}} {{plan|basic}} {{name}}", (), ("first_name", "last_name"))
    assert template.render({}).text == " {{depot}} basic "


def test_a_slot_that_names_a_column_is_a_field() -> None:
    template = compile_template("[Depot line] and [their news]", (), ("depot_line",))
    assert template.render({"depot_line": "Two shifts"}).text == "Two shifts and [their news]"


def test_pieces_know_where_they_come_from() -> None:
    text = "Hi {{first_name|you}}, {x|y}"
    pieces = compile_template(text).render({}).pieces
    assert [tuple(piece) for piece in pieces] == [
        ("Hi ", 0, 3, ""),
        ("you", 3, 21, "first_name"),
        (", ", 21, 23, ""),
        ("x", 24, 25, ""),
    ]


def test_fields_of_a_template() -> None:
    template = compile_template("{{firstName}} {% if city %}{{COMPANY}}{% endif %} [a slot]")
    assert [field.canonical for field in template.fields] == ["first_name", "company"]
    assert [(field.canonical, field.start, field.end) for field in template.asked] == [("city", 14, 27)]


def test_branches() -> None:
    template = compile_template("{Hi|Hello {there|you}}, {one|two}")
    assert template.branches() == (0, 1, 2)
    assert [template.render({}, n).text for n in template.branches()] == [
        "Hi, one",
        "Hello there, two",
        "Hello you, one",
    ]
    assert template.render({}, 6) == template.render({})
    many = compile_template("{" + "|".join(map(str, range(300))) + "}")
    assert many.branches(4) == (0, 75, 150, 225)
    assert compile_template("plain").branches() == (0,)


def test_random_is_padded() -> None:
    text = "{{RANDOM | Hi | Hello {{firstName}} }}, x"
    assert [rendered(text, branch=n) for n in (0, 1)] == ["Hi, x", "Hello Dana, x"]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("{% if city %}x", [("unclosed", "{% if city %}")]),
        ("x{% endif %}", [("unopened", "{% endif %}")]),
        ("{% if a %}x{% endfor %}y{% endif %}", [("unopened", "{% endfor %}")]),
        ("{{#if a}}x{{#else}}y", [("unclosed", "{{#if a}}")]),
        ("{{else}}", [("unopened", "{{else}}")]),
        ("*|IF:FNAME|*x", [("unclosed", "*|IF:FNAME|*")]),
        ("{a|{% if b %}c}", [("unclosed", "{% if b %}")]),
        ("{% if a %}" * (DEEPEST + 1) + "{% endif %}" * (DEEPEST + 1), [("too deep", "{% if a %}")]),
        ("{% if a %}{{#if b}}x{{#endif}}{% endif %}", []),
    ],
)
def test_problems(text: str, problems: list[tuple[str, str]]) -> None:
    found = compile_template(text).problems
    assert [(problem.what, text[problem.start : problem.end]) for problem in found] == problems


def test_writing() -> None:
    depot = Field(0, 0, "depotCount", "field", frozenset())
    assert write_field("smartlead", depot) == "{{depot_count}}"
    assert write_field("lemlist", depot) == "{{depotCount}}"
    assert (
        write_field("mailchimp", depot._replace(fallback="four"))
        == "*|IF:DEPOT_COUNT|**|DEPOT_COUNT|**|ELSE:|*four*|END:IF|*"
    )
    assert write_field("salesforce", depot) is None  # of which object?
    assert write_field("salesloft", depot._replace(fallback="four")) is None
    assert write_field("hubspot", depot._replace(name="first_name", fallback="it's")) is None
    assert rewrite_control("apollo", "{{/if}}") == "{{#endif}}"
    assert rewrite_control("smartlead", "{{#else}}") == "{{else}}"
    assert rewrite_control("lemlist", "{{#if first_name}}") == "{% if firstName %}"
    assert rewrite_control("lemlist", "*|IFNOT:FNAME|*") is None
    assert rewrite_control("salesloft", "{{/if}}") is None
    assert write_spin("instantly", ("Hi", "Hello")) == "{{RANDOM | Hi | Hello}}"
    assert write_spin("hubspot", ("Hi", "Hello")) is None


@pytest.mark.parametrize("dialect", sorted(TABLE))
@pytest.mark.parametrize("fallback", [None, "there"])
def test_what_is_written_is_read_again(dialect: str, fallback: str | None) -> None:
    for name in (*standard_names(dialect), "depot_count"):
        made = write_field(dialect, Field(0, 0, name, "field", frozenset(), fallback))
        if made is None:
            continue
        template = compile_template(made, [dialect])
        assert template.problems == ()
        if name in standard_names(dialect) or dialect != "brackets":
            assert template.render({name: "V"}).text.strip() in ("V", made.strip())
            assert {field.canonical for field in template.fields} == {name}
        assert not fallback or template.render({}).text == fallback
    assert not (has_fallback(dialect) and TABLE[dialect].spin and not TABLE[dialect].fallback)
    assert name_in(dialect, "depot_count")


PIECES = (
    "{ } {{ }} | [ ] < > % %% *| |* « » {% if a %} {% else %} {% endif %} {% endfor %} {% case a %} {% when 'x' %} "
    "{{#if a}} {{else}} {{#else}} {{/if}} {{#endif}} {{#a}} {{^a}} {{/a}} *|IF:A|* *|ELSE:|* *|END:IF|* "
    "%IF $A% %ELSE% %/IF% <% if a %> <% end %> %%[ IF EMPTY(@a) THEN ]%% %%[ ENDIF ]%% #if($a) #else #end "
    '{ IF { MERGEFIELD A } = "" "x" "y" } {% spin %} {% variation %} {% endspin %} {{RANDOM| {{a}} {{a|x}} {a|b} '
    "{{ a | default: 'there' }} [A] word \n {%- if a == 'x' -%} {{first_name}} {!A.B} {{- \xa0 “ ="
)
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.one_of(st.sampled_from(PIECES.split(" ")), st.text(max_size=3)), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES.split(" ")), max_size=40).map("".join),
    st.lists(st.sampled_from([syntax[2] for syntax in SYNTAX]), max_size=6).map("".join),
)


@given(TEXTS, st.dictionaries(st.sampled_from(["a", "first_name"]), st.text(min_size=1, max_size=3)), st.integers(0, 9))
def test_any_text_compiles_and_renders(text: str, values: dict[str, str], branch: int) -> None:
    template = compile_template(text)
    result = template.render(values, branch)
    assert result.text == "".join(piece.text for piece in result.pieces)
    for piece in result.pieces:
        assert 0 <= piece.start <= piece.end <= len(text)
        if not piece.name and piece.text != text[piece.start : piece.end]:
            assert text[piece.start] == "{"  # what a conditional field of Word's shows
    assert rebuilt(text) == text
    assert all(0 <= problem.start < problem.end <= len(text) for problem in template.problems)
    for dialect in ("apollo", "mailchimp"):
        compile_template(text, (dialect,), ("first_name",)).render(values)


@given(st.sampled_from([syntax[2] for syntax in SYNTAX]), st.data())
def test_every_prefix_of_every_tag(tag: str, data: st.DataObject) -> None:
    text = f"Hi {tag[: data.draw(st.integers(0, len(tag)))]} there, {{{{city}}}}"
    assert compile_template(text).render(DANA).text
    assert rebuilt(text) == text


@pytest.mark.parametrize(
    "unit",
    [
        "{", "{{#if a}}", "{% if a %}", "{a|", "{% spin %}", "{{RANDOM|a|", "#if($a)", "#end ", "*|IF:A|*", "%IF a%",
        "{ IF ", "{x|{% if %}", "%%[ IF a THEN ]%%", "{{a | ", "{% if not not not ", "{% endif %}",
    ],
)  # fmt: skip
def test_time_is_linear(unit: str) -> None:
    text = unit * (200_000 // len(unit)) + "}" * 10_000
    start = time.perf_counter()
    compile_template(text).render({})
    assert time.perf_counter() - start < 5


def test_a_line_of_two_megabytes() -> None:
    text = "Hi {{first_name}}, " * 110_000
    start = time.perf_counter()
    assert compile_template(text).render(DANA).text.startswith("Hi Dana, Hi Dana")
    assert time.perf_counter() - start < 20


def test_spintax_twelve_deep() -> None:
    template = compile_template("{a|" * 12 + "b" + "|c}" * 12)
    assert {template.render({}, n).text for n in template.branches(30)} == {"a", "b", "c"}
    broken = compile_template("{a|" * 12 + "b" + "|c}" * 11)
    assert broken.render({}).text.startswith("{a|a")


def test_rendering_is_quick() -> None:
    text = "Hi {{first_name}},\n\n" + "word " * 110 + "{{company}} {{city}} {{title|lead}} {{company}}\n\nSam"
    template: Template = compile_template(text, ("lemlist",))
    start = time.perf_counter()
    for _ in range(10_000):
        assert template.render(DANA).text
    assert time.perf_counter() - start < 2  # 0.06 s on a quiet machine
