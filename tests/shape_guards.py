"""What a shape looks for first must stand wherever its patterns match."""

from __future__ import annotations

from collections.abc import Iterable

from pitchlint_rules.shapes import Shapes, plain


def hidden(shapes: Shapes, wordings: Iterable[str]) -> list[tuple[str, str]]:
    """The shapes, by the words that they wait for, that would match a wording in which these are missing."""
    texts = [plain(wording.replace("|", "")) for wording in wordings]
    return [
        (shape.seen, text)
        for shape in shapes.all
        for text in texts
        if shapes.compiled(shape).search(text)
        and not all(any(word in text for word in group.split("|")) for group in shape.seen.split(" & "))
    ]
