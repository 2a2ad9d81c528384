"""Which language a mail is in, by its commonest small words: enough to know when English rules must be silent."""

from __future__ import annotations

from pitchlint.draft import MASK
from pitchlint.patterns import late

# the small words that no long mail in the language does without, and that are rare in the others
_SMALL_WORDS = {
    "en": "the and to of you your is are we our for with that this it have was on would be not can i my if but from at",
    "fr": "le la les des et est une vous votre vos nous notre pour que qui dans avec sur pas je mon au aux ce cette du",
    "de": "der die das und ist ein eine sie ihr ihre wir uns für mit nicht auf den dem zu von ich haben sich im wie",
    "es": "el la los las y es una que usted su sus nos nuestro para con por en del se le como pero mi más",
    "it": "il la gli che di e è una per con non le vi vostro nostra del della sono si come ma nel",
    "pt": "o os que de e é uma você seu sua nosso para com não em da por se mais como mas",
    "nl": "de het een en is u uw wij onze voor met dat niet van te op ik hebben zijn bij ook maar naar",
    "sv": "och att det som en är du din vi vår för med inte på av ni er har jag till",
    "da": "og at det som en er du din vi vores for med ikke på af har jeg til",
    "pl": "w na z się że jest nie dla państwa jak od czy po nas oraz",
}
_SETS = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_WORD = late(r"[^\W\d_]+")
_FEWEST = 12  # words; shorter texts are taken for English


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language of `text`, "und" for a script none of ours is written in, "en" in doubt."""
    words = _WORD.findall(text.lower())
    if len(words) < _FEWEST:
        return "en"
    letters = "".join(words)
    if sum(map(_is_foreign, letters)) > 0.5 * len(letters):
        return "und"
    counts = {language: sum(word in known for word in words) for language, known in _SETS.items()}
    if counts["en"] >= 0.15 * len(words):
        return "en"
    best = max(counts, key=lambda language: counts[language])
    # twice as many as in English: a mail of names and figures has few small words of any language
    return best if counts[best] > max(3, 2 * counts["en"]) else "en"


def _is_foreign(letter: str) -> bool:
    """Whether a letter is none of the Latin script, nor a masked merge field."""
    return letter > "\u02ff" and not "\u1e00" <= letter <= "\u1eff" and letter != MASK
