from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from made import BREAKUP, CLEAN, GENERIC, GUILT, NAME, REPORT, finding

from pitchlint.finding import Finding
from pitchlint.reporters.full import MOST, lines
from pitchlint.reporters.look import Look
from pitchlint.run import CheckedDraft, Report

PLAIN = Look()


def full(report: Report, look: Look = PLAIN) -> str:
    return "\n".join(lines(report, look))


def of(*findings: Finding) -> Report:
    """A report on one mail."""
    return REPORT._replace(drafts=(CheckedDraft("templates/breakup.md", 4, BREAKUP),), findings=findings)


def test_one_verdict_a_mail_then_the_rest_in_its_order() -> None:
    assert (
        full(REPORT)
        == """\
drafts/one.md:3  (first mail, 77 words)
  Deleted at "Brain": the record says Brian.
  Fix first: write “Hi Brian”. (3:4 error misspelled-name)

templates/breakup.md:4  Email 3 (follow-up, 41 words)
  Deleted at "Should I close your file?": blames silence and brings nothing new.
  Fix first: replace lines 6-8 by one new fact. (10:1 generic-follow-up)
  6:1   warning  guilt   counts your mails: “I've reached out a few times” (+2)
  6:42  warning  jargon  “enterprise solutions” says nothing
  + 1 note (--show info)
"""
    )


def test_verbose_folds_no_rule_and_praises() -> None:
    assert (
        full(REPORT, Look(verbose=True, info=True))
        == """\
drafts/good.md:4  (first mail, variant B, 90 words)
  Clean.
  + names a problem: “your desk is closed on Mondays”.

drafts/noted.md:1  (read as a mail to a customer, 30 words)
  2:1  info  filler  “Just” says nothing

drafts/one.md:3  (first mail, 77 words)
  Deleted at "Brain": the record says Brian.
  Fix first: write “Hi Brian”. (3:4 error misspelled-name)

templates/breakup.md:4  Email 3 (follow-up, 41 words)
  Deleted at "Should I close your file?": blames silence and brings nothing new.
  Fix first: replace lines 6-8 by one new fact. (10:1 generic-follow-up)

  6:1   warning  guilt   counts your mails: “I've reached out a few times”; say
        what is new (+2 more: lines 7, 8)
  6:42  warning  jargon  “enterprise solutions” says nothing; say what it does
  6:74  info     filler  “of all sizes” says nothing
  generic-follow-up explains missing-ask (4:1)
"""
    )


def test_code_frames_on_request() -> None:
    assert (
        full(of(GENERIC, GUILT), Look(source=True))
        == """\
templates/breakup.md:4  Email 3 (follow-up, 41 words)
  Deleted at "Should I close your file?": blames silence and brings nothing new.
  Fix first: replace lines 6-8 by one new fact. (10:1 generic-follow-up)
    10 | Should I close your file?
       | ^^^^^^^^^^^^^^^^^^^^^^^^^

  6:1  warning  guilt  counts your mails: “I've reached out a few times”
      6 | I've reached out a few times. We provide enterprise solutions to clin…
        | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
"""
    )


def test_what_the_message_quotes_is_not_quoted_again() -> None:
    assert "  Deleted: counts your mails: “I've reached out a few times”.\n" in full(of(GUILT))


def test_an_error_beats_any_rank_and_a_rank_any_line() -> None:
    error = NAME._replace(path=GENERIC.path, draft=BREAKUP)
    assert "(3:4 error misspelled-name)" in full(of(error, GUILT, GENERIC))
    assert "(10:1 generic-follow-up)" in full(of(GUILT, GENERIC))


def test_a_flaw_of_shape_deletes_no_mail() -> None:
    catalogue = REPORT.catalogue._replace(rules=(REPORT.catalogue.rules[0]._replace(id="long-subject", rank=70),))
    report = of(finding(2, 1, 5, "long-subject", "is cut on a phone", text="Quick"))._replace(catalogue=catalogue)
    assert full(report).splitlines()[1] == '  Stumbles at "Quick": is cut on a phone. (2:1 long-subject)'


