"""LanguageTool, a server: one that we start, one that runs, or the public one where the user says so."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pitchlint.grammar import EngineError, Mistake
from pitchlint.grammar.compounds import meant
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
# what looks beyond a paragraph, so that a finding would depend on what else is in the request, or at today's date; and
# commas, capitals and turns of speech that careful writers set either way
_TASTE_RULES = (
    "UPPERCASE_SENTENCE_START", "EN_UNPAIRED_BRACKETS", "EN_UNPAIRED_QUOTES", "UNLIKELY_OPENING_PUNCTUATION",
    "EN_WORD_COHERENCY", "ENGLISH_WORD_REPEAT_BEGINNING_RULE", "WHITESPACE_RULE", "PUNCTUATION_PARAGRAPH_END",
    "LC_AFTER_PERIOD", "ANY_MORE", "EN_COMPOUNDS", "MARK_COMPOUNDS", "WANT_THAT_I", "CD_NN", "HYPHEN_TO_EN",
    "FULL_TIME", "IN_FACEBOOK", "WIFI", "EN_DATE_WEEKDAY_CURRENTYEAR",
)  # fmt: skip
# the hundreds about hyphens, words written as one or as two, and commas
_TASTE_ENDINGS = ("_HYPHEN", "_COMPOUND", "_COMPOUNDS", "_COMMA")
_TASTE_BEGINNINGS = ("COMMA_COMPOUND_", "MISSING_COMMA_", "NO_COMMA_")
_FORMAL = "In formal written English"  # what it says of "a couple days"
_DICTIONARY = ("MORFOLOGIK_RULE", "HUNSPELL_RULE")  # the rules that know words one by one
_STYLE_ISSUES = frozenset({"style", "register", "whitespace"})
_VARIANT_ISSUE = "locale-violation"  # British where American is asked, and the other way round
_VARIANTS = ("British English", "American English", "Canadian English", "Australian English")
_LEANING = frozenset({
    "EN_A_VS_AN", "HE_VERB_AGR", "SINGULAR_NOUN_ADV_AGREEMENT", "SINGULAR_NOUN_VERB_AGREEMENT",
})  # fmt: skip
_BETWEEN = "\n\n"  # a paragraph's end: no sentence goes over it
# a request: twenty mails, and less than the 20,000 characters that the public service takes
_MOST_TEXTS, _MOST_CHARACTERS = 160, 15_000
_MOST_SUGGESTIONS = 5


class LanguageTool:
    """A client of a server: of the one that is named, else of that of this process, which making it starts."""

    def __init__(self, settings: Grammar) -> None:
        self._settings = settings
        self._server: Server | None = None
        address = PUBLIC if settings.public else settings.server
        if not address:
            from pitchlint.grammar.server import started

            self._server = started(settings.timeout, settings.download)
            address = self._server.address
        self._connection = Connection(address, settings.timeout)
        self._version = ""
        self._is_british: dict[str, bool] = {}  # words that American English lacks

    @property
    def told(self) -> str:
        where = "started here" if self._server else f"at {self._connection.address}"
        where += ", the public service, which gets the drafts" if self._settings.public else ""
        return f"LanguageTool {self._version}".rstrip() + f" ({where}, {self._settings.language or 'any English'})"

    def check(self, texts: Sequence[str]) -> Iterator[tuple[Mistake, ...]]:
        """In requests of many texts each, cut at paragraphs, so that none depends on its neighbours."""
        taste = {"disabledCategories": ",".join(_TASTE_CATEGORIES), "disabledRules": ",".join(_TASTE_RULES)}
        for batch in _batches(texts):
            found = self._answer(batch, {"language": self._settings.language or "en-US", **taste})
            yield from found if self._settings.language else self._in_any_english(batch, found)

    def _in_any_english(
        self, texts: Sequence[str], found: Sequence[tuple[Mistake, ...]]
    ) -> Iterator[tuple[Mistake, ...]]:
        """The mistakes without British words that American English lacks: "labour-saving"."""
        spelled = [
            text[one.start : one.end]
            for text, ours in zip(texts, found, strict=True)
            for one in ours
            if one.kind == "spelling"
        ]
        new = [word for word in dict.fromkeys(spelled) if word not in self._is_british]
        if new:
            asked = {"language": "en-GB", "enabledOnly": "true", "enabledRules": "MORFOLOGIK_RULE_EN_GB"}
            answers = self._answer(new, asked)
            self._is_british.update({word: not wrong for word, wrong in zip(new, answers, strict=True)})
        for text, ours in zip(texts, found, strict=True):
            yield tuple(
                one for one in ours if one.kind != "spelling" or not self._is_british[text[one.start : one.end]]
            )

    def _answer(self, texts: Sequence[str], how: Mapping[str, str]) -> list[tuple[Mistake, ...]]:
        joined = _BETWEEN.join(texts)
        try:
            answer = self._connection.json("check", {"text": joined, **how})
        except (OSError, EngineError) as error:
            death = self._server.death() if self._server else None
            if death:
                raise EngineError(f"grammar: {death}") from error
            if isinstance(error, EngineError):
                raise
            reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
            way = "try later" if self._settings.public else "start LanguageTool there, or correct grammar.server"
            raise EngineError(f"grammar: nobody answers at {self._connection.address} ({reason}); {way}") from error
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
            name, issue = str(match["rule"]["id"]), match["rule"]["issueType"]
            message = " ".join(str(match["message"]).split())
            is_variant = issue == _VARIANT_ISSUE or any(english in message for english in _VARIANTS)
            if issue in _STYLE_ISSUES or (is_variant and not self._settings.language):
                continue
            if name.endswith(_TASTE_ENDINGS) or name.startswith(_TASTE_BEGINNINGS) or _FORMAL in message:
                continue
            kind: Any = "spelling" if name.startswith(_DICTIONARY) else "grammar"
            suggestions = tuple(str(one["value"]) for one in match["replacements"][:_MOST_SUGGESTIONS])
            start = int(match["offset"])
            yield Mistake(start, start + int(match["length"]), kind, name, message, suggestions, leans=name in _LEANING)

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
            suggestions = meant(joined[start:end], one.suggestions) if one.kind == "spelling" else one.suggestions
            if suggestions is not None:
                start, end = start - starts[number], end - starts[number]
                found[number].append(one._replace(start=start, end=end, suggestions=suggestions))
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
