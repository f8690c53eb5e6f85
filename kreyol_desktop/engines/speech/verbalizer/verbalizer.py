"""Written Kreyòl to spoken Kreyòl: numbers, dates, money, names and signs in words.

Plain text passes in long strides of one compiled pattern; where it stops, the rules are tried in the
order in which they are listed, those only that can begin with such a character. One pattern of all
rules would be three times as slow: every match would carry the groups of every rule.
"""

import re
from collections.abc import Callable, Iterable

from kreyol_desktop.engines.speech.lexicon import Lexicon
from kreyol_desktop.engines.speech.verbalizer import (
    algebra,
    chemistry,
    counting,
    dates,
    doses,
    identifiers,
    labels,
    laboratory,
    measures,
    money,
    notices,
    roman,
    scripture,
    spans,
    symbols,
    telephone,
    times,
    titles,
    web,
)
from kreyol_desktop.engines.speech.verbalizer.cleaning import cleaned, without_noise
from kreyol_desktop.engines.speech.verbalizer.letters import LETTER_NAMES, spell
from kreyol_desktop.engines.speech.verbalizer.rule import (
    KINDS,
    NOT_IN_WORD,
    Rule,
    Speak,
    kind_of,
)
from kreyol_desktop.engines.speech.verbalizer.text import SpokenWriter, Verbalized
from kreyol_desktop.engines.speech.verbalizer.words import WordSpeaker, WordTables

_Find = Callable[[str, int], re.Match[str] | None]

_SYLLABLE = (
    r"(?:ou|ui|ch|a(?![iu])|[àèòjkvwy]|e(?![eiu])|i(?![aeoi])|o(?![io])|n|l(?!l)|t(?!t)|m(?!m)|p(?!p)"
    r"|s(?!s)|d(?!d)|b(?!b)|f(?!f)|g(?![gn])|z(?!z)|r(?=[aeioàèòyw]))"
)
"""Letters and groups of the official orthography, in an order that foreign words break."""

_WITH_VOWEL = r"(?=[b-df-hj-np-tv-z]*[aeiouàèò]|[mlnwystkd](?!\w)|p(?= a[pv]?(?!\w)))"
"""Only clitics have no vowel."""

_SHORTENED = (
    r"(?!(?:elt|ekst?|min|maks|nos|pp?|no|chap|vol|fig|tel|al|ed|ref|env|apt|tab|pag)\b[.° ]*[\d.]|pa e(?:ks|gz)\b"
    r"|egz\.|et al\.|vit\. ?[A-K]|a[vp]\. ?J\.|no\.? [a-z]|(?:iv|vi)\)"
    r"|(?<=\d )(?:sachets?|inj|tab|supp|gouts)\b|(?<=[gGlLI] )(?:bid|tid|qid|prn)\b|[yz] [=<>+] "
    r"|(?:janv|fev|avr|sept|nov|okt)\.(?= (?:1[5-9]|20)\d\d|[-–]))"
)
"""Abbreviations and labels that look like words."""

_PLAIN_WORD = (
    rf"{_SHORTENED}{_WITH_VOWEL}(?>{_SYLLABLE}+)"
    r"(?!\.\w)(?![\w'’@/²³&*_+=°º\-‐])"
)
_LOOKS_PLAIN = re.compile(_PLAIN_WORD)
_SEPARATOR = r"(?: (?![-–—*/x|])|[,;:](?=\s)|[!?](?![!?])|\.(?![.\w]))*"
_CAPITALISED = re.compile(r"[A-ZÀÈÒÉ][a-zàèòé]+(?!\.\w)(?![\w'’@/²³&*_+=°º\-‐])")
_KNOWN_WORDS = 50_000
_SPACES = re.compile(r"\s+")
_LETTERS_ONLY = re.compile(r"[^A-Za-zÀ-ÖØ-öø-ÿœŒ\s.,;:!?]")
_ANY_WORD = re.compile(r"[^\W\d_²³¹]+(?:[-‐'’][^\W\d_²³¹]+)*")
_MARKS = re.compile(r"[ .,;:!?]+")
_WORD_PART = re.compile(r"[^\W\d_]+|[-‐'’]")
_ALNUM = "A-Za-zÀ-ÖØ-öø-ÿ0-9"
_CODE = (
    rf"{NOT_IN_WORD}(?=[{_ALNUM}]{{0,40}}(?:[^\W\d_]-?\d|\d-?[^\W\d_]))"
    rf"[{_ALNUM}]{{1,40}}(?:-[{_ALNUM}]{{1,20}}){{0,3}}"
)

