"""Kreyòl spelling: the official orthography (IPN, 1979/80) in one normal form.

Used for look-ups in the memory and the glossaries, and before speech. It changes how words are
written, never which words they are.
"""

import re
import unicodedata

_APOSTROPHES = "'’‘ʼ`´"
_CONTRACTION = re.compile(
    rf"\b(m|w|l|n|y|t|k|s|d|map|wap|lap|nap|yap|pa|te|ki|se|pou|ak|nan|ke|ou|mwen|li|nou|yo|sa|va|a)"
    rf"[{_APOSTROPHES}](?=[^\W\d_])",
    re.IGNORECASE,
)
_LOOSE = re.compile(rf"\b([mwlnytk])[{_APOSTROPHES}]\s+", re.IGNORECASE)
_JOINED_ASPECT = {"map": "m ap", "wap": "w ap", "lap": "l ap", "nap": "n ap", "yap": "y ap"}
_JOINED = re.compile(r"\b(map|wap|nap|yap)\b", re.IGNORECASE)
_SUFFIX = re.compile(
    rf"(?<=[^\W\d_])[{_APOSTROPHES}-](m|w|l|n|y|a|an|la|lan|yo|sa)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")

_VARIANTS = {
    "creole": "kreyòl", "créole": "kreyòl", "kreyol": "kreyòl", "kréyol": "kreyòl",
    "haiti": "Ayiti", "haïti": "Ayiti", "ayti": "Ayiti", "aiti": "Ayiti", "haitien": "ayisyen",
    "haïtien": "ayisyen", "haitian": "ayisyen", "moin": "mwen", "mouin": "mwen", "gain": "gen",
    "gin": "gen", "gingin": "genyen", "ginyin": "genyen", "toutt": "tout", "touts": "tout",
    "avec": "ak", "nans": "nan", "chemin": "chemen", "bien": "byen", "combien": "konbyen",
    "koman": "kouman", "pays": "peyi", "péyi": "peyi", "doctè": "doktè", "docteur": "doktè",
    "lécol": "lekòl", "dleau": "dlo", "gouvernement": "gouvènman", "gouvenman": "gouvènman",
    "gourdes": "goud", "gourde": "goud", "médecin": "doktè", "quelque": "kèk", "jodia": "jodi a",
    "kounyea": "kounye a", "mèci": "mèsi", "merci": "mèsi", "bonjour": "bonjou",
    "bonsoir": "bonswa", "silvouple": "silvouplè", "souple": "souplè", "dako": "dakò",
    "fok": "fòk", "kóté": "kote", "zot": "zòt", "pwoblem": "pwoblèm", "probleme": "pwoblèm",
    "problem": "pwoblèm", "sistem": "sistèm", "demain": "demen", "apré": "apre", "après": "apre",
    "apwe": "apre", "toujours": "toujou", "toujour": "toujou", "jamè": "janmè", "anko": "ankò",
    "encore": "ankò", "selman": "sèlman", "seulement": "sèlman", "bizwen": "bezwen",
    "bezouen": "bezwen", "pwofese": "pwofesè", "hôpital": "lopital", "hopital": "lopital",
    "lekol": "lekòl",
}  # fmt: skip
"""French-style and older spellings of frequent words; keys lower case."""

_FRENCH_LETTERS = str.maketrans(
    {"é": "e", "ê": "è", "â": "a", "î": "i", "û": "ou", "ô": "o", "ç": "s", "ï": "i", "ë": "e"}
)


def normalise(text: str) -> str:
    """``text`` in NFC and in official orthography, capitals kept.

    ``l'ap`` and ``lap`` before a verb stay apart: ``l'ap`` becomes ``l ap``; ``map``, ``wap``,
    ``nap`` and ``yap``, which are no other words, are taken apart too.
    """
    text = unicodedata.normalize("NFC", text)
    text = _CONTRACTION.sub(_take_apart, text)
    text = _LOOSE.sub(r"\1 ", text)
    text = _SUFFIX.sub(r" \1", text)
    text = _JOINED.sub(lambda m: _cased(m.group(), _JOINED_ASPECT[m.group().lower()]), text)
    return _WORD.sub(lambda m: _word(m.group()), text)


def look_up_key(text: str) -> str:
    """The form under which a Kreyòl text is found again: normalised, lower case, single spaces."""
    return " ".join(normalise(text).lower().split())


def looks_kreyol(word: str) -> bool:
    """Whether a word could be written so in Kreyòl: no q, x, lone c, doubled or French letters."""
    return _IMPOSSIBLE.search(word.lower()) is None


_IMPOSSIBLE = re.compile(
    r"[qxéêâîûôçïëáíóúñ]|c(?!h)|(?<!o)u(?!i)|([bcdfghjklprstvwyz])\1|ee|oo|th|ph|ck|[^aeiouè]s$|"
    r"[aeoèò]i(?!n)|gh|sh|wr|kn|tion|ing$|ed$"
)


def _take_apart(match: re.Match[str]) -> str:
    word = match.group(1)
    return _cased(word, _JOINED_ASPECT.get(word.lower(), word.lower())) + " "


def _word(word: str) -> str:
    variant = _VARIANTS.get(word.lower())
    if variant is not None:
        return _cased(word, variant)
    return word.translate(_FRENCH_LETTERS) if any(c in word for c in "éêâîûôçïë") else word


def _cased(model: str, word: str) -> str:
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[0].upper() + word[1:] if model[0].isupper() else word
