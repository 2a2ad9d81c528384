"""`check`: files in, report out."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pitchlint import packs
from pitchlint.config import CommandLine, ConfigError
from pitchlint.draft import Span
from pitchlint.finding import Flag
from pitchlint.mail import Mail
from pitchlint.rule import Rule
from pitchlint.run import LARGEST, Report, check

BAD = "Hi Dana,\n\nWe offer synergies.\n"
WEAK = "Hi Dana,\n\nWe leverage it.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small_pack: None) -> Path:  # noqa: ARG001
    """An empty working directory, and the small pack."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, **files: str) -> None:
    """Files by name, `__` for a slash and `_` before the ending."""
    for name, text in files.items():
        stem, _, ending = name.replace("__", "/").rpartition("_")
        path = folder / f"{stem}.{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def places(report: Report) -> list[str]:
    return [f"{finding.path}:{finding.line} {finding.rule}" for finding in report.findings]


def errors(report: Report) -> list[str]:
    return [str(error) for error in report.errors]


def _praise(mail: Mail) -> str | None:
    if "crash" in mail.body:
        raise KeyError("crash")
    return f"names {mail.prospect['name']}" if mail.prospect else None


def listening(monkeypatch: pytest.MonkeyPatch) -> list[Mail]:
    """The mails that the only installed rule has been asked about."""
    heard: list[Mail] = []

    def listen(mail: Mail) -> Iterator[Flag]:
        heard.append(mail)
        return iter(())

    rule = Rule(id="listen", group="shape", title="t", check=listen, praise=_praise)
    monkeypatch.setattr(packs, "load", lambda: packs.Catalogue((rule,)))
    return heard


# --- several mails, several files


def test_findings_are_in_order_of_files_and_lines(here: Path) -> None:
    write(here, b_md=BAD, a_md="# Email 1\n\n" + BAD + "\n# Email 2\n\n" + BAD)
    report = check([Path("b.md"), Path("a.md")])
    assert places(report) == ["b.md:3 buzz", "a.md:5 buzz", "a.md:11 buzz"]
    assert [(draft.path, draft.line, draft.name.title) for draft in report.drafts] == [
        ("b.md", 1, ""), ("a.md", 3, "Email 1"), ("a.md", 9, "Email 2"),
    ]  # fmt: skip
    assert report.failing
    assert set(report.sources) == {"a.md", "b.md"}


