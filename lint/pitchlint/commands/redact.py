"""`--redact`: the names, addresses and companies of prospects are left out of a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pitchlint.config import Configs
from pitchlint.finding import DraftName, Finding
from pitchlint.mail import Mail
from pitchlint.prospects import ProspectError, load, recipients
from pitchlint.readers import ReadError, read

if TYPE_CHECKING:
    from pitchlint.config import CommandLine
    from pitchlint.draft import Draft
    from pitchlint.report import CheckedDraft, Problem, Report

NAME, COMPANY, ADDRESS, EMAIL = "[name]", "[company]", "[address]", "[email]"
_LABELS = (NAME, COMPANY, ADDRESS, EMAIL)
_PEOPLE = ("name", "first_name", "middle_name", "last_name", "nickname", "referrer")
_COMPANIES = ("company", "registered_company")
_ADDRESSES = ("phone", "website", "domain", "linkedin", "address")
_EMAIL = re.compile(r"[^\s<>(),;:\"'“”‘’\[\]{}|]+@[\w-]+(?:\.[\w-]+)+")
_WORD = re.compile(r"[^\W_]+")
_FULL_NAME = re.compile(r"\[name\](?: \[name\])+")
_QUOTED = re.compile(r"“[^”]*”?")
_GAP = 3  # characters that may stand between two words of a name: "O'Brien", "Hollis & Sons"
_NO_NAMES = frozenset(  # of what a greeting says, and first words of companies
    "a all an afternoon colleague colleagues day dear dr evening everybody everyone first folks friend friends good "
    "greetings hello hey hi madam morning mr mrs ms my new our prof sir team the there".split()
)
_MOST_SIBLINGS = 40  # files of a folder that may be steps of one sequence


class Names(NamedTuple):
    """What is left out: words in lower case and what stands for them, the longest first, by their first word."""

    by_word: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    def masked(self, text: str, *, everywhere: bool = True) -> str:
        """`text` without names. Else than `everywhere`, what is in small letters is a name only in quotation marks."""
        text = _EMAIL.sub(EMAIL, text)
        words = [(found[0].lower(), *found.span()) for found in _WORD.finditer(text)]
        if not any(word in self.by_word for word, _, _ in words):
            return text
        quotes = [found.span() for found in _QUOTED.finditer(text)]
        pieces, kept, at = [], 0, 0
        while at < len(words):
            number, label = self._name_at(text, words, at)
            if number:
                start, end = words[at][1], words[at + number - 1][2]
                meant = everywhere or label == ADDRESS or not text[start:end].islower()
                meant = meant or any(first <= start < last for first, last in quotes)
                if meant and text[max(start - 1, 0) : end + 1] not in _LABELS:
                    pieces += [text[kept:start], label]
                    kept = end
                at += number
            else:
                at += 1
        return _FULL_NAME.sub(NAME, "".join([*pieces, text[kept:]]))

    def _name_at(self, text: str, words: list[tuple[str, int, int]], at: int) -> tuple[int, str]:
        """How many of `words` from `at` on are a name, and what stands for it."""
        for name, label in self.by_word.get(words[at][0], ()):
            found = words[at : at + len(name)]
            if tuple(word for word, _, _ in found) == name and all(
                after[1] - before[2] <= _GAP and "\n" not in text[before[2] : after[1]]
                for before, after in pairwise(found)
            ):
                return len(name), label
        return 0, ""


def redacted(report: Report, line: CommandLine) -> Report:
    """`report` without the names, companies and addresses of the records that its drafts and lists hold.

    Rules about names quote what a record does not hold, too, so all that they quote is left out. File names stay.
    """
    about_names = frozenset(rule.id for rule in report.catalogue.rules if rule.group == "names")
    misspelled = (word for one in report.findings if one.rule in about_names for word in _capital(one.text))
    names = _names((*_values(report, line), *(("first_name", word) for word in misspelled)))

    def problems(told: Iterable[Problem]) -> tuple[Problem, ...]:
        return tuple(one._replace(message=names.masked(one.message, everywhere=False)) for one in told)

    def called(name: DraftName) -> DraftName:
        return name._replace(title=names.masked(name.title)) if name.title else name

    def checked(drafts: Iterable[CheckedDraft]) -> tuple[CheckedDraft, ...]:
        return tuple(
            draft._replace(
                name=called(draft.name), praise=tuple(names.masked(one, everywhere=False) for one in draft.praise)
            )
            for draft in drafts
        )

    return report._replace(
        drafts=checked(report.drafts),
        lists=checked(report.lists),
        findings=tuple(
            _without(finding, names, finding.rule in about_names)._replace(draft=called(finding.draft))
            for finding in report.findings
        ),
        errors=problems(report.errors),
        notes=problems(report.notes),
        passed_over=problems(report.passed_over),
    )


def _without(finding: Finding, names: Names, about_names: bool) -> Finding:
    def said(text: str) -> str:
        text = names.masked(text, everywhere=False)
        return _QUOTED.sub(f"“{NAME}”", text) if about_names else text

    fix = finding.fix
    if fix and (about_names or any(names.masked(edit.text) != edit.text for edit in fix.edits)):
        fix = None
    return finding._replace(
        message=said(finding.message),
        advice=said(finding.advice),
        text=NAME if about_names and finding.text else names.masked(finding.text),
        fix=fix._replace(message=said(fix.message)) if fix else None,
    )


def _values(report: Report, line: CommandLine) -> Iterator[tuple[str, str]]:
    """Field and value of every record that the run may have seen."""
    configs = Configs(report.catalogue, line)
    paths = dict.fromkeys(Path(draft.path) for draft in report.drafts)
    for folder in dict.fromkeys(Path(draft.path).parent for draft in report.drafts if draft.name.step is not None):
        siblings = sorted(path for path in folder.glob("*") if path.is_file()) if folder.is_dir() else []
        paths |= dict.fromkeys(siblings if len(siblings) <= _MOST_SIBLINGS else [])
    lists = dict.fromkeys(Path(one.path) for one in report.lists)
    for path in paths:
        listing = configs.of(path).prospects
        if listing is not None:
            lists[listing] = None
        for draft in _drafts(path, report.sources.get(path.as_posix())):
            yield from _of_draft(draft)
    for path in lists:
        try:
            records = load(path)
        except ProspectError:  # the report says so
            continue
        for record in records:
            yield from record.values.items()


def _drafts(path: Path, text: str | None) -> tuple[Draft, ...]:
    """The drafts of a file; none where it cannot be read, which the report says."""
    try:
        # with the mark no declaration in the text can say otherwise
        data = path.read_bytes() if text is None else b"\xef\xbb\xbf" + text.encode("utf-8", "replace")
        return read(path.as_posix(), data).drafts
    except (OSError, ReadError):
        return ()


def _of_draft(draft: Draft) -> Iterator[tuple[str, str]]:
    yield from draft.prospect.items()
    for header in ("to", "cc", "bcc"):
        for name, email in recipients(draft.headers.get(header, "")):
            yield from (("name", name), ("email", email))
    mail = Mail(draft)
    if mail.parts.greeting:
        greeting = mail.body[mail.parts.greeting.start : mail.parts.greeting.end]
        yield from (("first_name", word) for word in _capital(greeting))


def _capital(text: str) -> list[str]:
    """The words of a greeting, or of what a rule about names found, that may be names."""
    return [word for word in _WORD.findall(text) if word[0].isupper() and word.lower() not in _NO_NAMES]


def _names(values: Iterable[tuple[str, str]]) -> Names:
    found: dict[tuple[str, ...], str] = {}
    for field, value in values:
        for name, label in _spoken(field, value):
            if len(name) > 1 or len("".join(name)) > 1:
                found.setdefault(name, label)
    by_word: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name in sorted(found, key=len, reverse=True):
        by_word.setdefault(name[0], []).append((name, found[name]))
    return Names({word: tuple(names) for word, names in by_word.items()})


def _spoken(field: str, value: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The ways in which a value of a record may be written, in words, and what stands for them."""
    words = tuple(word.lower() for word in _WORD.findall(value))
    if not words:
        return
    if field in _PEOPLE:
        yield words, NAME
        small = {word for word in _WORD.findall(value) if word.islower() and len(words) > 1}  # "van", "de la"
        yield from (((word,), NAME) for word in words if word not in small and word not in _NO_NAMES)
    elif field in _COMPANIES:
        yield from ((words[:number], COMPANY) for number in range(2, len(words) + 1))
        if words[0] not in _NO_NAMES:
            yield words[:1], COMPANY
    elif field == "email":
        yield tuple(word.lower() for word in _WORD.findall(value.rpartition("@")[2])), ADDRESS
    elif field in _ADDRESSES:
        bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", value.lower())
        yield tuple(_WORD.findall(bare)), ADDRESS
