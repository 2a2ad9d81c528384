"""The examples on the rules' pages, as tests; the pack must be installed (pip install -e .)."""

from __future__ import annotations

import pytest
from pitchlint_example import PACK

from pitchlint import Rule
from pitchlint.testing import run_page


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.id)
def test_the_examples_of_its_page_hold(rule: Rule) -> None:
    assert not run_page(rule), "\n".join(map(str, run_page(rule)))
