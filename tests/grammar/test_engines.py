"""Text with masked spans in, mistakes out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchlint import grammar
from pitchlint.draft import MASK
from pitchlint.grammar import EngineError, Text, mistakes
from pitchlint.grammar.fill import filled, name
from pitchlint.mail import Grammar

HARPER = Grammar(engine="harper", language="en-US")


def words(settings: Grammar, *texts: Text) -> list[list[str]]:
    found = mistakes(settings, texts)
    return [[text.text[one.start : one.end] for one in ours] for text, ours in zip(texts, found, strict=True)]


def test_harper_finds_the_typo_and_the_slip() -> None:
    ((typo, slip),) = mistakes(HARPER, [Text("Thier crew could of called.")])
    assert (typo.kind, typo.rule, typo.suggestions[0]) == ("spelling", "SpellCheck", "Their")
    assert (slip.kind, slip.rule, slip.suggestions) == ("grammar", "ModalOf", ("could have",))


def test_what_is_masked_is_not_judged() -> None:
    text = "Thier crew met Brightlooom."
    assert words(HARPER, Text(text)) == [["Thier", "Brightlooom"]]
    assert words(HARPER, Text(text, ((15, 26),))) == [["Thier"]]


def test_what_rests_on_a_masked_word_is_not_judged() -> None:
    text = f"You opened an {MASK * 9} in May, and an warehouse."
    assert words(HARPER, Text(text, ((14, 23),))) == [["an"]]
    assert mistakes(HARPER, [Text(text, ((14, 23),))])[0][0].start == text.rindex("an ")


@pytest.mark.parametrize(
    ("language", "wrong"),
    [("en-US", ["colour"]), ("en-GB", ["color"]), ("en-AU", ["color"]), ("en-CA", ["color"]), ("", [])],
)
def test_the_language_is_the_configured_one(language: str, wrong: list[str]) -> None:
    text = Text("The colour of the door and the color of the gate differ.")
    assert words(Grammar(language=language), text) == [wrong]


def test_texts_without_words_are_not_asked() -> None:
    assert words(Grammar(engine="languagetool", server="http://127.0.0.1:9"), Text("—"), Text("")) == [[], []]


@given(st.integers(1, 300))
def test_a_name_is_as_long_as_what_it_stands_for(length: int) -> None:
    assert len(name(length)) == length
    assert name(length) == name(length).strip()


@given(st.lists(st.text(alphabet=f"ab B1{MASK}/\n", min_size=1, max_size=12), max_size=8))
def test_filling_keeps_every_place(pieces: list[str]) -> None:
    text, at, masked = "".join(pieces), 0, []
    for number, piece in enumerate(pieces):
        if number % 2:
            masked.append((at, at + len(piece)))
        at += len(piece)
    made = filled(text, masked)
    assert len(made) == len(text)
    for number, piece in enumerate(pieces):
        start = sum(map(len, pieces[:number]))
        if not number % 2:
            assert made[start : start + len(piece)] == piece.replace("\n", " ")


def test_many_texts_go_in_one_request_and_each_once(running: Callable[..., str], tmp_path: Path) -> None:
    log = tmp_path / "log"
    settings = Grammar(engine="languagetool", server=running("ok", log))
    texts = [Text(f"Thier truck number {number} waits.") for number in range(40)]
    assert words(settings, *texts, *texts) == [["Thier"]] * 80
    assert words(settings, *texts[:3]) == [["Thier"]] * 3
    assert len(log.read_text().splitlines()) == 1


def test_a_request_is_never_too_long(running: Callable[..., str], tmp_path: Path) -> None:
    log = tmp_path / "log"
    settings = Grammar(engine="languagetool", server=running("ok", log))
    texts = [Text(f"Thier truck number {number} waits. " + "It is late. " * 300) for number in range(12)]
    assert words(settings, *texts) == [["Thier"]] * 12
    sizes = [int(line) for line in log.read_text().splitlines()]
    assert len(sizes) == 3
    assert max(sizes) < 20_000  # what the public service takes


@pytest.mark.parametrize("between", ["quiet", "🚚", "𝒳𝒴 Thier Thier"])
def test_offsets_are_those_of_each_text(running: Callable[..., str], between: str) -> None:
    settings = Grammar(engine="languagetool", server=running())
    texts = ["Thier dock", "🚚 Thier 🚚", between, "naïve Thier", "quiet"]
    assert words(settings, *map(Text, texts)) == [["Thier"] * text.count("Thier") for text in texts]


@pytest.mark.parametrize(
    ("mode", "told"),
    [
        ("html", "is no LanguageTool: it answers with a web page; correct grammar.server"),
        ("error", "fails, with status 500: Error: Internal Error; restart it"),
        ("other", "speaks version 2 of its API, and pitchlint version 1"),
        ("broken", "answers in an unknown form (KeyError: 'rule')"),
        ("hangs", "did not answer within 0.3 seconds; restart it, or raise grammar.timeout"),
        ("trickles", "did not answer within 0.3 seconds; restart it, or raise grammar.timeout"),
    ],
)
def test_a_server_that_is_none_is_told_once(running: Callable[..., str], mode: str, told: str) -> None:
    settings = Grammar(engine="languagetool", server=running(mode), timeout=0.3)
    with pytest.raises(EngineError) as first:
        mistakes(settings, [Text("Thier dock.")])
    assert told in str(first.value)
    assert "\n" not in str(first.value)
    with pytest.raises(EngineError) as second:
        mistakes(settings, [Text("Another dock.")])
    assert second.value is first.value


def test_a_closed_port_is_told() -> None:
    settings = Grammar(engine="languagetool", server="http://127.0.0.1:9")
    with pytest.raises(EngineError, match=r"nobody answers at http://127\.0\.0\.1:9 \(Connection refused\)"):
        mistakes(settings, [Text("Thier dock.")])


def test_what_was_read_before_a_server_died_is_known(java: Callable[..., Path]) -> None:
    java("dies")
    settings = Grammar(engine="languagetool", timeout=10)
    assert words(settings, Text("Thier dock.")) == [["Thier"]]
    with pytest.raises(EngineError, match="ended with exit code 9 in the middle of the run"):
        mistakes(settings, [Text("Another dock.")])
    assert words(settings, Text("Thier dock.")) == [["Thier"]]


@pytest.mark.parametrize(
    ("mode", "told"),
    [
        (
            "dies-at-start",
            "ended with exit code 1 while it started; its last line is: Exception in thread main: the dictionary is gone",
        ),
        ("never-starts", "did not start within 0.5 seconds; its last line is: Loading the dictionary"),
    ],
)
def test_a_server_that_does_not_start_says_its_last_line(java: Callable[..., Path], mode: str, told: str) -> None:
    java(mode)
    with pytest.raises(EngineError) as error:
        mistakes(Grammar(engine="languagetool", timeout=0.5 if mode == "never-starts" else 10), [Text("Thier dock.")])
    assert told in str(error.value)


def test_an_old_java_is_told(java: Callable[..., Path]) -> None:
    java(version="1.8.0_412")
    with pytest.raises(EngineError, match=r"Java 8 at .*/java is too old for LanguageTool 6\.8; install Java 17"):
        mistakes(Grammar(engine="languagetool"), [Text("Thier dock.")])


def test_no_java_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EngineError, match="no Java on the path"):
        mistakes(Grammar(engine="languagetool"), [Text("Thier dock.")])


def test_another_version_is_told(java: Callable[..., Path], tmp_path: Path) -> None:
    java()
    (tmp_path / "tools" / "LanguageTool-6.8").rename(tmp_path / "tools" / "LanguageTool-6.6")
    with pytest.raises(EngineError, match=r"LanguageTool 6\.8 is not in .* \(LanguageTool-6\.6 is there\)"):
        mistakes(Grammar(engine="languagetool"), [Text("Thier dock.")])


def test_the_address_may_have_a_path(running: Callable[..., str]) -> None:
    settings = Grammar(engine="languagetool", server=running() + "/v2/")
    assert words(settings, Text("Thier dock.")) == [["Thier"]]
    assert grammar.told(settings).startswith("LanguageTool 6.8 (at http://127.0.0.1:")
