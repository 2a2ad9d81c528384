"""Countries by the names and codes that lists have for them."""

from __future__ import annotations

from functools import lru_cache

from pitchlint_rules.names.likeness import fold

# ISO 3166 code -> other spellings, folded: lower case, letters and single spaces only
_SPELLINGS = """
ae united arab emirates, uae, dubai, abu dhabi
ar argentina
at austria, osterreich, oesterreich
au australia
be belgium, belgie, belgique
bg bulgaria
br brazil, brasil
ca canada
ch switzerland, schweiz, suisse, svizzera
cl chile
cn china, peoples republic of china
co colombia
cr costa rica
cy cyprus
cz czechia, czech republic, cesko
de germany, deutschland
dk denmark, danmark
ec ecuador
ee estonia
eg egypt
es spain, espana
fi finland, suomi
fr france
gb united kingdom, uk, great britain, england, scotland, wales, northern ireland, britain
gh ghana
gr greece, hellas
hk hong kong
hr croatia, hrvatska
hu hungary, magyarorszag
id indonesia
ie ireland, republic of ireland
il israel
in india
is iceland
it italy, italia
jp japan
ke kenya
kr south korea, korea, republic of korea
kw kuwait
lt lithuania
lu luxembourg, luxemburg
lv latvia
ma morocco
mt malta
mx mexico
my malaysia
ng nigeria
nl netherlands, the netherlands, holland, nederland
no norway, norge
nz new zealand
pe peru
ph philippines
pk pakistan
pl poland, polska
pt portugal
qa qatar
ro romania
rs serbia
ru russia, russian federation
sa saudi arabia
se sweden, sverige
sg singapore
si slovenia
sk slovakia
th thailand
tr turkey, turkiye
tw taiwan
ua ukraine
us usa, united states, united states of america, america, the us, the usa
uy uruguay
vn vietnam, viet nam
za south africa
"""
EU = frozenset(
    "at be bg hr cy cz dk ee fi fr de gr hu ie it lv lt lu mt nl pl pt ro sk si es se".split()
)  # members since 2020
_NORDIC = frozenset("dk fi is no se".split())
_AMERICA = frozenset("us ca mx".split())
_REGIONS = {
    "eu": EU,
    "european union": EU,
    "eea": EU | {"is", "no"},
    "dach": frozenset("de at ch".split()),
    "benelux": frozenset("be nl lu".split()),
    "nordics": _NORDIC,
    "scandinavia": _NORDIC,
    "baltics": frozenset("ee lv lt".split()),
    "iberia": frozenset("es pt".split()),
    "north america": _AMERICA,
    "anz": frozenset("au nz".split()),
}


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    codes = {}
    for line in _SPELLINGS.split("\n"):
        code, _, names = line.partition(" ")
        codes[code] = code
        codes.update((name.strip(), code) for name in names.split(","))
    codes.pop("", None)
    return codes


@lru_cache(maxsize=1024)
def countries_of(name: str) -> frozenset[str]:
    """The ISO codes, in lower case, that a country's or a region's name stands for; empty where it is unknown."""
    folded = " ".join(filter(None, (fold(word) for word in name.split())))
    if folded in _REGIONS:
        return _REGIONS[folded]
    code = _codes().get(folded) or _codes().get(folded.replace(" ", ""))
    return frozenset((code,)) if code else frozenset()
