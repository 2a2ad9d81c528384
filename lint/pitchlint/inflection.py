"""The forms of English words that word lists mark with /v and /n."""

from __future__ import annotations

import re


def plural(word: str) -> str:
    """The plural of an English noun, or the third person of a verb: both take "s", "es" or "ies"."""
    if re.search(r"(s|x|z|ch|sh)$", word):
        return word + "es"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + "s"


IRREGULAR = {
    "be": ("is", "was", "been", "being"), "begin": ("begins", "began", "begun", "beginning"),
    "break": ("breaks", "broke", "broken", "breaking"), "bring": ("brings", "brought", "brought", "bringing"),
    "build": ("builds", "built", "built", "building"), "catch": ("catches", "caught", "caught", "catching"),
    "come": ("comes", "came", "come", "coming"), "cut": ("cuts", "cut", "cut", "cutting"),
    "do": ("does", "did", "done", "doing"), "drive": ("drives", "drove", "driven", "driving"),
    "feel": ("feels", "felt", "felt", "feeling"), "find": ("finds", "found", "found", "finding"),
    "get": ("gets", "got", "gotten", "getting"), "give": ("gives", "gave", "given", "giving"),
    "go": ("goes", "went", "gone", "going"), "grow": ("grows", "grew", "grown", "growing"),
    "have": ("has", "had", "had", "having"), "hear": ("hears", "heard", "heard", "hearing"),
    "hit": ("hits", "hit", "hit", "hitting"), "keep": ("keeps", "kept", "kept", "keeping"),
    "know": ("knows", "knew", "known", "knowing"), "lead": ("leads", "led", "led", "leading"),
    "leave": ("leaves", "left", "left", "leaving"), "make": ("makes", "made", "made", "making"),
    "meet": ("meets", "met", "met", "meeting"), "pay": ("pays", "paid", "paid", "paying"),
    "put": ("puts", "put", "put", "putting"), "run": ("runs", "ran", "run", "running"),
    "say": ("says", "said", "said", "saying"), "see": ("sees", "saw", "seen", "seeing"),
    "sell": ("sells", "sold", "sold", "selling"), "send": ("sends", "sent", "sent", "sending"),
    "set": ("sets", "set", "set", "setting"), "speak": ("speaks", "spoke", "spoken", "speaking"),
    "spend": ("spends", "spent", "spent", "spending"), "take": ("takes", "took", "taken", "taking"),
    "tell": ("tells", "told", "told", "telling"), "think": ("thinks", "thought", "thought", "thinking"),
    "undergo": ("undergoes", "underwent", "undergone", "undergoing"), "win": ("wins", "won", "won", "winning"),
    "write": ("writes", "wrote", "written", "writing"),
}  # fmt: skip
# verbs of more than one syllable whose last consonant doubles
_DOUBLED = {"refer", "prefer", "commit", "permit", "occur", "transfer", "admit", "submit", "equip"}


def verb_forms(verb: str) -> tuple[str, str, str, str, str]:
    """Base, third person, past, participle and -ing form of an English verb."""
    if verb in IRREGULAR:
        third, past, participle, ing = IRREGULAR[verb]
        return verb, third, past, participle, ing
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        past, ing = verb + "d", verb[:-1] + "ing"
    elif verb.endswith("ee"):
        past, ing = verb + "d", verb + "ing"
    elif re.search(r"[^aeiou]y$", verb):
        past, ing = verb[:-1] + "ied", verb + "ing"
    elif verb in _DOUBLED or re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", verb):
        past, ing = verb + verb[-1] + "ed", verb + verb[-1] + "ing"
    else:
        past, ing = verb + "ed", verb + "ing"
    return verb, plural(verb), past, past, ing


def forms(word: str, mark: str) -> tuple[str, ...]:
    """The forms of a word that a list marks with "v", a verb, or "n", a noun; the word itself first."""
    return verb_forms(word) if mark == "v" else (word, plural(word))
