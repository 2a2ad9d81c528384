"""Two mails of a sequence that begin alike: a check that takes the whole sequence."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Rule, Sequence


def check(sequence: Sequence, *, words: int = 4) -> Iterator[Flag]:
    """Flag a mail whose first `words` words after the greeting are those of an earlier one."""
    begun: dict[str, int] = {}
    for step in sequence.steps:
        for mail in step.mails[:1]:  # variants of one step may begin alike
            for opening in mail.parts.paragraphs[:1]:
                first = [word for word in mail.words if opening.start <= word.start < opening.end][:words]
                said = " ".join(mail.body[word.start : word.end] for word in first)
                if len(first) == words and said.lower() in begun:
                    message = f"begins “{said}”, as step {begun[said.lower()]} does"
                    span = first[0]._replace(end=first[-1].end)
                    yield Flag(span, message, "open with what is new in this mail", mail=mail)
                begun.setdefault(said.lower(), step.number)


RULE = Rule(
    id="example/same-opening", group="sequence", title="Begins two mails alike", severity="warning", check=check
)
