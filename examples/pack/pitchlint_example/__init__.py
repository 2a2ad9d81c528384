"""An example of a rule pack: a rule that is only words, and one for each thing a check may take."""

from __future__ import annotations

from pitchlint import Pack
from pitchlint_example import long_postscript, private_address, same_opening, weather_talk

PACK = Pack(
    api=1,  # the API that the rules were written for: pitchlint.API_VERSION
    rules=(private_address.RULE, same_opening.RULE, long_postscript.RULE, weather_talk.RULE),
)
