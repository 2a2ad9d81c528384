"""The rules `spelling` and `grammar` on files, with either engine, and what happens where the engine fails."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import is_running

from pitchlint.config import CommandLine
from pitchlint.fixing import Fixing
from pitchlint.report import Report
from pitchlint.run import check

FAKE = Path(__file__).with_name("fake_languagetool.py")
# twelve lines: fields in five syntaxes, one true typo, a brand, a signature, a quoted reply
PROBE = """\
Hi {{first_name}},

Saw that [Company] moved to *|CITY|* in May. Thier docks wait {% if wms %}with Loadwise {% endif %}-- s. the note.
At %%LastName%% & Sons, Loadwise cut it to ${minutes}; shall I send the sheet to {{ contact.email }}?

Best,
Jo Brandvold
Loadwise GmbH | jo@loadwise.example | www.loadwise.example/dockk

On Tue, 3 Mar 2026 at 09:14, {{firstName}} {{lastName}} <x@y.example> wrote:
> pls send teh numbres agian
> thx, i will look at at it tommorow
"""
ENGINES = {
    "harper": '[grammar]\nengine = "harper"\n[sender]\nproducts = ["Loadwise"]\n',
    "languagetool": '[grammar]\nengine = "languagetool"\ntimeout = 120\n[sender]\nproducts = ["Loadwise"]\n',
}


def run(folder: Path, config: str = "", *, select: tuple[str, ...] = ("spelling", "grammar")) -> Report:
    (folder / "pitchlint.toml").write_text(config, encoding="utf-8")
    return check([folder], CommandLine(select=select, include=("*.md",)))


def found(report: Report) -> list[tuple[str, str]]:
    return [(finding.rule, finding.text) for finding in report.findings]


def pitchlint(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pitchlint", "check", "--no-cache", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)


def test_of_the_probe_harper_says_only_the_typo(tmp_path: Path) -> None:
    (tmp_path / "probe.md").write_text(PROBE, encoding="utf-8")
    report = run(tmp_path, ENGINES["harper"])
    assert found(report) == [("spelling", "Thier")]
    assert report.errors == ()
    assert [note.message for note in report.notes] == ["spelling and grammar: Harper (harper-py 0.2.0, any English)"]


def test_of_the_probe_harper_says_only_the_typo_also_where_nobody_knows_the_brand(tmp_path: Path) -> None:
    (tmp_path / "probe.md").write_text(PROBE, encoding="utf-8")
    assert found(run(tmp_path)) == [("spelling", "Thier")]


def test_both_rules_are_silent_unless_they_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "probe.md").write_text(PROBE, encoding="utf-8")
    (tmp_path / "pitchlint.toml").write_text("")
    off = check([tmp_path / "probe.md"])
    (tmp_path / "pitchlint.toml").write_text('[grammar]\nengine = "harper"\n')
    on = check([tmp_path / "probe.md"])
    (tmp_path / "pitchlint.toml").write_text('ignore = ["spelling"]\n[grammar]\nengine = "harper"\n')
    ignored = check([tmp_path / "probe.md"])
    assert [sum(finding.rule == "spelling" for finding in report.findings) for report in (off, on, ignored)] == [
        0,
        1,
        0,
    ]


def test_an_id_of_the_engine_is_ignored_alone(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Hi Dana,\n\nThier crew could of seen the the dock.\n", encoding="utf-8")
    said = found(run(tmp_path, '[rules.grammar]\nignore = ["ModalOf"]\n'))
    assert said == [("spelling", "Thier"), ("grammar", "the the")]


def test_suggestions_are_edits(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Hi Dana,\n\nThier crew has seen the the dock.\n", encoding="utf-8")
    assert pitchlint(tmp_path, "--select", "spelling,grammar", "--fix", "a.md").returncode == 0
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "Hi Dana,\n\nThier crew has seen the dock.\n"
    pitchlint(tmp_path, "--select", "spelling,grammar", "--fix", "--unsafe-fixes", "a.md")
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "Hi Dana,\n\nTheir crew has seen the dock.\n"


def test_accepted_words_are_words(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Hi Dana,\n\nThe blorptastic gate opens at six.\n", encoding="utf-8")
    assert found(run(tmp_path)) == [("spelling", "blorptastic")]
    (tmp_path / "accept.txt").write_text("blorptastic\n")
    assert found(run(tmp_path)) == []


@pytest.mark.parametrize("name", ["Zwyczaj Brightlooom", "Thier Holding"])
def test_names_of_the_record_are_words(tmp_path: Path, name: str) -> None:
    text = f"---\nprospect:\n  first_name: Dana\n  company: {name}\n---\nHi Dana,\n\n{name} has a second dock now.\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert found(run(tmp_path)) == []


SAID = """\
Subject: Notes from Quorrel

