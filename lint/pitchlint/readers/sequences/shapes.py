"""Which shape a YAML or JSON file has: the one place that decides, from what only that shape holds.

The tools' own structures come first; everything else is a list of steps whose keys say what they mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pitchlint.readers.sequences import delays, exports, keys, steps
from pitchlint.readers.sequences.delays import Timing
from pitchlint.readers.sequences.steps import Habits, Reader
from pitchlint.readers.sequences.tree import Items, Leaf, Node, Table, tables, walk
from pitchlint.readers.sequences.written import NOTHING_TOLD, Reference, Told, Written, WrittenSequence, WrittenStep

_TOOL = Habits(told=False)
_INSTANTLY = Habits("until_next", told=False)
_STEPS = (
    "steps", "sequence", "sequences", "emails", "emailsteps", "emailsequence", "campaignsteps", "sequencesteps",
    "messages", "mails", "touches", "touchpoints", "cadence", "copies", "templates", "drafts",
)  # fmt: skip


class _Around(NamedTuple):
    """What the mappings and lists around a value say of it. `under` is the bare key that it stands under."""

    title: str = ""
    told: Told = NOTHING_TOLD
    under: str = ""
    export: str | None = None


def written(reader: Reader, root: Node) -> Written | None:
    """What a file holds; None where it is no sequence of a shape that is known."""
    for shape in (exports.outreach, exports.apollo, exports.woodpecker):
        found = shape(reader, root)
        if found:
            return Written(tuple(found))
    listed = tuple(_sequences(reader, root, _Around()))
    if not listed:
        return None
    return Written(listed, tuple(_references(reader, root, listed)))


def _sequences(reader: Reader, node: Node, around: _Around) -> Iterator[WrittenSequence]:
    if isinstance(node, Items):
        yield from _in_list(reader, node, around)
    elif isinstance(node, Table):
        yield from _in_table(reader, node, around)


def _in_table(reader: Reader, table: Table, around: _Around) -> Iterator[WrittenSequence]:
    named = keys.text(table, "name", "title", "sequencename", "campaignname", "campaign", "cadencename") or around.title
    values = {keys.bare(key): value for key, value in table.entries.items()}
    listed = [name for name in _STEPS if isinstance(values.get(name), Items | Table)]
    for name in listed:
        export = exports.tool(table, values[name]) or around.export
        told = around.told
        if export is None and not steps.is_mail(table):
            told = _merged(told, steps.declarations(reader, table))
        found = list(_sequences(reader, values[name], _Around(named, told, name, export)))
        if found:
            yield from (one._replace(goes_on=one.goes_on or exports.is_branch(table)) for one in found)
            return
    within = around._replace(title=named)
    if keys.names_steps(table) and all(isinstance(one, Table) for one in table.entries.values()):
        pairs = [(one, table.starts[key], key) for key, one in table.entries.items() if isinstance(one, Table)]
        if any(steps.has_text(one) for one, _, _ in pairs):
            yield _sequence(reader, pairs, within._replace(under="steps"), table.start)
            return
    if around.under in _STEPS and table.entries and all(_is_mail(one) for one in table.entries.values()):
        pairs = [(one, table.starts[key], key) for key, one in table.entries.items() if isinstance(one, Table)]
        yield _sequence(reader, pairs, within, table.start)._replace(ordered=False)
        return
    if steps.has_text(table) and (later := _later(table)):
        pairs = [(one, one.start, "") for one in (table, *later)]
        yield _sequence(reader, pairs, within._replace(under="steps"), table.start)
        return
    if steps.is_mail(table) and (around.under in ("", "email") or steps.is_planned(table)):
        yield _sequence(reader, [(table, table.start, "")], around, table.start)._replace(ordered=False)
        return
    for key, value in table.entries.items():
        if keys.bare(key) not in listed:
            title = (keys.text(value, "name", "title") or key) if isinstance(value, Table) else named
            yield from _sequences(reader, value, around._replace(title=title, under=keys.bare(key)))


def _is_mail(node: Node) -> bool:
    return isinstance(node, Table) and steps.is_mail(node)


def _later(table: Table) -> list[Table]:
    """The follow-ups that stand inside a mail."""
    found = [one for entry in keys.entries(table, "later") for one in tables(entry.value)]
    return found if any(steps.has_text(one) for one in found) else []


def _in_list(reader: Reader, items: Items, around: _Around) -> Iterator[WrittenSequence]:
    found = tables(items)
    may_vary = around.under in _STEPS
    sure = [one for one in found if steps.is_step(one) or (may_vary and steps.has_variants(one))]
    if not sure or 2 * (len(sure) + sum(steps.is_wait(one) for one in found)) < len(found):
        alone = around if len(items.values) == 1 else around._replace(title="")
        for value in items.values:
            yield from _sequences(reader, value, alone)
    elif heads := _heads(found):
        yield from _by_key(reader, heads, found, around)
    elif any(_later(one) for one in found):
        for one in found:
            yield from _in_table(reader, one, around._replace(title="", under=""))
    else:
        export = exports.tool(None, items) or around.export
        pairs = [(one, one.start, "") for one in found]
        yield _sequence(reader, pairs, around._replace(export=export), items.start)


def _sequence(reader: Reader, pairs: list[tuple[Table, int, str]], around: _Around, start: int) -> WrittenSequence:
    """The sequence whose steps are mappings, each with where it begins and the key it stands under."""
    habits = _INSTANTLY if around.export == "instantly" else _TOOL if around.export else Habits()
    found: list[WrittenStep] = []
    waiting: Timing | None = None
    for table, at, key in pairs:
        if steps.is_wait(table):
            waiting = steps.waits(reader, table) or waiting
            continue
        step = steps.read(reader, table, habits, at)
        if step is None:
            continue
        if key and not step.title:
            step = step._replace(title=key)
        if step.number is None and key:
            step = step._replace(number=keys.number(key.replace("_", " ")) or keys.number(key))
            if keys.bare(key).startswith("day") and step.timing is None and step.number is not None:
                step = step._replace(timing=Timing("day", key, at, at + len(key), float(step.number)))
        found.append(step._replace(timing=step.timing or waiting))
        waiting = None
    numbered = any(step.number is not None or step.timing for step in found)
    ordered = numbered or (around.under not in keys.UNORDERED and around.under != "")
    return WrittenSequence(around.title, start, tuple(found), around.export, around.told, ordered)


def _heads(found: list[Table]) -> list[Table]:
    """Of mails that name those which follow them by key, the ones that follow none; empty where none names any."""
    known = {keys.text(one, "id", "key"): one for one in found}
    followers = {
        leaf.text for one in found for entry in keys.entries(one, "later") for leaf in keys.listed(entry.value)
        if isinstance(leaf, Leaf) and leaf.text in known
    }  # fmt: skip
    return [one for one in found if keys.text(one, "id", "key") not in followers] if followers else []


def _by_key(reader: Reader, heads: list[Table], found: list[Table], around: _Around) -> Iterator[WrittenSequence]:
    """Sequences of mails that stand in one list, each head naming those that follow it."""
    known = {keys.text(one, "id", "key"): one for one in found}
    taken: set[int] = set()
    for head in heads or found[:1]:
        chain, waiting = [head], [head]
        taken.add(id(head))
        while waiting:
            one = waiting.pop(0)
            for entry in keys.entries(one, "later"):
                for leaf in keys.listed(entry.value):
                    follower = known.get(leaf.text) if isinstance(leaf, Leaf) else None
                    if follower is not None and id(follower) not in taken:
                        taken.add(id(follower))
                        chain.append(follower)
                        waiting.append(follower)
        pairs = [(one, one.start, "") for one in chain]
        own = around._replace(title=keys.text(head, "name", "title", "id"), under="steps")
        sequence = _sequence(reader, pairs, own, head.start)
        yield sequence._replace(
            steps=tuple(step._replace(number=None) for step in sequence.steps), ordered=len(chain) > 1
        )


def _references(reader: Reader, root: Node, found: tuple[WrittenSequence, ...]) -> Iterator[Reference]:
    """Sequences that only name mails of the same file: `{emails: [a, b], timing: [0, 3]}`."""
    known = {mail.key for one in found for step in one.steps for mail in step.mails if mail.key}
    if not known:
        return
    for node in walk(root):
        if not isinstance(node, Table):
            continue
        for title, one in node.entries.items():
            if not isinstance(one, Table):
                continue
            named = keys.plain(one, "emails", "steps", "mails", "sequence", "templates")
            mails = [leaf for leaf in keys.listed(named) if isinstance(leaf, Leaf) and leaf.text in known]
            if len(mails) < 2 or len(mails) != len(keys.listed(named)):
                continue
            days = keys.listed(keys.plain(one, "timing", "timings", "days", "schedule"))
            timings: list[Timing | None] = [_on_day(reader, day) for day in days[: len(mails)]]
            timings += [None] * (len(mails) - len(timings))
            yield Reference(keys.text(one, "name", "title") or title, tuple(mails), tuple(timings))


def _on_day(reader: Reader, node: Node) -> Timing | None:
    if not isinstance(node, Leaf):
        return None
    amount = delays.days(node.text)
    if amount is None:
        reader.complain(f"'{node.text[:40]}' in the timing is no day; write a number", node.start)
        return None
    return Timing("day", node.text, node.start, node.end, amount)


def _merged(outer: Told, inner: Told) -> Told:
    return Told(
        inner.kind or outer.kind,
        {**outer.headers, **inner.headers},
        inner.prospect or outer.prospect,
        {**outer.settings, **inner.settings},
        tuple(dict.fromkeys(outer.allows + inner.allows)),
    )
