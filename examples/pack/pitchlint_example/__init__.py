"""An example of a rule pack: one rule that is only words, one that is a function."""

from __future__ import annotations

from pitchlint import Pack
from pitchlint_example import long_postscript, weather_talk

PACK = Pack(rules=(long_postscript.RULE, weather_talk.RULE))
