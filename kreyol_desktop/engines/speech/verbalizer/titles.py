"""Titles and abbreviations with the words they stand for."""

import re

from kreyol_desktop.engines.speech.verbalizer.letters import spell
from kreyol_desktop.engines.speech.verbalizer.numbers import ordinal
from kreyol_desktop.engines.speech.verbalizer.rule import NOT_IN_WORD, WORD_END, Rule

_TITLES = {
    "Dr": "doktè",
    "Dra": "doktè",
    "Pwof": "pwofesè",
    "Prof": "pwofesè",
    "Pr": "pwofesè",
    "Mme": "madan",
    "Mmes": "medam",
    "Mlle": "madmwazèl",
    "Msye": "mesye",
    "Mr": "mesye",
    "Mrs": "madan",
    "Ms": "madmwazèl",
    "Me": "mèt",
    "St": "sen",
    "Ste": "sent",
    "Mgr": "monseyè",
    "Rev": "reveran",
    "Rév": "reveran",
    "Sr": "sè",
    "Jr": "jinyò",
    "Gén": "jeneral",
    "Jen": "jeneral",
    "Kol": "kolonèl",
    "Col": "kolonèl",
    "Lt": "lyetnan",
    "Kap": "kapitèn",
    "Cap": "kapitèn",
    "Prez": "prezidan",
    "Sen": "senatè",
    "Dep": "depite",
    "Dép": "depite",
    "Av": "avni",
    "Ave": "avni",
    "Blvd": "boulva",
    "Bd": "boulva",
    "Ing": "enjenyè",
    "Agr": "agwonòm",
    "Maj": "majò",
    "Fr": "frè",
    "Tél": "telefòn",
    "Tel": "telefòn",
}
_NEEDS_POINT = frozenset(
    [
        "Sen",
        "Jen",
        "Av",
        "Cap",
        "Kap",
        "Col",
        "Kol",
        "Me",
        "Dep",
        "Tel",
        "Rev",
        "Ms",
        "Prez",
        "Gén",
        "Ing",
        "Agr",
        "Maj",
        "Fr",
    ]
)
_LOWER = {
    "etc": "elatriye",
    "elt": "elatriye",
    "no": "nimewo",
    "nº": "nimewo",
    "n°": "nimewo",
    "№": "nimewo",
    "p": "paj",
    "pp": "paj",
    "chap": "chapit",
    "vol": "volim",
    "fig": "figi",
    "tel": "telefòn",
    "tél": "telefòn",
    "cf": "gade",
    "vs": "kont",
    "art": "atik",
    "arts": "atik",
    "al": "alineya",
    "éd": "edisyon",
    "ed": "edisyon",
    "sect": "seksyon",
    "pg": "paj",
    "apt": "apatman",
    "ext": "ekstansyon",
    "km": "kilomèt",
    "réf": "referans",
    "ref": "referans",
    "env": "anviwon",
    "i.e": "setadi",
    "e.g": "pa egzanp",
    "p.ex": "pa egzanp",
    "p.eks": "pa egzanp",
}

_BOOKS = {
    "Jen": "Jenèz",
    "Egz": "Egzòd",
    "Eza": "Ezayi",
    "Mat": "Matye",
    "Mt": "Matye",
    "Mk": "Mak",
    "Lk": "Lik",
    "Jn": "Jan",
    "Wom": "Women",
    "Kor": "Korent",
    "Rev": "Revelasyon",
}

CAPITALISED = frozenset(
    {*_TITLES, *_BOOKS, *(short.capitalize() for short in _LOWER), "Gde", "Gdes", "Gds"}
)
"""Words with a capital that these rules (or those of money) may take."""

_WITH_POINT = "|".join(
    re.escape(word) for word in sorted({*_TITLES} & _NEEDS_POINT, key=len, reverse=True)
)
_BARE = "|".join(sorted({*_TITLES} - _NEEDS_POINT, key=len, reverse=True))


def _title(match: re.Match[str]) -> str:
    name = match.group().strip().rstrip(".")
    return f"{_TITLES[name]} "


def _initials(match: re.Match[str]) -> str:
    return f"{spell(match.group())} "


def _dotted_acronym(match: re.Match[str]) -> str:
    return spell(match.group())


