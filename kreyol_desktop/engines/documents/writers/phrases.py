"""The few words that writers put into a result by themselves, in the language of the result."""

from kreyol_desktop.core.language import Language

_CONTINUED = {
    Language.KREYOL: "Swit paj {page}",
    Language.FRENCH: "Suite de la page {page}",
    Language.SPANISH: "Continuación de la página {page}",
    Language.ENGLISH: "Continued from page {page}",
}
_CONTENTS = {
    Language.KREYOL: "Sa ki nan dokiman an",
    Language.FRENCH: "Table des matières",
    Language.SPANISH: "Contenido",
    Language.ENGLISH: "Contents",
}
_COVER = {
    Language.KREYOL: "Kouvèti",
    Language.FRENCH: "Couverture",
    Language.SPANISH: "Cubierta",
    Language.ENGLISH: "Cover",
}

_PLAYER = {
    Language.KREYOL: {
        "player": "Kontwòl odyo",
        "play": "Koute",
        "pause": "Kanpe",
        "back": "Fraz anvan an",
        "next": "Pwochen fraz la",
        "speed": "Vitès",
        "skip": "Ale nan tèks la",
    },
    Language.FRENCH: {
        "player": "Lecture audio",
        "play": "Écouter",
        "pause": "Pause",
        "back": "Phrase précédente",
        "next": "Phrase suivante",
        "speed": "Vitesse",
        "skip": "Aller au texte",
    },
    Language.SPANISH: {
        "player": "Reproductor",
        "play": "Escuchar",
        "pause": "Pausa",
        "back": "Frase anterior",
        "next": "Frase siguiente",
        "speed": "Velocidad",
        "skip": "Ir al texto",
    },
    Language.ENGLISH: {
        "player": "Audio player",
        "play": "Play",
        "pause": "Pause",
        "back": "Previous sentence",
        "next": "Next sentence",
        "speed": "Speed",
        "skip": "Skip to the text",
    },
}


def player(language: Language) -> dict[str, str]:
    """The labels of the read-along page."""
    return _PLAYER.get(language, _PLAYER[Language.ENGLISH])


def continued(language: Language, page: int) -> str:
    """The heading of a page that takes what had no room on page number ``page``."""
    return _in(_CONTINUED, language).format(page=page)


def contents(language: Language) -> str:
    """The heading of a table of contents."""
    return _in(_CONTENTS, language)


def cover(language: Language) -> str:
    """The name of the cover page."""
    return _in(_COVER, language)


def _in(phrases: dict[Language, str], language: Language) -> str:
    return phrases.get(language, phrases[Language.ENGLISH])
