"""Audiobooks in every format, read back."""

import base64
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import av
import mutagen.flac
import mutagen.id3
import mutagen.mp4
import mutagen.oggopus
import mutagen.wave
import numpy as np
import pytest

from kreyol_desktop.core.errors import (
    AccessDeniedError,
    DiskFullError,
    EmptyInputError,
    EncodingError,
    InvalidRequestError,
)
from kreyol_desktop.core.speech import (
    AudioFormat,
    AudioOptions,
    AudioTags,
    ChapterTime,
    Clip,
    Utterance,
    VoiceSettings,
    WordTime,
)
from kreyol_desktop.engines.speech.encoding import tagging, writers
from kreyol_desktop.engines.speech.encoding.profiles import PROFILES
from kreyol_desktop.engines.speech.encoding.renderer import Renderer
from tests.engines.speech.conftest import ROOT

RATE = 16000
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////"
    "////////////////2wBDAf//////////////////////////////////////////////////////////////////////////////////"
    "////wAARCAABAAEDASIAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAUAQEAAAAAAAAAAAAA"
    "AAAAAAAA/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AR//Z"
)
TAGS = AudioTags("Liv la", "Manman Pòl", "hat", "Tradiksyon otomatik", JPEG)
TITLES = ["Kòmansman", "Mitan", "Bout"]
SETTINGS = VoiceSettings(chapter_pause_ms=1000)


