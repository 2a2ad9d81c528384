"""Mails under headings, in the shapes that template repositories have."""

from __future__ import annotations

import pytest
from reading import draft, drafts, place

from pitchlint.draft import Draft


def outline(*mails: Draft) -> list[tuple[str, str | None, str]]:
    return [(mail.title, mail.subject.text if mail.subject else None, mail.body.text) for mail in mails]


def test_labels_and_fences_between_advice() -> None:
    text = """\
# Cold outreach templates

Hi there! These templates work.

---

## Part 1: Builders

### Template 1: Value first
**Subject:** Quick question about [Company]'s invoices

**Body:**
```
Hi [First Name],

Your crew sends **invoices** on Fridays.

Best,
[Your Name]
---
Ann Example Ltd
```

**When to Use:** first outreach
**Best For:** companies of ten

---

### Follow-Up #1 (3 days later)
**Subject:** Re: [Original Subject]

**Body:**
```
Hi [First Name],

Shall I send the list?
```

**Character count:** 247

## Part 2: LinkedIn outreach

### Connection request
```
Hi [First Name], let's connect!
```

## Checklist

- [ ] Hi, is the name right?

**Include in every mail:**
```
Example Ltd, 1 Mill Lane
```
"""
    first, second = drafts("a.md", text)
    assert outline(first, second) == [
        (
            "Template 1: Value first",
            "Quick question about [Company]'s invoices",
            "Hi [First Name],\n\nYour crew sends invoices on Fridays.\n\nBest,\n[Your Name]\n---\nAnn Example Ltd",
        ),
        ("Follow-Up #1 (3 days later)", "Re: [Original Subject]", "Hi [First Name],\n\nShall I send the list?"),
    ]
    assert (first.kind, first.step) == (None, None)
    assert (second.kind, second.step, second.settings["delay"]) == ("follow_up", 2, "3 days")
    assert second.settings["sequence"] == "Part 1: Builders"
    assert place(first, "invoices on") == "16:19-16:32 invoices** on"
    assert place(second, "Re: [Orig", "subject") == "30:14-30:23 Re: [Orig"


def test_fences_that_begin_with_a_subject() -> None:
    text = """\
# Sequences

## Sequence 1

```
Trigger: new prospect
Goal: a call
```

### Email 1 (Day 1) - Opening
```
Subject: {{company}} and the harbour

{{first_name}}, your boats wait.
```

### Email 2 (Day 3)
```text
Subject: Re: {{company}} and the harbour

Still waiting.
```

### Email 3
```json
{"subject": "Subject: x"}
```
"""
    found = drafts("a.md", text)
    assert outline(*found) == [
        ("Email 1 (Day 1) - Opening", "{{company}} and the harbour", "{{first_name}}, your boats wait."),
        ("Email 2 (Day 3)", "Re: {{company}} and the harbour", "Still waiting."),
    ]
    assert [(mail.step, mail.settings["day"]) for mail in found] == [(1, "1"), (2, "3")]


def test_subjects_in_headings_and_plain_bodies() -> None:
    text = """\
# Outbound

## Email 1 — Subject: Quick question about [Agency]

**To:** [Agency] - [Name]

**Body:**

Hi [Name],

**Special offer:**
- one
- two

> they said so

—
[Your Name]

---

## Subject: One more thing

Hi [Name],

Last mail.

---

*Cadence: Day 0, Day 3.*

## Schedule
### Day 1: Send the first
### Day 4: Follow up
"""
    first, second = drafts("a.md", text)
    assert outline(first, second) == [
        (
            "Email 1",
            "Quick question about [Agency]",
            "Hi [Name],\n\nSpecial offer:\n- one\n- two\n\n> they said so\n\n—\n[Your Name]",
        ),
        ("", "One more thing", "Hi [Name],\n\nLast mail."),
    ]
    assert first.headers == {"to": "[Agency] - [Name]"}
    assert place(first, "Quick question", "subject") == "3:23-3:37 Quick question"


