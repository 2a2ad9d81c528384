"""The shapes that only one tool writes, from its API or its export.

Smartlead, Instantly, lemlist, Reply.io and Mailshake list their steps, so that `tool` tells them by their keys; Apollo,
Outreach and Woodpecker take a walk of their own.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import cast

from pitchlint.readers.sequences import keys, steps
from pitchlint.readers.sequences.steps import Habits, Reader
from pitchlint.readers.sequences.tree import Items, Leaf, Node, Table, tables, walk
from pitchlint.readers.sequences.written import WrittenMail, WrittenSequence, WrittenStep

_TOOL = Habits(told=False)
_MINUTES = Habits(unit="minutes", told=False)
_MAILSHAKE = ("initial", "followup", "drip", "onclick")
_LONGEST_CHAIN = 64  # Woodpecker nests each step in the one before; deeper is not read anyway


def tool(table: Table | None, listed: Node) -> str | None:
    """The dialect's name of the tool whose export holds these steps (`listed`, in `table`); None where none is sure."""
    found = tables(listed) if isinstance(listed, Items) else [listed] if isinstance(listed, Table) else []
    names = {keys.bare(key) for one in found for key in one.entries}
    if names & {"seqnumber", "seqdelaydetails", "seqvariants", "sequencevariants"}:
        return "smartlead"
    identities = [keys.text(one, "id") for one in (*found, *([table] if table else []))]
    if any(word.startswith(("stp_", "seq_")) for word in identities):
        return "lemlist"
    in_sequences = table is not None and keys.plain(table, "sequences") is listed
    if in_sequences and any(_is_instantly(step) for one in found for step in tables(keys.plain(one, "steps"))):
        return "instantly"
    with_variants = found and all(isinstance(keys.plain(one, "variants"), Items) for one in found)
    if in_sequences and with_variants and names & {"step", "delaydays"}:
        return "smartlead"
    if any(_is_instantly(one) and "step" not in names for one in found):
        return "instantly"
    kinds = {keys.bare(kind.text) for one in found if (kind := keys.leaf(one, "channel"))}
    if "delaydays" in names and kinds & set(_MAILSHAKE) and kinds <= set(_MAILSHAKE):
        return "mailshake"
    if table is not None and keys.plain(table, "messages") is listed and kinds and kinds <= set(_MAILSHAKE):
        return "mailshake"
    if "delayinminutes" in names or any(
        isinstance(keys.plain(one, "content"), Table) and names & {"order", "number"} for one in found
    ):
        return "reply"
    return None


def is_branch(table: Table) -> bool:
    """Whether a sequence is a branch of another one: lemlist names the parent."""
    parent = keys.plain(table, "parentid", "parentsequenceid")
    level = keys.text(table, "level")
    return (isinstance(parent, Leaf) and not parent.is_null and bool(parent.text)) or level not in ("", "0")


def _is_instantly(step: Table) -> bool:
    variants = tables(keys.plain(step, "variants"))
    own = keys.plain(step, "delayunit", "predelay", "predelayunit") is not None
    off = any(keys.plain(variant, "vdisabled") is not None for variant in variants)
    named = any(keys.plain(variant, "label", "name", "variantlabel") is not None for variant in variants)
    typed = keys.text(step, "type").lower() == "email" and keys.plain(step, "delay") is not None
    return bool(variants) and not named and (own or off or typed)


def apollo(reader: Reader, root: Node) -> list[WrittenSequence]:
    """Apollo: `emailer_steps`, their `emailer_touches` and these `emailer_template`, nested or side by side."""
    found = []
    for table in _holding(root, "emailersteps"):
        listed = tables(keys.plain(table, "emailersteps"))
        touches = tables(keys.plain(table, "emailertouches"))
        templates = {keys.text(one, "id"): one for one in tables(keys.plain(table, "emailertemplates"))}
        made = []
        for step in listed:
            own = tables(keys.plain(step, "emailertouches")) or [
                touch for touch in touches if keys.text(touch, "emailerstepid") == keys.text(step, "id") != ""
            ]
            one = steps.read(reader, step, _TOOL)
            if one is None:
                continue
            on = [touch for touch in own if not keys.is_off(touch)]
            mails = [mail for touch in on if (mail := _apollo_mail(reader, touch, templates))]
            if own and not on:
                continue
            if len(mails) > 1:
                mails = [mail._replace(label=chr(ord("A") + at)) for at, mail in enumerate(mails)]
            replies = bool(on) and all(keys.text(touch, "type") == "reply_to_thread" for touch in on)
            made.append(one._replace(mails=tuple(mails) if one.channel == "email" else (), same_thread=replies))
        campaign = keys.plain(table, "emailercampaign")
        name = keys.text(table, "name") or (keys.text(campaign, "name") if isinstance(campaign, Table) else "")
        if made:
            found.append(WrittenSequence(name, table.start, tuple(made), "apollo"))
    return found