Hej {{first_name}},

The move-ins in nginx.conf and .github/workflows/ci.yml, see notes.brightlooom.example/a/Kx9 or @brightlooom, took
600 nm and 70ish rows; brightlooom has it in its labour-saving list (incl. the mgmt summary), in an épicerie,
on-prem and at Zyntra-mini.

Met vriendelijke groet,
Jo
"""


def test_what_no_dictionary_has_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(SAID, encoding="utf-8")
    assert found(run(tmp_path)) == []


@pytest.mark.parametrize("word", ["thier", "Im", "ot", "Wendesday", "definately", "alot"])
def test_a_slip_is_none_of_these(tmp_path: Path, word: str) -> None:
    (tmp_path / "a.md").write_text(f"Hi Dana,\n\n{word} is what we saw {word} the dock of yours.\n", encoding="utf-8")
    assert found(run(tmp_path))[0][1] == word


@pytest.mark.parametrize(
    ("text", "safe"), [("the the", True), ("an dock", True), ("had had", False), ("in in", False), ("could of", False)]
)
def test_only_what_nobody_writes_is_mended_as_safe(tmp_path: Path, text: str, safe: bool) -> None:
    (tmp_path / "a.md").write_text(f"Hi Dana,\n\nYour crew saw {text} May.\n", encoding="utf-8")
    fixes = [one.fix.applicability == "safe" for one in run(tmp_path).findings if one.fix]
    assert fixes == [True] if safe else fixes in ([], [False])


def test_a_draft_in_another_language_is_not_read(tmp_path: Path) -> None:
    text = (
        "Hallo Dana,\n\nwir haben gesehen, dass Ihr Lager in der Stadt zwei neue Tore hat und die Fahrer dort warten.\n"
    )
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert found(run(tmp_path)) == []


def test_the_server_is_started_once_and_asked_for_many_drafts_at_a_time(
    tmp_path: Path, java: Callable[..., Path]
) -> None:
    log = java()
    for number in range(60):
        folder = tmp_path / "drafts" / str(number % 6)
        folder.mkdir(parents=True, exist_ok=True)
        text = f"Hi {{{{name}}}},\n\nThier dock {number} is new.\n\nThree trucks wait at dock {number}.\n"
        (folder / f"{'abcdefghij'[number // 6]}.md").write_text(text, encoding="utf-8")
    (tmp_path / "drafts" / "pitchlint.toml").write_text('[grammar]\nengine = "languagetool"\nlanguage = "en-US"\n')
    told = pitchlint(
        tmp_path / "drafts",
        "--select",
        "spelling,grammar",
        "--show",
        "info",
        "--format",
        "concise",
        "--jobs",
        "2",
        "-v",
    )
    assert told.stdout.count("info spelling “Thier” is misspelled, says LanguageTool (MORFOLOGIK_RULE_EN_US)") == 60
    assert "note: spelling and grammar: LanguageTool 6.8 (started here, en-US)" in told.stderr
    (pid,) = (tmp_path / "pid").read_text().split()
    assert not is_running(int(pid))
    assert len(log.read_text().splitlines()) <= 2


def test_fixes_ask_for_the_drafts_of_a_folder_at_a_time(tmp_path: Path, running: Callable[..., str]) -> None:
    log = tmp_path / "log"
    (tmp_path / "pitchlint.toml").write_text(f'[grammar]\nengine = "languagetool"\nserver = "{running(log=log)}"\n')
    for number in range(20):
        (tmp_path / f"{'abcdefghijklmnopqrst'[number]}.md").write_text(f"Hi Dana,\n\nThier dock {number} is new.\n")
    line = CommandLine(select=("spelling",), include=("*.md",))
    report = check([tmp_path], line, fixing=Fixing(unsafe=True))
    assert len(report.fixed) == 20
    assert (tmp_path / "t.md").read_text() == "Hi Dana,\n\nTheir dock 19 is new.\n"
    assert len(log.read_text().splitlines()) < 5


FAULTS = ["closed", "html", "hangs", "dies"]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("optional", [False, True])
def test_where_the_server_fails_the_rest_goes_on_and_it_is_said_once(
    tmp_path: Path, running: Callable[..., str], java: Callable[..., Path], fault: str, optional: bool
) -> None:
    table = '[grammar]\nengine = "languagetool"\n'
    table += f"timeout = {0.5 if fault == 'hangs' else 10}\noptional = {str(optional).lower()}\n"
    if fault == "dies":
        java("dies")
    else:
        table += f'server = "{"http://127.0.0.1:9" if fault == "closed" else running(fault)}"\n'
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    (drafts / "pitchlint.toml").write_text(table)
    for name in "abc":
        long = "\n\n".join(
            f"Dock {name}{number}. " + "It is open. " * 350 for number in range(4)
        )  # a request for each mail
        (drafts / f"{name}.md").write_text(f"Hi Dana,\n\nLet me float it to the top.\n\n{long}\n", encoding="utf-8")
    begun = time.monotonic()
    told = pitchlint(drafts, "--select", "jargon,spelling", "--format", "concise", "--fail-level", "error")
    assert time.monotonic() - begun < 20
    assert told.stdout.count(" jargon ") == 3
    prefix = "note: grammar: " if optional else "error: grammar: "
    lines = told.stderr.splitlines()
    assert sum(line.startswith(prefix) for line in lines) == 1, told.stderr
    assert sum("grammar" in line for line in lines) == 1 + (fault == "dies"), told.stderr
    assert told.returncode == (0 if optional else 2)


def test_what_failed_is_not_kept_for_the_next_run(tmp_path: Path, running: Callable[..., str]) -> None:
    (tmp_path / "a.md").write_text("Hi Dana,\n\nThier dock is open.\n", encoding="utf-8")
    line = CommandLine(select=("spelling",))
    table = '[grammar]\nengine = "languagetool"\noptional = true\nserver = "{}"\n'
    broken, whole = running("html"), running()
    for address, count in ((broken, 0), (broken, 0), (whole, 1)):
        (tmp_path / "pitchlint.toml").write_text(table.format(address))
        assert len(check([tmp_path / "a.md"], line, cache=tmp_path / "cache").findings) == count


ENDS = [
    (getattr(signal, name), code)
    for name, code in (("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129))
    if hasattr(signal, name)
]


@contextlib.contextmanager
def asking(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A check in `folder` that has asked its server and waits for the answer."""
    (folder / "a.md").write_text("Hi Dana,\n\nThier dock is open.\n", encoding="utf-8")
    (folder / "pitchlint.toml").write_text('[grammar]\nengine = "languagetool"\n')
    command = [sys.executable, "-m", "pitchlint", "check", "--no-cache", "--select", "spelling", "a.md"]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True) as process:
        end = time.monotonic() + 20
        while not (folder / "log").exists() and time.monotonic() < end:
            time.sleep(0.05)
        yield process


