"""`python -m pitchlint`."""

from pitchlint.cli import main

main()
