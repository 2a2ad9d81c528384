"""Is this file a mail? A cheap look at how it begins."""

from __future__ import annotations

import re

from pitchlint.draft import KINDS
from pitchlint.parts import SALUTATIONS

# files of a repository that are never mail, whatever they begin with
_OTHERS = re.compile(
    r"(?:readme|licen[cs]e|copying|changelog|contributing|contributors|code_of_conduct|codeowners|maintainers)\b.*|"
    r"(?:notice|authors|changes|history|news|security|support|governance|claude|agents|todo|makefile|index|"
    r"pull_request_template)\.(?:md|markdown|txt)|"
    r"(?:requirements|constraints)\b.*\.txt|"
    r"(?:accept|ban|robots|humans|llms(?:-full)?|ads|top_level|entry_points|sources|cmakelists)\.txt",
    re.I,
)
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
_MAIL_KEY = re.compile(
    rf"(?:subject|to|prospect|preheader|step)[ \t]*:|kind[ \t]*:[ \t]*[\"']?(?:{'|'.join(KINDS)})\b", re.I | re.M
)
_SUBJECT_KEY = re.compile(r"subject[ \t]*:", re.I)
_SUBJECT_LINE = re.compile(r"^[ \t>*_#`|-]*subject(?:[ \t]+line)?(?:[ \t]*\w)?[ \t]*(?:\*\*|__)?[ \t]*:", re.I | re.M)
_SLOT = r"(?:\{\{?[^{}\n]+\}?\}|\[\[?[^\[\]\n]+\]?\]|\*\|[^|\n]+\|\*|%[\w.]+%|<<?[^<>\n]+>?>|\$\{[^{}\n]+\})"
_NAME = (
    rf"(?:{_SLOT}|(?-i:[A-ZÀ-Þ])[\w'’.-]*|there|all|both|everyone|everybody|team|folks|friend|again|sir(?:/madam)?|madam|"
    r"or|and|to|the|whom|it|may|concern|,|&)"
)
_GREETING = re.compile(
    rf"^[ \t>*_]*(?:(?:{SALUTATIONS})(?:(?:,?[ \t]+{_NAME}){{0,6}}[ \t]*(?:[,:;!–—-]|\.?[ \t*_]*$)|"
    r"(?:[ \t/]+[^\s.]\S{0,40}){1,4},[ \t*_]*$)|"
    rf"{_SLOT}[ \t]*[,–—-][ \t*_]*$)",
    re.I,
)
_HEADING = re.compile(
    r"^(?:#{1,6}[ \t]+|\*\*)[^\n]*\b(?:(?:e-?mail|follow[ -]?up|touch|bump|message|breakup)[ \t#:*-]*\d|"
    r"(?:first|second|third|fourth|fifth|last|final|cold|opening|intro|initial|break-?up|follow[ -]?up) e-?mail\b)",
    re.I | re.M,
)
_HTML_MAIL = re.compile(
    r"\[if (?:gte )?mso|x-apple-disable-message-reformatting|preheader|\*\|UNSUB|\{\{\s*unsubscribe|%unsubscribe", re.I
)
# keys of YAML and JSON files
_KEY = r"""(?:^|[\s{{,\["'-]){}["']?[ \t]*:"""
_SUBJECT_KEYS = re.compile(_KEY.format(r"(?:e?mail_?)?subject(?:s|_?lines?|_[a-e])?"), re.I)
_BODY_KEY = re.compile(
    _KEY.format(
        r"(?:(?:e?mail_?)?(?:body|html|text|message|copy|content|versions|variants)(?:_?(?:html|text|[a-e]))?)"
    ),
    re.I,
)
_TIME_KEY = re.compile(
    _KEY.format(r"(?:seq_)?(?:delay\w*|wait\w*|day|step_?day|send_?day|interval|followup_after|days_after\w*)"), re.I
)
_CHANNEL_KEY = re.compile(
    r"""["']?(?:channel|(?:step_?)?type)["']?[ \t]*:[ \t]*["']?(?:\w+_)?(?:e-?mail|linkedin|call|phone)""", re.I
)
_PERSON_KEY = re.compile(_KEY.format(r"(?:e-?mail(?:_?address)?|first_?name|last_?name|full_?name)"), re.I)
_STEPS_KEY = re.compile(
    _KEY.format(r"(?:steps|sequences?|emails|messages|touches|cadence|emailer_steps|followup|seq_number|copies)"), re.I
)
_FIRST_LINES = 6  # a greeting stands in the first lines that are not blank


_OWN_REPORT = "<!-- pitchlint -->"  # with which reporters.markdown begins


def looks_like_mail(text: str, html: bool = False) -> bool:
    """Whether a text is a draft or holds drafts, from its first 64 KB.

    It is when it has front matter with a mail's keys, a `Subject:` line, a greeting in its first lines or a heading
    for each mail; HTML also when it is made for mail programs. A report of ours on mails is none.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if text.startswith(_OWN_REPORT):
        return False
    front = _FRONT_MATTER.match(text)
    if front and _MAIL_KEY.search(front[1]) and any(_MAIL_KEY.match(line) for line in front[1].split("\n")):
        return True
    if html:
        if _HTML_MAIL.search(text):
            return True
        text = re.sub(r"(?is)<(style|script|title|head)\b.*?</\1\s*>|<!--.*?-->", "", text)
        text = re.sub(r"<[^<>]*>", "\n", text).replace("&nbsp;", " ")
    elif _HEADING.search(text):
        return True
    if _SUBJECT_LINE.search(text):
        return True
    body = text[front.end() :] if front else text
    lines = [line for line in body.split("\n", 200) if line.strip() and not line.startswith("#")][:_FIRST_LINES]
    return any(_GREETING.match(line) for line in lines)


def may_be_list(text: str, suffix: str) -> bool:
    """Whether a file may be a sequence or a prospect list, from its first 64 KB: a cheap look at keys or the header."""
    text = text.removeprefix("\ufeff")
    if suffix == ".vcf":
        return "BEGIN:VCARD" in text
    if suffix in (".csv", ".tsv"):
        from pitchlint.readers.sequences.sheets import holds_mail_or_people

        return holds_mail_or_people(text)
    if suffix in (".jsonl", ".ndjson"):
        return text.lstrip().startswith("{") and bool(_PERSON_KEY.search(text.split("\n", 1)[0]))
    has_text = _BODY_KEY.search(text) and (_SUBJECT_KEYS.search(text) or _TIME_KEY.search(text))
    return bool(has_text or (_TIME_KEY.search(text) and _CHANNEL_KEY.search(text)) or _PERSON_KEY.search(text))


def is_surely_sequence(text: str) -> bool:
    """Whether keys of a YAML or JSON file are a sequence's, so that it is one even where it is broken."""
    return bool(_STEPS_KEY.search(text) and _SUBJECT_KEYS.search(text) and _BODY_KEY.search(text))


def is_about_the_repository(name: str) -> bool:
    """Whether files of this name tell of the repository, not of an offer."""
    return bool(_OTHERS.fullmatch(name))


def has_subject(text: str) -> bool:
    """Whether a text's front matter has a subject."""
    front = _FRONT_MATTER.match(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    return front is not None and any(_SUBJECT_KEY.match(line) for line in front[1].split("\n"))
