"""The JSON Schema of configuration files says what the code says."""

from __future__ import annotations

import datetime
import re
import runpy
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pitchlint.config import ConfigError
from pitchlint.init import init
from pitchlint.settings import configfile
from pitchlint.suppress import installed

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = runpy.run_path(str(ROOT / "bench" / "config_schema.py"))


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = SCRIPT["schema"]()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def plain(value: Any) -> Any:
    """TOML as JSON has it: dates are texts."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def test_the_shipped_file_is_what_the_code_says() -> None:
    told = "write it anew: .venv/bin/python bench/config_schema.py"
    assert SCRIPT["FILE"].read_text(encoding="utf-8") == SCRIPT["text"](), told


def test_every_rule_and_key_is_in_it() -> None:
    schema = SCRIPT["schema"]()
    assert tuple(schema["properties"]) == configfile.KEYS
    assert set(schema["properties"]["rules"]["properties"]) == {rule.id for rule in installed().rules}
    for name, keys in configfile.TABLES.items():
        assert tuple(schema["properties"][name]["properties"]) == keys


def test_what_init_writes_is_valid_with_every_line_taken_in(tmp_path: Path, validator) -> None:
    init(tmp_path)
    text = (tmp_path / "pitchlint.toml").read_text(encoding="utf-8")
    assert text.startswith("#:schema ./pitchlint.schema.json\n")
    live = re.sub(r"^# (?=[\w-]+ = |\[)", "", text, flags=re.M)
    assert live != text
    for written in (text, live):
        validator.validate(plain(tomllib.loads(written)))


_CASES = (
    'select = "jargon"',
    'select = ["wording", "acme", "acme/pun"]',
    "select = 3",
    'fail-level = "warn"',
    "exclude = [1]",
    "sender.company = 'Dockline'",
    "sender.company = ['Dockline']",
    "sender.name = 'x'",
    "target.size = 50",
    "target.size = ['50']",
    "rules.jargon.severity = 'off'",
    "rules.jargon.severity = 'on'",
    "rules.jargn.severity = 'off'",
    "rules.too-long.warn_over = 90",
    "rules.too-long.warn_over = 'many'",
    "rules.too-long.warn_ovr = 90",
    "selct = []",
    "baseline = 'known.json'",
    "baseline = true",
    "[[per-file]]\npaths = 'a'\npurpose = 'event'",
    "[[per-file]]\nignore = 'x'",
    "[[allow]]\npath = 'a'\nrule = 'jargon'\nuntil = 2027-01-31\nstep = 2",
    "[[allow]]\npath = 'a'\nrule = 'jargon'\nstep = 'x'",
    "[[allow]]\nrule = 'jargon'",
    "dialect = 'hubspot'",
    "purpose = 'fun'",
)


@pytest.mark.parametrize("text", _CASES)
def test_it_takes_what_the_code_takes(tmp_path: Path, validator, text: str) -> None:
    file = tmp_path / "pitchlint.toml"
    file.write_text(text)
    try:
        configfile.load(file, installed())
        right = True
    except ConfigError as error:
        right = "no rule, group or pack 'acme'" in str(error)  # a pack that may be installed elsewhere
    assert validator.is_valid(plain(tomllib.loads(text))) == right, text
