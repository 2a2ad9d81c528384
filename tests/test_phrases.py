from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchlint.fields import MASK
from pitchlint.inflection import verb_forms
from pitchlint.phrases import Matcher, Phrases
from pitchlint.wordlists import PhraseError, folded, parse


def found(listing: str, text: str, bounds: list[tuple[int, int]] | None = None) -> list[str]:
    phrases = Phrases("list.txt", given=parse(listing.splitlines(), "list.txt"))
    hits = Matcher((phrases,)).hits(text, bounds or [(0, len(text))], "body")
    return [text[hit.span.start : hit.span.end] for hit in hits.get(phrases, [])]


@pytest.mark.parametrize(
    ("listing", "text", "words"),
    [
        ("synergy/n", "Synergy beats synergies.", ["Synergy", "synergies"]),
        ("synergy", "synergyze asynergy", []),
        ("circle/v back", "We circled back, circling   back.", ["circled back", "circling   back"]),
        ("circle back", "Let us circle\nback.", ["circle\nback"]),
        ("cutting-edge", "cutting edge, Cutting-Edge, cutting‑edge", ["cutting edge", "Cutting-Edge", "cutting‑edge"]),
        ("(drive|fuel)/v growth", "driving growth, fueled growth, growth", ["driving growth", "fueled growth"]),
        ("quick (little|) call", "a quick call, a quick little call", ["quick call", "quick little call"]),
        ("don't", "I don’t and don't", ["don’t", "don't"]),
        ("ROI", "the ROI, the roi", ["ROI"]),
        ("next level\nnext-level thinking", "next-level thinking", ["next-level thinking"]),
        ("sell/v", "sold, selling, sells", ["sold", "selling", "sells"]),
        ("straße", "die Straße", ["Straße"]),
        ("idle  # a comment", "idle a comment", ["idle"]),
    ],
)
def test_entries_match_whole_words_in_every_form(listing: str, text: str, words: list[str]) -> None:
    assert found(listing, text) == words


@pytest.mark.parametrize(
    ("listing", "text", "words"),
    [
        ("ecosystem ! near: river, species", "the partner ecosystem", ["ecosystem"]),
        ("ecosystem ! near: river, species", "an ecosystem of species", []),
        ("robust ! before: statistic*, standard", "a statistically robust fit", []),
        ("robust ! after: standard errors", "robust standard errors", []),
        ("robust ! after: standard errors", "robust, standard errors", ["robust"]),
        ("ROI ! near: FIGURE", "an ROI of 12%", []),
        ("ROI ! near: FIGURE", "an ROI", ["ROI"]),
        ("leading ! only before: a, the", "the leading tool, leading teams", ["leading"]),
        ("clients ! only after: like", "clients like Acme; clients", ["clients"]),
        ("like ! only after: NAME", "clients like Acme, tools like these", ["like"]),
        ("love ! only after: FIELD", f"love {MASK * 5}, love it", ["love"]),
        ("just ! only before: START", "Just a note on just this", ["Just"]),
    ],
)
def test_conditions_look_around_the_entry(listing: str, text: str, words: list[str]) -> None:
    assert found(listing, text) == words


def test_a_condition_stays_in_its_sentence() -> None:
    text = "The ecosystem grows. A river flows."
    assert found("ecosystem ! near: river", text, [(0, 20), (21, 35)]) == ["ecosystem"]


def test_better_words_follow_the_form() -> None:
    entries = {entry.text: entry.better for entry in parse(["utilize/v -> use/v"], "list.txt")}
    assert entries == {"utilize": "use", "utilizes": "uses", "utilized": "used", "utilizing": "using"}


def test_a_section_belongs_to_the_entries_below_it() -> None:
    entries = parse(["plain", "[info]", "weak"], "list.txt")
    assert [(entry.text, entry.section) for entry in entries] == [("plain", ""), ("weak", "info")]


def test_a_line_that_cannot_be_read_names_its_place() -> None:
    with pytest.raises(PhraseError, match=r"^ban.txt:2: a condition reads"):
        parse(["fine", "word ! beside: x"], "ban.txt")


@pytest.mark.parametrize("line", ["(a|b (c|d)) e", "(a|b e", "a|b e", "a) e"])
def test_alternatives_that_cannot_be_read_are_told(line: str) -> None:
    with pytest.raises(PhraseError, match=r"^ban.txt:1: alternatives stand as \(one\|other\), and not in one another$"):
        parse([line], "ban.txt")


def test_lists_do_not_disturb_each_other() -> None:
    one = Phrases("one.txt", given=parse(["growth"], "one.txt"))
    two = Phrases("two.txt", given=parse(["drive growth"], "two.txt"))
    hits = Matcher((one, two)).hits("we drive growth", [(0, 15)], "body")
    assert [(hit.span.start, hit.span.end) for hit in hits[one]] == [(9, 15)]
    assert [(hit.span.start, hit.span.end) for hit in hits[two]] == [(3, 15)]


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("empower", ("empower", "empowers", "empowered", "empowered", "empowering")),
        ("leverage", ("leverage", "leverages", "leveraged", "leveraged", "leveraging")),
        ("amplify", ("amplify", "amplifies", "amplified", "amplified", "amplifying")),
        ("chat", ("chat", "chats", "chatted", "chatted", "chatting")),
        ("drive", ("drive", "drives", "drove", "driven", "driving")),
        ("touch", ("touch", "touches", "touched", "touched", "touching")),
        ("free", ("free", "frees", "freed", "freed", "freeing")),
    ],
)
def test_verb_forms(verb: str, forms: tuple[str, ...]) -> None:
    assert verb_forms(verb) == forms


@given(st.text())
def test_folding_maps_every_character_back(text: str) -> None:
    plain, offsets = folded(text)
    assert len(offsets) == len(plain) + 1
    assert list(offsets) == sorted(offsets)
    assert "  " not in plain
    for i, character in enumerate(plain):
        assert character == " " or character.isspace() or folded(text[offsets[i]])[0] == character


@pytest.mark.parametrize("listing", sorted(Path("rules/pitchlint_rules").rglob("*.txt")), ids=lambda path: path.stem)
def test_a_list_says_nothing_twice(listing: Path) -> None:
    """Entries of a section are unique: where this fails, delete the second of the two lines."""
    section, seen = "", set()
    for line in listing.read_text(encoding="utf-8").splitlines():
        section = line if line.startswith("[") else section
        if line.strip() and not line.startswith(("#", "[")):
            assert (section, line) not in seen, f"{listing.name}: {line}"
            seen.add((section, line))


@pytest.mark.parametrize("listing", sorted(Path("rules/pitchlint_rules").glob("*.txt")), ids=lambda path: path.stem)
def test_every_entry_is_found_by_its_own_words(listing: Path) -> None:
    """The index, which reads lines as a mail needs them, reaches what reading the whole list gives."""
    phrases = Phrases(str(listing))
    for entry in phrases.entries:
        first = re.search(r"\w+", entry.text)
        assert first is not None
        assert any(found.text == entry.text for found in phrases.entries_at(first[0][:4])), entry.text
