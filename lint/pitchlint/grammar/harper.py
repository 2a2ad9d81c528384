"""Harper, in this process, through harper-py. It needs neither Java nor a network."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from pitchlint.grammar import EngineError, Mistake
from pitchlint.grammar.compounds import meant
from pitchlint.patterns import late

if TYPE_CHECKING:
    from pitchlint.mail import Grammar

# Harper's kinds that tell a mistake; the others (Style, Enhancement, Readability, Redundancy, Formatting, Regionalism)
# are taste, of which pitchlint has its own
_MISTAKES = frozenset({"AdjectiveDoubleDegree", "Cant"})  # of a kind that is taste for the rest
_DICTIONARY = frozenset({"SpellCheck", "SplitWords"})  # the rules that know words one by one
_SPELLING = frozenset({"Spelling", "Typo"})
_GRAMMAR = frozenset({
    "Agreement", "BoundaryError", "Capitalization", "Eggcorn", "Grammar", "Malapropism", "Miscellaneous", "Nonstandard",
    "Punctuation", "Repetition", "Usage", "WordChoice",
})  # fmt: skip
# typography, house style, hyphens and compounds that are written either way, and guesses that are mostly wrong on good
# mails; sentences that begin small are list items and lines after a greeting
_TASTE = frozenset({
    "CompoundNouns", "Damages", "Dashes", "DayOneNames", "DisjointPrefixes", "EllipsisLength", "Everyone", "FindOut",
    "GoogleNames", "HyphenateNumberDay", "IfWouldve", "LongSentences", "MassNouns", "MergeWords", "MissingPreposition",
    "MissingTo", "ModalBeAdjective", "NoFrenchSpaces", "NumericRangeEnDash", "OkToOkay", "OrthographicConsistency",
    "OutOfDate", "OxfordComma", "QuantifierNeedsOf", "QuantifierNumeralConflict", "QuiteQuiet", "QuoteSpacing",
    "RoadMap", "SentenceCapitalization", "Spaces", "ThatThan", "Therein", "TheyToThem", "UnclosedQuotes",
    "UseEllipsisCharacter", "Worldwide",
})  # fmt: skip
_INITIALISM = "Try expanding this initialism"  # what it says of "FYI", under a name for each
_LEANING = frozenset({"AnA", "PossessiveYour", "PronounVerbAgreement"})
_UNORDERED = "RegularIrregulars"  # it names past tense and participle in any order
# what makes a word of another one, so freely that no dictionary has them all: "preapproved", "unbooked"
_PREFIX = late(r"(?:un|re|pre|non|over|under|multi|sub|co)(?=[a-z]{6})")
_PLURAL = late(r"(?<=[a-z]{4}er)s$")  # of "waiter", it has the singular alone
# "anonymised", of which Harper has only the American form
_BRITISH = late(r"(?<=[iy])s(?=(?:e[ds]?|ing|ers?|ations?)$)")
_S_OR_Z = frozenset({"", "en-GB", "en-AU"})  # English that may be written so
# "it costs you orders": "you" is no subject after a verb, so "orders" is no verb; and "a quick setup" is a noun
_OBJECT = late(
    r"\b(?!(?:if|when|that|and|but|or|because|as|since|while|what|which|who|how|where|why|do|did|would|could|can|will|"
    r"should|may|might|then|so|once|until|unless|than|before|after|hope|think|know|see)\s)[\w'’]+\s+you\s+$",
    re.I,
)
_VERB_NEXT = late(
    r"\b(?:to|i|you|we|they|can|could|will|would|should|must|may|might|please|let['’]?s|just|don['’]t)\s+$", re.I
)
_CONJUNCTIONS = frozenset({"and", "but", "or", "so"})
_FAR = 40  # characters that these look back
_QUOTED = late(r"`([^`]*)`")
_MOST_SUGGESTIONS = 5


def told(settings: Grammar) -> str:
    """Name, version and language, without loading anything; "" where it is not installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"Harper (harper-py {version('harper-py')}, {settings.language or 'any English'})"
    except PackageNotFoundError:
        return ""