def _clips(
    count: int = 9, seconds: float = 1.7, rate: int = RATE
) -> Iterator[tuple[Utterance, Clip]]:
    """Tones with a little noise: three sentences a chapter."""
    noise = np.random.default_rng(1)
    for index in range(count):
        size = round(seconds * rate) + 37 * index
        tone = 0.2 * np.sin(np.arange(size) * 2 * np.pi * (180 + 20 * index) / rate)
        samples = tone + 0.01 * noise.standard_normal(size)
        pcm = (samples * 32767).astype("<i2").tobytes()
        yield Utterance(index, "x", 300, index // 3), Clip(pcm, rate, (WordTime(0, 1, 10, 20),))


def _decoded_samples(path: Path) -> float:
    """Seconds of sound that a decoder gives."""
    with av.open(str(path)) as container:
        return sum(frame.samples / frame.sample_rate for frame in container.decode(audio=0))


@pytest.mark.parametrize("audio_format", list(AudioFormat))
def test_decoded_length_equals_the_timeline(tmp_path: Path, audio_format: AudioFormat) -> None:
    target = tmp_path / f"liv.{audio_format}"
    paths, timeline = Renderer().render(
        _clips(), TITLES, target, AudioOptions(audio_format), SETTINGS, TAGS
    )
    frame_s = PROFILES[audio_format].frame_samples / RATE
    assert paths == (target,)
    assert abs(_decoded_samples(target) - timeline.seconds) <= frame_s + 1e-6


@pytest.mark.parametrize("audio_format", list(AudioFormat))
def test_voices_at_22050_hz_keep_their_length(tmp_path: Path, audio_format: AudioFormat) -> None:
    target = tmp_path / f"liv.{audio_format}"
    _, timeline = Renderer().render(
        _clips(rate=22050), TITLES, target, AudioOptions(audio_format), SETTINGS, TAGS
    )
    assert abs(_decoded_samples(target) - timeline.seconds) < 0.06


def test_the_timeline_is_sample_exact() -> None:
    clips = list(_clips())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writers, "open_writer", lambda *_: _Counting())
        patch.setattr(tagging, "write_tags", lambda *_: None)
        patch.setattr(Path, "replace", lambda *_: None)
        _, timeline = Renderer().render(
            iter(clips), TITLES, Path("liv.mp3"), AudioOptions(), SETTINGS, TAGS
        )
    position = 0
    for index, (utterance, clip) in enumerate(clips):
        time = timeline.segments[index]
        assert (time.segment, time.start_sample) == (utterance.segment, position)
        assert time.end_sample - time.start_sample == clip.samples
        assert time.words == clip.words
        last_of_chapter = index in (2, 5)
        position = time.end_sample + (RATE if last_of_chapter else 3 * RATE // 10)
    assert timeline.samples == position
    assert [c.title for c in timeline.chapters] == TITLES
    assert [c.start_sample for c in timeline.chapters] == [
        timeline.segments[i].start_sample for i in (0, 3, 6)
    ]


class _Counting:
    written_bytes = 0

    def bytes_for(self, samples: int) -> int:
        return 0

    def write(self, pcm: bytes) -> None: ...

    def mark_chapters(self, chapters: Sequence[ChapterTime]) -> None: ...

    def close(self) -> None: ...

    def abandon(self) -> None: ...


def _render(tmp_path: Path, audio_format: AudioFormat) -> tuple[Path, list[float]]:
    target = tmp_path / f"liv.{audio_format}"
    _, timeline = Renderer().render(
        _clips(), TITLES, target, AudioOptions(audio_format), SETTINGS, TAGS
    )
    return target, [c.start_sample / RATE for c in timeline.chapters]


@pytest.mark.parametrize("audio_format", [AudioFormat.MP3, AudioFormat.WAV])
def test_id3_holds_tags_cover_and_chapters(tmp_path: Path, audio_format: AudioFormat) -> None:
    path, starts = _render(tmp_path, audio_format)
    frames = (
        mutagen.id3.ID3(path) if audio_format is AudioFormat.MP3 else mutagen.wave.WAVE(path).tags
    )
    assert str(frames["TIT2"]) == "Liv la"
    assert str(frames["TPE1"]) == "Manman Pòl"
    assert str(frames["TLAN"]) == "hat"
    assert frames.getall("APIC")[0].data == JPEG
    chapters = sorted(frames.getall("CHAP"), key=lambda c: c.start_time)
    assert [str(c.sub_frames["TIT2"]) for c in chapters] == TITLES
    assert [c.start_time for c in chapters] == [round(s * 1000) for s in starts]
    assert frames.getall("CTOC")[0].child_element_ids == [c.element_id for c in chapters]


def test_mp3_tags_are_version_2_3(tmp_path: Path) -> None:
    path, _ = _render(tmp_path, AudioFormat.MP3)
    assert path.read_bytes()[:5] == b"ID3\x03\x00"


def test_m4b_holds_chapters_cover_language_and_starts_fast(tmp_path: Path) -> None:
    path, starts = _render(tmp_path, AudioFormat.M4B)
    with av.open(str(path)) as container:
        chapters = container.chapters()
        assert container.streams.audio[0].language == "hat"
        assert container.metadata["artist"] == "Manman Pòl"
    assert [c["metadata"]["title"] for c in chapters] == TITLES
    assert [float(c["start"] * c["time_base"]) for c in chapters] == pytest.approx(
        starts, abs=0.002
    )
    assert bytes(mutagen.mp4.MP4(path)["covr"][0]) == JPEG
    data = path.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_opus_and_flac_hold_chapters_and_covers(tmp_path: Path) -> None:
    path, starts = _render(tmp_path, AudioFormat.OPUS)
    opus = mutagen.oggopus.OggOpus(path)
    flac = mutagen.flac.FLAC(_render(tmp_path, AudioFormat.FLAC)[0])
    for audio in (opus, flac):
        assert audio["title"] == ["Liv la"]
        assert audio["language"] == ["hat"]
        assert [audio[f"chapter{i:03}name"] for i in range(3)] == [[t] for t in TITLES]
        assert audio["chapter001"] == [f"00:00:{starts[1]:06.3f}"]
    picture = mutagen.flac.Picture(base64.b64decode(opus["metadata_block_picture"][0]))
    assert picture.data == JPEG == flac.pictures[0].data


def test_every_format_says_that_a_png_cover_is_one(tmp_path: Path) -> None:
    png = b"\x89PNG\r\n\x1a\n" + bytes(40)

    def rendered(audio_format: AudioFormat) -> Path:
        target = tmp_path / f"liv.{audio_format}"
        options = AudioOptions(audio_format)
        Renderer().render(_clips(), TITLES, target, options, SETTINGS, AudioTags("Liv", cover=png))
        return target

    covers = mutagen.mp4.MP4(rendered(AudioFormat.M4B))["covr"]
    assert (covers[0].imageformat, bytes(covers[0])) == (mutagen.mp4.MP4Cover.FORMAT_PNG, png)
    picture = mutagen.flac.FLAC(rendered(AudioFormat.FLAC)).pictures[0]
    opus = mutagen.oggopus.OggOpus(rendered(AudioFormat.OPUS))["metadata_block_picture"][0]
    for held in (picture, mutagen.flac.Picture(base64.b64decode(opus))):
        assert (held.mime, held.data) == ("image/png", png)
    apic = mutagen.id3.ID3(rendered(AudioFormat.MP3)).getall("APIC")[0]
    assert (apic.mime, apic.data) == ("image/png", png)


def test_300_chapters_fit_into_an_mp3(tmp_path: Path) -> None:
    def clips() -> Iterator[tuple[Utterance, Clip]]:
        for index in range(300):
            yield Utterance(index, "x", 0, index), Clip(bytes(2 * 160), RATE)

    target = tmp_path / "liv.mp3"
    Renderer().render(
        clips(), [], target, AudioOptions(), VoiceSettings(chapter_pause_ms=0), AudioTags("x")
    )
    frames = mutagen.id3.ID3(target)
    tables = {t.element_id: t.child_element_ids for t in frames.getall("CTOC")}
    assert len(frames.getall("CHAP")) == 300
    assert [len(tables[name]) for name in tables["toc"]] == [255, 45]
    assert str(frames["CHAP:chp299"].sub_frames["TIT2"]) == "Chapit 300"


@pytest.mark.parametrize("audio_format", list(AudioFormat))
def test_one_file_per_chapter_with_sane_names(tmp_path: Path, audio_format: AudioFormat) -> None:
    titles = ["Kòmansman: 1/2?", "CON", ""]
    target = tmp_path / f"liv.{audio_format}"
    paths, timeline = Renderer().render(
        _clips(), titles, target, AudioOptions(audio_format, per_chapter=True), SETTINGS, TAGS
    )
    assert [p.stem for p in paths] == [
        "liv - 01 - Kòmansman 1 2",
        "liv - 02 - _CON",
        "liv - 03 - Chapit 3",
    ]
    assert sorted(tmp_path.iterdir()) == sorted(paths)
    assert timeline.part_starts == tuple(c.start_sample for c in timeline.chapters)
    for path, chapter in zip(paths, timeline.chapters, strict=True):
        seconds = (chapter.end_sample - chapter.start_sample) / RATE
        assert abs(_decoded_samples(path) - seconds) < 0.07


@pytest.mark.parametrize("audio_format", list(AudioFormat))
def test_parts_stay_under_their_limit_and_lose_nothing(
    tmp_path: Path, audio_format: AudioFormat
) -> None:
    limit = 256 * 1024
    target = tmp_path / f"liv.{audio_format}"
    seconds = 3.0 if audio_format in (AudioFormat.FLAC, AudioFormat.WAV) else 12.0
    options = AudioOptions(audio_format, part_limit_bytes=limit)
    paths, timeline = Renderer().render(_clips(7, seconds), TITLES, target, options, SETTINGS, TAGS)
    assert len(paths) > 1
    assert all(path.stat().st_size <= limit for path in paths)
    assert paths[0].stem == "liv - pati 01"
    assert sum(map(_decoded_samples, paths)) == pytest.approx(
        timeline.seconds, abs=0.07 * len(paths)
    )
    assert len(timeline.part_starts) == len(paths)


def test_a_clip_larger_than_a_part_is_cut(tmp_path: Path) -> None:
    options = AudioOptions(AudioFormat.WAV, part_limit_bytes=256 * 1024)
    paths, timeline = Renderer().render(
        _clips(1, 30.0), ["x"], tmp_path / "liv.wav", options, SETTINGS, AudioTags("x")
    )
    assert len(paths) > 3
    assert all(path.stat().st_size <= 256 * 1024 for path in paths)
    assert sum(map(_decoded_samples, paths)) == pytest.approx(timeline.seconds)


@pytest.mark.parametrize("audio_format", [AudioFormat.MP3, AudioFormat.M4B, AudioFormat.OPUS])
def test_the_low_preset_is_smaller(tmp_path: Path, audio_format: AudioFormat) -> None:
    sizes = []
    for low in (False, True):
        target = tmp_path / f"{low}.{audio_format}"
        Renderer().render(
            _clips(6, 5.0),
            TITLES,
            target,
            AudioOptions(audio_format, low_bitrate=low),
            SETTINGS,
            AudioTags("x"),
        )
        sizes.append(target.stat().st_size)
    assert sizes[1] < 0.65 * sizes[0]


def test_no_clip_is_an_empty_input(tmp_path: Path) -> None:
    with pytest.raises(EmptyInputError):
        Renderer().render([], [], tmp_path / "x.mp3", AudioOptions(), SETTINGS, TAGS)
    assert not list(tmp_path.iterdir())


def test_tiny_parts_are_refused(tmp_path: Path) -> None:
    options = AudioOptions(part_limit_bytes=1000)
    with pytest.raises(InvalidRequestError):
        Renderer().render(_clips(), TITLES, tmp_path / "x.mp3", options, SETTINGS, TAGS)


def test_clips_of_two_rates_are_refused_and_nothing_stays(tmp_path: Path) -> None:
    clips = [*_clips(2), *_clips(1, rate=22050)]
    with pytest.raises(EncodingError):
        Renderer().render(clips, TITLES, tmp_path / "x.mp3", AudioOptions(), SETTINGS, TAGS)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("audio_format", list(AudioFormat))
def test_an_interrupted_book_leaves_nothing(tmp_path: Path, audio_format: AudioFormat) -> None:
    def failing() -> Iterator[tuple[Utterance, Clip]]:
        yield from _clips(4)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Renderer().render(
            failing(), TITLES, tmp_path / "x", AudioOptions(audio_format), SETTINGS, TAGS
        )
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("number", "expected"), [(28, DiskFullError), (13, AccessDeniedError)])
def test_disk_errors_are_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, expected: type[Exception]
) -> None:
    class Failing(_Counting):
        def write(self, pcm: bytes) -> None:
            raise OSError(number, "no")

    monkeypatch.setattr(writers, "open_writer", lambda *_: Failing())
    with pytest.raises(expected):
        Renderer().render(_clips(), TITLES, tmp_path / "x.mp3", AudioOptions(), SETTINGS, TAGS)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="limits of file sizes are a POSIX matter")
