"""Mail: what a check may ask of a draft. Everything is computed when first asked for, once."""

import datetime
import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, TypeVar

from pitchlint import nlp
from pitchlint.draft import KINDS, Draft, PassageName, Span
from pitchlint.fields import Field, find_fields, mask
from pitchlint.language import language_of
from pitchlint.parts import Parts, split
from pitchlint.phrases import NO_LISTS, Hit, Matcher, Phrases
from pitchlint.prospects import Listing, Record
from pitchlint.sentences import sentence_spans

T = TypeVar("T")
PartName = Literal["subject", "greeting", "prose", "sign_off", "signature", "postscript", "quoted"]
_WORD = re.compile(r"[\w$€£%+]+(?:[-'’.,/&][\w%]+)*")


class Sentence(NamedTuple):
    """A sentence or line of what the writer says, merge fields masked; `mail.quote(span)` has them as written.

    `paragraph` counts from 0; the postscript's paragraphs follow those of the prose.
    """

    span: Span
    text: str
    part: PartName
    paragraph: int


class Claim(NamedTuple):
    """One entry of the team's claims: what may be said, where it comes from, until when. `place` is "claims.yaml:7"."""

    number: str = ""
    client: str = ""
    result: str = ""
    text: str = ""
    source: str = ""
    expires: datetime.date | None = None
    place: str = ""


class Grammar(NamedTuple):
    """Which grammar engine reads the mails, from the configuration.

    `engine` is "harper", "languagetool" or "", which is Harper for those who select its rules. `language` is "en-US",
    "en-GB", "en-CA", "en-AU" or "", where American and British spelling are both right. `server` is where a
    LanguageTool is running, "" for one that is started here. `public` allows the public service, which gets the drafts,
    `download` that LanguageTool is fetched. Where the engine fails, that is a note if `optional`, else an error.
    `timeout` is the longest wait for a start or an answer, in seconds.
    """

    engine: str = ""
    language: str = ""
    server: str = ""
    public: bool = False
    download: bool = False
    optional: bool = False
    timeout: float = 60.0


NO_GRAMMAR = Grammar()


class Team(NamedTuple):
    """Who is sending and what the team has agreed on, from the configuration. `claims` is None without such a file."""

    names: tuple[str, ...] = ()
    company: str = ""
    products: tuple[str, ...] = ()
    clients: tuple[str, ...] = ()
    offer: tuple[str, ...] = ()
    target: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    purpose: str = "sales"
    dialect: str = ""
    accepted: Phrases | None = None
    banned: Phrases | None = None
    claims: tuple[Claim, ...] | None = None
    grammar: Grammar = NO_GRAMMAR


NO_TEAM = Team()


