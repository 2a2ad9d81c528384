"""Grammar engines: texts with masked spans in, mistakes out, many texts at once.

An engine is started when it is first asked, asked for many texts in few requests, and remembers what it has read. Two
stand behind this interface: Harper, which runs in this process, and LanguageTool, a server.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from pitchlint.grammar.fill import filled

if TYPE_CHECKING:
    from pitchlint.mail import Grammar


_LONGEST = 5_000  # characters


class Text(NamedTuple):
    """A passage as an engine gets it. What stands at `masked` (half-open offsets, in order, apart) is not judged."""

    text: str
    masked: tuple[tuple[int, int], ...] = ()


class Mistake(NamedTuple):
    """What an engine objects to in a text, from `start` to `end` (half-open, code points).

    `rule` is the engine's own name for it; each of `suggestions`, the best first, replaces those words.
    """

    start: int
    end: int
    kind: Literal["spelling", "grammar"]
    rule: str
    message: str
    suggestions: tuple[str, ...] = ()
    leans: bool = False
    """Whether it rests on the word before or after it, as the choice of "a" or "an" does."""


class EngineError(Exception):
    """An engine that is missing or fails. The message is one line for the user: what is wrong, and what to do."""


class Engine(Protocol):
    """What stands behind `mistakes`. `told` names engine, version and where it runs."""

    @property
    def told(self) -> str: ...

    def check(self, texts: Sequence[str]) -> Iterator[tuple[Mistake, ...]]:
        """The mistakes of each text, in order of place, as they come in. Raises `EngineError`."""
        ...

    def close(self) -> None: ...


class _Asked:
    """One engine as configured: started at the first question, asked no more once it has failed."""

    def __init__(self, settings: Grammar) -> None:
        self.settings = settings
        self.engine: Engine | None = None
        self.failure: EngineError | None = None
        self.known: dict[str, tuple[Mistake, ...]] = {}

    def ask(self, texts: Sequence[str]) -> list[tuple[Mistake, ...]]:
        new = [text for text in dict.fromkeys(texts) if text not in self.known]
        if new:
            if self.failure:
                raise self.failure
            try:
                if self.engine is None:
                    self.engine = _engine(self.settings)
                self.known.update(zip(new, self.engine.check(new), strict=True))  # what comes before a failure is kept
            except EngineError as error:
                self.failure = error
                raise
        return [self.known[text] for text in texts]


_asked: dict[Grammar, _Asked] = {}


def mistakes(settings: Grammar, texts: Sequence[Text]) -> list[tuple[Mistake, ...]]:
    """What the configured engine objects to in each of `texts`, in order of place. Raises `EngineError`.

    An engine that has failed is not asked again, and raises the same error for everything that it has not read. Texts
    of more than 5,000 characters, which are no paragraphs, are not read: one could keep a server from answering.
    """
    asked = _asked.setdefault(settings, _Asked(settings))
    worded = [text for text in texts if len(text.text) <= _LONGEST and any(map(str.isalpha, text.text))]
    found = dict(zip(worded, asked.ask([filled(text.text, text.masked) for text in worded]), strict=True))
    return [tuple(one for one in found.get(text, ()) if not _is_masked(text, one)) for text in texts]


def told(settings: Grammar) -> str:
    """The engine that reads for `settings`, with version and place; "" where none does, or a server was not asked."""
    asked = _asked.get(settings)
    if asked and asked.engine and asked.known:
        return asked.engine.told
    if settings.engine == "languagetool" or (asked and asked.failure):
        return ""
    from pitchlint.grammar.harper import told as harper

    return harper(settings)


def try_again() -> None:
    """Start anew where an engine has failed: what was wrong may be mended by now."""
    if any(asked.failure for asked in _asked.values()):
        close()


def close() -> None:
    """Stop what was started. Engines start again when they are asked again."""
    while _asked:
        _, asked = _asked.popitem()
        if asked.engine:
            asked.engine.close()


def _is_masked(text: Text, mistake: Mistake) -> bool:
    """Whether a mistake touches what is masked, or rests on a word beside it that is masked or of another language."""
    first, last = mistake.start, mistake.end
    if mistake.leans:
        first -= len(text.text[:first]) - len(text.text[:first].rstrip()) + 1
        last += len(text.text[last:]) - len(text.text[last:].lstrip()) + 1
        following = text.text[last - 1 :].split(maxsplit=1)[:1]
        if any(letter.isalpha() and not letter.isascii() for letter in "".join(following)):
            return True
    return any(start < last and first < stop for start, stop in text.masked)


def _engine(settings: Grammar) -> Engine:
    if settings.engine == "languagetool":
        from pitchlint.grammar.languagetool import LanguageTool

        return LanguageTool(settings)
    from pitchlint.grammar.harper import Harper

    return Harper(settings)