_VERSION = rf"{NOT_IN_WORD}[A-Z]{{1,4}}\d{{1,3}}\.\d{{1,3}}(?![\w.])"
"""A code with a decimal: PM2.5, V1.0."""


class Verbalizer:
    """Turns text into words that the phoneme rules can read. Never raises; thread-safe."""

    def __init__(self, tables: WordTables | None = None, lexicon: Lexicon | None = None) -> None:
        self.lexicon = lexicon or Lexicon()
        self._words = WordSpeaker(tables or WordTables(), self.lexicon)
        foreign = tables.foreign if tables else {}
        self._plain = _plain_pattern(
            {*self.lexicon.words, *filter(_LOOKS_PLAIN.fullmatch, foreign)}
        )
        self._capitalised: dict[str, str] = {}
        self._beginnings = _beginnings(tables or WordTables())
        self._rules = _by_kind(self._all_rules(tables or WordTables()))

    def verbalize(self, text: str) -> Verbalized:
        """The spoken form of ``text``, which still knows what each part of it stands for."""
        clean, positions = without_noise(*cleaned(text))
        writer = SpokenWriter(clean)
        position = _say_lone_letter(clean, writer)
        while position < len(clean):
            plain = self._plain.match(clean, position)
            if plain is not None and plain.end() > position:
                writer.keep(position, plain.end())
                position = plain.end()
                continue
            word = _CAPITALISED.match(clean, position)
            if word is not None and word.group() not in self._beginnings:
                self._say_capitalised(word, writer)
                position = word.end()
                continue
            position = self._step(clean, position, writer)
        verbalized = writer.finish()
        return verbalized if positions is None else verbalized.at(positions)

    def _say_capitalised(self, match: re.Match[str], writer: SpokenWriter) -> None:
        """A word with a capital; what is said for it depends on nothing else, so it is remembered."""
        word = match.group()
        spoken = self._capitalised.get(word)
        if spoken is None:
            if len(self._capitalised) >= _KNOWN_WORDS:
                self._capitalised.clear()
            spoken = _letters(self._words.part(word, match.string, *match.span()))
            self._capitalised[word] = spoken
        if spoken == word:
            writer.keep(*match.span())
        else:
            writer.replace(*match.span(), spoken)

    def _step(self, text: str, position: int, writer: SpokenWriter) -> int:
        """Say what stands at ``position``; return where it ends."""
        for find, speak in self._rules[kind_of(text[position])]:
            match = find(text, position)
            if match is None:
                continue
            spoken = speak(match)
            if spoken is None:
                self._word(match, writer)
            else:
                writer.replace(*match.span(), _letters(spoken))
            return match.end()
        word = _ANY_WORD.match(text, position)
        if word is not None:
            self._word(word, writer)
            return word.end()
        marks = _MARKS.match(text, position)
        if marks is not None:
            writer.keep(*marks.span())
            return marks.end()
        writer.replace(position, position + 1, " ")
        return position + 1

    def _word(self, match: re.Match[str], writer: SpokenWriter) -> None:
        """A word or a compound, keeping the place of each part that is said as it is written."""
        word, start = match.group(), match.start()
        listed = self._words.whole(word)
        if listed is not None:
            writer.replace(*match.span(), _letters(listed))
            return
        for part in _WORD_PART.finditer(word):
            first, last = start + part.start(), start + part.end()
            if not part.group().isalpha():
                writer.replace(first, last, " ")
                continue
            spoken = _letters(self._words.part(part.group(), match.string, first, last))
            if spoken == part.group():
                writer.keep(first, last)
            else:
                writer.replace(first, last, spoken)

    def _all_rules(self, tables: WordTables) -> list[Rule]:
        return [
            *web.rules(self._words.name),
            *_several_words(tables),
            *labels.RULES,
            *algebra.RULES,
            *chemistry.RULES,
            *identifiers.RULES,
            *laboratory.RULES,
            *scripture.RULES,
            *notices.RULES,
            *spans.RULES,
            *money.RULES,
            *dates.RULES,
            *telephone.RULES,
            *times.RULES,
            *doses.RULES,
            *measures.RULES,
            *roman.RULES,
            *titles.RULES,
            *counting.RULES[:-1],
            Rule(_VERSION, lambda match: self._words.code(match.group()), begins="A"),
            Rule(_CODE, lambda match: self._words.code(match.group()), begins="dAa"),
            counting.RULES[-1],
            *symbols.RULES,
            Rule(rf"{NOT_IN_WORD}[IVXLCDM]{{1,15}}(?![^\W_])", roman.read_roman, begins="A"),
        ]


