"""Sound that is sent while it is made, decoded again."""

import io
from collections.abc import Iterator

import av
import numpy as np
import pytest

from kreyol_desktop.core.errors import EncodingError
from kreyol_desktop.core.speech import Clip, StreamFormat, Utterance
from kreyol_desktop.engines.speech.encoding.sound_stream import PCM_RATE_HZ, sound_stream

RATE_HZ = 16_000
CLIP_S = 1.5
PAUSE_MS = 500
COUNT = 4


def tone(rate_hz: int = RATE_HZ) -> Clip:
    times = np.arange(round(CLIP_S * rate_hz)) / rate_hz
    return Clip((np.sin(times * 440 * 2 * np.pi) * 9000).astype("<i2").tobytes(), rate_hz)


def clips() -> Iterator[tuple[Utterance, Clip]]:
    for number in range(COUNT):
        yield Utterance(number, "fraz", PAUSE_MS), tone()


def decoded_s(data: bytes) -> float:
    with av.open(io.BytesIO(data)) as container:
        (stream,) = container.streams.audio
        samples = sum(frame.samples for frame in container.decode(stream))
        return float(samples / stream.rate)


WHOLE_S = COUNT * (CLIP_S + PAUSE_MS / 1000)


@pytest.mark.parametrize("audio_format", [f for f in StreamFormat if f is not StreamFormat.PCM])
@pytest.mark.parametrize("pace", [0.5, 1.0, 2.0])
def test_a_stream_plays_as_long_as_its_clips(audio_format: StreamFormat, pace: float) -> None:
    data = b"".join(sound_stream(clips(), audio_format, pace))
    assert decoded_s(data) == pytest.approx(WHOLE_S / pace, rel=0.05)


def test_raw_sound_has_24000_samples_a_second() -> None:
    data = b"".join(sound_stream(clips(), StreamFormat.PCM, 1.0))
    assert len(data) / 2 / PCM_RATE_HZ == pytest.approx(WHOLE_S, rel=0.01)


@pytest.mark.parametrize("audio_format", StreamFormat)
def test_every_clip_is_heard_before_the_next_is_asked_for(audio_format: StreamFormat) -> None:
    asked: list[int] = []

    def watched() -> Iterator[tuple[Utterance, Clip]]:
        for utterance, clip in clips():
            asked.append(utterance.segment)
            yield utterance, clip

    made = [(len(piece), len(asked)) for piece in sound_stream(watched(), audio_format, 1.0)]
    # one piece for each clip, and what the encoder had held back
    assert [count for _, count in made] == [1, 2, 3, 4, 4]
    assert all(size > 500 for size, _ in made[:COUNT])


def test_adts_needs_no_container() -> None:
    data = b"".join(sound_stream(clips(), StreamFormat.AAC, 1.0))
    assert data[0] == 0xFF
    assert data[1] & 0xF6 == 0xF0


def test_no_clips_make_no_sound() -> None:
    assert list(sound_stream(iter(()), StreamFormat.MP3, 1.0)) == []


def test_what_cannot_be_encoded_is_an_encoding_error() -> None:
    broken = [(Utterance(0, "fraz"), Clip(b"\x00\x01\x02", RATE_HZ))]
    with pytest.raises(EncodingError):
        list(sound_stream(broken, StreamFormat.MP3, 1.0))
