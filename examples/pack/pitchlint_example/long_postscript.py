"""A postscript that is a second mail."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule, Span


def check(mail: Mail, *, most: int = 40) -> Iterator[Flag]:
    """Flag a postscript of more than `most` words."""
    for block in mail.parts.postscript:
        words = [word for word in mail.words if block.start <= word.start < block.end]
        if len(words) > most:
            beyond = Span(words[most].start, block.end)
            yield Flag(beyond, f"the postscript has {len(words)} words", "keep one thought in it")


RULE = Rule(id="example/long-postscript", group="shape", title="Sends a second mail after the first", check=check)
