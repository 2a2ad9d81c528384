"""The baseline: what is known stays known however the lines move, and nothing else is."""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pitchlint import baseline
from pitchlint.config import CommandLine, ConfigError
from pitchlint.finding import DraftName, Finding
from pitchlint.run import Report, check

BAD = "Hi Dana,\n\nWe offer synergies to your team.\n"
TWO = "Hi Dana,\n\nWe offer synergies to your team. Our people leverage it daily.\n"


def finding(
    text: str, context: str, rule: str = "buzz", path: str = "a.md", line: int = 1, mail: DraftName | None = None
) -> Finding:
    name = mail or DraftName("", "first", None, None)
    return Finding(path, line, 1, line, 5, rule, "warning", "said", "", text, name, context=context)


def known(before: list[Finding], now: list[Finding], folder: Path) -> list[bool]:
    sifted = baseline.sift(now, baseline.counted(before, folder), folder)
    return [number in sifted.known for number in range(len(now))]


def left(report: Report) -> list[str]:
    return [f"{finding.path}:{finding.line} {finding.rule}" for finding in report.findings]


# what is known


def test_a_line_that_moved_is_known_and_a_second_one_of_it_is_new(here: Path) -> None:
    old = [finding("synergies", "We offer synergies.", line=3)]
    now = [finding("synergies", "We offer synergies.", line=line) for line in (9, 12)]
    assert known(old, now, here) == [True, False]


def test_a_mended_word_beside_it_keeps_it_known(here: Path) -> None:
    old = [finding("synergies", "We ofer synergies to your team.")]
    assert known(old, [finding("synergies", "We offer synergies to your team.")], here) == [True]
    assert known(old, [finding("Synergies", "“We offer synergies, to your team!”")], here) == [True]


def test_the_same_word_in_another_sentence_is_new(here: Path) -> None:
    old = [finding("synergies", "We offer synergies to your team.")]
    assert known(old, [finding("synergies", "Nobody else has such synergies in the whole market.")], here) == [False]


def test_another_word_in_nearly_the_same_sentence_is_known(here: Path) -> None:
    old = [finding("market leader", "We are the market leader in yard scheduling for ports.")]
    near = finding("leading provider", "We are the leading provider in yard scheduling for ports.")
    assert known(old, [near], here) == [False]  # two words of ten are not a mended one
    near = finding("market leaders", "We are the market leaders in yard scheduling for ports.")
    assert known(old, [near], here) == [True]


def test_the_nearest_of_several_entries_is_taken(here: Path) -> None:
    old = [finding("use", "We use ten of them."), finding("use", "We use two of those.")]
    now = [finding("use", "We use two of these."), finding("use", "We use ten of these.")]
    assert known(old, now, here) == [True, True]


def test_another_rule_or_file_is_new(here: Path) -> None:
    old = [finding("synergies", "We offer synergies.")]
    (here / "a.md").write_text("")
    assert known(old, [finding("synergies", "We offer synergies.", rule="jargon")], here) == [False]
    assert known(old, [finding("synergies", "We offer synergies.", path="b.md")], here) == [False]


def test_a_whole_mail_is_known_by_its_name(here: Path) -> None:
    first, second = DraftName("Email 1", "first", 1, None), DraftName("Email 2", "follow_up", 2, "B")
    old = [finding("", "", mail=first, line=3)]
    longer = first._replace(words=90, line=7, kind="other", inferred=True)
    assert known(old, [finding("", "", mail=longer, line=8)], here) == [True]
    assert known(old, [finding("", "", mail=second)], here) == [False]
    assert known(old, [finding("", "", mail=first._replace(variant="B"))], here) == [False]


def test_a_mail_that_became_a_step_is_still_the_mail(here: Path) -> None:
    alone, step = DraftName("", "first", None, None), DraftName("", "first", 1, None)
    assert known([finding("", "", mail=alone)], [finding("", "", mail=step)], here) == [True]
    assert known([finding("", "", mail=step)], [finding("", "", mail=alone)], here) == [True]
    assert known([finding("", "", mail=step)], [finding("", "", mail=step._replace(step=2))], here) == [False]
    assert known([finding("", "", mail=alone)], [finding("now", "now with words")], here) == [False]