@pytest.mark.parametrize(("sign", "code"), ENDS)
def test_a_server_ends_with_us(tmp_path: Path, java: Callable[..., Path], sign: signal.Signals, code: int) -> None:
    java("hangs")
    with asking(tmp_path) as process:
        pid = int((tmp_path / "pid").read_text())
        assert is_running(pid)
        process.send_signal(sign)
        _, said = process.communicate(timeout=20)
    assert process.returncode == code
    assert "Traceback" not in said
    assert not is_running(pid)


def test_a_second_ctrl_c_does_not_leave_a_server_behind(tmp_path: Path, java: Callable[..., Path]) -> None:
    java("hangs-on")
    with asking(tmp_path) as process:
        for _ in range(3):
            process.send_signal(signal.SIGINT)
            time.sleep(0.1)
        _, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in said
    assert not is_running(int((tmp_path / "pid").read_text()))


def test_a_script_that_checks_mails_leaves_no_server_behind(tmp_path: Path, java: Callable[..., Path]) -> None:
    java()
    (tmp_path / "a.md").write_text("Hi Dana,\n\nThier dock is open.\n", encoding="utf-8")
    (tmp_path / "pitchlint.toml").write_text('[grammar]\nengine = "languagetool"\n')
    script = "from pathlib import Path; from pitchlint.run import check; print(len(check([Path('a.md')]).findings) > 0)"
    told = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert told.stdout == "True\n"
    assert not is_running(int((tmp_path / "pid").read_text()))


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ('engine = "harpr"', "no value 'harpr'; did you mean 'harper'?"),
        ('language = "de-DE"', "'language'"),
        ('engine = "languagetool"\nserver = "localhost:8081"', "is no address; write it as http://localhost:8081"),
        ("public = true", "'public' is for LanguageTool; add engine = \"languagetool\""),
        ('engine = "languagetool"\npublic = true\nserver = "http://x.example"', "both say who reads the drafts"),
        ('engine = "harper"\ntimeout = 0', "'timeout' wants a number of seconds over 0"),
        ('engine = "harper"\ntimeout = nan', "'timeout' wants a number of seconds over 0, at most 3600"),
        ("optionl = true", "unknown key 'optionl'; did you mean 'optional'?"),
    ],
)
def test_what_is_wrong_in_the_table_is_told(tmp_path: Path, table: str, told: str) -> None:
    (tmp_path / "a.md").write_text("Hi Dana,\n\nThier dock is open.\n", encoding="utf-8")
    (tmp_path / "pitchlint.toml").write_text(f"[grammar]\n{table}\n")
    (error,) = check([tmp_path / "a.md"]).errors
    assert told in str(error)


