"""What the words themselves, not their alignment, say of where a phrase stands."""

import re
from collections.abc import Sequence

from kreyol_desktop.engines.translation.phrase_edges import settled
from kreyol_desktop.engines.translation.phrase_projection import Phrase, Stretch
from kreyol_desktop.engines.translation.word_alignment import Span, WordAlignment

_SIGN = re.compile(r"[,.;:!?()\[\]«»“”\"]")
_TELLING = 4
"""Letters of a single word that is the same word wherever it stands: *de* is not."""


class PhraseWords:
    """The words of both sentences, and the signs between them."""

    def __init__(self, source: str, target: str, alignment: WordAlignment) -> None:
        self._texts, self._alignment = (source.lower(), target.lower()), alignment
        self._source = [source[a:b].lower() for a, b in alignment.source]
        self._target = [target[a:b].lower() for a, b in alignment.target]
        self._after_sign = _after_signs(target, alignment.target)
        self._source_after_sign = _after_signs(source, alignment.source)

    def phrase(self, words: tuple[int, ...], room: Stretch) -> Phrase:
        """The phrase of source ``words``, which is looked for in ``room``."""
        known = self._verbatim(words, room)
        whole = self._source_after_sign.isdisjoint(words[1:])
        return Phrase(words, self._after_sign if whole else frozenset(), known)

    def settled(self, phrase: Phrase, stretch: Stretch, end: int) -> Stretch:
        """The stretch of a phrase with the little words that belong to it, at most up to ``end``."""
        if phrase.known is not None:
            return stretch
        stop = min((word for word in phrase.stops if word >= stretch.end), default=end)
        source = [self._source[word] for word in phrase.words]
        return settled(stretch, source, self._target, min(end, stop))

    def _verbatim(self, words: Sequence[int], room: Stretch) -> Stretch | None:
        """Where a name, a figure or an address stands just as it is, if it does once."""
        (source, target), spans = self._texts, self._alignment.target
        wanted = source[self._alignment.source[words[0]][0] : self._alignment.source[words[-1]][1]]
        if len(wanted) < _TELLING and not wanted.isdigit():
            return None
        begins = {spans[word][0]: word for word in range(room.start, room.end)}
        ends = {spans[word][1]: word + 1 for word in range(room.start, room.end)}
        places = [
            Stretch(begins[match.start()], ends[match.end()])
            for match in re.finditer(re.escape(wanted), target)
            if match.start() in begins and match.end() in ends
        ]
        return places[0] if len(places) == 1 else None


def _after_signs(text: str, words: Sequence[Span]) -> frozenset[int]:
    """The words that stand behind a sign."""
    return frozenset(
        number
        for number in range(1, len(words))
        if _SIGN.search(text, words[number - 1][1], words[number][0])
    )
