"""Mails made from text, for tests."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from pitchlint.draft import Draft, Passage, Source
from pitchlint.mail import NO_TEAM, Mail, Team
from pitchlint.phrases import Matcher, Phrases

TODAY = datetime.date(2026, 3, 2)


def mail(
    body: str,
    *lists: Phrases,
    subject: str | None = None,
    kind: str | None = "first",
    prospect: Mapping[str, str] | None = None,
    team: Team = NO_TEAM,
) -> Mail:
    """A mail whose source is its subject's line, if it has one, and its body."""
    head = "" if subject is None else f"{subject}\n"
    source = Source("draft.txt", head + body)
    passage = None if subject is None else Passage.verbatim(source.text, 0, len(subject))
    draft = Draft(source, Passage.verbatim(source.text, len(head), len(source.text)), passage, kind=kind)
    return Mail(draft, team, Matcher(lists), prospect or {}, (), TODAY)