def test_a_file_that_was_renamed_or_moved_keeps_its_debt(here: Path) -> None:
    old = [finding("synergies", "We offer synergies.", path="old/a.md"), finding("", "", rule="bump", path="old/a.md")]
    renamed = [one._replace(path="new/b.md") for one in old]
    assert known(old, renamed, here) == [True, True]
    assert known(old[1:], [renamed[1]], here) == [False]  # nothing says that it is the same mail
    assert known(old[1:], [renamed[1]._replace(path="new/a.md")], here) == [True]


def test_a_new_mail_with_the_name_of_one_that_is_gone_is_new(here: Path) -> None:
    old = [finding("", "", path="spring/email-1.md"), finding("rare", "Rare words.", path="spring/email-1.md")]
    now = [finding("", "", path="autumn/email-1.md"), finding("other", "Other words.", path="autumn/email-1.md")]
    assert known(old, now, here) == [False, False]
    assert known(old[:1], now, here) == [False, False]  # it has a fault that the other had not
    assert known(old, [now[0], old[1]._replace(path="autumn/email-1.md")], here) == [True, True]


def test_a_copy_is_new(here: Path) -> None:
    (here / "a.md").write_text(BAD)
    old = [finding("synergies", "We offer synergies.")]
    assert known(old, [*old, old[0]._replace(path="copy.md")], here) == [True, False]


def test_a_large_list_takes_no_time(here: Path) -> None:
    old = [finding(f"NAME {number}", f"NAME {number}", path="leads.csv") for number in range(4000)]
    now = [finding(f"OTHER {number}", f"OTHER {number}", path="leads.csv") for number in range(4000)]
    assert not any(known(old, now, here))
    assert all(known(old, old[::-1], here))


# what the sentence is


def test_the_sentence_is_that_of_the_reader(here: Path) -> None:
    (here / "a.md").write_text("Subject: synergies  now\n\nHi Dana,\n\nOne. We {{x}}\n> offer\nsynergies. Two.\n")
    (here / "b.html").write_text("<p>Hi Dana,</p><p>One. We <b>offer</b> &amp; want\n synergies. Two.</p>")
    report = check([Path("a.md"), Path("b.html")], CommandLine(isolated=True))
    assert [one.context for one in report.findings if one.path == "b.html"] == ["We offer & want synergies."]
    assert "synergies" in report.findings[0].context
    assert "\n" not in "".join(one.context for one in report.findings)


def test_outside_of_prose_it_is_the_line(here: Path) -> None:
    (here / "a.md").write_text("Hi, leverage,\n\nSome words.\n\nBest,\nTom\nHead of synergies\n")
    report = check([Path("a.md")], CommandLine(isolated=True))
    contexts = {one.rule: one.context for one in report.findings}
    assert contexts["late"] == "Hi, leverage,"
    assert contexts["buzz"] == "Head of synergies"


# the file


def test_written_and_read_again_it_is_the_same(here: Path) -> None:
    entries = Counter(
        {
            baseline.Known("b/a.md", "buzz", "x", "an x “here”\x85\u2028"): 2,
            baseline.Known("a.md", "bump", title="Email 2", step=2, variant=""): 1,
            baseline.Known("a.md", "bump", title="Email 2", step=10): 1,
            baseline.Known("a\udcff.md", "empty", "", "before nothing"): 1,
            baseline.Known("a.md", "bump"): 3,
        }
    )
    baseline.write(here / "known.json", entries)
    assert baseline.load(here / "known.json") == entries
    assert [path.name for path in here.iterdir()] == ["known.json"]


@given(
    st.dictionaries(
        st.builds(
            baseline.Known,
            path=st.text(),
            rule=st.text(),
            text=st.text(),
            sentence=st.text(min_size=1),
            title=st.text(),
            step=st.none() | st.integers(0, 99),
            variant=st.none() | st.text(),
        ),
        st.integers(1, 9),
    )
)
def test_whatever_it_holds_it_reads_again(tmp_path_factory: pytest.TempPathFactory, entries: dict) -> None:
    file = tmp_path_factory.getbasetemp() / "any.json"
    baseline.write(file, entries)
    assert baseline.load(file) == Counter(entries)


