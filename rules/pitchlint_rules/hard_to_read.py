"""Mails that take more schooling to read than a busy person wants to use, and the sentence to begin with."""

from collections.abc import Iterator
from typing import NamedTuple

from pitchlint import Flag, Mail, Rule, Span, late
from pitchlint_rules.syllables import syllables

_TOKEN = late(
    r"(?P<easy>https?://\S+|www\.\S+|\S{1,64}@\S+|[\w-]{1,63}\.(?:com|org|net|io|co|de|uk|eu|ai|example)\b\S*|"
    r"\ua78f+|[$€£]?\d[\w.,:%/]*)|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
)
_EASY = "tom"  # what names, merge fields, figures and links are read as: the reader knows his own, and skips the rest
_LOOK = 99  # characters before a sentence that may be the mark of a list
_FRAGMENT = 3  # words; textstat takes less for no sentence
# Our count of syllables strays by at most 0.4 grades below textstat's on 561 of 562 mails of 40 words or more
# (tests/rules/test_hard_to_read.py tries it on other mixtures); twice that leaves no doubt. A note is not worth the
# dictionary, which takes as long to load as a hundred drafts to lint.
_DOUBT = 0.8
_SHORT, _LONG = 8, 20  # words of a sentence; above 20 it is itself the trouble, below the words are
_LETTERS = 8  # a word of three syllables with more letters is a long one: "specialises", not "every"


class _Read(NamedTuple):
    """A sentence as it is graded: plain words in lower case."""

    span: Span
    words: list[str]


_SCHOOL = 20  # the formula knows no end; beyond a degree its grades mean nothing


def check(mail: Mail, *, note_over: float = 8, warn_over: float = 12, least: int = 40) -> Iterator[Flag]:
    if mail.kind in ("reply", "customer", "other") or len(mail.words) < least:
        return
    sentences = list(_sentences(mail))
    count = sum(len(sentence.words) for sentence in sentences)
    if count < least:
        return
    spoken = sum(syllables(word) for sentence in sentences for word in sentence.words)
    grade = _grade(count, len(sentences), spoken)
    if abs(grade - warn_over) < _DOUBT:
        grade = counted(sentences)
    if grade <= note_over:
        return
    over = warn_over if grade > warn_over else note_over
    hardest = max(sentences, key=_hardness)
    school = max(round(grade), int(over) + 1)
    yield Flag(
        hardest.span,
        f"reads at {f'about school grade {school}' if school <= _SCHOOL else 'no school grade'}, "
        f"where {note_over:g} is easy: "
        f"{count / len(sentences):.0f} words a sentence, {spoken / count:.1f} syllables a word",
        _advice(hardest),
        "warning" if grade > warn_over else "info",
    )


def counted(sentences: list[_Read]) -> float:
    """The Flesch-Kincaid grade as textstat counts it; the first call takes half a second, for its dictionary."""
    from textstat import textstat

    text = ". ".join(" ".join(sentence.words) for sentence in sentences) + "."
    return float(textstat.flesch_kincaid_grade(text))


def _grade(words: int, sentences: int, spoken: int) -> float:
    """The Flesch-Kincaid grade of a text with so many words, sentences and syllables."""
    return 0.39 * words / sentences + 11.8 * spoken / words - 15.59


def _sentences(mail: Mail) -> Iterator[_Read]:
    """The sentences of the prose; no items of lists, which are read one by one, and no fragments."""
    for sentence in mail.sentences:
        at = sentence.span.start
        line = mail.body.rfind("\n", 0, at) + 1
        before = mail.body[max(line, at - _LOOK) : at].strip()
        if sentence.part != "prose" or (before and not before[-1].isalnum() and before[-1] not in '.?!…:;"”’)'):
            continue
        words = list(_words(sentence.text))
        if len(words) >= _FRAGMENT:
            yield _Read(sentence.span, words)


def _words(text: str) -> Iterator[str]:
    """The words of a sentence; a capital inside it begins a name."""
    first = True
    for token in _TOKEN.finditer(text):
        word = token["word"]
        if not word:
            yield _EASY
        elif (word[1:] if first else word).islower() or word[:2] in ("I", "I'", "I’"):
            yield word.lower().replace("’", "'")
        elif first and len(word) == 1:
            yield word.lower()
        else:
            yield _EASY
        first = False


def _hardness(sentence: _Read) -> tuple[bool, float]:
    """Sort key: what is worth beginning with. A short sentence with one long word is not."""
    words = len(sentence.words)
    return words >= _SHORT, _grade(words, 1, sum(map(syllables, sentence.words)))


def _advice(hardest: _Read) -> str:
    hard = {word for word in hardest.words if syllables(word) > 3 or (syllables(word) == 3 and len(word) > _LETTERS)}
    worst = sorted(hard, key=lambda word: (-syllables(word), -len(word), word))[:2]
    plainer = "shorter words for " + " and ".join(f"“{word}”" for word in worst) if worst else ""
    if len(hardest.words) > _LONG or not hard:
        return "begin here: cut the sentence in two" + (f", and find {plainer}" if plainer else "")
    return f"begin here: find {plainer}"


RULE = Rule(
    id="hard-to-read",
    group="readability",
    title="Takes more schooling than a mail should",
    check=check,
    covers=("long-sentence",),
    rank=65,
)