class Harper:
    """The linter of one dialect. Making it loads a dictionary, which takes a quarter of a second."""

    def __init__(self, settings: Grammar) -> None:
        try:
            import harper
        except ImportError as error:
            reason = "harper-py is not installed" if isinstance(error, ModuleNotFoundError) else f"harper-py: {error}"
            raise EngineError(f"grammar: {reason}; pip install harper-py, or choose grammar.engine") from error
        dialects = {
            "en-US": harper.Dialect.AMERICAN, "en-GB": harper.Dialect.BRITISH,
            "en-CA": harper.Dialect.CANADIAN, "en-AU": harper.Dialect.AUSTRALIAN,
        }  # fmt: skip
        self._settings = settings
        self._linter = harper.Linter(dialects[settings.language or "en-US"])
        self._british = None if settings.language else lru_cache(maxsize=1)(partial(harper.Linter, dialects["en-GB"]))

    @property
    def told(self) -> str:
        return told(self._settings)

    def check(self, texts: Sequence[str]) -> Iterator[tuple[Mistake, ...]]:
        """One by one: it reads a thousand words in the time of a request, and nothing of one text meets another."""
        return (tuple(sorted(self._mistakes(text))) for text in texts)

    def _mistakes(self, text: str) -> list[Mistake]:
        found = []
        for rule, lints in self._linter.organized_lints(text, language="plaintext").items():
            if rule in _TASTE or rule.startswith("Expand"):  # "GB" and "min" are no mistakes
                continue
            for lint in lints:
                kind = lint.lint_kind
                if kind not in _SPELLING and kind not in _GRAMMAR and rule not in _MISTAKES:
                    continue
                if not (self._is_spelled(lint) if rule in _DICTIONARY else _is_fine(rule, lint, text)):
                    found.append(_mistake(rule, lint, text))
        return found

    def _is_spelled(self, lint: Any) -> bool:
        """Whether a word that the dictionary lacks is one that it need not have."""
        word = lint.problem_text
        written = [one.replacement_text for one in lint.suggestions]
        if f"{word}." in written:  # an abbreviation without its full stop
            return True
        if self._british and self._british().lint(word, language="plaintext") == []:
            return True
        if self._settings.language in _S_OR_Z and self._knows(_BRITISH.sub("z", word), word):
            return True
        if self._knows(_PREFIX.sub("", word, count=1), word) or self._knows(_PLURAL.sub("", word), word):
            return True
        return meant(word, written) is None

    def _knows(self, form: str, word: str) -> bool:
        """Whether the dictionary has `form`, which was made of `word`."""
        return form != word and not self._linter.lint(form, language="plaintext")

    def close(self) -> None:
        """Nothing was started."""


def _is_fine(rule: str, lint: Any, text: str) -> bool:
    """Whether a rule that is right for the most part objects to what it takes for something else."""
    start, end = lint.span.start, lint.span.end
    if rule == "AnA":  # "a FREE call", "an MOT": it depends on how the letters are read
        following = text[end:].split(maxsplit=1)[:1]
        return any(word.isupper() and len(word) > 1 for word in following)
    if rule == "PronounVerbAgreement":
        return _OBJECT.search(text, max(start - _FAR, 0), start) is not None
    if rule == "InterestedIn":  # "interested but busy"
        return lint.problem_text.lower() in _CONJUNCTIONS
    if rule == "InflectedVerbAfterTo":  # "a pilot to selected clinics"
        return bool(lint.problem_text.endswith("ed"))
    if rule == "PhrasalVerbAsCompoundNoun":
        return _VERB_NEXT.search(text, max(start - _FAR, 0), start) is None
    return bool(lint.message.startswith(_INITIALISM))


def _mistake(rule: str, lint: Any, text: str) -> Mistake:
    start, end = lint.span.start, lint.span.end
    message = _QUOTED.sub(r"“\1”", " ".join(lint.message.split()))
    suggestions = tuple(dict.fromkeys(_written(lint, one) for one in lint.suggestions))
    if rule in _DICTIONARY:
        suggestions = meant(text[start:end], suggestions) or ()
    if not text[start:end].strip():  # a word is missing between two others: it is shown with the one after it
        words = text[end:].split(maxsplit=1)[:1]
        start, end = end, end + len("".join(words))
        suggestions = tuple(f"{one.strip()} {text[start:end]}" for one in suggestions)
    if rule == _UNORDERED:
        message = "use the irregular form"
        suggestions = tuple(sorted(suggestions, key=lambda one: (len(one), one)))
    kind: Any = "spelling" if rule in _DICTIONARY else "grammar"
    return Mistake(start, end, kind, rule, message, suggestions[:_MOST_SUGGESTIONS], rule in _LEANING)


def _written(lint: Any, suggestion: Any) -> str:
    """The words that a suggestion puts in place of those that the lint points at."""
    kinds = type(suggestion.kind)
    if suggestion.kind == kinds.REMOVE:
        return ""
    text = str(suggestion.replacement_text)
    return lint.problem_text + text if suggestion.kind == kinds.INSERT_AFTER else text
