"""Marks of foot-notes in a text: taken out before it is translated and spoken, put back behind their word."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kreyol_desktop.core.document import Run
from kreyol_desktop.core.segment import NoteMark
from kreyol_desktop.engines.translation.phrase_edges import is_article
from kreyol_desktop.engines.translation.word_alignment import WordAlignment

_MARK = re.compile(
    r"\s*(?:[(\[]?(?:\d{1,3}|[*†‡§¶]{1,3})(?:\s?[,;–-]\s?(?:\d{1,3}|[*†‡§¶]{1,3}))*[)\]]?"
    r"|[(\[][a-z]{1,3}[)\]])\s*"
)
_BRACKETED = re.compile(r"\[(?:\d{1,3}|[a-z]|[*†‡§¶])\]")
"""What a link to a note shows where it does not stand high."""
_CARRIES = re.compile(r"(?:[^\W\d_]{3,}|\b[12]\d{3}|[.,;:!?…»”\"’)\]%])\s?\Z")
"""A word, a year or a sign behind which a high figure is no power: *km²*, *10⁶* are."""
_FORMULA = re.compile(r"(?:[^\W_]{1,2}|[^\w\s])\)\Z")
_SIGN = re.compile(r"[^\w\s]")
_HAS_WORD = re.compile(r"\w")
_SMALLER = 0.85


def without_notes(runs: Sequence[Run]) -> tuple[tuple[Run, ...], tuple[NoteMark, ...]]:
    """``runs`` without the marks of notes, and the marks by their place in what remains."""
    kept, notes = _without_own_mark(runs)
    text = ""
    rest, kept = kept, []
    for run in rest:
        if _is_mark(run, text):
            mark = run.text.strip()
            notes.append(NoteMark(len(text.rstrip()), Run(mark, run.style)))
            # the blank that stood behind the mark goes on parting two words
            behind = run.text[len(run.text.rstrip()) :]
            if behind and not text.endswith(" "):
                kept.append(Run(behind, run.style))
                text += behind
            continue
        between = text[-1:].isspace() and bool(notes) and notes[-1].position == len(text.rstrip())
        kept.append(Run(run.text.lstrip() if between else run.text, run.style))
        text += kept[-1].text
    if not _HAS_WORD.search(text):
        return tuple(runs), ()
    return tuple(kept), tuple(notes)


def _without_own_mark(runs: Sequence[Run]) -> tuple[list[Run], list[NoteMark]]:
    """The runs of a note without the mark that it begins with: raised, or smaller than the note."""
    rest = list(runs)
    if len(rest) < 2 or _MARK.fullmatch(rest[0].text) is None:  # noqa: PLR2004 - a mark and a text
        return rest, []
    mark, following = rest[0], rest[1]
    smaller = mark.style.size_pt < _SMALLER * following.style.size_pt
    if not (mark.style.superscript or smaller) or following.style.superscript:
        return rest, []
    parted = mark.text[-1:].isspace() or following.text[:1].isspace()
    shown = mark.text.strip() + (" " if parted else "")
    rest[:2] = [Run(following.text.lstrip(), following.style)]
    # that it stands high is not always known of what stands first in its line
    return rest, [NoteMark(0, Run(shown, replace(mark.style, superscript=True)))]


def _is_mark(run: Run, before: str) -> bool:
    if run.style.link and _BRACKETED.fullmatch(run.text.strip()):
        return True
    if not run.style.superscript or _MARK.fullmatch(run.text) is None or not before.strip():
        return False
    return _CARRIES.search(before) is not None and _FORMULA.search(before) is None


def is_at_end(note: NoteMark, source: str) -> bool:
    """Whether no word of ``source`` follows the note."""
    return _HAS_WORD.search(source, note.position) is None


def with_notes(
    runs: Sequence[Run],
    notes: Sequence[NoteMark],
    source: str | None = None,
    alignment: WordAlignment | None = None,
) -> tuple[Run, ...]:
    """``runs`` of a translation with the ``notes`` of its source, each behind the word that it stood at.

    Without an ``alignment`` they go to the same share of the text. Without a ``source`` the runs are
    the source themselves.
    """
    if source is None:
        placed = list(runs)
        for note in reversed(notes):
            placed = _inserted(placed, note.position, note.run)
        return tuple(placed)
    target = "".join(run.text for run in runs)
    placed = list(runs)
    last = 0
    places = []
    for note in notes:
        last = max(last, _place(note.position, source, target, alignment))
        places.append(last)
    for note, place in reversed(list(zip(notes, places, strict=True))):
        placed = _inserted(placed, place, note.run)
    return tuple(placed)


def _place(position: int, source: str, target: str, alignment: WordAlignment | None) -> int:
    if position == 0:
        return 0
    behind = source[position:]
    if not _HAS_WORD.search(behind):
        return _at_end(behind.strip(), target)
    if alignment is None or not alignment.target:
        return _by_place(position, source, target)
    word = max((n for n, (_, end) in enumerate(alignment.source) if end <= position), default=None)
    if word is None:
        return 0
    end = _end_of_counterpart(word, position, source, target, alignment)
    signs = "".join(_SIGN.findall(source[alignment.source[word][1] : position]))
    while end < len(target) and target[end] in signs:
        end += 1
    return end


def _at_end(signs: str, target: str) -> int:
    """Before the final signs where the source has them behind the mark."""
    end = len(target.rstrip())
    while signs and end and target[end - 1] in signs:
        end -= 1
    return end


def _end_of_counterpart(
    word: int, position: int, source: str, target: str, alignment: WordAlignment
) -> int:
    """Where the word that stands for ``word`` ends, its article included."""
    column = alignment.weights[:, word]
    if not column.any():
        return _by_place(position, source, target)
    row = int(column.argmax())
    behind = row + 1
    if behind < len(alignment.target) and _is_article(behind, word, target, alignment):
        row = behind
    return alignment.target[row][1]


def _is_article(row: int, word: int, target: str, alignment: WordAlignment) -> bool:
    (first, last), (start, end) = alignment.target[row - 1], alignment.target[row]
    if _SIGN.search(target, last, start):
        return False
    article = target[start:end].lower()
    if article != "yo":
        return is_article(article, target[first:last].lower())
    weights = alignment.weights[row]
    near = float(weights[max(0, word - 2) : word + 1].sum())
    return near >= float(weights.sum()) - near


def _by_place(position: int, source: str, target: str) -> int:
    """The end of the word at the same share of the text."""
    wanted = position * len(target) / max(len(source), 1)
    ends = [match.end() for match in re.finditer(r"\w+", target)]
    return min(ends, key=lambda end: abs(end - wanted), default=len(target))


def _inserted(runs: Sequence[Run], place: int, mark: Run) -> list[Run]:
    result: list[Run] = []
    position = 0
    done = False
    for run in runs:
        end = position + len(run.text)
        if not done and position <= place <= end and not (place == end and place == 0 and run.text):
            head, tail = run.text[: place - position], run.text[place - position :]
            result += [Run(head, run.style)] if head else []
            result.append(mark)
            result += [Run(tail, run.style)] if tail else []
            done = True
        else:
            result.append(run)
        position = end
    return result if done else [*result, mark]