def _mister(_match: re.Match[str]) -> str:
    return "mesye "


def _lower(match: re.Match[str]) -> str:
    return f" {_LOWER[match['title_short'].lower()]} "


_SHORT_ALWAYS = r"etc|elt|i\.e|e\.g|p\.ex|p\.eks|cf|Cf|vs|[Rr][eé]f(?=\.)"
_SHORT_BEFORE_NUMBER = (
    r"[Nn]o|[Pp]p|[Pp]g|[Pp]|[Cc]hap|[Vv]ol|[Ff]ig|[Tt]el|[Tt]él|[Aa]rts?|[Aa]l|[EÉeé]d|[Ss]ect|[Aa]pt|[Ee]xt|"
    r"[Ee]nv"
)
"""The abbreviations of laws, books and addresses, as Haitian codes and the Moniteur use them."""

_BOOKS_OF_TWO = "Korent|Samyèl|Wa|Kwonik|Tesalonik|Timote|Pyè|Jan"
_SPOONS = {"s": "gwo kiyè", "c": "ti kiyè"}

RULES = (
    Rule(
        rf"{NOT_IN_WORD}(?P<title_book>[123]) (?=(?:{_BOOKS_OF_TWO}) \d)",
        lambda match: f"{ordinal(int(match['title_book']))} ",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<title_verse>{'|'.join(_BOOKS)})\.? ?(?=\d{{1,3}}:\d)",
        lambda match: f"{_BOOKS[match['title_verse']]} ",
    ),
    Rule(
        rf"{NOT_IN_WORD}[Cc]\. ?à ?(?P<title_spoon>[sc])(?:\.|(?:oupe|afé|afe){WORD_END})",
        lambda match: _SPOONS[match["title_spoon"]],
    ),
    Rule(rf"{NOT_IN_WORD}[Tt][eé]l(?=\.? ?:)", lambda _match: "telefòn"),
    Rule(rf"{NOT_IN_WORD}T°(?= ?:? ?\d)", lambda _match: "tanperati "),
    Rule(rf"{NOT_IN_WORD}N[º°] ?(?=[^\W\d_])", lambda _match: "nimewo "),
    Rule(rf"{NOT_IN_WORD}(?:{_WITH_POINT})\. ?(?=[A-ZÀ-Ý\d(+])", _title),
    Rule(rf"{NOT_IN_WORD}(?:{_BARE}){WORD_END}\.? ?", _title),
    Rule(rf"{NOT_IN_WORD}M\. (?=[A-ZÀ-Ý][a-zà-ÿ]|(?:ak|et|and|oswa) M(?:me|lle))", _mister),
    Rule(r"(?<=dola )US(?![^\W_])", lambda _match: "ameriken"),
    Rule(rf"{NOT_IN_WORD}[ÉE]\.-? ?U\.(?:A\.)?", lambda _match: "Etazini"),
    Rule(rf"{NOT_IN_WORD}(?:[A-ZÀ-Ý]\.){{2,6}}(?![a-zà-ÿ])", _dotted_acronym),
    Rule(rf"{NOT_IN_WORD}[A-ZÀ-Ý]\.(?:[ -]?[A-ZÀ-Ý]\.){{0,4}} ?(?=[A-ZÀ-Ý][a-zà-ÿ])", _initials),
    Rule(rf"{NOT_IN_WORD}(?P<title_short>{_SHORT_ALWAYS}){WORD_END}\.?", _lower),
    Rule(
        rf"{NOT_IN_WORD}(?:(?:{_SHORT_BEFORE_NUMBER})\.|[Nn][º°]|№|[Nn]o|[Pp]p?|[Kk]m) ?(?=\d)",
        lambda match: f"{_LOWER[re.sub(r'[. ]', '', match.group()).lower()]} ",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?:[Aa]rt|[Cc]hap|[Ss]ect|[Vv]ol)\. ?(?=[IVX]{{1,7}}{WORD_END})",
        lambda match: f"{_LOWER[match.group().strip(' .').lower()]} ",
    ),
    Rule(rf"{NOT_IN_WORD}pa eks\.?{WORD_END}", lambda _match: "pa egzanp"),
)
