"""Marked words of a source, and the words of its translation that a person marked for them.

Run with ``-s`` for the share of sentences that are right.
"""

import re
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kreyol_desktop.core.document import PLAIN, Run, Style
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.engines.models.manifest import read_manifest
from kreyol_desktop.engines.translation.careful import CarefulTranslator
from kreyol_desktop.engines.translation.note_marks import with_notes, without_notes
from kreyol_desktop.engines.translation.opening import make_careful, open_translator
from kreyol_desktop.engines.translation.runs import align_runs

ROOT = Path(__file__).parents[3]
MODEL = ROOT / "models" / "translation"
SENTENCES = ROOT / "tests" / "data" / "marked_words.tsv"
FLOOR = 0.95
"""Of the sentences every word is marked right; 76 % where each word took the style of what it looked at."""
_MARK = re.compile(r"(\*\*|//|\[\[|\]\]|\^\^|[{}])")
_WORD = re.compile(r"\w[\w'’-]*")


@dataclass(frozen=True)
class Marked:
    """A text in runs, and which of its characters may be marked or not."""

    runs: tuple[Run, ...]
    optional: tuple[bool, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    def words(self) -> list[tuple[str, Style]]:
        """Words whose style is settled, with it."""
        return [
            (match.group(), style)
            for match, style in words_of(self.runs)
            if not self.optional[match.start()]
        ]


def words_of(runs: tuple[Run, ...]) -> list[tuple[re.Match[str], Style]]:
    styles = [run.style for run in runs for _ in run.text]
    text = "".join(run.text for run in runs)
    return [(match, styles[match.start()]) for match in _WORD.finditer(text)]


def parsed(text: str) -> Marked:
    runs: list[Run] = []
    optional: list[bool] = []
    style, is_optional, links = PLAIN, False, 0
    for piece in _MARK.split(text):
        if piece in ("{", "}"):
            is_optional = piece == "{"
        elif piece == "[[":
            links += 1
            style = Style(link=f"https://example.org/{links}")
        elif piece == "]]":
            style = PLAIN
        elif piece in STYLES:
            style = PLAIN if style == STYLES[piece] else STYLES[piece]
        elif piece:
            runs.append(Run(piece, style))
            optional += [is_optional] * len(piece)
    return Marked(tuple(runs), tuple(optional))


STYLES = {"**": Style(bold=True), "//": Style(italic=True), "^^": Style(superscript=True)}
ROWS = [
    line.split("\t")
    for line in SENTENCES.read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.fixture(scope="module")
def careful() -> Generator[CarefulTranslator, None, None]:
    info = read_manifest(MODEL).info(MODEL, bundled=True)
    translator = open_translator(info, threads=1)
    yield make_careful(info, translator)
    translator.close()


def laid(
    careful: CarefulTranslator, language: str, source: Marked, target: Marked
) -> tuple[Run, ...]:
    """The styles and notes of ``source`` on the bare text of ``target``."""
    runs, notes = without_notes(source.runs)
    text = "".join(run.text for run in runs)
    bare = "".join(run.text for run in target.runs if not run.style.superscript)
    direction = Direction(Language(language), Language.KREYOL)
    (alignment,) = careful.align([(text, bare)], direction)
    return with_notes(align_runs(runs, bare, alignment), notes, text, alignment)


def test_marks_stand_on_the_words_that_they_belong_to(careful: CarefulTranslator) -> None:
    wrong = []
    for language, source, target in ROWS:
        wanted = parsed(target)
        found = laid(careful, language, parsed(source), wanted)
        same_text = "".join(run.text for run in found) == wanted.text
        if not same_text or Marked(found, wanted.optional).words() != wanted.words():
            wrong.append((source, found))
    share = 1 - len(wrong) / len(ROWS)
    print(f"\n{len(ROWS)} sentences, {share:.1%} marked right")
    assert len(ROWS) >= 60
    assert share >= FLOOR, wrong


def test_every_mark_of_a_source_is_found_again_in_one_piece(careful: CarefulTranslator) -> None:
    for language, source, target in ROWS:
        marked = parsed(source)
        found = laid(careful, language, marked, parsed(target))
        links = [run.style.link for run in found if run.style.link]
        assert links == list(dict.fromkeys(links)), source
        assert sorted(links) == sorted({r.style.link for r in marked.runs} - {""}), source
        for style in STYLES.values():
            pieces = sum(run.style == style for run in found)
            assert pieces == sum(run.style == style for run in marked.runs), source