def test_it_reads_well_in_a_diff() -> None:
    one = baseline.Known("b.md", "buzz", "synergies", "We offer synergies.")
    text = baseline.dump(Counter({one: 2, baseline.Known("a.md", "bump", title="Email 2", step=2): 1}))
    assert text == textwrap.dedent("""\
        {
          "pitchlint-baseline": 1,
          "files": {
            "a.md": [
              {"rule": "bump", "mail": "Email 2", "step": 2}
            ],
            "b.md": [
              {"rule": "buzz", "text": "synergies", "in": "We offer synergies.", "count": 2}
            ]
          }
        }
    """)
    assert baseline.dump({}) == '{\n  "pitchlint-baseline": 1,\n  "files": {}\n}\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "b.json:1: not valid JSON: expecting value; mend the file, or delete it and run 'pitchlint baseline'"),
        ('{\n<<<<<<< HEAD\n"a": 1}', "b.json:2: not valid JSON: expecting property name"),
        ("[]", "b.json:1: no baseline of pitchlint"),
        ('{"findings": []}', "b.json:1: no baseline of pitchlint"),
        ('{\n\n "pitchlint-baseline": "1"}', "b.json:3: no baseline of pitchlint"),
        ('{"x": {},\n "pitchlint-baseline": 7}', "b.json:2: a baseline of version 7, and this pitchlint knows 1"),
        ('{"pitchlint-baseline": 1}', "b.json:1: 'files' is no table of findings by file"),
        ('{"pitchlint-baseline": 1,\n"files": {"c": [],\n"a": 3}}', "b.json:3: 'a' has no list of findings"),
        ('{"pitchlint-baseline": 1,\n"files": {"a": [{"rule": "x"},\n{"rul": "x"}]}}', "b.json:3: a finding without"),
        ('{"pitchlint-baseline": 1,\n"files": {"a": [{"rule": "x", "txt": ""}]}}', "b.json:2: a finding has no 'txt'"),
        ('{"pitchlint-baseline": 1,\n"files": {"a": [{"rule": "x", "in": 3}]}}', "b.json:2: 'in' wants a text"),
        ('{"pitchlint-baseline": 1,\n"files": {"a": [{"rule": "x", "count": 0}]}}', "b.json:2: 'count' wants a whole"),
        ('{"pitchlint-baseline": 1,\n"files": {"a": [{"rule": "x", "step": true}]}}', "b.json:2: 'step' wants a whole"),
        ("[" * 100_000, "b.json:1: not valid JSON: nested too deeply"),
    ],
)  # fmt: skip
def test_a_broken_file_is_one_error_with_its_line(here: Path, pitchlint, text: str, told: str) -> None:
    (here / "b.json").write_text(text)
    (here / "a.md").write_text(BAD)
    ran = pitchlint("check", "a.md", "--baseline", "b.json", "--no-cache")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"error: {told}")
    assert len(ran.err.splitlines()) == 1
    assert pitchlint("baseline", "--output", "b.json").err == ran.err


def test_a_file_that_cannot_be_read_or_is_not_there(here: Path, pitchlint) -> None:
    (here / "a.md").write_text(BAD)
    assert pitchlint("check", "a.md", "--baseline", "gone.json", "--no-cache") == (
        2, "", "error: gone.json: no such baseline; 'pitchlint baseline' writes one\n"
    )  # fmt: skip
    (here / "bytes.json").write_bytes(b"{\n\xff}")
    assert pitchlint("check", "a.md", "--baseline", "bytes.json").err.startswith("error: bytes.json:2: not UTF-8")
    assert pitchlint("baseline", "--output", "no/b.json").err == (
        "error: no/b.json: cannot be written: No such file or directory\n"
    )


# the command


