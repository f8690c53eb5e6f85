"""Which language a text is in: English, French, Spanish, Kreyòl, or another.

Two recognisers vote. ``py3langid`` is the better one on sentences (20 of 20 per language on small
sets) but never abstains; ``cld2`` knows single words better and says when it is not sure.
"""

import re
import threading
from collections.abc import Collection
from typing import Any

from kreyol_desktop.core.language import Detection, Language
from kreyol_desktop.engines.translation.language_markers import MARKERS
from kreyol_desktop.engines.translation.short_asides import short_aside

MAX_CHARS = 2_000
"""More text does not change the answer."""

_KNOWN = {language.value: language for language in Language if language is not Language.OTHER}
_CREOLES = frozenset({"gcf", "gcr", "acf", "mfe", "rcf", "lou"})
"""French-based creoles that short Kreyòl texts are taken for; none of them can be translated."""

_NOISE = re.compile(
    "[\ud800-\udfff\x00-\x08\x0b-\x1f\x7f]|https?://\\S+|www\\.\\S+|\\S+@\\S+|[{%<][\\w./$]*[}>s]?"
)
_WORD = re.compile(r"[^\W\d_]+")
_SHORT_WORDS = 4
_ASIDE_MARKERS = 2
"""Different small words of its language that a sentence needs to stand apart from its paragraph."""
_OTHER_SURE = 0.9
_FEW_WORDS = 6
_LAST_LATIN = 0x24F
_PLAIN_SHARE = 0.2
_NOTHING = Detection(Language.OTHER, 0.0)


class LanguageRecogniser:
    """The LanguageIdentifier port. Thread-safe; the models load at first use (about a second)."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._langid: Any = None

    def detect(self, text: str) -> Detection:
        """Language of ``text`` with a confidence from 0 to 1; OTHER with 0 where nothing tells."""
        sample = _NOISE.sub(" ", text[:MAX_CHARS])
        words = _WORD.findall(sample.lower())
        if not words:
            return _NOTHING
        if len(words) < _SHORT_WORDS:
            return self._detect_short(sample, words)
        return self._detect_long(sample, words)

    def aside(self, sentence: str, among: Language) -> Language | None:
        """The language of a sentence in a text of ``among`` that is plainly in another; else None.

        Quick, and loads no model: it is asked of every sentence. OTHER for a short one that is no
        Kreyòl and does not tell more. Of the dev sets' 3,328 sentences
        none is told apart from its own language; among another 97 % of the long ones are, 85 % of
        the short.
        """
        plain = _NOISE.sub(" ", sentence[:MAX_CHARS])
        words = _WORD.findall(plain)
        if len(words) < _SHORT_WORDS:
            return short_aside(plain) if among is Language.KREYOL else None
        if among not in MARKERS:
            return None
        # without the names: Les Cayes is no French
        counts = _marker_counts({words[0].lower(), *(word for word in words if word.islower())})
        if counts[among] >= max(counts.values()) > 0:
            return None
        vote = _KNOWN.get(_cld2(sentence[:MAX_CHARS], sure=True) or "")
        if vote in (None, among) or counts[vote] <= counts[among]:
            return None
        return vote if counts[vote] >= _ASIDE_MARKERS else None

    def _detect_long(self, sample: str, words: list[str]) -> Detection:
        marked, vote = _marked(words), _cld2(sample)
        if marked and vote == marked.value and _share_of_markers(words, marked) >= _PLAIN_SHARE:
            # agreed: spares the large model, whose loading takes a second
            return Detection(marked, 0.95)
        ranked = self._ranked(sample)
        best, share = next(iter(ranked.items()))
        ours = {code: ranked.get(code, 0.0) for code in _KNOWN}
        if best not in _KNOWN and best not in _CREOLES:
            agreed = share > _OTHER_SURE and vote == best
            alone = not marked and (share > _OTHER_SURE or vote not in _KNOWN)
            # a few abbreviations look like any language
            if agreed or (alone and (len(words) >= _FEW_WORDS or _foreign(sample))):
                return Detection(Language.OTHER, share)
        total = sum(ours.values()) + sum(ranked.get(code, 0.0) for code in _CREOLES)
        ours["ht"] += sum(ranked.get(code, 0.0) for code in _CREOLES)
        code = max(ours, key=ours.__getitem__)
        confidence = ours[code] / total if total else 0.0
        if marked and marked.value != code and vote == marked.value:
            return Detection(marked, 0.6)
        return Detection(_KNOWN[code], min(1.0, confidence))

    def _detect_short(self, sample: str, words: list[str]) -> Detection:
        marked = _marked(words)
        vote = _cld2(sample)
        if marked and vote in (marked.value, None):
            return Detection(marked, 0.9)
        if vote in _KNOWN:
            return Detection(_KNOWN[vote], 0.7)
        if marked:
            return Detection(marked, 0.6)
        ranked = self._ranked(sample)
        code = max(_KNOWN, key=lambda known: ranked.get(known, 0.0))
        best, share = next(iter(ranked.items()))
        if best != code and (share > _OTHER_SURE or (not sample.isascii() and _foreign(sample))):
            return Detection(Language.OTHER, share)
        return Detection(_KNOWN[code], 0.3)

    def _ranked(self, sample: str) -> dict[str, float]:
        return dict(self._model().rank(sample))

    def _model(self) -> Any:
        with self._lock:
            if self._langid is None:
                from py3langid.langid import MODEL_FILE, LanguageIdentifier  # delayed: a second

                self._langid = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
            return self._langid


def _marked(words: list[str]) -> Language | None:
    """The language whose small words alone stand in the text, if one clearly leads."""
    counts = _marker_counts(words)
    first, second = sorted(counts.values(), reverse=True)[:2]
    if first in (0, second):
        return None
    return max(counts, key=counts.__getitem__)


def _marker_counts(words: Collection[str]) -> dict[Language, int]:
    return {
        language: sum(word in markers for word in words) for language, markers in MARKERS.items()
    }


def _share_of_markers(words: list[str], language: Language) -> float:
    return sum(word in MARKERS[language] for word in words) / len(words)


def _cld2(sample: str, *, sure: bool = False) -> str | None:
    """The vote of cld2; with ``sure`` only one that it calls reliable."""
    import pycld2  # delayed: a native library

    try:
        reliable, _, details = pycld2.detect(sample, bestEffort=not sure)
    except (pycld2.error, ValueError):
        return None
    code = str(details[0][1])
    return None if code == "un" or (sure and not reliable) else code


def _foreign(sample: str) -> bool:
    """Whether most letters are not Latin: those of none of our languages."""
    letters = [c for c in sample if c.isalpha()]
    return sum(ord(c) > _LAST_LATIN for c in letters) * 2 > len(letters)
