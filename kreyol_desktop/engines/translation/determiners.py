"""The Kreyòl definite article agrees in sound with the word before it.

After an oral consonant *la*, after a nasal consonant *lan*, after an oral vowel *a*, after a nasal
vowel *an*. A term that was put in place of a stand-in may need another form than the model chose.
"""

import re

_NASAL_VOWEL = re.compile(r"(?:an|en|on|oun)$", re.IGNORECASE)
_NASAL_CONSONANT = re.compile(r"(?:nn|m|ng|[aeiouèò]nm|òn|èn|in)$", re.IGNORECASE)
_VOWEL = re.compile(r"[aeiouèò]$", re.IGNORECASE)
_ARTICLE = r"(la|lan|a|an)(?=\s*(?:[.,;:!?)»”\"]|\Z|\s(?:te|ap|pral|ka|se|pa|ki|ak|epi|nan|pou)\b))"


def article_for(word: str) -> str:
    """The definite article that follows ``word``."""
    if _NASAL_CONSONANT.search(word):
        return "lan"
    if _NASAL_VOWEL.search(word):
        return "lan" if word.lower().endswith("oun") else "an"
    return "a" if _VOWEL.search(word) else "la"


def agree_after(text: str, term: str) -> str:
    """``text`` with the article right after ``term`` in the form that the term asks for.

    Only where what follows shows that it is an article and no preposition.
    """
    pattern = re.compile(rf"(?<!\w)({re.escape(term)})(\s+){_ARTICLE}", re.IGNORECASE)
    return pattern.sub(lambda m: f"{m[1]}{m[2]}{article_for(term)}", text)
