from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchlint.fields import find_fields, mask
from pitchlint.parts import split


def parts(body: str) -> dict[str, object]:
    text = mask(body, find_fields(body))
    found = split(text)
    quote = lambda span: body[span.start : span.end] if span else None  # noqa: E731
    return {
        "greeting": quote(found.greeting),
        "paragraphs": [quote(span) for span in found.paragraphs],
        "sign_off": quote(found.sign_off),
        "signature": quote(found.signature),
        "postscript": [quote(span) for span in found.postscript],
        "quoted": [quote(span) for span in found.quoted],
    }


def test_a_whole_mail() -> None:
    body = (
        "Hi Dana,\n\nYour crew re-types every ticket.\nThat costs a day.\n\nWorth a look?\n\n"
        "Best,\nTom Reed\nAcme | 555 010 2233\n\nP.S. The checklist is yours either way.\n\n"
        "On Mon, Mar 2, 2026 at 9:01, Dana <dana@x.com> wrote:\n> Please stop\n> calling\n"
    )
    assert parts(body) == {
        "greeting": "Hi Dana,",
        "paragraphs": ["Your crew re-types every ticket.\nThat costs a day.", "Worth a look?"],
        "sign_off": "Best,",
        "signature": "Tom Reed\nAcme | 555 010 2233",
        "postscript": ["P.S. The checklist is yours either way."],
        "quoted": ["On Mon, Mar 2, 2026 at 9:01, Dana <dana@x.com> wrote:\n> Please stop\n> calling"],
    }


@pytest.mark.parametrize(
    ("body", "greeting"),
    [
        ("Hi {{first_name}},\n\nText.", "Hi {{first_name}},"),
        ("Dear Dr. Okafor,\nText.", "Dear Dr. Okafor,"),
        ("{{first_name}}, your crew re-types tickets.", "{{first_name}},"),
        ("Dana,\n\nText.", "Dana,"),
        ("Hello there!\n\nText", "Hello there!"),
        ("Hey Dana - saw the post.", "Hey Dana -"),
        ("Good morning Mr. Lee:\n\nText.", "Good morning Mr. Lee:"),
        ("Hi Dana, your crew re-types tickets.", "Hi Dana,"),
        ("Hire dates slip when a form is lost.", None),
        ("Hi there are two things that slow your crew down, as you know.", None),
        ("Deliveries, returns and refunds each have a form.", None),
        ("Text without any greeting.", None),
    ],
)
def test_greetings(body: str, greeting: str | None) -> None:
    assert parts(body)["greeting"] == greeting


@pytest.mark.parametrize(
    ("end", "sign_off", "signature"),
    [
        ("Thanks,\nTom", "Thanks,", "Tom"),
        ("Kind regards,\n\n[Your Name]\n[Title], [Company]", "Kind regards,", "[Your Name]\n[Title], [Company]"),
        ("-- \nTom Reed\nAcme", None, "Tom Reed\nAcme"),
        ("Tom Reed\nHead of Sales, Acme", None, "Tom Reed\nHead of Sales, Acme"),
        ("Best, Tom", "Best, Tom", None),
        ("Thanks to your post I counted again.", None, None),
        ("Best practice is to count twice.", None, None),
        ("Would Tuesday work?", None, None),
    ],
)
def test_the_end_of_a_mail(end: str, sign_off: str | None, signature: str | None) -> None:
    got = parts(f"Hi Dana,\n\nYour crew re-types every ticket.\n\n{end}\n")
    assert (got["sign_off"], got["signature"]) == (sign_off, signature)


@given(st.text(alphabet="Hi Dana,\n.?!>-Bestwrote:P.S[]{}"))
def test_any_text_splits_into_parts_in_order_that_do_not_overlap(body: str) -> None:
    found = split(body)
    spans = [s for s in (found.greeting, *found.paragraphs, found.sign_off, found.signature, *found.postscript) if s]
    assert all(0 <= span.start <= span.end <= len(body) for span in spans)
    assert all(one.end <= other.start for one, other in zip(found.paragraphs, found.paragraphs[1:], strict=False))
