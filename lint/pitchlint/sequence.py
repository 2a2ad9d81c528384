"""A sequence as checks see it: steps in order, each with the mails of its variants."""

import datetime
from typing import NamedTuple

from pitchlint.draft import Place
from pitchlint.mail import Mail, Team


class Step(NamedTuple):
    """One step. The parts that it shares with `draft.PlannedStep` mean the same; `mails` are its variants.

    `start` is an empty stretch: what concerns a whole step has no words to point at.
    """

    number: int
    start: Place
    channel: str
    day: float | None
    date: datetime.date | None
    timing: Place | None
    mails: tuple[Mail, ...]

    @property
    def place(self) -> Place:
        """Where a finding on the step's timing points: at its delay or date, else at its first line."""
        return self.timing or self.start


class Sequence(NamedTuple):
    """Steps in order; `mails` are those of all steps, of which there is at least one."""

    title: str
    steps: tuple[Step, ...]
    mails: tuple[Mail, ...]
    team: Team
    today: datetime.date

    def mail_at(self, step: Step) -> Mail:
        """The mail whose finding a flag on `step` becomes: its first variant, else the nearest mail."""
        at = self.steps.index(step)
        for near in (*self.steps[at::-1], *self.steps[at:]):
            if near.mails:
                return near.mails[0]
        return self.mails[0]
