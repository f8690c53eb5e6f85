"""Codecs and bit rates for spoken audio."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kreyol_desktop.core.speech import AudioFormat


@dataclass(frozen=True, slots=True)
class Profile:
    """How a format is written.

    ``container`` and ``codec`` are FFmpeg names; ``rates_hz`` the sample rates that the codec takes.
    ``bit_rate`` and ``low_bit_rate`` are bits a second for mono speech; 0 for lossless formats, which
    have no low preset. ``frame_bytes`` is the container's cost of one frame of ``frame_samples``.
    ``chapters_in_container``: FFmpeg's muxer writes them; elsewhere they are tags.
    ``encoder_options`` are FFmpeg's own for the codec.
    """

    container: str
    codec: str
    bit_rate: int = 0
    low_bit_rate: int = 0
    rates_hz: tuple[int, ...] = ()
    frame_samples: int = 0
    frame_bytes: int = 0
    chapters_in_container: bool = False
    encoder_options: Mapping[str, str] = field(default_factory=dict)

    def rate(self, rate_hz: int) -> int:
        """The lowest rate of the codec that loses nothing, else its highest."""
        fitting = [rate for rate in sorted(self.rates_hz) if rate >= rate_hz]
        return fitting[0] if fitting else max(self.rates_hz)


PROFILES: Mapping[AudioFormat, Profile] = {
    AudioFormat.MP3: Profile(
        "mp3",
        "libmp3lame",
        48_000,
        24_000,
        (8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000),
        576,
        0,
        # Level 7 takes five eighths of the time of the usual 5, half of a whole job; two minutes of
        # the bundled voice come out no worse (48 kbit/s: signal to noise 23.9 and 23.6 dB by segment,
        # log-spectral distance 8.2 dB both; 24 kbit/s: 22.3 and 21.0, 14.5 and 14.3).
        encoder_options={"compression_level": "7"},
    ),
    AudioFormat.M4B: Profile(
        "ipod",
        "aac",
        48_000,
        24_000,
        (8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000),
        1024,
        16,
        chapters_in_container=True,
    ),
    AudioFormat.OPUS: Profile(
        "ogg",
        "libopus",
        32_000,
        16_000,
        (8000, 12000, 16000, 24000, 48000),
        960,
        4,
        encoder_options={"application": "audio"},
    ),
    AudioFormat.FLAC: Profile("flac", "flac"),
    AudioFormat.WAV: Profile("wav", "pcm_s16le"),
}