@pytest.mark.parametrize("audio_format", list(AudioFormat))
def test_a_disk_that_fills_up_at_any_moment_never_ends_the_process(
    tmp_path: Path, audio_format: AudioFormat
) -> None:
    """FFmpeg's muxers crash when they are used on after a failed write."""
    size = _render(tmp_path, audio_format)[0].stat().st_size
    folder = tmp_path / "full"
    folder.mkdir()
    limits = [size // 10, size // 2, size - 5000, size - 1500, size - 300, size - 1]
    script = f"""
import resource, signal
from pathlib import Path
from kreyol_desktop.core.errors import EncodingError
from kreyol_desktop.core.speech import AudioFormat, AudioOptions
from kreyol_desktop.engines.speech.encoding.renderer import Renderer
from tests.engines.speech.test_renderer import SETTINGS, TAGS, TITLES, _clips
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
for limit in {limits}:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        Renderer().render(_clips(), TITLES, Path({str(folder)!r}) / "x", AudioOptions(
            AudioFormat({str(audio_format)!r})), SETTINGS, TAGS)
    except EncodingError:
        print("refused")
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split() == ["refused"] * len(limits)
    assert not list(folder.iterdir())


def test_many_long_titles_fit_into_an_m4b(tmp_path: Path) -> None:
    titles = [f"Chapit {n}: {'istwa peyi a ' * 15}" for n in range(200)]

    def clips() -> Iterator[tuple[Utterance, Clip]]:
        for index in range(200):
            yield Utterance(index, "x", 0, index), Clip(bytes(2 * 1600), RATE)

    target = tmp_path / "liv.m4b"
    options, settings = AudioOptions(AudioFormat.M4B), VoiceSettings(chapter_pause_ms=0)
    Renderer().render(clips(), titles, target, options, settings, AudioTags("x" * 3000))
    with av.open(str(target)) as container:
        assert [c["metadata"]["title"] for c in container.chapters()] == [t.strip() for t in titles]


def test_a_missing_folder_is_an_encoding_error(tmp_path: Path) -> None:
    with pytest.raises(EncodingError):
        Renderer().render(
            _clips(), TITLES, tmp_path / "none" / "x.mp3", AudioOptions(), SETTINGS, TAGS
        )


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    """The window opens before a codec or a network is loaded."""
    script = (
        "import sys\n"
        "import kreyol_desktop.engines.speech.encoding.renderer\n"
        "import kreyol_desktop.engines.speech.voice_library, kreyol_desktop.engines.speech.clip_codec\n"
        "import kreyol_desktop.engines.speech.playback, kreyol_desktop.engines.speech.time_stretch\n"
        "import kreyol_desktop.services.player_service, kreyol_desktop.storage.audio_cache\n"
        "heavy = {'numpy', 'av', 'soundfile', 'mutagen', 'onnxruntime', 'sounddevice', 'piper'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
