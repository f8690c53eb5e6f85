"""Short phrases and place names that are looked up instead of being left to the model."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kreyol_desktop.core.glossary import Term
from kreyol_desktop.core.language import Direction
from kreyol_desktop.engines.translation import casing, frame
from kreyol_desktop.engines.translation.glossary import ActiveGlossary, TermMatch

_NUMBERED = re.compile(r"(?P<words>[^\W\d_][^\d]*?)\s+(?P<number>\d{1,4}|[IVXLC]{1,6})\Z")
_MARK = re.compile(r"\s?[.!?:…]*\Z")


class Lexicon:
    """For one direction. Immutable.

    A small model is at its weakest on single words (a heading, a label, a greeting), where it has no
    context, and such phrases have one usual translation.
    """

    def __init__(
        self, phrases: Sequence[Term], names: Sequence[Term], direction: Direction
    ) -> None:
        self._phrases: dict[str, str] = {}
        for term in phrases:
            for name in term.names.get(direction.source, ()):
                if term.preferred(direction.target):
                    self._phrases.setdefault(name, term.preferred(direction.target))
        self._names = ActiveGlossary(names, direction)

    def phrase(self, text: str) -> str | None:
        """The translation of a text that is nothing but a known phrase, numbered or not."""
        framed = frame.take_frame(text)
        core = frame.plain_characters(framed.core)
        mark = _MARK.search(core)
        bare = core[: mark.start()] if mark else core
        number = ""
        known = self._phrases.get(bare.lower())
        if known is None and (numbered := _NUMBERED.fullmatch(bare)):
            known = self._phrases.get(numbered["words"].lower())
            number = f" {numbered['number']}"
        if known is None:
            return None
        cased = known.upper() if casing.shouts(bare) else casing.like(bare, known)
        return f"{framed.before}{cased}{number}{core[len(bare) :]}{framed.after}"

    def names(self, text: str, taken: Sequence[TermMatch]) -> tuple[TermMatch, ...]:
        """Place names in ``text`` beside the stretches that are ``taken``; capitals only."""
        return tuple(
            replace(match, silent=True)
            for match in self._names.find(text)
            if text[match.start].isupper()
            and all(match.end <= other.start or other.end <= match.start for other in taken)
        )
