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


@pytest.mark.parametrize(
    "text",
    [
        "It costs you orders and sends you drivers.",
        "We have a FREE list, an MOT and a quick setup.",
        "You are interested but busy.",
        "Some 20 yards, a couple times.",
        "FYI, the preapproved and rebilled lots were anonymised.",
        "We have 500 ml, etc on the shelf.",
        "Our multiroom chargeback.",
    ],
)
def test_what_harper_mostly_takes_wrongly_is_left_out(text: str) -> None:
    assert words(Grammar(), Text(text)) == [[]]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("If you needs it, call.", "needs"),
        ("They want to setup a lane.", "setup"),
        ("We are interested on the lane.", "on"),
        ("You opened an yard.", "an"),
        ("You see it alot there.", "alot"),
        ("We will send screenshot of it.", "screenshot"),
    ],
)
def test_what_looks_like_it_and_is_a_mistake_is_found(text: str, wrong: str) -> None:
    assert words(Grammar(), Text(text)) == [[wrong]]


def test_harper_says_the_same_each_time() -> None:
    found = []
    for _ in range(6):
        grammar.close()  # each linter has an order of its own
        found += mistakes(HARPER, [Text("He choosed it and drived off.")])
    assert set(found) == {found[0]}
    assert [one.suggestions for one in found[0]] == [("chose", "chosen"), ("drove", "driven")]


def test_words_with_s_or_z_are_those_of_the_language() -> None:
    text = Text("The tokenised and the tokenized list.")
    wrong = {
        language: words(Grammar(language=language), text)[0] for language in ("", "en-US", "en-GB", "en-CA", "en-AU")
    }
    assert wrong == {"": [], "en-US": ["tokenised"], "en-GB": [], "en-CA": ["tokenised"], "en-AU": []}


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


@pytest.mark.parametrize("engine", ["harper", "languagetool"])
def test_half_a_character_harms_nobody(running: Callable[..., str], engine: str) -> None:
    settings = Grammar(engine=engine, server=running() if engine == "languagetool" else "")
    assert words(settings, Text("Dock \ud83d and Thier \udc00 gate."))[0][-1] == "Thier"


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
    settings = Grammar(engine="languagetool", server=running("ok", log), language="en-US")
    texts = [Text(f"Thier truck number {number} waits.") for number in range(40)]
    assert words(settings, *texts, *texts) == [["Thier"]] * 80
    assert words(settings, *texts[:3]) == [["Thier"]] * 3
    assert len(log.read_text().splitlines()) == 1


def test_what_is_no_paragraph_is_not_read() -> None:
    settings = Grammar(engine="languagetool", server="http://127.0.0.1:9")
    assert words(settings, Text("thier truck " * 1000)) == [[]]


def test_a_request_is_never_too_long(running: Callable[..., str], tmp_path: Path) -> None:
    log = tmp_path / "log"
    settings = Grammar(engine="languagetool", server=running("ok", log), language="en-US")
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


@pytest.mark.parametrize("address", ["http://[::1", "http://127.0.0.1:99999", "http://127.0.0.1:ab"])
def test_an_address_that_is_none_is_told(address: str) -> None:
    with pytest.raises(EngineError, match="is no address of a server"):
        mistakes(Grammar(engine="languagetool", server=address), [Text("Thier dock.")])


def test_what_any_english_lacks_is_asked_once_in_each(running: Callable[..., str], tmp_path: Path) -> None:
    log = tmp_path / "log"
    settings = Grammar(engine="languagetool", server=running("ok", log))
    assert words(settings, Text("Thier dock and Thier gate."), Text("Quiet.")) == [["Thier", "Thier"], []]
    assert words(settings, Text("Thier truck.")) == [["Thier"]]
    assert [int(line) for line in log.read_text().splitlines()] == [34, 5, 12]  # characters; the second asks for a word


def test_one_server_reads_every_english(java: Callable[..., Path], tmp_path: Path) -> None:
    java()
    for language in ("en-GB", "en-US", ""):
        assert words(Grammar(engine="languagetool", language=language), Text("Thier dock.")) == [["Thier"]]
    assert len((tmp_path / "pid").read_text().split()) == 1


def test_what_failed_may_be_tried_again(running: Callable[..., str]) -> None:
    settings = Grammar(engine="languagetool", server=running("mends"))
    for _ in range(2):
        with pytest.raises(EngineError, match="status 500"):
            mistakes(settings, [Text("Thier dock.")])
    grammar.try_again()
    assert words(settings, Text("Thier dock.")) == [["Thier"]]


def test_what_was_read_before_a_server_died_is_known(java: Callable[..., Path]) -> None:
    java("dies")
    settings = Grammar(engine="languagetool", language="en-US", timeout=10)
    assert words(settings, Text("Thier dock.")) == [["Thier"]]
    with pytest.raises(EngineError, match="ended with exit code 9 in the middle of the run"):
        mistakes(settings, [Text("Another dock.")])
    assert words(settings, Text("Thier dock.")) == [["Thier"]]


@pytest.mark.parametrize(
    ("mode", "told"),
    [
        (
            "dies-at-start",
            "ended with exit code 1 while it started; its last line is: Exception in thread main: the dic",
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