def test_what_it_writes_down_is_left_out_and_what_is_new_is_not(here: Path, pitchlint) -> None:
    (here / "a.md").write_text(TWO)
    ran = pitchlint("baseline")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "wrote pitchlint-baseline.json: 2 findings",
        "To go by it: pitchlint check --baseline pitchlint-baseline.json, "
        'or baseline = "pitchlint-baseline.json" in pitchlint.toml',
    ]
    ran = pitchlint("check", "--baseline", "pitchlint-baseline.json", "--no-cache")
    assert ran == (0, "The mail is clean, apart from 2 known findings (1 file passed over).\n", "")
    (here / "a.md").write_text("Hi Dana,\n\nNothing beats synergies, they say.\n\nWe offer\nsynergies to your team.\n")
    ran = pitchlint("check", "--baseline", "pitchlint-baseline.json", "--no-cache")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "a.md:3:15: warning buzz “synergies” says nothing; say what you do",
        "Found 1 warning in 1 mail, beside 1 known finding (1 file passed over).",
    ]
    assert ran.err == "note: 1 finding of the baseline is gone; 'pitchlint baseline --prune' takes it out\n"


def test_the_cache_knows_what_the_baseline_needs(here: Path, pitchlint) -> None:
    (here / "a.md").write_text(TWO)
    pitchlint("baseline")
    for _ in range(3):
        ran = pitchlint("check", "--baseline", "pitchlint-baseline.json", "--cache-dir", "kept")
        assert ran.out == "The mail is clean, apart from 2 known findings (1 file passed over).\n"


def test_it_is_configured_and_its_paths_count_from_it(here: Path, pitchlint, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "pitchlint.toml").write_text('baseline = "ci/known.json"\n')
    (here / "ci").mkdir()
    (here / "mails").mkdir()
    (here / "mails/a.md").write_text(BAD)
    assert pitchlint("baseline").out == "wrote ci/known.json: 1 finding\n"
    assert list(json.loads((here / "ci/known.json").read_text())["files"]) == ["../mails/a.md"]
    assert pitchlint("check", "--no-cache").code == 0
    monkeypatch.chdir(here / "mails")
    assert pitchlint("check", "--no-cache", "a.md").code == 0
    assert pitchlint("check", "--no-cache", str(here / "mails")).code == 0
    assert pitchlint("check", "--no-cache", "--isolated").code == 1
    assert pitchlint("baseline", "--prune").out == "../ci/known.json: nothing is gone, 1 finding left\n".replace(
        "../ci", str(here / "ci")
    )


def test_a_folder_with_a_configuration_of_its_own_has_a_baseline_of_its_own(here: Path, pitchlint) -> None:
    for name in ("one", "two"):
        (here / name).mkdir()
        (here / name / "pitchlint.toml").write_text('baseline = "known.json"\n')
        (here / name / "a.md").write_text(BAD)
    out = pitchlint("baseline").out.splitlines()
    assert "wrote one/known.json: 1 finding" in out
    assert "wrote two/known.json: 1 finding" in out
    assert pitchlint("check", "--no-cache").code == 0
    (here / "two/a.md").write_text("Hi Dana,\n\nAll good here.\n")
    assert pitchlint("check", "--no-cache").err.startswith("note: 1 finding of the baseline is gone")


def test_pruning_adds_nothing_and_takes_out_what_is_gone(here: Path, pitchlint) -> None:
    for name in ("a.md", "b.md", "c.md"):
        (here / name).write_text(TWO)
    assert pitchlint("baseline").out.startswith("wrote pitchlint-baseline.json: 6 findings\n")
    (here / "a.md").write_text(BAD + "\nWhat a leverage on your whole business that is.\n")
    (here / "b.md").unlink()
    ran = pitchlint("baseline", "--prune")
    assert ran == (0, "pitchlint-baseline.json: took out 3 findings that are gone, 3 left\n", "")
    kept = baseline.load(here / "pitchlint-baseline.json")
    assert sorted((entry.path, entry.text) for entry in kept) == [
        ("a.md", "synergies"), ("c.md", "leverage"), ("c.md", "synergies"),
    ]  # fmt: skip
    assert pitchlint("check", "--baseline", "pitchlint-baseline.json", "--no-cache", "--show", "info").out.startswith(
        "a.md:5:8: info buzz"
    )
    assert pitchlint("baseline", "--prune").out == "pitchlint-baseline.json: nothing is gone, 3 findings left\n"
    assert pitchlint("baseline", "--prune", "-o", "none.json").code == 2


