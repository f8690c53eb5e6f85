"""Titles and abbreviations with the words they stand for."""

import re

from kreyol_desktop.engines.speech.verbalizer.letters import spell
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
    "Vve": "vèv",
    "Jn": "Jan",
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
    "min": "minimòm",
    "tab": "tablo",
    "ch": "chapit",
    "v": "vèsè",
    "pag": "paj",
    "max": "maksimòm",
    "maks": "maksimòm",
    "ex": "egzanp",
    "nos": "nimewo",
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
    "ekst": "ekstansyon",
    "vv": "vèsè",
    "km": "kilomèt",
    "réf": "referans",
    "ref": "referans",
    "env": "anviwon",
    "i.e": "setadi",
    "e.g": "pa egzanp",
    "p.ex": "pa egzanp",
    "c.-à-d": "setadi",
    "c-à-d": "setadi",
    "p.eks": "pa egzanp",
}

CAPITALISED = frozenset(
    {*_TITLES, *(short.capitalize() for short in _LOWER), "Gde", "Gdes", "Gds", "Cel", "Vit", "Egz"}
)
"""Words with a capital that these rules (or those of money) may take."""

_WITH_POINT = "|".join(
    re.escape(word) for word in sorted({*_TITLES} & _NEEDS_POINT, key=len, reverse=True)
)
_BARE = "|".join(sorted({*_TITLES} - _NEEDS_POINT, key=len, reverse=True))


def _title(match: re.Match[str]) -> str:
    name = match.group().strip().rstrip(".")
    return f"{_TITLES[name]} "


def _in_capitals(match: re.Match[str]) -> str:
    return f"{_TITLES[match['title_capitals'].capitalize()]} "


def _initials(match: re.Match[str]) -> str:
    return f"{spell(match.group())} "


def _dotted_acronym(match: re.Match[str]) -> str:
    return spell(match.group())


def _mister(_match: re.Match[str]) -> str:
    return "mesye "


def _lower(match: re.Match[str]) -> str:
    return f" {_LOWER[match['title_short'].lower().replace(' ', '')]} "


_SHORT_ALWAYS = r"etc|elt|i\.e|e\.g|p\. ?ex|p\. ?eks|c\.-à-d|c-à-d|cf|Cf|vs|[Rr][eé]f(?=\.)"
_SHORT_BEFORE_NUMBER = (
    r"[Nn]o|[Pp]p|[Pp]g|[Pp]|[Cc]hap|[Vv]ol|[Ff]ig|[Tt]el|[Tt]él|[Aa]rts?|[Aa]l|[EÉeé]d|[Ss]ect|[Aa]pt|[Ee]k?[xs]t|"
    r"[Ee]nv|[Mm]in|[Mm]ax|[Mm]aks|[Nn]os|[Tt]ab|[Cc]h|vv?|[Pp]ag"
)
"""The abbreviations of laws, books and addresses, as Haitian codes and the Moniteur use them."""

_NUMBERED_THINGS = (
    "dosye|kont|telefòn|tel|kat|paspò|pasp|matrikil|rejis|resi|fakti|faktir|plak|pyès|lisans|idantifikasyon|"
    "seri|lo|chanm|pòt|kay|idantite"
)

