"""`python -m pitchlint`."""

from pitchlint.cli import run

run()
