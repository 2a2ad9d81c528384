"""Weather as an opener: it fits everybody, so it is for nobody."""

from __future__ import annotations

from pitchlint import Phrases, Rule

RULE = Rule(
    id="example/weather-talk",
    group="wording",
    title="Talks about the weather",
    severity="info",
    check=Phrases(
        __file__,
        message="“{words}” could open any mail to anybody",
        advice="open with what made you write to this reader",
    ),
)
