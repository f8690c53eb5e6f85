"""References to the Bible: *Jan 3:16-18*, *1 Kor. 13:4-7; 14:1*, *Jn 3, 16*.

Book names are those of *Bib La* (Sosyete Biblik Ayisyèn), with the abbreviations printed in it and in
parish leaflets, and the French and English names that Haitian texts cite. A reference is read as the
readers in church announce it: the number of the book as an ordinal, then *chapit*, then *vèsè*.
"""

import re

from kreyol_desktop.engines.speech.verbalizer.numbers import cardinal, ordinal
from kreyol_desktop.engines.speech.verbalizer.rule import NOT_IN_WORD, Rule

_NUMBERED = (
    *(
        "Korentyen",
        "Tesalonisyen",
        "Korent",
        "Samyèl",
        "Wa",
        "Kwonik",
        "Tesalonik",
        "Timote",
        "Pyè",
        "Jan",
    ),
)
_BOOKS = (
    *_NUMBERED,
    *[
        "Jenèz",
        "Egzòd",
        "Levitik",
        "Resansman",
        "Detewonòm",
        "Jozye",
        "Jij",
        "Rit",
        "Esdras",
        "Neyemi",
        "Estè",
        "Jòb",
        "Sòm",
        "Som",
    ],
    *[
        "Pwovèb",
        "Eklezyas",
        "Kantik",
        "Ezayi",
        "Jeremi",
        "Plenn",
        "Ezekyèl",
        "Danyèl",
        "Oze",
        "Jowèl",
        "Amòs",
        "Abdyas",
        "Jonas",
    ],
    *[
        "Miche",
        "Nawoum",
        "Abakik",
        "Sofoni",
        "Aje",
        "Zakari",
        "Malachi",
        "Matye",
        "Mak",
        "Lik",
        "Travay",
        "Women",
        "Wòm",
        "Galat",
        "Efèz",
    ],
    *[
        "Efezyen",
        "Filipyen",
        "Galasyen",
        "Kolosyen",
        "Romen",
        "Filip",
        "Kolòs",
        "Tit",
        "Filemon",
        "Ebre",
        "Jak",
        "Jid",
        "Revelasyon",
        "Apokalips",
    ],
    *[
        "Genèse",
        "Exode",
        "Psaume",
        "Psaumes",
        "Proverbes",
        "Ésaïe",
        "Matthieu",
        "Marc",
        "Luc",
        "Jean",
        "Actes",
        "Romains",
    ],
    *[
        "Corinthiens",
        "Apocalypse",
        "Genesis",
        "Exodus",
        "Psalm",
        "Psalms",
        "Proverbs",
        "Isaiah",
        "Matthew",
        "Mark",
    ],
    *["Luke", "John", "Acts", "Romans", "Corinthians", "Revelation"],
)
_SHORT_NUMBERED = {
    "Kor": "Korent",
    "Sam": "Samyèl",
    "Kwo": "Kwonik",
    "Tes": "Tesalonik",
    "Tim": "Timote",
}
_SHORT = {
    **_SHORT_NUMBERED,
    "Gn": "Jenèz",
    "Ex": "Egzòd",
    "Dt": "Detewonòm",
    "Ps": "Sòm",
    "Is": "Ezayi",
    "Rm": "Women",
    "Ep": "Efèz",
    "Jen": "Jenèz",
    "Egz": "Egzòd",
    "Lev": "Levitik",
    "Det": "Detewonòm",
    "Pwov": "Pwovèb",
    "Eza": "Ezayi",
    "Jer": "Jeremi",
    "Dan": "Danyèl",
    "Mat": "Matye",
    "Mt": "Matye",
    "Mk": "Mak",
    "Mc": "Mak",
    "Lk": "Lik",
    "Lc": "Lik",
    "Jn": "Jan",
    "Tra": "Travay",
    "Rom": "Women",
    "Ròm": "Women",
    "Wom": "Women",
    "Wòm": "Women",
    "Ap": "Apokalips",
    "Gal": "Galat",
    "Efe": "Efèz",
    "Fil": "Filip",
    "Kol": "Kolòs",
    "Ebr": "Ebre",
    "Rev": "Revelasyon",
    "Apok": "Apokalips",
}
CAPITALISED = frozenset(_SHORT)
"""Words with a capital with which a reference may begin."""

