"""Sound in bytes that can be played while the rest is still being spoken.

Nothing is ever sought back to: lengths that only the end would tell are left open, as each format
allows. AAC comes as ADTS, which needs no container.
"""

import io
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any, Protocol

import av
import numpy as np

from kreyol_desktop.core.errors import EncodingError
from kreyol_desktop.core.speech import AudioFormat, Clip, StreamFormat, Utterance
from kreyol_desktop.engines.speech.encoding.profiles import PROFILES, Profile
from kreyol_desktop.engines.speech.time_stretch import stretch

PCM_RATE_HZ = 24_000
"""Of raw sound: what OpenAI's clients play."""
_FLUSHED = {"flush_packets": "1"}
_OPEN_LENGTH = 0xFFFFFFFF


class Encoder(Protocol):
    """Bytes of one format, a stretch of 16-bit mono PCM at a time."""

    def encode(self, pcm: bytes) -> bytes: ...

    def finish(self) -> bytes:
        """What is still held back."""
        ...


def sound_stream(
    clips: Iterable[tuple[Utterance, Clip]], audio_format: StreamFormat, pace: float
) -> Iterator[bytes]:
    """Clips and the pauses after them as they come, at ``pace`` times their speed (0.5..2.0).

    All clips have the rate of the first. Raise EncodingError.
    """
    encoder: Encoder | None = None
    rate_hz = 0
    try:
        for utterance, clip in clips:
            if encoder is None:
                rate_hz, encoder = clip.rate_hz, _encoder(audio_format, clip.rate_hz)
            silence = bytes(2 * round(utterance.pause_ms * rate_hz / 1000 / pace))
            yield encoder.encode(stretch(clip.pcm, rate_hz, pace) + silence)
        if encoder is not None:
            yield encoder.finish()
    except (av.error.FFmpegError, ValueError) as error:
        raise EncodingError("The sound could not be encoded.", reason=str(error)[:200]) from error


def _encoder(audio_format: StreamFormat, rate_hz: int) -> Encoder:
    if audio_format is StreamFormat.PCM:
        return _Raw(rate_hz)
    if audio_format is StreamFormat.WAV:
        return _Wav(rate_hz)
    return _Compressed(_COMPRESSED[audio_format], rate_hz)


class _Raw:
    """Samples and nothing else, at PCM_RATE_HZ."""

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz

    def encode(self, pcm: bytes) -> bytes:
        return _resampled(pcm, self._rate_hz, PCM_RATE_HZ)

    def finish(self) -> bytes:
        return b""


class _Wav:
    """Samples behind a header that leaves the length open."""

    def __init__(self, rate_hz: int) -> None:
        form = struct.pack("<HHIIHH", 1, 1, rate_hz, rate_hz * 2, 2, 16)
        self._head = (
            b"RIFF" + struct.pack("<I", _OPEN_LENGTH) + b"WAVE"
            b"fmt " + struct.pack("<I", len(form)) + form + b"data" + struct.pack("<I", _OPEN_LENGTH)
        )  # fmt: skip

    def encode(self, pcm: bytes) -> bytes:
        head, self._head = self._head, b""
        return head + pcm

    def finish(self) -> bytes:
        return b""


class _Outlet(io.RawIOBase):
    """Where a muxer writes; it cannot go back."""

    def __init__(self) -> None:
        super().__init__()
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def write(self, data: Any) -> int:
        self._held += data
        return len(data)

    def taken(self) -> bytes:
        """What was written since the last call."""
        taken, self._held = bytes(self._held), bytearray()
        return taken


class _Compressed:
    """MP3, AAC, Opus and FLAC through FFmpeg's libraries."""

    def __init__(self, profile: Profile, rate_hz: int) -> None:
        self._outlet = _Outlet()
        self._rate_hz = rate_hz
        self._container: Any = av.open(
            self._outlet, "w", format=profile.container, container_options=_FLUSHED
        )
        self._stream = _add_stream(self._container, profile, rate_hz)
        self._samples = 0

    def encode(self, pcm: bytes) -> bytes:
        samples = np.frombuffer(pcm, "<i2").astype(np.int16)
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate, frame.pts = self._rate_hz, self._samples
        frame.time_base = Fraction(1, self._rate_hz)
        self._samples += samples.size
        self._mux(frame)
        return self._outlet.taken()

    def finish(self) -> bytes:
        self._mux(None)
        self._container.close()
        return self._outlet.taken()

    def _mux(self, frame: Any) -> None:
        for packet in self._stream.encode(frame):
            self._container.mux(packet)


def _add_stream(container: Any, profile: Profile, rate_hz: int) -> Any:
    rate = profile.rate(rate_hz) if profile.rates_hz else rate_hz
    stream = container.add_stream(profile.codec, rate=rate)
    stream.layout = "mono"
    if profile.bit_rate:
        stream.bit_rate = profile.bit_rate
    return stream


_COMPRESSED: Mapping[StreamFormat, Profile] = {
    StreamFormat.MP3: PROFILES[AudioFormat.MP3],
    StreamFormat.OPUS: PROFILES[AudioFormat.OPUS],
    StreamFormat.AAC: replace(PROFILES[AudioFormat.M4B], container="adts"),
    StreamFormat.FLAC: PROFILES[AudioFormat.FLAC],
}


def _resampled(pcm: bytes, rate_hz: int, wanted_hz: int) -> bytes:
    if rate_hz == wanted_hz:
        return pcm
    samples = np.frombuffer(pcm, dtype="<i2").astype(np.float64)
    # The voices are at or below 22.05 kHz: going up needs no low-pass filter first.
    positions = np.arange(samples.size * wanted_hz // rate_hz) * (rate_hz / wanted_hz)
    moved = np.interp(positions, np.arange(samples.size), samples)
    return bytes(np.rint(moved).astype("<i2").tobytes())
