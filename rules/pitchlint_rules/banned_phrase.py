"""Words that the team agreed not to use."""

from __future__ import annotations

from collections.abc import Iterator

from pitchlint import Flag, Mail, Rule


def check(mail: Mail) -> Iterator[Flag]:
    """Flag every entry of the team's `ban.txt` files, with the better words where the file has them."""
    banned = mail.team.banned
    if banned is None:
        return
    for hit in mail.hits(banned):
        if mail.part_of(hit.span) not in ("signature", "quoted"):
            yield banned.flag(mail, hit)


RULE = Rule(
    id="banned-phrase",
    group="wording",
    title="Uses words your team has ruled out",
    check=check,
    covers_nearby=("boast", "empty-solution", "jargon", "vague-benefit"),
    rank=60,
)
