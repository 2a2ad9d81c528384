"""Links, pictures and attachments in a first mail, and links that lead elsewhere than they say."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pitchlint import Flag, Mail, Rule, Span, late

_DOMAIN = r"(?:[a-z0-9](?:[a-z0-9-]{0,62})\.)+(?:com|org|net|io|co|ai|app|dev|de|uk|eu|us|ca|au|nl|fr|example|me|ly|to)"
_SHOWN = late(rf"(?:https?://|www\.)[^\s<>()\[\]\"'“”]+|(?<![@\w.-]){_DOMAIN}/[^\s<>()\[\]\"'“”]*", re.I)
_HOST = late(r"(?:https?:)?(?://)?(?:[^/@\s]*@)?(?P<host>(?:[a-z0-9-]+\.)+[a-z]{2,})(?![^/:?#])", re.I)
_NAMED = late(rf"(?:https?://)?{_DOMAIN}(?:[/?#:]\S*)?", re.I)
_AROUND = 500  # characters before and behind a link that tell what it is for
# merge fields that hold a link: [Calendly Link], {{demo_url}}, [case study link]
_LINK_FIELD = late(r"\b(?:links?|urls?|hyperlink(?:ed)?|calendly)\b", re.I)
# what nobody is meant to open for the sake of the offer
_OPT_OUT = late(r"unsubscribe|opt[ _-]?out|preferences|remove|privacy|signature|\bimprint\b", re.I)
# pages of the reader's own, or broken ones, that the mail is about
_THEIRS = late(
    r"\b(?:your|this) (?:[\w-]+ ){0,3}(?:pages?|(?:web ?)?sites?|blog|posts?|articles?|store|shop|listing|job ad)\b|"
    r"\b(?:broken|dead|old|missing|404)\b",
    re.I,
)
_THEIR_FIELD = late(r"their|your|broken|dead|old|missing|page|blog|prospect|company", re.I)
_SHORTENERS = frozenset({"bit.ly", "tinyurl.com", "t.co", "ow.ly", "rebrand.ly", "buff.ly", "cutt.ly", "is.gd"})
_COUNTERS = ("click.", "clicks.", "track.", "tracking.", "trk.", "ctrk.")
# a picture of a signature is no picture of the mail
_OF_SIGNATURE = late(r"image\d{3}\.|logo|signature|icon|\.(?:ics|vcf|asc|p7s)$", re.I)
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "ac", "gov"})


class _Thing(NamedTuple):
    """Something to open: where it stands (None for an attachment), what it is called, and what makes two the same."""

    span: Span | None
    name: str
    same: str


def check(mail: Mail, *, most: int = 1) -> Iterator[Flag]:
    if mail.kind not in ("first", "follow_up"):
        return
    yield from _misleading(mail)
    if mail.kind != "first":
        return
    things = list(_things(mail))
    if len(things) > most:
        names = ", ".join(f"“{thing.name}”" for thing in things[:4]) + (", …" if len(things) > 4 else "")
        yield Flag(
            things[most].span,
            f"{len(things)} thing{'s' if len(things) > 1 else ''} to open in a first mail: {names}",
            "keep the one they need to answer, and offer the rest" if most else "offer it, and send it when they ask",
        )


def _things(mail: Mail) -> Iterator[_Thing]:
    """What a mail asks its reader to open, each once: links, pictures, attachments."""
    seen: set[str] = set()
    for thing in sorted([*_links(mail), *_fields(mail)], key=lambda thing: thing.span or Span(0, 0)):
        if thing.same not in seen:
            seen.add(thing.same)
            yield thing
    for name in mail.draft.settings.get("attachments", "").split(","):
        if name.strip() and not _OF_SIGNATURE.search(name.strip()):
            yield _Thing(None, name.strip(), name)


def _links(mail: Mail) -> Iterator[_Thing]:
    """Links and pictures of the prose, behind words or written out."""
    taken: list[Span] = []
    for start, end, target, is_picture in mail.draft.links:
        span = Span(start, end)
        taken.append(span)
        if is_picture:
            if not _OF_SIGNATURE.search(target) and _is_prose(mail, span):
                yield _Thing(Span(max(start - 1, 0), start), "a picture", f"picture {target}")
        elif not target.startswith(("mailto:", "tel:", "#")) and _counts(mail, span, target):
            yield _Thing(span, mail.quote(span, 30), _plain_target(target))
    for span in mail.once(_written_out):
        if not any(link.start < span.end and span.start < link.end for link in taken):
            words = mail.body[span.start : span.end]
            if _counts(mail, span, words):
                yield _Thing(span, mail.quote(span, 30), _plain_target(words))


def _written_out(mail: Mail) -> list[Span]:
    """Where addresses of pages stand in the body as such; a domain alone is a name, and counts for none."""
    with_slash = (word for word in mail.body.split() if "/" in word)
    if "www." not in mail.body and not any("." in word.partition("/")[0] or "://" in word for word in with_slash):
        return []
    found = _SHOWN.finditer(mail.body)
    return [Span(link.start(), link.start() + len(link[0].rstrip(".,;:!?"))) for link in found]


def _fields(mail: Mail) -> Iterator[_Thing]:
    """Merge fields that a link is put into."""
    for field in mail.fields:
        name = re.sub(r"[_\W]+|(?<=[a-z])(?=[A-Z])", " ", field.name)
        if _LINK_FIELD.search(name) and not _THEIR_FIELD.search(name):
            span = Span(field.start, field.end)
            behind = any(link.start <= span.start < link.end for link in mail.draft.links)
            if not behind and _counts(mail, span, name):
                yield _Thing(span, mail.quote(span, 30), name.lower())


def _counts(mail: Mail, span: Span, target: str) -> bool:
    """Whether a link is one that the reader is to follow: in the prose, no opt-out, and no page of his own."""
    if not _is_prose(mail, span):
        return False
    sentence = mail.sentence_at(span)
    at = span.start - sentence.span.start if sentence else 0
    around = sentence.text[max(at - _AROUND, 0) : at + _AROUND] if sentence else ""
    if _OPT_OUT.search(target) or _OPT_OUT.search(around):
        return False
    return not _THEIRS.search(around)


def _is_prose(mail: Mail, span: Span) -> bool:
    return mail.part_of(span) in ("prose", "postscript") and not _signs(mail, span)


def _signs(mail: Mail, span: Span) -> bool:
    """Whether a link stands in a block that signs although more follows it: short lines, a name first, no sentence."""
    block = next((block for block in mail.parts.paragraphs if block.start <= span.start < block.end), None)
    lines = [line.strip() for line in mail.body[block.start : block.end].split("\n")] if block else []
    return len(lines) > 1 and "/" not in lines[0] and all(len(line) < 60 and line[-1:] not in ".?!:" for line in lines)


def _plain_target(target: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|[/.,;:!?]+$", "", target.lower())


def _misleading(mail: Mail) -> Iterator[Flag]:
    """Links whose words show one address and which lead to another, and those that hide where they lead."""
    for start, end, target, is_picture in mail.draft.links:
        span, host = Span(start, end), "" if target.startswith(("mailto:", "tel:")) else _host(target)
        if is_picture or not host or not _is_prose(mail, span):
            continue
        words = mail.body[start:end]
        shown = _host(words) if _NAMED.fullmatch(words) else ""
        if shown and _owner(shown) != _owner(host):
            yield Flag(
                span,
                f"the link shows {shown} and leads to {host}, which filters and readers take for a trick",
                f"link it to {shown} itself",
            )
        elif not shown and (host in _SHORTENERS or host.startswith(_COUNTERS)):
            yield Flag(span, f"the link goes through {host}, which hides where it leads", "link to the page itself")
    for span in mail.once(_written_out):
        words = mail.body[span.start : span.end]
        if not _is_prose(mail, span) or any(link.start <= span.start < link.end for link in mail.draft.links):
            continue
        if (host := _host(words)) in _SHORTENERS or host.startswith(_COUNTERS):
            yield Flag(span, f"{host} hides where the link leads", "show the address of the page itself")
        elif "utm_" in words:
            yield Flag(span, "“utm_” in the address tells the reader that clicks are counted", "cut it off at the “?”")


def _host(target: str) -> str:
    """The host name of an address, without "www."; "" where it has none, as a path or a merge field."""
    found = _HOST.match(target)
    return found["host"].lower().removeprefix("www.") if found else ""


def _owner(host: str) -> str:
    """The part of a host name that somebody owns: norvick.co.uk of www.norvick.co.uk."""
    labels = host.lower().split(".")
    wide = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-wide:])


RULE = Rule(
    id="too-many-links",
    group="shape",
    title="More to open than a stranger will",
    check=check,
    severity="info",
    rank=70,
)
