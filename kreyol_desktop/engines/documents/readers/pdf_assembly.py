"""From paragraphs of pages to the blocks of a document."""

import re
from collections import Counter
from dataclasses import dataclass, field

from kreyol_desktop.core.document import (
    Align,
    Block,
    CellPosition,
    Fragment,
    ImageRef,
    Role,
    Run,
)
from kreyol_desktop.engines.documents.readers.pdf_fractions import with_plain_fractions
from kreyol_desktop.engines.documents.readers.pdf_lines import runs_of
from kreyol_desktop.engines.documents.readers.pdf_spans import Span

_WORD = re.compile(r"[^\W\d_]+(?:[-‐'’][^\W\d_]+)*")
_TORN = re.compile(r"[^\W\d_]+[-‐\u00ad]\n[^\W\d_]*")
_WIDE = re.compile(r"[ \t\u2002\u2003]{2,}")
_HYPHENS = "-‐\u00ad"
_KEEP_HYPHEN = frozenset(
    [
        "peut",
        "est",
        "dit",
        "celui",
        "celle",
        "ceux",
        "elle",
        "lui",
        "moi",
        "toi",
        "nous",
        "vous",
        "eux",
        "c",
        "va",
        "y",
        "là",
        "au",
        "par",
        "ci",
        "vis",
        "non",
        "self",
        "well",
        "co",
        "ex",
        "anti",
        "demi",
        "mi",
        "semi",
        "avant",
        "après",
        "sous",
        "sur",
        "contre",
        "entre",
        "quelques",
        "rendez",
        "porte",
        "chef",
        "grand",
        "cross",
        "high",
        "low",
        "long",
        "short",
        "full",
        "part",
        "half",
        "all",
    ]
)


@dataclass(slots=True)
class Draft:
    """A block in the making: rows of spans that are still to be joined."""

    role: Role
    rows: list[list[Span]]
    fragments: list[Fragment]
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    level: int = 0
    marker: str = ""
    align: Align = Align.LEFT
    cell: CellPosition | None = None
    image: ImageRef | None = None
    open_end: bool = False
    """It does not end a sentence, so that it may go on elsewhere."""
    room: float = 0.0
    """White at the end of its last line, in points."""
    indented: bool = False
    column_width: float = 0.0
    is_contents: bool = False
    """An entry of a list of contents, which no type size makes a heading."""
    whole: Fragment | None = None
    """The first fragment with the list marker, where the marker stands outside the text."""
    text: str = field(default="")

    def __post_init__(self) -> None:
        if not self.text and self.rows:
            self.text = " ".join(["".join([s.text for s in row]) for row in self.rows])


class Vocabulary:
    """The words of a document, by which a hyphen at a line end is judged."""

    def __init__(self) -> None:
        self._words: Counter[str] = Counter()
        self._uncounted: list[str] = []

    def learn(self, text: str) -> None:
        """Take in the lines of a page; they are counted when the first torn word is judged."""
        self._uncounted.append(text)

    def _count(self) -> None:
        """Words that are torn at a line end are left out."""
        for text in self._uncounted:
            self._words.update(_WORD.findall(_TORN.sub(" ", text).casefold()))
        self._uncounted.clear()

    def keeps_hyphen(self, left: str, right: str) -> bool:
        """Whether ``left-right`` is a compound rather than one word torn at a line end."""
        if self._uncounted:
            self._count()
        left, right = left.casefold(), right.casefold()
        whole, compound = self._words[left + right], self._words[f"{left}-{right}"]
        if whole or compound:
            return compound > whole
        return left.rsplit("-", 1)[-1] in _KEEP_HYPHEN


def join_rows(rows: list[list[Span]], vocabulary: Vocabulary) -> tuple[Run, ...]:
    """Runs of the rows, with spaces between them and torn words mended."""
    spans: list[Span] = []
    for row in rows:
        if not row:
            continue
        if spans:
            _glue(spans, row, vocabulary)
        spans += row
    runs = runs_of(spans)
    return with_plain_fractions([Run(_tidy(run.text), run.style) for run in runs if run.text])


def _tidy(text: str) -> str:
    return _WIDE.sub(" ", text.replace("\u00ad", "")).replace("\t", " ")


def _glue(spans: list[Span], row: list[Span], vocabulary: Vocabulary) -> None:
    last = spans[-1]
    before = last.text.rstrip()
    if before[-1:].isalnum() or len(before) < 2:  # as most lines end
        spans[-1] = Span(last.x0, last.x1, before + " ", last.style)
        return
    after = "".join([span.text for span in row]).lstrip()
    if before[-1:] and before[-1] in _HYPHENS and before[-2:-1].isalpha() and after[:1].islower():
        left, right = _WORD.findall(before[:-1]), _WORD.match(after)
        torn = before[-1] == "\u00ad" or not (
            left and right and vocabulary.keeps_hyphen(left[-1], right.group())
        )
        spans[-1] = Span(last.x0, last.x1, before[:-1] if torn else before, last.style)
    elif (
        before[-1:] in ("-", "‐", "–", "—", "/", "@")
        and len(before) > 1
        and not before[-2].isspace()
    ):
        spans[-1] = Span(last.x0, last.x1, before, last.style)
    else:
        spans[-1] = Span(last.x0, last.x1, before + " ", last.style)


def finished(draft: Draft, number: int, vocabulary: Vocabulary) -> Block:
    """The block of a draft."""
    return Block(
        id=number,
        role=draft.role,
        runs=join_rows(draft.rows, vocabulary),
        fragments=tuple(draft.fragments),
        level=draft.level,
        marker=draft.marker,
        align=draft.align,
        cell=draft.cell,
        image=draft.image,
    )
