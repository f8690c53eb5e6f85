"""From Kreyòl phonemes to the symbols of a voice.

A voice trained on Kreyòl takes the phonemes as they are; a voice of another language gets the
nearest sounds that it knows. The French table stands on the two phonologies: /ɣ/ is spoken [ʁ],
French has no final /ŋ/, every other Kreyòl phoneme exists in French.
"""

import unicodedata
from collections.abc import Mapping, Sequence

from kreyol_desktop.core.errors import ModelIncompatibleError
from kreyol_desktop.engines.speech.phonemes import INVENTORY, PAUSES

PhonemeTable = Mapping[str, tuple[str, ...]]

_KREYOL: PhonemeTable = {"ŋ": ("n", "ɡ")}
"""The first Kreyòl voice heard no /ŋ/ in training; one that did says so in its ``phoneme_map``."""

_FRENCH: PhonemeTable = {"ɣ": ("ʁ",), "ŋ": ("ɡ",)}

_OTHER: PhonemeTable = {
    "ɑ̃": ("ɑ", "n"),
    "ɛ̃": ("ɛ", "n"),
    "ɔ̃": ("ɔ", "n"),
    "ɣ": ("w",),
    "y": ("i",),
    "ɥ": ("w",),
    "ɲ": ("n", "j"),
}

_KREYOL_MARKS: Mapping[str, str] = {";": ",", ":": ","}
"""The bundled voice learned a comma at these: it rests a quarter of a second."""

_BY_LANGUAGE: Mapping[str, PhonemeTable] = {"ht": _KREYOL, "fr": _FRENCH}


class VoiceAlphabet:
    """Translates phonemes into the symbol ids of one voice.

    ``id_map`` and ``phoneme_map`` come from the voice's configuration; entries of the latter win
    over the built-in table of the language. Raises ModelIncompatibleError naming every phoneme for
    which the voice has no symbol.
    """

    def __init__(
        self,
        language: str,
        id_map: Mapping[str, Sequence[int]],
        phoneme_map: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        code = language[:2].lower()
        own = {phone: tuple(symbols) for phone, symbols in (phoneme_map or {}).items()}
        self._ids = _phone_ids({**_BY_LANGUAGE.get(code, _OTHER), **own}, id_map)
        self._marks = _mark_ids(_KREYOL_MARKS if code == "ht" else {}, id_map)
        try:
            self.begin, self.end = tuple(id_map["^"]), tuple(id_map["$"])
            self.pad = tuple(id_map["_"])
        except KeyError as error:
            raise _incompatible(
                f"The voice has no {error.args[0]!r} symbol.", str(error.args[0])
            ) from error

    def ids(self, phone: str) -> tuple[int, ...]:
        """Ids of a phoneme, a pause mark or a space; empty for what the voice can't show."""
        return self._ids.get(phone) or self._marks.get(phone, ())


def _symbols(phones: Sequence[str]) -> list[str]:
    """Piper's symbols are single code points of the decomposed text."""
    return [symbol for phone in phones for symbol in unicodedata.normalize("NFD", phone)]


def _phone_ids(
    table: PhonemeTable, id_map: Mapping[str, Sequence[int]]
) -> dict[str, tuple[int, ...]]:
    """Ids of every phoneme of the inventory."""
    spelled = {phone: _symbols(table.get(phone, (phone,))) for phone in sorted(INVENTORY)}
    missing = [phone for phone, symbols in spelled.items() if any(s not in id_map for s in symbols)]
    if missing:
        names = " ".join(missing)
        raise _incompatible(f"The voice has no symbols for these Kreyòl phonemes: {names}.", names)
    return {
        phone: tuple(i for symbol in symbols for i in id_map[symbol])
        for phone, symbols in spelled.items()
    }


def _mark_ids(
    marks: Mapping[str, str], id_map: Mapping[str, Sequence[int]]
) -> dict[str, tuple[int, ...]]:
    """Ids of the space and of the pause marks that the voice knows."""
    spelled = {mark: marks.get(mark, mark) for mark in f"{PAUSES} "}
    return {mark: tuple(id_map[symbol]) for mark, symbol in spelled.items() if symbol in id_map}


def _incompatible(message: str, phonemes: str) -> ModelIncompatibleError:
    return ModelIncompatibleError(
        message, hint="Choose a Kreyòl or French voice made for Piper.", phonemes=phonemes
    )
