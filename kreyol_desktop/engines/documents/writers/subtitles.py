"""Subtitles: the source's own cues translated, or the sentences of the spoken document."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kreyol_desktop.core.document import Block, Run
from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.errors import TypesettingError
from kreyol_desktop.core.translated import TranslatedDocument
from kreyol_desktop.engines.documents.writers.content import target_runs, title_of
from kreyol_desktop.engines.documents.writers.times import SpokenSegment, segment_times

_LINE_LENGTH = 42
_LINES = 2
_SHORTEST_MS = 500


@dataclass(frozen=True, slots=True)
class Cue:
    """Text shown from ``start_ms`` to ``end_ms``."""

    start_ms: int
    end_ms: int
    text: str


def write_srt(translated: TranslatedDocument, target: Path, options: WriteOptions) -> None:
    """Write SubRip."""
    _save(_srt(_cues(translated)), target, options)


def write_vtt(translated: TranslatedDocument, target: Path, options: WriteOptions) -> None:
    """Write WebVTT."""
    _save(_vtt(_cues(translated), translated.target.bcp47), target, options)


def write_lrc(translated: TranslatedDocument, target: Path, options: WriteOptions) -> None:
    """Write LRC, as music players show lyrics: one line for each start."""
    title = " ".join(title_of(translated).replace("[", "(").replace("]", ")").split())
    head = f"[ti:{title}]\n[la:{translated.target.bcp47}]\n"
    _save(itertools.chain((head,), _lrc(_cues(translated))), target, options)


_MARKS = {"i": ("\ue000", "\ue001"), "b": ("\ue002", "\ue003"), "u": ("\ue004", "\ue005")}
"""Stand for tags until the text is folded and escaped: they are never part of a text."""
_TAGS = {
    ord(mark): tag
    for name, marks in _MARKS.items()
    for mark, tag in zip(marks, (f"<{name}>", f"</{name}>"), strict=True)
}
_NO_TAGS = dict.fromkeys(_TAGS)


def _srt(cues: Iterable[Cue]) -> Iterator[str]:
    for number, cue in enumerate(cues, start=1):
        gap = "" if number == 1 else "\n"
        times = f"{_clock(cue.start_ms, ',')} --> {_clock(cue.end_ms, ',')}"
        yield f"{gap}{number}\n{times}\n{_plain(cue.text).translate(_TAGS)}\n"


def _vtt(cues: Iterable[Cue], language: str) -> Iterator[str]:
    yield f"WEBVTT\nLanguage: {language}\n"
    for cue in cues:
        times = f"{_clock(cue.start_ms, '.')} --> {_clock(cue.end_ms, '.')}"
        yield f"\n{times}\n{_vtt_text(cue.text).translate(_TAGS)}\n"


def _lrc(cues: Iterable[Cue]) -> Iterator[str]:
    for cue in cues:
        minutes, rest = divmod(cue.start_ms, 60_000)
        seconds, ms = divmod(rest, 1000)
        yield f"[{minutes:02d}:{seconds:02d}.{ms // 10:02d}]{' '.join(cue.text.translate(_NO_TAGS).split())}\n"


def _cues(translated: TranslatedDocument) -> Iterator[Cue]:
    """The cues one by one: a long book has tens of thousands. Raise TypesettingError for none."""
    for cues in (_source_cues(translated), _spoken_cues(translated)):
        first = next(cues, None)
        if first is not None:
            return itertools.chain((first,), cues)
    raise TypesettingError(
        "Subtitles need times: this document has no cues and was not spoken.",
        hint="Ask for audio too, or choose another format.",
    )


def _source_cues(translated: TranslatedDocument) -> Iterator[Cue]:
    for block in translated.document.blocks:
        if block.cue is not None:
            text = "".join(map(_with_marks, target_runs(translated, block))).rstrip()
            yield Cue(block.cue.start_ms, block.cue.end_ms, _folded_like(block, text))


def _with_marks(run: Run) -> str:
    text = run.text.translate(_NO_TAGS)
    core = text.strip()
    wanted = {"i": run.style.italic, "b": run.style.bold, "u": run.style.underline}
    marks = [_MARKS[name] for name, is_on in wanted.items() if is_on and core]
    for opening, closing in marks:
        before, _, after = text.partition(core)
        core = f"{opening}{core}{closing}"
        text = f"{before}{core}{after}"
    return text


def _folded_like(block: Block, text: str) -> str:
    """Keep the line breaks of a cue that was set by hand; fold a long one that has none."""
    if "\n" in text or "\n" not in block.text:
        return text if "\n" in text else "\n".join(_fold(text, _LINE_LENGTH))
    return "\n".join(_fold(text, max(_LINE_LENGTH, len(text) // _LINES + 6)))


def _spoken_cues(translated: TranslatedDocument) -> Iterator[Cue]:
    if translated.timeline is None:
        return
    texts = {s.id: s.text for group in translated.segments.values() for s in group}
    for time in segment_times(translated.timeline):
        text = texts.get(time.segment, "")
        if text.strip():
            yield from _split(time, text)


def _split(time: SpokenSegment, text: str) -> Iterator[Cue]:
    """A long sentence as several cues of two lines, each shown while its words are heard."""
    lines = _fold(text, _LINE_LENGTH)
    screens = [lines[i : i + _LINES] for i in range(0, len(lines), _LINES)]
    total = sum(len(line) for line in lines) or 1
    duration = max(time.end_ms - time.start_ms, _SHORTEST_MS)
    shown = 0
    for screen in screens:
        start = time.start_ms + duration * shown // total
        shown += sum(len(line) for line in screen)
        yield Cue(start, time.start_ms + duration * shown // total, "\n".join(screen))


def _fold(text: str, length: int) -> list[str]:
    """Lines of at most ``length`` characters, as equal as words allow."""
    words = text.split()
    whole = " ".join(words)
    count = -(-len(whole) // length)
    if count <= 1:
        return [whole] if whole else []
    wanted = min(length, len(whole) // count + _longest(words) // 2)
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= wanted:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines


def _longest(words: Sequence[str]) -> int:
    return max(map(len, words), default=0)


def _clock(ms: int, mark: str) -> str:
    hours, rest = divmod(max(0, ms), 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    seconds, rest = divmod(rest, 1000)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}{mark}{rest:03d}"


def _plain(text: str) -> str:
    """Cue text without blank lines, which would end the cue."""
    return "\n".join(line for line in text.splitlines() if line.strip()) or "…"


def _vtt_text(text: str) -> str:
    escaped = _plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("-->", "--&gt;")


def _save(pieces: Iterable[str], target: Path, options: WriteOptions) -> None:
    if options.on_page is not None:
        options.on_page(1, 1)
    with target.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(pieces)