class Mail:
    """A draft as checks see it.

    `prospect` is the record of the person it goes to, with canonical field names, empty where none is known, and
    `record` the list row it comes from; `listing` the list the mail is checked with; `neighbours` the records that the
    drafts beside it declare; `earlier` the mails of the sequence that come before; `today` the date of the run. A
    template that is checked with a list is one mail (`template`) and a further one for each row.

    Offsets in every span count code points of `body` or `subject`, which are the draft's passages with merge fields
    masked by `fields.MASK`, same length.
    """

    def __init__(
        self,
        draft: Draft,
        team: Team = NO_TEAM,
        matcher: Matcher = NO_LISTS,
        prospect: Mapping[str, str] = MappingProxyType({}),
        earlier: "tuple[Mail, ...]" = (),
        today: datetime.date = datetime.date(1970, 1, 1),
        judge_kind: "Callable[[Mail], str] | None" = None,
        listing: Listing | None = None,
        neighbours: tuple[Mapping[str, str], ...] = (),
    ) -> None:
        self.draft = draft
        self.team = team
        self.matcher = matcher
        self.prospect = prospect
        self.earlier = earlier
        self.today = today
        self.listing = listing
        self.record: Record | None = None
        self.neighbours = neighbours
        self.template = self
        self._judge_kind = judge_kind
        self.kind_error: Exception | None = None  # why the pack could not judge the kind
        self._answers: dict[Callable[[Mail], Any], Any] = {}

    def once(self, question: "Callable[[Mail], T]") -> T:
        """`question(self)`, asked at most once a mail: how rules share a judgement."""
        if question not in self._answers:
            self._answers[question] = question(self)
        answer: T = self._answers[question]
        return answer

    def for_row(self, record: Record) -> "Mail":
        """This template as it goes to the person of a list row. What it was asked before is not asked again."""
        mail = Mail.__new__(Mail)
        mail.__dict__.update(self.__dict__)
        mail.record, mail.prospect, mail.template, mail._answers = record, record.values, self, {}
        return mail

    def with_draft(self, draft: Draft) -> "Mail":
        """The mail with another draft in its place: of the same kind, to the same person."""
        told = draft._replace(kind=self.kind)
        return Mail(
            told, self.team, self.matcher, self.prospect, self.earlier, self.today, self._judge_kind, self.listing,
            self.neighbours,
        )  # fmt: skip

    @property
    def has_branches(self) -> bool:
        """Whether the mail has spintax, of which the first alternatives are read as its text."""
        return any(field.kind == "spin" for field in (*self.fields, *self.subject_fields))

    @property
    def is_template(self) -> bool:
        """Whether the mail is meant for many: it has merge fields, and nothing says who it goes to."""
        fields = (*self.fields, *self.subject_fields)
        return any(field.kind == "field" for field in fields) and not self.prospect

    @cached_property
    def kind(self) -> str:
        """One of `draft.KINDS`: as declared, else by step, else as the pack judges, else "first"."""
        if self.draft.kind:
            return self.draft.kind
        if self.draft.step is not None:
            return "follow_up" if self.draft.step > 1 or self.earlier else "first"
        if not self._judge_kind:
            return "first"
        try:
            kind = self._judge_kind(self)
            if kind not in KINDS:
                raise ValueError(f"{kind!r} is none of {', '.join(KINDS)}")
        except Exception as error:  # other people's code: the loop names it, as it names a check that fails
            self.kind_error = error
            return "first"
        return kind

    @property
    def kind_is_told(self) -> bool:
        """Whether the draft says what kind it is, by `kind` or `step`."""
        return self.draft.kind is not None or self.draft.step is not None

    @cached_property
    def purpose(self) -> str:
        """One of `draft.PURPOSES`."""
        return self.draft.settings.get("purpose", self.team.purpose)

    @cached_property
    def language(self) -> str:
        """The language of the prose, an ISO 639-1 code: as `lang` says, else by its small words."""
        told = self.draft.settings.get("lang", "").strip().lower()
        return told[:2] or language_of(" ".join(self.body[p.start : p.end] for p in self.parts.paragraphs))

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The merge fields of the body, in order."""
        return find_fields(self.draft.body.text)

    @cached_property
    def subject_fields(self) -> tuple[Field, ...]:
        """The merge fields of the subject, in order."""
        return find_fields(self.draft.passage("subject").text)

    @cached_property
    def dialect(self) -> str:
        """The merge-field dialect that was told, by front matter, configuration or the shape of an export; else ""."""
        settings = self.draft.settings
        told = settings.get("dialect") or self.team.dialect or settings.get("export", "")
        if not told:
            return ""
        from pitchlint.fields.dialect import dialect_named

        return dialect_named(told) or ""

    @cached_property
    def dialects(self) -> frozenset[str]:
        """The dialects that merge fields may be in: the one told, else those that fit most tags of the file.

        Empty where there are no tags, so that any may stand.
        """
        if self.dialect:
            return frozenset((self.dialect,))
        from pitchlint.fields.dialect import dialects_of, dialects_of_text

        return dialects_of_text(self.draft.source.text) or dialects_of(None, (*self.subject_fields, *self.fields))

    @cached_property
    def body(self) -> str:
        """The body with its merge fields masked."""
        return mask(self.draft.body.text, self.fields)

    @cached_property
    def subject(self) -> str:
        """The subject with its merge fields masked; "" where there is none."""
        return mask(self.draft.passage("subject").text, self.subject_fields)

    def text(self, of: PassageName) -> str:
        return self.subject if of == "subject" else self.body

    def quote(self, span: Span, most: int | None = None) -> str:
        """The words at `span` as the draft has them, on one line, cut at a word to `most` characters."""
        words = " ".join(self.draft.passage(span.of).text[span.start : span.end].split())
        if most is None or len(words) <= most:
            return words
        cut = words[:most].rsplit(" ", 1)[0].rstrip(" ,;:–—-")
        return cut + "…"

    def line(self, span: Span) -> int:
        """The line of the file on which `span` begins, 1-based."""
        return self.draft.source.position(self.draft.passage(span.of).locate(span.start, span.end)[0]).line

    @cached_property
    def parts(self) -> Parts:
        return split(self.body)

    def part_of(self, span: Span) -> PartName:
        """The part in which `span` begins."""
        if span.of == "subject":
            return "subject"
        for spans, name in self._part_spans:
            for part in spans:
                if part.start <= span.start < part.end:
                    return name
        return "prose"

    @cached_property
    def _part_spans(self) -> list[tuple[Sequence[Span], PartName]]:
        found = self.parts
        return [
            (found.paragraphs, "prose"),
            ([found.greeting] if found.greeting else [], "greeting"),
            (found.postscript, "postscript"),
            ([found.sign_off] if found.sign_off else [], "sign_off"),
            ([found.signature] if found.signature else [], "signature"),
            (found.quoted, "quoted"),
        ]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of prose and postscript, in order; greeting, sign-off, signature and thread are left out."""
        found: list[Sentence] = []
        blocks: list[tuple[PartName, Span]] = [("prose", span) for span in self.parts.paragraphs]
        blocks += [("postscript", span) for span in self.parts.postscript]
        for number, (part, block) in enumerate(blocks):
            for start, end in sentence_spans(self.body, block.start, block.end):
                found.append(Sentence(Span(start, end), self.body[start:end], part, number))
        return tuple(found)

    def sentence_at(self, span: Span) -> Sentence | None:
        """The sentence in which `span` begins."""
        if span.of != "body":
            return None
        at = bisect_right(self.sentences, span.start, key=lambda sentence: sentence.span.start) - 1
        found = self.sentences[at] if at >= 0 else None
        return found if found and span.start < found.span.end else None

    @cached_property
    def words(self) -> tuple[Span, ...]:
        """The words of prose and postscript; a merge field is one word, a hyphenated word is one."""
        return tuple(
            Span(found.start(), found.end())
            for block in (*self.parts.paragraphs, *self.parts.postscript)
            for found in _WORD.finditer(self.body, block.start, block.end)
        )

    @cached_property
    def _own_text(self) -> str:
        """The body with the quoted thread blanked out, same length."""
        pieces, at = [], 0
        for start, end, _ in self.parts.quoted:
            pieces += [self.body[at:start], " " * (end - start)]
            at = end
        return "".join([*pieces, self.body[at:]]) if pieces else self.body

    @cached_property
    def _hits(self) -> Mapping[Phrases, list[Hit]]:
        bounds = [(s.span.start, s.span.end) for s in self.sentences]
        found = self.matcher.hits(self._own_text, bounds, "body")
        if self.subject:
            for phrases, hits in self.matcher.hits(self.subject, [(0, len(self.subject))], "subject").items():
                found[phrases] = hits + found.get(phrases, [])
        return found

    def hits(self, phrases: Phrases) -> list[Hit]:
        """Where the entries of a word list stand in subject and body, in order. The rule must name the list."""
        if phrases not in self.matcher.lists:
            raise LookupError(f"no rule of this run names the word list {phrases.list_file.name}")
        return self._hits.get(phrases, [])

    @cached_property
    def accepted(self) -> tuple[Span, ...]:
        """Where words stand that the team has accepted, and the names of its company and products."""
        return tuple(hit.span for hit in self.hits(self.team.accepted)) if self.team.accepted else ()

    def syntax(self, sentence: Sentence) -> Any:
        """spaCy's `Doc` of one sentence, None without a model; token offsets count from the sentence's start."""
        return nlp.parse([sentence.text])[0]
