"""Rules: named checks with a group, a severity and a page. Packs: rules that are installed together."""

import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from pitchlint.finding import Severity
from pitchlint.phrases import Phrases

if TYPE_CHECKING:
    from pitchlint.draft import Span
    from pitchlint.mail import Mail

GROUPS = (
    "wording", "substance", "ask", "tone", "follow-up", "names", "fields", "prospects", "sequence", "shape",
    "readability", "law", "language",
)  # fmt: skip

API_VERSION = 1  # of what packs import: goes up when a pack that was right would be wrong; CONTRIBUTING lists it
ALL = "all"  # selects every rule
BUILT_IN = "pitchlint"  # the name of the pack whose ids have no prefix

Scope = Literal["mail", "sequence", "listing"]


class Rule(NamedTuple):
    """A named check; name its parts, all are keywords.

    `check` takes a `Mail`, a `Sequence` or a `Listing` and yields `Flag`s; its keyword-only parameters, annotated and
    with defaults, are the rule's options. It may also be a `Phrases`. `title` is what colleagues read in a report
    ("Lowers you before you start").
    `severity` is the gravest a flag of the rule may have. `lists` are further word lists that the check looks up with
    `mail.hits`. `covers` names the rules whose findings on the same mail are symptoms of this one; `covers_nearby`
    those whose findings in the same sentence are. `rank` orders the verdict on a mail, lowest first. `praise` says
    what a mail does well where the rule finds nothing. `per_row` says that the check asks for the prospect's record, so
    that a template with a list is checked once a row. `masked` says that the check calls `proofread`, with this as its
    second argument: the grammar engine gets many mails together, before they are checked. `page` is the Markdown page,
    by default the file beside the check with the same stem.
    """

    id: str
    group: str
    title: str
    check: Callable[..., Any]
    severity: Severity = "warning"
    default: bool = True
    lists: tuple[Phrases, ...] = ()
    covers: tuple[str, ...] = ()
    covers_nearby: tuple[str, ...] = ()
    rank: int = 50
    praise: "Callable[[Mail], str | None] | None" = None
    per_row: bool = False
    masked: "Callable[[Mail], Iterable[Span]] | None" = None
    page: Path | None = None

    @property
    def scope(self) -> Scope:
        """What the check takes, by the annotation of its first parameter."""
        return _scope(self.check)

    @property
    def page_file(self) -> Path:
        """Where the rule's page lies; the file may be missing."""
        if self.page:
            return self.page
        if isinstance(self.check, Phrases):
            return self.check.file.with_suffix(".md")
        return Path(sys.modules[self.check.__module__].__file__ or "").with_suffix(".md")

    @property
    def word_lists(self) -> tuple[Phrases, ...]:
        """Every word list the rule needs looked up."""
        return (self.check, *self.lists) if isinstance(self.check, Phrases) else self.lists


@cache
def _scope(check: Callable[..., Any]) -> Scope:
    notes = getattr(check, "__annotations__", {})
    name = str(next(iter(notes.values()), "")).rpartition(".")[2].strip("'>")
    return "sequence" if name == "Sequence" else "listing" if name == "Listing" else "mail"


class Pack(NamedTuple):
    """Rules that are installed together, found through the entry-point group `pitchlint.packs`.

    `kind_of` judges what kind of mail an undeclared draft is ("first", "follow_up", "reply", "customer" or "other"); at
    most one installed pack has it, and the built-in one does. `api` is the `API_VERSION` that the pack was written for.
    """

    rules: tuple[Rule, ...]
    kind_of: "Callable[[Mail], str] | None" = None
    api: int = 1


class ActiveRule(NamedTuple):
    """A rule as configured for a draft: its severity and its options."""

    rule: Rule
    severity: Severity
    options: Mapping[str, Any] = MappingProxyType({})