_VERSES = r"\d{1,3}(?:[-–]\d{1,3}(?![\d:]))?"
_PLACE = rf"\d{{1,3}}:\d{{1,3}}[-–]\d{{1,3}}:\d{{1,3}}|\d{{1,3}}:{_VERSES}"
_REFERENCE = rf"(?:\d{{1,3}}\.{_VERSES}(?! ?(?:goud|dola|gdes|mil|pousan|fwa|[%$]))|{_PLACE})(?:[;,] ?(?:{_PLACE}))*(?![\d:])"
_CATHOLIC_REFERENCE = r"\d{1,3},\d{1,3}[-–]\d{1,3}(?![\d,])"
_FRENCH_REFERENCE = rf"\d{{1,3}}, ?{_VERSES}(?!\d)"


def _behind(names: tuple[str, ...], ends: tuple[str, ...]) -> str:
    """Just behind a book's name; a lookbehind needs a fixed width, so there is one for each name."""
    return (
        "(?:" + "|".join(rf"(?<={re.escape(name + end)})" for name in names for end in ends) + ")"
    )


def _number(match: re.Match[str]) -> str:
    number = match["scripture_number"]
    return f"{ordinal(len(number) if number[0] == 'I' else int(number))} "


def _reference(match: re.Match[str]) -> str:
    places = re.split(r"[;,] ?(?=\d{1,3}:)", match.group())
    return ", ".join(_place(place) for place in places)


def _place(text: str) -> str:
    """*3:16-18* or *1:1–2:3*."""
    first, _, last = text.replace("–", "-").partition("-")
    words = _verse(first)
    if not last:
        return words
    return f"{words} a {_verse(last) if ':' in last else cardinal(int(last))}"


def _verse(text: str) -> str:
    chapter, verse = re.split(r"[:.,] ?", text)
    return f"chapit {cardinal(int(chapter))} vèsè {cardinal(int(verse))}"


_ANY_BOOK = "|".join(sorted({*_NUMBERED, *_SHORT_NUMBERED} - {"Jan"}, key=len, reverse=True))
_LIKE_A_VERSE = r"\d{1,3}(?:[:.]\d{1,3}|, ?\d{1,3}(?!\d))"

RULES = (
    Rule(
        rf"{NOT_IN_WORD}(?P<scripture_number>[123]|I{{1,3}}) ?"
        rf"(?=(?:{_ANY_BOOK})\.? ?\d{{1,3}}(?!\d)|(?:Jan|Jn\.?) \d{{1,3}}:)",
        _number,
        begins="dA",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<scripture_short>{'|'.join(_SHORT)})(?:\. ?| )(?={_LIKE_A_VERSE})"
        rf"|(?:(?<=[123] )|(?<=[123])|(?<=\der )|(?<=\dye )|(?<=\de )|(?<=yèm ))(?P<scripture_numbered>{'|'.join(_SHORT_NUMBERED)})\.? (?=\d)",
        lambda match: f"{_SHORT[match['scripture_short'] or match['scripture_numbered']]} ",
        begins="A",
    ),
    Rule(rf"{NOT_IN_WORD}Ps(?:\. ?| )(?=\d{{1,3}}(?!\d))", lambda _match: "Sòm ", begins="A"),
    Rule(
        rf"(?=\d{{1,3}}[:.]\d){_behind((*_BOOKS, *_SHORT), (' ', '. '))}"
        rf"(?P<scripture_reference>{_REFERENCE})",
        _reference,
        begins="d",
    ),
    Rule(
        rf"(?=\d{{1,3}},\d){_behind(_BOOKS, (' ',))}{_CATHOLIC_REFERENCE}",
        lambda match: _place(match.group().replace(",", ":")),
        begins="d",
    ),
    Rule(
        rf"(?=\d{{1,3}}, ?\d){_behind(tuple(_SHORT), (' ', '. '))}{_FRENCH_REFERENCE}",
        lambda match: _place(re.sub(r", ?", ":", match.group(), count=1)),
        begins="d",
    ),
)
