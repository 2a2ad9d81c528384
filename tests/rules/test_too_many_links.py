"""What a first mail asks a stranger to open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchlint import Draft, Flag, Mail
from pitchlint.readers import eml, html, markdown
from pitchlint_rules.too_many_links import check

TWO = "See https://norvick.example/a and https://norvick.example/b please."


def draft(text: str, **parts: object) -> Draft:
    (read,) = markdown.read("a.md", f"---\nkind: first\n---\nHi Dana,\n\n{text}\n\nBest,\nTom\n".encode()).drafts
    return read._replace(**parts)  # type: ignore[arg-type]


def flags(text: str, most: int = 1, **parts: object) -> list[Flag]:
    return list(check(Mail(draft(text, **parts)), most=most))


def hosts(markup: str) -> list[str]:
    page = f"<p>Hi Dana,</p><p>{markup}</p><p>Best,<br>Tom</p>"
    (read,) = html.read("a.html", page.encode()).drafts
    mail = Mail(read._replace(kind="first"))
    return [mail.quote(flag.span) if flag.span else "" for flag in check(mail, most=9)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("No link at all, 24/7 and and/or.", 0),
        ("See https://norvick.example/a please.", 1),
        (TWO, 2),
        ("See https://norvick.example/a and http://www.norvick.example/a/ please.", 1),
        ("See norvick.example/a and www.norvick.example, and dock.example.", 2),
        ("See [one](https://norvick.example/a) and [two](b.example/x).", 2),
        ("See [https://norvick.example/a](https://norvick.example/a).", 1),
        ("See ![the pump](https://norvick.example/pump.png) here.", 1),
        ("See ![us](https://norvick.example/logo.png) here.", 0),
        ("Take {{calendly_link}} or [Demo Link] or {{caseStudyUrl}}.", 3),
        ("About {{company_url}}, [their link] and [LinkedIn].", 0),
        ("Write to [me](mailto:tom@norvick.example) or [call](tel:5550100).", 0),
        ("See https://norvick.example/a.\n\n[Unsubscribe](https://norvick.example/stop) or {{unsubscribe_link}}.", 1),
        ("On your page https://dock.example/a there is a dead link.\n\nSee https://norvick.example/a.", 1),
        ("> See https://norvick.example/a\n> and https://norvick.example/b\n\nThis one.", 0),
    ],
)
def test_things_to_open(text: str, count: int) -> None:
    found = flags(text, most=0)
    assert [flag.message.split()[0] for flag in found] == [str(count)] * bool(count)


def test_one_is_allowed() -> None:
    assert flags("See https://norvick.example/a please.") == []
    (flag,) = flags(TWO)
    text = draft(TWO).body.text
    assert flag.span is not None
    assert text[flag.span.start : flag.span.end] == "https://norvick.example/b"
    assert flags(TWO, most=2) == []


def test_links_of_the_signature_do_not_count() -> None:
    text = "See https://norvick.example/a.\n\nRegards,\nTom\nhttps://norvick.example\nhttps://x.example/tom\n\n"
    assert flags(text + "Not for you? Say so.") == []


def test_attachments_are_things_to_open() -> None:
    (flag,) = flags("The deck is attached.", settings={"attachments": "deck.pdf, prices.xlsx, image001.png, tom.vcf"})
    assert flag.span is None
    assert flag.message == "2 things to open in a first mail: “deck.pdf”, “prices.xlsx”"


def test_attachments_of_a_mail_file() -> None:
    parts = "".join(
        f'--b\nContent-Type: application/pdf; name="{name}"\nContent-Disposition: attachment\n\nx\n'
        for name in ("deck.pdf", "prices.pdf")
    )
    head = 'Subject: pump\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\n'
    (read,) = eml.read("a.eml", f"{head}Hi Dana,\n\nTwo files.\n\nTom\n{parts}--b--\n".encode()).drafts
    assert len(list(check(Mail(read._replace(kind="first"))))) == 1


@pytest.mark.parametrize("kind", ["follow_up", "reply", "customer", "other"])
def test_only_first_mails_are_counted(kind: str) -> None:
    assert flags(TWO, kind=kind) == []


@pytest.mark.parametrize(
    ("words", "target", "flagged"),
    [
        ("norvick.example", "https://www.norvick.example/a", False),
        ("www.norvick.example/a", "http://shop.norvick.example", False),
        ("norvick.co.uk", "https://norvick.co.uk/", False),
        ("norvick.co.uk", "https://other.co.uk/", True),
        ("https://norvick.example/a", "https://norvick.mailer.example/c/1", True),
        ("norvick.example", "https://click.mailer.example/c/1", True),
        ("our page", "https://click.mailer.example/c/1", True),
        ("our page", "https://mailer.example/c/1", False),
        ("our page", "https://bit.ly/3x", True),
        ("norvick.example", "{{page_link}}", False),
        ("norvick.example", "/a", False),
        ("tom@norvick.example", "mailto:tom@other.example", False),
        ("v2.0", "https://norvick.example/a", False),
    ],
)
def test_words_and_target_disagree(words: str, target: str, flagged: bool) -> None:
    assert hosts(f'See <a href="{target}">{words}</a> now.') == [words] * flagged


@pytest.mark.parametrize(
    ("text", "flagged"),
    [("See https://bit.ly/3x.", True), ("See bit.ly/3x.", True), ("See https://norvick.example/?utm_source=m.", True),
     ("See https://norvick.example/?page=2.", False), ("See https://habit.ly/3x.", False)],
)  # fmt: skip
def test_links_that_hide_where_they_lead(text: str, flagged: bool) -> None:
    assert len(flags(text, most=9)) == flagged


@given(st.text(alphabet="ab./:w\n [](){}<>\"'", max_size=200))
def test_any_text_is_read(text: str) -> None:
    for read in markdown.read("a.md", f"Hi,\n\n{text}".encode()).drafts:
        for flag in check(Mail(read._replace(kind="first")), most=0):
            assert flag.message
