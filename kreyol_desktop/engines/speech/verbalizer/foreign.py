"""French and English words respelled in Kreyòl orthography.

Names and untranslated words are said the way Haitians borrow them: silent letters fall, French /y/ and
/ø/ lose their rounding (*u* to *i*, *eu* to *e*), a syllable-final *r* falls and opens its vowel (*Pierre* to
*Pyè*), *r* before a rounded vowel becomes *w* (*Robert* to *Wobè*). English gets its own vowel letters.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

_KNOWN = re.compile(r"[a-zß-öø-ÿœ]*")
_OTHER_LETTERS = str.maketrans(
    {
        "č": "tch",
        "ć": "tch",
        "š": "ch",
        "ş": "ch",
        "ș": "ch",
        "ś": "ch",
        "ž": "j",
        "ź": "z",
        "ż": "j",
    }
    | {"đ": "dj", "ð": "d", "þ": "t", "ł": "l", "ı": "i", "ğ": "g", "ø": "e", "å": "o", "ß": "ss"}
    | {
        "ő": "e",
        "ű": "i",
        "ţ": "ts",
        "ț": "ts",
        "ă": "a",
        "ě": "ye",
        "ñ": "ny",
        "ã": "an",
        "õ": "on",
    }
)
_LONGEST = 40
"""Longer words are not words; they are read letter by letter as they stand."""

_NOT_KREYOL = re.compile(
    r"[qxçâêîôûäëïöüñéíóúáæœ]|c(?!h)|(?<!c)h|(?<![o])u(?!i)|ai|au|ei|eu|oi|gn|io|ie|ia|ua|ue|oo|(?<!^[rd])ee|ii"
    r"|([bcdfghjklpqrstvwxz])\1|(?<!n)mm|r(?=[bcdfghjklmnpqstvxz]|$)|[cdgpt]k$|sch|^(?!tch|dj)[bcdfgkpt][bcdfgkptj]"
)
_ENGLISH = re.compile(
    r"sh|th(?![éè])|oo|ee|ck|wh|ght|ing$|tch|ow|[bcdfgklmnprstvz]y$|ea(?!u)|^w[aehio]|[aeiou]w|kn|ey$|son$"
    r"|^mc|ford$|land$|ton$|[bdfgklmnpt]er$|ism$|ay|oa|j[aeiou]n|dge"
)
_FRENCH = re.compile(
    r"[çâêîôûëïéèœ]|eau|eux|ieu|gn|qu|oi|tion$|ou|aine|ette$|elle$|ine$|ault?$|aison$"
)


def looks_foreign(word: str) -> bool:
    """Whether a lower-case word breaks the IPN rules of spelling."""
    return bool(_NOT_KREYOL.search(word))


@lru_cache(maxsize=20_000)
def respell(word: str) -> str:
    """A foreign word in Kreyòl spelling; the same word when it is no foreign word."""
    lower = latin(word.lower())
    if len(lower) > _LONGEST:
        return word
    if not looks_foreign(lower) and not (word[0].isupper() and "ea" in lower):
        return word if lower == word.lower() else lower
    english = _ENGLISH.search(lower) and not _FRENCH.search(lower)
    spelled = respell_english(lower) if english else respell_french(lower)
    return spelled or word


def latin(word: str) -> str:
    """Letters of other Latin alphabets by their sound, or without their marks."""
    spelled = word.replace("ão", "ã").translate(_OTHER_LETTERS)
    if _KNOWN.fullmatch(spelled):
        return spelled
    return "".join(
        letter if _KNOWN.fullmatch(letter) else unicodedata.normalize("NFD", letter)[0]
        for letter in spelled
    )


def respell_french(word: str) -> str:
    """Kreyòl spelling of a lower-case French word."""
    return _tidy(_scan(word, _FRENCH_RULES))


def respell_english(word: str) -> str:
    """Kreyòl spelling of a lower-case English word."""
    return _tidy(_scan(word, _ENGLISH_RULES))


_V = "aeiouyàâéèêëîïôöûùüáíóú"
_Sounds = Callable[[re.Pattern[str]], str]


def _compiled(rules: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Join ``pattern -> spelling`` lines into one pattern; the first line that fits wins."""
    pairs = [line.split(" -> ") for line in rules.replace("{V}", _V).strip().splitlines()]
    joined = "|".join(f"({pattern.strip()})" for pattern, _ in pairs)
    return re.compile(joined), tuple(spelling.strip().replace("0", "") for _, spelling in pairs)


def _scan(word: str, rules: tuple[re.Pattern[str], tuple[str, ...]]) -> str:
    pattern, spellings = rules
    return pattern.sub(lambda match: spellings[(match.lastindex or 1) - 1], word)


