# ruff: noqa: ARG001  checks have options and tests have fixtures that they only name
from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pitchlint.config import CommandLine, Configs
from pitchlint.discovery import Found, discover
from pitchlint.packs import Catalogue
from pitchlint.recognise import looks_like_mail

Write = Callable[..., Path]
MAIL = "Hi Dana,\n\nYour night crew waits an hour for pallets.\n"


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    monkeypatch.chdir(tmp_path)

    def writes(name: str, text: str = MAIL) -> Path:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return writes


def found(*paths: str, **line: object) -> Found:
    return discover([Path(path) for path in paths or (".",)], Configs(Catalogue(()), CommandLine(**line)))  # type: ignore[arg-type]


def files(*paths: str, **line: object) -> list[str]:
    return [path.as_posix() for path in found(*paths, **line).files]


def passed(*paths: str, **line: object) -> dict[str, str]:
    return {path.as_posix(): reason for path, reason in found(*paths, **line).passed_over}


# --- what looks like mail


@pytest.mark.parametrize(
    "text",
    [
        "Hi Dana,\n\nText.",
        "Hi {{first_name}},\n\nText.",
        "hey {{ contact.firstname | default: 'there' }} -\n",
        "{{first_name}},\n\nSaw your post.",
        "[First Name] - saw your post\n\nHi [First Name],\n",
        "Dear Mr. Smith:\n",
        "Dear Sir or Madam,\n",
        "Dear Sir/Madam, we make lamps.\n",
        "Dear example.org webmaster,\n",
        "Good Morning/Afternoon Dana,\n",
        "Good morning Priya and Tom,\n",
        "Hello\n\nText.",
        "Hi there!\n",
        "*Hi Dana,*\n",
        "\n\n# Spring\n\nHi Dana, saw your post.\n",
        "Subject: your dock\n\nText.",
        "**Subject:** your dock\n\nText.",
        "Intro text of the file.\n\n### One\n\n**Subject line A:** your dock\n",
        "- Subject: your dock",
        "---\nsubject: your dock\n---\nText.",
        "---\nto: dana@example.com\n---\n",
        "---\r\nkind: follow_up\r\nstep: 2\r\n---\r\nText.",
        "---\nprospect:\n  name: Dana\n---\nText.",
        "\ufeffHi Dana,\n",
        "# Campaign\n\n## Email 1 - opener\n\nSaw your post.\n",
        "## Follow-up #2\n\nSaw your post.\n",
        "# Breakup email\n\nSaw your post.\n",
    ],
)
def test_mail(text: str) -> None:
    assert looks_like_mail(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Pitching\n\nHow we write to customers.\n",
        "---\ntitle: Our guide\nlayout: page\ndate: 2020-01-01\n---\n\n# Guide\n",
        "---\nkind: Deployment\n---\n",
        "---\ndescription: what to do about the subject: a guide\n---\n",
        "---\nmeta:\n  to: nobody\n---\n",
        "Hello world is the first program that people write.\n",
        "High rates of return.\n",
        "Dear customers of ours are rare.\n",
        "Heys are for horses\n",
        "The subject: a study\n",
        "# How to email\n\n## Step 1: log in\n",
        "# Email\n\nWe use it.\n",
        "one\ntwo\nthree\nfour\nfive\nsix\nHi Dana,\n",
        "flask==3.0\nclick>=8\n",
        "{{ config }}\n",
        "- [link](x)\n- [other](y)\n",
    ],
)
def test_no_mail(text: str) -> None:
    assert not looks_like_mail(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<html><head><title>x</title><style>p{}</style></head><body><p>Hi Dana,</p><p>Text</p></body></html>", True),
        ("<table><tr><td>Dear&nbsp;{{first_name}},</td></tr></table>", True),
        ("<!--[if mso]><table><![endif]--><p>News</p>", True),
        ("<div class='preheader'>your dock</div><p>News</p>", True),
        ("<!-- Subject: your dock --><p>Text</p>", False),
        ("<!doctype html><title>Docs</title><h1>Email 1</h1><p>Read this.</p>", False),
        ("<html><body><h1>Hello</h1></body>", True),
    ],
)
def test_html(text: str, expected: bool) -> None:
    assert looks_like_mail(text, html=True) is expected