def test_pruning_brings_mended_sentences_up_to_date(here: Path, pitchlint) -> None:
    (here / "a.md").write_text("Hi Dana,\n\nWe ofer synergies to your team.\n")
    pitchlint("baseline")
    (here / "a.md").write_text(BAD)
    pitchlint("baseline", "--prune")
    (entry,) = baseline.load(here / "pitchlint-baseline.json")
    assert entry.sentence == "We offer synergies to your team."


def test_files_that_were_not_read_keep_their_entries(here: Path, pitchlint) -> None:
    (here / "a.md").write_text(BAD)
    (here / "b.md").write_text(TWO)
    pitchlint("baseline")
    (here / "a.md").write_text("Hi Dana,\n\nNothing at all.\n")
    assert pitchlint("baseline", "a.md").out.splitlines()[0] == (
        "wrote pitchlint-baseline.json: 2 findings, 0 of them new; 1 were gone"
    )
    (here / "b.md").write_bytes(b"\x00\x00")
    ran = pitchlint("baseline", "--prune", "b.md")
    assert ran.code == 2
    assert "b.md" in ran.err
    assert len(baseline.load(here / "pitchlint-baseline.json")) == 2


def test_a_rule_that_is_not_run_says_nothing_of_what_is_gone(here: Path, pitchlint) -> None:
    (here / "a.md").write_text(BAD)
    pitchlint("baseline")
    ran = pitchlint("check", "--baseline", "pitchlint-baseline.json", "--select", "late", "--no-cache")
    assert ran == (0, "The mail is clean (1 file passed over).\n", "")


def test_a_baseline_is_no_draft(here: Path, pitchlint) -> None:
    (here / "leads.csv").write_text("email,first_name\na@b.example,DANA\n")
    (here / "a.md").write_text("Hi,\n\nJust bumping synergies, subject: body, email: a@b.example, step 2.\n")
    pitchlint("baseline")
    report = check([Path()], CommandLine())
    assert "pitchlint-baseline.json" in {problem.path for problem in report.passed_over}


def test_what_is_explained_stays_explained(here: Path, pitchlint) -> None:
    """`bump` covers `late`: the symptom does not come up while its cause is known, nor when it is mended."""
    (here / "a.md").write_text("Hi,\n\nJust bumping this.\n")
    pitchlint("baseline")
    assert pitchlint("check", "--baseline", "pitchlint-baseline.json", "--no-cache").code == 0
    entries = baseline.load(here / "pitchlint-baseline.json")
    assert {entry.rule for entry in entries} == {"bump", "late"}
    only_bump = Counter({entry: count for entry, count in entries.items() if entry.rule == "bump"})
    baseline.write(here / "pitchlint-baseline.json", only_bump)
    ran = pitchlint("check", "--baseline", "pitchlint-baseline.json", "--no-cache")
    assert ran.code == 0
    assert "explained by bump" in ran.out
    baseline.write(here / "pitchlint-baseline.json", entries)
    (here / "a.md").write_text("Hi,\n\nOur report is out.\n")
    assert pitchlint("check", "--baseline", "pitchlint-baseline.json", "--no-cache").code == 0


def test_errors_can_be_written_down_but_not_in_silence(here: Path, pitchlint) -> None:
    (here / "a.md").write_text("Hi,\n\nSome words.\n")
    assert pitchlint("baseline").out.splitlines()[0] == (
        "wrote pitchlint-baseline.json: 1 finding; 1 error among them, which you had better mend"
    )


# warnings that may be


def test_more_warnings_than_may_be_fail(here: Path, pitchlint) -> None:
    (here / "a.md").write_text(BAD)
    (here / "b.md").write_text(BAD)
    assert pitchlint("check", "--max-warnings", "2", "--no-cache").code == 0
    assert pitchlint("check", "--max-warnings", "1", "--no-cache").code == 1
    assert pitchlint("check", "--max-warnings", "1", "--fail-level", "error", "--no-cache").code == 1
    (here / "c.md").write_text("Hi,\n\nSome words.\n")
    assert pitchlint("check", "--max-warnings", "9", "--no-cache").code == 1  # an error is no warning
    pitchlint("baseline")
    ran = pitchlint("check", "--max-warnings", "0", "--baseline", "pitchlint-baseline.json", "--no-cache")
    assert ran.code == 0