_FRENCH_RULES = _compiled(
    r"""
(?:^ville$|(?<=.)ville$) -> vil
(?<=[bcdfgkptv])[lr]es?$ -> 0
yen$ -> yen
tion(?=s?$) -> syon
stion -> styon
eaux?$|aux?$|eau|au(?:lt|d|t)?s?$|au -> o
ouill -> ouy
euille?|euil|ueil|œil -> èy
aille?(?=s?$)|aill -> ay
eille?(?=s?$)|eil$|eill -> èy
ill$ -> il
(?<=[^{V}])ill(?=[aeou])|ille?s?$ -> iy
ouin|oin(?![{V}]) -> wen
i(?:en)(?=[tn]?[s]?$)|ien(?![{V}n]) -> yen
éen$ -> eyen
oy(?=[{V}]) -> way
ay(?=[{V}]) -> ey
oî|oi[stx]?$|oi|oy -> wa
eure?s?$|oeurs?$|œurs?$ -> è
ou(?=[aeéèi]) -> w
où|oû|ou[tsxp]?$|ou -> ou
œu|oeu|eu[x]?$|eû|eu -> e
ain[s]?(?![{V}n])|aim(?![{V}m])|ein[s]?(?![{V}n]) -> en
[iîy]n[sg]?$|[iîy]n(?![{V}nh])|[iîy]m(?=[bp]) -> en
us$ -> is
un[s]?$|un(?![{V}n])|um(?=[bp]) -> en
(?:an|en)(?:ts?|ds?|cs?|gs?|s)$ -> an
(?:en|an)(?![{V}nm])|(?:em|am)(?=[bp]) -> an
onnes?$ -> òn
o(?=les?$) -> ò
on(?:ts?|ds?|s)$|on(?![{V}nh])|om(?=[bp]) -> on
er(?=[s]?$)(?<=.[gcih]er) -> e
ez$|ets?$|és?$|ée?s?$ -> e
è[st]$|ai[st]?$ -> è
er(?:r?e?s?|t|ts|d|c)$ -> è
or(?:r?e?s?|ts?|ds?|ps)$ -> ò
ar(?:r?e?s?|ts?|ds?)$ -> a
ir(?:e?s?)$ -> i
ur(?:e?s?)$ -> i
er(?=[^{V}r]) -> è
or(?=[^{V}r]) -> ò
r(?=[^{V}rhw]) -> 0
r+e?s?$ -> 0
aî|ai|ei|ê|è|ë|aë -> è
é -> e
(?<=.)ies?$|(?<=[^qg])ues?$ -> i
uel(?=s?$) -> yèl
ge(?=[aoâô]) -> j
gu(?=[eiyéèê]) -> g
gne?s?$ -> y
gn -> ny
sch|sh|ch -> ch
ph -> f
th -> t
ck|qu?|cqu|cc(?=[aou]) -> k
sc(?=[eiyéèê]) -> s
cc(?=[eiéè]) -> ks
c(?=[eiyéèê])|ç -> s
c -> k
gg?(?=[eiyéèê]) -> j
(?<=[{V}])s(?=[{V}]) -> z
xs?$ -> 0
^x -> gz
x -> ks
(?<=[{V}])(?:ts?|ds?|s|ps?|z)$ -> 0
(?<=[^{V}])(?:t|d|s|p)s?$ -> 0
(?<=..)es?$ -> 0
e(?=([bcdfgjklmnprstvz])\1|[clfmx]$|ll|tt) -> è
(?<=[bcdfgptv][lr])i(?=[aeoéèô]) -> iy
i(?=[aeoéèô])|ï(?=[aeo]) -> y
y(?=[aeiouéèô]) -> y
ï|î|y -> i
ui -> ui
u(?=[aeéo]) -> w
û|ü|ù|u -> i
ô|ö -> o
â|à|ä -> a
œ|æ -> e
ñ -> ny
h -> 0
rr?(?=o|ò|ô|ou|w) -> w
á -> a
í -> i
ó -> o
ú -> ou
([bcdfgjklmnprstvz])\2 -> 0DOUBLE
""".replace(
        "([bcdfgjklmnprstvz])\\1", "(?:bb|cc|dd|ff|gg|jj|kk|ll|mm|nn|pp|rr|sse?s?$|tt|vv|zz)"
    ).replace("([bcdfgjklmnprstvz])\\2 -> 0DOUBLE\n", "")
)

_ENGLISH_RULES = _compiled(
    r"""
tion(?=s?$)|sion(?=s?$) -> chen
tch|ch -> tch
sh -> ch
ph -> f
ght -> t
^kn -> n
^wh|wh -> w
^th(?=e|is|at|ey) -> d
th -> t
ck|k|q(?!u) -> k
qu -> kw
igh|y(?=[^{V}]e$) -> ay
i(?=[^{V}]e$) -> ay
a(?=[^{V}]es?$) -> e
o(?=[^{V}]es?$) -> o
u(?=[^{V}]es?$) -> ou
oo|ew|ue$ -> ou
ee|ea|ie(?=[^{V}]) -> i
ay|ai|ey$|ei -> e
ow$|oa|oe$ -> o
ow|ou -> aw
all$ -> òl
au|aw -> o
oi|oy -> òy
(?:er|or|ar|ur|ir)$ -> è
er(?=[^{V}]) -> è
ar(?=[^{V}]) -> a
or(?=[^{V}]) -> ò
ur(?=[^{V}])|ir(?=[^{V}]) -> è
r(?=[^{V}]|$) -> 0
ing$ -> ing
on$ -> en
ism$ -> izm
dge|j|g(?=[ei]) -> dj
c(?=[eiy]) -> s
c -> k
x -> ks
(?<=[^{V}])y$ -> i
(?<=[{V}])s(?=[{V}]) -> z
(?<=..)es?$ -> 0
e(?=[^{V}]+$|[^{V}][^{V}]) -> è
u -> o
y(?=[{V}]) -> y
y -> i
h -> 0
é -> e
"""
)
_DOUBLES = re.compile(r"([bcdfgjklmpqrstvwxyz])\1+|nn(?=[aeiouàèò])")


def _tidy(word: str) -> str:
    """Single consonants; *r* before a rounded vowel as *w*."""
    single = _DOUBLES.sub(lambda match: match.group()[0], word)
    return re.sub(r"r(?=o|ò|w)", "w", single).replace("ww", "w")
