"""Findings under the mail they are about, the gravest first, nothing cut."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pitchlint.reporters.frame import frame
from pitchlint.reporters.look import Look, plain
from pitchlint.reporters.mails import by_mail, cells, folded, header, row_lines

if TYPE_CHECKING:
    from pitchlint.report import Report


def lines(report: Report, look: Look) -> Iterator[str]:
    """A block for each mail with something to show, each with an empty line after it."""
    for mail in by_mail(report, info=look.info):
        if not mail.points:
            continue
        yield header(mail, look)
        for point, first in zip(mail.points, cells(mail.points), strict=True):
            yield from row_lines(point, plain(point.lead.sentence), first, 99, look)
            if look.source:
                yield from frame(report.sources.get(mail.draft.path), point.lead, look, "      ")
        yield from folded(0, mail, look)
        yield ""