@pytest.mark.parametrize(
    "subjects",
    [
        '**Subject Lines (A/B):**\n- A: "The 40k question"\n- B: "Quick question"',
        "### Subject lines (choose one):\n1. `The 40k question`\n2. Another",
        "**Subject Line A**: The 40k question\n**Subject Line B**: Another",
        "**Subject:**\n```\nThe 40k question\n```",
    ],
)
@pytest.mark.parametrize("body", ["---\n\n**Body:**\n\n{}", "### Template:\n\n```\n{}\n```", "**Email:**\n\n> {}"])
def test_subject_lines_as_a_list(subjects: str, body: str) -> None:
    mail_body = body.format("Hi [Name], I saw it.")
    text = f"# S\n\n## Email 1: The frame\n{subjects}\n\n**Send:** Day 0\n\n{mail_body}\n\n## Notes\n\nText.\n"
    mail = draft("a.md", text)
    assert outline(mail) == [("Email 1: The frame", "The 40k question", "Hi [Name], I saw it.")]
    assert (mail.step, mail.settings["day"]) == (1, "0")


def test_headings_that_name_the_parts_of_one_mail() -> None:
    text = """\
# Cold mail to vets

## Variables
- `{{clinic}}` - the clinic

## Subject Lines (A/B test)
1. `{{clinic}}, quick question`
2. `How`

## Body

Hi {{name}},

The phone rings.

## Follow-up Rules
- Send Monday
"""
    mail = draft("a.md", text)
    assert outline(mail) == [("Cold mail to vets", "{{clinic}}, quick question", "Hi {{name}},\n\nThe phone rings.")]
    assert place(mail, "{{clinic}}", "subject") == "7:5-7:15 {{clinic}}"


def test_quoted_templates() -> None:
    text = """\
## Template 1
Use it on Mondays.

> **Subject:** hello
>
> Hi Bo,
>
> the _harbour_ is full.

Hi is a good start.

## Objections
> "Great question!"
"""
    mail = draft("a.md", text)
    assert outline(mail) == [("Template 1", "hello", "Hi Bo,\n\nthe harbour is full.")]
    assert place(mail, "harbour") == "8:8-8:15 harbour"


def test_bold_lines_as_headings() -> None:
    one = "**Email 1: opening**\n\nSubject: one\n\nHi Dana,\n\nText.\n\n"
    text = one + "**Email 2: bump**\n\nSubject: two\n\nHi Dana,\n\nMore.\n"
    found = drafts("a.md", text)
    assert outline(*found) == [
        ("Email 1: opening", "one", "Hi Dana,\n\nText."),
        ("Email 2: bump", "two", "Hi Dana,\n\nMore."),
    ]


def test_mails_between_rules() -> None:
    text = "Subject: one\n\nHi Dana,\n\nText.\n\nP.S. x\n\n---\n\nSubject: two\n\nHi Bo,\n\nMore.\n"
    assert outline(*drafts("a.md", text)) == [
        ("", "one", "Hi Dana,\n\nText.\n\nP.S. x"),
        ("", "two", "Hi Bo,\n\nMore."),
    ]


def test_variants_of_a_step() -> None:
    one = "# S\n\n## Email 2: proof\n\n### Variant A\nSubject: one\n\nHi,\n\nx\n\n"
    text = one + "### Version B: short\nSubject: two\n\nHi,\n\ny\n"
    found = drafts("a.md", text)
    assert [(mail.title, mail.step, mail.variant) for mail in found] == [
        ("Email 2: proof - Variant A", 2, "A"),
        ("Email 2: proof - Version B: short", 2, "B"),
    ]


