"""How a sentence treats its reader: judged by the words that stand together in it, for wordings that no list has.

Word lists and shapes know faults that somebody thought of. A linear model over neighbouring words, learned from
labelled mails and from the wordings in our tests, meets others of their kind; what it says is less sure, so it speaks
as a note, and only where lists and shapes are silent. `bench/train_manner.py` writes the weights and says how right
they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from pitchlint import Flag, Mail, Sentence
from pitchlint_rules.roles import model
from pitchlint_rules.roles.words import words_of
from pitchlint_rules.shapes import Place, quotations

MANNERS = {"begging": 0.6, "guilt": 0.66}
"""The manners that are judged, each a rule's id, with the probability from which a sentence has it: where a model that
did not see the mail is right two times of three, and four of five (`bench/train_manner.py`)."""

_FILE = Path(__file__).with_name("manner.tsv")
_FEWEST = 4  # words of a sentence; less is too little to go by


def features(stems: Sequence[str]) -> set[str]:
    """What the model sees of a sentence: words, pairs and triples, and pairs with one or two words between them."""
    ends = ["<", *stems, ">"]
    found = set(ends)
    for at, first in enumerate(ends[:-1]):
        second, third, fourth = (*ends[at + 1 : at + 4], "", "")[:3]
        found.add(f"{first} {second}")
        if third:
            found |= {f"{first} {second} {third}", f"{first} * {third}"}
        if fourth:
            found.add(f"{first} ** {fourth}")
    return found


def flags(mail: Mail, manner: str, told: Sequence[Place], message: str, advice: str) -> Iterator[Flag]:
    """A note on each sentence that has a manner and holds none of the places already `told`."""
    taken = [place.sentence.span for place in told if place.sentence]
    quoted = mail.once(quotations)["body"]
    for sentence, scores in mail.once(_judged):
        if scores[manner] < MANNERS[manner] or sentence.span in taken:
            continue
        start, end = sentence.span.start, sentence.span.end
        if any(span.start < end and start < span.end for span in quoted):
            continue  # some of it is somebody else's word
        yield Flag(sentence.span, message.format(words=mail.quote(sentence.span, 60)), advice, "info")


def _judged(mail: Mail) -> tuple[tuple[Sentence, dict[str, float]], ...]:
    """The sentences of prose, each with the probability of every manner."""
    found = []
    for sentence in mail.sentences:
        if sentence.part in ("prose", "postscript"):
            start, end = sentence.span.start, sentence.span.end
            stems = words_of(mail.draft.body.text[start:end], sentence.text).stems
            if len(stems) >= _FEWEST:
                found.append((sentence, scores(stems)))
    return tuple(found)


def scores(stems: Sequence[str]) -> dict[str, float]:
    """The probability of every manner for a sentence of these words (`roles.words.Words.stems`)."""
    logits = model.logits(dict.fromkeys(features(stems), 1.0), _weights(), "manner")
    return {manner: model.probability(logit) for manner, logit in logits.items()}


@cache
def _weights() -> model.Weights:
    """A line is a feature and `manner=weight` for each manner that it speaks for or against."""
    weights: model.Weights = {"manner": {}}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        feature, pairs = line.split("\t", 1)
        weights["manner"][feature] = pairs
    return weights
