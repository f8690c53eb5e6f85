"""Where a marked phrase of Kreyòl begins and ends, by the little words at its edges.

Articles and owners stand behind their noun in Kreyòl, before it in the languages that we translate from; and
little words attract a model's looks from everywhere. What a little word belongs to is better told by what
the phrase of the source holds.
"""

from collections.abc import Mapping, Sequence

from kreyol_desktop.engines.translation.determiners import article_for
from kreyol_desktop.engines.translation.phrase_projection import Stretch

_DEFINITE = frozenset(
    [
        "the",
        "this",
        "that",
        "these",
        "those",
        "le",
        "la",
        "les",
        "l",
        "ce",
        "cet",
        "cette",
        "ces",
        "el",
        "los",
        "las",
        "este",
        "esta",
    ]
)
_POSSESSIVE = frozenset(
    [
        "my",
        "your",
        "his",
        "her",
        "its",
        "our",
        "their",
        "mon",
        "ma",
        "mes",
        "ton",
        "ta",
        "tes",
        "son",
        "sa",
        "ses",
        "notre",
        "nos",
        "votre",
        "vos",
        "leur",
        "leurs",
        "mi",
        "mis",
        "tu",
        "tus",
        "su",
        "sus",
        "nuestro",
        "nuestra",
        "nuestros",
        "nuestras",
    ]
)
_OWNERS = frozenset(["mwen", "m", "ou", "w", "li", "l", "nou", "n", "yo"])
_IN = "in into on at of from to within during dans en à au aux du de des d sur a"
_LICENCES: Mapping[str, frozenset[str]] = {
    word: frozenset(licence.split())
    for word, licence in (
        ("ki", "who which that whom whose what qui que qu dont quel quelle quien"),
        (
            "yo",
            "they them their themselves one people ils elles eux leur leurs les on the these those ces",
        ),
        ("li", "he she it him her his its il elle lui le la l son sa ses"),
        ("l", "he she it him her his its il elle lui le la l son sa ses"),
        ("nou", "we us our you your nous notre nos vous votre vos"),
        ("pou", "to for so pour afin à de d para"),
        ("se", "is are was were be it this that est sont était c ce es"),
        ("nan", _IN),
        ("an", f"{_IN} year years an ans année années"),
        ("a", "to at has have à au a"),
        ("la", "there là"),
        ("lan", "year an"),
        ("e", "and et y e"),
        ("epi", "and then et puis y"),
        ("ak", "and with by using et avec par en y con por"),
    )
}
"""Little words that begin a phrase only where the source's phrase holds one of these."""


def settled(stretch: Stretch, source: Sequence[str], target: Sequence[str], end: int) -> Stretch:
    """``stretch`` of ``target`` with the little words at its edges that its phrase asks for.

    ``source`` are the words of the phrase, ``target`` all words of the translation, in small letters;
    the stretch may grow up to ``end``.
    """
    words = frozenset(source)
    start, stop = stretch.start, stretch.end
    while stop - start > 1 and target[start] in _LICENCES and not words & _LICENCES[target[start]]:
        start += 1
    if stop < end and _belongs_behind(target[stop], target[stop - 1], source, words):
        stop += 1
    return Stretch(start, stop)


def _belongs_behind(word: str, before: str, source: Sequence[str], words: frozenset[str]) -> bool:
    if word in _OWNERS and words & _POSSESSIVE:
        return True
    return is_article(word, before) and source[0] in _DEFINITE


def is_article(word: str, before: str) -> bool:
    """Whether ``word`` can be the article of the noun ``before`` it: their sounds agree."""
    usual = article_for(before)
    return word == usual or (word == "nan" and usual in ("an", "lan"))