@pytest.mark.parametrize(
    ("heading", "step", "kind"),
    [
        ("Email 2: x", 2, None),
        ("2. Email 3", 3, None),
        ("Step 4 (day 12)", 4, None),
        ("Follow-up 2 (Day 3)", 3, "follow_up"),
        ("Follow up", None, "follow_up"),
        ("Email 2: Follow-up", 2, "follow_up"),
        ("Template 3 - Breakup", None, None),
        ("Notes on day 3", None, None),
    ],
)
def test_what_a_heading_declares(heading: str, step: int | None, kind: str | None) -> None:
    mail = draft("a.md", f"# S\n\n## {heading}\n\nSubject: x\n\nHi Dana,\n\nText.\n")
    assert (mail.title, mail.step, mail.kind) == (heading, step, kind)


def test_front_matter_holds_for_each_mail() -> None:
    head = "---\nprospect: Dana Reed\nkind: first\nallow: boast\n---\n# S\n\n"
    found = drafts("a.md", head + "## Email 1\n\nHi Dana,\n\nx\n\n## Follow-up\n\nHi Dana,\n\ny\n")
    assert [(mail.prospect["name"], mail.kind, len(mail.allows)) for mail in found] == [
        ("Dana Reed", "first", 1),
        ("Dana Reed", "follow_up", 1),
    ]


def test_suppressions_hold_under_their_heading() -> None:
    text = """\
<!-- pitchlint: allow all-of-them -->
# S
## Part 1
<!-- pitchlint: allow part -->
### Email 1
Subject: a

<!-- pitchlint: allow one -->
Hi Dana,

Text.
### Email 2
Subject: b

Hi Dana,

Text.
## Part 2
### Email 3
Subject: c

Hi Dana,

Text.
"""
    found = drafts("a.md", text)
    assert [[allow.rules[0] for allow in mail.allows] for mail in found] == [
        ["all-of-them", "part", "one"],
        ["all-of-them", "part"],
        ["all-of-them"],
    ]
    assert found[0].body.text == "Hi Dana,\n\nText."


@pytest.mark.parametrize(
    "text",
    [
        "Just text.\n\n## A heading\n\nMore text.",
        "Hi Dana,\n\nI saw this.\n\n## What you get\n\n- x\n\n## Price\n\n5\n\nBest,\nBo",
        "# Title\n\nNo greeting, no subject.",
        "Hi Dana,\n\n```\ncode\n```\n\nBest,\nBo",
        "Hi Dana,\n\nText.\n\n---\n\nBo",
    ],
)
def test_a_file_without_marked_mails_is_one_draft(text: str) -> None:
    words = text.split()
    mail = draft("a.md", text)
    assert words[-1] in mail.body.text


def test_a_declared_subject_makes_one_draft() -> None:
    mail = draft("a.md", "---\nsubject: x\n---\nHi Dana,\n\n## Email 1\n\nHi you,\n\n```\nSubject: y\n\nz\n```\n")
    assert mail.body.text.startswith("Hi Dana,\n\nEmail 1\n\nHi you,")


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_other_line_ends(ending: str) -> None:
    text = "# S\n\n## Email 1\n**Subject:** one\n\n```\nHi Dana,\n\nText.\n```\n\n## Email 2\n> Hi Bo,\n>\n> x y\n"
    found = drafts("a.md", text.replace("\n", ending))
    assert outline(*found) == [("Email 1", "one", "Hi Dana,\n\nText."), ("Email 2", None, "Hi Bo,\n\nx y")]
    assert place(found[1], "x y") == "15:3-15:6 x y"


def test_bold_lines_of_a_body_end_nothing() -> None:
    lines = (
        "Hi Dana,",
        "**Option 1: trial**\nfive.",
        "**Step 2: order**\nten.",
        "**Subject to stock:** all",
        "**Goal**: May",
    )
    body = "\n\n".join((*lines, "Best,\nBo"))
    mail = draft("a.md", f"# S\n\n## Template 7\n\n**Subject:** x\n\n{body}\n\n**Goal:** a call\n")
    assert mail.body.text == body.replace("**", "")
