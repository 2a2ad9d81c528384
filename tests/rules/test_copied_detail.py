"""copied-detail: one detail for many companies, and cells without one."""

from __future__ import annotations

from pitchlint.prospects import read
from pitchlint_rules.copied_detail import check


def found(text: str, most: int = 2) -> list[tuple[int, int]]:
    listing = read("leads.csv", text.encode())
    flags = list(check(listing, most=most))
    return [(listing.source.position(flag.place.start).line, len(flag.rows)) for flag in flags if flag.place]


def rows(*details: str, column: str = "icebreaker") -> str:
    return f"first_name,company,{column}\n" + "".join(f"N{i}x,Firm{i},{text}\n" for i, text in enumerate(details))


def test_the_first_of_the_rows_that_share_a_detail() -> None:
    assert found(rows("One thing", "Nice site", "Another", "nice site!", "Nice  site")) == [(3, 3)]
    assert found(rows("One thing", "Nice site", "Another", "Nice site!")) == []
    assert found(rows("Nice site", "Nice site!"), most=1) == [(2, 2)]


def test_names_of_the_row_make_no_detail() -> None:
    assert found(rows("Loved Firm0", "Loved Firm1", "Loved Firm2")) == [(2, 3)]
    assert found(rows("Loved Oak", "Loved Elm", "Loved Ash")) == []


def test_gaps_where_others_have_a_detail() -> None:
    assert found(rows("One", "", "Two", "", "Three", "")) == [(3, 3)]
    assert found(rows("One", "", "", "", "Three", "")) == []
    assert found(rows("One", "", "Two", "Three")) == []


def test_colleagues_share_a_detail() -> None:
    assert found("first_name,company,trigger\nA,Oak,New site\nB,Oak,New site\nC,Oak,New site\nD,Oak,New site\n") == []


def test_only_columns_of_details() -> None:
    assert found(rows("wool", "wool", "wool", column="industry")) == []
    assert found(rows("wool", "wool", "wool", column="Custom First Line")) == [(2, 3)]
    assert found("first_name,icebreaker\nA,Nice site\nB,Nice site\nC,Nice site\n") == [(2, 3)]
