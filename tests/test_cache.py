"""The cache: a run with one says what a run without one says, whatever changed in between."""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pitchlint import cache, packs
from pitchlint.config import NOTHING_GIVEN, CommandLine
from pitchlint.finding import Flag
from pitchlint.mail import Mail
from pitchlint.rule import Rule
from pitchlint.run import Report, check
from pitchlint.sequence import Sequence

TODAY = datetime.date(2026, 3, 2)
linted: list[str] = []


def tell(mail: Mail, *, loud: bool = False) -> Iterator[Flag]:
    """Say everything that a mail is told about its surroundings, so that whatever changes shows."""
    linted.append(mail.draft.path)
    listed = [dict(record.values) for record in mail.listing] if mail.listing else None
    accepted = [span[:2] for span in mail.accepted]
    around = [mail.today, [m.body for m in mail.earlier], [dict(n) for n in mail.neighbours], listed, accepted]
    own = [dict(mail.prospect), mail.team.purpose, mail.kind, loud, mail.body, mail.subject]
    yield Flag(None, repr((own, around)))


def tell_sequence(sequence: Sequence) -> Iterator[Flag]:
    yield Flag(None, repr([(step.number, step.day, [m.body for m in step.mails]) for step in sequence.steps]))


def praise(mail: Mail) -> str | None:
    return "is short" if len(mail.words) < 20 else None


def judge(mail: Mail) -> str:
    return "other" if "invoice" in mail.body else "first"


def buzz(mail: Mail) -> Iterator[Flag]:
    if "synergies" in mail.body:
        yield Flag(None, "buzzes")


