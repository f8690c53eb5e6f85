"""The loudspeaker where there is none, and where there is one."""

import ctypes.util
import sys
import types
from pathlib import Path

import numpy as np
import pytest

from kreyol_desktop.core.errors import AudioDeviceError
from kreyol_desktop.engines.speech.playback import SoundDeviceSink, alsa_is_configured
from kreyol_desktop.engines.speech.time_stretch import stretch
from tests.playback_library import forget_sounddevice


class PortAudioError(Exception):
    pass


class Stream:
    latency = 0.05

    def __init__(self, **settings: object) -> None:
        self.settings = settings
        self.calls: list[str] = []
        self.gone = False

    def _do(self, name: str) -> None:
        self.calls.append(name)
        if self.gone:
            raise PortAudioError("unplugged")

    def start(self) -> None:
        self._do("start")

    def abort(self) -> None:
        self._do("abort")

    def write(self, pcm: bytes) -> None:
        self._do(f"write {len(pcm)}")

    def close(self) -> None:
        self._do("close")


@pytest.fixture
def streams(monkeypatch: pytest.MonkeyPatch) -> list[Stream]:
    """A PortAudio with one device."""
    opened: list[Stream] = []

    def open_stream(**settings: object) -> Stream:
        opened.append(Stream(**settings))
        return opened[-1]

    module = types.ModuleType("sounddevice")
    module.RawOutputStream = open_stream  # type: ignore[attr-defined] # a module made by hand
    module.query_devices = lambda kind: {"name": kind}  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sounddevice", module)
    return opened


def test_sound_reaches_the_device(streams: list[Stream]) -> None:
    sink = SoundDeviceSink()
    assert sink.is_available
    sink.open(16000)
    sink.open(16000)
    sink.write(bytes(100))
    assert sink.drop() == 800
    sink.close()
    assert len(streams) == 1
    assert streams[0].settings["samplerate"] == 16000
    assert streams[0].calls == ["start", "write 100", "abort", "start", "close"]


def test_another_rate_opens_anew(streams: list[Stream]) -> None:
    sink = SoundDeviceSink()
    sink.open(16000)
    sink.open(22050)
    assert [s.settings["samplerate"] for s in streams] == [16000, 22050]
    assert streams[0].calls[-1] == "close"


@pytest.mark.parametrize("act", ["write", "drop"])
def test_an_unplugged_device_is_told_and_can_come_back(streams: list[Stream], act: str) -> None:
    sink = SoundDeviceSink()
    sink.open(16000)
    streams[0].gone = True
    with pytest.raises(AudioDeviceError):
        sink.write(b"ab") if act == "write" else sink.drop()
    sink.open(16000)
    sink.write(b"ab")
    assert streams[1].calls == ["start", "write 2"]


def test_nothing_can_be_written_to_a_closed_sink(streams: list[Stream]) -> None:
    sink = SoundDeviceSink()
    with pytest.raises(AudioDeviceError):
        sink.write(b"ab")
    assert sink.drop() == 0
    sink.close()
    assert not streams


@pytest.fixture
def sounddevice_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    forget_sounddevice(monkeypatch)


@pytest.mark.usefixtures("sounddevice_not_loaded")
def test_a_computer_without_portaudio_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes.util, "find_library", lambda name: None)
    sink = SoundDeviceSink()
    assert not sink.is_available
    with pytest.raises(AudioDeviceError) as caught:
        sink.open(16000)
    assert caught.value.hint
    with pytest.raises(AudioDeviceError):
        sink.library_version()


def test_a_build_without_sounddevice_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    sink = SoundDeviceSink()
    assert not sink.is_available
    with pytest.raises(AudioDeviceError):
        sink.open(16000)


def test_a_computer_without_devices_says_so(
    streams: list[Stream], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_device(**_: object) -> object:
        raise PortAudioError("no default device")

    monkeypatch.setattr(sys.modules["sounddevice"], "RawOutputStream", no_device)
    monkeypatch.setattr(sys.modules["sounddevice"], "query_devices", no_device)
    sink = SoundDeviceSink()
    assert not sink.is_available
    with pytest.raises(AudioDeviceError):
        sink.open(16000)


@pytest.mark.usefixtures("sounddevice_not_loaded")
def test_a_packaged_portaudio_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[str | None] = []
    (tmp_path / "alsa.conf").touch()
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(tmp_path / "alsa.conf"))
    (tmp_path / "sounddevice.py").write_text(
        "import ctypes.util\nfound = ctypes.util.find_library('portaudio')\n"
        "def query_devices(kind): raise ValueError(found)\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    original = ctypes.util.find_library
    sink = SoundDeviceSink(tmp_path / "libportaudio.so.2")
    assert not sink.is_available
    asked.append(sys.modules["sounddevice"].found)
    assert asked == [str(tmp_path / "libportaudio.so.2")]
    assert ctypes.util.find_library is original


@pytest.mark.usefixtures("sounddevice_not_loaded")
def test_a_packaged_portaudio_is_left_alone_where_it_would_end_the_process(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(tmp_path / "alsa.conf"))
    sink = SoundDeviceSink(tmp_path / "libportaudio.so.2")
    assert not alsa_is_configured()
    assert not sink.is_available
    with pytest.raises(AudioDeviceError, match="No sound"):
        sink.open(16000)
    assert "sounddevice" not in sys.modules
    (tmp_path / "alsa.conf").touch()
    assert alsa_is_configured()


def test_this_computer_plays_or_says_why_not() -> None:
    sink = SoundDeviceSink()
    if sink.is_available:
        sink.open(16000)
        sink.close()
    else:
        with pytest.raises(AudioDeviceError):
            sink.open(16000)


@pytest.mark.parametrize("speed", [0.5, 0.8, 1.5, 2.0])
def test_stretching_keeps_the_pitch(speed: float) -> None:
    tone = (8000 * np.sin(2 * np.pi * 200 * np.arange(32000) / 16000)).astype("<i2")
    stretched = np.frombuffer(stretch(tone.tobytes(), 16000, speed), "<i2")
    assert stretched.size == pytest.approx(32000 / speed, rel=0.05)
    spectrum = np.abs(np.fft.rfft(stretched * np.hanning(stretched.size)))
    assert np.argmax(spectrum) * 16000 / stretched.size == pytest.approx(200, abs=3)


def test_normal_speed_is_left_alone() -> None:
    assert stretch(b"abcd", 16000, 1.0) == b"abcd"
    assert stretch(b"", 16000, 2.0) == b""