def test_nothing_of_grammar_is_loaded_where_nobody_asks(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Hi Dana,\n\nThier dock is open.\n", encoding="utf-8")
    code = (
        "import sys\nfrom pitchlint.cli import main\n"
        "try: main(['check', '--no-cache', 'a.md'])\n"
        "except SystemExit: pass\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('harper', 'language_tool_python')"
        " or name.startswith(('pitchlint.grammar', 'pitchlint.proofread', 'pitchlint_rules.proofread'))])\n"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "[]"


@pytest.fixture
def languagetool() -> None:
    """The real server: `.ci/run` provides it."""
    from pitchlint.grammar import EngineError
    from pitchlint.grammar.server import folder, java, wanted_version

    try:
        version = wanted_version()
    except EngineError as error:
        pytest.skip(str(error))
    if not (folder() / f"LanguageTool-{version}").is_dir() or java() is None:
        pytest.skip(f"no Java, or LanguageTool {version} is not in {folder()}: bash .ci/languagetool puts it there")


@pytest.mark.usefixtures("languagetool")
def test_of_the_probe_languagetool_says_only_the_typo_until_it_is_killed(tmp_path: Path) -> None:
    from pitchlint.grammar.server import started

    (tmp_path / "probe.md").write_text(PROBE, encoding="utf-8")
    (tmp_path / "quiet.md").write_text(SAID, encoding="utf-8")
    report = run(tmp_path, ENGINES["languagetool"])
    assert report.errors == ()
    assert found(report) == [("spelling", "Thier")]
    assert len(report.notes) == 1, report.notes
    (note,) = report.notes
    assert note.message == "spelling and grammar: LanguageTool 6.8 (started here, any English)"

    started(120).process.kill()
    (tmp_path / "probe.md").write_text(PROBE.replace("docks", "doors"), encoding="utf-8")
    (tmp_path / "other.md").write_text("Hi Dana,\n\nLet me float it to the top.\n", encoding="utf-8")
    report = run(tmp_path, ENGINES["languagetool"], select=("jargon", "spelling", "grammar"))
    (error,) = report.errors
    assert str(error).startswith(
        "grammar: LanguageTool was killed by signal 9 in the middle of the run; its last line is: "
    )
    assert found(report) == [("jargon", "float it to the top")]
