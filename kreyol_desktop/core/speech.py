"""Values of speech: voice settings, clips and the timeline of an audiobook."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

MIN_SPEED = 0.5
MAX_SPEED = 2.0


class AudioFormat(StrEnum):
    MP3 = "mp3"
    M4B = "m4b"
    OPUS = "opus"
    FLAC = "flac"
    WAV = "wav"


class StreamFormat(StrEnum):
    """What sound can be sent in while it is still being spoken."""

    MP3 = "mp3"
    OPUS = "opus"
    AAC = "aac"
    FLAC = "flac"
    WAV = "wav"
    PCM = "pcm"


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    """How text is spoken.

    ``voice`` is a voice id, "" the default one; ``speed`` lies in 0.5..2.0 (pitch kept); pauses are
    milliseconds of silence after a unit; ``loudness_lufs`` is the EBU R128 target, None leaves the
    level alone.
    """

    voice: str = ""
    speed: float = 1.0
    sentence_pause_ms: int = 300
    paragraph_pause_ms: int = 700
    heading_pause_ms: int = 900
    chapter_pause_ms: int = 2000
    loudness_lufs: float | None = -19.0


@dataclass(frozen=True, slots=True)
class AudioOptions:
    """What the audio files look like.

    ``per_chapter`` writes one file per chapter; ``low_bitrate`` is the preset for phone messaging;
    ``part_limit_bytes`` splits the audio into parts no larger than that (0: no limit).
    """

    format: AudioFormat = AudioFormat.MP3
    per_chapter: bool = False
    low_bitrate: bool = False
    part_limit_bytes: int = 0


@dataclass(frozen=True, slots=True)
class WordTime:
    """A spoken word: character range in the segment's text, sample range in its clip."""

    start_char: int
    end_char: int
    start_sample: int
    end_sample: int


@dataclass(frozen=True, slots=True)
class Clip:
    """The sound of one segment: 16-bit little-endian mono PCM."""

    pcm: bytes = field(repr=False)
    rate_hz: int
    words: tuple[WordTime, ...] = ()

    @property
    def samples(self) -> int:
        return len(self.pcm) // 2

    @property
    def seconds(self) -> float:
        return self.samples / self.rate_hz


@dataclass(frozen=True, slots=True)
class Utterance:
    """One segment to speak: its id, its text, and the silence after it in milliseconds.

    ``chapter`` is the index of the chapter to which it belongs.
    """

    segment: int
    text: str
    pause_ms: int = 0
    chapter: int = 0


@dataclass(frozen=True, slots=True)
class SegmentTime:
    """Where a segment is spoken: sample range in the whole audio, with its words inside."""

    segment: int
    start_sample: int
    end_sample: int
    words: tuple[WordTime, ...] = ()


@dataclass(frozen=True, slots=True)
class ChapterTime:
    title: str
    start_sample: int
    end_sample: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """When each segment and chapter is heard; sample-exact at ``rate_hz``."""

    rate_hz: int
    segments: Sequence[SegmentTime] = ()
    """In the order in which they are heard."""
    chapters: tuple[ChapterTime, ...] = ()
    part_starts: tuple[int, ...] = (0,)
    """The sample at which each file begins, where the audio is in several."""

    @property
    def samples(self) -> int:
        ends = [c.end_sample for c in self.chapters[-1:]] + [
            s.end_sample for s in self.segments[-1:]
        ]
        return max(ends, default=0)

    @property
    def seconds(self) -> float:
        return self.samples / self.rate_hz


@dataclass(frozen=True, slots=True)
class AudioTags:
    """Metadata of an audiobook; ``language`` is ISO 639-2, ``cover`` is a JPEG or PNG, or empty."""

    title: str = ""
    author: str = ""
    language: str = "hat"
    comment: str = ""
    cover: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class VoiceInfo:
    """An installed voice."""

    id: str
    name: str
    language: str
    rate_hz: int
    licence: str = ""
    size_bytes: int = 0
    bundled: bool = False


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """How a word is said: a respelling in Kreyòl orthography, or phonemes between slashes."""

    word: str
    say: str