def test_a_hostile_text_is_looked_at_quickly() -> None:
    for text in (
        "Hi " + "A " * 30000,
        "{{" * 30000,
        "<" * 60000,
        "---\n" + "a:\n" * 20000,
        "*" * 60000,
        "Hi " + "[a" * 30000,
    ):
        looks_like_mail(text)
        looks_like_mail(text, html=True)


# --- a walk


def test_a_folder_gives_its_mails_sorted_and_passes_the_rest_over(write: Write) -> None:
    write("b/two.md")
    write("b.txt")
    write("a.html", "<p>Hi Dana,</p>")
    write("c.eml", "anything")
    write("notes.md", "# Notes\n")
    write("logo.png", "x")
    write("LEADS.CSV", "x")
    assert files() == ["a.html", "b/two.md", "b.txt", "c.eml"]
    assert passed() == {
        "LEADS.CSV": "neither a sequence of mails nor a prospect list",
        "logo.png": "not a kind of file that holds mail",
        "notes.md": "does not look like mail",
    }
    assert files("b") == ["b/two.md"]
    assert files("b.txt", ".", "b") == ["b.txt", "a.html", "b/two.md", "c.eml"]


def test_names_are_kept_as_given(write: Write, tmp_path: Path) -> None:
    write("b/two.md")
    assert files(str(tmp_path / "b")) == [(tmp_path / "b/two.md").as_posix()]
    assert files("b/../b") == ["b/../b/two.md"]
    assert files("b", "b/../b/two.md") == ["b/two.md"]


def test_named_files_are_taken_whatever_they_hold(write: Write) -> None:
    for name in ("README.md", "notes.md", "x.tmpl", ".hidden/a.md"):
        write(name, "nothing of the kind")
        assert files(name) == [name]
    assert found("gone.md", "gone.md", "notes.md").missing == (Path("gone.md"),)


def test_files_about_the_repository_are_passed_over(write: Write) -> None:
    names = (
        "README.md", "readme.txt", "README.de.md", "LICENSE.txt", "CHANGELOG.md", "CONTRIBUTING.md", "requirements.txt",
        "requirements-dev.txt", "robots.txt", "accept.txt", "ban.txt", "CODE_OF_CONDUCT.md",
    )  # fmt: skip
    for name in names:
        write(name)
    write("licensed-dealers.md")
    write("news-for-dana.md")
    write("history.md", "---\nsubject: our history\n---\nText.")
    assert files() == ["history.md", "licensed-dealers.md", "news-for-dana.md"]
    assert set(passed()) == set(names)
    assert passed()["README.md"] == "a file about the repository"


def test_hidden_and_installed_folders_are_not_entered(write: Write) -> None:
    for name in (".git/a.md", ".venv/a.md", "node_modules/x/a.md", "env/lib/a.md", ".a.md"):
        write(name)
    write("env/pyvenv.cfg", "")
    assert found() == Found((), (), (), ())


def test_excluded_files_and_folders(write: Write) -> None:
    write("old/deep/a.md")
    write("new/a.md")
    write("new/b.draft.md")
    write("pitchlint.toml", 'exclude = ["old/"]')
    assert files() == ["new/a.md", "new/b.draft.md"]
    assert files(exclude=("*.draft.md",)) == ["new/a.md"]
    assert files("old/deep/a.md") == ["old/deep/a.md"]
    assert files("old/deep/a.md", force_exclude=True) == []
    assert files("old") == []
    assert passed("old") == {}


