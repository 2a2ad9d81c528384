"""Whether a mail says that nothing comes after it: a promise, where `kinds.says_goodbye` also takes a mere farewell."""

from __future__ import annotations

from pitchlint import Mail, Sentence, late

# one of these must stand in a sentence before the pattern is tried
_WORDS = (
    "close the", "close this", "close my", "close your", "final", "last", "leave it", "leave things", "leave this",
    "no further", "no more", "shall not", "shan't", "stop", "will not", "won't",
)  # fmt: skip
_WRITING = (
    r"(?:writ\w+|mail\w*|e-?mail\w*|messag\w+|contact\w*|reach\w* out|follow\w* up|chas\w+|bother\w*|nudg\w+|"
    r"send\w*(?: \w+){0,3})"
)
_MAIL = r"(?:e-?mail|mail|note|message|line|word|nudge|follow[- ]?up|attempt|try|time)"
_LAST = r"(?:very )?(?:last|final)"
_I_WILL = r"\b(?:i|we)(?:'ll| will)"
_I_WILL_NOT = r"\b(?:i|we) (?:won't|will not|shall not|shan't)"
_ON = r"(?:again|any ?more|any further|after this|further|more|on this)"
_CLOSES = late(
    "|".join(
        (
            rf"\b(?:this|here|mine|it)(?: is| will be|'s|'ll be)(?: \w+)? (?:my|the|our) {_LAST} (?:\w+ )?{_MAIL}\b",
            rf"^(?:my|one|a) {_LAST} {_MAIL}\b(?! (?:was|is about|went|said|asked|week))",
            rf"\b{_LAST} {_MAIL} from (?:me|us|my side)\b",
            rf"\b{_LAST} {_MAIL} (?:you(?:'ll| will) (?:get|have|hear|receive) from (?:me|us)|i(?:'ll| will) \w+)\b",
            rf"{_I_WILL} stop (?:here|there|{_WRITING})",
            rf"{_I_WILL} leave (?:it|things|this) (?:here|there|at that|be)\b",
            rf"{_I_WILL} (?:now )?close (?:the|this|my|your) (?:file|loop|thread|note)\b",
            rf"{_I_WILL_NOT} (?:{_WRITING}|take (?:up )?(?:any )?more|come back)(?: \w+){{0,4}}? {_ON}\b",
            rf"{_I_WILL_NOT} (?:keep|go on) {_WRITING}",
            rf"\byou (?:won't|will not) hear (?:\w+ )?from (?:me|us)(?: {_ON})?",
            r"\byou (?:won't|will not) (?:get|have) (?:any )?(?:more|further)(?: \w+)? from (?:me|us)",
            rf"\bno (?:more|further) {_MAIL}s (?:from (?:me|us)|after this)\b",
            r"\b(?:it|that|silence) (?:as|is|'s) a no\b.{0,40}\b(?:stop|leave it|close the|not write)\b",
        )
    )
)
_IF = late(r"\b(?:if|unless|should) (?:you|i|we|it|the|this|that)\b")


def closing(mail: Mail) -> Sentence | None:
    """The sentence that says the mail is the last one, None where none does.

    What only may come to pass ("if it is not for you, I will stop writing") closes nothing.
    """
    for sentence in mail.sentences:
        text = sentence.text.lower().replace("’", "'")
        if any(word in text for word in _WORDS) and (found := _CLOSES.search(text)):
            condition = _IF.search(text)
            if not condition or (condition.start() > found.end()):
                return sentence
    return None
