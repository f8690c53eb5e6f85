"""The language of a sentence of one to three words in a Kreyòl text.

Recognisers need more words than that, and what is taken for Kreyòl is left as it is: *How are you?*
in a dialogue would be passed over without a word. So a short sentence is judged by the small words
of conversation, and by what no Kreyòl word can look like. Of 1,384 short sentences in the Kreyòl
half of the corpus two are told apart, a list of names and half a Latin name.
"""

import re

from kreyol_desktop.core.language import Language
from kreyol_desktop.engines.translation.language_markers import MARKERS

_CONVERSATION = {
    Language.ENGLISH: frozenset(
        [
            "i",
            "am",
            "i'm",
            "my",
            "me",
            "what",
            "where",
            "who",
            "why",
            "how",
            "when",
            "can",
            "can't",
            "don't",
            "go",
            "come",
            "very",
            "see",
            "help",
            "wait",
            "now",
            "here",
            "there",
            "today",
            "tomorrow",
            "sorry",
            "welcome",
            "morning",
            "evening",
            "night",
            "afternoon",
            "name",
            "thanks",
            "fine",
            "good",
            "well",
            "great",
            "all",
            "not",
            "let's",
            "it's",
            "that's",
            "isn't",
            "did",
            "will",
        ]
    ),
    Language.FRENCH: frozenset(
        [
            "j'ai",
            "moi",
            "toi",
            "bien",
            "très",
            "merci",
            "bonsoir",
            "salut",
            "revoir",
            "où",
            "quoi",
            "comment",
            "pourquoi",
            "combien",
            "ça",
            "c'est",
            "mes",
            "demain",
            "aujourd'hui",
            "ici",
            "beaucoup",
            "bonne",
            "nuit",
            "suis",
            "ai",
            "allez",
            "vas",
            "voici",
            "voilà",
            "pardon",
            "attendez",
            "venez",
            "d'accord",
            "qu'est",
        ]
    ),
}
"""Words of short sentences that are no Kreyòl words, beside MARKERS."""
_ALSO_KREYOL = frozenset(
    ["la", "a", "al", "de", "no", "lo", "me", "sans", "je", "dan", "son", "to", "ne", "on", "y"]
)
"""Kreyòl words that are small words of other languages too."""
_STRANGE = re.compile(
    r"[qxéêâîûôçïëáíóúñ]|c(?!h)|(?<!o)u(?!i)|([bcdfghjklprstvwyz])\1|ee|oo|th|ph|ck|gh|sh|wr|tion|"
    r"ing$|ed$"
)
"""What no Kreyòl word holds: the words of other languages that Kreyòl borrows are written its way."""
_CALL = 2
"""Letters of the longest calls (*oo!*), which may be written in any way."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def short_aside(sentence: str) -> Language | None:
    """The language of a short sentence among Kreyòl ones; OTHER where it is plainly no Kreyòl and
    nothing tells which other, None where it may well be Kreyòl.
    """
    found = _WORD.findall(sentence)
    words = {word.lower().replace("’", "'") for word in found}
    counts = {language: len(words & _known(language)) for language in MARKERS}
    most = max(counts, key=counts.__getitem__)
    if counts[most] > counts[Language.KREYOL]:
        leads = sum(count == counts[most] for count in counts.values()) == 1
        return most if leads else Language.OTHER
    if counts[Language.KREYOL]:
        return None
    small = [word for word in found if word.islower()]  # the others may be names
    strange = [word for word in small if len(word) > _CALL and _STRANGE.search(word)]
    return Language.OTHER if strange and len(strange) * 2 >= len(small) else None


def _known(language: Language) -> frozenset[str]:
    if language is Language.KREYOL:
        return MARKERS[language] | _ALSO_KREYOL
    return MARKERS[language] | _CONVERSATION.get(language, frozenset())