def test_included_files_are_taken_without_a_look_and_no_others(write: Write) -> None:
    write("mails/one.md", "no greeting")
    write("mails/two.tmpl", "no greeting")
    write("mails/README.md", "no greeting")
    write("three.md")
    assert files(include=("mails/",)) == ["mails/one.md", "mails/two.tmpl"]
    assert passed(include=("mails/",))["three.md"] == "not among the files to include"


def test_force_exclude_treats_named_files_like_found_ones(write: Write) -> None:
    for name, text in (("README.md", MAIL), ("notes.md", "# x"), ("a.md", MAIL)):
        write(name, text)
    assert files("README.md", "notes.md", "a.md", force_exclude=True) == ["a.md"]


def test_vocabulary_files_are_never_drafts(write: Write) -> None:
    write("words/our-accept.txt", "Hi Dana,\n")
    write("a.md")
    write("pitchlint.toml", 'vocabulary = ["words/our-accept.txt"]')
    assert files() == ["a.md"]
    assert passed()["words/our-accept.txt"] == "a vocabulary file"


def test_git_ignores_are_honoured_from_the_root_down(write: Write) -> None:
    write(".git/HEAD", "")
    write(".gitignore", "build/\n*.tmp.md\n!keep.tmp.md\n/top.md\n")
    write("sub/.gitignore", "local.md\n!b.tmp.md\n")
    for name in (
        "build/a.md",
        "a.tmp.md",
        "keep.tmp.md",
        "top.md",
        "sub/top.md",
        "sub/local.md",
        "sub/b.tmp.md",
        "local.md",
    ):
        write(name)
    assert files() == ["keep.tmp.md", "local.md", "sub/b.tmp.md", "sub/top.md"]
    assert files("sub") == ["sub/b.tmp.md", "sub/top.md"]
    assert files("build") == ["build/a.md"]  # it was asked for
    assert files("build/a.md") == ["build/a.md"]


def test_a_git_ignore_above_the_repository_says_nothing(write: Write) -> None:
    write(".gitignore", "*.md\n")
    write("repo/.git/HEAD", "")
    write("repo/a.md")
    assert files("repo") == ["repo/a.md"]


def test_links(write: Write, tmp_path: Path) -> None:
    write("real/a.md")
    os.symlink(tmp_path / "real", "real/loop")
    os.symlink(tmp_path / "real", "other")
    os.symlink(tmp_path / "gone", "gone.md")
    os.symlink(tmp_path / "real/a.md", "b.md")
    assert files() == ["b.md", "real/a.md"]
    assert files("other") == ["other/a.md"]


def test_what_is_no_file_is_left(write: Write) -> None:
    write("a.md")
    os.mkfifo("pipe.md")
    assert files() == ["a.md"]


def test_bytes_of_any_kind_are_looked_at(write: Write) -> None:
    Path("wide.txt").write_text(MAIL, encoding="utf-16")
    Path("old.txt").write_bytes(b"Hi Andr\xe9,\n")
    Path("nul.txt").write_bytes(b"\0" * 10 + b"\xff\xfe")
    Path("odd.txt").write_bytes(b"\xff\xfeH")
    assert files() == ["old.txt", "wide.txt"]


def test_an_empty_folder_is_no_error(write: Write) -> None:
    assert found() == Found((), (), (), ())


@pytest.mark.usefixtures("unprivileged")
def test_what_cannot_be_read_does_not_stop_the_others(write: Write) -> None:
    write("a.md")
    write("locked.md").chmod(0)
    write("shut/b.md")
    Path("shut").chmod(0)
    try:
        result = found()
        assert result.files == (Path("a.md"), Path("locked.md"))
        assert result.unlisted == ((Path("shut"), "Permission denied"),)
    finally:
        Path("shut").chmod(0o700)