CATALOGUE = packs.Catalogue(
    (
        Rule(id="tell", group="names", title="Tells", check=tell, severity="info"),
        Rule(id="tell-sequence", group="sequence", title="Tells of a sequence", check=tell_sequence, severity="info"),
        Rule(id="buzz", group="wording", title="Buzzes", check=buzz, praise=praise),
    ),
    judge,
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(packs, "load", lambda folders=None: CATALOGUE)  # noqa: ARG005
    monkeypatch.chdir(tmp_path)
    linted.clear()
    return tmp_path


def run(*, cached: bool = True, today: datetime.date = TODAY, line: CommandLine = NOTHING_GIVEN) -> Report:
    return check([Path(".")], line, today=today, cache=Path(".pitchlint_cache") if cached else None)


def same(today: datetime.date = TODAY, line: CommandLine = NOTHING_GIVEN) -> Report:
    """The report of a run with the cache, which must be that of one without, twice."""
    without = run(cached=False, today=today, line=line)
    assert run(today=today, line=line) == without
    linted.clear()
    assert run(today=today, line=line) == without
    assert not linted or without.errors
    linted.clear()
    return without


def stored() -> Path:
    (file,) = Path(".pitchlint_cache").glob("*.results")
    return file


def folder_of(many: int) -> None:
    for number in range(many):
        Path(f"draft-{number}.md").write_text(f"Hi Dana,\n\nPump {number} leaks synergies.\n", encoding="utf-8")


def test_a_second_run_lints_nothing_and_says_the_same(here: Path) -> None:  # noqa: ARG001
    folder_of(3)
    report = same()
    assert len(report.findings) == 6
    assert set(report.sources) == {"draft-0.md", "draft-1.md", "draft-2.md"}


def test_only_the_changed_draft_of_a_big_folder_is_linted_again(here: Path) -> None:  # noqa: ARG001
    folder_of(60)
    same()
    Path("draft-7.md").write_text("Hi Dana,\n\nThe pump leaks.\n", encoding="utf-8")
    run()
    assert linted == ["draft-7.md"]


def test_steps_of_a_sequence_depend_on_each_other(here: Path) -> None:  # noqa: ARG001
    for step in (1, 2, 3):
        Path(f"step-{step}.md").write_text(f"Hi Dana,\n\nThis is mail {step}.\n", encoding="utf-8")
    same()
    Path("step-1.md").write_text("Hi Dana,\n\nAnother one.\n", encoding="utf-8")
    assert "Another one" in same().findings[-1].message


def test_a_single_target_depends_on_the_steps_beside_it(here: Path) -> None:  # noqa: ARG001
    for step in (1, 2, 3):
        Path(f"step-{step}.md").write_text(f"Hi Dana,\n\nThis is mail {step}.\n", encoding="utf-8")
    kept = Path("kept")
    check([Path("step-2.md")], today=TODAY, cache=kept)
    Path("step-1.md").write_text("Hi Dana,\n\nAnother one.\n", encoding="utf-8")
    without = check([Path("step-2.md")], today=TODAY)
    assert check([Path("step-2.md")], today=TODAY, cache=kept) == without
    Path("step-0.md").write_text("Hi Dana,\n\nBefore all others.\n", encoding="utf-8")
    without = check([Path("step-2.md")], today=TODAY)
    assert check([Path("step-2.md")], today=TODAY, cache=kept) == without


def test_today_the_options_and_the_way_a_path_is_given_count(here: Path) -> None:
    folder_of(2)
    same()
    same(today=TODAY + datetime.timedelta(days=1))
    same(line=CommandLine(ignore=("buzz",)))
    same(line=CommandLine(fail_level="never"))
    same(line=CommandLine(dialect="hubspot"))
    kept = Path(".pitchlint_cache")
    assert {finding.path for finding in check([here], today=TODAY, cache=kept).findings} == {
        (here / name).as_posix() for name in ("draft-0.md", "draft-1.md")
    }


def test_a_list_is_linted_and_kept_like_a_draft(here: Path) -> None:  # noqa: ARG001
    folder_of(2)
    Path("leads").mkdir()
    Path("leads/people.csv").write_text("first_name,email\nDana,dana@hale.example\n", encoding="utf-8")
    Path("template.md").write_text("Hi {{first_name}},\n\nThe pump leaks.\n", encoding="utf-8")
    line = CommandLine(prospects=Path("leads/people.csv"))
    same(line=line)
    Path("leads/people.csv").write_text("first_name,email\nDan,dan@hale.example\n", encoding="utf-8")
    assert any("dan@hale.example" in finding.message for finding in same(line=line).findings)
    Path("leads/people.csv").unlink()
    assert same(line=line).errors
    only = [Path("template.md")]
    Path("leads/people.csv").write_text("first_name,email\nDana,dana@hale.example\n", encoding="utf-8")
    without = check(only, line, today=TODAY)
    for _ in range(2):
        assert check(only, line, today=TODAY, cache=Path("kept")) == without
    assert len(without.lists) == 1


def test_problems_are_not_kept_and_come_again(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    def crash(mail: Mail) -> Iterator[Flag]:
        raise ValueError(mail.draft.path)

    rule = Rule(id="crash", group="shape", title="Crashes", check=crash)
    catalogue = CATALOGUE._replace(rules=(*CATALOGUE.rules, rule))
    monkeypatch.setattr(packs, "load", lambda folders=None: catalogue)  # noqa: ARG005
    folder_of(2)
    Path("broken.eml").write_bytes(b"Subject: x\n\n\0")
    assert len(same().errors) == 3


def test_notes_and_praise_come_out_of_the_cache(here: Path) -> None:  # noqa: ARG001
    Path("old.md").write_bytes("Hi Zoë,\n\nthe café's pump leaks.\n".encode("cp1252"))
    report = same(line=CommandLine(select=("buzz",)))
    assert report.notes
    assert report.drafts[0].praise == ("is short",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_lines_at_fault_come_out_of_the_cache(here: Path, encoding: str) -> None:  # noqa: ARG001
    Path("a.md").write_bytes("Hi Zoë,\r\n\r\nsynergies\r\n".encode(encoding))
    assert "synergies\r\n" in same().sources["a.md"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda _: b"",
        lambda data: data[:-3] + b"xyz",
        lambda data: data.replace(b"synergies", b"benefits!"),
        lambda data: os.urandom(len(data)),
        lambda _: b"{}",
        lambda _: _signed(b"[]"),
        lambda _: _signed(b'{"environment": 1}'),
        lambda _: _signed(b"[" * 200_000),
        lambda data: _signed(_without_reports(data)),
    ],
)
def test_a_broken_cache_is_built_again(here: Path, damage: object) -> None:  # noqa: ARG001
    folder_of(3)
    without = same()
    assert callable(damage)
    stored().write_bytes(damage(stored().read_bytes()))
    assert run() == without
    linted.clear()
    assert run() == without
    assert not linted


def _signed(text: bytes) -> bytes:
    return cache.digest(text).encode() + b"\n" + text


def _without_reports(data: bytes) -> bytes:
    kept = json.loads(data.partition(b"\n")[2])
    for entry in kept["entries"].values():
        entry[3] = [1, [2], None]
        entry[1] = [1]
    return json.dumps(kept).encode()


def test_another_environment_makes_a_cache_useless(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    folder_of(1)
    same()
    monkeypatch.setattr(packs, "distributions", lambda folder: ["spacy-9.9"])  # noqa: ARG005
    run()
    assert linted == ["draft-0.md"]


def test_where_nothing_can_be_written_nothing_is_kept(here: Path, unprivileged: None) -> None:  # noqa: ARG001
    folder_of(1)
    here.chmod(0o555)
    try:
        assert run() == run(cached=False)
        assert not Path(".pitchlint_cache").exists()
    finally:
        here.chmod(0o755)
    Path("file").write_text("no folder", encoding="utf-8")
    assert check([Path("draft-0.md")], today=TODAY, cache=Path("file")).drafts


def test_a_folder_of_other_files_never_becomes_a_cache(here: Path) -> None:  # noqa: ARG001
    folder_of(1)
    check([Path(".")], cache=Path("."))
    assert sorted(path.name for path in Path(".").iterdir()) == ["draft-0.md"]
    assert cache.clear(Path(".")) == 0
    assert Path("draft-0.md").exists()


def test_what_lies_in_a_cache(here: Path) -> None:  # noqa: ARG001
    folder_of(1)
    run()
    kept = Path(".pitchlint_cache")
    assert (kept / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert (kept / "CACHEDIR.TAG").read_text(encoding="utf-8").startswith("Signature: 8a477f597d28d172789f06886806bc55")
    (kept / "mine.txt").write_text("mine", encoding="utf-8")
    assert cache.clear(kept) == 1
    assert [path.name for path in kept.iterdir()] == ["mine.txt"]


def test_files_that_are_gone_are_forgotten_and_old_caches_deleted(here: Path) -> None:
    folder_of(3)
    run()
    Path("draft-1.md").unlink()
    Path("draft-2.md").write_text("Hi Dana,\n\nNew.\n", encoding="utf-8")
    run()
    assert b"draft-1.md" not in stored().read_bytes()
    os.utime(stored(), (0, 0))
    (here / "more").mkdir()
    Path("more/one.md").write_text("Hi Dana,\n\nNew.\n", encoding="utf-8")
    check([Path("more")], today=TODAY, cache=Path(".pitchlint_cache"))
    assert b"one.md" in stored().read_bytes()


def test_the_cache_lies_beside_the_configuration(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(here / "system"))
    monkeypatch.setattr(sys, "platform", "linux")
    (here / "drafts" / "deep").mkdir(parents=True)
    monkeypatch.chdir(here / "drafts" / "deep")
    assert cache.default_folder() == here / "system" / "pitchlint"
    (here / ".git").mkdir()
    assert cache.default_folder() == here / ".pitchlint_cache"
    (here / "drafts" / "pitchlint.toml").touch()
    assert cache.default_folder() == here / "drafts" / ".pitchlint_cache"


TEXTS = st.sampled_from(
    [
        "Hi Dana,\n\nThe pump leaks.\n",
        "Hi Dana,\n\nWe offer synergies.\n",
        "---\nsubject: a pump\nprospect:\n  first_name: Dana\n  company: Hale\n---\nHi Dana,\n\nIt leaks.\n",
        "---\nsubject: a pump\nprospect:\n  first_name: Lee\n  company: Moss\n---\nHi Lee,\n\nIt leaks.\n",
        "---\nstep: 2\ndelay: 3\n---\nHi Dana,\n\nAny news?\n",
        "---\nsubject: x\n---\nHi {{first_name}},\n\nThe synergies leak.\n",
        "Hi Dana,\n\n<!-- pitchlint: allow buzz until 2026-03-02 because old -->\nWe offer synergies.\n",
        "Hi Dana,\n\n<!-- pitchlint: allow buzz until 2026-03-05 because old -->\nWe offer synergies.\n",
        "## Email 1\n\nHi Dana,\n\nOne.\n\n## Email 2\n\nHi Dana,\n\nTwo.\n",
        "---\nsubject: [broken\n  : }\n---\nHi\n",
        "",
    ]
)
LISTS = st.sampled_from(["", "first_name,email\nDana,d@h.example\n", "first_name,email\nLee,l@m.example\n", "a\n"])
FILES = {
    "step-1.md": TEXTS,
    "step-2.md": TEXTS,
    "step-3.txt": TEXTS,
    "notes.md": TEXTS,
    "more/step-1.md": TEXTS,
    "more/b.md": TEXTS,
    "leads.csv": LISTS,
    "pitchlint.toml": st.sampled_from(
        [
            "",
            'prospects = "leads.csv"\n',
            'purpose = "event"\n',
            "[rules.tell]\nloud = true\n",
            '[rules.buzz]\nseverity = "error"\n',
            '[[allow]]\npath = "step-1.md"\nrule = "buzz"\nbecause = "x"\nuntil = 2026-03-02\n',
            '[[allow]]\npath = "*.md"\nrule = "buzz"\nbecause = "x"\nuntil = 2026-03-09\n',
            '[[per-file]]\npaths = ["more/*"]\nignore = ["buzz"]\n',
            'exclude = ["step-2.md"]\n',
            '[sender]\ncompany = "Hale"\n',
            "nonsense = 1\n",
        ]
    ),
    "accept.txt": st.sampled_from(["", "synergies\n", "pump\n"]),
    "more/accept.txt": st.sampled_from(["", "leaks\n"]),
}
TREES = st.fixed_dictionaries({}, optional=FILES)
DAYS = st.sampled_from([datetime.date(2026, 3, 2), datetime.date(2026, 3, 3), datetime.date(2026, 3, 8)])


def outcome(today: datetime.date, kept: Path | None) -> object:
    from pitchlint.config import ConfigError

    try:
        return check([Path(".")], today=today, cache=kept)
    except ConfigError as error:
        return str(error)


@given(trees=st.lists(st.tuples(TREES, DAYS), min_size=2, max_size=5))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_changes_a_cached_run_is_as_good_as_a_new_one(
    here: Path,  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
    trees: list[tuple[dict[str, str], datetime.date]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        monkeypatch.chdir(name)
        tree: dict[str, str] = {}
        for changes, today in trees:
            tree |= changes  # after the first tree a few files change
            for path, text in tree.items():
                Path(path).parent.mkdir(exist_ok=True)
                Path(path).write_text(text, encoding="utf-8")
            without = outcome(today, None)
            assert outcome(today, Path(name, ".pitchlint_cache")) == without
            assert outcome(today, Path(name, ".pitchlint_cache")) == without
        monkeypatch.chdir("/")


def pitchlint(*arguments: str, **env: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "pitchlint", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **env},
    )  # fmt: skip


def test_two_runs_at_a_time_do_no_harm(here: Path) -> None:
    folder_of(20)
    kept = str(here / "kept")
    (expected, _) = pitchlint("check", "--no-cache", ".").communicate()
    for _ in range(2):
        both = [pitchlint("check", "--cache-dir", kept, ".") for _ in range(3)]
        for process in both:
            out, err = process.communicate()
            assert (out, err) == (expected, "")
    assert not list(Path(kept).glob("*.tmp"))


def test_the_commands(here: Path) -> None:
    folder_of(2)
    kept = str(here / "kept")
    pitchlint("check", ".", PITCHLINT_CACHE_DIR=kept).communicate()
    assert Path(kept, "CACHEDIR.TAG").exists()
    assert pitchlint("clean", "--cache-dir", kept).communicate() == (f"Deleted 1 file of results in {kept}.\n", "")
    assert not Path(kept).exists()
    assert pitchlint("clean", "--cache-dir", kept).communicate() == (f"No results in {kept}.\n", "")
    cleaning = pitchlint("clean", "--cache-dir", str(here))
    assert cleaning.communicate() == ("", f"error: {here} is no cache of pitchlint's; nothing was deleted\n")
    assert cleaning.returncode == 2
    refused = pitchlint("check", "--cache-dir", str(here), ".")
    assert "holds other files than a cache" in refused.communicate()[1]
    assert refused.returncode == 2