# properties, with all the rules there are

_SENTENCES = (
    "We leverage cutting-edge synergies for teams like yours.", "I hope you don't mind me reaching out.",
    "This is my third email and I still haven't heard back.", "Our enterprise solutions drive growth.",
    "Prices go up on Friday, so act now!", "Could you spare just 15 minutes for a quick call this week?",
    "Your Reno dock turned away nine trucks in May.", "We are the world-class partner for yard teams.",
    "I was so impressed by your amazing profile.", "Let me know your thoughts!",
    "The crew at Fernley waits two hours for each trailer.", "Just bumping this to the top of your inbox.",
    "Drivers lose the morning when gate four is closed.", "I know you're busy.",
)  # fmt: skip
_PLAIN = ("trucks", "crew", "Fernley", "Reno", "morning", "teams", "yours")  # words that no rule looks for

_bodies = st.lists(
    st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=3, unique=True), min_size=2, max_size=4
).filter(lambda body: len({line for part in body for line in part}) == sum(map(len, body)))


def _written(paragraphs: list[list[str]], width: int = 78, above: str = "") -> str:
    """A draft with its paragraphs wrapped to `width`."""
    filled = [
        textwrap.fill(" ".join(part), width, break_on_hyphens=False, break_long_words=False) for part in paragraphs
    ]
    return f"---\nkind: first\n---\n{above}Hi Dana,\n\n" + "\n\n".join(filled) + "\n\nBest,\nTom\n"


def _new_after(folder: Path, before: str, after: str) -> list[str]:
    """What a baseline written on `before` does not know of `after`."""
    file = folder / "a.md"
    line = CommandLine(isolated=True, baseline=folder / "known.json")
    file.write_text(before, encoding="utf-8")
    baseline.write(folder / "known.json", baseline.counted(check([file], line, with_known=True).findings, folder))
    file.write_text(after, encoding="utf-8")
    return left(check([file], line))


_few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@_few
@given(_bodies, st.integers(60, 200), st.integers(60, 200))
def test_wrapping_a_body_anew_brings_nothing_back(tmp_path: Path, body, one: int, other: int) -> None:
    """As editors wrap; lines shorter than that were broken by a person, and rules may read them otherwise."""
    assert _new_after(tmp_path, _written(body, one), _written(body, other)) == []


@_few
@given(_bodies, st.integers(0, 20))
def test_lines_above_bring_nothing_back(tmp_path: Path, body, lines: int) -> None:
    assert _new_after(tmp_path, _written(body), _written(body, above="\n" * lines)) == []


@_few
@given(st.data(), _bodies)
def test_moving_paragraphs_brings_nothing_with_words_back(tmp_path: Path, data, body) -> None:
    """Order is of meaning to some rules: they may say something new, of what now comes first."""
    moved = data.draw(st.permutations(body))
    before, after = (_words_at_fault(tmp_path, _written(one)) for one in (body, moved))
    if before == after:
        assert _new_after(tmp_path, _written(body), _written(moved)) == []


def _words_at_fault(folder: Path, text: str) -> Counter[tuple[str, str]]:
    (folder / "a.md").write_text(text, encoding="utf-8")
    found = check([folder / "a.md"], CommandLine(isolated=True)).findings
    return Counter((one.rule, " ".join(one.text.split())) for one in found)


@_few
@given(st.data(), _bodies)
def test_a_mended_word_brings_nothing_back(tmp_path: Path, data, body) -> None:
    words = [word for word in _PLAIN if any(word in line for part in body for line in part)]
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    typo = word[:-2] + word[-1] + word[-2]
    wrong = [[line.replace(word, typo) for line in part] for part in body]
    after = _words_at_fault(tmp_path, _written(body))
    if not after - _words_at_fault(tmp_path, _written(wrong)):  # the typo hid nothing
        assert _new_after(tmp_path, _written(wrong), _written(body)) == []


def test_a_broken_configuration_of_a_baseline(here: Path) -> None:
    (here / "pitchlint.toml").write_text("baseline = 3\n")
    with pytest.raises(ConfigError, match=r"^pitchlint\.toml:1: 'baseline' wants a text in quotes, not 3$"):
        check([Path()])
