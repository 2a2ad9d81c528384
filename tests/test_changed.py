"""`--changed-since`: what is new in drafts, by git, in real repositories."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pitchlint.config import CommandLine, ConfigError
from pitchlint.run import Report, check

GOOD = "Hi Dana,\n\nYour dock turned away nine trucks in May.\n"
BAD = "Hi Dana,\n\nWe offer synergies to your team.\n"
WORSE = "Hi Dana,\n\nWe offer synergies to your team. Nobody else has synergies of that kind in store.\n"


def git(*arguments: str, cwd: Path | None = None) -> str:
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "init.defaultBranch=main"]
    command = ["git", *identity, "-c", "protocol.file.allow=always", *arguments]
    return subprocess.run(command, cwd=cwd, check=True, capture_output=True, text=True).stdout.strip()


def commit(message: str = "more") -> None:
    git("add", "-A")
    git("commit", "-q", "--allow-empty", "-m", message)


def write(**files: str) -> None:
    """Files by name, `__` for a slash and `_` before the ending."""
    for name, text in files.items():
        stem, _, ending = name.replace("__", "/").rpartition("_")
        path = Path(f"{stem}.{ending}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def new(*paths: str | Path, ref: str = "main", **options) -> list[str]:
    return [f"{one.path}:{one.line} {one.rule}" for one in report(*paths, ref=ref, **options).findings]


def report(*paths: str | Path, ref: str = "main", stdin: tuple[str, bytes] | None = None, **options) -> Report:
    line = CommandLine(changed_since=ref, **options)
    return check([Path(path) for path in paths or ("." if stdin is None else ())], line, stdin=stdin)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small_pack: None) -> Path:  # noqa: ARG001
    """The working directory: a repository on the branch `work`, which began at `main`."""
    for name in list(os.environ):
        if name.startswith("GIT_"):
            monkeypatch.delenv(name)
    folder = tmp_path / "repository"
    folder.mkdir()
    monkeypatch.chdir(folder)
    git("init", "-q")
    write(mails__old_md=BAD, mails__good_md=GOOD, more__other_md=WORSE)
    commit("first")
    git("checkout", "-q", "-b", "work")
    return folder


@pytest.mark.usefixtures("repository")
class TestWhatIsNew:
    def test_nothing_changed(self) -> None:
        found = report()
        assert (found.findings, found.drafts, found.failing) == ((), (), False)

    def test_old_findings_of_a_changed_draft_are_not_told(self) -> None:
        write(mails__old_md="Hi Dana,\n\nOne more thing comes first here.\n\n" + BAD.partition("\n\n")[2])
        found = report()
        assert found.findings == ()
        assert [draft.path for draft in found.drafts] == ["mails/old.md"]
        assert found.known == 1

    @pytest.mark.parametrize("committed", [True, False])
    def test_new_ones_are(self, committed: bool) -> None:
        write(mails__old_md=WORSE, mails__good_md=BAD)
        if committed:
            commit()
        assert new() == ["mails/good.md:3 buzz", "mails/old.md:3 buzz"]

    def test_staged_is_changed(self) -> None:
        write(mails__good_md=BAD)
        git("add", "-A")
        assert new() == ["mails/good.md:3 buzz"]

    def test_a_new_file_counts_wholly(self) -> None:
        write(mails__new_md=BAD, mails__ignored_md=BAD, **{"_gitignore": "ignored.md\n"})
        Path(".gitignore").write_text("ignored.md\n")
        assert new("mails") == ["mails/new.md:3 buzz"]
        assert new("mails/ignored.md", "mails/old.md") == ["mails/ignored.md:3 buzz"]
        commit()
        assert new() == ["mails/new.md:3 buzz"]

    def test_only_since_the_branch_began(self) -> None:
        write(mails__good_md=BAD)
        commit()
        git("checkout", "-q", "main")
        write(more__other_md=GOOD, mails__old_md=WORSE)
        commit()
        git("checkout", "-q", "work")
        assert new() == ["mails/good.md:3 buzz"]

    def test_a_sentence_that_was_deleted(self) -> None:
        """`bump` is about a mail as a whole; it comes up where the sentence that kept it silent is gone."""
        write(mails__first_md="Hi Dana,\n\nJust bumping this.\n", mails__second_md="Hi Dana,\n\nNothing here.\n")
        commit()
        git("branch", "-f", "main")
        write(mails__first_md="Hi Dana,\n\nJust bumping this again.\n", mails__second_md="Hi Dana,\n\nNo bumping.\n")
        assert new() == ["mails/second.md:1 bump"]

    @pytest.mark.parametrize("staged", [True, False])
    def test_a_renamed_file_is_followed(self, staged: bool) -> None:
        Path("elsewhere").mkdir()
        Path("more/other.md").rename("elsewhere/moved.md")
        with Path("elsewhere/moved.md").open("a") as file:
            file.write("\nSuch leverage is rare.\n")
        if staged:
            git("add", "-A")
        assert new() == ["elsewhere/moved.md:5 buzz"]

    def test_a_name_with_odd_characters(self) -> None:
        name = "mails/zwölf \t“mails”\nhere.md"
        Path(name).write_text(BAD)
        commit()
        git("branch", "-f", "main")
        Path(name).write_text(WORSE)
        assert [finding.column for finding in report().findings] == [50]

    def test_one_mail_of_several_in_a_file(self) -> None:
        mails = "## Email 1\n\nSubject: one\n\nHi Dana,\n\nJust bumping this.\n\n"
        mails += "## Email 2\n\nSubject: two\n\nHi Dana,\n\n{}\n"
        write(mails__plan_md=mails.format("Your dock is full."))
        commit()
        git("branch", "-f", "main")
        write(mails__plan_md=mails.format("Just bumping that."))
        assert new() == ["mails/plan.md:13 bump"]

    def test_newlines_and_encodings_are_no_change_of_words(self) -> None:
        Path("mails/old.md").write_bytes(BAD.replace("\n", "\r\n").encode("utf-16"))
        assert new() == []

    def test_standard_input_is_compared_with_its_file(self) -> None:
        assert new(stdin=("mails/old.md", BAD.encode())) == []
        assert new(stdin=("mails/old.md", WORSE.encode())) == ["mails/old.md:3 buzz"]
        assert new(stdin=("<stdin>", BAD.encode())) == ["<stdin>:3 buzz"]

    def test_with_a_baseline_both_hold(self) -> None:
        """One of three is known by the commit and one by the baseline, and it is the same one."""
        from pitchlint import baseline

        known = check([Path("mails/old.md")]).findings
        baseline.write(Path("known.json"), baseline.counted(known, Path.cwd()))
        write(mails__old_md=BAD + "\nWe offer synergies to your team.\n")
        assert new("mails", baseline=Path("known.json")) == ["mails/old.md:5 buzz"]

    def test_a_file_that_is_broken_now_is_an_error_and_one_elsewhere_is_not(self) -> None:
        write(mails__broken_md="---\nstep: [\n---\nHi Dana,\n")
        commit()
        git("branch", "-f", "main")
        write(mails__old_md=WORSE)
        assert report().errors == ()
        write(mails__broken_md="---\nstep: [[\n---\nHi Dana,\n")
        assert [error.path for error in report().errors] == ["mails/broken.md"]

    def test_the_mode_of_a_file_is_no_word(self) -> None:
        Path("mails/old.md").chmod(0o755)
        assert new() == []

    def test_a_link_is_what_it_leads_to(self) -> None:
        Path("link.md").symlink_to("mails/old.md")
        assert new("link.md") == []

    def test_taken_out_of_the_index_it_is_still_compared(self) -> None:
        git("rm", "-q", "--cached", "mails/old.md")
        write(mails__old_md=WORSE)
        assert new("mails") == ["mails/old.md:3 buzz"]


@pytest.mark.usefixtures("repository")
class TestWhere:
    def test_from_a_subfolder(self, monkeypatch: pytest.MonkeyPatch) -> None:
        write(mails__good_md=BAD, more__other_md=BAD + "\nSuch leverage is rare.\n")
        git("config", "diff.relative", "true")
        monkeypatch.chdir("mails")
        assert new() == ["good.md:3 buzz"]
        assert new("../more/other.md", "good.md") == ["../more/other.md:5 buzz", "good.md:3 buzz"]
        assert new(Path.cwd().parent / "more") == [f"{Path.cwd().parent}/more/other.md:5 buzz"]

    def test_settings_of_the_user_do_not_matter(self) -> None:
        for key, value in {
            "diff.renames": "false", "diff.noprefix": "true", "color.ui": "always", "core.quotePath": "true",
            "diff.external": "false", "diff.mnemonicPrefix": "true",
        }.items():  # fmt: skip
            git("config", key, value)
        git("mv", "mails/old.md", "mails/renamed.md")
        assert new() == []

    def test_through_a_linked_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write(mails__good_md=BAD)
        (tmp_path / "link").symlink_to("repository")
        monkeypatch.chdir(tmp_path / "link")
        assert new() == ["mails/good.md:3 buzz"]
        assert new(tmp_path / "link/mails") == [f"{tmp_path}/link/mails/good.md:3 buzz"]

    def test_the_files_that_pre_commit_names(self) -> None:
        write(mails__old_md=WORSE, mails__good_md=BAD)
        git("add", "-A")
        names = ["mails/good.md", "mails/old.md"]
        assert new(*names, force_exclude=True) == ["mails/good.md:3 buzz", "mails/old.md:3 buzz"]
        assert new(*names, exclude=("good.md",), force_exclude=True) == ["mails/old.md:3 buzz"]

    def test_in_a_worktree(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        git("worktree", "add", "-q", str(tmp_path / "tree"), "-b", "other")
        monkeypatch.chdir(tmp_path / "tree")
        write(mails__good_md=BAD)
        assert new() == ["mails/good.md:3 buzz"]


class TestSequences:
    @pytest.fixture
    def steps(self, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        from pitchlint import packs
        from pitchlint_rules import PACK

        monkeypatch.setattr(packs, "load", lambda folders=None: packs.Catalogue(PACK.rules))  # noqa: ARG005
        for number, day in enumerate((0, 6, 12, 18), 1):
            text = f"---\nkind: {'follow_up' if number > 1 else 'first'}\nstep: {number}\ndelay: {day and 6}\n---\n"
            write(**{f"steps__mail-{number}_md": f"{text}Hi Dana,\n\nFigure {number} on your dock is new.\n"})
        write(steps__note_txt="Subject: x\n\nHi Dana,\n\nSomething else.\n")
        commit()
        git("branch", "-f", "main")
        return repository

    @pytest.mark.usefixtures("steps")
    def test_a_step_that_did_not_change_is_told_of_what_another_made_of_it(self) -> None:
        assert new(select=("sequence",)) == []
        first = Path("steps/mail-1.md").read_text()
        Path("steps/mail-2.md").write_text(
            first.replace("step: 1", "step: 2")
            .replace("kind: first", "kind: follow_up")
            .replace("delay: 0", "delay: 1")
        )
        found = new("steps", select=("sequence",))
        assert any(place.startswith("steps/mail-2.md:") for place in found), found
        assert all("mail-3" not in place and "mail-4" not in place for place in found), found

    @pytest.mark.usefixtures("repository")
    def test_a_changed_list_is_a_change_of_what_is_rendered_from_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from pitchlint import packs
        from pitchlint_rules import PACK

        monkeypatch.setattr(packs, "load", lambda folders=None: packs.Catalogue(PACK.rules))  # noqa: ARG005
        write(
            leads_csv="email,first_name,city\na@b.example,Dana,Reno\n",
            mails__t_md="Hi {{first_name}},\n\nIn {{city}} at noon.\n",
        )
        commit()
        git("branch", "-f", "main")
        options = {"prospects": Path("leads.csv"), "select": ("fields",)}
        assert new("mails", **options) == []
        write(leads_csv="email,first_name,city\na@b.example,Dana,Reno\nc@d.example,ESKIL,\n")
        found = new("mails", **options)
        assert "mails/t.md:3 broken-render" in found
        assert "leads.csv:3 bad-value" in found
        write(mails__t_md="Hi {{first_name}},\n\nIn {{city}} at noon or one.\n")
        assert "mails/t.md:3 broken-render" in new("mails", **options)


class TestWhatGoesWrong:
    @staticmethod
    def told(ref: str = "main") -> str:
        with pytest.raises(ConfigError) as stop:
            new(ref=ref)
        assert "\n" not in str(stop.value)
        return str(stop.value)

    @pytest.mark.usefixtures("repository")
    def test_an_unknown_ref(self) -> None:
        message = "--changed-since: git knows no branch, tag or commit 'mian'; fetch it first, or check its name"
        assert self.told("mian") == message
        for ref in ("", "--all", "-p", "main:mails", "a b"):
            assert self.told(ref).startswith(f"--changed-since: git knows no branch, tag or commit '{ref}'")

    @pytest.mark.usefixtures("repository")
    def test_a_branch_that_only_the_remote_has(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        git("clone", "-q", "--branch", "work", str(Path.cwd()), str(tmp_path / "clone"))
        monkeypatch.chdir(tmp_path / "clone")
        assert self.told("main").endswith("; did you mean 'origin/main'?")
        assert new(ref="origin/main") == []

    @pytest.mark.usefixtures("repository")
    def test_a_shallow_clone(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        commit("second")
        git("checkout", "-q", "main")
        commit("third")
        url = f"file://{Path.cwd()}"
        git("clone", "-q", "--depth", "1", "--no-single-branch", "--branch", "work", url, str(tmp_path / "shallow"))
        monkeypatch.chdir(tmp_path / "shallow")
        assert self.told("origin/main") == (
            "--changed-since: 'origin/main' and HEAD have no commit in common; this clone is shallow: "
            "run 'git fetch --unshallow'; in CI, 'fetch-depth: 0' or GIT_DEPTH: 0"
        )
        git("fetch", "-q", "--unshallow")
        assert new(ref="origin/main") == []

    @pytest.mark.usefixtures("repository")
    def test_histories_that_never_met(self) -> None:
        git("checkout", "-q", "--orphan", "alone")
        assert self.told() == "--changed-since: nothing is committed here yet; check without it"
        commit()
        assert "their histories are unrelated" in self.told()

    def test_no_repository(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small_pack: None) -> None:  # noqa: ARG002
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
        assert self.told() == (
            f"--changed-since: {tmp_path} is not in a git repository; run it inside one, or check without it"
        )

    @pytest.mark.usefixtures("repository")
    def test_no_git(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        assert self.told() == "--changed-since: git is not installed; install it, or check without it"

    @pytest.mark.usefixtures("repository")
    def test_a_file_outside(self, tmp_path: Path) -> None:
        (tmp_path / "outside.md").write_text(BAD)
        with pytest.raises(ConfigError, match=r"outside\.md lies outside of "):
            new("../outside.md")

    @pytest.mark.usefixtures("repository")
    def test_the_exit_code_is_two(self) -> None:
        command = [sys.executable, "-m", "pitchlint", "check", "--changed-since", "mian", "--no-cache"]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (ran.returncode, ran.stdout, len(ran.stderr.splitlines())) == (2, "", 1)


@pytest.mark.usefixtures("repository")
def test_git_is_asked_only_on_demand() -> None:
    code = "import sys; from pitchlint.cli import main\ntry: main(['check', '.', '--no-cache', '--select', 'jargon'])\n"
    code += "except SystemExit: pass\n"
    code += "print([name for name in sys.modules if name in {'pitchlint.changed', 'pitchlint.news'}])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"


@pytest.mark.usefixtures("repository")
def test_what_is_said_where_nothing_differs(capsys: pytest.CaptureFixture[str]) -> None:
    from pitchlint.cli import main

    with pytest.raises(SystemExit) as stop:
        main(["check", "--changed-since", "main", "--no-cache"])
    assert stop.value.code == 0
    assert capsys.readouterr().out == "No mail differs from main.\n"


@pytest.mark.usefixtures("repository")
def test_fixes_are_written_into_what_differs_and_nothing_else() -> None:
    from pitchlint.fixing import Fixing

    write(mails__one_md="Hi Dana,\n\nWe leverage it.\n", mails__two_md="Hi Dana,\n\nThey leverage it.\n")
    commit()
    git("branch", "-f", "main")
    write(mails__two_md="Hi Dana,\n\nThey leverage that.\n")
    check([Path()], CommandLine(changed_since="main"), fixing=Fixing(unsafe=True))
    assert Path("mails/one.md").read_text() == "Hi Dana,\n\nWe leverage it.\n"
    assert Path("mails/two.md").read_text() == "Hi Dana,\n\nThey use that.\n"


@pytest.mark.usefixtures("repository")
def test_the_cache_makes_no_difference(tmp_path: Path) -> None:
    write(mails__old_md=WORSE, mails__good_md=BAD)
    line = CommandLine(changed_since="main")
    plain = check([Path()], line)
    assert len(plain.findings) == 2
    for _ in range(2):
        assert check([Path()], line, cache=tmp_path / "kept").findings == plain.findings


@pytest.mark.usefixtures("repository")
class TestSubmodules:
    @pytest.fixture(autouse=True)
    def submodule(self, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A repository of templates within that of the campaign, and one of snippets within the templates."""
        for name, inner in (("snippets", None), ("templates", "snippets")):
            folder = repository.parent / name
            folder.mkdir()
            monkeypatch.chdir(folder)
            git("init", "-q")
            write(a_md=BAD, b_md=BAD, **{f"{name}_md": GOOD})
            if inner:
                git("submodule", "add", "-q", str(folder.parent / inner), inner)
            commit()
        monkeypatch.chdir(repository)
        git("submodule", "add", "-q", str(repository.parent / "templates"), "lib/templates")
        git("submodule", "update", "-q", "--init", "--recursive")
        commit()
        git("branch", "-f", "main")

    def test_files_that_nobody_touched_did_not_change(self) -> None:
        assert new() == []
        assert new("lib/templates/a.md", "lib/templates/snippets/a.md") == []

    @pytest.mark.parametrize("committed", [True, False])
    @pytest.mark.parametrize("inner", ["lib/templates", "lib/templates/snippets"])
    def test_what_was_written_in_them_is_new(self, inner: str, committed: bool) -> None:
        Path(inner, "a.md").write_text(WORSE)
        Path(inner, "c.md").write_text(BAD)
        if committed:
            for folder in (inner, "lib/templates", "."):
                git("add", "-A", cwd=Path(folder))
                git("commit", "-q", "--allow-empty", "-m", "more", cwd=Path(folder))
        assert new() == [f"{inner}/a.md:3 buzz", f"{inner}/c.md:3 buzz"]

    def test_a_new_submodule_is_new(self) -> None:
        git("submodule", "add", "-q", str(Path("../snippets").resolve()), "more/snippets")
        assert new() == ["more/snippets/a.md:3 buzz", "more/snippets/b.md:3 buzz"]

    def test_a_submodule_that_lacks_the_commit_is_taken_as_new(self, repository: Path) -> None:
        git("submodule", "deinit", "-q", "-f", "lib/templates")
        subprocess.run(["rm", "-rf", ".git/modules/lib/templates"], check=True)
        folder = repository / "lib" / "templates"
        git("init", "-q", cwd=folder)
        (folder / "a.md").write_text(BAD)
        assert new() == ["lib/templates/a.md:3 buzz"]

    def test_what_a_hook_says_of_the_repository_holds_for_no_submodule(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GIT_DIR", ".git")
        monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
        Path("lib/templates/a.md").write_text(WORSE)
        assert new() == ["lib/templates/a.md:3 buzz"]
