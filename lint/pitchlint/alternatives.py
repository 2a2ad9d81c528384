"""Mails whose parts say the same in several forms, as text and as HTML: what is wrong in one is mended in all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pitchlint.draft import Draft
from pitchlint.finding import Finding
from pitchlint.linter import lint
from pitchlint.mail import Mail
from pitchlint.rule import ActiveRule
from pitchlint.stamping import draft_name

_Key = tuple[str, str, str]


def lint_alternatives(mail: Mail, rules: Sequence[ActiveRule], found: Sequence[Finding]) -> list[Finding]:
    """What was `found` on the mail's text, with what its other parts say of it, and what is wrong only in these.

    A fault that stands in several parts is one finding, which names the others, and its fix writes to all of them; one
    that cannot is only shown. Checks that fail on another part are not named.
    """
    all_found = list(found)
    for part in mail.draft.alternatives:
        all_found = _with(mail, part, rules, all_found)
    return all_found


def _with(mail: Mail, part: Draft, rules: Sequence[ActiveRule], found: Sequence[Finding]) -> list[Finding]:
    there: dict[_Key, list[Finding]] = {}
    draft = mail.draft._replace(body=part.body, links=part.links, alternatives=())
    for finding in lint(mail.with_draft(draft), rules)[0]:
        if finding.text and _stands_in(part, finding):
            there.setdefault(_key(finding), []).append(finding)
    joined: list[Finding] = []
    for finding in found:
        same = there.get(_key(finding))
        if same:
            joined.append(_joined(finding, same.pop(0), part))
        elif finding.fix and (line := _line_of(part, finding.text)):
            only_shown = finding.fix._replace(applicability="display")
            joined.append(_named(finding._replace(fix=only_shown), line, part))
        else:
            joined.append(finding)
    name, body = draft_name(mail), _plain(mail.draft.body.text)
    spoken = {finding.rule for finding in found}
    for finding in (one for left in there.values() for one in left):
        words = _plain(finding.context)
        # where the text has the same sentence, its rules have spoken; and of whole sentences one is enough
        if words not in body and not (finding.rule in spoken and _plain(finding.text) == words):
            joined.append(finding._replace(draft=name))
    return joined


def _joined(finding: Finding, other: Finding, part: Draft) -> Finding:
    """One finding of the same fault in two parts."""
    fix = finding.fix
    if fix and other.fix:
        applicability = max(fix.applicability, other.fix.applicability, key=("safe", "unsafe", "display").index)
        fix = fix._replace(
            applicability=applicability, edits=fix.edits + other.fix.edits, reads=fix.reads + other.fix.reads
        )
    elif fix:
        fix = fix._replace(applicability="display")
    return _named(finding._replace(fix=fix), other.line, part)


def _named(finding: Finding, line: int, part: Draft) -> Finding:
    kind = "HTML" if "html" in part.body.layers else "other"
    return finding._replace(message=f"{finding.message} (also in the {kind} part, line {line})")


def _stands_in(part: Draft, finding: Finding) -> bool:
    """Whether a finding is about the body of a part, not about the subject, which all share."""
    at = part.source.offset(finding.line) + finding.column - 1
    return part.body.starts[0] <= at < part.body.ends[-1]


def _line_of(part: Draft, words: str) -> int | None:
    """The line of the file on which a part has these words, None where it lacks them."""
    spelled = r"\s+".join(map(re.escape, words.split()))
    found = re.search(rf"(?<!\w){spelled}(?!\w)", part.body.text) if spelled else None
    return part.source.position(part.body.starts[found.start()]).line if found else None


def _key(finding: Finding) -> _Key:
    return finding.rule, _plain(finding.text), _plain(finding.message)


def _plain(text: str) -> str:
    return " ".join(text.split())
