"""A text without what has no sound: invisible characters and the ends of endless "words"."""

import re
import unicodedata

from kreyol_desktop.engines.speech.phonemes import MAX_WORD_CHARS

_LONGEST_RUN = MAX_WORD_CHARS
_NOISE = re.compile(rf"(?<=\S{{{_LONGEST_RUN}}})\S+")
"""What follows in a "word" that is longer: fifty thousand digits would be hours of sound."""
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2080-\u2089\ufeff\ufb00-\ufb06\uff01-\uff5e]"
)


def cleaned(text: str) -> tuple[str, list[int] | None]:
    """Composed text without invisible characters, and the source position of each character.

    The positions are None when nothing changed.
    """
    if unicodedata.is_normalized("NFC", text) and not _INVISIBLE.search(text):
        return text, None
    clean: list[str] = []
    positions: list[int] = []
    for cluster in re.finditer(r"(?s).[\u0300-\u036f]*", text):
        form = unicodedata.normalize("NFC", cluster.group())
        if _INVISIBLE.match(form):
            form = (
                unicodedata.normalize("NFKC", form)
                if (form[0] > "\ufb00" and form[0] != "\ufeff") or "\u2080" <= form[0] <= "\u2089"
                else ""
            )
            form = form or ("\n" if cluster.group() in "\u2028\u2029" else "")
        clean.append(form)
        positions.extend([cluster.start()] * len(form))
    positions.append(len(text))
    return "".join(clean), positions


def without_noise(text: str, positions: list[int] | None) -> tuple[str, list[int] | None]:
    """The text with the ends of endless "words" cut off, and the source position of each character."""
    if len(text) <= _LONGEST_RUN or not _NOISE.search(text):
        return text, positions
    places = range(len(text) + 1) if positions is None else positions
    kept: list[int] = []
    start = 0
    for noise in _NOISE.finditer(text):
        kept += range(start, noise.start())
        start = noise.end()
    kept += range(start, len(text))
    return "".join(text[i] for i in kept), [*(places[i] for i in kept), places[-1]]