def _apollo_mail(reader: Reader, touch: Table, templates: dict[str, Table]) -> WrittenMail | None:
    template = keys.plain(touch, "emailertemplate")
    if not isinstance(template, Table):
        template = templates.get(keys.text(touch, "emailertemplateid"))
    return next(steps.mails(reader.source, template), None) if template is not None else None


def outreach(reader: Reader, root: Node) -> list[WrittenSequence]:
    """Outreach: JSON:API resources, joined by `relationships` whichever side names the other."""
    resources = [
        node for node in walk(root)
        if isinstance(node, Table) and "type" in node.entries and isinstance(node.entries.get("attributes"), Table)
    ]  # fmt: skip
    if not any(keys.text(one, "type") == "sequenceStep" for one in resources):
        return []
    linked = _links(resources)
    listed = [one for one in resources if keys.text(one, "type") == "sequenceStep"]
    sequences = [one for one in resources if keys.text(one, "type") == "sequence"]
    found = []
    for sequence in cast(list[Table | None], sequences) or [None]:
        own = linked(sequence, "sequenceStep") if sequence and len(sequences) > 1 else listed
        made = [one for step in own if (one := _outreach_step(reader, step, linked))]
        if made:
            name = keys.text(_attributes(sequence), "name") if sequence else ""
            found.append(WrittenSequence(name, (sequence or own[0]).start, tuple(made), "outreach"))
    return found


def _links(resources: list[Table]) -> Callable[[Table, str], list[Table]]:
    """The resources of a type that are linked with one, in the order of the file."""
    known = {(keys.text(one, "type"), keys.text(one, "id")): at for at, one in enumerate(resources)}
    links: dict[int, set[int]] = {}
    for at, one in enumerate(resources):
        relations = one.entries.get("relationships")
        for relation in relations.entries.values() if isinstance(relations, Table) else ():
            data = relation.entries.get("data") if isinstance(relation, Table) else None
            for target in tables(data):
                other = known.get((keys.text(target, "type"), keys.text(target, "id")))
                if other is not None:
                    links.setdefault(at, set()).add(other)
                    links.setdefault(other, set()).add(at)
    places = {id(one): at for at, one in enumerate(resources)}

    def linked(one: Table, kind: str) -> list[Table]:
        near = (resources[at] for at in sorted(links.get(places[id(one)], ())))
        return [other for other in near if keys.text(other, "type") == kind]

    return linked


def _outreach_step(reader: Reader, step: Table, linked: Callable[[Table, str], list[Table]]) -> WrittenStep | None:
    attributes = _attributes(step)
    one = steps.read(reader, attributes, _MINUTES)
    if one is None:
        return None
    mails, replies = [], []
    links = linked(step, "sequenceTemplate")
    for link in links:
        if keys.is_off(_attributes(link)):
            continue
        for template in linked(link, "template")[:1]:
            for mail in itertools.islice(steps.mails(reader.source, _attributes(template)), 1):
                mails.append(mail)
                replies.append(steps.answers(_attributes(link)))
    if links and not mails and one.channel == "email":
        return None
    if len(mails) > 1:
        mails = [mail._replace(label=chr(ord("A") + at)) for at, mail in enumerate(mails)]
    interval = attributes.entries.get("interval")
    timing = one.timing or (steps.timing_of(reader, "interval", interval, _MINUTES) if interval else None)
    return one._replace(
        start=step.start, end=step.end, timing=timing, mails=tuple(mails),
        same_thread=bool(replies) and all(replies), title=keys.text(attributes, "displayname"),
    )  # fmt: skip


def _attributes(resource: Table | None) -> Table:
    found = resource.entries.get("attributes") if resource else None
    return found if isinstance(found, Table) else Table({}, 0, 0)


def woodpecker(reader: Reader, root: Node) -> list[WrittenSequence]:
    """Woodpecker: each step holds the next one under `followup`."""
    found = []
    for table in walk(root):
        first = keys.plain(table, "steps") if isinstance(table, Table) else None
        if not isinstance(table, Table) or not isinstance(first, Table) or keys.plain(first, "followup") is None:
            continue
        made: list[WrittenStep] = []
        step: Node | None = first
        while isinstance(step, Table) and len(made) < _LONGEST_CHAIN:
            following = keys.plain(step, "followup")
            if keys.text(step, "type").upper() != "START":
                end = following.start if isinstance(following, Table) else step.end
                one = steps.read(reader, step, _TOOL)
                if one:
                    made.append(one._replace(end=end))
            step = following
        if made:
            found.append(WrittenSequence(keys.text(table, "name"), table.start, tuple(made), "woodpecker"))
    return found


def _holding(root: Node, name: str) -> Iterator[Table]:
    return (node for node in walk(root) if isinstance(node, Table) and isinstance(keys.plain(node, name), Items))
