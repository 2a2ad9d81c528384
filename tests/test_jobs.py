"""--jobs: the same report in the same order, and no trouble when a process ends."""

from __future__ import annotations

import datetime
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pitchlint import reporters, schedule, workers
from pitchlint.config import CommandLine
from pitchlint.reporters.look import Look
from pitchlint.run import Report, check

TODAY = datetime.date(2026, 3, 2)
PACK = """
import os, time
from pathlib import Path
from pitchlint import Flag, Mail, Pack, Rule

def check(mail: Mail):
    if "kill" in mail.body:
        os.kill(os.getpid(), 9)
    if "exit" in mail.body:
        os._exit(3)
    if "broken" in mail.body:
        raise ValueError("no such thing")
    if "print" in mail.body:
        print("noise")
    if "slow" in mail.body:
        Path(os.environ["PIDS"], str(os.getpid())).touch()
        time.sleep(60)
    yield Flag(None, "is a mail")

PACK = Pack((Rule("trouble/rule", "shape", "Makes trouble", check),))
"""


def pitchlint(pack: Path, *arguments: str) -> subprocess.Popen[str]:
    (pack / "trouble-1.0.dist-info").mkdir(exist_ok=True)
    (pack / "trouble.py").write_text(PACK, encoding="utf-8")
    points = "[pitchlint.packs]\ntrouble = trouble:PACK\n"
    (pack / "trouble-1.0.dist-info/entry_points.txt").write_text(points, encoding="utf-8")
    path = os.pathsep.join([str(pack), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
    return subprocess.Popen(
        [sys.executable, "-m", "pitchlint", "check", "--select", "trouble/rule", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        env={**os.environ, "PYTHONPATH": path, "PIDS": str(pack)},
    )  # fmt: skip


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with sixty drafts in two folders, and a folder for a pack beside it."""
    (tmp_path / "pack").mkdir()
    for number in range(60):
        path = tmp_path / "here" / ("a" if number % 2 else "b") / f"draft-{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Hi Dana,\n\nPump {number} leaks.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "pack"


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")  # one that nobody has waited for is dead, too
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"


def slow_workers(pack: Path) -> list[int]:
    """The workers that are busy with a draft that takes a minute."""
    for _ in range(200):
        if found := [int(path.name) for path in pack.iterdir() if path.name.isdecimal()]:
            return found
        time.sleep(0.1)
    raise AssertionError("no worker came to the slow draft")


def test_the_same_report_with_any_number_of_processes(drafts: Path) -> None:
    said = {}
    for jobs in ("1", "2", "5"):
        process = pitchlint(drafts, "--jobs", jobs, "-v", ".")
        said[jobs] = (*process.communicate(), process.returncode)
    assert said["1"] == said["2"] == said["5"]
    assert said["1"][2] == 1


def test_what_a_rule_prints_is_no_answer_and_what_it_raises_is_told(drafts: Path) -> None:
    Path("a/draft-7.md").write_text("Hi Dana,\n\nprint this.\n", encoding="utf-8")
    Path("b/draft-8.md").write_text("Hi Dana,\n\nThe pump is broken.\n", encoding="utf-8")
    process = pitchlint(drafts, "--jobs", "2", ".")
    out, err = process.communicate()
    assert process.returncode == 2
    assert "noise" not in out
    assert "b/draft-8.md:1: rule 'trouble/rule' failed: ValueError: no such thing" in err
    assert "a/draft-9.md:1:1:" in out


@pytest.mark.parametrize(("word", "how"), [("kill", "was killed by signal 9"), ("exit", "ended with code 3")])
def test_a_worker_that_dies_is_one_clear_error(drafts: Path, word: str, how: str) -> None:
    Path("a/draft-7.md").write_text(f"Hi Dana,\n\n{word} me.\n", encoding="utf-8")
    process = pitchlint(drafts, "--jobs", "2", ".")
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (2, "")
    assert err.startswith(f"error: a worker process {how} while it checked a/")
    assert err.count("\n") == 1


@pytest.mark.parametrize("to_all", [True, False])
def test_an_interrupt_ends_everything_at_once(drafts: Path, to_all: bool) -> None:
    Path("a/draft-7.md").write_text("Hi Dana,\n\nslow.\n", encoding="utf-8")
    process = pitchlint(drafts, "--jobs", "2", ".")
    busy = slow_workers(drafts)
    began = time.monotonic()
    if to_all:
        os.killpg(process.pid, signal.SIGINT)
    else:
        os.kill(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert time.monotonic() - began < 5
    assert (process.returncode, out, err.strip()) == (130, "", "")
    assert not any(alive(pid) for pid in busy)


def test_workers_end_with_a_parent_that_was_killed(drafts: Path) -> None:
    Path("a/draft-7.md").write_text("Hi Dana,\n\nslow.\n", encoding="utf-8")
    process = pitchlint(drafts, "--jobs", "2", ".")
    busy = slow_workers(drafts)
    process.kill()
    process.communicate(timeout=30)
    for _ in range(50):
        if not any(alive(pid) for pid in busy):
            return
        time.sleep(0.1)
    raise AssertionError("a worker outlives its parent")


def test_few_drafts_are_not_worth_a_process(drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    def refuse(*_: object) -> None:
        raise AssertionError("workers were started")

    monkeypatch.setattr(workers, "Crew", refuse)
    monkeypatch.setattr(schedule, "cores", lambda: 8)
    few = [Path(name) for name in ("a/draft-1.md", "a/draft-3.md", "b/draft-2.md")]
    assert len(check(few, today=TODAY, jobs=None).drafts) == 3
    assert len(check(few[:1], today=TODAY, jobs=4).drafts) == 1
    monkeypatch.setattr(schedule, "WORTHWHILE", 2)
    monkeypatch.setattr(schedule, "_DRAFTS_A_TASK", 1)
    with pytest.raises(AssertionError, match="workers were started"):
        check(few, today=TODAY, jobs=None)


def test_where_no_process_can_be_started(drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    monkeypatch.setattr(sys, "executable", "")
    assert len(check([Path(".")], CommandLine(select=("empty-subject",)), today=TODAY, jobs=2).drafts) == 60
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(workers.WorkerError, match=r"no worker process can be started: .*; use --jobs 1"):
        check([Path(".")], today=TODAY, jobs=2)


BODIES = [
    "Hi Dana,\n\nWe leverage synergies to help companies like yours.\n\nBest,\nKim\n",
    "---\nsubject: the dock\nprospect:\n  first_name: Dana\n  company: Hale\n---\nHi Lee,\n\nTrucks wait at dock 4.\n",
    "---\nsubject: the dock\nprospect:\n  first_name: Lee\n  company: Moss\n---\nHi Lee,\n\nHow is Hale doing?\n",
    "---\nstep: 2\ndelay: 1\n---\nHi Dana,\n\nJust bumping this to the top of your inbox.\n",
    "Hi {{first_name}},\n\nI noticed {{company}} has {{odd_field}}.\n",
    "## Email 1\n\nHi Dana,\n\nOne.\n\n## Email 2\n\nHi Dana,\n\nJust checking in.\n",
    "Hi Dana,\n\n<!-- pitchlint: allow jargon until 2026-01-02 because old -->\nWe offer best-in-class synergies.\n",
    "Hi Zoë,\n\ncafé\0\n",
]
NAMES = st.sampled_from(["step-1.md", "step-2.md", "step-3.md", "x/step-1.txt", "x/step-2.txt", "x/note.md", "y/b.md"])


@given(tree=st.dictionaries(NAMES, st.sampled_from(BODIES), min_size=3), listed=st.booleans())
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_jobs_and_cache_change_nothing_in_any_format(
    monkeypatch: pytest.MonkeyPatch, tree: dict[str, str], listed: bool
) -> None:
    monkeypatch.setattr(schedule, "_DRAFTS_A_TASK", 1)
    monkeypatch.setattr(schedule, "ROWS_A_TASK", 1)
    with tempfile.TemporaryDirectory() as name:
        monkeypatch.chdir(name)
        for path, text in tree.items():
            Path(path).parent.mkdir(exist_ok=True)
            Path(path).write_text(text, encoding="utf-8")
        Path("leads.csv").write_text("first_name,company,email\nDANA,Hale,d@hale.example\nLee,,x\n", encoding="utf-8")
        line = CommandLine(prospects=Path("leads.csv") if listed else None)
        one = check([Path(".")], line, today=TODAY)
        two = check([Path(".")], line, today=TODAY, jobs=2, cache=Path(name, "kept"))
        kept = check([Path(".")], line, today=TODAY, cache=Path(name, "kept"))
        monkeypatch.chdir("/")
    assert one == two == kept
    for form in reporters.FORMATS:
        assert lines(one, form) == lines(two, form) == lines(kept, form)


TEMPLATES = {
    "step-1.md": "Hi {{first_name}},\n\n{{icebreaker}}\n\nTrucks wait at {{company}} in {{city}}.\n",
    "step-2.md": "Hi {{first_name}},\n\nJust a bump, {{company}}'s docks in {{city}} are full.\n",
    "both.yaml": "steps:\n- subject: docks in {{city}}\n  body: Hi {{name}}, how is {{company}}?\n- delay: 1\n"
    "  body: Hi {{first_name}}, any news from {{city}}?\n",
    "one.md": "---\nprospect: {first_name: Lee, company: Moss}\n---\nHi Lee,\n\nTrucks wait at Moss.\n",
}


@pytest.mark.parametrize("among_files", [True, False])
def test_a_long_list_is_gone_through_by_all_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, among_files: bool
) -> None:
    rows = ["first_name,company,city,icebreaker,email"]
    for number in range(40):
        holes = ["" if number % (3 + column) == 0 else f"Word{number}" for column in range(4)]
        rows.append(",".join([*holes, f"a{number}@b.example" if number % 11 else "nowhere"]))
    for name, text in TEMPLATES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    Path(tmp_path / "leads.csv").write_text("\n".join(rows), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(schedule, "ROWS_A_TASK", 7)
    tasks: list[workers.Task] = []
    answers = workers.Crew.answers
    monkeypatch.setattr(workers.Crew, "answers", lambda crew, given: (tasks.extend(given), answers(crew, given))[1])
    line = CommandLine(prospects=Path("leads.csv"))
    paths = [Path(".")] if among_files else [Path(name) for name in TEMPLATES]
    one = check(paths, line, today=TODAY)
    assert not tasks
    assert check(paths, line, today=TODAY, jobs=2) == one
    assert sorted(task.rows for task in tasks if task.rows) == [(first, first + 7) for first in range(0, 40, 7)]
    assert [task.listing for task in tasks if task.listing] == ([] if among_files else ["leads.csv"])
    assert {"step-1.md", "step-2.md", "both.yaml"} <= {finding.path for finding in one.findings if finding.rows > 5}


def lines(report: Report, form: str) -> list[str]:
    return list(reporters.lines(report, form, Look(verbose=True, info=True, source=True)))
