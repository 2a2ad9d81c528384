"""LanguageTool, a server: one that we start, one that runs, or the public one where the user says so."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from pitchlint.grammar import EngineError, Mistake
from pitchlint.grammar.http import Connection

if TYPE_CHECKING:
    from pitchlint.grammar.server import Server
    from pitchlint.mail import Grammar

PUBLIC = "https://api.languagetool.org"
# Categories of taste; pitchlint judges style, typography is nobody's business in a mail
_TASTE_CATEGORIES = (
    "STYLE", "TYPOGRAPHY", "REDUNDANCY", "PLAIN_ENGLISH", "REPETITIONS_STYLE", "CREATIVE_WRITING", "TEXT_ANALYSIS",
    "WIKIPEDIA", "GENDER_NEUTRALITY", "MISUSED_TERMS_EU_PUBLICATIONS",
)  # fmt: skip
# what looks beyond a paragraph, so that a finding would depend on what else is in the request; and commas, hyphens and
# capitals that careful writers set either way
_TASTE_RULES = (
    "UPPERCASE_SENTENCE_START", "EN_UNPAIRED_BRACKETS", "EN_UNPAIRED_QUOTES", "UNLIKELY_OPENING_PUNCTUATION",
    "EN_WORD_COHERENCY", "ENGLISH_WORD_REPEAT_BEGINNING_RULE", "WHITESPACE_RULE", "PUNCTUATION_PARAGRAPH_END",
    "COMMA_COMPOUND_SENTENCE", "COMMA_COMPOUND_SENTENCE_2", "PRP_COMMA", "LC_AFTER_PERIOD", "ANY_MORE",
    "MISSING_COMMA_AFTER_INTRODUCTORY_PHRASE", "EN_COMPOUNDS", "MARK_COMPOUNDS", "WANT_THAT_I", "CD_NN",
)  # fmt: skip
_DICTIONARY = ("MORFOLOGIK_RULE", "HUNSPELL_RULE")  # the rules that know words one by one
_STYLE_ISSUES = frozenset({"style", "register", "whitespace"})
_VARIANT_ISSUE = "locale-violation"  # British where American is asked, and the other way round
_VARIANTS = ("British English", "American English", "Canadian English", "Australian English")
_LEANING = frozenset({
    "EN_A_VS_AN", "HE_VERB_AGR", "SINGULAR_NOUN_ADV_AGREEMENT", "SINGULAR_NOUN_VERB_AGREEMENT",
})  # fmt: skip
_BETWEEN = "\n\n"  # a paragraph's end: no sentence goes over it
_MOST_TEXTS, _MOST_CHARACTERS = (
    160,
    15_000,
)  # a request: twenty mails, and less than the 20,000 the public service takes
_MOST_SUGGESTIONS = 5


class LanguageTool:
    """A server's client. Making it starts a server, unless one is named."""

    def __init__(self, settings: Grammar) -> None:
        self._settings = settings
        self._server: Server | None = None
        if settings.public or settings.server:
            self._connection = Connection(PUBLIC if settings.public else settings.server, settings.timeout)
        else:
            from pitchlint.grammar.server import Server

            self._server = Server(settings.timeout, settings.download)
            self._connection = Connection(self._server.address, settings.timeout)
        self._version = ""

    @property
    def told(self) -> str:
        where = "started here" if self._server else f"at {self._connection.address}"
        return f"LanguageTool {self._version}".rstrip() + f" ({where}, {self._settings.language or 'any English'})"

    def check(self, texts: Sequence[str]) -> Iterator[tuple[Mistake, ...]]:
        """In requests of many texts each, cut at paragraphs, so that none depends on its neighbours."""
        for batch in _batches(texts):
            yield from self._answer(batch)

    def _answer(self, texts: Sequence[str]) -> list[tuple[Mistake, ...]]:
        joined = _BETWEEN.join(texts)
        asked = {
            "language": self._settings.language or "en-US",
            "text": joined,
            "disabledCategories": ",".join(_TASTE_CATEGORIES),
            "disabledRules": ",".join(_TASTE_RULES),
        }
        try:
            answer = self._connection.json("check", asked)
        except (OSError, EngineError) as error:
            death = self._server.death() if self._server else None
            if death:
                raise EngineError(f"grammar: {death}") from error
            if isinstance(error, EngineError):
                raise
            reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
            raise EngineError(
                f"grammar: nobody answers at {self._connection.address} ({reason}); start LanguageTool there, "
                "or correct grammar.server"
            ) from error
        self._version = str(answer["software"].get("version", ""))
        try:
            return _apart(texts, joined, self._mistakes(answer["matches"]))
        except (LookupError, TypeError, ValueError) as error:
            raise EngineError(
                f"grammar: LanguageTool {self._version} at {self._connection.address} answers in an unknown form "
                f"({type(error).__name__}: {error})"
            ) from error

    def _mistakes(self, matches: Any) -> Iterator[Mistake]:
        """The matches that are mistakes, at their offsets in UTF-16."""
        for match in matches:
            rule = match["rule"]
            issue = rule["issueType"]
            message = " ".join(str(match["message"]).split())
            is_variant = issue == _VARIANT_ISSUE or any(name in message for name in _VARIANTS)
            if issue in _STYLE_ISSUES or (is_variant and not self._settings.language):
                continue
            yield Mistake(
                int(match["offset"]), int(match["offset"]) + int(match["length"]),
                "spelling" if str(rule["id"]).startswith(_DICTIONARY) else "grammar", str(rule["id"]), message,
                tuple(str(one["value"]) for one in match["replacements"][:_MOST_SUGGESTIONS]),
                rule["id"] in _LEANING,
            )  # fmt: skip

    def close(self) -> None:
        self._connection.close()
        if self._server:
            self._server.close()


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and (len(batch) >= _MOST_TEXTS or size + len(text) > _MOST_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text) + len(_BETWEEN)
    if batch:
        yield batch


def _apart(texts: Sequence[str], joined: str, mistakes: Iterator[Mistake]) -> list[tuple[Mistake, ...]]:
    """Mistakes of the joined text, each to its own, at offsets in code points."""
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + len(_BETWEEN))
    place = _code_points(joined)
    found: list[list[Mistake]] = [[] for _ in texts]
    for one in mistakes:
        start, end = place(one.start), place(one.end)
        number = bisect_right(starts, start) - 1
        if start - starts[number] < len(texts[number]) and end - starts[number] <= len(texts[number]):
            found[number].append(one._replace(start=start - starts[number], end=end - starts[number]))
    return [tuple(sorted(ours)) for ours in found]


def _code_points(text: str) -> Any:
    """From an offset in UTF-16, in which Java counts, to one in code points."""
    if text.isascii() or max(text) <= "\uffff":
        return lambda offset: offset
    starts, at = [], 0
    for character in text:
        starts.append(at)
        at += 1 + (character > "\uffff")
    return lambda offset: bisect_right(starts, offset) - 1 if offset < at else len(text)
