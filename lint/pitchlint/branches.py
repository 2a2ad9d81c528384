"""The further branches of spintax, as drafts of their own: each alternative is read once, as some reader will."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint.draft import Draft, Passage
from pitchlint.fields.compiling import compile_template
from pitchlint.fields.template import Template
from pitchlint.readers.pieces import Piece, composed

MOST = 8  # branches of one draft; more would say little that these do not
_MOST_READ = 100_000  # code points that all branches of a draft may have, of which a person writes a tenth


def branches(draft: Draft) -> Iterator[Draft]:
    """`draft` with other alternatives taken than the first ones; merge fields stay as written."""
    passages = [passage for passage in (draft.subject, draft.body) if passage]
    templates = {passage.text: compile_template(passage.text, columns=()) for passage in passages}
    count = max(len(template.branches(MOST)) for template in templates.values())
    count = min(count, max(2, _MOST_READ // (sum(map(len, templates)) + 1)))
    for number in range(1, count):
        subject = draft.subject and _taken(draft.subject, templates[draft.subject.text], number)
        yield draft._replace(subject=subject, body=_taken(draft.body, templates[draft.body.text], number))


def _taken(passage: Passage, template: Template, number: int) -> Passage:
    known = template.branches(MOST)
    rendered = template.render({}, known[number % len(known)])
    return composed((Piece(text, start, end) for text, start, end, _ in rendered.pieces), passage)
