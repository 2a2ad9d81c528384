"""E-mail addresses in a list."""

from __future__ import annotations

from pitchlint import late
from pitchlint_rules.cells.value import Beside, Fault, short

ADDRESS = late(r"[^\s@,;<>()\[\]\"]+@[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+")


def no_address(value: str, beside: Beside) -> Fault | None:  # noqa: ARG001
    plain = value.strip()
    if ADDRESS.fullmatch(plain) and ".." not in plain and not plain.startswith(".") and ".@" not in plain:
        return None
    inside = ADDRESS.findall(plain)
    if len(inside) > 1:
        return Fault("address", f"“{short(plain)}” holds {len(inside)} addresses", f"keep one: “{inside[0]}”")
    if inside and inside[0] != plain:
        return Fault(
            "address", f"“{short(plain)}” holds more than the address", f"write “{inside[0].removeprefix('mailto:')}”"
        )
    return Fault("address", f"“{short(plain)}” is no e-mail address", "write the address, or leave the cell empty")