RULES = (
    Rule(
        r"(?P<title_era>av|ap)\. ?(?=J\.)",
        lambda match: {"av": "avan ", "ap": "apre "}[match["title_era"]],
        begins="a",
    ),
    Rule(rf"{NOT_IN_WORD}J\. ?-? ?[CK]\.(?! ?[A-ZÀ-Ý])", lambda _match: "Jezikri", begins="A"),
    Rule(
        rf"{NOT_IN_WORD}[Nn]o\.? (?=(?:{_NUMBERED_THINGS}){WORD_END})",
        lambda _match: "nimewo ",
        begins="Aa",
    ),
    Rule(
        rf"{NOT_IN_WORD}[Vv]it\. ?(?=[ABCDEK]\d{{0,2}}{WORD_END})",
        lambda _match: "vitamin ",
        begins="Aa",
    ),
    Rule(rf"{NOT_IN_WORD}[Cc]el(?=\.? ?:)", lambda _match: "selilè", begins="Aa"),
    Rule(
        rf"(?:(?<=yèm )|(?<=yem )|(?<=\dst )|(?<=\dnd )|(?<=\drd )|(?<=\dth ))St\.?{WORD_END}",
        lambda _match: "ri",
        begins="A",
    ),
    Rule(
        rf"{NOT_IN_WORD}Me (?=[A-ZÀ-Ý][a-zà-ÿ]+ [A-ZÀ-Ý][a-zà-ÿ])",
        lambda _match: "mèt ",
        begins="A",
    ),
    Rule(rf"{NOT_IN_WORD}et al\.", lambda _match: "ak lòt", begins="a"),
    Rule(
        rf"{NOT_IN_WORD}(?:pa )?[Ee]gz\.",
        lambda match: "pa egzanp" if " " in match.group() else "egzanp",
        begins="Aa",
    ),
    Rule(rf"{NOT_IN_WORD}[Tt][eé]l(?=\.? ?:)", lambda _match: "telefòn", begins="Aa"),
    Rule(rf"{NOT_IN_WORD}T°(?= ?:? ?\d)", lambda _match: "tanperati ", begins="A"),
    Rule(rf"{NOT_IN_WORD}N[º°] ?(?=[^\W\d_])", lambda _match: "nimewo ", begins="A"),
    Rule(rf"{NOT_IN_WORD}(?:{_WITH_POINT})\. ?(?=[A-ZÀ-Ý\d(+])", _title, begins="A"),
    Rule(rf"{NOT_IN_WORD}(?:{_BARE}){WORD_END}\.? ?", _title, begins="A"),
    Rule(
        rf"{NOT_IN_WORD}M\. (?=[A-ZÀ-Ý][a-zà-ÿ]|(?:ak|et|and|oswa|e|&) M(?:me|lle))",
        _mister,
        begins="A",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<title_capitals>DR|MME|MLLE|MR|PWOF)\.? (?=[A-ZÀ-Ý]{{2}})",
        _in_capitals,
        begins="A",
    ),
    Rule(rf"{NOT_IN_WORD}dr\.? (?=[A-ZÀ-Ý][a-zà-ÿ])", lambda _match: "doktè ", begins="a"),
    Rule(rf"{NOT_IN_WORD}P\.?-au-P\.?{WORD_END}", lambda _match: "Pòtoprens", begins="A"),
    Rule(
        rf"{NOT_IN_WORD}(?:B\.P\.|BP|P\.? ?O\.? Box) ?(?=\d)(?!\d{{2,3}}/)",
        lambda _match: "bwat postal ",
        begins="A",
    ),
    Rule(rf"{NOT_IN_WORD}O\.K\.?(?!\w)", lambda _match: "oke", begins="A"),
    Rule(r"(?<=dola )US(?![^\W_])", lambda _match: "ameriken", begins="A"),
    Rule(r"(?<=dola )H(?![\w'’])", lambda _match: "ayisyen", begins="A"),
    Rule(rf"{NOT_IN_WORD}[ÉE]\.-? ?U\.(?:A\.)?", lambda _match: "Etazini", begins="A"),
    Rule(rf"{NOT_IN_WORD}(?:[A-ZÀ-Ý]\.){{2,6}}(?![a-zà-ÿ])", _dotted_acronym, begins="A."),
    Rule(
        rf"{NOT_IN_WORD}[A-ZÀ-Ý]\.(?:[ -]?[A-ZÀ-Ý]\.){{0,4}} ?(?=[A-ZÀ-Ý][a-zà-ÿ])",
        _initials,
        begins="A.",
    ),
    Rule(rf"{NOT_IN_WORD}(?P<title_short>{_SHORT_ALWAYS}){WORD_END}\.?", _lower, begins="Aa"),
    Rule(
        rf"{NOT_IN_WORD}(?:(?:{_SHORT_BEFORE_NUMBER})\.|[Nn][º°]|№|[Nn]os?|[Pp]p?|[Kk]m|[Aa]rts?|[Mm]ax|[Mm]aks) ?(?=\d)",
        lambda match: f"{_LOWER[re.sub(r'[. ]', '', match.group()).lower()]} ",
        begins="Aa.",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?:[Aa]rt|[Cc]hap|[Ss]ect|[Vv]ol)\. ?(?=[IVX]{{1,7}}{WORD_END})",
        lambda match: f"{_LOWER[match.group().strip(' .').lower()]} ",
        begins="Aa",
    ),
    Rule(rf"{NOT_IN_WORD}[Ee]x(?:\.|(?= ?:))", lambda _match: "egzanp", begins="Aa"),
    Rule(rf"{NOT_IN_WORD}pa eks\.?{WORD_END}", lambda _match: "pa egzanp", begins="a"),
)