def test_a_folder_that_cannot_be_listed_is_told(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.md")
    write("shut/b.md")
    listing = os.scandir

    def refuses(folder: Path) -> object:
        if Path(folder).name == "shut":
            raise PermissionError(13, "Permission denied")
        return listing(folder)

    monkeypatch.setattr(os, "scandir", refuses)
    assert found().unlisted == ((Path("shut"), "Permission denied"),)
    assert files() == ["a.md"]


def test_a_link_that_leads_to_itself_does_not_stop_the_walk(write: Write) -> None:
    write("a.md")
    Path("self.md").symlink_to("self.md")
    assert files() == ["a.md"]


# --- sequences and prospect lists

SEQUENCE = "steps:\n  - subject: your docks\n    body: Hi\n  - delay: 3\n    body: Again\n"


def test_a_walk_takes_sequences_and_lists(write: Write) -> None:
    write("a/spring.yaml", SEQUENCE)
    write("a/spring.json", '{"steps": [{"subject": "x", "body": "y"}, {"delay": 2, "subject": "", "body": "z"}]}')
    write("a/timing.yml", "steps:\n- {channel: email, delay_days: 0}\n- {channel: linkedin, delay_days: 2}\n")
    write("a/leads.csv", "\ufeffFirst Name;Email\nDana;d@example.com\n")
    write("a/steps.csv", "step,subject,body\n1,x,y\n")
    write("a/linkedin.csv", 'Notes:\n"When you export, some"\n\nFirst Name,Last Name,URL\nDana,Hale,x\n')
    write("a/people.json", '{"leads": [{"email": "d@example.com", "first_name": "Dana"}]}')
    write("a/card.vcf", "BEGIN:VCARD\nFN:Dana\nEND:VCARD\n")
    assert files() == [
        "a/card.vcf", "a/leads.csv", "a/linkedin.csv", "a/people.json", "a/spring.json", "a/spring.yaml",
        "a/steps.csv", "a/timing.yml",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("package.json", '{"name": "x", "author": {"name": "D", "email": "d@example.com"}, "scripts": {"a": "b"}}'),
        ("tsconfig.json", '{\n// a comment\n"compilerOptions": {}\n}'),
        ("ci.yml", "on: push\njobs:\n  a:\n    steps:\n    - name: x\n      run: y\n"),
        ("chat.json", '[{"role": "user", "type": "text", "content": "hello"}]'),
        ("issues.json", '[{"title": "x", "body": "y", "user": {"email": "d@example.com"}}]'),
        ("en.yml", "en:\n  mailer:\n    welcome:\n      subject: Hi\n      body: there\n"),
        ("alerts.yaml", "email_configs:\n- to: d@example.com\n  text: '{{ .Value }}'\n"),
        ("openapi.yaml", "paths:\n  /mail:\n    subject: {type: string}\n    body: {type: string}\n"),
        ("broken.yaml", "a: [\nb: {{ x }}\nbody: x\ndelay: 1\n"),
        ("prices.csv", "name,price\nwidget,3\n"),
        ("events.jsonl", '{"event": "x"}\n'),
        ("bomb.json", "[" * 100_000),
    ],
)
def test_a_walk_passes_over_other_data(write: Write, name: str, text: str) -> None:
    write(name, text)
    assert files() == []
    assert passed() == {name: "neither a sequence of mails nor a prospect list"}


def test_a_walk_passes_over_a_table_that_nobody_has_filled(write: Write) -> None:
    write("leads.csv", "first_name,company,email\n\n")
    write("one.csv", "first_name,company,email\nDana,Acme,dana@acme.example")
    assert files() == ["one.csv"]
    assert passed() == {"leads.csv": "a table without rows"}
    assert files("leads.csv") == ["leads.csv"]


def test_a_broken_sequence_is_taken(write: Write) -> None:
    write("spring.yaml", SEQUENCE + "   - x: [\n")
    write("spring.json", '{"steps": [{"subject": "x", "body": "y"},]}')
    assert files() == ["spring.json", "spring.yaml"]


def test_a_large_data_file_is_not_read(write: Write) -> None:
    write("big.json", '{"subject": "x", "body": "y", "pad": "' + "x" * (10 * 2**20) + '"}')
    assert passed() == {"big.json": "over 10 MB, too large for a sequence"}
