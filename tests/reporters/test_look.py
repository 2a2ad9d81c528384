from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import REPORT, finding

from pitchlint.commands.diff import told
from pitchlint.fixing import Fixing
from pitchlint.reporters.frame import frame
from pitchlint.reporters.look import Look, escaped, fitted, plain, quoted, shortened
from pitchlint.reporters.summary import statistics, summary
from pitchlint.run import CheckedDraft, Problem, Report


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", "\\x1b[2J"),
        ("\x9b2J", "\\x9b2J"),
        ("a\u202eb\u2066c", "a\\u202eb\\u2066c"),
        ("::error::x", ": :error: :x"),
        ("##vso[task.complete]", "# #vso[task.complete]"),
        ("##[error]x", "# #[error]x"),
        ("naïve “café” 😀 日本", "naïve “café” 😀 日本"),
    ],
)
def test_nothing_in_a_draft_commands_a_terminal(text: str, shown: str) -> None:
    assert escaped(text) == shown


@given(st.text())
def test_plain_text_is_one_line_that_can_be_printed(text: str) -> None:
    shown = plain(text)
    assert len(shown.splitlines()) <= 1
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in shown)


def test_quotes_give_way_to_quotes() -> None:
    assert quoted("a plan") == '"a plan"'
    assert quoted('a "plan"') == '“a "plan"”'


@given(st.text(st.sampled_from("ab ,"), max_size=60), st.integers(2, 50))
def test_shortened_is_short(text: str, most: int) -> None:
    assert len(shortened(text, most)) <= most
    assert len(text) > most or shortened(text, most) == text


@given(
    st.text(st.sampled_from("abc d"), max_size=300), st.sampled_from(["", "(+2 more: lines 6, 7)"]),
    st.integers(50, 120), st.integers(1, 3),
)  # fmt: skip
def test_fitted_keeps_to_its_lines_and_its_tail(text: str, tail: str, width: int, most: int) -> None:
    lines = fitted(text, tail, width, most, "  ", "    ")
    assert len(lines) <= most
    assert lines[-1].endswith(tail)


LINE = "Hi Dana,\n\tWe offer enterprise solutions to clinics of all sizes.\n日本 “we leverage synergies”\n"


def framed(line: int, text: str, width: int = 80, source: str = LINE) -> list[str]:
    row = source.split("\n")[line - 1]
    start = row.index(text) + 1
    return list(frame(source, finding(line, start, start + len(text), "jargon", "m", text=text), Look(width), ""))


def test_carets_stand_under_the_words_also_behind_a_tab() -> None:
    assert framed(2, "enterprise solutions") == [
        "2 |     We offer enterprise solutions to clinics of all sizes.",
        "  |              ^^^^^^^^^^^^^^^^^^^^",
    ]


def test_wide_characters_take_two_columns() -> None:
    assert framed(3, "leverage") == ["3 | 日本 “we leverage synergies”", "  |          ^^^^^^^^"]


@given(st.integers(0, 300), st.integers(1, 200), st.integers(40, 120))
def test_a_long_line_is_cut_around_the_words(before: int, words: int, width: int) -> None:
    source = "a" * before + "X" * words + "b" * 100
    row, carets = framed(1, "X" * words, width, source)
    assert max(len(row), len(carets)) <= width
    first, last = carets.index("^"), len(carets)
    assert set(row[first:last]) <= {"X", "…"}
    assert "^" in carets


def test_words_over_two_lines_are_marked_on_the_first() -> None:
    found = finding(1, 5, 0, "jargon", "m", text="best in\nclass")._replace(end_line=2, end_column=6)
    assert list(frame("the best in\nclass one\n", found, Look(), "")) == ["1 | the best in", "  |     ^^^^^^^"]


def test_no_frame_for_a_mail_as_a_whole_or_for_words_the_file_encodes() -> None:
    assert not list(frame(LINE, finding(1, 1, 1, "jargon", "m"), Look(), ""))
    assert not list(frame("Subject: =?utf-8?b?w6k=?=\n", finding(1, 10, 26, "jargon", "m", text="é"), Look(), ""))
    assert not list(frame(None, finding(1, 1, 3, "jargon", "m", text="Hi"), Look(), ""))


def test_the_summary_counts_what_is_not_explained_by_others() -> None:
    assert summary(REPORT, Look()) == (
        "Found 1 error, 5 warnings and 2 notes in 3 of 4 mails (1 file passed over). Notes: --show info. "
        "Fixes for 1: --fix."
    )
    assert summary(REPORT, Look(info=True)).endswith("passed over). Fixes for 1: --fix.")


def test_what_is_left_is_counted_as_the_summary_counts_it() -> None:
    one = finding(1, 1, 5, "jargon", "says nothing")
    report = Report(findings=(one, one._replace(covered_by="missing-problem")), fixed=(one,))
    assert told(report, Fixing()) == "Fixed 1 finding, 1 left."


def test_the_summary_of_a_clean_run() -> None:
    draft = REPORT.drafts[0]
    assert summary(Report(drafts=(draft,)), Look()) == "The mail is clean."
    assert summary(Report(drafts=(draft, CheckedDraft("b.md", 1, draft.name))), Look()) == "All 2 mails clean."
    assert summary(Report(), Look()) == "No mails found."
    assert summary(Report(errors=(Problem("a.md", "is no text"),)), Look()) == (
        "No mails found; not all could be checked, 1 problem above."
    )


def test_statistics_are_sorted_by_number_then_name() -> None:
    assert list(statistics(REPORT, Look())) == [
        "3  warning  guilt",
        "2  info     filler",
        "1  warning  generic-follow-up",
        "1  warning  jargon",
        "1  error    misspelled-name",
    ]