def test_earlier_steps_of_the_same_sequence_come_along(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = listening(monkeypatch)
    mails = "".join(f"## Email {n}\n\nHi Dana,\n\nText {n}.\n\n" for n in (1, 2, 3))
    write(here, a_md=f"# Hotels\n\n{mails}# Clinics\n\n{mails}")
    check([Path("a.md")])
    assert [(mail.draft.step, [earlier.draft.step for earlier in mail.earlier]) for mail in heard] == [
        (1, []), (2, [1]), (3, [1, 2]),
    ] * 2  # fmt: skip
    assert heard[-1].earlier[0] is heard[3]
    assert [mail.kind for mail in heard[:3]] == ["first", "follow_up", "follow_up"]


def test_drafts_without_steps_have_nothing_before_them(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = listening(monkeypatch)
    write(here, a_md="# Cold mail\n\nSubject: one\n\n" + BAD + "\n# Partner mail\n\nSubject: two\n\n" + BAD)
    check([Path("a.md")])
    assert [mail.earlier for mail in heard] == [(), ()]


def test_the_record_of_a_list_reaches_the_rules_and_the_praise(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = listening(monkeypatch)
    write(here, a_md="---\nto: dana@acme.com\n---\n" + BAD, leads_csv="name,email\nDana Reed,dana@acme.com\n")
    day = datetime.date(2026, 3, 2)
    report = check([Path("a.md")], CommandLine(prospects=Path("leads.csv")), today=day)
    assert (heard[0].prospect["name"], heard[0].today) == ("Dana Reed", day)
    assert report.drafts[0].praise == ("names Dana Reed",)


@pytest.mark.parametrize(
    ("judge", "told"),
    [
        (lambda mail: mail.no_such_thing, "AttributeError: 'Mail' object has no attribute 'no_such_thing'"),
        (lambda mail: "spam", "ValueError: 'spam' is none of first, follow_up, reply, customer, other"),  # noqa: ARG005
    ],
)
def test_a_pack_that_cannot_judge_the_kind_of_a_mail_is_no_crash(
    here: Path, monkeypatch: pytest.MonkeyPatch, judge: Callable[[Mail], str], told: str
) -> None:
    rules = packs.load().rules
    monkeypatch.setattr(packs, "load", lambda: packs.Catalogue(rules, judge))
    write(here, a_md=BAD, b_md="---\nkind: reply\n---\n" + BAD)
    report = check([Path("a.md"), Path("b.md")])
    assert places(report) == ["a.md:3 buzz", "b.md:6 buzz"]
    assert [draft.name.kind for draft in report.drafts] == ["first", "reply"]
    failed = f"a.md:1: the judgement of its kind failed: {told}; it is read as a first mail, say 'kind:' in it"
    assert errors(report) == [failed]


def test_standard_input_is_linted_beside_files(here: Path) -> None:
    write(here, a_md=BAD)
    report = check([Path("a.md")], stdin=("new.md", BAD.encode()))
    assert places(report) == ["new.md:3 buzz", "a.md:3 buzz"]


def test_progress_counts_files(here: Path) -> None:
    write(here, a_md=BAD, b_md=BAD)
    told: list[tuple[int, int]] = []
    check([Path()], progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 2), (1, 2), (2, 2)]


# --- what cannot be checked is said, and the rest is checked


def test_a_failing_check_is_an_error_and_the_other_rules_speak(here: Path) -> None:
    write(here, a_md=BAD.replace(".", ", crash."), b_md=BAD)
    report = check([Path()])
    assert places(report) == ["a.md:3 buzz", "b.md:3 buzz"]
    assert errors(report) == ["a.md:1: rule 'crasher' failed: ValueError: no such thing; the other rules were checked"]


def test_a_praise_that_fails_is_an_error_like_a_check(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listening(monkeypatch)
    write(here, a_md=BAD.replace(".", ", crash."), b_md=BAD)
    report = check([Path()])
    assert errors(report) == ["a.md:1: rule 'listen' failed: KeyError: 'crash'; the other rules were checked"]
    assert [draft.path for draft in report.drafts] == ["a.md", "b.md"]


def test_a_broken_configuration_stops_its_own_folder_only(here: Path) -> None:
    write(here, a__x_md=BAD, a__y_md=BAD, a__deep__z_md=BAD, a__pitchlint_toml="select = 1\n", b__x_md=BAD)
    report = check([Path()])
    assert places(report) == ["b/x.md:3 buzz"]
    assert len(report.errors) == 1
    assert str(report.errors[0]).startswith("a/pitchlint.toml:1: 'select' wants ")


def test_a_broken_configuration_of_the_working_directory_stops_the_run(here: Path) -> None:
    write(here, a_md=BAD, pitchlint_toml="select = 1\n")
    with pytest.raises(ConfigError, match=r"^pitchlint\.toml:1: "):
        check([Path()])


@pytest.mark.parametrize(
    ("listing", "message"),
    [
        ("city\nReno\n", "leads.csv:1: has neither a name nor an e-mail column"),
        (None, "leads.csv: cannot be read: No such file or directory"),
        ("first_name,email\n", "leads.csv:1: is empty; a list needs at least one person"),
    ],
)
def test_a_list_that_cannot_be_used_is_named_once(here: Path, listing: str | None, message: str) -> None:
    write(here, a_md=BAD, b_md=BAD)
    if listing is not None:
        write(here, leads_csv=listing)
    report = check([Path("a.md"), Path("b.md")], CommandLine(prospects=Path("leads.csv")))
    assert [error.startswith(message) for error in errors(report)] == [True]
    assert places(report) == ["a.md:3 buzz", "b.md:3 buzz"]  # they are checked without it


def test_a_file_over_ten_megabytes_is_an_error_and_others_are_checked(here: Path) -> None:
    write(here, b_md=BAD)
    with open("a.txt", "wb") as file:
        file.truncate(LARGEST + 1)
    report = check([Path("a.txt"), Path("b.md")])
    assert errors(report) == ["a.txt: over 10 MB, too large for a draft; split it or exclude it"]
    assert places(report) == ["b.md:3 buzz"]


def test_an_endless_file_is_not_read_to_its_end(here: Path) -> None:  # noqa: ARG001
    report = check([Path("/dev/zero"), Path("/dev/null")])
    assert errors(report) == ["/dev/zero: over 10 MB, too large for a draft; split it or exclude it"]
    assert report.drafts == ()


def test_a_walk_does_not_wait_at_a_named_pipe(here: Path) -> None:
    write(here, a_md=BAD)
    os.mkfifo("pipe.md")
    report = check([Path()])
    assert places(report) == ["a.md:3 buzz"]
    assert report.errors == ()


@pytest.mark.usefixtures("unprivileged")
def test_a_file_that_may_not_be_read(here: Path) -> None:
    write(here, a_md=BAD, b_md=BAD)
    (here / "a.md").chmod(0)
    report = check([Path("a.md"), Path("b.md")])
    assert errors(report) == ["a.md: cannot be read: Permission denied; check its permissions"]
    assert places(report) == ["b.md:3 buzz"]


# --- what makes a run fail


@pytest.mark.parametrize(
    ("text", "level", "failing"),
    [
        (BAD, "error", False),
        (BAD, "warning", True),
        (WEAK, "warning", False),
        (WEAK, "info", True),
        (BAD, "never", False),
        ("Hi,\n\nText.\n", "error", True),
    ],
)
def test_the_fail_level(here: Path, text: str, level: str, failing: bool) -> None:
    write(here, a_md=text, pitchlint_toml=f'fail-level = "{level}"\n')
    report = check([Path()])
    assert report.findings
    assert report.failing is failing
    assert report.fail_level == level


def test_the_fail_level_is_that_of_each_file(here: Path) -> None:
    write(here, old__a_md=BAD, old__pitchlint_toml='fail-level = "never"\n', new__a_md="Hi Dana,\n\nText.\n")
    assert not check([Path()]).failing
    write(here, new__a_md=BAD)
    assert check([Path()]).failing


def test_a_finding_that_another_explains_does_not_fail(here: Path) -> None:
    write(here, a_md="Hi,\n\nJust bumping this.\n")
    report = check([Path()], CommandLine(fail_level="error"))
    assert [(finding.rule, finding.severity, finding.covered_by) for finding in report.findings] == [
        ("bump", "warning", None), ("late", "error", "bump"),
    ]  # fmt: skip
    assert not report.failing


def test_excluded_by_force_also_as_standard_input(here: Path) -> None:  # noqa: ARG001
    line = CommandLine(exclude=("old/",), force_exclude=True)
    report = check([], line, stdin=("old/a.md", BAD.encode()))
    assert (report.drafts, [str(problem) for problem in report.passed_over]) == ((), ["old/a.md: excluded"])
    assert places(check([], line, stdin=("new/a.md", BAD.encode()))) == ["new/a.md:3 buzz"]
    assert places(check([], line._replace(force_exclude=False), stdin=("old/a.md", BAD.encode())))


def test_a_fault_that_variants_share_is_one(here: Path) -> None:
    body = 'body: "Hi, we leverage it and are bumping"'
    write(here, a_yaml=f"steps:\n- subjects: [Gates, Docks, Bays]\n  {body}\n- subject: Locks\n  {body}\n  delay: 3\n")
    report = check([Path()])
    assert [(one.line, one.rule, one.draft.step, one.draft.variant) for one in report.findings] == [
        (3, "bump", 1, "A"), (3, "late", 1, "A"), (3, "buzz", 1, "A"),
        (5, "bump", 2, None), (5, "late", 2, None), (5, "buzz", 2, None),
    ]  # fmt: skip
    assert len(report.drafts) == 4


def test_of_a_shared_fault_the_gravest_counts(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def strict(mail: Mail) -> Iterator[Flag]:
        yield Flag(Span(0, 2), "greets", severity="info" if mail.subject == "Gates" else None)

    def explains(mail: Mail) -> Iterator[Flag]:
        yield from [Flag(Span(0, 2, "subject"), "bays")] if mail.subject == "Bays" else []

    rules = (
        Rule(id="strict", group="shape", title="Greets", check=strict),
        Rule(id="explains", group="shape", title="Explains", check=explains, covers=("strict",)),
    )
    monkeypatch.setattr(packs, "load", lambda folders=None: packs.Catalogue(rules))  # noqa: ARG005
    write(
        here, a_yaml="steps:\n- subjects: [Bays, Gates, Docks]\n  body: Hi, the gates at your docks jam for an hour\n"
    )
    found = {one.rule: one for one in check([Path()]).findings}
    strictest = found["strict"]
    assert (strictest.severity, strictest.covered_by, strictest.draft.variant) == ("warning", None, "A")
