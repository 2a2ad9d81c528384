"""`pitchlint render`."""

from __future__ import annotations

from pathlib import Path

import pytest

from pitchlint.cli import main

TEMPLATE = """---
subject: "{Hi|Hello} {{first_name}}: shifts"
---
Hi {{first_name|there}},

{% if city %}How does {{company}} plan the second shift in {{city}}?{% else %}Who plans the second shift?{% endif %}

{{sender_name}}
"""
LEADS = "First Name,Company,City,Email\nDana,Norvick,York,dana@norvick.example\n,Acme,,sam@acme.example\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "t.md").write_text(TEMPLATE)
    (tmp_path / "leads.csv").write_text(LEADS)
    return tmp_path


def ran(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[object, str, str]:
    with pytest.raises(SystemExit) as stop:
        main(["render", *arguments])
    return (stop.value.code, *capsys.readouterr())


DANA = """Subject: Hi Dana: shifts

Hi Dana,

How does Norvick plan the second shift in York?

{{sender_name}}

"""
SAM = """Subject: Hello : shifts

Hi there,

Who plans the second shift?

{{sender_name}}

"""


@pytest.mark.usefixtures("here")
def test_one_row(capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(capsys, "t.md", "--prospects", "leads.csv") == (0, DANA, "")
    assert ran(capsys, "t.md", "--prospects", "leads.csv", "--row", "2") == (0, DANA, "")
    assert ran(capsys, "t.md", "--prospects", "leads.csv", "--row", "3", "--branch", "1") == (0, SAM, "")
    assert ran(capsys, "t.md", "--prospects", "leads.csv", "--email", "SAM@acme.example", "--branch", "1")[1] == SAM


def test_the_configured_list(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    (here / "pitchlint.toml").write_text('prospects = "leads.csv"')
    assert ran(capsys, "t.md") == (0, DANA, "")


def test_several_mails_and_what_cannot_be_told(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    mail = "Hi {{first_name}},\n\n{% for van in vans %}A van.{% endfor %}\n\nTom\n"
    (here / "two.md").write_text(f"## Email 1\n\nSubject: one\n\n{mail}\n## Email 2\n\nSubject: two\n\n{mail}")
    code, out, err = ran(capsys, "two.md", "--prospects", "leads.csv")
    assert code == 0
    assert out.count("Hi Dana,") == out.count("A van.") == out.count("Subject:") == 2
    assert out.startswith("# Email 1\n")
    assert err == "note: a condition cannot be told from the row; its first branch with words is shown\n"


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["t.md"], "error: --prospects: no list is given or configured; name one, as in --prospects leads.csv\n"),
        (["x.md", "--prospects", "leads.csv"],
         "error: x.md: cannot be read: No such file or directory; check its path and permissions\n"),
        (["t.md", "--prospects", "x.csv"],
         "error: x.csv: cannot be read: No such file or directory; check its path and permissions\n"),
        (["t.md", "--prospects", "leads.csv", "--row", "9"],
         "error: leads.csv: has no row that begins on line 9; rows begin on lines 2 to 3, as findings name them\n"),
        (["t.md", "--prospects", "leads.csv", "--email", "x@y.example"],
         "error: leads.csv: has no row with the e-mail address 'x@y.example'\n"),
        (["t.md", "--prospects", "leads.csv", "--dialect", "hubspt"],
         "error: --dialect: no dialect 'hubspt'; did you mean 'hubspot'?\n"),
        (["t.md", "--row", "2", "--email", "x"],
         "error: --row and --email both choose the row: give one of them (see pitchlint render --help)\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_one_line(capsys: pytest.CaptureFixture[str], arguments: list[str], error: str) -> None:
    assert ran(capsys, *arguments) == (2, "", error)
