"""Abbreviations that end in a full stop without ending a sentence, by language."""

from kreyol_desktop.core.language import Language

_TITLES = {
    Language.ENGLISH: "Mr Mrs Ms Dr Prof Rev Fr Sr Jr St Hon Gov Sen Rep Pres Gen Col Lt Maj Capt Sgt Cmdr Messrs Mx Insp Supt",
    Language.FRENCH: "M MM Mme Mmes Mlle Mlles Dr Pr Me Mgr St Ste Sts Gal Col Cdt Cap Lt Prof Vve",
    Language.SPANISH: "Sr Sra Srta Sres Dr Dra D Dña Prof Lic Ing Arq Gral Cnel Mons Ud Uds Vd",
    Language.KREYOL: "M Mr Mme Mms Dr Pr Prof Me Mgr Pè Fr Sr St Ste Jen Kol Kap Msye Madan Manmzèl",
}
"""A name follows: never the end of a sentence."""

_BEFORE_NUMBERS = {
    Language.ENGLISH: "No Nos p pp vol fig figs art sec secs cl ch chap par para paras subpara eq ver Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec ca approx tel ext",
    Language.FRENCH: "n no nos p pp vol fig art al chap par éq tél janv févr avr juil sept oct nov déc env réf",
    Language.SPANISH: "n núm nos p pág págs vol fig art cap párr ec tel ene feb mar abr jun jul ago sept oct nov dic aprox",
    Language.KREYOL: "no nim p pp vòl fig at chap par tel janv fev mas avr jen jiy out sept okt nov des apeprè",
}
"""Joined to what follows when that begins with a digit."""

_GENERAL = {
    Language.ENGLISH: "etc eg e.g ie i.e vs cf al approx dept est inc ltd co corp bros ave blvd rd mt ft p.m a.m lb lbs oz in min max hr hrs sec wk yr yrs incl excl misc temp viz",
    Language.FRENCH: "etc cf ex p.ex c.-à-d av apr env adj adm bd bld boul dép éd ét hab id incl max min sté cie suiv vs qq qqn qqch j.-c",
    Language.SPANISH: "etc p.ej ej cf av avda c cía dpto ed depto izq dcha máx mín pza tfno vs a.c d.c ee.uu",
    Language.KREYOL: "etc eks p.eks sds s.d cf maks min vs elatriye env j.-k",
}
"""Joined to what follows when that begins with a small letter."""


def titles(language: Language) -> frozenset[str]:
    """Abbreviated titles, without the full stop, case kept."""
    return _words(_TITLES, language)


def number_words(language: Language) -> frozenset[str]:
    """Abbreviations that stand before a number, lower case."""
    return frozenset(word.lower() for word in _words(_BEFORE_NUMBERS, language))


def general(language: Language) -> frozenset[str]:
    """Abbreviations that may stand inside a sentence, lower case."""
    return frozenset(word.lower() for word in _words(_GENERAL, language))


def _words(table: dict[Language, str], language: Language) -> frozenset[str]:
    return frozenset(table.get(language, table[Language.ENGLISH]).split())
