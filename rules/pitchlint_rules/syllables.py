"""How many syllables a word has, by its spelling: cheap, right on average, enough for a bound on a reading grade."""

from __future__ import annotations

from functools import lru_cache

from pitchlint import late

_VOWELS = late(r"[aeiouy]+")
# vowels written together and said apart: re-li-able, vide-o, act-u-al, flu-id, do-ing, muse-um, sup-pli-er
_APART = late(
    r"i[ae](?=[nt]|$|l|r)|[^tcgsx]io|eo|ua(?!r[dt]|l?ity|ble)|iu|[^gqb]ui[nd]|[aeouy]ing|(?<![tcgx])iou|ism$|creat|"
    r"[aeou]yers?$|viewe|idea|area|eum|[pfl]liers?|^(?:h|s|fl)?ours?(?:elves)?$|fuel|^(?:re|en)?(?:f|h|t|w|qu)ire[sd]?$|"
    r"[mt]etres?$|centre|coop|[lr]ayou|oever|via[nl]"
)
# and what looks like it: so-cial, pa-tient, peo-ple, friend, un-ique
_TOGETHER = late(
    r"[tcs]ia[nl]|[tc]ien|peo|(?<!l)i[ae]nds?$|geo[nu]|lief|eous?$|^business|ically$|illion|cooki|ield|gue|ique|guage|"
    r"uita|sciou|gious"
)
# an e, or another vowel, that is not said: time, notes, asked, lately, someone, everything
_SILENT = late(
    r"(?<=[^aeiouy])(?<![^aeiouyrl]l)e(?:$|(?=ly$|ful|ments?$|less))|"
    r"(?<=[^aeiouysxzcg])(?<!ch)(?<!sh)(?<![^aeiouyrl]l)es$|"
    r"(?<=[^aeiouytd])(?<![^aeiouyrl]l)ed$|"
    r"^(?:som|mor|ther|wher|her|hom|tim|cas|pag|sit|bas|befor|for|fac|nam|lin|lif|sid|pip|whol|war|plac)e"
    r"(?=[^aeiouydsrn'])|^(?:som|every|any)eon|^every(?=[bot])|nterest|evening|eteen$|etime"
)


@lru_cache(maxsize=4096)
def syllables(word: str) -> int:
    """About how many syllables `word` has, in lower case and with plain quotes: at least one.

    Over a mail the errors cancel; `hard_to_read` says by how much they do not.
    """
    stem, _, ending = word.partition("'")
    count = len(_VOWELS.findall(stem)) + len(_APART.findall(stem)) - len(_TOGETHER.findall(stem))
    count -= len(_SILENT.findall(stem))
    spoken = ending == "t" and stem.endswith("n") and stem[-2:-1] not in ("a", "e", "o", "r")  # is-n't, did-n't
    return max(1, count) + spoken
