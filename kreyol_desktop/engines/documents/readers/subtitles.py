"""The reader of subtitles (SRT, WebVTT): one block for each cue."""

import re
from dataclasses import replace
from pathlib import Path

from kreyol_desktop.core.document import CueTime, Document, Role, Run, Style
from kreyol_desktop.core.document_io import ReadOptions
from kreyol_desktop.core.errors import CorruptError, EmptyInputError
from kreyol_desktop.engines.documents.readers.block_list import BlockList
from kreyol_desktop.engines.documents.readers.encoding import text_of
from kreyol_desktop.engines.documents.sniffing import VTT

_TAG = re.compile(r"\{[^}]*\}")
_SWITCHES = {
    name: re.compile(rf"\\{letter}([01])(?!\d)")
    for name, letter in (("italic", "i"), ("bold", "b"), ("underline", "u"))
}
_VTT_TAG = re.compile(r"</?(?:c|v|lang|ruby|rt)(?:[. ][^>]*)?>|<\d[\d:.]*>")


def read_subtitles(path: Path, options: ReadOptions, media_type: str) -> Document:
    """Read cues with their times. Raises EmptyInputError or CorruptError."""
    import pysubs2  # only when subtitles are read

    text = text_of(path)
    if media_type == VTT:
        text = _VTT_TAG.sub("", text)
    try:
        cues = pysubs2.SSAFile.from_string(text, format_="vtt" if media_type == VTT else "srt")
    except (pysubs2.Pysubs2Error, ValueError, IndexError) as error:
        raise CorruptError("The subtitles cannot be read.", hint="Check the file.") from error
    blocks = BlockList()
    for cue in sorted((cue for cue in cues if not cue.is_comment), key=lambda cue: cue.start):
        time = CueTime(max(cue.start, 0), max(cue.end, cue.start, 0))
        blocks.add(Role.CUE, _runs(cue.text), cue=time)
    if not blocks.blocks:
        raise EmptyInputError("The file has no subtitles.", hint="Choose another file.")
    if options.on_page is not None:
        options.on_page(1, 1)
    return Document(path, media_type, tuple(blocks.blocks))


def _runs(text: str) -> tuple[Run, ...]:
    """Runs of a cue in the form that pysubs2 keeps it: ``{\\i1}so{\\i0}\\Nthis``."""
    runs: list[Run] = []
    style = Style()
    at = 0
    for tag in _TAG.finditer(text):
        runs.append(Run(_plain(text[at : tag.start()]), style))
        style = _changed(style, tag.group())
        at = tag.end()
    runs.append(Run(_plain(text[at:]), style))
    return tuple(run for run in runs if run.text)


def _plain(text: str) -> str:
    return text.replace("\\N", "\n").replace("\\n", "\n").replace("\\h", " ")


def _changed(style: Style, tag: str) -> Style:
    found = {name: switch.search(tag) for name, switch in _SWITCHES.items()}
    changes = {name: match.group(1) == "1" for name, match in found.items() if match}
    return replace(style, **changes)  # type: ignore[arg-type] # names are Style's
