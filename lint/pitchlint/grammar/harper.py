"""Harper, in this process, through harper-py. It needs neither Java nor a network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from pitchlint.grammar import EngineError, Mistake

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
    "CompoundNouns", "Dashes", "DayOneNames", "DisjointPrefixes", "EllipsisLength", "Everyone", "FindOut",
    "GoogleNames",
    "HyphenateNumberDay", "LongSentences", "MassNouns", "MergeWords", "MissingPreposition",
    "MissingTo", "ModalBeAdjective", "NoFrenchSpaces",
    "NumericRangeEnDash", "OkToOkay", "OrthographicConsistency", "OutOfDate", "OxfordComma", "QuoteSpacing", "RoadMap",
    "SentenceCapitalization", "Spaces", "Therein", "UnclosedQuotes", "UseEllipsisCharacter", "Worldwide",
})  # fmt: skip
# a long word is two only if one of them is as common as these; else it is a term that the dictionary lacks
_RUN_TOGETHER = frozenset(
    "a an and as at be by do for from his i if in is it my no not of on or so that the their to we with you".split()
)
_SHORTEST_PART = 2  # letters; "complan ed" is no word of two parts
_LEANING = frozenset({"AnA", "PronounVerbAgreement"})
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
                if rule in _DICTIONARY and self._is_british(lint.problem_text):
                    continue
                if rule == "SplitWords" and not any(_is_no_term(one.replacement_text) for one in lint.suggestions):
                    continue
                if kind in _SPELLING or kind in _GRAMMAR or rule in _MISTAKES:
                    found.append(Mistake(
                        lint.span.start, lint.span.end, "spelling" if rule in _DICTIONARY else "grammar", rule,
                        " ".join(lint.message.replace("`", "").split()),
                        tuple(dict.fromkeys(_written(lint, one) for one in lint.suggestions))[:_MOST_SUGGESTIONS],
                        rule in _LEANING,
                    ))  # fmt: skip
        return found

    def _is_british(self, word: str) -> bool:
        """Whether a word that American English lacks is a British one, where both may be written."""
        return self._british is not None and not self._british().lint(word, language="plaintext")

    def close(self) -> None:
        """Nothing was started."""


def _written(lint: Any, suggestion: Any) -> str:
    """The words that a suggestion puts in place of those that the lint points at."""
    kinds = type(suggestion.kind)
    if suggestion.kind == kinds.REMOVE:
        return ""
    text = str(suggestion.replacement_text)
    return lint.problem_text + text if suggestion.kind == kinds.INSERT_AFTER else text


def _is_no_term(words: str) -> bool:
    """Whether a word that Harper would split is none of the trade, as "chargeback" is."""
    return any(len(word) <= _SHORTEST_PART or word in _RUN_TOGETHER for word in words.lower().split())
