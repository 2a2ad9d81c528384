"""Mails under the headings of one Markdown file, told from the advice around them.

What marks a mail: a subject line, a greeting, or a fenced or quoted block with either. Shapes seen in public template
repositories: a heading an email, `**Subject:**` and `**Body:**` labels, fences that begin with `Subject:`, quoted
templates, subject lines as a list, `### Body` headings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from pitchlint.draft import Passage
from pitchlint.parts import SALUTATIONS, split
from pitchlint.patterns import late
from pitchlint.readers.blocks import Block, Section, is_heading
from pitchlint.readers.markup import without_marks
from pitchlint.readers.sequences.delays import Timing, days
from pitchlint.readers.sequences.headings import is_cadence, timing_in
from pitchlint.readers.subjects import read_top

_GREETING = late(
    rf"[ \t>*_]*(?:(?:{SALUTATIONS}|bonjour|salut|cher|chère|hallo|guten tag|liebe[r]?|sehr geehrte[rs]?|hola|"
    r"estimad[oa]|ol[aá]|car[oa]|ciao|buongiorno|gentile|namaste)\b"
    r"[^\n.?!]{0,40}?(?:[,:]|[–—-](?=\s|$)|[.!]?[ \t]*$)"
    r"|(?:\{\{?[^{}\n]{1,40}\}?\}|\[[^\[\]\n]{1,40}\]|\*\|[^|\n]{1,40}\|\*|%[\w ]{1,40}%)"
    r"[ \t]*(?:[,–—-]+[ \t]*(?:\S|$)))",
    re.I | re.M,
)
_OTHER_CHANNEL = late(
    r"linkedin|voice ?mail|phone|\bcalls?\b|\bsms\b|text message|whatsapp|\bdms?\b|twitter|\binmail|script", re.I
)
_NOT_MAIL_LANGUAGE = late(
    r"(?:json|ya?ml|python|py|js|jsx|tsx?|javascript|typescript|bash|sh|shell|console|sql|html|css|xml|csv|toml|ini|"
    r"mermaid|diff|ruby|php|go|rust|java)$"
)
_SUBJECT = late(
    r"(?:e-?mail )?subject(?: ?lines?)?"
    r"(?:\s*(?:\(|options?\b|variations?\b|ideas?\b|choices?\b|tests?\b|#?[a-z0-9]\b).*)?$"
)
_BODY = late(
    r"(?:(?:e-?mail|message) )?(?:body|copy|text|template)(?: [a-z0-9])?|e-?mail|message|full example|"
    r"example(?: e-?mail)?|draft|version [a-z0-9]|content"
)
# labels of advice about a mail; what they introduce is not part of it
_ADVICE = late(
    r"(?:when (?:to|not to)|best (?:for|practice|time|sent)|why (?:it|this|that|these) |what makes|cta\b|"
    r"call[- ]to[- ]action|word count|character count|tips?\b|pro[- ]?tip|"
    r"key (?:points?|elements?|takeaways?|principles?)|personali[sz]ation|customi[sz]ation|variables?\b|placeholders?|"
    r"merge (?:tags?|fields?)|tokens?\b|use (?:case|when|this)|send(?:ing)?\b|sent\b|cadence|"
    r"follow[- ]?up (?:schedule|timing|rule)|response rate|open rate|reply rate|psychology|prospect type|a/b|ab test|"
    r"alternat|variations?\b|subject(?! to\b)|preview|preheader|reply-to|rationale|content ideas|next email)",
    re.I,
)
# the same where the mail is signed by then; before that a mail may say it itself
_ADVICE_BELOW_SIGNATURE = late(
    r"(?:how to|length|notes?\b|internal|usage|timing|schedule$|sequence|follow[- ]?up\b|goals?\b|purpose|objective|"
    r"metrics?\b|expected|success|trigger|strategy|framework|structure|tone|audience|target|attachments?\b|from\b|to\b|"
    r"cc\b|explanation|analysis|score|status|industry|persona|channel|checklist|important|reminder|type\b)",
    re.I,
)
_POSTSCRIPT = late(r"[ \t*_]*p\.? ?s\b", re.I)
_ITEM = late(r"[ \t]*(?:[-*+•]|\d{1,2}[.)])[ \t]+(?:\*\*)?(?:(?:option |version )?[A-Za-z0-9][.):](?:\*\*)?[ \t]+)?")
_NO_PROSE = late(r"[ \t]*(?:\||[-*+] \[[ xX]\]|<!--)")
_NUMBERED = late(
    r"(?:cold |outreach |initial )?(?:e-?mail|step|touch|mail|message|follow[- ]?up(?: e-?mail)?)s? ?"
    r"(?:#|no\.? ?|number )?(\d{1,2})\b",
    re.I,
)
_TEMPLATE = late(r"(?:e-?mail|template|follow[- ]?up|touch|message|mail)\b", re.I)
_FOLLOW_UP = late(r"(?:(?:e-?mail|step|touch|template)s? ?#?\d{1,2}[ \t]*[:.–—-]*[ \t]*)?follow[- ]?up\b", re.I)
_VARIANT = late(r"\b(?:variant|version|option|variation)[ #]+([A-Z]|\d{1,2})\b", re.I)
_SUBJECT_IN_TITLE = late(r"(?:^|[-–—:|(][ \t]*)subject(?: line)?[ \t]*:[ \t]*", re.I)


@dataclass
class FoundMail:
    """A mail as found: half-open source offsets of its subject and of the lines of its body."""

    section: Section
    subject: tuple[int, int] | None = None
    lines: list[tuple[int, int]] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    timing: Timing | None = None
    greets: bool = False


def found_mails(text: str, sections: list[Section]) -> list[FoundMail]:
    """The mails under the sections of a file, in its order."""
    return [mail for section in sections for mail in _Reading(text, section).mails()]


def title_of(text: str, section: Section) -> str:
    """What a mail under `section` is called: its heading, with that of its step before a mere "Variant B"."""
    own = _plain(text[slice(*section.title)])
    cut = _SUBJECT_IN_TITLE.search(own)
    own = own[: cut.start()].rstrip(" -–—:|(") if cut else own
    parent = section.parent
    if parent and parent.level and _VARIANT.match(own) and _TEMPLATE.search(text[slice(*parent.title)]):
        return f"{title_of(text, parent)} - {own}"
    return own


def subject_in_title(text: str, section: Section) -> tuple[int, int] | None:
    """Where the subject stands in a heading such as "Email 1 - Subject: quick idea"."""
    start, end = section.title
    found = _SUBJECT_IN_TITLE.search(text, start, end) if end > start else None
    if not found and end > start:
        found = re.compile(r"subject(?: line)?[ \t]*:[ \t]*", re.I).match(text, start, end)
    return _unquoted(text, found.end(), end) if found and found.end() < end else None


def said(timing: Timing | None) -> dict[str, str]:
    """The settings that say when a mail goes out, as front matter has them."""
    if timing is None:
        return {}
    return {"day": f"{timing.days:g}"} if timing.way == "day" else {"delay": timing.written.lower()}


class Numbering:
    """Step, kind, variant and settings that headings declare."""

    def __init__(self, text: str, section: Section) -> None:
        self.step: int | None = None
        self.kind: str | None = None
        self.variant: str | None = None
        self.settings: dict[str, str] = {}
        self.timing: Timing | None = None
        for place in section.lineage():
            title = _plain(text[slice(*place.title)])
            if not title:
                continue
            if self.variant is None and place.level >= 2 and (variant := _VARIANT.search(title)):
                self.variant = variant[1].upper()
            self.timing = self.timing or timing_in(text, *place.title)
            numbered = _NUMBERED.match(title.lstrip("0123456789.)#: ")) or _NUMBERED.search(title)
            follows = _FOLLOW_UP.match(title)
            if self.step is None and numbered:
                first = numbered[0].lower().startswith("follow")
                self.step = int(numbered[1]) + first
            if self.kind is None and follows:
                self.kind = "follow_up"
            if numbered or follows or not self.variant:
                break
        parent = section.parent
        if parent and parent.level and (sequence := _plain(text[slice(*parent.title)])):
            self.settings["sequence"] = sequence
        self.settings.update(said(self.timing))


class _Reading:
    """One walk over the blocks of a section."""

    def __init__(self, text: str, section: Section) -> None:
        self.text = text
        self.section = section
        self.found: list[FoundMail] = []
        titles = " / ".join(text[slice(*place.title)] for place in section.lineage())
        self.other_channel = bool(_OTHER_CHANNEL.search(titles))
        self.numbered = bool(_NUMBERED.match(_plain(text[slice(*section.title)])))
        self.draft = FoundMail(section, subject_in_title(text, section))
        self.in_body = False
        self.awaits_body = False  # a "Body:" label came
        self.done = False  # a mail has ended; what follows is about it
        self.passed: Block | None = None  # what held a subject below its label
        self.listing = False  # alternatives are listed under a "Subject lines:" label
        self.promised = -1  # the block that is known to be a better place for the body

    def mails(self) -> list[FoundMail]:
        blocks = self.section.blocks
        for i, block in enumerate(blocks):
            if block.kind == "blank":
                if self.in_body:
                    self.draft.lines.append((block.start, block.end))
            elif block is self.passed:
                continue
            elif block.kind == "label" and _SUBJECT.match(block.name):
                self._subject(blocks, i)
            elif block.kind in ("text", "label") and is_cadence(self.text[block.start : block.end]):
                self._close()
                self.done = True
            elif block.kind == "fence" or (block.kind == "quote" and not self.in_body):
                self._enclosed(block)
            elif block.kind == "rule":
                self._rule(blocks, i)
            elif block.kind == "label":
                self._label(blocks, i)
            else:
                self._prose(blocks, i)
        self._close()
        return self.found

    def _close(self) -> None:
        """End the mail that is being read, keep it if it is one."""
        draft = self.draft
        if (
            self.in_body
            and any(self.text[start:end].strip() for start, end in draft.lines)
            and (draft.subject is not None or draft.greets or self.awaits_body)
        ):
            self.found.append(draft)
        if self.in_body:
            self.draft = FoundMail(self.section)
            self.done = True
        self.in_body = self.awaits_body = False

    def _subject(self, blocks: list[Block], i: int) -> None:
        block = blocks[i]
        if self.in_body:
            self._close()
        if self.draft.subject is not None and not self.awaits_body:
            return
        start, end = block.value
        if not self.text[start:end].strip():
            item = _filled_after(blocks, i)
            bullet = _ITEM.match(self.text, item.start, item.end) if item and item.kind in ("text", "label") else None
            if item and item.kind in ("fence", "quote") and len(item.lines) == 1:
                start, end = item.lines[0]
                self.passed = item
            elif item and item.kind == "text" and not bullet and is_heading(self.text, block):
                start, end = item.start, item.end
                self.passed = item
            elif item and bullet:
                start, end = bullet.end(), item.end
                self.listing = True
            else:
                return
        self.draft.subject = _unquoted(self.text, start, end)
        self.done = False

    def _label(self, blocks: list[Block], i: int) -> None:
        block = blocks[i]
        value = self.text[slice(*block.value)].strip()
        if _BODY.fullmatch(block.name):
            if self.in_body:
                subject = self.draft.subject
                self._close()
                self.draft.subject = subject
            self.awaits_body, self.done = True, False
            if value:
                self._begin([block.value])
        elif self.in_body:
            after_gap = i > 0 and blocks[i - 1].kind != "text" and blocks[i - 1].kind != "label"
            if after_gap and self._is_advice(block):
                self._close()
            else:
                self.draft.lines.append((block.start, block.end))
        elif block.name in ("to", "from", "cc", "reply-to"):
            self.draft.headers.setdefault(block.name, value)
        elif self.awaits_body or self._subject_ends(blocks, i):
            self._begin([(block.start, block.end)])
        else:
            self._time(block)

    def _time(self, block: Block) -> None:
        """Keep what a label says of the mail's time: "Send: Day 3", "Delay: 3 days", "Day: 3"."""
        if block.name not in ("send", "timing", "day", "when", "send on", "delay", "wait"):
            return
        start, end = block.value
        found = timing_in(self.text, start, end)
        value = self.text[start:end].strip()
        if found is None and block.name in ("day", "delay", "wait") and (amount := days(value)) is not None:
            found = Timing("day" if block.name == "day" else "after", value, start, end, amount)
        self.draft.timing = self.draft.timing or found
        self.draft.settings = {**said(found), **self.draft.settings}

    def _is_advice(self, block: Block) -> bool:
        """Whether a label in a body speaks about the mail."""
        if _ADVICE.match(block.name):
            return True
        if not _ADVICE_BELOW_SIGNATURE.match(block.name):
            return False
        parts = split("\n".join(self.text[slice(*line)] for line in self.draft.lines[-40:]))
        return bool(parts.sign_off or parts.signature)

    def _subject_ends(self, blocks: list[Block], i: int) -> bool:
        """Whether the label at `i`, below a subject, begins the body: after a gap, and no advice."""
        block = blocks[i]
        if self.draft.subject is None or blocks[i - 1].kind != "blank":
            return False
        if _ADVICE.match(block.name) or _ADVICE_BELOW_SIGNATURE.match(block.name):
            return False
        return not self._comes_later(blocks, i)

    def _enclosed(self, block: Block) -> None:
        """A fence or quoted lines: a mail where they begin like one, or where one is due."""
        if not block.lines or _NOT_MAIL_LANGUAGE.match(block.name):
            return
        top = read_top(self.text, block.lines[0][0], block.lines[-1][1]) if block.kind == "fence" else None
        lines = [*block.lines]
        if block.kind == "quote" and (line := self._quoted_subject(lines)):
            self._close()
            self.draft.subject, lines = line
        elif top and top.subject:
            self._close()
            self.draft = replace(self.draft, subject=top.subject, headers={**self.draft.headers, **top.headers})
            lines = [(max(start, top.body), end) for start, end in lines if end > top.body or start >= top.body]
        first = next((line for line in lines if self.text[slice(*line)].strip()), None)
        if first is None:
            return
        greets = bool(_GREETING.match(self.text, *first)) and not self.other_channel
        due = not self.in_body and (self.awaits_body or self.draft.subject is not None)
        if block.kind == "quote" and len(block.lines) == 1 and not greets and not self.awaits_body:
            return  # one quoted line below a subject is a remark
        if due or (greets and not self.in_body) or (self.numbered and not self.done and not self.in_body):
            self._begin(lines)
            self.draft.greets = True
            self._close()

    def _quoted_subject(self, lines: list[tuple[int, int]]) -> tuple[tuple[int, int], list[tuple[int, int]]] | None:
        first = next((i for i, line in enumerate(lines) if self.text[slice(*line)].strip()), None)
        top = read_top(self.text, *lines[first]) if first is not None else None
        if first is None or not top or not top.subject:
            return None
        return _unquoted(self.text, *top.subject), lines[first + 1 :]

    def _rule(self, blocks: list[Block], i: int) -> None:
        block = blocks[i]
        if not self.in_body:
            if self.done:
                self.draft, self.done = FoundMail(self.section), False
            return
        following = _filled_after(blocks, i)
        apart = blocks[i - 1].kind == "blank" if i else True
        if following and _POSTSCRIPT.match(self.text, following.start, following.end):
            self.draft.lines.append((block.end, block.end))
        elif apart or following is None:
            self._close()
            self.done = False
        else:
            self.draft.lines.append((block.start, block.end))

    def _prose(self, blocks: list[Block], i: int) -> None:
        block = blocks[i]
        lines = list(block.lines) or [(block.start, block.end)]
        if self.in_body:
            self.draft.lines += (
                [(block.start, block.end)] if block.kind == "text" else [_line_of(self.text, line) for line in lines]
            )
        elif _NO_PROSE.match(self.text, block.start, block.end) or self._is_alternative(block):
            return
        elif _GREETING.match(self.text, block.start, block.end) and not (
            self.done or (self.other_channel and self.draft.subject is None)
        ):
            self._begin(lines)
            self.draft.greets = True
        elif self.awaits_body or (self.draft.subject is not None and not self._comes_later(blocks, i)):
            self._begin(lines)

    def _is_alternative(self, block: Block) -> bool:
        """Whether a line is one of the alternatives listed under a "Subject lines:" label."""
        self.listing = self.listing and not self.awaits_body and bool(_ITEM.match(self.text, block.start, block.end))
        return self.listing

    def _comes_later(self, blocks: list[Block], i: int) -> bool:
        """Whether this section still has a better place for the body of the pending subject."""
        if i < self.promised:
            return True
        for later in range(i + 1, len(blocks)):
            block = blocks[later]
            if block.kind == "label" and _SUBJECT.match(block.name):
                return False
            if (
                (block.kind == "label" and _BODY.fullmatch(block.name))
                or (block.kind == "fence" and block.lines and not _NOT_MAIL_LANGUAGE.match(block.name))
                or (block.kind in ("text", "quote") and _GREETING.match(self.text, block.start, block.end))
            ):
                self.promised = later
                return True
        return False

    def _begin(self, lines: list[tuple[int, int]]) -> None:
        self.in_body, self.done = True, False
        self.draft.lines += lines


def _filled_after(blocks: list[Block], i: int) -> Block | None:
    """The first block behind the one at `i` that is not blank."""
    return next((blocks[j] for j in range(i + 1, len(blocks)) if blocks[j].kind != "blank"), None)


def _line_of(text: str, inner: tuple[int, int]) -> tuple[int, int]:
    """The whole line of an inner stretch, with its quote mark."""
    start, end = inner
    return max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1, end


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space, quotes, backticks or bold marks that enclose it all."""
    while end > start and text[end - 1].isspace():
        end -= 1
    while end > start and text[start].isspace():
        start += 1
    for opening, closing in (("**", "**"), ("`", "`"), ('"', '"'), ("“", "”"), ("'", "'")):
        inner = text[start + len(opening) : end - len(closing)]
        if (
            text.startswith(opening, start)
            and text.endswith(closing, start, end)
            and end - start > 2 * len(opening)
            and opening not in inner
            and closing not in inner
        ):
            return start + len(opening), end - len(closing)
    return start, end


def _plain(title: str) -> str:
    """A heading's text without marks."""
    return without_marks(Passage.verbatim(title, 0, len(title))).text.strip().strip("*_").rstrip(":").strip()
