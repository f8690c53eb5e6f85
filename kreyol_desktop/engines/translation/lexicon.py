"""Short phrases, place names and formulas that are looked up instead of being left to the model."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kreyol_desktop.core.glossary import Term
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.engines.translation import casing, frame
from kreyol_desktop.engines.translation.double_forms import double_forms, reworded
from kreyol_desktop.engines.translation.glossary import ActiveGlossary, TermMatch
from kreyol_desktop.engines.translation.quantities import kreyol_month

_WORDS = r"(?P<words>[^\W\d_][^\d]*?)"
_NUMBERED = re.compile(
    rf"{_WORDS}\s+(?P<number>\d{{1,4}}(?:[A-Z]|\s(?:bis|ter|quater))?|[IVXLC]{{1,6}})\Z"
)
_SIGNED = re.compile(
    rf"{_WORDS}\s+(?:[Nn][°º]|[Nn]o\.)\s?(?P<number>\d[\d/–-]*)"
    r"(?: du (?P<day>\d{1,2})(?:er)? (?P<month>[^\W\d_]+) (?P<year>\d{4}))?\Z"
)
_SPELLED = re.compile(rf"{_WORDS}\s+(?P<number>[^\W\d_]+)\Z")
_KREYOL_NUMBERS = ("en", "de", "twa", "kat", "senk", "sis", "sèt", "uit", "nèf", "dis")
_FOREIGN_NUMBERS = {
    Language.ENGLISH: "one two three four five six seven eight nine ten",
    Language.FRENCH: "un deux trois quatre cinq six sept huit neuf dix",
}
_FIRST = {Language.ENGLISH: ("first",), Language.FRENCH: ("premier", "première")}
_LABEL = re.compile(
    rf"{_WORDS}(?:(?P<number>\s+(?:\d{{1,4}}(?:\.\d{{1,3}})*|[IVXLC]{{1,6}}|[A-Z]))"
    r"(?P<mark>\s?:|\.|\s?[–—-])\s+(?=[\"“«(]*[^\W\d_])|\s?:\s+(?=.*[^\W\d_]))"
)
"""``Chapter 3: ``, ``STEP 2 - ``, ``Annexe A. ``, ``Contact : ``: what stands before a title or an entry."""
_ARTICLE = re.compile(
    r"(?:the|its|his|her|their|this|these|le|la|les|l'|son|sa|ses|leurs?|ce|cet|cette|ces|un|une)\b"
    r"|l'",
    re.IGNORECASE,
)
_MARK = re.compile(r"\s?[.,!?:…]*\Z")


@dataclass(frozen=True, slots=True)
class Opener:
    """A formula at the head of a sentence: where it ends, with the space behind it, and what is said
    instead.
    """

    end: int
    target: str

    def take_from(self, framed: frame.Framed) -> frame.Framed:
        """The frame with the formula in it, the core without."""
        core = framed.core[self.end - len(framed.before) :]
        return frame.Framed(f"{framed.before}{self.target} ", core, framed.after)


class Lexicon:
    """For one direction. Immutable.

    A small model is at its weakest on single words (a heading, a label, a greeting), where it has no
    context, and such phrases have one usual translation.
    """

    def __init__(
        self,
        phrases: Sequence[Term],
        names: Sequence[Term],
        direction: Direction,
        openers: Sequence[Term] = (),
    ) -> None:
        self._direction = direction
        self._openers = {
            name: term
            for term in openers
            for name in term.names.get(direction.source, ())
            if term.preferred(direction.target)
        }
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
        direction = self._direction
        plain, _ = reworded(bare, double_forms(bare, direction.source, direction.target))
        known, number = self._phrases.get(plain.lower()), ""
        if known is None:
            known, number = self._numbered(bare)
        if known is None:
            known = self._either(bare)
        if known is None:
            return None
        cased = known.upper() if casing.shouts(bare) else casing.like(bare, known)
        return f"{framed.before}{cased}{number}{core[len(bare) :]}{framed.after}"

    def opener(self, text: str) -> Opener | None:
        """The formula that ``text`` begins with, where something follows that it opens."""
        framed = frame.take_frame(text)
        core = frame.plain_characters(framed.core)
        for name, term in self._openers.items():
            rest = core[len(name) :]
            if core[: len(name)].lower() != name or not rest[:1]:
                continue
            gap = re.match(r",?\s+" if not name.endswith("'") else r"", rest)
            if gap is None:
                continue
            follows = rest[gap.end() :]
            if term.part_of_speech == "noun" and _ARTICLE.match(follows) is None:
                continue
            target = term.preferred(self._direction.target)
            said = target.upper() if casing.shouts(core[: len(name)]) else casing.like(core, target)
            return Opener(len(framed.before) + len(name) + gap.end(), said)
        return self._label(framed, core)

    def _label(self, framed: frame.Framed, core: str) -> Opener | None:
        """``Chapter 3:`` before the title of the chapter, ``Contact:`` before the address."""
        match = _LABEL.match(core)
        known = self._phrases.get(match["words"].lower()) if match else None
        if match is None or known is None:
            return None
        said = known.upper() if casing.shouts(match["words"]) else casing.like(core, known)
        label = f"{said}{match['number'] or ''}{(match['mark'] or ':').replace(' :', ':')}"
        return Opener(len(framed.before) + match.end(), label)

    def _numbered(self, bare: str) -> tuple[str | None, str]:
        """``Chapter 3``, ``Article 12 bis``, ``Chapter Two``: the phrase and its number."""
        if numbered := _NUMBERED.fullmatch(bare):
            return self._phrases.get(numbered["words"].lower()), f" {numbered['number']}"
        if self._direction.target is not Language.KREYOL:
            return None, ""
        if signed := _SIGNED.fullmatch(bare):
            return self._phrases.get(signed["words"].lower()), _signed_number(signed)
        if spelled := _SPELLED.fullmatch(bare):
            word, source = spelled["number"].lower(), self._direction.source
            numbers = dict(
                zip(_FOREIGN_NUMBERS.get(source, "").split(), _KREYOL_NUMBERS, strict=False)
            )
            numbers |= dict.fromkeys(_FIRST.get(source, ()), "premye")
            number = numbers.get(word)
            if number is not None:
                loud = spelled["number"].isupper()
                return (
                    self._phrases.get(spelled["words"].lower()),
                    f" {number.upper() if loud else number}",
                )
        return None, ""

    def _either(self, bare: str) -> str | None:
        """``Yes/No``: phrases that a stroke parts."""
        parts = [self._phrases.get(part.strip().lower()) for part in bare.split("/")]
        if len(parts) == 1 or None in parts:
            return None
        return "/".join(
            casing.like(part.strip(), known or "")
            for part, known in zip(bare.split("/"), parts, strict=True)
        )

    def names(self, text: str, taken: Sequence[TermMatch]) -> tuple[TermMatch, ...]:
        """Place names in ``text`` beside the stretches that are ``taken``; capitals only."""
        return tuple(
            replace(match, silent=True)
            for match in self._names.find(text)
            if text[match.start].isupper()
            and all(match.end <= other.start or other.end <= match.start for other in taken)
        )


def _signed_number(match: re.Match[str]) -> str:
    """The number of a law, and its date, as Kreyòl writes them."""
    number = f" nimewo {match['number']}"
    if match["day"] is None:
        return number
    day = "premye" if match["day"] == "1" else match["day"]
    month = kreyol_month(match["month"])
    return f"{number}, {day} {month or match['month']} {match['year']}"
