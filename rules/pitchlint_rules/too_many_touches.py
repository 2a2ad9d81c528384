"""More mails, calls and messages than anybody wants from a stranger."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Rule, Sequence, Step


def check(
    sequence: Sequence, *, most: int = 5, far_too_many: int = 7, most_in_window: int = 5, window: int = 21
) -> Iterator[Flag]:
    """Flag the first step too many: in all, or within any `window` days."""
    steps = sequence.steps
    if len(steps) > far_too_many:
        extra = steps[far_too_many]
        yield _flag(sequence, extra, f"is touch {far_too_many + 1} of {len(steps)}; nobody owes so many an answer",
                    f"end with step {most} at the latest, and say goodbye there")  # fmt: skip
        return
    for at in range(most_in_window, len(steps)):
        first, last = steps[at - most_in_window].day, steps[at].day
        if first is not None and last is not None and last - first < window:
            days = round(last - first) + 1
            message = f"is touch {most_in_window + 1} within {days} days"
            yield _flag(sequence, steps[at], message, f"spread them, or stop after {most_in_window}")._replace(
                severity="warning"
            )
            return
    if len(steps) > most:
        message = f"is touch {most + 1} of {len(steps)}"
        yield _flag(sequence, steps[most], message, f"say all that is new in {most}, and goodbye in the last")._replace(
            severity="warning"
        )


def _flag(sequence: Sequence, step: Step, message: str, advice: str) -> Flag:
    return Flag(None, message, advice, mail=sequence.mail_at(step), place=step.start)


RULE = Rule(
    id="too-many-touches",
    group="sequence",
    title="Writes and calls too often",
    check=check,
    severity="error",
    rank=35,
)
