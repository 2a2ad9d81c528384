"""Slots, broken tags, near-misses, names, and what holds for any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchlint.fields import MASK, canonical, find_fields, is_known, mask


def found(text: str) -> list[str]:
    return [text[field.start : field.end] for field in find_fields(text)]


@pytest.mark.parametrize(
    "slot",
    [
        "[specific pain point]",
        "[insert recent news]",
        "[mention [topic] of their talk]",
        "[likely challenge or\nopportunity]",
        "[X]",
        "[____]",
        '[detail - e.g., "your new depot in Leeds. It looks great!"]',
        "[pick one that fits, " + "for instance a new site, " * 8 + "or a hire]",
        "{{insert three dates}}",
        "{{Compelling title + link}}",
        "{{if you have time, of course}}",
        "{{# of depots}}",
        "{{icebreaker - example: I saw your talk in Leeds}}",
        "{insert a pain point}",
        "<their last post>",
        "<time that suits you>",
        "<a line about their depot>",
    ],
)
def test_slot(slot: str) -> None:
    text = f"We saw {slot} there."
    (field,) = find_fields(text)
    assert text[field.start : field.end] == slot
    assert field.kind == "slot"
    assert mask(text, (field,)).replace("\n", MASK) == f"We saw {MASK * len(slot)} there."


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Hi {{first_name}, you", "{{first_name}"),
        ("Hi {first_name}}, you", "{first_name}}"),
        ("Hi {{{first_name}}, you", "{{{first_name}}"),
        ("Hi {{first_name}}}, you", "{{first_name}}}"),
        ("Hi {{first_name, you", "{{first_name"),
        ("Hi {{first name], you", "{{first name]"),
        ("Hi {{first_name]], you", "{{first_name]]"),
        ("Hi {{first_name)}, you", "{{first_name)}"),
        ("Hi [First Name}, you", "[First Name}"),
        ("Hi [First Name), you", "[First Name)"),
        ("Hi [[First Name], you", "[[First Name]"),
        ("Hi [First Name]], you", "[First Name]]"),
        ("Hi %%FirstName%, you", "%%FirstName%"),
        ("Hi %FIRSTNAME%%, you", "%FIRSTNAME%%"),
        ("Hi *|FNAME|, you", "*|FNAME|"),
        ("Hi *|FNAME*, you", "*|FNAME*"),
        ("Hi <<First Name>, you", "<<First Name>"),
        ("Hi {{first_name | default: “there”}}, you", "{{first_name | default: “there”}}"),
        ("Hi {{\xa0first_name}}, you", "{{\xa0first_name}}"),
        ("Hi {{<b>first_name</b>}}, you", "{{<b>first_name</b>}}"),
    ],
)
def test_broken_tag(text: str, tag: str) -> None:
    (field,) = find_fields(text)
    assert text[field.start : field.end] == tag
    assert (field.kind, field.canonical, field.dialects) == ("field", "first_name", frozenset())


def test_broken_tag_does_not_swallow_what_follows() -> None:
    text = "Hi {{first_name}, how is {{company}}?\n\nSam | Depots | York\n\n{city}"
    assert found(text) == ["{{first_name}", "{{company}}", "{city}"]


@pytest.mark.parametrize(
    "text",
    [
        # braces
        "a { alone",
        "a } alone",
        "{} and { } and {{}}",
        "{1,2} and {0}",
        'JSON is {"a": 1}',
        "{" + "word " * 100 + "}",
        "{{first.\n\nNext paragraph}}",
        "{a\n" * 40 + "|b" + "x" * 3000 + "}",
        # brackets
        "see [our page](https://example.org/a)",
        "see [First Name](https://example.org/a)",
        "see [our page][1] and [other][]",
        "[1]: https://example.org",
        "as measured [1], [12] and [3, 4]; [^note]",
        "- [x] call\n- [X] Mail\n- [ ] post",
        "they said [sic] so [...] and [\u2026] []",
        "client[s] and rows[index] and [W]e and [a]",
        "[https://example.org] [sam@example.org] [10:30 AM] [2024]",
        "[image: logo] [EXTERNAL] [Quoted text hidden] [emphasis mine]",
        "[" + "A whole paragraph of prose that somebody put in brackets. " * 4 + "]",
        "an open [ bracket\n\nand a ] later",
        # angles
        "<b>bold</b> <br/> <br> <a href='https://example.org'>x</a> <o:p></o:p> <!-- note --> <h1>",
        "<td nowrap> <video muted controls>",
        "<https://example.org> <sam@example.org> <mailto:sam@example.org> <example.org/page> <www.example.org>",
        "a < b and c > d, 3 <4> 5, I <3 you, List<String>, <grin>, <- ->, <>",
        "«casa», « Bonjour le monde »",
        # percent
        "100% of teams, 50% off to 20%, 5%-10%, 100%sure%",
        "https://example.org/?q=a%20b%20c&d=%C3%A9%20%2F",
        "%d of %s, %Y-%m-%d, 100 %",
        # dollar, stars
        "$100, $5K, $ {x, US$ and $first",
        "*bold* and **bold** and * | a | * and *|",
        "Sam | Depots | York",
        "TBD, XXX, lorem ipsum",
    ],
)
def test_near_miss(text: str) -> None:
    assert found(text) == []
    assert mask(text, find_fields(text)) == text


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("[{{first_name}}](https://example.org/{{id}})", ["{{first_name}}", "{{id}}"]),
        ("[{{first_name}}]", ["{{first_name}}"]),
        ("[insert a fact about {{company}}]", ["[insert a fact about {{company}}]"]),
        ("<a href='{{url}}'>[Company]</a>", ["{{url}}", "[Company]"]),
        ("[Restaurant Name]'s [Competitor]s, $[X]K, [X]% and [number]k", [
            "[Restaurant Name]", "[Competitor]", "[X]", "[X]", "[number]",
        ]),
        ("- [X] rooms free", ["[X]"]),
        ("{{ x }}{{y}}[Company]<Company>%FIRSTNAME%", ["{{ x }}", "{{y}}", "[Company]", "<Company>", "%FIRSTNAME%"]),
        (r"Hi \[First Name\], {{first\_name}}", [r"[First Name\]", r"{{first\_name}}"]),
    ],
)  # fmt: skip
def test_neighbours(text: str, tags: list[str]) -> None:
    assert found(text) == tags


@pytest.mark.parametrize(
    ("names", "standard"),
    [
        ("first_name firstName FIRST_NAME firstname fname first FirstName first-name lead.First.Name", "first_name"),
        ("company companyName COMPANY_NAME organization account.name Company__c", "company"),
        ("title jobTitle job_title", "title"),
        ("icebreaker personalization custom_first_line trigger recent_news", "research"),
        ("signature accountSignature your_signature inbox.signature", "signature"),
        ("sender_name senderName my.name YourName owner.fullName", "sender_name"),
        ("email emailAddress contact.email", "email"),
        ("contact_via ContactVia", "contact_via"),
        ("contact_on contactOn", "contact_on"),
    ],
)
def test_canonical(names: str, standard: str) -> None:
    assert {canonical(name) for name in names.split()} == {standard}
    assert is_known(standard)


@pytest.mark.parametrize(
    ("name", "standard"),
    [
        ("First Name", "first_name"),
        ("Prospect’s name", "name"),
        ("insert their company", "company"),
        ("Fleet Size", "fleet_size"),
        ("fleetSizeUK", "fleet_size_uk"),
        ("contact.depot_count", "depot_count"),
        ("Lead Magnet Name", "lead_magnet_name"),
        ("your railway url", "sender_railway_url"),
        ("Client Name", "client_name"),
        ("depot count - e.g. 4", "depot_count"),
        ("", ""),
        ("…", ""),
        ("my " * 9000, "my"),
    ],
)
def test_canonical_of_other_names(name: str, standard: str) -> None:
    assert canonical(name).removeprefix("sender_") == standard.removeprefix("sender_")
    assert is_known(name) == (standard in {"first_name", "name", "company"})


def test_mask_keeps_line_breaks_and_quotes_vanish() -> None:
    text = 'Hi [first\r\nname], {{x | default: "Mr. T."}}!'
    assert mask(text, find_fields(text)) == f"Hi {MASK * 6}\r\n{MASK * 5}, {MASK * 25}!"


PIECES = (
    "{ { {{ }} } } | | || [ ] [[ ]] ( < > << >> % %% $ ${ *| |* « » {% %} <%= %> {! {# #} : _ \n \n\n "
    "first_name Company Hi hello RANDOM MERGEFIELD IF #if /if else spin variation endspin default: 'there' "
    "\xa0 “ = ]%% %%[ =%% \\ X x 1 . \r\n \u2028"
)
TEXTS = st.one_of(
    st.text(), st.lists(st.one_of(st.sampled_from(PIECES.split(" ")), st.text(max_size=3)), max_size=60).map("".join)
)


@given(TEXTS)
def test_any_text_is_masked_at_equal_length_and_unmasked_to_itself(text: str) -> None:
    fields = find_fields(text)
    masked = mask(text, fields)
    assert len(masked) == len(text)
    done, back = 0, []
    for field in fields:
        assert done <= field.start < field.end <= len(text)
        assert masked[done : field.start] == text[done : field.start]
        back += masked[done : field.start], text[field.start : field.end]
        inside = masked[field.start : field.end]
        assert set(inside) - set("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029") <= (
            {MASK} if field.shown and field.kind in {"field", "slot"} else {" "}
        )
        assert inside.splitlines() or not inside
        assert isinstance(field.canonical, str)
        done = field.end
    assert masked[done:] == text[done:]
    assert "".join((*back, text[done:])) == text


@pytest.mark.parametrize(
    "unit",
    [
        "{", "[", "<", "%", "«", "*|", "${", "{{a|", "{a|", "{{first_name|", "[a", "[[a] ", "<%", "{%", "{#", "%%[",
        "%%=", "%my_", "{x|{first_name}", "{% spin %}", "[X]\n", "}", "{|}",
    ],
)  # fmt: skip
def test_time_is_linear(unit: str) -> None:
    # 0.3 s at most on a machine of 2020; anything quadratic takes minutes.
    text = unit * 30_000 + "}" * 30_000 + "]"
    start = time.perf_counter()
    assert len(mask(text, find_fields(text))) == len(text)
    assert time.perf_counter() - start < 5


def test_long_lines_of_openers() -> None:
    for text in ("{" * 100_000, "[" * 100_000, "<" * 50_000, "{{a|" * 50_000):
        start = time.perf_counter()
        assert mask(text, find_fields(text)) == text
        assert time.perf_counter() - start < 5
