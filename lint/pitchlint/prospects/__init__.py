"""Prospect records: what is known of the person a draft goes to, from the draft itself and from a list.

A list is CSV (any common separator and encoding, LinkedIn's preamble), JSON, JSON lines, YAML or vCard. Its headers
become the canonical field names that front matter has, too: `first_name`, `last_name`, `name`, `company`, `title`, ...
"""

import re
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import NamedTuple

from pitchlint.draft import Draft, Source
from pitchlint.patterns import late
from pitchlint.prospects.listing import EMPTY, IDENTITY, Listing, ProspectError, Record, canonical_field, name_keys

__all__ = [
    "SUFFIXES", "Listing", "ProspectError", "Recipient", "Record", "canonical_field", "load", "read", "recipients",
    "record_for", "record_of",
]  # fmt: skip

SUFFIXES = (".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".yaml", ".yml", ".vcf")
"""What a prospect list may be called; anything else is read as CSV where it is named as one."""

# mailboxes of no person: a display name beside them is a department's
_ROLE_BOX = late(
    r"(?:info|sales|support|contact|hello|admin|office|team|marketing|hr|jobs|careers|billing|help|enquiries|inquiries|"
    r"mail|press|media|accounts?|service|no-?reply|webmaster|partners?|orders?|reception|ops|purchasing|procurement)\d*@",
    re.I,
)
_ADDRESS = late(r"[^\s<>(),;:\"'\[\]{}|]+@[\w-]+(?:\.[\w-]+)+")


class Recipient(NamedTuple):
    """One addressee of a `To:` header; either part may be ""."""

    name: str
    email: str


def recipients(to: str) -> list[Recipient]:
    """The addressees of a `To:` header. Names of merge fields, role mailboxes ("info@") and bare addresses are ""."""
    found = []
    pieces: list[str] = []
    for piece in re.findall(r"(?:\"[^\"]*\"|[^,;\"])+", to):
        if pieces and "@" not in pieces[-1] and "<" in piece and "<" not in pieces[-1]:
            pieces[-1] += "," + piece  # "Hale, Dana <dana@acme.com>"
        else:
            pieces.append(piece)
    for piece in pieces:
        address = _ADDRESS.search(piece)
        email = address[0].lower() if address else ""
        name = piece[: address.start()] if address else piece
        name = re.sub(r"[<>(\"]", " ", name).strip(" \t,'")
        if "@" in name or re.search(r"[{}\[\]%|*«»]", piece) or _ROLE_BOX.match(email):
            name = ""
        if name or email:
            found.append(Recipient(" ".join(name.split()), email))
    return found


def record_for(draft: Draft, listing: Listing) -> Record | None:
    """The record of the person a draft goes to, None where the list has none or several would do.

    The draft says who that is by `prospect:`, else by `to:`, each with an e-mail address or a name, else by its
    file name ("dana-whitfield.md", "dana@acme.com.eml").
    """
    told = [(draft.prospect.get("email", ""), draft.prospect)]
    told += [(email, {"name": name}) for name, email in recipients(draft.headers.get("to", ""))]
    told = [(email, record) for email, record in told if email or name_keys(record)]
    for email, record in told:
        if found := listing.by_email.get(email.lower()) or listing.named(record):
            return found
    if told:  # somebody who is not on the list; the file's name would only mislead
        return None
    stem = PurePath(draft.path).name
    stem = stem.rsplit(".", 1)[0] if "." in stem else stem
    return listing.by_email.get(stem.lower()) or listing.named({"name": re.sub(r"[-_.+\d]+", " ", stem)})


def record_of(draft: Draft, listing: Listing | None) -> Mapping[str, str]:
    """What is known of the person a draft goes to, with canonical field names; empty where nothing is.

    The draft's own `prospect:` wins over the list, the list over the `To:` header. The company is never guessed from
    the address: "acme.com" may be Acme, ACME or Acme Labs, and every rule would take the guess for the record.
    """
    found = record_for(draft, listing) if listing else None
    record = dict(found.values) if found else {}
    own = {key: value.strip() for key, value in draft.prospect.items() if value.strip()}
    if "name" in own or "first_name" in own or "last_name" in own:
        for key in ("name", "first_name", "last_name"):
            record.pop(key, None)
    record.update(own)
    addressees = recipients(draft.headers.get("to", ""))
    if len(addressees) == 1:
        name, email = addressees[0]
        if email and record.get("email", email).lower() == email:
            record.setdefault("email", email)
        if name and not any(record.get(key) for key in IDENTITY[1:]) and record.get("email", email).lower() == email:
            record["name"] = name
    return record


def load(path: Path, shown: str | None = None) -> Listing:
    """The list in a file; `shown` is the path that findings name. Raises `ProspectError` where it cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ProspectError(f"cannot be read: {error.strerror}; check its path and permissions") from None
    return read(shown or path.as_posix(), data)


def read(path: str, data: bytes) -> Listing:
    """The list in a file's bytes; the suffix of `path` tells the format. Raises `ProspectError`."""
    source = Source(path, *_decoded(data))
    listing = _read(source) if source.text.strip() else None
    if not listing:
        raise ProspectError(EMPTY, listing.header_line if listing is not None else 1)
    return listing


def _read(source: Source) -> Listing:
    suffix = PurePath(source.path).suffix.lower()
    if suffix in (".json", ".jsonl", ".ndjson"):
        from pitchlint.prospects.objects import read_json

        return read_json(source, by_line=suffix != ".json")
    if suffix in (".yaml", ".yml"):
        from pitchlint.prospects.objects import read_yaml

        return read_yaml(source)
    if suffix == ".vcf":
        from pitchlint.prospects.vcards import read as read_cards

        return read_cards(source)
    from pitchlint.prospects.tables import read as read_table

    return read_table(source)


def _decoded(data: bytes) -> tuple[str, str, bool]:
    """The text, its encoding, and whether a byte order mark stands before it."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), encoding, True
            except UnicodeDecodeError:
                raise ProspectError(
                    f"is not {encoding[:6].upper().rstrip('-')}, though its byte order mark says so; save it as UTF-8"
                ) from None
    if (at := data.find(b"\0")) >= 0:
        raise ProspectError("holds NUL bytes, so it is no text; export the list as CSV", data.count(b"\n", 0, at) + 1)
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding), encoding, False
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
    raise ProspectError("is neither UTF-8 nor Windows-1252; save it as UTF-8", line)
