from __future__ import annotations

import contextlib
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchlint.allow import AllowError, parse_allow


@pytest.mark.parametrize(
    ("text", "rules", "until", "reason"),
    [
        ("<!-- pitchlint: allow jargon -->", ("jargon",), None, ""),
        ("# pitchlint: allow jargon", ("jargon",), None, ""),
        ("pitchlint:allow Jargon, acme/no-fax", ("jargon", "acme/no-fax"), None, ""),
        ("pitchlint: allow a b,c", ("a", "b", "c"), None, ""),
        ("pitchlint: allow jargon until 2027-01-31", ("jargon",), datetime.date(2027, 1, 31), ""),
        ("pitchlint: allow jargon because until then", ("jargon",), None, "until then"),
        (
            "pitchlint: allow jargon until 2027-01-31, because it's\n theirs",
            ("jargon",),
            datetime.date(2027, 1, 31),
            "it's theirs",
        ),
    ],
)
def test_the_form(text: str, rules: tuple[str, ...], until: datetime.date | None, reason: str) -> None:
    allow = parse_allow(text, 7)
    assert allow
    assert (allow.rules, allow.until, allow.reason) == (rules, until, reason)
    assert (allow.start, allow.end, allow.scope) == (7, 7 + len(text), None)


@pytest.mark.parametrize(
    "text", ["", "a note", "<!-- about pitchlint -->", "allow jargon", "we use pitchlint: allow it"]
)
def test_other_comments_are_none(text: str) -> None:
    assert parse_allow(text, 0) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("pitchlint: allow", "the suppression names no rule"),
        ("pitchlint: allow because I say so", "the suppression names no rule"),
        ("pitchlint: ignore jargon", "'pitchlint: ignore' means nothing"),
        ("pitchlint: allow jargon until 2027-02-30", "'2027-02-30' is no date"),
        ("pitchlint: allow jargon until soon", "'soon' is no date"),
        ("pitchlint: allow jargon until", "'' is no date"),
        ("pitchlint: allow jargon (theirs)", "'(theirs)' is not understood in a suppression"),
        ("pitchlint: allow jargon until 2027-01-31 theirs", "'theirs' is not understood in a suppression"),
    ],
)
def test_malformed(text: str, message: str) -> None:
    with pytest.raises(AllowError) as caught:
        parse_allow(text, 3)
    assert caught.value.message == f"{message}; write 'pitchlint: allow RULE until YYYY-MM-DD because REASON'"
    assert caught.value.offset == 3


@given(st.text().map("pitchlint: allow ".__add__))
def test_any_text_is_an_allow_or_an_error(text: str) -> None:
    with contextlib.suppress(AllowError):
        assert parse_allow(text, 0)
