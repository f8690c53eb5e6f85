"""Streaming writers of one audio file each: PCM in, file out, memory constant."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, Protocol

import av
import numpy as np
import soundfile

from kreyol_desktop.core.speech import AudioFormat, AudioOptions, ChapterTime
from kreyol_desktop.engines.speech.encoding.output_file import OutputFile
from kreyol_desktop.engines.speech.encoding.profiles import PROFILES, Profile

_SLICE_SAMPLES = 1 << 16
_ENCODER_HOLDS_BYTES = 16 * 1024
"""What an encoder may still keep in memory after a flush: a block or two."""


class AudioWriter(Protocol):
    """Writes 16-bit mono PCM to a file."""

    @property
    def written_bytes(self) -> int:
        """About how large the file is now."""
        ...

    def bytes_for(self, samples: int) -> int:
        """At most how many bytes ``samples`` more will add."""
        ...

    def write(self, pcm: bytes) -> None:
        """Append sound. Raise OSError when the file can't be written."""
        ...

    def mark_chapters(self, chapters: Sequence[ChapterTime]) -> None:
        """Tell the chapters before the end, for containers that write them themselves."""
        ...

    def close(self) -> None:
        """Complete the file. Raise OSError when it can't be written."""
        ...

    def abandon(self) -> None:
        """Let go of the file, complete or not."""
        ...


def open_writer(
    path: Path, rate_hz: int, options: AudioOptions, language: str = "hat"
) -> AudioWriter:
    """A writer for the format of ``options``; the file is complete after ``close``.

    ``language`` is ISO 639-2; formats that keep it elsewhere get it with their tags.
    """
    if PROFILES[options.format].bit_rate:
        return LossyWriter(path, rate_hz, options, language)
    return LosslessWriter(path, rate_hz, options.format)


class LossyWriter:
    """MP3, AAC and Opus through FFmpeg's libraries."""

    def __init__(
        self, path: Path, rate_hz: int, options: AudioOptions, language: str = "hat"
    ) -> None:
        profile = PROFILES[options.format]
        self._profile = profile
        self._rate_hz = rate_hz
        self._bit_rate = profile.low_bit_rate if options.low_bitrate else profile.bit_rate
        self._file = OutputFile(path)
        self._container = av.open(self._file, "w", format=profile.container)
        self._stream = _add_stream(self._container, profile, rate_hz, self._bit_rate)
        self._stream.metadata["language"] = language
        self._samples = 0
        self._bytes = 0

    @property
    def written_bytes(self) -> int:
        frames = self._samples // max(1, self._profile.frame_samples) + 1
        nominal = self._samples * self._bit_rate // (8 * self._rate_hz)
        return max(self._bytes, nominal) + frames * self._profile.frame_bytes

    def bytes_for(self, samples: int) -> int:
        frames = samples // self._profile.frame_samples + 2
        return samples * self._bit_rate * 11 // (80 * self._rate_hz) + frames * (
            self._profile.frame_bytes + 1
        )

    def write(self, pcm: bytes) -> None:
        samples = np.frombuffer(pcm, "<i2")
        for start in range(0, samples.size, _SLICE_SAMPLES):
            piece = samples[start : start + _SLICE_SAMPLES].astype(np.int16)
            frame = av.AudioFrame.from_ndarray(piece.reshape(1, -1), format="s16", layout="mono")
            frame.sample_rate = self._rate_hz
            frame.time_base = Fraction(1, self._rate_hz)
            frame.pts = self._samples
            self._samples += piece.size
            self._mux(frame)
        self._file.check()

    def mark_chapters(self, chapters: Sequence[ChapterTime]) -> None:
        if self._profile.chapters_in_container:
            self._container.set_chapters(
                [_av_chapter(number, c, self._rate_hz) for number, c in enumerate(chapters)]
            )

    def close(self) -> None:
        if self._samples:
            self._mux(None)
        self._container.close()
        self._file.check()
        self._file.close()

    def abandon(self) -> None:
        self._container.close()
        self._file.close()

    def _mux(self, frame: Any) -> None:
        for packet in self._stream.encode(frame):
            self._bytes += packet.size
            self._container.mux(packet)


def _add_stream(container: Any, profile: Profile, rate_hz: int, bit_rate: int) -> Any:
    rate, options = profile.rate(rate_hz), dict(profile.encoder_options)
    stream = container.add_stream(profile.codec, rate=rate, options=options)
    stream.bit_rate = bit_rate
    stream.layout = "mono"
    return stream


def _av_chapter(number: int, chapter: ChapterTime, rate_hz: int) -> Any:
    return {
        "id": number,
        "start": chapter.start_sample,
        "end": chapter.end_sample,
        "time_base": Fraction(1, rate_hz),
        "metadata": {"title": chapter.title},
    }


class LosslessWriter:
    """FLAC and WAV through libsndfile."""

    def __init__(self, path: Path, rate_hz: int, audio_format: AudioFormat) -> None:
        self._file = OutputFile(path)
        self._sound = soundfile.SoundFile(
            self._file,
            "w",
            samplerate=rate_hz,
            channels=1,
            subtype="PCM_16",
            format=audio_format.value.upper(),
        )

    @property
    def written_bytes(self) -> int:
        return self._file.size + _ENCODER_HOLDS_BYTES

    def bytes_for(self, samples: int) -> int:
        return 2 * samples + samples // 1024 + 64

    def write(self, pcm: bytes) -> None:
        self._sound.write(np.frombuffer(pcm, "<i2"))
        self._file.check()

    def mark_chapters(self, chapters: Sequence[ChapterTime]) -> None:
        """Nothing yet: chapters of these formats are tags."""

    def close(self) -> None:
        self._sound.close()
        self._file.check()
        self._file.close()

    def abandon(self) -> None:
        self._sound.close()
        self._file.close()
