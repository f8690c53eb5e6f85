"""Finding glossary terms: a glossary of 10,000 terms against one of 10, and against asking term by term.

``python benchmarks/glossary.py``: every row is a ratio within one run.
"""

import random
import re
import time

from kreyol_desktop.core.glossary import Term
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.engines.translation.glossary import ActiveGlossary

TERMS = 10_000
SENTENCES = 400
SYLLABLES = ["ba", "ke", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo"]
DIRECTION = Direction(Language.ENGLISH, Language.KREYOL)


def main() -> None:
    """Measure and print."""
    chance = random.Random(7)
    words = sorted({_word(chance) for _ in range(30_000)})
    terms = [
        _term(" ".join(chance.sample(words, chance.choice((1, 1, 2, 3))))) for _ in range(TERMS)
    ]
    sentences = [" ".join(chance.sample(words, 20)) + "." for _ in range(SENTENCES)]
    started = time.process_time()
    large = ActiveGlossary(terms, DIRECTION)
    built_s = time.process_time() - started
    large_s = _seconds(large, sentences)
    small_s = _seconds(ActiveGlossary(terms[:10], DIRECTION), sentences)
    naive_s = _naive_seconds(terms, sentences[:20]) / 20
    print(f"building {TERMS:,} terms: {built_s:.2f} s of CPU, once")
    print(f"a sentence of 20 words: {large_s * 1e6:.0f} µs with {TERMS:,} terms")
    print(f"against 10 terms: {large_s / small_s:.1f} times the time")
    print(f"against asking term by term: {naive_s / large_s:.0f} times as fast")


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 4)))


def _term(name: str) -> Term:
    return Term({Language.ENGLISH: (name,), Language.KREYOL: (name[::-1],)}, "noun")


def _seconds(glossary: ActiveGlossary, sentences: list[str]) -> float:
    started = time.process_time()
    for sentence in sentences:
        glossary.find(sentence)
    return (time.process_time() - started) / len(sentences)


def _naive_seconds(terms: list[Term], sentences: list[str]) -> float:
    patterns = [re.compile(rf"\b{t.preferred(Language.ENGLISH)}s?\b", re.IGNORECASE) for t in terms]
    started = time.process_time()
    for sentence in sentences:
        for pattern in patterns:
            pattern.search(sentence)
    return time.process_time() - started


if __name__ == "__main__":
    main()
