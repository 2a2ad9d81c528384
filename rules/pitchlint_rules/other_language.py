"""Says that a mail is not in English, and that its words were not judged."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule

_NAMES = {
    "da": "Danish", "de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "nl": "Dutch", "pl": "Polish",
    "pt": "Portuguese", "sv": "Swedish",
}  # fmt: skip


def check(mail: Mail) -> Iterator[Flag]:
    """Flag a mail whose prose is not English, once."""
    if mail.language == "en":
        return
    name = _NAMES.get(mail.language, "another language")
    yield Flag(
        None, f"reads as {name}, so only fields, names and dates were checked", "say `lang: en` if it is English"
    )


RULE = Rule(
    id="other-language",
    group="language",
    title="Not in English: words not judged",
    check=check,
    severity="info",
    rank=90,
)
