"""Sequences: YAML, JSON and CSV files that hold mails in order, and folders of them.

`tree` and its neighbours read a format, `shapes` decides what a file holds, `build` makes drafts and plans of it.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from pitchlint.draft import Source
from pitchlint.readers.errors import Note, ReadError, Reading

if TYPE_CHECKING:
    from pitchlint.draft import Allow
    from pitchlint.prospects import Listing
    from pitchlint.readers.sequences.tree import Node
    from pitchlint.readers.sequences.written import Written

_LOOKED_AT = 50  # records of a list
_LISTS = ("prospects", "leads", "contacts", "people", "records", "recipients", "data", "results")
_UNKNOWN = (
    "holds no sequence of a known shape: a list 'steps' whose items have 'subject' and 'body'; see 'Sequences' in the "
    "README, or exclude the file"
)


def read(path: str, data: bytes) -> Reading:
    """The drafts and plans of a `.yaml`, `.yml`, `.json` or `.csv` file, or the prospect list that it is.

    Raises `ReadError` where it can be read as neither; a CSV without mails or people is left alone, with a note.
    """
    from pitchlint.readers.decoding import decode

    source, notes = decode(path, data)
    suffix = PurePath(path).suffix.lower()
    if suffix in (".jsonl", ".ndjson", ".vcf"):
        reading = Reading((), listing=listing(path, data))
    elif suffix in (".csv", ".tsv"):
        from pitchlint.readers.sequences import sheets

        reading = sheets.read(source, data)
    else:
        reading = _tree_read(source, data)
    return reading._replace(notes=notes + reading.notes)


def holds_mail(path: str, data: bytes, broken_is_one: bool) -> bool:
    """Whether a YAML or JSON file holds a sequence or a prospect list; of a broken one `broken_is_one` is true."""
    from pitchlint.readers.decoding import decode

    try:
        source, _ = decode(path, data)
        root, _ = _parsed(source)
    except ReadError:
        return broken_is_one
    return _written(source, root, [])[0] is not None or _is_people(root)


def _tree_read(source: Source, data: bytes) -> Reading:
    from pitchlint.readers.sequences.build import built
    from pitchlint.readers.sequences.tree import Items, Leaf

    root, allows = _parsed(source)
    errors: list[Note] = []
    written, notes = _written(source, root, errors)
    if written is None:
        if _is_people(root):
            return Reading((), listing=listing(source.path, data))
        if not isinstance(root, Leaf) and not (root.values if isinstance(root, Items) else root.entries):
            raise ReadError("is empty", source.position(root.start).line)
        raise ReadError(_UNKNOWN, source.position(root.start).line)
    drafts, plans = built(source, written, allows)
    return Reading(drafts, notes, plans, errors=tuple(errors))


def _parsed(source: Source) -> tuple[Node, list[Allow]]:
    """The tree of a file and the suppressions in its comments."""
    from pitchlint.allow import AllowError
    from pitchlint.readers.sequences.tree import TreeError

    is_json = PurePath(source.path).suffix.lower() == ".json"
    try:
        if is_json:
            from pitchlint.readers.sequences import json_tree

            return json_tree.parse(source.text), []
        from pitchlint.readers.sequences import yaml_tree

        root = yaml_tree.parse(source.text)
        return root, yaml_tree.allows(source.text, root)
    except TreeError as error:
        reason = error.message if error.message.startswith("is ") else f"is broken {'JSON' if is_json else 'YAML'}"
        detail = "" if error.message.startswith("is ") else f": {error.message}; mend it there"
        raise ReadError(reason + detail, source.position(error.offset).line) from None
    except AllowError as error:
        raise ReadError(error.message, source.position(error.offset).line) from None


def _written(source: Source, root: Node, errors: list[Note]) -> tuple[Written | None, tuple[Note, ...]]:
    """What a tree holds, None where it is no sequence; and notes on steps whose text stands elsewhere."""
    from pitchlint.readers.sequences import shapes
    from pitchlint.readers.sequences.steps import Reader

    written = shapes.written(Reader(source, errors), root)
    if written is None:
        return None, ()
    elsewhere = [
        step.start for sequence in written.sequences for step in sequence.steps
        if step.channel == "email" and not step.mails
    ]  # fmt: skip
    if not elsewhere:
        return written, ()
    count = "a step has" if len(elsewhere) == 1 else f"{len(elsewhere)} steps have"
    note = f"{count} no text here; only the timing was checked"
    return written, (Note(note, source.position(elsewhere[0]).line),)


def _is_people(root: Node) -> bool:
    """Whether a tree is a list of records that name people, and nothing else."""
    from pitchlint.prospects import canonical_field
    from pitchlint.readers.sequences import keys
    from pitchlint.readers.sequences.people import names_people
    from pitchlint.readers.sequences.tree import Table, tables

    listed = keys.plain(root, *_LISTS) if isinstance(root, Table) else root
    people = tables(listed)[:_LOOKED_AT]
    return bool(people) and all(names_people({canonical_field(key) for key in one.entries}) for one in people)


def listing(path: str, data: bytes) -> Listing:
    """The prospect list in a file; a broken one is a `ReadError`, as for all formats."""
    from pitchlint import prospects

    try:
        return prospects.read(path, data)
    except prospects.ProspectError as error:
        raise ReadError(error.message, error.line) from None