def test_a_buzzword_deletes_no_mail_either() -> None:
    catalogue = REPORT.catalogue._replace(rules=(REPORT.catalogue.rules[0]._replace(id="buzz", rank=60),))
    report = of(finding(2, 1, 5, "buzz", "says nothing", text="Synergy"))._replace(catalogue=catalogue)
    assert full(report).splitlines()[1] == '  Skimmed at "Synergy": says nothing. (2:1 buzz)'


def test_notes_alone_give_no_verdict_and_are_shown_on_request() -> None:
    note = finding(2, 1, 5, "filler", "says nothing", text="Just", severity="info")
    assert full(of(note)) == ""
    shown = full(of(note), Look(info=True))
    assert "Deleted" not in shown
    assert "2:1  info  filler  says nothing" in shown


def test_a_kind_that_was_only_judged_says_so() -> None:
    judged = BREAKUP._replace(title="", inferred=True)
    report = of(GUILT._replace(draft=judged))._replace(drafts=(CheckedDraft("templates/breakup.md", 4, judged),))
    assert full(report).splitlines()[0] == "templates/breakup.md:4  (read as a follow-up, 41 words)"


def test_mails_of_one_file_that_are_called_the_same_are_told_apart_by_line() -> None:
    drafts = (CheckedDraft("templates/breakup.md", 4, BREAKUP), CheckedDraft("templates/breakup.md", 9, BREAKUP))
    blocks = full(REPORT._replace(drafts=drafts, findings=(GUILT, GENERIC))).split("\n\n")
    assert [block.partition("  ")[0][-3:] for block in blocks] == ["d:4", "d:9"]


def test_nothing_for_a_clean_run() -> None:
    assert full(CLEAN) == ""


def test_colour_changes_no_words() -> None:
    import re

    painted = full(REPORT, Look(colour=True, info=True))
    assert painted != full(REPORT, Look(info=True))
    assert re.sub(r"\x1b\[[\d;]*m", "", painted) == full(REPORT, Look(info=True))


texts = st.text(st.sampled_from("abc dé“”,.\n\x1b:"), max_size=300).map(lambda text: text + "x")
some = st.builds(
    lambda line, rule, severity, message, advice, text: finding(
        line, 1, 2, rule, message, advice, text, severity=severity
    ),
    st.integers(1, 10),
    st.sampled_from(["guilt", "jargon", "generic-follow-up", "filler", "a-rule-with-a-long-name", "misspelled-name"]),
    st.sampled_from(["error", "warning", "info"]),
    texts,
    texts | st.just(""),
    texts | st.just(""),
)


@given(st.lists(some, max_size=12), st.integers(60, 120), st.booleans())
def test_six_lines_a_mail_whatever_is_found(findings: list[Finding], width: int, info: bool) -> None:
    block = full(of(*findings), Look(width, info=info)).removesuffix("\n").splitlines()
    assert len(block) <= MOST
    assert "\x1b" not in "".join(block)


@given(st.lists(some, min_size=1, max_size=12), st.integers(60, 120))
def test_every_rule_is_named_or_counted(findings: list[Finding], width: int) -> None:
    found = [f for f in findings if f.severity != "info"]
    text = full(of(*findings), Look(width))
    hidden = [int(line.split()[1]) for line in text.splitlines() if line.startswith("  + ") and "more (-v)" in line]
    rules = {f.rule for f in found}
    assert sum(f" {rule}" in text for rule in rules) + sum(hidden) >= len(rules)


def test_a_long_title_is_cut_before_the_line_is_too_long() -> None:
    named = BREAKUP._replace(title="Email 3: the last one before the summer, for those who never answered", step=3)
    report = of(GUILT._replace(draft=named))._replace(drafts=(CheckedDraft("templates/breakup.md", 4, named),))
    head = full(report).splitlines()[0]
    assert head == "templates/breakup.md:4  Email 3: the last one before the… (follow-up, 41 words)"
