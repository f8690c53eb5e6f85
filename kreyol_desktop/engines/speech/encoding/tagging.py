"""Titles, covers and chapters in finished audio files."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mutagen.flac
import mutagen.id3
import mutagen.mp3
import mutagen.mp4
import mutagen.oggopus
import mutagen.wave

from kreyol_desktop.core.speech import AudioFormat, AudioTags, ChapterTime
from kreyol_desktop.engines.speech.encoding.faststart import move_index_to_front

_GENRE = "Audiobook"
_TOC_ENTRIES = 255
"""A CTOC frame counts its entries in one byte."""
_NO_OFFSET = 0xFFFFFFFF
_PNG = b"\x89PNG\r\n"
_M4B_ATOMS = {
    "title": "\xa9nam",
    "album": "\xa9alb",
    "artist": "\xa9ART",
    "genre": "\xa9gen",
    "comment": "\xa9cmt",
}
_UTF16 = mutagen.id3.Encoding.UTF16


@dataclass(frozen=True, slots=True)
class PartTags:
    """What one file says of itself. ``track`` counts from 1; 0 for a single file."""

    tags: AudioTags
    chapters: tuple[ChapterTime, ...]
    rate_hz: int
    title: str
    track: int = 0

    def milliseconds(self, sample: int) -> int:
        """A sample as milliseconds of this file."""
        return round(sample * 1000 / self.rate_hz)


def write_tags(path: Path, audio_format: AudioFormat, part: PartTags) -> None:
    """Add tags and chapters to a finished file; it is rewritten in place."""
    if audio_format is AudioFormat.MP3:
        _tag_mp3(path, part)
    elif audio_format is AudioFormat.WAV:
        _tag_wav(path, part)
    elif audio_format is AudioFormat.M4B:
        _tag_m4b(path, part)
    elif audio_format is AudioFormat.OPUS:
        _tag_vorbis(mutagen.oggopus.OggOpus(path), part)
    else:
        _tag_flac(path, part)


def _tag_mp3(path: Path, part: PartTags) -> None:
    _id3_frames(mutagen.id3.ID3(), part).save(path, v2_version=3, v1=0)


def _tag_wav(path: Path, part: PartTags) -> None:
    audio = mutagen.wave.WAVE(path)
    audio.add_tags()
    _id3_frames(audio.tags, part)
    audio.save(v2_version=3)


def _id3_frames(frames: Any, part: PartTags) -> Any:
    tags = part.tags
    id3 = mutagen.id3
    frames.add(id3.TIT2(encoding=_UTF16, text=part.title))
    frames.add(id3.TALB(encoding=_UTF16, text=tags.title or part.title))
    frames.add(id3.TCON(encoding=_UTF16, text=_GENRE))
    frames.add(id3.TLAN(encoding=0, text=tags.language))
    if tags.author:
        frames.add(id3.TPE1(encoding=_UTF16, text=tags.author))
    if tags.comment:
        frames.add(id3.COMM(encoding=_UTF16, lang=tags.language, desc="", text=tags.comment))
    if part.track:
        frames.add(id3.TRCK(encoding=0, text=str(part.track)))
    if tags.cover:
        frames.add(id3.APIC(encoding=0, mime=_mime(tags.cover), type=3, desc="", data=tags.cover))
    _id3_chapters(frames, part)
    return frames


def _id3_chapters(frames: Any, part: PartTags) -> None:
    """CHAP and CTOC frames (ID3v2 Chapter Frame Addendum 1.0), nested when over 255."""
    id3 = mutagen.id3
    names = []
    for index, chapter in enumerate(part.chapters):
        names.append(f"chp{index}")
        frames.add(
            id3.CHAP(
                element_id=names[-1],
                start_time=part.milliseconds(chapter.start_sample),
                end_time=part.milliseconds(chapter.end_sample),
                start_offset=_NO_OFFSET,
                end_offset=_NO_OFFSET,
                sub_frames=[id3.TIT2(encoding=_UTF16, text=chapter.title)],
            )
        )
    groups = [names[i : i + _TOC_ENTRIES] for i in range(0, len(names), _TOC_ENTRIES)]
    if len(groups) > 1:
        for index, group in enumerate(groups):
            frames.add(_toc(f"toc{index + 1}", id3.CTOCFlags.ORDERED, group))
        groups = [[f"toc{index + 1}" for index in range(len(groups))]]
    for group in groups:
        frames.add(_toc("toc", id3.CTOCFlags.TOP_LEVEL | id3.CTOCFlags.ORDERED, group))


def _toc(name: str, flags: Any, children: Sequence[str]) -> Any:
    return mutagen.id3.CTOC(
        element_id=name, flags=flags, child_element_ids=list(children), sub_frames=[]
    )


def _tag_m4b(path: Path, part: PartTags) -> None:
    """Tags in iTunes' atoms; the chapters were written by the muxer."""
    audio = mutagen.mp4.MP4(path)
    for name, value in _plain_tags(part).items():
        audio[_M4B_ATOMS[name]] = value
    audio["stik"] = [2]  # iTunes media kind: audiobook
    if part.track:
        audio["trkn"] = [(part.track, 0)]
    if part.tags.cover:
        audio["covr"] = [_m4b_cover(part.tags.cover)]
    audio.save()
    move_index_to_front(path)


def _m4b_cover(data: bytes) -> Any:
    kinds: Any = mutagen.mp4.MP4Cover
    is_png = data.startswith(_PNG)
    return kinds(data, kinds.FORMAT_PNG if is_png else kinds.FORMAT_JPEG)


def _plain_tags(part: PartTags) -> dict[str, str]:
    tags = {
        "title": part.title,
        "album": part.tags.title or part.title,
        "artist": part.tags.author,
        "genre": _GENRE,
        "comment": part.tags.comment,
    }
    return {name: value for name, value in tags.items() if value}


def _tag_vorbis(audio: Any, part: PartTags) -> None:
    """Vorbis comments; chapters as CHAPTERnnn, the common extension."""
    for name, value in {**_plain_tags(part), "language": part.tags.language}.items():
        audio[name] = value
    if part.track:
        audio["tracknumber"] = str(part.track)
    for index, chapter in enumerate(part.chapters):
        audio[f"CHAPTER{index:03}"] = _clock(part.milliseconds(chapter.start_sample))
        audio[f"CHAPTER{index:03}NAME"] = chapter.title
    if part.tags.cover and not isinstance(audio, mutagen.flac.FLAC):
        picture = base64.b64encode(_picture(part.tags.cover).write())
        audio["metadata_block_picture"] = picture.decode("ascii")
    audio.save()


def _tag_flac(path: Path, part: PartTags) -> None:
    audio = mutagen.flac.FLAC(path)
    if part.tags.cover:
        audio.add_picture(_picture(part.tags.cover))
    _tag_vorbis(audio, part)


def _mime(cover: bytes) -> str:
    return "image/png" if cover.startswith(_PNG) else "image/jpeg"


def _picture(cover: bytes) -> mutagen.flac.Picture:
    picture = mutagen.flac.Picture()
    picture.type, picture.mime, picture.data = 3, _mime(cover), cover
    return picture


def _clock(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{rest:03}"
