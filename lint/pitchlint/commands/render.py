"""`pitchlint render`: one row's mail, as the sending tool would make it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pitchlint import prospects, suppress
from pitchlint.commands import CLEAN, FAILED
from pitchlint.commands.output import complain, say
from pitchlint.config import ConfigError, Configs
from pitchlint.fields.compiling import compile_template
from pitchlint.fields.template import Rendered
from pitchlint.mail import Mail
from pitchlint.readers import ReadError, read
from pitchlint.reporters.look import visible

if TYPE_CHECKING:
    from pitchlint.config import CommandLine


def run(template: Path, line: CommandLine, *, row: int | None, email: str | None, branch: int) -> int:
    """Print the mail, or mails, of `template` for one row of a list; return the exit code.

    `row` is the line on which the row begins, as findings name it ("leads.csv:214"); without it and without `email`
    the first row is taken. `branch` counts the alternatives of spintax from 0.
    """
    config = Configs(suppress.installed(), line).of(template)
    if config.prospects is None:
        raise ConfigError("--prospects: no list is given or configured; name one, as in --prospects leads.csv")
    try:
        drafts = read(template.as_posix(), template.read_bytes()).drafts
        shown = config.prospects.as_posix()
        listing = prospects.load(config.prospects, shown)
        record = _chosen(listing, row, email)
    except OSError as error:
        return _failed(template.as_posix(), None, f"cannot be read: {error.strerror}; check its path and permissions")
    except ReadError as error:
        return _failed(template.as_posix(), error.line, error.message)
    except prospects.ProspectError as error:
        return _failed(shown, error.line, error.message)
    if not drafts:
        return _failed(template.as_posix(), None, "holds no mail")
    columns = {"company" if name == "spoken_company" else name for name in listing.names}
    sure = True
    lines: list[str] = []
    for number, draft in enumerate(drafts, 1):
        mail = Mail(draft, config.team)
        subject, body = (
            compile_template(draft.passage(of).text, mail.dialects, columns).render(record.values, branch)
            for of in ("subject", "body")
        )
        if len(drafts) > 1:
            lines += [f"# {draft.title or f'Mail {number}'}", ""]
        lines += _mail(subject, body, has_subject=draft.subject is not None)
        sure = sure and subject.is_sure and body.is_sure
    say(visible(text) for text in lines)
    if not sure:
        complain("note: a condition cannot be told from the row; its first branch with words is shown")
    return CLEAN


def _chosen(listing: prospects.Listing, row: int | None, email: str | None) -> prospects.Record:
    """The row that is wanted. Raises `ProspectError` where there is none."""
    if email is not None:
        found = listing.by_email.get(email.strip().lower())
        if found is None:
            raise prospects.ProspectError(f"has no row with the e-mail address '{email}'")
        return found
    record = None
    first = last = 0
    for record in listing:
        if row is None or record.row.line == row:
            return record
        first, last = first or record.row.line, record.row.line
    if record is None:
        raise prospects.ProspectError("has no rows")
    message = f"has no row that begins on line {row}; rows begin on lines {first} to {last}, as findings name them"
    raise prospects.ProspectError(message)


def _mail(subject: Rendered, body: Rendered, *, has_subject: bool) -> Iterator[str]:
    if has_subject:
        yield f"Subject: {' '.join(subject.text.split())}"
        yield ""
    yield from body.text.strip("\n").split("\n")
    yield ""


def _failed(path: str, line: int | None, message: str) -> int:
    place = f"{path}:{line}" if line else path
    complain(f"error: {visible(f'{place}: {message}')}")
    return FAILED