def _say_lone_letter(text: str, writer: SpokenWriter) -> int:
    """Say a text that is one letter by its name: a clitic alone can't be heard. How much was said."""
    letter = text.strip(" .,;:!?()[]-\"'")
    if letter.lower() not in LETTER_NAMES or text.rstrip(" .").endswith(f"{letter.upper()}-"):
        return 0
    writer.replace(0, len(text), _letters(spell(letter)))
    return len(text)


def _several_words(tables: WordTables) -> list[Rule]:
    """Names of several words, longest first."""
    names = sorted((name for name in tables.names if " " in name), key=len, reverse=True)
    if not names:
        return []
    pattern = rf"{NOT_IN_WORD}(?=[A-ZÀ-Ý])(?i:{'|'.join(map(re.escape, names))})(?![^\W_])"
    return [
        Rule(
            pattern, lambda match: tables.names[match.group().lower().replace("’", "'")], begins="A"
        )
    ]


def _beginnings(tables: WordTables) -> frozenset[str]:
    """Capitalised words with which something longer may begin."""
    names = {name.split()[0].capitalize() for name in tables.names if " " in name}
    return frozenset(
        {
            *names,
            *titles.CAPITALISED,
            *dates.CAPITALISED,
            *scripture.CAPITALISED,
            *roman.CAPITALISED,
        }
    )


def _by_kind(rules: list[Rule]) -> dict[str, list[tuple[_Find, Speak]]]:
    """The rules that can begin with each kind of character, in order."""
    ready = [(rule, re.compile(rule.pattern).match) for rule in rules]
    return {
        kind: [(find, rule.speak) for rule, find in ready if kind in rule.begins] for kind in KINDS
    }


def _plain_pattern(listed: Iterable[str]) -> re.Pattern[str]:
    """Runs of words in official orthography, except ``listed`` ones, which are said in another way."""
    guard = f"(?!(?:{_by_first_letter(listed)})(?!\\w))" if listed else ""
    return re.compile(rf"{_SEPARATOR}(?:{NOT_IN_WORD}{guard}{_PLAIN_WORD}{_SEPARATOR})*")


def _by_first_letter(words: Iterable[str]) -> str:
    """Alternatives of which most are passed over after one look at a letter."""
    ends: dict[str, list[str]] = {}
    for word in sorted(words):
        ends.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in ends.items())


def _letters(spoken: str) -> str:
    """Only letters, white space as spaces, and pause marks: nothing else may come out."""
    return _SPACES.sub(" ", _LETTERS_ONLY.sub(" ", spoken))
